"""How much, how soon, how far: "all" became "most", "at least" became "up to".

Of the bounds of figures, which stand with the numerals, the commonest of other languages are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import (
    changed_ops,
    in_one_sentence,
    overlapping,
    touched,
    word_keys,
)
from stmtdiff.annotation.numerals import BOUNDS, is_number_word
from stmtdiff.annotation.qualifiers import qualifies
from stmtdiff.annotation.reading import read_once, visible
from stmtdiff.annotation.scales import DEGREES, PLAIN_HEIGHTS, RUNGS, TOPS, Rung
from stmtdiff.annotation.set_phrases import SetPhrases
from stmtdiff.annotation.shadings import EXCEPTIONS, compared, exception_behind, is_shading
from stmtdiff.annotation.speakers import MEMBERS, SPEAKERS
from stmtdiff.annotation.spelling import printed
from stmtdiff.annotation.tallies import unanimous
from stmtdiff.annotation.telling import tell, tell_softener
from stmtdiff.annotation.units import CURRENCIES
from stmtdiff.annotation.verbs import operative_phrases
from stmtdiff.diff import Effect, Tag
from stmtdiff.diff.phrases import Role, read_words
from stmtdiff.model import Span
from stmtdiff.voice import neutral, plain_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.annotation.set_phrases import Found
    from stmtdiff.annotation.telling import Told
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["annotate_degrees"]

# What may stand between a bound and its figure: at least USD 30 million, up to -2 degrees.
_SIGNS = frozenset(("-", "minus", "us", "a", *"$€£¥₹₽", *map(str.casefold, CURRENCIES)))
_MOTIONS_TABLE = """
    edge move rise rose go climb creep pick inch tick step raise bring shift drift jump push come
    round went risen gone crept brought came
"""
_MOTIONS = frozenset(map(plain_form, _MOTIONS_TABLE.split()))
"""Verbs behind which "up" tells the way, and "to" where it led."""
_DURING = frozenset(("over", "under"))
_TIMES = frozenset(("hours", "days", "weeks", "months", "quarters", "years", "decades"))
"""Before so much time "over" tells how long, and no bound."""
_UNTIL = frozenset(("until", "till", "through"))
"""Behind one of these, or before it, "at least" bounds a date."""
_JOINS = frozenset(("and", "or", ",", "a", "an", "the"))
_VOTES = "agreement"
"""The ladder of how a body decided."""
_EXCEPTED = -1
"""How high an "all" with an exception stands: below all, and nobody knows how far."""
_SPEAKING = SPEAKERS | MEMBERS | {"us"}
_NAMING = _SPEAKING | {"the", "of"}
"""Words that only name who speaks."""
_NEAR = 3
"""So many ops before and behind one are looked at."""
_BESIDE = 3
"""Ops with no more words between stand beside each other."""
_SHORT = 14
"""In a longer change a phrase comes or goes with the clause that it stands in."""


class _Degree(NamedTuple):
    """A phrase of the tables as a range of tokens.

    Attributes:
        start: its first token.
        end: the one behind its last.
        text: the phrase.
        bound: what it makes of the figure behind it, or nothing.
        rung: where it stands on a ladder, or `None`.
    """

    start: int
    end: int
    text: str
    bound: str
    rung: Rung | None


_BOUND_OF = {phrase: name for name, phrases in BOUNDS.items() for phrase in phrases}
_UNSPACED = frozenset(("至少", "最多"))
_KNOWN = SetPhrases((RUNGS.keys() | _BOUND_OF.keys()) - _UNSPACED, _UNSPACED)


def annotate_degrees(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each short op in which a degree or a bound became another, came or went."""
    changes = changed_ops(diff)
    for place, change in enumerate(changes):
        if max(len(change.old_words), len(change.new_words)) > _SHORT or change.is_sentence:
            continue
        more = _compared(change)
        if more:
            yield change.note("degree", more)
        words = (*change.old_words, *change.new_words)
        if _KNOWN.may_touch(words) or not EXCEPTIONS.isdisjoint(words):
            sides = touched(change.op, _degrees(change.wording.old), _degrees(change.wording.new))
            degrees = [[one for one in side if not one.bound] for side in sides]
            if any(degrees):
                yield from _stepped(_Around(changes, place), *degrees)
            yield from _bounded(change, *([one for one in side if one.bound] for side in sides))


