"""A qualifier that came or went: as appropriate, where possible, on a voluntary basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import changed_ops, touched
from stmtdiff.annotation.reading import read_once, visible
from stmtdiff.annotation.set_phrases import Found, SetPhrases
from stmtdiff.annotation.telling import tell_softener

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["PARTLY", "QUALIFIERS", "SAME", "annotate_qualifiers"]

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
_SHORT = 14
"""In a longer change a qualifier comes or goes with the clause that it qualifies."""


def annotate_qualifiers(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op in which a qualifier comes or goes."""
    for change in changed_ops(diff):
        old, new = change.old_words, change.new_words
        if max(len(old), len(new)) > _SHORT or change.is_sentence:
            continue
        sides = [[one.text for one in _KNOWN.find(words)] for words in (old, new)]
        for gone, (own, other) in ((True, sides), (False, sides[::-1])):
            there = {_FIRST.get(phrase, phrase) for phrase in other}
            for phrase in own:
                if phrase in _TOLD and _FIRST.get(phrase, phrase) not in there:
                    yield change.note("qualifier", tell_softener(phrase, gone=gone))
        if _PARTLY.may_touch((*old, *new)):
            yield from _partly(change)


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
