"""The verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.alignment import align_statements
from stmtdiff.annotation import annotate_diff
from stmtdiff.diff import compare_aligned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.alignment import Alignment, Link
    from stmtdiff.diff import StatementDiff
    from stmtdiff.model import Statement


def align(old: Statement, new: Statement, *, links: Sequence[Link] = ()) -> Alignment:
    """Return which paragraph of `old` became which of `new`."""
    return align_statements(old, new, links)


def compare(old: Statement, new: Statement, *, links: Sequence[Link] = ()) -> StatementDiff:
    """Return the whole comparison of two statements, annotated."""
    return annotate_diff(compare_aligned(old, new, align(old, new, links=links)))
