"""The same items of a list in another order."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import changed_ops
from stmtdiff.annotation.reading import SPACE, read_once
from stmtdiff.vocabulary import month_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff

__all__ = ["annotate_order", "reordered"]

_JOINS_TABLE = """
    and or , ; as well & y e o u et ou ve veya и или ، 、 和 与 及 或
"""
_JOINS = frozenset(_JOINS_TABLE.split())
_ARTICLES = frozenset(("a", "an"))
_SMALL = _ARTICLES | frozenset(("the", "of"))
_ARABIC_AND = "و"
"""It is written together with the word behind it."""
_SHORTEST = 3
"""A word with it is longer than this."""
_SPREAD = 5
"""Over so many ops at most one list is put in another order."""
_APART = 12
"""So many tokens, at most, lie between two ops on one list."""


def annotate_order(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op of a group that only puts a list in another order."""
    for change in reordered(diff):
        yield change.note("order", "the same items in another order")


@read_once
def reordered(diff: StatementDiff) -> Sequence[ChangedOp]:
    """Return the ops that only put lists in another order."""
    changes = changed_ops(diff, moved=True)
    lists = [_List.of(change) for change in changes]
    found: list[ChangedOp] = []
    place = 0
    while place < len(changes):
        ahead = slice(place, place + _SPREAD)
        size = _reordered(changes[ahead], lists[ahead])
        found += changes[place : place + size]
        place += size or 1
    return found


class _List(NamedTuple):
    """What an op may change of a list: the items that went and came, and whether it joins them."""

    gone: list[str]
    come: list[str]
    joins: bool
    fits: bool

    @classmethod
    def of(cls, change: ChangedOp) -> _List:
        """Return what an op changes of a list; it fits where there is nothing but items."""
        keys = [
            [token.key for token in tokens if token.kind is not SPACE]
            for tokens in (change.old, change.new)
        ]
        gone, come = ([*filter(None, map(_item, side))] for side in keys)
        joins = any(map(_joins, keys[0])) or any(map(_joins, keys[1]))
        return cls(gone, come, joins, all(map(_is_item, (*gone, *come))))

    def returns(self, lists: Sequence[_List]) -> bool:
        """Whether of all that goes or comes here the opposite is found in the lists."""
        return all(any(item in other.come for other in lists) for item in self.gone) and all(
            any(item in other.gone for other in lists) for item in self.come
        )


def _reordered(changes: Sequence[ChangedOp], lists: Sequence[_List]) -> int:
    """Return how many of the ops, from the first on, put a list in another order."""
    if not (lists[0].fits and lists[0].returns(lists)):
        return 0
    balance: Counter[str] = Counter()
    joined, last = False, changes[0]
    for size, (change, items) in enumerate(zip(changes, lists, strict=True), 1):
        apart = change.pair != last.pair or change.op.new.start - last.op.new.end > _APART
        if apart or not items.fits:
            return 0
        balance.subtract(items.gone)
        balance.update(items.come)
        if _is_date(balance):
            return 0
        joined = joined or items.joins or (size > 1 and _joins_between(last, change))
        if joined and balance and not any(balance.values()):
            return size
        last = change
    return 0


@lru_cache(maxsize=65536)
def _joins(key: str) -> bool:
    return key.casefold() in _JOINS or (key.startswith(_ARABIC_AND) and len(key) > _SHORTEST)


@lru_cache(maxsize=65536)
def _item(key: str) -> str:
    """Return a word of a list without what joins it to the others; a and an are no items."""
    if key.casefold() in _JOINS or key.casefold() in _ARTICLES:
        return ""
    return key.removeprefix(_ARABIC_AND) if len(key) > _SHORTEST else key


def _joins_between(before: ChangedOp, behind: ChangedOp) -> bool:
    """Whether what is kept between two ops is part of one list, and joins its items."""
    kept = behind.wording.new[before.op.new.end : behind.op.new.start]
    words = [token.key for token in kept if token.kind is not SPACE]
    joins = [*map(_joins, words)]
    return any(joins) and all(
        join or word in _SMALL or word[:1].isupper()
        for join, word in zip(joins, words, strict=True)
    )


def _is_date(items: Collection[str]) -> bool:
    """Whether the items are the parts of a date: 14 June 2031, June 14, 2031."""
    return any(map(month_of, items)) and any(item.isdecimal() for item in items)


@lru_cache(maxsize=65536)
def _is_item(key: str) -> bool:
    return any(character.isalnum() for character in key)
