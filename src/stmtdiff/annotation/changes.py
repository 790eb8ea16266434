"""What annotators look at: the ops of linked pairs that change something known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from stmtdiff.annotation.quotes import shortened
from stmtdiff.annotation.reading import EQUAL, NUMBER, SPACE, WORD, in_small_letters, read_once
from stmtdiff.diff import PARAGRAPH_BREAK, Annotation, falls_in_omission
from stmtdiff.model import Span

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from stmtdiff.annotation.telling import Told
    from stmtdiff.diff import Op, ParagraphDiff, StatementDiff, Wording
    from stmtdiff.model import Statement
    from stmtdiff.tokens import Token

__all__ = [
    "ChangedOp",
    "changed_ops",
    "in_one_sentence",
    "is_cut",
    "known_language",
    "language_of",
    "overlapping",
    "touched",
    "word_keys",
]


_STOPS = frozenset((".", "!", "?"))


class ChangedOp(NamedTuple):
    """An op that is not equal, with what stands around it.

    Attributes:
        pair: the place of its pair in the comparison.
        number: its own place in the wording.
        wording: the two texts.
        op: the op.
        old: the tokens that went.
        new: the tokens that came.
        old_words: the keys of those that went, white space left out, case folded.
        new_words: the same of those that came.
    """

    pair: int
    number: int
    wording: Wording
    op: Op
    old: Sequence[Token]
    new: Sequence[Token]
    old_words: Sequence[str]
    new_words: Sequence[str]

    @classmethod
    def of(cls, pair: int, number: int, wording: Wording, op: Op) -> ChangedOp:
        """Return the op with what went and came."""
        old = wording.old[op.old.start : op.old.end]
        new = wording.new[op.new.start : op.new.end]
        return cls(pair, number, wording, op, old, new, word_keys(old), word_keys(new))

    @property
    def is_sentence(self) -> bool:
        """Whether nothing but a sentence, or more, went or came: what it says is told of it."""
        words = self.old_words or self.new_words
        return not (self.old_words and self.new_words) and bool(_STOPS.intersection(words[1:]))

    def note(self, kind: str, told: Told) -> Annotation:
        """Return a note on this op."""
        why = shortened(told.why)
        return Annotation(kind, why, self.pair, self.number, told.old, told.new, told.effect)


def changed_ops(diff: StatementDiff, *, moved: bool = False) -> Sequence[ChangedOp]:
    """Return the changes inside pairs that have both sides, without what an omission hides.

    Args:
        diff: the comparison.
        moved: also those in which words only moved inside the paragraph.
    """
    return _changes(diff.paragraphs) if moved else _unmoved(diff.paragraphs)


@read_once
def _changes(paragraphs: Sequence[ParagraphDiff]) -> Sequence[ChangedOp]:
    return [
        ChangedOp.of(place, number, pair.wording, op)
        for place, pair in enumerate(paragraphs)
        if pair.old and pair.new
        for number, op in enumerate(pair.wording.ops)
        if op.tag is not EQUAL and not falls_in_omission(pair.wording, op)
    ]


@read_once
def _unmoved(paragraphs: Sequence[ParagraphDiff]) -> Sequence[ChangedOp]:
    return [
        change
        for change in _changes(paragraphs)
        if change.number not in _only_moved(change.wording)
    ]


def language_of(statement: Statement) -> str:
    """Return the primary tag of a statement's language; what is not known is taken for English."""
    return known_language(statement) or "en"


def known_language(statement: Statement) -> str:
    """Return the primary tag of a statement's language, or nothing where it is not known."""
    language = statement.metadata.language.partition("-")[0].lower()
    return {"und": "", "eng": "en"}.get(language, language)


@read_once
def _only_moved(wording: Wording) -> frozenset[int]:
    """Return the ops all of whose words are phrases that moved."""
    if not wording.moves:
        return frozenset()
    ops = {number for move in wording.moves for number in (move.old_op, move.new_op)}
    old = {place for move in wording.moves for place in range(move.old.start, move.old.end)}
    new = {place for move in wording.moves for place in range(move.new.start, move.new.end)}
    return frozenset(
        number
        for number in ops
        if not _has_words(wording.old, wording.ops[number].old, old)
        and not _has_words(wording.new, wording.ops[number].new, new)
    )


def _has_words(tokens: Sequence[Token], span: Span, moved: Container[int]) -> bool:
    """Whether words stand in the span that did not move."""
    return any(
        tokens[place].kind in (WORD, NUMBER)
        for place in range(span.start, span.end)
        if place not in moved
    )


def in_one_sentence(one: ChangedOp, other: ChangedOp) -> bool:
    """Return whether two ops, given in their order, share a sentence of the later text."""
    if one.pair != other.pair:
        return False
    between = one.wording.new[one.op.new.end : other.op.new.start]
    return not any(token.text in (".", "!", "?", ";") for token in between)


def word_keys(tokens: Sequence[Token]) -> list[str]:
    """Return the keys of all but white space, case folded."""
    return in_small_letters([token.key for token in tokens if token.kind is not SPACE])


def is_cut(wording: Wording, op: Op) -> bool:
    """Return whether nothing but the break between two paragraphs, and spaces, came or went."""
    sides = wording.old[op.old.start : op.old.end], wording.new[op.new.start : op.new.end]
    if any(token.text.strip() for side in sides for token in side):
        return False
    return any(PARAGRAPH_BREAK in "".join(token.text for token in side) for side in sides)


class _Ranged(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_R = TypeVar("_R", bound=_Ranged)


def overlapping(found: Sequence[_R], span: Span) -> Sequence[_R]:
    """Return what of `found` (in order, apart) shares a token with the span, or lies around it."""
    if not found:
        return found
    first = bisect_right(found, span.start, key=lambda one: one.end)
    last = bisect_left(found, span.end, key=lambda one: one.start)
    return found[first:last]


def touched(op: Op, old: Sequence[_R], new: Sequence[_R]) -> tuple[list[_R], list[_R]]:
    """Return what the op changes of both sides.

    What reaches out of the op on one side is met on the other by what lies right beside the op:
    "condemn", where "strongly" came before it.
    """
    if not (old or new):
        return [], []
    spans, sides = (op.old, op.new), (old, new)
    found = [[*overlapping(side, span)] for side, span in zip(sides, spans, strict=True)]
    for here, there in ((0, 1), (1, 0)):
        if found[here] and not found[there]:
            span = spans[there]
            beside = overlapping(sides[there], Span(max(0, span.start - 2), span.end + 2))
            if found[here][-1].end > spans[here].end:
                found[there] += [one for one in beside if one.start >= span.end]
            elif found[here][0].start < spans[here].start:
                found[there] += [one for one in beside if one.end <= span.start]
    return found[0], found[1]
