"""What part a token plays in a phrase: as much grammar as the marking of edits needs."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.sentences import SENTENCE_ENDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["STEM", "Likeness", "Role", "Word", "likeness", "read_words"]


class Role(StrEnum):
    """What part a token plays. Function words of a few languages are known; the rest is content."""

    EDGE = "edge"
    CONTENT = "content"
    FIGURE = "figure"
    ARTICLE = "article"
    PREPOSITION = "preposition"
    JUNCTION = "junction"
    PRONOUN = "pronoun"
    AUXILIARY = "auxiliary"
    COMMA = "comma"
    STOP = "stop"
    OPENING = "opening"
    CLOSING = "closing"
    SIGN = "sign"
    OMISSION = "omission"


class Likeness(StrEnum):
    """How much one token is another."""

    SAME = "same"
    CASE = "case"
    ALIKE = "alike"
    OTHER = "other"


class Word(NamedTuple):
    """A token that is not white space, as the marking of edits sees it.

    Attributes:
        key: what is compared.
        sense: the key, in small letters where a sentence begins with it: there a capital letter
            says nothing.
        folded: the key in small letters.
        role: what part it plays.
    """

    key: str
    sense: str
    folded: str
    role: Role


_LISTS = {
    Role.ARTICLE: "a an the this that these those its their our his her my your such each every "
    "any some all both no another",
    Role.PREPOSITION: "of in on at by for with from to into onto over under between among through "
    "during after before about against within without upon via per than as like across toward "
    "towards along around beyond above below throughout regarding concerning including",
    Role.JUNCTION: "and or but nor so yet which who whom whose where when while whereas because "
    "since although though if unless whether until however therefore thus hence",
    Role.PRONOUN: "we i you he she it they us him them me there here one",
    Role.AUXILIARY: "is are was were be been being am has have had having do does did will would "
    "shall should can could may might must not",
    Role.COMMA: ", ; : -",
    Role.STOP: " ".join(["...", *SENTENCE_ENDS]),
    Role.OPENING: "( [ { ``",
    Role.CLOSING: ") ] } ''",
}
# The commonest function words of other languages, without those that are English words too. The
# weights were learnt in English only; that they hold here is a likeness of grammar, not measured.
_OTHER_LISTS = {
    Role.ARTICLE: "el la los las una unos unas su sus este esta estos estas le les un une des du "
    "ses leur leurs o os um uma uns umas seu sua seus suas bu bir этот эта эти эту их его её "
    "هذا هذه",
    Role.PREPOSITION: "de del en por para con sin sobre entre desde hasta hacia contra à au aux "
    "dans pour par avec sur sous vers em no da das dos na nos nas ao aos com ile için göre kadar "
    "в во на с со о об по к ко у за из от до для при между под над "
    "من في على إلى عن مع بين 的 在 于 从 对",
    Role.JUNCTION: "y e ni que et ou mas ve veya и или но а что و أو 和 与 及 或",
    Role.AUXILIARY: "es son fue fueron ser ha han est sont été são foi não не был была "
    "были لا لم لن 不 将 应 已",
}
_ROLES: Mapping[str, Role] = MappingProxyType(
    {
        word: role
        for lists in (_OTHER_LISTS, _LISTS)
        for role, listed in lists.items()
        for word in listed.split()
    }
)
_QUOTES = frozenset("\"'")
_BRACKETS = Role.OPENING, Role.CLOSING
_OMISSIONS = frozenset(["<...>", "[...]", "(...)"])
_BOTH_CONTENT = Role.CONTENT, Role.CONTENT
STEM = 3
"""Words that share fewer letters at their start are not alike."""


def read_words(keys: Sequence[str]) -> list[Word]:
    """Return the words of the text that has these keys."""
    words = []
    opens = True
    # Looked up once: to look up a member of an enum takes longer than all else in the loop.
    stop = Role.STOP
    for key in keys:
        word = _word(key, opens)
        words.append(word)
        passed = opens and (word.role in _BRACKETS or key in _QUOTES)
        opens = passed or word.role is stop
    return words


@lru_cache(maxsize=65536)
def _word(key: str, opens: bool) -> Word:
    """Return the word of this key, given whether a sentence begins with it."""
    folded = key.casefold()
    sense = folded if opens and key[1:] == folded[1:] else key
    return Word(key, sense, folded, _role(folded))


def _role(folded: str) -> Role:
    known = _ROLES.get(folded)
    if known:
        return known
    if "".join(folded.split()) in _OMISSIONS:
        return Role.OMISSION
    # A placeholder stands in a sentence as a figure does.
    bracketed = len(folded) > 2 and folded[0] == "[" and folded[-1] == "]"
    if bracketed or any(map(str.isdigit, folded)):
        return Role.FIGURE
    return Role.CONTENT if any(map(str.isalpha, folded)) else Role.SIGN


def likeness(one: Word, other: Word) -> Likeness:
    """Return how much one word is the other.

    It is the same in another case only where a sentence begins with it; alike are content
    words that share at least half of the longer one, at their start, and three letters of it.
    """
    if one.key == other.key:
        return Likeness.SAME
    if one.folded == other.folded:
        begins = one.sense in (other.key, other.sense) or other.sense == one.key
        return Likeness.CASE if begins else Likeness.ALIKE
    if one.folded[:STEM] != other.folded[:STEM] or (one.role, other.role) != _BOTH_CONTENT:
        return Likeness.OTHER
    longer = max(len(one.folded), len(other.folded))
    half = max((longer + 1) // 2, STEM)
    return Likeness.ALIKE if one.folded[:half] == other.folded[:half] else Likeness.OTHER
