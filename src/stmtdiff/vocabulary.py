"""What statements call themselves, and the months, in the languages that are told apart.

To add a language, add its months, and the stems of its words for declaration, communiqué and
statement; a stem matches from the start of a word.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["JOINT_WORDS", "KIND_WORDS", "MONTHS"]

_MONTHS_BY_LANGUAGE = (
    "January February March April May June July August September October November December",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
)

MONTHS: Mapping[str, int] = MappingProxyType(
    {
        name.lower(): number
        for names in _MONTHS_BY_LANGUAGE
        for number, name in enumerate(names.split(), start=1)
    }
)
"""The months' names in small letters, and which month each is."""

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
