"""Which tokens of two texts are the same: diff-match-patch, one character a token.

diff-match-patch stays behind this one function. It runs without its time-out (by the clock, the
same two texts would differ from machine to machine); what bounds the work is a counted limit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Any

from diff_match_patch.diff_match_patch import diff_match_patch

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

__all__ = ["WORK_LIMIT", "Matches", "match_keys"]

WORK_LIMIT = 4_000_000
"""How large the product of the two lengths may be, in tokens.

Two texts of 2,000 words each take two to four seconds of a processor's time where they have next to
nothing in common in order, as measured; nothing takes longer. Where a text is cut, so large may be
the sum of the products of all its pieces."""

_ANCHORS = (8, 1)
"""How many keys in a row, unique on both sides, are a place to cut at: the longer are tried first,
for a single word may be unique and yet have moved."""

_DEPTH = 50
"""How often what lies between two cuts is cut again."""

Matches = list[tuple[int, int]]

# Characters that stand for keys: from the first CJK ideograph on, so that none is white space or a
# line break to diff-match-patch. From there to the surrogates there are 35,328, and of keys that
# both sides have no more than the root of the limit.
_FIRST = 0x4E00


def match_keys(old: Sequence[str], new: Sequence[str]) -> tuple[Matches, bool]:
    """Return the pairs of places that hold the same key, both ascending.

    The pairs are those of a shortest edit script. Where the texts are so long and so different
    that it would take more than `WORK_LIMIT`, the texts are first cut at runs of keys that are
    unique on both sides, and what is still too large is left without matches. So are, of very many
    pieces, the largest: together they may take no more than that either.

    Returns:
        The pairs, and whether the limit left anything without matches.
    """
    return _match(old, new, _DEPTH, _Work(WORK_LIMIT))


class _Work:
    """How much work may still be done."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, size: int) -> bool:
        """Take so much, if there is so much left."""
        taken = size <= self.left
        self.left -= size * taken
        return taken


def _match(old: Sequence[str], new: Sequence[str], depth: int, work: _Work) -> tuple[Matches, bool]:
    start, end = _equal_ends(old, new)
    head = [(place, place) for place in range(start)]
    tail = [(len(old) - k, len(new) - k) for k in range(end, 0, -1)]
    inner_old, inner_new = old[start : len(old) - end], new[start : len(new) - end]
    size = len(inner_old) * len(inner_new)
    if size > WORK_LIMIT:
        middle, limited = _between_anchors(inner_old, inner_new, depth, work)
    elif work.take(size):
        middle, limited = _shortest_edit(inner_old, inner_new), False
    else:
        middle, limited = [], True
    return [*head, *((i + start, j + start) for i, j in middle), *tail], limited


def _equal_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def _shortest_edit(old: Sequence[str], new: Sequence[str]) -> Matches:
    both = set(old).intersection(new)
    if not both:
        return []
    # The package is untyped: what it gives is typed here.
    encoded = _encoded(old, new, both)
    engine: Any = diff_match_patch()  # type: ignore[no-untyped-call]
    engine.Diff_Timeout = 0
    matches: Matches = []
    i = j = 0
    for operation, chars in engine.diff_main(encoded[0], encoded[1], False):
        if operation == engine.DIFF_EQUAL:
            matches.extend((i + k, j + k) for k in range(len(chars)))
        i += len(chars) if operation != engine.DIFF_INSERT else 0
        j += len(chars) if operation != engine.DIFF_DELETE else 0
    return matches


def _encoded(old: Sequence[str], new: Sequence[str], both: Container[str]) -> list[str]:
    """Return both sides as text: a character a key that both have, and one for a side's others.

    What the other side has not got matches nothing, and may be more than there are characters.
    """
    ids: dict[str, int] = {}
    return [
        "".join(
            chr(_FIRST + (ids.setdefault(key, len(ids) + 2) if key in both else side))
            for key in keys
        )
        for side, keys in enumerate((old, new))
    ]


def _between_anchors(
    old: Sequence[str], new: Sequence[str], depth: int, work: _Work
) -> tuple[Matches, bool]:
    """Cut both sides at what is unique on both, kept in order, and match between the cuts."""
    anchors = next(filter(None, (_anchors(old, new, length) for length in _ANCHORS)), None)
    if not anchors or not depth:
        return [], True
    matches = list(anchors)
    limited = False
    # The smallest first: of pieces that are too much together, as many as can be are matched.
    for a, b, c, d in sorted(_gaps(anchors, len(old), len(new)), key=_area):
        inner, inner_limited = _match(old[a:b], new[c:d], depth - 1, work)
        matches.extend((x + a, y + c) for x, y in inner)
        limited |= inner_limited
    return sorted(matches), limited


def _gaps(anchors: Matches, old_size: int, new_size: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the ranges between the anchors, those with nothing on a side left out."""
    last_i = last_j = -1
    for i, j in [*anchors, (old_size, new_size)]:
        if last_i + 1 < i and last_j + 1 < j:
            yield last_i + 1, i, last_j + 1, j
        last_i, last_j = i, j


def _area(gap: tuple[int, int, int, int]) -> int:
    a, b, c, d = gap
    return (b - a) * (d - c)


def _anchors(old: Sequence[str], new: Sequence[str], length: int) -> Matches:
    """Return the longest ascending choice of pairs at which runs unique on both sides begin."""
    pairs = _unique_pairs(
        *(list(zip(*(side[k:] for k in range(length)), strict=False)) for side in (old, new))
    )
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        rank = bisect_left(tails, j)
        before.append(ends[rank - 1] if rank else -1)
        tails[rank : rank + 1] = [j]
        ends[rank : rank + 1] = [number]
    chain: Matches = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _unique_pairs(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> Matches:
    counts = Counter(old), Counter(new)
    where = {run: place for place, run in enumerate(new) if counts[1][run] == 1}
    return [
        (place, where[run]) for place, run in enumerate(old) if counts[0][run] == 1 and run in where
    ]
