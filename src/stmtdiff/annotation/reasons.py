"""Why a change may be news: a reason for each, with its weight.

The weights are our judgement: a negation before a verb, a weaker verb before a stronger one, a
deadline before another date; what changes in a decision before what changes in a description; names
last. They rank hints, and decide nothing.
"""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.bearing import (
    actions,
    bearing_sentences,
    commitments,
    dissents,
    may_dissent,
    stances,
)
from stmtdiff.annotation.changes import changed_ops, overlapping
from stmtdiff.annotation.displaced import elsewhere
from stmtdiff.annotation.ladders import is_modal
from stmtdiff.annotation.quotes import quoted
from stmtdiff.annotation.reading import NUMBER, SPACE, WORD
from stmtdiff.annotation.telling import tell
from stmtdiff.annotation.weight import EDITORIAL_KINDS
from stmtdiff.diff import Annotation, Effect, Fate, Tag
from stmtdiff.diff.phrases import Role, read_words
from stmtdiff.vocabulary import month_of
from stmtdiff.voice import neutral

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.annotation.telling import Told
    from stmtdiff.diff import ParagraphDiff, StatementDiff, Wording
    from stmtdiff.diff.phrases import Word
    from stmtdiff.model import Span
    from stmtdiff.tokens import Token

    # By pair and side, which tokens stand in another place.
    _Away = Mapping[tuple[int, Tag], frozenset[int]]

__all__ = ["WORDING", "Reason", "find_reasons"]

WORDING = "wording"
"""What stands for the kind where words changed that no annotator has a note on."""

_WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "negation": 9,
        "vote": 6,
        "verb": 5,
        "qualifier": 5,
        "sentence": 2,
        "degree": 3,
        "figure": 3,
        "date": 2,
        "reference": 2,
        "name": 1,
    }
)
_REWORDED_NEGATION = 5
"""What a negation weighs that came or went with a clause, and turns no other words round."""
_OF_A_THIRD_PARTY = 2
_OF_ANYBODY = 2
"""What the opposite of a verb weighs, which may be done by anybody: prices fell."""
_OF_EFFECTS: Mapping[str, int] = MappingProxyType({Effect.WEAKER: 2, Effect.STRONGER: 1})
"""What a verb weighs more for its step: what was said before is less, or more."""
_NO_REASON = EDITORIAL_KINDS | {"move", "transfer"}
"""Kinds that leave what is said as it was, or say where words went."""
_CLEARED = EDITORIAL_KINDS | {"transfer"}
"""Kinds that explain all words of an op; of one with a move, other words may have changed."""
_BY_THEMSELVES = frozenset(("negation", "verb", "qualifier"))
"""Kinds that are about what a sentence binds to already."""
_IN_PASSING = frozenset(("date",))
"""A kind that does not tell a whole clause that came or went with it."""
_BEARING = 3
"""What a change weighs more in a sentence that decides or looks ahead."""
_ACTION = 9
"""What it weighs that something else is decided: to keep, where it was to raise."""
_DISSENT = 6
_REMOVED, _ADDED, _SURVIVES = 8, 5, 4
"""A commitment that is lost weighs more than a new one, and than one that survives elsewhere.

A sentence that condemns or demands and is lost weighs as much.
"""
_DESCRIBES = 3
"""What a new or a lost paragraph weighs that commits to nothing."""
_CLAUSE = 6
"""So many words with a meaning of their own are more than a touch of the pen."""
_TELLING_TABLE = """
    all any both each every few many more most no only some my our your his her its their
"""
_TELLING = frozenset(_TELLING_TABLE.split())
"""Words that grammar counts as small, and that change how much is said, or of whom."""
_CONNECTIVES_TABLE = """
    accordingly addition also backdrop circumstances consequently context currently event
    furthermore meanwhile moreover nevertheless nonetheless now overall particular regard today
"""
_CONNECTIVES = frozenset(_CONNECTIVES_TABLE.split())
"""Words that lead from one sentence to the next, and say nothing: in this regard."""
_CONTINUED = frozenset(neutral(("continue", "continues", "continued", "to")))
_VERBS = 3
"""So many verbs of a paragraph add to its weight."""


