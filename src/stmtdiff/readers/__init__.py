"""One file a format; which format it is, is found by content first and by suffix second.

A new format is one file and one line here. Third parties add one by the entry point
``stmtdiff.readers``: a function of the shape of `read_text`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.metadata import entry_points
from types import MappingProxyType

from stmtdiff.errors import UnknownFormatError
from stmtdiff.model import Statement

__all__ = ["READERS", "Reader", "reader", "recognise"]

Reader = Callable[..., Statement]
"""``reader(data: bytes | str, *, name="", encoding="", language="") -> Statement``."""

READERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "akn": ("stmtdiff.readers.akn", "read_akn"),
        "text": ("stmtdiff.readers.text", "read_text"),
    }
)
"""Format to module and function, imported when the format is asked for."""

_XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE\s+\w*akoma|[\w.-]{0,40}:?akomaNtoso)",
    re.IGNORECASE,
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
    for point in entry_points(group="stmtdiff.readers", name=name):
        loaded: Reader = point.load()
        return loaded
    raise UnknownFormatError(name, tuple(sorted(READERS)))


def recognise(data: bytes | str) -> str:
    """Return the format that the content shows."""
    head = data[:1000]
    start = head.encode("utf-8", errors="replace") if isinstance(head, str) else head
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", errors="replace").encode("utf-8", errors="replace")
    return "akn" if _XML.match(start) else "text"
