"""What speaks for and against a way to mark edits: named reasons, and the sums of their weights.

A way to mark the edits of a region is a walk from its start to its end, and every step has its
reasons: a word is kept, or goes alone, or is swapped for another; an edit begins or ends here; one
edit follows on another. The score of a walk is the sum of the weights of all its reasons.
"""

from __future__ import annotations

from itertools import pairwise, repeat
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from stmtdiff.diff.phrases import STEM, Likeness, Role, likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from stmtdiff.diff.phrases import Word

__all__ = [
    "FOLLOWS",
    "MARKS",
    "NEVER",
    "Prices",
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

MARKS = (Role.COMMA, Role.STOP, Role.OPENING, Role.CLOSING, Role.SIGN)
_GROUPS: Mapping[Role, str] = MappingProxyType(
    {
        **dict.fromkeys(Role, "small"),
        **dict.fromkeys(MARKS, "mark"),
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


class _Totals(dict[tuple[Any, ...], float]):
    """What the reasons for something weigh together, by what the reasons depend on.

    Each is summed up when it is first asked for: the parts that words play are few, and the words
    are many.
    """

    def __init__(
        self, reasons: Callable[..., tuple[str, ...]], weights: Mapping[str, float]
    ) -> None:
        super().__init__()
        self._reasons = reasons
        self._weights = weights

    def of(self, keys: Iterable[tuple[Any, ...]]) -> list[float]:
        """Return the totals of all the keys."""
        return [*map(self.__getitem__, keys)]

    def __missing__(self, key: tuple[Any, ...]) -> float:
        total = float(sum(self._weights.get(reason, 0) for reason in self._reasons(*key)))
        self[key] = total
        return total


class Prices:
    """What each step weighs, by the parts that the words play; made once for many regions."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        """Take the weights of the reasons."""
        self.follows = {pair: float(weights.get(pair, 0)) for pair in FOLLOWS}
        self.keep = _Totals(keep_reasons, weights)
        self.swap = _Totals(swap_reasons, weights)
        self.replace = _Totals(replace_reasons, weights)
        self.gap = _Totals(gap_reasons, weights)
        self.alone = _Totals(alone_reasons, weights)
        self.begin = _Totals(begin_reasons, weights)
        self.end = _Totals(end_reasons, weights)


def score_region(region: Region, prices: Prices) -> Scores:
    """Return the scores of all steps in a region."""
    old = [word.role for word in region.old]
    new = [word.role for word in region.new]
    ends = (pairwise([*old, region.old_following]), pairwise([*new, region.new_following]))
    borders = {role: prices.replace.of(zip(repeat(role), new)) for role in {*old}}
    keep, swap = _tables(region, prices)
    return Scores(
        follows=prices.follows,
        keep=keep,
        swap=swap,
        begin_replace=[borders[role] for role in old],
        end_replace=[borders[role] for role in old],
        gaps=(prices.gap.of(zip(old)), prices.gap.of(zip(new))),
        alone=(prices.alone.of(zip(old)), prices.alone.of(zip(new))),
        begin=(prices.begin.of(zip(old)), prices.begin.of(zip(new))),
        end=(prices.end.of(ends[0]), prices.end.of(ends[1])),
    )


def _tables(region: Region, prices: Prices) -> tuple[list[list[float]], list[list[float]]]:
    """Return the scores for keeping, and for swapping, each old word with each new one."""
    stems: dict[str, list[int]] = {}
    for place, word in enumerate(region.new):
        stems.setdefault(word.folded[:STEM], []).append(place)
    roles = [word.role for word in region.new]
    unlike = {
        role: prices.swap.of(zip(repeat(role), roles, repeat(Likeness.OTHER)))
        for role in {word.role for word in region.old}
    }
    keep = [[float(NEVER)] * len(roles) for _ in region.old]
    swap = [unlike[word.role].copy() for word in region.old]
    for kept, swapped, one in zip(keep, swap, region.old, strict=True):
        # Only what begins alike is alike, or the same.
        for place in stems.get(one.folded[:STEM], ()):
            other = region.new[place]
            like = likeness(one, other)
            swapped[place] = prices.swap[one.role, other.role, like]
            if like in (Likeness.SAME, Likeness.CASE):
                kept[place] = prices.keep[one.role, like]
    return keep, swap