class Reason(NamedTuple):
    """Why to read a pair.

    Attributes:
        note: what is told: an annotation, or in the same form what no annotator tells, of the kind
            `WORDING`, ``dissent``, ``added`` or ``removed``.
        weight: how much it weighs; above zero.
        words: how many words with a meaning of their own were reworded.
    """

    note: Annotation
    weight: int
    words: int = 0


def find_reasons(diff: StatementDiff) -> Iterator[Reason]:
    """Yield the reasons of all pairs; what is editorial, or went over elsewhere, is none."""
    noted: dict[tuple[int, int], list[Annotation]] = defaultdict(list)
    for note in diff.annotations:
        if note.op is not None:
            noted[note.pair, note.op].append(note)
        elif note.kind not in _NO_REASON and _weigh(note):
            yield Reason(note, _weigh(note))
    bearing, away = _Bearing(), elsewhere(diff)
    for change in changed_ops(diff, moved=True):
        yield from _changed(change, noted[change.pair, change.number], bearing, away)
    surviving = {one.pair for one in diff.survivals if one.new is not None}
    for place, pair in enumerate(diff.paragraphs):
        if pair.fate in (Fate.REMOVED, Fate.ADDED):
            yield _whole(place, pair, survives=place in surviving)


class _Bearing:
    """What bears on what is to come, looked up once a pair."""

    def __init__(self) -> None:
        self._wording: Wording | None = None

    def weight(self, change: ChangedOp) -> int:
        """Return what more an op weighs for the sentences that it stands in."""
        self._look_up(change.wording)
        spans = change.op.old, change.op.new
        return _BEARING * any(map(_mostly_in, spans, self._sentences))

    def acts(self, change: ChangedOp) -> bool:
        """Whether an op puts another action under a commitment: to keep, where it was to raise."""
        self._look_up(change.wording)
        old, new = (
            {verb for place, verb in found.items() if span.start <= place < span.end}
            for span, found in zip((change.op.old, change.op.new), self._actions, strict=True)
        )
        return bool(old and new and old.isdisjoint(new))

    def _look_up(self, wording: Wording) -> None:
        if self._wording is not wording:
            self._wording = wording
            sides = wording.old, wording.new
            found = [commitments(side) for side in sides]
            self._sentences = [*map(bearing_sentences, sides, found)]
            self._actions = [*map(actions, sides, found)]


def _mostly_in(span: Span, sentences: Sequence[Span]) -> bool:
    """Whether at least half of the span stands in the sentences."""
    shared = sum(
        min(one.end, span.end) - max(one.start, span.start) for one in overlapping(sentences, span)
    )
    return 0 < span.end - span.start <= 2 * shared


def _changed(
    change: ChangedOp, notes: Sequence[Annotation], bearing: _Bearing, away: _Away
) -> Iterator[Reason]:
    """Yield the reasons of an op."""
    telling = [note for note in notes if note.kind not in _NO_REASON]
    dissent = _dissent(change)
    if dissent:
        # The names, figures and words that come with it are told by it.
        yield Reason(change.note("dissent", dissent), _DISSENT)
        telling = [note for note in telling if note.kind in _BY_THEMSELVES]
    more = bearing.weight(change)
    for note in telling:
        weight = _weigh(note)
        if note.kind == "negation" and _content(change, away) >= _CLAUSE:
            weight = _REWORDED_NEGATION
        if note.kind == "sentence" and not note.new and stances(change.old):
            weight = _REMOVED - more
        if weight:
            weight += 0 if _is_by_itself(note) else more
            yield Reason(note, weight)
    if bearing.acts(change):
        yield Reason(change.note(WORDING, _told(change)), _ACTION, _content(change, away))
    elif not dissent and _CLEARED.isdisjoint(note.kind for note in notes):
        words = _content(change, away)
        told = {note.kind for note in telling}
        if words and (not told or (words >= _CLAUSE and told <= _IN_PASSING)):
            more = 0 if _only_continued(change) else more
            weight = 1 + (words >= _CLAUSE) + more
            yield Reason(change.note(WORDING, _told(change)), weight, words)


