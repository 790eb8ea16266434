"""One-to-one pairs: the surest first, in three rounds.

1. Texts that are alike to the letter and occur equally often on both sides.
2. Best-first by similarity, over a bar.
3. Between the pairs of the backbone, best-first again over a lower bar: a paragraph that stands
   where the order expects it needs less evidence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stmtdiff.alignment.order import heaviest_increasing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from stmtdiff.alignment.evidence import Evidence

__all__ = ["Pairing", "pair_up"]

SURE = 0.5
"""From here on a pair may define the order of the others."""
BAR = 0.38
"""What a pair must reach anywhere."""
BAR_IN_ORDER = 0.2
"""What a pair must reach where the pairs around it expect it."""
ORDER_BONUS = 0.04
"""What standing in the expected place is worth between candidates that are nearly alike."""


@dataclass(slots=True)
class Pairing:
    """One-to-one pairs in the making.

    Attributes:
        by_old: for each paired old paragraph its new one and the score.
        taken: the new paragraphs that are paired.
    """

    by_old: dict[int, tuple[int, float]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def add(self, old: int, new: int, score: float) -> None:
        """Pair two paragraphs."""
        self.by_old[old] = (new, score)
        self.taken.add(new)

    def free(self, old: int, new: int) -> bool:
        """Return whether neither of the two is paired yet."""
        return old not in self.by_old and new not in self.taken


def pair_up(
    evidence: Evidence, old: Collection[int], new: Collection[int]
) -> tuple[Pairing, dict[tuple[int, int], float]]:
    """Return the pairs among the paragraphs `old` and `new`, and the score of every candidate."""
    pairing = Pairing()
    for one, other in _twins(evidence, old, new):
        pairing.add(one, other, 1.0)
    open_old, open_new = set(old), set(new)
    scores = {
        (one, other): evidence.similarity(one, other)
        for one, other in evidence.candidates()
        if one in open_old and other in open_new
    }
    _best_first(pairing, scores, BAR, _Order(pairing))
    _best_first(pairing, scores, BAR_IN_ORDER, _Order(pairing), in_order_only=True)
    return pairing, scores


def _twins(evidence: Evidence, old: Iterable[int], new: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Yield the pairs of equal texts that occur equally often on both sides, in their order."""
    where: dict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for one in sorted(old):
        where[evidence.old[one].identity][0].append(one)
    for other in sorted(new):
        where[evidence.new[other].identity][1].append(other)
    for ones, others in where.values():
        if len(ones) == len(others):
            yield from zip(ones, others, strict=True)


class _Order:
    """Where the sure pairs expect a paragraph."""

    def __init__(self, pairing: Pairing) -> None:
        sure = sorted(
            (old, new, score) for old, (new, score) in pairing.by_old.items() if score >= SURE
        )
        kept = heaviest_increasing(sure)
        self._old = [sure[place][0] for place in sorted(kept)]
        self._new = [sure[place][1] for place in sorted(kept)]

    def expects(self, old: int, new: int) -> bool:
        place = bisect_left(self._old, old)
        after_left = place == 0 or self._new[place - 1] < new
        before_right = place == len(self._new) or new < self._new[place]
        return after_left and before_right


def _best_first(
    pairing: Pairing,
    scores: dict[tuple[int, int], float],
    bar: float,
    order: _Order,
    *,
    in_order_only: bool = False,
) -> None:
    ranked = []
    for (old, new), score in scores.items():
        if score >= bar and pairing.free(old, new):
            expected = order.expects(old, new)
            if expected or not in_order_only:
                # Ties are broken alike whichever side is called old.
                tie = (abs(old - new), old + new)
                ranked.append((-(score + ORDER_BONUS * expected), tie, old, new, score))
    for *_, old, new, score in sorted(ranked):
        if pairing.free(old, new):
            pairing.add(old, new, score)
