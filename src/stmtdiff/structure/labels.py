"""What can stand at the start of a line as a number or list mark.

This is grammar only: whether a label counts is decided by its neighbours, in `numbering`. Every
repetition is bounded, so no line takes more than linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Label", "LabelKind", "labels_of"]


class LabelKind(StrEnum):
    """What a label counts with."""

    DECIMAL = "decimal"
    ROMAN = "roman"
    LETTER = "letter"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Label:
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
    r"(?P<open>[(\[（§¶]{0,2})[ ]?(?P<digits>\d{1,6}(?:\.\d{1,3}){0,4})"
    + _SUFFIX
    + r"(?P<close>\.?[)\]）]|[.．:、]|,(?=[^\W\d_a-z])|)(?P<gap>[ \t\u00a0\u3000]*)(?P<next>.?)"
)
_KEYCAPS = re.compile(r"(?P<digits>(?:\d\ufe0f?\u20e3|\U0001f51f){1,4})[ \t\u00a0]*")
_ROMAN = re.compile(
    r"(?P<open>\(?)(?P<digits>[ivxlcdm]{1,8}|[IVXLCDM]{1,8})(?P<close>[.)])[ \t\u00a0]+"
)
_LETTER = re.compile(r"(?P<open>\(?)(?P<letter>[a-z]|[A-Z])(?P<close>[.)])[ \t\u00a0]+")
_BULLET = re.compile(
    r"(?P<bullet>[•‣▪▫◦●○∙·■□◆◇♦➤►▶✓✔✅*–—‒-]|[\U0001f4cc\U0001f449\U0001f538\U0001f539\U0001f536"
    r"\U0001f537\U0001f53a\U0001f53b]\ufe0f?)[ \t\u00a0]+"
)
_NARROW = str.maketrans("（）．、", "()..")
_ROMAN_FORM = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def labels_of(line: str) -> tuple[Label, ...]:
    """Return what the start of `line` can be read as, leading space skipped; mostly none or one.

    ``(i)`` can be a Roman one and the letter after ``(h)``: then both, the letter first.
    """
    start = len(line) - len(line.lstrip())
    readings = (
        _keycap(line, start),
        _decimal(line, start),
        _letter(line, start),
        _roman(line, start),
        _bullet(line, start),
    )
    return tuple(label for label in readings if label)


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
    case = "upper" if match["letter"].isupper() else "lower"
    style = f"letter-{case}{match['open']}{match['close']}"
    value = ord(match["letter"].lower()) - ord("a") + 1
    return Label(
        line[start : match.end("close")], LabelKind.LETTER, style, (value,), "", match.end()
    )


def _bullet(line: str, start: int) -> Label | None:
    match = _BULLET.match(line, start)
    if not match:
        return None
    mark = match["bullet"]
    return Label(mark, LabelKind.BULLET, f"bullet{mark}", (0,), "", match.end())
