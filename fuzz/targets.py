"""What is fuzzed: any bytes, read in each format, and compared; the laws say what is right.

A target takes bytes and returns None. It raises where a law of the design is broken, and lets
nothing but a `StmtdiffError` pass for a refusal. The targets need no fuzzer: the test suite runs
them over the corpus.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from itertools import product
from types import MappingProxyType

from lxml import etree
from lxml import html as lxml_html

import stmtdiff

__all__ = ["TARGETS", "Target"]

Target = Callable[[bytes], None]

_SEPARATOR = b"\x00\x00"
_FORMATS = ("html", "json", "xml", "text", "records")
_UTF8 = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
_BREAK = "\n\n"
_CONTENT_TYPES = b"""<?xml version="1.0"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="xml" ContentType="application/xml"/>\
<Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument\
.wordprocessingml.document.main+xml"/></Types>"""
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="' + _OFFICE + b'/%s" Target="%s"/></Relationships>'
)


class BrokenLawError(AssertionError):
    """A law of the design does not hold for an input."""


def text(data: bytes) -> None:
    """Read as plain text."""
    _read(data, "text")


def markdown(data: bytes) -> None:
    """Read as Markdown."""
    _read(data, "markdown")


def html(data: bytes) -> None:
    """Read as a web page."""
    _read(data, "html")


def pdf(data: bytes) -> None:
    """Read as a PDF: in a process of its own, so slowly, and led by no coverage of that process."""
    _read(data, "pdf")


def akn(data: bytes) -> None:
    """Read as Akoma Ntoso."""
    _read(data, "akn")


def docx(data: bytes) -> None:
    """Read as a Word document: a package, or the text's part and the numbering's to pack first.

    Changed bytes of a package mostly break its checksums, so the parts are what is worth changing.
    """
    if not data.startswith(b"PK"):
        document, _, numbering = data.partition(_SEPARATOR)
        data = _packed(document, numbering)
    _read(data, "docx")


def comparison(data: bytes) -> None:
    """Read two texts, parted by two zero bytes; compare them, and render in every format."""
    first, _, second = data.partition(_SEPARATOR)
    try:
        old, new = stmtdiff.reads(first, format="text"), stmtdiff.reads(second, format="text")
    except stmtdiff.ReadError:
        return
    diff = stmtdiff.compare(old, new)
    _check_links(diff)
    _check_texts(diff)
    _check(stmtdiff.compare(new, new).same, "a statement compared with itself shows no change")
    for form in _FORMATS:
        shown = stmtdiff.render(diff, form)
        _check(shown == stmtdiff.render(stmtdiff.compare(old, new), form), f"{form}: other bytes")
    _check_shown(diff)


TARGETS: Mapping[str, Target] = MappingProxyType(
    {function.__name__: function for function in (text, markdown, html, pdf, akn, docx, comparison)}
)


def _check(holds: bool, law: str) -> None:
    if not holds:
        raise BrokenLawError(law)


def _read(data: bytes, form: str) -> None:
    try:
        statement = stmtdiff.reads(data, format=form)
    except stmtdiff.ReadError:
        return
    xml = stmtdiff.to_akn(statement)
    _check(stmtdiff.reads(xml, format="akn") == statement, "a statement survives Akoma Ntoso")
    _check(stmtdiff.reads(data, format=form) == statement, "the same bytes, another statement")
    for shown in ("json", "text", "explanation"):
        stmtdiff.render(statement, shown)


def _packed(document: bytes, numbering: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("[Content_Types].xml", _CONTENT_TYPES)
        package.writestr("_rels/.rels", _RELATIONSHIPS % (b"officeDocument", b"word/document.xml"))
        package.writestr("word/document.xml", document)
        if numbering:
            package.writestr(
                "word/_rels/document.xml.rels", _RELATIONSHIPS % (b"numbering", b"numbering.xml")
            )
            package.writestr("word/numbering.xml", numbering)
    return packed.getvalue()


def _check_links(diff: stmtdiff.StatementDiff) -> None:
    for side in ("old", "new"):
        linked = sorted(place for pair in diff.paragraphs for place in getattr(pair.link, side))
        every = list(range(len(getattr(diff, side).paragraphs)))
        _check(linked == every, f"every {side} paragraph is linked once")


def _check_texts(diff: stmtdiff.StatementDiff) -> None:
    for pair, side in product(diff.paragraphs, ("old", "new")):
        told = "".join(getattr(piece, f"{side}_text") for piece in pair.wording.pieces)
        given = _BREAK.join(paragraph.text for paragraph in getattr(pair, side))
        _check(told == given, f"the {side} text comes back from the edits")


def _check_shown(diff: stmtdiff.StatementDiff) -> None:
    """Check that what is shown, read back, is both texts, and that the XML is well formed."""
    etree.fromstring(stmtdiff.render(diff, "xml").encode())
    given = [
        tuple(_BREAK.join(p.text for p in side) for side in (pair.old, pair.new))
        for pair in diff.paragraphs
    ]
    _check(_sides_of_html(diff) == given, "the page shows both texts")
    pairs = json.loads(stmtdiff.render(diff, "json"))["paragraphs"]
    told = [
        tuple(
            "".join(op[f"{side}_text"] for op in pair["wording"]["ops"]) for side in ("old", "new")
        )
        for pair in pairs
    ]
    _check(told == given, "the JSON holds both texts")


def _sides_of_html(diff: stmtdiff.StatementDiff) -> list[tuple[str, ...]]:
    page = lxml_html.document_fromstring(stmtdiff.render(diff, "html").encode(), parser=_UTF8)
    # What an excerpt does not show is folded, and has no body.
    blocks = page.xpath("//article//*[contains(concat(' ', @class, ' '), ' t ')]")
    return [
        tuple("".join(block.xpath(f".//text()[not(ancestor::{o})]")) for o in ("ins", "del"))
        for block in blocks
    ]
