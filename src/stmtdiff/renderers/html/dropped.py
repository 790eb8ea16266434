"""What was dropped: whole paragraphs, then sentences of paragraphs that stayed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stmtdiff.annotation.quotes import quoted
from stmtdiff.diff import Fate
from stmtdiff.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.diff import ParagraphDiff, Survival
    from stmtdiff.renderers.html.sheet import Sheet

__all__ = ["QUOTED", "SENTENCE", "Dropped", "dropped_paragraphs", "dropped_sentences", "left_out"]

QUOTED = 16
"""So many words of a paragraph are told."""
_IN_FULL = 60
"""So many words of a sentence are told, which is nearly always all of it."""
SENTENCE = "sentence"
"""The kind of a note on a whole sentence that was dropped or added."""
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


def dropped_sentences(sheet: Sheet) -> list[Dropped]:
    """Return the sentences that went from paragraphs that stayed, in the order of the cards."""
    survivals = _survivals(sheet)
    return [
        one
        for place, pair in enumerate(sheet.diff.paragraphs)
        if pair.fate is not Fate.REMOVED
        for one in _of_pair(sheet, place, survivals.get(place, ()))
    ]


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


def _of_pair(sheet: Sheet, place: int, looked_up: Sequence[Survival]) -> Iterator[Dropped]:
    """Yield what went from a pair: what was looked up, and what only a note tells of."""
    diff = sheet.diff
    known = set()
    for one in looked_up:
        text = diff.old.paragraphs[one.old].text[one.old_span.start : one.old_span.end]
        known.add(quoted(text))
        nearest = [] if one.new is None else [one.new]
        lives_on = bool(nearest) and one.score >= _LIVES_ON
        yield Dropped((one.old,), quoted(text, _IN_FULL), nearest, lives_on)
    for note in sheet.notes.get(place, ()):
        quote = note.why.removesuffix(" dropped")
        if note.kind == SENTENCE and quote != note.why and quote not in known:
            yield _in_full(diff.paragraphs[place], quote)


def _in_full(pair: ParagraphDiff, quote: str) -> Dropped:
    """Return the sentence that begins as quoted, with the paragraph that it stood in."""
    for index, paragraph in zip(pair.link.old, pair.old, strict=True):
        for span in split_sentences(paragraph.text):
            text = paragraph.text[span.start : span.end]
            if quoted(text) == quote:
                return Dropped((index,), quoted(text, _IN_FULL), None)
    return Dropped(pair.link.old, quote, None)
