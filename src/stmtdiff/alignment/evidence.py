"""What speaks for two paragraphs being the same: the words and phrases they share.

Rare words weigh more (the inverse of how many paragraphs hold them); a phrase is two words in a
row. Paragraph numbers and list marks are no part of the evidence, nor is typography
(`tokens.words` folds it), nor the voice (`voice.neutral`). A paragraph that marks an omission
(``<…>``) is only asked for the words it still has.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from stmtdiff.tokens import TokenKind, tokenize, words
from stmtdiff.voice import neutral

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from stmtdiff.model import Paragraph

__all__ = ["LEAST_SHARE", "Bag", "Evidence", "Profile", "Shares", "backgrounds", "candidates"]

Bag = Counter[str]
"""How often each word, or each phrase (two words with a space between), occurs."""

# Of each paragraph the rarest words nominate candidates, each all paragraphs that hold it, unless
# those are too many; so the candidates stay few however long the statements are.
_NOMINATORS = 14
_COMMON = 40
_REPEATED = 16
"""How often a word may stand in one paragraph times how often in the other, to tell an order."""
LEAST_SHARE = 0.08
"""What two paragraphs must share at the least: any two share that much by chance."""
_FEW = 160
"""Up to so many open paragraphs on each side, every pair that shares a word is a candidate."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One paragraph as evidence.

    Attributes:
        identity: what is equal where two paragraphs are alike to the letter: the folded words in
            their order, or where there are none, the text.
        size: how many words it has.
        words: how often each word occurs, voice folded.
        phrases: how often each two words stand in a row.
        weight: the summed weight of `words`.
        phrase_weight: the summed weight of `phrases`.
        cut: whether it marks an omission.
        text: what it was made of.
    """

    identity: tuple[str, ...]
    size: int
    words: Bag
    phrases: Bag
    weight: float
    phrase_weight: float
    cut: bool
    text: str


@dataclass(frozen=True, slots=True)
class Shares:
    """How much two paragraphs share, each figure from 0 to 1.

    Attributes:
        words: twice the shared weight of words over the weight of both (Dice's coefficient).
        phrases: the same of phrases.
        part: the shared weight of words over the weight of the lighter of the two.
        phrase_part: the same of phrases.
        order: the weight of the heaviest run of shared words that stands in one order on both
            sides, over the weight of all shared words that can tell an order.
    """

    words: float = 0.0
    phrases: float = 0.0
    part: float = 0.0
    phrase_part: float = 0.0
    order: float = 0.0


class Evidence:
    """The paragraphs of two statements, weighed against each other."""

    def __init__(self, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> None:
        """Profile every paragraph of both sides."""
        texts = [[_body(paragraph) for paragraph in side] for side in (old, new)]
        found = [[tuple(words(text)) for text in side] for side in texts]
        bags = [[_bags(one) for one in side] for side in found]
        spread = Counter(key for side in bags for pair in side for bag in pair for key in bag)
        total = sum(len(side) for side in bags)
        self._weights = {key: log(1 + total / count) for key, count in spread.items()}
        self.old, self.new = (
            tuple(
                self._profile(text, identity, *pair)
                for text, identity, pair in zip(*side, strict=True)
            )
            for side in zip(texts, found, bags, strict=True)
        )

    def _profile(self, text: str, found: tuple[str, ...], bag: Bag, phrases: Bag) -> Profile:
        return Profile(
            found or ("", text),
            len(found),
            bag,
            phrases,
            self.weigh(bag),
            self.weigh(phrases),
            _marks_omission(text),
            text,
        )

    def profile(self, text: str) -> Profile:
        """Return a profile of a part of a paragraph, such as one sentence."""
        found = tuple(words(text))
        return self._profile(text, found, *_bags(found))

    def weight(self, word: str) -> float:
        """Return what one occurrence of a word weighs."""
        return self._weights.get(word, 0.0)

    def weigh(self, bag: Mapping[str, int]) -> float:
        """Return the summed weight of the words, or phrases, of `bag`."""
        weights = self._weights
        return sum(weights.get(key, 0.0) * count for key, count in bag.items())

    def shared(self, one: Mapping[str, int], other: Mapping[str, int]) -> float:
        """Return the summed weight of the words, or phrases, that both bags hold."""
        if len(other) < len(one):
            one, other = other, one
        weights = self._weights
        return sum(
            weights.get(key, 0.0) * min(count, other[key])
            for key, count in one.items()
            if key in other
        )

    def share(self, a: Profile, b: Profile) -> float:
        """Return twice the shared weight of words over the weight of both."""
        return _ratio(2 * self.shared(a.words, b.words), a.weight + b.weight)

    def telling(self, one: Profile, own: Profile, rival: Profile) -> float:
        """Return which of two near-duplicates the words in which they differ speak for.

        Returns:
            From -1 to 1: 1 where `one` has all the words that only `own` has of the two and none
            that only `rival` has, -1 the other way; near 0 where they say little.
        """
        for_own = self.shared(one.words, own.words - rival.words)
        for_rival = self.shared(one.words, rival.words - own.words)
        return round((for_own - for_rival) / (for_own + for_rival + 1.0), 9)

    def shares(self, a: Profile, b: Profile) -> Shares:
        """Return how much two profiles share."""
        if a.identity == b.identity:
            return Shares(1.0, 1.0, 1.0, 1.0, 1.0)
        words_, phrases = self.shared(a.words, b.words), self.shared(a.phrases, b.phrases)
        sizes, phrase_sizes = (a.weight, b.weight), (a.phrase_weight, b.phrase_weight)
        if a.cut != b.cut:
            # What was left out of one of them is no evidence against the other.
            kept = a if a.cut else b
            sizes, phrase_sizes = (kept.weight,) * 2, (kept.phrase_weight,) * 2
        share = _ratio(2 * words_, sum(sizes))
        return Shares(
            share,
            _ratio(2 * phrases, sum(phrase_sizes)),
            _ratio(words_, min(sizes)),
            _ratio(phrases, min(phrase_sizes)),
            self._order(a, b) if share >= LEAST_SHARE else 0.0,
        )

    def _order(self, a: Profile, b: Profile) -> float:
        """Return how much of the weight of shared words stands in one order on both sides."""
        # A word that both repeat again and again tells no order, and would cost the square.
        told = {
            word: self.weight(word)
            for word in a.words.keys() & b.words.keys()
            if a.words[word] * b.words[word] <= _REPEATED
        }
        whole = sum(weight * min(a.words[word], b.words[word]) for word, weight in told.items())
        return _ratio(_heaviest_chain(neutral(a.identity), neutral(b.identity), told), whole)


def _heaviest_chain(
    one: Iterable[str], other: Iterable[str], weights: Mapping[str, float]
) -> float:
    """Return the weight of the heaviest sequence of words that both hold in the same order."""
    where: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(other):
        if word in weights:
            where[word].append(place)
    # The chains worth going on with: where in `other` each ends, and its weight; both ascend.
    ends: list[int] = []
    totals: list[float] = []
    for word in one:
        # From the last place back, so that one occurrence is not counted twice.
        for place in reversed(where.get(word, ())):
            at = bisect_left(ends, place)
            total = weights[word] + (totals[at - 1] if at else 0.0)
            beaten = at
            while beaten < len(ends) and totals[beaten] <= total:
                beaten += 1
            if beaten > at or at == len(ends) or ends[at] > place:
                ends[at:beaten] = [place]
                totals[at:beaten] = [total]
    return totals[-1] if totals else 0.0


def candidates(
    evidence: Evidence, old: Collection[int], new: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of `old` and `new` that are worth a look, each once, in order."""
    index = _index(evidence.new, new)
    few = len(old) <= _FEW and len(new) <= _FEW
    backwards: dict[int, set[int]] = defaultdict(set)
    if not few:
        reverse = _index(evidence.old, old)
        for place in sorted(new):
            for other in _nominees(evidence, evidence.new[place].words, reverse):
                backwards[other].add(place)
    for place in sorted(old):
        bag = evidence.old[place].words
        found = (
            {other for word in bag for other in index.get(word, ())}
            if few
            else _nominees(evidence, bag, index) | backwards[place]
        )
        yield from ((place, other) for other in sorted(found))


def backgrounds(
    evidence: Evidence, old: Collection[int], new: Collection[int]
) -> dict[tuple[int, int], float]:
    """Return what the open paragraphs share with those that are not open any more.

    Args:
        evidence: the paragraphs.
        old: the places that are open on the old side.
        new: the places that are open on the new side.

    Returns:
        For each open paragraph, by (0, old place) or (1, new place), the largest share of words
        that it has with a paragraph of the other side that is not open; 0 where none is like it.
    """
    found = {}
    sides = (evidence.old, evidence.new), (old, new)
    for side in (0, 1):
        others = sides[0][1 - side]
        taken = set(range(len(others))) - set(sides[1][1 - side])
        index = _index(others, taken)
        for place in sides[1][side]:
            profile = sides[0][side][place]
            nominees = _nominees(evidence, profile.words, index)
            shares = [evidence.share(profile, others[other]) for other in nominees]
            found[side, place] = max(shares, default=0.0)
    return found


def _nominees(evidence: Evidence, bag: Bag, index: Mapping[str, Sequence[int]]) -> set[int]:
    known = (word for word in bag if 0 < len(index.get(word, ())) <= _COMMON)
    rarest = nsmallest(_NOMINATORS, known, key=lambda word: (-evidence.weight(word), word))
    votes: Counter[int] = Counter()
    for word in rarest:
        for other in index[word]:
            votes[other] += 1
    best = nsmallest(_NOMINATORS, votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return {other for other, _ in best}


def _index(profiles: Sequence[Profile], places: Iterable[int]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for place in sorted(places):
        for word in profiles[place].words:
            index[word].append(place)
    return index


def _bags(found: Sequence[str]) -> tuple[Bag, Bag]:
    plain = neutral(found)
    framed = ["", *plain, ""] if plain else []
    return Counter(plain), Counter(f"{one} {other}" for one, other in pairwise(framed))


def _marks_omission(text: str) -> bool:
    maybe = "…" in text or "..." in text
    return maybe and any(token.kind is TokenKind.OMISSION for token in tokenize(text))


def _ratio(part: float, whole: float) -> float:
    # Only equal words in equal order are certain.
    # Rounded, so that the order in which a sum was made decides nothing.
    return round(min(0.999, part / whole), 9) if whole > 0 else 0.0


def _body(paragraph: Paragraph) -> str:
    return "\n".join(block.text for block in paragraph.blocks)
