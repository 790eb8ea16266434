"""The voice folded away: "We reaffirm" and "The Ministers reaffirmed" are the same evidence.

Leaders speak in the first person present, ministers in the third person past. For the alignment
the speakers are left out and a verb counts in one form, found by a short table of irregular verbs
and the regular endings of English. Folding too much costs little here (it only makes words that
are alike equal), so no dictionary is needed; words of other scripts are left as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["neutral"]

_SPEAKERS = frozenset(
    [
        "we",
        "us",
        "our",
        "ours",
        "they",
        "them",
        "their",
        "theirs",
        "it",
        "its",
        "ministers",
        "leaders",
    ]
)
_IRREGULAR: Mapping[str, str] = MappingProxyType(
    dict(
        pair.split("=")
        for pair in [
            "is=be",
            "are=be",
            "was=be",
            "were=be",
            "been=be",
            "has=have",
            "had=have",
            "does=do",
            "did=do",
            "would=will",
            "could=can",
            "might=may",
            "took=take",
            "taken=take",
            "met=meet",
            "held=hold",
            "gave=give",
            "given=give",
            "came=come",
            "found=find",
            "made=make",
            "stood=stand",
            "saw=see",
            "seen=see",
            "said=say",
            "went=go",
            "gone=go",
            "knew=know",
            "known=know",
            "drew=draw",
            "drawn=draw",
            "became=become",
            "began=begin",
            "begun=begin",
            "led=lead",
            "left=leave",
            "paid=pay",
            "sent=send",
            "spoke=speak",
            "spoken=speak",
            "understood=understand",
            "underwent=undergo",
            "undertook=undertake",
            "undertaken=undertake",
            "upheld=uphold",
            "rose=rise",
            "risen=rise",
            "fell=fall",
            "fallen=fall",
            "grew=grow",
            "grown=grow",
            "brought=bring",
            "built=build",
            "bore=bear",
            "chose=choose",
            "chosen=choose",
            "felt=feel",
            "kept=keep",
            "sought=seek",
            "thought=think",
        ]
    )
)
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ied|ies|y|ed|es|e|s)$")
_IZE = re.compile(r"(?<=[a-z]{2})is(?=(?:e|ed|es|ing|ation|ations)$)")


def neutral(words: Iterable[str]) -> list[str]:
    """Return the words, speakers left out and verbs in one form, in their order."""
    return [_form(word) for word in words if word not in _SPEAKERS]


@lru_cache(maxsize=65536)
def _form(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not (word.isascii() and word.isalpha()):
        return word
    return _ENDING.sub("", _IZE.sub("iz", word))
