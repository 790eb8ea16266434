"""Which pairs are worth a look, from an index of words: not all pairs.

Of each paragraph the rarest words nominate candidates, each all paragraphs that hold it, unless
those are too many; so the candidates stay few however long the statements are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import nsmallest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from stmtdiff.alignment.evidence import Evidence
    from stmtdiff.alignment.profile import Bag, Profile

__all__ = ["backgrounds", "candidates"]

_NOMINATORS = 14
_COMMON = 40
_FAINT = 0.25
"""What has less than this of the votes that the best has shares a rare word by chance."""
_LOOKED_AT = 4
"""So many of the paragraphs that are taken already tell what an open one shares as a rule."""
_FEW = 160
"""Up to so many open paragraphs on each side, every pair that shares a word is a candidate."""


def candidates(
    evidence: Evidence, old: Collection[int], new: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of `old` and `new` that are worth a look, each once, in order."""
    index = _index(evidence.new, new)
    few = len(old) <= _FEW and len(new) <= _FEW
    backwards: dict[int, set[int]] = defaultdict(set)
    if not few:
        reverse = _index(evidence.old, old)
        for place in sorted(new):
            for other in _nominees(evidence, evidence.new[place].words, reverse):
                backwards[other].add(place)
    for place in sorted(old):
        bag = evidence.old[place].words
        found = (
            {other for word in bag for other in index.get(word, ())}
            if few
            else _nominees(evidence, bag, index) | backwards[place]
        )
        yield from ((place, other) for other in sorted(found))


def backgrounds(
    evidence: Evidence, old: Collection[int], new: Collection[int]
) -> dict[tuple[int, int], float]:
    """Return what the open paragraphs share with those that are not open any more.

    Args:
        evidence: the paragraphs.
        old: the places that are open on the old side.
        new: the places that are open on the new side.

    Returns:
        For each open paragraph, by (0, old place) or (1, new place), the largest share of words
        that it has with a paragraph of the other side that is not open; 0 where none is like it.
    """
    found = {}
    sides = (evidence.old, evidence.new), (old, new)
    for side in (0, 1):
        others = sides[0][1 - side]
        taken = set(range(len(others))) - set(sides[1][1 - side])
        index = _index(others, taken)
        for place in sides[1][side]:
            profile = sides[0][side][place]
            nominees = _nominees(evidence, profile.words, index, _LOOKED_AT)
            shares = [evidence.share(profile, others[other]) for other in nominees]
            found[side, place] = max(shares, default=0.0)
    return found


def _nominees(
    evidence: Evidence, bag: Bag, index: Mapping[str, Sequence[int]], most: int = _NOMINATORS
) -> set[int]:
    known = (word for word in bag if 0 < len(index.get(word, ())) <= _COMMON)
    rarest = nsmallest(_NOMINATORS, known, key=lambda word: (-evidence.weight(word), word))
    votes: Counter[int] = Counter()
    for word in rarest:
        for other in index[word]:
            votes[other] += 1
    least = max(votes.values(), default=0) * _FAINT
    best = nsmallest(
        most,
        (vote for vote in votes.items() if vote[1] >= least),
        key=lambda vote: (-vote[1], vote[0]),
    )
    return {other for other, _ in best}


def _index(profiles: Sequence[Profile], places: Iterable[int]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for place in sorted(places):
        for word in profiles[place].words:
            index[word].append(place)
    return index
