"""The names this library writes and reads: one place to change them."""

from __future__ import annotations

import re

__all__ = [
    "AKN",
    "SCHEMA_FILE",
    "SD",
    "XML",
    "akn",
    "describe_namespace",
    "is_akn_relative",
    "local_name",
    "sd",
]

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
"""Akoma Ntoso 3.0, as OASIS published it in 2018."""

SCHEMA_FILE = "akomantoso30.xsd"
"""The strict schema of that version."""

SD = "urn:x-stmtdiff:1"
"""What Akoma Ntoso has no word for: offsets, diagnostics, odd orders."""

XML = "http://www.w3.org/XML/1998/namespace"

_RELATIVES = re.compile(r"akomantoso|legaldocml|/akn/", re.IGNORECASE)
_VERSION = re.compile(r"(\d+\.\d+)(?:/(\w+))?/?$")


def akn(name: str) -> str:
    """Return the Akoma Ntoso name as lxml writes it: ``{namespace}name``."""
    return f"{{{AKN}}}{name}"


def sd(name: str) -> str:
    """Return a name of our own namespace as lxml writes it."""
    return f"{{{SD}}}{name}"


def local_name(tag: str) -> str:
    """Return the name without its namespace."""
    return tag.rpartition("}")[2]


def is_akn_relative(namespace: str) -> bool:
    """Tell whether a namespace looks like another version or draft of Akoma Ntoso."""
    return bool(_RELATIVES.search(namespace))


def describe_namespace(namespace: str) -> str:
    """Return a namespace in words: ``Akoma Ntoso 2.0 (namespace http://…)``."""
    if not namespace:
        return "Akoma Ntoso without a namespace"
    version = _VERSION.search(namespace)
    if not (version and is_akn_relative(namespace)):
        return f"the namespace {namespace}"
    draft = f" draft {version[2]}" if version[2] else ""
    return f"Akoma Ntoso {version[1]}{draft} (namespace {namespace})"
