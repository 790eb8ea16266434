"""Numbers and marks at the start of a line."""

from __future__ import annotations

import pytest

from stmtdiff.structure.labels import LabelKind, labels_of


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("XXXIX", 39), ("xii", 12)],
)
def test_a_roman_numeral(numeral: str, value: int) -> None:
    """In capitals or small letters, it counts what it says."""
    read = [label for label in labels_of(f"{numeral}. Seas") if label.kind is LabelKind.ROMAN]
    assert [label.values for label in read] == [(value,)]


@pytest.mark.parametrize("numeral", ["IIII", "IIX", "VX", "IC", "IL", "VV", "iiii", "xxxx"])
def test_letters_in_another_order_are_no_roman_numeral(numeral: str) -> None:
    """What no scribe would write counts nothing."""
    read = labels_of(f"{numeral}. Seas")
    assert LabelKind.ROMAN not in [label.kind for label in read]
