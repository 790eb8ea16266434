"""A qualifier that came or went: as appropriate, where possible, on a voluntary basis."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import changed_ops, in_one_sentence
from stmtdiff.annotation.set_phrases import SetPhrases
from stmtdiff.annotation.telling import tell_softener

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff

__all__ = ["QUALIFIERS", "annotate_qualifiers"]

_UNDER = (
    "subject to",
    "in accordance with",
    "in line with",
    "consistent with",
    "taking into account",
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
    "subject to availability",
)
"""Phrases that leave room to do less, or later; which they are is our judgement."""

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


_KNOWN = SetPhrases((*QUALIFIERS, *OTHER_QUALIFIERS), UNSPACED_QUALIFIERS)
_NEAR = 3
"""So many changes of qualifiers before and behind one are looked at for where it moved."""
_SHORT = 14
"""In a longer change a qualifier comes or goes with the clause that it qualifies."""


def annotate_qualifiers(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op in which a qualifier comes or goes, and does not only move."""
    found = [
        _Found(change, *([one.text for one in _KNOWN.find(words)] for words in sides))
        for change in changed_ops(diff)
        if max(map(len, sides := (change.old_words, change.new_words))) <= _SHORT
        and not change.is_sentence
    ]
    found = [one for one in found if one.old or one.new]
    for place, one in enumerate(found):
        near = [
            *(
                other
                for other in found[max(0, place - _NEAR) : place]
                if in_one_sentence(other.change, one.change)
            ),
            *(
                other
                for other in found[place : place + _NEAR + 1]
                if in_one_sentence(one.change, other.change)
            ),
        ]
        for phrase in one.old:
            if not any(phrase in other.new for other in near):
                yield one.change.note("qualifier", tell_softener(phrase, gone=True))
        for phrase in one.new:
            if not any(phrase in other.old for other in near):
                yield one.change.note("qualifier", tell_softener(phrase, gone=False))


class _Found(NamedTuple):
    """An op with the qualifiers that it takes away and those that it brings."""

    change: ChangedOp
    old: Sequence[str]
    new: Sequence[str]
