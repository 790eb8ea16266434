"""A whole sentence that was dropped, or that is new, inside a paragraph that goes on: every one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import changed_ops
from stmtdiff.annotation.quotes import quoted
from stmtdiff.annotation.transfers import transferred
from stmtdiff.diff import Tag
from stmtdiff.model import Span
from stmtdiff.sentences import split_sentences
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["annotate_sentences", "sentence_ranges"]

_SIDES = {Tag.DELETE: "dropped", Tag.INSERT: "added"}
_WORDS = (TokenKind.WORD, TokenKind.NUMBER)
_LEAST_WORDS = 2
_ELSEWHERE = 0.5
"""A sentence of which so many words moved, or went over to another paragraph, is told so."""


def annotate_sentences(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each sentence that goes, or comes, as a whole.

    Not for one that moved, nor for one that went over to another paragraph: that is told of it.
    """
    elsewhere = _went_over(diff)
    for (pair, tag), group in groupby(
        sorted(changed_ops(diff), key=_by_side), key=lambda change: (change.pair, change.op.tag)
    ):
        if tag in _SIDES:
            changes = [*group]
            for change, tokens in _whole_sentences(changes, elsewhere.get((pair, tag), ())):
                text = "".join(token.text for token in tokens)
                yield change.note("sentence", f"{quoted(text)} {_SIDES[tag]}")


def _by_side(change: ChangedOp) -> tuple[int, str, int]:
    return change.pair, change.op.tag, change.number


def sentence_ranges(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Return the sentences of a text as ranges of its tokens, in order."""
    starts = [token.start for token in tokens]
    text = "".join(token.text for token in tokens)
    return tuple(
        Span(*(bisect_left(starts, at) for at in (span.start, span.end)))
        for span in split_sentences(text)
    )


def _whole_sentences(
    changes: Sequence[ChangedOp], elsewhere: Sequence[Span]
) -> Iterator[tuple[ChangedOp, Sequence[Token]]]:
    """Yield the sentences that one of the ops holds whole, but for those that are elsewhere."""
    wording, tag = changes[0].wording, changes[0].op.tag
    went = tag is Tag.DELETE
    tokens = wording.old if went else wording.new
    away = [*(move.old if went else move.new for move in wording.moves), *elsewhere]
    gone = {place for one in away for place in range(one.start, one.end)}
    spans = [change.op.old if went else change.op.new for change in changes]
    for sentence in sentence_ranges(tokens):
        words = [at for at in range(sentence.start, sentence.end) if tokens[at].kind in _WORDS]
        if len(words) < _LEAST_WORDS or len(gone.intersection(words)) >= _ELSEWHERE * len(words):
            continue
        at = bisect_right(spans, words[0], key=lambda span: span.start) - 1
        if at >= 0 and words[-1] < spans[at].end:
            yield changes[at], tokens[sentence.start : sentence.end]


def _went_over(diff: StatementDiff) -> Mapping[tuple[int, Tag], Sequence[Span]]:
    """Return by pair and side the ranges of tokens that went over to other paragraphs."""
    found: dict[tuple[int, Tag], list[Span]] = defaultdict(list)
    for pair, tag, span, _ in transferred(diff):
        found[pair, tag].append(span)
    return found
