"""Building blocks of every Akoma Ntoso file we write: elements, unique eIds, bytes."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from lxml import etree

from stmtdiff.akn.namespaces import AKN, SD, akn, local_name
from stmtdiff.model import FrontLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stmtdiff.model import Element

__all__ = ["Attributes", "EidRegistry", "add", "document_root", "serialize", "set_all"]

Attributes = dict[str, str]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ROOT = f'<akomaNtoso xmlns="{AKN}" xmlns:sd="{SD}"/>'
_WHITE_SPACE = re.compile(r"\s+")

# Elements in which the schema allows no text: white space inside them means nothing.
_ELEMENT_ONLY = frozenset(
    {
        *("akomaNtoso", "statement", "doc", "meta", "identification", "preservation"),
        *("FRBRWork", "FRBRExpression", "FRBRManifestation", "classification", "lifecycle"),
        *("analysis", "passiveModifications", "textualMod", "mappings", "otherAnalysis"),
        *(
            "references",
            "proprietary",
            "old",
            "new",
            "coverPage",
            "preface",
            "preamble",
            "mainBody",
        ),
        *("conclusions", "recitals", "recital", "container", "blockContainer", "section"),
        *("subsection", "division", "hcontainer", "paragraph", "alinea", "content"),
        *("blockList", "item"),
    }
)


def add(
    parent: etree._Element, tag: str, attributes: Attributes | None = None, /, **more: str
) -> etree._Element:
    """Append a new Akoma Ntoso element to `parent` and return it."""
    return etree.SubElement(parent, akn(tag), {**(attributes or {}), **more})


def set_all(element: etree._Element, attributes: Attributes) -> None:
    """Set all `attributes` on `element`."""
    for name, value in attributes.items():
        element.set(name, value)


def document_root(document: str, attributes: Attributes) -> tuple[etree._Element, etree._Element]:
    """Return the root of a new file and the document element (``statement``, ``doc``) in it."""
    root = etree.fromstring(_ROOT)
    return root, add(root, document, attributes)


def serialize(root: etree._Element) -> str:
    """Return the file's text, indented only where white space means nothing.

    Any indenting inside mixed content would add spaces between words, so lxml's own
    ``pretty_print`` cannot be used.
    """
    _indent(root, 0)
    return _DECLARATION + etree.tostring(root, encoding="unicode") + "\n"


def _indent(element: etree._Element, depth: int) -> None:
    if local_name(element.tag) not in _ELEMENT_ONLY or not len(element):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        child.tail = element.text
        _indent(child, depth + 1)
    element[-1].tail = "\n" + "  " * depth


class EidRegistry:
    """Gives out eIds that are unique in one file, as the strict schema wants them."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._repeats: defaultdict[str, int] = defaultdict(lambda: 1)
        self._counts: defaultdict[str, int] = defaultdict(int)

    def reserve(self, wanted: Iterable[str]) -> list[str]:
        """Return an eId for each one wanted: itself where that is possible.

        An eId that the schema accepts goes to the first that wants it; then the others are named.
        """
        written: list[str | None] = []
        names = list(wanted)
        for name in names:
            good = bool(name) and not _WHITE_SPACE.search(name) and name not in self._taken
            written.append(name if good else None)
            if good:
                self._taken.add(name)
        return [
            own if own is not None else self.claim(name)
            for own, name in zip(written, names, strict=True)
        ]

    def reserve_for(self, elements: Sequence[Element]) -> tuple[str, ...]:
        """Return an eId that the schema accepts for each element, empty for front lines."""
        wanted = [element.eid for element in elements if not isinstance(element, FrontLine)]
        reserved = iter(self.reserve(wanted))
        return tuple(
            "" if isinstance(element, FrontLine) else next(reserved) for element in elements
        )

    def claim(self, name: str) -> str:
        """Return `name` if it is free, else with the first free suffix of ``_2``, ``_3`` etc."""
        stem = _WHITE_SPACE.sub("_", name) or "unnamed"
        candidate = stem
        while candidate in self._taken:
            self._repeats[stem] += 1
            candidate = f"{stem}_{self._repeats[stem]}"
        self._taken.add(candidate)
        return candidate

    def count(self, context: str, name: str) -> str:
        """Return the next ``{context}__{name}_{ordinal}``."""
        stem = f"{context}__{name}" if context else name
        self._counts[stem] += 1
        return self.claim(f"{stem}_{self._counts[stem]}")
