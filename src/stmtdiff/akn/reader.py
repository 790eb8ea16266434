"""A Statement from Akoma Ntoso: from our own files exactly, from others with good sense."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from stmtdiff.akn.eids import assign_eids
from stmtdiff.akn.flow import children
from stmtdiff.akn.meta_reader import (
    diagnostics_in,
    facts_in,
    foreign_metadata,
    leftovers_in,
    own_metadata,
    source_in,
)
from stmtdiff.akn.namespaces import AKN, describe_namespace, is_akn_relative, local_name
from stmtdiff.akn.parser import parse_text, parse_xml
from stmtdiff.akn.walk import Walk
from stmtdiff.errors import LimitError, ReadError
from stmtdiff.model import Diagnostic, Element, FrontLine, Gap, Section, Severity, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.akn.walk import Found

__all__ = ["is_own", "read_statement"]

_DEEPEST_ELEMENT = 100
_PARTS = frozenset({"preface", "preamble", "conclusions"})
_BODIES = frozenset(
    {"mainBody", "body", "debateBody", "judgmentBody", "amendmentBody"} | {"portionBody"}
)
_ROOT = "akomaNtoso"


def read_statement(root_or_text: etree._Element | str | bytes) -> Statement:
    """Return the statement that an Akoma Ntoso document holds.

    From what `stmtdiff.akn.write_statement` wrote, the very same statement comes back. In a file
    of others, clauses, lists and unknown containers become paragraphs and blocks, footnotes and
    attachments become leftovers, and eIds that are missing or used twice are assigned anew.

    Args:
        root_or_text: the root element from `parse_xml`, or the document as text or bytes.

    Raises:
        ParseError: not well-formed, or with a DOCTYPE.
        LimitError: nested deeper than 100 elements.
        ReadError: not Akoma Ntoso 3.0, or without a document to read.
    """
    root = _parsed(root_or_text)
    _refuse_depth(root)
    document = _document_in(root)
    facts = facts_in(document)
    walk = Walk(verbatim=facts is not None)
    for child, name in children(document):
        if name in _PARTS or name in _BODIES:
            walk.read_part(child, name)
        elif name != "meta":
            walk.flow.leave(child, name)
    elements, noticed = _named(walk.found)
    if facts is None:
        return Statement(
            elements,
            foreign_metadata(document),
            any(isinstance(element, Gap) for element in elements),
            leftovers=tuple(walk.flow.leftovers),
            diagnostics=(*_about_versions(document), *noticed),
        )
    return Statement(
        elements,
        own_metadata(facts),
        facts.get("excerpt") == "true",
        source_in(document),
        leftovers_in(facts) + tuple(walk.flow.leftovers),
        diagnostics_in(facts) + noticed,
    )


def is_own(root: etree._Element) -> bool:
    """Return whether a document was written by `stmtdiff.akn.write_statement`.

    Raises:
        ReadError: not Akoma Ntoso 3.0, or without a document to read.
    """
    return facts_in(_document_in(root)) is not None


def _about_versions(document: etree._Element) -> Iterator[Diagnostic]:
    """Yield a warning where the document holds more than one version of its text."""
    if document.get("contains") == "multipleVersions":
        yield Diagnostic(
            "later-version",
            "This document is a comparison of two versions: its later version was read, with what "
            "was inserted and without what was removed.",
            Severity.WARNING,
        )


def _parsed(root_or_text: etree._Element | str | bytes) -> etree._Element:
    if isinstance(root_or_text, bytes):
        return parse_xml(root_or_text)
    if isinstance(root_or_text, str):
        return parse_text(root_or_text)
    return root_or_text


def _refuse_depth(root: etree._Element) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST_ELEMENT:
            raise LimitError(f"the elements nest deeper than {_DEEPEST_ELEMENT}")


def _document_in(root: etree._Element) -> etree._Element:
    name = etree.QName(root)
    if name.localname != _ROOT or name.namespace != AKN:
        if name.localname == _ROOT or is_akn_relative(name.namespace or ""):
            told = describe_namespace(name.namespace or "")
            raise ReadError(f"this is {told}; only Akoma Ntoso 3.0 (namespace {AKN}) is read")
        raise ReadError(f"this is no Akoma Ntoso: its root element is {name.localname}")
    for child, _ in children(root):
        if any(part in _PARTS or part in _BODIES for _, part in children(child)):
            return child
    kinds = ", ".join(local_name(child.tag) for child, _ in children(root)) or "nothing"
    raise ReadError(f"no document with a text to read; the file holds {kinds}")


def _named(found: Sequence[Found]) -> tuple[tuple[Element, ...], tuple[Diagnostic, ...]]:
    """Return the elements in their true order, each with its eid and section."""
    ordered = list(found)
    if any(one.order is not None for one in found):
        ordered.sort(key=lambda one: -1 if one.order is None else one.order)
    written = [one.written for one in ordered if not isinstance(one.element, FrontLine)]
    if any(not eid for eid in written) or len(set(written)) < len(written):
        noticed = Diagnostic(
            "eids-assigned",
            "eIds were missing or used twice, so all provisions were named anew.",
            Severity.INFO,
        )
        return assign_eids([one.element for one in ordered]), (noticed,)
    return tuple(_with_sections(ordered)), ()


def _with_sections(ordered: Sequence[Found]) -> Iterator[Element]:
    section = ""
    for one in ordered:
        element = one.element
        if isinstance(element, Section):
            section = element.eid
        elif not isinstance(element, FrontLine):
            element = replace(element, section=section if one.section is None else one.section)
        yield element
