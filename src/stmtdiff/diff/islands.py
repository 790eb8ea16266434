"""A word kept by chance between two long changes, which are one to a reader.

Who reads two phrases that have nothing to do with each other is not helped by a "the" that stands
in both. Where both changes put a figure for a figure, they stay two: from 3 to 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.diff.phrases import Role
from stmtdiff.diff.scoring import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stmtdiff.diff.lattice import Edit
    from stmtdiff.diff.phrases import Word

__all__ = ["join_over_islands"]

SHORES = 3, 5
"""So many words have to change on either side of one: of a small word, and of one with content.

Chosen on the edits that people marked in the arXivEdits corpus, its part for training."""
_STANDS = (Role.FIGURE, Role.STOP, Role.OMISSION)


def join_over_islands(
    edits: Iterable[Edit], old: Sequence[Word], new: Sequence[Word]
) -> list[Edit]:
    """Return the edits, two in one where they are long and what is kept between them is not."""
    joined: list[Edit] = []
    for edit in edits:
        if joined and _is_island(joined[-1], edit, old, new):
            before = joined.pop()
            edit = before[0], edit[1], before[2], edit[3]  # noqa: PLW2901 - grows to the left
        joined.append(edit)
    return joined


def _is_island(one: Edit, other: Edit, old: Sequence[Word], new: Sequence[Word]) -> bool:
    kept = old[one[1] : other[0]]
    plain = [word.role for word in kept if word.role not in MARKS]
    if len(plain) != 1 or any(word.role in _STANDS for word in kept):
        return False
    if all(_has_figures(old[a:b]) and _has_figures(new[c:d]) for a, b, c, d in (one, other)):
        return False
    sizes = [(_size(old[a:b]), _size(new[c:d])) for a, b, c, d in (one, other)]
    whole = [sum(side) for side in zip(*sizes, strict=True)]
    return min(map(max, sizes)) >= SHORES[plain[0] is Role.CONTENT] and min(whole) > 0


def _has_figures(words: Sequence[Word]) -> bool:
    return any(word.role is Role.FIGURE for word in words)


def _size(words: Sequence[Word]) -> int:
    return sum(word.role not in MARKS for word in words)
