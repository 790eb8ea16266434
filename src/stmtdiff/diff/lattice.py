"""The best of all ways to mark the edits of a region, found by dynamic programming.

The walk is through a table of the places in both texts. At each place it is either outside of all
edits, or in a deletion, an insertion or a replacement; a replacement counts only once it has
swapped a word for a word. The recurrences are Gotoh's (J. Mol. Biol. 162, 1982) for affine gaps,
with the replacement as one more kind of gap.
"""

# ruff: noqa: FURB136 - a call of max takes longer than the rest of a step

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from stmtdiff.diff.scoring import FOLLOWS, NEVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stmtdiff.diff.scoring import Scores

__all__ = ["Edit", "Step", "best_walk", "edits_of"]

Edit = tuple[int, int, int, int]
"""The range of an edit in the old text and in the new one, half-open; one of them may be empty."""


_EDITS = ("keep", "delete", "insert", "replace")
_BEFORE = {following: [f"{edit} {following}" for edit in _EDITS] for following in ("", *_EDITS)}
"""By what follows: each of the edits before it, as `FOLLOWS` names the two."""


class Step(NamedTuple):
    """One step of a walk: what it does, and the places in both texts that it does it at."""

    name: str
    old: int
    new: int


_Cell = tuple[float, float, float, float, float, float, float, float, float]
"""The best scores of the walks to a place.

The first five: of those that end with a kept word, inside a deletion, inside an insertion, in a
replacement that has swapped nothing yet, and in one that has. The others are of the best walks that
are outside of all edits, about to keep, to delete, to insert or to replace."""
_KEPT, _DELETED, _INSERTED, _OPENED, _SWAPPED, _, _TO_DELETE, _TO_INSERT, _TO_REPLACE = range(9)

_Table = list[list[_Cell]]
"""Cells by places in both texts; row and column 0 stand before the first place."""

_NOWHERE: _Cell = (float(NEVER),) * 9


def best_walk(scores: Scores) -> list[Step]:
    """Return the steps of the best walk, the last one first; ties always break the same way."""
    rows, columns = _costs(scores, 0), _costs(scores, 1)
    follows = [scores.follows[pair] for pair in FOLLOWS]
    table = [[_NOWHERE] * (len(columns.gaps) + 1)]
    for costs, cells in zip(zip(*rows, strict=True), _cell_scores(scores), strict=True):
        columns_below = zip(*cells, *columns, table[-1][1:], strict=True)
        table.append(_row(columns_below, costs, follows, is_first=len(table) == 1))
    return list(_walk_back(scores, table))


def edits_of(steps: Iterable[Step]) -> list[Edit]:
    """Return the edits of a walk, in the order of the text."""
    edits = []
    end = (0, 0)
    for name, old, new in steps:
        if name.startswith("end "):
            end = old, new
        elif name.startswith("begin "):
            edits.append((old, end[0], new, end[1]))
    return edits[::-1]


def _row(
    columns: Iterable[tuple[Any, ...]],
    costs: tuple[float, ...],
    follows: Sequence[float],
    *,
    is_first: bool,
) -> list[_Cell]:
    """Return a row: each cell from what its column costs, and those above, left, and left above.

    Most of the time of a comparison went by here, so it is written for speed: without `max`.
    """
    row = [_NOWHERE]
    gap, alone, begin, end = costs
    (keep_keep, keep_delete, keep_insert, keep_replace, delete_insert, delete_replace,
     insert_replace, replace_delete, replace_insert, replace_replace) = follows  # fmt: skip
    never = left_n = left_s = left_o = left_insert = left_replace = up_best = float(NEVER)
    up_keep = 0.0 if is_first else never
    for (
        keep, swap, begin_replace, end_replace, new_gap, new_alone, new_begin, new_end,
        (_, up_deleted, _, up_opened, up_swapped, up_to_keep, up_delete, _, up_replace),
    ) in columns:  # fmt: skip
        d = up_delete + begin
        d = (d if d > up_deleted else up_deleted) + alone
        n = left_insert + new_begin
        n = (n if n > left_n else left_n) + new_alone
        s, other = up_swapped + gap, left_s + new_gap
        s = s if s > other else other
        other = up_best + swap
        s = s if s > other else other
        up_open = up_opened if up_opened > up_replace else up_replace
        other = left_o if left_o > left_replace else left_replace
        o, other = up_open + gap, other + new_gap
        o = o if o > other else other
        after_d, after_n, after_s = d + end, n + new_end, s + end_replace
        to_keep = after_d if after_d > after_n else after_n
        to_keep = to_keep if to_keep > after_s else after_s
        to_delete = after_s + replace_delete
        to_insert, other = after_s + replace_insert, after_d + delete_insert
        to_insert = to_insert if to_insert > other else other
        to_replace, other = after_s + replace_replace, after_d + delete_replace
        to_replace = to_replace if to_replace > other else other
        other = after_n + insert_replace
        to_replace = to_replace if to_replace > other else other
        k = never
        if keep > never:
            k = up_keep + keep
            other = k + keep_keep
            to_keep = to_keep if to_keep > other else other
            other = k + keep_delete
            to_delete = to_delete if to_delete > other else other
            other = k + keep_insert
            to_insert = to_insert if to_insert > other else other
            other = k + keep_replace
            to_replace = to_replace if to_replace > other else other
        to_replace += begin_replace
        row.append((k, d, n, o, s, to_keep, to_delete, to_insert, to_replace))
        # What stands left of the next cell, and left above it.
        left_n, left_s, left_o, left_insert, left_replace = n, s, o, to_insert, to_replace
        up_keep, up_best = up_to_keep, up_open if up_open > up_swapped else up_swapped
    return row


