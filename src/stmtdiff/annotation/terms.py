"""When something is to be done, in words: within six months, by autumn, at our next summit.

To add a language, add its phrases to `_PHRASES`; ``N`` stands for a number, in digits or one word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache, partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import changed_ops, known_language, overlapping, touched
from stmtdiff.annotation.dates import find_dates
from stmtdiff.annotation.numerals import is_number_word
from stmtdiff.annotation.periods import is_count, sense_of, tell_term
from stmtdiff.annotation.reading import read_once, whole_text
from stmtdiff.annotation.telling import tell
from stmtdiff.diff import Tag
from stmtdiff.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.annotation.dates import Date
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["annotate_terms", "figures_in_terms"]

_PHRASES = r"""
(?:over|within|in|for|during|through) the (?:next|coming|following) (?:(?:few|several|N) )?(?:day|week|month|quarter|year|decade)s?
within (?:a|one|N) (?:day|week|month|quarter|year|decade)s?
(?:by|before|until|at|towards?) the (?:end|middle|beginning) of (?:the|this|next) (?:day|week|month|quarter|year|decade|spring|summer|autumn|winter)
(?:by|before|until|in|this|next) (?:the )?(?:coming |next )?(?:spring|summer|autumn|winter)
(?:this|next) (?:week|month|quarter|year|decade)
every (?:(?:second|other|N) )?(?:day|week|month|quarter|year|decade)s?
each (?:day|week|month|quarter|year|decade)
(?:once|twice|N times) (?:a|an|every) (?:day|week|month|quarter|year|decade)
(?:to|at|before|by|until) (?:our|their|its|the) (?:next|following) (?:summit|meeting|session|conference|assembly)
(?:short|shorter|near|nearer|medium|long|longer)[- ]term
per (?:day|week|month|quarter|year|annum)
for (?:some|a considerable|an extended|a prolonged) (?:time|period)(?: of time)?
annually|yearly|monthly|quarterly|weekly
(?:(?:every|next|last|this|on|by|until|before|from) )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?
(?:durante|en) (?:los|las) próxim[oa]s (?:N )?(?:días|semanas|meses|años)
(?:antes de|a|hasta) (?:fin|finales|el fin|el final) de(?:l)? (?:este )?(?:año|mes|decenio)
(?:este|el próximo) (?:año|mes|decenio)
cada N (?:días|semanas|meses|años)
(?:en|a|para) (?:nuestra|su|la) próxima (?:cumbre|reunión|sesión)
в течение (?:(?:следующих|ближайших) )?(?:N )?(?:(?:следующих|ближайших) )?(?:дней|недель|месяцев|лет|года|месяца)
(?:до|к) (?:конца|концу|начала|началу|середины|середине) (?:этого |следующего )?(?:года|месяца|десятилетия)
в (?:этом|следующем) (?:году|месяце|десятилетии)
к (?:весне|лету|осени|зиме)
кажд(?:ые|ый) (?:N )?(?:день|недели|месяцев|месяца|год|года|лет)
(?:к|на|до) (?:нашей|нашему|своей|следующей|следующему|следующем) (?:следующей |следующему )?(?:встрече|саммиту|саммите|сессии)
"""  # noqa: E501 - one phrase a line
_NUMBER = r"(?:\d+|[^\W\d_]+)"
_TERM = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(line.replace("N", _NUMBER) for line in _PHRASES.strip().splitlines())
    + r")(?![\w-])"
)
"""For small letters: a pattern that looks for both kinds takes three times as long."""
_ONE_TO_ONE = {ord("İ"): "I"}
"""Of all letters this one has a small form of another length."""
_OTHER_SPACE = re.compile(r"[^\S ]")

_SAME = re.compile(
    r"(?:by|in|within|on|until|before) the same (?:year|date|month|day)|(?:el|ese) mismo año"
    r"|к тому же году|в том же году|к тому же сроку",
    re.IGNORECASE,
)
"""What refers back to a date: where the date changes, it says another thing in the same words."""
_IN_THE_SAME = ("same", "año", "же")
"""Words of which each of these phrases has one: a text is soon searched for them."""


class _Term(NamedTuple):
    """A phrase and where it stands, as a range of tokens."""

    start: int
    end: int
    text: str


class _Touched(NamedTuple):
    """The phrases that an op takes away, and those that it brings."""

    change: ChangedOp
    gone: Sequence[str]
    come: Sequence[str]


_LITTLE = 12
"""So many tokens an op has at most in which one term is told for one, where others changed, too."""
_REPORTED = frozenset(("this", "the"))
_SHORT = 4
"""So many tokens an op has at most in which "longer-term" or "per year" is told."""


def annotate_terms(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each phrase of time that went, came, or took the place of another.

    Where of a whole paragraph one went and one came, they are one change, wherever they stand.
    """
    languages = known_language(diff.old), known_language(diff.new)
    for _, group in groupby(changed_ops(diff), key=lambda change: change.pair):
        changes = [*group]
        yield from _shifted(changes, languages)
        yield from _in_other_words(changes, languages)
        found = [*_of_pair(changes, languages)]
        gone = [text for one in found for text in one.gone]
        come = [text for one in found for text in one.come]
        if len(gone) == len(come) == 1 and _are_one_sort(gone[0], come[0]):
            last = next(one for one in found if one.come)
            yield last.change.note("date", tell_term(gone[0], come[0]))
            continue
        for one in found:
            yield from _told(one)


