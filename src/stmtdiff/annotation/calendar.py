"""The words around dates: what tells that a figure is a year, or a date a deadline.

The languages are those that the tests have pairs in, and French and Portuguese. To add one, add
its months to `stmtdiff.vocabulary`, and its words around a year to the tables below.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "AFTER_DEADLINES",
    "AFTER_YEARS",
    "DEADLINES",
    "ESTIMATES",
    "LEADS",
    "MONTH_JOINS",
    "NO_DEADLINES",
    "PARTS_OF_A_MONTH",
    "YEAR_SIGNS",
]


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


MONTH_JOINS = _words("de del of . ,")
"""What may stand between the day, the month and the year: 14 de junio de 2031."""

PARTS_OF_A_MONTH = _words("early late mid mid- end beginning finales principios mediados")
"""What a month without day or year may follow: in late October."""

DEADLINES = _words("by until till before than до к antes hasta para até avant بحلول قبل")
"""Words before a date that make it a deadline."""

NO_DEADLINES = frozenset((("earlier", "than"), ("sooner", "than"), ("not", "before")))
"""Such a word and the one before it, where the date is the first day and not the last."""

ESTIMATES = _words("about around approximately circa")
"""What may stand between a word that makes a figure a year and the year: by around 2035."""

LEADS = ESTIMATES | _words(
    "the end of middle beginning later de del fin final عام العام نهاية конца концу"
)
"""What may stand between a deadline's word and the date: by the end of 2031."""

YEAR_SIGNS = DEADLINES | _words(
    """
    early late mid end in since of after from to during for and between year years summer winter
    spring autumn -
    – — / en desde de del año entre em ano depuis année l'année yılı عام العام سنة في
    """
)
"""Words before a figure of four digits that make it a year."""

AFTER_YEARS = _words(
    """
    год года году годом годы годах годов гг yılı yılına yılında yılından yılının yıllarında
    'de 'da 'te 'ta 'den 'dan 'ten 'tan 'e 'a 'ye 'ya 'nin 'nın 'in 'ın 'un 'ün 年
    levels level baseline prices census
    """
)
"""Words behind such a figure that make it a year."""

AFTER_DEADLINES: Mapping[str, int] = MappingProxyType({"latest": 3, "kadar": 4, "önce": 4, "前": 3})
"""Words behind a date that make it a deadline, and how many words behind they stand at most."""
