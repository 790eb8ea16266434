"""The explanation of one statement: all that was understood, in full."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stmtdiff
from stmtdiff.renderers.explanation import render_explanation
from strategies import statements

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_an_explanation_holds_every_word() -> None:
    """The explanation shortens nothing: every word of the source is in it, in order."""
    text = (EXAMPLES / "declaration-2031.txt").read_text(encoding="utf-8")
    news = "Новости дня от посольства и его друзей, которые приветствовали итоги встречи министров."
    statement = stmtdiff.reads(f"{news}\n\n{text}", name="a.txt")
    told = stmtdiff.render(statement, "explanation", width=60)
    understood = told.split("What was understood, in order")[1]
    body = understood.split("What was set aside")[0]
    printed = [
        f"{p.label} {p.text}" if isinstance(p, stmtdiff.Paragraph) else p.text
        for p in statement.elements
        if not isinstance(p, stmtdiff.Gap)
    ]
    unnamed = re.sub(r"^\[[a-z ]+\d?\]", "", body, flags=re.MULTILINE)
    assert unnamed.split() == " ".join(printed).split()
    assert statement.leftovers[0].text in " ".join(told.split())


def test_an_explanation_says_what_was_understood() -> None:
    """The first sentences say what it is, what is in it, and what was left out."""
    statement = stmtdiff.reads(
        "Joint Statement of the Ministers\nPort Alba, 14 June 2031\n\n1. We agree:\n(a) to meet;\n"
        "(b) to talk.\n\n2. We thank the hosts of the meeting for all that they did.\n",
        name="a.txt",
    )
    summary = stmtdiff.render(statement, "explanation", width=200).split("\n\n")[0]
    assert summary.splitlines() == [
        "a.txt was read as plain text.",
        "Title: Joint Statement of the Ministers.",
        "It is a joint statement, Port Alba, 2031-06-14, in English.",
        "Who speaks: ministers.",
        "It has 2 numbered paragraphs (1 to 2); 2 list items; 20 words in all.",
        "It is complete, as far as the text tells.",
        "Nothing of the source was set aside.",
    ]


def test_an_explanation_tells_which_numbers_are_there() -> None:
    """Numbers in a row are told as one run, and paragraphs that leave words out are named."""
    statement = stmtdiff.reads(
        "1. We agree.\n\n2. We thank the hosts <…>\n\n5. We adjourn. <…>\n\n9bis. We left.\n"
    )
    told = stmtdiff.render(statement, "explanation", width=200)
    assert "4 numbered paragraphs (1 to 2, 5, 9bis)" in told
    assert "Words are left out inside 2 paragraphs: ¶ 2, ¶ 5." in told


def test_an_explanation_says_where_something_was_set_aside() -> None:
    """A tracked deletion is told at its paragraph, and what is odd stands before the text."""
    told = stmtdiff.render(
        stmtdiff.read(Path(__file__).parent / "data/docx/draft-tracked.docx"), "explanation"
    )
    assert "tracked deletion:\n  at ¶ 1: barely\n" in told
    assert told.index("tracked changes") < told.index("What was understood")


def test_an_explanation_says_once_what_was_set_aside_often() -> None:
    """A text that was set aside several times stands once, with its count and its first place."""
    paragraph = stmtdiff.reads("1. We agree.").paragraphs[0]
    line = [
        stmtdiff.Leftover("Page", "page line", stmtdiff.Span(start, start)) for start in (40, 80)
    ]
    statement = stmtdiff.Statement((paragraph,), leftovers=tuple(line))
    assert "page line:\n  2 times, first at ¶ 1: Page\n" in render_explanation(statement)


def test_no_line_of_an_explanation_ends_in_a_space() -> None:
    """Wrapped lines can be pasted as they are."""
    told = stmtdiff.render(stmtdiff.read(EXAMPLES / "declaration-2031.txt"), "explanation")
    assert not [line for line in told.splitlines() if line.endswith(" ")]


@given(statements(), st.booleans(), st.integers(20, 120))
@settings(max_examples=30)
def test_any_statement_can_be_explained(
    statement: stmtdiff.Statement, color: bool, width: int
) -> None:
    """Whatever a statement holds, its explanation steers no terminal and ends in one line feed."""
    told = render_explanation(statement, color=color, width=width)
    assert told.endswith("\n")
    assert not told.endswith("\n\n")
    plain = re.sub("\x1b\\[[0-9;]*m", "", told)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", plain)


@pytest.mark.parametrize(
    "text", ["1. We agree.[^1]\n\n2. We thank.\n\n[^1]: Of 2031.\n", "We agree.[^1]\n\n[^1]: So.\n"]
)
def test_a_mark_of_a_footnote_is_told_at_its_own_paragraph(text: str) -> None:
    """Also where the reader took it out of its block, in front of which it stands."""
    told = render_explanation(stmtdiff.reads(text, format="markdown"))
    first = "¶ 1" if text.startswith("1") else "“We agree. …”"
    assert f"footnote mark:\n  at {first}: [^1]\n" in told
