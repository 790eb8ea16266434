"""How long a term is, and how often it comes round: 12 months are a year, annually is every year.

The words are English; a phrase in another language is itself.
"""

from __future__ import annotations

import re
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from stmtdiff.annotation.numerals import in_digits
from stmtdiff.annotation.telling import tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stmtdiff.annotation.telling import Told

__all__ = ["is_count", "sense_of", "tell_term"]

_UNITS: Mapping[str, tuple[int, str]] = MappingProxyType(
    {
        "day": (1, "day"),
        "week": (7, "day"),
        "month": (1, "month"),
        "quarter": (1, "quarter"),
        "year": (12, "month"),
        "annum": (12, "month"),
        "decade": (120, "month"),
    }
)
"""How many of the units in which it is reckoned a unit has; a quarter is one of the calendar."""
_IN_A_YEAR = MappingProxyType({"day": 365, "month": 12, "quarter": 4})
_ADVERBS = MappingProxyType(
    {
        "weekly": "every week",
        "monthly": "every month",
        "quarterly": "every quarter",
        "yearly": "every year",
        "annually": "every year",
    }
)
_ONE = MappingProxyType({"a": "1", "an": "1", "one": "1"})
_NTH = MappingProxyType({"second": "2", "other": "2", "": "1", "once": "1", "twice": "2"})
_UNIT = r"(?P<unit>day|week|month|quarter|year|annum|decade)s?"
_LENGTH = re.compile(rf"\b(?P<many>[^\W_]+) {_UNIT}")
_EVERY = re.compile(rf"(?:every|each|per) (?:(?P<many>[^\W_]+) )?{_UNIT}")
_TIMES = re.compile(rf"(?P<many>once|twice|[^\W_]+ times) (?:a|an|every) {_UNIT}")


def sense_of(phrase: str) -> str:
    """Return a phrase of time, in small letters, in the one form that all its forms share."""
    rate = _rate(phrase)
    if rate:
        times, every, unit = rate
        return f"{times} every {every} {unit}"
    return _LENGTH.sub(_length, phrase)


def tell_term(old: str, new: str) -> Told:
    """Return what is told of one phrase of time that took the place of another."""
    rates = [_rate(one.casefold()) for one in (old, new)]
    how = ""
    if rates[0] and rates[1]:
        before, after = (
            Fraction(times * _IN_A_YEAR[unit], every) for times, every, unit in filter(None, rates)
        )
        how = " (less often)" if after < before else " (more often)" * (after > before)
    return tell(old, new, around=("", how))


def is_count(phrase: str) -> bool:
    """Return whether a phrase says how many times in one period: its figure is told, too."""
    return bool(_TIMES.fullmatch(phrase))


def _rate(phrase: str) -> tuple[int, int, str] | None:
    """Return how many times in how many units something comes round, if it does."""
    phrase = _ADVERBS.get(phrase, phrase)
    every, times = _EVERY.fullmatch(phrase), _TIMES.fullmatch(phrase)
    found = every or times
    if not found:
        return None
    word = (found["many"] or "").removesuffix(" times")
    many = _NTH.get(word) or in_digits(word)
    if not many.isdecimal() or not int(many):
        return None
    size, unit = _UNITS[found["unit"]]
    return (1, int(many) * size, unit) if every else (int(many), size, unit)


def _length(match: re.Match[str]) -> str:
    many = _ONE.get(match["many"]) or in_digits(match["many"])
    size, unit = _UNITS[match["unit"]]
    return f"{int(many) * size} {unit}" if many.isdecimal() else match[0]
