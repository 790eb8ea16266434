"""Lines of a source, and what the end of a line tells about the next one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.sentences import ABBREVIATIONS, CLOSING_MARKS, SENTENCE_ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "HEADING_WORDS",
    "NO_LABEL",
    "Line",
    "Markup",
    "glue",
    "is_heading_like",
    "is_omission",
    "is_terminated",
    "points_on",
    "typical_width",
]

_OMISSION = re.compile(r"\s*(?:[<\[(]\s*(?:…|\.{3})\s*[>\])]|\*\s*\*\s*\*|…|\.{3})\s*[.;]?\s*")
_HALF_STOPS = ":;；：؛"
_COMMAS = ",،，、"
_TERMINATED = re.compile(
    rf"(?:[{SENTENCE_ENDS}{_HALF_STOPS}]|>|\[…\]|\(…\))[{re.escape(CLOSING_MARKS)}*¹²³⁰-⁹]{{0,4}}$"
)
_LONGEST_END = 7
"""So many characters such an end has at most."""
_LONGEST_LAST = 32
"""An abbreviation has fewer characters, with its full stop and the marks behind it."""
_HASHTAGS_AT_END = re.compile(r"(?:\s*#\w+)+$")

# A figure that follows one of these is a part of the sentence, not the number of a paragraph.
_POINTERS = frozenset(
    [
        "a",
        "about",
        "above",
        "an",
        "and",
        "approximately",
        "art",
        "article",
        "articles",
        "as",
        "at",
        "below",
        "between",
        "by",
        "chapter",
        "circa",
        "clause",
        "decision",
        "decisions",
        "fig",
        "figure",
        "figures",
        "for",
        "from",
        "goal",
        "in",
        "is",
        "item",
        "no",
        "nos",
        "number",
        "of",
        "on",
        "or",
        "over",
        "para",
        "paragraph",
        "paragraphs",
        "part",
        "pillar",
        "point",
        "principle",
        "resolution",
        "resolutions",
        "rule",
        "section",
        "some",
        "table",
        "target",
        "than",
        "that",
        "the",
        "these",
        "those",
        "to",
        "under",
        "until",
        "with",
    ]
)
HEADING_WORDS = 16
"""No heading is longer."""
# Where no spaces part the words, the characters tell the length.
_HEADING_CHARACTERS = 200
_NO_HEADING_ENDS = tuple(f"{SENTENCE_ENDS}{_HALF_STOPS}{_COMMAS}>")
# A footnote's: the report of the Council,1
_MARK_BEHIND_COMMA = re.compile(r"(?<=[^\W\d],)\d{1,3}$")
# A line that speaks for somebody is text, however short: "We thank our hosts".
_SPEAKS = re.compile(r"(?:We|I|They|Ministers|Leaders|The (?:Ministers|Leaders|Committee))\s")
_LAST_WORD = re.compile(r"(?<![\w.])([\w.]++)\W*+$")
_WIDEST_WRAP = 200
"""Longer lines are paragraphs of their own, not the work of a line wrapper."""
_LONG_WORD = 31
"""A line wrapper breaks no word of so many characters."""


NO_LABEL = -1
"""The format says that what looks like a number at the start of a line is none."""


class Markup(NamedTuple):
    """What a format says of a line that is a block of its own; plain text says nothing.

    Attributes:
        heading: the level of the heading it is, from 1; 0 where it is none.
        label: how many characters at its start are a number or mark that the format gave it; 0
            where it gave none, but one may be typed; `NO_LABEL` where none is.
        level: how deep in lists it stands, from 1; 0 outside of any.
        value: the number that the format counted there, whatever it is written as; 0 where the
            label is a mark, or nothing is known of it.
    """

    heading: int = 0
    label: int = 0
    level: int = 0
    value: int = 0


class Line(NamedTuple):
    """One line of a source.

    Attributes:
        text: the line without its line break.
        start: the offset of its first character in the source.
        after_blank: whether a blank line, or nothing, stands before it.
        markup: what the format says of it; None where a line is only a line.
        wrapped: whether the line before had no room for its first word, where the format shows
            how wide words and lines are; None where only their characters can be counted.
        left_out: how many characters the reader took out of it: the marks of footnotes.
    """

    text: str
    start: int
    after_blank: bool
    markup: Markup | None = None
    wrapped: bool | None = None
    left_out: int = 0

    @property
    def end(self) -> int:
        """The offset behind its last visible character in the source."""
        return self.start + len(self.text.rstrip()) + self.left_out

    @property
    def given_label(self) -> int:
        """How many characters at the start are a label that the format gave."""
        return max(0, self.markup.label) if self.markup else 0

    @property
    def list_level(self) -> int:
        """How deep in the format's lists the line stands."""
        return self.markup.level if self.markup else 0


