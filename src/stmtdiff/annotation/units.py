"""What stands about a figure and makes another of it: currency, minus, measure, a.m. or p.m."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.numerals import SCALES, is_number_word
from stmtdiff.annotation.reading import NUMBER, read_once, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from stmtdiff.tokens import Token

__all__ = [
    "CURRENCIES",
    "Unit",
    "are_one_currency",
    "currency_of",
    "find_units",
    "may_be_units",
    "measure_of",
    "money_of",
]

_CURRENCIES_TABLE = "USD EUR GBP CHF JPY CNY INR ZAR BRL SDR AUD CAD"
CURRENCIES = frozenset(_CURRENCIES_TABLE.split())
"""Codes that stand before a figure."""

_WORDS_TABLE = """
    euro euros dollar dollars pound pounds franc francs yen yuan rupee rupees rand real reais rouble
    roubles ruble rubles lira liras krona kronor krone kroner peso pesos dinar dinars rial rials
    crown crowns mark marks shilling shillings baht rupiah ringgit shekel shekels naira birr zloty
"""
_PLURALS = MappingProxyType({"reais": "real", "kronor": "krona", "kroner": "krone", "yen": "yen"})
_WORDS: Mapping[str, str] = MappingProxyType(
    {word: _PLURALS.get(word, word.removesuffix("s")) for word in _WORDS_TABLE.split()}
    | {"rouble": "ruble", "roubles": "ruble"}
)
_MEASURES_TABLE = """
    percent | per cent | pct
    percentage points | percentage point | pp
    basis points | basis point | bp | bps
    metres | metre | meters | meter | m
    kilometres | kilometre | kilometers | kilometer | km
    miles | mile
    nautical miles | nautical mile | nm
    hectares | hectare | ha
    grams | gram | grammes | g
    kilograms | kilogram | kilos | kilo | kg
    tonnes | tonne | t
    tons | ton
    litres | litre | liters | liter | l
    gallons | gallon
    barrels | barrel
    bushels | bushel
    pints | pint
    feet | foot | ft
    inches | inch
    yards | yard
    acres | acre
    square kilometres | square kilometre | square kilometers | square kilometer
    square miles | square mile
    cubic metres | cubic metre | cubic meters | cubic meter
    watts | watt | w
    kilowatts | kilowatt | kw
    megawatts | megawatt | mw
    gigawatts | gigawatt | gw
    kilowatt-hours | kilowatt-hour | kwh
    seconds | second
    minutes | minute
    hours | hour
    days | day
    weeks | week
    months | month
    quarters | quarter
    years | year
    decades | decade
