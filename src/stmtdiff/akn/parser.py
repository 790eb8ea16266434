"""The one way in for XML that others wrote: strict, without DTDs, entities or network.

lxml's defaults expand entities, and a parser that recovers loses text without a word; both are
shut off here. The bytes are decoded before libxml2 sees them, because it honours encodings (UTF-7,
EBCDIC) in which markup can hide from anyone who looks at the bytes.
"""

from __future__ import annotations

import codecs
import re

from lxml import etree

from stmtdiff.errors import LimitError, ParseError, ReadError

__all__ = ["parse_text", "parse_xml"]

_BOMS = (
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", ""),  # "<?xm" in EBCDIC
    (b"\x00\x00\x00<", ""),
    (b"<\x00\x00\x00", ""),
)
_DECLARATION = re.compile(r"<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([^\"']*)[\"'][^>]*?\?>")
_ANY_DECLARATION = re.compile(r"^\ufeff?<\?xml\s[^>]*\?>")
_ACCEPTED = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|us-ascii|ascii|(?:windows-|cp)125\d|iso-8859-\d{1,2}",
    re.IGNORECASE,
)
_PROLOG = re.compile(r"\s+|<!--.*?-->|<\?.*?\?>", re.DOTALL)
_PLACE_IN_MESSAGE = re.compile(r", line \d+, column \d+$")


def parse_xml(data: bytes, source: str = "") -> etree._Element:
    """Return the root element of an XML document, without comments and processing instructions.

    Args:
        data: the bytes of the file: UTF-8, UTF-16, US-ASCII, windows-125x or ISO-8859-x.
        source: the name of the file, for messages.

    Raises:
        ParseError: not well-formed, in another encoding, or with a DOCTYPE.
        LimitError: deeper or with longer texts than libxml2's limits allow.
    """
    text = _decoded(data, source)
    if not text.strip():
        raise ParseError("the document is empty", source=source)
    _refuse_doctype(text, source)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise _as_ours(error, source) from error


def parse_text(text: str) -> etree._Element:
    """Return the root element of a document that is decoded already.

    What the text declares of its bytes no longer holds, and is not looked at.

    Raises:
        ParseError: not well-formed, with a DOCTYPE, or with a lone surrogate.
        LimitError: deeper or with longer texts than libxml2's limits allow.
    """
    undeclared = _ANY_DECLARATION.sub(lambda match: "\n" * match[0].count("\n"), text)
    try:
        return parse_xml(undeclared.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise ParseError("a lone surrogate is no character") from error


def _decoded(data: bytes, source: str) -> str:
    family = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    if family == "":
        raise ParseError("this encoding is not accepted; save the file as UTF-8", source=source)
    head = data[:1024].decode(family or "latin-1", errors="replace")
    declared = _DECLARATION.match(head.removeprefix("\ufeff"))
    encoding = declared[1] if declared else ""
    if encoding and not _ACCEPTED.fullmatch(encoding):
        raise ParseError(
            f"the encoding {encoding!r} is not accepted; save the file as UTF-8",
            source=source,
            line=1,
        )
    if family is None and encoding.lower().replace("-", "").startswith("utf16"):
        raise ParseError("the file says that it is UTF-16 and is not", source=source, line=1)
    return _decode_as(data, family or _python_name(encoding), source).removeprefix("\ufeff")


def _python_name(encoding: str) -> str:
    lowered = encoding.lower() or "utf-8"
    return lowered.replace("windows-", "cp")


def _decode_as(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise ParseError(f"the encoding {encoding!r} is not known", source=source) from error
    except UnicodeDecodeError as error:
        before = data[: error.start]
        raise ParseError(
            f"the bytes are not {encoding}: 0x{data[error.start]:02X} at offset {error.start}",
            source=source,
            line=before.count(b"\n") + 1,
            column=error.start - before.rfind(b"\n"),
        ) from error


def _refuse_doctype(text: str, source: str) -> None:
    position = 0
    while match := _PROLOG.match(text, position):
        position = match.end()
    if text.startswith("<!DOCTYPE", position):
        before = text[:position]
        raise ParseError(
            "a DOCTYPE is not accepted, because entities could hide or add text",
            source=source,
            line=before.count("\n") + 1,
            column=position - before.rfind("\n"),
        )


def _as_ours(error: etree.XMLSyntaxError, source: str) -> ReadError:
    message = _PLACE_IN_MESSAGE.sub("", error.msg or "not well-formed")
    if "XML_PARSE_HUGE" in message or "Huge" in message or "too long" in message:
        limit = "elements may nest 255 deep, and a text may hold 10 million bytes"
        return LimitError(f"{source or 'the document'}: {message.split(',')[0]} ({limit})")
    line, column = error.position
    if "Start tag expected" in message:
        message += "; if it is no XML, name its format: --from text"
    return ParseError(message, source=source, line=line or None, column=column or None)
