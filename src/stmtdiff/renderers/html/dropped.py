"""What was dropped: whole paragraphs, then sentences of paragraphs that stayed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stmtdiff.annotation.quotes import quoted
from stmtdiff.diff import Fate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stmtdiff.annotation.sentences import WholeSentence
    from stmtdiff.diff import Survival
    from stmtdiff.model import Span
    from stmtdiff.renderers.html.sheet import Sheet

__all__ = ["QUOTED", "Dropped", "dropped_paragraphs", "dropped_sentences", "left_out"]

QUOTED = 16
"""So many words of a paragraph are told."""
_IN_FULL = 60
"""So many words of a sentence are told, which is nearly always all of it."""
_LIVES_ON = 0.8
"""A sentence that stands elsewhere, so much alike, was not dropped: it moved."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A paragraph or a sentence that does not stand where it stood.

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


def dropped_sentences(sheet: Sheet, whole: Iterable[WholeSentence]) -> list[Dropped]:
    """Return the sentences that went from paragraphs that stayed, in the order of the cards.

    Args:
        sheet: the comparison.
        whole: the sentences that went or came as a whole; the others were looked up.
    """
    pairs = sheet.diff.paragraphs
    found: dict[tuple[int, int, Span], Dropped] = {}
    for place, survivals in _survivals(sheet).items():
        if pairs[place].fate is not Fate.REMOVED:
            found |= {(place, one.old, one.old_span): _looked_up(sheet, one) for one in survivals}
    for one in whole:
        if one.dropped:
            pair = pairs[one.change.pair]
            place, span = one.within(pair.old)
            old = pair.link.old[place]
            told = Dropped((old,), quoted(one.text, _IN_FULL), None)
            found.setdefault((one.change.pair, old, span), told)
    return [found[key] for key in sorted(found)]


def _looked_up(sheet: Sheet, one: Survival) -> Dropped:
    text = sheet.diff.old.paragraphs[one.old].text[one.old_span.start : one.old_span.end]
    nearest = [] if one.new is None else [one.new]
    lives_on = bool(nearest) and one.score >= _LIVES_ON
    return Dropped((one.old,), quoted(text, _IN_FULL), nearest, lives_on)


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
