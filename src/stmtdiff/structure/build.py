"""Chunks become a Statement: front, headings, paragraphs with their lists, gaps."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from stmtdiff.akn.eids import assign_eids
from stmtdiff.model import (
    Block,
    Diagnostic,
    Element,
    FrontLine,
    Gap,
    Leftover,
    Paragraph,
    Part,
    Section,
    Source,
    Span,
    Statement,
)
from stmtdiff.structure.articles import number_articles
from stmtdiff.structure.chunks import cut_into_chunks, find_listed, layout_of
from stmtdiff.structure.findings import excerpt_evidence, findings
from stmtdiff.structure.front import (
    front_lines,
    is_annex,
    is_beside_title,
    metadata_of,
    names_document,
    opens_text,
)
from stmtdiff.structure.labels import LabelKind, labels_of
from stmtdiff.structure.lines import is_heading_like, is_omission, is_terminated
from stmtdiff.structure.numbering import HeadRole, find_heads
from stmtdiff.structure.occasion import DONE_AT, is_closing, is_dateline
from stmtdiff.structure.recitals import ends_clause, is_recital, opens_recital
from stmtdiff.structure.relining import reline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.structure.chunks import Chunk, Layout
    from stmtdiff.structure.labels import Label
    from stmtdiff.structure.lines import Line

__all__ = ["build_statement"]


def build_statement(
    lines: Sequence[Line],
    source: Source,
    *,
    language: str = "",
    leftovers: Sequence[Leftover] = (),
    diagnostics: Sequence[Diagnostic] = (),
) -> Statement:
    """Return the statement that the lines of a source make.

    Args:
        lines: the lines that are not blank, in order.
        source: what they were read from.
        language: a BCP 47 tag; empty to recognise it.
        leftovers: what the reader left out, with its reasons.
        diagnostics: what the reader found odd. They, and what the structure shows, get no line and
            column here: the reader knows its own lines.
    """
    lines, relined = reline(lines)
    heads, refused = find_heads(lines)
    layout = layout_of(lines, heads)
    chunks = number_articles(cut_into_chunks(lines, heads, layout))
    elements = assign_eids(_Builder(layout).build(chunks))
    numbers = [
        (chunk.head, chunk.span.start)
        for chunk in chunks
        if chunk.head and chunk.head.role is HeadRole.PARAGRAPH
    ]
    doubts = [lines[place] for place in refused]
    return Statement(
        elements,
        metadata_of(elements, language=language),
        excerpt=excerpt_evidence(elements) != "",
        source=source,
        leftovers=tuple(leftovers),
        diagnostics=(*diagnostics, *relined, *findings(elements, numbers, doubts)),
    )


@dataclass(slots=True)
class _Builder:
    """Puts chunks into elements, one after the other."""

    layout: Layout
    elements: list[Element] = field(default_factory=list)
    more: list[Block] = field(default_factory=list)
    """The blocks that came to the last paragraph since it was opened."""
    end: int = 0
    heading_counts: dict[str, int] = field(default_factory=dict)
    open_headings: list[int] = field(default_factory=list)
    listed: frozenset[int] = frozenset()
    last_text: int = -1
    """The place of the last chunk that is text: behind it no short line is a heading."""

    def build(self, chunks: Sequence[Chunk]) -> tuple[Element, ...]:
        self.listed = find_listed(chunks)
        self.last_text = max((p for p, chunk in enumerate(chunks) if _is_text(chunk)), default=-1)
        front = self._front_size(chunks)
        self.elements.extend(front_lines(chunks[:front]))
        for place in range(front, len(chunks)):
            self._add(chunks, place)
        self._close_paragraph()
        self._give_text()
        self._mark_preamble()
        self._mark_conclusions()
        return tuple(self.elements)

    def _give_text(self) -> None:
        """Where there is no paragraph, take what looked like front lines for text, but the first.

        A statement is not its title alone.
        """
        if any(isinstance(element, Paragraph) for element in self.elements):
            return
        lines = [p for p, element in enumerate(self.elements) if not isinstance(element, Gap)]
        for place in lines[1:] or lines:
            line = self.elements[place]
            if isinstance(line, (FrontLine, Section)):
                block = Block(line.text, span=line.span)
                self.elements[place] = Paragraph("", (block,), span=line.span)

    def _front_size(self, chunks: Sequence[Chunk]) -> int:
        """Return how many chunks stand in front of the text: heading-like ones, from the start.

        The last of them is the heading of what follows if other headings come later, unless it says
        where and when.
        """
        size = self._led_to(chunks)
        while size < len(chunks) and self._can_stand_in_front(chunks, size):
            size += 1
        if size == len(chunks):
            return size
        followed_by_number = chunks[size].head is not None
        if size <= 2 or not followed_by_number or not self._has_headings(chunks, size):
            return size
        last = chunks[size - 1].text
        stays = is_dateline(last) or is_beside_title(last) or names_document(last)
        return size if stays else size - 1

    @staticmethod
    def _led_to(chunks: Sequence[Chunk]) -> int:
        """Return how many chunks lead to a title with a colon: "Here is the text of the:"."""
        leads = len(chunks) > 1 and not chunks[0].head and chunks[0].text.endswith((":", "："))
        return int(leads and not chunks[1].head and names_document(chunks[1].text))

    def _can_stand_in_front(self, chunks: Sequence[Chunk], place: int) -> bool:
        chunk = chunks[place]
        # The format's second heading is the first section's, if it is of a lower level.
        lower = place > 0 and chunk.heading > max(1, chunks[0].heading)
        dated = any(is_dateline(one.text) for one in chunks[place : place + 2])
        opens_section = lower and not dated
        seems = _seems_heading(chunk) or names_document(chunk.text)
        if place > 0:
            seems = (seems or is_beside_title(chunk.text)) and not opens_text(chunk.text)
        return not chunk.head and not opens_section and seems

    def _has_headings(self, chunks: Sequence[Chunk], start: int) -> bool:
        return any(self._is_heading(chunks, place) for place in range(start, len(chunks)))

    def _is_heading(self, chunks: Sequence[Chunk], place: int) -> bool:
        """Return whether a chunk is a heading: it looks like one, and text follows it."""
        chunk = chunks[place]
        if chunk.head or place + 1 == len(chunks) or not _seems_heading(chunk):
            return False
        if chunk.heading:
            return True
        if place in self.listed or place > self.last_text or _heads_nothing(chunk.text):
            return False
        if any(label.kind is LabelKind.BULLET for label in labels_of(chunk.text)):
            return False
        if place and not self._ends_something(chunks[place - 1]):
            return False
        return (
            bool(_heading_labels(chunk.text))
            or self.layout.numbered
            or len(chunk.text.split()) <= 8
        )

    def _ends_something(self, chunk: Chunk) -> bool:
        text = chunk.text
        whole = is_terminated(text) or is_heading_like(text) or is_omission(text)
        return whole or is_recital(text)

    def _add(self, chunks: Sequence[Chunk], place: int) -> None:
        chunk = chunks[place]
        if chunk.head is None and is_omission(chunk.text):
            self._open(Gap("", chunk.text, span=chunk.span))
        elif self._is_heading(chunks, place):
            self._open(self._section(chunk))
        elif chunk.head is not None and chunk.head.role is HeadRole.PARAGRAPH:
            label = chunk.head.label.printed
            self._open(Paragraph("", _blocks(chunk), label, span=chunk.span))
        elif self._belongs_to_open_paragraph(chunk):
            self._extend(chunk)
        else:
            blocks = _items(chunk) if chunk.head else _blocks(chunk)
            self._open(Paragraph("", blocks, span=chunk.span))

    def _section(self, chunk: Chunk) -> Section:
        reading = self._heading_reading(chunk.text)
        style, label = (reading.style, reading.printed) if reading else ("", "")
        if chunk.heading:
            level = self._level_of(chunk.heading)
            return Section("", chunk.text[len(label) :].strip(), label, level, chunk.span)
        styles = [*self.heading_counts, style]
        level = styles.index(style) + 1
        # A heading ends the counts of the levels below it.
        for below in styles[level:-1]:
            self.heading_counts[below] = 0
        self.heading_counts[style] = reading.value if reading else 0
        return Section("", chunk.text[len(label) :].strip(), label, level, chunk.span)

    def _level_of(self, heading: int) -> int:
        """Return how deep a heading of the format's stands among those that are open."""
        while self.open_headings and self.open_headings[-1] >= heading:
            self.open_headings.pop()
        self.open_headings.append(heading)
        return len(self.open_headings)

    def _heading_reading(self, text: str) -> Label | None:
        """Return the numeral a heading begins with; of two readings, the one that counts on."""
        readings = _heading_labels(text)
        counts_on = [r for r in readings if r.value == self.heading_counts.get(r.style, 0) + 1]
        return next(iter([*counts_on, *readings]), None)

    def _belongs_to_open_paragraph(self, chunk: Chunk) -> bool:
        """Return whether a chunk without a number goes on with the paragraph before it."""
        last = self.elements[-1] if self.elements else None
        if not isinstance(last, Paragraph):
            return False
        if chunk.head is not None or (chunk.markup and chunk.markup.level):
            return True
        block = self.more[-1] if self.more else last.blocks[-1]
        if opens_recital(chunk.text) and self._is_preamble((*last.blocks, *self.more), last.label):
            return False
        if not chunk.after_blank and self.layout.spaced:
            return True
        if DONE_AT.match(chunk.text):
            return False
        open_end = not is_terminated(block.printed)
        starts_small = chunk.text[:1].islower()
        after_list = bool(last.label) and block.level > 0
        recital = is_recital(f"{last.blocks[0].printed} {block.printed}")
        introduces = block.text.endswith((":", ",", ";")) and not recital
        return after_list or introduces or (open_end and starts_small)

    @staticmethod
    def _is_preamble(blocks: Sequence[Block], label: str) -> bool:
        """Return whether the open paragraph can be a clause of a preamble, or what stands before.

        Behind a colon such clauses are the items of a list.
        """
        lists = any(block.printed.endswith((":", "：")) for block in blocks)
        return not label and not lists and ends_clause(blocks[-1].printed)

    def _extend(self, chunk: Chunk) -> None:
        """Give the last paragraph the blocks of a chunk; it takes them when it is closed."""
        self.more.extend(_items(chunk) if chunk.head else _blocks(chunk))
        self.end = chunk.span.end

    def _open(self, element: Element) -> None:
        self._close_paragraph()
        self.elements.append(element)

    def _close_paragraph(self) -> None:
        last = self.elements[-1] if self.elements else None
        if isinstance(last, Paragraph) and self.more:
            span = Span(last.span.start, self.end)
            self.elements[-1] = replace(last, blocks=(*last.blocks, *self.more), span=span)
        self.more.clear()

    def _mark_preamble(self) -> None:
        """Mark what stands before the first number or heading as preamble, if there is a number."""
        body = takewhile(
            lambda one: not (isinstance(one, Section) and is_annex(one.heading)), self.elements
        )
        numbered = any(isinstance(part, Paragraph) and part.label for part in body)
        for place, element in enumerate(self.elements):
            if isinstance(element, FrontLine):
                continue
            if not numbered or not isinstance(element, Paragraph) or element.label:
                return
            self.elements[place] = replace(element, part=_preamble_part(element))

    def _mark_conclusions(self) -> None:
        """Mark the last paragraphs as conclusions from the one on that says where it was done."""
        for place in range(len(self.elements) - 1, max(-1, len(self.elements) - 4), -1):
            element = self.elements[place]
            if not isinstance(element, Paragraph) or element.label:
                return
            if DONE_AT.match(element.text):
                self.elements[place:] = [
                    replace(later, part=Part.CONCLUSIONS)
                    for later in self.elements[place:]
                    if isinstance(later, Paragraph)
                ]
                return


