"""A comparison as Akoma Ntoso: the later statement as a redline, and every change as data.

The comparison is a document of its own, by this library: a later statement does not amend an
earlier one, so what it says of modifications is said with ``source="#stmtdiff"``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.akn.analysis import add_analysis
from stmtdiff.akn.building import EidRegistry, add, document_root, serialize
from stmtdiff.akn.identification import (
    CONVERTER,
    Identity,
    Reference,
    add_identification,
    add_reference,
)
from stmtdiff.akn.iris import (
    date_or_unknown,
    expression_iri,
    fragment,
    iri_part,
    language_code,
)
from stmtdiff.akn.layout import Layout
from stmtdiff.akn.statement_meta import add_diagnostics, language_tag
from stmtdiff.renderers.phrases import name_of_statement
from stmtdiff.renderers.xml.body import redline_items
from stmtdiff.renderers.xml.changes import CONCEPTS, Changes
from stmtdiff.renderers.xml.names import Names

if TYPE_CHECKING:
    from lxml import etree

    from stmtdiff.diff import StatementDiff
    from stmtdiff.model import Statement

__all__ = ["render_xml"]


def render_xml(diff: StatementDiff) -> str:
    """Return the comparison as Akoma Ntoso 3.0, valid under the strict schema.

    The body is the later statement with ``ins`` and ``del``: without ``del`` and whatever has
    ``status="removed"`` it is that statement, and without ``ins`` each paragraph that has one
    predecessor has its predecessor's text. (``sd:break`` and ``sd:space`` with the value
    ``inserted`` say that the break or space implied before a text is new.) The metadata holds one
    ``textualMod`` a change, and one ``mapping`` for each earlier paragraph that lives on.

    Raises:
        RenderError: the comparison does not fit its statements.
    """
    eids = EidRegistry()
    names = Names(diff, eids)
    root, document = document_root("doc", {"name": "comparison", "contains": "multipleVersions"})
    meta = add(document, "meta")
    layout = Layout(eids, language_tag(diff.new.metadata.language))
    layout.write(redline_items(diff, names))
    _write_meta(meta, diff, eids, Changes(diff, names, layout))
    add(add(add(document, "coverPage"), "p"), "docTitle").text = f"Changes from {_title(diff)}"
    layout.attach_to(document)
    return serialize(root)


def _title(diff: StatementDiff) -> str:
    return f"{name_of_statement(diff.old)} to {name_of_statement(diff.new)}"


def _write_meta(
    meta: etree._Element, diff: StatementDiff, eids: EidRegistry, changes: Changes
) -> None:
    country = diff.new.metadata.jurisdiction
    own = Reference.ontology(eids, "Organization", country, CONVERTER, CONVERTER)
    source = fragment(own.eid)
    versions = (
        _version("original", "old", diff.old, eids),
        _version("passiveRef", "new", diff.new, eids),
    )
    concepts = {concept: _concept(concept, country, eids) for concept in CONCEPTS}
    references = {concept: fragment(reference.eid) for concept, reference in concepts.items()}
    add(add_identification(meta, _identity(diff, source)), "FRBRformat", value="xml")
    events = (eids.count("", "eref"), eids.count("", "eref"))
    lifecycle = add(meta, "lifecycle", source=source)
    steps = zip(events, ("generation", "amendment"), versions, (diff.old, diff.new), strict=True)
    for event, kind, version, statement in steps:
        date = date_or_unknown(statement.metadata.date)
        add(lifecycle, "eventRef", eId=event, date=date, type=kind, source=fragment(version.eid))
    analysis = changes.analysis(references, (fragment(events[0]), fragment(events[1])))
    add_analysis(meta, source, analysis, eids)
    holder = add(meta, "references", source=source)
    used = {modification.concept for modification in analysis.modifications}
    shown = (concept for concept in concepts.values() if fragment(concept.eid) in used)
    for reference in (*versions, own, *shown):
        add_reference(holder, reference)
    if diff.diagnostics:
        add_diagnostics(add(meta, "proprietary", source=source), diff.diagnostics)


def _version(name: str, eid: str, statement: Statement, eids: EidRegistry) -> Reference:
    words = name_of_statement(statement)
    return Reference(name, eids.claim(eid), expression_iri(statement.metadata), words)


def _concept(concept: str, country: str, eids: EidRegistry) -> Reference:
    slug = concept.replace(" ", "-")
    href = f"/akn/ontology/concept/{iri_part(country)}/{CONVERTER}-{slug}"
    return Reference("TLCConcept", eids.claim(f"change-{slug}"), href, concept)


def _identity(diff: StatementDiff, source: str) -> Identity:
    old, new = diff.old.metadata, diff.new.metadata
    date, country = date_or_unknown(new.date), iri_part(new.jurisdiction)
    number = f"{iri_part(old.slug)}_{iri_part(new.slug)}"
    work = f"/akn/{country}/doc/comparison/{CONVERTER}/{date}/{number}"
    language = language_code(new.language)
    return Identity(
        work=work,
        expression=f"{work}/{language}@{date}",
        date=date,
        date_name="newStatement",
        author=source,
        converter=source,
        country=country,
        subtype="comparison",
        number=number,
        title=_title(diff),
        language=language,
    )
