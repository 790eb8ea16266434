"""Initials and what a statement says they stand for, in whatever number and letters."""

from __future__ import annotations

import pytest

import stmtdiff


def told(explained: str, old: str, new: str) -> list[tuple[str, str]]:
    """Return the kinds and reasons of the notes where one word became another, as explained."""
    sides = (
        f"1. {explained}\n2. We will look at the {one} of Norvane again.\n" for one in (old, new)
    )
    notes = stmtdiff.compare(*map(stmtdiff.reads, sides)).annotations
    return [(note.kind, note.why) for note in notes]


@pytest.mark.parametrize(
    ("explained", "long"),
    [
        ("We burn peat gas (PEG).", "peat gas"),
        ("Peat gas (PEG) is burnt.", "peat gas"),
        ("We burn peat gases (PEG).", "peat gas"),
        ("We burn peat gases (PEGs).", "peat gases"),
        ("We burn peat gas (“PEG”).", "peat gas"),
    ],
)
def test_initials_that_a_statement_explains(explained: str, long: str) -> None:
    """In one number or the other, with a capital or without, and in quotes."""
    assert told(explained, "PEG", long) == [("spelling", f"PEG → {long}")]


@pytest.mark.parametrize(
    ("explained", "long"),
    [
        ("We burn peat gas.", "peat gas"),
        ("We burn peat gas fuel (PEG).", "peat gas"),
        ("We burn repeat gas (PEG).", "peat gas"),
        ("We burn peat gas (PGF).", "peat gas"),
    ],
)
def test_initials_that_nothing_explains_so(explained: str, long: str) -> None:
    """Of another name, or of none, they are no other spelling."""
    assert ("spelling", f"PEG → {long}") not in told(explained, "PEG", long)
