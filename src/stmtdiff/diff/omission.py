"""What an excerpt leaves out inside a paragraph: unknown, and never counted as dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.diff.comparison import Op, Tag, Wording
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.tokens import Token

__all__ = ["falls_in_omission"]


def falls_in_omission(wording: Wording, op: Op) -> bool:
    """Return whether all that `op` changes is hidden behind the mark of an omission.

    So it is where one side has nothing but the mark (``<…>``) and punctuation beside it: what
    the other side says there is not known to be missing.
    """
    if op.tag is Tag.EQUAL:
        return False
    sides = wording.old[op.old.start : op.old.end], wording.new[op.new.start : op.new.end]
    return any(map(_only_a_mark, sides))


def _only_a_mark(tokens: Sequence[Token]) -> bool:
    kinds = {token.kind for token in tokens}
    return TokenKind.OMISSION in kinds and not kinds & {TokenKind.WORD, TokenKind.NUMBER}
