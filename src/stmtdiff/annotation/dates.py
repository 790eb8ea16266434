"""Dates in a text: a day, month and year, a month and year, a year; and how one became another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.tokens import Token

__all__ = ["Date", "compare_dates", "find_dates"]

_MONTHS_TABLE = """
    January February March April May June July August September October November December
"""
_MONTHS = frozenset(_MONTHS_TABLE.split())
_DEADLINES = frozenset(("by", "until", "before", "than"))
# What may stand between such a word and the date: by the end of 2031.
_LEADS = frozenset(("the", "end", "of", "middle", "beginning", "later"))
_SIGNS_TABLE = """
    in since of after from to during for and between year years summer winter spring autumn -
    – — /
"""
_YEAR_SIGNS = _DEADLINES | frozenset(_SIGNS_TABLE.split())

# Behind such a figure stands what it counts: of 2000 ships.
_PLURAL = re.compile("(?!was|has|this)[a-z]{2,}[a-rt-z]s")


@dataclass(frozen=True, slots=True)
class Date:
    """A date and where it stands, as a range of tokens; what is not said is 0 or empty."""

    start: int
    end: int
    day: str
    month: str
    year: int
    deadline: bool

    @property
    def text(self) -> str:
        """The date in words."""
        return " ".join(part for part in (self.day, self.month, str(self.year or "")) if part)


def find_dates(tokens: Sequence[Token]) -> list[Date]:
    """Return the dates of a text in their order."""
    places = [n for n, token in enumerate(tokens) if token.kind is not TokenKind.SPACE]
    found: list[Date] = []
    at = 0
    while at < len(places):
        size, date = _date(tokens, places, at)
        if date:
            found.append(date)
        at += size
    return found


def _date(tokens: Sequence[Token], places: Sequence[int], at: int) -> tuple[int, Date | None]:
    """Return how many words to go on by, and the date that starts here."""
    words = [tokens[place].text for place in places[at : at + 6]]
    before = tokens[places[at - 1]].text.casefold() if at else ""
    days, size = _days(words)
    month = words[size] if size < len(words) and words[size] in _MONTHS else ""
    year = 0
    if month:
        behind = words[size + 1 : size + 2]
        year = _year(behind[0]) if behind else 0
        size += 1 + bool(year)
        if not (days or year):
            return 1, None
    else:
        days, size, year = "", 1, _year(words[0])
        counts = bool(words[1:2] and (words[1][:1].isupper() or _PLURAL.fullmatch(words[1])))
        if not year or before not in _YEAR_SIGNS or counts:
            return 1, None
    start, end = places[at], places[at + size - 1] + 1
    return size, Date(start, end, days, month, year, _is_deadline(tokens, places, at))


def _is_deadline(tokens: Sequence[Token], places: Sequence[int], at: int) -> bool:
    for place in reversed(places[max(0, at - 4) : at]):
        word = tokens[place].text.casefold()
        if word not in _LEADS:
            return word in _DEADLINES
    return False


def _days(words: Sequence[str]) -> tuple[str, int]:
    """Return the day, or the days from one to another, and how many words they take."""
    if not _is_day(words[0]):
        return "", 0
    if len(words) > 2 and words[1] in ("and", "to", "-", "–") and _is_day(words[2]):
        joint = words[1] if len(words[1]) == 1 else f" {words[1]} "
        return f"{words[0]}{joint}{words[2]}", 3
    return words[0], 1


def _is_day(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31


def _year(word: str) -> int:
    fits = len(word) == 4 and word.isascii() and word.isdigit()
    return int(word) if fits and 1800 <= int(word) < 2200 else 0


def compare_dates(old: Sequence[Date], new: Sequence[Date], *, since: int = 0) -> Iterator[str]:
    """Yield what became of the dates of one op.

    Args:
        old: the dates that went.
        new: the dates that came.
        since: the year of the earlier statement, or 0; what lay before it is rolled forward, what
            lay ahead of it is put off.
    """
    if len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            if one.text != other.text:
                yield f"{one.text} → {other.text}{_step(one, other, since)}"
        return
    known = [date.text for date in new], [date.text for date in old]
    for date in old:
        if date.text not in known[0]:
            yield f"{'deadline ' * date.deadline}{date.text} dropped"
    for date in new:
        if date.text not in known[1]:
            yield f"{'deadline ' * date.deadline}{date.text} added"


def _step(old: Date, new: Date, since: int) -> str:
    years = new.year - old.year
    if not (old.year and new.year and years) or old.month != new.month:
        return ""
    how = f"{abs(years)} year{'s' * (abs(years) != 1)} {'later' if years > 0 else 'earlier'}"
    if old.deadline and new.deadline:
        return f" (deadline {how})"
    return " (rolled forward one year)" if years == 1 and old.year <= since else f" ({how})"
