"""The numbers of pages: what they look like, and those that a pasted text carried along."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from stmtdiff.model import Leftover, Span
from stmtdiff.structure.labels import is_numbered
from stmtdiff.structure.lines import is_heading_like, is_terminated

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from stmtdiff.structure import Line

__all__ = ["PAGE_NUMBER", "page_number", "take_page_numbers"]

PAGE_NUMBER = "page number"
RUNNING_HEAD = "running head"

_WORD = r"(?:page|p\.|pg\.?|seite|стр\.?|страница|sayfa|página|pagina|pág\.?|صفحة|पृष्ठ|第)"
_NUMBER = re.compile(
    rf"[-–—\[(|•\s]{{0,4}}{_WORD}?\s?(?P<number>\d{{1,4}}|[ivxl]{{1,7}})"
    r"(?:\s?(?:/|of|de|из|von|sur|di|من|共|\|)\s?\d{1,4})?\s?[页頁]?[-–—\])|•\s]{0,4}",
    re.IGNORECASE,
)
# As assemblies print it beside the number of the document: 2/56  41-17167. Not "Decision 2/2041".
_DOCUMENT = r"(?=\S{0,19}\d)[\d./-]{3,20}"
_OF_ALL = re.compile(
    rf"(?:{_DOCUMENT}\s{{1,9}}(?P<last>\d{{1,4}})|(?P<first>\d{{1,4}}))/\d{{1,4}}"
    rf"(?(first)\s{{1,9}}{_DOCUMENT})"
)
_BARE = re.compile(r"\s*[\divxlIVXL]+\s*")
_FIGURES = re.compile(r"\d+")
_FEWEST = 2
_DEEPEST = 2
"""So many lines beside the number of a page may be its running head."""
_LONGEST_HEAD = 100
_PAGE = 200
"""A page holds so many characters at least; numbers that follow each other sooner are data."""


def page_number(text: str) -> int | None:
    """Return the number that a line consists of: 3 of "- 3 -", "Page 3 of 9".

    0 where it is Roman, None where it is no number of a page.
    """
    match = _NUMBER.fullmatch(text)
    if not match:
        return None
    return int(match["number"]) if match["number"].isdecimal() else 0


def take_page_numbers(lines: Sequence[Line]) -> tuple[list[Line], list[Leftover]]:
    """Return the lines without the numbers of pages and the running heads beside them, and these.

    They count by one, with text between. A bare figure is a page's number only where paragraphs
    are numbered otherwise: it could be that of a paragraph.
    """
    places = [p for p, line in enumerate(lines) if _counted(line) and not line.markup]
    numbered = sum(is_numbered(line.text) for line in lines) if places else 0
    if numbered < _FEWEST:
        places = [place for place in places if not _BARE.fullmatch(lines[place].text)]
    if len(places) < _FEWEST or not _count_pages(lines, places):
        return list(lines), []
    reasons = dict.fromkeys(_beside(lines, places), RUNNING_HEAD) | dict.fromkeys(
        places, PAGE_NUMBER
    )
    taken = [
        Leftover(lines[place].text.strip(), reason, Span(_visible(lines[place]), lines[place].end))
        for place, reason in sorted(reasons.items())
    ]
    kept = [
        _closed_up(lines, place, reasons) if place - 1 in reasons else line
        for place, line in enumerate(lines)
        if place not in reasons
    ]
    return kept, taken


def _counted(line: Line) -> int:
    """Return the number of a page that a line is, alone or beside that of the document, or 0."""
    text = line.text.strip()
    match = _OF_ALL.fullmatch(text)
    return int(match["first"] or match["last"]) if match else page_number(text) or 0


def _beside(lines: Sequence[Line], places: Sequence[int]) -> list[int]:
    """Return the places of running heads: lines beside page numbers, and beside others again."""
    seen: dict[str, list[int]] = {}
    for number in places:
        for step in (-1, 1):
            place = number + step
            while 0 <= place < len(lines) and abs(place - number) <= _DEEPEST:
                seen.setdefault(_shape(lines[place].text), []).append(place)
                place += step
    return [
        place
        for text, found in seen.items()
        if len(set(found)) >= _FEWEST and len(text) <= _LONGEST_HEAD
        for place in found
        if not is_numbered(lines[place].text)
    ]


def _shape(text: str) -> str:
    """Return what pages on the left and on the right have in common: the words, in any order."""
    return " ".join(sorted(_FIGURES.sub("#", text).split()))


def _count_pages(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Return whether numbers count by one, and each has a page of text before it."""
    numbers = [_counted(lines[place]) for place in places]
    sizes = (
        sum(len(line.text) for line in lines[start + 1 : end]) for start, end in pairwise(places)
    )
    by_one = all(later == earlier + 1 for earlier, later in pairwise(numbers))
    return by_one and all(size >= _PAGE for size in sizes)


def _visible(line: Line) -> int:
    return line.start + len(line.text) - len(line.text.lstrip())


def _closed_up(lines: Sequence[Line], place: int, gone: Container[int]) -> Line:
    """Return the line behind a page's end, as the next of its text where a sentence goes on."""
    line, before = lines[place], place - 1
    while before in gone:
        before -= 1
    broken = before >= 0 and not is_terminated(lines[before].text)
    small = line.text.lstrip()[:1].islower()
    apart = is_numbered(line.text) or is_heading_like(lines[max(before, 0)].text)
    goes_on = broken and (small or not apart)
    return line._replace(after_blank=not goes_on, wrapped=goes_on or None)
