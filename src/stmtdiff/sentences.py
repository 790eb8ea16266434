"""Where sentences end: without loss, and with the abbreviations of diplomacy in mind."""

from __future__ import annotations

import re
from functools import lru_cache

from stmtdiff.model import Span

__all__ = ["ABBREVIATIONS", "CLOSING_MARKS", "SENTENCE_ENDS", "UNSPACED_ENDS", "split_sentences"]

UNSPACED_ENDS = "。！？"
"""The marks that end a sentence without a space behind them."""
SENTENCE_ENDS = f".!?…{UNSPACED_ENDS}؟।۔"
"""The marks that end a sentence, in every script: the one home of them."""
CLOSING_MARKS = "\"'”’»)]」』）】"
"""The quotation marks and brackets that belong to the sentence before them."""

ABBREVIATIONS = frozenset(
    [
        "art",
        "arts",
        "para",
        "paras",
        "par",
        "pp",
        "p",
        "no",
        "nos",
        "res",
        "fig",
        "figs",
        "vol",
        "ch",
        "sec",
        "st",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "approx",
        "cf",
        "vs",
        "e.g",
        "i.e",
        "u.s",
        "u.n",
        "u.k",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "bn",
        "mn",
    ]
)
"""What ends in a full stop and ends no sentence, in lower case."""

_CLOSING = f"[{re.escape(CLOSING_MARKS)}]{{0,3}}"
# A straight quotation mark may open as well: where no space tells, it belongs to what follows.
_CLOSING_UNSPACED = _CLOSING.replace("\"'", "")
_END = re.compile(
    rf"[{SENTENCE_ENDS}]+{_CLOSING}(?=\s)\s+|[{UNSPACED_ENDS}]+{_CLOSING_UNSPACED}|\n+"
)
_LAST_WORD = re.compile(r"([^\s(\[“\"]{1,12})[.]$")
_GOES_ON = re.compile(r"[\"'“‘«(\[]{0,2}[a-zа-яà-ÿ]")


# Texts whose sentences are kept at hand: transfers, survivals, notes and the page ask for the same
# ones. More than the paragraphs of both sides of a long declaration.
_REMEMBERED = 2_048


@lru_cache(maxsize=_REMEMBERED)
def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of `text`, white space between them left out.

    A full stop ends a sentence unless it belongs to an abbreviation or an initial, or a small
    letter follows. A line break always does.
    """
    found = []
    start = 0
    for match in _END.finditer(text):
        if _is_end(text, match):
            found.append(_trimmed(text, start, match.end()))
            start = match.end()
    found.append(_trimmed(text, start, len(text)))
    return tuple(span for span in found if span.start < span.end)


def _is_end(text: str, match: re.Match[str]) -> bool:
    if "\n" in match[0] or match[0][0] in UNSPACED_ENDS:
        return True
    if _GOES_ON.match(text, match.end()):
        return False
    word = _LAST_WORD.search(text, max(0, match.start() - 13), match.start() + 1)
    if not word:
        return True
    last = word[1].lower()
    is_initial = len(last) == 1 and last.isalpha() and word[1].isupper()
    return last not in ABBREVIATIONS and not is_initial


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return Span(start + left, max(start + left, start + len(part.rstrip())))
