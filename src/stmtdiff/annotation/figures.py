"""A date or another figure that changed, and what it counts."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from stmtdiff.annotation.abbreviations import is_abbreviated
from stmtdiff.annotation.amounts import (
    VERBS,
    counted_by,
    paired,
    read_figures,
    settle,
    stands_alone,
)
from stmtdiff.annotation.changes import changed_ops, known_language, overlapping, touched
from stmtdiff.annotation.dates import compare_dates, find_dates
from stmtdiff.annotation.hashtags import hashtags
from stmtdiff.annotation.numerals import SCALES
from stmtdiff.annotation.quantities import value_of
from stmtdiff.annotation.ranges import changed_ranges, find_ranges, respelled_range
from stmtdiff.annotation.references import compare_references, find_references
from stmtdiff.annotation.spelling import printed, respelled
from stmtdiff.annotation.tallies import find_tallies, unanimous
from stmtdiff.annotation.telling import tell
from stmtdiff.annotation.terms import figures_in_terms
from stmtdiff.annotation.typography import differing_marks
from stmtdiff.annotation.units import (
    are_one_currency,
    currency_of,
    find_units,
    may_be_units,
    measure_of,
    money_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.annotation.amounts import Figure, Read
    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.annotation.dates import Date
    from stmtdiff.annotation.ranges import Range
    from stmtdiff.annotation.references import Reference
    from stmtdiff.annotation.telling import Told
    from stmtdiff.annotation.units import Unit
    from stmtdiff.diff import Annotation, StatementDiff, Wording
    from stmtdiff.model import Statement
    from stmtdiff.tokens import Token

__all__ = ["annotate_figures"]

_TOLD_WITH = SCALES | {"percent", "per cent"}
"""What a figure counts is told with it where the other figure counts another of these."""


class _Known:
    """The dates and references of one side, found once for all of its ops."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        self.tokens = tokens
        self.dates: Sequence[Date] = find_dates(tokens, language)
        taken = {place for date in self.dates for place in range(date.start, date.end)}
        self.references: Sequence[Reference] = find_references(tokens, language)
        refer = {place for ref in self.references for place in range(ref.start, ref.end)}
        self.taken = taken | refer
        tallies = find_tallies(tokens)
        votes = {place for one in tallies for place in range(one.start, one.end)}
        ranges = [one for one in find_ranges(tokens) if votes.isdisjoint((one.start, one.last))]
        self.ranges = sorted(
            one for one in (*ranges, *tallies) if self.taken.isdisjoint((one.start, one.last))
        )
        self.names = {ref.name for ref in self.references}
        self.hashtags = hashtags(tokens)

    def says(self, ref: Reference) -> bool:
        """Whether a hashtag stands there that is the reference: #MeridianCharter."""
        return ref.name.replace(" ", "").casefold() in self.hashtags