# The format's word counts for more than the look of a line, unless the line is plainly text.
_LONGEST_MARKED_HEADING = 40


def _seems_heading(chunk: Chunk) -> bool:
    """Return whether a chunk could be a heading, by its look or by what the format says."""
    if chunk.markup and chunk.markup.level:
        return False
    if chunk.heading and len(chunk.text.split()) <= _LONGEST_MARKED_HEADING:
        return not is_terminated(chunk.text)
    return is_heading_like(chunk.text)


def _is_text(chunk: Chunk) -> bool:
    return chunk.head is not None or not _seems_heading(chunk)


def _heads_nothing(text: str) -> bool:
    return not any(map(str.isalpha, text)) or is_closing(text) or is_recital(text)


def _preamble_part(paragraph: Paragraph) -> Part:
    return Part.RECITAL if is_recital(paragraph.text) else Part.PREAMBLE


def _blocks(chunk: Chunk) -> tuple[Block, ...]:
    return (Block(chunk.text, span=chunk.span),)


def _items(chunk: Chunk) -> tuple[Block, ...]:
    head = chunk.head
    if head is None:
        return _blocks(chunk)
    return (Block(chunk.text, head.label.printed, head.level, chunk.span),)


def _heading_labels(text: str) -> list[Label]:
    """Return the readings of the numeral a heading begins with (``II.``, ``A.``, ``3.``)."""
    return [label for label in labels_of(text) if label.kind is not LabelKind.BULLET]
