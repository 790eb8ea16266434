"""Dates in a text: a day, month and year, a month and year, a year; and how one became another."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from itertools import compress
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.calendar import (
    AFTER_DEADLINES,
    AFTER_YEARS,
    DEADLINES,
    ESTIMATES,
    LEADS,
    MONTH_JOINS,
    NO_DEADLINES,
    PARTS_OF_A_MONTH,
    YEAR_SIGNS,
)
from stmtdiff.annotation.numerals import ordinal
from stmtdiff.annotation.reading import read_once, visible
from stmtdiff.annotation.telling import tell
from stmtdiff.diff import Effect
from stmtdiff.vocabulary import month_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from stmtdiff.annotation.telling import Told
    from stmtdiff.tokens import Token

__all__ = ["Date", "compare_dates", "find_dates"]

_IN_FIGURES = re.compile(r"[12]\d{3}-\d\d-\d\d|\d{1,2}([./])\d{1,2}\1[12]\d{3}")
_PARTS_OF_A_YEAR = MappingProxyType({"half": 2, "quarter": 4})
_PART_OF_A_YEAR = re.compile("(mid|early|late|end)-([0-9]{4})", re.IGNORECASE)
_DAY = re.compile("(0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|er|º)?")
_SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter"))
_PARTS = _SEASONS | frozenset(("early", "mid", "late"))
# Behind such a figure stands what it counts: of 2000 ships.
_PLURAL = re.compile("(?!was|has|this)[a-z]{2,}[a-rt-z]s")
# A year that begins its sentence: 2031 was a year of drought.
_YEAR_VERBS = frozenset(("was", "is", "saw", "will", "has", "marks", "marked"))
_LONGEST = 9
"""So many words a date may have: 13 – 14 de junio de 2031 and what is told behind it."""


_SHORTENED = 5
"""A month with a full stop behind it, and the year behind that, is shorter: Nov. 2031."""


class Date(NamedTuple):
    """A date and where it stands, as a range of tokens; what is not said is 0.

    Attributes:
        start: its first token.
        end: the one behind its last.
        text: the date as printed.
        day: the day, or the days from one to another, as printed.
        month: from 1 to 12.
        year: the year.
        deadline: whether something is to be done by then.
    """

    start: int
    end: int
    text: str
    day: str
    month: int
    year: int
    deadline: bool

    @property
    def what(self) -> tuple[str, int, int]:
        """What is meant, however it is printed; a date in figures only, as printed."""
        return (self.day or self.text * (not self.year), self.month, self.year)


class _Read(NamedTuple):
    """What was read at a place: how many words it takes, and what they say."""

    size: int
    day: str = ""
    month: int = 0
    year: int = 0


def find_dates(tokens: Sequence[Token], language: str = "") -> Sequence[Date]:
    """Return the dates of a text in their order.

    Args:
        tokens: the text.
        language: the primary tag of its language; where it is not known, the months of all count.
    """
    return _reader(language)(tokens)


@lru_cache(maxsize=64)
def _reader(language: str) -> Callable[[Sequence[Token]], Sequence[Date]]:
    """Return what finds the dates of a language, once in each text."""
    return read_once(partial(_dates, language))


def _dates(language: str, tokens: Sequence[Token]) -> Sequence[Date]:
    places, words, _ = visible(tokens)
    found: list[Date] = []
    done = 0
    for at in compress(range(len(words)), map(partial(_may_begin, language), words)):
        read = _read(language, words, at) if at >= done else None
        if read:
            done = at + read.size
            start, end = places[at], places[done - 1] + 1
            text = " ".join("".join(token.text for token in tokens[start:end]).split())
            deadline = _is_deadline(words, at, read.size)
            found.append(Date(start, end, text, read.day, read.month, read.year, deadline))
    return found


def _read(language: str, words: Sequence[str], at: int) -> _Read | None:
    """Return the date that starts at a place."""
    if not _may_begin(language, words[at]):
        return None
    ahead = words[at : at + _LONGEST]
    if _IN_FIGURES.fullmatch(ahead[0]):
        return _Read(1)
    joined = _PART_OF_A_YEAR.fullmatch(ahead[0])
    if joined and _year_of(joined[2]):
        # The end of a year is the year, as where it stands in words before it.
        part = "" if joined[1].casefold() == "end" else ahead[0]
        return _Read(1, part, 0, _year_of(joined[2]))
    part = ahead[0].casefold()
    if part in _PARTS and len(ahead) > 1:
        of = ahead[1] == "of" and part in _SEASONS and len(ahead) > 2
        rest = _read(language, words, at + 1 + of)
        day = f"{part} {rest.day}".strip() if rest else ""
        return _Read(rest.size + 1 + of, day, rest.month, rest.year) if rest else None
    of_a_year = _part_of_a_year(language, ahead)
    if of_a_year:
        return of_a_year
    before = _word_before(words, at)
    if before in ESTIMATES:
        before = _word_before(words, at - 1)
    return (
        _with_month(language, ahead)
        or _chinese(ahead)
        or _month_alone(language, ahead, before)
        or _year(ahead, before)
    )


def _part_of_a_year(language: str, words: Sequence[str]) -> _Read | None:
    """Read the second half of 2031, the first quarter of 2031, the March quarter."""
    if words[1:2] not in (("half",), ("quarter",)):
        return None
    month = month_of(words[0], language) if words[1] == "quarter" else 0
    size = 2 + (words[2:3] == ("of",))
    year = _year_of(words[size]) if size < len(words) else 0
    if month:
        return _Read(size + 1, "quarter", month, year) if year else _Read(2, "quarter", month)
    nth = ordinal(words[0].casefold())
    if year and 0 < nth <= _PARTS_OF_A_YEAR[words[1]]:
        return _Read(size + 1, f"{nth} {words[1]}", 0, year)
    return None


def _word_before(words: Sequence[str], at: int) -> str:
    return words[at - 1].casefold() if at > 0 else ""


@lru_cache(maxsize=65536)
def _may_begin(language: str, word: str) -> bool:
    """Return whether a date may begin with a word; with most it may not."""
    return bool(
        word.isdecimal()
        or _DAY.fullmatch(word)
        or ordinal(word.casefold())
        or month_of(word, language)
        or word.casefold() in _PARTS
        or _IN_FIGURES.fullmatch(word)
        or _PART_OF_A_YEAR.fullmatch(word)
    )


def _with_month(language: str, words: Sequence[str]) -> _Read | None:
    """Read 14 June 2031, 14 de junio de 2031, June 14, 2031, June 2031, 14th June, 14 June."""
    days = _days(words)
    at = days + (days > 0 and words[days : days + 1] == ("day",))
    at += at > 0 and _joins(words, at)
    month = month_of(words[at], language) if at < len(words) else 0
    if not month:
        return None
    size = at + 1
    day = _told(words[:days])
    if not days:
        days = _days(words[size:])
        day = _told(words[size : size + days])
        size += days
    behind = size + (_joins(words, size) and (words[size] != "." or len(words[at]) < _SHORTENED))
    year = _year_of(words[behind]) if behind < len(words) else 0
    if year:
        return _Read(behind + 1, day, month, year)
    return _Read(size, day, month) if days else None


def _joins(words: Sequence[str], at: int) -> bool:
    return at < len(words) and words[at] in MONTH_JOINS


def _chinese(words: Sequence[str]) -> _Read | None:
    """Read 2031年6月14日, 2031年6月, 6月14日, 6月; a year alone is read as in other languages."""
    year = _year_of(words[0])
    size = 2 if year and words[1:2] == ("年",) else 0
    if words[size + 1 : size + 2] != ("月",) or not _DAY.fullmatch(words[size]):
        return None
    month, size = int(words[size]), size + 2
    if words[size + 1 : size + 2] == ("日",) and _DAY.fullmatch(words[size]):
        return _Read(size + 2, words[size], month, year)
    return _Read(size, "", month, year)


def _month_alone(language: str, words: Sequence[str], before: str) -> _Read | None:
    """Read a month that a word before it tells from a word: in May, late October."""
    month = month_of(words[0], language)
    return _Read(1, "", month) if month and before in YEAR_SIGNS | PARTS_OF_A_MONTH else None


def _year(words: Sequence[str], before: str) -> _Read | None:
    """Read a year that the words around it tell from another figure."""
    year = _year_of(words[0])
    behind = words[1] if len(words) > 1 else ""
    told = behind.casefold() in AFTER_YEARS or "".join(words[1:3]).casefold() in AFTER_YEARS
    told = told or (before in ("", ".") and behind in _YEAR_VERBS) or _spans_years(words)
    counts = behind[:1].isupper() or _PLURAL.fullmatch(behind)
    if year and (told or (before in YEAR_SIGNS and not counts)):
        return _Read(1, "", 0, year)
    return None


def _spans_years(words: Sequence[str]) -> bool:
    """Whether another year stands behind a dash: 2041–2044."""
    return words[1:2] in (("-",), ("–",), ("—",)) and len(words) > 2 and _year_of(words[2]) > 0


def _is_deadline(words: Sequence[str], at: int, size: int) -> bool:
    for place in range(at - 1, max(-1, at - 6), -1):
        word = words[place].casefold()
        if word not in LEADS or word in DEADLINES:
            if word in DEADLINES:
                return (_word_before(words, place), word) not in NO_DEADLINES
            break
    return any(
        word in words[at + size : at + size + reach] for word, reach in AFTER_DEADLINES.items()
    )


def _days(words: Sequence[str]) -> int:
    """Return how many words the day takes, or the days from one to another."""
    if not words:
        return 0
    if ordinal(words[0]):
        # Not "the second may": the month must be told by more than its name.
        return int(words[1:2] in (("day",), ("of",)))
    spans = len(words) > 2 and words[1] in ("and", "to", "-", "y", "и", "et", "e", "al", "au")
    if not _DAY.fullmatch(words[0]):
        return 0
    return 3 if spans and _DAY.fullmatch(words[2]) else 1


def _told(days: Sequence[str]) -> str:
    """Return the day, or the days from one to another, in plain figures: 14th is 14."""
    figures = [_DAY.fullmatch(word) for word in days]
    return " ".join(
        str(int(figure[1]) if figure else ordinal(word.casefold()) or word)
        for figure, word in zip(figures, days, strict=True)
    )


def _year_of(word: str) -> int:
    fits = len(word) == 4 and word.isdecimal()
    return int(word) if fits and 1800 <= int(word) < 2200 else 0


def compare_dates(old: Sequence[Date], new: Sequence[Date], *, since: int = 0) -> Iterator[Told]:
    """Yield what became of the dates of one op.

    Args:
        old: the dates that went.
        new: the dates that came.
        since: the year of the earlier statement, or 0; what lay before it is rolled forward, what
            lay ahead of it is put off.
    """
    if len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            if one.what != other.what:
                yield _step(one, other, since)
        return
    known = [date.what for date in new], [date.what for date in old]
    for date in old:
        if date.what not in known[0]:
            yield _one_sided(date, dropped=True)
    for date in new:
        if date.what not in known[1]:
            yield _one_sided(date, dropped=False)


def _one_sided(date: Date, *, dropped: bool) -> Told:
    sides = (date.text, "") if dropped else ("", date.text)
    if date.deadline:
        return tell(*sides, Effect.DEADLINE, around=("deadline ", ""))
    return tell(*sides)


def _step(old: Date, new: Date, since: int) -> Told:
    effect, how = None, ""
    years = new.year - old.year
    if old.year and new.year and years and (old.day, old.month) == (new.day, new.month):
        how = f"{abs(years)} year{'s' * (abs(years) != 1)} {'later' if years > 0 else 'earlier'}"
        if old.deadline and new.deadline:
            effect, how = Effect.DEADLINE, f"deadline {how}"
        elif years == 1 and old.year <= since:
            effect, how = Effect.ROLLED_FORWARD, "rolled forward one year"
    return tell(old.text, new.text, effect, around=("", f" ({how})" if how else ""))
