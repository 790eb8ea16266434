"""A PDF becomes a statement: what its pages show, without what is there for the pages' sake."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stmtdiff.errors import ParseError, ReadError
from stmtdiff.model import Diagnostic, Severity, Source, legible
from stmtdiff.readers.layer import TextLayer
from stmtdiff.readers.pagination import PAGE_NUMBER
from stmtdiff.readers.parts import choose_part
from stmtdiff.readers.pdf.columns import regions_of
from stmtdiff.readers.pdf.flow import breaks_of
from stmtdiff.readers.pdf.furniture import furniture_of, stray_page_numbers
from stmtdiff.readers.pdf.hyphens import join_broken_words
from stmtdiff.readers.pdf.notes import footnotes_in
from stmtdiff.readers.pdf.page import HIDDEN, is_unknown, seen_pages
from stmtdiff.readers.pdf.process import pages_of
from stmtdiff.readers.pdf.rows import line_of, pieces_of, usual_size
from stmtdiff.readers.reading import Reading
from stmtdiff.readers.signatures import looks_like_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.model import Statement
    from stmtdiff.readers.pdf.columns import Region
    from stmtdiff.readers.pdf.flow import Break
    from stmtdiff.readers.pdf.page import Page
    from stmtdiff.readers.pdf.rows import Piece, TextLine

__all__ = ["read_pdf"]

_HEAD = 1024
"""The mark of a PDF may have other bytes before it: ISO 32000-1, annex H.3, note 13."""


def read_pdf(data: bytes | str, reading: Reading = Reading()) -> Statement:  # noqa: B008 - frozen
    """Return the statement that a PDF holds.

    It is opened in a process of its own, whose memory and time are limited; see
    `stmtdiff.readers.pdf.process`.

    Args:
        data: the bytes of a file.
        reading: how to read it; its `password` opens a locked one, its `part` and `language`
            choose among the texts of one that holds several.

    Raises:
        MissingExtraError: the extra ``pdf`` is not installed.
        ParseError: it is no PDF, or a damaged one.
        LimitError: it is larger, or takes longer, than the limits allow.
        ReadError: it is locked, or there is no text in it.
    """
    if isinstance(data, str) or b"%PDF-" not in data[:_HEAD]:
        raise ParseError(_what_it_is(data), source=reading.name)
    pages = seen_pages(pages_of(data, reading))
    name = reading.name or "the PDF"
    source = Source(legible(reading.name), "application/pdf", "", hashlib.sha256(data).hexdigest())
    book = _Book(pages)
    book.read()
    if not book.layer.lines:
        raise ReadError(f"{name}: {_why_empty(pages)}")
    layer, choice = book.layer, choose_part(book.layer.lines, reading)
    if choice.others:
        layer.lines = list(choice.lines)
        layer.leftovers = sorted([*layer.leftovers, *choice.others], key=lambda left: left.span)
    notes = (*choice.diagnostics, *book.findings())
    return layer.build(source, language=reading.language, diagnostics=notes)


def _what_it_is(data: bytes | str) -> str:
    if isinstance(data, str):
        return "a PDF is read from its bytes, not from text"
    if not data:
        return "the file is empty"
    if looks_like_html(data[:2000].decode("utf-8", errors="replace")):
        return "this is HTML in a .pdf: a web page was saved instead of the PDF; fetch the PDF"
    return "this is no PDF, whatever its name says; rename it, or fetch it again"


def _why_empty(pages: Sequence[Page]) -> str:
    if any(page.pictured for page in pages):
        return "this PDF is a scan: it has pictures of text, no text; run OCR on it first"
    if any(reason == HIDDEN for page in pages for _, reason in page.left):
        return "none of the text in this PDF can be seen: it is invisible, white or off the page"
    if any(glyph.char.strip() for page in pages for glyph in page.glyphs):
        return (
            "this PDF has page numbers and running heads but no text between them: its pages are "
            "empty, scanned, or draw their letters as shapes; run OCR on it first"
        )
    return (
        "this PDF has no text layer: its pages are empty, scanned, or draw their letters as "
        "shapes; run OCR on it first"
    )


@dataclass(slots=True)
class _Book:
    """Goes from the glyphs of pages to lines laid down in order."""

    pages: Sequence[Page]
    layer: TextLayer = field(default_factory=TextLayer)
    regions: dict[int, Region] = field(default_factory=dict)
    lines: list[TextLine] = field(default_factory=list)
    left: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    notes: tuple[Diagnostic, ...] = ()

    def read(self) -> None:
        """Lay everything down."""
        self.left = {page.number: list(page.left) for page in self.pages}
        for number, pieces in self._without_furniture().items():
            for region in regions_of(pieces):
                place = len(self.regions)
                self.regions[place] = region
                self.lines += [line_of(row, number, place) for row in region.rows]
        self._take_out_strays()
        self._take_out_notes()
        breaks = breaks_of(self.lines, self.regions)
        texts, self.notes = join_broken_words(self.lines, breaks)
        self._lay(texts, breaks)

    def _without_furniture(self) -> dict[int, list[Piece]]:
        pieces = {page.number: pieces_of(page) for page in self.pages}
        for edge, reason in furniture_of(pieces):
            taken = set(map(id, edge.pieces))
            pieces[edge.page] = [piece for piece in pieces[edge.page] if id(piece) not in taken]
            marks = " ".join([*edge.line.marks, edge.line.text])
            self.left[edge.page].append((marks, reason))
        return pieces

    def _take_out_strays(self) -> None:
        strays = stray_page_numbers(self.lines)
        for place in sorted(strays):
            self.left[self.lines[place].page].append((self.lines[place].text, PAGE_NUMBER))
            self.lines[place + 1].cut = True
        self.lines = [line for place, line in enumerate(self.lines) if place not in strays]

    def _take_out_notes(self) -> None:
        taken: set[int] = set()
        notes: list[tuple[int, str]] = []
        for note in footnotes_in(self.lines, usual_size(self.lines)):
            lines = [self.lines[place] for place in note]
            taken.update(note)
            text = " ".join(f"{line.label} {line.text}".strip() for line in lines)
            notes.append((lines[0].page, text))
            for line in lines:
                line.marks = line.marks[1:] if line.label else line.marks
        for line in self.lines:
            self.left[line.page] += [(mark, "footnote mark") for mark in line.marks]
        for page, text in notes:
            self.left[page].append((text, "footnote"))
        self.lines = [line for place, line in enumerate(self.lines) if place not in taken]

    def _lay(self, texts: Sequence[str], breaks: Sequence[Break]) -> None:
        page = 0
        for line, text, gap in zip(self.lines, texts, breaks, strict=True):
            while page < line.page:
                page += 1
                self._leave(page)
            self.layer.add(text, after_blank=gap.blank, wrapped=gap.wrapped)
        for later in range(page + 1, len(self.pages) + 1):
            self._leave(later)

    def _leave(self, page: int) -> None:
        for text, reason in self.left[page]:
            self.layer.leave(text, reason)

    def findings(self) -> tuple[Diagnostic, ...]:
        """Return what is to be said of the reading."""
        return (*self._warnings(), *self._hints(), *self.notes)

    def _warnings(self) -> Iterator[Diagnostic]:
        hidden = [text for left in self.left.values() for text, why in left if why == HIDDEN]
        if hidden:
            yield _warning(
                "hidden-text",
                f"Text that cannot be seen (invisible, white, tiny or off the page) is left out, "
                f"{sum(map(len, hidden)):,} characters in all.",
            )
        if empty := [p.number for p in self.pages if p.pictured and not p.glyphs]:
            yield _warning(
                "page-without-text",
                f"{_pages(empty)}: only a picture, no text; run OCR on it to have it read.",
            )
        if recognised := [p.number for p in self.pages if p.recognised and p.glyphs]:
            yield _warning(
                "recognised-text",
                f"{_pages(recognised)}: the text is what a program recognised in a scan; "
                "it may have misread letters and figures.",
            )
        unknown = sum(is_unknown(glyph.char) for page in self.pages for glyph in page.glyphs)
        if unknown:
            yield _warning(
                "unknown-letters",
                f"The fonts of the PDF do not tell what {unknown:,} of its letters are, "
                "so these are not to be relied on.",
            )

    def _hints(self) -> Iterator[Diagnostic]:
        reasons = Counter(why for left in self.left.values() for _, why in left if why != HIDDEN)
        if reasons:
            counted = ", ".join(f"{count} × {why}" for why, count in sorted(reasons.items()))
            yield Diagnostic("left-out", f"What is no part of the text is left out: {counted}.")
        parted = {n for n, region in self.regions.items() if region.columns > 1}
        if pages := sorted({line.page for line in self.lines if line.region in parted}):
            yield Diagnostic(
                "columns", f"{_pages(pages)}: read column by column, as the gaps between them show."
            )


def _warning(code: str, message: str) -> Diagnostic:
    return Diagnostic(code, message, Severity.WARNING)


def _pages(numbers: Sequence[int]) -> str:
    """Return numbers of pages for a person: ``Pages 1-3, 7``."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    listed = ", ".join("–".join(map(str, span)) for span in spans)
    return f"{'Page' if re.fullmatch(r'[0-9]+', listed) else 'Pages'} {listed}"
