"""A source that holds several texts: which one is the statement, and what becomes of the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stmtdiff
from stmtdiff.errors import ReadError
from stmtdiff.languages import identify_language
from stmtdiff.readers.text import read_text

POSTS = Path(__file__).parent / "data" / "posts"
EXAMPLES = Path(__file__).parents[1] / "examples"
RUN = (POSTS / "run.txt").read_text(encoding="utf-8")
BILINGUAL = (POSTS / "bilingual.txt").read_text(encoding="utf-8")


def everything(statement: stmtdiff.Statement) -> list[str]:
    """Return all characters of a statement and its leftovers, sorted, space and breaks aside."""
    texts = [x.text for x in (*statement.front, *statement.sections, *statement.leftovers)]
    texts += [p.label + p.text for p in statement.paragraphs]
    texts += [gap.marker for gap in statement.gaps]
    return sorted("".join("".join(texts).split()))


def test_the_statement_is_found_in_a_run_of_posts() -> None:
    """The numbered text among the posts is the statement; the others are left over, by language."""
    statement = stmtdiff.reads(RUN, name="run.txt")
    assert statement.title.startswith("Joint Statement of the Ministers of the Meridian Group")
    assert [p.number for p in statement.paragraphs] == ["1", "4", "7"]
    assert statement.metadata.language == "en"
    assert [x.reason for x in statement.leftovers] == [
        "text 1, in English",
        "text 2, in Turkish",
        "text 3, in Russian",
        "text 5, in Russian",
    ]
    assert everything(statement) == sorted("".join(RUN.split()))
    (note,) = [n for n in statement.diagnostics if n.code == "several-texts"]
    assert "5 texts (2 in English, 2 in Russian, 1 in Turkish). This is text 4" in note.message


def test_a_quotation_is_no_text_of_its_own() -> None:
    """What stands in another language between two numbers of one count belongs to the text."""
    fourth = stmtdiff.reads(RUN).paragraphs[1]
    assert "La mer unit" in fourth.text


@pytest.mark.parametrize(
    ("options", "begins"),
    [
        ({"language": "tr"}, "🔸"),
        ({"part": 1}, "Our unity"),
        ({"language": "ru", "part": 5}, "🇽🇦🤝 Встреча"),
        ({"language": "en-GB"}, "They reaffirmed"),
    ],
)
def test_another_text_is_chosen(options: stmtdiff.readers.ReadOptions, begins: str) -> None:
    """A language or a part's number chooses another text of the source."""
    statement = stmtdiff.reads(RUN, **options)
    assert any(begins in p.text for p in statement.paragraphs)
    assert len(statement.leftovers) == 4


def test_a_text_that_is_not_there_is_refused() -> None:
    """A part or a language that the source does not hold is an error that says what there is."""
    with pytest.raises(ReadError, match="there is no part 9: the source holds 5 texts"):
        stmtdiff.reads(RUN, part=9)
    with pytest.raises(ReadError, match="none in Chinese; there is English, Russian, Turkish"):
        stmtdiff.reads(RUN, language="zh")
    with pytest.raises(ReadError, match="there is no part 2: the source holds one text"):
        stmtdiff.reads("1. A text.", part=2)


def test_two_languages_side_by_side_are_two_texts() -> None:
    """Paragraphs printed one by one in two languages are read as one text or as the other."""
    for language, first in (("en", "The Ministers reaffirmed"), ("ru", "Министры подтвердили")):
        statement = stmtdiff.reads(BILINGUAL, language=language)
        assert [p.number for p in statement.paragraphs] == ["1", "2", "3"]
        assert statement.paragraphs[0].text.startswith(first)
        assert statement.title.split()[0] == {"en": "Joint", "ru": "Совместное"}[language]
        assert len(statement.leftovers) == 1
        assert everything(statement) == sorted("".join(BILINGUAL.split()))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*2*.txt")), ids=lambda path: path.name)
def test_one_text_stays_one(path: Path) -> None:
    """A statement in one language is never cut, its foreign names notwithstanding."""
    assert not stmtdiff.read(path).leftovers


def test_the_real_posts(shared: Path) -> None:
    """An embassy's run of posts yields the ministers' statement with its eight paragraphs."""
    text = (shared / "statements" / "embassy-posts.txt").read_text(encoding="utf-8")
    statement = stmtdiff.reads(text)
    numbers = [p.number for p in statement.paragraphs]
    assert numbers == ["1", "5", "15", "32", "34", "36", "40", "54"]
    excerpt = stmtdiff.read(shared / "statements" / "nizhny-novgorod-2024.excerpt.txt")
    assert stmtdiff.compare(excerpt, statement).same
    assert {x.reason.split()[-1] for x in statement.leftovers} == {"English", "Turkish", "Russian"}
    assert everything(statement) == sorted("".join(text.split()))


def test_central_bank_statements_are_one_text(shared: Path) -> None:
    """Of 159 statements in English, with their lists of names, none is cut."""
    paths = sorted((shared / "fomc").glob("*.txt"))
    assert len(paths) > 100
    cut = [p.name for p in paths if stmtdiff.read(p).leftovers]
    assert cut == []


@given(
    st.lists(
        st.sampled_from(
            [
                "1. The Ministers reaffirmed the principles of the Group and of its members.",
                "2. They welcomed the results of the meeting that was held in the city.",
                "❗️ News of the day from the embassy",
                "Министры приветствовали итоги встречи и подтвердили свои намерения.",
                "🔸 Bakanlar toplantının sonuçlarını memnuniyetle karşıladı ve teşekkür etti.",
                "🎥 Watch",
                "<…>",
            ]
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(["\n", "\n\n"]),
)
def test_nothing_is_lost_between_texts(lines: list[str], gap: str) -> None:
    """However posts follow each other, every character is in the statement or left over."""
    source = gap.join(lines)
    try:
        statement = read_text(source)
    except ReadError:
        return
    assert everything(statement) == sorted("".join(source.split()))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We reaffirm our commitment to the purposes of the Charter and welcome the talks."),
        ("ru", "Мы подтверждаем нашу приверженность целям Устава и приветствуем переговоры."),
        (
            "tr",
            "Şartın amaçlarına bağlılığımızı yineliyor ve görüşmeleri memnuniyetle karşılıyoruz.",
        ),
        ("ar", "نؤكد من جديد التزامنا بمقاصد الميثاق ونرحب بالمحادثات."),
        ("zh", "我们重申对宪章宗旨的承诺，欢迎会谈。"),
        (
            "fr",
            "Nous réaffirmons notre attachement aux buts de la Charte et saluons les pourparlers.",
        ),
        (
            "es",
            "Reafirmamos nuestro compromiso con los propósitos de la Carta y acogemos las charlas.",
        ),
        (
            "pt",
            "Reafirmamos o nosso compromisso com os propósitos da Carta e saudamos o acordo.",
        ),
        ("hi", "हम चार्टर के उद्देश्यों के प्रति अपनी प्रतिबद्धता दोहराते हैं और वार्ता का स्वागत करते हैं।"),
        ("uk", "Ми підтверджуємо нашу відданість цілям Статуту і вітаємо переговори."),
        ("fa", "ما بر تعهد خود به اهداف منشور تأکید می‌کنیم و از گفت‌وگوها چشم‌پوشی نمی‌کنیم."),
        ("ja", "我々は憲章の目的への約束を再確認し、協議を歓迎する。"),
        ("und", "Port Alba 2031"),
        ("und", "12 ... 34"),
    ],
)
def test_languages_are_told(language: str, text: str) -> None:
    """A sentence tells its language; a name and figures tell none."""
    assert identify_language(text) == language
