"""Paragraphs as bags of words and phrases, and what each of these weighs.

Words and phrases are kept as numbers, not as text: 10,000 paragraphs have half a million phrases.
Equal texts have one profile. Most paragraphs of two successive statements are equal, and equal ones
are never weighed; so a profile makes its bags when it is first asked for them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise, repeat
from math import log
from operator import mul
from typing import TYPE_CHECKING

from stmtdiff.tokens import TokenKind, tokenize, words
from stmtdiff.voice import neutral

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    _Weighing = list[float] | dict[int, float]

__all__ = ["Bag", "Lexicon", "Postings", "Profile", "without"]

Bag = dict[int, int]
"""How often each word occurs, voice folded; or each phrase, which is two words in a row."""

_SHIFT = 32
"""A phrase is the number of its first word, shifted by so many bits, and that of its second."""


class Lexicon:
    """The words and phrases of two statements: their numbers, and what they weigh.

    What k of the n paragraphs of both sides hold weighs log(1 + n / k); what none holds, nothing.

    Attributes:
        numbered: the words of each text, by their numbers.
    """

    def __init__(self, texts: Mapping[str, Sequence[str]], times: Mapping[str, int]) -> None:
        """Count in how many paragraphs each word and each phrase occurs.

        Args:
            texts: the words of each text, voice folded.
            times: how many paragraphs have that text.
        """
        spread: Counter[str] = Counter()
        for text, plain in texts.items():
            held = set(plain)
            for _ in range(times[text]):
                spread.update(held)
        total = sum(times.values())
        scale = [0.0, *(log(1 + total / count) for count in range(1, total + 1))]
        # The rarest word has the lowest number; 0 is none, such as the end of a text.
        ranked = sorted(spread, key=lambda word: (spread[word], word))
        self._numbers = {word: number for number, word in enumerate(ranked, 1)}
        self._word_weights = [0.0, *(scale[spread[word]] for word in ranked)]
        self.numbered = {text: self.numbers(plain) for text, plain in texts.items()}
        phrase_spread: Counter[int] = Counter()
        for text, numbers in self.numbered.items():
            phrases = set(self.phrases(numbers))
            for _ in range(times[text]):
                phrase_spread.update(phrases)
        self._phrase_weights = _Weights(
            (phrase, scale[count]) for phrase, count in phrase_spread.items()
        )

    def profile(self, text: str) -> Profile:
        """Return a profile of a text, such as a part of one of the paragraphs."""
        found = words(text)
        return Profile(self, text, found, self.numbers(neutral(found)))

    def numbers(self, plain: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of words: the rarer a word, the lower; 0 for an unknown one."""
        return tuple(map(self._numbers.get, plain, repeat(0)))

    def phrases(self, numbers: Sequence[int]) -> list[int]:
        """Return the phrases of a text; its start and its end count as words."""
        if not numbers:
            return []
        return [one << _SHIFT | other for one, other in pairwise((0, *numbers, 0))]

    def weight(self, word: int) -> float:
        """Return what one occurrence of a word weighs."""
        return self._word_weights[word]

    def weigh(self, bag: Bag) -> float:
        """Return the summed weight of the words of a bag."""
        return _sum(self._word_weights, bag, bag.values())

    def weigh_phrases(self, bag: Bag) -> float:
        """Return the summed weight of the phrases of a bag."""
        return _sum(self._phrase_weights, bag, bag.values())

    def shared(self, one: Bag, other: Bag) -> float:
        """Return the summed weight of the words that both bags hold."""
        return _shared(self._word_weights, one, other)

    def shared_phrases(self, one: Bag, other: Bag) -> float:
        """Return the summed weight of the phrases that both bags hold."""
        return _shared(self._phrase_weights, one, other)

    def postings(self, bags: Sequence[Bag]) -> Postings:
        """Return the postings of bags of words."""
        return Postings(bags, self._word_weights)

    def phrase_postings(self, bags: Sequence[Bag]) -> Postings:
        """Return the postings of bags of phrases."""
        return Postings(bags, self._phrase_weights)


