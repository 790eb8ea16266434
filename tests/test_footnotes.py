"""Footnotes of plain texts: left over with their marks, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stmtdiff
from stmtdiff.diff.footnotes import footnotes_differ
from stmtdiff.errors import ReadError
from stmtdiff.model import Leftover, Span, Statement
from stmtdiff.readers.text import read_text

TEXT = """Report of Hale

1. We welcome the report [1] of the Bank,
[2] and will raise aid by 5 per cent.[*]

2. We met[1] again. The rest [3] has no note.

[1] The report was published
in May 2041.
[2] See [1].

[*] Of 2040.
"""


def test_notes_and_marks_are_left_over() -> None:
    """The text has neither; where each stood is said."""
    statement = read_text(TEXT)
    assert [p.text for p in statement.paragraphs] == [
        "We welcome the report of the Bank, and will raise aid by 5 per cent.",
        "We met again. The rest [3] has no note.",
    ]
    assert [left.text for left in statement.leftovers if left.reason == "footnote"] == [
        "[1] The report was published\nin May 2041.",
        "[2] See [1].",
        "[*] Of 2040.",
    ]
    marks = [left for left in statement.leftovers if left.reason == "footnote mark"]
    assert [mark.text for mark in marks] == ["[1]", "[2]", "[*]", "[1]"]
    for left in statement.leftovers:
        assert TEXT[left.span.start : left.span.end] == left.text


NOTE_MARKS = "[1] [123] [b] [iv] [xviii] [*] [†] [‡] [§] [***]"


@pytest.mark.parametrize("mark", NOTE_MARKS.split(" "))
@pytest.mark.parametrize("before", ["", "  "])
@pytest.mark.parametrize("behind", ["", " ", "\t"])
def test_what_marks_a_note(mark: str, before: str, behind: str) -> None:
    """A number, a letter, a small Roman number or a sign, in brackets; what stands about it not."""
    statement = read_text(f"We met{mark} in Hale.\n\n{before}{mark}{behind}The report.\n")
    assert [p.text for p in statement.paragraphs] == ["We met in Hale."]
    assert [left.text for left in statement.leftovers] == [mark, f"{mark}{behind}The report."]


@pytest.mark.parametrize("mark", ["[1234]", "[ab]", "[xviiii]", "[****]", "(1)", "[]"])
def test_what_is_no_mark_stays(mark: str) -> None:
    """A year, a word, a mark of another kind."""
    assert read_text(f"We met{mark} in Hale.\n\n{mark} The report.\n").leftovers == ()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("We met [1] in Hale.", "We met in Hale."),
        ("We met\t[1] in Hale.", "We met in Hale."),
        ("We met[1] in Hale.", "We met in Hale."),
        ("We met in Hale. [1]", "We met in Hale."),
        ("We met in Hale [1].", "We met in Hale."),
        ("We met [1], and left.", "We met, and left."),
        ("We met [1]; we left.", "We met; we left."),
        ("We met [1]: in Hale.", "We met: in Hale."),
        ("We met [1]! In Hale.", "We met! In Hale."),
        ("Who met [1]? We did.", "Who met? We did."),
        ("We met (in Hale [1]).", "We met (in Hale)."),
        ("We met [1]in Hale.", "We met in Hale."),
    ],
)
def test_the_space_before_a_mark_goes_with_it(text: str, read: str) -> None:
    """Where one stands behind it too, or the sentence goes on with a mark; else it parts words."""
    statement = read_text(f"{text}\n\n[1] The report.\n")
    assert [p.text for p in statement.paragraphs] == [read]


def test_the_span_of_a_paragraph_holds_its_marks() -> None:
    """It ends where the paragraph ends in the source."""
    first, second = read_text(TEXT).paragraphs
    assert TEXT[first.span.start : first.span.end].endswith("5 per cent.[*]")
    assert TEXT[second.span.start : second.span.end].endswith("has no note.")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("[1] We met.\n\n[2] As said in [1], we agreed.\n\n[3] See [2].", ["1", "2", "3"]),
        ("[1] We met, see [2].\n\n[2] We agreed.\n\n[3] We part.", ["1", "2", "3"]),
        ("1. We met, see [1].\n\n2. We agreed.", ["1", "2"]),
        ("1. We met, see [1].\n\n[1]\n\n2. We agreed.", ["1", "", "2"]),
        ("1. We met, see\n[1] and\n[2].\n\n2. We agreed.", ["1", "2"]),
    ],
)
def test_brackets_that_are_no_notes_stay(text: str, numbers: list[str]) -> None:
    """Numbers of paragraphs, and marks that no line belongs to."""
    statement = read_text(text)
    assert [p.number for p in statement.paragraphs] == numbers
    assert not statement.leftovers


@pytest.mark.parametrize(
    ("behind", "texts"),
    [
        ("\n\nWe agreed.\n\nWe left.", ["We met in Hale.", "We agreed.", "We left."]),
        ("\n2. We agreed.\n3. We left.", ["We met in Hale.", "We agreed.", "We left."]),
        ("\nof the Bank.\n\n2. We left.", ["We met in Hale.", "We left."]),
    ],
)
def test_where_a_note_ends(behind: str, texts: list[str]) -> None:
    """At a blank line, or at a number; another line goes on with it."""
    statement = read_text(f"1. We met[1] in Hale.\n\n[1] The report{behind}\n")
    assert [p.text for p in statement.paragraphs] == texts
    (note,) = (left.text for left in statement.leftovers if left.reason == "footnote")
    assert note == "[1] The report" + ("\nof the Bank." if "Bank" in behind else "")


NOTED = "1. We met[1] in Hale.\n\n[1] The report of the Bank.\n"


@pytest.mark.parametrize(
    ("note", "differs"),
    [
        ("[1] The report of the Bank.", False),
        ("[*] The report of the Bank.", False),
        ("[a]  The report  of the Bank. ", False),
        ("[1] The report of the\nBank.", False),
        ("[1] The report of the Fund.", True),
        ("", True),
    ],
)
def test_what_makes_another_note(note: str, differs: bool) -> None:
    """Its words do, and that it came or went; not its mark, its lines or its spaces."""
    new = NOTED.replace("[1] The report of the Bank.", note)
    new = new.replace("met[1]", f"met{note[:3]}" if note else "met")
    for sides in ((NOTED, new), (new, NOTED)):
        diff = stmtdiff.compare(*map(stmtdiff.reads, sides))
        assert any(one.code == "footnotes-differ" for one in diff.diagnostics) is differs


def noted(text: str, reason: str = "footnote") -> Statement:
    """Return a statement with one note."""
    return Statement(elements=(), leftovers=(Leftover(text, reason, Span(0, len(text))),))


MARKS = "[1] [123] [a] [*] [†] [‡‡‡] [§] [²³] (1) 1) a) * ** † ‡ § ² ¹⁰ ⁴"


@pytest.mark.parametrize("mark", [*MARKS.split(" "), "12 ", "\t[1]"])
def test_a_mark_is_no_part_of_a_note(mark: str) -> None:
    """Of whatever kind it is, and nor is the link back."""
    for back in ("", " ↩", "\N{LEFTWARDS ARROW WITH HOOK}\ufe0e", " ↩\ufe0f "):
        assert not footnotes_differ(noted(f"{mark} The report.{back}"), noted("The report."))


@pytest.mark.parametrize("start", ["2040", "[ab]", "12th", "(ab)", "In 12", "[1234]"])
def test_what_is_no_mark_is_part_of_a_note(start: str) -> None:
    """A year, or a word in brackets."""
    assert footnotes_differ(noted(f"{start} The report."), noted("The report."))


@pytest.mark.parametrize(("reason", "note"), [("footnote", 1), ("endnote", 1), ("comment", 0)])
def test_what_is_a_note(reason: str, note: int) -> None:
    """What else is left over tells nothing of the notes."""
    sides = noted("The report.", reason), noted("The budget.", reason)
    assert footnotes_differ(*sides) == bool(note)


PAGE = "<p>1. We met{} in Hale.</p><p>2. We agreed on boats.</p>{}"
MARK = '<sup><a id="r1" href="#n1">1</a></sup>'
NOTE = (
    '<p id="n1" class="footnote"><a href="#r1">1</a> The report of the {}. <a href="#r1">↩︎</a></p>'
)


@pytest.mark.parametrize(
    ("mark", "note", "differs"),
    [
        (MARK, NOTE.format("Bank"), False),
        (MARK, NOTE.format("Fund"), True),
        ("", "", False),
    ],
)
def test_notes_of_two_formats(mark: str, note: str, differs: bool) -> None:
    """They are the same but for their marks and links back; where one has none, nothing is said."""
    page = stmtdiff.reads(PAGE.format(mark, note), format="html")
    text = stmtdiff.reads(
        "1. We met[1] in Hale.\n\n2. We agreed on boats.\n\n[1] The report of the Bank.\n"
    )
    assert bool(note) == any(left.reason == "footnote" for left in page.leftovers)
    for sides in ((page, text), (text, page)):
        codes = [one.code for one in stmtdiff.compare(*sides).diagnostics]
        assert codes == ["footnotes-differ"] * differs
    none = stmtdiff.reads(PAGE.format("", ""), format="html")
    assert any(stmtdiff.compare(page, none).diagnostics) == bool(note)


def test_a_renumbered_note_changes_no_paragraph() -> None:
    """Marks are not compared, so a note that came does not make its paragraph another."""
    old = read_text("1. We met[1] in Hale.\n\n[1] In May.")
    new = read_text("1. We met[2] in Hale.\n\n[2] In June.")
    diff = stmtdiff.compare(old, new)
    assert all(pair.same for pair in diff.paragraphs)
    assert [note.code for note in diff.diagnostics] == ["footnotes-differ"]


_PARTS = st.sampled_from(
    [
        "We met[1]",
        "We met,1 in",
        "_____",
        "1 A note.",
        " [2] again",
        "[1] A note.",
        "[2]",
        "\n",
        "\n\n",
        "1. We",
        "[1]",
        " ",
        "[a] x",
    ]
)


@given(st.lists(_PARTS, max_size=16).map("".join))
def test_nothing_is_lost_to_notes(source: str) -> None:
    """What the statement does not tell is left over: no character is in neither, or in both."""
    try:
        statement = read_text(source)
    except ReadError:
        return
    told = [element.text if hasattr(element, "text") else "" for element in statement.elements]
    told += [paragraph.label for paragraph in statement.paragraphs]
    left = [leftover.text for leftover in statement.leftovers]
    assert sorted("".join("".join([*told, *left]).split())) == sorted("".join(source.split()))


def test_the_same_note_of_two_formats_is_the_same() -> None:
    """Its mark is written in a way of each format, and counts in none."""
    old = stmtdiff.reads("1. We met.[^1]\n\n[^1]: In May.\n", format="markdown")
    new = stmtdiff.reads(
        '<p>1. We met.<sup><a href="#n">1</a></sup></p><p id="n">1. In May.</p>', format="html"
    )
    assert new.leftovers[-1].reason == "footnote"
    assert stmtdiff.compare(old, new).same


RULED = """Assembly resolution 15/8

