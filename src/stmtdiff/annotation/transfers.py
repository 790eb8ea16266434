"""A sentence that went over to another paragraph, told at both ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.annotation.quotes import name_in_note, quoted
from stmtdiff.diff import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.diff import StatementDiff

__all__ = ["annotate_transfers"]


def annotate_transfers(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield two notes for each transfer: where the sentence went, and where it came from."""
    leaves = {place: pair for pair, found in enumerate(diff.paragraphs) for place in found.link.old}
    enters = {place: pair for pair, found in enumerate(diff.paragraphs) for place in found.link.new}
    for transfer in diff.transfers:
        old, new = diff.old.paragraphs[transfer.old], diff.new.paragraphs[transfer.new]
        gone = quoted(old.text[transfer.old_span.start : transfer.old_span.end])
        come = quoted(new.text[transfer.new_span.start : transfer.new_span.end])
        yield Annotation("transfer", f"{gone} went to {name_in_note(new)}", leaves[transfer.old])
        yield Annotation("transfer", f"{come} came from {name_in_note(old)}", enters[transfer.new])
