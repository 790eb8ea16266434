"""What the pages have and the text has not: running heads and feet, and the numbers of pages."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from stmtdiff.readers.pagination import PAGE_NUMBER, page_number
from stmtdiff.readers.pdf.rows import line_of, rows_of, usual_size
from stmtdiff.structure.lines import is_terminated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.readers.pdf.rows import Piece, TextLine

__all__ = ["Edge", "furniture_of", "stray_page_numbers"]

HEADER, FOOTER = "page header", "page footer"

_DEEPEST = 4
"""Rows from the edge of the page; nothing further in is a running head."""
_APART = 1.3
"""Times the usual distance of rows; what stands further from the text is apart from it."""
_SMALLER = 0.93
_SAME_HEIGHT = 4.0
_MOST_FIGURES = 4
_YEARS = 1_000
_DIGITS = re.compile(r"\d{1,9}")
# What browsers print at the foot and at the head of a page.
_BROWSER_FOOT = re.compile(r"[a-z]{4,5}://\S+\s+\d+/\d+|\d+/\d+\s+[a-z]{4,5}://\S+")
_BROWSER_HEAD = re.compile(r"(?:.{0,200}\s)?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s\d{1,2}:\d{2}\b")


@dataclass(frozen=True, slots=True)
class Edge:
    """A row near the edge of a page.

    Attributes:
        page: the number of the page.
        at_top: whether it is the upper edge.
        depth: how many rows stand between it and the edge.
        line: what it says.
        pieces: what it is made of.
        gap: how far the next row inward is, in sizes of that row's letters; 0 where there is none.
        apart: whether that is further than rows of a text are, or its letters are smaller.
    """

    page: int
    at_top: bool
    depth: int
    line: TextLine
    pieces: tuple[Piece, ...]
    gap: float
    apart: bool = False

    @property
    def shape(self) -> str:
        """What it says, whatever figures are in it."""
        return _DIGITS.sub("#", " ".join(self.line.text.split())).casefold()

    def keys(self, height: int) -> Iterator[tuple[object, ...]]:
        """Yield what rows of other pages share with it that have the same words at that height.

        Each of its figures either stays the same or counts the pages. Paragraphs that differ in
        their numbers alone stand at the same height of pages, too.
        """
        figures = [int(figure) for figure in _DIGITS.findall(self.line.text)]
        kinds = 2 ** len(figures) if len(figures) <= _MOST_FIGURES else 1
        for kind in range(kinds):
            counted = (n - self.page * (kind >> place & 1) for place, n in enumerate(figures))
            yield (self.at_top, self.shape, height, kind, *counted)

    @property
    def height(self) -> int:
        """How high it stands, roughly."""
        return round(self.line.y / _SAME_HEIGHT)

    @property
    def number(self) -> int | None:
        """The number of the page, if it could be one; Roman ones count as none known: 0."""
        return page_number(self.line.text)


def furniture_of(pages: Mapping[int, Sequence[Piece]]) -> list[tuple[Edge, str]]:
    """Return the rows that are furniture of the pages, each with the reason.

    A row is a running head or foot where it stands at the same height of several pages with the
    same words, whatever figures change in it, or repeats a line of the first page; and a page's
    number where it is a number and counts with the pages, or stands apart. Only what has nothing
    but furniture outside of it can be furniture.
    """
    edges = [edge for number, pieces in pages.items() for edge in _edges(number, pieces)]
    gaps = [edge.gap for edge in edges if edge.gap]
    usual = _APART * median(gaps) if gaps else 0
    size = usual_size(edge.line for edge in edges)
    return _Finder(
        [
            replace(edge, apart=edge.gap > 0 and (edge.gap > usual or _is_small(edge, size)))
            for edge in edges
        ]
    ).found()


def _is_small(edge: Edge, size: float) -> bool:
    return edge.line.size < _SMALLER * size


def _edges(page: int, pieces: Sequence[Piece]) -> Iterator[Edge]:
    rows = rows_of(pieces)
    lines = [line_of(row, page) for row in rows]
    upper = range(min(_DEEPEST, len(rows)))
    lower = range(len(rows) - 1, max(-1, len(rows) - 1 - _DEEPEST), -1)
    for at_top, places in ((True, upper), (False, lower)):
        for depth, place in enumerate(places):
            inward = place + 1 if at_top else place - 1
            gap = 0.0
            if 0 <= inward < len(rows):
                gap = abs(lines[inward].y - lines[place].y) / lines[inward].size
            yield Edge(page, at_top, depth, lines[place], tuple(rows[place]), gap)


class _Finder:
    """Weighs the rows at the edges against each other."""

    def __init__(self, edges: Sequence[Edge]) -> None:
        self.edges = edges
        self.pages: dict[tuple[object, ...], list[int]] = defaultdict(list)
        self.apart: set[tuple[object, ...]] = set()
        self.offsets: dict[tuple[bool, int], set[int]] = defaultdict(set)
        for edge in edges:
            for key in edge.keys(edge.height):
                # Two pages are as good as all of them.
                self.pages[key] = [*self.pages[key], edge.page][:2]
                self.apart |= {key} if edge.apart else set()
            if edge.number:
                self.offsets[edge.at_top, edge.number - edge.page].add(edge.page)
        self.browsed = {
            edge.page
            for edge in edges
            if not edge.at_top and not edge.depth and _BROWSER_FOOT.fullmatch(edge.line.text)
        }
        first = min((edge.page for edge in edges), default=0)
        self.opening = {_bare(edge.shape) for edge in edges if edge.page == first}

    def found(self) -> list[tuple[Edge, str]]:
        """Return the furniture, from the edges inward."""
        found = []
        closed: set[tuple[int, bool]] = set()
        taken: set[int] = set()
        for edge in self.edges:
            where = (edge.page, edge.at_top)
            reason = "" if where in closed else self._reason(edge)
            if id(edge.line) in taken:  # of a page of few rows, from the other side
                continue
            if reason:
                taken.add(id(edge.line))
                found.append((edge, reason))
            else:
                closed.add(where)
        return found

    def _reason(self, edge: Edge) -> str:
        if edge.number is not None and self._counts(edge):
            return PAGE_NUMBER
        if self._is_browsers(edge) or self._repeats(edge) or self._names_the_text(edge):
            return HEADER if edge.at_top else FOOTER
        return ""

    def _counts(self, edge: Edge) -> bool:
        if edge.number and len(self.offsets[edge.at_top, edge.number - edge.page]) > 1:
            return True
        return edge.depth == 0 and edge.apart and (edge.number or 0) < _YEARS

    def _repeats(self, edge: Edge) -> bool:
        """Return whether other pages have the row, and on one of them it stands apart."""
        near = (edge.height - 1, edge.height, edge.height + 1)
        for keys in zip(*map(edge.keys, near), strict=True):
            pages = {page for key in keys for page in self.pages.get(key, ())}
            if len(pages) > 1 and any(key in self.apart for key in keys):
                return True
        return False

    def _is_browsers(self, edge: Edge) -> bool:
        """Return whether a browser printed the row: a foot with address, a head with the time."""
        if edge.depth:
            return False
        if edge.at_top:
            return edge.page in self.browsed and bool(_BROWSER_HEAD.match(edge.line.text))
        return edge.page in self.browsed

    def _names_the_text(self, edge: Edge) -> bool:
        """Return whether a row of a later page repeats one of the first, apart from the text."""
        words = _bare(edge.shape)
        return edge.page > 1 and edge.apart and len(words) > 3 and words in self.opening


def _bare(shape: str) -> str:
    return re.sub(r"[\W_]+", " ", shape.replace("#", " ")).strip()


def stray_page_numbers(lines: Sequence[TextLine]) -> set[int]:
    """Return the places of bare numbers that stand between two halves of a sentence.

    Wrapping leaves no figure alone on a line where the next word had room behind it: it is a
    page's number that a copy of the text has kept.
    """
    return {
        place
        for place in range(1, len(lines) - 1)
        if re.fullmatch(r"[-–—\s]{0,4}\d{1,4}[-–—\s]{0,4}", lines[place].text)
        and not is_terminated(lines[place - 1].text)
        and lines[place + 1].goes_on
    }
