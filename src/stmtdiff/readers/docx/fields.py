"""Fields: what a document computes (section 17.16). Their last result is text, their code is not.

A complex field is a run of marks, begin, separate and end (w:fldChar, section 17.16.18), that may
lie in different paragraphs and hold other fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stmtdiff.readers.docx.names import attribute

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Fields"]

_REASONS = {
    "PAGE": "page number",
    "NUMPAGES": "page number",
    "SECTIONPAGES": "page number",
    "TOC": "contents",
    "TOA": "contents",
    "INDEX": "index",
    "NOTEREF": "footnote mark",
    "FTNREF": "footnote mark",
}
_COUNTING = frozenset(["AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"])
_LONGEST_CODE = 100


@dataclass(slots=True)
class _Field:
    outer: str
    code: str = ""
    reason: str = "field code"


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of a document.

    Attributes:
        uncounted: how many fields count paragraphs and keep no result (section 17.16.5.3).
    """

    uncounted: int = 0
    _paired: set[etree._Element] = field(default_factory=set)
    _open: list[_Field] = field(default_factory=list)

    def pair(self, root: etree._Element) -> None:
        """Find the marks that belong together; one that has lost its end is not heeded."""
        open_marks: list[etree._Element] = []
        for mark in root.iter("{*}fldChar"):
            kind = attribute(mark, "fldCharType")
            if kind == "begin":
                open_marks.append(mark)
            elif kind == "end" and open_marks:
                self._paired |= {open_marks.pop(), mark}

    @property
    def reason(self) -> str:
        """Why text at this place is no text of the document; empty where it is."""
        return (self._open[-1].outer or self._open[-1].reason) if self._open else ""

    def mark(self, element: etree._Element) -> None:
        """Heed a w:fldChar."""
        kind = attribute(element, "fldCharType")
        if kind == "separate":
            self._separate()
        elif element in self._paired and kind == "begin":
            self._open.append(_Field(self.reason))
        elif element in self._paired and self._open:
            self._close()

    def begin_simple(self, element: etree._Element) -> None:
        """Open a w:fldSimple: its code is an attribute, its content the result."""
        self._open.append(_Field(self.reason, attribute(element, "instr")[:_LONGEST_CODE]))
        self._separate()

    def end_simple(self) -> None:
        """Close a w:fldSimple."""
        if self._open:
            self._close()

    def add_code(self, text: str) -> None:
        """Take a part of the code of the innermost field."""
        if self._open and len(self._open[-1].code) < _LONGEST_CODE:
            self._open[-1].code += text[:_LONGEST_CODE]

    def _separate(self) -> None:
        if self._open:
            self._open[-1].reason = _REASONS.get(_kind(self._open[-1].code), "")

    def _close(self) -> None:
        self.uncounted += _kind(self._open.pop().code) in _COUNTING


def _kind(code: str) -> str:
    return next(iter(code.split()), "").upper()
