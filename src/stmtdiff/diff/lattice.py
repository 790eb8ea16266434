"""The best of all ways to mark the edits of a region, found by dynamic programming.

The walk is through a table of the places in both texts. At each place it is either outside of all
edits, or in a deletion, an insertion or a replacement; a replacement counts only once it has
swapped a word for a word. The recurrences are Gotoh's (J. Mol. Biol. 162, 1982) for affine gaps,
with the replacement as one more kind of gap.
"""

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


_Cells = list[list[float]]


class _Table(NamedTuple):
    """The best scores of the walks to each place; row and column 0 stand before the first place.

    `kept` walks end with a kept word, `deleted` and `inserted` ones inside those edits, `opened`
    ones in a replacement that has swapped nothing yet, `swapped` ones in one that has. The others
    are the best walks that are outside of all edits, about to do what they are called.
    """

    kept: _Cells
    deleted: _Cells
    inserted: _Cells
    opened: _Cells
    swapped: _Cells
    to_keep: _Cells
    to_delete: _Cells
    to_insert: _Cells
    to_replace: _Cells


def best_walk(scores: Scores) -> list[Step]:
    """Return the steps of the best walk, the last one first; ties always break the same way."""
    width = len(scores.gaps[1]) + 2
    table = _Table(*([[float(NEVER)] * width] for _ in _Table._fields))
    for place in range(len(scores.gaps[0]) + 1):
        _add_row(scores, place, table)
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


def _add_row(scores: Scores, i: int, table: _Table) -> None:
    """Add the row of place `i`: each cell from those above, to the left, and left above."""
    up = [cells[-1] for cells in table]
    _, up_deleted, _, up_opened, up_swapped, up_keep, up_delete, _, up_replace = up
    row: list[list[float]] = [[float(NEVER)] for _ in table]
    kept, deleted, inserted, opened, swapped, to_keep, to_delete, to_insert, to_replace = row
    keep, swap, begins, ends = _row_scores(scores, i)
    gap, alone, begin, end = _padded(scores, 0, i)
    gaps, alones, begin_inserts, end_inserts = zip(
        *(_padded(scores, 1, j) for j in range(len(keep))), strict=True
    )
    (keep_keep, keep_delete, keep_insert, keep_replace, delete_insert, delete_replace,
     insert_replace, replace_delete, replace_insert, replace_replace) = (
        scores.follows[pair] for pair in FOLLOWS
    )  # fmt: skip
    for j in range(len(keep)):
        k = up_keep[j] + keep[j] if i or j else 0.0
        d = max(up_deleted[j + 1], up_delete[j + 1] + begin) + alone
        n = max(inserted[j], to_insert[j] + begin_inserts[j]) + alones[j]
        s = max(
            up_swapped[j + 1] + gap,
            swapped[j] + gaps[j],
            max(up_opened[j], up_replace[j], up_swapped[j]) + swap[j],
        )
        o = max(
            max(up_opened[j + 1], up_replace[j + 1]) + gap,
            max(opened[j], to_replace[j]) + gaps[j],
        )
        kept.append(k)
        deleted.append(d)
        inserted.append(n)
        opened.append(o)
        swapped.append(s)
        d, n, s = d + end, n + end_inserts[j], s + ends[j]
        to_keep.append(max(k + keep_keep, d, n, s))
        to_delete.append(max(k + keep_delete, s + replace_delete))
        to_insert.append(max(k + keep_insert, d + delete_insert, s + replace_insert))
        to_replace.append(
            max(
                k + keep_replace,
                d + delete_replace,
                n + insert_replace,
                s + replace_replace,
            )
            + begins[j]
        )
    for cells, added in zip(table, row, strict=True):
        cells.append(added)


def _padded(scores: Scores, side: int, place: int) -> tuple[float, float, float, float]:
    """Return what the word before a place costs: as a gap, alone, to begin with, to end with."""
    if not place:
        return 0.0, 0.0, 0.0, 0.0
    lists = scores.gaps, scores.alone, scores.begin, scores.end
    gap, alone, begin, end = (listed[side][place - 1] for listed in lists)
    return gap, alone, begin, end


def _row_scores(
    scores: Scores, i: int
) -> tuple[list[float], list[float], list[float], list[float]]:
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
    row, column = i + 1, j + 1
    ends = scores.end_replace[i - 1][j - 1] if i and j else 0.0
    choices = {
        "keep": table.kept[row][column],
        "delete": table.deleted[row][column] + _padded(scores, 0, i)[3],
        "insert": table.inserted[row][column] + _padded(scores, 1, j)[3],
        "replace": table.swapped[row][column] + ends,
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
    inside = table.deleted if deletes else table.inserted
    outside = table.to_delete if deletes else table.to_insert
    while True:
        i, j = (i - 1, j) if deletes else (i, j - 1)
        yield Step(edit, i, j)
        begin = scores.begin[0][i] if deletes else scores.begin[1][j]
        if outside[i + 1][j + 1] + begin >= inside[i + 1][j + 1]:
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
    cells: _Cells = getattr(table, state)
    if name == "swap":
        return cells[i + 1][j + 1] + scores.swap[i][j]
    return cells[i + 1][j + 1] + (scores.gaps[0][i] if name == "gap old" else scores.gaps[1][j])
