"""What stands about a figure and makes another of it, wherever it stands."""

from __future__ import annotations

import pytest

from stmtdiff.annotation.units import CURRENCIES, find_units, may_be_units
from stmtdiff.tokens import tokenize


def told(text: str) -> list[tuple[str, str, str]]:
    """Return of each unit in a text how it is told, its sort, and what its forms share."""
    return [(unit.text, unit.sort, unit.same) for unit in find_units(tokenize(text))]


@pytest.mark.parametrize("code", sorted(CURRENCIES))
def test_a_currency_by_its_code(code: str) -> None:
    """It stands before the figure."""
    assert told(f"The Fund paid {code} 40 million.") == [(code, "currency", code)]


@pytest.mark.parametrize(
    ("whose", "code"),
    [
        *(("US", "USD"), ("A", "AUD"), ("AU", "AUD"), ("C", "CAD"), ("CA", "CAD")),
        *(("NZ", "NZD"), ("HK", "HKD"), ("S", "SGD")),
    ],
)
def test_whose_dollars_they_are(whose: str, code: str) -> None:
    """It stands before the sign, apart or not, and says nothing before another figure."""
    for money in (f"{whose}$40", f"{whose} $40", f"{whose}$ 40"):
        assert told(f"The Fund paid {money}.") == [(f"{whose}$", "currency", code)]
    assert told(f"Annex {whose} 40 was read.") == []


@pytest.mark.parametrize(
    ("names", "same"),
    [
        ("euro euros", "euro"),
        ("dollar dollars", "dollar"),
        ("pound pounds", "pound"),
        ("franc francs", "franc"),
        ("yen", "yen"),
        ("yuan", "yuan"),
        ("rupee rupees", "rupee"),
        ("rand", "rand"),
        ("real reais", "real"),
        ("rouble roubles ruble rubles", "ruble"),
        ("lira liras", "lira"),
        ("krona kronor", "krona"),
        ("krone kroner", "krone"),
        ("peso pesos", "peso"),
        ("dinar dinars", "dinar"),
        ("rial rials", "rial"),
    ],
)
def test_a_currency_by_its_name(names: str, same: str) -> None:
    """It stands behind the figure, or behind what multiplies it; all its forms are one currency."""
    for name in names.split():
        assert told(f"The Fund paid 40 {name}.") == [(name, "currency", same)]
        assert told(f"The Fund paid 40 million {name}") == [(name, "currency", same)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "Growth was minus 2 per cent.",
            [("minus", "minus", "minus"), ("per cent", "measure", "percent")],
        ),
        (
            "They pay two marks per tonne.",
            [("marks", "currency", "mark"), ("tonne", "measure", "tonnes")],
        ),
        ("Growth was 5 percent", [("percent", "measure", "percent")]),
        ("It opens at 2:00 a.m. on Friday.", [("a.m.", "half", "a.m.")]),
        ("It opens at 2 am on Friday.", [("a.m.", "half", "a.m.")]),
        ("It opens at 2:00 p.m. on Friday.", [("p.m.", "half", "p.m.")]),
        ("It opens at 2 pm on Friday.", [("p.m.", "half", "p.m.")]),
        ("It pays 2 million p.m. to all.", []),
        ("It paid EUR to 40 members.", []),
        ("It paid 40 members in euros.", []),
        ("The fund holds 40 million", []),
        ("The fund holds 40", []),
        ("40 members were paid in EUR", []),
        ("minus", []),
        (
            "EUR 5 million is 6 million dollars.",
            [("EUR", "currency", "EUR"), ("dollars", "currency", "dollar")],
        ),
    ],
)
def test_only_what_stands_about_a_figure_is_a_unit(
    text: str, units: list[tuple[str, str, str]]
) -> None:
    """Right before it, or right behind it and its multiple; never at the other end of the text."""
    assert told(text) == units


def test_where_a_unit_stands() -> None:
    """It is one token of its text."""
    tokens = tokenize("We paid minus 40 million euros.")
    held = [tokens[unit.start : unit.end] for unit in find_units(tokens)]
    assert [[token.text for token in tokens] for tokens in held] == [["minus"], ["euros"]]


def test_what_may_be_a_unit() -> None:
    """Each word that may be one, case folded, and no other."""
    for word in ("usd", "hk", "minus", "pm", "a.m.", "euros", "roubles"):
        assert may_be_units(["the", word])
    assert not may_be_units(["the", "boats", "USD"])
