"""The best of all ways to mark the edits of a region, found by dynamic programming.

The walk is through a table of the places in both texts. At each place it is either outside of all
edits, or in a deletion, an insertion or a replacement; a replacement counts only once it has
swapped a word for a word. The recurrences are Gotoh's (J. Mol. Biol. 162, 1982) for affine gaps,
with the replacement as one more kind of gap.
"""

# ruff: noqa: FURB136 - a call of max takes longer than the rest of a step

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.diff.scoring import FOLLOWS, NEVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stmtdiff.diff.scoring import Scores

__all__ = ["Edit", "Step", "best_walk", "edits_of"]

Edit = tuple[int, int, int, int]
"""The range of an edit in the old text and in the new one, half-open; one of them may be empty."""


class Step(NamedTuple):
    """One step of a walk: what it does, and the places in both texts that it does it at."""

    name: str
    old: int
    new: int


class _Cell(NamedTuple):
    """The best scores of the walks to a place.

    `kept` walks end with a kept word, `deleted` and `inserted` ones inside those edits, `opened`
    ones in a replacement that has swapped nothing yet, `swapped` ones in one that has. The others
    are the best walks that are outside of all edits, about to do what they are called.
    """

    kept: float
    deleted: float
    inserted: float
    opened: float
    swapped: float
    to_keep: float
    to_delete: float
    to_insert: float
    to_replace: float


# Plain tuples, of which few are ever looked at again by name.
_Scored = tuple[float, float, float, float, float, float, float, float, float]
_Table = list[list[_Scored]]
"""Cells by places in both texts; row and column 0 stand before the first place."""

_NOWHERE: _Scored = _Cell(*([float(NEVER)] * len(_Cell._fields)))


def best_walk(scores: Scores) -> list[Step]:
    """Return the steps of the best walk, the last one first; ties always break the same way."""
    rows, columns = _costs(scores, 0), _costs(scores, 1)
    table = [[_NOWHERE] * (len(columns.gaps) + 1)]
    for place in range(len(rows.gaps)):
        table.append(_row(scores, place, table[-1], rows, columns))
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
    scores: Scores, i: int, above: list[_Scored], rows: _Costs, columns: _Costs
) -> list[_Scored]:
    """Return the row of place `i`: each cell from those above, to the left, and left above.

    Most of the time of a comparison went by here, so it is written for speed: without `max`.
    """
    row = [_NOWHERE]
    gap, alone, begin, end = (costs[i] for costs in rows)
    (keep_keep, keep_delete, keep_insert, keep_replace, delete_insert, delete_replace,
     insert_replace, replace_delete, replace_insert, replace_replace) = (
        scores.follows[pair] for pair in FOLLOWS
    )  # fmt: skip
    up_keep = 0.0 if i == 0 else float(NEVER)
    left_n = left_s = left_o = left_insert = left_replace = up_best = float(NEVER)
    for (
        keep, swap, begin_replace, end_replace, new_gap, new_alone, new_begin, new_end,
        (_, up_deleted, _, up_opened, up_swapped, up_to_keep, up_delete, _, up_replace),
    ) in zip(*_row_scores(scores, i), *columns, above[1:], strict=True):  # fmt: skip
        k = up_keep + keep
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
        # What stands left of the next cell, and left above it.
        left_n, left_s, left_o = n, s, o
        up_keep, up_best = up_to_keep, up_open if up_open > up_swapped else up_swapped
        after_d, after_n, after_s = d + end, n + new_end, s + end_replace
        to_keep, other = k + keep_keep, after_d if after_d > after_n else after_n
        other = other if other > after_s else after_s
        to_keep = to_keep if to_keep > other else other
        to_delete, other = k + keep_delete, after_s + replace_delete
        to_delete = to_delete if to_delete > other else other
        one, other = k + keep_insert, after_s + replace_insert
        one = one if one > other else other
        other = after_d + delete_insert
        left_insert = one if one > other else other
        one, other = k + keep_replace, after_s + replace_replace
        one = one if one > other else other
        other = after_d + delete_replace
        one = one if one > other else other
        other = after_n + insert_replace
        left_replace = (one if one > other else other) + begin_replace
        row.append((k, d, n, o, s, to_keep, to_delete, left_insert, left_replace))
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


def _row_scores(scores: Scores, i: int) -> tuple[list[float], ...]:
    """Return, by place: keeping and swapping the words before it, and a replacement's borders."""
    nothing = [0.0] * (len(scores.gaps[1]) + 1)
    if i:
        above = scores.keep[i - 1], scores.swap[i - 1], scores.end_replace[i - 1]
        keep, swap, ends = ([0.0, *cells] for cells in above)
    else:
        keep = swap = ends = nothing
    last = i == len(scores.gaps[0])
    begins = nothing if last else [*scores.begin_replace[i], 0.0]
    return keep, swap, begins, ends


def _at(table: _Table, i: int, j: int) -> _Cell:
    return _Cell(*table[i + 1][j + 1])


def _walk_back(scores: Scores, table: _Table) -> Iterator[Step]:
    i, j = len(scores.gaps[0]), len(scores.gaps[1])
    following = ""
    while True:
        edit = _last_before(scores, table, (i, j), following)
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


def _last_before(scores: Scores, table: _Table, at: tuple[int, int], following: str) -> str:
    """Return what the best walk to a place, that goes on with `following`, did last."""
    i, j = at
    cell = _at(table, i, j)
    ends = scores.end_replace[i - 1][j - 1] if i and j else 0.0
    choices = {
        "keep": cell.kept,
        "delete": cell.deleted + (scores.end[0][i - 1] if i else 0.0),
        "insert": cell.inserted + (scores.end[1][j - 1] if j else 0.0),
        "replace": cell.swapped + ends,
    }
    free = following in ("", "keep")
    price = {
        edit: scores.follows.get(f"{edit} {following}", 0.0 if free else NEVER) for edit in choices
    }
    return max(choices, key=lambda edit: choices[edit] + price[edit])


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
        cell = _at(table, i, j)
        inside = cell.deleted if deletes else cell.inserted
        outside = cell.to_delete if deletes else cell.to_insert
        begin = scores.begin[0][i] if deletes else scores.begin[1][j]
        if outside + begin >= inside:
            yield Step(f"begin {edit}", i, j)
            return


def _back_through_replacement(scores: Scores, table: _Table, i: int, j: int) -> Iterator[Step]:
    """Yield the steps of a replacement, from its end to its beginning."""
    yield Step("end replace", i, j)
    inside = "swapped"
    while inside != "to_replace":
        moves = [("gap old", i - 1, j), ("gap new", i, j - 1)]
        earlier = ["swapped"] if inside == "swapped" else ["opened", "to_replace"]
        found = [(move, state) for move in moves for state in earlier]
        if inside == "swapped":
            both = "swap", i - 1, j - 1
            found += [(both, state) for state in ("swapped", "opened", "to_replace")]
        (name, i, j), inside = max(
            found, key=lambda choice: _so_far(scores, table, choice[0], choice[1])
        )
        yield Step(name, i, j)
    yield Step("begin replace", i, j)


def _so_far(scores: Scores, table: _Table, move: tuple[str, int, int], state: str) -> float:
    name, i, j = move
    if i < 0 or j < 0:
        return NEVER * 2
    score: float = getattr(_at(table, i, j), state)
    if name == "swap":
        return score + scores.swap[i][j]
    return score + (scores.gaps[0][i] if name == "gap old" else scores.gaps[1][j])
