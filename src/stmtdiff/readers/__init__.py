"""One file a format; which format it is, is found by content first and by suffix second.

A new format is one file and one line here. Third parties add one by the entry point
``stmtdiff.readers``: a function of the shape of `read_text`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from stmtdiff.errors import ParseError, UnknownFormatError
from stmtdiff.model import Diagnostic, Severity, Statement
from stmtdiff.readers.reading import Reading, ReadOptions, Revisions
from stmtdiff.readers.signatures import (
    is_pdf,
    is_word,
    looks_like_html,
    refuse_foreign,
    refuse_json,
)

__all__ = [
    "READERS",
    "ReadOptions",
    "Reader",
    "Reading",
    "Revisions",
    "about_recognition",
    "reader",
    "recognise",
]

Reader = Callable[[bytes | str, Reading], Statement]
"""``reader(data: bytes | str, reading: Reading) -> Statement``."""

READERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "akn": ("stmtdiff.readers.akn", "read_akn"),
        "docx": ("stmtdiff.readers.docx", "read_docx"),
        "html": ("stmtdiff.readers.html", "read_html"),
        "markdown": ("stmtdiff.readers.markdown", "read_markdown"),
        "pdf": ("stmtdiff.readers.pdf", "read_pdf"),
        "text": ("stmtdiff.readers.text", "read_text"),
    }
)
"""Format to module and function, imported when the format is asked for."""

# A declaration, a DOCTYPE or the root we know; of any other root the end tag must end the file,
# since a text may begin with a mark such as <…> or <omitted>.
_XML = re.compile(r"\ufeff?\s*<(?:\?xml|!--|!DOCTYPE|[\w.-]{0,40}:?akomaNtoso)", re.IGNORECASE)
_ROOT = re.compile(r"\ufeff?\s*<([A-Za-z_][\w.:-]{0,80})[\s/>]")
_HEAD = 4000
# Where the content tells nothing. Text under the name of a Word document, a web page or a PDF is no
# statement yet: its reader says so.
_SUFFIXES = (
    ("markdown", (".md", ".markdown")),
    ("docx", (".docx", ".docm", ".dotx", ".doc")),
    ("html", (".html", ".htm", ".xhtml")),
    ("pdf", (".pdf",)),
)


def reader(name: str) -> Reader:
    """Return the reader of a format.

    Raises:
        UnknownFormatError: there is none of this name.
    """
    if name in READERS:
        module, function = READERS[name]
        found: Reader = getattr(import_module(module), function)
        return found
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and seldom needed

    for point in entry_points(group="stmtdiff.readers", name=name):
        loaded: Reader = point.load()
        return loaded
    raise UnknownFormatError(name, tuple(sorted(READERS)))


def recognise(data: bytes | str, *, name: str = "") -> str:
    """Return the format that the content shows, or where it shows none, the name.

    Args:
        data: the content.
        name: the source's; its suffix tells Markdown from text.

    Raises:
        ParseError: it is of a format that cannot be read yet, such as RTF, or a web page under
            the name of another format; the message says which and what to do.
    """
    if isinstance(data, bytes):
        if is_word(data):
            return "docx"
        if is_pdf(data):
            return "pdf"
        refuse_foreign(data, name)
    start, end = _as_text(data[:_HEAD], data), _as_text(data[-200:], data)
    if looks_like_html(start):
        _refuse_wrong_name(name)
        return "html"
    if start.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        refuse_json(_as_text(data, data), name)
    if _XML.match(start) or _is_element(start, end):
        return "akn"
    return next((form for form, ends in _SUFFIXES if name.lower().endswith(ends)), "text")


def about_recognition(form: str, name: str) -> tuple[Diagnostic, ...]:
    """Return a warning where a text by its name was recognised as a web page by its content."""
    if form != "html" or not name.lower().endswith((".txt", ".text", ".md", ".markdown")):
        return ()
    return (
        Diagnostic(
            "read-as-web-page",
            "By its name this is a text, but it begins as a web page does, and was read as one; "
            "to read it as it stands, name the format: --from text.",
            Severity.WARNING,
        ),
    )


def _refuse_wrong_name(name: str) -> None:
    """Raise where a web page goes by another format's name: mostly it says why that was not got."""
    for suffix in (".pdf", ".docx", ".doc"):
        if name.lower().endswith(suffix):
            raise ParseError(
                f"this is HTML in a {suffix}: a web page, perhaps one that says why there was no "
                f"{suffix} file; get that file anew, or rename this one to .html to read the page",
                source=name,
            )


def _as_text(part: bytes | str, whole: bytes | str) -> str:
    """Return a part near enough to see markup in it."""
    if isinstance(part, str) or isinstance(whole, str):
        return str(part)
    utf16 = whole.startswith((b"\xff\xfe", b"\xfe\xff"))
    big = whole.startswith(b"\xfe\xff")
    encoding = ("utf-16-be" if big else "utf-16-le") if utf16 else "utf-8"
    return part.decode(encoding, errors="replace")


def _is_element(start: str, end: str) -> bool:
    root = _ROOT.match(start)
    return root is not None and end.rstrip().endswith(f"</{root[1]}>")
