"""What the speakers do, and how strongly: condemn became express concern, should became must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import changed_ops, language_of, touched, word_keys
from stmtdiff.annotation.ladders import (
    Phrase,
    find_phrases,
    is_modal,
    share_ladder,
    step_between,
)
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff, Wording
    from stmtdiff.tokens import Token

__all__ = ["annotate_verbs", "operative_phrases"]

_SUBJECTS_TABLE = """
    we they ministers leaders governors affairs delegation delegations committee sides
"""
_SUBJECTS = frozenset(_SUBJECTS_TABLE.split())
# Behind "and" these are as often nouns: the need for trust and support.
_NOUNS_TABLE = """
    note support request demand task direct commend regret plan aim study hope favour favor
"""
_NOUNS = frozenset(_NOUNS_TABLE.split())
_BETWEEN_TABLE = """
    also further therefore again once more in this regard to have had and , reaffirmed
"""
_BETWEEN = frozenset(_BETWEEN_TABLE.split())
_REACH = 3
_SOFT = frozenset(("may", "might", "should"))


def annotate_verbs(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op in which one operative or modal verb became another.

    The ladders are English, so there are no notes where either statement is in another language.
    """
    if {language_of(diff.old), language_of(diff.new)} != {"en"}:
        return
    wording: Wording | None = None
    for change in changed_ops(diff):
        if wording is not change.wording:
            wording = change.wording
            known = operative_phrases(wording.old), operative_phrases(wording.new)
        old, new = touched(change.op, *known)
        for modal in (False, True):
            before = [one.text for one in old if is_modal(one.text) is modal]
            after = [one.text for one in new if is_modal(one.text) is modal]
            if len(before) == len(after) == 1 and before != after:
                why = _why(before[0], after[0])
                if why:
                    yield change.note("verb", why)
            elif modal and len(before) + len(after) == 1:
                one = next(one for one in (old if before else new) if is_modal(one.text))
                yield from _softened(change, one, gone=bool(before))


def _softened(change: ChangedOp, modal: Phrase, *, gone: bool) -> Iterator[Annotation]:
    """Yield a note where a plain verb got a "may", or lost it."""
    side, other = (change.wording.old, change.new) if gone else (change.wording.new, change.old)
    verb = next(iter(word_keys(side[modal.end : modal.end + 3])), "")
    if modal.text in _SOFT and verb in word_keys(other):
        step = "stronger" if gone else "weaker"
        yield change.note("verb", f"{step}: “{modal.text}” {'dropped' if gone else 'added'}")


def _why(old: str, new: str) -> str:
    step = step_between(old, new)
    if step:
        return f"{step}: {_bare(old)} → {_bare(new)}"
    if {*old.split()} & {*new.split()} or share_ladder(old, new):
        return ""
    return f"another verb: {old} → {new}"


def _bare(phrase: str) -> str:
    """Return the phrase without whose concern it is."""
    return phrase.replace(" our ", " ").replace(" their ", " ")


def operative_phrases(tokens: Sequence[Token]) -> list[Phrase]:
    """Return the verbs of the speakers, and all modal verbs, as ranges of tokens."""
    places = [n for n, token in enumerate(tokens) if token.kind is not TokenKind.SPACE]
    words = [tokens[place].key.casefold() for place in places]
    found: list[Phrase] = []
    last: Phrase | None = None
    for one in find_phrases(words):
        if is_modal(one.text):
            operative = _is_modal_here(tokens, places, one)
        else:
            operative = _speaks(words, one) or _goes_on(words, last, one)
            last = one if operative else last
        if operative:
            found.append(Phrase(places[one.start], places[one.end - 1] + 1, one.text))
    return found


def _is_modal_here(tokens: Sequence[Token], places: Sequence[int], one: Phrase) -> bool:
    """Whether it is no month and no noun: "in May", "the will"."""
    word = tokens[places[one.start]].text
    before = tokens[places[one.start - 1]].key.casefold() if one.start else ""
    return word.islower() and before not in ("the", "a", "of", "political", "free", "their", "our")


def _speaks(words: Sequence[str], one: Phrase) -> bool:
    """Whether a speaker stands before the phrase."""
    for place in range(one.start - 1, max(-1, one.start - 1 - _REACH), -1):
        word = words[place]
        if word in _SUBJECTS:
            return True
        if word not in _BETWEEN and not word.endswith("ly"):
            break
    return False


def _goes_on(words: Sequence[str], last: Phrase | None, one: Phrase) -> bool:
    """Whether the phrase is another verb of those who spoke before it in the same sentence."""
    if last is None or words[one.start - 1] != "and" or "." in words[last.end : one.start]:
        return False
    return words[one.start] not in _NOUNS
