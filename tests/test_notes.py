"""What is noted of a pair, word for word: every note that is due, and no false one.

The truths in ``data/notes`` were written by hand before they were run.
"""

from __future__ import annotations

import pytest

from literate import DATA, Case, annotated, read_cases

NONE = ["none"]
CASES = read_cases(DATA / "notes")


@pytest.mark.parametrize("case", [pytest.param(case, id=case.claim) for case in CASES])
def test_notes(case: Case) -> None:
    """Each pair has the notes that a reader would write beside it, and no other."""
    notes = sorted(f"{note.kind}: {note.why}" for note in annotated(case).annotations)
    assert (notes or NONE) == sorted(case.notes)
