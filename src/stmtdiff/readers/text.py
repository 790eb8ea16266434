"""Plain text: as typed, as saved from a web page, as wrapped by a mailer, as pasted from a post."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from stmtdiff.errors import LimitError, ReadError
from stmtdiff.model import Diagnostic, Leftover, Severity, Source, Span, Statement, legible
from stmtdiff.readers.encodings import Decoded, decode
from stmtdiff.structure import Line, build_statement

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MAX_CHARACTERS", "read_text"]

MAX_CHARACTERS = 20_000_000
"""A longer text is no statement but a mistake."""

# A text breaks its lines at more characters than an editor counts lines by (`_placed`).
_LINE = re.compile("([^\r\n\x85\u2028\u2029]*)(\r\n|[\r\n\x85\u2028\u2029]|\\Z)")
# Word's manual line break and the form feed: a break where there is no other beside it.
_LONE_BREAK = re.compile(r"(?<![\r\n])[\v\f](?![\r\n])")
# What overrides or isolates the direction of reading; the marks that only help it are harmless.
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What shows nothing and is no space: a line of these is blank, and what it held is reported.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")


def read_text(
    data: bytes | str, *, name: str = "", encoding: str = "", language: str = ""
) -> Statement:
    """Return the statement that a plain text holds.

    Args:
        data: the bytes of a file, or text that is decoded already.
        name: what to call the source.
        encoding: how the bytes are encoded; empty to find out.
        language: a BCP 47 tag; empty to recognise it.

    Raises:
        ParseError: the bytes are not text.
        LimitError: the text is longer than `MAX_CHARACTERS`.
        ReadError: there is no text in it.
    """
    raw = data.encode("utf-8", errors="surrogatepass") if isinstance(data, str) else data
    if isinstance(data, str):
        decoded = Decoded(data.removeprefix("\ufeff"), "")
    else:
        decoded = decode(data, encoding=encoding, source=name)
    text = decoded.text
    if len(text) > MAX_CHARACTERS:
        raise LimitError(
            f"{name or 'the text'} has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}"
        )
    source = Source(legible(name), "text/plain", decoded.encoding, hashlib.sha256(raw).hexdigest())
    return _statement(text, source, language, decoded.diagnostics)


def _statement(text: str, source: Source, language: str, notes: Sequence[Diagnostic]) -> Statement:
    # Form feeds and the like part lines, not words; everything else that XML cannot hold is shown.
    broken = _LONE_BREAK.sub("\u2028", text)
    shown = legible(broken.translate({0x0B: " ", 0x0C: " "}))
    lines, invisible = _lines(shown)
    if not lines:
        raise ReadError(f"{source.name or 'the text'} is empty: there is nothing to read in it")
    statement = build_statement(
        lines,
        source,
        language=language,
        leftovers=invisible,
        diagnostics=(*notes, *_illegible(text, shown), *_bidi(shown)),
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
        if _INVISIBLE.sub("", content).strip():
            lines.append(Line(content, start, after_blank))
            after_blank = False
            continue
        after_blank = True
        if content.strip():
            span = Span(start, start + len(content))
            invisible.append(Leftover(content.strip(), "invisible characters", span))
    return lines, invisible


def _illegible(text: str, shown: str) -> tuple[Diagnostic, ...]:
    places = [
        place
        for place, (one, other) in enumerate(zip(text, shown, strict=True))
        if one != other and one not in "\v\f"
    ]
    if not places:
        return ()
    message = (
        f"{len(places)} characters that no document can hold are shown as ␀ or \ufffd, "
        f"the first is U+{ord(text[places[0]]):04X}."
    )
    span = Span(places[0], places[0] + 1)
    return (Diagnostic("illegible-characters", message, Severity.WARNING, span),)


def _bidi(text: str) -> tuple[Diagnostic, ...]:
    """Return a warning where a text may be shown in another order than it is compared in."""
    found = [match.start() for match in _BIDI.finditer(text)]
    if not found:
        return ()
    message = (
        "There are characters that change the order in which a text is shown, "
        f"{len(found)} in all, the first is U+{ord(text[found[0]]):04X}."
    )
    return (Diagnostic("bidi-control", message, Severity.WARNING, Span(found[0], found[0] + 1)),)


def _placed(diagnostics: Sequence[Diagnostic], text: str) -> tuple[Diagnostic, ...]:
    """Return the diagnostics with line and column, from 1, as an editor counts them."""
    starts = [0, *(match.end() for match in re.finditer("\r\n|\r|\n", text))]

    def placed(note: Diagnostic) -> Diagnostic:
        if note.span is None:
            return note
        line = bisect_right(starts, note.span.start)
        return replace(note, line=line, column=note.span.start - starts[line - 1] + 1)

    return tuple(placed(note) for note in diagnostics)
