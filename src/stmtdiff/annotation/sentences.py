"""A whole sentence that was dropped, or that is new, inside a paragraph that goes on: every one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.annotation.displaced import elsewhere
from stmtdiff.annotation.quotes import quoted
from stmtdiff.annotation.stretches import held_sentences
from stmtdiff.annotation.telling import Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.annotation.stretches import Stretch
    from stmtdiff.diff import Annotation, StatementDiff

__all__ = ["annotate_sentences", "whole_sentences"]

_ELSEWHERE = 0.5
"""A sentence of which so many words moved, or went over to another paragraph, is told so."""


def annotate_sentences(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each sentence that goes, or comes, as a whole."""
    for one in whole_sentences(diff):
        verb = "dropped" if one.dropped else "added"
        sides = (one.text, "") if one.dropped else ("", one.text)
        yield one.change.note("sentence", Told(f"{quoted(one.text)} {verb}", *sides))


def whole_sentences(diff: StatementDiff) -> Iterator[Stretch]:
    """Yield pair by pair the sentences that went, then those that came.

    None that moved, and none that went over to another paragraph: that is told of it.
    """
    away = elsewhere(diff)
    for one, words in held_sentences(diff):
        places = away[one.change.pair, one.change.op.tag]
        if len(places.intersection(words)) < _ELSEWHERE * len(words):
            yield one
