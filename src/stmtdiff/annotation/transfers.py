"""A sentence that went over to another paragraph, told at both ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.annotation.displaced import displaced
from stmtdiff.annotation.quotes import name_in_note
from stmtdiff.diff import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.diff import StatementDiff

__all__ = ["annotate_transfers"]


def annotate_transfers(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield two notes for each transfer: where the sentence went, and where it came from.

    Each stands on the op that holds the sentence, if one holds it whole, else on the pair.
    """
    for left, entered, transfer in displaced(diff):
        if transfer:
            old, new = diff.old.paragraphs[transfer.old], diff.new.paragraphs[transfer.new]
            for end, told, sides in (
                (left, f"went to {name_in_note(new)}", (left.words, "")),
                (entered, f"came from {name_in_note(old)}", ("", entered.words)),
            ):
                op = end.op_in(diff.paragraphs[end.pair])
                yield Annotation("transfer", f"{end.quote} {told}", end.pair, op, *sides)
