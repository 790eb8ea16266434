"""From items to Akoma Ntoso elements: which element holds what, and which eId it gets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from stmtdiff.akn.building import add, set_all
from stmtdiff.akn.eids import DEEPEST, eid_number, nesting_level
from stmtdiff.akn.items import (
    HeadingItem,
    LineItem,
    Mark,
    OmissionItem,
    Passage,
    Provision,
    Zone,
)
from stmtdiff.akn.namespaces import XML, akn, sd
from stmtdiff.akn.zones import PART_ZONES
from stmtdiff.model import FrontRole, Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stmtdiff.akn.building import EidRegistry
    from stmtdiff.akn.items import Item, Run, Runs

__all__ = ["NO_SPAN", "Layout", "WrittenMark"]

_SECTION_ELEMENTS = {1: "section", 2: "subsection"}
_GONE = {"status": "removed"}
_INLINES = frozenset({Mark.HASHTAG, Mark.MENTION})
_STATUSES = {Mark.HASHTAG: "verbatim", Mark.MENTION: "verbatim", Mark.OMISSION: "ignored"}
_TARGETS = {Mark.LINK: "href", Mark.PLACE: "refersTo", Mark.DATE: "date"}

NO_SPAN = "0:0"
"""The span of what was not read from anywhere; left out of the file."""


@dataclass(frozen=True, slots=True)
class WrittenMark:
    """A marked run and the eId it got.

    Attributes:
        mark: what it is.
        text: its words.
        eid: its eId in the file.
        owner: the eId of the provision, heading or zone it stands in.
        in_number: whether it stands in the number of its owner.
        status: its Akoma Ntoso status, empty for most.
    """

    mark: Mark
    text: str
    eid: str
    owner: str
    in_number: bool = False
    status: str = ""


class Layout:
    """Puts items, in their order, into the main parts of a document.

    Attributes:
        marks: the marked runs that got an eId, in the order of writing.
        gone: the eId in the file by the eId that a removed heading or provision had.
    """

    def __init__(self, eids: EidRegistry, language: str = "") -> None:
        """Start an empty document; `language` is the BCP 47 tag of its text, or empty."""
        self._eids = eids
        self.marks: list[WrittenMark] = []
        self.gone: dict[str, str] = {}
        spoken = {f"{{{XML}}}lang": language} if language else {}
        self._zones = {
            Zone.PREFACE: etree.Element(akn(Zone.PREFACE)),
            Zone.PREAMBLE: etree.Element(akn(Zone.PREAMBLE), spoken),
            Zone.BODY: etree.Element(akn(Zone.BODY), spoken),
            Zone.CONCLUSIONS: etree.Element(akn(Zone.CONCLUSIONS)),
        }
        self._open: list[tuple[int, int, str, etree._Element]] = []
        self._recitals: etree._Element | None = None

    def write(self, items: Iterable[Item]) -> None:
        """Write all items."""
        for item in items:
            match item:
                case LineItem():
                    self._write_line(item)
                case HeadingItem():
                    self._write_heading(item)
                case OmissionItem():
                    self._write_omission(item)
                case Provision():
                    self._write_provision(item)

    def attach_to(self, document: etree._Element) -> None:
        """Append the parts that hold something; the schema wants a body in any case."""
        body = self._zones[Zone.BODY]
        if not len(body):
            add(body, "p", {sd("empty"): "true"})
        document.extend(part for part in self._zones.values() if len(part))

    # Front lines and headings

    def _write_line(self, item: LineItem) -> None:
        line = add(self._zones[Zone.PREFACE], "p", item.attributes)
        title = item.role is FrontRole.TITLE
        holder = add(line, "docTitle") if title else line
        self._fill(holder, item.runs, Zone.PREFACE, Zone.PREFACE)

    def _write_heading(self, item: HeadingItem) -> None:
        if item.gone:
            self._write_gone_heading(item)
            return
        nested = nesting_level(item.level)
        while self._open and self._open[-1][0] >= nested:
            self._open.pop()
        expected = self._open[-1][1] + 1 if self._open else 1
        element = add(self._place(), _SECTION_ELEMENTS.get(nested, "division"))
        set_all(element, {**item.attributes, "eId": item.eid})
        if item.level != expected:
            element.set(sd("level"), str(item.level))
        self._fill_heading(element, item, item.eid)
        self._open.append((nested, item.level, item.eid, element))

    def _write_gone_heading(self, item: HeadingItem) -> None:
        eid = self._eids.count(self._within_section(), "removed")
        self.gone[item.eid] = eid
        attributes = {"name": "removed", "eId": eid, **item.attributes, **_GONE}
        self._fill_heading(add(self._place(), "hcontainer", attributes), item, eid)

    def _fill_heading(self, element: etree._Element, item: HeadingItem, eid: str) -> None:
        if item.label:
            self._fill(add(element, "num"), item.label, eid, eid)
        self._fill(add(element, "heading"), item.runs, eid, eid)

    def _place(self) -> etree._Element:
        return self._open[-1][3] if self._open else self._zones[Zone.BODY]

    def _within_section(self) -> str:
        return self._open[-1][2] if self._open else ""

    # Gaps

    def _write_omission(self, item: OmissionItem) -> None:
        attributes = {"name": "omission", "eId": item.eid, "status": "ignored", **item.attributes}
        if item.zone is Zone.BODY:
            holder = add(add(self._place(), "hcontainer", attributes), "content")
        else:
            holder = add(self._zones[item.zone], "container", attributes)
            self._recitals = None
        eid = self._eids.count(item.eid, "omissis")
        mark = add(add(holder, "p"), "omissis", eId=eid, status="ignored")
        mark.text = item.marker

    # Provisions

    def _write_provision(self, item: Provision) -> None:
        if item.gone:
            self._write_gone(item)
        elif item.part is Part.BODY:
            self._write_body_provision(self._place(), item)
        elif item.part is Part.RECITAL:
            self._write_recital(item)
        else:
            self._recitals = None
            self._write_block_provision(self._zones[PART_ZONES[item.part]], item)

    def _write_gone(self, item: Provision) -> None:
        """Write a removed provision in a holder of its own, so that it is never counted."""
        in_body = item.part is Part.BODY
        context = self._within_section() if in_body else PART_ZONES[item.part].value
        eid = self._eids.count(context, "removed")
        own = self._eids.claim(f"{eid}__{item.eid.rpartition('__')[2] or item.eid}")
        self.gone[item.eid] = own
        attributes = {"name": "removed", "eId": eid, **_GONE}
        if in_body:
            holder = add(self._place(), "hcontainer", attributes)
            self._write_body_provision(holder, replace(item, eid=own))
        else:
            self._recitals = None
            holder = add(self._zones[PART_ZONES[item.part]], "container", attributes)
            self._write_block_provision(holder, replace(item, eid=own))

    def _write_body_provision(self, parent: etree._Element, item: Provision) -> None:
        element = add(parent, "paragraph" if item.numbered else "alinea", eId=item.eid)
        self._set_attributes(element, item)
        self._add_number(element, item)
        self._add_passages(add(element, "content"), item, name_texts=True)

    def _write_recital(self, item: Provision) -> None:
        if self._recitals is None:
            eid = self._eids.count(Zone.PREAMBLE, "recs")
            self._recitals = add(self._zones[Zone.PREAMBLE], "recitals", eId=eid)
        element = add(self._recitals, "recital", eId=item.eid)
        self._set_attributes(element, item)
        self._add_number(element, item)
        self._add_passages(element, item)

    def _write_block_provision(self, parent: etree._Element, item: Provision) -> None:
        """Write a provision where the schema allows no hierarchy: a ``p``, if that says it all."""
        if item.label or not _is_one_text(item.passages):
            element = add(parent, "blockContainer", eId=item.eid)
            self._set_attributes(element, item)
            self._add_number(element, item)
            self._add_passages(element, item)
            return
        (passage,) = item.passages
        element = add(parent, "p", {**passage.attributes, "eId": item.eid})
        text_span = element.attrib.pop(sd("span"), NO_SPAN)
        self._set_attributes(element, item)
        if text_span != element.get(sd("span"), NO_SPAN):
            element.set(sd("textSpan"), text_span)
        self._fill(element, passage.runs, item.eid, item.eid)

    def _set_attributes(self, element: etree._Element, item: Provision) -> None:
        set_all(element, item.attributes)
        if item.gone:
            set_all(element, _GONE)

    # Blocks and lists

    def _add_passages(
        self, holder: etree._Element, item: Provision, *, name_texts: bool = False
    ) -> None:
        lists = _Lists(holder, item.eid, self._eids)
        for passage in item.passages:
            if passage.level <= 0 and not passage.label:
                lists.close()
                element = add(holder, "p")
                context = self._eids.count(item.eid, "p") if name_texts else item.eid
                if name_texts:
                    element.set("eId", context)
                if passage.level:
                    element.set(sd("level"), str(passage.level))
                set_all(element, passage.attributes)
                self._fill(element, passage.runs, context, item.eid)
            else:
                element, context = lists.add_item(passage)
                if passage.label:
                    self._fill(add(element, "num"), passage.label, context, item.eid)
                self._fill(add(element, "p"), passage.runs, context, item.eid)
        if not item.passages:
            add(holder, "p", {sd("empty"): "true"})

    # Runs

    def _add_number(self, element: etree._Element, item: Provision) -> None:
        if item.label:
            self._fill(add(element, "num"), item.label, item.eid, item.eid, in_number=True)

    def _fill(
        self,
        holder: etree._Element,
        runs: Runs,
        context: str,
        owner: str,
        *,
        in_number: bool = False,
    ) -> None:
        last: etree._Element | None = None
        for run in runs:
            if run.mark is not Mark.NONE:
                eid = "" if run.mark is Mark.LINK else self._eids.count(context, run.mark)
                last = _add_marked(holder, run, eid)
                if eid:
                    written = WrittenMark(run.mark, run.text, eid, owner, in_number, run.status)
                    self.marks.append(written)
            elif last is None:
                holder.text = (holder.text or "") + run.text
            else:
                last.tail = (last.tail or "") + run.text


def _add_marked(holder: etree._Element, run: Run, eid: str) -> etree._Element:
    attributes = {"eId": eid} if eid else {}
    inline = run.mark in _INLINES
    if inline:
        attributes["name"] = run.mark.value
    if target := _TARGETS.get(run.mark):
        attributes[target] = run.target
    if status := run.status or _STATUSES.get(run.mark):
        attributes["status"] = status
    element = add(holder, "inline" if inline else run.mark.value, attributes)
    element.text = run.text
    return element


def _is_one_text(passages: tuple[Passage, ...]) -> bool:
    return len(passages) == 1 and not passages[0].label and passages[0].level == 0


class _Lists:
    """The lists that are open inside one provision."""

    def __init__(self, holder: etree._Element, owner: str, eids: EidRegistry) -> None:
        self._holder = holder
        self._owner = owner
        self._eids = eids
        self._lists: list[tuple[etree._Element, str]] = []
        self._items: list[tuple[etree._Element, str]] = []

    def close(self) -> None:
        """End all lists."""
        self._lists.clear()
        self._items.clear()

    def add_item(self, passage: Passage) -> tuple[etree._Element, str]:
        """Return a new item and its eId, at the passage's level or as near as lists can come."""
        depth = min(max(passage.level, 1), len(self._items) + 1, DEEPEST)
        del self._lists[depth:], self._items[depth - 1 :]
        if len(self._lists) < depth:
            holder, context = self._items[-1] if self._items else (self._holder, self._owner)
            eid = self._eids.count(context, "list")
            self._lists.append((add(holder, "blockList", eId=eid), eid))
        block_list, list_eid = self._lists[-1]
        eid = self._item_eid(list_eid, passage)
        item = add(block_list, "item", {**passage.attributes, "eId": eid})
        if passage.level != depth:
            item.set(sd("level"), str(passage.level))
        self._items.append((item, eid))
        return item, eid

    def _item_eid(self, list_eid: str, passage: Passage) -> str:
        label = "".join(run.text for run in passage.label if run.mark is not Mark.DELETED)
        number = eid_number(label)
        counted = self._eids.count(list_eid, "item") if not number else ""
        return counted or self._eids.claim(f"{list_eid}__item_{number}")
