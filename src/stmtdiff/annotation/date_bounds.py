"""The first day and the last: from 1 May, no earlier than 1 May, no later than 1 May.

What is the opposite before a date in one word (by, from) is told with the opposites.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import changed_ops, language_of, touched
from stmtdiff.annotation.dates import find_dates
from stmtdiff.annotation.reading import read_once, visible
from stmtdiff.annotation.telling import tell
from stmtdiff.diff import Effect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.annotation.telling import Told
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["annotate_date_bounds"]

_FIRST, _LAST = "floor", "ceiling"
_LEADS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("no earlier than", "not earlier than", "no sooner than"), _FIRST),
        **dict.fromkeys(("not sooner than", "not before"), _FIRST),
        **dict.fromkeys(("no later than", "not later than", "by", "before"), _LAST),
        **dict.fromkeys(("from", "since", "as of", "as from", "starting", "starting on"), "start"),
        **dict.fromkeys(("on", "in", "at", "around", "about"), "on"),
        **dict.fromkeys(("until", "till", "through"), "until"),
        "after": "after",
    }
)
"""Words before a date, and what they make of it."""
_BOUNDS = frozenset(("no", "not"))
"""With one of these words the phrases begin that bound a date and nothing else."""
_BETWEEN = frozenset(("the", "end", "beginning", "start", "middle", "of"))
_LONGEST = 3


class _Lead(NamedTuple):
    """What stands before a date, as a range of tokens, and what it makes of the date."""

    start: int
    end: int
    text: str
    sort: str


def annotate_date_bounds(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op that bounds a date otherwise, by its first day or its last.

    The tables are English, so there are no notes where either statement is in another language.
    """
    if {language_of(diff.old), language_of(diff.new)} != {"en"}:
        return
    for change in changed_ops(diff):
        if not _BOUNDS.isdisjoint((*change.old_words, *change.new_words)):
            told = _bounded(change)
            if told:
                yield change.note("degree", told)


def _bounded(change: ChangedOp) -> Told | None:
    """Return what is told of the bound of a date that an op changes, if it is one."""
    leads = touched(change.op, *map(_leads, (change.wording.old, change.wording.new)))
    if max(map(len, leads)) != 1:
        return None
    old, new = (side[0] if side else _Lead(0, 0, "", "") for side in leads)
    is_bound = [one.text.partition(" ")[0] in _BOUNDS for one in (old, new)]
    if old.sort == new.sort or not any(is_bound):
        return None
    effect = Effect.OPPOSITE if {old.sort, new.sort} == {_FIRST, _LAST} else None
    sorts = [one.sort for one, bound in zip((old, new), is_bound, strict=True) if bound]
    quoted = not (old.text and new.text)
    words = {*change.old_words, *change.new_words}
    if quoted and not words <= {*old.text.split(), *new.text.split()} | _BETWEEN:
        # It went, or came, with its date, or a word that is no lead took its place.
        return None
    return tell(old.text, new.text, effect, quoted=quoted, around=("", f" ({' → '.join(sorts)})"))


@read_once
def _leads(tokens: Sequence[Token]) -> Sequence[_Lead]:
    """Return what stands before the dates of a text."""
    places, _, words = visible(tokens)
    numbers = {place: number for number, place in enumerate(places)}
    found = []
    for date in find_dates(tokens, "en"):
        first, end = _lead_before(words, numbers[date.start])
        if first < end:
            text = " ".join(words[first:end])
            found.append(_Lead(places[first], places[end - 1] + 1, text, _LEADS[text]))
    return found


def _lead_before(words: Sequence[str], end: int) -> tuple[int, int]:
    """Return where the words before a date begin and end that are in the table, or nowhere."""
    while end:
        for size in range(min(_LONGEST, end), 0, -1):
            if " ".join(words[end - size : end]) in _LEADS:
                return end - size, end
        if words[end - 1] not in _BETWEEN:
            break
        end -= 1
    return 0, 0
