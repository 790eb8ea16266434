"""Properties of paragraphs and runs, and the styles they are inherited from.

A style takes what it does not say itself from the one it is based on (w:basedOn, section
17.7.4.3); a paragraph takes it from its style, or from the default one (section 17.7.4.17).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from stmtdiff.readers.docx.names import attribute, child, children, is_on, number, value

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["BODY_TEXT", "SUBTITLE", "TITLE", "Look", "Styles"]

TITLE, SUBTITLE, BODY_TEXT = -1, -2, 0
"""What `Look.heading` says beside the level of a heading."""

_HEADING_NAME = re.compile(r"heading ([1-9])")
_CONTENTS_NAME = re.compile(r"toc [1-9]|table of (?:figures|authorities)")
_NAMED = {"title": TITLE, "subtitle": SUBTITLE}


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of a paragraph or run, by itself or by its style; None where nothing is.

    Attributes:
        heading: the level of the heading it is, from 1; `TITLE`, `SUBTITLE` or `BODY_TEXT`.
        contents: whether it is a line of a table of contents.
        centred: whether its lines are centred (w:jc, section 17.3.1.13).
        num_id: the list that counts it; "0" for none at all.
        level: its level in the list, from 0.
        numbered_by: the style that names the list.
        counted_as: of a paragraph that names no level itself, the styles that may have one in the
            list.
        hidden: w:vanish (section 17.3.2.41).
        raised: w:vertAlign: "superscript", "subscript" or "baseline".
        font: the font of its Latin letters and signs.
        languages: w:lang: of Latin, of East Asian and of right-to-left text.
    """

    heading: int | None = None
    contents: bool = False
    centred: bool | None = None
    num_id: str | None = None
    level: int | None = None
    numbered_by: str = ""
    counted_as: tuple[str, ...] = ()
    hidden: bool | None = None
    raised: str | None = None
    font: str | None = None
    languages: tuple[str, str, str] | None = None

    def over(self, base: Look) -> Look:
        """Return this look where it says something, else that of `base`."""
        return Look(
            base.heading if self.heading is None else self.heading,
            base.contents or self.contents,
            base.centred if self.centred is None else self.centred,
            base.num_id if self.num_id is None else self.num_id,
            base.level if self.level is None else self.level,
            self.numbered_by or base.numbered_by,
            self.counted_as or base.counted_as,
            base.hidden if self.hidden is None else self.hidden,
            base.raised if self.raised is None else self.raised,
            base.font if self.font is None else self.font,
            base.languages if self.languages is None else self.languages,
        )


_PLAIN = Look()


@dataclass(slots=True)
class Styles:
    """The styles of a document, resolved when they are asked for."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    default: str = ""
    defaults: Look = _PLAIN
    _resolved: dict[str, Look] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        """Return the styles that the root of the styles part holds."""
        styles = cls()
        for element in children(root, "w:style"):
            identifier = attribute(element, "styleId")
            styles.elements.setdefault(identifier, element)
            is_default = attribute(element, "default").lower() in ("1", "true", "on")
            if is_default and attribute(element, "type") == "paragraph":
                styles.default = identifier
        run = child(child(root, "w:docDefaults"), "w:rPrDefault")
        styles.defaults = run_look(child(run, "w:rPr"))
        return styles

    def look(self, identifier: str) -> Look:
        """Return what a style says, with what it inherits; nothing for a style that is not there.

        Styles that are based on each other in a circle inherit nothing from each other.
        """
        chain: dict[str, None] = {}
        place = identifier
        while place in self.elements and place not in self._resolved and place not in chain:
            chain[place] = None
            place = value(self.elements[place], "w:basedOn") or ""
        look = self._resolved.get(place, _PLAIN)
        for name in reversed(chain):
            look = self._own(name).over(look)
            self._resolved[name] = look
        return look

    def paragraph(self, properties: etree._Element | None) -> Look:
        """Return what a paragraph's w:pPr says, over its style's."""
        identifier = value(properties, "w:pStyle")
        if identifier is None or identifier not in self.elements:
            identifier = self.default
        direct, styled = paragraph_look(properties), self.look(identifier)
        look = direct.over(styled)
        if direct.level is not None:
            return look
        return replace(look, counted_as=(identifier, styled.numbered_by))

    def run(self, properties: etree._Element | None, paragraph: Look) -> Look:
        """Return what a run's w:rPr says, over its style and its paragraph's.

        Whether it is hidden is a toggle (section 17.7.3): said by the paragraph's style and by the
        run's, the two take each other back; said by the run itself, it holds.
        """
        if properties is None:
            return paragraph
        direct = run_look(properties)
        styled = self.look(value(properties, "w:rStyle") or "")
        look = direct.over(styled).over(paragraph)
        if direct.hidden is None and styled.hidden:
            look = replace(look, hidden=not paragraph.hidden)
        return look

    def list_of(self, identifier: str) -> str:
        """Return the list that a numbering style names, or empty."""
        return self.look(identifier).num_id or ""

    def _own(self, identifier: str) -> Look:
        element = self.elements[identifier]
        look = run_look(child(element, "w:rPr")).over(paragraph_look(child(element, "w:pPr")))
        name = (value(element, "w:name") or identifier).strip().lower()
        named = _HEADING_NAME.fullmatch(name)
        heading = int(named[1]) if named else _NAMED.get(name, look.heading)
        by = identifier if look.num_id is not None else ""
        contents = bool(_CONTENTS_NAME.fullmatch(name))
        return replace(look, heading=heading, numbered_by=by, contents=contents)


def paragraph_look(properties: etree._Element | None) -> Look:
    """Return what a w:pPr itself says."""
    if properties is None:
        return _PLAIN
    counting = child(properties, "w:numPr")
    outline = number(value(properties, "w:outlineLvl"))
    aligned = value(properties, "w:jc")
    return Look(
        # Levels 0 to 8 are headings, 9 is body text (section 17.3.1.20).
        heading=None if outline is None else outline + 1 if 0 <= outline <= 8 else BODY_TEXT,
        centred=None if aligned is None else aligned == "center",
        num_id=value(counting, "w:numId"),
        level=number(value(counting, "w:ilvl")),
    )


def run_look(properties: etree._Element | None) -> Look:
    """Return what a w:rPr itself says."""
    if properties is None or not len(properties):
        return _PLAIN
    language, fonts = child(properties, "w:lang"), child(properties, "w:rFonts")
    return Look(
        hidden=is_on(properties, "w:vanish"),
        raised=value(properties, "w:vertAlign"),
        font=None if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi"),
        languages=None
        if language is None
        else (
            attribute(language, "val"),
            attribute(language, "eastAsia"),
            attribute(language, "bidi"),
        ),
    )
