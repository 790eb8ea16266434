"""A phrase or a sentence that moved inside its paragraph, told at both ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.annotation.displaced import displaced
from stmtdiff.annotation.quotes import quoted
from stmtdiff.diff import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.annotation.displaced import Displaced
    from stmtdiff.diff import Move, StatementDiff

__all__ = ["annotate_moves"]


def annotate_moves(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield two notes for each move: on the op with which it went, and on that with which it came.

    They say where the words are, and not that anything else than their place changed. Of a sentence
    that moved, its phrases are not told.
    """
    shifted = [one for one in displaced(diff) if one.transfer is None]
    for one in shifted:
        pair = diff.paragraphs[one.left.pair]
        ops = one.left.op_in(pair), one.entered.op_in(pair)
        yield from _told(one.left.pair, ops, (one.left.words, one.entered.words))
    for place, pair in enumerate(diff.paragraphs):
        for move in pair.wording.moves:
            if not any(_holds(one, place, move) for one in shifted):
                tokens = pair.wording.new[move.new.start : move.new.end]
                words = "".join(token.text for token in tokens)
                yield from _told(place, (move.old_op, move.new_op), (words, words))


def _told(
    pair: int, ops: tuple[int | None, int | None], words: tuple[str, str]
) -> Iterator[Annotation]:
    left, entered = ops
    up = left is not None and entered is not None and entered < left
    gone, come = ("up", "below") if up else ("down", "above")
    old, new = words
    yield Annotation("move", f"{quoted(old)} moved {gone} from here", pair, left, old=old)
    yield Annotation("move", f"{quoted(new)} moved here from {come}", pair, entered, new=new)


def _holds(one: Displaced, pair: int, move: Move) -> bool:
    """Whether a phrase moved with a sentence."""
    old, new = one.left.span, one.entered.span
    return (
        one.left.pair == pair
        and old.start <= move.old.start < old.end
        and new.start <= move.new.start < new.end
    )
