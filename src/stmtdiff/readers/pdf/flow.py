"""How lines follow each other: where a paragraph begins, and where a line was only full."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stmtdiff.readers.pdf.rows import usual_size
from stmtdiff.structure.dates import find_date
from stmtdiff.structure.lines import is_heading_like, is_terminated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.readers.pdf.columns import Region
    from stmtdiff.readers.pdf.rows import TextLine

__all__ = ["Break", "breaks_of"]


@dataclass(frozen=True, slots=True)
class Break:
    """What stands between a line and the one before.

    Attributes:
        blank: whether it parts paragraphs.
        wrapped: whether the line before was full.
    """

    blank: bool
    wrapped: bool


_GAP = 1.22
"""Times the usual distance of lines; a wider one parts paragraphs."""
_INDENT = 0.8
"""Sizes by which a paragraph's first line begins further in."""
_DEEPEST = 6.0
"""Sizes; what begins still further in is set to the other side, or in the middle."""
_SPACE = 0.25
"""Sizes; about the width of a space."""
_RESIZED = 1.12
_LARGE = 1.05
"""Times the size of the text; a title in front of it has larger letters."""
_SAME_PLACE = 6.0
"""Points by which columns of different pages may differ and be the same column."""


def breaks_of(lines: Sequence[TextLine], regions: Mapping[int, Region]) -> list[Break]:
    """Return the break before each line.

    Args:
        lines: in the order of reading.
        regions: the parts of the pages that they stand in, by number.
    """
    return list(_Flow(lines, regions).breaks())


class _Flow:
    """Knows the usual distance of lines and how wide each column is."""

    def __init__(self, lines: Sequence[TextLine], regions: Mapping[int, Region]) -> None:
        self.lines = lines
        self.size = usual_size(lines)
        self.sides = _sides(lines, regions)
        self.full = [i > 0 and self._is_full(i) for i in range(len(lines))]
        self.leading = self._leading()
        smaller = (n for n, line in enumerate(lines) if line.size < _LARGE * self.size)
        self.front = next(smaller, len(lines))
        self.spaced = self._is_spaced()

    def breaks(self) -> Iterator[Break]:
        for place in range(len(self.lines)):
            blank = not place or self._parts(place)
            # A place and date go on with no title, however wide its last line is.
            dated = place < self.front and find_date(self.lines[place].text) is not None
            yield Break(blank, self.full[place] and not blank and not dated)

    def _is_full(self, place: int) -> bool:
        """Return whether the first word of a line had no room on the line before."""
        before, line = self.lines[place - 1], self.lines[place]
        if before.text.endswith("-") and before.text[-2:-1].isalnum():
            return True
        needed = before.x1 + _SPACE * before.size + line.first
        return needed > self.sides[before.region][1] + 0.5

    def _leading(self) -> float:
        """Return the usual distance of lines, in sizes."""
        counts: Counter[float] = Counter()
        for place in range(1, len(self.lines)):
            if self._follows(place) and self.lines[place].size == self.size:
                counts[round(self._distance(place), 1)] += 1 + self.full[place]
        usual = max(counts, key=lambda gap: (counts[gap], -gap), default=1.2)
        near = [
            gap
            for place in range(1, len(self.lines))
            if self._follows(place) and abs((gap := self._distance(place)) - usual) < 0.06
        ]
        return sum(near) / len(near) if near else usual

    def _follows(self, place: int) -> bool:
        """Return whether a line stands below the one before it, with nothing taken out."""
        before, line = self.lines[place - 1], self.lines[place]
        beside = before.x0 < line.x1 and line.x0 < before.x1
        return before.page == line.page and line.y > before.y and beside and not line.cut

    def _distance(self, place: int) -> float:
        before, line = self.lines[place - 1], self.lines[place]
        return (line.y - before.y) / max(before.size, line.size)

    def _is_wide(self, place: int) -> bool:
        return self._distance(place) > _GAP * self.leading

    def _is_spaced(self) -> bool:
        """Return whether gaps part the paragraphs, so that where there is none, none ends."""
        ends = [
            self._is_wide(place)
            for place in range(1, len(self.lines))
            if self._follows(place)
            and not self.full[place]
            and is_terminated(self.lines[place - 1].text)
        ]
        return 2 * sum(ends) > len(ends)

    def _parts(self, place: int) -> bool:
        before, line = self.lines[place - 1], self.lines[place]
        if self._is_resized(before, line):
            return True
        ended = not self.full[place] and is_terminated(before.text)
        if self._follows(place):
            if self._is_wide(place):
                return True
            return self._is_indented(place) or (ended and not self.spaced)
        begins = self._is_indented(place) or self._is_heading(place)
        if begins and is_terminated(before.text):
            return True
        return ended or not (self.full[place] or line.goes_on)

    def _is_resized(self, before: TextLine, line: TextLine) -> bool:
        small, large = sorted((before.size, line.size))
        return large > _RESIZED * small and small < _RESIZED * self.size

    def _is_indented(self, place: int) -> bool:
        """Return whether a line begins further in, as the first of a paragraph does."""
        before, line = self.lines[place - 1], self.lines[place]
        edge = self.sides[line.region][0] if not self._follows(place) else before.x0
        step = _INDENT * line.size
        if not step <= line.x0 - edge <= _DEEPEST * line.size or self._is_centred(before, line):
            return False
        following = self.lines[place + 1] if place + 1 < len(self.lines) else None
        back = following is not None and self._follows(place + 1) and line.x0 - following.x0 >= step
        # The second line under a mark or number that hangs in the margin begins further in as well.
        whole, hard = is_terminated(before.text), not self.full[place]
        below = self._follows(place) and hard and (whole or not line.goes_on)
        return below or (back and (hard or whole) and not self._is_wide(place + 1))

    def _is_heading(self, place: int) -> bool:
        """Return whether a line looks like a heading, and the next one begins anew."""
        last = place + 1 == len(self.lines)
        goes_on = not last and self._follows(place + 1) and not self._is_wide(place + 1)
        return is_heading_like(self.lines[place].text) and not (goes_on and self.full[place + 1])

    def _is_centred(self, before: TextLine, line: TextLine) -> bool:
        return abs(before.x0 + before.x1 - line.x0 - line.x1) < 0.6 * line.size


def _sides(
    lines: Sequence[TextLine], regions: Mapping[int, Region]
) -> dict[int, tuple[float, float]]:
    """Return between which two places the lines of each region stand.

    What stands beside nothing is as wide as its page. A column of few lines shows too little:
    those at the same place of other pages show it too.
    """
    own: dict[int, tuple[float, float]] = {}
    pages: dict[int, tuple[float, float]] = {}
    columns: dict[tuple[int, int], tuple[float, float]] = {}
    for line in lines:
        here = (line.x0, line.x1)
        own[line.region] = _wider(own.get(line.region), here)
        pages[line.page] = _wider(pages.get(line.page), here)
    for number, here in own.items():
        key = (regions[number].columns, round(here[0] / _SAME_PLACE))
        columns[key] = _wider(columns.get(key), here)
    sides: dict[int, tuple[float, float]] = {}
    for line in lines:
        beside, here = regions[line.region].columns, own[line.region]
        step = round(here[0] / _SAME_PLACE)
        near = [columns.get((beside, step + by)) for by in (-1, 0, 1)]
        sides[line.region] = _wider(pages[line.page] if beside == 1 else here, *filter(None, near))
    return sides


def _wider(first: tuple[float, float] | None, *others: tuple[float, float]) -> tuple[float, float]:
    known = [*([first] if first else []), *others]
    return min(left for left, _ in known), max(right for _, right in known)