@read_once
def _degrees(tokens: Sequence[Token]) -> Sequence[_Degree]:
    """Return the phrases of the tables in a text that mean there what the tables say.

    What belongs to a verb (fully support) steps with it, and is left to the verbs.
    """
    places, _, words = visible(tokens)
    known = _KNOWN.find(words)
    verbs = operative_phrases(tokens) if known else ()
    found: list[_Degree] = []
    for one in known:
        if overlapping(verbs, Span(places[one.start], places[one.start] + 1)):
            continue
        bound = _BOUND_OF.get(one.text, "") if _is_bound(words, one) else ""
        rung = RUNGS.get(one.text)
        if rung and not is_shading(words, one, rung.ladder):
            rung = None
        but, text = exception_behind(words, one.start)
        if rung and text:
            span = places[one.start], places[but] + 1
            found.append(_Degree(*span, text, "", Rung(rung.ladder, _EXCEPTED)))
        elif bound or rung:
            span = places[one.start], places[one.end - 1] + 1
            found.append(_Degree(*span, one.text, bound, rung))
    return found


def _is_bound(words: Sequence[str], one: Found) -> bool:
    """Whether the phrase stands before a figure, and bounds it: not so "edged up to 4 percent"."""
    if one.text == "up to" and one.start and plain_form(words[one.start - 1]) in _MOTIONS:
        return False
    ahead = words[one.end : one.end + 3]
    while ahead and ahead[0] in _SIGNS:
        ahead = ahead[1:]
    if one.text in _DURING and _TIMES.intersection(ahead):
        return False
    if one.text == "at least" and _UNTIL.intersection(
        (*words[one.start - 1 : one.start], *ahead[:1])
    ):
        return True
    return bool(ahead) and _is_figure(ahead[0])


def _is_figure(word: str) -> bool:
    # One is seldom a figure, but behind a bound it is: no less than one third.
    return word.lstrip("-−–$€£¥₹₽")[:1].isdecimal() or word == "one" or is_number_word(word)


class _Around(NamedTuple):
    """An op among all that change something."""

    changes: Sequence[ChangedOp]
    place: int

    @property
    def change(self) -> ChangedOp:
        """The op."""
        return self.changes[self.place]

    def near(self) -> Iterator[tuple[ChangedOp, Sequence[str]]]:
        """Yield the ops close by in the same sentence, with the words that are kept between."""
        first, last = max(0, self.place - _NEAR), self.place + _NEAR + 1
        for place, other in enumerate(self.changes[first:last], first):
            one, two = (self.changes[at] for at in sorted((place, self.place)))
            if place != self.place and in_one_sentence(one, two):
                yield other, word_keys(one.wording.new[one.op.new.end : two.op.new.start])

    def returns(self, one: _Degree, *, dropped: bool) -> bool:
        """Whether what went, or came, came or went again close by: it only moved."""
        for other, _ in self.near():
            words = other.new_words if dropped else other.old_words
            if any(RUNGS.get(found.text) == one.rung for found in _KNOWN.find(words)):
                return True
        return False

    def says_other_things(self) -> bool:
        """Whether words with a meaning took the place of others in the op, or right beside it."""
        beside = (other for other, between in self.near() if len(between) <= _BESIDE)
        return _says_other_things(self.change) or any(map(_says_other_things, beside))


def _says_other_things(change: ChangedOp) -> bool:
    """Whether words with a meaning took the place of others, besides those of the tables."""
    old, new = ({*_content(side)} for side in (change.old_words, change.new_words))
    return bool(old - new and new - old)


def _content(words: Sequence[str]) -> list[str]:
    """Return the words with a meaning of their own in one form, but for those of the tables."""
    known = {place for one in _KNOWN.find(words) for place in range(one.start, one.end)}
    rest = read_words([word for place, word in enumerate(words) if place not in known])
    return neutral(word.folded for word in rest if word.role is Role.CONTENT)


def _stepped(
    around: _Around, old: Sequence[_Degree], new: Sequence[_Degree]
) -> Iterator[Annotation]:
    """Yield which way the words of each ladder went, where the op has not several of them."""
    for name in DEGREES:
        before, after = (
            {one.text: one for one in side if one.rung and one.rung.ladder == name}
            for side in (old, new)
        )
        if max(len(before), len(after)) != 1:
            continue
        if before and after:
            told = _told_step(around, *before.values(), *after.values())
        else:
            told = _told_alone(around, (*old, *new), name, dropped=bool(before))
        wording = around.change.wording
        # How a body voted is a figure where it is counted: seven to two, unanimously.
        counted = told and name == _VOTES and unanimous(wording.old, wording.new)
        if told and not counted:
            yield around.change.note("degree", told)


def _told_step(around: _Around, old: _Degree, new: _Degree) -> Told | None:
    """Return what is told where a phrase of a ladder gave way to another one."""
    if not old.rung or not new.rung or old.rung == new.rung:
        return None
    effect = _effect(old.rung, new.rung)
    if old.rung.ladder == "share" and around.says_other_things():
        # Of other things many are not more than some: some ports closed, many ports opened.
        effect = None
    return tell(old.text, new.text, effect)


