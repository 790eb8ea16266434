r"""Words, figures and marks, and the keys by which they are compared.

A text is cut without loss: the tokens' texts, put together, are the text. White space is a token
of its own, so that an edit can say which side of it a space belongs to. A token's `key` decides
whether two tokens are the same for alignment and diff; where the keys are equal and the texts are
not, the difference is typography (quotes, dashes, spaces, composed or decomposed accents).

The standard library's ``\w`` cuts Hindi and Thai words at their vowel signs, so words are runs of
letters *and* marks; a grapheme (emoji with its modifiers, flag, keycap) is never cut. Chinese and
Japanese have no spaces between words: there each character is a token.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain

__all__ = ["Token", "TokenKind", "fold", "tokenize", "words"]


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"
    SPACE = "space"
    OMISSION = "omission"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text that is compared as a whole.

    Attributes:
        text: the piece as it stands.
        key: what is compared.
        kind: what it is.
        start: its offset in the text, in code points.
    """

    text: str
    key: str
    kind: TokenKind
    start: int

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


# What rides on the character before it: combining marks of every script (the common ranges, which
# `\w` leaves out), variation selectors, joiners, soft hyphens, emoji modifiers, tag characters.
_EXTENDERS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd"
    "\u0a01-\u0a03\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82"
    "\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d"
    "\u0d81-\u0d83\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
    "\u0f71-\u0f84\u102b-\u103e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0\ufe00-\ufe0f"
    "\ufe20-\ufe2f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
