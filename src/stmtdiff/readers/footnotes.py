"""Footnotes of a plain text: lines that begin with a mark that the text before holds.

The mark stands in brackets, or the notes stand under a rule at the end, and count.

A text whose paragraphs are numbered in brackets has such marks too, but there the first number
stands before anything refers to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stmtdiff.model import Leftover, Span
from stmtdiff.structure.labels import is_numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stmtdiff.structure import Line

__all__ = ["take_footnotes"]

_MARK = r"\[(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3})\]"
_RULE = re.compile(r"\s*(?:_{5,}|-{5,}|[–—]{3,})\s*")
_RULED = re.compile(r"\s*(?P<mark>[1-9]\d?)[.)]?\s+(?=\S)")
_GLUED = re.compile(r"(?<=[^\W\d_]|[,.;:)\]”’\"'])(?P<mark>[1-9]\d?)(?=\s|$)")
_NOTE = re.compile(rf"\s*(?P<mark>{_MARK})[ \t]*(?=\S)")
# The space before a mark goes with it where one stands behind it too, or the sentence goes on.
_REFERENCE = re.compile(rf"(?:(?<=\S)[ \t]+(?={_MARK}(?:[\s.,;:!?)]|\Z)))?(?P<mark>{_MARK})")


def take_footnotes(lines: Sequence[Line]) -> tuple[list[Line], list[Leftover]]:
    """Return the lines without footnotes and their marks, and these."""
    kept, taken = _take_bracketed(lines)
    return (kept, taken) if taken else _take_ruled(lines)


def _take_bracketed(lines: Sequence[Line]) -> tuple[list[Line], list[Leftover]]:
    """Take the notes that have marks in brackets, wherever they stand."""
    notes = _Notes()
    for place, line in enumerate(lines):
        if not notes.read(place, line):
            return list(lines), []
    if not notes.bodies:
        return list(lines), []
    inside = {place for body in notes.bodies for place in body}
    taken = [_leftover([lines[place] for place in body]) for body in notes.bodies]
    kept = []
    for place, line in enumerate(lines):
        if place not in inside:
            marks = [match for match in _references(line) if (place, match.start()) in notes.taken]
            taken += [_left_mark(line, match) for match in marks]
            kept.append(_without(line, marks))
    return [line for line in kept if line.text.strip()], taken


def _take_ruled(lines: Sequence[Line]) -> tuple[list[Line], list[Leftover]]:
    """Take the notes under a rule at the end, which count from 1, each with its mark in the text.

    The marks were raised, and nothing but the missing space tells them now: the report,1
    """
    rule = max((p for p, line in enumerate(lines) if _RULE.fullmatch(line.text)), default=-1)
    bodies = _count_notes(lines, rule + 1) if rule > 0 else []
    marks = _marks_of(lines[:rule], len(bodies)) if bodies else []
    if not marks:
        return list(lines), []
    taken = [_leftover([lines[place] for place in body]) for body in bodies]
    taken.append(_leftover([lines[rule]], "rule"))
    kept = []
    for place, line in enumerate(lines[:rule]):
        own = [match for at, match in marks if at == place]
        taken += [_left_mark(line, match) for match in own]
        kept.append(_without(line, own))
    return kept, taken


def _count_notes(lines: Sequence[Line], start: int) -> list[list[int]]:
    """Return the places of the lines of each note; none where they do not count from 1."""
    bodies: list[list[int]] = []
    for place in range(start, len(lines)):
        label = _RULED.match(lines[place].text)
        if label and int(label["mark"]) == len(bodies) + 1:
            bodies.append([place])
        elif bodies and not label and not lines[place].after_blank:
            bodies[-1].append(place)
        else:
            return []
    return bodies


def _marks_of(lines: Sequence[Line], count: int) -> list[tuple[int, re.Match[str]]]:
    """Return the first mark of each note with its line, in order; none where one has no mark."""
    found: list[tuple[int, re.Match[str]]] = []
    for place, line in enumerate(lines):
        for match in _GLUED.finditer(line.text):
            if len(found) < count and int(match["mark"]) == len(found) + 1:
                found.append((place, match))
    return found if len(found) == count else []


class _Notes:
    """Goes down the lines and keeps which marks stood in the text."""

    def __init__(self) -> None:
        self.bodies: list[list[int]] = []
        # The marks that a note belongs to, by line and offset.
        self.taken: set[tuple[int, int]] = set()
        self._seen: dict[str, list[tuple[int, int]]] = {}
        self._in_note = False

    def read(self, place: int, line: Line) -> bool:
        """Read a line; return whether brackets can still be the marks of notes."""
        note = _NOTE.match(line.text)
        if note and (line.after_blank or self._in_note):
            if note["mark"] not in self._seen:
                return False
            self.taken.update(self._seen.pop(note["mark"]))
            self.bodies.append([place])
            self._in_note = True
            return True
        self._in_note = self._in_note and not line.after_blank and not is_numbered(line.text)
        if self._in_note:
            self.bodies[-1].append(place)
            return True
        for match in _references(line):
            self._seen.setdefault(match["mark"], []).append((place, match.start()))
        return True


def _references(line: Line) -> Iterable[re.Match[str]]:
    """Return the marks in a line, but for one that begins it behind a blank line."""
    if "[" not in line.text:
        return ()
    indent = len(line.text) - len(line.text.lstrip())
    return _REFERENCE.finditer(line.text, indent + 1 if line.after_blank else 0)


def _leftover(lines: Sequence[Line], reason: str = "footnote") -> Leftover:
    text = "\n".join(line.text.strip() for line in lines)
    return Leftover(text, reason, Span(lines[0].start, lines[-1].end))


def _left_mark(line: Line, match: re.Match[str]) -> Leftover:
    span = Span(line.start + match.start("mark"), line.start + match.end("mark"))
    return Leftover(match["mark"], "footnote mark", span)


def _without(line: Line, marks: Sequence[re.Match[str]]) -> Line:
    text, place = "", 0
    for mark in marks:
        text += line.text[place : mark.start()]
        place = mark.end()
    text += line.text[place:]
    return line._replace(text=text, left_out=len(line.text) - len(text))
