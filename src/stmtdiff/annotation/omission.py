"""Words that an excerpt leaves out inside a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.annotation.reading import EQUAL
from stmtdiff.diff import Annotation, falls_in_omission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.diff import StatementDiff

__all__ = ["annotate_omission"]


def annotate_omission(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op that falls behind the mark of an omission."""
    for place, pair in enumerate(diff.paragraphs):
        for number, op in enumerate(pair.wording.ops):
            if op.tag is not EQUAL and falls_in_omission(pair.wording, op):
                yield Annotation(
                    "omission",
                    "the excerpt leaves words out here; they are not known to be gone",
                    place,
                    number,
                )
