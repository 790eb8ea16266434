"""What a figure is worth, in one form: one billion is 1,000 million, and 4½ is 4.5."""

from __future__ import annotations

import re
from fractions import Fraction
from unicodedata import numeric

from stmtdiff.annotation.numerals import MULTIPLES, in_digits, ordinal

__all__ = ["value_of"]

_NTH = re.compile("([0-9]{1,6})(?:st|nd|rd|th)")
_PLAIN = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
_FRACTION = re.compile(r"(?:(\d+)[ -])?(\d+)/([1-9]\d*)")
_VULGAR = re.compile("(\\d*)([\u00bc-\u00be\u2150-\u215e])")
_THOUSANDS = 4
"""So many characters a point and three digits take, which is a thousand in other languages."""


def value_of(text: str, multiple: str = "") -> str:
    """Return what a figure is worth, or nothing where its form does not tell.

    Args:
        text: the figure, case folded, in digits or an English word.
        multiple: the word behind it, which may multiply it.
    """
    nth = ordinal(text) or int((_NTH.fullmatch(text) or ("", 0))[1])
    if nth:
        return f"{nth}th"
    value = _plain(in_digits(text))
    if value is None:
        return ""
    return str(value * MULTIPLES.get(multiple, 1))


def _plain(text: str) -> Fraction | None:
    parts = _FRACTION.fullmatch(text)
    if parts:
        return int(parts[1] or 0) + Fraction(int(parts[2]), int(parts[3]))
    parts = _VULGAR.fullmatch(text)
    if parts:
        return int(parts[1] or 0) + Fraction(numeric(parts[2])).limit_denominator(100)
    parts = _PLAIN.fullmatch(text)
    if not parts or (parts[2] and (len(parts[2]) == _THOUSANDS or parts[2].endswith("0"))):
        return None
    return int(parts[1].replace(",", "")) + Fraction(f"0{parts[2] or ''}")
