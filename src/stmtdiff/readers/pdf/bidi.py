"""The order of reading inside a line that runs to the left, from where its letters stand.

PDFium keeps the order of the file within each run of letters and turns some of them round; where
the letters stand is sure. What is read to the right inside such a line (figures, Latin words) is
turned back, as https://www.unicode.org/reports/tr9/ shows it.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.readers.pdf.page import Glyph

__all__ = ["in_reading_order", "turn_brackets"]

_WORD_GAP = 0.2
"""Sizes; a wider gap parts words of a script whose letters are joined."""
_MIRRORED: Mapping[str, str] = {"(": ")", ")": "(", "[": "]", "]": "[", "«": "»", "»": "«"}
_LEFT_TO_RIGHT, _FIGURES, _RIGHT_TO_LEFT = ("L",), ("EN", "AN"), ("R", "AL")


def in_reading_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs of a line that runs to the left, in the order in which they are read.

    Args:
        glyphs: with x counted from the right.
    """
    # The letters of a ligature share a place, and PDFium turns them round with the rest.
    turned = [glyph for glyph in reversed(glyphs) if glyph.size]
    ordered = sorted(turned, key=lambda glyph: glyph.x0)
    spaced = list(_with_spaces(ordered))
    kinds = [unicodedata.bidirectional(glyph.char[:1]) for glyph in spaced]
    result: list[Glyph] = []
    place = 0
    while place < len(spaced):
        end = _end_of_run(kinds, place)
        result += reversed(spaced[place:end])
        place = end
    return result


def _with_spaces(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    if glyphs:
        yield glyphs[0]
    for before, glyph in pairwise(glyphs):
        apart = glyph.x0 - before.x1 > _WORD_GAP * glyph.size
        if apart and not before.char.isspace() and not glyph.char.isspace():
            yield before._replace(char=" ", size=0.0)
        yield glyph


def _end_of_run(kinds: Sequence[str], start: int) -> int:
    """Return where what begins at `start` and is read to the right ends; one step if nothing is.

    Figures go on over the marks inside them (``2.5``, ``14/2029``), words over everything that is
    no letter of the other direction, up to the last letter or figure.
    """
    if kinds[start] not in (*_LEFT_TO_RIGHT, *_FIGURES):
        return start + 1
    end = last = start + 1
    words = kinds[start] in _LEFT_TO_RIGHT
    while end < len(kinds) and kinds[end] not in _RIGHT_TO_LEFT:
        words = words or kinds[end] in _LEFT_TO_RIGHT
        if kinds[end] in (*_LEFT_TO_RIGHT, *_FIGURES):
            last = end + 1
        end += 1
    return last if words else _end_of_figure(kinds, start)


def _end_of_figure(kinds: Sequence[str], start: int) -> int:
    end = start + 1
    while end < len(kinds):
        inside = kinds[end] == "CS" and end + 1 < len(kinds) and kinds[end + 1] in _FIGURES
        if kinds[end] not in _FIGURES and not inside:
            break
        end += 1
    return end


def turn_brackets(lines: Sequence[Sequence[Glyph]]) -> list[tuple[Glyph, ...]]:
    """Return the lines of a page with brackets that open, then close.

    Most files have the brackets of a line that runs to the left as they look, where the one that
    opens looks like the one that closes here; what closes before anything opened tells.
    """
    marks = "".join(glyph.char for line in lines for glyph in line if glyph.char in _MIRRORED)
    mirrored = "".join(_MIRRORED[mark] for mark in marks)
    if _slips(marks) <= _slips(mirrored):
        return [tuple(line) for line in lines]
    return [tuple(g._replace(char=_MIRRORED.get(g.char, g.char)) for g in line) for line in lines]


def _slips(marks: str) -> int:
    """Return how many brackets close what nothing opened."""
    slips = depth = 0
    for mark in marks:
        depth += 1 if mark in "([«" else -1
        if depth < 0:
            slips, depth = slips + 1, 0
    return slips
