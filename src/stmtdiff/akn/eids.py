"""The names of provisions (`eId`), by the grammar of the Akoma Ntoso Naming Convention.

``{context}__{type}_{number}``: the context is the eId of what the provision stands in, left out for
paragraphs whose numbering runs through the whole document; the number is the printed one, or the
ordinal among its kind where nothing is printed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from stmtdiff.model import Element, FrontLine, Gap, Paragraph, Part, Section, bare_number

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["DEEPEST", "assign_eids", "eid_number", "nesting_level"]

DEEPEST = 8
"""Sections and lists deeper than this stand beside each other: XML readers limit the depth."""

_SPACE_BEFORE_SUFFIX = re.compile(r"(?<=\d)\s+(?=[^\W\d_])")
_SEPARATORS = re.compile(r"[\W_]+")
_SECTION_NAMES = {1: "sec", 2: "subsec"}


def eid_number(label: str) -> str:
    """Return a printed number as an eId holds it: ``3 bis.`` is ``3bis``, ``(2.1)`` is ``2-1``."""
    bare = bare_number(label)
    return _SEPARATORS.sub("-", _SPACE_BEFORE_SUFFIX.sub("", bare))


def nesting_level(level: int) -> int:
    """Return the level at which a section of any level is nested, from 1 to `DEEPEST`."""
    return min(max(level, 1), DEEPEST)


def assign_eids(elements: Sequence[Element]) -> tuple[Element, ...]:
    """Return `elements` with every eid named anew, and every `section` set to match.

    The eids are unique: where two would be the same, later ones get the suffix ``_2``, ``_3``.
    Front lines, which have no eid, are kept as they are. Whatever eids the elements had is ignored.
    """
    naming = _Naming(restarts=_numbering_restarts(elements))
    return tuple(naming.named(element) for element in elements)


def _numbering_restarts(elements: Sequence[Element]) -> bool:
    """Tell whether a paragraph number comes again under another heading."""
    seen: dict[str, int] = {}
    section = 0
    for element in elements:
        if isinstance(element, Section):
            section += 1
        elif isinstance(element, Paragraph) and element.part is Part.BODY:
            number = eid_number(element.label)
            if number and seen.setdefault(number, section) != section:
                return True
    return False


class _Naming:
    """One pass over the elements; remembers what is counted and what is taken."""

    def __init__(self, *, restarts: bool) -> None:
        self._restarts = restarts
        self._open: list[tuple[int, str]] = []
        self._section = ""
        self._counts: defaultdict[str, int] = defaultdict(int)
        self._taken: set[str] = set()
        self._repeats: defaultdict[str, int] = defaultdict(lambda: 1)
        self._in_recitals = False

    def named(self, element: Element) -> Element:
        """Return the element with its eid."""
        if isinstance(element, FrontLine):
            return element
        recital = isinstance(element, Paragraph) and element.part is Part.RECITAL
        if recital and not self._in_recitals:
            self._counts["recitals"] += 1
        self._in_recitals = recital
        if isinstance(element, Section):
            return self._named_section(element)
        if isinstance(element, Gap):
            eid = self._unique(self._counted(self._within_section("omission")))
        else:
            eid = self._unique(self._paragraph_eid(element))
        return replace(element, eid=eid, section=self._section)

    def _named_section(self, section: Section) -> Section:
        level = nesting_level(section.level)
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        stem = _SECTION_NAMES.get(level, "dvs")
        if self._open:
            stem = f"{self._open[-1][1]}__{stem}"
        self._section = self._unique(self._numbered(stem, section.label))
        self._open.append((level, self._section))
        return replace(section, eid=self._section)

    def _paragraph_eid(self, paragraph: Paragraph) -> str:
        match paragraph.part:
            case Part.PREAMBLE:
                return self._counted("preamble__p")
            case Part.RECITAL:
                group = f"preamble__recs_{self._counts['recitals']}"
                return self._numbered(f"{group}__rec", paragraph.label)
            case Part.CONCLUSIONS:
                return self._counted("conclusions__p")
        number = eid_number(paragraph.label)
        if not number:
            return self._counted(self._within_section("al"))
        stem = self._within_section("para") if self._restarts else "para"
        return f"{stem}_{number}"

    def _within_section(self, name: str) -> str:
        return f"{self._section}__{name}" if self._section else name

    def _numbered(self, stem: str, label: str) -> str:
        counted = self._counted(stem)
        number = eid_number(label)
        return f"{stem}_{number}" if number else counted

    def _counted(self, stem: str) -> str:
        self._counts[stem] += 1
        return f"{stem}_{self._counts[stem]}"

    def _unique(self, eid: str) -> str:
        candidate = eid
        while candidate in self._taken:
            self._repeats[eid] += 1
            candidate = f"{eid}_{self._repeats[eid]}"
        self._taken.add(candidate)
        return candidate
