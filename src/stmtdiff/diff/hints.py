"""What annotation adds to a comparison: the notes, what to read first, what survives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stmtdiff.model import Span

__all__ = ["Annotation", "Effect", "Highlight", "Survival"]


class Effect(StrEnum):
    """What a change does to what is said, where an annotator can tell."""

    STRONGER = "stronger"
    WEAKER = "weaker"
    OPPOSITE = "opposite"
    DEADLINE = "deadline"
    """Something is to be done by another date, or by one where there was none."""
    ROLLED_FORWARD = "rolled forward"
    """A date went on with the year, as the report of 2030 became that of 2031."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A labelled hint on an op or a paragraph, with its reason: never a verdict.

    Attributes:
        kind: what kind of change it is: ``typography``, ``figure``, ``omission`` …
        why: the reason in words.
        pair: the place in ``StatementDiff.paragraphs``.
        op: the place in that pair's ``wording.ops``, or None where it is about the whole pair.
        old: what went, as far as the note is about it: a verb in its plain form, a date; or empty.
        new: what came, or empty.
        effect: what that does to what is said, or None where it cannot be told.
    """

    kind: str
    why: str
    pair: int
    op: int | None = None
    old: str = ""
    new: str = ""
    effect: Effect | None = None


@dataclass(frozen=True, slots=True)
class Highlight:
    """A pair to read first.

    Attributes:
        pair: its place in ``StatementDiff.paragraphs``.
        notes: why, the weightiest first: annotations, and what no annotator tells in the same form,
            of the kinds ``added``, ``removed``, ``dissent`` and ``wording``.
        weight: what the first note weighs, and a third of the others.
    """

    pair: int
    notes: tuple[Annotation, ...]
    weight: int

    @property
    def reasons(self) -> tuple[str, ...]:
        """The notes in words, each behind its kind: ``figure: 5 → 7 boats``."""
        return tuple(f"{note.kind}: {note.why}" for note in self.notes)


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
