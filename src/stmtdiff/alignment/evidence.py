"""What speaks for two paragraphs being the same: the words and phrases they share.

Rare words weigh more (the inverse of how many paragraphs hold them); a phrase is two words in a
row. Paragraph numbers and list marks are no part of the evidence, nor is typography
(`tokens.words` folds it), nor the voice (`voice.neutral`). A paragraph that marks an omission
(``<…>``) is only asked for the words it still has.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import chain
from math import log
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.alignment.profile import Lexicon, Profile, without
from stmtdiff.tokens import words
from stmtdiff.voice import neutral

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.alignment.profile import Bag
    from stmtdiff.model import Paragraph, Statement

__all__ = ["LEAST_SHARE", "Evidence", "Shares"]

_REPEATED = 16
"""How often a word may stand in one paragraph times how often in the other, to tell an order."""
LEAST_SHARE = 0.08
"""What two paragraphs must share at the least: any two share that much by chance."""

_OPENING = 8
"""So many words that two begin with alike, up to half of the shorter, may be a set opening."""
_LITTLE = 0.15
"""Two of one length that share less than this behind their opening may be unrelated."""
_LONGER = 0.15
"""How much more has to be shared for each time that one is e times as long as the other."""


class Shares(NamedTuple):
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
    """The paragraphs of two statements, weighed against each other.

    Attributes:
        old: the earlier paragraphs.
        new: the later ones.
        lexicon: what their words and phrases weigh.
    """

    def __init__(self, old: Statement, new: Statement) -> None:
        """Profile every paragraph of both statements; equal texts have one profile."""
        self._headings = _headings(old), _headings(new)
        sides = [[_body(paragraph) for paragraph in side.paragraphs] for side in (old, new)]
        times = Counter(chain(*sides))
        found = {text: words(text) for text in times}
        self.lexicon = Lexicon({text: neutral(found[text]) for text in found}, times)
        made = {
            text: Profile(self.lexicon, text, found[text], plain)
            for text, plain in self.lexicon.numbered.items()
        }
        self.old, self.new = (tuple(made[text] for text in side) for side in sides)

    def profile(self, text: str) -> Profile:
        """Return a profile of a part of a paragraph, such as one sentence."""
        return self.lexicon.profile(text)

    def heading(self, side: int, place: int) -> str:
        """Return the heading over an old (0) or new (1) paragraph, folded; or nothing."""
        return self._headings[side][place]

    def weigh(self, bag: Bag) -> float:
        """Return the summed weight of the words of `bag`."""
        return self.lexicon.weigh(bag)

    def shared(self, one: Bag, other: Bag) -> float:
        """Return the summed weight of the words that both bags hold."""
        return self.lexicon.shared(one, other)

    def shared_phrases(self, one: Bag, other: Bag) -> float:
        """Return the summed weight of the phrases that both bags hold."""
        return self.lexicon.shared_phrases(one, other)

    def share(self, a: Profile, b: Profile) -> float:
        """Return twice the shared weight of words over the weight of both."""
        return _ratio(2 * self.shared(a.words, b.words), a.weight + b.weight)

    def telling(self, one: Profile, own: Profile, rival: Profile) -> float:
        """Return which of two near-duplicates the words in which they differ speak for.

        Returns:
            From -1 to 1: 1 where `one` has all the words that only `own` has of the two and none
            that only `rival` has, -1 the other way; near 0 where they say little.
        """
        for_own = self.shared(one.words, without(own.words, rival.words))
        for_rival = self.shared(one.words, without(rival.words, own.words))
        return round((for_own - for_rival) / (for_own + for_rival + 1.0), 9)

    def shares(self, a: Profile, b: Profile) -> Shares:
        """Return how much two profiles share of their words and phrases; of the order, nothing."""
        masses = self.shared(a.words, b.words), self.shared_phrases(a.phrases, b.phrases)
        return _shares(a, b, *masses)

    def all_shares(
        self, old: Sequence[int], new: Sequence[int]
    ) -> Iterator[tuple[tuple[int, int], Shares]]:
        """Yield each pair of the places `old` and `new` with its `shares`.

        Far cheaper than asking pair by pair, as long as there are not too many pairs.
        """
        others = [self.new[place] for place in new]
        words = self.lexicon.postings([other.words for other in others])
        phrases = self.lexicon.phrase_postings([other.phrases for other in others])
        for place in old:
            one = self.old[place]
            masses = zip(words.shared(one.words), phrases.shared(one.phrases), strict=True)
            for at, other, mass in zip(new, others, masses, strict=True):
                yield (place, at), _shares(one, other, *mass)

    def in_order(self, a: Profile, b: Profile, shares: Shares) -> Shares:
        """Return what two profiles share, with how much of that stands in one order."""
        return shares if a.identity == b.identity else shares._replace(order=self._order(a, b))

    def doubt(self, a: Profile, b: Profile, share: float) -> float:
        """Return how little two profiles share behind their opening, their lengths regarded.

        Args:
            a: one of them.
            b: the other one.
            share: what they share of their words.

        Returns:
            0 where they share enough; 1 where two of one length have nothing else in common, and
            more where their lengths differ, too. What marks an omission is not doubted.
        """
        if a.identity == b.identity or a.cut or b.cut:
            return 0.0
        sizes = sorted((a.size, b.size))
        most = min(_OPENING, sizes[0] // 2)
        opening = a.plain[: _alike(a.plain[:most], b.plain[:most])]
        mass, whole = 2 * sum(map(self.lexicon.weight, opening)), a.weight + b.weight
        behind = _ratio(max(0.0, share * whole - mass), whole - mass)
        needed = _LITTLE + _LONGER * log(sizes[1] / sizes[0])
        return round(max(0.0, needed - behind) / _LITTLE, 9)

    def likeness(self, a: Profile, b: Profile) -> float:
        """Return how much two profiles share of their words and of their phrases, in the mean."""
        mass = self.shared_phrases(a.phrases, b.phrases)
        return (self.share(a, b) + _ratio(2 * mass, a.phrase_weight + b.phrase_weight)) / 2

    def _order(self, a: Profile, b: Profile) -> float:
        """Return how much of the weight of shared words stands in one order on both sides."""
        ours, theirs, weight = a.words, b.words, self.lexicon.weight
        # A word that both repeat again and again tells no order, and would cost the square.
        told = {
            word: weight(word)
            for word in ours.keys() & theirs.keys()
            if ours[word] * theirs[word] <= _REPEATED
        }
        whole = sum(told[word] * min(ours[word], theirs[word]) for word in told)
        one, other = ([word for word in side.plain if word in told] for side in (a, b))
        return _ratio(_heaviest_chain(one, other, told), whole)


def _shares(a: Profile, b: Profile, mass: float, phrase_mass: float) -> Shares:
    """Put the summed weight of the words, and of the phrases, that two profiles share to theirs."""
    if a.identity == b.identity:
        return Shares(1.0, 1.0, 1.0, 1.0, 1.0)
    # What was left out of one of them is no evidence against the other.
    if a.cut != b.cut:
        a = b = a if a.cut else b
    one, other = a.weight, b.weight
    share, part = _ratio(2 * mass, one + other), _ratio(mass, min(one, other))
    if share < LEAST_SHARE:
        return Shares(share, 0.0, part)
    one, other = a.phrase_weight, b.phrase_weight
    whole, lighter = one + other, min(one, other)
    return Shares(share, _ratio(2 * phrase_mass, whole), part, _ratio(phrase_mass, lighter))


def _heaviest_chain(
    one: Sequence[int], other: Sequence[int], weights: Mapping[int, float]
) -> float:
    """Return the weight of the heaviest sequence of words that both hold in the same order."""
    total = 0.0
    # What both begin with, and end with, is in it anyway: of near-duplicates nearly all.
    for _ in ("from the start", "from the end"):
        alike = _alike(one, other)
        total += sum(weights[word] for word in one[:alike])
        one, other = one[alike:][::-1], other[alike:][::-1]
    return total + _chain(one, other, weights)


def _alike(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many words two sequences begin with alike."""
    most = min(len(one), len(other))
    return next((place for place in range(most) if one[place] != other[place]), most)


def _chain(one: Sequence[int], other: Sequence[int], weights: Mapping[int, float]) -> float:
    where: dict[int, list[int]] = defaultdict(list)
    for place, word in enumerate(other):
        where[word].append(place)
    # The chains worth going on with: where in `other` each ends, and its weight; both ascend.
    ends: list[int] = []
    totals: list[float] = []
    for word in one:
        weight = weights[word]
        # From the last place back, so that one occurrence is not counted twice.
        for place in reversed(where.get(word, ())):
            at = bisect_left(ends, place)
            total = weight + (totals[at - 1] if at else 0.0)
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
