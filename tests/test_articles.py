"""Treaties: where articles number their texts, and where they are headings."""

from __future__ import annotations

import pytest

import stmtdiff
from stmtdiff.model import Part
from stmtdiff.readers.html import read_html
from stmtdiff.readers.text import read_text

TREATY = """Treaty of Hale

The Parties, wishing for peace, agree as follows.

Article 1
The Parties share the water of the Hale.

Article 2
Each Party shall open its gates in spring.

Article 3
This Treaty ends in 2050:
(a) for one;
(b) for all.

Done at Hale on 4 May 2041.
"""
NUMBERS = ["", "Article 1", "Article 2", "Article 3", ""]


@pytest.mark.parametrize("between", ["\n", "\n\n", ".\n\n", " –\n\n"])
def test_a_text_under_an_article_has_its_number(between: str) -> None:
    """On the next line or behind a blank one; its list, and what stands around it, as elsewhere."""
    source = TREATY
    for number in "123":
        source = source.replace(f"Article {number}\n", f"Article {number}{between}")
    statement = read_text(source)
    assert [p.number for p in statement.paragraphs] == NUMBERS
    assert not statement.sections
    assert [p.part for p in statement.paragraphs][::4] == [Part.PREAMBLE, Part.CONCLUSIONS]
    assert [block.label for block in statement.paragraphs[3].blocks] == ["", "(a)", "(b)"]
    first = statement.paragraphs[1].span
    assert source[first.start :].startswith("Article 1")
    assert source[: first.end].endswith("the Hale.")
    assert stmtdiff.reads(stmtdiff.to_akn(statement), format="akn") == statement


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("ARTICLE", "The Parties share the water of the Hale."),
        ("Artículo", "Las Partes comparten las aguas del Hale."),
        ("Artikel", "Die Parteien teilen das Wasser der Hale."),
        ("Madde", "Taraflar Hale suyunu paylaşır ve korur."),
        ("Статья", "Стороны совместно используют воды Хале."),
        ("المادة", "تتقاسم الأطراف مياه نهر هالي بالتساوي."),
    ],
)
@pytest.mark.parametrize("numerals", [("1", "2", "3"), ("I", "II", "III"), ("1", "2", "2 bis")])
def test_articles_of_other_languages(word: str, text: str, numerals: tuple[str, ...]) -> None:
    """In small letters or capitals, with figures or Roman numerals."""
    articles = [f"{word} {numeral}" for numeral in numerals]
    source = "\n\n".join(f"{article}\n{text}" for article in articles)
    assert [p.label for p in read_text(source).paragraphs] == articles


def test_articles_are_read_from_pages_too() -> None:
    """Also where the page calls them headings."""
    page = "".join(f"<h3>Article {n}</h3><p>We share it {n} times a year.</p>" for n in (1, 2, 3))
    statement = read_html(f"<h1>Treaty of Hale</h1>{page}")
    assert [p.number for p in statement.paragraphs] == NUMBERS[1:4]


def test_a_new_article_renumbers_those_behind_it() -> None:
    """They are the same texts under other numbers."""
    source = TREATY.replace("Article 3", "Article 4").replace("Article 2", "Article 3")
    source = source.replace("Article 3", "Article 2\nThey publish their figures.\n\nArticle 3", 1)
    diff = stmtdiff.compare(read_text(TREATY), read_text(source))
    numbers = [(pair.old_numbers, pair.new_numbers) for pair in diff.paragraphs]
    assert (("Article 2",), ("Article 3",)) in numbers
    assert ((), ("Article 2",)) in numbers


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Article 2\n", "Article 2\nGates and water\n"),
        ("Article 2\n", "Article 2\n1. We met.\n2. "),
        ("Article 3\n", "Article 3\n\n<…>\n\n"),
    ],
)
def test_articles_with_titles_or_numbers_in_them_are_headings(old: str, new: str) -> None:
    """All of them, if it is so in one: nothing is numbered by halves."""
    statement = read_text(TREATY.replace(old, new))
    assert [s.heading for s in statement.sections if s.heading.startswith("Article")] == [
        "Article 1",
        "Article 2",
        "Article 3",
    ]


def test_a_single_article_is_a_heading() -> None:
    """It may be quoted; a count has two."""
    statement = read_text("Joint Statement\n\nWe met.\n\nArticle 5\n\nWe agreed to it.")
    assert [s.heading for s in statement.sections] == ["Article 5"]


def test_an_article_that_is_missing_is_told() -> None:
    """As a paragraph that is missing is."""
    notes = read_text(TREATY.replace("Article 3", "Article 4")).diagnostics
    assert [note.code for note in notes] == ["number-gap"]


def test_an_article_with_a_suffix_stands_between_two() -> None:
    """Article 2 bis is neither another article 2 nor one that is missing."""
    source = TREATY.replace("Article 3", "Article 2 bis\nThey report each year.\n\nArticle 3")
    for printed in (source, source.replace("2 bis", "2 BIS"), source.replace("2 bis", "2bis")):
        assert read_text(printed).diagnostics == ()


@pytest.mark.parametrize(
    "article",
    [
        "Article {}",
        "art. {}",
        "Artigo {}",
        "Articolo {}",
        "Стаття {}",
        "अनुच्छेद {}",
        "Article {}.",
        "Article {} :",
        "Article {}-",
        "Article {}–",
        "Article {} —",
        "Article {}bis",
        "Article {} ter",
        "Article {} quater.",
    ],
)
@pytest.mark.parametrize("numbers", [("1", "2"), ("117", "118"), ("XXXVIII", "XXXIX"), ("xl", "l")])
def test_how_articles_are_printed(article: str, numbers: tuple[str, str]) -> None:
    """In more languages, with a mark behind the number or a suffix; two are enough."""
    articles = [article.format(number) for number in numbers]
    text = "The Parties share the water of the Hale."
    statement = read_text("\n\n".join(f"{one}\n\n{text}" for one in articles))
    assert [p.label for p in statement.paragraphs] == articles


def test_an_item_that_names_an_article_is_none() -> None:
    """It is an item of a list, whatever stands behind it."""
    text = "The Parties share the water of the Hale."
    items = "\n\n".join(f"({letter}) Article {n}\n\n{text}" for letter, n in (("a", 1), ("b", 2)))
    statement = read_text(f"We recall:\n\n{items}")
    assert not [p.label for p in statement.paragraphs if p.label.startswith("Article")]


def test_a_list_under_an_article_is_no_text_of_it() -> None:
    """Where an article has items alone, all of them are headings."""
    text = "We share the water of the Hale by turns."
    page = f"<p>Article 1</p><p>{text}</p><p>Article 2</p><ul><li>{text}</li><li>{text}</li></ul>"
    statement = read_html(f"<h1>Treaty of Hale</h1>{page}")
    assert not [p.label for p in statement.paragraphs if p.label.startswith("Article")]


@pytest.mark.parametrize("mark", [".", " :", " –", ""])
def test_an_article_s_text_may_stand_on_the_next_line(mark: str) -> None:
    """With a mark behind the number, too, which makes no sentence of it."""
    statement = read_text(
        f"Treaty of the Lakes\n\nArticle 1{mark}\nThe parties keep the lakes clean, and count\n"
        f"the nets of the boats.\n\nArticle 2{mark}\nThe parties meet each year.\n"
    )
    assert [(p.number, p.text) for p in statement.paragraphs] == [
        ("Article 1", "The parties keep the lakes clean, and count the nets of the boats."),
        ("Article 2", "The parties meet each year."),
    ]
