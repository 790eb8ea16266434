"""What stands about a figure and makes another of it: its currency, its minus, a.m. or p.m."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.numerals import SCALES
from stmtdiff.annotation.reading import NUMBER, read_once, visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stmtdiff.tokens import Token

__all__ = ["CURRENCIES", "Unit", "find_units"]

CURRENCIES = frozenset(("USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "ZAR", "BRL", "SDR"))
"""Codes that stand before a figure."""

_WORDS_TABLE = """
    euro euros dollar dollars pound pounds franc francs yen yuan rupee rupees rand real reais rouble
    roubles ruble rubles lira liras krona kronor krone kroner peso pesos dinar dinars rial rials
"""
_PLURALS = MappingProxyType({"reais": "real", "kronor": "krona", "kroner": "krone", "yen": "yen"})
_WORDS: Mapping[str, str] = MappingProxyType(
    {word: _PLURALS.get(word, word.removesuffix("s")) for word in _WORDS_TABLE.split()}
    | {"rouble": "ruble", "roubles": "ruble"}
)
_WHOSE = frozenset(("US", "A", "AU", "C", "CA", "NZ", "HK", "S"))
"""What stands before the sign of a dollar, and says whose it is."""
_HALVES = MappingProxyType({"a.m.": "a.m.", "p.m.": "p.m.", "am": "a.m.", "pm": "p.m."})


class Unit(NamedTuple):
    """What stands about a figure, as a range of tokens.

    Attributes:
        start: its first token.
        end: the one behind its last.
        text: how it is told.
        sort: what it is: ``currency``, ``minus`` or ``half`` of the day.
        same: what all its forms share.
    """

    start: int
    end: int
    text: str
    sort: str
    same: str


@read_once
def find_units(tokens: Sequence[Token]) -> Sequence[Unit]:
    """Return what stands about the figures of a text, in its order."""
    places, keys, words = visible(tokens)
    numbers = [tokens[place].kind is NUMBER for place in places]
    found: list[Unit] = []
    for at, place in enumerate(places):
        unit = _before(keys, words, numbers, at) or _behind(words, numbers, at)
        if unit:
            found.append(Unit(place, place + 1, *unit))
    return found


def _before(
    keys: Sequence[str], words: Sequence[str], numbers: Sequence[bool], at: int
) -> tuple[str, str, str] | None:
    if not any(numbers[at + 1 : at + 2]):
        return None
    key = keys[at]
    if key in CURRENCIES:
        return key, "currency", key
    if key in _WHOSE and keys[at + 1].startswith("$"):
        return f"{key}$", "currency", f"{key}$"
    return ("minus", "minus", "minus") if words[at] == "minus" else None


def _behind(words: Sequence[str], numbers: Sequence[bool], at: int) -> tuple[str, str, str] | None:
    word = words[at]
    half = _HALVES.get(word)
    if half and at and numbers[at - 1]:
        return half, "half", half
    name = _WORDS.get(word)
    if name and at:
        scaled = words[at - 1] in SCALES and at > 1
        if numbers[at - 1] or scaled:
            return word, "currency", name
    return None
