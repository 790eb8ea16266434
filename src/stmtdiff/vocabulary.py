"""What statements call themselves, and the months, in the languages that are told apart.

To add a language, add its months (another form, an abbreviation or a case, stands on a line of its
own, with the language again), and the stems of its words for declaration, communiqué and statement;
a stem matches from the start of a word.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ANNEX_WORDS",
    "JOINT_WORDS",
    "KIND_WORDS",
    "OPENING_WORDS",
    "SEASONS",
    "WEEKDAYS",
    "month_of",
]

_ENGLISH_MONTHS = """
    en January February March April May June July August September October November December
    en Jan Feb Mar Apr - Jun Jul Aug Sep Oct Nov Dec
    en - - - - - - - - Sept - - -
"""
# A language, and its months; a hyphen holds the place of a month that has no such form.
_MONTH_NAMES = """
    es enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    fr janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    pt janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
    tr ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    ru январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
    ru января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    ru январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре
    ru январю февралю марту апрелю маю июню июлю августу сентябрю октябрю ноябрю декабрю
    ar يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
    ar - - آذار نيسان أيار حزيران تموز آب أيلول - - -
    de januar februar märz april mai juni juli august september oktober november dezember
    it gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    uk січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    hi जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
"""


def _months(table: str) -> dict[str, dict[str, int]]:
    """Return the months of each language by their names."""
    found: dict[str, dict[str, int]] = {}
    for line in table.strip().splitlines():
        language, *names = line.split()
        months = {name: month for month, name in enumerate(names, 1) if name != "-"}
        found.setdefault(language, {}).update(months)
    return found


# English months count with their capital only: may and march are words as well.
_CAPITAL_MONTHS = _months(_ENGLISH_MONTHS)["en"]
_MONTHS_BY_LANGUAGE = _months(_MONTH_NAMES)
_MONTHS = {name: month for names in _MONTHS_BY_LANGUAGE.values() for name, month in names.items()}


def month_of(word: str, language: str = "") -> int:
    """Return which month a word is, or 0.

    Args:
        word: the word.
        language: the primary tag of its language, whose months alone count: in English, august is
            no month and Mars is a planet. Where it has none here, or is not known, those of all
            count.
    """
    if language == "en":
        return _CAPITAL_MONTHS.get(word, 0)
    own = _MONTHS_BY_LANGUAGE.get(language)
    if own:
        return own.get(word.casefold(), 0)
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

SEASONS = """
    spring summer autumn fall winter
    primavera verano otoño invierno
    printemps été automne hiver
    verão outono inverno
    ilkbahar yaz sonbahar kış
    frühling frühjahr sommer herbst
    весна весной лето летом осень осенью зима зимой
    الربيع الصيف الخريف الشتاء
"""
"""The seasons, which are no places either."""

KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "declaration": "declaration déclaration declaración declaração erklärung dichiarazione "
        "bildirge декларац деклараці إعلان 宣言 宣言書 घोषणा",
        "communique": "communique communiqué comunicado kommuniqué comunicato коммюнике комюніке "
        "公报 公報 विज्ञप्ति",
        "resolution": "resolution résolution resolución resolução risoluzione резолюц قرار "
        "决议 決議",
        "conclusions": "conclusions conclusiones conclusões schlussfolgerungen conclusioni",
        "statement": "statement bildiri açıklama заявлени заяв بيان 声明 聲明 वक्तव्य",
    }
)
"""The kinds of document by the stems of their names."""

ANNEX_WORDS = """
    annex appendix attachment schedule annexe anexo apéndice anhang anlage allegato ek приложение
    додаток ملحق مرفق 附件 附录 अनुलग्नक
"""
"""What is called so follows a text that is complete without it."""

OPENING_WORDS = """
    preamble introduction preface foreword préambule avant-propos preámbulo introducción preâmbulo
    introdução preambolo introduzione präambel einleitung giriş önsöz преамбула введение вступ
    الديباجة مقدمة 序言 前言 引言 प्रस्तावना
"""
"""What the first section of a text is called."""

JOINT_WORDS = (
    "joint conjoint conjunt commune gemeinsam congiunt ortak совместн спільн مشترك 联合 聯合 共同 "
    "संयुक्त"
)
"""The stems of what says that several speak together."""
