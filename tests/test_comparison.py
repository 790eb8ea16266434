"""What is said of a comparison as a whole, and what cannot be compared."""

from __future__ import annotations

import stmtdiff

EARLY = "Joint Statement\n\nTarn Quay, 3 May 2031\n\n1. We met.\n\n2. We agreed on ten boats.\n"
LATE = EARLY.replace("2031", "2032").replace("ten boats", "two boats")


def test_swapped_sides_are_told_in_every_form() -> None:
    """An earlier statement dated after the later one is a warning, in the text and on the page."""
    early, late = stmtdiff.reads(EARLY), stmtdiff.reads(LATE)
    swapped = stmtdiff.compare(late, early)
    assert [note.code for note in swapped.diagnostics] == ["dates-out-of-order"]
    for form in ("text", "html", "xml", "json"):
        shown = " ".join(stmtdiff.render(swapped, form).split())
        assert "given in the wrong order" in shown, form
    assert not stmtdiff.compare(early, late).diagnostics


def test_a_missing_date_is_no_order() -> None:
    """Where a side has no date, or both the same, nothing is said."""
    undated = stmtdiff.reads("1. We met.\n\n2. We agreed on boats.\n")
    late = stmtdiff.reads(LATE)
    for pair in ((late, undated), (undated, late), (late, late)):
        assert not stmtdiff.compare(*pair).diagnostics
