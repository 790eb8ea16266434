"""The order of reading: columns are read one after the other, what spans them where it stands.

A gutter is a strip that no piece of text enters, for as many rows as possible, with flowing text
on both sides and one edge that the lines behind it keep. What stands above it is read first, then
the two sides, then what stands below; each of the four may be divided again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from stmtdiff.readers.pdf.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.readers.pdf.rows import Piece

__all__ = ["Region", "regions_of"]


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page whose rows are read from top to bottom; `columns` stand beside it."""

    rows: tuple[tuple[Piece, ...], ...]
    columns: int = 1

    @property
    def x0(self) -> float:
        """Where its lines begin."""
        return min(row[0].x0 for row in self.rows)


_GUTTER = 0.7
"""Sizes of the letters beside it; a narrower strip is no gutter."""
_ROWS = 3
"""A column has at least as many rows."""
_FLOWING = 8.0
"""Sizes; text whose rows are mostly shorter is no column but a list of numbers, or a table."""
_EDGE = 2.0
"""Points by which the beginnings of lines may differ."""
_MOST_PIECES = 3_000
"""A page that is cut into more pieces is no page of text, and is read row by row."""
_MOST_EDGES = 12
_MOST_DIVISIONS = 24


def regions_of(pieces: Sequence[Piece]) -> list[Region]:
    """Return the regions of a page in the order in which they are read."""
    if len(pieces) > _MOST_PIECES:
        return _region(pieces, 1)
    return _Divider().divide(pieces, 1)


class _Divider:
    """Divides a page again and again, but not forever."""

    def __init__(self) -> None:
        self.left = _MOST_DIVISIONS

    def divide(self, pieces: Sequence[Piece], columns: int) -> list[Region]:
        gutter = _best_gutter(pieces) if self.left > 0 else None
        if gutter is None:
            return _region(pieces, columns)
        self.left -= 1
        above, before, behind, below = _divided(pieces, gutter)
        return [
            *self.divide(above, columns),
            *self.divide(before, columns + 1),
            *self.divide(behind, columns + 1),
            *self.divide(below, columns),
        ]


def _region(pieces: Sequence[Piece], columns: int) -> list[Region]:
    return [Region(tuple(map(tuple, rows_of(pieces))), columns)] if pieces else []


@dataclass(frozen=True, slots=True)
class _Gutter:
    """Where the text behind it begins, from which height to which, and how many rows it parts."""

    x: float
    top: float
    bottom: float
    rows: int


def _best_gutter(pieces: Sequence[Piece]) -> _Gutter | None:
    ordered = sorted(pieces, key=lambda piece: piece.y)
    found = [gutter for x in _edges(pieces) for gutter in _gutters(ordered, x)]
    return max(found, key=lambda gutter: (gutter.rows, -gutter.x), default=None)


def _edges(pieces: Sequence[Piece]) -> list[float]:
    """Return where several pieces begin, the most kept edges first."""
    starts = Counter(round(piece.x0 / _EDGE) * _EDGE for piece in pieces)
    return [x for x, count in starts.most_common(_MOST_EDGES) if count >= _ROWS]


def _gutters(ordered: Sequence[Piece], x: float) -> Iterator[_Gutter]:
    """Yield the gutters that end where the edge at `x` begins, one for each run of rows."""
    run: list[Piece] = []
    for piece in [*ordered, None]:
        if piece is None or _enters(piece, x):
            gutter = _gutter(run, x)
            if gutter:
                yield gutter
            run = []
        else:
            run.append(piece)


def _enters(piece: Piece, x: float) -> bool:
    return piece.x0 < x - _EDGE and piece.x1 > x - _EDGE - _GUTTER * piece.size


def _gutter(run: Sequence[Piece], x: float) -> _Gutter | None:
    before = [piece for piece in run if piece.x0 < x - _EDGE]
    behind = [piece for piece in run if piece.x0 >= x - _EDGE]
    if not before or not behind:
        return None
    top = max(before[0].y, behind[0].y)
    bottom = min(before[-1].y, behind[-1].y)
    beside = [
        [p for p in side if top - p.size <= p.y <= bottom + p.size] for side in (before, behind)
    ]
    rows = min(_rows(side) for side in beside)
    if rows < _ROWS or not all(map(_flows, beside)):
        return None
    return _Gutter(x, run[0].y, run[-1].y, rows)


def _rows(pieces: Sequence[Piece]) -> int:
    return len({round(piece.y) for piece in pieces})


def _flows(pieces: Sequence[Piece]) -> bool:
    widths: dict[int, float] = {}
    for piece in pieces:
        widths[round(piece.y)] = widths.get(round(piece.y), 0) + (piece.x1 - piece.x0) / piece.size
    return median(widths.values()) >= _FLOWING


def _divided(pieces: Sequence[Piece], gutter: _Gutter) -> tuple[list[Piece], ...]:
    """Return what stands above, before, behind and below a gutter."""
    above, before, behind, below = [], [], [], []  # type: list[Piece], list[Piece], list[Piece], list[Piece]
    for piece in sorted(pieces, key=lambda piece: piece.y):
        if piece.y < gutter.top:
            above.append(piece)
        elif piece.y > gutter.bottom:
            below.append(piece)
        else:
            (before if piece.x0 < gutter.x - _EDGE else behind).append(piece)
    # A short line under both columns belongs to what spans them below, as a heading does.
    while below and len(before) > 1 and before[-1].y > behind[-1].y + before[-1].size:
        last = before[-1]
        if below[0].y - last.y >= last.y - before[-2].y:
            break
        below.insert(0, before.pop())
    return above, before, behind, below