def _effect(was: Rung, now: Rung) -> Effect | None:
    """Return what a step on a ladder does; how many are all but one is known beside all alone."""
    top = TOPS[was.ladder]
    if _EXCEPTED in (was.height, now.height):
        steps = {(top, _EXCEPTED): Effect.WEAKER, (_EXCEPTED, top): Effect.STRONGER}
        return steps.get((was.height, now.height))
    return Effect.STRONGER if now.height > was.height else Effect.WEAKER


def _told_alone(
    around: _Around, degrees: Sequence[_Degree], ladder: str, *, dropped: bool
) -> Told | None:
    """Return what is told where of the degrees of an op that of a ladder stands on one side."""
    one = next(one for one in degrees if one.rung and one.rung.ladder == ladder)
    height = one.rung.height if one.rung else 0
    if height == _EXCEPTED:
        return _told_exception(around.change, one, dropped=dropped)
    plain = PLAIN_HEIGHTS.get(ladder, height)
    alone = _is_nothing_else(around.change, degrees, dropped=dropped)
    # All who speak are those who spoke: only a part of them is fewer.
    part = height < plain and _is_of_speakers(around.change, one.text, dropped=dropped)
    if height == plain or not (alone or part) or around.returns(one, dropped=dropped):
        return None
    effect = Effect.STRONGER if (height > plain) is not dropped else Effect.WEAKER
    return tell(*((one.text, "") if dropped else ("", one.text)), effect, quoted=True)


def _told_exception(change: ChangedOp, one: _Degree, *, dropped: bool) -> Told | None:
    """Return what is told where an "all" that stays got an exception, or lost it."""
    op, tokens = (change.op.old, change.old) if dropped else (change.op.new, change.new)
    sides = ((other.old if dropped else other.new, other.tag) for other in change.wording.ops)
    stays = any(tag is Tag.EQUAL and side.start <= one.start < side.end for side, tag in sides)
    if not stays or one.end > op.end or (change.old_words and change.new_words):
        return None
    if qualifies((*change.old_words, *change.new_words)):  # except for, which is told as such
        return None
    return tell_softener(printed(tokens), gone=dropped)


def _compared(change: ChangedOp) -> Told | None:
    """Return what is told where a "more" or "less" of a mind only went, or only came."""
    own = change.old_words or change.new_words
    if len(own) != 1 or (change.old_words and change.new_words):
        return None
    ahead = word_keys(change.wording.new[change.op.new.end : change.op.new.end + 2])
    if not compared(own[0], ahead):
        return None
    return tell(" ".join(change.old_words), " ".join(change.new_words), quoted=True)


def _is_nothing_else(change: ChangedOp, degrees: Sequence[_Degree], *, dropped: bool) -> bool:
    """Whether an op takes away, or brings, degrees alone, so that what has them stays."""
    own, other = (change.old_words, change.new_words)[:: 1 if dropped else -1]
    op = change.op.old if dropped else change.op.new
    if not all(op.start <= one.start and one.end <= op.end for one in degrees):
        return False
    words = {word for one in degrees for word in one.text.split()}
    return all(word in _JOINS or word in words for word in own) and _JOINS.issuperset(other)


def _is_of_speakers(change: ChangedOp, phrase: str, *, dropped: bool) -> bool:
    """Whether, but for the phrase, only who speaks changes: we urge, several Ministers urged."""
    own, other = (change.old_words, change.new_words)[:: 1 if dropped else -1]
    found = [one for one in _KNOWN.find(own) if one.text == phrase]
    if len(found) != 1 or _SPEAKING.isdisjoint(own) or _SPEAKING.isdisjoint(other):
        return False
    rest = [*own[: found[0].start], *own[found[0].end :]]
    said = [[word for word in side if word not in _NAMING] for side in (rest, other)]
    return neutral(said[0]) == neutral(said[1])


def _bounded(
    change: ChangedOp, old: Sequence[_Degree], new: Sequence[_Degree]
) -> Iterator[Annotation]:
    """Yield what became of the bound of a figure that stays, or whose place another one takes."""
    if len(old) == len(new) == 1:
        if old[0].bound != new[0].bound:
            bounds = f" ({old[0].bound} → {new[0].bound})"
            yield change.note("degree", tell(old[0].text, new[0].text, around=("", bounds)))
    elif len(old) + len(new) == 1:
        one = (*old, *new)[0]
        own, other = (change.old_words, change.new_words)[:: 1 if old else -1]
        if any(map(_is_figure, other)) or not any(map(_is_figure, own)):
            sides = (one.text, "") if old else ("", one.text)
            told = tell(*sides, quoted=True, around=("", f" ({one.bound})"))
            yield change.note("degree", told)
