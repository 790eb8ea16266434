"""The figures of an edit, and which of them went or came over all the edits of a paragraph.

A figure that an edit takes away may stand in another edit, or in what is kept: then it is not gone.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import overlapping
from stmtdiff.annotation.numerals import (
    MULTIPLES,
    SCALES,
    in_digits,
    is_number_word,
    is_quantified,
    ordinal,
)
from stmtdiff.annotation.quantities import value_of
from stmtdiff.annotation.reading import NUMBER, SPACE, WORD
from stmtdiff.annotation.shares import find_shares, is_whole_behind, percent_of
from stmtdiff.annotation.spelling import respelled
from stmtdiff.diff.phrases import Role, read_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.annotation.shares import Share
    from stmtdiff.model import Span
    from stmtdiff.tokens import Token

__all__ = [
    "VERBS",
    "Figure",
    "Read",
    "counted_by",
    "paired",
    "read_figures",
    "settle",
    "stands_alone",
]

# A figure that is a part of a word: five-year, two-tier.
_OF_SO_MANY = re.compile(
    "[a-z]+-(?:year|month|week|day|hour|tier|stage|phase|step|point|party|fold|member)"
)
# What is written after the point at will: 3.0 per cent. Not three digits, which may be thousands.
_IDLE_ZEROS = re.compile(r"\.0{1,2}(?!\d)|(?<=\.\d)0(?!\d)")
# Forms of one verb say one amount, and in another tense: they are no figures that changed.
VERBS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("halve", "halved", "halving"), "halve"),
        **dict.fromkeys(("double", "doubled", "doubling"), "double"),
        **dict.fromkeys(("treble", "triple", "tripled", "tripling"), "triple"),
    }
)
"""Verbs that tell an amount, and the one of their forms that stands for all."""
_LEADS = frozenset(("at", "to"))
_DOZEN = "dozen"
_PERCENT = ("percent", "per cent")
_IDLE = frozenset(("a", "an", "of", "per", "cent", "percent", "%"))
"""What belongs to one form of a figure and not to another: a quarter of the, 25 per cent of the."""
_FRACTION = re.compile(r"\d+/\d+")
_COUNTED = frozenset(("percent", "million", "billion", "trillion", "people", "women", "men"))


class Figure(NamedTuple):
    """A figure where it stands.

    Attributes:
        place: its token.
        text: the figure as it is told.
        amount: the figure in the one spelling that all its spellings share.
        counted: what it counts, if the next word says it.
    """

    place: int
    text: str
    amount: str
    counted: str


class Read(NamedTuple):
    """The figures of an op.

    Attributes:
        change: the op.
        old: the figures that went with it.
        new: the figures that came with it.
        alone: whether it changes nothing else that says something.
    """

    change: ChangedOp
    old: tuple[Figure, ...]
    new: tuple[Figure, ...]
    alone: bool

    @property
    def is_bare(self) -> bool:
        """Whether the op changes no word at all, however small, but those of its figures."""
        return self.alone and _rest(self.change.old_words, self.old) == _rest(
            self.change.new_words, self.new
        )


class _Tally:
    """How often each figure stands somewhere, counted once."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._amounts: Counter[str] = Counter()
        for one in figures:
            self._counts[one.amount, one.counted] += 1
            self._amounts[one.amount] += 1

    def count(self, figure: Figure) -> int:
        """Return how often the figure stands there, of the same thing as far as that is said."""
        if not figure.counted:
            return self._amounts[figure.amount]
        return self._counts[figure.amount, figure.counted] + self._counts[figure.amount, ""]


