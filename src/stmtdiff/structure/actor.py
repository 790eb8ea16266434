"""Who speaks, as a title says it: the body, and not the meeting at which it spoke."""

from __future__ import annotations

import re

__all__ = ["find_actor"]

_OF = re.compile(r"\b(?:of|by)\s+(?:the\s+)?(?=[#\w])", re.IGNORECASE)
_END = re.compile(r"[(),;]|\s[-–—:|]\s")
_DAY = re.compile(r"\d{1,2}\s+\w+\s+\d{4}\b")
# What follows is what it speaks of, or where and when it met.
_ASIDE = re.compile(
    r"\s(?:(?i:at|held|adopted|following|issued|regarding|concerning|after)\s|(?i:on)\s+(?=[a-z0-9]))"
)
_MEETING = r"(?:meetings?|summit|session|retreat)"
_MEETING_OF = re.compile(
    rf"(?:[\w'’-]+\s+){{0,5}}?{_MEETING}\s+(?:of|by|between|among)\s+(?:the\s+)?", re.IGNORECASE
)
_ORDINAL = (
    r"\d+(?:st|nd|rd|th)|(?:\w+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth|\w+teenth|\w+tieth)|[ivxl]+"
)
# Possessive, since a word can be read in two ways.
_NAMED_MEETING = re.compile(
    rf"(?:(?>{_ORDINAL}|annual|regular|informal|virtual|special|extraordinary)\s+)*+"
    rf"(?P<body>.+?)(?:['’]s?)?\s+{_MEETING}",
    re.IGNORECASE,
)
_JOINED_WORDS = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_SHORTEST, _LONGEST = 3, 120
_LONGEST_TITLE = 1000


def find_actor(title: str) -> str:
    """Return the words for the body that speaks (``Ministers of the Harbour Forum``), or nothing.

    A hashtag in it is taken apart at its capitals.
    """
    title = title[:_LONGEST_TITLE]
    for match in _OF.finditer(title):
        words = title[match.end() : match.end() + 4 * _LONGEST]
        if _DAY.match(words):
            continue
        actor = _body(_ASIDE.split(_END.split(words)[0])[0].strip())
        if _SHORTEST <= len(actor) <= _LONGEST:
            return re.sub(r"#\w+", lambda tag: _JOINED_WORDS.sub(" ", tag[0][1:]), actor)
    return ""


def _body(words: str) -> str:
    """Return who met, where the words name a meeting."""
    while match := _MEETING_OF.match(words):
        words = words[match.end() :]
    named = _NAMED_MEETING.fullmatch(words)
    return named["body"] if named else words
