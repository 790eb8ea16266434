"""The printed number: another one, or the same with other marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.alignment import LinkShape
from stmtdiff.diff import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.diff import StatementDiff

__all__ = ["annotate_numbering"]


def annotate_numbering(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each one-to-one pair whose printed number differs in any way."""
    for place, pair in enumerate(diff.paragraphs):
        if pair.link.shape is LinkShape.ONE_TO_ONE:
            old, new = pair.old[0].label, pair.new[0].label
            if old != new:
                yield Annotation(
                    "numbering",
                    f"printed {new or 'without a number'}, before {old or 'without'}",
                    place,
                )
