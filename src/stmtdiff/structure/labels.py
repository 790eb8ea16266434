"""What can stand at the start of a line as a number or list mark.

This is grammar only: whether a label counts is decided by its neighbours, in `numbering`. Every
repetition is bounded, so no line takes more than linear time.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

__all__ = ["Label", "LabelKind", "is_numbered", "labels_of"]


class LabelKind(StrEnum):
    """What a label counts with."""

    DECIMAL = "decimal"
    ROMAN = "roman"
    LETTER = "letter"
    BULLET = "bullet"


class Label(NamedTuple):
    """A possible number or list mark at the start of a line.

    Attributes:
        printed: the label as it stands, marks included.
        kind: what it counts with.
        style: kind and marks, such as ``decimal.`` or ``letter()``: one list has one style.
        values: the number, level by level: (12,), (3, 1); a bullet has (0,).
        suffix: ``bis``, ``ter`` …, or empty.
        rest: the offset in the line where the text begins.
    """

    printed: str
    kind: LabelKind
    style: str
    values: tuple[int, ...]
    suffix: str
    rest: int

    @property
    def value(self) -> int:
        """The number at its last level."""
        return self.values[-1]


_SUFFIX = r"(?:[ ]?(?P<suffix>bis|ter|quater|quinquies|sexies|septies|octies)\b)?"
_DECIMAL = re.compile(
    r"(?P<open>[(\[（§¶“„«\"]{0,2})[ ]?(?P<digits>\d{1,6}(?:\.\d{1,3}){0,4})"
    + _SUFFIX
    + r"(?P<close>\.?[)\]）º°]|[.．:、]|[ ]?[-–](?=[ \t])|,(?=[^\W\d_a-z])|)"
    + r"(?P<gap>[ \t\u00a0\u3000]*)(?P<next>.?)"
)
_KEYCAPS = re.compile(r"(?P<digits>(?:\d\ufe0f?\u20e3|\U0001f51f){1,4})[ \t\u00a0]*")
_ROMAN = re.compile(
    r"(?P<open>\(?)(?P<digits>[ivxlcdm]{1,8}|[IVXLCDM]{1,8})(?P<close>[.)])[ \t\u00a0]+"
)
# The alphabets that lists are counted in, each in its order: Russian without Ё and Й, Arabic by the
# old order of its numerals.
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "कखगघङचछजझञटठडढणतथदधन",
)
_LETTERS = "".join(letters + letters.upper() for letters in _ALPHABETS[:3]) + "".join(
    _ALPHABETS[3:]
)
_LETTER = re.compile(rf"(?P<open>[(（]?)(?P<letter>[{_LETTERS}])(?P<close>[.)）])[ \t\u00a0]+")
_CHINESE_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九十")}
_CHINESE_NUMBER = "[〇一二三四五六七八九十百]{1,7}"
_CHINESE = re.compile(
    rf"(?P<label>第(?P<ordinal>{_CHINESE_NUMBER})条"
    rf"|(?P<open>[(（]?)(?P<digits>{_CHINESE_NUMBER})(?P<close>[、.．)）]))[ \t\u3000]*"
)
_BULLET = re.compile(
    r"(?P<bullet>[•‣▪▫◦●○∙·■□◆◇♦➤►▶✓✔✅*–—‒-]|[\U0001f4cc\U0001f449\U0001f538\U0001f539\U0001f536"
    r"\U0001f537\U0001f53a\U0001f53b]\ufe0f?)[ \t\u00a0]+"
)
# What most lines begin with, and no label does: a word with no full stop or bracket behind it.
_PLAIN_WORD = re.compile("[A-Za-z]++(?![.)）])")
_NARROW = str.maketrans("（）．、", "()..")
_ROMAN_FORM = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def labels_of(line: str) -> tuple[Label, ...]:
    """Return what the start of `line` can be read as, leading space skipped; mostly none or one.

    ``(i)`` can be a Roman one and the letter after ``(h)``: then both, the letter first.
    """
    start = len(line) - len(line.lstrip())
    if _PLAIN_WORD.match(line, start):
        return ()
    readings = (
        _keycap(line, start),
        _decimal(line, start),
        _letter(line, start),
        _roman(line, start),
        _chinese(line, start),
        _bullet(line, start),
    )
    return tuple(label for label in readings if label)


def is_numbered(line: str) -> bool:
    """Return whether a number begins a line, with text behind it."""
    return any(
        label.kind is LabelKind.DECIMAL and line[label.rest :].strip() for label in labels_of(line)
    )


def _decimal(line: str, start: int) -> Label | None:
    match = _DECIMAL.match(line, start)
    if not match or not _is_number(match):
        return None
    mark = (match["open"] + match["close"]).translate(_NARROW)
    values = tuple(int(part) for part in match["digits"].split("."))
    style = f"decimal{len(values) if len(values) > 1 else ''}{mark}"
    end = match.start("gap")
    return Label(
        line[start:end],
        LabelKind.DECIMAL,
        style,
        values,
        match["suffix"] or "",
        match.start("next"),
    )


def _is_number(match: re.Match[str]) -> bool:
    """Return whether digits and marks can be a paragraph's number, not a figure in a sentence."""
    opened, closed = match["open"], match["close"]
    if not closed:
        several = "." in match["digits"] and match["gap"]
        return bool(several or match["suffix"] or opened in ("§", "§§", "¶"))
    if opened and opened[-1] in "([（" and closed[-1] not in ")]）":
        return False
    if closed == ":" and not match["gap"]:
        return False
    # 5 - 7 percent, 12°C
    if closed[-1] in "º°" and not match["gap"]:
        return False
    if closed[-1] in "-–" and (match["next"].isdigit() or not match["next"]):
        return False
    # 1.5 percent, 12.)
    return not (closed in (".", "．") and match["next"].isdigit() and not match["gap"])


