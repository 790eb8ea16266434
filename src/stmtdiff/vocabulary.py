"""What statements call themselves, and the months, in the languages that are told apart.

To add a language, add its months (another form, an abbreviation or a case, stands on a line of its
own kind), and the stems of its words for declaration, communiqué and statement; a stem matches from
the start of a word.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["JOINT_WORDS", "KIND_WORDS", "WEEKDAYS", "month_of"]

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
    januar februar märz april mai juni juli august september oktober november dezember
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
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


WEEKDAYS = """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    lunes martes miércoles jueves viernes sábado domingo
    lundi mardi mercredi jeudi vendredi samedi dimanche
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
    pazartesi salı çarşamba perşembe cuma cumartesi pazar
    понедельник вторник среда четверг пятница суббота воскресенье
    الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
"""
"""The days of the week: beside a date they are no place."""

KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "declaration": "declaration déclaration declaración declaração erklärung dichiarazione "
        "bildirge декларац деклараці إعلان 宣言 宣言書 घोषणा",
        "communique": "communique communiqué comunicado kommuniqué comunicato коммюнике комюніке "
        "公报 公報 विज्ञप्ति",
        "statement": "statement bildiri açıklama заявлени заяв بيان 声明 聲明 वक्तव्य",
    }
)
"""The kinds of document by the stems of their names."""

JOINT_WORDS = (
    "joint conjoint conjunt commune gemeinsam congiunt ortak совместн спільн مشترك 联合 聯合 共同 "
    "संयुक्त"
)
"""The stems of what says that several speak together."""