def _is_by_itself(note: Annotation) -> bool:
    """Whether it weighs the same in every sentence: not so opposites, which anybody may do."""
    return note.kind in _BY_THEMSELVES and note.effect is not Effect.OPPOSITE


def _weigh(note: Annotation) -> int:
    if note.effect is Effect.ROLLED_FORWARD:
        return 0
    weight = _WEIGHTS.get(note.kind, _OF_A_THIRD_PARTY)
    if note.kind == "verb" and note.effect is Effect.OPPOSITE:
        return _OF_ANYBODY
    if note.kind == "verb":
        weight += _OF_EFFECTS.get(note.effect or "", 0) - is_modal(note.new or note.old)
    if note.kind == "date":
        weight += note.effect is Effect.DEADLINE
        # A term in words, without a figure, is less than a date.
        words = f"{note.old} {note.new}".split()
        weight -= not any(word.isdecimal() or month_of(word) for word in words)
    return weight


def _dissent(change: ChangedOp) -> Told | None:
    """Return who does not go along any more, or from now on, in the words of the text."""
    if not may_dissent((*change.old_words, *change.new_words)):
        return None
    old, new = dissents(change.old), dissents(change.new)
    if len(old) > len(new):
        return tell(_quote(change.old[old[0] :]), "")
    return tell("", _quote(change.new[new[0] :])) if len(new) > len(old) else None


def _content(change: ChangedOp, away: _Away) -> int:
    """Return how many words with a meaning of their own came or went, less what only moved."""
    wording, op = change.wording, change.op
    counts = []
    for tokens, span, tag in ((wording.old, op.old, Tag.DELETE), (wording.new, op.new, Tag.INSERT)):
        left = away[change.pair, tag]
        keys = [
            tokens[place].key
            for place in range(span.start, span.end)
            if place not in left and tokens[place].kind in (WORD, NUMBER)
        ]
        counts.append(sum(map(_is_content, read_words(keys))))
    return max(counts)


def _is_content(word: Word) -> bool:
    if word.folded in _TELLING:
        return True
    return word.role is Role.CONTENT and word.folded not in _CONNECTIVES


def _only_continued(change: ChangedOp) -> bool:
    """Whether the same goes on: anticipates, continues to anticipate."""
    old, new = (neutral(side) for side in (change.old_words, change.new_words))
    bare = [[word for word in side if word not in _CONTINUED] for side in (old, new)]
    return bool(bare[0]) and bare[0] == bare[1]


def _told(change: ChangedOp) -> Told:
    old, new = (
        _quote(side) if any(token.kind is not SPACE for token in side) else ""
        for side in (change.old, change.new)
    )
    return tell(old, new)


def _quote(tokens: Sequence[Token]) -> str:
    return quoted("".join(token.text for token in tokens))


def _whole(place: int, pair: ParagraphDiff, *, survives: bool) -> Reason:
    """Return why to read a paragraph that has no partner."""
    removed = pair.fate is Fate.REMOVED
    tokens = pair.wording.old if removed else pair.wording.new
    against = dissents(tokens)
    if against:
        told = f"{_quote(tokens[against[0] :])} {pair.fate}"
        return Reason(Annotation("dissent", told, place), _DISSENT)
    gone = ", and nothing like it survives" if removed and not survives else ""
    found = commitments(tokens)
    verbs = list(dict.fromkeys(one.text for one in found))
    if verbs:
        others = (f"“{verb}”" for verb in verbs[1:])
        told = "a paragraph with " + ", ".join([_quote(tokens[found[0].start :]), *others])
        weight = _REMOVED if gone else _SURVIVES if removed else _ADDED
        weight += len(verbs[:_VERBS])
    else:
        told = _quote(tokens)
        weight = _DESCRIBES + (_BEARING if bearing_sentences(tokens, found) else 0)
    return Reason(Annotation(str(pair.fate), told + gone, place), weight)