def _keycap(line: str, start: int) -> Label | None:
    match = _KEYCAPS.match(line, start)
    if not match:
        return None
    digits = match["digits"].replace("\U0001f51f", "10")
    value = int("".join(char for char in digits if char.isdecimal())[:6])
    return Label(match["digits"], LabelKind.DECIMAL, "decimal\u20e3", (value,), "", match.end())


def _roman(line: str, start: int) -> Label | None:
    match = _ROMAN.match(line, start)
    if not match or not _ROMAN_FORM.fullmatch(match["digits"].upper()):
        return None
    case = "upper" if match["digits"].isupper() else "lower"
    style = f"roman-{case}{match['open']}{match['close']}"
    printed = line[start : match.end("close")]
    return Label(
        printed, LabelKind.ROMAN, style, (_roman_value(match["digits"].upper()),), "", match.end()
    )


def _roman_value(digits: str) -> int:
    values = [_ROMAN_DIGITS[digit] for digit in digits]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _letter(line: str, start: int) -> Label | None:
    match = _LETTER.match(line, start)
    if not match:
        return None
    letter = match["letter"].lower()
    alphabet = next(letters for letters in _ALPHABETS if letter in letters)
    case = "upper" if match["letter"].isupper() else "lower"
    mark = (match["open"] + match["close"]).translate(_NARROW)
    style = f"letter-{case}{'' if alphabet is _ALPHABETS[0] else alphabet[0]}{mark}"
    printed = line[start : match.end("close")]
    return Label(printed, LabelKind.LETTER, style, (alphabet.index(letter) + 1,), "", match.end())


def _chinese(line: str, start: int) -> Label | None:
    match = _CHINESE.match(line, start)
    if not match:
        return None
    value = _chinese_value(match["ordinal"] or match["digits"])
    mark = ((match["open"] or "") + (match["close"] or "第")).translate(_NARROW)
    bracketed = bool(match["open"]) == mark.endswith(")")
    if not value or (match["open"] and not bracketed):
        return None
    style = f"decimal-chinese{mark}"
    return Label(match["label"], LabelKind.DECIMAL, style, (value,), "", match.end())


def _chinese_value(digits: str) -> int:
    """Return a number below a thousand as Chinese writes it: 十二 is 12, 一百二十 is 120."""
    hundreds, hundred, below = digits.rpartition("百")
    tens, ten, ones = below.lstrip("〇").rpartition("十")
    parts = (hundreds or ("一" if hundred else ""), tens or ("一" if ten else ""), ones)
    if any(len(part) > 1 for part in parts):
        return 0
    one_each = [_CHINESE_DIGITS.get(part, 0) for part in parts]
    return 100 * one_each[0] + 10 * one_each[1] + one_each[2]


def _bullet(line: str, start: int) -> Label | None:
    match = _BULLET.match(line, start)
    if not match:
        return None
    mark = match["bullet"]
    return Label(mark, LabelKind.BULLET, f"bullet{mark}", (0,), "", match.end())