def _told(one: _Touched) -> Iterator[Annotation]:
    """Yield the notes on the terms of an op; if it does little else, one is told for one."""
    little = max(len(one.change.old), len(one.change.new)) <= _LITTLE
    if little and len(one.gone) == len(one.come) == 1:
        yield one.change.note("date", tell_term(one.gone[0], one.come[0]))
        return
    yield from (one.change.note("date", tell(text, "")) for text in one.gone)
    yield from (one.change.note("date", tell("", text)) for text in one.come)


def _are_one_sort(old: str, new: str) -> bool:
    """Whether one phrase may have taken the place of the other, though elsewhere."""
    lasting = [one.casefold().startswith(("for a", "for some")) for one in (old, new)]
    return _is_adjective(old) == _is_adjective(new) and lasting[0] == lasting[1]


def _of_pair(changes: Sequence[ChangedOp], languages: tuple[str, str]) -> Iterator[_Touched]:
    """Yield what the ops of a pair take away and bring, but what stands on both sides."""
    sides = changes[0].wording.old, changes[0].wording.new
    terms = [*map(_terms, sides, languages)]
    voice = _reported(changes)
    texts = [[_voiced(one.text, voice) for one in side] for side in terms]
    for change in changes:
        gone, come = (
            [one.text for one in side if _voiced(one.text, voice) not in there]
            for side, there in zip(touched(change.op, *terms), texts[::-1], strict=True)
        )
        alone = change.op.tag is not Tag.REPLACE or (gone and come)
        if not alone or max(len(change.old), len(change.new)) > _SHORT:
            gone, come = ([one for one in side if not _is_adjective(one)] for side in (gone, come))
        if (gone or come) and [*map(_bare, gone)] != [*map(_bare, come)]:
            yield _Touched(change, gone, come)


def _in_other_words(
    changes: Sequence[ChangedOp], languages: tuple[str, str]
) -> Iterator[Annotation]:
    """Yield a note for each op that only tells a term in other words, or from another time."""
    sides = changes[0].wording.old, changes[0].wording.new
    terms = [*map(_terms, sides, languages)]
    voice = _reported(changes)
    for change in changes:
        gone, come = touched(change.op, *terms)
        if not len(gone) == len(come) == 1 or not _is_inside(change, gone[0], come[0]):
            continue
        old, new = (one.text for one in (gone[0], come[0]))
        if old.casefold() != new.casefold() and sense_of(old.casefold()) == sense_of(
            new.casefold()
        ):
            yield change.note("spelling", tell(old, new))
        elif voice and {*change.old_words, *change.new_words} == _REPORTED:
            yield change.note("voice", tell(old, new))


def _is_inside(change: ChangedOp, old: _Term, new: _Term) -> bool:
    """Whether an op changes nothing beside two terms."""
    return (
        old.start <= change.op.old.start
        and change.op.old.end <= old.end
        and (new.start <= change.op.new.start and change.op.new.end <= new.end)
    )


