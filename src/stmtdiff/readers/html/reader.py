"""From a page's bytes to its statement."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from stmtdiff.errors import LimitError, ParseError, ReadError
from stmtdiff.model import Source, legible
from stmtdiff.readers.encodings import Decoded
from stmtdiff.readers.html.blocks import lay_out
from stmtdiff.readers.html.declared import decode_page
from stmtdiff.readers.html.findings import page_findings, told_language, why_empty
from stmtdiff.readers.html.laying import lay_down
from stmtdiff.readers.html.notes import find_notes
from stmtdiff.readers.html.region import find_region
from stmtdiff.readers.html.tree import Element, parse_page
from stmtdiff.readers.parts import choose_part
from stmtdiff.readers.reading import Reading

if TYPE_CHECKING:
    from stmtdiff.model import Statement

__all__ = ["MAX_CHARACTERS", "read_html"]

MAX_CHARACTERS = 5_000_000
"""A longer page is no statement but a mistake."""


def read_html(data: bytes | str, reading: Reading = Reading()) -> Statement:  # noqa: B008 - frozen
    """Return the statement that a web page holds.

    Args:
        data: the bytes of a file, or a page that is decoded already.
        reading: how to read it.

    Raises:
        ParseError: the bytes are not text; or the page is a redline that stmtdiff wrote.
        LimitError: the page is longer than `MAX_CHARACTERS`, or has too many lines or elements, or
            too deeply nested ones.
        ReadError: there is no paragraph in it.
    """
    raw = data.encode("utf-8", errors="surrogatepass") if isinstance(data, str) else data
    if isinstance(data, str):
        decoded = Decoded(data.removeprefix("\ufeff"), "")
    else:
        decoded = decode_page(data, encoding=reading.encoding, source=reading.name)
    if len(decoded.text) > MAX_CHARACTERS:
        raise LimitError(
            f"{reading.name or 'the page'} has {len(decoded.text):,} characters; the limit is "
            f"{MAX_CHARACTERS:,}; copy the statement's text into a .txt file"
        )
    sha256 = hashlib.sha256(raw).hexdigest()
    source = Source(legible(reading.name), "text/html", decoded.encoding, sha256)
    page = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return _statement(page, source, reading, decoded)


def _statement(page: str, source: Source, reading: Reading, decoded: Decoded) -> Statement:
    parsed = parse_page(page, source=source.name)
    if not any(isinstance(child, Element) for child in parsed.root.children):
        raise ParseError(
            "there is no tag in this: it is no web page; say --from text to read it as text",
            source=source.name,
        )
    _refuse_redline(parsed.root, source.name)
    shown = lay_out(parsed.root, find_notes(parsed.root), source=source.name)
    region = find_region(shown)
    layer = lay_down(shown, region, parsed.size, source.name)
    if not layer.lines:
        raise ReadError(f"{source.name or 'the page'} is empty: {why_empty(parsed.root)}")
    language, doubts = told_language(reading.language, shown, region)
    choice = choose_part(layer.lines, reading)
    if choice.others:
        layer.lines = list(choice.lines)
        layer.leftovers = sorted([*layer.leftovers, *choice.others], key=lambda left: left.span)
        # The page's own word is for one of its texts only.
        language, doubts = reading.language, []
    notes = (*doubts, *choice.diagnostics, *page_findings(shown, region))
    return layer.build(source, language=language, diagnostics=(*decoded.diagnostics, *notes))


def _refuse_redline(root: Element, source: str) -> None:
    """Raise where a page is a comparison: it holds two texts, marked as removed and added."""
    for element in root.below:
        generator = element.name == "meta" and element.get("name").lower() == "generator"
        if generator and element.get("content").split(maxsplit=1)[:1] == ["stmtdiff"]:
            raise ParseError(
                "this is a redline that stmtdiff wrote, and holds two texts; "
                "give the statements that it compares",
                source=source,
            )
