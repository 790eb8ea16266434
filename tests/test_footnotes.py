"""Footnotes of plain texts: left over with their marks, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stmtdiff
from stmtdiff.errors import ReadError
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
        ("1. We met, see\n[1] and\n[2].\n\n2. We agreed.", ["1", "2"]),
    ],
)
def test_brackets_that_are_no_notes_stay(text: str, numbers: list[str]) -> None:
    """Numbers of paragraphs, and marks that no line belongs to."""
    statement = read_text(text)
    assert [p.number for p in statement.paragraphs] == numbers
    assert not statement.leftovers


def test_a_renumbered_note_changes_no_paragraph() -> None:
    """Marks are not compared, so a note that came does not make its paragraph another."""
    old = read_text("1. We met[1] in Hale.\n\n[1] In May.")
    new = read_text("1. We met[2] in Hale.\n\n[2] In June.")
    diff = stmtdiff.compare(old, new)
    assert all(pair.same for pair in diff.paragraphs)
    assert [note.code for note in diff.diagnostics] == ["footnotes-differ"]


_PARTS = st.sampled_from(
    ["We met[1]", " [2] again", "[1] A note.", "[2]", "\n", "\n\n", "1. We", "[1]", " ", "[a] x"]
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
