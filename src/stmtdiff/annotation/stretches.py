"""Words that went, or came, together: a sentence, or a part of one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import changed_ops, overlapping
from stmtdiff.annotation.reading import read_once, whole_text
from stmtdiff.diff import PARAGRAPH_BREAK, Tag
from stmtdiff.model import Span
from stmtdiff.sentences import split_sentences
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import StatementDiff
    from stmtdiff.model import Paragraph
    from stmtdiff.tokens import Token

__all__ = ["SIDES", "WORDS", "Stretch", "held_sentences", "sentence_ranges"]

SIDES = (Tag.DELETE, Tag.INSERT)
"""The ops that have one side only."""
WORDS = (TokenKind.WORD, TokenKind.NUMBER)

_LEAST_WORDS = 2
"""What has fewer words is no sentence."""


class Stretch(NamedTuple):
    """Words that went, or came, together.

    Attributes:
        change: the op that holds them.
        span: where they stand in the text of its side of the pair.
    """

    change: ChangedOp
    span: Span

    @property
    def dropped(self) -> bool:
        """Whether they went; else they came."""
        return self.change.op.tag is Tag.DELETE

    @property
    def text(self) -> str:
        """The words."""
        wording = self.change.wording
        side = wording.old_text if self.dropped else wording.new_text
        return side[self.span.start : self.span.end]

    @property
    def tokens(self) -> Span:
        """Which tokens of its side they are."""
        side = self.change.wording.old if self.dropped else self.change.wording.new
        starts = [token.start for token in side]
        return Span(*(bisect_left(starts, at) for at in (self.span.start, self.span.end)))

    def within(self, side: Sequence[Paragraph]) -> tuple[int, Span]:
        """Return in which of the paragraphs of its side it begins, and where in its text it is."""
        sizes = (len(paragraph.text) + len(PARAGRAPH_BREAK) for paragraph in side)
        starts = [0, *accumulate(sizes)][:-1]
        place = bisect_right(starts, self.span.start) - 1
        return place, Span(self.span.start - starts[place], self.span.end - starts[place])


@read_once
def sentence_ranges(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Return the sentences of a text as ranges of its tokens, in order."""
    starts = [token.start for token in tokens]
    return tuple(
        Span(*(bisect_left(starts, at) for at in (span.start, span.end)))
        for span in split_sentences(whole_text(tokens))
    )


def held_sentences(diff: StatementDiff) -> Iterator[tuple[Stretch, Sequence[int]]]:
    """Yield pair by pair the sentences that one op takes whole, then those that one brings.

    Returns:
        Each with the places of its words among the tokens of its side.
    """
    for (_, tag), group in groupby(
        sorted(changed_ops(diff), key=_by_side), key=lambda change: (change.pair, change.op.tag)
    ):
        if tag in SIDES:
            yield from _held([*group])


def _by_side(change: ChangedOp) -> tuple[int, str, int]:
    return change.pair, change.op.tag, change.number


def _held(changes: Sequence[ChangedOp]) -> Iterator[tuple[Stretch, Sequence[int]]]:
    """Yield the sentences of one side of a pair that one of the ops holds whole."""
    wording, tag = changes[0].wording, changes[0].op.tag
    went = tag is Tag.DELETE
    tokens = wording.old if went else wording.new
    sentences = sentence_ranges(tokens)
    for change in changes:
        span = change.op.old if went else change.op.new
        for sentence in overlapping(sentences, span):
            words = [at for at in range(sentence.start, sentence.end) if tokens[at].kind in WORDS]
            if len(words) >= _LEAST_WORDS and span.start <= words[0] and words[-1] < span.end:
                last = tokens[sentence.end - 1]
                text = Span(tokens[sentence.start].start, last.start + len(last.text))
                yield Stretch(change, text), words
