"""The order that links keep: the backbone, what it expects, and what moved against it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Backbone", "heaviest_increasing"]

_NEAR = 2.0
"""So many paragraphs off the expected place, nearness falls to about a third."""


def heaviest_increasing(
    points: Sequence[tuple[int, int, float]], preferences: Sequence[int] = ()
) -> set[int]:
    """Return the places of the heaviest subset whose old and new positions both only increase.

    Args:
        points: old position, new position and weight of each link, old positions ascending, and
            all positions of one side distinct.
        preferences: for each point, what decides between subsets where nothing else does.

    Returns:
        Places in `points`. Of two subsets that weigh the same, the one nearer to the diagonal,
        then to the start, then the preferred one: so swapping old and new gives the same answer,
        if preferences do not depend on the side.
    """
    runs = _runs(points)
    by_new = sorted(runs, key=lambda run: points[run.start][1])
    ranks = {run.start: rank for rank, run in enumerate(by_new)}
    best = _PrefixMaximum(len(runs))
    before: list[int] = []
    for number, run in enumerate(runs):
        rank = ranks[run.start]
        (total, distance, position, preference), last = best.below(rank)
        before.append(last)
        raised = (
            total + sum(points[place][2] for place in run),
            distance - sum(abs(points[place][0] - points[place][1]) for place in run),
            position - sum(points[place][0] + points[place][1] for place in run),
            preference + sum(preferences[run.start : run.stop]),
        )
        best.raise_to(rank, raised, number)
    _, number = best.below(len(runs))
    chosen: set[int] = set()
    while number >= 0:
        chosen.update(runs[number])
        number = before[number]
    return chosen


def _runs(points: Sequence[tuple[int, int, float]]) -> list[range]:
    """Return the stretches of points that follow each other on both sides.

    No other point stands between two of them, so all are in the heaviest subset or none; and of
    most pairs of statements nearly everything is in a few runs.
    """
    if not points:
        return []
    by_new = sorted(range(len(points)), key=lambda place: points[place][1])
    after = dict(pairwise(by_new))
    cuts = [place for place in range(1, len(points)) if after.get(place - 1) != place]
    return [range(start, stop) for start, stop in pairwise((0, *cuts, len(points)))]


_Total = tuple[float, int, int, int]
_NOTHING: tuple[_Total, int] = ((0.0, 0, 0, 0), -1)


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


class Backbone:
    """The sure pairs that keep one order, and what they expect of the others."""

    def __init__(self, pairs: Iterable[tuple[int, int, int]], old_size: int, new_size: int) -> None:
        """Keep the largest subset of the pairs that is in order; the ends of both texts join it.

        Args:
            pairs: old place, new place and preference of each pair.
            old_size: how many paragraphs the earlier statement has.
            new_size: how many the later one has.
        """
        ordered = sorted(pairs)
        points = [(old, new, 1.0) for old, new, _ in ordered]
        preferences = [preference for *_, preference in ordered]
        kept = [points[place] for place in sorted(heaviest_increasing(points, preferences))]
        # Where half of the pairs moved, the order says half as much; and few pairs say little.
        self._trust = len(kept) / (len(points) + 1)
        self._old = [-1, *(old for old, _, _ in kept), old_size]
        self._new = [-1, *(new for _, new, _ in kept), new_size]

    def gaps(self) -> Iterable[tuple[range, range]]:
        """Yield the stretches of both sides between one kept pair and the next."""
        for place in range(len(self._old) - 1):
            yield (
                range(self._old[place] + 1, self._old[place + 1]),
                range(self._new[place] + 1, self._new[place + 1]),
            )

    def expects(self, old: int, new: int) -> tuple[float, float]:
        """Return what the order says of a pair.

        Returns:
            Whether the pair stands between the same two kept pairs on both sides, and how near it
            stands to the place that the kept pairs around it point to: each from 0 to the share
            of pairs that keep the order.
        """
        place = bisect_left(self._old, old)
        between = self._new[place - 1] < new < self._new[place]
        off = _off(self._old, self._new, old, new) + _off(self._new, self._old, new, old)
        return between * self._trust, exp(-off / 2 / _NEAR) * self._trust


def _off(own: Sequence[int], others: Sequence[int], place: int, partner: int) -> int:
    """Return how far a partner stands from where the kept pairs around a paragraph point to."""
    after = bisect_left(own, place)
    behind = partner - others[after - 1] - (place - own[after - 1])
    ahead = others[after] - partner - (own[after] - place)
    # The nearer neighbour tells more: "two behind the pair before" or "one before the next".
    return min(abs(behind), abs(ahead))
