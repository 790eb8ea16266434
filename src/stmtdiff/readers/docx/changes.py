"""Tracked changes (section 17.13.5): which of them count on the side that is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from stmtdiff.readers.docx.names import child, short_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from stmtdiff.readers.reading import Revisions

__all__ = ["FORMAT", "Changes"]

FORMAT = "change of format"

# Why what stands in one of them, or is marked with it, is not there on a side. A move takes the
# text out at one place and puts it in at another, so it is once on each side.
_DELETED, _INSERTED = "tracked deletion", "tracked insertion"
_GONE: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "accepted": {
            "w:del": _DELETED,
            "w:moveFrom": "moved elsewhere",
            "w:cellDel": _DELETED,
        },
        "original": {
            "w:ins": _INSERTED,
            "w:moveTo": "moved here later",
            "w:cellIns": _INSERTED,
        },
    }
)
_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "w:ins": "insertion",
        "w:del": "deletion",
        "w:moveFrom": "move",
        "w:moveTo": "move",
        "w:cellIns": "insertion",
        "w:cellDel": "deletion",
    }
)


@dataclass(slots=True)
class Changes:
    """The tracked changes that a walk comes by.

    Attributes:
        side: the side that is read.
        counts: how many there are of each kind.
    """

    side: Revisions
    counts: Counter[str] = field(default_factory=Counter)

    def around(self, element: etree._Element) -> str:
        """Count a change around text, and return why the text is not there; empty where it is."""
        name = short_name(element.tag)
        self.counts[_KINDS[name]] += 1
        return _GONE[self.side].get(name, "")

    def among(self, properties: etree._Element | None) -> str:
        """Count changes among the properties of a paragraph's end, a row or a cell.

        Return why that is not there on the side that is read; empty where it is.
        """
        gone = ""
        for below in properties if properties is not None else ():
            name = short_name(below.tag)
            if name in _KINDS:
                self.counts[_KINDS[name]] += 1
                gone = gone or _GONE[self.side].get(name, "")
        return gone

    def valid(self, properties: etree._Element | None, change: str) -> etree._Element | None:
        """Return the properties on the side that is read: the present ones, or those before."""
        before = child(properties, change)
        if before is None:
            return properties
        self.counts[FORMAT] += 1
        if self.side == "accepted":
            return properties
        return child(before, change.removesuffix("Change"))

    @property
    def deleted(self) -> str:
        """Why deleted text (w:delText) is not there; empty where it is."""
        return _GONE[self.side].get("w:del", "")