# Hiragana and the Han characters are written without spaces, so each is a token by itself, as in
# the default word boundaries of Unicode (UAX 29); a run of them is a whole sentence.
_SPACELESS = "\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_APOSTROPHE = "['\u2019\u02bc]"
_HYPHEN = "[-\u2010\u2011]"
_DIGITS = r"\d+"
# 35 000 000, with any space between the groups; one that could be a year begins none.
_GROUPED = r"\d{1,3}(?:[ \xa0\u2009\u202f]\d{3})+(?!\d)"
_MINUS = r"(?:(?<=[ \xa0(\[])(?<!\d[ \xa0])[-\u2212\u2013](?=[$€£¥₽₹]?\d))?"
_FRACTION = r"(?:-\d+/\d+|\x20[1-9]/[1-9]\d?(?![\d/]))?"


def _token_pattern(x: str, spaceless: str) -> re.Pattern[str]:
    """Return the pattern of a token, given what may ride on a character, and what has no spaces."""
    letter = rf"[^\W\d_{spaceless}]{x}"
    # The order matters: the first that fits wins. `_kind` tells them apart again.
    kinds = (
        # <…>, […], (...), and with words about it: the marks of an omission
        r"<\s*(?:…|\.{3})\s*>|\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)",
        r"\s+",
        # A/RES/78/1, S/2024/17, A/78/L.5/Rev.1: symbols of documents stay whole
        r"[A-Z]{1,4}(?:/[A-Za-z0-9.]{1,12}){0,4}/\d+(?:/[A-Za-z0-9]+(?:\.\d+)?){0,4}"
        r"(?:\(\w{1,12}\))?",
        # 12/CP.44: decisions of a conference, by number and session
        r"\d{1,4}/[A-Z]{2,5}\.\d{1,3}(?![\d.]\d)",
        # U.S., e.g.: single letters with full stops
        rf"(?:{letter}\.){{2,6}}(?!\w)",
        # a date
        r"\d{4}-\d\d-\d\d(?!\d)",
        # -0.5, after a space that no figure stands before: 3 -5 is a range;
        # 1.5, 35,000,000, 35 000 000, 3-1/2, 3 1/2, 12.1, 2023², 9:30, with a currency mark or
        # percent sign, and with a unit that is written close: 2nd, 5bis, 1990s, 1.5bn, 40km
        rf"{_MINUS}[$€£¥₽₹]?(?:{_GROUPED}|{_DIGITS})(?:[.,:/]{_DIGITS})*{_FRACTION}(?:\s?[%‰])?[²³¹⁰-⁹¼-¾⅐-⅞]*"
        rf"(?:[A-Za-zµ]{{1,4}}(?![^\W{spaceless}]|[\u0300-\u036f]))?{x}",
        rf"#?@?[{spaceless}]{x}" if spaceless else "",
        # words with apostrophes and hyphens inside: people-to-people, Council's
        rf"#?@?(?:{letter})+(?:\d{x}|{letter}|(?:{_APOSTROPHE}|{_HYPHEN})(?=[^\W_])|_(?=\w))*",
        # two regional indicators are one flag; emoji joined by U+200D are one
        r"[\U0001f1e6-\U0001f1ff]{2}",
        rf".{x}(?:(?<=\u200d)[^\w\s]{x})*",
    )
    return re.compile("|".join(filter(None, kinds)), re.DOTALL)


# Latin, Greek and Cyrillic texts with the usual marks hold nothing of these two, and a pattern
# without them is quicker to compile and to match.
_PLAIN = re.compile("[\0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u20a0-\u20bf]*")
_PLAIN_TOKEN = _token_pattern("", "")


@lru_cache(maxsize=1)
def _any_token() -> re.Pattern[str]:
    return _token_pattern(f"[{_EXTENDERS}]*", _SPACELESS)


def _cut(text: str) -> list[str]:
    """Return the texts of the tokens of `text`."""
    plain = text.isascii() or _PLAIN.fullmatch(text)
    return (_PLAIN_TOKEN if plain else _any_token()).findall(text)


def _kind(text: str) -> TokenKind:
    """Return what a token is, which its text tells."""
    first = text[0]
    if first.isspace():
        return TokenKind.SPACE
    if first in "<[(" and (text[1:2].isspace() or text[1:2] in (".", "…")):
        return TokenKind.OMISSION
    # ½ is numeric; ² is a digit, but as often the mark of a note; 三 is a letter.
    if first.isnumeric() and not first.isdigit() and not first.isalpha():
        return TokenKind.NUMBER
    letter = text.lstrip("#@")[:1]
    if letter.isalnum() and not letter.isdecimal():
        return TokenKind.NUMBER if "/" in text else TokenKind.WORD
    # Before the digits there may be a sign and a currency.
    figure = any(map(str.isdecimal, text[:3]))
    return TokenKind.NUMBER if figure else TokenKind.MARK


_QUOTES = dict.fromkeys(map(ord, "“”„‟«»″"), '"')
_SINGLE_QUOTES = dict.fromkeys(map(ord, "‘’‚‛‹›ʼ′"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
_FOLDS = {**_QUOTES, **_SINGLE_QUOTES, **_DASHES, **_INVISIBLE, ord("…"): "..."}

# The words inside a hashtag: Capitalised, lower, UPPER before a capitalised one, and figures.
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[^\W\d_][^\W\dA-Z_]*|\d+")

# A character by itself is one word, whatever stands before it; the pattern is seldom needed.
_SPACELESS_TAG = f"#?@?[{_SPACELESS}]"

# The kinds of token that are words and figures.
_SAYING = TokenKind.WORD, TokenKind.NUMBER

# Texts whose tokens and words are kept at hand: alignment, wording, survivals and the page ask for
# the same ones. More than the paragraphs of both sides of a long declaration.
_REMEMBERED = 512

# NFC of a long run of mixed marks takes quadratic time, so such a token keeps its own spelling.
_NORMALIZABLE = 200


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the comparison key of a token's text: what is only typography is folded away."""
    if text.isspace():
        return " "
    if len(text) > 1 and text[0] == "#":
        text = text[1:]
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text) if len(text) <= _NORMALIZABLE else text
    return composed.translate(_FOLDS) or text


@lru_cache(maxsize=65536)
def _known(text: str) -> tuple[str, str, TokenKind]:
    """Return a token's text, key and kind; equal texts are one, however often they are cut."""
    return text, fold(text), _kind(text)


@lru_cache(maxsize=_REMEMBERED)
def tokenize(text: str) -> tuple[Token, ...]:
    """Cut `text` into tokens; their texts, put together, are `text`."""
    tokens: list[Token] = []
    start = 0
    for piece in _cut(text):
        tokens.append(Token(*_known(piece), start))
        start += len(piece)
    return tuple(tokens)


def words(text: str) -> list[str]:
    """Return the words and figures of `text`, case folded: what similarity looks at.

    A hashtag gives the words it is made of: ``#UnitedNations`` is ``united``, ``nations``.
    """
    return list(_words(text))


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    # No tokens are made here: this runs over every word of both statements.
    return tuple(chain.from_iterable(map(_words_in, _cut(text))))


@lru_cache(maxsize=65536)
def _words_in(token: str) -> tuple[str, ...]:
    """Return the words in the text of a token, of which a hashtag may have several."""
    _, key, kind = _known(token)
    if kind not in _SAYING:
        return ()
    if token[0] in "#@" and kind is TokenKind.WORD and not re.match(_SPACELESS_TAG, token):
        return tuple(part.casefold() for part in _CAMEL.findall(key))
    return (key.casefold(),)
