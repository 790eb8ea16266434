"""The same words from other speakers: "We reaffirm" became "The Ministers reaffirmed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import (
    changed_ops,
    in_one_sentence,
    language_of,
    overlapping,
    word_keys,
)
from stmtdiff.annotation.reading import visible
from stmtdiff.annotation.spelling import respelled
from stmtdiff.annotation.stretches import sentence_ranges
from stmtdiff.annotation.telling import Told
from stmtdiff.diff import Tag
from stmtdiff.voice import REGISTERS, differs_by_voice, is_passive, voice_shift

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.model import Statement
    from stmtdiff.tokens import Token
    from stmtdiff.voice import Register

__all__ = ["annotate_voice"]

_NEAR = 4
"""So many tokens behind an op are looked at for the next word."""
_BOTH_TAGS = {Tag.DELETE, Tag.INSERT}


def annotate_voice(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op that changes nothing but who speaks, and the tense with it."""
    registers = [_register(statement) for statement in (diff.old, diff.new)]
    if registers[0] is None or registers[0] is not registers[1]:
        return
    register = registers[0]
    changes = changed_ops(diff)
    for change in _passives(changes, register):
        yield change.note("voice", Told("active or passive, the same act"))
    pair, shift = -1, 0
    for change in changes:
        if change.pair != pair:
            pair = change.pair
            old, new = visible(change.wording.old), visible(change.wording.new)
            shift = voice_shift(old.folded, new.folded, register)
        if _is_voice(change, register, shift):
            yield change.note("voice", Told("another speaker or tense, the same words"))


def _passives(changes: Sequence[ChangedOp], register: Register) -> Iterator[ChangedOp]:
    """Yield the two ops of each sentence in which the active became passive, or the passive active.

    The speakers and their verb go from before the words that are kept, and the passive comes behind
    them: [-We adopted -]the plan{+ was adopted+}; or the other way round.
    """
    for place, one in enumerate(changes):
        for other in changes[place + 1 : place + _NEAR]:
            if {one.op.tag, other.op.tag} != _BOTH_TAGS or not in_one_sentence(one, other):
                continue
            gone = one.op.tag is Tag.DELETE
            active, passive = (
                (one.old_words, other.new_words) if gone else (one.new_words, other.old_words)
            )
            if is_passive(active, passive, register):
                yield one
                yield other


def _register(statement: Statement) -> Register | None:
    return REGISTERS.get(language_of(statement))


def _is_voice(change: ChangedOp, register: Register, shift: int) -> bool:
    if _is_another_body(change, register):
        return False
    old, new = ([*map(respelled, side)] for side in (change.old_words, change.new_words))
    following = (
        _next_word(change.wording.old, change.op.old.end),
        _next_word(change.wording.new, change.op.new.end),
    )
    return differs_by_voice(old, new, shift=shift, following=following, register=register)


def _is_another_body(change: ChangedOp, register: Register) -> bool:
    """Whether one body takes the place of another beside a third party: not who speaks changes.

    So it is where the sentence names two of them (the Ministers agreed that the Leaders would), and
    where the speakers call it theirs: our Ministers.
    """
    heads = [register.heads.intersection(side) for side in (change.old_words, change.new_words)]
    if heads[0] == heads[1] or not all(heads):
        return False
    wording, op = change.wording, change.op
    for tokens, span in ((wording.old, op.old), (wording.new, op.new)):
        before = word_keys(tokens[max(0, span.start - 2) : span.start])
        if before[-1:] and before[-1] in register.first:
            return True
        for sentence in overlapping(sentence_ranges(tokens), span):
            words = word_keys(tokens[sentence.start : sentence.end])
            if len(register.heads.intersection(words)) > 1:
                return True
    return False


def _next_word(tokens: Sequence[Token], end: int) -> str:
    return next(iter(word_keys(tokens[end : end + _NEAR])), "")
