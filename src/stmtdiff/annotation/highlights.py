"""What to read first: the changes that most likely mean something, each with its reasons.

The weights are our judgement: a negation before a verb, a weaker verb before a stronger one, a
deadline before another date. They rank hints, and decide nothing.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from stmtdiff.annotation.ladders import is_modal
from stmtdiff.annotation.verbs import operative_phrases
from stmtdiff.annotation.weight import EDITORIAL_KINDS
from stmtdiff.diff import Fate, Highlight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stmtdiff.diff import Annotation, StatementDiff, Wording

__all__ = ["rank_changes"]

COUNT = 7
"""So many are told at most."""

_REASONS = 3
_FEWEST = 4
"""What weighs less than this is no reason to read a paragraph first."""
_WEIGHTS: Mapping[str, int] = MappingProxyType(
    {"negation": 9, "verb": 5, "qualifier": 5, "figure": 3, "date": 2, "reference": 2, "name": 2}
)
_COMMITMENTS = frozenset(
    ("will", "agree", "decide", "resolve", "commit", "instruct", "task", "demand")
)
_REMOVED = 8


def rank_changes(diff: StatementDiff, count: int = COUNT) -> tuple[Highlight, ...]:
    """Return the pairs to read first, the weightiest first, at most `count`."""
    notes: dict[int, dict[str, int]] = {}
    for note in diff.annotations:
        if note.kind not in EDITORIAL_KINDS:
            notes.setdefault(note.pair, {})[f"{note.kind}: {note.why}"] = _weigh(note)
    surviving = {one.pair for one in diff.survivals if one.new is not None}
    for place, pair in enumerate(diff.paragraphs):
        verbs = _commitments(pair.wording) if pair.fate is Fate.REMOVED else []
        if verbs:
            told = ", ".join(f"“{verb}”" for verb in verbs)
            gone = "" if place in surviving else ", and nothing like it survives"
            why = f"removed: a paragraph with {told}{gone}"
            notes[place] = {why: _REMOVED + len(verbs[:_REASONS])}
    found = (_highlight(place, weighed) for place, weighed in notes.items())
    ranked = sorted(found, key=lambda one: (-one.weight, one.pair))
    return tuple(one for one in ranked if one.weight >= _FEWEST)[:count]


def _highlight(place: int, weighed: Mapping[str, int]) -> Highlight:
    best = sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:_REASONS]
    first, *others = (weight for _, weight in best)
    return Highlight(place, tuple(why for why, _ in best), first + sum(others) // 3)


def _weigh(note: Annotation) -> int:
    weight = _WEIGHTS.get(note.kind, 0)
    if note.kind == "verb":
        modal = is_modal(note.why.rpartition("→ ")[2]) if "→" in note.why else True
        weight += 2 * note.why.startswith("weaker") + note.why.startswith("stronger") - modal
    return weight + 2 * ("deadline" in note.why)


def _commitments(wording: Wording) -> list[str]:
    """Return the verbs by which the speakers bind themselves or others, none of them twice."""
    texts = wording.old
    found: dict[str, None] = {}
    for one in operative_phrases(texts):
        if one.text in _COMMITMENTS:
            before = [t.key.casefold() for t in texts[max(0, one.start - 3) : one.start]]
            if one.text != "will" or "we" in before or "they" in before:
                found[one.text] = None
    return list(found)
