"""A Word document becomes a Statement."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from stmtdiff.errors import ParseError
from stmtdiff.languages import UNKNOWN
from stmtdiff.model import Source, legible
from stmtdiff.readers.docx.counting import Counter
from stmtdiff.readers.docx.findings import findings, main_language
from stmtdiff.readers.docx.laying import Laying, leave_paragraphs
from stmtdiff.readers.docx.names import short_name
from stmtdiff.readers.docx.numbering import Numbering
from stmtdiff.readers.docx.package import open_package
from stmtdiff.readers.docx.styles import Styles
from stmtdiff.readers.docx.walk import Walk
from stmtdiff.readers.layer import TextLayer
from stmtdiff.readers.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from stmtdiff.model import Statement
    from stmtdiff.readers.docx.package import Package

__all__ = ["read_docx"]

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OTHER_PARTS = (
    ("footnotes", "footnote"),
    ("endnotes", "endnote"),
    ("comments", "comment"),
    ("header", "page header"),
    ("footer", "page footer"),
)
_NOTES = ("w:footnote", "w:endnote", "w:comment")


def read_docx(data: bytes | str, reading: Reading = Reading()) -> Statement:  # noqa: B008 - frozen
    """Return the statement that a Word document holds.

    Numbers that Word counts are in the text as Word shows them. Tracked changes are read as
    accepted, or as the original was (`Reading.revisions`); the other side is left over. So are
    footnotes, comments, page headers and footers, hidden text, tables of contents.

    Args:
        data: the bytes of the file.
        reading: how to read it; its encoding and password are not needed, since a protected
            document is refused.

    Raises:
        ParseError: it is no Word document, or a damaged, protected or macro-enabled one.
        LimitError: it holds more than the limits in `stmtdiff.readers.docx.package` allow.
        ReadError: there is no paragraph in it.
    """
    name = legible(reading.name)
    if isinstance(data, str):
        raise ParseError("a Word document is bytes, not text", source=name)
    package = open_package(data, name)
    document = package.root(package.main)
    if document is None or short_name(document.tag) != "w:document":
        raise ParseError(f"{package.main} holds no Word document", source=name)
    styles = Styles.of(_part(package, "styles"))
    layer, body = TextLayer(), Walk(styles, reading.revisions)
    laying = Laying(layer, Numbering.of(_part(package, "numbering"), styles), Counter())
    body.read(document)
    laying.lay(body.written)
    walks = [body, *_leave_other_parts(package, layer, styles, reading)]
    statement = layer.build(
        Source(name, _MEDIA_TYPE, "", hashlib.sha256(data).hexdigest()),
        language=reading.language,
        diagnostics=findings(walks, laying, package.missing, reading.revisions),
    )
    return _with_language(statement, main_language(body))


def _part(package: Package, kind: str) -> etree._Element | None:
    part = next(iter(package.related(kind)), None)
    return package.root(part) if part else None


def _leave_other_parts(
    package: Package, layer: TextLayer, styles: Styles, reading: Reading
) -> Iterator[Walk]:
    """Leave the text of notes, comments, headers and footers, each note by itself."""
    for kind, reason in _OTHER_PARTS:
        for part in dict.fromkeys(package.related(kind)):
            for story in _stories(package.root(part)):
                walk = Walk(styles, reading.revisions)
                walk.read(story)
                leave_paragraphs(layer, walk.written, reason)
                yield walk


def _stories(root: etree._Element | None) -> Iterator[etree._Element]:
    """Yield what has text of its own: the notes in a part of notes, else the whole part."""
    if root is None:
        return
    notes = [below for below in root if short_name(below.tag) in _NOTES]
    yield from notes or [root]


def _with_language(statement: Statement, declared: str) -> Statement:
    """Return the statement in the language the document declares, if its words do not tell."""
    if statement.metadata.language != UNKNOWN or not declared:
        return statement
    return replace(statement, metadata=replace(statement.metadata, language=declared))
