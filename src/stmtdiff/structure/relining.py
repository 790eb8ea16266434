"""Lines as they should have come: one that holds several things parted, a lonely number joined.

Text comes without its line breaks where a program copied it so: the whole of a statement, title,
headings and numbers, on one line; and with too many where it took numbers for a column of their
own. An archive's card names what follows: ``[Title] Declaration``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from stmtdiff.model import Diagnostic, Span
from stmtdiff.structure.labels import is_numbered
from stmtdiff.structure.lines import is_heading_like, points_on
from stmtdiff.structure.recitals import opens_recital

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stmtdiff.structure.lines import Line

__all__ = ["reline"]

_CARD = re.compile(r"\[[A-Z][\w ]{2,20}\](?=\s+\S)")
_FEWEST_ON_CARD = 2
_ALONE = re.compile(r"\s*[(\[]?(?P<number>\d{1,3})(?:\.|[.)\]]|)\s*")
# A number in the midst of a line, with what must follow it: a sentence.
_NUMBER = re.compile(r"(?:^|(?<=\s))(?P<number>\d{1,3})\.\s+(?=[^\W\d_a-z]|[“\"«„‘'(]\w)")
_FEWEST_NUMBERS = 3
_SHORTEST = 40
"""Paragraphs are as long on the average; what is shorter may be a list in a sentence."""
_BEHIND_SENTENCE = re.compile(r"[.;:!?”\"»’)\]…]\s+")
_CLAUSE = re.compile(r"(?<=[,;])\s+(?=[A-Z])")
_FEWEST_CLAUSES = 3
_LONGEST_HEADING = 12
_SPEAKERS = re.compile(r"(?<=\s)(?=(?:We(?:,| the)|The (?:Ministers|Leaders|Governors))\s)")
"""Where the first sentence begins behind a title."""
_NEAR = 100
"""So many characters around a place tell what it is."""
_RUN_ON = "The text came on one line; it was parted before numbers, clauses and headings."


def reline(lines: Sequence[Line]) -> tuple[list[Line], tuple[Diagnostic, ...]]:
    """Return the lines, parted and joined, and what is to be said of it.

    Every character stays in one line.
    """
    parted = _part_cards(_join_numbers(lines))
    longest = max(range(len(parted)), key=lambda place: len(parted[place].text), default=0)
    if not parted or not _holds_all(parted, longest):
        return parted, ()
    line = parted[longest]
    cuts = sorted({*_clauses(line.text), *_numbers(line.text)})
    if not cuts:
        return parted, ()
    parted[longest : longest + 1] = _cut(line, cuts)
    return parted, (Diagnostic("run-on", _RUN_ON, span=Span(line.start, line.end)),)


def _join_numbers(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, with numbers that stand alone before their paragraphs joined to these.

    They must count from 1, and no paragraph have its number on its own line.
    """
    alone = {
        n: int(m["number"]) for n, line in enumerate(lines) if (m := _ALONE.fullmatch(line.text))
    }
    places = [n for count, n in enumerate(alone) if alone[n] == count + 1]
    if len(places) < max(_FEWEST_NUMBERS, len(alone)) or not _number_texts(lines, places):
        return list(lines)
    joined = list(lines)
    for place in places:
        number, text = lines[place], lines[place + 1]
        gap = " " * (text.start - number.start - len(number.text))
        joined[place + 1] = number._replace(
            text=f"{number.text}{gap}{text.text}", after_blank=True, left_out=text.left_out
        )
    return [line for place, line in enumerate(joined) if place not in alone]


