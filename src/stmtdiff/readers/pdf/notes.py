"""Footnotes: small text at the foot of a page or column, told by the marks that refer to it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from stmtdiff.structure.lines import is_terminated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.readers.pdf.rows import TextLine

__all__ = ["footnotes_in"]

_SMALLER = 0.93
"""Times the size of the text; letters of footnotes are smaller than that."""
_LABEL = re.compile(r"(?P<mark>\d{1,3}|[*†‡§]{1,3})[.)]?(?=\s|[^\W\d_])")


def footnotes_in(lines: Sequence[TextLine], size: float) -> list[list[int]]:
    """Return the footnotes, each as the places of its lines.

    Args:
        lines: the lines of the text, in the order of reading.
        size: that of the letters of the text.
    """
    notes: list[list[int]] = []
    unfinished = False
    for page, places in groupby(range(len(lines)), key=lambda place: lines[place].page):
        on_page = list(places)
        referred = {mark for place in on_page for mark in _single(lines[place])}
        found: list[list[int]] = []
        for _, in_region in groupby(on_page, key=lambda place: lines[place].region):
            small = _small_at_foot(lines, list(in_region), size)
            found += _cut(lines, small, referred, unfinished and not found)
        if found and notes and unfinished and not _label(lines[found[0][0]], referred):
            notes[-1] += found.pop(0)
        notes += found
        unfinished = bool(found) and not is_terminated(lines[found[-1][-1]].text) and page > 0
    return notes


def _single(line: TextLine) -> list[str]:
    """Return the marks in a line that refer to notes."""
    marks = line.marks[1:] if line.label else line.marks
    return [mark for several in marks for mark in re.split(r"[,)\s]+", several) if mark]


def _small_at_foot(lines: Sequence[TextLine], places: Sequence[int], size: float) -> list[int]:
    end = len(places)
    while end and lines[places[end - 1]].size < _SMALLER * size:
        end -= 1
    return list(places[end:])


def _cut(
    lines: Sequence[TextLine], small: Sequence[int], referred: set[str], goes_on: bool
) -> list[list[int]]:
    """Return the notes among small lines: each from its label on."""
    notes: list[list[int]] = [[]] if goes_on else []
    for place in small:
        if _label(lines[place], referred):
            notes.append([])
        if notes:
            notes[-1].append(place)
    return [note for note in notes if note]


def _label(line: TextLine, referred: set[str]) -> str:
    """Return the label that a line begins a note with, or empty."""
    if line.label:
        return line.label
    match = _LABEL.match(line.text)
    return match["mark"] if match and match["mark"] in referred else ""
