"""The ``meta`` of a statement: identification, keywords, and what only this library knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from stmtdiff.akn.building import add
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
    work_iri,
)
from stmtdiff.akn.items import Mark
from stmtdiff.akn.namespaces import sd
from stmtdiff.akn.numbering import missing_numbers
from stmtdiff.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stmtdiff.akn.building import Attributes, EidRegistry
    from stmtdiff.akn.layout import WrittenMark
    from stmtdiff.model import Diagnostic, Leftover, Metadata, Span, Statement

__all__ = ["StatementMeta", "add_diagnostics", "add_own", "language_tag"]

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
SCHEMA_VERSION = "1"


def language_tag(language: str) -> str:
    """Return the language if it may stand in ``xml:lang``, else an empty string."""
    return language if _LANGUAGE_TAG.fullmatch(language) and language != "und" else ""


def add_own(parent: etree._Element, name: str, attributes: Attributes, text: str = "") -> None:
    """Write an element of our own namespace."""
    etree.SubElement(parent, sd(name), attributes).text = text or None


def add_diagnostics(parent: etree._Element, diagnostics: Iterable[Diagnostic]) -> None:
    """Write what was noticed in the reading or comparing."""
    for diagnostic in diagnostics:
        places = {"line": diagnostic.line, "column": diagnostic.column}
        attributes = {"code": diagnostic.code, "severity": diagnostic.severity.value}
        if diagnostic.span is not None:
            attributes["span"] = _span_value(diagnostic.span)
        attributes |= {name: str(value) for name, value in places.items() if value is not None}
        add_own(parent, "diagnostic", attributes, diagnostic.message)


def _span_value(span: Span) -> str:
    return f"{span.start}:{span.end}"


def _words(slug: str, title: str) -> str:
    """Return the words of the title that a slug was made of, or its own."""
    pattern = r"[\W_]*".join(re.escape(part) for part in slug.split("-") if part)
    match = re.search(rf"\b{pattern}\b", title[:1000], re.IGNORECASE) if pattern else None
    return match[0] if match else slug.replace("-", " ")


class StatementMeta:
    """The meta section of one statement.

    Attributes:
        place_ref: the reference to the place of adoption, empty where it is not known.
    """

    def __init__(self, statement: Statement, eids: EidRegistry) -> None:
        """Name what the text will refer to, before the text is written."""
        self._statement = statement
        self._eids = eids
        metadata = statement.metadata
        country = metadata.jurisdiction
        self._own = Reference.ontology(eids, "Organization", country, CONVERTER, CONVERTER)
        self._actor = Reference.ontology(
            eids, "Organization", country, metadata.actor, _words(metadata.actor, statement.title)
        )
        self._references = [self._actor, self._own]
        self.place_ref = ""
        if metadata.place:
            place = Reference.ontology(eids, "Location", country, metadata.place, metadata.place)
            self._references.append(place)
            self.place_ref = fragment(place.eid)
        self._source = fragment(self._own.eid)

    def write_into(
        self, meta: etree._Element, marks: Sequence[WrittenMark], written: Sequence[str]
    ) -> None:
        """Write the section.

        Args:
            meta: the element to fill.
            marks: what was marked in the text.
            written: the eId in the file for each element of the statement.
        """
        manifestation = add_identification(meta, self._identity())
        self._add_source(manifestation)
        add(manifestation, "FRBRformat", value="xml")
        self._add_keywords(meta, [mark for mark in marks if mark.mark is Mark.HASHTAG])
        self._add_lifecycle(meta)
        references = add(meta, "references", source=self._source)
        for reference in self._references:
            add_reference(references, reference)
        self._add_proprietary(meta, written)

    def _identity(self) -> Identity:
        metadata = self._statement.metadata
        return Identity(
            work=work_iri(metadata),
            expression=expression_iri(metadata),
            date=date_or_unknown(metadata.date),
            date_name="adoption",
            author=fragment(self._actor.eid),
            converter=self._source,
            country=iri_part(metadata.jurisdiction),
            subtype=iri_part(metadata.kind),
            number=iri_part(metadata.slug),
            title=self._statement.title or metadata.slug,
            language=language_code(metadata.language),
        )

    def _add_source(self, manifestation: etree._Element) -> None:
        source = self._statement.source
        if source == Source():
            return
        values = {
            "name": source.name,
            "mediaType": source.media_type,
            "encoding": source.encoding,
            "sha256": source.sha256,
        }
        known = {name: value for name, value in values.items() if value}
        add_own(add(manifestation, "preservation"), "source", known)

    def _add_keywords(self, meta: etree._Element, hashtags: Sequence[WrittenMark]) -> None:
        if not hashtags:
            return
        country = self._statement.metadata.jurisdiction
        concept = Reference.ontology(
            self._eids, "Concept", country, "hashtags", "hashtags as published"
        )
        self._references.append(concept)
        classification = add(meta, "classification", source=self._source)
        seen: set[str] = set()
        for hashtag in hashtags:
            value = hashtag.text.removeprefix("#").casefold()
            if value not in seen:
                seen.add(value)
                add(
                    classification,
                    "keyword",
                    eId=self._eids.count("", "keyword"),
                    value=value,
                    showAs=hashtag.text,
                    dictionary=fragment(concept.eid),
                    href=fragment(hashtag.eid),
                )

    def _add_lifecycle(self, meta: etree._Element) -> None:
        metadata = self._statement.metadata
        if metadata.date is None:
            return
        itself = Reference(
            "original",
            self._eids.claim("ref-self"),
            expression_iri(metadata),
            self._statement.title or metadata.slug,
        )
        self._references.insert(0, itself)
        lifecycle = add(meta, "lifecycle", source=self._source)
        add(
            lifecycle,
            "eventRef",
            eId=self._eids.count("", "eref"),
            date=metadata.date.isoformat(),
            type="generation",
            source=fragment(itself.eid),
            originatingExpression="true",
        )

    def _add_proprietary(self, meta: etree._Element, written: Sequence[str]) -> None:
        statement = self._statement
        own = add(meta, "proprietary", source=self._source)
        add_own(own, "document", _document_facts(statement.metadata, excerpt=statement.excerpt))
        if statement.excerpt:
            for missing in missing_numbers(statement.elements):
                where = {
                    name: fragment(written[place]) for name, place in missing.places if place >= 0
                }
                numbers = {"from": str(missing.first), "upTo": str(missing.last)}
                add_own(own, "gap", {**where, **numbers})
        for leftover in statement.leftovers:
            _add_leftover(own, leftover)
        add_diagnostics(own, statement.diagnostics)


def _document_facts(metadata: Metadata, *, excerpt: bool) -> Attributes:
    """Return the true values of what the IRIs can only hold in part."""
    facts = {
        "schemaVersion": SCHEMA_VERSION,
        "kind": metadata.kind,
        "actor": metadata.actor,
        "slug": metadata.slug,
        "jurisdiction": metadata.jurisdiction,
        "place": metadata.place,
        "language": metadata.language,
        "excerpt": "true" if excerpt else "false",
    }
    if metadata.date is None:
        return {**facts, "dateUnknown": "true"}
    return {**facts, "date": metadata.date.isoformat()}


def _add_leftover(parent: etree._Element, leftover: Leftover) -> None:
    attributes = {"reason": leftover.reason, "span": _span_value(leftover.span)}
    add_own(parent, "leftover", attributes, leftover.text)
