"""Characters that are not what they seem, and the names they are shown by.

Some cannot be seen but change what is seen. Some look like a letter of another alphabet: inside a
word of that alphabet they are shown with the name of their own.
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Stretch", "is_plain", "stretches", "without_invisibles"]

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "\u00a0": "NBSP",
        "\u00ad": "SHY",
        "\u034f": "CGJ",
        "\u061c": "ALM",
        "\u180e": "MVS",
        "\u200b": "ZWSP",
        "\u200c": "ZWNJ",
        "\u200d": "ZWJ",
        "\u200e": "LRM",
        "\u200f": "RLM",
        "\u2028": "LINE SEP",
        "\u2029": "PARA SEP",
        "\u202a": "LRE",
        "\u202b": "RLE",
        "\u202c": "PDF",
        "\u202d": "LRO",
        "\u202e": "RLO",
        "\u202f": "NNBSP",
        "\u2060": "WJ",
        "\u2066": "LRI",
        "\u2067": "RLI",
        "\u2068": "FSI",
        "\u2069": "PDI",
        "\ufeff": "BOM",
        "\t": "TAB",
        "\r": "CR",
    }
)

# What follows is compiled when a text first needs it: most are plain, and never do.
# The joiners between letters that need them (Persian, Hindi) and inside emoji, and the tag
# characters of a flag, are spelling: cutting them off would break the word or the picture.
_SPELLING = (
    r"(?<=[^\x00-\u02ff\s])[\u200c\u200d](?=[^\x00-\u02ff\s])"
    r"|(?<=\U0001f3f4)[\U000e0020-\U000e007f]+"
)
_HIDDEN = (
    "\r\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
# A word that mixes Latin letters with Greek or Cyrillic ones. Each letter of the fewer kind in it
# is shown: it is the stranger. "Mixed-script" is the word of Unicode Technical Standard 39.
_LATIN = "A-Za-z\u00c0-\u024f"
_OTHER = "\u0370-\u03ff\u0400-\u052f"
_BORDER = f"(?:[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}])"
_MIXED = f"[{_LATIN}{_OTHER}]*{_BORDER}[{_LATIN}{_OTHER}]*"
_IS_LATIN = f"[{_LATIN}]"
# Spaces that look like the ordinary one matter only where they are the change.
_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

_IN_KEPT = f"{_SPELLING}|(?P<named>[{_HIDDEN}])|(?P<newlines>\n+)"
_IN_CHANGED = f"{_SPELLING}|(?P<named>[{_HIDDEN}{_SPACES}])|(?P<newlines>\n+)"
_MARKS = "\u061c\u200e\u200f"


# What most texts are made of, and nothing of which is shown otherwise.
_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2190-\u2193\u2212]*")


def is_plain(text: str) -> bool:
    """Return whether a text is certain to be shown as it is, without being cut into stretches."""
    return _PLAIN.fullmatch(text) is not None


class Stretch(NamedTuple):
    """A piece of a text, and how it is to be shown.

    Attributes:
        text: the characters as they are.
        role: empty for ordinary text, ``newlines``, ``invisible``, ``mark`` for an invisible
            character that has to keep its influence on the direction of its neighbours, or
            ``alike`` for a letter of another alphabet than its word.
        name: what an invisible character, or a stranger's alphabet, is called.
    """

    text: str
    role: str = ""
    name: str = ""


def stretches(text: str, *, changed: bool = False) -> Iterator[Stretch]:
    """Cut `text` at the characters that are shown in another way; nothing is lost.

    Args:
        text: any text.
        changed: whether it was inserted or deleted: there spaces other than U+0020 get a name.
    """
    end = 0
    for match in re.finditer(_IN_CHANGED if changed else _IN_KEPT, text):
        if not match.lastgroup:
            continue
        if match.start() > end:
            yield from _words(text[end : match.start()])
        yield _special(match)
        end = match.end()
    if end < len(text):
        yield from _words(text[end:])


def _words(text: str) -> Iterator[Stretch]:
    """Cut `text` at the letters that are strangers to their words."""
    if text.isascii():
        yield Stretch(text)
        return
    end = 0
    for word in re.finditer(_MIXED, text):
        for place in _strangers(word):
            if place > end:
                yield Stretch(text[end:place])
            yield Stretch(text[place], "alike", unicodedata.name(text[place], "?").split()[0])
            end = place + 1
    if end < len(text):
        yield Stretch(text[end:])


def _strangers(word: re.Match[str]) -> list[int]:
    """Return the offsets of the letters of the alphabet that has fewer in the word."""
    sides: tuple[list[int], list[int]] = ([], [])
    for place, letter in enumerate(word[0], start=word.start()):
        sides[re.match(_IS_LATIN, letter) is None].append(place)
    return min(sides, key=len)


def _special(match: re.Match[str]) -> Stretch:
    if match.lastgroup == "newlines":
        return Stretch(match[0], "newlines")
    role = "mark" if match[0] in _MARKS else "invisible"
    return Stretch(match[0], role, _NAMES.get(match[0]) or f"U+{ord(match[0]):04X}")


def without_invisibles(text: str) -> str:
    """Return `text` for a place where nothing can be marked, such as a tab's name."""
    if is_plain(text):
        return text
    return "".join(part.text for part in stretches(text) if part.role in ("", "newlines", "alike"))
