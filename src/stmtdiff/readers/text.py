"""Plain text: as typed, as saved from a web page, as wrapped by a mailer, as pasted from a post."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from stmtdiff.errors import ReadError
from stmtdiff.model import Diagnostic, Leftover, Source, Span, Statement, legible
from stmtdiff.readers.characters import character_findings
from stmtdiff.readers.doubled import close_up
from stmtdiff.readers.encodings import open_text
from stmtdiff.readers.footnotes import take_footnotes
from stmtdiff.readers.pagination import take_page_numbers
from stmtdiff.readers.parts import choose_part
from stmtdiff.readers.reading import Reading
from stmtdiff.structure import Line, build_statement

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MAX_CHARACTERS", "read_text"]

MAX_CHARACTERS = 20_000_000
"""A longer text is no statement but a mistake."""

# A text breaks its lines at more characters than an editor counts lines by (`_placed`).
_LINE = re.compile("([^\r\n\x85\u2028\u2029]*)(\r\n|[\r\n\x85\u2028\u2029]|\\Z)")
# Word's manual line break and the form feed: a break where there is no other beside it.
# It begins with a set, so that all else is skipped quickly.
_LONE_BREAK = re.compile(r"[\v\f](?<![\r\n].)(?![\r\n])")
# What shows nothing and is no space: a line of these is blank, and what it held is reported.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")


def read_text(data: bytes | str, reading: Reading = Reading()) -> Statement:  # noqa: B008 - frozen
    """Return the statement that a plain text holds.

    Args:
        data: the bytes of a file, or text that is decoded already.
        reading: how to read it.

    Raises:
        ParseError: the bytes are not text.
        LimitError: the text is longer than `MAX_CHARACTERS`.
        ReadError: there is no text in it.
    """
    decoded, source = open_text(data, reading, "text/plain", most=MAX_CHARACTERS)
    return _statement(decoded.text, source, reading, decoded.diagnostics)


def _statement(
    text: str, source: Source, reading: Reading, notes: Sequence[Diagnostic]
) -> Statement:
    # Form feeds and the like part lines, not words; everything else that XML cannot hold is shown.
    broken = _LONE_BREAK.sub("\u2028", text)
    shown = legible(broken.replace("\v", " ").replace("\f", " "))
    found, invisible = _lines(shown)
    if not found:
        raise ReadError(f"{source.name or 'the text'} is empty: there is nothing to read in it")
    closed, doubled = close_up(found, shown)
    unpaged, pages_left = take_page_numbers(closed)
    lines, notes_left = take_footnotes(unpaged)
    choice = choose_part(lines, reading)
    statement = build_statement(
        choice.lines,
        source,
        language=reading.language,
        leftovers=sorted(
            [*invisible, *pages_left, *notes_left, *choice.others],
            key=lambda leftover: leftover.span,
        ),
        diagnostics=(
            *notes,
            *character_findings(text, shown),
            *doubled,
            *choice.diagnostics,
        ),
    )
    if not statement.paragraphs:
        raise ReadError(f"{source.name or 'the text'} holds marks or headings, but no paragraph")
    return replace(statement, diagnostics=_placed(statement.diagnostics, shown))


def _lines(text: str) -> tuple[list[Line], list[Leftover]]:
    """Return the lines that are not blank, and what stood on lines that only seem blank."""
    lines: list[Line] = []
    invisible: list[Leftover] = []
    after_blank = True
    for match in _LINE.finditer(text):
        content, start = match[1], match.start()
        if (content if content.isascii() else _INVISIBLE.sub("", content)).strip():
            lines.append(Line(content, start, after_blank))
            after_blank = False
            continue
        after_blank = True
        if content.strip():
            span = Span(start, start + len(content))
            invisible.append(Leftover(content.strip(), "invisible characters", span))
    return lines, invisible


def _placed(diagnostics: Sequence[Diagnostic], text: str) -> tuple[Diagnostic, ...]:
    """Return the diagnostics with line and column, from 1, as an editor counts them."""
    starts = [0, *(match.end() for match in re.finditer("\r\n|\r|\n", text))]

    def placed(note: Diagnostic) -> Diagnostic:
        if note.span is None:
            return note
        line = bisect_right(starts, note.span.start)
        return replace(note, line=line, column=note.span.start - starts[line - 1] + 1)

    return tuple(placed(note) for note in diagnostics)
