"""The last item of a list that went, or came: the item before it stays where it was.

Of "salt, wool and grain" without the grain, "salt and wool" is left. To swap "grain" for "wool"
takes fewer words, but then a reader sees the wool go.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from stmtdiff.diff.phrases import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.diff.lattice import Edit
    from stmtdiff.diff.phrases import Word

__all__ = ["keep_items"]

_JOINS = frozenset(("and", "or", "y", "e", "o", "u", "et", "ou", "и", "или", "ve", "veya"))


def keep_items(edits: Sequence[Edit], old: Sequence[Word], new: Sequence[Word]) -> list[Edit]:
    """Return the edits, those that trade the last items of a list as one that went or came."""
    kept = [*edits]
    for place, (one, other) in enumerate(pairwise(edits)):
        went = _last_went(one, other, old, new)
        came = _last_went(_turned(one), _turned(other), new, old)
        if went or came:
            kept[place : place + 2] = went or map(_turned, came)
    return kept


def _last_went(
    one: Edit, other: Edit, longer: Sequence[Word], shorter: Sequence[Word]
) -> Sequence[Edit]:
    """Return the edits of a list whose last item went; none where it is something else.

    Args:
        one: a deletion: of a comma, and the item behind it.
        other: behind "and", a replacement: of the last item by the one that was deleted.
        longer: the words of the side with that item.
        shorter: those of the other side.
    """
    (a, b, c, d), (e, f, g, h) = one, other
    if c != d or longer[a].role is not Role.COMMA:
        return ()
    join = [word.folded for word in longer[b:e]]
    if len(join) != 1 or join[0] not in _JOINS:
        return ()
    # A comma may stand before "and", too.
    end = b - 1 if longer[b - 1].role is Role.COMMA else b
    item = [word.sense for word in longer[a + 1 : end]]
    if not item or item != [word.sense for word in shorter[g:h]]:
        return ()
    if {word.sense for word in longer[e:f]} <= {word.sense for word in shorter}:
        # It stands elsewhere: the list is in another order.
        return ()
    return (a, a + 1, c, g), (end, f, h, h)


def _turned(edit: Edit) -> Edit:
    a, b, c, d = edit
    return c, d, a, b
