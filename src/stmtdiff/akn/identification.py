"""The meta section: who says what, when, in which language, and what of it is ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stmtdiff.akn.building import add
from stmtdiff.akn.iris import iri_part

if TYPE_CHECKING:
    from lxml import etree

    from stmtdiff.akn.building import EidRegistry

__all__ = ["Identity", "Reference", "add_identification", "add_reference"]

CONVERTER = "stmtdiff"
"""How this library calls itself in the files it writes."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What identification says of a document.

    Attributes:
        work: the IRI of the work.
        expression: the IRI of the expression.
        date: the date of all levels, in ISO form.
        date_name: what that date is.
        author: a reference to who speaks.
        converter: a reference to this library.
        country: the jurisdiction.
        subtype: the kind of document.
        number: the work's own name in its IRI.
        title: the same for people.
        language: its ISO 639-2 code.
    """

    work: str
    expression: str
    date: str
    date_name: str
    author: str
    converter: str
    country: str
    subtype: str
    number: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that the text refers to: ``TLCOrganization``, ``TLCConcept`` and so on."""

    name: str
    eid: str
    href: str
    words: str

    @classmethod
    def ontology(
        cls, eids: EidRegistry, kind: str, country: str, slug: str, words: str
    ) -> Reference:
        """Return a reference to a class of the Akoma Ntoso ontology, such as ``Organization``."""
        href = f"/akn/ontology/{kind.lower()}/{iri_part(country)}/{iri_part(slug)}"
        return cls(f"TLC{kind}", eids.claim(iri_part(slug)), href, words)


def add_reference(parent: etree._Element, reference: Reference) -> None:
    """Write one reference."""
    add(parent, reference.name, eId=reference.eid, href=reference.href, showAs=reference.words)


def add_identification(meta: etree._Element, identity: Identity) -> etree._Element:
    """Write the three levels of identification and return the manifestation's element."""
    identification = add(meta, "identification", source=identity.converter)
    work = _add_level(identification, "FRBRWork", identity, identity.work, f"{identity.work}/!main")
    add(work, "FRBRcountry", value=identity.country)
    add(work, "FRBRsubtype", value=identity.subtype)
    add(work, "FRBRnumber", value=identity.number, showAs=identity.title)
    add(work, "FRBRprescriptive", value="false")
    whole = f"{identity.expression}/!main"
    expression = _add_level(identification, "FRBRExpression", identity, identity.expression, whole)
    add(expression, "FRBRlanguage", language=identity.language)
    file = f"{identity.expression}/.xml"
    return _add_level(identification, "FRBRManifestation", identity, file, f"{whole}.xml")


def _add_level(
    parent: etree._Element, level: str, identity: Identity, iri: str, whole: str
) -> etree._Element:
    element = add(parent, level)
    manifestation = level == "FRBRManifestation"
    add(element, "FRBRthis", value=whole)
    add(element, "FRBRuri", value=iri)
    # No clock: the same statement gives the same bytes on every day.
    name = "markup" if manifestation else identity.date_name
    add(element, "FRBRdate", date=identity.date, name=name)
    add(element, "FRBRauthor", href=identity.converter if manifestation else identity.author)
    return element
