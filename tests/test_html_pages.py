"""The statement is found in a page, and all else of the page is left over with its reason.

The pages in ``tests/data/html`` hold the sample statements: in the style of a government's content
management system, of an old ministry (layout tables, cp1252), of WordPress, of Word ("filtered"),
with numbers in cells of their own; and as LibreOffice saves them, with numbers typed or automatic.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import stmtdiff
from stmtdiff import Statement
from stmtdiff.errors import ParseError
from stmtdiff.readers import Reading
from stmtdiff.readers.html import read_html

EXAMPLES = Path(__file__).parents[1] / "examples"
PAGES = Path(__file__).parent / "data" / "html"

DECLARATION, JOINT = "declaration-2031", "joint-statement-2032"
SAMPLES = (
    ("government-cms.html", DECLARATION),
    ("old-ministry.html", DECLARATION),
    ("wordpress.html", JOINT),
    ("word-filtered.html", JOINT),
    ("numbers-in-cells.xhtml", f"{JOINT}.excerpt"),
    (f"{DECLARATION}.typed.html", DECLARATION),
    (f"{JOINT}.typed.html", JOINT),
)


def everything(statement: Statement) -> str:
    """Return all text of a statement and its leftovers."""
    kept = [e.marker if isinstance(e, stmtdiff.Gap) else e.text for e in statement.elements]
    return "\n".join([*kept, *(x.text for x in statement.leftovers)])


def reasons(page: str) -> list[tuple[str, str]]:
    """Return what is left out of a page, with the reasons."""
    return [(x.reason, x.text) for x in read_html(page).leftovers]


@pytest.mark.parametrize(("page", "sample"), SAMPLES)
def test_the_sample_in_a_page_is_the_sample(page: str, sample: str) -> None:
    """Front, headings, numbers and words are those of the text, whatever stands around them."""
    text = stmtdiff.read(EXAMPLES / f"{sample}.txt")
    found = stmtdiff.read(PAGES / page)
    assert found.source.media_type == "text/html"
    assert [line.text for line in found.front] == [line.text for line in text.front]
    assert [s.text for s in found.sections] == [s.text for s in text.sections]
    assert [p.number for p in found.paragraphs] == [p.number for p in text.paragraphs]
    assert [p.text for p in found.paragraphs] == [p.text for p in text.paragraphs]
    assert [gap.marker for gap in found.gaps] == [gap.marker for gap in text.gaps]
    assert (found.metadata.date, found.metadata.place) == (text.metadata.date, text.metadata.place)
    # Of two printed forms of a number (7. and 7.We), the page may have the other.
    assert {note.kind for note in stmtdiff.compare(text, found).annotations} <= {"numbering"}


@pytest.mark.parametrize("name", [DECLARATION, JOINT])
def test_automatic_numbers_of_a_saved_document(name: str) -> None:
    """As LibreOffice saves automatic numbers, all words and numbers are those of the text.

    It has no way to save the marks of inner lists: - becomes a bullet, (a) becomes a.
    """
    text = stmtdiff.read(EXAMPLES / f"{name}.txt")
    found = stmtdiff.read(PAGES / f"{name}.automatic.html")
    assert [p.number for p in found.paragraphs] == [p.number for p in text.paragraphs]
    blocks = [[[(b.level, b.text) for b in p.blocks] for p in s.paragraphs] for s in (found, text)]
    assert blocks[0] == blocks[1]
    assert [s.text for s in found.sections] == [s.text for s in text.sections]


def test_what_is_left_of_a_government_page() -> None:
    """Every part around the statement is left over, under the name a person would give it."""
    statement = stmtdiff.read(PAGES / "government-cms.html")
    by_reason: dict[str, str] = {}
    for x in statement.leftovers:
        by_reason[x.reason] = f"{by_reason.get(x.reason, '')} {x.text}"
    expected = {
        "byline": "15 June 2031",
        "footnote": "Report of the Auditor",
        "footnote mark": "1 2",
        "form control": "Search",
        "hidden": "99. This paragraph was withdrawn.",
        "navigation": "Speeches",
        "notice": "We use cookies",
        "page footer": "Last updated",
        "page title": "Port Alba Declaration | Government of Calderra",
        "picture": "Government of Calderra",
        "related links": "Rules of procedure",
        "share buttons": "Share",
        "shown without scripts only": "works better with scripts",
        "sidebar": "New ferry to Ondry Bay",
    }
    assert sorted(by_reason) == sorted(expected)
    assert all(words in by_reason[reason] for reason, words in expected.items())
    (note,) = [n for n in statement.diagnostics if n.code == "left-out"]
    assert "sidebar (24)" in note.message


def test_what_is_left_of_an_old_page() -> None:
    """Without any names, links show what is around the statement, and where it ends."""
    statement = stmtdiff.read(PAGES / "old-ministry.html")
    assert statement.source.encoding == "cp1252"
    assert [x.reason for x in statement.leftovers] == [
        "page title",
        "picture",
        "before the statement",
        "link in the page",
        "link in the page",
        "after the statement",
    ]
    assert "“A summit for the islands”" in statement.leftovers[-1].text


@pytest.mark.parametrize("name", ["wordpress.html", "word-filtered.html"])
def test_footnotes_of_programs(name: str) -> None:
    """WordPress's and Word's footnotes are left over, and their marks taken out of the text."""
    statement = stmtdiff.read(PAGES / name)
    notes = [x.text for x in statement.leftovers if x.reason == "footnote"]
    assert "Counted by the Secretariat" in notes[0]
    assert "twenty-nine had been" in statement.paragraphs[2].text


BODY = "<p>1. We reaffirm our will to talk to each other.</p><p>2. We thank our hosts.</p>"


@pytest.mark.parametrize(
    "page",
    [
        f"<nav>X</nav><div>{BODY}</div>",
        f"<div class=nav-wrapper><div class=menu>X</div>{BODY}</div>",
        f"<div class='cookie-consent'>X</div>{BODY}",
        f"<footer>X</footer><aside>{BODY}</aside>",
        f"<a href=/>X</a><br><br>{BODY}",
        f"<table><tr><td><a href=/>X</a><td>{BODY}</table>",
        f"<form id=aspnetForm><div id=footer>X</div><div>{BODY}</div></form>",
        f"<main><h1>Declaration</h1><a href=/>X</a>{BODY}</main>",
        f"<ol><li><a href=/>X</a></ol>{BODY}",
        f"<div class=related><ol><li>X</ol></div>{BODY}",
        f"{BODY}<p>© 2031 X</p>",
    ],
)
def test_the_statement_is_where_the_numbers_are(page: str) -> None:
    """Names of parts and links show what is none, unless the numbered paragraphs stand in it."""
    statement = read_html(page)
    assert [p.number for p in statement.paragraphs] == ["1", "2"]
    assert "X" not in "".join(p.text for p in statement.paragraphs)
    assert sum("X" in x.text for x in statement.leftovers) == 1


def test_a_title_that_stands_apart() -> None:
    """A title in the header of the page, or in another cell, goes with the statement."""
    for page in (
        f"<header><nav><a href=/>Home</a></nav><h1>Declaration</h1></header><main>{BODY}</main>",
        f"<table><tr><td><a href=/>Home</a><tr><td><h2>Declaration</h2><tr><td>{BODY}</table>",
    ):
        statement = read_html(page)
        assert statement.title == "Declaration"
        assert [p.number for p in statement.paragraphs] == ["1", "2"]


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Declaration</h1><p>Vellmar, 12 May 2032</p><ol>{}</ol>",
        "<p><b>Declaration</b></p><p>Vellmar, 12 May 2032</p><ol>{}</ol>",
        "<h1>Declaration</h1><p>Vellmar, 12 May 2032</p><div><ol>{}</ol></div>",
        "<h1>Declaration</h1><a href=/>Print</a><p>Vellmar, 12 May 2032</p><div><ol>{}</ol></div>",
        "<section><h1>Declaration</h1><p>Vellmar, 12 May 2032</p><div><ol>{}</ol></div></section>",
        "<center>Declaration</center><p>Vellmar, 12 May 2032</p><table><tr><td><ol>{}</ol></table>",
    ],
)
def test_the_front_goes_with_the_statement(page: str) -> None:
    """Title, place and date are read also where they stand outside of the list of paragraphs."""
    items = "<li value=3>We reaffirm our will to talk.<li>We thank our hosts.<p>"
    statement = read_html(f"<body><nav>Home</nav>{page.format(items)}<p>Done in May.</p></body>")
    assert (statement.title, statement.metadata.place) == ("Declaration", "Vellmar")
    assert "We thank our hosts." in [p.blocks[0].text for p in statement.paragraphs]


def test_an_annex_with_its_own_count_is_kept() -> None:
    """A second count of numbers beside the first is a part of the statement."""
    more = "".join(f"<p>{n}. The {n}th task is to be done in time.</p>" for n in range(1, 5))
    statement = read_html(
        f"<a href=/>Home</a><div id=a><div>{BODY}</div><h2>Annex</h2><div>{more}</div></div>"
    )
    assert [p.number for p in statement.paragraphs] == ["1", "2", "1", "2", "3", "4"]


def test_a_numbered_list_in_a_paragraph_is_no_statement() -> None:
    """However long an inner list is, the paragraphs around it are what is read."""
    items = "".join(f"<li>to do the {n}th task of the work programme in time;</li>" for n in "2345")
    page = f"<a href=/>Home</a><div><p>1. We agree:</p><ol>{items}</ol><p>2. We thank.</p></div>"
    assert [p.number for p in read_html(page).paragraphs] == ["1", "2"]


def test_a_page_without_numbers() -> None:
    """Where nothing is numbered the main text is read, or else the densest part; it is said so."""
    text = "<p>We met in Port Alba and talked about the peace of the region.</p>" * 3
    for page in (
        f"<div><a href=/>Home</a></div><div>{text}</div><div><p>Ministry of Rest</p></div>",
        f"<main><article><h1>Talks</h1>{text}</article><aside>News</aside></main><p>Bye</p>",
    ):
        statement = read_html(page)
        assert len(statement.paragraphs) == 3
        assert "statement-guessed" in [note.code for note in statement.diagnostics]


def test_numbered_text_outside_is_warned_of() -> None:
    """A numbered paragraph among what is left out is said, since it may be missed."""
    other = "<p>9. This stands in a box beside the text and is numbered like a part of it, too.</p>"
    text = "".join(f"<p>{n}. We thank host {n} for all that was done.</p>" for n in range(1, 9))
    statement = read_html(f"<main>{text}</main><div>{other}</div><a href=/>Home</a>")
    assert [p.number for p in statement.paragraphs] == list("12345678")
    assert "numbered-text-left-out" in [note.code for note in statement.diagnostics]


def test_links_in_the_text_stay() -> None:
    """A paragraph, an item or a heading that is a link is text; a lone line of links is none."""
    page = (
        "<main><h1><a href=/>Declaration</a></h1><p>1. <a href=/>We reaffirm the Charter.</a></p>"
        "<ul><li><a href=/>the first protocol;</a></ul><h2><a href=/>Trade</a></h2><p>2. B<p>3. C"
        "<p><a href=/x>All documents</a></p></main>"
    )
    statement = read_html(page)
    assert statement.title == "Declaration"
    assert [s.heading for s in statement.sections] == ["Trade"]
    assert [p.text for p in statement.paragraphs] == [
        "We reaffirm the Charter.\n• the first protocol;", "B", "C",
    ]  # fmt: skip
    assert reasons(page) == [("links", "All documents")]


def test_a_page_in_two_languages() -> None:
    """Of a page that holds one text in two languages, the fuller one is read, or the one wanted."""
    page = (
        "<html lang=ru><main><p>Совместное заявление министров</p>"
        "<p>1. Министры подтвердили свою приверженность принципам Группы и её целям.</p>"
        "<p>2. Министры приветствовали итоги встречи.</p><hr>"
        "<p>Joint Statement of the Ministers</p>"
        "<p>1. The Ministers reaffirmed their commitment to the principles of the Group.</p>"
        "<p>2. The Ministers welcomed the results of the meeting.</p>"
        "<p>3. The Ministers thanked their hosts for all that they had done.</p></main>"
    )
    statement = read_html(page)
    assert [p.number for p in statement.paragraphs] == ["1", "2", "3"]
    assert statement.metadata.language == "en"
    assert [x.reason for x in statement.leftovers] == ["text 1, in Russian"]
    assert "several-texts" in [note.code for note in statement.diagnostics]
    for reading in (Reading(language="ru"), Reading(part=1)):
        other = read_html(page, reading)
        assert other.paragraphs[1].text == "Министры приветствовали итоги встречи."
        assert other.metadata.language == "ru"


def test_a_redline_is_refused() -> None:
    """A page that stmtdiff wrote holds two texts, and is never read as one."""
    old, new = (stmtdiff.reads(f"1. {word} it.") for word in ("We do", "We did"))
    page = stmtdiff.render(stmtdiff.compare(old, new), "html")
    with pytest.raises(ParseError, match="redline that stmtdiff wrote"):
        stmtdiff.reads(page)


def test_two_formats_of_one_text_compare_as_same() -> None:
    """A page against the text, and a page against a Word document, have the same statement."""
    page = stmtdiff.read(PAGES / "government-cms.html")
    assert stmtdiff.compare(stmtdiff.read(EXAMPLES / "declaration-2031.txt"), page).same
    docx = stmtdiff.read(PAGES.parent / "docx" / "declaration-2031.typed.docx")
    assert stmtdiff.compare(page, docx).same


@pytest.mark.parametrize(("page", "sample"), SAMPLES)
def test_nothing_is_lost_between_text_and_leftovers(page: str, sample: str) -> None:
    """Each word of the sample's text is in the page's statement as often as in the sample."""
    text = stmtdiff.read(EXAMPLES / f"{sample}.txt")
    found = everything(stmtdiff.read(PAGES / page)).split()
    for word in set(everything(text).split()):
        assert word in found