def settle(read: Iterable[Read]) -> Iterator[Read]:
    """Yield the ops with the figures that went or came, seen over the whole of their pair.

    Where one figure takes the place of one, they are a pair; but not where one of them stands on
    the other side, too, in an edit that has no figure for it, and other words changed beside it: "a
    further 5, in all 12" became "12". All other figures count only where the changes of the other
    side have not as many.
    """
    for _, group in groupby(read, key=lambda one: one.change.pair):
        ops = [*group]
        gone = _Tally(figure for one in ops for figure in one.old)
        come = _Tally(figure for one in ops for figure in one.new)
        lone = (
            _Tally(figure for one in ops if not one.new for figure in one.old),
            _Tally(figure for one in ops if not one.old for figure in one.new),
        )
        for one in ops:
            stood = any(map(lone[0].count, one.new)) or any(map(lone[1].count, one.old))
            if len(one.old) == len(one.new) and (one.alone or not stood):
                yield one
                continue
            old = tuple(figure for figure in one.old if gone.count(figure) > come.count(figure))
            new = tuple(figure for figure in one.new if come.count(figure) > gone.count(figure))
            yield one._replace(old=old, new=new)


def paired(read: Read) -> Sequence[Read]:
    """Return an op apart, where one figure took the place of one and others came, or went, beside.

    It did where both count the same, which no other one counts, and stand at the same thing: from
    "unchanged at 4 per cent" to "by 25 basis points to 3.75 per cent".
    """
    if len(read.old) == len(read.new):
        return [read]
    for one in read.old:
        like = [
            [other for other in side if other.counted == one.counted]
            for side in (read.old, read.new)
        ]
        if one.counted and [*map(len, like)] == [1, 1] and _both_led(read, one, like[1][0]):
            pair = read._replace(old=(one,), new=(like[1][0],))
            rest = read._replace(
                old=tuple(other for other in read.old if other is not one),
                new=tuple(other for other in read.new if other is not like[1][0]),
            )
            return [rest, pair] if not (rest.old and rest.new) else [read]
    return [read]


def _both_led(read: Read, old: Figure, new: Figure) -> bool:
    """Whether two figures stand behind what says where something stands, or to what it went."""
    wording = read.change.wording
    pairs = (wording.old, old.place), (wording.new, new.place)
    return all(_LEADS.issuperset(_words_before(*one)[-1:] or [""]) for one in pairs)


def read_figures(change: ChangedOp, taken: tuple[Container[int], Container[int]]) -> Read:
    """Return the figures of an op.

    Args:
        change: the op.
        taken: on either side the tokens of dates, references and ranges, which are told as such.
    """
    sides = (change.wording.old, change.op.old), (change.wording.new, change.op.new)
    old, new = (
        tuple(
            _figure(tokens, place, span) for place in _places(tokens, span) if place not in others
        )
        for (tokens, span), others in zip(sides, taken, strict=True)
    )
    return Read(change, old, new, bool(old or new) and _only_figures(change, old, new))


def _only_figures(change: ChangedOp, old: Sequence[Figure], new: Sequence[Figure]) -> bool:
    """Whether an op changes figures and nothing else that says something."""
    told = {word for one in (*old, *new) for word in one.text.casefold().split()}
    told.update(word for one in (*old, *new) for word in one.counted.split())
    return not any(
        word.role is Role.CONTENT and word.folded not in told and word.folded not in SCALES
        for side in (change.old, change.new)
        for word in read_words([token.key for token in side if token.kind is not SPACE])
    )


def _rest(words: Sequence[str], figures: Sequence[Figure]) -> list[str]:
    """Return the words of one side of an op that tell no figure."""
    told = {word for one in figures for word in f"{one.text} {one.counted}".casefold().split()}
    return [word for word in words if word not in told | _IDLE | SCALES]


def _figure(tokens: Sequence[Token], place: int, span: Span) -> Figure:
    share = _share_at(tokens, place)
    if share:
        amount = percent_of(share.value) if share.is_of_whole else share.value
        return Figure(place, share.text, amount, "")
    text = _told(tokens, place, span)
    return Figure(place, text, _amount(tokens, place, text), counted_by(tokens, place))


def _places(tokens: Sequence[Token], span: Span) -> list[int]:
    """Return the places of the figures in a range of tokens; of a share in words, of its last."""
    shares = overlapping(find_shares(tokens), span)
    taken = {place for one in shares for place in range(one.start, one.end)}
    return sorted(
        {one.end - 1 for one in shares}.union(
            place
            for place in range(span.start, span.end)
            if place not in taken and _is_figure(tokens, place, span)
        )
    )


def _share_at(tokens: Sequence[Token], place: int) -> Share | None:
    """Return the share in words that ends with a token."""
    return next((one for one in find_shares(tokens) if one.end - 1 == place), None)


