"""Phrases of a table, found among the words of a text: the longest wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Found", "SetPhrases"]


class Found(NamedTuple):
    """A phrase in a text, as a range of places among the words."""

    start: int
    end: int
    text: str


class SetPhrases:
    """A table of phrases, looked up by their first word.

    Args:
        phrases: the phrases, case folded.
        unspaced: those of a language that has no spaces between words, in which each character is
            a token.
    """

    def __init__(self, phrases: Iterable[str], unspaced: Iterable[str] = ()) -> None:
        known = [*((tuple(text.split()), text) for text in phrases)]
        known += [(tuple(text), text) for text in unspaced]
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for words, text in sorted(known, key=lambda one: (-len(one[0]), one)):
            self._by_first.setdefault(words[0], []).append((words, text))
        self._words = {word for words, _ in known for word in words}

    def may_touch(self, words: Iterable[str]) -> bool:
        """Return whether a change of these words may be one of a phrase, in whole or in part."""
        return not self._words.isdisjoint(words)

    def find(self, words: Sequence[str]) -> list[Found]:
        """Return the phrases in a text, given its words case folded, apart and in their order."""
        found: list[Found] = []
        if self._by_first.keys().isdisjoint(words):
            return found
        done = 0
        for place in [place for place, word in enumerate(words) if word in self._by_first]:
            if place < done:
                continue
            for phrase, text in self._by_first[words[place]]:
                if tuple(words[place : place + len(phrase)]) == phrase:
                    done = place + len(phrase)
                    found.append(Found(place, done, text))
                    break
        return found
