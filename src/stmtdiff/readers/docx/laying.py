"""From the paragraphs of a document to the lines of the text layer, with numbers and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from stmtdiff.readers.docx.styles import BODY_TEXT, SUBTITLE, TITLE
from stmtdiff.structure import Markup
from stmtdiff.structure.labels import labels_of
from stmtdiff.structure.lines import is_heading_like, is_terminated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.readers.docx.counting import Counted, Counter
    from stmtdiff.readers.docx.numbering import Numbering
    from stmtdiff.readers.docx.walk import Written
    from stmtdiff.readers.layer import TextLayer

__all__ = ["Laying", "leave_paragraphs"]

_LEVELS = {TITLE: 1, SUBTITLE: 2, BODY_TEXT: 0}
"""The levels of headings in the layer: a title stands above the first heading."""
_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")
_LONGEST_HEADING = 40
_BLANKS_MEAN = 0.5
"""Empty paragraphs stand for blank lines where so many of the others have one before them."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A number that stands alone in a table's cell, for the text of the next cell."""

    label: str
    markup: Markup
    row: int


@dataclass(slots=True)
class Laying:
    """Lays paragraphs down in a layer.

    Attributes:
        layer: where to.
        numbering: the lists of the document.
        counter: what counts them.
        lone_numbers: the numbers that a list shows where there is no text.
    """

    layer: TextLayer
    numbering: Numbering
    counter: Counter
    lone_numbers: list[str] = field(default_factory=list)
    _after_blank: bool = True
    _blanks_count: bool = False
    _in_front: bool = True
    _in_title: bool = False
    _held: _Held | None = None

    def lay(self, paragraphs: Sequence[Written]) -> None:
        """Add the text of all paragraphs, and leave what is no text of the statement."""
        # Then the document is typed as plain text is, and its lines are read as such.
        self._blanks_count = _has_blank_lines(paragraphs)
        for paragraph in paragraphs:
            self._paragraph(paragraph)
            _leave_rest(self.layer, paragraph)
        self._release()

    def _paragraph(self, paragraph: Written) -> None:
        text = paragraph.text.strip()
        if self._held and self._held.row != paragraph.row:
            self._release()
        if not text and paragraph.hidden:
            return
        counted = self._counted(paragraph)
        if not text:
            self._without_text(paragraph, counted)
        elif counted and counted.label:
            markup = Markup(label=len(counted.label), level=counted.level, value=counted.value)
            self._text(paragraph, text, markup, counted.label)
        elif not self._hold(paragraph, text):
            held = self._held if self._held and self._held.row == paragraph.row else None
            self._held = None if held else self._held
            markup, label = (held.markup, held.label) if held else (Markup(), "")
            self._text(paragraph, text, markup, label)

    def _counted(self, paragraph: Written) -> Counted | None:
        place = self.numbering.place_of(paragraph.look)
        return self.counter.count(*place) if place else None

    def _without_text(self, paragraph: Written, counted: Counted | None) -> None:
        """Heed an empty paragraph: it may be a blank line, or a number that has its own cell."""
        if not counted or not counted.value:
            self._after_blank = self._after_blank or not paragraph.row
            return
        if paragraph.row:
            self._release()
            markup = Markup(label=len(counted.label), level=counted.level, value=counted.value)
            self._held = _Held(counted.label, markup, paragraph.row)
        else:
            self.lone_numbers.append(counted.label)

    def _hold(self, paragraph: Written, text: str) -> bool:
        """Keep a typed number that is alone in its cell for the next one; return whether it is."""
        label = next(iter(labels_of(f"{text} ")), None)
        if not paragraph.row or self._held or not label or label.rest < len(text):
            return False
        self._held = _Held(text, Markup(), paragraph.row)
        return True

    def _release(self) -> None:
        """Lay down a number that waited for text in vain."""
        held, self._held = self._held, None
        if held and held.markup.label:
            self.lone_numbers.append(held.label)
        elif held:
            self._add(held.label, held.markup)

    def _text(self, paragraph: Written, text: str, markup: Markup, label: str) -> None:
        self._release()
        heading = self._heading_level(paragraph, text)
        first, *rest = [text] if heading else _lines(text)
        self._add(f"{label} {first}" if label else first, markup._replace(heading=heading))
        for line in rest:
            self._after_blank = line.startswith("\n")
            self._add(line.lstrip("\n"), Markup(level=markup.level))

    def _heading_level(self, paragraph: Written, text: str) -> int:
        """Return the level of the heading that a paragraph is; 0 where it is none.

        A title may go on in a subtitle, and in lines that are only centred: in front of all text
        those are a title's.
        """
        heading = _heading(paragraph, text)
        if heading == BODY_TEXT and self._in_front and _is_title_like(paragraph, text):
            heading = TITLE
        self._in_front = self._in_front and heading in (TITLE, SUBTITLE)
        goes_on = self._in_title and heading in (TITLE, SUBTITLE)
        self._in_title = heading == TITLE or goes_on
        if goes_on:
            self._after_blank = self._after_blank and self._blanks_count
            return _LEVELS[TITLE]
        return _LEVELS.get(heading, heading + 1)

    def _add(self, text: str, markup: Markup) -> None:
        after_blank = self._after_blank
        typed = self._blanks_count and markup == Markup()
        text = _BREAK.sub(" ", text)
        self.layer.add(text, markup=None if typed else markup, after_blank=after_blank)
        self._after_blank = not self._blanks_count