def _number_texts(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Return whether a text follows each of the lines, long on the average, and none before."""
    texts = [lines[place + 1] for place in places if place + 1 < len(lines)]
    apart = all(later - earlier > 1 for earlier, later in pairwise(places))
    if len(texts) < len(places) or not apart or not all(map(_begins_with_capital, texts)):
        return False
    numbers = [lines[place] for place in places]
    plain = not any(line.markup or line.left_out for line in (*numbers, *texts))
    long = sum(len(line.text) for line in lines[places[0] :]) >= _SHORTEST * len(places)
    opens = all(is_heading_like(line.text) for line in lines[: places[0]])
    return plain and long and opens and not any(is_numbered(line.text) for line in lines)


def _begins_with_capital(line: Line) -> bool:
    first = next((char for char in line.text if char.isalnum()), "a")
    return not first.islower()


def _part_cards(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the words of an archive's card on lines of their own."""
    cards = {n: card for n, line in enumerate(lines) if (card := _CARD.match(line.text))}
    if len(cards) < _FEWEST_ON_CARD:
        return list(lines)
    return [
        part
        for n, line in enumerate(lines)
        for part in (_cut(line, [cards[n].end()]) if n in cards else (line,))
    ]


def _holds_all(lines: Sequence[Line], place: int) -> bool:
    """Return whether a line can be a whole statement: most of its text, and no other numbered."""
    line = lines[place]
    marked = line.left_out or (line.markup and (line.markup.heading or line.markup.label))
    if marked or 2 * len(line.text) < sum(len(other.text) for other in lines):
        return False
    return not any(is_numbered(other.text) for other in (*lines[:place], *lines[place + 1 :]))


def _numbers(text: str) -> list[int]:
    """Return where the numbered paragraphs on a line begin, and the headings before them."""
    starts: list[int] = []
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if int(match["number"]) == len(starts) + 1 and (not starts or _can_end(before)):
            starts.append(match.start())
    spans = list(pairwise([*starts, len(text)]))
    if len(starts) < _FEWEST_NUMBERS or len(text) - starts[0] < _SHORTEST * len(starts):
        return []
    opening = _SPEAKERS.search(text, 0, starts[0])
    if opening:
        spans.insert(0, (opening.start(), starts[0]))
        starts.insert(0, opening.start())
    return [*starts, *_headings(text, spans[:-1])]


def _can_end(text: str) -> bool:
    """Return whether a paragraph, or the heading of the next, can end here."""
    tail = _tail(text, 0, len(text), whole=True).strip()
    return not tail or _is_heading(tail)


def _headings(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield where a heading stands behind the last sentence of a paragraph."""
    for start, end in spans:
        tail = _tail(text, start, end)
        if _is_heading(tail):
            yield end - len(tail)


def _tail(text: str, start: int, end: int, *, whole: bool = False) -> str:
    """Return what stands behind the last sentence of a part of a text; if none ends, nothing.

    Or, where that is asked for, the whole part.
    """
    ends = (match.end() for match in _BEHIND_SENTENCE.finditer(text, start, end))
    return text[max(ends, default=start if whole else end) : end]


def _is_heading(text: str) -> bool:
    """Return whether what stands behind a sentence is a heading: Energy and climate."""
    short = 0 < len(text.split()) <= _LONGEST_HEADING
    return short and is_heading_like(text) and not points_on(text)


def _clauses(text: str) -> list[int]:
    """Return where the clauses of a preamble begin on a line."""
    places = [match.end() for match in _CLAUSE.finditer(text)]
    found = [place for place in places if opens_recital(text[place : place + _NEAR])]
    return found if len(found) >= _FEWEST_CLAUSES else []


def _cut(line: Line, cuts: Sequence[int]) -> list[Line]:
    """Return a line in parts, each as if a blank line stood before it."""
    ends = [0, *cuts, len(line.text)]
    parts = [
        line._replace(
            text=line.text[start:end], start=line.start + start, after_blank=True, left_out=0
        )
        for start, end in pairwise(ends)
        if line.text[start:end].strip()
    ]
    parts[0] = parts[0]._replace(after_blank=line.after_blank)
    parts[-1] = parts[-1]._replace(left_out=line.left_out)
    return parts
