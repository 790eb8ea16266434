"""What a pair of paragraphs competes with: the best that its two could make with others."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from stmtdiff.alignment.evidence import Shares

__all__ = ["Pair", "Rivals", "Usual"]

Pair = tuple[int, int]
"""The places of an old and of a new paragraph."""


class Usual:
    """What a paragraph shares as a rule: the most with any other, taken or not."""

    def __init__(
        self, shares: Mapping[Pair, Shares], taken: Mapping[tuple[int, int], tuple[float, int]]
    ) -> None:
        """Take what the candidates share, and what each paragraph shares with those taken first."""
        # Of each paragraph the best two: one of them may be the pair itself.
        self._best: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
        for node, best in taken.items():
            self._best[node].append(best)
        for (old, new), found in shares.items():
            for node, other in (((0, old), new), ((1, new), old)):
                best_two = self._best[node]
                best_two.append((found.words, other))
                if len(best_two) > 2:
                    best_two.remove(min(best_two))

    def at(self, side: int, pair: Pair) -> tuple[float, int]:
        """Return the best share that the pair's old (0) or new (1) paragraph has with another."""
        best_two = self._best[side, pair[side]]
        return max((best for best in best_two if best[1] != pair[1 - side]), default=(0.0, -1))

    def of(self, pair: Pair) -> float:
        """Return the best that one of the two shares with any other."""
        return max(self.at(side, pair)[0] for side in (0, 1))


class Rivals:
    """For each pair, the best other open pair that one of its two paragraphs could make."""

    def __init__(self, free: Callable[[Pair], bool]) -> None:
        """Take what says of a pair whether both of its paragraphs are still open."""
        self._free = free
        # Of each paragraph its pairs, the best last.
        self._ranked: dict[tuple[int, int], list[tuple[float, int, int, Pair]]] = defaultdict(list)
        self._unsorted: set[tuple[int, int]] = set()

    def add(self, pair: Pair, value: float) -> None:
        """Add a pair."""
        # Ties are broken alike whichever side is called old.
        entry = (value, -abs(pair[0] - pair[1]), -pair[0] - pair[1], pair)
        for node in enumerate(pair):
            self._ranked[node].append(entry)
            self._unsorted.add(node)

    def of(self, pair: Pair) -> tuple[float, Pair | None]:
        """Return the highest value of a rival, and which pair that is."""
        return max((self.at(side, pair) for side in (0, 1)), key=_by_value)

    def at(self, side: int, pair: Pair) -> tuple[float, Pair | None]:
        """Return the same of those rivals that share the pair's old (0) or new (1) paragraph."""
        node = side, pair[side]
        ranked = self._ranked[node]
        if node in self._unsorted:
            ranked.sort()
            self._unsorted.remove(node)
        while ranked and not self._free(ranked[-1][-1]):
            ranked.pop()
        for value, *_, rival in reversed(ranked):
            if rival != pair and self._free(rival):
                return value, rival
        return 0.0, None


def _by_value(rival: tuple[float, Pair | None]) -> tuple[float, Pair]:
    # Of two that share as much, the one that comes first.
    value, (old, new) = rival[0], rival[1] or (0, 0)
    return value, (-old, -new)
