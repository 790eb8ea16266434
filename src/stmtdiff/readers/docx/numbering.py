"""Lists as a document defines them: w:num and w:abstractNum with their levels (section 17.9)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from stmtdiff.readers.docx.names import attribute, child, children, is_on, number, value
from stmtdiff.readers.docx.symbols import as_symbols, has_unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from stmtdiff.readers.docx.styles import Look, Styles

__all__ = ["LEVELS", "Level", "List", "Numbering"]

LEVELS = 9
"""How many levels a list has (section 17.9.6)."""
_LONGEST_TEXT = 255
"""No label's text is longer in Word; a longer one would be shown with every paragraph."""
_LINKS = 8
"""A list that is defined by a style is looked up so many times at most."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: w:lvl (section 17.9.6).

    Attributes:
        start: the number it begins with (w:start, section 17.9.25; 0 where nothing is said).
        form: how its number is written (w:numFmt, section 17.9.17).
        text: its label, with %1 … %9 for the numbers of levels (w:lvlText, section 17.9.11).
        legal: whether all numbers in it are written as figures (w:isLgl, section 17.9.4).
        restart: the level, from 1, whose use makes it begin anew: this one's or a higher one's; 0
            for never, None for the level above it (w:lvlRestart, section 17.9.10).
        style: the paragraph style that stands at this level (w:pStyle, section 17.9.23).
    """

    start: int = 0
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list that paragraphs name: w:num (section 17.9.15).

    Attributes:
        num_id: its number.
        count: what it counts in; lists of the same abstract list go on with the same count.
        levels: by their place from 0; overridden ones (w:lvlOverride, section 17.9.8) included.
        starts: by level, the number it begins with here (w:startOverride, section 17.9.26).
    """

    num_id: str
    count: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """All lists of a document, built when they are asked for."""

    styles: Styles
    abstracts: dict[str, etree._Element] = field(default_factory=dict)
    nums: dict[str, etree._Element] = field(default_factory=dict)
    by_style: dict[str, str] = field(default_factory=dict)
    _lists: dict[str, List | None] = field(default_factory=dict)
    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None, styles: Styles) -> Numbering:
        """Return the lists that the root of the numbering part holds."""
        numbering = cls(styles)
        for element in children(root, "w:abstractNum"):
            identifier = attribute(element, "abstractNumId")
            numbering.abstracts.setdefault(identifier, element)
            numbering.by_style.setdefault(value(element, "w:styleLink") or "", identifier)
        for element in children(root, "w:num"):
            numbering.nums.setdefault(attribute(element, "numId"), element)
        return numbering

    def place_of(self, look: Look) -> tuple[List, int] | None:
        """Return the list that counts a paragraph, and its level there; None where none does.

        The list that the paragraph names itself goes before its style's, and number 0 takes it out
        of all (section 17.9.18). A level that the paragraph names itself holds; one that its style
        names only where the list has none for that style (w:pStyle, section 17.9.23).
        """
        counted = self.list(look.num_id or "0")
        if counted is None:
            return None
        linked = _linked(counted, look.counted_as)
        level = (look.level or 0) if linked is None else linked
        return (counted, level) if 0 <= level < LEVELS else None

    def list(self, num_id: str) -> List | None:
        """Return the list of a number, or None where it is not defined."""
        if num_id not in self._lists:
            self._lists[num_id] = self._built(num_id)
        return self._lists[num_id]

    def _built(self, num_id: str) -> List | None:
        element = self.nums.get(num_id)
        if element is None or num_id == "0":
            return None
        count = self._abstract(value(element, "w:abstractNumId") or "")
        levels, starts = dict(self._levels_of(count)), {}
        for override in children(element, "w:lvlOverride"):
            place = _place(override)
            start = number(value(override, "w:startOverride"))
            own = child(override, "w:lvl")
            if place is not None and own is not None:
                levels[place] = _level(own)
            if place is not None and start is not None:
                starts[place] = start
        return List(num_id, count, levels, starts)

    def _abstract(self, identifier: str) -> str:
        """Return the abstract list that really has the levels.

        One that only names a style (w:numStyleLink, section 17.9.21) stands for the list which
        that style names, and which says so itself (w:styleLink, section 17.9.27).
        """
        for _ in range(_LINKS):
            link = value(self.abstracts.get(identifier), "w:numStyleLink")
            if link is None:
                return identifier
            num = self.nums.get(self.styles.list_of(link))
            following = value(num, "w:abstractNumId") or self.by_style.get(link, "")
            if following in ("", identifier):
                return identifier
            identifier = following
        return identifier

    def _levels_of(self, identifier: str) -> dict[int, Level]:
        if identifier not in self._levels:
            found: dict[int, Level] = {}
            for element in children(self.abstracts.get(identifier), "w:lvl"):
                place = _place(element)
                if place is not None:
                    found[place] = _level(element)
            self._levels[identifier] = found
        return self._levels[identifier]


def _place(element: etree._Element) -> int | None:
    """Return the level that an element is about; None for one that no list has."""
    place = number(attribute(element, "ilvl"))
    return place if place is not None and 0 <= place < LEVELS else None


def _linked(counted: List, styles: tuple[str, ...]) -> int | None:
    """Return the level that stands for the first of the styles that has one."""
    places = {level.style: place for place, level in counted.levels.items() if level.style}
    return next((places[style] for style in styles if style in places), None)


def _level(element: etree._Element) -> Level:
    fonts = child(child(element, "w:rPr"), "w:rFonts")
    font = "" if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
    level = Level(
        start=max(0, number(value(element, "w:start")) or 0),
        form=_form(element),
        text=as_symbols((value(element, "w:lvlText") or "")[:_LONGEST_TEXT], font),
        legal=bool(is_on(element, "w:isLgl")),
        restart=number(value(element, "w:lvlRestart")),
        style=value(element, "w:pStyle") or "",
    )
    return replace(level, text=_bullet(level.text)) if level.form == "bullet" else level


def _bullet(text: str) -> str:
    """Return a bullet as people type it.

    Symbol's minus is a dash, and a sign that only its font knows is a dot to everyone else.
    """
    return "•" if has_unknown(text) else text.replace("\u2212", "–")


def _form(element: etree._Element) -> str:
    """Return the form of a level's number.

    A custom one stands in an alternative, beside the one to fall back on (w:format, [MS-DOCX]).
    """
    alternative = child(child(element, "mc:AlternateContent"), "mc:Choice")
    for holder in (alternative, element):
        found = child(holder, "w:numFmt")
        if found is not None:
            return attribute(found, "format") or attribute(found, "val") or "decimal"
    return "decimal"
