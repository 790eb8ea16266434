"""IRIs and language codes of a statement, by the Akoma Ntoso Naming Convention."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from stmtdiff.model import Metadata

__all__ = [
    "LANGUAGE_CODES",
    "UNKNOWN_DATE",
    "date_or_unknown",
    "expression_iri",
    "fragment",
    "iri_part",
    "language_code",
    "provision_iri",
    "work_iri",
]

UNKNOWN_DATE = "0001-01-01"
"""What stands for an unknown date: the schema wants one at every level."""

LANGUAGE_CODES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "ara",
        "de": "deu",
        "en": "eng",
        "es": "spa",
        "fr": "fra",
        "hi": "hin",
        "it": "ita",
        "ja": "jpn",
        "pt": "por",
        "ru": "rus",
        "tr": "tur",
        "zh": "zho",
    }
)
"""ISO 639-2 codes by the first part of a BCP 47 tag."""

_REPLACED = str.maketrans({"/": "-", " ": "_"})
_FRAGMENT_SAFE = "-._~!$&'()*+,;=:@/?"


def iri_part(text: str) -> str:
    """Return any text as one part of an IRI path; ``unknown`` where it is empty."""
    return quote(text.strip().translate(_REPLACED), safe="-._~") or "unknown"


def fragment(eid: str) -> str:
    """Return a reference to an eId of the same file: ``#para_1``."""
    return f"#{quote(eid, safe=_FRAGMENT_SAFE)}"


def date_or_unknown(date: dt.date | None) -> str:
    """Return the date in ISO form, or `UNKNOWN_DATE`."""
    return date.isoformat() if date else UNKNOWN_DATE


def language_code(tag: str) -> str:
    """Return the ISO 639-2 code for a BCP 47 tag, ``und`` where this library does not know it."""
    return LANGUAGE_CODES.get(tag.partition("-")[0].lower(), "und")


def work_iri(metadata: Metadata) -> str:
    """Return ``/akn/{jurisdiction}/statement/{kind}/{actor}/{date}/{slug}``."""
    parts = (metadata.kind, metadata.actor, date_or_unknown(metadata.date), metadata.slug)
    country = iri_part(metadata.jurisdiction)
    return "/".join(("/akn", country, "statement", *map(iri_part, parts)))


def expression_iri(metadata: Metadata) -> str:
    """Return the IRI of the statement in its language, as of its date."""
    language = language_code(metadata.language)
    return f"{work_iri(metadata)}/{language}@{date_or_unknown(metadata.date)}"


def provision_iri(expression: str, eid: str) -> str:
    """Return the IRI of one provision of an expression, of its whole text where `eid` is empty."""
    provision = f"~{quote(eid, safe=_FRAGMENT_SAFE)}" if eid else ""
    return f"{expression}/!main{provision}"
