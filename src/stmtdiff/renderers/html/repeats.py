"""Notes that say the same of one thing, as of a date whose day and whose month were changed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from stmtdiff.annotation.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stmtdiff.annotation.dates import Date
    from stmtdiff.diff import Annotation, ParagraphDiff
    from stmtdiff.model import Span

__all__ = ["told_once"]

_DATE = "date"


def told_once(pair: ParagraphDiff, notes: Sequence[Annotation]) -> Iterator[Annotation]:
    """Yield the notes on a pair, each date once, however many ops changed it.

    Two dates that changed alike are two.
    """
    counts = Counter(note.why for note in notes if note.kind == _DATE)
    repeated = {why for why, count in counts.items() if count > 1}
    wording = pair.wording
    dates = (find_dates(wording.old), find_dates(wording.new)) if repeated else ((), ())
    told: dict[str, set[tuple[str, int]]] = {}
    for note in notes:
        if note.kind == _DATE and note.why in repeated and note.op is not None:
            op = wording.ops[note.op]
            own = {("old", start) for start in _touched(dates[0], op.old)}
            own.update(("new", start) for start in _touched(dates[1], op.new))
            known = told.setdefault(note.why, set())
            is_known = not known.isdisjoint(own)
            known.update(own)
            if is_known:
                continue
        yield note


def _touched(dates: Iterable[Date], span: Span) -> Iterator[int]:
    """Yield the first token of each date that the range is in, or that is in it."""
    return (date.start for date in dates if date.start < span.end and span.start < date.end)
