"""Dates and places as statements print them, in English."""

from __future__ import annotations

import datetime as dt
import re
from itertools import takewhile

__all__ = ["find_date", "find_place"]

_MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTHS = {name[:3].lower(): number for number, name in enumerate(_MONTH_NAMES, start=1)}
_MONTH = (
    rf"(?P<month>{'|'.join(_MONTH_NAMES)}|{'|'.join(name[:3] + '[.]' for name in _MONTH_NAMES)})"
)
_DAY = r"(?:\d{1,2}\s*[-–—]\s*)?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})(?!\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        r"(?<!\d)(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)",
    )
)
_PLACE_NAME = r"[^\W\d_][\w'’.-]*(?:[ -][^\W\d_][\w'’.-]*){0,4}"
_BEFORE_DATE = re.compile(rf"(?:^|[(\[,;–—-])\s*(?P<place>{_PLACE_NAME})\s*,?\s*(?:on\s+)?$")
_LEADING = re.compile(r"^(?:done|adopted|signed|issued|given)?\s*(?:at|in)\s+", re.IGNORECASE)
_MET_IN = re.compile(
    r"\b(?:met|gathered|convened|assembled)\b.{0,60}?\b(?:in|at) (?P<place>[^,.;]{2,60})"
)


def find_date(text: str) -> tuple[dt.date, int] | None:
    """Return the first full date in `text` and the offset where it begins; of a range the last.

    A day that no calendar has is no date.
    """
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            month = _MONTHS.get(match["month"][:3].lower()) or _digits(match["month"])
            try:
                date = dt.date(int(match["year"]), month, int(match["day"]))
            except ValueError:
                continue
            found.append((match.start(), date))
    if not found:
        return None
    start, date = min(found)
    return date, start


def _digits(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def find_place(text: str, date_start: int) -> str:
    """Return the place printed in front of a date (``Port Alba, 14 June 2031``), or empty."""
    match = _BEFORE_DATE.search(text[:date_start].rstrip().rstrip(","))
    printed = _LEADING.sub("", match["place"].strip()) if match else ""
    place = _capitalised(printed.removesuffix(" on"))
    return place if place and place == printed.removesuffix(" on") else _place_of_meeting(text)


def _place_of_meeting(text: str) -> str:
    match = _MET_IN.search(text)
    if not match:
        return ""
    return _capitalised(match["place"])


def _capitalised(text: str) -> str:
    """Return the words at the start of `text` up to the first that no name begins with."""
    return " ".join(takewhile(lambda word: word[0].isupper(), text.split()))