"""
"""A unit is a line, its forms parted by ``|``."""
_MEASURES: Mapping[tuple[str, ...], str] = MappingProxyType(
    {
        tuple(form.split()): line.partition("|")[0].strip()
        for line in _MEASURES_TABLE.strip().splitlines()
        for form in line.split("|")
    }
)
_TIMES = frozenset(("hours", "days", "weeks", "months", "quarters", "years", "decades"))
_WHOSE = MappingProxyType(
    {
        "US": "USD",
        "A": "AUD",
        "AU": "AUD",
        "C": "CAD",
        "CA": "CAD",
        "NZ": "NZD",
        "HK": "HKD",
        "S": "SGD",
    }
)
"""What stands before the sign of a dollar, and the code of that dollar."""
_SIGNS = MappingProxyType({"$": "$", "€": "EUR", "£": "GBP", "₹": "INR"})
_DOLLARS = frozenset(("$", "USD"))
"""A sign alone does not say whose dollars they are, and mostly they are these."""
_HALVES = MappingProxyType({"a.m.": "a.m.", "p.m.": "p.m.", "am": "a.m.", "pm": "p.m."})


_NEAR = 3
"""So many tokens behind a figure the unit stands in which it is measured."""

_Told = tuple[int, int, str, str, str]


class Unit(NamedTuple):
    """What stands about a figure, as a range of tokens.

    Attributes:
        start: its first token.
        end: the one behind its last.
        text: how it is told.
        sort: what it is: ``currency``, ``minus``, ``measure``, or ``half`` of the day.
        same: what all its forms share.
    """

    start: int
    end: int
    text: str
    sort: str
    same: str


_ALL = {
    *("minus", *_WORDS, *_HALVES, *map(str.casefold, (*CURRENCIES, *_WHOSE))),
    *(word for form in _MEASURES for word in form),
}


def may_be_units(words: Iterable[str]) -> bool:
    """Return whether one of the words, case folded, may stand so about a figure."""
    return not _ALL.isdisjoint(words)


@read_once
def find_units(tokens: Sequence[Token]) -> Sequence[Unit]:
    """Return what stands about the figures of a text, in its order."""
    places, keys, words = visible(tokens)
    told: list[_Told | None] = []
    for at, place in enumerate(places):
        if tokens[place].kind is NUMBER:
            told += (_before(keys, words, at), _behind(words, at))
        elif words[at] == "per":
            told.append(_rate(words, at + 1))
        elif is_number_word(words[at]):
            told.append(_behind(words, at))
    return [Unit(places[at], places[end - 1] + 1, *unit) for at, end, *unit in filter(None, told)]


def _before(keys: Sequence[str], words: Sequence[str], at: int) -> _Told | None:
    """Return what stands right before a figure: from where to where, and the rest of a `Unit`."""
    if not at:
        return None
    key = keys[at - 1]
    if key in CURRENCIES:
        return at - 1, at, key, "currency", key
    if key in _WHOSE and keys[at].startswith("$"):
        return at - 1, at, f"{key}$", "currency", _WHOSE[key]
    if key == "$" and at > 1 and keys[at - 2] in _WHOSE:
        return at - 2, at, f"{keys[at - 2]}$", "currency", _WHOSE[keys[at - 2]]
    return (at - 1, at, "minus", "minus", "minus") if words[at - 1] == "minus" else None


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
        return behind, behind + 1, half, "half", half
    name = _WORDS.get(word)
    return (behind, behind + 1, word, "currency", name) if name else _measure(words, behind)


def _rate(words: Sequence[str], at: int) -> _Told | None:
    """Return what a payment or a speed is reckoned by; not the time, which is a term: per year."""
    told = _measure(words, at)
    return None if told and told[-1] in _TIMES else told


def _measure(words: Sequence[str], at: int) -> _Told | None:
    """Return the unit of measure that begins at a place."""
    for size in (2, 1):
        form = tuple(words[at : at + size])
        if form in _MEASURES:
            return at, at + len(form), " ".join(form), "measure", _MEASURES[form]
    return None


def measure_of(tokens: Sequence[Token], place: int) -> Unit | None:
    """Return the unit in which a figure is measured."""
    units = (unit for unit in find_units(tokens) if place < unit.start < place + _NEAR)
    return next((unit for unit in units if unit.sort == "measure"), None)


def money_of(tokens: Sequence[Token], place: int) -> tuple[str, str]:
    """Return the code or the sign of the currency of a figure, or nothing, and its digits alone."""
    text = tokens[place].text
    sign = _SIGNS.get(text[:1], "")
    units = (unit for unit in find_units(tokens) if place - _NEAR <= unit.start < place)
    before = next((unit.same for unit in units if unit.sort == "currency"), "")
    return before or sign, text[1:] if sign else text


def are_one_currency(old: str, new: str) -> bool:
    """Return whether two codes or signs may be of one currency."""
    return old == new or {old, new} == _DOLLARS


def currency_of(tokens: Sequence[Token], place: int) -> str:
    """Return the code of the currency before a figure, or nothing."""
    before = tokens[place - 2].text if place >= 2 else ""
    return before if before in CURRENCIES else ""
