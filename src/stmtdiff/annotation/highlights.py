"""What to read first: the pairs whose changes most likely mean something, each with its reasons."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from stmtdiff.annotation.reasons import WORDING, Reason, find_reasons
from stmtdiff.diff import Fate, Highlight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.diff import StatementDiff

__all__ = ["rank_changes"]

COUNT = 7
"""So many are told at most."""

_REASONS = 3
_MOST_WHOLE = 3
"""So many of them are paragraphs that went or came, which nobody overlooks, if there are others."""


def rank_changes(diff: StatementDiff, count: int = COUNT) -> tuple[Highlight, ...]:
    """Return the pairs to read first, the weightiest first, at most `count`."""
    found: dict[int, list[Reason]] = defaultdict(list)
    for reason in find_reasons(diff):
        found[reason.note.pair].append(reason)
    highlights = (_highlight(pair, reasons) for pair, reasons in found.items())
    ranked = sorted(highlights, key=_rank)
    whole = [one for one in ranked if diff.paragraphs[one.pair].fate in (Fate.REMOVED, Fate.ADDED)]
    inside = [one for one in ranked if one not in whole]
    most = max(_MOST_WHOLE, count - len(inside))
    return tuple(sorted([*whole[:most], *inside], key=_rank)[:count])


def _rank(highlight: Highlight) -> tuple[int, int]:
    return -highlight.weight, highlight.pair


def _highlight(pair: int, reasons: Sequence[Reason]) -> Highlight:
    told: dict[tuple[str, str], Reason] = {}
    for one in sorted(reasons, key=_order):
        told.setdefault((one.note.kind, one.note.why), one)
    first, *others = [*told.values()][:_REASONS]
    # However much is reworded, it is one reason more.
    reworded = [one.weight for one in others if one.note.kind in (WORDING, "sentence")]
    more = sum(one.weight for one in others) - sum(reworded[1:])
    notes = tuple(one.note for one in (first, *others))
    return Highlight(pair, notes, first.weight + more // 3)


def _order(reason: Reason) -> tuple[int, bool, int, int]:
    """The weightiest first; then notes before mere words; then the longer; then as in the text."""
    op = -1 if reason.note.op is None else reason.note.op
    return -reason.weight, reason.note.kind == WORDING, -reason.words, op
