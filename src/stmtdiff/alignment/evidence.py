"""What speaks for two paragraphs being the same: the words and phrases they share.

Rare words weigh more (the inverse of how many paragraphs hold them); a phrase is two words in a
row. Paragraph numbers and list marks are no part of the evidence, nor is typography
(`tokens.words` folds it), nor the voice (`voice.neutral`). A paragraph that marks an omission
(``<…>``) is only asked for the words it still has.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stmtdiff.alignment.profile import Key, Lexicon, Profile, weigh
from stmtdiff.tokens import words
from stmtdiff.voice import neutral

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stmtdiff.model import Paragraph, Statement

__all__ = ["LEAST_SHARE", "Evidence", "Shares"]

_REPEATED = 16
"""How often a word may stand in one paragraph times how often in the other, to tell an order."""
LEAST_SHARE = 0.08
"""What two paragraphs must share at the least: any two share that much by chance."""


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

    @property
    def chain(self) -> float:
        """How much of the lighter of the two stands in the same order in the other, about."""
        return self.part * self.order


class Evidence:
    """The paragraphs of two statements, weighed against each other."""

    def __init__(self, old: Statement, new: Statement) -> None:
        """Profile every paragraph of both statements."""
        self._headings = _headings(old), _headings(new)
        texts = [[_body(paragraph) for paragraph in side.paragraphs] for side in (old, new)]
        # Each word is one object, however often it occurs.
        known: dict[str, str] = {}
        found = [
            [tuple(known.setdefault(word, word) for word in words(text)) for text in side]
            for side in texts
        ]
        self._lexicon = Lexicon(neutral(one) for side in found for one in side)
        self.old, self.new = (
            tuple(Profile(self._lexicon, *both) for both in zip(*side, strict=True))
            for side in zip(texts, found, strict=True)
        )

    def profile(self, text: str) -> Profile:
        """Return a profile of a part of a paragraph, such as one sentence."""
        return Profile(self._lexicon, text, words(text))

    def heading(self, side: int, place: int) -> str:
        """Return the heading over an old (0) or new (1) paragraph, folded; or nothing."""
        return self._headings[side][place]

    def weight(self, word: str) -> float:
        """Return what one occurrence of a word weighs."""
        return self._lexicon.words.get(word, 0.0)

    def weigh(self, bag: Mapping[str, int]) -> float:
        """Return the summed weight of the words of `bag`."""
        return weigh(self._lexicon.words, bag)

    def shared(self, one: Mapping[str, int], other: Mapping[str, int]) -> float:
        """Return the summed weight of the words that both bags hold."""
        return _shared(self._lexicon.words, one, other)

    def shared_phrases(self, one: Mapping[int, int], other: Mapping[int, int]) -> float:
        """Return the summed weight of the phrases that both bags hold."""
        return _shared(self._lexicon.phrase_weights, one, other)

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
        mass, sizes = self.shared(a.words, b.words), (a.weight, b.weight)
        # What was left out of one of them is no evidence against the other.
        kept = None if a.cut == b.cut else a if a.cut else b
        if kept:
            sizes = (kept.weight, kept.weight)
        share, part = _ratio(2 * mass, sum(sizes)), _ratio(mass, min(sizes))
        if share < LEAST_SHARE:
            return Shares(share, 0.0, part)
        phrase_sizes = (a.phrase_weight, b.phrase_weight)
        if kept:
            phrase_sizes = (kept.phrase_weight, kept.phrase_weight)
        phrase_mass = self.shared_phrases(a.phrases, b.phrases)
        return Shares(
            share,
            _ratio(2 * phrase_mass, sum(phrase_sizes)),
            part,
            _ratio(phrase_mass, min(phrase_sizes)),
            self._order(a, b),
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
        return _ratio(_heaviest_chain(a.plain, b.plain, told), whole)


def _shared(
    weights: Mapping[Key, float], one: Mapping[Key, int], other: Mapping[Key, int]
) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weights.get(key, 0.0) * min(one[key], other[key]) for key in one if key in other)


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


def _ratio(part: float, whole: float) -> float:
    # Only equal words in equal order are certain.
    # Rounded, so that the order in which a sum was made decides nothing.
    return round(min(0.999, part / whole), 9) if whole > 0 else 0.0


def _headings(statement: Statement) -> tuple[str, ...]:
    """Return for each paragraph the words of the heading that it stands under, or nothing."""
    told = {section.eid: " ".join(words(section.heading)) for section in statement.sections}
    return tuple(told.get(paragraph.section, "") for paragraph in statement.paragraphs)


def _body(paragraph: Paragraph) -> str:
    return "\n".join(block.text for block in paragraph.blocks)