def _reported(changes: Sequence[ChangedOp]) -> bool:
    """Whether one side tells what those who speak on the other say: we will, they would."""
    sides = [{word for one in changes for word in one.old_words}]
    sides.append({word for one in changes for word in one.new_words})
    return any(
        ("we" in one and "we" not in other) or ("will" in one and "would" in other)
        for one, other in (sides, sides[::-1])
    )


def figures_in_terms(
    old: Sequence[Token], new: Sequence[Token], languages: tuple[str, str]
) -> tuple[set[int], set[int]]:
    """Return the tokens of the terms that are told as such, or stand there in other words.

    Those in which nothing changes but the figure are not among them: the figure is told.
    """
    terms = _terms(old, languages[0]), _terms(new, languages[1])
    bare = [{_bare(one.text) for one in side} for side in terms]
    same = [{_voiced(one.text) for one in side} for side in terms]
    found: tuple[set[int], set[int]] = set(), set()
    for taken, side, bares, senses in zip(found, terms, bare[::-1], same[::-1], strict=True):
        for one in side:
            other = _bare(one.text) not in bares and not is_count(one.text.casefold())
            if other or _voiced(one.text) in senses:
                taken.update(range(one.start, one.end))
    return found


def _shifted(changes: Sequence[ChangedOp], languages: tuple[str, str]) -> Iterator[Annotation]:
    """Yield a note where "the same year" stands for another year than before."""
    wording = changes[0].wording
    sides = _meant(wording.old, languages[0]), _meant(wording.new, languages[1])
    if len(sides[0]) != len(sides[1]):
        return
    for (_, old), (phrase, new) in zip(*sides, strict=True):
        if old.what != new.what:
            for change in changes:
                if change.op.new.start < new.end and new.start < change.op.new.end:
                    lead = f"“{phrase}” shifts with it: "
                    yield change.note("date", tell(old.text, new.text, around=(lead, "")))


def _meant(tokens: Sequence[Token], language: str) -> list[tuple[str, Date]]:
    """Return each phrase that refers back to a date, with the date before it."""
    found: list[tuple[str, Date]] = []
    text = whole_text(tokens)
    if not any(word in text.casefold() for word in _IN_THE_SAME):
        return found
    for match in _SAME.finditer(text):
        dates, first = find_dates(tokens, language), _place(match, tokens).start
        before = bisect_left(dates, first, key=lambda one: one.start)
        if before:
            found.append((match[0], dates[before - 1]))
    return found


def _is_adjective(text: str) -> bool:
    return text.casefold().endswith("term") or text.casefold().startswith("per ")


def _voiced(text: str, reported: bool = False) -> str:
    """Return a phrase in the one form that all its forms share, in the voice of either speaker.

    Args:
        text: the phrase.
        reported: whether one side reports what the other says, and so when: this year, the year.
    """
    own = r"\b(?:our|their|the|this)\b" if reported else r"\b(?:our|their|the)\b"
    return sense_of(re.sub(own, "their", text.casefold()))


def _bare(text: str) -> str:
    """Return a phrase without its number: where nothing else changed, the figure tells it."""
    words = text.casefold().replace("-", " ").split()
    words = ["their" if one in ("our", "the") else one for one in words]
    return " ".join("N" if one.isdecimal() or is_number_word(one) else one for one in words)


def _terms(tokens: Sequence[Token], language: str) -> Sequence[_Term]:
    """Return the phrases of time in a text."""
    return _reader(language)(tokens)


@lru_cache(maxsize=64)
def _reader(language: str) -> Callable[[Sequence[Token]], Sequence[_Term]]:
    """Return what finds the terms beside the dates of a language, once in each text."""
    return read_once(partial(_find, language))


def _find(language: str, tokens: Sequence[Token]) -> Sequence[_Term]:
    found = []
    text = _OTHER_SPACE.sub(" ", whole_text(tokens))
    for match in _TERM.finditer(text.translate(_ONE_TO_ONE).lower()):
        place = _place(match, tokens)
        if not overlapping(find_dates(tokens, language), place):
            found.append(_Term(place.start, place.end, text[match.start() : match.end()]))
    return found


def _place(match: re.Match[str], tokens: Sequence[Token]) -> Span:
    """Return the range of tokens that was matched."""
    first, end = (bisect_left(tokens, at, key=lambda one: one.start) for at in match.span())
    return Span(first, end)
