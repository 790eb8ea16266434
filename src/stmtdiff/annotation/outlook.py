"""Which way the risks lie, and what only seems so: tilted to the downside, broadly balanced.

The tables are meant to be replaced. They are English, as central banks write it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import changed_ops, language_of, touched
from stmtdiff.annotation.reading import read_once, visible
from stmtdiff.annotation.set_phrases import SetPhrases
from stmtdiff.annotation.telling import tell, tell_softener
from stmtdiff.diff.phrases import Role, read_words
from stmtdiff.voice import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.annotation.telling import Told
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["BALANCES", "HEDGES", "annotate_outlook"]

BALANCES = """
    balanced | broadly balanced | roughly balanced | evenly balanced | more balanced | in balance
    tilted to the downside | skewed to the downside | weighted to the downside | on the downside
    tilted to the upside | skewed to the upside | weighted to the upside | on the upside
"""
"""How risks lie: phrases that say the same are a line, the balanced ones first."""

HEDGES = (
    *("appears to", "appear to", "appeared to", "seems to", "seem to", "seemed to"),
    *("it appears that", "it appeared that", "it seems that", "it seemed that"),
)
"""What makes a fact of what is said a likely one."""

_SIDES: Mapping[str, int] = MappingProxyType(
    {
        phrase.strip(): place
        for place, line in enumerate(BALANCES.strip().splitlines())
        for phrase in line.split("|")
    }
)
_BALANCES = SetPhrases(_SIDES)
_RISKS = frozenset(("risk", "risks"))
_HEDGES = SetPhrases(HEDGES)
_UNSURE_TABLE = """
    may might could would should likely unlikely probably perhaps possibly potentially apparently
    seemingly suggest suggests suggested indicate indicates indicated sign signs expected expect
    appear appears appeared seem seems seemed not no never
"""
_UNSURE = frozenset(_UNSURE_TABLE.split())
"""With one of these words what is said is no fact either, or another one."""
_SHORT = 8


class _Balance(NamedTuple):
    """A phrase of the table as a range of tokens, and its line."""

    start: int
    end: int
    text: str
    side: int


def annotate_outlook(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op that moves the balance of risks, or a hedge of what is said."""
    if {language_of(diff.old), language_of(diff.new)} != {"en"}:
        return
    for change in changed_ops(diff):
        words = (*change.old_words, *change.new_words)
        if _BALANCES.may_touch(words):
            yield from _moved(change)
        if _HEDGES.may_touch(words):
            told = _hedged(change)
            if told:
                yield change.note("qualifier", told)


def _moved(change: ChangedOp) -> Iterator[Annotation]:
    """Yield a note where risks that were balanced are not, or the other way round."""
    old, new = touched(change.op, *map(_balances, (change.wording.old, change.wording.new)))
    # From one side to the other is an opposite, and told as that.
    if len(old) == len(new) == 1 and (old[0].side == 0) != (new[0].side == 0):
        yield change.note("degree", tell(old[0].text, new[0].text))


@read_once
def _balances(tokens: Sequence[Token]) -> Sequence[_Balance]:
    """Return the phrases of the table in a text that speaks of risks."""
    places, _, words = visible(tokens)
    if _RISKS.isdisjoint(words):
        return []
    return [
        _Balance(places[one.start], places[one.end - 1] + 1, one.text, _SIDES[one.text])
        for one in _BALANCES.find(words)
    ]


def _hedged(change: ChangedOp) -> Told | None:
    """Return what is told of a hedge that came or went before words that stayed, if one did."""
    sides = change.old_words, change.new_words
    found = [_HEDGES.find(words) for words in sides]
    if len(found[0]) + len(found[1]) != 1 or max(map(len, sides)) > _SHORT:
        return None
    own = 0 if found[0] else 1
    hedge = found[own][0]
    rest = [*sides[own][: hedge.start], *sides[own][hedge.end :]]
    if not _UNSURE.isdisjoint(sides[1 - own]) or _content(rest) != _content(sides[1 - own]):
        return None
    return tell_softener(hedge.text, gone=own == 0)


def _content(words: Sequence[str]) -> list[str]:
    return [plain_form(word.folded) for word in read_words(words) if word.role is Role.CONTENT]
