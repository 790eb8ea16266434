"""What survives of what was dropped, in the words in which every renderer tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.quotes import quoted
from stmtdiff.diff import Fate
from stmtdiff.renderers.phrases import name, score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.diff import StatementDiff, Survival

__all__ = ["DROPPED", "NEAREST", "NOTHING", "NOTHING_SHOWN", "Nearest", "nearest_by_pair"]

DROPPED, NEAREST, NOTHING = "dropped", "nearest surviving wording", "nothing like it"
NOTHING_SHOWN = "nothing like it in what the excerpt shows"
_NEAREST_WORDS = 40
"""So many words of the nearest sentence are shown: enough to judge the likeness by."""


class Nearest(NamedTuple):
    """A survival in words.

    Attributes:
        dropped: the first words of the dropped sentence, in quotation marks; empty where it is all
            that was removed, or where nothing like any of it survives.
        new: the place of the later paragraph, or None where nothing is like it.
        name: what a reader calls that paragraph.
        words: the first words of the nearest sentence in it, in quotation marks.
        score: how near it is.
        excerpt: whether the later statement is one, so that not all of it was looked through.
    """

    dropped: str
    new: int | None = None
    name: str = ""
    words: str = ""
    score: float = 0.0
    excerpt: bool = False

    @property
    def text(self) -> str:
        """The nearest wording alone: ``¶ 12, “We note …” (0.43)``."""
        if self.new is None:
            return NOTHING_SHOWN if self.excerpt else NOTHING
        return f"{self.name}, {self.words} ({score(self.score)})"

    @property
    def told(self) -> str:
        """The whole in one line."""
        dropped = f"{DROPPED}: {self.dropped}; " if self.dropped else ""
        return f"{dropped}{NEAREST}: {self.text}"


def nearest_by_pair(diff: StatementDiff) -> dict[int, list[Nearest]]:
    """Return the survivals of each pair that has any, in the order of the earlier text.

    Of a removed paragraph nothing of which survives this is said once.
    """
    survivals: dict[int, list[Survival]] = {}
    for one in diff.survivals:
        survivals.setdefault(one.pair, []).append(one)
    return {pair: _in_words(diff, found) for pair, found in survivals.items()}


def _in_words(diff: StatementDiff, found: Sequence[Survival]) -> list[Nearest]:
    pair = diff.paragraphs[found[0].pair]
    # Of a paragraph of which a sentence went over, not all is gone.
    went_over = {one.old for one in diff.transfers}.intersection(pair.link.old)
    whole = pair.fate is Fate.REMOVED and not went_over
    if whole and all(one.new is None for one in found):
        return [Nearest("", excerpt=diff.new.excerpt)]
    alone = len(found) == 1 and (whole or _is_all(diff, found[0]))
    return [_nearest(diff, one, alone=alone) for one in found]


def _is_all(diff: StatementDiff, one: Survival) -> bool:
    """Whether the sentence is the whole of a removed paragraph."""
    size = len(diff.old.paragraphs[one.old].text)
    removed = diff.paragraphs[one.pair].fate is Fate.REMOVED
    return removed and one.old_span.end - one.old_span.start >= size


def _nearest(diff: StatementDiff, one: Survival, *, alone: bool) -> Nearest:
    text = diff.old.paragraphs[one.old].text
    dropped = "" if alone else quoted(text[one.old_span.start : one.old_span.end])
    if one.new is None or one.new_span is None:
        return Nearest(dropped, excerpt=diff.new.excerpt)
    later = diff.new.paragraphs[one.new]
    words = quoted(later.text[one.new_span.start : one.new_span.end], _NEAREST_WORDS)
    return Nearest(dropped, one.new, name(later), words, one.score)
