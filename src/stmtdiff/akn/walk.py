"""From the main parts of a document to elements of a statement, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stmtdiff.akn.flow import Flow, children, is_filler, number_of, span_of
from stmtdiff.akn.namespaces import local_name, sd
from stmtdiff.model import (
    Block,
    Element,
    FrontLine,
    FrontRole,
    Gap,
    Paragraph,
    Part,
    Section,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["Found", "Walk"]

_LEAF_PROVISIONS = frozenset({"paragraph", "alinea"})
_HIERARCHY = frozenset(
    {
        *("section", "subsection", "division", "subdivision", "part", "subpart", "chapter"),
        *("subchapter", "title", "subtitle", "book", "tome", "article", "clause", "subclause"),
        *("hcontainer", "level", "rule", "subrule", "proviso", "transitional", "list"),
        *("sublist", "point", "indent", "subparagraph"),
    }
)
_BODY_WRAPPERS = frozenset(
    {
        *("div", "container", "debateSection", "speech", "introduction", "background"),
        *("motivation", "decision", "arguments", "remedies", "amendmentHeading"),
        *("amendmentContent", "amendmentReference", "amendmentJustification", "body"),
    }
)
_TITLES = frozenset({"docTitle", "longTitle", "shortTitle", "docNumber", "docType"})
_DATELINES = frozenset({"docDate", "location"})
_RECITALS = frozenset({"recital", "citation"})


@dataclass(frozen=True, slots=True)
class Found:
    """An element of a statement as it was read.

    Attributes:
        element: it, its `section` still empty.
        order: its place among all, where the file tells it.
        section: its section, where the file tells it.
        written: the eId in the file, None where it has none, empty for a front line.
    """

    element: Element
    order: int | None = None
    section: str | None = None
    written: str | None = ""


class Walk:
    """One pass through a document.

    Attributes:
        found: what was found, in document order.
        flow: the reader of texts, with what it left over.
    """

    def __init__(self, *, verbatim: bool) -> None:
        self.found: list[Found] = []
        self.flow = Flow(verbatim)

    def read_part(self, element: etree._Element, name: str) -> None:
        """Read a main part: preface, preamble, any kind of body, conclusions."""
        if name == "preface":
            self._read_preface(element)
        elif name == "preamble":
            self._read_blocks(element, Part.PREAMBLE)
        elif name == "conclusions":
            self._read_blocks(element, Part.CONCLUSIONS)
        else:
            self._read_hierarchy(element, 0)

    def _keep(self, source: etree._Element, element: Element) -> None:
        written = "" if isinstance(element, FrontLine) else source.get("eId")
        if not isinstance(element, FrontLine):
            element = replace(element, eid=source.get(sd("eid"), written or ""))
        order = number_of(source.get(sd("order")), -1)
        section = source.get(sd("section"))
        self.found.append(Found(element, order if order >= 0 else None, section, written))

    def _kept(self, parent: etree._Element) -> Iterator[tuple[etree._Element, str]]:
        """Yield the children that are part of the text; what is marked as removed is left over."""
        for child, name in children(parent):
            if child.get("status") == "removed":
                self.flow.leave(child, "removed")
            elif name != "num" and not is_filler(child):
                yield child, name

    # The preface

    def _read_preface(self, parent: etree._Element, *, title: bool = False) -> None:
        for child, name in self._kept(parent):
            if _is_omission(child, name):
                self._keep_gap(child)
            elif name == "p" or not len(child):
                self._keep_line(child, name, title=title)
            else:
                inside = title or name in _TITLES or child.get("name") == "title"
                self._read_preface(child, title=inside)

    def _keep_line(self, line: etree._Element, name: str, *, title: bool) -> None:
        text = self.flow.text(line)
        if not text and not self.flow.verbatim:
            return
        inside = {tag for _, tag in children(line)} | {name}
        role = FrontRole.LINE
        if title or inside & _TITLES:
            role = FrontRole.TITLE
        elif inside & _DATELINES:
            role = FrontRole.DATELINE
        written = line.get(sd("role"), "")
        if written in FrontRole.__members__.values():
            role = FrontRole(written)
        self._keep(line, FrontLine(text, role, span_of(line.get(sd("span")))))

    # Parts without hierarchy

    def _read_blocks(self, parent: etree._Element, part: Part) -> None:
        for child, name in self._kept(parent):
            if _is_omission(child, name):
                self._keep_gap(child)
            elif name in _RECITALS:
                self._keep_paragraph(child, Part.RECITAL)
            elif name in {"recitals", "citations", "intro", "wrapUp", "container", "formula"}:
                self._read_blocks(child, part)
            else:
                self._keep_paragraph(child, part)

    def _keep_one_text(self, line: etree._Element, part: Part) -> None:
        span = span_of(line.get(sd("span")))
        text_span = span_of(line.get(sd("textSpan")), span)
        block = Block(self.flow.text(line), span=text_span)
        self._keep(line, Paragraph("", (block,), part=part, span=span))

    def _keep_paragraph(self, element: etree._Element, part: Part) -> None:
        if self.flow.verbatim and local_name(element.tag) == "p":
            self._keep_one_text(element, part)
            return
        paragraph = Paragraph(
            "",
            self.flow.blocks(element),
            self.flow.label(element),
            part,
            span=span_of(element.get(sd("span"))),
        )
        if paragraph.blocks or paragraph.label or self.flow.verbatim:
            self._keep(element, paragraph)

    def _keep_gap(self, element: etree._Element) -> None:
        marker = self.flow.text(_innermost(element) if self.flow.verbatim else element)
        self._keep(element, Gap("", marker, span=span_of(element.get(sd("span")))))

    # The body

    def _read_hierarchy(self, parent: etree._Element, level: int) -> None:
        for child, name in self._kept(parent):
            if name in {"heading", "subheading"}:
                continue
            if _is_omission(child, name):
                self._keep_gap(child)
            elif name in _HIERARCHY and self._is_section(child):
                self._read_section(child, level)
            elif name in _BODY_WRAPPERS and _holds_hierarchy(child):
                self._read_hierarchy(child, level)
            else:
                self._keep_paragraph(child, Part.BODY)

    def _is_section(self, element: etree._Element) -> bool:
        names = {name for _, name in children(element)}
        return "heading" in names or bool(names & (_HIERARCHY | _LEAF_PROVISIONS))

    def _read_section(self, element: etree._Element, level: int) -> None:
        heading = " ".join(
            self.flow.text(child)
            for child, name in children(element)
            if name in {"heading", "subheading"}
        )
        label = self.flow.label(element)
        written = number_of(element.get(sd("level")), level + 1)
        if heading or label or self.flow.verbatim:
            span = span_of(element.get(sd("span")))
            self._keep(element, Section("", heading, label, written, span))
        self._read_hierarchy(element, written)


def _is_omission(element: etree._Element, name: str) -> bool:
    return name in {"hcontainer", "container"} and element.get("name") == "omission"


def _holds_hierarchy(element: etree._Element) -> bool:
    known = _HIERARCHY | _LEAF_PROVISIONS | _BODY_WRAPPERS | {"p", "heading"}
    return any(name in known for _, name in children(element))


def _innermost(element: etree._Element) -> etree._Element:
    """Return the element at the end of a chain of only children: where our files keep the text."""
    while len(element):
        element = element[0]
    return element
