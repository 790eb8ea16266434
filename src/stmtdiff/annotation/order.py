"""The same items of a list in another order."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import changed_ops, overlapping, word_keys
from stmtdiff.annotation.numerals import is_number_word
from stmtdiff.annotation.permutation import ARTICLES, is_join, is_permuted, item_of
from stmtdiff.annotation.reading import NUMBER, SPACE, read_once
from stmtdiff.annotation.stretches import sentence_ranges
from stmtdiff.annotation.telling import Told
from stmtdiff.vocabulary import month_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["annotate_order", "reordered"]

# What these words stand before or behind is what they are about.
_BOUND_TABLE = """
    not no never only also even just nor neither both either all without except
"""
_BOUND = frozenset(_BOUND_TABLE.split())
_THE = ARTICLES | {"the"}
_SMALL = _THE | {"of"}
# Where one of these stands in the sentence, the order is part of what it says.
_TELLING_TABLE = """
    respectively respective turn order first second third former latter sequence rank ranks ranking
    descending ascending successively alternately then followed before after next passes
    passed rotation rotate rotates rotating ratio proportion last latter ranked incoming outgoing
    alternate alternating upcoming
    respectivamente orden primero respectivement ordre premier ordem primeiro соответственно порядке
    очереди sırasıyla التوالي 分别 依次
"""
_TELLING = frozenset(_TELLING_TABLE.split())
_FIGURES = 2
"""So many figures of a list beside the items may belong to them one by one."""
_SPREAD = 5
"""Over so many ops at most one list is put in another order."""
_APART = 12
"""So many tokens, at most, lie between two ops on one list."""


def annotate_order(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op of a group that only puts a list in another order."""
    for change in reordered(diff):
        yield change.note("order", Told("the same items in another order"))


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
        gone, come = ([*filter(None, map(item_of, side))] for side in keys)
        joins = any(map(is_join, keys[0])) or any(map(is_join, keys[1]))
        fits = all(map(_is_item, (*gone, *come))) and _BOUND.isdisjoint((*gone, *come))
        return cls(gone, come, joins, fits)

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
        if size > 1 and not (_is_linked(last, change) and _are_of_one_list(last, change)):
            return 0
        joined = joined or items.joins or (size > 1 and _joins_between(last, change))
        if joined and balance and not any(balance.values()):
            told = any(map(_tells_order, changes[:size])) or not is_permuted(changes[:size])
            return 0 if told else size
        last = change
    return 0


def _joins_between(before: ChangedOp, behind: ChangedOp) -> bool:
    """Whether what is kept between two ops is part of one list, and joins its items."""
    kept = behind.wording.new[before.op.new.end : behind.op.new.start]
    words = [token.key for token in kept if token.kind is not SPACE]
    joins = [*map(is_join, words)]
    return any(joins) and all(
        join or word in _SMALL or word[:1].isupper()
        for join, word in zip(joins, words, strict=True)
    )


def _is_linked(before: ChangedOp, behind: ChangedOp) -> bool:
    """Whether something joins the items that change places: not so "Alba blamed Brin".

    Commas alone do where they part what is kept between; else they may only set words apart.
    """
    ends = [side[end] for side in (before.old_words, before.new_words) if side for end in (0, -1)]
    ends += [side[end] for side in (behind.old_words, behind.new_words) if side for end in (0, -1)]
    kept = word_keys(before.wording.new[before.op.new.end : behind.op.new.start])
    return any(map(is_join, kept)) or any(is_join(word) and word.isalpha() for word in ends)


def _are_of_one_list(before: ChangedOp, behind: ChangedOp) -> bool:
    """Whether two items that change places have nothing of their own around them.

    In "President of Alba and Minister of Brin" each has what the other has not.
    """
    if not (before.old and before.new and behind.old and behind.new):
        return True
    tokens = before.wording.new
    kept = _bare(tokens[before.op.new.end : behind.op.new.start])
    joins = [place for place, word in enumerate(kept) if is_join(word)]
    if not joins:
        return True
    own_behind, own_before = kept[: joins[0]], kept[joins[-1] + 1 :]
    first = before.op.new.start
    ahead = _bare(tokens[max(0, first - 2 * _APART) : first])
    after = _bare(tokens[behind.op.new.end : behind.op.new.end + 2 * _APART])
    return (
        ahead[len(ahead) - len(own_before) :] == own_before
        and after[: len(own_behind)] == own_behind
    )


def _bare(tokens: Sequence[Token]) -> list[str]:
    """Return the words and marks, articles left out."""
    return [word for word in word_keys(tokens) if word not in _THE]


def _tells_order(change: ChangedOp) -> bool:
    """Whether the sentence says which comes first, or gives each item a figure of its own."""
    for tokens, span in (
        (change.wording.old, change.op.old),
        (change.wording.new, change.op.new),
    ):
        for sentence in overlapping(sentence_ranges(tokens), span):
            around = tokens[sentence.start : sentence.end]
            words = word_keys(around)
            if not _TELLING.isdisjoint(words) or _lists_figures(around):
                return True
    return False


def _lists_figures(tokens: Sequence[Token]) -> bool:
    """Whether figures stand in a list of their own: 1, 2 and 3 million; not the days of a date."""
    size = 0
    for token in tokens:
        if token.kind is NUMBER or is_number_word(token.key):
            size += 1
        elif token.kind is not SPACE and not is_join(token.key):
            if size >= _FIGURES and not month_of(token.key):
                return True
            size = 0
    return size >= _FIGURES


def _is_date(items: Collection[str]) -> bool:
    """Whether the items are the parts of a date: 14 June 2031, June 14, 2031."""
    return any(map(month_of, items)) and any(item.isdecimal() for item in items)


@lru_cache(maxsize=65536)
def _is_item(key: str) -> bool:
    return any(character.isalnum() for character in key)
