"""How a note names a paragraph, and quotes the first words of a longer text, none at any length."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stmtdiff.model import Paragraph

__all__ = ["LONGEST_WORD", "QUOTED_WORDS", "name_in_note", "quoted", "shortened"]

QUOTED_WORDS = 8
LONGEST_WORD = 80
"""So many characters of what has no space in it are quoted: of a figure, an address, a line of
Chinese. The text itself always stands whole."""

# With quotation marks apart, and room for the sign, what is shortened stays as it is.
_LONG = re.compile(rf"[^\s“”]{{{LONGEST_WORD + 2},}}")
_JOINER = "\u200d"


def quoted(text: str, most: int = QUOTED_WORDS) -> str:
    """Return the first words of a text in quotation marks."""
    words = text.split(maxsplit=most)
    return f"“{shortened(' '.join(words[:most]))}{' …' * (len(words) > most)}”"


def shortened(text: str) -> str:
    """Return a text that tells or quotes another, the words cut that are over `LONGEST_WORD`."""
    return _LONG.sub(lambda word: f"{_beginning(word[0])}…", text)


def _beginning(word: str) -> str:
    """Return the first characters of a word, no mark or joined sign cut from its letter."""
    end = LONGEST_WORD
    while end > 1 and (_joins(word[end]) or word[end - 1] == _JOINER):
        end -= 1
    return word[:end]


def _joins(char: str) -> bool:
    return char == _JOINER or unicodedata.category(char).startswith("M")


def name_in_note(paragraph: Paragraph) -> str:
    """Return the number of a paragraph, or what it is called by where it stands."""
    return f"¶ {paragraph.number}" if paragraph.number else paragraph.standing
