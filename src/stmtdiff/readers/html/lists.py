"""The numbers and marks that a browser puts before the items of a list.

The rules of counting: https://html.spec.whatwg.org/multipage/grouping-content.html#ordinal-value;
of writing: https://www.w3.org/TR/css-counter-styles-3/#predefined-counters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stmtdiff.readers.html.styles import style_of
from stmtdiff.readers.html.tree import Element

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LISTS", "ListCount", "marks_items"]

LISTS = ("ol", "ul", "menu", "dir")
"""Elements that make lists."""

_BULLETS: Mapping[str, str] = {"disc": "•", "circle": "◦", "square": "▪"}
_BULLETS_BY_LEVEL = ("•", "◦", "▪")
_INTEGER = re.compile(r"\s*([+-]?\d{1,9})")
_TYPES: Mapping[str, str] = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_ALPHABETS: Mapping[str, str] = {
    "lower-alpha": "abcdefghijklmnopqrstuvwxyz",
    "lower-latin": "abcdefghijklmnopqrstuvwxyz",
    "upper-alpha": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "upper-latin": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lower-greek": "αβγδεζηθικλμνξοπρστυφχψω",
}
_DIGITS: Mapping[str, str] = {
    "arabic-indic": "٠١٢٣٤٥٦٧٨٩",
    "bengali": "০১২৩৪৫৬৭৮৯",
    "devanagari": "०१२३४५६७८९",
    "persian": "۰۱۲۳۴۵۶۷۸۹",
}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN = 3999


@dataclass(slots=True)
class ListCount:
    """A list that is being read, and what its count is at."""

    element: Element
    level: int
    """How deep it stands in other lists, from 1."""
    style: str = ""
    value: int = 0
    step: int = 1

    def __post_init__(self) -> None:
        """Begin the count where the list says."""
        element = self.element
        self.style = _style(element)
        self.step = -1 if "reversed" in element.attributes else 1
        items = sum(isinstance(x, Element) and x.name == "li" for x in element.children)
        first = items if self.step < 0 else 1
        self.value = _integer(element.get("start"), first) - self.step

    def label_of(self, item: Element) -> tuple[str, int]:
        """Count an item; return what is printed before it and its number, or nothing and 0."""
        self.value = _integer(item.get("value"), self.value + self.step)
        shown = style_of(item)
        style = _style(item) or self.style
        if style == "none" or shown.get("display", "list-item") != "list-item":
            return "", 0
        if style[:1] in ('"', "'"):
            return style.strip("\"'").strip(), 0
        if style in _BULLETS:
            return _BULLETS[style], 0
        if self.element.name == "ol":
            return f"{_written(self.value, style)}.", max(0, self.value)
        return _BULLETS_BY_LEVEL[max(1, min(self.level, 3)) - 1], 0


def marks_items(element: Element) -> bool:
    """Return whether a list prints something before its items, as far as it says so itself."""
    return _style(element) != "none"


def _style(element: Element) -> str:
    """Return the style of numbers or marks that an element asks for, or empty."""
    style = style_of(element)
    for word in (style.get("list-style-type", ""), *style.get("list-style", "").split()):
        known = word == "none" or word in (*_BULLETS, *_ALPHABETS, *_DIGITS, *_TYPES.values())
        if known or word in ("lower-roman", "decimal-leading-zero") or word[:1] in ('"', "'"):
            return word
    kind = element.get("type")
    return _TYPES.get(kind, kind.lower() if kind.lower() in (*_BULLETS, "none") else "")


def _integer(text: str, default: int) -> int:
    match = _INTEGER.match(text)
    return int(match[1]) if match else default


def _written(value: int, style: str) -> str:
    if style in _ALPHABETS and value > 0:
        return _in_letters(value, _ALPHABETS[style])
    if style.endswith("-roman") and 0 < value <= _LARGEST_ROMAN:
        roman = _in_roman(value)
        return roman.upper() if style.startswith("upper") else roman
    if style == "decimal-leading-zero":
        return f"{value:02}"
    digits = _DIGITS.get(style, "")
    return str(value).translate({ord("0") + n: digit for n, digit in enumerate(digits)})


def _in_letters(value: int, alphabet: str) -> str:
    letters = ""
    while value > 0:
        value, place = divmod(value - 1, len(alphabet))
        letters = alphabet[place] + letters
    return letters


def _in_roman(value: int) -> str:
    roman = ""
    for figure, letters in _ROMAN:
        count, value = divmod(value, figure)
        roman += letters * count
    return roman
