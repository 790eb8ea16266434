"""A figure, date or resolution number that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.diff import Annotation, Tag, falls_in_omission
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.diff import StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["annotate_figures"]


def annotate_figures(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op inside a linked pair in which a figure comes or goes."""
    for place, pair in enumerate(diff.paragraphs):
        if not pair.old or not pair.new:
            continue
        wording = pair.wording
        for number, op in enumerate(wording.ops):
            if op.tag is Tag.EQUAL or falls_in_omission(wording, op):
                continue
            old = _figures(wording.old[op.old.start : op.old.end])
            new = _figures(wording.new[op.new.start : op.new.end])
            if old != new:
                yield Annotation("figure", _why(old, new), place, number)


def _figures(tokens: Sequence[Token]) -> list[str]:
    return [token.text for token in tokens if token.kind is TokenKind.NUMBER]


def _why(old: Sequence[str], new: Sequence[str]) -> str:
    if old and new:
        return f"{', '.join(old)} → {', '.join(new)}"
    return f"{', '.join(old)} dropped" if old else f"{', '.join(new)} added"
