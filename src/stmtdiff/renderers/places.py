"""Where the frame and the notes of a comparison belong among its pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.diff import FrameKind
from stmtdiff.model import Paragraph

if TYPE_CHECKING:
    from stmtdiff.diff import FrameDiff, StatementDiff
    from stmtdiff.model import Statement

__all__ = ["frame_by_place", "notes_by_pair"]


def frame_by_place(diff: StatementDiff) -> dict[int, list[FrameDiff]]:
    """Return the frame's parts under the place of the pair that they stand in front of.

    What is gone stands in front of the pair of the paragraph that followed it. What has nothing
    behind it goes under the count of the pairs.
    """
    found: dict[int, list[FrameDiff]] = {}
    for part in sorted(diff.frame, key=_order):
        found.setdefault(_place(diff, part), []).append(part)
    return found


def _order(part: FrameDiff) -> tuple[bool, int, bool]:
    place = part.old if part.new is None else part.new
    return part.kind is not FrameKind.FRONT, place or 0, part.new is not None


def _place(diff: StatementDiff, part: FrameDiff) -> int:
    if part.new is not None:
        # A split pair may reach behind the heading; it stands where its first paragraph does.
        following = _paragraphs_before(diff.new, part.new)
        fits = (bool(p.link.new) and p.link.new[0] >= following for p in diff.paragraphs)
    else:
        following = _paragraphs_before(diff.old, part.old or 0)
        fits = (following in p.link.old for p in diff.paragraphs)
    return next((place for place, fit in enumerate(fits) if fit), len(diff.paragraphs))


def _paragraphs_before(statement: Statement, place: int) -> int:
    return sum(isinstance(element, Paragraph) for element in statement.elements[:place])


def notes_by_pair(diff: StatementDiff) -> dict[int, list[str]]:
    """Return for each annotated pair its notes, ``kind: why``, none of them twice."""
    found: dict[int, dict[str, None]] = {}
    for note in diff.annotations:
        found.setdefault(note.pair, {})[f"{note.kind}: {note.why}"] = None
    return {pair: list(notes) for pair, notes in found.items()}
