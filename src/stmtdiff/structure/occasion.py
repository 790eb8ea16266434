"""Where and when a statement was made, as its front, its opening or its end says.

Any other date in a statement is one that it speaks of: "The levy shall end by 1 September 2045".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.model import FrontLine, FrontRole, Paragraph
from stmtdiff.sentences import SENTENCE_ENDS, UNSPACED_ENDS
from stmtdiff.structure.dates import find_date, find_place, place_of_meeting
from stmtdiff.structure.lines import is_heading_like

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from stmtdiff.model import Element

__all__ = ["DONE_AT", "Occasion", "find_occasion", "is_closing", "is_dateline"]

_DATELINE_WORDS = 14
_OPENING, _ENDING = 2, 3
"""So many paragraphs from the start, and from the end, may say it."""
_LONGEST = 400
_NEAR_START = 40
"""A date that stands before the word for the meeting stands no later."""

DONE_AT = re.compile(
    r"(?:(?:Done|Adopted|Signed|Issued|Given) (?:at|in|this)|Fait à|Hecho en|Feito em|Совершено в"
    r"|حرر في)\b"
)
"""How the line begins that says where and when it was done."""
_SIGNED = re.compile(
    r"(?:Done|Adopted|Signed|Issued|Given|Fait|Hecho|Feito|Совершено|Принято|حرر)\b"
    r"|(?:This|The|Our)(?: \w+){1,4} (?:is|was|were) (?:done|adopted|signed|issued)\b"
)
# By their stems, and in scripts that tell no stems apart, wherever they stand.
_MET = re.compile(
    r"\b(?:met|meeting|gathered|gathering|convened|assembled|held|reunid|reunier|réuni|tenid|celebrad"
    r"|tagt|trafen|riunit|incontrat|toplan|bir araya|встрет|встреч|собрал|состоял|провел|اجتمع|عقد)"
    r"|[会會][议議晤见見]|[举舉]行",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince(?:\s+\w+){0,6}\s*$", re.IGNORECASE)
# What parts the meeting from a date that the text speaks of.
_ELSEWHERE = re.compile(
    rf"[{SENTENCE_ENDS};](?:\s|$)|[{UNSPACED_ENDS}]|\b(?:that|shall|will|agreed?|decided?)\b"
)
_DEADLINE = re.compile(
    r"\b(?:by|until|till|before|after|since|than|hasta|antes de|avant|jusqu['’]au|até|bis|до|к)"
    r"\s+(?:the\s+|el\s+|le\s+)?$",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"\b(?:of|du|del?|от)\s+(?:the\s+)?$", re.IGNORECASE)


class Occasion(NamedTuple):
    """Where and when; empty and None where nothing says it."""

    place: str
    date: dt.date | None


_SESSION = re.compile(r"\d+(?:st|nd|rd|th) (?:\w+ )?(?:meeting|session)$", re.IGNORECASE)
_DATE_WORDS = 4


def is_closing(text: str) -> bool:
    """Return whether a line says when it was adopted and heads nothing: 46th plenary meeting."""
    return _SESSION.match(text) is not None or (
        len(text.split()) <= _DATE_WORDS and (find_date(text) or (None, -1))[1] == 0
    )


def is_dateline(text: str) -> bool:
    """Return whether a text can be the line with place and date: short, and with a date."""
    return len(text.split()) <= _DATELINE_WORDS and find_date(text) is not None


def find_occasion(elements: Sequence[Element]) -> Occasion:
    """Return where and when a statement was made."""
    front = [element for element in elements if isinstance(element, FrontLine)]
    front.sort(key=lambda line: line.role is not FrontRole.DATELINE)
    paragraphs = [element for element in elements if isinstance(element, Paragraph)]
    texts = [line.text for line in front] + [p.text for p in paragraphs[:_OPENING]]
    for text in (*(line.text for line in front), *_telling(paragraphs)):
        found = find_date(text[:_LONGEST])
        if found:
            return Occasion(_place(text[:_LONGEST], found[1], texts), found[0])
    return Occasion("", None)


def _place(text: str, date_start: int, texts: Sequence[str]) -> str:
    """Return the place beside a date: the one where they met, if it is named before the date.

    Otherwise the name right before it, which may be that of a region or country.
    """
    met = _place_of_meeting(texts)
    if met and re.search(rf"\b{re.escape(met)},", text[:date_start]):
        return met
    return find_place(text, date_start) or met


def _telling(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Yield the parts of paragraphs that say when it was made, the surest first."""
    numbered = [paragraph for paragraph in paragraphs if paragraph.label]
    opening = list(dict.fromkeys((*paragraphs[:_OPENING], *numbered[:_OPENING])))
    ending = paragraphs[-_ENDING:]
    yield from (p.text for p in opening if _is_dated_line(p))
    yield from filter(None, (_meeting(paragraph.text) for paragraph in opening))
    for paragraph in reversed(ending):
        if _SIGNED.match(paragraph.text) or _is_dated_line(paragraph):
            yield paragraph.text


def _is_dated_line(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is a short line with a date, and neither sentence nor table."""
    text = paragraph.text
    plain = not paragraph.label and len(paragraph.blocks) == 1 and "|" not in text
    return plain and is_heading_like(text) and is_dateline(text)


def _meeting(text: str) -> str:
    """Return a text from where it tells of the meeting on, if a date belongs to that."""
    text = text[:_LONGEST]
    for met in _MET.finditer(text):
        found = find_date(text[met.start() :])
        if not found or _SINCE.search(text, 0, met.start()):
            continue
        between = text[met.start() : met.start() + found[1]]
        if not (_ELSEWHERE.search(between) or _DEADLINE.search(between)):
            return text[met.start() :]
    return _dated_opening(text)


def _dated_opening(text: str) -> str:
    """Return a text from its date on, if it begins with that of the meeting ("On 4 May 2041")."""
    found = find_date(text)
    met = _MET.search(text, found[1]) if found else None
    if not (found and met) or found[1] > _NEAR_START:
        return ""
    before, between = text[: found[1]], text[found[1] : met.start()]
    others = _DEADLINE.search(before) or _OF_ANOTHER.search(before) or _ELSEWHERE.search(between)
    return "" if others else text[found[1] :]


def _place_of_meeting(texts: Sequence[str]) -> str:
    """Return where the texts say that they met, for a line with the date alone."""
    return next(filter(None, (place_of_meeting(text[:_LONGEST]) for text in texts)), "")
