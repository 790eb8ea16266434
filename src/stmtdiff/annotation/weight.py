"""The weight of a change: editorial, where no word says anything else than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.diff import Fate

if TYPE_CHECKING:
    from collections.abc import Collection

    from stmtdiff.diff import StatementDiff

__all__ = ["EDITORIAL_KINDS", "editorial_pairs"]

EDITORIAL_KINDS = frozenset(("numbering", "omission", "order", "spelling", "typography", "voice"))
"""Kinds of change that leave what is said as it was."""


def editorial_pairs(
    diff: StatementDiff, kinds: Collection[str] = EDITORIAL_KINDS
) -> frozenset[int]:
    """Return the places of the revised pairs whose changes all have notes of these kinds only.

    A change without a note counts as substantive, so nothing is editorial before it is annotated.
    """
    changes: dict[int, bool] = {}
    for change in diff.changes():
        fits = bool(change.kinds) and all(kind in kinds for kind in change.kinds)
        changes[change.pair] = changes.get(change.pair, True) and fits
    return frozenset(
        place
        for place, pair in enumerate(diff.paragraphs)
        if pair.fate is Fate.REVISED and changes.get(place, False)
    )
