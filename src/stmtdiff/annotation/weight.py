"""The weight of a change: editorial, where no word says anything else than before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import is_cut
from stmtdiff.annotation.reading import EQUAL
from stmtdiff.diff import Fate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.diff import StatementDiff

__all__ = ["EDITORIAL_KINDS", "editorial_ops", "editorial_pairs"]

EDITORIAL_KINDS = frozenset(("numbering", "omission", "order", "spelling", "typography", "voice"))
"""Kinds of change that leave what is said as it was."""

_NO_CHANGE = frozenset(("move",))
"""Kinds that say where words went, and not what changed: they neither clear a change nor weigh."""
_RECUT = frozenset((Fate.SPLIT, Fate.MERGED, Fate.REGROUPED))


def editorial_pairs(diff: StatementDiff) -> frozenset[int]:
    """Return the places of the pairs whose changes are all editorial, and that have any.

    Cutting a paragraph in two and joining two are changes of this kind by themselves. Any other
    change without a note counts as substantive, so nothing reworded is editorial before it is
    annotated.
    """
    judged: dict[int, bool] = {}
    for place, _, editorial in _judged(diff):
        judged[place] = judged.get(place, True) and editorial
    return frozenset(
        place
        for place, pair in enumerate(diff.paragraphs)
        if (pair.fate is Fate.REVISED and judged.get(place, False))
        or (pair.fate in _RECUT and judged.get(place, True))
    )


def editorial_ops(diff: StatementDiff) -> Iterator[tuple[int, int]]:
    """Yield the pair and the op of every editorial change."""
    for place, number, editorial in _judged(diff):
        if editorial:
            yield place, number


def _judged(diff: StatementDiff) -> Iterator[tuple[int, int, bool]]:
    """Yield the pair and the op of every change, and whether it is editorial."""
    kinds: dict[tuple[int, int | None], set[str]] = defaultdict(set)
    for note in diff.annotations:
        if note.kind not in _NO_CHANGE:
            kinds[note.pair, note.op].add(note.kind)
    for place, pair in enumerate(diff.paragraphs):
        for number, op in enumerate(pair.wording.ops):
            if op.tag is not EQUAL:
                told = kinds.get((place, number))
                editorial = told <= EDITORIAL_KINDS if told else is_cut(pair.wording, op)
                yield place, number, editorial
