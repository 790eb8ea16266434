"""A share in words, as one figure: three quarters, a third of the fleet, half. They are English."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.numerals import in_digits, ordinal
from stmtdiff.annotation.reading import read_once, visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stmtdiff.tokens import Token

__all__ = ["Share", "find_shares", "is_whole_behind", "percent_of"]

_PARTS_TABLE = "half third quarter fifth sixth seventh eighth ninth tenth"
_PARTS: Mapping[str, int] = MappingProxyType(
    {
        "halves": 2,
        **{word: value for value, word in enumerate(_PARTS_TABLE.split(), 2)},
        **{f"{word}s": value for value, word in enumerate(_PARTS_TABLE.split(), 2)},
    }
)
_ONE = frozenset(("a", "an", "one"))
_OTHERS = frozenset(("first", "second", "former", "latter", "last", "next", "other", "the", "this"))
"""What makes a time or a place of a half: the second half of the year."""


# What may stand behind "by a third" where that is a share: not so "by a third party".
_BEHIND_TABLE = "by in from to over within since until before after and or but , . ; : )"
_BEHIND = frozenset(_BEHIND_TABLE.split())
_WHOLE = _BEHIND | frozenset(("of", "the", "our", "their", "its", "all", ""))
"""What may stand behind a share of a whole: not so "a quarter point"."""


class Share(NamedTuple):
    """A share as a range of tokens.

    Attributes:
        start: its first token.
        end: the one behind its last.
        text: the share as it is told.
        value: what it is of the whole: ``3/4``.
        is_of_whole: whether it says the same as so many per cent.
    """

    start: int
    end: int
    text: str
    value: str
    is_of_whole: bool


def is_whole_behind(words: Sequence[str]) -> bool:
    """Return whether a share before these words is one of a whole, as per cent are.

    Half of one per cent is not.
    """
    of_points = len(words) > 2 and words[1] in _ONE and words[2].startswith("per")
    return (words[0] if words else "") in _WHOLE and not of_points


def percent_of(value: str) -> str:
    """Return a share, ``1/4``, as figures that count per cent are told apart: ``25percent``."""
    return f"{100 * Fraction(value)}percent"


@read_once
def find_shares(tokens: Sequence[Token]) -> Sequence[Share]:
    """Return the shares of a text in their order."""
    places, _, words = visible(tokens)
    found: list[Share] = []
    for at in [at for at, word in enumerate(words) if word.rpartition("-")[2] in _PARTS]:
        first, count = _joined(words, at) if "-" in words[at] else _apart(words, at)
        if count:
            value = str(Fraction(count, _PARTS[words[at].rpartition("-")[2]]))
            text = " ".join(words[first : at + 1])
            of_whole = _is_of_whole(words, first, at)
            found.append(Share(places[first], places[at] + 1, text, value, of_whole))
    return sorted([*found, *_one_in_so_many(places, words)])


def _one_in_so_many(places: Sequence[int], words: Sequence[str]) -> Sequence[Share]:
    """Return the shares that are told as one in five."""
    found: list[Share] = []
    for at in range(2, len(words) if "one" in words else 0):
        many = in_digits(words[at])
        if words[at - 2 : at] == ("one", "in") and many.isdecimal() and int(many) > 1:
            text = " ".join(words[at - 2 : at + 1])
            value = str(Fraction(1, int(many)))
            found.append(Share(places[at - 2], places[at] + 1, text, value, is_of_whole=True))
    return found


def _is_of_whole(words: Sequence[str], first: int, last: int) -> bool:
    """Whether nothing goes with a share that makes another figure of it: two and a half."""
    return is_whole_behind(words[last + 1 : last + 4]) and _word_at(words, first - 1) != "and"


def _word_at(words: Sequence[str], at: int) -> str:
    """Return a word, or nothing where the text has none."""
    return words[at] if 0 <= at < len(words) else ""


def _joined(words: Sequence[str], at: int) -> tuple[int, int]:
    """Return where a share begins that is one word, and its count; 0 of the twenty-fifth."""
    number = in_digits(words[at].rpartition("-")[0])
    return at, int(number) if number.isdecimal() and not ordinal(words[at]) else 0


def _apart(words: Sequence[str], at: int) -> tuple[int, int]:
    """Return where a share of one word or two begins, and its count: half, three quarters."""
    return at if _is_alone(words, at) else at - 1, _count(words, at)


def _count(words: Sequence[str], at: int) -> int:
    """Return how many of the parts are told of; 0 where it is no share: the third quarter."""
    before = words[at - 1] if at else ""
    is_of = words[at + 1 : at + 2] == ("of",)
    if before in _ONE:
        by_so_much = _word_at(words, at - 2) == "by" and _word_at(words, at + 1) in _BEHIND | {""}
        return int(is_of or before == "one" or words[at] == "half" or by_so_much)
    number = in_digits(before)
    if number.isdecimal() and words[at].endswith("s"):
        return int(number) if is_of or not words[at].startswith("quarter") else 0
    return int(_is_alone(words, at) and before not in _OTHERS)


def _is_alone(words: Sequence[str], at: int) -> bool:
    """Whether it is a half without a number or an article."""
    return words[at] == "half" and (not at or words[at - 1] not in _ONE)
