"""Where words of degree mean what the tables say: a strong commitment, not strong growth.

The tables are meant to be replaced. They are English, and our judgement.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from stmtdiff.annotation.numerals import is_number_word
from stmtdiff.diff.phrases import Role, read_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stmtdiff.annotation.set_phrases import Found

__all__ = ["EXCEPTIONS", "INQUIRIES", "STANCES", "compared", "exception_behind", "is_shading"]

STANCES = """
    adher appeal belie call commit concern condemn convic convinc dedicat denounc deplor determin
    disapprov encourag endors insist object oppos pledg protest reaffirm recommend regret reject
    resolv solidarity stance support urg warn welcom
"""
"""What speakers stand by more or less firmly, by how the words begin."""

INQUIRIES = """
    assess audit commission court enquir evaluat expert inquir investigat judic judge mechanism
    media monitor observer oversight panel press regulator review supervis tribunal verif
"""
"""What is worth more where it is independent, by how the words begin."""

_BEFORE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"firmness": tuple(STANCES.split()), "independence": tuple(INQUIRIES.split())}
)
"""Ladders whose words count only beside such words."""

# "at all", "above all", "the most important": these words tell no share there.
_NO_SHARE_BEHIND = frozenset(("at", "above", "after", "the", "first of"))
_JOINED = ("and", ",")
_COMPARATIVES = ("more", "less")
_MINDS_TABLE = """
    certain confident concerned convinced determined doubtful hopeful optimistic pessimistic
    sceptical skeptical uncertain worried
"""
_MINDS = frozenset(_MINDS_TABLE.split())
"""How one may be minded more or less."""
EXCEPTIONS = frozenset(("but", "except", "save", "excluding", "barring"))
"""Words before what is left out of an "all"."""

# Behind a "but" they begin another thing, and nothing is left out: but also, but not, but they.
_NO_EXCEPTIONS_TABLE = """
    also not only rather still yet it they we he she there
"""
_NO_EXCEPTIONS = frozenset(("", *_NO_EXCEPTIONS_TABLE.split()))
_ALL = frozenset(("all", "every", "each"))
_OF_THEM = frozenset(("of", "the", "our", "its", "their"))


def is_shading(words: Sequence[str], one: Found, ladder: str) -> bool:
    """Return whether a phrase of a ladder of degrees tells a degree where it stands."""
    if ladder == "share":
        before = " ".join(words[max(0, one.start - 2) : one.start])
        return not any(f" {before}".endswith(f" {phrase}") for phrase in _NO_SHARE_BEHIND)
    stems = _BEFORE.get(ladder)
    if not stems or " " in one.text:
        return True
    if one.text.endswith("ly") and one.start and words[one.start - 1].startswith(stems):
        return True
    return any(word.startswith(stems) for word in _told_of(words[one.end : one.end + 3]))


def _told_of(ahead: Sequence[str]) -> list[str]:
    """Return the words that one before them may tell of: strong (and) lasting commitment."""
    if ahead and ahead[0] in _JOINED:
        return [*ahead[2:]]
    near = read_words(ahead[:2])
    first = near[:1] if near[:1] and near[0].role is Role.CONTENT else []
    return [word.folded for word in (near if first else [])]


def compared(word: str, ahead: Sequence[str]) -> bool:
    """Return whether the word is the "more" of "more confident": how much more is not told."""
    return word in _COMPARATIVES and not _MINDS.isdisjoint(ahead[:1])


def exception_behind(words: Sequence[str], place: int) -> tuple[int, str]:
    """Return where what is excepted from an "all" is named, and what to call it: all but one.

    Args:
        words: the words, and the marks, case folded.
        place: where the "all" stands.

    Returns:
        The place of the "but", and the phrase; -1 and nothing where all are meant.
    """
    at = place + 1
    while at < len(words) and words[at] in _OF_THEM:
        at += 1
    if words[at : at + 1] and words[at] not in EXCEPTIONS:
        at += words[at].endswith("s") or words[place] != "all"
    behind = words[at + 1] if at + 1 < len(words) else ""
    if words[place] not in _ALL or behind in _NO_EXCEPTIONS or words[at] not in EXCEPTIONS:
        return -1, ""
    told = behind if is_number_word(behind) or behind == "one" else "…"
    return at, f"{words[place]} {words[at]} {told}"
