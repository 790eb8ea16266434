"""Which language a text is in, told by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["LANGUAGE_NAMES", "UNKNOWN", "identify_language", "language_name"]

UNKNOWN = "und"
"""The BCP 47 tag of a language that is not known."""

LANGUAGE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "Arabic",
        "de": "German",
        "el": "Greek",
        "en": "English",
        "es": "Spanish",
        "fa": "Persian",
        "fr": "French",
        "he": "Hebrew",
        "hi": "Hindi",
        "it": "Italian",
        "ja": "Japanese",
        "ko": "Korean",
        "pt": "Portuguese",
        "ru": "Russian",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "ur": "Urdu",
        "zh": "Chinese",
    }
)

# Scripts, or the languages they stand for, with the ranges of their letters.
_SCRIPTS = (
    ("Latin", "A", "Z"),
    ("Latin", "a", "z"),
    ("Latin", "\u00c0", "\u024f"),
    ("ru", "\u0400", "\u04ff"),
    ("ar", "\u0600", "\u06ff"),
    ("hi", "\u0900", "\u097f"),
    ("ja", "\u3040", "\u30ff"),
    ("zh", "\u4e00", "\u9fff"),
    ("ko", "\uac00", "\ud7af"),
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
)
# Of a script that several languages use, letters that only one of them has.
_OWN_LETTERS = {
    "ru": (("uk", frozenset("іїєґІЇЄҐ")),),
    "ar": (
        ("ur", frozenset("\u0679\u0688\u0691\u06d2")),
        ("fa", frozenset("\u067e\u0686\u0698\u06af")),
    ),
}
_OWN_LETTERS_SHARE = 0.02
_KANA_SHARE = 0.1

# Function words, among the commonest of each language in any list of frequencies, but for those
# that another language could print in a name or as a letter.
_WORDS = {
    "en": "the of and to in for that with on by as are was were is it at from this which their "
    "they have be its has we our all will not or an",
    "fr": "le la les des et du en que dans pour sur par au aux est une un ce cette ont leur qui "
    "avec sont de leurs nous notre plus ses à ne pas",
    "es": "el la los las de del en que para por con se una un al su lo como más sus han es son "
    "nuestro nuestra esta este no",
    "pt": "os de da dos das em que para por com uma um ao aos na não mais sua ou pelos às "
    "seu foram são nosso nossa pela pelo",
    "tr": "ve bir bu için ile da de olarak olan gibi daha çok her ne ki ya kadar sonra üzere "
    "etti ettiler olduğunu ederek dile biz bizim ilişkin",
    "de": "der die das und in den von zu mit für auf des dem ist im nicht ein eine als auch sich "
    "sie wir unsere zur zum",
    "it": "il la di che un una del della con non sono dei delle le gli nel nella al ha "
    "hanno si nostro",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)
_LETTERS_ONLY = {"tr": frozenset("ğışĞŞİ"), "pt": frozenset("ãõ"), "es": frozenset("ñ¿¡")}
_WORD = re.compile(r"[^\W\d_]+")
# The same, in small letters: what a character is need not be looked up.
_ASCII_WORD = re.compile("[a-z]+")
_FEWEST_HITS, _LEAD = 2.0, 1.25


def language_name(tag: str) -> str:
    """Return the English name of a language; of one without a name here, the tag itself."""
    if tag in ("", UNKNOWN):
        return "an unknown language"
    return LANGUAGE_NAMES.get(tag.split("-", maxsplit=1)[0].lower(), tag)


def identify_language(text: str) -> str:
    """Return the BCP 47 tag of the language a text is in, or `UNKNOWN` where that is not plain.

    A text of a few words is rarely plain, unless its script tells.
    """
    if text.isascii():
        return _latin_language(text, {})
    characters = Counter(text)
    script, letters = _main_script(characters)
    if not letters:
        return UNKNOWN
    if script == "Latin":
        return _latin_language(text, characters)
    for language, own in _OWN_LETTERS.get(script, ()):
        if _count(characters, own) > _OWN_LETTERS_SHARE * letters:
            return language
    return script


def _count(characters: Mapping[str, int], wanted: Iterable[str]) -> int:
    return sum(characters.get(char, 0) for char in wanted)


def _main_script(characters: Mapping[str, int]) -> tuple[str, int]:
    """Return the script (or the language it stands for) of most letters, and how many those are."""
    counts = {name: 0 for name, _, _ in _SCRIPTS}
    for char, count in characters.items():
        for name, first, last in _SCRIPTS:
            if first <= char <= last:
                counts[name] += count
                break
    if counts["ja"] > _KANA_SHARE * (counts["ja"] + counts["zh"]):
        counts["ja"] += counts["zh"]
    # Chinese and Japanese say with one character what others say with several.
    weight = {"zh": 3, "ja": 3, "ko": 2}
    script = max(counts, key=lambda name: counts[name] * weight.get(name, 1))
    return script, counts[script]


def _latin_language(text: str, characters: Mapping[str, int]) -> str:
    hits: defaultdict[str, float] = defaultdict(float)
    lower = text.lower().replace("i̇", "i")
    words = (_ASCII_WORD if lower.isascii() else _WORD).findall(lower)
    for languages in filter(None, map(_LANGUAGES_OF.get, words)):
        for language in languages:
            hits[language] += 1 / len(languages)
    # An ASCII text has none of these.
    if characters:
        for language, letters in _LETTERS_ONLY.items():
            hits[language] += _count(characters, letters) / 2
    ranked = sorted(hits.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < _FEWEST_HITS:
        return UNKNOWN
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return ranked[0][0] if ranked[0][1] >= _LEAD * second else UNKNOWN
