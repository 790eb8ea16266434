"""Which figures of a paragraph went, and which came: over all its edits, not inside one alone.

A figure that an edit takes away may stand in another edit, or in what is kept: then it is not gone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp

__all__ = ["Figure", "Read", "settle"]


@dataclass(frozen=True, slots=True)
class Figure:
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

    def same(self, other: Figure) -> bool:
        """Whether the other is the same figure of the same thing, as far as that is said."""
        told = not (self.counted and other.counted) or self.counted == other.counted
        return self.amount == other.amount and told


@dataclass(frozen=True, slots=True)
class Read:
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


def settle(read: Iterable[Read]) -> Iterator[Read]:
    """Yield the ops with the figures that went or came, seen over the whole of their pair.

    Where one figure takes the place of one, they are a pair; but not where the new one stood
    before in another edit that took it away, and other words changed beside it: "a further 5, in
    all 12" became "12". All other figures count only where the other side has not as many.
    """
    for _, group in groupby(read, key=lambda one: one.change.pair):
        ops = [*group]
        gone = [figure for one in ops for figure in one.old]
        come = [figure for one in ops for figure in one.new]
        lone = (
            [figure for one in ops if not one.new for figure in one.old],
            [figure for one in ops if not one.old for figure in one.new],
        )
        for one in ops:
            paired = len(one.old) == len(one.new) and (one.alone or not _stood(one, lone))
            if paired:
                yield one
            else:
                yield replace(
                    one, old=_surplus(one.old, gone, come), new=_surplus(one.new, come, gone)
                )


def _stood(one: Read, lone: tuple[Sequence[Figure], Sequence[Figure]]) -> bool:
    """Whether a figure of an op stands on the other side, too, in an edit without a partner."""
    return any(figure.same(other) for figure in one.new for other in lone[0]) or any(
        figure.same(other) for figure in one.old for other in lone[1]
    )


def _surplus(
    figures: Sequence[Figure], here: Sequence[Figure], there: Sequence[Figure]
) -> tuple[Figure, ...]:
    """Return the figures of which the changes of the other side have not as many."""
    return tuple(
        figure for figure in figures if sum(map(figure.same, here)) > sum(map(figure.same, there))
    )
