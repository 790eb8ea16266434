"""How a body voted, as one figure: seven members to two, a majority of 7–2. It is English."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.numerals import in_digits
from stmtdiff.annotation.ranges import Range
from stmtdiff.annotation.reading import read_once, visible
from stmtdiff.annotation.telling import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.annotation.telling import Told
    from stmtdiff.tokens import Token

__all__ = ["Unanimity", "find_tallies", "unanimous"]

_VOTERS = frozenset(("votes", "vote", "members", "member", "ministers", "governors", "delegations"))
_BETWEEN = frozenset(("to", "-", "–", "—"))
_LEADS = frozenset(("by", "of", "voted", "(", ","))
_VOTING_TABLE = """
    vote voted votes voting majority margin decision decided agreed adopted carried approved
    rejected divided split
"""
_VOTING = frozenset(_VOTING_TABLE.split())
"""One of these words stands before a tally, or right behind it: else it is a range."""
_AHEAD = 6
_UNANIMOUS = ("unanimously", "unanimous", "consensus")


class Unanimity(NamedTuple):
    """A tally that became a vote of all, or was one.

    Attributes:
        told: what is told of it.
        side: which of the two texts has the tally, 0 or 1.
        tally: the tally.
    """

    told: Told
    side: int
    tally: Range


@read_once
def find_tallies(tokens: Sequence[Token]) -> Sequence[Range]:
    """Return the tallies of a text in their order, as ranges from the winning side to the other."""
    places, keys, words = visible(tokens)
    found: list[Range] = []
    if _VOTING.isdisjoint(words):
        return found
    for at, word in enumerate(words):
        between = at + 1 + (words[at + 1 : at + 2] != () and words[at + 1] in _VOTERS)
        last = between + 1
        if last >= len(words) or words[between] not in _BETWEEN:
            continue
        ends = in_digits(word), in_digits(words[last])
        if not all(end.isdecimal() for end in ends) or int(ends[0]) <= int(ends[1]):
            continue
        led = at and words[at - 1] in _LEADS and words[max(0, at - _AHEAD) : between]
        if not _VOTING.isdisjoint((*(led or ()), *words[last + 1 : last + 2])):
            start, end = places[at], places[last] + 1
            printed = "".join(token.text for token in tokens[start:end])
            text = " ".join("to" if key in _BETWEEN else key for key in keys[at : last + 1])
            found.append(Range(start, end, text, ends, printed))
    return found


def unanimous(old: Sequence[Token], new: Sequence[Token]) -> Unanimity | None:
    """Return where a vote of all took the place of a tally, or the other way round."""
    tallies = find_tallies(old), find_tallies(new)
    if len(tallies[0]) + len(tallies[1]) != 1:
        return None
    own = 0 if tallies[0] else 1
    words = [visible(side).folded for side in (old, new)]
    word = next((one for one in _UNANIMOUS if one in words[1 - own] and one not in words[own]), "")
    tally = tallies[own][0]
    if not word:
        return None
    return Unanimity(tell(word, tally.text) if own else tell(tally.text, word), own, tally)