def _is_figure(tokens: Sequence[Token], place: int, span: Span) -> bool:
    token = tokens[place]
    if token.kind is not WORD:
        return token.kind is NUMBER
    word = token.key.casefold()
    if _OF_SO_MANY.fullmatch(word):
        return in_digits(word.partition("-")[0]).isdecimal()
    if word == "one":
        # Alone it is seldom a figure.
        return _word_behind(tokens, place) in SCALES
    return is_number_word(word) or (word in SCALES and _scaled(tokens, place) in range(span.start))


def _word_behind(tokens: Sequence[Token], place: int) -> str:
    behind = (token.key for token in tokens[place + 1 : place + 3] if token.kind is not SPACE)
    return next(behind, "").casefold()


def _words_behind(tokens: Sequence[Token], place: int) -> list[str]:
    """Return the words behind a figure, case folded, as far as they may bear on it."""
    return [t.key.casefold() for t in tokens[place + 1 : place + 7] if t.kind is not SPACE]


def _scaled(tokens: Sequence[Token], place: int) -> int:
    """Return the place of the figure that a word such as "million" multiplies, or -1."""
    before = place - 1 - (place > 0 and tokens[place - 1].kind is SPACE)
    return before if before >= 0 and tokens[before].kind is NUMBER else -1


def _told(tokens: Sequence[Token], place: int, span: Span) -> str:
    """Return a figure as printed; of a changed "million", with the figure before it."""
    figure = _scaled(tokens, place)
    kept = 0 <= figure < span.start and tokens[place].kind is WORD
    return f"{tokens[figure].text} {tokens[place].text}" if kept else tokens[place].text


def _amount(tokens: Sequence[Token], place: int, text: str) -> str:
    """Return a figure in the one spelling that all its spellings share: 3 per cent, three %."""
    percent = counted_by(tokens, place) in _PERCENT
    text = text.casefold()
    figure, _, multiple = text.partition(" ")
    if multiple not in MULTIPLES:
        figure, multiple = text, _word_behind(tokens, place)
    if percent or figure.endswith("%") or multiple in MULTIPLES:
        text, figure = (_IDLE_ZEROS.sub("", one) for one in (text, figure))
    if figure == _DOZEN and _is_whole_dozen(tokens, place):
        figure = "twelve"
    value = value_of(figure, multiple)
    if (
        _FRACTION.fullmatch(figure)
        and value
        and not percent
        and is_whole_behind(_words_behind(tokens, place))
    ):
        # As a share in words: 2/3 of the cost.
        return percent_of(value)
    return (value or VERBS.get(text) or respelled(text)) + "percent" * percent


def _is_whole_dozen(tokens: Sequence[Token], place: int) -> bool:
    """Whether it is a dozen, not half a dozen or several."""
    before = _words_before(tokens, place)
    return before[-1:] == ["a"] and "half" not in before


def _words_before(tokens: Sequence[Token], place: int) -> list[str]:
    """Return the words before a figure, case folded, as far as they may bear on it."""
    return [t.key.casefold() for t in tokens[max(0, place - 6) : place] if not t.key.isspace()]


def stands_alone(tokens: Sequence[Token], place: int) -> bool:
    """Whether it is a figure even where the other side has none; a number word seldom is one."""
    if tokens[place].kind is NUMBER or _share_at(tokens, place):
        return True
    return is_quantified(_words_before(tokens, place), tokens[place].key.casefold())


def counted_by(tokens: Sequence[Token], place: int) -> str:
    """Return what a figure counts, if the next word says it."""
    behind = [token for token in tokens[place + 1 : place + 5] if token.kind is not SPACE]
    if not behind or behind[0].kind is not WORD or not behind[0].text.islower():
        return ""
    first = behind[0].text
    if ordinal(tokens[place].text.casefold()) and first.isalpha():
        return first
    pair = " ".join(token.text for token in behind[:2])
    if pair in ("per cent", "basis points", "basis point"):
        return pair
    return first if first in _COUNTED or re.fullmatch("[a-z-]{2,}[a-rt-z]s", first) else ""
