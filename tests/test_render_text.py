"""A comparison as text: what it says, and that it loses nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stmtdiff
from stmtdiff._api import compare, reads
from stmtdiff.alignment import Link
from stmtdiff.diff import Annotation, StatementDiff
from stmtdiff.model import Statement
from stmtdiff.renderers.phrases import findings
from stmtdiff.renderers.text import render_text
from strategies import statements

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
STYLED = re.compile(r"\x1b\[[0-9;]*m")
DELETED, INSERTED = re.compile(r"\[-(.*?)-\]", re.DOTALL), re.compile(r"\{\+(.*?)\+\}", re.DOTALL)

SCORE = re.compile(r" {3}[01]\.\d\d\b")

OLD = """\
PORT ALBA DECLARATION

Port Alba, 14 June 2031

Peace

1. We reaffirm our commitment to the peaceful settlement of all disputes between states.

2. We welcome the work of the Observer Mission in the Soval Highlands.

3. We note the offer of Melund to host the regatta of the lakes in the coming summer.

4. We thank Calderra for its warm hospitality and its able chairmanship this year.

Trade

5. We agree to lower the tariffs on grain by 5 percent before the end of next year.
"""
NEW = """\
VELLMAR DECLARATION

Vellmar, 12 May 2032

Peace and security

1. We reaffirm our commitment to the peaceful settlement of all disputes between states.

2. We strongly welcome the work of the Observer Mission in the Soval Highlands.

3. We thank Calderra for its warm hospitality and its able chairmanship this year.

Trade

4. We agree to lower the tariffs on grain by 7 percent before the end of next year.

5. We call for a moratorium on new dams upstream of the confluence of both rivers.
"""


def sample() -> StatementDiff:
    """Return the comparison of the two short declarations, with one note on it."""
    diff = compare(reads(OLD, name="old.txt"), reads(NEW, name="new.txt"))
    return replace(diff, annotations=(Annotation("a kind", "and why", 3),))


def test_whole_comparison() -> None:
    """The page says who is compared, what was found, and then every change in its place."""
    diff = sample()
    text = render_text(diff, width=200).replace(findings(diff), "FINDINGS")
    # How sure each link is belongs to the alignment's tests.
    assert SCORE.sub("   #", text) == (
        """\
old: Port Alba, 14 June 2031 (5 paragraphs)
new: Vellmar, 12 May 2032 (5 paragraphs)

FINDINGS
[-went-] {+came+}; the figure beside what became of a paragraph says how sure that is, from 0 to 1.

Read first (hints, by weight):
  ¶ 4: figure: 5 → 7 percent
  ¶ 2: degree: stronger: “strongly” added
  ¶ 3 of the earlier: removed: “We note the offer of Melund to host …”, and nothing like it survives
  ¶ 5: added: “We call for a moratorium on new dams …”

title: [-PORT ALBA-]{+VELLMAR+} DECLARATION

place and date: [-Port Alba-]{+Vellmar+}, [-14 June 2031-]{+12 May 2032+}

# Peace{+ and security+}

¶ 1 unchanged

¶ 2 → ¶ 2   revised   #
  We {+strongly +}welcome the work of the Observer Mission in the Soval Highlands.

¶ 3 → —   removed   #
  [-We note the offer of Melund to host the regatta of the lakes in the coming summer.-]
  · nearest surviving wording: nothing like it

¶ 4 → ¶ 3   unchanged   #   renumbered
  · a kind: and why

# Trade

¶ 5 → ¶ 4   revised   #   renumbered
  We agree to lower the tariffs on grain by [-5-]{+7+} percent before the end of next year.

— → ¶ 5   new   #
  {+We call for a moratorium on new dams upstream of the confluence of both rivers.+}
