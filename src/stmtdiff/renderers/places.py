"""Where the frame and the notes of a comparison belong among its pairs."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from stmtdiff.annotation.weight import EDITORIAL_KINDS
from stmtdiff.diff import FrameKind
from stmtdiff.model import Paragraph, Section

if TYPE_CHECKING:
    from stmtdiff.diff import FrameDiff, ParagraphDiff, StatementDiff
    from stmtdiff.model import Statement

__all__ = ["frame_by_place", "notes_by_pair", "origins", "strays"]


def frame_by_place(diff: StatementDiff) -> dict[int, list[FrameDiff]]:
    """Return the frame's parts under the place of the pair that they stand in front of.

    What is gone stands in front of the pair of the paragraph that followed it, unless that moved. A
    heading stands in front of what was removed from under it. What has nothing behind it goes under
    the count of the pairs.
    """
    found: dict[int, list[FrameDiff]] = {}
    places = _Places(diff)
    for part in sorted(diff.frame, key=_order):
        found.setdefault(places.of(part), []).append(part)
    return found


def strays(diff: StatementDiff) -> dict[int, str]:
    """Return for each removed pair that comes under another heading than it had, the one it had.

    So it goes where its neighbours were taken to other sections.
    """
    above = _headings_above(diff.old)
    framing = frame_by_place(diff)
    found: dict[int, str] = {}
    open_heading: int | None = None
    for place, pair in enumerate(diff.paragraphs):
        for part in framing.get(place, ()):
            if part.kind is FrameKind.HEADING:
                open_heading = part.old
        own = above[pair.link.old[0]] if not pair.new else open_heading
        heading = diff.old.elements[own] if own is not None else None
        if own != open_heading and isinstance(heading, Section):
            found[place] = heading.text
    return found


def origins(diff: StatementDiff) -> dict[int, str]:
    """Return for each pair that comes under another heading than it had, the one it had.

    Beside the strays these are the moved pairs.
    """
    found = strays(diff)
    above = _headings_above(diff.old), _headings_above(diff.new)
    became = {part.old: part.new for part in diff.frame if part.kind is FrameKind.HEADING}
    for place, pair in enumerate(diff.paragraphs):
        own = above[0][pair.link.old[0]] if pair.moved and pair.old and pair.new else None
        heading = None if own is None else diff.old.elements[own]
        if isinstance(heading, Section) and became.get(own) != above[1][pair.link.new[0]]:
            found[place] = heading.text
    return found


def _headings_above(statement: Statement) -> list[int | None]:
    """Return for each paragraph the place of the heading above it."""
    above: list[int | None] = []
    heading = None
    for place, element in enumerate(statement.elements):
        if isinstance(element, Section):
            heading = place
        elif isinstance(element, Paragraph):
            above.append(heading)
    return above


def _order(part: FrameDiff) -> tuple[bool, int, bool]:
    place = part.old if part.new is None else part.new
    return part.kind is not FrameKind.FRONT, place or 0, part.new is not None


class _Places:
    """Where things stand among the pairs, looked up once: headings may be many."""

    def __init__(self, diff: StatementDiff) -> None:
        self._pairs = diff.paragraphs
        self._before = _paragraphs_before(diff.old), _paragraphs_before(diff.new)
        # The first pair that begins at a later paragraph or behind it, whatever the order.
        firsts = (pair.link.new[0] if pair.link.new else -1 for pair in diff.paragraphs)
        self._furthest = list(accumulate(firsts, max))
        self._home = {old: at for at, pair in enumerate(diff.paragraphs) for old in pair.link.old}
        # For each earlier paragraph the last pair up to it that stayed, or -1.
        self._last_unmoved: list[int] = []
        for _, at in sorted(self._home.items()):
            last = self._last_unmoved[-1] if self._last_unmoved else -1
            self._last_unmoved.append(last if self._pairs[at].moved else at)

    def of(self, part: FrameDiff) -> int:
        """Return the place of the pair that a part of the frame stands in front of."""
        old = None if part.old is None else self._before[0][part.old]
        if part.new is None:
            return self._before_old(old or 0)
        # A split pair may reach behind the heading; it stands where its first paragraph does.
        place = bisect_left(self._furthest, self._before[1][part.new])
        # What was removed from behind the heading of both statements stays behind it.
        while old is not None and place and _was_removed_behind(old, self._pairs[place - 1]):
            place -= 1
        return place

    def _before_old(self, following: int) -> int:
        """Return the place of the paragraph that followed, or behind what stayed before it."""
        place = self._home.get(following)
        if place is None or not self._pairs[place].moved:
            return len(self._pairs) if place is None else place
        return (self._last_unmoved[following - 1] if following else -1) + 1


def _was_removed_behind(old: int, pair: ParagraphDiff) -> bool:
    return not pair.new and pair.link.old[0] >= old


def _paragraphs_before(statement: Statement) -> list[int]:
    """Return for each element how many paragraphs stand before it."""
    counted = (isinstance(element, Paragraph) for element in statement.elements)
    return list(accumulate(counted, initial=0))


def notes_by_pair(diff: StatementDiff) -> dict[int, list[tuple[str, str]]]:
    """Return for each annotated pair its notes, kind and why, none of them twice.

    What leaves the meaning as it was comes last. A move is told where the words stand now.
    """
    found: dict[int, dict[tuple[str, str], None]] = {}
    for note in sorted(diff.annotations, key=lambda note: note.kind in EDITORIAL_KINDS):
        if note.kind == "move" and note.old:
            continue
        found.setdefault(note.pair, {})[note.kind, note.why] = None
    return {pair: list(notes) for pair, notes in found.items()}
