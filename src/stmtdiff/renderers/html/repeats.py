"""Notes that say the same of one thing: a date whose day and month were changed, a range."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

from stmtdiff.annotation.dates import find_dates
from stmtdiff.annotation.ranges import find_ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from stmtdiff.annotation.dates import Date
    from stmtdiff.annotation.ranges import Range
    from stmtdiff.diff import Annotation, ParagraphDiff
    from stmtdiff.model import Span
    from stmtdiff.tokens import Token

    _Thing = Date | Range

__all__ = ["told_once"]

_FINDERS: Mapping[str, Callable[[Sequence[Token]], Sequence[_Thing]]] = MappingProxyType(
    {"date": find_dates, "figure": find_ranges}
)
"""By the kind of a note, what finds the things that several ops may change."""


def told_once(pair: ParagraphDiff, notes: Sequence[Annotation]) -> Iterator[Annotation]:
    """Yield the notes on a pair, each date and range once, however many ops changed it.

    Two dates that changed alike are two.
    """
    counts = Counter((note.kind, note.why) for note in notes if note.kind in _FINDERS)
    wording = pair.wording
    told: dict[tuple[str, str], set[tuple[str, int]]] = {}
    for note in notes:
        said = note.kind, note.why
        if counts[said] > 1 and note.op is not None:
            op, find = wording.ops[note.op], _FINDERS[note.kind]
            own = {("old", start) for start in _touched(find(wording.old), op.old)}
            own.update(("new", start) for start in _touched(find(wording.new), op.new))
            known = told.setdefault(said, set())
            is_known = not known.isdisjoint(own)
            known.update(own)
            if is_known:
                continue
        yield note


def _touched(things: Iterable[_Thing], span: Span) -> Iterator[int]:
    """Yield the first token of each thing that the range is in, or that is in it."""
    return (one.start for one in things if one.start < span.end and span.start < one.end)
