"""What to read first: the changes that most likely mean something, each with its reasons.

The weights are our judgement: a negation before a verb, a weaker verb before a stronger one, a
deadline before another date; what changes in a decision before what changes in a description, and
any words before a list of names. They rank hints, and decide nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from stmtdiff.annotation.bearing import bearing_sentences, commitments, dissents
from stmtdiff.annotation.changes import changed_ops, overlapping
from stmtdiff.annotation.ladders import is_modal
from stmtdiff.annotation.quotes import quoted
from stmtdiff.annotation.weight import EDITORIAL_KINDS
from stmtdiff.diff import Fate, Highlight
from stmtdiff.diff.phrases import Role, read_words
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, ParagraphDiff, StatementDiff, Wording
    from stmtdiff.tokens import Token

__all__ = ["rank_changes"]

COUNT = 7
"""So many are told at most."""

_REASONS = 3
_WEIGHTS: Mapping[str, int] = MappingProxyType(
    {"negation": 9, "verb": 5, "qualifier": 5, "figure": 3, "date": 2, "reference": 2, "name": 1}
)
_OF_A_THIRD_PARTY = 2
_ELSEWHERE = frozenset(("move", "transfer"))
"""Kinds that say where words went: they are no reason to read, and no change to weigh."""
_BY_THEMSELVES = frozenset(("negation", "verb", "qualifier"))
"""Kinds that weigh the same in every sentence: they are about what it binds to already."""
_BEARING = 3
"""What a change weighs more in a sentence that decides, looks ahead or dissents."""
_DISSENT = 6
_REMOVED = 8
_SURVIVES, _ADDED = 5, 5
"""A commitment of which something survives, or that is new, weighs less than one that is lost."""
_CLAUSE = 6
"""So many words with a meaning of their own are more than a touch of the pen."""


@dataclass(frozen=True, slots=True, order=True)
class _Reason:
    """Why to read a pair; the weightiest first, then in the order of the text."""

    lightness: int
    place: int
    why: str


def rank_changes(diff: StatementDiff, count: int = COUNT) -> tuple[Highlight, ...]:
    """Return the pairs to read first, the weightiest first, at most `count`."""
    found: dict[int, set[_Reason]] = defaultdict(set)
    for pair, weight, place, why in _reasons(diff):
        if weight > 0:
            found[pair].add(_Reason(-weight, place, why))
    ranked = (_highlight(pair, reasons) for pair, reasons in sorted(found.items()))
    return tuple(sorted(ranked, key=lambda one: (-one.weight, one.pair))[:count])


def _highlight(pair: int, reasons: set[_Reason]) -> Highlight:
    told: dict[str, int] = {}
    for one in sorted(reasons):
        told.setdefault(one.why, -one.lightness)
    best = [*told.items()][:_REASONS]
    first, *others = (weight for _, weight in best)
    return Highlight(pair, tuple(why for why, _ in best), first + sum(others) // 3)


def _reasons(diff: StatementDiff) -> Iterator[tuple[int, int, int, str]]:
    """Yield for every reason its pair, its weight, its place in the pair, and what is told."""
    for note in diff.annotations:
        if note.op is None and note.kind not in EDITORIAL_KINDS | _ELSEWHERE:
            yield note.pair, _weigh(note), -1, f"{note.kind}: {note.why}"
    noted: dict[tuple[int, int], list[Annotation]] = defaultdict(list)
    for note in diff.annotations:
        if note.op is not None:
            noted[note.pair, note.op].append(note)
    bearing = _Bearing()
    for change in changed_ops(diff, moved=True):
        notes = noted[change.pair, change.number]
        for weight, why in _changed(change, notes, _BEARING * bearing.holds(change)):
            yield change.pair, weight, change.number, why
    surviving = {one.pair for one in diff.survivals if one.new is not None}
    for place, pair in enumerate(diff.paragraphs):
        for weight, why in _whole(pair, survives=place in surviving):
            yield place, weight, 0, why


class _Bearing:
    """Whether changes stand in sentences that bear on what is to come; looked up once a pair."""

    def __init__(self) -> None:
        self._wording: Wording | None = None

    def holds(self, change: ChangedOp) -> bool:
        """Return whether the op touches such a sentence on either side."""
        if self._wording is not change.wording:
            self._wording = change.wording
            self._old = bearing_sentences(change.wording.old)
            self._new = bearing_sentences(change.wording.new)
        old, new = change.op.old, change.op.new
        return bool(overlapping(self._old, old) or overlapping(self._new, new))


def _changed(
    change: ChangedOp, notes: Sequence[Annotation], bearing: int
) -> Iterator[tuple[int, str]]:
    """Yield what an op weighs, and why."""
    telling = [note for note in notes if note.kind not in EDITORIAL_KINDS | _ELSEWHERE]
    for note in telling:
        more = bearing if note.kind not in _BY_THEMSELVES and _weigh(note) else 0
        yield _weigh(note) + more, f"{note.kind}: {note.why}"
    yield from _dissenting(change)
    if not telling and not any(note.kind in EDITORIAL_KINDS | {"transfer"} for note in notes):
        words = _content(change)
        if words:
            yield 1 + (words >= _CLAUSE) + bearing, f"wording: {_told(change)}"


def _weigh(note: Annotation) -> int:
    if "rolled forward" in note.why:
        return 0
    weight = _WEIGHTS.get(note.kind, _OF_A_THIRD_PARTY)
    if note.kind == "verb":
        modal = is_modal(note.why.rpartition("→ ")[2]) if "→" in note.why else True
        weight += 2 * note.why.startswith("weaker") + note.why.startswith("stronger") - modal
    return weight + 2 * ("deadline" in note.why)


def _dissenting(change: ChangedOp) -> Iterator[tuple[int, str]]:
    """Yield a reason where somebody does not go along any more, or from now on."""
    old, new = dissents(change.old), dissents(change.new)
    if len(old) > len(new):
        yield _DISSENT, f"dissent: {_quote(change.old[old[0] :])} dropped"
    elif len(new) > len(old):
        yield _DISSENT, f"dissent: {_quote(change.new[new[0] :])} added"


def _content(change: ChangedOp) -> int:
    """Return how many words with a meaning of their own came or went, moved phrases left out."""
    wording, op = change.wording, change.op
    moved = [one.old for one in wording.moves], [one.new for one in wording.moves]
    counts = []
    for tokens, span, spans in ((wording.old, op.old, moved[0]), (wording.new, op.new, moved[1])):
        left = {place for one in spans for place in range(one.start, one.end)}
        keys = [
            tokens[place].key
            for place in range(span.start, span.end)
            if place not in left and tokens[place].kind in (TokenKind.WORD, TokenKind.NUMBER)
        ]
        counts.append(sum(word.role is Role.CONTENT for word in read_words(keys)))
    return max(counts)


def _told(change: ChangedOp) -> str:
    old, new = _quote(change.old), _quote(change.new)
    if change.old and change.new:
        return f"{old} → {new}"
    return f"{old} dropped" if change.old else f"{new} added"


def _quote(tokens: Sequence[Token]) -> str:
    return quoted("".join(token.text for token in tokens))


def _whole(pair: ParagraphDiff, *, survives: bool) -> Iterator[tuple[int, str]]:
    """Yield why to read a paragraph that has no partner."""
    if pair.fate not in (Fate.REMOVED, Fate.ADDED):
        return
    removed = pair.fate is Fate.REMOVED
    tokens = pair.wording.old if removed else pair.wording.new
    verbs = list(dict.fromkeys(one.text for one in commitments(tokens)))
    against = dissents(tokens)
    gone = ", and nothing like it survives" if removed and not survives else ""
    if against:
        yield _DISSENT, f"dissent: {_quote(tokens[against[0] :])} {pair.fate}"
    elif verbs:
        told = ", ".join(f"“{verb}”" for verb in verbs)
        weight = _REMOVED if gone else _SURVIVES if removed else _ADDED
        yield weight + len(verbs[:_REASONS]), f"{pair.fate}: a paragraph with {told}{gone}"
    else:
        bearing = _BEARING if bearing_sentences(tokens) else 0
        yield 2 + bearing, f"{pair.fate}: {_quote(tokens)}{gone}"
