"""The same items of a list in another order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import changed_ops
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff

__all__ = ["annotate_order"]

_JOINS = frozenset(("and", "or", ",", ";", "as", "well", "&"))
_SPREAD = 5
"""Over so many ops at most one list is put in another order."""
_APART = 12
"""So many tokens, at most, lie between two ops on one list."""


def annotate_order(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op of a group that only puts a list in another order."""
    changes = [*changed_ops(diff, moved=True)]
    place = 0
    while place < len(changes):
        size = _reordered(changes[place : place + _SPREAD])
        for change in changes[place : place + size]:
            yield change.note("order", "the same items in another order")
        place += size or 1


def _reordered(changes: Sequence[ChangedOp]) -> int:
    """Return how many of the ops, from the first on, put a list in another order."""
    balance: Counter[str] = Counter()
    joined, last = False, changes[0]
    for size, change in enumerate(changes, 1):
        if change.pair != last.pair or change.op.new.start - last.op.new.end > _APART:
            return 0
        for tokens, sign in ((change.old, -1), (change.new, 1)):
            keys = [token.key for token in tokens if token.kind is not TokenKind.SPACE]
            joined = joined or any(key.casefold() in _JOINS for key in keys)
            for key in keys:
                if key.casefold() not in _JOINS:
                    balance[key] += sign
        if any(not _is_item(key) for key in balance):
            return 0
        if joined and balance and not any(balance.values()):
            return size
        last = change
    return 0


def _is_item(key: str) -> bool:
    return any(character.isalnum() for character in key)
