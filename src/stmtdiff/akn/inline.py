"""What is marked inside a text: omissions, hashtags, mentions, links. Found anew at each writing.

The model keeps plain text, so a reader of our files simply joins the runs again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from stmtdiff.akn.items import Mark, Run, Runs, plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

__all__ = ["dateline_runs", "text_runs"]

# A URL ends before the punctuation of the sentence around it. The host has no brackets and the
# port five digits at most, because the schema's anyURI refuses others.
_INLINE = re.compile(
    r"(?P<omissis><\s?(?:…|\.{3})\s?>|\[\s?(?:…|\.{3})\s?\]|\(\s?(?:…|\.{3})\s?\))"
    r"|(?P<a>https?://[\w.-]+(?::\d{1,5})?(?:[/?#][^\s<>\"«»“”]*)?)"
    r"|(?<![\w#&])(?P<hashtag>#(?=\w*[^\W\d_])\w+)"
    r"|(?<![\w@.])(?P<mention>@(?=\w*[^\W\d_])\w+)"
)
_SENTENCE_END = ".,;:!?…)]}'’*_"
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_URI_SAFE = "-._~!$&'()*+,;=:@/?%"


def text_runs(text: str) -> Runs:
    """Return a text as runs, the marks in it named; put together they are the text."""
    runs: list[Run] = []
    position = 0
    for match in _INLINE.finditer(text):
        run = _marked(match)
        if run is None:
            continue
        runs.extend(plain(text[position : match.start()]))
        runs.append(run)
        position = match.start() + len(run.text)
    runs.extend(plain(text[position:]))
    return tuple(runs)


def _marked(match: re.Match[str]) -> Run | None:
    mark = Mark(match.lastgroup or "")
    if mark is not Mark.LINK:
        return Run(match[0], mark)
    url = match[0].rstrip(_SENTENCE_END)
    if _ESCAPE.search(url) or not re.search(r"//\w", url):
        return None
    base, hash_sign, part = url.partition("#")
    return Run(url, mark, quote(base, safe=_URI_SAFE) + hash_sign + quote(part, safe=_URI_SAFE))


def dateline_runs(text: str, *, place: str, place_ref: str, date: dt.date | None) -> Runs:
    """Return a dateline as runs with its place and date marked, where they can be found in it."""
    found = [(text.find(place), place, Mark.PLACE, place_ref)] if place else []
    if date and (printed := _printed_date(text, date)):
        found.append((text.find(printed), printed, Mark.DATE, date.isoformat()))
    return _cut(text, sorted(part for part in found if part[0] >= 0))


def _printed_date(text: str, date: dt.date) -> str:
    day, year = rf"(?<!\d)0?{date.day}(?!\d)", rf"(?<!\d){date.year}(?!\d)"
    match = re.search(rf"{day}\D{{1,20}}{year}|[^\W\d]{{3,12}}\.? {day},? {year}", text)
    return match[0] if match else ""


def _cut(text: str, found: Iterable[tuple[int, str, Mark, str]]) -> Runs:
    runs: list[Run] = []
    position = 0
    for start, words, mark, target in found:
        if start < position:
            continue
        runs.extend(plain(text[position:start]))
        runs.append(Run(words, mark, target))
        position = start + len(words)
    return (*runs, *plain(text[position:]))