def is_omission(text: str) -> bool:
    """Return whether a text is nothing but the mark of an omission."""
    return _OMISSION.fullmatch(text) is not None


def is_terminated(text: str) -> bool:
    """Return whether a sentence ends where this text ends."""
    text = text.rstrip()
    if "#" in text:
        text = _HASHTAGS_AT_END.sub("", text) or text
    if not _TERMINATED.search(text, len(text) - _LONGEST_END):
        return False
    word = _LAST_WORD.search(text, len(text) - _LONGEST_LAST) if text.endswith(".") else None
    return not (word and word[1].rstrip(".").lower() in ABBREVIATIONS)


def is_heading_like(text: str) -> bool:
    """Return whether a text could be a heading: short, no sentence, beginning as names do."""
    text = _MARK_BEHIND_COMMA.sub("", text.strip())
    if len(text.split()) > HEADING_WORDS or is_omission(text):
        return False
    if text.endswith(_NO_HEADING_ENDS) or len(text) > _HEADING_CHARACTERS:
        return False
    first = next((char for char in text if char.isalnum()), "")
    return bool(first) and not first.islower() and not _SPEAKS.match(text)


def points_on(text: str) -> bool:
    """Return whether a text ends in a word that a figure is expected behind (paragraph, of, to)."""
    word = _LAST_WORD.search(text)
    last = word[1].rstrip(".").lower() if word else ""
    return last in _POINTERS or last in ABBREVIATIONS


def typical_width(lines: Sequence[Line]) -> int:
    """Return the width that lines seem to be wrapped at; 0 where they are not wrapped.

    Lines that hold an unbreakable word (an address) tell nothing and do not count, nor do blocks
    that a format marks.
    """
    widest = 0
    for line in lines:
        width = len(line.text.rstrip())
        if width > widest and not line.markup and not _has_long_word(line.text):
            if width > _WIDEST_WRAP:
                return 0
            widest = width
    return widest


def _has_long_word(text: str) -> bool:
    return len(max(text.split(), key=len, default="")) >= _LONG_WORD


_HYPHENATED = re.compile(r"\w[-\u2010]$")
_SUSPENDED = re.compile(r"(?:and|or|und|oder|et|ou|y|e)\b")


def glue(before: str, after: str) -> str:
    """Return what stands between two lines that are one text: a space, or nothing after a hyphen.

    Nor does anything stand between characters that no space parts.
    The hyphen itself stays, because nothing tells a broken word from a compound one.
    """
    broken = _HYPHENATED.search(before[-2:]) and after[:1].isalnum() and not _SUSPENDED.match(after)
    border = before[-1:] + after[:1]
    unspaced = any(map(_is_unspaced, border)) and not any(map(_is_spaced, border))
    return "" if broken or unspaced else " "


def _is_unspaced(char: str) -> bool:
    """Return whether it is a Chinese or Japanese character or mark: beside it stands no space."""
    return "\u3000" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or _is_fullwidth(char)


def _is_fullwidth(char: str) -> bool:
    return "\uff01" <= char <= "\uff5e"


def _is_spaced(char: str) -> bool:
    """Return whether it is white space, or a letter or figure that has spaces beside it."""
    return char.isspace() or (
        (char.isalnum() or char == "_") and (_is_fullwidth(char) or not _is_unspaced(char))
    )
