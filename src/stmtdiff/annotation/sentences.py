"""A whole sentence that was dropped, or that is new, inside a paragraph that goes on: every one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import changed_ops
from stmtdiff.annotation.quotes import quoted
from stmtdiff.annotation.transfers import transferred
from stmtdiff.diff import PARAGRAPH_BREAK, Tag
from stmtdiff.model import Span
from stmtdiff.sentences import split_sentences
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.model import Paragraph
    from stmtdiff.tokens import Token

__all__ = ["WholeSentence", "annotate_sentences", "sentence_ranges", "whole_sentences"]

_SIDES = (Tag.DELETE, Tag.INSERT)
_WORDS = (TokenKind.WORD, TokenKind.NUMBER)
_LEAST_WORDS = 2
_ELSEWHERE = 0.5
"""A sentence of which so many words moved, or went over to another paragraph, is told so."""


class WholeSentence(NamedTuple):
    """A sentence that went, or came, as a whole.

    Attributes:
        change: the op that holds it.
        span: where it stands in the text of its side of the pair.
    """

    change: ChangedOp
    span: Span

    @property
    def dropped(self) -> bool:
        """Whether it went; else it came."""
        return self.change.op.tag is Tag.DELETE

    @property
    def text(self) -> str:
        """The sentence."""
        wording = self.change.wording
        side = wording.old_text if self.dropped else wording.new_text
        return side[self.span.start : self.span.end]

    def within(self, side: Sequence[Paragraph]) -> tuple[int, Span]:
        """Return which of the paragraphs of its side it stands in, and where in its text."""
        sizes = (len(paragraph.text) + len(PARAGRAPH_BREAK) for paragraph in side)
        starts = [0, *accumulate(sizes)][:-1]
        place = bisect_right(starts, self.span.start) - 1
        return place, Span(self.span.start - starts[place], self.span.end - starts[place])


def annotate_sentences(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each sentence that goes, or comes, as a whole."""
    for one in whole_sentences(diff):
        told = "dropped" if one.dropped else "added"
        yield one.change.note("sentence", f"{quoted(one.text)} {told}")


def whole_sentences(diff: StatementDiff) -> Iterator[WholeSentence]:
    """Yield pair by pair the sentences that went, then those that came.

    None that moved, and none that went over to another paragraph: that is told of it.
    """
    elsewhere = _went_over(diff)
    for (pair, tag), group in groupby(
        sorted(changed_ops(diff), key=_by_side), key=lambda change: (change.pair, change.op.tag)
    ):
        if tag in _SIDES:
            yield from _in_ops([*group], elsewhere.get((pair, tag), ()))


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


def _in_ops(changes: Sequence[ChangedOp], elsewhere: Sequence[Span]) -> Iterator[WholeSentence]:
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
            last = tokens[sentence.end - 1]
            span = Span(tokens[sentence.start].start, last.start + len(last.text))
            yield WholeSentence(changes[at], span)


def _went_over(diff: StatementDiff) -> Mapping[tuple[int, Tag], Sequence[Span]]:
    """Return by pair and side the ranges of tokens that went over to other paragraphs."""
    found: dict[tuple[int, Tag], list[Span]] = defaultdict(list)
    for pair, tag, span, _ in transferred(diff):
        found[pair, tag].append(span)
    return found
