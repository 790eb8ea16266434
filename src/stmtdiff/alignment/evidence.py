"""What speaks for two paragraphs being the same: the words they share, rare ones weighing more.

Paragraph numbers and list marks are no part of the evidence, nor is typography: `tokens.words`
folds it. A paragraph that marks an omission (``<…>``) is only asked for the words it still has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from stmtdiff.tokens import TokenKind, tokenize, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.model import Paragraph

__all__ = ["Evidence", "Profile"]

# A word that stands in more paragraphs than this nominates no candidates (it still counts in the
# similarity of those that others nominate), so the candidates of a paragraph stay few.
_COMMON = 40


@dataclass(frozen=True, slots=True)
class Profile:
    """One paragraph as evidence.

    Attributes:
        words: its words in order, folded: two paragraphs with the same are alike to the letter.
        bag: how often each word occurs.
        weight: the summed weight of its words.
        cut: whether it marks an omission.
        text: its text, for the few paragraphs that have no word at all.
    """

    words: tuple[str, ...]
    bag: Mapping[str, int]
    weight: float
    cut: bool
    text: str

    @property
    def identity(self) -> tuple[str, ...]:
        """What equal paragraphs have equal: the words, or where there are none, the text."""
        return self.words or ("", self.text)


class Evidence:
    """The words of two statements, weighed against each other."""

    def __init__(self, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> None:
        """Profile every paragraph of both sides."""
        texts = [[_body(paragraph) for paragraph in side] for side in (old, new)]
        bags = [[tuple(words(text)) for text in side] for side in texts]
        spread = Counter(word for side in bags for text in side for word in set(text))
        total = sum(len(side) for side in bags)
        self._weights = {word: log(1 + total / count) for word, count in spread.items()}
        self.old, self.new = (
            tuple(self._profile(text, bag) for text, bag in zip(*side, strict=True))
            for side in zip(texts, bags, strict=True)
        )

    def _profile(self, text: str, found: tuple[str, ...]) -> Profile:
        bag = Counter(found)
        cut = any(token.kind is TokenKind.OMISSION for token in tokenize(text))
        return Profile(found, bag, self.weigh(bag), cut, text)

    def weigh(self, bag: Mapping[str, int]) -> float:
        """Return the summed weight of the words of `bag`."""
        return sum(self._weights[word] * count for word, count in bag.items())

    def shared(self, one: Mapping[str, int], other: Mapping[str, int]) -> float:
        """Return the summed weight of the words that both bags hold."""
        if len(other) < len(one):
            one, other = other, one
        return sum(
            self._weights[word] * min(count, other[word])
            for word, count in one.items()
            if word in other
        )

    def similarity(self, old: int, new: int) -> float:
        """Return from 0 to 1 how much of two paragraphs' words is the same.

        The share of both in what they have in common (Dice's coefficient over weighted words);
        where one marks an omission, the share of that one alone.
        """
        a, b = self.old[old], self.new[new]
        if a.identity == b.identity:
            return 1.0
        shared = self.shared(a.bag, b.bag)
        whole = a.weight + b.weight
        if a.cut != b.cut:
            whole = 2 * (a.weight if a.cut else b.weight)
        # Only equal words in equal order are certain.
        return min(0.995, 2 * shared / whole) if whole else 0.0

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs worth a look, each once, in order: those that share an uncommon word."""
        index: dict[str, list[int]] = defaultdict(list)
        for place, profile in enumerate(self.new):
            for word in profile.bag:
                index[word].append(place)
        for place, profile in enumerate(self.old):
            nominated = {
                other
                for word in profile.bag
                if len(index.get(word, ())) <= _COMMON
                for other in index.get(word, ())
            }
            yield from ((place, other) for other in sorted(nominated))


def _body(paragraph: Paragraph) -> str:
    return "\n".join(block.text for block in paragraph.blocks)
