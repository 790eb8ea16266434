"""One-to-one pairs: the surest first.

1. Texts that are alike to the letter and occur equally often on both sides.
2. Pairs whose words alone make them sure.
3. With the order that these keep as further evidence, the rest, in rounds: a pair that is taken
   is no rival of the others any more, and so the next one can be sure.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise, product
from math import log1p
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from stmtdiff.alignment.candidates import backgrounds, close, glances
from stmtdiff.alignment.confidence import BY_WORDS, IN_ORDER, UNFITTED, confidence, log_ratio
from stmtdiff.alignment.evidence import LEAST_SHARE
from stmtdiff.alignment.order import Backbone, heaviest_increasing
from stmtdiff.alignment.profile import without
from stmtdiff.alignment.rivals import Pair, Rivals, Usual

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from stmtdiff.alignment.confidence import Figures
    from stmtdiff.alignment.evidence import Evidence, Shares
    from stmtdiff.alignment.profile import Profile

__all__ = [
    "CLOSE",
    "ROUNDS",
    "SURE",
    "Judge",
    "Pair",
    "Pairing",
    "Score",
    "backbone_of",
    "pair_up",
    "take",
    "twins",
]

SURE = 0.9
"""From here on a pair may define the order of the others."""
ROUNDS = (0.9, 0.7, 0.5)
"""What a pair must reach, round after round."""
CLOSE = 0.8
"""A rival that shares so much of what the pair shares is close: then the order has a say."""
_GAP_LIMIT = 400
"""A gap of the backbone whose sides multiply to more than this nominates no candidates."""
_NEAR_DUPLICATE = 0.6
"""Two paragraphs of one side that share so much are near-duplicates."""
_OWN = 0.2
"""Who has less than this of the words that tell two near-duplicates apart has none of them."""
IN_PLACE = 0.5
"""What two that stand in the same place must share where nothing else tells, and how sure it is."""
FEW = 3
"""Of more paragraphs in one gap, the place says little."""
_RIVALLED = ("words", "phrases", "phrase_part")
"""The shares by which a pair is measured against its rivals."""


class Score(NamedTuple):
    """How sure a pair is.

    Attributes:
        value: from 0 to 1, see `confidence`.
        share: the share of words that both have.
        rival: the largest share that one of the two has with an open paragraph of the other side.
        runner_up: the pair of that rival.
    """

    value: float
    share: float
    rival: float = 0.0
    runner_up: Pair | None = None


class Pairing:
    """One-to-one pairs in the making.

    Attributes:
        by_old: for each paired old paragraph its new one.
        by_new: for each paired new paragraph its old one.
        scores: how sure each pair is.
        settled: the paragraphs of either side that a person linked, or set alone.
    """

    def __init__(self, settled: tuple[Collection[int], Collection[int]] = ((), ())) -> None:
        """Begin without pairs; `settled` are no paragraphs to be paired."""
        self.by_old: dict[int, int] = {}
        self.by_new: dict[int, int] = {}
        self.scores: dict[Pair, Score] = {}
        self.settled = settled

    def add(self, pair: Pair, score: Score) -> None:
        """Pair two paragraphs."""
        self.by_old[pair[0]] = pair[1]
        self.by_new[pair[1]] = pair[0]
        self.scores[pair] = score

    def free(self, pair: Pair) -> bool:
        """Return whether neither of the two is paired yet, nor settled by a person."""
        taken = pair[0] in self.by_old or pair[1] in self.by_new
        return not taken and pair[0] not in self.settled[0] and pair[1] not in self.settled[1]


def pair_up(
    evidence: Evidence, old: Collection[int], new: Collection[int], given: Iterable[Pair] = ()
) -> tuple[Pairing, Judge, dict[Pair, Score]]:
    """Return the pairs among the paragraphs `old` and `new`.

    Args:
        evidence: the paragraphs.
        old: the places that are open on the old side.
        new: the places that are open on the new side.
        given: pairs that are fixed; they help to tell the order.

    Returns:
        The pairing; the judge, who knows what all candidates share; and the last score of each
        candidate that stayed open.
    """
    whole = range(len(evidence.old)), range(len(evidence.new))
    pairing = Pairing(settled=({*whole[0]} - {*old}, {*whole[1]} - {*new}))
    for pair in twins(evidence, old, new):
        pairing.add(pair, Score(1.0, 1.0))
    open_old = [place for place in sorted(old) if place not in pairing.by_old]
    open_new = [place for place in sorted(new) if place not in pairing.by_new]
    judge = Judge(evidence, pairing, open_old, open_new)
    take(pairing, judge.unrivalled(), SURE)
    for bar in ROUNDS:
        backbone = backbone_of(pairing, evidence, given)
        judge.add_neighbours(backbone)
        while take(pairing, judge.in_order(backbone), bar):
            pass
    scores = judge.in_order(backbone_of(pairing, evidence, given))
    for pair in _in_place(pairing, whole):
        score = scores.get(pair)
        if score and score.share >= IN_PLACE and not judge.strangers(pair):
            pairing.add(pair, score._replace(value=max(score.value, IN_PLACE)))
    return pairing, judge, scores


def _in_place(pairing: Pairing, whole: tuple[range, range]) -> Iterator[Pair]:
    """Yield the pairs of a few that stayed open in the same gap, as many on both sides, in turn.

    So it is where a text of two paragraphs exchanged their sentences: each is the other's rival.
    """
    points = sorted(pairing.by_old.items())
    taken = {*pairing.by_old, *pairing.settled[0]}, {*pairing.by_new, *pairing.settled[1]}
    kept = heaviest_increasing([(*pair, 1.0) for pair in points])
    ends = [(-1, -1), *(points[place] for place in sorted(kept)), (len(whole[0]), len(whole[1]))]
    for (i, j), (k, m) in pairwise(ends):
        old = [at for at in range(i + 1, k) if at not in taken[0]]
        new = [at for at in range(j + 1, m) if at not in taken[1]]
        if len(old) == len(new) <= FEW:
            yield from zip(old, new, strict=True)


def twins(evidence: Evidence, old: Iterable[int], new: Iterable[int]) -> Iterable[Pair]:
    """Yield the pairs of equal texts that occur equally often on both sides.

    They pair in their order; if they stand under the same headings, heading by heading.
    """
    where: dict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for one in sorted(old):
        where[evidence.old[one].identity][0].append(one)
    for other in sorted(new):
        where[evidence.new[other].identity][1].append(other)
    for ones, others in where.values():
        if len(ones) != len(others):
            continue
        headed = [
            sorted((evidence.heading(side, place), place) for place in places)
            for side, places in enumerate((ones, others))
        ]
        if all(one[0] == other[0] for one, other in zip(*headed, strict=True)):
            yield from ((one, other) for (_, one), (_, other) in zip(*headed, strict=True))
        else:
            yield from zip(ones, others, strict=True)


def backbone_of(pairing: Pairing, evidence: Evidence, given: Iterable[Pair] = ()) -> Backbone:
    """Return the order that the sure pairs keep."""
    sure = [pair for pair, score in pairing.scores.items() if score.value >= SURE]
    pairs = ((*pair, _preference(evidence, pair)) for pair in (*sure, *given))
    return Backbone(pairs, len(evidence.old), len(evidence.new))


def _preference(evidence: Evidence, pair: Pair) -> int:
    """Return a number that chooses between two orders which as many pairs keep.

    Which one hardly matters, but it must be the same whichever side is called old: where two
    pairs changed places the places tell nothing, so the texts have to.
    """
    texts = sorted((evidence.old[pair[0]].text, evidence.new[pair[1]].text))
    return crc32("\n".join(texts).encode("utf-8", "surrogatepass"))


def take(pairing: Pairing, scores: Mapping[Pair, Score], bar: float) -> int:
    """Add the pairs that reach the bar, the surest first; return how many."""
    taken = 0
    # Ties are broken alike whichever side is called old.
    ranked = sorted(
        (-score.value, abs(pair[0] - pair[1]), pair[0] + pair[1], pair)
        for pair, score in scores.items()
        if score.value >= bar
    )
    for *_, pair in ranked:
        if pairing.free(pair):
            pairing.add(pair, scores[pair])
            taken += 1
    return taken


class Judge:
    """Scores the candidates that are still open.

    Attributes:
        shares: what all candidates share, open or not; the order of most is not looked at.
    """

    def __init__(
        self, evidence: Evidence, pairing: Pairing, old: Collection[int], new: Collection[int]
    ) -> None:
        """Look for candidates among the places `old` and `new`."""
        self._evidence = evidence
        self._pairing = pairing
        self.shares: dict[Pair, Shares] = {}
        self._open: list[Pair] = []
        self._fixed: dict[Pair, Figures] = {}
        self._tellings: dict[tuple[int, Pair, int], float | None] = {}
        self._rivals = {name: Rivals(pairing.free) for name in (*_RIVALLED, "chain")}
        for pair, found in glances(evidence, old, new):
            self._add(pair, found)
        self._usual = Usual(self.shares, backgrounds(evidence, old, new))
        for pair in close(self.shares):
            self._look_at(pair)

    def add_neighbours(self, backbone: Backbone) -> None:
        """Make candidates of all open pairs in the small gaps of the backbone."""
        for olds, news in backbone.gaps():
            if len(olds) * len(news) > _GAP_LIMIT:
                continue
            for pair in product(olds, news):
                if self._pairing.free(pair) and pair not in self._fixed:
                    if pair not in self.shares:
                        self._add(pair, self._evidence.shares(*self._profiles(pair)))
                    self._look_at(pair)

    def unrivalled(self) -> dict[Pair, Score]:
        """Return the scores, by what the texts share alone, of the pairs with no close rival."""
        return {
            pair: score._replace(value=confidence(BY_WORDS, figures))
            for pair, figures, score in self.figures()
            if score.rival <= CLOSE * score.share
            and not figures["stranger"]
            and not figures["doubt"]
        }

    def in_order(self, backbone: Backbone) -> dict[Pair, Score]:
        """Return the scores with what the order expects."""
        weights = {**IN_ORDER, **UNFITTED}
        return {
            pair: score._replace(value=confidence(weights, figures))
            for pair, figures, score in self.figures(backbone)
        }

    def figures(self, backbone: Backbone | None = None) -> Iterator[tuple[Pair, Figures, Score]]:
        """Yield each open pair, its figures, and its score with the value still to be filled in."""
        self._open = [pair for pair in self._open if self._pairing.free(pair)]
        for pair in self._open:
            found = self.shares[pair]
            rival, runner_up = self._rivals["words"].of(pair)
            figures = self._fixed[pair] | {
                "telling": self._told(pair),
                "lead": found.words - rival,
                "lead_ratio": log_ratio(found.words, rival),
                "phrase_lead_ratio": log_ratio(found.phrases, self._rivals["phrases"].of(pair)[0]),
            }
            if backbone:
                figures |= self._placed(pair, found, backbone)
            else:
                figures |= {
                    f"{name}_lead": getattr(found, name) - self._rivals[name].of(pair)[0]
                    for name in ("chain", "phrase_part")
                }
            yield pair, figures, Score(0.0, found.words, rival, runner_up)

    def _add(self, pair: Pair, found: Shares) -> None:
        """Make a candidate of a pair: it is a rival of others."""
        self.shares[pair] = found
        if found.words >= LEAST_SHARE:
            for name in _RIVALLED:
                self._rivals[name].add(pair, getattr(found, name))

    def _look_at(self, pair: Pair) -> None:
        """Look closely at a candidate: it can be taken itself."""
        one, other = self._profiles(pair)
        found = self.shares[pair]
        if found.words < LEAST_SHARE:
            return
        found = self._evidence.in_order(one, other, found)
        self.shares[pair] = found
        self._rivals["chain"].add(pair, found.chain)
        self._open.append(pair)
        mass = found.part * min(one.weight, other.weight)
        phrase_mass = found.phrase_part * min(one.phrase_weight, other.phrase_weight)
        headings = {self._evidence.heading(side, pair[side]) for side in (0, 1)}
        self._fixed[pair] = {
            "phrase_mass": log1p(phrase_mass),
            "size": log1p(min(one.size, other.size)),
            "chain_mass": log1p(mass * found.order),
            "order": found.order,
            "unusual": log_ratio(found.words, self._usual.of(pair)),
            "heading": float(len(headings) == 1 and headings != {""}),
            "stranger": float(self.strangers(pair)),
            "doubt": self._evidence.doubt(one, other, found.words),
            "bias": 1.0,
        }

    def _profiles(self, pair: Pair) -> tuple[Profile, Profile]:
        return self._evidence.old[pair[0]], self._evidence.new[pair[1]]

    def _placed(self, pair: Pair, found: Shares, backbone: Backbone) -> Figures:
        """Return what the order says of a pair."""
        between, near = backbone.expects(*pair)
        return {
            "between": between,
            "near": near,
            "between_part": between * found.part,
            "near_part": near * found.part,
        }

    def strangers(self, pair: Pair) -> bool:
        """Whether two near-duplicates of others share none of the words that tell these apart."""
        return pair in self.shares and all(self._is_strange(side, pair) for side in (0, 1))

    def _is_strange(self, side: int, pair: Pair) -> bool:
        """Whether one paragraph of a pair has nothing by which the other is told from its like.

        Its like is a near-duplicate on the same side, which the one is as much like.
        """
        share, place = self._usual.at(side, pair)
        if place < 0 or share < CLOSE * self.shares[pair].words:
            return False
        one, other = self._profiles(pair) if side == 0 else reversed(self._profiles(pair))
        like = (self._evidence.new, self._evidence.old)[side][place]
        if self._evidence.share(other, like) < _NEAR_DUPLICATE:
            return False
        own = without(other.words, like.words)
        return self._evidence.shared(one.words, own) < _OWN * self._evidence.weigh(own)

    def _told(self, pair: Pair) -> float:
        """Return what the words say in which a pair's paragraphs differ from their near-duplicates.

        Of the two sides the one that speaks more against the pair.
        """
        share = self.shares[pair].words
        found = []
        for side in (0, 1):
            rival_share, rival = self._rivals["words"].at(side, pair)
            if rival and CLOSE * share <= rival_share <= share / CLOSE:
                found.append(self._telling(side, pair, rival[1 - side]))
        return min((told for told in found if told is not None), default=0.0)

    def _telling(self, side: int, pair: Pair, rival: int) -> float | None:
        """Return what one of a pair says of the other and its rival, if these are near-duplicates.

        It is asked in every round, and the answer is the same as long as the rival is.
        """
        asked = side, pair, rival
        if asked not in self._tellings:
            sides = self._evidence.old, self._evidence.new
            one = sides[side][pair[side]]
            own, like = (sides[1 - side][place] for place in (pair[1 - side], rival))
            # The parts of a split are rivals too, but unlike each other.
            alike = self._evidence.share(own, like) >= CLOSE * self.shares[pair].words
            self._tellings[asked] = self._evidence.telling(one, own, like) if alike else None
        return self._tellings[asked]
