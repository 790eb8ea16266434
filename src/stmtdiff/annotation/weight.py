"""The weight of a change: editorial, where no word says anything else than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.diff import PARAGRAPH_BREAK, Fate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.diff import Change, StatementDiff

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
    for change in diff.changes():
        judged[change.pair] = judged.get(change.pair, True) and _is_editorial(change)
    return frozenset(
        place
        for place, pair in enumerate(diff.paragraphs)
        if (pair.fate is Fate.REVISED and judged.get(place, False))
        or (pair.fate in _RECUT and judged.get(place, True))
    )


def editorial_ops(diff: StatementDiff) -> Iterator[tuple[int, int]]:
    """Yield the pair and the op of every editorial change."""
    for change in diff.changes():
        if _is_editorial(change):
            yield change.pair, change.op


def _is_editorial(change: Change) -> bool:
    kinds = [kind for kind in change.kinds if kind not in _NO_CHANGE]
    if not kinds:
        return _only_cuts(change)
    return all(kind in EDITORIAL_KINDS for kind in kinds)


def _only_cuts(change: Change) -> bool:
    """Whether nothing but the break between two paragraphs came or went, or other white space."""
    texts = change.old_text, change.new_text
    return not any(map(str.strip, texts)) and any(PARAGRAPH_BREAK in text for text in texts)
