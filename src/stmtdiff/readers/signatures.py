"""What a file is that no reader reads yet, told by its content and not by its name."""

from __future__ import annotations

import re

from stmtdiff.errors import ParseError

__all__ = ["is_pdf", "is_word", "looks_like_html", "refuse_foreign", "refuse_json"]

_ZIP, _EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0"
_AS_TEXT = "save it as plain text (.txt) first"
_BY_COPYING = "copy its text into a .txt file first"

_SIGNATURES = (
    (b"%PDF-", "a PDF", "read it as one, without --from"),
    (_ZIP, "a zip file", "unpack it first"),
    (_EMPTY_ZIP, "an empty zip file", "give a statement instead"),
    (_OLE, "an old Office document (.doc)", "open it in Word and save it as .docx"),
    (b"\x89PNG", "a picture", _BY_COPYING),
    (b"\xff\xd8\xff", "a picture", _BY_COPYING),
    (b"GIF8", "a picture", _BY_COPYING),
    (b"{\\rtf", "an RTF document", _AS_TEXT),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"\x7fELF", "a program", "give a statement instead"),
)
# The names of parts stand uncompressed in a zip file.
_WORD_PART = b"word/"
_AS_DOCX = "save it as a Word document (.docx) or as plain text first"
_INSIDE_ZIP = (
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)", _AS_DOCX),
    (b"xl/workbook", "an Excel workbook (.xlsx)", _BY_COPYING),
    (b"ppt/presentation", "a PowerPoint presentation (.pptx)", _BY_COPYING),
    (b"application/epub+zip", "an e-book (.epub)", _BY_COPYING),
)
# The directory of an old container names its streams in UTF-16; the one of a protected document
# holds it enciphered ([MS-OFFCRYPTO], section 2.3.1).
_ENCIPHERED = "EncryptedPackage".encode("utf-16-le")

# A text may begin with a mark such as <…>, so only the names of HTML's own elements count, and
# those that a post would use for a word or two (b, i, a, br) do not.
_HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|link|script|style|base|main|article|section"
    r"|header|nav|div|p|h[1-6]|ol|ul|table|blockquote)(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 2000


def looks_like_html(text: str) -> bool:
    """Return whether a text begins as a web page does."""
    return bool(_HTML.match(text[:_HEAD]))


def is_pdf(data: bytes) -> bool:
    """Return whether the bytes begin as a PDF does."""
    return data[:_HEAD].lstrip().startswith(b"%PDF-")


def is_word(data: bytes) -> bool:
    """Return whether the bytes are a zip file that names parts of a Word document."""
    return data.startswith(_ZIP) and _WORD_PART in data


def refuse_foreign(data: bytes, source: str = "") -> None:
    """Raise where the bytes begin as a file of a format that cannot be read.

    Raises:
        ParseError: they do; the message says what it is and what to do.
    """
    if data.startswith(_OLE) and _ENCIPHERED in data:
        raise ParseError(
            "this Office document is password-protected; open it with its password, take the "
            "password off (File, Info, Protect Document), and save it again",
            source=source,
        )
    if is_pdf(data):
        raise ParseError(
            "this is a PDF, which is no text; read it as one (--from pdf)", source=source
        )
    for signature, what, advice in (*_inside_zip(data), *_SIGNATURES):
        if data.startswith(signature):
            raise ParseError(f"this is {what}, which cannot be read yet; {advice}", source=source)


_OWN_JSON = "urn:x-stmtdiff:"


def refuse_json(text: str, source: str = "") -> None:
    """Raise where a text is JSON: an object, several in a row, or an array and nothing else.

    Raises:
        ParseError: it is; the message says what to do.
    """
    bare = text.lstrip("\ufeff \t\r\n")
    if not bare.startswith(("{", "[")):
        return
    import json  # noqa: PLC0415 - seldom needed

    try:
        value, end = json.JSONDecoder().raw_decode(bare)
    except (ValueError, RecursionError):
        return
    # "[1] We met" begins as an array does.
    if isinstance(value, list) and bare[end:].strip():
        return
    if isinstance(value, dict) and str(value.get("schema", "")).startswith(_OWN_JSON):
        raise ParseError(
            "this is JSON that stmtdiff wrote for programs; give the statement that it was made "
            "from, or write that as Akoma Ntoso (stmtdiff convert FILE -o FILE.xml)",
            source=source,
        )
    raise ParseError(
        "this is JSON, data and no text; take the statement out of it and save that as .txt, "
        "or say --from text to compare its source",
        source=source,
    )


def _inside_zip(data: bytes) -> list[tuple[bytes, str, str]]:
    return [(_ZIP, what, advice) for mark, what, advice in _INSIDE_ZIP if mark in data]
