"""Dates and places as statements print them."""

from __future__ import annotations

import datetime as dt
import re
from itertools import takewhile

from stmtdiff.vocabulary import KIND_WORDS, SEASONS, WEEKDAYS, month_of

__all__ = ["find_date", "find_place", "place_of_meeting"]

# Any word; which are months, the vocabulary knows. Not \w alone, for the vowel signs of Hindi.
_MONTH = r"(?P<month>[^\W\d_](?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f])*)\.?"
_DAY = r"(?:\d{1,2}\.?\s*[-–—]\s*)?(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.ª|[º.])?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b{_DAY}\s+(?:(?:of|de)\s+)?{_MONTH},?\s+(?:del?\s+)?{_YEAR}",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日",
    )
)
# What a date of any form holds. Most texts do not, and are not searched for the forms.
_FOUR_DIGITS = re.compile(r"\d{4}")
# Not \w alone: it leaves out the vowel signs of Hindi.
_NAME = r"[^\W\d_][^\s\d,;:!?()\[\]<>\"“”«»，、；：（）،]{0,60}"
_PLACE_NAME = rf"{_NAME}(?:[ -]{_NAME}){{0,4}}"
_BEFORE_DATE = re.compile(rf"(?:^|[(\[（,،，;–—-])\s*(?P<place>{_PLACE_NAME})\s*,?\s*(?:on\s+)?$")
_LEADING = re.compile(
    r"^(?:done|adopted|signed|issued|given|fait|hecho|feito|совершено|принято)?\s*"
    r"(?:at|in|à|en|em|в)\s+",
    re.IGNORECASE,
)
_TIMES = frozenset(f"{WEEKDAYS} {SEASONS}".casefold().split())
_BETWEEN = " \t\n,،，"
# By itself before the date: Santo Domingo is a place.
_WEEKDAY = re.compile(
    rf"(?:^|[,،，\n]|\bon\s)\s*(?:{'|'.join(WEEKDAYS.split())})$"
    rf"|\s(?:{'|'.join(WEEKDAYS.split()[:7])})$",
    re.IGNORECASE,
)
_MET = re.compile(r"\b(?:met|gathered|convened|assembled)\b")
# What follows is looked at only: "in May in Dunmere" names two.
_IN = re.compile(r"\b(?:in|at) (?:the (?:city|town|capital) of )?(?=(?P<place>[^,.;…]{2,60}))")
_NEAR = 60
"""So near to the word for the meeting stands its place."""
# "Published on 4 April 2041", "On 4 April 2041"
_RELEASED = re.compile(
    r"(?:(?:last |first )?(?:published|updated|posted|issued|released|dated?)"
    r"|(?:for |for immediate |press )?release"
    r"|publi(?:é|ée|cado|cada)|veröffentlicht|pubblicat[oa]|yayınlan\w*|опубликован\w*|نشر|发布|發布"
    r")?(?:(?:^| )(?:on|le|el|am|il|em))?$",
    re.IGNORECASE,
)


def find_date(text: str) -> tuple[dt.date, int] | None:
    """Return the first full date in `text` and the offset where it begins; of a range the last.

    A day that no calendar has is no date.
    """
    if not _FOUR_DIGITS.search(text):
        return None
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            month = _month(match["month"])
            try:
                date = dt.date(int(match["year"]), month, int(match["day"]))
            except ValueError:
                continue
            found.append((match.start(), date))
    if not found:
        return None
    start, date = min(found)
    return date, start


def _month(name: str) -> int:
    return int(name) if name.isdecimal() else month_of(name) or month_of(name.capitalize())


def find_place(text: str, date_start: int) -> str:
    """Return the place printed in front of a date (``Port Alba, 14 June 2031``), or empty."""
    before = _WEEKDAY.sub("", text[:date_start].rstrip(_BETWEEN)).rstrip(_BETWEEN)
    match = _BEFORE_DATE.search(before)
    printed = _LEADING.sub("", match["place"].strip()) if match else ""
    printed = printed.removesuffix(" on")
    whole = _capitalised(printed) == printed
    return printed if whole and _can_be_place(printed) else place_of_meeting(text)


def place_of_meeting(text: str) -> str:
    """Return the place where a text says that they met, or empty."""
    for met in _MET.finditer(text):
        for named in _IN.finditer(text, met.end()):
            if named.start() > met.end() + _NEAR:
                break
            place = _capitalised(named["place"])
            if _can_be_place(place):
                return place
    return ""


def _can_be_place(words: str) -> bool:
    """Return whether words may name a place: no month, season or day, nor what was released."""
    if not words or _RELEASED.match(words):
        return False
    names = words.split()
    kinds = tuple(stem for stems in KIND_WORDS.values() for stem in stems.split())
    return not (all(map(_is_time, names)) or names[-1].casefold().startswith(kinds))


def _is_time(word: str) -> bool:
    return word[0].isdigit() or bool(month_of(word)) or word.casefold() in _TIMES


def _capitalised(text: str) -> str:
    """Return the words at the start of `text` up to the first that no name begins with.

    Scripts without capitals tell nothing, and their words count as names.
    """
    return " ".join(takewhile(lambda word: not word[0].islower(), text.split()))
