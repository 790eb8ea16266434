"""What a figure is worth: the same in every form, and nothing where its form does not tell."""

from __future__ import annotations

import pytest

from stmtdiff.annotation.quantities import value_of


@pytest.mark.parametrize(
    ("text", "multiple", "value"),
    [
        ("7", "boats", "7"),
        ("five", "hundred", "500"),
        ("0.5", "thousand", "500"),
        ("1,000", "million", "1000000000"),
        ("1", "mn", "1000000"),
        ("1.25", "bn", "1250000000"),
        ("1", "billion", "1000000000"),
        ("two", "tn", "2000000000000"),
        ("2", "trillion", "2000000000000"),
        ("12,345,678", "", "12345678"),
        ("4.5", "", "9/2"),
        ("1/2", "", "1/2"),
        ("11-12/24", "", "23/2"),
        ("3 1/2", "", "7/2"),
        ("10/20", "", "1/2"),
        ("½", "", "1/2"),
        ("14¼", "", "57/4"),
        ("¾", "", "3/4"),
        ("⅓", "", "1/3"),
        ("⅐", "", "1/7"),
        ("⅞", "million", "875000"),
    ],
)
def test_a_figure_has_one_value_in_all_its_forms(text: str, multiple: str, value: str) -> None:
    """In digits or words, as a fraction or with decimals, and with what multiplies it."""
    assert value_of(text, multiple) == value


@pytest.mark.parametrize("text", ["many", "a", "4.125", "4.50", "4.500", "10,00", "1,2345", "1/0"])
def test_what_a_form_does_not_tell_has_no_value(text: str) -> None:
    """A point before three digits parts thousands in other languages, and a last 0 is precision."""
    assert value_of(text) == ""
