"""Whether two stretches of a sentence are one list, its items in another order and no others.

The same words in another order are not enough: "Alba and Corvia in 2043 and Dorne in 2044" says
something else than "Alba in 2043 and Corvia and Dorne in 2044". So the lists are compared item by
item, between the marks and words that join them.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import overlapping
from stmtdiff.annotation.ladders import find_phrases
from stmtdiff.annotation.reading import SPACE
from stmtdiff.annotation.stretches import sentence_ranges
from stmtdiff.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.tokens import Token

__all__ = ["ARTICLES", "is_join", "is_permuted", "item_of"]

_AND_TABLE = """
    and or & y e o u et ou ve veya и или 和 与 及 或
"""
_AND = frozenset(_AND_TABLE.split())
_JOINS = _AND | frozenset((",", ";", "،", "、", "as", "well"))
ARTICLES = frozenset(("a", "an"))
_SMALL = ARTICLES | frozenset(("the", "of"))
_ARABIC_AND = "و"
"""It is written together with the word behind it."""
_SHORTEST = 3
"""A word with it is longer than this."""
_REACH = 6
"""So many words around may belong to the first and to the last item."""
# What is no item but tells something of the one beside it, or of all: where appropriate.
_ASIDES_TABLE = """
    where when if unless while including especially particularly notably inter in subject
    is are was were be been has have had do does did there
"""
_ASIDES = frozenset(_ASIDES_TABLE.split())
_NEAR = 14
"""So many tokens around a list another one stands close by."""
_ITEM = 5
"""So many words, and a comma, an item has at most."""
_LISTED = 2


@lru_cache(maxsize=65536)
def is_join(key: str) -> bool:
    """Return whether a word or mark joins the items of a list."""
    return key.casefold() in _JOINS or (key.startswith(_ARABIC_AND) and len(key) > _SHORTEST)


@lru_cache(maxsize=65536)
def item_of(key: str) -> str:
    """Return a word of a list without what joins it to the others; a and an are no items."""
    if key.casefold() in _JOINS or key.casefold() in ARTICLES:
        return ""
    return key.removeprefix(_ARABIC_AND) if len(key) > _SHORTEST else key


def is_permuted(group: Sequence[ChangedOp]) -> bool:
    """Return whether ops that follow each other put the items of one list in another order.

    Items that tell a deed of their own (condemn Alba, and support Corvia), or that stand beside a
    list as long as theirs (in Tarn and Quay in May and June), are not free to change places.
    """
    wording = group[0].wording
    old = Span(group[0].op.old.start, group[-1].op.old.end)
    new = Span(group[0].op.new.start, group[-1].op.new.end)
    for tokens, span in ((wording.old, old), (wording.new, new)):
        sentences = overlapping(sentence_ranges(tokens), span)
        if len(sentences) != 1:
            return False
        around = sentences[0]
        near = Span(max(around.start, span.start - _NEAR), min(around.end, span.end + _NEAR))
        if _lists_match(tokens[around.start : around.end]) or _joins_others(
            tokens[near.start : near.end]
        ):
            return False
    sides = _around(wording.old, old), _around(wording.new, new)
    return any(
        _same_items(*(keys[start - left : end + right] for keys, start, end in sides))
        for left, right in product(range(_REACH + 1), repeat=2)
    )


def _around(tokens: Sequence[Token], span: Span) -> tuple[list[str], int, int]:
    """Return the words of a stretch with those around it, and where among them it lies."""
    # White space stands between words, and more of it seldom.
    before = _keys(tokens[max(0, span.start - 3 * _REACH) : span.start])[-_REACH:]
    inside = _keys(tokens[span.start : span.end])
    behind = _keys(tokens[span.end : span.end + 3 * _REACH])[:_REACH]
    start = _REACH
    padded = [*([""] * (_REACH - len(before))), *before, *inside, *behind]
    return padded, start, start + len(inside)


def _keys(tokens: Sequence[Token]) -> list[str]:
    return [token.key for token in tokens if token.kind is not SPACE]


def _same_items(old: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether two lists have the same items, all of one kind, and in another order."""
    items, others = _items(old), _items(new)
    if len(items) < _LISTED or items == others or Counter(items) != Counter(others):
        return False
    if _is_modified(items) or _is_modified(others):
        return False
    if any(":" in item or not _ASIDES.isdisjoint(map(str.casefold, item)) for item in items):
        return False
    deeds = [bool(find_phrases([*map(str.casefold, item)])) for item in items]
    return all(deeds) or not any(deeds)


def _is_modified(items: Sequence[tuple[str, ...]]) -> bool:
    """Return whether words beside one item may bear on others: unabated coal, oil and gas."""
    longer = [item for item in items if len(item) > 1 and item[0].islower()]
    return bool(longer) and len({*map(len, items)}) > 1


def _items(keys: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the items between what joins them, without articles."""
    items: list[list[str]] = [[]]
    for key in keys:
        if is_join(key):
            items.append([])
        word = item_of(key)
        if word and word.casefold() != "the":
            items[-1].append(word)
    return [tuple(item) for item in items if item]


def _joins_others(tokens: Sequence[Token]) -> bool:
    """Return whether close by are two lists of as many items, which may belong one by one.

    So it is in "growth and inflation were higher and lower".
    """
    keys = [*map(str.casefold, _keys(tokens))]
    sizes = [
        _size(keys, at) for at, key in enumerate(keys) if key in _AND and _joins_words(keys, at)
    ]
    return len(sizes) > len(set(sizes))


def _joins_words(keys: Sequence[str], at: int) -> bool:
    """Return whether an "and" joins words, and neither figures nor, behind a comma, clauses."""
    beside = keys[at - 1 : at + 2 : 2] if at else ()
    if not _AND.isdisjoint(keys[max(0, at - 2) : at]):
        return False  # It goes on with the list before it: wool and grain and salt.
    return bool(beside) and beside[0] != "," and not all(key[:1].isdigit() for key in beside)


def _size(keys: Sequence[str], end: int) -> int:
    """Return how many items the list has that an "and" ends, by the commas shortly before it."""
    size = 2
    while "," in keys[max(0, end - _ITEM) : end]:
        end -= 1 + keys[max(0, end - _ITEM) : end][::-1].index(",")
        size += 1
    return size


def _lists_match(tokens: Sequence[Token]) -> bool:
    """Return whether a sentence has two lists of names with as many items: one for each."""
    sizes = [*_name_lists(_keys(tokens))]
    return len(sizes) > len(set(sizes))


def _name_lists(keys: Sequence[str]) -> Iterator[int]:
    """Yield how many items the lists of names have."""
    size, named = 0, False
    for key in (*keys, ""):
        if is_join(key):
            named = False
        elif key[:1].isupper():
            size += not named
            named = True
        elif key not in _SMALL:
            if size >= _LISTED:
                yield size
            size, named = 0, False
