"""The order that links keep: the backbone, and what moved against it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["heaviest_increasing"]


def heaviest_increasing(points: Sequence[tuple[int, int, float]]) -> set[int]:
    """Return the places of the heaviest subset whose old and new positions both only increase.

    Args:
        points: old position, new position and weight of each link, old positions ascending and
            distinct.

    Returns:
        Places in `points`. Of two subsets that weigh the same, the one nearer to the diagonal,
        then to the start, so that swapping old and new gives the same answer.
    """
    ranks = sorted({new for _, new, _ in points})
    best = _PrefixMaximum(len(ranks))
    before: list[int] = []
    for place, (old, new, weight) in enumerate(points):
        rank = bisect_left(ranks, new)
        (total, distance, position), last = best.below(rank)
        before.append(last)
        raised = (total + weight, distance - abs(old - new), position - old - new)
        best.raise_to(rank, raised, place)
    _, place = best.below(len(ranks))
    chosen: set[int] = set()
    while place >= 0:
        chosen.add(place)
        place = before[place]
    return chosen


_Total = tuple[float, int, int]
_NOTHING: tuple[_Total, int] = ((0.0, 0, 0), -1)


class _PrefixMaximum:
    """A Fenwick tree of maxima: the heaviest chain that ends below a rank, in logarithmic time."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[_Total, int]] = [_NOTHING] * (size + 1)

    def below(self, rank: int) -> tuple[_Total, int]:
        found = _NOTHING
        while rank > 0:
            found = max(found, self._tree[rank], key=lambda entry: entry[0])
            rank -= rank & -rank
        return found

    def raise_to(self, rank: int, total: _Total, place: int) -> None:
        rank += 1
        while rank < len(self._tree):
            if total > self._tree[rank][0]:
                self._tree[rank] = (total, place)
            rank += rank & -rank
