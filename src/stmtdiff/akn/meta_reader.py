"""From ``meta`` to what identifies a statement, in files of ours and of others."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from urllib.parse import unquote

from stmtdiff.akn.flow import span_of
from stmtdiff.akn.iris import LANGUAGE_CODES
from stmtdiff.akn.namespaces import XML, akn, sd
from stmtdiff.model import Diagnostic, Leftover, Metadata, Severity, Source

if TYPE_CHECKING:
    from lxml import etree

__all__ = [
    "diagnostics_in",
    "facts_in",
    "foreign_metadata",
    "leftovers_in",
    "own_metadata",
    "source_in",
]

_TAGS = {code: tag for tag, code in LANGUAGE_CODES.items()}


def facts_in(document: etree._Element) -> etree._Element | None:
    """Return the element that only our own files have, None in a file of others."""
    facts = document.find(f"{akn('meta')}/{akn('proprietary')}/{sd('document')}")
    return facts if facts is not None and facts.get("slug") is not None else None


def own_metadata(facts: etree._Element) -> Metadata:
    """Return the metadata as our own writer put it down."""
    default = Metadata()
    return Metadata(
        kind=facts.get("kind", default.kind),
        actor=facts.get("actor", default.actor),
        slug=facts.get("slug", default.slug),
        jurisdiction=facts.get("jurisdiction", default.jurisdiction),
        place=facts.get("place", default.place),
        date=_date(facts.get("date", "")),
        language=facts.get("language", default.language),
    )


def foreign_metadata(document: etree._Element) -> Metadata:
    """Return what identification says, by the IRI's parts: ``/akn/xx/doc/kind/actor/date/slug``."""
    default = Metadata()
    work = f"{akn('meta')}/{akn('identification')}/{akn('FRBRWork')}"
    parts = [unquote(part) for part in _value(document, work, "FRBRuri").split("/")][1:]
    parts = parts[1:] if parts[:1] == ["akn"] else parts
    date_at = next((place for place, part in enumerate(parts) if _date(part)), len(parts))
    middle = parts[2:date_at]
    return Metadata(
        kind=_value(document, work, "FRBRsubtype") or (middle[:1] or [default.kind])[0],
        actor=middle[-1] if len(middle) > 1 else default.actor,
        slug="/".join(parts[date_at + 1 :]) or default.slug,
        jurisdiction=_value(document, work, "FRBRcountry") or default.jurisdiction,
        place=_place(document),
        date=_date(_value(document, work, "FRBRdate", "date")),
        language=_language(document),
    )


def _value(document: etree._Element, path: str, name: str, attribute: str = "value") -> str:
    element = document.find(f"{path}/{akn(name)}")
    return str(element.get(attribute, "")) if element is not None else ""


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _place(document: etree._Element) -> str:
    location = next(document.iter(akn("location")), None)
    return " ".join(_text(location).split()) if location is not None else ""


def _language(document: etree._Element) -> str:
    for element in (document, *document):
        if tag := element.get(f"{{{XML}}}lang"):
            return str(tag)
    path = f"{akn('meta')}/{akn('identification')}/{akn('FRBRExpression')}"
    code = _value(document, path, "FRBRlanguage", "language")
    return _TAGS.get(code, code) or Metadata().language


def source_in(document: etree._Element) -> Source:
    """Return what the statement was first read from, as far as the file says."""
    manifestation = f"{akn('meta')}/{akn('identification')}/{akn('FRBRManifestation')}"
    source = document.find(f"{manifestation}/{akn('preservation')}/{sd('source')}")
    if source is None:
        return Source()
    return Source(
        source.get("name", ""),
        source.get("mediaType", ""),
        source.get("encoding", ""),
        source.get("sha256", ""),
    )


def leftovers_in(facts: etree._Element) -> tuple[Leftover, ...]:
    """Return the leftovers that stand beside the facts."""
    return tuple(
        Leftover(_text(element), element.get("reason", ""), span_of(element.get("span")))
        for element in _beside(facts, "leftover")
    )


def diagnostics_in(facts: etree._Element) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that stand beside the facts."""
    return tuple(_diagnostic(element) for element in _beside(facts, "diagnostic"))


def _beside(facts: etree._Element, name: str) -> list[etree._Element]:
    parent = facts.getparent()
    return list(parent.iterchildren(sd(name))) if parent is not None else []


def _text(element: etree._Element) -> str:
    return "".join(str(words) for words in element.itertext())


def _diagnostic(element: etree._Element) -> Diagnostic:
    severity = element.get("severity", "")
    known = severity in Severity.__members__.values()
    return Diagnostic(
        element.get("code", ""),
        _text(element),
        Severity(severity) if known else Severity.INFO,
        span_of(element.get("span")) if "span" in element.attrib else None,
        _optional_int(element.get("line")),
        _optional_int(element.get("column")),
    )


def _optional_int(value: str | None) -> int | None:
    try:
        return int(value) if value is not None else None
    except ValueError:
        return None
