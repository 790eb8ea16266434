"""Which figures of a paragraph went, and which came: over all its edits, not inside one alone.

A figure that an edit takes away may stand in another edit, or in what is kept: then it is not gone.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stmtdiff.annotation.changes import ChangedOp

__all__ = ["Figure", "Read", "settle"]


class Figure(NamedTuple):
    """A figure where it stands.

    Attributes:
        place: its token.
        text: the figure as it is told.
        amount: the figure in the one spelling that all its spellings share.
        counted: what it counts, if the next word says it.
    """

    place: int
    text: str
    amount: str
    counted: str


class Read(NamedTuple):
    """The figures of an op.

    Attributes:
        change: the op.
        old: the figures that went with it.
        new: the figures that came with it.
        alone: whether it changes nothing else that says something.
    """

    change: ChangedOp
    old: tuple[Figure, ...]
    new: tuple[Figure, ...]
    alone: bool


class _Tally:
    """How often each figure stands somewhere, counted once."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._amounts: Counter[str] = Counter()
        for one in figures:
            self._counts[one.amount, one.counted] += 1
            self._amounts[one.amount] += 1

    def count(self, figure: Figure) -> int:
        """Return how often the figure stands there, of the same thing as far as that is said."""
        if not figure.counted:
            return self._amounts[figure.amount]
        return self._counts[figure.amount, figure.counted] + self._counts[figure.amount, ""]


def settle(read: Iterable[Read]) -> Iterator[Read]:
    """Yield the ops with the figures that went or came, seen over the whole of their pair.

    Where one figure takes the place of one, they are a pair; but not where one of them stands on
    the other side, too, in an edit that has no figure for it, and other words changed beside it: "a
    further 5, in all 12" became "12". All other figures count only where the changes of the other
    side have not as many.
    """
    for _, group in groupby(read, key=lambda one: one.change.pair):
        ops = [*group]
        gone = _Tally(figure for one in ops for figure in one.old)
        come = _Tally(figure for one in ops for figure in one.new)
        lone = (
            _Tally(figure for one in ops if not one.new for figure in one.old),
            _Tally(figure for one in ops if not one.old for figure in one.new),
        )
        for one in ops:
            stood = any(map(lone[0].count, one.new)) or any(map(lone[1].count, one.old))
            if len(one.old) == len(one.new) and (one.alone or not stood):
                yield one
                continue
            old = tuple(figure for figure in one.old if gone.count(figure) > come.count(figure))
            new = tuple(figure for figure in one.new if come.count(figure) > gone.count(figure))
            yield one._replace(old=old, new=new)
