"""Words that went, or came, together: a sentence, or a part of one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.transfers import went_over
from stmtdiff.diff import PARAGRAPH_BREAK, Tag
from stmtdiff.model import Span
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import StatementDiff
    from stmtdiff.model import Paragraph

__all__ = ["SIDES", "WORDS", "Stretch", "elsewhere"]

SIDES = (Tag.DELETE, Tag.INSERT)
"""The ops that have one side only."""
WORDS = (TokenKind.WORD, TokenKind.NUMBER)


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

    def within(self, side: Sequence[Paragraph]) -> tuple[int, Span]:
        """Return in which of the paragraphs of its side it begins, and where in its text it is."""
        sizes = (len(paragraph.text) + len(PARAGRAPH_BREAK) for paragraph in side)
        starts = [0, *accumulate(sizes)][:-1]
        place = bisect_right(starts, self.span.start) - 1
        return place, Span(self.span.start - starts[place], self.span.end - starts[place])


def elsewhere(diff: StatementDiff) -> Mapping[tuple[int, Tag], frozenset[int]]:
    """Return the places of the tokens that moved, or went over to another paragraph.

    Returns:
        By pair, and by `Tag.DELETE` for the earlier side and `Tag.INSERT` for the later one; a
        side from which nothing went has no places.
    """
    spans = defaultdict(list, {key: list(ranges) for key, ranges in went_over(diff).items()})
    for place, pair in enumerate(diff.paragraphs):
        for move in pair.wording.moves:
            spans[place, Tag.DELETE].append(move.old)
            spans[place, Tag.INSERT].append(move.new)
    found: dict[tuple[int, Tag], frozenset[int]] = defaultdict(frozenset)
    for key, ranges in spans.items():
        found[key] = frozenset(at for span in ranges for at in range(span.start, span.end))
    return found
