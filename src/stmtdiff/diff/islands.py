"""A word kept by chance between two long changes, which are one to a reader.

Who reads two phrases that have nothing to do with each other is not helped by a "the" that stands
in both. Where both changes put a figure for a figure, they stay two: from 3 to 4. Nor is a name cut
in two at the full stop of an initial, however short: Edda M. Brandt, Orla L. Sund.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from stmtdiff.diff.phrases import Role
from stmtdiff.diff.scoring import MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.diff.lattice import Edit
    from stmtdiff.diff.phrases import Word

__all__ = ["join_over_islands"]

SHORES = 3, 5
"""So many words have to change on either side of one: of a small word, and of one with content.

Chosen on the edits that people marked in the arXivEdits corpus, its part for training."""
_STANDS = (Role.FIGURE, Role.STOP, Role.OMISSION)


class _Side:
    """The words of one side, counted up to each place: a joined edit is not read through again."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self._plain = [0, *accumulate(word.role not in MARKS for word in words)]
        figure = Role.FIGURE
        self._figures = [0, *accumulate(word.role is figure for word in words)]

    def size(self, start: int, end: int) -> int:
        return self._plain[end] - self._plain[start]

    def has_figures(self, start: int, end: int) -> bool:
        return self._figures[end] > self._figures[start]


def join_over_islands(
    edits: Sequence[Edit], old: Sequence[Word], new: Sequence[Word]
) -> list[Edit]:
    """Return the edits, two in one where they are long and what is kept between them is not."""
    if len(edits) < 2:
        return [*edits]
    joined: list[Edit] = []
    sides = _Side(old), _Side(new)
    for edit in edits:
        if joined and (
            _is_island(joined[-1], edit, *sides) or _is_in_a_name(joined[-1], edit, *sides)
        ):
            before = joined.pop()
            edit = before[0], edit[1], before[2], edit[3]  # noqa: PLW2901 - grows to the left
        joined.append(edit)
    return joined


def _is_island(one: Edit, other: Edit, old: _Side, new: _Side) -> bool:
    kept = old.words[one[1] : other[0]]
    plain = [word.role for word in kept if word.role not in MARKS]
    if len(plain) != 1 or any(word.role in _STANDS for word in kept):
        return False
    if all(old.has_figures(a, b) and new.has_figures(c, d) for a, b, c, d in (one, other)):
        return False
    sizes = [(old.size(a, b), new.size(c, d)) for a, b, c, d in (one, other)]
    whole = [sum(side) for side in zip(*sizes, strict=True)]
    return min(map(max, sizes)) >= SHORES[plain[0] is Role.CONTENT] and min(whole) > 0


def _is_in_a_name(one: Edit, other: Edit, old: _Side, new: _Side) -> bool:
    """Return whether nothing but the full stop of an initial is kept between two changed names."""
    kept = old.words[one[1] : other[0]]
    if len(kept) != 1 or kept[0].role is not Role.STOP:
        return False
    edges = (
        (old.words[one[0] : one[1]], old.words[other[0] : other[1]]),
        (
            new.words[one[2] : one[3]],
            new.words[other[2] : other[3]],
        ),
    )
    return all(
        before and after and _is_initial(before[-1]) and after[0].key[:1].isupper()
        for before, after in edges
    )


def _is_initial(word: Word) -> bool:
    return len(word.key) == 1 and word.key.isupper()
