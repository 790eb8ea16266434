"""What annotation adds to a comparison beside the notes: what to read first, what survives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stmtdiff.model import Span

__all__ = ["Highlight", "Survival"]


@dataclass(frozen=True, slots=True)
class Highlight:
    """A pair to read first.

    Attributes:
        pair: its place in ``StatementDiff.paragraphs``.
        reasons: why, the weightiest first.
        weight: what the first reason weighs, and a third of the others.
    """

    pair: int
    reasons: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Survival:
    """A sentence that was dropped, and what comes nearest to it in the later statement.

    Attributes:
        pair: the place of its pair in ``StatementDiff.paragraphs``.
        old: the place of its paragraph in ``old.paragraphs``.
        old_span: its offsets in that paragraph's text.
        new: the place in ``new.paragraphs`` of the paragraph with the nearest wording; None where
            nothing is like it.
        new_span: the offsets of the nearest sentence in that paragraph's text, or None.
        score: from 0 to 1, how much of what the dropped sentence says stands in the nearest one:
            the mean share of its words and of its two words in a row, weighed by how rare they
            are, speakers and tenses left out. Where nothing is like it, the most there was.
    """

    pair: int
    old: int
    old_span: Span
    new: int | None
    new_span: Span | None
    score: float
