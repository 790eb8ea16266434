"""Which pairs are worth a look, from an index of words: not all pairs.

Of each paragraph the rarest words nominate candidates, each all paragraphs that hold it, unless
those are too many; so the candidates stay few however long the statements are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import nsmallest
from typing import TYPE_CHECKING

from stmtdiff.alignment.evidence import LEAST_SHARE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from stmtdiff.alignment.evidence import Evidence, Shares
    from stmtdiff.alignment.profile import Bag, Profile

__all__ = ["backgrounds", "close", "glances"]

_NOMINATORS = 14
_COMMON = 40
_FAINT = 0.25
"""Less than this of the votes, or of the share, that the best one has is faint."""
_LOOKED_AT = 14
"""So many partners of a paragraph, those that share the most words, are looked at closely."""
_TAKEN = 4
"""So many of the paragraphs that are taken already tell what an open one shares as a rule."""
_ALL = 6_400
"""Up to so many pairs, 80 open paragraphs on each side, all are glanced at."""


def glances(
    evidence: Evidence, old: Collection[int], new: Collection[int]
) -> Iterator[tuple[tuple[int, int], Shares]]:
    """Yield the pairs of `old` and `new` that are worth a look, in order, and what each shares."""
    if len(old) * len(new) <= _ALL:
        yield from evidence.all_shares(sorted(old), sorted(new))
        return
    for one, other in _nominated(evidence, old, new):
        yield (one, other), evidence.shares(evidence.old[one], evidence.new[other])


def _nominated(
    evidence: Evidence, old: Collection[int], new: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share rare words, each once, in order."""
    index, reverse = _index(evidence.new, new), _index(evidence.old, old)
    backwards: dict[int, set[int]] = defaultdict(set)
    for place in sorted(new):
        for other in _nominees(evidence.new[place].words, reverse):
            backwards[other].add(place)
    for place in sorted(old):
        found = _nominees(evidence.old[place].words, index) | backwards[place]
        yield from ((place, other) for other in sorted(found))


def close(shares: Mapping[tuple[int, int], Shares]) -> list[tuple[int, int]]:
    """Return the pairs, of those that were glanced at, that are worth a closer look.

    One that shares far less than the best pair of one of its paragraphs is that pair's neighbour
    and no more. Of near-duplicates, which all share nearly everything, the best few are enough.
    """
    ranked: dict[tuple[int, int], list[tuple[float, int, int]]] = defaultdict(list)
    for (one, other), found in shares.items():
        if found.words >= LEAST_SHARE:
            ranked[0, one].append((-found.words, abs(one - other), other))
            ranked[1, other].append((-found.words, abs(one - other), one))
    best = {node: -min(pairs)[0] for node, pairs in ranked.items()}
    chosen = set()
    for (side, place), pairs in ranked.items():
        for negated, _, other in nsmallest(_LOOKED_AT, pairs):
            if -negated >= _FAINT * max(best[side, place], best[1 - side, other]):
                chosen.add((place, other) if side == 0 else (other, place))
    return sorted(chosen)


def backgrounds(
    evidence: Evidence, old: Collection[int], new: Collection[int]
) -> dict[tuple[int, int], tuple[float, int]]:
    """Return what the open paragraphs share with those that are not open any more.

    Args:
        evidence: the paragraphs.
        old: the places that are open on the old side.
        new: the places that are open on the new side.

    Returns:
        For each open paragraph, by (0, old place) or (1, new place), the largest share of words
        that it has with a paragraph of the other side that is not open, and the place of that one.
        Those that share no rare word with any are left out.
    """
    found = {}
    sides = (evidence.old, evidence.new), (old, new)
    for side in (0, 1):
        others = sides[0][1 - side]
        taken = set(range(len(others))) - set(sides[1][1 - side])
        index = _index(others, taken)
        for place in sides[1][side]:
            profile = sides[0][side][place]
            nominees = _nominees(profile.words, index, _TAKEN)
            if nominees:
                shares = ((evidence.share(profile, others[other]), -other) for other in nominees)
                share, negated = max(shares)
                found[side, place] = share, -negated
    return found


def _nominees(bag: Bag, index: Mapping[int, Sequence[int]], most: int = _NOMINATORS) -> set[int]:
    # The number of a word is its rank by rarity.
    rarest = nsmallest(_NOMINATORS, bag.keys() & index.keys())
    votes = Counter(other for word in rarest for other in index[word])
    least = max(votes.values(), default=0) * _FAINT
    best = sorted((-count, other) for other, count in votes.items() if count >= least)
    return {other for _, other in best[:most]}


def _index(profiles: Sequence[Profile], places: Iterable[int]) -> dict[int, list[int]]:
    """Return where each word stands, common words left out."""
    known = sorted(places)
    spread: Counter[int] = Counter()
    for place in known:
        spread.update(set(profiles[place].plain))
    index: dict[int, list[int]] = {word: [] for word, count in spread.items() if count <= _COMMON}
    for place in known:
        for word in index.keys() & profiles[place].plain:
            index[word].append(place)
    return index
