"""A whole sentence that was dropped, or that is new, inside a paragraph that goes on: every one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import changed_ops
from stmtdiff.annotation.quotes import quoted
from stmtdiff.annotation.reading import read_once, whole_text
from stmtdiff.annotation.stretches import SIDES, WORDS, Stretch, elsewhere
from stmtdiff.diff import Tag
from stmtdiff.model import Span
from stmtdiff.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["annotate_sentences", "sentence_ranges", "whole_sentences"]

_LEAST_WORDS = 2
_ELSEWHERE = 0.5
"""A sentence of which so many words moved, or went over to another paragraph, is told so."""


def annotate_sentences(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each sentence that goes, or comes, as a whole."""
    for one in whole_sentences(diff):
        told = "dropped" if one.dropped else "added"
        yield one.change.note("sentence", f"{quoted(one.text)} {told}")


def whole_sentences(diff: StatementDiff) -> Iterator[Stretch]:
    """Yield pair by pair the sentences that went, then those that came.

    None that moved, and none that went over to another paragraph: that is told of it.
    """
    away = elsewhere(diff)
    for (pair, tag), group in groupby(
        sorted(changed_ops(diff), key=_by_side), key=lambda change: (change.pair, change.op.tag)
    ):
        if tag in SIDES:
            yield from _in_ops([*group], away[pair, tag])


def _by_side(change: ChangedOp) -> tuple[int, str, int]:
    return change.pair, change.op.tag, change.number


@read_once
def sentence_ranges(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Return the sentences of a text as ranges of its tokens, in order."""
    starts = [token.start for token in tokens]
    return tuple(
        Span(*(bisect_left(starts, at) for at in (span.start, span.end)))
        for span in split_sentences(whole_text(tokens))
    )


def _in_ops(changes: Sequence[ChangedOp], away: frozenset[int]) -> Iterator[Stretch]:
    """Yield the sentences that one of the ops holds whole, but for those that are elsewhere."""
    wording, tag = changes[0].wording, changes[0].op.tag
    went = tag is Tag.DELETE
    tokens = wording.old if went else wording.new
    spans = [change.op.old if went else change.op.new for change in changes]
    for sentence in sentence_ranges(tokens):
        words = [at for at in range(sentence.start, sentence.end) if tokens[at].kind in WORDS]
        if len(words) < _LEAST_WORDS or len(away.intersection(words)) >= _ELSEWHERE * len(words):
            continue
        at = bisect_right(spans, words[0], key=lambda span: span.start) - 1
        if at >= 0 and words[-1] < spans[at].end:
            last = tokens[sentence.end - 1]
            span = Span(tokens[sentence.start].start, last.start + len(last.text))
            yield Stretch(changes[at], span)
