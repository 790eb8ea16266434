"""A Statement as an Akoma Ntoso ``<statement>``.

What Akoma Ntoso has words for stands in its natural place; offsets, diagnostics and whatever a
hand-built statement holds that the schema cannot (odd orders, eIds used twice) stands beside it in
our own namespace, so that `read_statement` gives back the very same statement.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from stmtdiff.akn.building import EidRegistry, add, document_root, serialize
from stmtdiff.akn.inline import dateline_runs, text_runs
from stmtdiff.akn.items import HeadingItem, LineItem, Mark, OmissionItem, Passage, Provision, plain
from stmtdiff.akn.layout import NO_SPAN, Layout
from stmtdiff.akn.namespaces import sd
from stmtdiff.akn.statement_meta import StatementMeta, language_tag
from stmtdiff.akn.zones import in_order, zones_of
from stmtdiff.model import FrontLine, FrontRole, Gap, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.akn.items import Attributes, Item, Runs
    from stmtdiff.model import Block, Element, Paragraph, Span, Statement

__all__ = ["write_statement"]


def write_statement(statement: Statement) -> str:
    """Return the statement as Akoma Ntoso 3.0, with XML declaration and a newline at the end.

    The text is valid under the strict schema, and `stmtdiff.akn.read_statement` reads the same
    statement from it. The same statement gives the same text on every day and machine.
    """
    eids = EidRegistry()
    written = eids.reserve_for(statement.elements)
    first, *others = (statement.metadata.kind or "statement").split("-")
    # A word of the schema's own kind: jointStatement.
    kind = first + "".join(other.capitalize() for other in others) or "statement"
    root, document = document_root("statement", {"name": kind, "contains": "originalVersion"})
    meta = StatementMeta(statement, eids)
    layout = Layout(eids, language_tag(statement.metadata.language))
    layout.write(_ItemMaker(statement, written, meta.place_ref).items())
    meta.write_into(add(document, "meta"), layout.marks, written)
    layout.attach_to(document)
    return serialize(root)


class _ItemMaker:
    """Makes the items of one statement."""

    def __init__(self, statement: Statement, written: tuple[str, ...], place_ref: str) -> None:
        self._elements = statement.elements
        self._metadata = statement.metadata
        self._written = written
        self._place_ref = place_ref
        self._zones = zones_of(statement.elements)

    def items(self) -> Iterator[Item]:
        """Yield an item for each element."""
        out_of_order = not in_order(self._zones)
        section = ""
        for place, element in enumerate(self._elements):
            attributes = _attributes(element, self._written[place], section)
            if out_of_order:
                attributes[sd("order")] = str(place)
            if isinstance(element, Section):
                section = element.eid
            yield self._item(place, element, attributes)

    def _item(self, place: int, element: Element, attributes: Attributes) -> Item:
        eid = self._written[place]
        match element:
            case FrontLine():
                return self._line_item(element, attributes)
            case Section():
                runs = text_runs(element.heading)
                label = plain(element.label)
                return HeadingItem(eid, runs, label, element.level, attributes=attributes)
            case Gap():
                return OmissionItem(eid, element.marker, self._zones[place], attributes)
            case _:
                return _provision(element, eid, attributes)

    def _line_item(self, line: FrontLine, attributes: Attributes) -> LineItem:
        if line.role is FrontRole.LINE:
            return LineItem(text_runs(line.text), line.role, attributes)
        metadata = self._metadata
        runs = dateline_runs(
            line.text, place=metadata.place, place_ref=self._place_ref, date=metadata.date
        )
        if line.role is FrontRole.TITLE:
            runs = _title_runs(line.text, runs)
        elif all(run.mark is Mark.NONE for run in runs):
            attributes[sd("role")] = line.role.value
        return LineItem(runs, line.role, attributes)


def _title_runs(text: str, dated: Runs) -> Runs:
    """Return a title's runs: a post says in it where and when, so both are marked with a date."""
    if all(run.mark is not Mark.DATE for run in dated):
        return text_runs(text)
    found = (text_runs(run.text) if run.mark is Mark.NONE else (run,) for run in dated)
    return tuple(chain.from_iterable(found))


def _attributes(element: Element, written: str, section: str) -> Attributes:
    attributes = _span_attributes(element.span)
    if isinstance(element, FrontLine):
        return attributes
    if element.eid != written:
        attributes[sd("eid")] = element.eid
    if not isinstance(element, Section) and element.section != section:
        attributes[sd("section")] = element.section
    return attributes


def _span_attributes(span: Span) -> Attributes:
    value = f"{span.start}:{span.end}"
    return {sd("span"): value} if value != NO_SPAN else {}


def _provision(paragraph: Paragraph, eid: str, attributes: Attributes) -> Provision:
    return Provision(
        eid,
        tuple(_passage(block) for block in paragraph.blocks),
        plain(paragraph.label),
        paragraph.part,
        bool(paragraph.label),
        attributes=attributes,
    )


def _passage(block: Block) -> Passage:
    attributes = _span_attributes(block.span)
    return Passage(text_runs(block.text), plain(block.label), block.level, attributes)