1. Recalling its resolution 14/22,1 the Assembly met in Hale.2

2. It thanks all 22 members.

_______________
1 AS/14/208, which
was adopted in May.
2 By 12 votes.
"""


def test_notes_under_a_rule_are_left_over() -> None:
    """They count, and the mark of each stands behind a word or a mark of the text."""
    statement = read_text(RULED)
    assert [p.text for p in statement.paragraphs] == [
        "Recalling its resolution 14/22, the Assembly met in Hale.",
        "It thanks all 22 members.",
    ]
    left = [(one.reason, one.text) for one in statement.leftovers]
    assert left == [
        ("footnote mark", "1"),
        ("footnote mark", "2"),
        ("rule", "_______________"),
        ("footnote", "1 AS/14/208, which\nwas adopted in May."),
        ("footnote", "2 By 12 votes."),
    ]
    for one in statement.leftovers:
        assert RULED[one.span.start : one.span.end] == one.text


@pytest.mark.parametrize(
    ("gone", "come"),
    [
        ("_______________\n", ""),
        ("2 By 12 votes.", "3 By 12 votes."),
        ("in Hale.2", "in Hale."),
        ("14/22,1", "14/22, 1"),
        ("2 By 12 votes.", "2 By 12 votes.\n\nPort Alba"),
        ("1 AS/14/208, which\n", "AS/14/208, which\n"),
    ],
)
def test_what_does_not_count_under_a_rule_stays(gone: str, come: str) -> None:
    """Without the rule, a mark, or the count, nothing tells notes from text."""
    assert RULED.count(gone) == 1
    assert not read_text(RULED.replace(gone, come)).leftovers
