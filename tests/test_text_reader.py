"""Plain text in: nothing lost, nothing invented, every span true."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import stmtdiff
from stmtdiff.errors import ParseError, ReadError
from stmtdiff.model import FrontLine, Gap, Paragraph, Section, Severity, Statement, legible
from stmtdiff.readers import Reading
from stmtdiff.readers.text import read_text
from stmtdiff.structure.lines import is_omission

# ------------------------------------------------------------------ laws

LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "  ",
            "1. We met.",
            "2.The Ministers noted",
            "1 We met.",
            "2 We agreed.",
            "3,We agreed",
            "12) Twelve",
            "(a) first;",
            "(i) roman,",
            "– dash item;",
            "• bullet",
            "We agree to:",
            "Peace and security",
            "II. Economy",
            "<…>",
            "[...]",
            "10 June 2024 in Vellmar",
            "2024.",
            "1.5 percent and",
            "5bis. Again",
            "3.1 Sub",
            "Port Alba, 14 June 2031",
            "1️⃣ First 🇷🇺🤝",
            "medium-",
            "#MeridianGroup and more.",
            "a small start",
            "\u200b",
        ]
    ),
    st.text(st.characters(codec="utf-8"), max_size=40),
)
SOURCES = st.lists(
    st.tuples(LINES, st.sampled_from(["\n", "\r\n", "\r", "\n\n"])), max_size=24
).map(lambda parts: "".join(line + end for line, end in parts))


def visible(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())


def told(statement: Statement) -> str:
    """Return everything a statement says, in reading order, without white space."""
    parts = []
    for element in statement.elements:
        match element:
            case FrontLine(text=text):
                parts.append(text)
            case Gap(marker=marker):
                parts.append(marker)
            case Section():
                parts.append(element.text)
            case Paragraph():
                parts.append(element.label + element.text)
    return visible("".join(parts))


def expected(source: str) -> str:
    """Return what must be told of a source: all that is visible and can stand in XML."""
    shown = legible(source.removeprefix("\ufeff").replace("\f", " ").replace("\v", " "))
    return visible(shown)


def expected_lines(source: str) -> list[str]:
    """Return the lines of a source on which something is visible."""
    lines = source.translate(dict.fromkeys(map(ord, "\u200b\u00ad\ufeff"))).splitlines()
    return [line.strip() for line in lines if line.strip()]


@given(SOURCES)
@example("1. A\n\n\n<…>\n\n5. B")
@example("2024.\n0\n‹…>\n")
@example("Title\n<…>\n")
@example("Title\nSecond line\n\nWe met:\n- one\n- two\n\nRest.")
def test_every_visible_character_is_told_once_and_in_order(source: str) -> None:
    """What a statement tells is what its source shows, character for character."""
    try:
        statement = read_text(source)
    except ReadError:
        assert all(map(is_omission, expected_lines(source))), "text was refused"
        return
    if statement.leftovers:
        return
    assert told(statement) == expected(source)


@given(SOURCES)
def test_spans_point_at_the_text_they_name(source: str) -> None:
    """The source between a span's ends is the element's own text, white space aside."""
    try:
        statement = read_text(source)
    except ReadError:
        return
    shown = legible(source.removeprefix("\ufeff").replace("\f", " ").replace("\v", " "))
    end = 0
    for element in statement.elements:
        part = shown[element.span.start : element.span.end]
        alone = Statement((element,))
        if not statement.leftovers:
            assert visible(part) == told(alone)
        assert element.span.start >= end
        end = element.span.end


@given(st.text(st.characters(), max_size=200))
def test_any_text_is_read_or_refused_in_our_own_words(source: str) -> None:
    """No text, lone surrogates included, raises anything but a ReadError."""
    with suppress(ReadError):
        assert read_text(source).paragraphs


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_our_own_words(data: bytes) -> None:
    """No bytes raise anything but a ReadError."""
    with suppress(ReadError):
        assert read_text(data).paragraphs


WRAPPED = """\
Joint Statement of the Meridian Group

