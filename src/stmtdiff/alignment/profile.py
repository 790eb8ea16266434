"""Paragraphs as bags of words and phrases, and what each of these weighs.

Most paragraphs of two successive statements are equal, and equal ones are never weighed. So a
profile makes its bags when it is first asked for them. A phrase is kept as a number, not as text:
10,000 paragraphs have half a million phrases.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, TypeVar

from stmtdiff.tokens import TokenKind, tokenize
from stmtdiff.voice import neutral

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Bag", "Key", "Lexicon", "PhraseBag", "Profile", "weigh"]

Key = TypeVar("Key", str, int)

Bag = Counter[str]
"""How often each word occurs, voice folded."""
PhraseBag = Counter[int]
"""How often each phrase occurs: two words in a row, by their numbers in the lexicon."""

_SHIFT = 32
"""A phrase is the number of its first word, shifted by so many bits, and that of its second."""


class Lexicon:
    """What the words and phrases of two statements weigh.

    What k of the n paragraphs of both sides hold weighs log(1 + n / k); what none holds, nothing.
    """

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        """Count in how many of the texts, voice folded, each word and each phrase occurs."""
        total = 0
        self._numbers: dict[str, int] = {}
        spread: Counter[str] = Counter()
        phrase_spread: Counter[int] = Counter()
        for plain in texts:
            total += 1
            spread.update(set(plain))
            phrase_spread.update(set(self.phrases(plain)))
        # As few objects as counts: there are millions of phrases, and most occur once or twice.
        scale = [log(1 + total / count) for count in range(1, total + 1)]
        self.words: dict[str, float] = {word: scale[k - 1] for word, k in spread.items()}
        self.phrase_weights: dict[int, float] = {
            phrase: scale[k - 1] for phrase, k in phrase_spread.items()
        }

    def phrases(self, plain: Sequence[str]) -> list[int]:
        """Return the phrases of a text; its start and its end count as words."""
        if not plain:
            return []
        numbers = [self._numbers.setdefault(word, len(self._numbers) + 1) for word in plain]
        return [one << _SHIFT | other for one, other in pairwise((0, *numbers, 0))]


class Profile:
    """One paragraph, or a part of it, as evidence.

    Attributes:
        identity: what is equal where two paragraphs are alike to the letter: the folded words in
            their order, or where there are none, the text.
        size: how many words it has.
        cut: whether it marks an omission.
        text: what it was made of.
    """

    __slots__ = ("_lexicon", "_phrases", "_plain", "_words", "cut", "identity", "size", "text")

    def __init__(self, lexicon: Lexicon, text: str, found: Sequence[str]) -> None:
        """Take the words that were found in a text."""
        self.identity = tuple(found) or ("", text)
        self.size = len(found)
        self.cut = _marks_omission(text)
        self.text = text
        self._lexicon = lexicon
        self._plain: list[str] | None = None
        self._words: tuple[Bag, float] | None = None
        self._phrases: tuple[PhraseBag, float] | None = None

    @property
    def plain(self) -> list[str]:
        """The words in their order, voice folded."""
        if self._plain is None:
            self._plain = neutral(self.identity) if self.size else []
        return self._plain

    @property
    def words(self) -> Bag:
        """How often each word occurs."""
        return self._weighed_words()[0]

    @property
    def weight(self) -> float:
        """The summed weight of the words."""
        return self._weighed_words()[1]

    @property
    def phrases(self) -> PhraseBag:
        """How often each phrase occurs."""
        return self._weighed_phrases()[0]

    @property
    def phrase_weight(self) -> float:
        """The summed weight of the phrases."""
        return self._weighed_phrases()[1]

    def _weighed_words(self) -> tuple[Bag, float]:
        if self._words is None:
            bag = Counter(self.plain)
            self._words = bag, weigh(self._lexicon.words, bag)
        return self._words

    def _weighed_phrases(self) -> tuple[PhraseBag, float]:
        if self._phrases is None:
            bag = Counter(self._lexicon.phrases(self.plain))
            self._phrases = bag, weigh(self._lexicon.phrase_weights, bag)
        return self._phrases


def weigh(weights: Mapping[Key, float], bag: Mapping[Key, int]) -> float:
    """Return the summed weight of the words, or phrases, of a bag."""
    return sum(weights.get(key, 0.0) * count for key, count in bag.items())


def _marks_omission(text: str) -> bool:
    maybe = "…" in text or "..." in text
    return maybe and any(token.kind is TokenKind.OMISSION for token in tokenize(text))
