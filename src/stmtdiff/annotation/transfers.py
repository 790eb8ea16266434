"""A sentence that went over to another paragraph, told at both ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.diff import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.diff import StatementDiff
    from stmtdiff.model import Paragraph, Span

__all__ = ["annotate_transfers"]

_QUOTED_WORDS = 8


def annotate_transfers(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield two notes for each transfer: where the sentence went, and where it came from."""
    leaves = {place: pair for pair, found in enumerate(diff.paragraphs) for place in found.link.old}
    enters = {place: pair for pair, found in enumerate(diff.paragraphs) for place in found.link.new}
    for transfer in diff.transfers:
        old, new = diff.old.paragraphs[transfer.old], diff.new.paragraphs[transfer.new]
        gone, come = _quoted(old, transfer.old_span), _quoted(new, transfer.new_span)
        yield Annotation("transfer", f"{gone} went to {_name(new)}", leaves[transfer.old])
        yield Annotation("transfer", f"{come} came from {_name(old)}", enters[transfer.new])


def _quoted(paragraph: Paragraph, span: Span) -> str:
    words = paragraph.text[span.start : span.end].split()
    return f"“{' '.join(words[:_QUOTED_WORDS])}{' …' * (len(words) > _QUOTED_WORDS)}”"


def _name(paragraph: Paragraph) -> str:
    return f"¶ {paragraph.number}" if paragraph.number else paragraph.eid
