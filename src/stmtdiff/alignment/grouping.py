"""Splits and merges: paragraphs without a partner whose words another's partner leaves unexplained.

When paragraph 5 became 6 and 7, one of the two was paired with 5. The other holds the words of 5
that the first does not: that is the evidence by which it joins them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import exp, log1p
from typing import TYPE_CHECKING

from stmtdiff.alignment.confidence import JOINING, confidence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from stmtdiff.alignment.evidence import Bag, Evidence, Profile
    from stmtdiff.alignment.pairing import Pair, Pairing

__all__ = ["Group", "group_up"]

BAR = 0.5
"""What a paragraph must reach to join others."""
_LEAST_WORDS = 4
"""Fewer words than this join no group: they occur by chance."""
_LEAST_REST = 12
"""So many words of a paragraph must be unexplained by one partner before it looks for another."""


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs of both sides that belong together, ascending, and how sure each joining is."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    joined: tuple[float, ...] = ()


def group_up(
    evidence: Evidence,
    pairing: Pairing,
    candidates: Iterable[Pair],
    old: Collection[int],
    new: Collection[int],
) -> list[Group]:
    """Return every paragraph of `old` and `new` in exactly one group."""
    known = list(candidates)
    splits = Joining(evidence, evidence.new, evidence.old, pairing.by_new, pairing.by_old)
    merges = Joining(evidence, evidence.old, evidence.new, pairing.by_old, pairing.by_new)
    joined: dict[Pair, float] = {}
    for orphan, host, score in splits.run((other, one) for one, other in known):
        joined[host, orphan] = score
    for orphan, host, score in merges.run(known):
        joined[orphan, host] = score
    return _components({**dict.fromkeys(pairing.by_old.items(), 1.0), **joined}, old, new)


class Joining:
    """Lets the orphans of one side join the hosts of the other."""

    def __init__(
        self,
        evidence: Evidence,
        orphans: Sequence[Profile],
        hosts: Sequence[Profile],
        paired: Mapping[int, int],
        partner_of: Mapping[int, int],
    ) -> None:
        """Take the profiles of both sides, and the pairs seen from each of them.

        Args:
            evidence: what words weigh.
            orphans: the side whose paragraphs look for company.
            hosts: the other side.
            paired: the pairs from the orphans' side: these are no orphans.
            partner_of: the pairs from the hosts' side.
        """
        self._evidence = evidence
        self._orphans = orphans
        self._hosts = hosts
        self._paired = paired
        self._partner_of = partner_of
        # What is left of a paragraph once its partners have explained what they can.
        self._host_rest: dict[int, tuple[Bag, Bag]] = {}
        self._orphan_rest: dict[int, tuple[Bag, Bag]] = {}

    def run(self, candidates: Iterable[Pair]) -> Iterator[tuple[int, int, float]]:
        """Yield (orphan, host, score) for each that joins, the surest first."""
        nominated: dict[int, list[int]] = defaultdict(list)
        for orphan, host in candidates:
            if orphan not in self._paired and host in self._partner_of:
                nominated[orphan].append(host)
        open_orphans = set(nominated)
        while open_orphans:
            offers = sorted(
                (-score, orphan, host)
                for orphan in open_orphans
                for score, host in self.offers(orphan, nominated[orphan])
                if score >= BAR
            )
            if not offers:
                return
            spent: set[int] = set()
            for negated, orphan, host in offers:
                # Another orphan may have explained the words this one counted on: ask again.
                if orphan in spent or host in spent:
                    continue
                spent |= {orphan, host}
                self._join(orphan, host)
                nominated[orphan].remove(host)
                yield orphan, host, -negated
            open_orphans = {orphan for *_, orphan, _ in offers if self._rest_is_worth(orphan)}

    def offers(self, orphan: int, hosts: Sequence[int]) -> list[tuple[float, int]]:
        """Return for each host how sure it is that the orphan belongs to it."""
        rows = self.figures(orphan, hosts)
        return [(confidence(JOINING, figures), host) for host, figures in rows]

    def figures(
        self, orphan: int, hosts: Sequence[int]
    ) -> list[tuple[int, tuple[float, ...]]]:
        """Return the figures of each host, in the order of `JOINING`."""
        profile = self._orphans[orphan]
        if profile.size < _LEAST_WORDS or not profile.weight:
            return []
        covers = [self._covers(orphan, host) for host in hosts]
        rows = []
        for place, (host, (cover, phrase_cover)) in enumerate(zip(hosts, covers, strict=True)):
            others = covers[:place] + covers[place + 1 :]
            apart = abs(self._partner_of[host] - orphan) - 1
            mass = cover * profile.weight
            figures = (
                cover,
                phrase_cover,
                log1p(mass),
                log1p(profile.size),
                cover - max((other[0] for other in others), default=0.0),
                phrase_cover - max((other[1] for other in others), default=0.0),
                exp(-apart / 2),
                mass / max(self._hosts[host].weight, mass),
                1.0,
            )
            rows.append((host, figures))
        return rows

    def _covers(self, orphan: int, host: int) -> tuple[float, float]:
        profile = self._orphans[orphan]
        words, phrases = self._rest_of_orphan(orphan)
        left_words, left_phrases = self._rest_of_host(host)
        shared = self._evidence.shared
        return (
            shared(words, left_words) / profile.weight,
            shared(phrases, left_phrases) / profile.phrase_weight,
        )

    def _rest_of_orphan(self, orphan: int) -> tuple[Bag, Bag]:
        profile = self._orphans[orphan]
        return self._orphan_rest.get(orphan, (profile.words, profile.phrases))

    def _rest_of_host(self, host: int) -> tuple[Bag, Bag]:
        if host not in self._host_rest:
            profile, partner = self._hosts[host], self._orphans[self._partner_of[host]]
            self._host_rest[host] = (
                profile.words - partner.words,
                profile.phrases - partner.phrases,
            )
        return self._host_rest[host]

    def _join(self, orphan: int, host: int) -> None:
        profile, other = self._orphans[orphan], self._hosts[host]
        words, phrases = self._rest_of_orphan(orphan)
        self._orphan_rest[orphan] = (words - other.words, phrases - other.phrases)
        left_words, left_phrases = self._rest_of_host(host)
        self._host_rest[host] = (left_words - profile.words, left_phrases - profile.phrases)

    def _rest_is_worth(self, orphan: int) -> bool:
        return self._rest_of_orphan(orphan)[0].total() >= _LEAST_REST


def _components(
    edges: Mapping[Pair, float], old: Collection[int], new: Collection[int]
) -> list[Group]:
    """Return the connected components of the bipartite graph, ordered by their first member."""
    neighbours: dict[tuple[int, int], list[tuple[tuple[int, int], float]]] = defaultdict(list)
    for (one, other), score in sorted(edges.items()):
        neighbours[0, one].append(((1, other), score))
        neighbours[1, other].append(((0, one), score))
    seen: set[tuple[int, int]] = set()
    groups = []
    for node in [*((0, one) for one in sorted(old)), *((1, other) for other in sorted(new))]:
        if node in seen:
            continue
        members, queue, scores = [], [node], []
        seen.add(node)
        while queue:
            current = queue.pop()
            members.append(current)
            scores += [score for _, score in neighbours[current] if current[0] == 0]
            fresh = [other for other, _ in neighbours[current] if other not in seen]
            seen.update(fresh)
            queue.extend(fresh)
        groups.append(
            Group(
                tuple(sorted(place for side, place in members if side == 0)),
                tuple(sorted(place for side, place in members if side == 1)),
                tuple(score for score in sorted(scores) if score < 1.0),
            )
        )
    return groups