"""
    )


def test_equal_statements() -> None:
    """A statement compared with itself is one sentence."""
    same = reads(OLD)
    assert render_text(compare(same, same)) == "The two statements do not differ.\n"


def test_unchanged_runs() -> None:
    """Unchanged paragraphs in a row are one line, from the first to the last."""
    changed = reads(NEW.replace("7 percent", "9 percent"))
    text = render_text(compare(reads(NEW), changed))
    assert "\n\n¶ 1–¶ 3 unchanged\n\n# Trade\n" in text
    assert text.endswith("\n\n¶ 5 unchanged\n")
    assert "regatta" not in text
    assert "Observer Mission" not in text


def test_moved_paragraphs_have_a_head_line_only() -> None:
    """Of what only moved there is the head line; its words are the same."""
    diff = compare(
        Statement.from_texts(["Alpha alpha one.", "Beta beta two.", "Gamma gamma three."]),
        Statement.from_texts(["Beta beta two.", "Gamma gamma three.", "Alpha alpha one."]),
    )
    text = render_text(diff)
    assert "unnumbered 1 → unnumbered 3   unchanged   1.00   moved\n" in text
    assert "Alpha" not in text


def test_split() -> None:
    """A split pair names all its paragraphs, and the new break stands in the text."""
    old = Statement.from_texts(["Grain is dear. Water is scarce."])
    new = Statement.from_texts(["Grain is dear.", "Water is scarce."])
    text = render_text(compare(old, new, links=[Link((0,), (0, 1))]))
    head = "unnumbered 1 → unnumbered 1 + unnumbered 2   split   1.00   linked by hand   editorial"
    assert f"{head}\n" in text
    assert "  Grain is dear.[- -]{+\n\n  +}Water is scarce.\n" in text


def test_excerpts_do_not_remove() -> None:
    """What is not in an excerpt is listed in a line, by runs, and never shown as removed."""
    excerpt = "1. We keep the peace.\n\n<…>\n\n6. We thank our host.\n"
    numbered = "\n\n".join(
        f"{number}. {text}"
        for number, text in enumerate(
            (
                "We keep the peace.",
                "We mend nets.",
                "We plant trees.",
                "We weigh coins.",
                "We light lamps.",
                "We thank our host.",
                "We sail home.",
            ),
            start=1,
        )
    )
    text = render_text(compare(reads(numbered), reads(excerpt)))
    assert text.endswith("\nnot in the excerpt: ¶ 2–¶ 5, ¶ 7\n")
    assert "removed" not in text
    assert "nets" not in text


def test_labels_that_differ_are_told() -> None:
    """A number that is printed with another mark is not passed over."""
    text = render_text(compare(reads("1. One.\n\n2. Two."), reads("1. One.\n\n2) Two.")))
    assert "¶ 2 → ¶ 2   unchanged   1.00   printed 2. → 2)\n" in text


def test_notes_are_told_once() -> None:
    """Equal notes on one paragraph are one line under it."""
    old = Statement.from_texts(["It's Vellmar's lake, and 5 boats are Norvane's."])
    new = Statement.from_texts(["It’s Vellmar’s lake, and 7 boats are Norvane’s."])
    text = render_text(compare(old, new))
    assert text.count("· typography:") == 1
    assert "  · figure: 5 → 7 boats\n" in text


def test_notes_of_one_kind_are_one_line() -> None:
    """Reasons of one kind stand together, and a new number is told in the head line alone."""
    diff = sample()
    notes = [("figure", "5 → 7"), ("numbering", "printed 4., before 5."), ("figure", "9 added")]
    place = next(at for at, pair in enumerate(diff.paragraphs) if pair.old_numbers == ("5",))
    marked = replace(diff, annotations=tuple(Annotation(*note, place) for note in notes))
    text = render_text(marked)
    assert "\n  · figure: 5 → 7; 9 added\n" in text
    assert "numbering" not in text


def test_headings_outside_an_excerpt_do_not_differ() -> None:
    """What an excerpt leaves out of the frame is not counted as a difference."""
    excerpt = reads("1. We reaffirm our trust.\n\n<…>\n\n5. We part.")
    full = "1. We reaffirm our trust.\n\nTrade\n\n2. We sell.\n\n4. We buy.\n\n5. We leave."
    told = findings(compare(reads(full), excerpt))
    assert "heading" not in told
    assert told.endswith("1 omission mark differs.")


def test_reading_warnings_are_told() -> None:
    """What the reading was unsure of stands on top, with its place."""
    slip = "1. We met.\n\n2. We ate.\n\n3,We left.\n"
    text = render_text(compare(reads(OLD), reads(slip, name="slip.txt")))
    assert "\nwarning: slip.txt:5:1: " in text.split("\n¶ ")[0]


def test_colour() -> None:
    """In colour the marks go, what went is struck out and what came underlined."""
    text = render_text(sample(), color=True)
    assert "by \x1b[31;9m5\x1b[0m\x1b[32;4m7\x1b[0m percent" in text
    assert not DELETED.search(STYLED.sub("", text))


def test_white_space_keeps_its_marks_in_colour() -> None:
    """Space that came or went has no stroke to see, so its marks stay."""
    old, new = (Statement.from_texts([text]) for text in ("a b", "a\u00a0b"))
    assert "[- -]\x1b[0m" in render_text(compare(old, new), color=True)


@pytest.mark.parametrize("color", [False, True])
@settings(max_examples=60)
@given(old=statements(), new=statements())
def test_no_document_steers_the_terminal(color: bool, old: Statement, new: Statement) -> None:
    """Whatever the statements hold, no control character of theirs gets out."""
    text = render_text(compare(old, new), color=color)
    assert not UNSAFE.search(STYLED.sub("", text) if color else text)


SENTENCES = st.lists(
    st.sampled_from(("We", "they", "welcome", "note", "5", "percent", ",", ".", "\n", "“peace”")),
    min_size=1,
    max_size=40,
).map(lambda words: re.sub(r" ?\n ?", "\n", " ".join(words)))


@given(SENTENCES, SENTENCES, st.integers(40, 90))
def test_both_texts_can_be_read_back(old: str, new: str, width: int) -> None:
    """Without the inserted words the page holds the old text, without the deleted ones the new."""
    sides = (Statement.from_texts(["fixed", text]) for text in (old, new))
    links = [Link((0,), (0,)), Link((1,), (1,))]
    text = render_text(compare(*sides, links=links), width=width)
    if old == new:
        assert text == "The two statements do not differ.\n"
        return
    body = text.partition("\nunnumbered 2 → ")[2].partition("\n")[2]
    body = body.removesuffix("\n").partition("\n  · ")[0].removeprefix("  ")
    marked = body.replace(" \n    ", " ").replace("\n  ", "\n")
    assert INSERTED.sub("", DELETED.sub(r"\1", marked)) == old
    assert DELETED.sub("", INSERTED.sub(r"\1", marked)) == new


def test_marks_for_what_cannot_be_seen_have_a_legend_where_they_occur() -> None:
    """White space alone and shown control characters are explained; elsewhere nothing is."""

    def shown(old: str, new: str) -> str:
        sides = (Statement.from_texts([text]) for text in (old, new))
        return " ".join(render_text(compare(*sides)).split())

    space, control = "white space that went or came", "what cannot be seen"
    plain, spaced = shown("a b", "a c"), shown("a b", "a\u00a0b")
    steered = shown("a b", "a \u202ec")
    assert (space in plain, control in plain) == (False, False)
    assert (space in spaced, control in spaced) == (True, False)
    assert (space in steered, control in steered) == (False, True)


def test_unchanged_paragraphs_without_numbers_are_named_on_both_sides() -> None:
    """They go by their places, which are others where one before them went."""
    kept = ["We count the nets of the lake by night.", "We thank the pilots of the coast."]
    old = stmtdiff.Statement.from_texts(["Boats carry lamps of oil in winter.", *kept])
    text = stmtdiff.render(stmtdiff.compare(old, stmtdiff.Statement.from_texts(kept)), "text")
    assert "unnumbered 2–unnumbered 3 → unnumbered 1–unnumbered 2 unchanged\n" in text
