"""Numbers in the forms that Word counts in: ST_NumberFormat, section 17.18.59.

What a form leaves open (how letters go on after z) is as Word and LibreOffice show it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["FORMATS", "numeral"]

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LAST_ROMAN = 3999
_LONGEST = 30
"""Letters are repeated up to so many times; then they begin anew."""
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_CHICAGO = "*†‡§"
_HAN = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def _letters(alphabet: str) -> Callable[[int], str]:
    """Return a form that counts a, b, … z, aa, bb, … (not ab)."""

    def form(count: int) -> str:
        if count < 1:
            return str(count)
        times, place = divmod(count - 1, len(alphabet))
        return alphabet[place] * (times % _LONGEST + 1)

    return form


def _cycle(signs: str) -> Callable[[int], str]:
    """Return a form that has its signs for as long as they last, then plain figures."""
    return lambda count: signs[count - 1] if 1 <= count <= len(signs) else str(count)


def _digits(zero: str) -> Callable[[int], str]:
    """Return a form in the digits of another script."""
    table = {ord("0") + digit: ord(zero) + digit for digit in range(10)}
    return lambda count: str(count).translate(table)


def _roman(count: int) -> str:
    if not 1 <= count <= _LAST_ROMAN:
        return str(count)
    signs = ""
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        signs += sign * times
    return signs


def _ordinal(count: int) -> str:
    teen = 10 < count % 100 < 20
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def _chinese(count: int) -> str:
    """Return 十四, 二十, 一百〇五 …; figures outside of 1 to 9999."""
    if not 0 < count < 10_000:
        return str(count)
    text, gap = "", False
    for worth, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = count // worth % 10
        if digit:
            text += (_HAN[0] if gap and text else "") + _HAN[digit] + unit
        gap = not digit
    return text.removeprefix("一") if 10 <= count < 20 else text


FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimal": str,
        "decimalHalfWidth": str,
        "decimalZero": lambda count: f"{count:02}",
        "decimalFullWidth": _digits("０"),
        "decimalFullWidth2": _digits("０"),
        "decimalEnclosedCircle": _cycle(_CIRCLES),
        "decimalEnclosedCircleChinese": _cycle(_CIRCLES),
        "lowerLetter": _letters("abcdefghijklmnopqrstuvwxyz"),
        "upperLetter": _letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "lowerRoman": _roman,
        "upperRoman": lambda count: _roman(count).upper(),
        "ordinal": _ordinal,
        "hex": lambda count: f"{count:X}",
        "chicago": _letters(_CHICAGO),
        "numberInDash": lambda count: f"- {count} -",
        "russianLower": _letters(_RUSSIAN),
        "russianUpper": _letters(_RUSSIAN.upper()),
        "arabicAbjad": _letters(_ABJAD),
        "arabicAlpha": _letters(_ARABIC),
        "hebrew2": _letters(_HEBREW),
        "hindiNumbers": _digits("०"),
        "thaiNumbers": _digits("๐"),
        "chineseCounting": _chinese,
        "chineseCountingThousand": _chinese,
        "japaneseCounting": _chinese,
        "taiwaneseCounting": _chinese,
        "taiwaneseCountingThousand": _chinese,
        "ideographTraditional": _cycle(_STEMS),
        "none": lambda _: "",
        "bullet": lambda _: "",
    }
)
"""The forms by their names in the format."""


def numeral(form: str, count: int) -> str:
    """Return a number in a form; a custom one (``001, 002, 003, ...``) pads as it shows.

    A form that is not known gives plain figures.
    """
    first = form.split(",", maxsplit=1)[0].strip()
    if first.isascii() and first.isdecimal():
        return str(count).zfill(min(len(first), 9))
    return FORMATS.get(form, str)(count)
