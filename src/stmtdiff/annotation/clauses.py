"""Words that were dropped, or that are new, inside a sentence that goes on: four or more together.

A commitment is given up more often by a clause than by a sentence: "and the reunification of
families", "no later than 1 July 2032".
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import changed_ops
from stmtdiff.annotation.displaced import elsewhere
from stmtdiff.annotation.reading import SPACE
from stmtdiff.annotation.stretches import SIDES, WORDS, Stretch, sentence_ranges
from stmtdiff.diff import Tag
from stmtdiff.model import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["LEAST_WORDS", "clauses"]

LEAST_WORDS = 4
"""Fewer words than this are no clause."""


def clauses(diff: StatementDiff, sentences: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield, in reading order, the clauses that went or came inside sentences that go on.

    None that moved or went over to another paragraph, and none that another one took the place of.

    Args:
        diff: the comparison.
        sentences: those that went, or came, as a whole; what is part of one is left out.
    """
    whole: dict[tuple[int, int], list[Span]] = defaultdict(list)
    for one in sentences:
        whole[one.change.pair, one.change.number].append(one.span)
    away = elsewhere(diff)
    for change in changed_ops(diff):
        if change.op.tag in SIDES:
            told = whole[change.pair, change.number]
            yield from _clauses_of(change, away[change.pair, change.op.tag], told)


def _clauses_of(
    change: ChangedOp, away: Container[int], whole: Iterable[Span]
) -> Iterator[Stretch]:
    went = change.op.tag is Tag.DELETE
    tokens, span = (change.old, change.op.old) if went else (change.new, change.op.new)
    sentences = sentence_ranges(change.wording.old if went else change.wording.new)
    starts = [sentence.start for sentence in sentences]

    def sentence_of(numbered: tuple[int, Token]) -> int:
        """Return the sentence of what is to be told, and -1 for what is told already."""
        place, token = numbered
        told = place in away or any(one.start <= token.start < one.end for one in whole)
        return -1 if told else bisect_right(starts, place)

    for sentence, group in groupby(enumerate(tokens, span.start), key=sentence_of):
        clause = _trimmed([token for _, token in group])
        if sentence >= 0 and sum(token.kind in WORDS for token in clause) >= LEAST_WORDS:
            yield Stretch(change, Span(clause[0].start, clause[-1].end))


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Return the tokens without the spaces and commas at both ends."""
    inner = [at for at, token in enumerate(tokens) if _is_inner(token)]
    return tokens[inner[0] : inner[-1] + 1] if inner else []


def _is_inner(token: Token) -> bool:
    return token.kind is not SPACE and token.text not in {",", ";", ".", ":"}
