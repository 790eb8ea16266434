"""The ``analysis`` of a comparison: modifications, mappings and counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from stmtdiff.akn.building import Attributes, add
from stmtdiff.akn.namespaces import sd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.akn.building import EidRegistry

__all__ = ["Analysis", "Fact", "Mapping", "Modification", "Target", "add_analysis"]


@dataclass(frozen=True, slots=True)
class Target:
    """A provision of one of the two statements.

    Attributes:
        href: its IRI.
        position: where beside it, such as ``after``; empty for the provision itself.
    """

    href: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class Modification:
    """One ``textualMod``.

    Attributes:
        kind: one of the seven types of the standard.
        concept: a reference to the exact kind of change.
        sources: provisions of the later statement.
        destinations: provisions of the earlier statement.
        previous: the IRI it had before, empty where that says nothing.
        old: references to what went, in the same file.
        new: references to what came, in the same file.
        old_text: the words that went, where they stand nowhere in the file.
        certain: whether it is known that the text changed so.
        attributes: facts of our own.
    """

    kind: str
    concept: str
    sources: Sequence[Target]
    destinations: Sequence[Target]
    previous: str = ""
    old: Sequence[str] = ()
    new: Sequence[str] = ()
    old_text: str = ""
    certain: bool = True
    attributes: Attributes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which earlier provision a provision is: references, the event, and what happened."""

    original: str
    current: str
    start: str
    change: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What Akoma Ntoso has no word for: an element of our own namespace."""

    name: str
    attributes: Attributes
    text: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that a comparison says as data: modifications, mappings, counts by name, and the rest."""

    modifications: Sequence[Modification]
    mappings: Sequence[Mapping]
    summary: Attributes
    facts: Sequence[Fact] = ()


def add_analysis(meta: etree._Element, source: str, found: Analysis, eids: EidRegistry) -> None:
    """Write the section; the schema refuses lists that are empty, so they are left out."""
    analysis = add(meta, "analysis", source=source)
    if found.modifications:
        holder = add(analysis, "passiveModifications")
        for modification in found.modifications:
            _add_modification(holder, modification, eids.count("", "pmod"))
    if found.mappings:
        holder = add(analysis, "mappings", source=source)
        for mapping in found.mappings:
            _add_mapping(holder, mapping, eids.count("", "mapping"))
    other = add(analysis, "otherAnalysis", source=source)
    etree.SubElement(other, sd("summary"), found.summary)
    for fact in found.facts:
        etree.SubElement(other, sd(fact.name), fact.attributes).text = fact.text or None


def _add_mapping(parent: etree._Element, found: Mapping, eid: str) -> None:
    add(
        parent,
        "mapping",
        {"eId": eid, sd("change"): found.change},
        original=found.original,
        current=found.current,
        start=found.start,
    )


def _add_modification(parent: etree._Element, found: Modification, eid: str) -> None:
    attributes = {"eId": eid, "type": found.kind, "refersTo": found.concept, **found.attributes}
    if not found.certain:
        attributes.update(incomplete="true", status="unknown")
    element = add(parent, "textualMod", attributes)
    for name, targets in (("source", found.sources), ("destination", found.destinations)):
        for target in targets:
            position = {"pos": target.position} if target.position else {}
            add(element, name, position, href=target.href)
    if found.previous:
        add(element, "previous", href=found.previous)
    for reference in found.old:
        add(element, "old", href=reference)
    if found.old_text:
        etree.SubElement(add(element, "old"), sd("text")).text = found.old_text
    for reference in found.new:
        add(element, "new", href=reference)
