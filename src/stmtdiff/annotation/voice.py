"""The same words from other speakers: "We reaffirm" became "The Ministers reaffirmed"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import (
    changed_ops,
    in_one_sentence,
    language_of,
    overlapping,
    word_keys,
)
from stmtdiff.annotation.reading import WORD, visible
from stmtdiff.annotation.spelling import in_one_spelling
from stmtdiff.annotation.stretches import sentence_ranges
from stmtdiff.annotation.telling import Told
from stmtdiff.diff import Tag
from stmtdiff.voice import REGISTERS, differs_by_voice, is_passive, voice_shift

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.model import Span, Statement
    from stmtdiff.tokens import Token
    from stmtdiff.voice import Register

__all__ = ["annotate_voice"]

_NEAR = 4
"""So many tokens behind an op are looked at for the next word."""
_OTHERS_TABLE = """
    parties members states countries sides governments partners authorities nations peoples people
    rebels donors
"""
_OTHERS = frozenset(_OTHERS_TABLE.split())
"""Others of whom a statement speaks in the plural."""
_SUBJECT = 5
"""So few words, at the start of a sentence, are what the next one takes up with "they"."""
_BIDDEN = 6
"""So few words from the "to" on, what others are to do is still told of."""
_RELATIVES = frozenset(("that", "which", "who", "whose", "where"))
"""Behind one of them begins a clause that tells of others again."""
_BOTH_TAGS = {Tag.DELETE, Tag.INSERT}


def annotate_voice(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op that changes nothing but who speaks, and the tense with it."""
    registers = [_register(statement) for statement in (diff.old, diff.new)]
    if registers[0] is None or registers[0] is not registers[1]:
        return
    register = registers[0]
    speakers = _speakers(diff.old, register), _speakers(diff.new, register)
    changes = changed_ops(diff)
    for change in _passives(changes, register):
        yield change.note("voice", Told("active or passive, the same act"))
    pair, shift, shown, present = -1, 0, False, False
    for change in changes:
        if change.pair != pair:
            pair = change.pair
            old, new = visible(change.wording.old), visible(change.wording.new)
            shift = voice_shift(old.folded, new.folded, register)
            shown = _shows_speakers(old.folded, new.folded, register)
            present = _tells_present(old.folded, register) or _tells_present(new.folded, register)
        # Few ops get beyond the first question, which is the cheapest.
        if not _is_voice(change, register, shift):
            continue
        if _is_another_body(change, register, speakers) or _is_of_others(change, register):
            continue
        if _is_of_nobody(change, register, speakers, shown=shown) or _moves_focus(change, register):
            continue
        if not (present and _names_nobody(change, register)):
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
    old, new = (in_one_spelling(side) for side in (change.old_words, change.new_words))
    following = (
        _next_word(change.wording.old, change.op.old.end),
        _next_word(change.wording.new, change.op.new.end),
    )
    return differs_by_voice(old, new, shift=shift, following=following, register=register)


def _speakers(statement: Statement, register: Register) -> str:
    """Return as whom those speak who make a statement: who begins most of its sentences.

    It is a word of the first person where they speak of themselves, and empty where nobody begins
    a sentence.
    """
    begins = re.compile(
        rf"(?:^|[.,;!?]\s+)(?:(?:{'|'.join(sorted(register.articles))})\s+)?"
        rf"({'|'.join(sorted(register.heads | register.first))})\b",
        re.IGNORECASE,
    )
    found = Counter(
        match[1].casefold()
        for paragraph in statement.paragraphs
        for match in begins.finditer(paragraph.text)
    )
    return max(found, key=lambda word: (found[word], word), default="")


def _shows_speakers(old: Sequence[str], new: Sequence[str], register: Register) -> bool:
    """Whether two texts show that others speak: "we" in the one, "the Ministers" in the other."""
    ours = register.subjects & register.first
    theirs = register.heads | (register.subjects - register.first)
    return any(
        not ours.isdisjoint(one) and not theirs.isdisjoint(other)
        for one, other in ((old, new), (new, old))
    )


def _tells_present(words: Sequence[str], register: Register) -> bool:
    """Whether those who are named tell what they do in the present alone: the Ministers note.

    Then nothing that is told beside goes into the past with who speaks.
    """
    subjects = register.heads | (register.subjects - register.first)
    verbs = [
        verb
        for subject, verb in pairwise(words)
        if subject in subjects and verb.isalpha() and verb not in register.joins
    ]
    return bool(verbs) and not any(map(register.tells_past, verbs))


def _names_nobody(change: ChangedOp, register: Register) -> bool:
    """Whether an op names no speakers, by name or pronoun: only a tense may change in it."""
    persons = register.first | register.thirds | register.heads
    return persons.isdisjoint((*change.old_words, *change.new_words))


def _is_of_nobody(
    change: ChangedOp, register: Register, speakers: tuple[str, str], *, shown: bool
) -> bool:
    """Whether a pronoun changes its person where nobody has begun to speak otherwise.

    So it is with "they" in a statement that speaks in the first person, and where neither the
    statements nor the texts around tell of other speakers: refugees may return to our homes.
    """
    words = change.old_words, change.new_words
    named = register.first | register.heads
    for side, speaker in enumerate(speakers):
        of_others = speaker in register.first and not register.thirds.isdisjoint(words[side])
        if of_others and not named.isdisjoint(words[1 - side]):
            return True
    pronouns = register.first | register.thirds
    lone = all(pronouns.issuperset(side) for side in words) and words[0] and words[1]
    known = all(speakers) and speakers[0] != speakers[1]
    begins = not _before_pronoun(change.wording.new, change.op.new, pronouns).goes_on
    return bool(lone and not (known or begins or shown))


