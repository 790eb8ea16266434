"""A phrase that moved inside its paragraph, told at both ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.annotation.quotes import quoted
from stmtdiff.diff import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.diff import StatementDiff

__all__ = ["annotate_moves"]


def annotate_moves(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield two notes for each move: on the op with which it went, and on that with which it came.

    They say where the words are, and not that anything else than their place changed.
    """
    for place, pair in enumerate(diff.paragraphs):
        for move in pair.wording.moves:
            tokens = pair.wording.new[move.new.start : move.new.end]
            words = quoted("".join(token.text for token in tokens))
            up = move.new_op < move.old_op
            gone, come = ("up", "below") if up else ("down", "above")
            yield Annotation("move", f"{words} moved {gone} from here", place, move.old_op)
            yield Annotation("move", f"{words} moved here from {come}", place, move.new_op)
