"""The text of a page's bytes, in the encoding that it says it is in.

The labels are those of https://encoding.spec.whatwg.org/#names-and-labels: a page that says it is
Latin-1 is in Windows-1252, for every browser.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from stmtdiff.model import Diagnostic, Severity
from stmtdiff.readers.encodings import Decoded, decode
from stmtdiff.readers.signatures import refuse_foreign

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["decode_page"]

_HEAD = 4096
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,500}?\bcharset\s{0,20}=\s{0,20}["']?\s{0,20}(?P<meta>[\w.:-]{1,40})"""
    rb"""|<\?xml\b[^>]{0,200}?\bencoding\s{0,20}=\s{0,20}["'](?P<xml>[\w.:-]{1,40})""",
    re.IGNORECASE,
)
_COMMENTS = re.compile(rb"<!--.{0,4096}?-->", re.DOTALL)
_AS_BROWSERS: Mapping[str, str] = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    # A page whose declaration could be read is not in these.
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be"), "utf-8"),
}
# Python knows more codecs, among them some that make markup of what is none, such as UTF-7.
_FOR_PAGES = re.compile(
    r"utf-8|cp\d+|iso8859-\d+|koi8-[ru]|mac-\w+|gb18030|big5hkscs|euc_\w+|iso2022_jp"
)


def decode_page(data: bytes, *, encoding: str = "", source: str = "") -> Decoded:
    """Return the text of a page.

    The encoding is that of its byte order mark, else the one given, else the one the page
    declares, else UTF-8, else a guess.

    Raises:
        ParseError: the bytes are not text, or not in the encoding given.
    """
    refuse_foreign(data, source)
    if data.startswith(_BOMS):
        return decode(data, source=source)
    if encoding:
        return decode(data, encoding=encoding, source=source)
    label = _declared(data)
    codec = _codec(label)
    if not codec:
        return _noting(decode(data, source=source), _unknown(label) if label else None)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return _noting(decode(data, source=source), _not_as_declared(label))
    return Decoded(text, codec, _doubts(data, text, label, codec))


def _declared(data: bytes) -> str:
    """Return the encoding that a page declares, or empty."""
    match = _DECLARED.search(_COMMENTS.sub(b"", data[:_HEAD]))
    return (match["meta"] or match["xml"]).decode("ascii", "replace") if match else ""


def _codec(label: str) -> str:
    """Return the codec of a label, as browsers take it; empty where there is none."""
    try:
        name = codecs.lookup(label).name if label else ""
    except LookupError:
        return ""
    name = _AS_BROWSERS.get(name, name)
    return name if _FOR_PAGES.fullmatch(name) else ""


def _noting(decoded: Decoded, note: Diagnostic | None) -> Decoded:
    return decoded._replace(diagnostics=(*([note] if note else []), *decoded.diagnostics))


def _unknown(label: str) -> Diagnostic:
    return Diagnostic(
        "encoding-unknown",
        f"The page says its encoding is {label!r}, which is not known.",
        Severity.WARNING,
    )


def _not_as_declared(label: str) -> Diagnostic:
    return Diagnostic(
        "encoding-not-as-declared",
        f"The page says its encoding is {label}, but it is not; it was read in another.",
        Severity.WARNING,
    )


def _doubts(data: bytes, text: str, label: str, codec: str) -> tuple[Diagnostic, ...]:
    """Return a warning where the bytes fit UTF-8 as well, as no text in another encoding does."""
    if codec == "utf-8" or text.isascii():
        return ()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ()
    message = (
        f"The page says its encoding is {label}, but its bytes are good UTF-8, too. "
        "If letters look wrong, name its encoding: utf-8."
    )
    return (Diagnostic("encoding-doubtful", message, Severity.WARNING),)
