"""How much, how soon, how far: "all" became "most", "at least" became "up to".

The tables are meant to be replaced: a rung is a line, its phrases are parted by ``|``, and each
rung is stronger than the one before; `PLAIN` is where nothing is said, so that what comes or goes
alone is a step, too. They and their order are our judgement. They are English; of the bounds of
figures, which stand with the numerals, the commonest of other languages are known.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import changed_ops, overlapping, touched
from stmtdiff.annotation.numerals import BOUNDS, is_number_word
from stmtdiff.annotation.reading import read_once, visible
from stmtdiff.annotation.set_phrases import SetPhrases
from stmtdiff.annotation.telling import tell
from stmtdiff.annotation.units import CURRENCIES
from stmtdiff.annotation.verbs import operative_phrases
from stmtdiff.diff import Effect
from stmtdiff.model import Span
from stmtdiff.voice import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.annotation.set_phrases import Found
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["DEGREES", "annotate_degrees"]

PLAIN = "-"
"""The rung of a noun or verb that has none of the words of its ladder."""

DEGREES: Mapping[str, str] = MappingProxyType(
    {
        "share": """
            some | certain | a few | few | several | a number of | selected
            many | numerous
            most | the majority of | a majority of | the vast majority of
            -
            all | every | each
        """,
        "completeness": """
            partial | partially | partly | in part
            -
            substantial | substantially
            full | fully | complete | completely | entire | entirely | total | totally | in full
        """,
        "urgency": """
            gradual | gradually | eventual | eventually
            as soon as practicable | as soon as reasonably practicable
            -
            as soon as possible | as early as possible
            early | timely | in a timely manner
            prompt | promptly | swift | swiftly | rapid | rapidly | speedy | speedily
            immediate | immediately | at once | without delay | without further delay
        """,
        "force": """
            non-binding
            -
            binding
            legally binding | final and binding
        """,
        "condition": """
            conditional | conditionally
            -
            unconditional | unconditionally
        """,
        "frequency": """
            rarely | seldom
            sometimes | occasionally
            often | frequently
            usually | generally | normally | as a rule
            always | at all times | invariably
        """,
        "duration": """
            temporary | temporarily | provisional | provisionally
            -
            permanent | permanently
        """,
    }
)
"""Ladders of words for how much, how soon and how firmly."""

# "at all", "above all", "the most important": these words tell no share there.
_NO_SHARE_BEHIND = frozenset(("at", "above", "after", "the", "first of"))
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
_SHORT = 14
"""In a longer change a phrase comes or goes with the clause that it stands in."""


class _Degree(NamedTuple):
    """A phrase of the tables as a range of tokens.

    Attributes:
        start: its first token.
        end: the one behind its last.
        text: the phrase.
        bound: what it makes of the figure behind it, or nothing.
    """

    start: int
    end: int
    text: str
    bound: str


class _Rung(NamedTuple):
    ladder: str
    height: int


def _rungs() -> dict[str, _Rung]:
    """Return for each phrase where it stands."""
    return {
        " ".join(phrase.split()): _Rung(name, height)
        for name, table in DEGREES.items()
        for height, line in enumerate(table.strip().split("\n"))
        for phrase in line.split("|")
        if phrase.strip() != PLAIN
    }


def _plain() -> dict[str, int]:
    """Return by ladder how high the rung is where nothing is said, where the ladder has one."""
    rungs = {name: [*map(str.strip, table.strip().split("\n"))] for name, table in DEGREES.items()}
    return {name: lines.index(PLAIN) for name, lines in rungs.items() if PLAIN in lines}


_RUNGS = _rungs()
_WORDS_OF_RUNGS = frozenset(word for phrase in _RUNGS for word in phrase.split())
_PLAIN = _plain()
_BOUND_OF = {phrase: name for name, phrases in BOUNDS.items() for phrase in phrases}
_UNSPACED = frozenset(("至少", "最多"))
_KNOWN = SetPhrases((_RUNGS.keys() | _BOUND_OF.keys()) - _UNSPACED, _UNSPACED)


def annotate_degrees(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each short op in which a degree or a bound became another, came or went."""
    for change in changed_ops(diff):
        if max(len(change.old_words), len(change.new_words)) > _SHORT or change.is_sentence:
            continue
        if _KNOWN.may_touch((*change.old_words, *change.new_words)):
            sides = touched(change.op, _degrees(change.wording.old), _degrees(change.wording.new))
            degrees = [[one for one in side if not one.bound] for side in sides]
            if any(degrees):
                yield from _stepped(change, *degrees)
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
        if bound or (one.text in _RUNGS and _is_degree(words, one)):
            found.append(_Degree(places[one.start], places[one.end - 1] + 1, one.text, bound))
    return found


def _is_degree(words: Sequence[str], one: Found) -> bool:
    """Whether the phrase tells a degree here: not so "at all", "the most important"."""
    if _RUNGS[one.text].ladder != "share":
        return True
    before = " ".join(words[max(0, one.start - 2) : one.start])
    return not any(f" {before}".endswith(f" {phrase}") for phrase in _NO_SHARE_BEHIND)


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


def _stepped(
    change: ChangedOp, old: Sequence[_Degree], new: Sequence[_Degree]
) -> Iterator[Annotation]:
    """Yield which way the words of each ladder went, where the op has not several of them."""
    for name in DEGREES:
        before, after = (
            list(dict.fromkeys(one.text for one in side if _RUNGS[one.text].ladder == name))
            for side in (old, new)
        )
        if max(len(before), len(after)) != 1:
            continue
        sides = "".join(before), "".join(after)
        is_lone = not all(sides)
        if is_lone and not (name in _PLAIN and _is_nothing_else(change, dropped=bool(before))):
            continue
        old_height, new_height = (_RUNGS[one].height if one else _PLAIN[name] for one in sides)
        if old_height != new_height:
            effect = Effect.STRONGER if new_height > old_height else Effect.WEAKER
            yield change.note("degree", tell(*sides, effect, quoted=is_lone))


def _is_nothing_else(change: ChangedOp, *, dropped: bool) -> bool:
    """Whether an op takes away, or brings, degrees alone, so that what has them stays."""
    own, other = (change.old_words, change.new_words)[:: 1 if dropped else -1]
    alone = all(word in _JOINS or word in _WORDS_OF_RUNGS for word in own)
    return alone and _JOINS.issuperset(other)


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
