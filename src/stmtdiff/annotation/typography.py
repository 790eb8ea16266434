"""A change of quotes, dashes, spaces, hashtags or the composition of accents only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.diff import Annotation, Tag
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.diff import StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["annotate_typography"]


def annotate_typography(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op whose two sides have the same comparison keys."""
    for place, pair in enumerate(diff.paragraphs):
        wording = pair.wording
        for number, op in enumerate(wording.ops):
            old = _keys(wording.old[op.old.start : op.old.end])
            new = _keys(wording.new[op.new.start : op.new.end])
            if op.tag is not Tag.EQUAL and old == new:
                why = "other marks for the same words" if old else "white space only"
                yield Annotation("typography", why, place, number)


def _keys(tokens: Sequence[Token]) -> list[str]:
    return [token.key for token in tokens if token.kind is not TokenKind.SPACE]
