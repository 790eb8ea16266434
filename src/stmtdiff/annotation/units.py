"""What stands about a figure and makes another of it: its currency, its minus, a.m. or p.m."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.numerals import SCALES
from stmtdiff.annotation.reading import NUMBER, read_once, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from stmtdiff.tokens import Token

__all__ = ["CURRENCIES", "Unit", "find_units", "may_be_units"]

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


_Told = tuple[int, str, str, str]


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


_ALL = {"minus", *_WORDS, *_HALVES, *map(str.casefold, CURRENCIES | _WHOSE)}


def may_be_units(words: Iterable[str]) -> bool:
    """Return whether one of the words, case folded, may stand so about a figure."""
    return not _ALL.isdisjoint(words)


@read_once
def find_units(tokens: Sequence[Token]) -> Sequence[Unit]:
    """Return what stands about the figures of a text, in its order."""
    places, keys, words = visible(tokens)
    numbers = (at for at, place in enumerate(places) if tokens[place].kind is NUMBER)
    told = (unit for at in numbers for unit in (_before(keys, words, at), _behind(words, at)))
    return [Unit(places[at], places[at] + 1, *unit) for at, *unit in filter(None, told)]


def _before(keys: Sequence[str], words: Sequence[str], at: int) -> _Told | None:
    """Return what stands right before a figure: where, how it is told, its sort and its form."""
    if not at:
        return None
    key = keys[at - 1]
    if key in CURRENCIES:
        return at - 1, key, "currency", key
    if key in _WHOSE and keys[at].startswith("$"):
        return at - 1, f"{key}$", "currency", f"{key}$"
    return (at - 1, "minus", "minus", "minus") if words[at - 1] == "minus" else None


def _behind(words: Sequence[str], at: int) -> _Told | None:
    """Return what stands behind a figure, and behind what multiplies it."""
    behind = at + 1
    if behind < len(words) and words[behind] in SCALES:
        behind += 1
    if behind >= len(words):
        return None
    word = words[behind]
    half = _HALVES.get(word) if behind == at + 1 else None
    if half:
        return behind, half, "half", half
    name = _WORDS.get(word)
    return (behind, word, "currency", name) if name else None
