"""Where in the element that holds a statement it begins and ends, and what in it is not its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.readers.html.blocks import Shown
    from stmtdiff.readers.html.looks import Look
    from stmtdiff.readers.html.tree import Element

__all__ = ["PAGE", "Cut", "is_furniture"]

PAGE = ("", "html", "body")
"""The elements that are the page and no part of it."""

_TITLE_WORDS = 40
_ENDS = (".", ";", ",", ":")


def is_furniture(
    shown: Shown, looks: Sequence[Look], place: int, voided: frozenset[Element]
) -> bool:
    """Return whether a line shows that there is more in the page than a statement."""
    part, look = shown.blocks[place].part, looks[place]
    named = part is not None and part.element not in voided
    return named or look.links or look.telltale


class Cut:
    """Cuts the statement out of the lines of a page."""

    def __init__(
        self,
        shown: Shown,
        looks: Sequence[Look],
        scope: Element,
        core: tuple[int, int],
        voided: frozenset[Element],
    ) -> None:
        self.shown, self.looks, self.voided = shown, looks, voided
        self.first, self.last = core
        self.whole_page = scope.name in PAGE
        self.bounds = shown.spans[scope]

    def reasons(self) -> Iterator[str]:
        """Yield why each line of the page is left out; empty where it is the statement's."""
        start, end = self._start(), self._end()
        front = self._front_before(start)
        for place in range(len(self.shown.blocks)):
            reason = self._own_reason(place)
            if place in front:
                yield ""
            elif reason or start <= place < end:
                yield reason or self._inside_reason(place)
            else:
                yield "before the statement" if place < start else "after the statement"

    def _own_reason(self, place: int, *, stops: bool = False) -> str:
        """Return why a line is left out wherever it stands; of links, too, if they stop."""
        block = self.shown.blocks[place]
        named = block.part is not None and block.part.element not in self.voided
        reason = block.reason or (block.part.reason if block.part and named else "")
        return reason or ("links" if stops and self._stops(place) else "")

    def _inside_reason(self, place: int) -> str:
        """Return why a line among those of the statement is none of its own, or empty."""
        look, block = self.looks[place], self.shown.blocks[place]
        around = not self.first <= place <= self.last
        own = look.labels and not around
        if look.links and not own and not block.text.rstrip().endswith(_ENDS):
            return "link in the page" if block.points_here else "links"
        return "about the page" if around and look.telltale else ""

    def _stops(self, place: int) -> bool:
        """Return whether a statement that nothing encloses cannot go beyond a line."""
        if self.shown.blocks[place].reason:
            return False
        return is_furniture(self.shown, self.looks, place, self.voided)

    def _start(self) -> int:
        """Return the statement's first line: its title's, if that shows."""
        start, _ = self.bounds
        tops = [p for p in range(start, self.first) if self._is_heading(p, 1)]
        if len(tops) == 1 and not any(look.running for look in self.looks[start : tops[0]]):
            return tops[0]
        if not self.whole_page:
            return start
        place = self.first
        while place > start and not self._stops(place - 1):
            place -= 1
        return place

    def _end(self) -> int:
        """Return the place behind the statement's last line."""
        _, end = self.bounds
        if not self.whole_page:
            return end
        place = self.last + 1
        while place < end and not self._stops(place):
            place += 1
        return place

    def _is_heading(self, place: int, level: int) -> bool:
        block = self.shown.blocks[place]
        return block.heading == level and not self._own_reason(place)

    def _front_before(self, start: int) -> frozenset[int]:
        """Return the lines of a front that stands apart from the statement, if it has no other."""
        front = range(start, self.first)
        if any(0 < self.looks[place].words <= _TITLE_WORDS for place in front):
            return frozenset()
        for level in (1, 2):
            for place in range(start - 1, -1, -1):
                if self._can_be_title(place, level):
                    return frozenset((place, *self._behind_title(place, start)))
        return frozenset()

    def _can_be_title(self, place: int, level: int) -> bool:
        block = self.shown.blocks[place]
        part = block.part.reason if block.part else "page header"
        return block.heading == level and not block.reason and part == "page header"

    def _behind_title(self, title: int, start: int) -> Iterator[int]:
        """Yield the lines between a title and the statement that are its front as well."""
        if self.shown.blocks[title].part is None:
            yield from (p for p in range(title + 1, start) if not self._own_reason(p, stops=True))