def _moves_focus(change: ChangedOp, register: Register) -> bool:
    """Whether a word that tells whom or what alone is meant stands elsewhere: only we, we only."""
    sides = change.old_words, change.new_words
    return not any(map(register.focus.isdisjoint, sides))


def _is_another_body(change: ChangedOp, register: Register, speakers: tuple[str, str]) -> bool:
    """Whether one body takes the place of another without being who speaks.

    So it is where they are not those that begin the sentences of their statements, where the
    sentence names two of them (the Ministers agreed that the Leaders would), and where the speakers
    call it theirs: our Ministers.
    """
    heads = [register.heads.intersection(side) for side in (change.old_words, change.new_words)]
    if heads[0] == heads[1] or not all(heads):
        return False
    if not all(speaker in named for speaker, named in zip(speakers, heads, strict=True)):
        return True
    if not all(map(register.tells_past, _verbs_of(change, register))):
        return True
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


def _verbs_of(change: ChangedOp, register: Register) -> Iterator[str]:
    """Yield the words behind the bodies of an op; what they may or shall do is no saying."""
    wording, op = change.wording, change.op
    for tokens, span in ((wording.old, op.old), (wording.new, op.new)):
        words = word_keys(tokens[span.start : span.end + _NEAR])
        yield from (
            "" if verb in register.conditionals else verb
            for head, verb in pairwise(words)
            if head in register.heads
        )


def _is_of_others(change: ChangedOp, register: Register) -> bool:
    """Whether a pronoun that changes its person stands for others than the speakers.

    So it is where others stand before "they" in its sentence, and the speakers do not (the rebels
    said that they), and where the speakers bid them do something (called on the parties to respect
    their borders). Nor do those who are named speak as "we": the Ministers said that we.
    """
    words = change.old_words, change.new_words
    sides = (change.wording.old, change.op.old), (change.wording.new, change.op.new)
    persons = [(register.first, register.thirds), (register.thirds, register.first)]
    for side, (tokens, span) in enumerate(sides):
        for own, other in persons:
            if own.isdisjoint(words[side]) or other.isdisjoint(words[1 - side]):
                continue
            before = _before_pronoun(tokens, span, own)
            if own is register.first:
                others = _are_named(before, register)
            else:
                others = _others_stand_nearer(before, register)
            if others:
                return True
    return False


class _Before(NamedTuple):
    """The words before a pronoun, and whether its own sentence goes on from them."""

    words: list[Token]
    goes_on: bool


def _before_pronoun(tokens: Sequence[Token], span: Span, pronouns: Container[str]) -> _Before:
    """Return the words of a sentence before the last of the pronouns in a range of its tokens.

    Where it is the first word, those of the sentence before.
    """
    places = (at for at in range(span.start, span.end) if tokens[at].key.casefold() in pronouns)
    last = max(places, default=span.start)
    sentences = sentence_ranges(tokens)
    # Of the sentence that begins with the pronoun, the one before.
    place = bisect_left(sentences, last, key=lambda sentence: sentence.start)
    start = sentences[place - 1].start if place else 0
    end = sentences[place - 1].end if place else last
    before = [token for token in tokens[start:last] if token.kind is WORD]
    return _Before(before, goes_on=end > last)


def _are_named(before: _Before, register: Register) -> bool:
    """Whether the speakers stand by name among the words, and not as theirs: our Ministers."""
    keys = ["", *(token.key.casefold() for token in before.words)]
    named = (head in register.heads and one not in register.first for one, head in pairwise(keys))
    return before.goes_on and any(named)


def _others_stand_nearer(before: _Before, register: Register) -> bool:
    """Whether a pronoun behind these words is of others than the speakers."""
    keys = [token.key.casefold() for token in before.words]
    speakers = [place for place, key in enumerate(keys) if key in register.heads]
    if keys[:1] and keys[0] in register.subjects:
        speakers.insert(0, 0)
    if not speakers:
        near = None if before.goes_on else _SUBJECT
        own = register.first | register.thirds
        others = (
            pair[1] in _OTHERS and pair[0] not in own for pair in pairwise(["", *keys[:near]])
        )
        return any(others) or _are_two(before.words[:near])
    behind = before.words[speakers[-1] + 1 :]
    bidden = [place for place, token in enumerate(behind) if token.key == "to"][-1:]
    if not bidden or not before.goes_on or len(behind) - bidden[0] > _BIDDEN:
        return False
    if not _RELATIVES.isdisjoint(token.key for token in behind[bidden[0] :]):
        return False
    named = behind[max(0, bidden[0] - 1) : bidden[0]]
    return any(token.key[:1].isupper() or token.key in _OTHERS for token in named)


def _are_two(tokens: Sequence[Token]) -> bool:
    """Whether two names are joined: Alba and Corvia."""
    return any(
        middle.key == "and" and first.key[:1].isupper() and last.key[:1].isupper()
        for first, middle, last in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _next_word(tokens: Sequence[Token], end: int) -> str:
    return next(iter(word_keys(tokens[end : end + _NEAR])), "")
