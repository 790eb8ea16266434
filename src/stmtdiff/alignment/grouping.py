"""Splits and merges: paragraphs without a partner whose words another's partner leaves unexplained.

When paragraph 5 became 6 and 7, one of the two was paired with 5. The other holds the words of 5
that the first does not: that is the evidence by which it joins them.
"""

from __future__ import annotations

from collections import defaultdict
from math import exp, log1p
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.alignment.confidence import JOINING, confidence, log_ratio
from stmtdiff.alignment.profile import without

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from stmtdiff.alignment.confidence import Figures
    from stmtdiff.alignment.evidence import Evidence
    from stmtdiff.alignment.pairing import Pair, Pairing
    from stmtdiff.alignment.profile import Bag, Profile

__all__ = ["Group", "Joining", "group_up"]

BAR = 0.7
"""What a paragraph must reach to join others."""
_LEAST_WORDS = 4
"""Fewer words than this join no group: they occur by chance."""


class Group(NamedTuple):
    """Paragraphs of both sides that belong together, ascending, and how sure each member is."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    scores: tuple[float, ...] = ()


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
    pairs = {pair: pairing.scores[pair].value for pair in pairing.by_old.items()}
    return _components({**pairs, **joined}, old, new)


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
        # What is left of a host once its partners have explained what they can.
        self._rest: dict[int, tuple[Bag, Bag]] = {}

    def run(self, candidates: Iterable[Pair]) -> Iterator[tuple[int, int, float]]:
        """Yield (orphan, host, score) for each that joins, the surest first."""
        nominated: dict[int, list[int]] = defaultdict(list)
        for orphan, host in candidates:
            if orphan not in self._paired and host in self._partner_of:
                nominated[orphan].append(host)
        while nominated:
            offers = sorted(
                (-score, orphan, host)
                for orphan, hosts in nominated.items()
                for score, host in self.offers(orphan, hosts)
                if score >= BAR
            )
            # Another orphan may have explained the words this one counted on: ask it again.
            spent: set[int] = set()
            nominated = {orphan: nominated[orphan] for _, orphan, _ in offers}
            for negated, orphan, host in offers:
                if orphan in nominated and host not in spent:
                    spent.add(host)
                    del nominated[orphan]
                    self._join(orphan, host)
                    yield orphan, host, -negated

    def offers(self, orphan: int, hosts: Sequence[int]) -> list[tuple[float, int]]:
        """Return for each host how sure it is that the orphan belongs to it."""
        rows = self.figures(orphan, hosts)
        return [(confidence(JOINING, figures), host) for host, figures in rows]

    def figures(self, orphan: int, hosts: Sequence[int]) -> list[tuple[int, Figures]]:
        """Return each host and its figures: those that `JOINING` weighs, as many are asked for."""
        profile = self._orphans[orphan]
        if profile.size < _LEAST_WORDS or not profile.weight:
            return []
        covers = [self._covers(orphan, host) for host in hosts]
        best = sorted((0.0, 0.0, *(by_phrases for _, by_phrases in covers)))
        rows = []
        for host, (by_words, by_phrases) in zip(hosts, covers, strict=True):
            rival = best[-2] if by_phrases == best[-1] else best[-1]
            apart = abs(self._partner_of[host] - orphan) - 1
            figures = {
                "phrase_mass": log1p(by_phrases * profile.phrase_weight),
                "size": log1p(profile.size),
                "phrase_lead": by_phrases - rival,
                "phrase_lead_ratio": log_ratio(by_phrases, rival),
                "beside": exp(-apart / 2),
                "gain": by_words * profile.weight / (self._hosts[host].weight or 1.0),
                "bias": 1.0,
            }
            rows.append((host, figures))
        return rows

    def _covers(self, orphan: int, host: int) -> tuple[float, float]:
        """Return how much of the orphan's words and phrases the rest of a host explains."""
        profile = self._orphans[orphan]
        words, phrases = self._rest_of(host)
        return (
            self._evidence.shared(profile.words, words) / profile.weight,
            self._evidence.shared_phrases(profile.phrases, phrases)
            / (profile.phrase_weight or 1.0),
        )

    def _rest_of(self, host: int) -> tuple[Bag, Bag]:
        if host not in self._rest:
            profile, partner = self._hosts[host], self._orphans[self._partner_of[host]]
            self._rest[host] = (
                without(profile.words, partner.words),
                without(profile.phrases, partner.phrases),
            )
        return self._rest[host]

    def _join(self, orphan: int, host: int) -> None:
        profile = self._orphans[orphan]
        words, phrases = self._rest_of(host)
        self._rest[host] = (without(words, profile.words), without(phrases, profile.phrases))


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
                tuple(sorted(scores)),
            )
        )
    return groups
