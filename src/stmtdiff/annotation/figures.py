"""A date or another figure that changed, and what it counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import changed_ops, overlapping, touched
from stmtdiff.annotation.dates import compare_dates, find_dates
from stmtdiff.annotation.references import compare_references, find_references
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.annotation.dates import Date
    from stmtdiff.annotation.references import Reference
    from stmtdiff.diff import Annotation, StatementDiff, Wording
    from stmtdiff.model import Span, Statement
    from stmtdiff.tokens import Token

__all__ = ["annotate_figures"]

_ORDINALS_TABLE = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
"""
_ORDINALS = frozenset(_ORDINALS_TABLE.split())
_CARDINALS_TABLE = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand
"""
_NUMBER_WORDS = _ORDINALS.union(_CARDINALS_TABLE.split())
_COUNTED = frozenset(("percent", "million", "billion", "trillion", "people", "women", "men"))
_CURRENCIES = frozenset(("USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "ZAR", "BRL", "SDR"))


class _Known:
    """The dates and references of one side, found once for all of its ops."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.dates: Sequence[Date] = find_dates(tokens)
        taken = {place for date in self.dates for place in range(date.start, date.end)}
        self.references: Sequence[Reference] = find_references(tokens)
        refer = {place for ref in self.references for place in range(ref.start, ref.end)}
        self.taken = taken | refer


def annotate_figures(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op in which a date, a reference or another figure comes or goes."""
    wording: Wording | None = None
    for change in changed_ops(diff):
        if wording is not change.wording:
            wording = change.wording
            known = _Known(wording.old), _Known(wording.new)
        spans = change.op.old, change.op.new
        dates = touched(change.op, known[0].dates, known[1].dates)
        for why in compare_dates(*dates, since=_year(diff.old)):
            yield change.note("date", why)
        refs = [overlapping(side.references, span) for side, span in zip(known, spans, strict=True)]
        for why in compare_references(*refs):
            yield change.note("reference", why)
        yield from _figures(change, known)


def _year(statement: Statement) -> int:
    return statement.metadata.date.year if statement.metadata.date else 0


def _figures(change: ChangedOp, known: tuple[_Known, _Known]) -> Iterator[Annotation]:
    wording = change.wording
    old = _places(wording.old, change.op.old, known[0])
    new = _places(wording.new, change.op.new, known[1])
    texts = (
        [wording.old[place].text for place in old],
        [wording.new[place].text for place in new],
    )
    if [text.casefold() for text in texts[0]] == [text.casefold() for text in texts[1]]:
        return
    if all(text.isalpha() for text in (*texts[0], *texts[1])) and len(old) != len(new):
        return  # a number word that only one side has is seldom a figure
    yield change.note("figure", _why(change, old, new, texts))


def _places(tokens: Sequence[Token], span: Span, known: _Known) -> list[int]:
    return [
        place
        for place in range(span.start, span.end)
        if place not in known.taken and _is_figure(tokens[place])
    ]


def _is_figure(token: Token) -> bool:
    if token.kind is TokenKind.WORD:
        first, _, rest = token.key.casefold().partition("-")
        return first in _NUMBER_WORDS and (not rest or rest in _NUMBER_WORDS or rest == "one")
    return token.kind is TokenKind.NUMBER


def _why(
    change: ChangedOp, old: Sequence[int], new: Sequence[int], texts: tuple[list[str], list[str]]
) -> str:
    told = [", ".join(side) for side in texts]
    if not (old and new):
        side, places = (change.wording.old, old) if old else (change.wording.new, new)
        counted = _counted(side, places[-1]) if len(places) == 1 else ""
        verb = "dropped" if old else "added"
        money = _currency(side, places[0]) if len(places) == 1 else ""
        return f"{' '.join(filter(None, [money, *told, counted]))} {verb}"
    counted = ""
    if len(old) == len(new) == 1:
        one, other = _counted(change.wording.old, old[0]), _counted(change.wording.new, new[0])
        counted = other if one == other or (one, other) == ("per cent", "percent") else ""
        money = _currency(change.wording.new, new[0])
        if money and money == _currency(change.wording.old, old[0]):
            told[0] = f"{money} {told[0]}"
    return f"{told[0]} → {told[1]}{' ' * bool(counted)}{counted}"


def _counted(tokens: Sequence[Token], place: int) -> str:
    """Return what a figure counts, if the next word says it."""
    behind = [token for token in tokens[place + 1 : place + 5] if token.kind is not TokenKind.SPACE]
    if not behind or behind[0].kind is not TokenKind.WORD or not behind[0].text.islower():
        return ""
    first = behind[0].text
    if tokens[place].text.casefold() in _ORDINALS and first.isalpha():
        return first
    if first == "per" and len(behind) > 1 and behind[1].text == "cent":
        return "per cent"
    return first if first in _COUNTED or re.fullmatch("[a-z-]{2,}[a-rt-z]s", first) else ""


def _currency(tokens: Sequence[Token], place: int) -> str:
    before = tokens[place - 2].text if place >= 2 else ""
    return before if before in _CURRENCIES else ""
