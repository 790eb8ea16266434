"""The words of dates: months as they stand in a text, and what tells that a figure is a year.

The languages are those that the tests have pairs in, and French and Portuguese. To add one, add
its months to `_MONTH_NAMES` (another form, an abbreviation or a case, stands on a line of its own
kind), and its words around a year to the tables below.
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
    "LEADS",
    "MONTH_JOINS",
    "PARTS_OF_A_MONTH",
    "YEAR_SIGNS",
    "month_of",
]

_ENGLISH_MONTHS = """
    January February March April May June July August September October November December
    Jan Feb Mar Apr - Jun Jul Aug Sep Oct Nov Dec
    - - - - - - - - Sept - - -
"""
# A hyphen holds the place of a month that has no such form.
_MONTH_NAMES = """
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре
    январю февралю марту апрелю маю июню июлю августу сентябрю октябрю ноябрю декабрю
    يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
    - - آذار نيسان أيار حزيران تموز آب أيلول - - -
"""


def _months(table: str) -> dict[str, int]:
    return {
        name: month
        for line in table.strip().splitlines()
        for month, name in enumerate(line.split(), 1)
        if name != "-"
    }


# English months count with their capital only: may and march are words as well.
_CAPITAL_MONTHS = _months(_ENGLISH_MONTHS)
_MONTHS = _months(_MONTH_NAMES)


def month_of(word: str) -> int:
    """Return which month a word is, or 0."""
    return _CAPITAL_MONTHS.get(word) or _MONTHS.get(word.casefold(), 0)


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


MONTH_JOINS = _words("de del of . ,")
"""What may stand between the day, the month and the year: 14 de junio de 2031."""

PARTS_OF_A_MONTH = _words("early late mid mid- end beginning finales principios mediados")
"""What a month without day or year may follow: in late October."""

DEADLINES = _words("by until till before than до к antes hasta para até avant بحلول قبل")
"""Words before a date that make it a deadline."""

LEADS = _words("the end of middle beginning later de del fin final عام العام نهاية конца концу")
"""What may stand between such a word and the date: by the end of 2031."""

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
    """
)
"""Words behind such a figure that make it a year."""

AFTER_DEADLINES: Mapping[str, int] = MappingProxyType({"kadar": 4, "önce": 4, "前": 3})
"""Words behind a date that make it a deadline, and how many words behind they stand at most."""
