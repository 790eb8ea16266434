"""What is only tried where it was to be done: "will fund" became "will seek to fund".

The table is meant to be replaced. It is English, and our judgement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import word_keys
from stmtdiff.annotation.set_phrases import SetPhrases
from stmtdiff.annotation.telling import tell_softener
from stmtdiff.diff.phrases import Role, read_words
from stmtdiff.voice import plain_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.annotation.telling import Told

__all__ = ["ATTEMPTS", "find_attempt"]

ATTEMPTS = (
    *("seek to", "aim to", "endeavour to", "endeavor to", "strive to", "try to", "attempt to"),
    *("sought to", "aimed to", "endeavoured to", "endeavored to", "strove to", "tried to"),
    *("hope to", "intend to", "plan to", "work towards", "work toward", "look into", "looked into"),
    *("explore", "explored", "exploring", "consider", "considered", "considering"),
    *("help to", "helps to", "helped to", "help", "helps", "helped", "helping"),
    *("contribute to", "contributes to", "contributed to", "contributing to"),
)
"""What may stand before a verb, or the noun of it, in place of doing it."""

_KNOWN = SetPhrases(ATTEMPTS)
_SHORT = 7
_AHEAD = 8
"""So many tokens behind an op the verb is looked for that stays."""
_LIKE = 5
"""So many letters at their start a verb and its noun have in common: establish, establishment."""


def find_attempt(change: ChangedOp) -> Told | None:
    """Return what is told of an op that brings or takes an attempt at what is done else, if any."""
    sides = change.old_words, change.new_words
    if max(map(len, sides)) > _SHORT or not any(map(_KNOWN.may_touch, sides)):
        return None
    old, new = (_KNOWN.find(words) for words in sides)
    if len(old) + len(new) != 1:
        return None
    tokens, spans = (change.wording.old, change.wording.new), (change.op.old, change.op.new)
    own = 0 if old else 1
    attempt = (*old, *new)[0]
    texts = [
        [*words, *word_keys(side[span.end : span.end + _AHEAD])]
        for words, side, span in zip(sides, tokens, spans, strict=True)
    ]
    tried = _first_content(texts[own][attempt.end :])
    done = _first_content(texts[1 - own])
    if not tried or not _is_same(tried, done):
        return None
    return tell_softener(attempt.text, gone=bool(old))


def _first_content(words: Sequence[str]) -> str:
    found = (word.folded for word in read_words(words) if word.role is Role.CONTENT)
    return next((word for word in found if not word.endswith("ly")), "")


def _is_same(one: str, other: str) -> bool:
    alike = len(one) >= _LIKE and one[:_LIKE] == other[:_LIKE]
    alike = alike or plain_form(one) == plain_form(other)
    return alike or _is_gerund(one, other) or _is_gerund(other, one)


def _is_gerund(gerund: str, verb: str) -> bool:
    """Whether the one is what is done by who does the other: raising, raise; cutting, cut."""
    stem = gerund.removesuffix("ing")
    single = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    return stem != gerund and verb in (stem, f"{stem}e", single)