class _Weights(dict[int, float]):
    """What each known key weighs; an unknown one weighs nothing."""

    def __missing__(self, key: int) -> float:
        return 0.0


def _shared(weights: _Weighing, one: Bag, other: Bag) -> float:
    both = one.keys() & other.keys()
    times = map(min, map(one.__getitem__, both), map(other.__getitem__, both))
    return _sum(weights, both, times)


def _sum(weights: _Weighing, keys: Iterable[int], times: Iterable[int]) -> float:
    # No loop in Python: this runs over every word of every pair that is looked at.
    return sum(map(mul, map(weights.__getitem__, keys), times), 0.0)


class Postings:
    """In which of some bags each key stands, and how often: to weigh one bag against them all."""

    def __init__(self, bags: Sequence[Bag], weights: _Weighing) -> None:
        """Index the bags by their keys; `weights` says what one occurrence of a key weighs."""
        self._size = len(bags)
        self._weights = weights
        self._where: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for place, bag in enumerate(bags):
            for key, times in bag.items():
                self._where[key].append((place, times))

    def shared(self, bag: Bag) -> list[float]:
        """Return the summed weight of what a bag shares with each of the bags."""
        masses = [0.0] * self._size
        for key in bag.keys() & self._where.keys():
            weight, most = self._weights[key], bag[key]
            # Nearly all stand once, and to ask for the lesser of two takes longer than the rest.
            if most == 1:
                for place, _ in self._where[key]:
                    masses[place] += weight
            else:
                for place, times in self._where[key]:
                    masses[place] += weight * min(times, most)
        return masses


class Profile:
    """One paragraph, or a part of it, as evidence.

    Attributes:
        identity: what is equal where two paragraphs are alike to the letter: the folded words in
            their order, or where there are none, the text.
        size: how many words it has.
        cut: whether it marks an omission.
        text: what it was made of.
        plain: the words in their order, voice folded, by their numbers.
    """

    __slots__ = (
        "_lexicon",
        "_phrase_weight",
        "_phrases",
        "_weight",
        "_words",
        "cut",
        "identity",
        "plain",
        "size",
        "text",
    )

    def __init__(
        self, lexicon: Lexicon, text: str, found: Sequence[str], plain: tuple[int, ...]
    ) -> None:
        """Take the words that were found in a text, as they are and as numbers."""
        self.identity = tuple(found) or ("", text)
        self.size = len(found)
        self.cut = _marks_omission(text)
        self.text = text
        self._lexicon = lexicon
        self.plain = plain
        self._words: Counter[int] | None = None
        self._phrases: Bag | None = None
        self._weight: float | None = None
        self._phrase_weight: float | None = None

    @property
    def words(self) -> Counter[int]:
        """How often each word occurs."""
        if self._words is None:
            self._words = Counter(self.plain)
        return self._words

    @property
    def weight(self) -> float:
        """The summed weight of the words."""
        if self._weight is None:
            self._weight = self._lexicon.weigh(self.words)
        return self._weight

    @property
    def phrases(self) -> Bag:
        """How often each phrase occurs."""
        if self._phrases is None:
            self._phrases = Counter(self._lexicon.phrases(self.plain))
        return self._phrases

    @property
    def phrase_weight(self) -> float:
        """The summed weight of the phrases."""
        if self._phrase_weight is None:
            self._phrase_weight = self._lexicon.weigh_phrases(self.phrases)
        return self._phrase_weight


def without(bag: Bag, other: Bag) -> Bag:
    """Return what is left of a bag when the other one is taken out of it."""
    # Of near-duplicates nearly all is equal, and what is equal is not looked at one by one.
    left = ((key, times - other.get(key, 0)) for key, times in bag.items() - other.items())
    return {key: times for key, times in left if times > 0}


def _marks_omission(text: str) -> bool:
    maybe = "…" in text or "..." in text
    return maybe and any(token.kind is TokenKind.OMISSION for token in tokenize(text))
