"""What was dropped: whole paragraphs, sentences of paragraphs that stayed, clauses of sentences."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.quotes import quoted
from stmtdiff.diff import Fate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stmtdiff.annotation.stretches import Stretch
    from stmtdiff.diff import Survival
    from stmtdiff.model import Span
    from stmtdiff.renderers.html.sheet import Sheet

    # The pair, the old paragraph, and where in its text.
    _Place = tuple[int, int, Span]

__all__ = [
    "IN_FULL",
    "QUOTED",
    "Dropped",
    "dropped_clauses",
    "dropped_paragraphs",
    "dropped_sentences",
    "left_out",
]

QUOTED = 16
"""So many words of a paragraph are told."""
IN_FULL = 60
"""So many words of a sentence are told, which is nearly always all of it."""
_LIVES_ON = 0.8
"""A sentence that stands elsewhere, so much alike, was not dropped: it moved."""


class Dropped(NamedTuple):
    """A paragraph, a sentence or a clause that does not stand where it stood.

    Attributes:
        old: the places of its paragraphs.
        quote: its words, or the first of them.
        nearest: the places of the later paragraphs in which something near to it stands, or None
            where nobody looked.
        lives_on: whether it stands there nearly as it was.
    """

    old: Sequence[int]
    quote: str
    nearest: Sequence[int] | None
    lives_on: bool = False


def dropped_paragraphs(sheet: Sheet) -> list[Dropped]:
    """Return the removed paragraphs, in the order of the cards."""
    survivals = _survivals(sheet)
    found = []
    for place, pair in enumerate(sheet.diff.paragraphs):
        if pair.fate is Fate.REMOVED:
            told = [one.new for one in survivals.get(place, ()) if one.new is not None]
            quote = quoted(pair.wording.old_text, QUOTED)
            found.append(Dropped(pair.link.old, quote, [*dict.fromkeys(told)]))
    return found


def dropped_sentences(sheet: Sheet, whole: Iterable[Stretch]) -> list[Dropped]:
    """Return the sentences that went from paragraphs that stayed, in the order of the cards.

    Those that live on in another paragraph are among them.

    Args:
        sheet: the comparison.
        whole: the sentences that went or came as a whole; the others were looked up.
    """
    found = {**_looked_up_sentences(sheet), **_gone_over(sheet)}
    for one in whole:
        if one.dropped:
            key = _place(sheet, one)
            found.setdefault(key, Dropped((key[1],), quoted(one.text, IN_FULL), None))
    return [found[key] for key in sorted(found)]


def dropped_clauses(sheet: Sheet, clauses: Iterable[Stretch]) -> list[Dropped]:
    """Return the clauses that went from sentences that stayed, in the order of the cards.

    One in a sentence that is told already, because it was looked up, is left out.
    """
    told = defaultdict(list)
    for survival in sheet.diff.survivals:
        told[survival.old].append(survival.old_span)
    found = {}
    for one in clauses:
        if one.dropped:
            pair, old, span = _place(sheet, one)
            if not any(of.start <= span.start < of.end for of in told[old]):
                found[pair, old, span] = Dropped((old,), quoted(one.text, IN_FULL), None)
    return [found[key] for key in sorted(found)]


def _place(sheet: Sheet, one: Stretch) -> _Place:
    pair = sheet.diff.paragraphs[one.change.pair]
    place, span = one.within(pair.old)
    return one.change.pair, pair.link.old[place], span


def _looked_up_sentences(sheet: Sheet) -> dict[_Place, Dropped]:
    pairs = sheet.diff.paragraphs
    return {
        (place, one.old, one.old_span): _looked_up(sheet, one)
        for place, survivals in _survivals(sheet).items()
        if pairs[place].fate is not Fate.REMOVED
        for one in survivals
    }


def _gone_over(sheet: Sheet) -> dict[_Place, Dropped]:
    text_of = sheet.diff.old.paragraphs
    pairs = {
        old: place
        for place, pair in enumerate(sheet.diff.paragraphs)
        if pair.fate is not Fate.REMOVED
        for old in pair.link.old
    }
    return {
        (pairs[one.old], one.old, one.old_span): Dropped(
            (one.old,),
            quoted(text_of[one.old].text[one.old_span.start : one.old_span.end], IN_FULL),
            (one.new,),
            lives_on=True,
        )
        for one in sheet.diff.transfers
        if one.old in pairs
    }


def _looked_up(sheet: Sheet, one: Survival) -> Dropped:
    text = sheet.diff.old.paragraphs[one.old].text[one.old_span.start : one.old_span.end]
    nearest = [] if one.new is None else [one.new]
    lives_on = bool(nearest) and one.score >= _LIVES_ON
    return Dropped((one.old,), quoted(text, IN_FULL), nearest, lives_on)


def left_out(sheet: Sheet) -> list[int]:
    """Return the places of the later paragraphs inside which an excerpt leaves words out."""
    pairs = sheet.diff.paragraphs
    places = sorted({place for place, op in sheet.omitted if op is not None})
    return [new for place in places for new in pairs[place].link.new]


def _survivals(sheet: Sheet) -> dict[int, list[Survival]]:
    found: dict[int, list[Survival]] = {}
    for one in sheet.diff.survivals:
        found.setdefault(one.pair, []).append(one)
    return found
