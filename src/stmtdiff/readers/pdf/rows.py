"""From glyphs to pieces, from pieces to rows, from rows to lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from stmtdiff.readers.pdf.bidi import in_reading_order, turn_brackets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stmtdiff.readers.pdf.page import Glyph, Page

__all__ = ["Piece", "TextLine", "line_of", "pieces_of", "rows_of", "usual_size"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs that stand together on a line, without a gap as wide as their size."""

    glyphs: tuple[Glyph, ...]
    x0: float
    x1: float
    y: float
    size: float

    @property
    def text(self) -> str:
        """What is written."""
        return "".join(glyph.char for glyph in self.glyphs)

    def shares_row(self, other: Piece | Glyph) -> bool:
        """Return whether another piece stands in the same row, raised or not."""
        high, low = min(self.size, other.size), max(self.size, other.size)
        top = max(self.y - _ABOVE * self.size, other.y - _ABOVE * other.size)
        bottom = min(self.y + _BELOW * self.size, other.y + _BELOW * other.size)
        return bottom - top > 0.5 * (_ABOVE + _BELOW) * high and low > 0


@dataclass(slots=True)
class TextLine:
    """A line of text.

    Attributes:
        text: what is written, without the marks of notes.
        x0: where it begins.
        x1: where it ends.
        y: its baseline.
        size: the size of its letters.
        first: the width of its first word.
        page: the number of its page.
        region: which column or other part of the pages it stands in.
        marks: the marks of notes that were in it.
        label: the one of them that it begins with, or empty.
        cut: whether something was taken out between it and the line before.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    first: float
    page: int
    region: int = 0
    marks: list[str] = field(default_factory=list)
    label: str = ""
    cut: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether it can go on with a sentence: it begins with a letter, and with no capital."""
        first = self.text[:1]
        return first.isalpha() and not first.isupper()


# How far letters reach above and below the baseline, in sizes.
_ABOVE, _BELOW = 0.7, 0.2
_GAP = 1.0
"""Sizes; a wider gap may be that between two columns."""
_SPACE = 0.12
"""Sizes; a narrower gap parts no words."""


def pieces_of(page: Page) -> list[Piece]:
    """Return the pieces of a page, in the order of the file."""
    pieces = _pieces(page.glyphs)
    if not page.to_left:
        return pieces
    lines = turn_brackets([in_reading_order(piece.glyphs) for piece in pieces])
    return [replace(piece, glyphs=line) for piece, line in zip(pieces, lines, strict=True)]


def _pieces(glyphs: Sequence[Glyph]) -> list[Piece]:
    pieces: list[Piece] = []
    run: list[Glyph] = []
    anchor: Piece | None = None
    for glyph in glyphs:
        if glyph.char in "\r\n":
            continue
        if glyph.char.isspace():
            run += [glyph] if run else []
            continue
        if anchor and not anchor.shares_row(glyph):
            pieces += _cut(run)
            run, anchor = [], None
        if anchor is None or glyph.size > anchor.size:
            anchor = _piece([glyph])
        run.append(glyph)
    return [*pieces, *_cut(run)]


def _cut(run: Sequence[Glyph]) -> Iterator[Piece]:
    """Yield the pieces of glyphs that follow each other in a row, in the order of the file.

    Where they stand decides, not which comes first: in a line that runs to the left, figures and
    Latin words run to the right.
    """
    inked = sorted((glyph.x0, glyph.x1, glyph.size) for glyph in run if not glyph.char.isspace())
    if not inked:
        return
    edges, reach = [inked[0][0]], inked[0][1]
    for x0, x1, size in inked[1:]:
        if x0 - reach > _GAP * size:
            edges.append(x0)
        reach = max(reach, x1)
    parts: list[list[Glyph]] = [[] for _ in edges]
    place = 0
    for glyph in run:
        if not glyph.char.isspace():
            place = max(0, bisect_right(edges, glyph.x0) - 1)
        parts[place].append(glyph)
    yield from (_piece(part) for part in parts)


def _piece(glyphs: Sequence[Glyph]) -> Piece:
    inked = [glyph for glyph in glyphs if not glyph.char.isspace()]
    size = _usual(glyph.size for glyph in inked)
    return Piece(
        tuple(glyphs),
        min(glyph.x0 for glyph in inked),
        max(glyph.x1 for glyph in inked),
        next(glyph.y for glyph in inked if glyph.size == size),
        size,
    )


def _usual(values: Iterable[float]) -> float:
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], value))


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return the pieces in rows from top to bottom, each from where lines begin."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.y, piece.x0)):
        # A mark that is raised stands above the baseline of its own row.
        near = next((row for row in rows[:-4:-1] if _leader(row).shares_row(piece)), None)
        if near is None:
            rows.append([piece])
        else:
            near.append(piece)
    for row in rows:
        row.sort(key=lambda piece: piece.x0)
    return sorted(rows, key=lambda row: _leader(row).y)


def _leader(row: Sequence[Piece]) -> Piece:
    return max(row, key=lambda piece: piece.size)


_RAISED, _SMALL = 0.1, 0.85
_MARK = re.compile(r"[\d*†‡§]{1,4}(?:,[ ]?[\d*†‡§]{1,4}){0,5}\)?")
# What a raised figure belongs to as a power, and not as the mark of a note.
_BASE = re.compile(r"(?:(?<![^\W\d_])[kcmdµ]?m|\b10)$")
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def line_of(row: Sequence[Piece], page: int, region: int = 0) -> TextLine:
    """Return the line that a row of pieces makes."""
    size = max(row, key=lambda piece: (len(piece.glyphs), piece.size)).size
    y = next(piece.y for piece in row if piece.size == size)
    text, raised, label, first, reach = "", "", "", 0.0, row[0].x0
    marks: list[str] = []
    for glyph in _spaced(row, size):
        if 0 < glyph.size < _SMALL * size and glyph.y < y - _RAISED * size:
            raised += glyph.char
            continue
        if raised and not text and _MARK.fullmatch(raised.strip()):
            label = raised.strip()
        text, raised = _settled(text, raised, marks) + glyph.char, ""
        if glyph.char.isspace() and not first and text.strip():
            first = reach - row[0].x0
        reach = max(reach, glyph.x1)
    text = _settled(text, raised, marks)
    x1 = max(piece.x1 for piece in row)
    line = TextLine(text.strip(), row[0].x0, x1, y, size, first or x1 - row[0].x0, page, region)
    line.marks, line.label = marks, label
    return line


def _settled(text: str, raised: str, marks: list[str]) -> str:
    """Return the text with what was raised behind it: a mark goes to the marks."""
    if not raised or not _MARK.fullmatch(raised.strip()):
        return text + raised
    if _BASE.search(text) and raised.strip().isdigit():
        return text + raised.translate(_POWERS)
    marks.append(raised.strip())
    return text + (" " if raised[-1:].isspace() else "")


def _spaced(row: Sequence[Piece], size: float) -> Iterator[Glyph]:
    """Yield the glyphs of a row, with a space where pieces stand apart."""
    before: Piece | None = None
    for piece in row:
        if before and piece.x0 - before.x1 > _SPACE * size and not before.text[-1:].isspace():
            last = before.glyphs[-1]
            yield last._replace(char=" ", size=0.0)
        yield from piece.glyphs
        before = piece


def usual_size(lines: Iterable[TextLine]) -> float:
    """Return the size of most letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)
