"""Groups become links: how sure each is, why, and what came close."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from stmtdiff.alignment.link import Link, RunnerUp
from stmtdiff.alignment.pairing import CLOSE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stmtdiff.alignment.evidence import Evidence
    from stmtdiff.alignment.grouping import Group
    from stmtdiff.alignment.pairing import Judge, Pair, Pairing, Score

__all__ = ["Linker"]

SUREST = 0.99
"""The highest score of texts that are not the same, and the highest share that is told of them."""
_ALIKE = 0.4
"""A paragraph that shares so much is worth naming to one that was left alone."""

_Node = tuple[str, int]


class Linker:
    """Makes the links of one pair of statements."""

    def __init__(
        self,
        evidence: Evidence,
        pairing: Pairing,
        judge: Judge,
        scores: Mapping[Pair, Score],
    ) -> None:
        """Take the pairs, the judge of all candidates, and the scores of those that stayed open."""
        self._evidence = evidence
        self._pairing = pairing
        self._strangers = judge.strangers
        # For each paragraph: how sure its best open pair is, the open pair that shares the most,
        # and the most that it shares with any other.
        self._confidence: dict[_Node, float] = defaultdict(float)
        self._open: dict[_Node, tuple[float, Pair | None]] = defaultdict(lambda: (0.0, None))
        self._share: dict[_Node, float] = defaultdict(float)
        for pair, found in judge.shares.items():
            for node in zip(("old", "new"), pair, strict=True):
                self._share[node] = max(self._share[node], found.words)
        for pair, score in scores.items():
            for node in zip(("old", "new"), pair, strict=True):
                self._confidence[node] = max(self._confidence[node], score.value)
                if score.share > self._open[node][0]:
                    self._open[node] = score.share, pair
        self._identities = {
            "old": {profile.identity for profile in evidence.new},
            "new": {profile.identity for profile in evidence.old},
        }

    def link(self, group: Group) -> Link:
        """Return the link of a group."""
        if not group.old or not group.new:
            return self._alone(group)
        if len(group.old) == len(group.new) == 1:
            return self._pair(group)
        return self._several(group)

    def _alone(self, group: Group) -> Link:
        side, place = ("old", group.old[0]) if group.old else ("new", group.new[0])
        node = (side, place)
        profile = getattr(self._evidence, side)[place]
        twin = profile.identity in self._identities[side]
        share, (open_share, nearest) = 1.0 if twin else self._share[node], self._open[node]
        score = 1 - self._confidence[node]
        reason = f"nothing like it: no other paragraph shares more than {_told(share)} of the words"
        if share >= _ALIKE and share > open_share:
            # Of two that are equally like a third, either may be the one that was left alone.
            score *= 1 - share / 2
            reason = f"its like, which shares {_told(share)} of the words, has another partner"
        elif open_share >= _ALIKE / 2:
            reason = f"the most similar paragraph left shares {_told(open_share)} of the words"
            if nearest and self._strangers(nearest):
                reason += ", but not those that tell it from its like"
        return Link(group.old, group.new, round(score, 4), reason)

    def _pair(self, group: Group) -> Link:
        score = self._pairing.scores[group.old[0], group.new[0]]
        if score.share == 1.0:
            return Link(group.old, group.new, 1.0, "the same words")
        reason = f"{_told(score.share)} of the words are shared"
        if score.rival:
            reason += f"; the next best pair shares {_told(score.rival)}"
        close = score.runner_up and score.rival >= CLOSE * score.share
        runner_up = RunnerUp(*score.runner_up, round(score.rival, 4)) if score.runner_up else None
        return Link(
            group.old,
            group.new,
            round(min(SUREST, score.value), 4),
            reason,
            runner_up=runner_up if close else None,
        )

    def _several(self, group: Group) -> Link:
        bags = [
            sum((profiles[place].words for place in places), Counter())
            for profiles, places in (
                (self._evidence.old, group.old),
                (self._evidence.new, group.new),
            )
        ]
        whole = sum(self._evidence.weigh(bag) for bag in bags)
        share = round(2 * self._evidence.shared(*bags) / whole, 9) if whole else 0.0
        told = f"together they share {_told(share)} of the words"
        return Link(
            group.old,
            group.new,
            round(min(SUREST, *group.scores), 4),
            f"{told}; each has some that no other explains",
        )


def _told(share: float) -> str:
    """Return a share in per cent; what is not the same is never told as all."""
    return f"{share if share == 1.0 else min(share, SUREST):.0%}"
