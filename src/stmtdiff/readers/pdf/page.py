"""A page of a PDF as the parent sees it: glyphs that can be read, and what is left out of them.

Lengths are points; x counts from the side where lines begin (the right one where most of the
letters are Arabic or Hebrew), y from the top.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["HIDDEN", "Glyph", "Page", "is_unknown", "seen_pages"]


class Glyph(NamedTuple):
    """A character on a page; `size` is 0 for a space that is not in the file.

    It stands between `x0` and `x1` on the baseline `y`.
    """

    char: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(slots=True)
class Page:
    """A page.

    Attributes:
        number: from 1.
        glyphs: what can be seen, in the order of the file.
        left: what is left out already, each text with its reason.
        recognised: whether its text is that of a program which read the picture of the page.
        pictured: whether a picture covers most of it.
        to_left: whether its lines run to the left.
    """

    number: int
    glyphs: list[Glyph] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)
    recognised: bool = False
    pictured: bool = False
    to_left: bool = False


_INVISIBLE_MODES = (3, 7)
"""Rendering modes that draw nothing: ISO 32000-1, 9.3.6."""
_SMALLEST = 1.5
"""Points; smaller letters are there for machines."""
_WHITE = 245
_PICTURED = 0.5
_MOST_GROUNDS = 100
_RIGHT_TO_LEFT = ("R", "AL")
# Ligatures and the shapes that letters take in a word, as fonts have them: letters to a reader.
_PRESENTATION = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdfb\ufe70-\ufefc]")
# What marks a hyphen at the end of a line in PDFium, and the soft hyphen, which is one when drawn.
_HYPHENS = dict.fromkeys(map(ord, "\x02\ufffe\u00ad"), "-")
# The heads of list items in Word's symbol fonts, whose codes are no letters of Unicode.
_BULLETS = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF06F: "○",
    0xF06E: "■",
    0xF0D8: "➤",
    0xF0FC: "✓",
    0xF02D: "–",
}
_PLAIN = _HYPHENS | _BULLETS
HIDDEN, TURNED = "hidden", "turned text"


def is_unknown(char: str) -> bool:
    """Return whether a font does not tell what a character is, or keeps it to itself."""
    return char == "\ufffd" or "\ue000" <= char <= "\uf8ff"


def _runs_to_left(data: Sequence[dict[str, Any]]) -> bool:
    """Return whether most of the letters of the pages belong to a script that runs to the left."""
    counts = Counter(unicodedata.bidirectional(char) for page in data for char in page["text"])
    return sum(counts[kind] for kind in _RIGHT_TO_LEFT) > counts["L"]


def seen_pages(data: Sequence[dict[str, Any]]) -> list[Page]:
    """Return the pages that the child process tells of; see `child._Page.as_data`."""
    mirrored = _runs_to_left(data)
    return [_page(number, page, mirrored) for number, page in enumerate(data, start=1)]


def _page(number: int, data: dict[str, Any], mirrored: bool) -> Page:
    page = Page(number, [], [(text, why) for why, text in data["notes"]], to_left=mirrored)
    area = data["width"] * data["height"]
    page.pictured = any(_area(box, data) > _PICTURED * area for box in data["pictures"])
    ghostly = [style[1] in _INVISIBLE_MODES for style in data["styles"]]
    drawn = [ghostly[style] for style in data["style"] if style >= 0]
    # A program that reads scans lays what it read, invisible, over the picture.
    page.recognised = page.pictured and 2 * sum(drawn) > len(drawn)
    grounds = _Grounds(data)
    reasons: list[str | None] = []
    for place in range(len(data["text"])):
        reason = _why_not_seen(data, place, page.recognised)
        reasons.append(reason or grounds.hide(place))
    _fill_spaces(reasons, data)
    for reason, places in groupby(range(len(reasons)), key=reasons.__getitem__):
        glyphs = list(_glyphs(data, places, mirrored))
        if not reason:
            page.glyphs += glyphs
        elif text := " ".join("".join(glyph.char for glyph in glyphs).split()):
            page.left.append((text, reason))
    return page


def _area(box: Sequence[int], page: dict[str, Any]) -> float:
    """Return how much of the page a box covers."""
    width = min(box[2], page["width"]) - max(box[0], 0)
    height = min(box[3], page["height"]) - max(box[1], 0)
    return float(max(0, width) * max(0, height))


def _why_not_seen(data: dict[str, Any], place: int, recognised: bool) -> str | None:
    """Return why a character is not read; empty where it is, None where it has no look itself."""
    number = data["style"][place]
    if number < 0:
        return None
    size, mode, *_, alpha, turned = data["styles"][number]
    middle = (data["x0"][place] + data["x1"][place]) / 2
    on_page = 0 <= middle <= data["width"] and 0 <= data["y"][place] <= data["height"]
    unseen = (mode in _INVISIBLE_MODES and not recognised) or not alpha
    if unseen or size < _SMALLEST or not on_page:
        return HIDDEN
    return TURNED if turned else ""


def _fill_spaces(reasons: list[str | None], data: dict[str, Any]) -> None:
    """Let the spaces that only follow from gaps share the fate of the character before."""
    before: str | None = ""
    for place, reason in enumerate(reasons):
        if reason is None:
            reasons[place] = before
        elif not data["text"][place].isspace():
            before = reason


class _Grounds:
    """What lies under white letters: only on a dark ground can they be seen."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        dark = [box for *box, r, g, b in data["fills"] if min(r, g, b) < _WHITE]
        # A page with more grounds than this is no page that people read.
        large = sorted([*dark, *data["pictures"]], key=lambda box: -_area(box, data))
        self.boxes = large[:_MOST_GROUNDS]
        self.known: dict[int, str] = {}

    def hide(self, place: int) -> str:
        """Return why a character is hidden, or empty; of a run of text the first decides."""
        number = self.data["style"][place]
        if number < 0 or min(self.data["styles"][number][2:5]) < _WHITE:
            return ""
        if number not in self.known:
            x = (self.data["x0"][place] + self.data["x1"][place]) / 2
            y = self.data["y"][place] - 25 * self.data["styles"][number][0]
            shown = any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in self.boxes)
            self.known[number] = "" if shown else HIDDEN
        return self.known[number]


def _glyphs(data: dict[str, Any], places: Iterator[int], mirrored: bool) -> Iterator[Glyph]:
    width = data["width"]
    for place in places:
        number = data["style"][place]
        if number < 0 and not data["text"][place].isspace():
            continue  # PDFium's own, such as a second mark for a hyphen
        char = _PRESENTATION.sub(_letters, data["text"][place].translate(_PLAIN))
        x0, x1 = data["x0"][place], data["x1"][place]
        if mirrored:
            x0, x1 = width - x1, width - x0
        size = data["styles"][number][0] if number >= 0 else 0.0
        yield Glyph(char, x0 / 100, x1 / 100, data["y"][place] / 100, size)


def _letters(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])