class _Costs(NamedTuple):
    """What the word before each place costs: as a gap, alone, to begin with, to end with."""

    gaps: list[float]
    alone: list[float]
    begin: list[float]
    end: list[float]


def _costs(scores: Scores, side: int) -> _Costs:
    lists = scores.gaps, scores.alone, scores.begin, scores.end
    return _Costs(*([0.0, *listed[side]] for listed in lists))


def _cell_scores(scores: Scores) -> Iterator[tuple[list[float], ...]]:
    """Return by row: keeping and swapping the words before each place, a replacement's borders."""
    nothing = [0.0] * (len(scores.gaps[1]) + 1)
    keep, swap, ends = (
        [nothing, *([0.0, *row] for row in table)]
        for table in (scores.keep, scores.swap, scores.end_replace)
    )
    begins = [*([*row, 0.0] for row in scores.begin_replace), nothing]
    return zip(keep, swap, begins, ends, strict=True)


def _walk_back(scores: Scores, table: _Table) -> Iterator[Step]:
    prices = {following: _prices_before(scores, following) for following in _BEFORE}
    i, j = len(scores.gaps[0]), len(scores.gaps[1])
    following = ""
    while True:
        edit = _last_before(scores, table, (i, j), prices[following])
        if f"{edit} {following}" in scores.follows:
            yield Step(f"{edit} {following}", i, j)
        if (i, j) == (0, 0):
            return
        if edit == "keep":
            i, j = i - 1, j - 1
            yield Step("keep", i, j)
        elif edit == "replace":
            for step in _back_through_replacement(scores, table, i, j):
                yield step
                i, j = step.old, step.new
        else:
            for step in _back_through_run(scores, table, edit, (i, j)):
                yield step
                i, j = step.old, step.new
        following = edit


def _prices_before(scores: Scores, following: str) -> list[float]:
    """Return the price of going on with `following`, by each of the edits before it."""
    unnamed = 0.0 if following in ("", "keep") else NEVER
    return [scores.follows.get(pair, unnamed) for pair in _BEFORE[following]]


def _last_before(
    scores: Scores, table: _Table, at: tuple[int, int], prices: Sequence[float]
) -> str:
    """Return what the best walk to a place did last, given the price of going on from each edit."""
    i, j = at
    cell = table[i + 1][j + 1]
    priced = (
        cell[_KEPT] + prices[0],
        cell[_DELETED] + (scores.end[0][i - 1] if i else 0.0) + prices[1],
        cell[_INSERTED] + (scores.end[1][j - 1] if j else 0.0) + prices[2],
        cell[_SWAPPED] + (scores.end_replace[i - 1][j - 1] if i and j else 0.0) + prices[3],
    )
    return _EDITS[priced.index(max(priced))]


def _back_through_run(
    scores: Scores, table: _Table, edit: str, at: tuple[int, int]
) -> Iterator[Step]:
    """Yield the steps of a deletion or an insertion, from its end to its beginning."""
    i, j = at
    yield Step(f"end {edit}", i, j)
    deletes = edit == "delete"
    while True:
        i, j = (i - 1, j) if deletes else (i, j - 1)
        yield Step(edit, i, j)
        cell = table[i + 1][j + 1]
        inside = cell[_DELETED if deletes else _INSERTED]
        outside = cell[_TO_DELETE if deletes else _TO_INSERT]
        begin = scores.begin[0][i] if deletes else scores.begin[1][j]
        if outside + begin >= inside:
            yield Step(f"begin {edit}", i, j)
            return


def _back_through_replacement(scores: Scores, table: _Table, i: int, j: int) -> Iterator[Step]:
    """Yield the steps of a replacement, from its end to its beginning."""
    yield Step("end replace", i, j)
    inside = _SWAPPED
    while inside != _TO_REPLACE:
        found = _before_swapped if inside == _SWAPPED else _before_opened
        _, name, inside = max(found(scores, table, i, j), key=itemgetter(0))
        i, j = i - (name != "gap new"), j - (name != "gap old")
        yield Step(name, i, j)
    yield Step("begin replace", i, j)


_Choice = tuple[float, str, int]
"""A step inside a replacement: the score with it, what it does, and what was before it."""


def _before_swapped(scores: Scores, table: _Table, i: int, j: int) -> list[_Choice]:
    above, left, corner = table[i][j + 1], table[i + 1][j], table[i][j]
    swap = scores.swap[i - 1][j - 1]
    return [
        (above[_SWAPPED] + scores.gaps[0][i - 1], "gap old", _SWAPPED),
        (left[_SWAPPED] + scores.gaps[1][j - 1], "gap new", _SWAPPED),
        *((corner[inside] + swap, "swap", inside) for inside in (_SWAPPED, _OPENED, _TO_REPLACE)),
    ]


def _before_opened(scores: Scores, table: _Table, i: int, j: int) -> list[_Choice]:
    above, left = table[i][j + 1], table[i + 1][j]
    old, new = scores.gaps[0][i - 1], scores.gaps[1][j - 1]
    return [
        (above[_OPENED] + old, "gap old", _OPENED),
        (above[_TO_REPLACE] + old, "gap old", _TO_REPLACE),
        (left[_OPENED] + new, "gap new", _OPENED),
        (left[_TO_REPLACE] + new, "gap new", _TO_REPLACE),
    ]
