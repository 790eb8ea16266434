"""What a note tells apart: what went, what came, and what that does to what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

import stmtdiff
from literate import Case, annotated, read_cases
from stmtdiff.annotation.quotes import QUOTED_WORDS
from stmtdiff.annotation.telling import told_sides
from stmtdiff.diff import Effect, Tag
from strategies import pairs

if TYPE_CHECKING:
    from stmtdiff.model import Statement

CASES = read_cases()


def notes_of(text: str) -> list[tuple[str, str, str, Effect | None]]:
    """Return kind, what went, what came and the effect of each note on a text in wdiff notation."""
    found = annotated(Case("telling", "a claim", text, None)).annotations
    return [(note.kind, note.old, note.new, note.effect) for note in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We [-condemn-]{+regret+} the raids.", ("verb", "condemn", "regret", Effect.WEAKER)),
        ("Members {+may +}report.", ("verb", "", "may", Effect.WEAKER)),
        ("Members [-may -]report.", ("verb", "may", "", Effect.STRONGER)),
        ("We will {+seek to +}fund it.", ("verb", "", "seek to", Effect.WEAKER)),
        ("We act[- as appropriate-].", ("qualifier", "as appropriate", "", Effect.STRONGER)),
        ("[-All-]{+Most+} ports are open.", ("degree", "all", "most", Effect.WEAKER)),
        ("[-At least-]{+Up to+} 40 boats sail.", ("degree", "at least", "up to", None)),
        (
            "They [-adopted-]{+rejected+} it.",
            ("verb", "adopted", "rejected", Effect.OPPOSITE),
        ),
        ("We will {+not +}fund it.", ("negation", "", "not", None)),
        ("We sell [-30-]{+40+} percent.", ("figure", "30", "40", None)),
        ("We saw[- USD 40 million-] spent.", ("figure", "USD 40 million", "", None)),
        (
            "Act by 1 May [-2031-]{+2033+}.",
            ("date", "1 May 2031", "1 May 2033", Effect.DEADLINE),
        ),
        ("We met[- on 1 May 2031-].", ("date", "1 May 2031", "", None)),
        ("Report {+by 1 May 2031+}.", ("date", "", "1 May 2031", Effect.DEADLINE)),
        ("See resolution [-7-]{+8+}.", ("reference", "resolution 7", "resolution 8", None)),
        ("We thank [-Alba-]{+Corvia+} for it.", ("name", "Alba", "Corvia", None)),
        ("We [-recognise-]{+recognize+} it.", ("spelling", "recognise", "recognize", None)),
        ("First (a) salt; ([-b-]{+c+}) nets; (d) rope.", ("numbering", "(b)", "(c)", None)),
    ],
)
def test_what_went_what_came_and_the_effect(
    text: str, expected: tuple[str, str, str, Effect | None]
) -> None:
    """A note says apart what its words say together."""
    assert expected in notes_of(text)


def test_a_date_that_goes_on_with_the_year() -> None:
    """What lay before the earlier statement and is a year on is rolled forward, and no deadline."""
    old, new = (
        stmtdiff.reads(f"Statement\nPort Alba, 3 May {year}\n\n1. We saw the report of {year}.\n")
        for year in (2031, 2032)
    )
    (note,) = (one for one in stmtdiff.compare(old, new).annotations if one.kind == "date")
    assert (note.old, note.new, note.effect) == ("2031", "2032", Effect.ROLLED_FORWARD)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("They pay [-35-]{+40+} percent.", ("35", "40 percent")),
        ("They sail from [-Ambrel-]{+Norvane+}.", ("Ambrel", "Norvane")),
        ("They pay {+5 crowns+}.", ("", "5 crowns")),
        ("We [-condemn-]{+regret+} the raids.", ("condemn", "regret")),
        ("They meet by [-2031-]{+2032+}.", ("2031", "2032")),
    ],
)
def test_the_sides_as_they_are_told(text: str, sides: tuple[str, str]) -> None:
    """What both figures count stands with the second; what else is told of a change, with none."""
    (note,) = annotated(Case("telling", "a claim", text, None)).annotations
    assert told_sides(note) == sides


def test_a_reason_is_a_note_in_words() -> None:
    """Each reason to read a pair has what went and what came, also where no annotator tells it."""
    diff = annotated(Case("telling", "a claim", "We [-build-]{+paint+} 2 boats.", None))
    (first,) = diff.highlights
    assert first.reasons == ("wording: “build” → “paint”",)
    assert [(note.kind, note.op, note.old, note.new) for note in first.notes] == [
        ("wording", 1, "“build”", "“paint”")
    ]
    figure = annotated(Case("telling", "a claim", "They sold [-2-]{+3+} boats.", None))
    assert figure.highlights[0].notes == figure.annotations


def test_both_ends_of_what_moved_hold_its_words() -> None:
    """Where a sentence left is what went, where it stands now is what came."""
    kept, gone = "We met at the old harbour of Port Alba. ", "All ships carry two lamps by night. "
    diff = annotated(
        Case("telling", "a claim", f"{kept}[-{gone}-]We count nets and lines. {{+{gone}+}}", None)
    )
    ends = [(note.old, note.new) for note in diff.annotations if note.kind == "move"]
    assert ends == [(gone.strip(" ."), ""), ("", gone.strip(" ."))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.claim)
def test_the_parts_of_a_note_stand_in_its_words(case: Case) -> None:
    """Whatever is told apart is told in the reason too, and a step begins it."""
    for note in annotated(case).annotations:
        for side in filter(None, (note.old, note.new)):
            assert " ".join(side.split()[:QUOTED_WORDS]) in " ".join(note.why.split())
        if note.effect in (Effect.STRONGER, Effect.WEAKER, Effect.OPPOSITE):
            assert note.why.startswith(f"{note.effect}: ")


@given(pairs())
def test_the_sides_of_a_note_are_those_of_its_op(sides: tuple[Statement, Statement]) -> None:
    """Whatever the statements are: where nothing came, no name and no spelling has come."""
    diff = stmtdiff.compare(*sides)
    for note in diff.annotations:
        if note.op is not None and note.kind in ("name", "spelling"):
            tag = diff.paragraphs[note.pair].wording.ops[note.op].tag
            assert not (note.new and tag is Tag.DELETE)
            assert not (note.old and tag is Tag.INSERT)
