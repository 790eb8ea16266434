"""Elements and attributes by short names, the same in transitional and in strict documents.

The two forms of the format differ in their namespaces (Part 4, section 8 and Annex A), hardly in
what the names below mean.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

__all__ = ["attribute", "child", "children", "is_on", "number", "short_name", "value"]

_OLD, _STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
_W = (f"{_OLD}wordprocessingml/2006/main", f"{_STRICT}wordprocessingml/main")
_SPACES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(_W, "w"),
        f"{_OLD}officeDocument/2006/math": "m",
        f"{_STRICT}officeDocument/math": "m",
        f"{_OLD}drawingml/2006/main": "a",
        f"{_STRICT}drawingml/main": "a",
        f"{_OLD}drawingml/2006/chart": "c",
        f"{_STRICT}drawingml/chart": "c",
        f"{_OLD}drawingml/2006/diagram": "dgm",
        f"{_STRICT}drawingml/diagram": "dgm",
        f"{_OLD}markup-compatibility/2006": "mc",
        "urn:schemas-microsoft-com:vml": "v",
    }
)
_DIGITS = 9
"""No number of a document's is longer; longer ones cost time and mean nothing."""


@lru_cache(maxsize=4096)
def short_name(tag: str) -> str:
    """Return a tag as ``w:p``, ``mc:Choice``; without a prefix where its namespace is another."""
    space, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    prefix = _SPACES.get(space)
    return f"{prefix}:{local}" if prefix else local


@lru_cache(maxsize=256)
def _attribute_names(name: str) -> tuple[str, ...]:
    return (*(f"{{{space}}}{name}" for space in _W), name)


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute of the format's own namespace, or empty."""
    for full in _attribute_names(name):
        found = element.get(full)
        if found is not None:
            return found
    return ""


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Yield the children of a short name."""
    if element is not None:
        for below in element:
            if short_name(below.tag) == name:
                yield below


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child of a short name, or None."""
    return next(children(element, name), None)


def value(element: etree._Element | None, name: str) -> str | None:
    """Return ``w:val`` of the child of a short name; None where there is no such child."""
    found = child(element, name)
    return None if found is None else attribute(found, "val")


def number(text: str | None) -> int | None:
    """Return a text as a number, or None where it is none or is absurdly long."""
    text = (text or "").strip()
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > _DIGITS:
        return None
    return int(text)


def is_on(element: etree._Element | None, name: str) -> bool | None:
    """Return whether a property is switched on, None where nothing is said of it.

    A property without a value is on (ST_OnOff, section 22.9.2.7).
    """
    found = value(element, name)
    return None if found is None else found.lower() not in ("0", "false", "off")
