"""Numbers in words: which words count, which multiply, and how English ones look in digits.

For other languages than English the small numbers are known, in the forms that they have in a
text. To add a language, add its line to `_OTHER_NUMBERS`, and its millions to `_OTHER_SCALES`. A
word that is also a common word of another language (the Turkish ten is "on") is left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "BOUNDS",
    "MULTIPLES",
    "SCALES",
    "in_digits",
    "is_number_word",
    "is_quantified",
    "ordinal",
]

_CARDINALS_TABLE = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
_TENS_TABLE = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS_TABLE = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
_CARDINALS = _CARDINALS_TABLE.split()
_TENS = _TENS_TABLE.split()

_ORDINALS: Mapping[str, int] = MappingProxyType(
    {
        **{word: value for value, word in enumerate(_ORDINALS_TABLE.split(), 1)},
        **{f"{word[:-1]}ieth": 10 * value for value, word in enumerate(_TENS, 2)},
    }
)

_VALUES: Mapping[str, int] = MappingProxyType(
    {
        **{word: value for value, word in enumerate(_CARDINALS)},
        **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    }
)
# One is seldom a figure, and a part of a figure only: twenty-one.
_ENGLISH_NUMBERS = (
    (_VALUES.keys() - {"one", "zero"})
    | _ORDINALS.keys()
    | frozenset(("hundred", "thousand", "dozen", "half", "halves", "quarter", "quarters"))
    | frozenset(("halve", "halved", "halving", "doubled", "doubling", "tripled", "tripling"))
    | frozenset(("thirds", "fifths", "tenths", "once", "twice", "double", "treble", "triple"))
)
_OTHER_NUMBERS = """
    dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cincuenta cien
    deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante cinquante soixante
    dois duas três quatro sete oito nove dez doze vinte trinta quarenta cinquenta
    два две двух двум двумя три трёх трех трём тремя четыре четырёх четырех четырём четырьмя пять
    пяти
    шесть шести семь семи восемь восьми девять девяти десять десяти двадцать тридцать сорок
    iki üç dört beş altı yedi sekiz dokuz yirmi otuz kırk elli altmış yetmiş seksen doksan
    اثنان اثنين ثلاث ثلاثة أربع أربعة خمس خمسة ست ستة سبع سبعة ثماني ثمانية تسع تسعة عشر عشرة
    二 两 三 四 五 六 七 八 九 十 百
"""
_NUMBER_WORDS = _ENGLISH_NUMBERS.union(_OTHER_NUMBERS.split())

MULTIPLES: Mapping[str, int] = MappingProxyType(
    {
        "hundred": 100,
        "thousand": 1000,
        **dict.fromkeys(("million", "mn"), 10**6),
        **dict.fromkeys(("billion", "bn"), 10**9),
        **dict.fromkeys(("trillion", "tn"), 10**12),
    }
)
"""English words that multiply the figure before them, and by what."""

# Without what they are worth: figures of these languages are not brought into one form.
_OTHER_SCALES = """
    mil millón millones mille millions
    milliard milliards milhão milhões bilhão bilhões тыс тысяч млн миллион миллиона миллионов
    млрд миллиард миллиарда миллиардов bin milyon milyar ألف مليون مليار 千 万 亿
"""
SCALES = frozenset((*MULTIPLES, *_OTHER_SCALES.split()))
"""Words, also of other languages, that multiply the figure before them."""

BOUNDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "floor": (
            *("at least", "no less than", "not less than", "no fewer than", "not fewer than"),
            *("a minimum of", "more than", "in excess of", "over"),
            *("al menos", "por lo menos", "au moins", "pelo menos", "не менее", "en az", "至少"),
        ),
        "ceiling": (
            *("at most", "up to", "no more than", "not more than", "not exceeding"),
            *("a maximum of", "less than", "fewer than", "under"),
            *("como máximo", "a lo sumo", "au plus", "no máximo", "не более", "en fazla", "最多"),
        ),
        "estimate": (
            *("about", "around", "approximately", "roughly", "nearly", "almost"),
            *("close to", "some"),
            *("aproximadamente", "alrededor de", "environ", "cerca de", "около", "yaklaşık"),
        ),
    }
)
"""Phrases before a figure, by what they make of it."""

_CUES = tuple(
    f" {phrase}" for phrases in (*BOUNDS.values(), ("some", "over", "only")) for phrase in phrases
)
"""What makes a figure of a number in words, wherever it stands."""


def ordinal(word: str) -> int:
    """Return the value of an English ordinal in words, case folded, up to 99th; else 0."""
    tens, _, ones = word.rpartition("-")
    if not tens:
        return _ORDINALS.get(word, 0)
    value = _ORDINALS.get(ones, 0)
    return _VALUES[tens] + value if tens in _TENS and 0 < value < 10 else 0


@lru_cache(maxsize=65536)
def is_number_word(word: str) -> bool:
    """Return whether a word, case folded, is a number: seven, sixty-one, tercero is not."""
    first, _, rest = word.partition("-")
    return first in _NUMBER_WORDS and (not rest or rest in _NUMBER_WORDS or rest == "one")


def is_quantified(before: Sequence[str], number: str) -> bool:
    """Return whether the words before an English number, all case folded, make it a quantity."""
    text = f" {' '.join(before)}"
    return in_digits(number) != number and text.endswith(_CUES)


def in_digits(word: str) -> str:
    """Return an English number word (up to ninety-nine) in digits, anything else as it is.

    A percent sign is the word, and a fraction has its hyphen: ``3 %`` is ``3percent``, ``3 1/2`` is
    ``3-1/2``.
    """
    tens, _, ones = word.partition("-")
    if tens in _VALUES and not ones:
        return str(_VALUES[tens])
    if tens in _TENS and 0 < _VALUES.get(ones, 0) < 10:
        return str(_VALUES[tens] + _VALUES[ones])
    return re.sub(r"\s?%$", "percent", re.sub(r"(?<=\d) (?=\d+/)", "-", word))
