"""What stands in the place of a "will" or "shall": members shall report, are encouraged to report.

The tables are meant to be replaced. They are English, and our judgement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.set_phrases import SetPhrases
from stmtdiff.annotation.speakers import MEMBERS, SPEAKERS
from stmtdiff.annotation.telling import tell
from stmtdiff.diff import Effect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.annotation.telling import Told

__all__ = ["PLEDGES", "WEAKER_STEADS", "find_stead"]

_BE = ("is", "are", "was", "were")

WEAKER_STEADS = """
    will shall must should | encouraged to, invited to
    will shall must | urged to, asked to, requested to, prepared to, ready to, willing to
"""
"""Modal verbs, and what says less in their place behind a form of "be".

In the past it says less than "would", too.
"""

PLEDGES = (
    *("pledge to", "pledges to", "pledged to", "commit to", "commits to", "committed to"),
    *("undertake to", "undertakes to", "undertook to", "promise to", "promises to", "promised to"),
    *("agree to", "agrees to", "agreed to", "decide to", "decides to", "decided to"),
    *("resolve to", "resolves to", "resolved to", "are determined to", "were determined to"),
    *("are committed to", "were committed to"),
)
"""Phrases that bind as a "will" does, in other words."""

_STAND = ("stand", "stands", "stood")
_PAST = ("was", "were", "stood")
_GIVEN = ("will", "shall")
_DUTIES = tuple([be, "to"] for be in _BE)
"""What is to be done, shall be done: less is what may or should."""
_SOFT = tuple([word] for word in ("may", "might", "could", "should"))
_REPORTS = frozenset(("note", "notes", "noted", "recall", "recalls", "recalled"))
"""What is only noted, or recalled, is no word given."""
_TOLD = frozenset(("would", "will", "should", "shall"))
_NAMING = SPEAKERS | MEMBERS | {"the", "of"}
"""Words that only name who does it."""
_SHORT = 9


def _steads() -> dict[str, frozenset[str]]:
    """Return for each phrase that says less the modal verbs in the place of which it does."""
    found: dict[str, frozenset[str]] = {}
    for line in WEAKER_STEADS.strip().splitlines():
        modals, phrases = line.split("|")
        present = frozenset(modals.split())
        for phrase in map(str.strip, phrases.split(",")):
            verbs = (*_BE, *_STAND) if phrase == "ready to" else _BE
            for verb in verbs:
                past = verb in _PAST
                found[f"{verb} {phrase}"] = present | {"would"} if past else present
    return found


_STEADS = _steads()
_MODALS = frozenset().union(*_STEADS.values())
_KNOWN = SetPhrases((*_STEADS, *PLEDGES))


class _Stead(NamedTuple):
    """A modal verb and what stands in its place, and whether that says less or more."""

    modal: str
    other: str
    effect: Effect | None


def find_stead(change: ChangedOp) -> Told | None:
    """Return what is told of an op that puts another phrase for a modal verb, or back, if it does.

    What both govern stands behind the op, and stays.
    """
    sides = change.old_words, change.new_words
    if not all(sides) or max(map(len, sides)) > _SHORT:
        return None
    for place in (0, 1):
        words, others = sides[place], sides[1 - place]
        found = _stead(words, others) or _duty(words, others) or _report(words, others)
        if found and place == 0:
            return _told(found.modal, found.other, found.effect)
        if found:
            return _told(found.other, found.modal, found.effect and Effect.STRONGER)
    return None


def _told(old: str, new: str, effect: Effect | None) -> Told:
    return tell(old, new, effect, around=("" if effect else "another verb: ", ""))


def _stead(words: Sequence[str], others: Sequence[str]) -> _Stead | None:
    """Return the phrase that the others have for the modal verb among the words, all else equal."""
    found = _KNOWN.find(others)
    modals = [place for place, word in enumerate(words) if word in _MODALS]
    if len(found) != 1 or len(modals) != 1:
        return None
    one, place = found[0], modals[0]
    same = [*words[place + 1 :]] == [*others[one.end :]]
    if not (same and _named(words[:place]) == _named(others[: one.start])):
        return None
    if words[place] in _STEADS.get(one.text, ()):
        return _Stead(words[place], one.text, Effect.WEAKER)
    pledged = one.text in PLEDGES and words[place] in _GIVEN
    return _Stead(words[place], one.text, None) if pledged else None


def _duty(words: Sequence[str], others: Sequence[str]) -> _Stead | None:
    """Return the soft modal verb that the others have for an "is to"."""
    if [*words] in _DUTIES and [*others] in _SOFT:
        return _Stead(" ".join(words), others[0], Effect.WEAKER)
    return None


def _report(words: Sequence[str], others: Sequence[str]) -> _Stead | None:
    """Return the report in which the others tell what the speakers gave their word for."""
    if words[-1] not in _GIVEN or others[-1] not in _TOLD or _named(words[:-1]):
        return None
    said = next((place for place, word in enumerate(others) if word in _REPORTS), -1)
    if said < 0 or [*others[said + 1 : said + 2]] != ["that"] or _named(others[:said]):
        return None
    return _Stead(words[-1], f"{others[said]} that … {others[-1]}", Effect.WEAKER)


def _named(words: Sequence[str]) -> list[str]:
    """Return what is left of the words without those that only name who does it."""
    return [word for word in words if word not in _NAMING]