def annotate_figures(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op in which a date, a reference or another figure comes or goes."""
    languages = known_language(diff.old), known_language(diff.new)
    wording: Wording | None = None
    read: list[Read] = []
    for change in changed_ops(diff):
        if wording is not change.wording:
            wording = change.wording
            known = _Known(wording.old, languages[0]), _Known(wording.new, languages[1])
            terms = figures_in_terms(wording.old, wording.new, languages)
            voted = unanimous(wording.old, wording.new)
            if voted:
                terms[voted.side].update(range(voted.tally.start, voted.tally.end))
        dates = touched(change.op, known[0].dates, known[1].dates)
        for told in compare_dates(*_unkept(dates, known), since=_year(diff.old)):
            yield change.note("date", told)
        if _is_same_date(change, *dates):
            yield change.note("spelling", tell(dates[0][0].text, dates[1][0].text))
        refs = touched(change.op, known[0].references, known[1].references)
        gone, come = (
            [ref for ref in side if not there.says(ref)]
            for side, there in zip(refs, known[::-1], strict=True)
        )
        # The initials of a treaty are its name.
        if (gone or come) and not is_abbreviated(diff, change.old, change.new):
            for told in compare_references(gone, come, (known[0].names, known[1].names)):
                yield change.note("reference", told)
        ranges = changed_ranges(change.op, *(side.ranges for side in known))
        yield from (change.note("figure", _range(change.wording, *pair)) for pair in ranges)
        same = respelled_range(change.op, *(side.ranges for side in known))
        yield from (
            change.note("spelling", tell(one.printed, other.printed)) for one, other in same
        )
        taken = _taken(known, ranges)
        if voted and overlapping([voted.tally], (change.op.old, change.op.new)[voted.side]):
            yield change.note("figure", voted.told)
        read.append(read_figures(change, (taken[0] | terms[0], taken[1] | terms[1])))
        yield from _turned(read[-1], terms)
    yield from (note for one in settle(read) for part in paired(one) for note in _tell(part))


def _taken(
    known: tuple[_Known, _Known], ranges: Sequence[tuple[Range, Range]]
) -> tuple[set[int], set[int]]:
    """Return the tokens of either side that are told of already."""
    old, new = (set(side.taken) for side in known)
    for one, other in ranges:
        old.update(range(one.start, one.end))
        new.update(range(other.start, other.end))
    return old, new


def _range(wording: Wording, old: Range, new: Range) -> Told:
    """Return what is told of two ranges, with what both count."""
    counted = {counted_by(wording.old, old.last), counted_by(wording.new, new.last)} - {""}
    behind = f" {counted.pop()}" if len(counted) == 1 else ""
    return tell(old.text, new.text, around=("", behind))


def _turned(read: Read, told: tuple[set[int], set[int]]) -> Iterator[Annotation]:
    """Yield a note on the units about figures, where an op changes nothing else of them."""
    change = read.change
    if not may_be_units((*change.old_words, *change.new_words)):
        return
    if [one.amount for one in read.old] != [one.amount for one in read.new]:
        return
    sides = (change.wording.old, change.op.old), (change.wording.new, change.op.new)
    old, new = (
        [unit for unit in overlapping(find_units(tokens), span) if unit.start not in terms]
        for (tokens, span), terms in zip(sides, told, strict=True)
    )
    if len(old) == len(new) == 1 and old[0].sort == new[0].sort:
        kind = "figure" if old[0].same != new[0].same else "spelling"
        if kind == "figure" or _is_all((old[0], new[0]), change):
            yield change.note(kind, tell(old[0].text, new[0].text))
    elif len(old) + len(new) == 1 and (*old, *new)[0].sort == "minus":
        yield change.note("figure", tell("minus" * bool(old), "minus" * bool(new), quoted=True))
    elif len(old) + len(new) == 1 and (*old, *new)[0].text.endswith("$"):
        # The same sum in dollars, and now it is said whose they are.
        before, after = (side[0].text if side else "$" for side in (old, new))
        yield change.note("figure", tell(before, after))


def _is_all(units: tuple[Unit, Unit], change: ChangedOp) -> bool:
    """Whether an op changes the forms of a unit, and nothing beside."""
    texts = " ".join(change.old_words), " ".join(change.new_words)
    # The same letters are another unit in another case: mW, MW.
    return texts[0] != texts[1] and texts == tuple(unit.text for unit in units)


def _unkept(
    dates: tuple[Sequence[Date], Sequence[Date]], known: tuple[_Known, _Known]
) -> tuple[Sequence[Date], Sequence[Date]]:
    """Return the dates of an op but for those that the paragraph has as often on the other side.

    Where as many went as came, they are pairs, and all of them stay.
    """
    if len(dates[0]) == len(dates[1]):
        return dates
    old, new = (Counter(date.what for date in side.dates) for side in known)
    return (
        [date for date in dates[0] if old[date.what] > new[date.what]],
        [date for date in dates[1] if new[date.what] > old[date.what]],
    )


def _is_same_date(change: ChangedOp, old: Sequence[Date], new: Sequence[Date]) -> bool:
    """Whether an op changes nothing but the way in which a date is written."""
    if len(old) != 1 or len(new) != 1 or old[0].what != new[0].what:
        return False
    if not any(map(str.isalnum, "".join((*change.old_words, *change.new_words)))):
        return False  # Its dash alone is typography.
    date = zip((old[0], new[0]), (change.op.old, change.op.new), strict=True)
    return all(one.start <= span.start and span.end <= one.end + 1 for one, span in date)


def _year(statement: Statement) -> int:
    return statement.metadata.date.year if statement.metadata.date else 0


def _tell(read: Read) -> Iterator[Annotation]:
    """Yield the note on the figures of an op, if it is due."""
    change, old, new = read.change, read.old, read.new
    if [one.amount for one in old] == [one.amount for one in new]:
        yield from _respelled(read)
        return
    sides = change.wording.old, change.wording.new
    if _is_same_sum(read):
        # Nor is it spelling: a sign alone does not say whose dollars they are.
        return
    if not (old and new) and not any(
        stands_alone(tokens, one.place)
        for tokens, found in zip(sides, (old, new), strict=True)
        for one in found
    ):
        return
    if not differing_marks(change.old, change.new):
        yield change.note("figure", _change_of(change, old, new))


def _is_same_sum(read: Read) -> bool:
    """Whether an op only writes the currency of a sum in another way."""
    if not len(read.old) == len(read.new) == 1:
        return False
    wording, (old,), (new,) = read.change.wording, read.old, read.new
    money = money_of(wording.old, old.place), money_of(wording.new, new.place)
    values = [value_of(text, one.counted) for (_, text), one in zip(money, (old, new), strict=True)]
    return (
        bool(money[0][0])
        and are_one_currency(money[0][0], money[1][0])
        and (values[0] == values[1] != "")
    )


def _respelled(read: Read) -> Iterator[Annotation]:
    """Yield a note on the same amount in another form, where the spelling of a word tells none."""
    change = read.change
    forms = [[respelled(one.text.casefold()) for one in side] for side in (read.old, read.new)]
    if not len(read.old) == len(read.new) == 1 or read.old[0].text.casefold() in VERBS:
        return
    leads = ["by" in words for words in (change.old_words, change.new_words)]
    tos = ["to" in words for words in (change.old_words, change.new_words)]
    if read.alone and leads == tos[::-1] and leads[0] != leads[1]:
        # The same figure, but by so much and to so much are two things.
        yield change.note("figure", tell(printed(change.old), printed(change.new)))
    elif read.is_bare and forms[0] != forms[1]:
        yield change.note("spelling", tell(printed(change.old), printed(change.new)))


def _change_of(change: ChangedOp, old: Sequence[Figure], new: Sequence[Figure]) -> Told:
    sides = change.wording.old, change.wording.new
    told = [_listed(tokens, side) for tokens, side in zip(sides, (old, new), strict=True)]
    if not (old and new):
        side, found = (sides[0], old) if old else (sides[1], new)
        money = currency_of(side, found[0].place) if len(found) == 1 else ""
        amount = " ".join(filter(None, [money, *told, _common(found)]))
        return tell(amount, "") if old else tell("", amount)
    counted = ""
    if len(old) == len(new) == 1:
        one, other = old[0].counted, new[0].counted
        counted = other if one == other or (one, other) == ("per cent", "percent") else ""
        if one != other and not counted and _TOLD_WITH.intersection((one, other)):
            told = [f"{told[0]} {one}".strip(), f"{told[1]} {other}".strip()]
        before, after = measure_of(sides[0], old[0].place), measure_of(sides[1], new[0].place)
        if before and after and before.same != after.same:
            told = [f"{told[0]} {before.text}", f"{told[1]} {after.text}"]
        money = currency_of(sides[1], new[0].place)
        other_money = currency_of(sides[0], old[0].place)
        if money and other_money:
            same = money == other_money
            told = [f"{other_money} {told[0]}", told[1] if same else f"{money} {told[1]}"]
    return tell(told[0], told[1], around=("", f" {counted}" if counted else ""))


def _listed(tokens: Sequence[Token], figures: Sequence[Figure]) -> str:
    """Return figures one after the other, the two of a range as one."""
    ends = {(one.start, one.last) for one in find_ranges(tokens)} if len(figures) > 1 else set()
    several = len({one.counted for one in figures}) > 1
    texts = [f"{one.text} {one.counted}".strip() if several else one.text for one in figures]
    told = "".join(
        f"{text}{' to ' if (one.place, other.place) in ends else ', '}"
        for text, (one, other) in zip(texts, pairwise(figures), strict=False)
    )
    return told + "".join(texts[-1:])


def _common(figures: Sequence[Figure]) -> str:
    """Return what all of the figures count, if it is one thing."""
    counted = {one.counted for one in figures}
    return figures[-1].counted if len(counted) == 1 else ""