Vellmar, 12 May 2032

1. The Ministers met on 12 May 2032 in Vellmar and exchanged views on resolution 2720 of the
Assembly, on the 35 percent target for 2040 and on medium-term measures in Articles 5 and 12.

Peace and security

2. They recalled decision 14 of 2031. They welcomed the report, took note of its paragraph 7 and of
the 1.5 percent rise, and agreed on people-to-people exchanges until 10 June 2033.

4. They agreed to:

(a) publish the list of 2031;

(b) share it with all members.

<…>

9. They thanked Calderra."""


@pytest.mark.parametrize("width", range(30, 201, 5))
def test_wrapping_at_any_width_changes_nothing(width: int) -> None:
    """Where a line wrapper breaks the lines, the paragraphs stay the same."""
    whole = read_text("\n\n".join(" ".join(part.split()) for part in WRAPPED.split("\n\n")))
    wrapped = read_text("\n\n".join(textwrap.fill(part, width) for part in WRAPPED.split("\n\n")))
    assert [(p.label, p.text) for p in wrapped.paragraphs] == [
        (p.label, p.text) for p in whole.paragraphs
    ]
    assert [s.text for s in wrapped.sections] == ["Peace and security"]
    assert wrapped.metadata == whole.metadata


@pytest.mark.parametrize("width", range(30, 201, 5))
def test_numbers_without_marks_are_the_same_at_any_width(width: int) -> None:
    """A count without marks reads as the one with marks, wherever the lines are broken."""
    bare = re.sub(r"(?m)^(\d)\.", r"\1", WRAPPED)
    marked, found = (
        read_text("\n\n".join(textwrap.fill(part, width) for part in text.split("\n\n")))
        for text in (WRAPPED, bare)
    )
    assert [(p.number, p.text) for p in found.paragraphs] == [
        (p.number, p.text) for p in marked.paragraphs
    ]


@pytest.mark.parametrize("break_", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [50, 64, 80, 95])
def test_real_paragraphs_numbered_without_marks(shared: Path, width: int, break_: str) -> None:
    """Of real texts numbered so, every number of text is found and no figure is taken for one."""
    for path in sorted((shared / "fomc").glob("*.txt"))[::8]:
        texts = [" ".join(part.split()) for part in path.read_text("utf-8").split("\n\n")]
        texts = [text for text in texts if text[:1].isupper() and text.endswith((".", ";"))]
        lines = [textwrap.fill(f"{n} {text}", width) for n, text in enumerate(texts, start=1)]
        numbers = [p.number for p in read_text(break_.join(lines)).paragraphs]
        wanted = [str(n) for n in range(1, len(texts) + 1)]
        assert numbers == wanted or len(texts) < 3, path.name
        unnumbered = read_text(break_.join(textwrap.fill(text, width) for text in texts))
        assert not [p.number for p in unnumbered.paragraphs if p.number], path.name


# ------------------------------------------------------- what is no text


@pytest.mark.parametrize(
    "data",
    [
        '{"paragraphs": ["1. We met."]}',
        b'\xef\xbb\xbf [{"number": 1, "text": "We met."}]\n',
        '{"text": "We met."}\n{"text": "We agreed."}\n',
        '{"text": "We met."}'.encode("utf-16"),
        "[]",
    ],
)
def test_json_is_refused_by_name(data: str | bytes) -> None:
    """Data is no prose: an object, lines of objects or an array are named, with what to do."""
    with pytest.raises(ParseError, match=r"this is JSON.*--from text"):
        stmtdiff.reads(data)


@pytest.mark.parametrize("form", ["comparison", "statement"])
def test_our_own_json_is_refused_by_name(form: str) -> None:
    """What stmtdiff wrote for programs is not read as prose."""
    statement = read_text("1. We met.")
    thing = stmtdiff.compare(statement, statement) if form == "comparison" else statement
    with pytest.raises(ParseError, match="JSON that stmtdiff wrote"):
        stmtdiff.reads(stmtdiff.render(thing, "json"))


@pytest.mark.parametrize("text", ["[1] We met.", "[…]\n\n1. We met.", "{We} met.", "[We met.]"])
def test_brackets_alone_make_no_json(text: str) -> None:
    """A text that begins with a bracket is read."""
    assert stmtdiff.reads(text).paragraphs


# ------------------------------------------------------------- encodings

CYRILLIC = (
    "Совместное заявление\n\n1. Министры подтвердили приверженность миру.\n\n2. Они встретились."
)
TURKISH = (
    "Ortak Bildiri\n\n1. Bakanlar barışa bağlılıklarını teyit etti.\n\n2. Görüşmeler sürdü, şöyle."
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CYRILLIC, "utf-8"),
        (CYRILLIC, "utf-8-sig"),
        (CYRILLIC, "utf-16"),
        (CYRILLIC, "utf-16-le"),
        (CYRILLIC, "cp1251"),
        (CYRILLIC, "koi8-r"),
        (TURKISH, "cp1254"),
        (TURKISH, "utf-16-be"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_newlines_read_alike(text: str, encoding: str, newline: str) -> None:
    """The same text in eight encodings and three newlines gives the same paragraphs."""
    data = text.replace("\n", newline).encode(encoding)
    given_text, found = read_text(text), read_text(data)
    assert [p.text for p in found.paragraphs] == [p.text for p in given_text.paragraphs]
    assert found.title == given_text.title


def test_a_guessed_encoding_is_reported() -> None:
    """Bytes that are not UTF-8 are never decoded in silence."""
    statement = read_text(CYRILLIC.encode("cp1251"))
    assert statement.source.encoding == "cp1251"
    assert [note.code for note in statement.diagnostics][:1] == ["encoding-guessed"]


def test_a_few_accents_are_not_taken_for_cyrillic() -> None:
    """French saved as Latin-1 is guessed as a Western encoding, however few its accents."""
    statement = read_text("1. Le Conseil a salué les progrès.".encode("latin-1"))
    assert statement.paragraphs[0].text == "Le Conseil a salué les progrès."


def test_halves_of_characters_are_no_text() -> None:
    """UTF-8 with lone surrogates is an error with its place, not a guess at another encoding."""
    with pytest.raises(ParseError, match=r":1:6:"):
        read_text(b"1. A \xed\xa0\xbd B", Reading(name="post.txt"))


def test_a_flaw_in_utf8_names_its_line_and_column() -> None:
    """A broken byte in an otherwise good UTF-8 file is an error with its place, not a guess."""
    data = "1. Élan vital à l’été.\n2. Où — ça ?".encode() + b"\xff."
    with pytest.raises(ParseError) as caught:
        read_text(data, Reading(name="declaration.txt"))
    assert (caught.value.line, caught.value.column) == (2, 13)
    assert "declaration.txt:2:13" in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"  \n\r\n", "\ufeff".encode(), "\u200b\n\u200b".encode(), b"\n" * 9]
)
def test_nothing_to_read_is_an_error(data: bytes) -> None:
    """A file without a visible character is trouble, never an empty statement."""
    with pytest.raises(ReadError, match="empty"):
        read_text(data)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 x", b"PK\x03\x04", bytes(range(32)) * 20, b"\x89PNG.."]
)
def test_binary_files_are_refused_by_name(data: bytes) -> None:
    """A file that is no text is refused, and where it can be told, by what it is."""
    with pytest.raises(ParseError):
        read_text(data)


@pytest.mark.parametrize("path", ["/dev/zero", "-"])
def test_what_has_no_end_is_refused(path: str, tmp_path: Path) -> None:
    """A device that was named by a slip does not fill the memory until the machine stops it."""
    old = tmp_path / "old.txt"
    old.write_text("1. We met.\n", encoding="utf-8")
    with Path("/dev/zero").open("rb") as endless:
        ran = subprocess.run(
            [sys.executable, "-m", "stmtdiff", old, path],
            stdin=endless,
            capture_output=True,
            check=False,
        )
    assert ran.returncode == 2
    assert b"has more than 256 MB, or no end" in ran.stderr


@pytest.mark.parametrize(
    ("name", "form", "warned"),
    [("old.txt", "", True), ("old.html", "", False), ("old.txt", "html", False)],
)
def test_a_web_page_by_the_name_of_a_text_is_told(name: str, form: str, warned: bool) -> None:
    """Line breaks mean nothing in it, so a text that only begins with a tag would read as one."""
    statement = stmtdiff.reads("<p>Title\n\n1. We met.\n\n2. We agreed.\n", name=name, format=form)
    assert ("read-as-web-page" in [note.code for note in statement.diagnostics]) is warned


def test_who_counts_from_nought_is_not_warned() -> None:
    """The first number repeats nothing; a second nought would."""
    codes = [
        [
            n.code
            for n in stmtdiff.reads(f"{start}. We met.\n\n{start + 1}. We agreed.\n").diagnostics
        ]
        for start in (0, 1)
    ]
    assert codes == [[], []]
    again = stmtdiff.reads("0. We met.\n\n0. We agreed.\n\n1. We left.\n").diagnostics
    assert "duplicate-number" in [note.code for note in again]


def test_a_bracket_belongs_to_the_title() -> None:
    """What is only a mark in front of a title is no part of it, but a bracket has its twin."""
    assert stmtdiff.reads("[Draft] Declaration\n\n1. We met.\n").title == "[Draft] Declaration"
    assert stmtdiff.reads("★ Declaration\n\n1. We met.\n").title == "Declaration"


def test_control_characters_are_shown_and_reported() -> None:
    """What XML cannot hold becomes visible, keeps its place and is told with line and column."""
    statement = read_text("1. One.\n\n2. Tw\x00o.\n")
    assert [p.text for p in statement.paragraphs] == ["One.", "Tw␀o."]
    note = next(note for note in statement.diagnostics if note.code == "illegible-characters")
    assert (note.line, note.column, note.severity) == (3, 6, Severity.WARNING)


def test_every_line_break_breaks_and_an_editor_counts_lines() -> None:
    """Vertical tab, NEL and the separators end a line; places are counted by CR and LF only."""
    statement = read_text("1. A\r\n2. B\r3. C\n4. D\v5. E\f6. F\x857. G\u20288. H\u2029\n10. I\n")
    assert [p.number for p in statement.paragraphs] == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "10",
    ]
    (gap,) = (note for note in statement.diagnostics if note.code == "number-gap")
    assert (gap.line, gap.column) == (5, 1)


def test_a_page_break_inside_a_paragraph_does_not_break_it() -> None:
    """A form feed beside a line break adds no blank line."""
    statement = read_text("1. We met and agreed on the\n\fcontinued work.\n2. We parted.")
    assert len(statement.paragraphs) == 2


def test_what_reorders_a_text_is_reported() -> None:
    """An override or isolate of the reading direction stays in the text and is warned of."""
    statement = read_text("1. A.\n2. Pay \u202e001\u202c now.\n")
    assert statement.paragraphs[1].text == "Pay \u202e001\u202c now."
    (note,) = statement.diagnostics
    assert (note.code, note.line, note.column) == ("bidi-control", 2, 8)
    assert not read_text("1. \u200fسلام\u200e.").diagnostics


def test_composed_and_decomposed_text_is_kept_as_it_is() -> None:
    """The reader changes no character: what is folded is folded for comparison only."""
    decomposed = unicodedata.normalize("NFD", "1. Élan é")
    assert read_text(decomposed).paragraphs[0].text == decomposed[3:]
