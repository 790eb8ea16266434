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
        *("we", "us", "our", "ours", "they", "them", "their", "theirs", "it", "its"),
        *("ministers", "leaders"),
    ]
)
# A verb, and the irregular forms that count as it.
_IRREGULAR_VERBS = """
    be: is are was were been; have: has had; do: does did; will: would; can: could; may:
    might; take: took taken; meet: met; hold: held; give: gave given; come: came; find:
    found; make: made; stand: stood; see: saw seen; say: said; go: went gone; know: knew
    known; draw: drew drawn; become: became; begin: began begun; lead: led; leave: left;
    pay: paid; send: sent; speak: spoke spoken; understand: understood; undergo: underwent;
    undertake: undertook undertaken; uphold: upheld; rise: rose risen; fall: fell fallen;
    grow: grew grown; bring: brought; build: built; bear: bore; choose: chose chosen; feel:
    felt; keep: kept; seek: sought; think: thought
"""
_IRREGULAR: Mapping[str, str] = MappingProxyType(
    {
        form: verb.strip()
        for verb, _, forms in (entry.partition(":") for entry in _IRREGULAR_VERBS.split(";"))
        for form in forms.split()
    }
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