def leave_paragraphs(layer: TextLayer, paragraphs: Sequence[Written], reason: str) -> None:
    """Leave all text of the paragraphs, for the reason, or for the one that a piece has."""
    text = " ".join(filter(None, (paragraph.text.strip() for paragraph in paragraphs)))
    layer.leave(_BREAK.sub(" ", text), reason)
    for paragraph in paragraphs:
        _leave_rest(layer, paragraph)


def _leave_rest(layer: TextLayer, paragraph: Written) -> None:
    """Leave what a paragraph holds that is no text of the statement."""
    for reason, group in groupby(paragraph.pieces, key=lambda piece: piece[1]):
        if reason:
            layer.leave("".join(text for text, _ in group), reason)


def _heading(paragraph: Written, text: str) -> int:
    """Return what heading a paragraph is; a style for headings also numbers whole sentences."""
    heading = paragraph.look.heading or BODY_TEXT
    if heading > 0 and (is_terminated(text) or len(text.split()) > _LONGEST_HEADING):
        return BODY_TEXT
    return heading


def _is_title_like(paragraph: Written, text: str) -> bool:
    short = len(text.split()) <= _LONGEST_HEADING and not is_terminated(text)
    return bool(paragraph.look.centred) and short


def _has_blank_lines(paragraphs: Sequence[Written]) -> bool:
    """Return whether empty paragraphs separate the others, as blank lines do in plain text."""
    shown = ((one.text.strip(), one) for one in paragraphs if not one.row)
    texts = [bool(text) for text, one in shown if text or not one.hidden]
    separated = sum(here and not before for before, here in pairwise(texts))
    return separated > _BLANKS_MEAN * sum(texts)


def _lines(text: str) -> list[str]:
    """Return the lines that line breaks make of a paragraph; those behind a blank begin with one.

    A break inside a sentence is for the look only. It tells lines apart where the one before is
    whole, or where both are short like a title's, or where a number follows.
    """
    lines: list[str] = []
    for part, gap in _parts(text):
        if lines and not _separates(lines[-1].lstrip("\n"), part, gap):
            lines[-1] += f" {part}"
        else:
            lines.append(f"\n{part}" if lines and gap > 1 else part)
    return lines


def _parts(text: str) -> Iterator[tuple[str, int]]:
    """Yield the parts between breaks, and how many breaks stand before each."""
    gap = 0
    for part in text.split("\n"):
        if part.strip():
            yield part.strip(), gap
            gap = 0
        gap += 1


def _separates(before: str, after: str, gap: int) -> bool:
    if gap > 1 or labels_of(after) or is_terminated(before):
        return True
    return not labels_of(before) and is_heading_like(before) and is_heading_like(after)
