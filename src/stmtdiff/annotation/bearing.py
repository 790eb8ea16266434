"""Which sentences bear on what is to come, what the speakers bind themselves to, and who dissents.

A figure or a word that changes in one of them weighs more than in a sentence that describes. The
tables are English; in other languages no sentence weighs more than another.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from stmtdiff.annotation.reading import visible
from stmtdiff.annotation.stretches import sentence_ranges
from stmtdiff.annotation.verbs import has_speaker, operative_phrases
from stmtdiff.voice import neutral, plain_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stmtdiff.annotation.ladders import Phrase
    from stmtdiff.model import Span
    from stmtdiff.tokens import Token

__all__ = ["actions", "bearing_sentences", "commitments", "dissents", "may_dissent", "stances"]

_COMMITMENTS_TABLE = """
    will agree decide resolve commit instruct task demand intend undertake pledge
"""
_COMMITMENTS = frozenset(_COMMITMENTS_TABLE.split())
_OUTLOOK_TABLE = """
    anticipate believe expect foresee judge perceive see
"""
_STANCES = frozenset(("condemn", "demand", "denounce", "deplore", "oppose", "reject"))
"""What the speakers say of it is as much as what they decide."""
_OUTLOOK = frozenset(neutral(_OUTLOOK_TABLE.split()))
_CONTINUED = frozenset(("continue", "continues", "continued", "to", "now", "today", "currently"))
_DISSENT_TABLE = """
    dissent dissents dissented dissenting dissociate dissociates dissociated disassociate
    disassociates disassociated abstain abstains abstained abstention abstentions objected
    objection objections reservation reservations
"""
_DISSENT = frozenset(_DISSENT_TABLE.split())
_BEFORE_ACTION_TABLE = """
    to also be have been now today therefore not
"""
_BEFORE_ACTION = frozenset(_BEFORE_ACTION_TABLE.split())
_REACH = 6
"""So many words behind a commitment its action is looked for."""
_VOTE = frozenset(("vote", "votes", "voted", "voting"))
_MAY_DISSENT = _DISSENT | _VOTE


def bearing_sentences(tokens: Sequence[Token], found: Sequence[Phrase]) -> tuple[Span, ...]:
    """Return the sentences that decide, look ahead or condemn, as ranges of tokens, in order.

    Args:
        tokens: the text.
        found: its `commitments`.
    """
    starts = (one.start for one in (*found, *stances(tokens)))
    bearing = sorted([*starts, *_outlooks(tokens)])
    if not bearing:
        return ()
    return tuple(
        one
        for one in sentence_ranges(tokens)
        if bisect_left(bearing, one.start) < bisect_left(bearing, one.end)
    )


def commitments(tokens: Sequence[Token]) -> list[Phrase]:
    """Return the verbs by which the speakers bind themselves or others."""
    found = [one for one in operative_phrases(tokens) if one.text in _COMMITMENTS]
    if not found:
        return []
    places, _, words = visible(tokens)
    return [
        one
        for one in found
        if one.text != "will" or has_speaker(words, bisect_left(places, one.start))
    ]


def stances(tokens: Sequence[Token]) -> list[Phrase]:
    """Return the verbs by which the speakers condemn something, or demand it."""
    return [one for one in operative_phrases(tokens) if one.text in _STANCES]


def actions(tokens: Sequence[Token], found: Sequence[Phrase]) -> dict[int, str]:
    """Return the verbs that stand under a commitment, by their places, in one form.

    Of "the Ministers decided today to build" that is "build". The arguments are as for
    `bearing_sentences`.
    """
    if not found:
        return {}
    places, _, words = visible(tokens)
    verbs: dict[int, str] = {}
    for one in found:
        first = bisect_left(places, one.end)
        for place, word in zip(places[first : first + _REACH], words[first:], strict=False):
            if word not in _BEFORE_ACTION and not word.endswith("ly"):
                verbs[place] = " ".join(neutral([word]))
                break
    return verbs


def may_dissent(words: Iterable[str]) -> bool:
    """Return whether one of the words, case folded, may tell that somebody does not go along."""
    return not _MAY_DISSENT.isdisjoint(words)


def dissents(tokens: Sequence[Token]) -> list[int]:
    """Return the places of the words that tell who does not go along."""
    places, _, words = visible(tokens)
    return [
        place
        for place, word, following in zip(places, words, [*words[1:], ""], strict=False)
        if word in _DISSENT or (word in _VOTE and following == "against")
    ]


def _outlooks(tokens: Sequence[Token]) -> list[int]:
    """Return the places of the verbs by which the speakers say what they expect."""
    places, _, words = visible(tokens)
    return [
        place
        for number, (place, word) in enumerate(zip(places, words, strict=True))
        if plain_form(word) in _OUTLOOK and has_speaker(words, number, _CONTINUED)
    ]
