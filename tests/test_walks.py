"""The walk that marks the edits of a region."""

from __future__ import annotations

import pytest

from stmtdiff.diff.lattice import best_walk, edits_of
from stmtdiff.diff.scoring import FOLLOWS, NEVER, Scores


def scores(old: str, new: str) -> Scores:
    """Return plain scores for two texts of words of one letter."""
    sides = [-1.0] * len(old), [-1.0] * len(new)

    def table(same: float, other: float) -> list[list[float]]:
        return [[same if one == two else other for two in new] for one in old]

    follows = dict.fromkeys(FOLLOWS, 0.0)
    borders = table(-1.0, -1.0), table(-1.0, -1.0)
    return Scores(
        follows, table(5.0, NEVER), table(-1.5, -1.5), *borders, sides, sides, sides, sides
    )


@pytest.mark.parametrize(
    ("old", "new", "steps", "edits"),
    [
        (
            "xab",
            "aby",
            "keep delete, begin delete, delete, end delete, keep, keep keep, keep, keep insert, "
            "begin insert, insert, end insert",
            [(0, 1, 0, 0), (3, 3, 2, 3)],
        ),
        (
            "axb",
            "ayb",
            "keep keep, keep, keep replace, begin replace, swap, end replace, keep",
            [(1, 2, 1, 2)],
        ),
        ("x", "yz", "keep replace, begin replace, swap, gap new, end replace", [(0, 1, 0, 2)]),
        ("", "", "", []),
    ],
)
def test_a_walk_tells_each_step(
    old: str, new: str, steps: str, edits: list[tuple[int, int, int, int]]
) -> None:
    """What is done to each word, where an edit begins and ends, and what follows what."""
    found = best_walk(scores(old, new))
    assert ", ".join(step.name for step in found[::-1]) == steps
    assert edits_of(found) == edits
