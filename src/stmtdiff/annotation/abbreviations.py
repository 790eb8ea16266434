"""A name and its initials: the World Health Organization, the WHO.

Initials alone tell no name, so they count as one only where a statement says what they stand for,
or where it is known to everybody: the table, which is meant to be longer.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from stmtdiff.annotation.reading import SPACE, read_once
from stmtdiff.voice import plain_form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stmtdiff.diff import StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["KNOWN", "is_abbreviated"]

KNOWN = """
    AI: artificial intelligence
    ASEAN: association of southeast asian nations
    AU: african union
    BIS: bank for international settlements
    CTBT: comprehensive nuclear-test-ban treaty
    EU: european union
    FAO: food and agriculture organization
    FOMC: federal open market committee
    GDP: gross domestic product
    IAEA: international atomic energy agency
    ICAO: international civil aviation organization
    ICC: international criminal court
    ICJ: international court of justice
    ICRC: international committee of the red cross
    ICT: information and communication technology
    ILO: international labour organization
    IMF: international monetary fund
    IMO: international maritime organization
    IOM: international organization for migration
    NATO: north atlantic treaty organization
    NPT: treaty on the non-proliferation of nuclear weapons
    OECD: organisation for economic co-operation and development
    OSCE: organization for security and co-operation in europe
    SDG: sustainable development goal
    UK: united kingdom
    UN: united nations
    UNCTAD: united nations conference on trade and development
    UNDP: united nations development programme
    UNEP: united nations environment programme
    UNFCCC: united nations framework convention on climate change
    UNGA: united nations general assembly
    UNSC: united nations security council
    US: united states
    WFP: world food programme
    WHO: world health organization
    WIPO: world intellectual property organization
    WMO: world meteorological organization
    WTO: world trade organization
"""
"""What everybody takes these initials for."""

_EXPLANATION = re.compile(r" \([“\"‘']?([^()\s“”\"‘’']+)[”\"’']?\)")
_LONGEST_NAME = 200
"""So many characters before the brackets may be the name."""


@lru_cache(maxsize=1)
def _known() -> Mapping[str, str]:
    lines = (line.split(": ") for line in KNOWN.strip().splitlines())
    return {short.strip(): _folded(long) for short, long in lines}


def is_abbreviated(diff: StatementDiff, old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Return whether one side is the initials of the other, and stands for it.

    Args:
        diff: the comparison, of which a statement may say so: World Health Organization (WHO).
        old: the words of the one side.
        new: the words of the other.
    """
    short, long = sorted((_printed(old), _printed(new)), key=len)
    if " " in short or " " not in long or not short[:1].isupper():
        return False
    told = _explained(diff).get(short.removesuffix("s"))
    if told:
        return any(f" {_folded(before)}".endswith(f" {_folded(long)}") for before in told)
    return _known().get(short.removesuffix("s")) == _folded(long)


@read_once
def _explained(diff: StatementDiff) -> Mapping[str, Sequence[str]]:
    """Return what stands before initials in brackets, by the initials, wherever they do."""
    found: dict[str, list[str]] = {}
    for paragraph in (*diff.old.paragraphs, *diff.new.paragraphs):
        text = paragraph.text
        for match in _EXPLANATION.finditer(text):
            before = text[max(0, match.start() - _LONGEST_NAME) : match.start()]
            found.setdefault(match[1].removesuffix("s"), []).append(before)
    return found


def _folded(name: str) -> str:
    """Return a name in small letters, in one number and one spelling."""
    words = name.replace("-", "").lower().replace("organis", "organiz").replace("labor ", "labour ")
    return " ".join(map(plain_form, words.split()))


def _printed(tokens: Sequence[Token]) -> str:
    return " ".join(token.key for token in tokens if token.kind is not SPACE)
