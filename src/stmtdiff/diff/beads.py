"""Which sentences of a paragraph became which, before any word is compared.

Gale and Church's beads (Computational Linguistics 19, 1993), by shared words, not by length: a
sentence goes with one, with two or three that it was cut into or joined from, two with two; or it
stands alone, and then it went or came as a whole. So what two sentences share by chance that have
nothing to do with each other is not kept.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import groupby, islice, pairwise, product
from operator import itemgetter
from typing import TYPE_CHECKING

from stmtdiff.diff.matching import match_keys
from stmtdiff.diff.phrases import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.diff.lattice import Edit
    from stmtdiff.diff.phrases import Word

__all__ = ["SENTENCE_LIMIT", "pair_sentences"]

SENTENCE_LIMIT = 10_000
"""How large the product of two counts of sentences may be, between sentences that stay the same."""

_ALONE = ((1, 0), (0, 1))
_SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
_CONTENT, _SMALL = 1000, 100
"""What a word counts: in whole numbers, so that the order of a sum decides nothing."""
_LEAST = 25
"""So many per cent of two sentences have to be shared for one to have become the other."""
_JOINED = 10
"""So many more of a sentence that is joined to another: its own words have to belong there."""
_STEM = 6
"""So many letters of a word are compared: continues, continued."""

_Range = tuple[int, int]
_Bag = Counter[str]


def pair_sentences(
    old: Sequence[Word], new: Sequence[Word], starts: tuple[Sequence[int], Sequence[int]]
) -> tuple[list[Edit], bool]:
    """Return the ranges of words that belong together, in order; they cover both sides.

    A range with nothing on one side is of sentences that went, or that came.

    Args:
        old: the words of the earlier side.
        new: the words of the later side.
        starts: at which words the sentences of both sides begin.

    Returns:
        The ranges, and whether sentences were so many that they were left together as one text.
    """
    ranges = _sentences(old, starts[0]), _sentences(new, starts[1])
    if not (old and new and any(starts)) or len(ranges[0]) == len(ranges[1]) == 1:
        return [(0, len(old), 0, len(new))], False
    words = [[side[a:b] for a, b in one] for side, one in zip((old, new), ranges, strict=True)]
    beads, limited = _pair(*words)
    spans = [
        (*_span(ranges[0], a, b, len(old)), *_span(ranges[1], c, d, len(new)))
        for a, b, c, d in _join_runs(beads, *words)
    ]
    return spans, limited


def _sentences(words: Sequence[Word], starts: Sequence[int]) -> list[_Range]:
    """Return the sentences; the mark of an omission before or behind one is one by itself."""
    cuts = {0, *starts, len(words)}
    omission = Role.OMISSION
    for at in [place for place, word in enumerate(words) if word.role is omission]:
        if at + 1 in cuts:
            cuts.add(at)
        elif at in cuts and words[at + 1].key[:1].isupper():
            cuts.add(at + 1)
    return list(pairwise(sorted(cuts)))


def _span(ranges: Sequence[_Range], first: int, end: int, size: int) -> _Range:
    """Return the range of words of a range of sentences."""
    if first < end:
        return ranges[first][0], ranges[end - 1][1]
    at = ranges[first][0] if first < len(ranges) else size
    return at, at


def _is_omission(word: Word) -> bool:
    return word.role is Role.OMISSION


def _pair(old: Sequence[Sequence[Word]], new: Sequence[Sequence[Word]]) -> tuple[list[Edit], bool]:
    """Return the beads, as ranges of sentences: those that stay the same are paired first.

    Beside them, whether a limit left sentences unpaired.
    """
    texts = [[" ".join(word.sense for word in one) for one in side] for side in (old, new)]
    bags = [_bag(one) for one in old], [_bag(one) for one in new]
    weights = _weights((*bags[0], *bags[1]))
    beads: list[Edit] = []
    i = j = 0
    matches, limited = match_keys(*texts)
    for k, m in [*matches, (len(old), len(new))]:
        limited |= (k - i) * (m - j) > SENTENCE_LIMIT
        beads.extend(
            (a + i, b + i, c + j, d + j)
            for a, b, c, d in _pair_gap(bags[0][i:k], bags[1][j:m], weights)
        )
        if k < len(old):
            beads.append((k, k + 1, m, m + 1))
        i, j = k + 1, m + 1
    return beads, limited


def _bag(words: Sequence[Word]) -> _Bag:
    """Return the words of a sentence by their stems."""
    return Counter(filter(None, map(_stem, words)))


@lru_cache(maxsize=65536)
def _stem(word: Word) -> str:
    """Return what of a word is compared; of one that says little, it begins with a space."""
    if not any(map(str.isalnum, word.folded)):
        return ""
    return word.folded[:_STEM] if _says_something(word) else f" {word.folded}"


def _says_something(word: Word) -> bool:
    """Whether it is more than grammar, and more than the label of an item: (a)."""
    is_letter = len(word.folded) == 1 and word.folded.isascii()
    return word.role in (Role.CONTENT, Role.FIGURE) and not is_letter


def _weights(bags: Sequence[_Bag]) -> Mapping[str, int]:
    """Return what each word counts: the less, the more sentences hold it."""
    held = Counter(stem for bag in bags for stem in bag)
    return {
        stem: (_SMALL if stem[0] == " " else _CONTENT) * 2 // max(count, 2)
        for stem, count in held.items()
    }


def _pair_gap(old: Sequence[_Bag], new: Sequence[_Bag], weights: Mapping[str, int]) -> list[Edit]:
    """Return the best beads of sentences none of which stays the same."""
    if not (old and new) or len(old) * len(new) > SENTENCE_LIMIT:
        return [(0, len(old), 0, len(new))] if old or new else []
    gains = _Gains(old, new, weights)
    best: dict[_Range, int] = {(0, 0): 0}
    shapes: dict[_Range, _Range] = {}
    for i, j in islice(product(range(len(old) + 1), range(len(new) + 1)), 1, None):
        alone = [(best[i - a, j - b], (a, b)) for a, b in _ALONE if i >= a and j >= b]
        most, shape = max(alone, key=itemgetter(0))
        for a, b in _SHAPES:
            bead = i - a, i, j - b, j
            if i >= a and j >= b and gains.may_join(bead):
                before = best[i - a, j - b]
                if before + gains.at_most(bead) > most and (gain := gains.of(bead)) > most - before:
                    most, shape = before + gain, (a, b)
        best[i, j], shapes[i, j] = most, shape
    return _walk(shapes, len(old), len(new))


class _Gains:
    """How much it speaks for a bead that its sides share so much; below zero, against it."""

    def __init__(
        self, old: Sequence[_Bag], new: Sequence[_Bag], weights: Mapping[str, int]
    ) -> None:
        self._old, self._new, self._weights = old, new, weights
        self._costs = _costs(old, weights), _costs(new, weights)
        self._alike = [[not one.keys().isdisjoint(other) for other in new] for one in old]
        self._shared = [[_shared(one, other, weights) for other in new] for one in old]

    def may_join(self, bead: Edit) -> bool:
        """Whether the sides share something at both their ends."""
        a, b, c, d = bead
        return self._alike[a][c] and self._alike[b - 1][d - 1]

    def at_most(self, bead: Edit) -> int:
        """Return what the gain cannot exceed: joined, sentences share no more than one by one."""
        a, b, c, d = bead
        shared = sum(sum(row[c:d]) for row in self._shared[a:b])
        return 200 * shared - self._costs[0][a, b] - self._costs[1][c, d]

    def of(self, bead: Edit) -> int:
        """Return the gain of a bead; it takes long where sentences are joined."""
        a, b, c, d = bead
        if b - a == d - c == 1:
            return self.at_most(bead)
        shared = _shared(_joined(self._old[a:b]), _joined(self._new[c:d]), self._weights)
        return 200 * shared - self._costs[0][a, b] - self._costs[1][c, d]


def _costs(bags: Sequence[_Bag], weights: Mapping[str, int]) -> dict[_Range, int]:
    """Return what speaks against a bead by the sentences of one side, one by one and joined."""
    masses = [sum(weights[stem] * count for stem, count in bag.items()) for bag in bags]
    longest = max(max(shape) for shape in _SHAPES)
    costs = {}
    for a in range(len(masses)):
        for b in range(a + 1, min(a + longest, len(masses)) + 1):
            whole = sum(masses[a:b])
            costs[a, b] = _LEAST * whole + _JOINED * (whole - max(masses[a:b]))
    return costs


def _joined(bags: Sequence[_Bag]) -> _Bag:
    """Return the words of several sentences in one bag; that of one sentence as it is."""
    if len(bags) == 1:
        return bags[0]
    whole: _Bag = Counter()
    for bag in bags:
        whole.update(bag)
    return whole


def _shared(one: _Bag, other: _Bag, weights: Mapping[str, int]) -> int:
    """Return the mass of the words that both bags hold."""
    return sum(weights[stem] * min(one[stem], other[stem]) for stem in one.keys() & other.keys())


def _walk(shapes: Mapping[_Range, _Range], i: int, j: int) -> list[Edit]:
    beads: list[Edit] = []
    while (i, j) in shapes:
        a, b = shapes[i, j]
        beads.append((i - a, i, j - b, j))
        i, j = i - a, j - b
    return beads[::-1]


def _join_runs(
    beads: Sequence[Edit], old: Sequence[Sequence[Word]], new: Sequence[Sequence[Word]]
) -> Iterator[Edit]:
    """Yield the beads, what stands alone between two others in one: what went, then what came.

    The mark of an omission takes the place of all that went there: what it hides is not known.
    """
    for paired, run in groupby(beads, key=lambda one: one[0] < one[1] and one[2] < one[3]):
        if paired:
            yield from run
            continue
        alone = [*run]
        a, c = alone[0][::2]
        b, d = alone[-1][1::2]
        yield from (one for one in _cut((a, b, c, d), old, new) if one[::2] != one[1::2])


def _cut(run: Edit, old: Sequence[Sequence[Word]], new: Sequence[Sequence[Word]]) -> Iterator[Edit]:
    """Yield what went and what came; around the mark of an omission, all that it stands for."""
    a, b, c, d = run
    marks = [
        [at for at in range(*one) if all(map(_is_omission, side[at]))]
        for side, one in ((old, (a, b)), (new, (c, d)))
    ]
    if a < b and marks[1]:
        at = marks[1][0]
        yield from ((a, a, c, at), (a, b, at, at + 1), (b, b, at + 1, d))
    elif c < d and marks[0]:
        at = marks[0][0]
        yield from ((a, at, c, c), (at, at + 1, c, d), (at + 1, b, d, d))
    else:
        yield from ((a, b, c, c), (b, b, c, d))
