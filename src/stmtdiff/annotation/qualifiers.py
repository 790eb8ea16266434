"""A qualifier that came or went: as appropriate, where possible, on a voluntary basis."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import changed_ops, in_one_sentence, touched
from stmtdiff.annotation.reading import read_once, visible
from stmtdiff.annotation.set_phrases import Found, SetPhrases
from stmtdiff.annotation.telling import tell_softener

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["PARTLY", "QUALIFIERS", "SAME", "annotate_qualifiers", "qualifies"]

_UNDER = (
    "subject to",
    "in accordance with",
    "in line with",
    "consistent with",
    "taking into account",
    "bearing in mind",
)
_DECIDING = (
    *("they decide", "it decides", "they agree", "it agrees", "the parties agree"),
    *("the parties decide", "members agree", "members decide", "the members agree"),
    *("the board decides", "the committee decides", "the council decides", "they so decide"),
)
_LAWS = (
    "national law",
    "national laws",
    "national legislation",
    "national circumstances",
    "domestic law",
    "domestic laws",
    "domestic legislation",
    "available resources",
)

QUALIFIERS = (
    *(f"{under} {law}" for under in _UNDER for law in _LAWS),
    "as appropriate",
    "where appropriate",
    "as applicable",
    "where applicable",
    "as necessary",
    "where necessary",
    "where possible",
    "wherever possible",
    "whenever possible",
    "as far as possible",
    "if they so wish",
    "to the extent permitted by law",
    "to the extent possible",
    "to the extent practicable",
    "where feasible",
    "if possible",
    "when possible",
    "preferably",
    "inter alia",
    "in principle",
    "voluntary",
    "on a voluntary basis",
    "voluntarily",
    "mutually agreed",
    "on mutually agreed terms",
    "within existing resources",
    "within available resources",
    "in due course",
    "at an appropriate time",
    "at a later date",
    "at an appropriate level",
    "on a case-by-case basis",
    "case by case",
    "in a position to do so",
    "where their law so permits",
    "if their law so permits",
    "in accordance with their capabilities",
    "according to their capabilities",
    "unless otherwise agreed",
    "unless otherwise decided",
    "unless decided otherwise",
    "unless agreed otherwise",
    *(f"unless {who} otherwise" for who in _DECIDING),
    "subject to availability",
    "without prejudice to",
    "except as provided for in",
    "except as provided in",
    "except as otherwise provided for in",
    "except as otherwise provided in",
    "except where otherwise provided",
    "with the exception of",
    "except for",
    "if and when needed",
    "as and when needed",
    "if and when necessary",
    "as and when necessary",
    "if and when appropriate",
    "as and when appropriate",
    "if needed",
    "if necessary",
    "upon request",
    "on request",
    "upon their request",
    "at their request",
    "pending review",
    "pending further review",
    "pending a review",
    "pending further notice",
)
"""Phrases that leave room to do less, or later, or for others; which they are is our judgement."""

_INDICATED = ("target", "targets", "ceiling", "ceilings", "timetable", "list", "figures", "dates")
_JUDGES = ("it considers", "they consider", "we consider", "it deems", "they deem", "we deem")
PARTLY = (
    *(f"indicative {what}" for what in _INDICATED),
    *(
        f"{judges} {what}"
        for judges in _JUDGES
        for what in ("necessary", "appropriate", "fit", "feasible")
    ),
)
"""Others, of which a part may stay: a target, what is necessary."""

SAME = """
    upon request | on request | upon their request | at their request | when requested
    with the exception of | except for | except | excepting | excluding | save for | other than
    if needed | as needed | when needed | if necessary | as necessary | where necessary
    if and when needed | as and when needed | if and when necessary | as and when necessary
    pending review | pending further review | pending a review
    unless otherwise decided | unless decided otherwise
    unless otherwise agreed | unless agreed otherwise
