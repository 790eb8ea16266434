"""The library's marking of edits, in the form that benchmarks of edits ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.diff.edits import mark_edits
from stmtdiff.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

name = "stmtdiff"


def edits(tokens_a: Sequence[str], tokens_b: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Return the edits between two lists of tokens, as ranges of both."""
    found, _ = mark_edits([fold(t) for t in tokens_a], [fold(t) for t in tokens_b])
    return found
