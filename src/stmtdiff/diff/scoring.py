"""What speaks for and against a way to mark edits: named reasons, and the sums of their weights.

A way to mark the edits of a region is a walk from its start to its end, and every step has its
reasons: a word is kept, or goes alone, or is swapped for another; an edit begins or ends here; one
edit follows on another. The score of a walk is the sum of the weights of all its reasons.
"""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.diff.phrases import Likeness, Role, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from stmtdiff.diff.phrases import Word

__all__ = [
    "FOLLOWS",
    "NEVER",
    "Region",
    "Scores",
    "alone_reasons",
    "begin_reasons",
    "end_reasons",
    "gap_reasons",
    "keep_reasons",
    "replace_reasons",
    "score_region",
    "swap_reasons",
]

NEVER = -(10**12)
"""The score of what cannot be."""

FOLLOWS = (
    "keep keep",
    "keep delete",
    "keep insert",
    "keep replace",
    "delete insert",
    "delete replace",
    "insert replace",
    "replace delete",
    "replace insert",
    "replace replace",
)
"""What may follow on what at a price. A word may be kept after any edit, at none; a deletion stands
before an insertion at the same place, never behind it."""

_MARKS = (Role.COMMA, Role.STOP, Role.OPENING, Role.CLOSING, Role.SIGN)
_GROUPS: Mapping[Role, str] = MappingProxyType(
    {
        **dict.fromkeys(Role, "small"),
        **dict.fromkeys(_MARKS, "mark"),
        Role.CONTENT: "content",
        Role.FIGURE: "figure",
    }
)


def keep_reasons(role: Role, like: Likeness) -> tuple[str, ...]:
    """Return the reasons for keeping a word that stands on both sides."""
    kept = f"keep {_GROUPS[role]}"
    return (kept, "keep in another case") if like is Likeness.CASE else (kept,)


def swap_reasons(old: Role, new: Role, like: Likeness) -> tuple[str, ...]:
    """Return the reasons for taking one word, inside a replacement, as what became of another."""
    groups = _GROUPS[old], _GROUPS[new]
    if like in (Likeness.SAME, Likeness.CASE):
        return (f"swap same {groups[0]}",)
    if like is Likeness.ALIKE:
        return ("swap alike",)
    if groups == ("mark", "mark"):
        return ("swap marks",)
    if "mark" in groups:
        return ("swap mark and word",)
    return (f"swap {groups[0]}",) if old is new else ("swap unlike",)


def gap_reasons(role: Role) -> tuple[str, ...]:
    """Return the reasons for having a word in a replacement with nothing on the other side."""
    return (f"gap {_GROUPS[role]}",)


def alone_reasons(role: Role) -> tuple[str, ...]:
    """Return the reasons for a word in a deletion or an insertion."""
    return (f"alone {_GROUPS[role]}",)


def begin_reasons(first: Role) -> tuple[str, ...]:
    """Return the reasons for a deletion or an insertion to begin with a word."""
    return (f"begin {first}",)


def end_reasons(last: Role, following: Role) -> tuple[str, ...]:
    """Return the reasons for a deletion or an insertion to end between two words."""
    if last is Role.STOP and following is not Role.EDGE:
        return ("end sentence",)
    return f"end {last}", f"before {following}"


def replace_reasons(old: Role, new: Role) -> tuple[str, ...]:
    """Return the reasons for a replacement to begin, or to end, with two words."""
    if old is not new:
        return ()
    return ("same role", "figures") if old is Role.FIGURE else ("same role",)


class Region(NamedTuple):
    """A part of two texts: its words, and the role of what stands behind it on each side."""

    old: Sequence[Word]
    new: Sequence[Word]
    old_following: Role = Role.EDGE
    new_following: Role = Role.EDGE


class Scores(NamedTuple):
    """The scores of all steps in a region: lists by the place of a word, tables by both places.

    A place is that of the word that a step consumes; `NEVER` where words cannot be kept.
    """

    follows: Mapping[str, float]
    keep: list[list[float]]
    swap: list[list[float]]
    begin_replace: list[list[float]]
    end_replace: list[list[float]]
    gaps: tuple[list[float], list[float]]
    alone: tuple[list[float], list[float]]
    begin: tuple[list[float], list[float]]
    end: tuple[list[float], list[float]]


def score_region(region: Region, weights: Mapping[str, float]) -> Scores:
    """Return the scores of all steps in a region."""
    old = [word.role for word in region.old]
    new = [word.role for word in region.new]
    both = (old, region.old_following), (new, region.new_following)

    def total(reasons: Iterable[str]) -> float:
        return sum(weights.get(reason, 0) for reason in reasons)

    def listed(side: Sequence[Role], score: Mapping[Role, float]) -> list[float]:
        return [score[role] for role in side]

    gap = {role: total(gap_reasons(role)) for role in Role}
    alone = {role: total(alone_reasons(role)) for role in Role}
    begin = {role: total(begin_reasons(role)) for role in Role}
    ends = [
        [total(end_reasons(*pair)) for pair in pairwise([*side, after])] for side, after in both
    ]
    borders = {one: [total(replace_reasons(one, other)) for other in new] for one in {*old}}
    keep, swap = _tables(region, weights)
    return Scores(
        follows={pair: weights.get(pair, 0) for pair in FOLLOWS},
        keep=keep,
        swap=swap,
        begin_replace=[borders[role] for role in old],
        end_replace=[borders[role] for role in old],
        gaps=(listed(old, gap), listed(new, gap)),
        alone=(listed(old, alone), listed(new, alone)),
        begin=(listed(old, begin), listed(new, begin)),
        end=(ends[0], ends[1]),
    )


def _tables(
    region: Region, weights: Mapping[str, float]
) -> tuple[list[list[float]], list[list[float]]]:
    """Return the scores for keeping, and for swapping, each old word with each new one."""
    known: dict[tuple[Role, Role, Likeness], tuple[float, float]] = {}
    rows: dict[Word, tuple[list[float], list[float]]] = {}
    for one in region.old:
        if one in rows:
            continue
        cells = []
        for other in region.new:
            kind = one.role, other.role, likeness(one, other)
            if kind not in known:
                known[kind] = _keep_and_swap(kind, weights)
            cells.append(known[kind])
        rows[one] = [keep for keep, _ in cells], [swap for _, swap in cells]
    return [rows[word][0] for word in region.old], [rows[word][1] for word in region.old]


def _keep_and_swap(
    kind: tuple[Role, Role, Likeness], weights: Mapping[str, float]
) -> tuple[float, float]:
    old, _, like = kind
    keep: float = NEVER
    if like in (Likeness.SAME, Likeness.CASE):
        keep = sum(weights.get(reason, 0) for reason in keep_reasons(old, like))
    return keep, sum(weights.get(reason, 0) for reason in swap_reasons(*kind))