"""
"""Phrases that say the same are a line; not all of them are told where they stand alone."""

OTHER_QUALIFIERS = (
    *("selon qu'il convient", "le cas échéant", "dans la mesure du possible", "à titre volontaire"),
    *("según proceda", "según corresponda", "cuando proceda", "en la medida de lo posible"),
    *("de forma voluntaria", "entre otras cosas", "conforme apropriado", "conforme o caso"),
    *("na medida do possível", "de forma voluntária"),
    *("на добровольной основе", "по мере возможности", "по возможности", "в надлежащих случаях"),
    *("в соответствующих случаях", "по мере необходимости", "в принципе"),
    *("gönüllülük esasına göre", "gönüllülük temelinde", "uygun olduğunda", "mümkün olduğunca"),
    *("على أساس طوعي", "حسب الاقتضاء", "عند الاقتضاء", "قدر الإمكان", "من حيث المبدأ"),
)
"""The commonest of them in other languages; a language is added by adding its phrases."""

UNSPACED_QUALIFIERS = ("酌情", "在自愿基础上", "自愿", "尽可能", "原则上")
"""Those of a language that has no spaces between words, in which each character is a token."""


_FIRST = {
    phrase: line[0]
    for line in ([*map(str.strip, line.split("|"))] for line in SAME.strip().splitlines())
    for phrase in line
}
_KNOWN = SetPhrases((*QUALIFIERS, *OTHER_QUALIFIERS, *_FIRST), UNSPACED_QUALIFIERS)
_TOLD = frozenset((*QUALIFIERS, *OTHER_QUALIFIERS, *UNSPACED_QUALIFIERS))
_PARTLY = SetPhrases(PARTLY)
_NEAR = 3
"""So many changes of qualifiers before and behind one are looked at for where it moved."""
_SHORT = 14
"""In a longer change a qualifier comes or goes with the clause that it qualifies."""


def annotate_qualifiers(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op in which a qualifier comes or goes, and does not only move."""
    changes = [
        change
        for change in changed_ops(diff)
        if max(len(change.old_words), len(change.new_words)) <= _SHORT and not change.is_sentence
    ]
    read = (
        _Qualified(change, *map(_known, (change.old_words, change.new_words))) for change in changes
    )
    found = [one for one in read if one.old or one.new]
    for place, one in enumerate(found):
        yield from _told(one, _beside(found, place))
    for change in changes:
        if _PARTLY.may_touch((*change.old_words, *change.new_words)):
            yield from _partly(change)


class _Qualified(NamedTuple):
    """An op with the qualifiers that it takes away and those that it brings."""

    change: ChangedOp
    old: Sequence[str]
    new: Sequence[str]


def qualifies(words: Sequence[str]) -> bool:
    """Return whether a qualifier stands among some words, case folded."""
    return not _TOLD.isdisjoint(_known(words))


def _known(words: Sequence[str]) -> list[str]:
    return [one.text for one in _KNOWN.find(words)]


def _beside(found: Sequence[_Qualified], place: int) -> list[_Qualified]:
    """Return those of the changes near one that share its sentence, and that one."""
    change = found[place].change
    before = found[max(0, place - _NEAR) : place]
    behind = found[place : place + _NEAR + 1]
    return [
        *(other for other in before if in_one_sentence(other.change, change)),
        *(other for other in behind if in_one_sentence(change, other.change)),
    ]


def _told(one: _Qualified, near: Sequence[_Qualified]) -> Iterator[Annotation]:
    """Yield what went and did not come near by, in words that mean the same; and what came."""
    gone = {_FIRST.get(phrase, phrase) for other in near for phrase in other.old}
    come = {_FIRST.get(phrase, phrase) for other in near for phrase in other.new}
    for own, there, is_gone in ((one.old, come, True), (one.new, gone, False)):
        for phrase in own:
            if phrase in _TOLD and _FIRST.get(phrase, phrase) not in there:
                yield one.change.note("qualifier", tell_softener(phrase, gone=is_gone))


def _partly(change: ChangedOp) -> Iterator[Annotation]:
    """Yield a note where a phrase came or went of which a part stays."""
    gone, come = touched(change.op, *map(_partial, (change.wording.old, change.wording.new)))
    if len(gone) + len(come) == 1:
        told = tell_softener((*gone, *come)[0].text, gone=bool(gone))
        yield change.note("qualifier", told)


@read_once
def _partial(tokens: Sequence[Token]) -> Sequence[Found]:
    """Return the phrases of `PARTLY` in a text, as ranges of tokens without their last word."""
    places, _, words = visible(tokens)
    return [
        Found(places[one.start], places[one.end - 2] + 1, one.text) for one in _PARTLY.find(words)
    ]
