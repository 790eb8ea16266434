"""Splits and merges: paragraphs left over whose words an existing partner leaves unexplained."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from stmtdiff.alignment.evidence import Evidence, Profile
    from stmtdiff.alignment.pairing import Pairing

__all__ = ["Group", "group_up"]

COVER = 0.55
"""How much of a left-over paragraph must be found among the unexplained words of another."""
COVER_BESIDE = 0.42
"""The same where it stands beside that other's partner."""
_LEAST_WORDS = 4
"""Fewer words than this join no group: they occur by chance."""


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs of both sides that belong together, ascending."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def group_up(
    evidence: Evidence,
    pairing: Pairing,
    scores: Mapping[tuple[int, int], float],
    old: Collection[int],
    new: Collection[int],
) -> list[Group]:
    """Return every paragraph of `old` and `new` in exactly one group."""
    by_new = {other: one for one, (other, _) in pairing.by_old.items()}
    by_old = {one: other for one, (other, _) in pairing.by_old.items()}
    edges = set(by_old.items())
    free_old = [one for one in sorted(old) if one not in by_old]
    free_new = [other for other in sorted(new) if other not in by_new]
    flipped = {(other, one) for one, other in scores}
    edges |= {
        (one, host)
        for one, host in _adopt(
            evidence, free_old, evidence.old, evidence.new, evidence.old, by_new, scores
        )
    }
    edges |= {
        (host, other)
        for other, host in _adopt(
            evidence, free_new, evidence.new, evidence.old, evidence.new, by_old, flipped
        )
    }
    return _components(edges, old, new)


def _adopt(
    evidence: Evidence,
    orphans: Sequence[int],
    profiles: Sequence[Profile],
    hosts: Sequence[Profile],
    partners: Sequence[Profile],
    partner_of: Mapping[int, int],
    candidates: Iterable[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Return (orphan, host) for each orphan whose words a host has and its partner does not."""
    nominated: dict[int, list[int]] = defaultdict(list)
    for orphan, host in candidates:
        if host in partner_of:
            nominated[orphan].append(host)
    unexplained = {
        host: Counter(hosts[host].bag) - Counter(partners[partner].bag)
        for host, partner in partner_of.items()
    }
    offers = []
    for orphan in orphans:
        profile = profiles[orphan]
        if len(profile.words) < _LEAST_WORDS or not profile.weight:
            continue
        for host in nominated[orphan]:
            cover = evidence.shared(profile.bag, unexplained[host]) / profile.weight
            beside = abs(partner_of[host] - orphan) <= 1
            if cover >= (COVER_BESIDE if beside else COVER):
                offers.append((-cover - 0.05 * beside, orphan, host))
    adopted: dict[int, int] = {}
    for _, orphan, host in sorted(offers):
        if orphan in adopted:
            continue
        profile = profiles[orphan]
        cover = evidence.shared(profile.bag, unexplained[host]) / profile.weight
        beside = abs(partner_of[host] - orphan) <= 1
        # An earlier orphan may have explained the words this one counted on.
        if cover >= (COVER_BESIDE if beside else COVER):
            adopted[orphan] = host
            unexplained[host] = unexplained[host] - Counter(profile.bag)
    return sorted(adopted.items())


def _components(
    edges: Iterable[tuple[int, int]], old: Collection[int], new: Collection[int]
) -> list[Group]:
    """Return the connected components of the bipartite graph, ordered by their first member."""
    neighbours: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for one, other in sorted(edges):
        neighbours[0, one].append((1, other))
        neighbours[1, other].append((0, one))
    seen: set[tuple[int, int]] = set()
    groups = []
    for node in [*((0, one) for one in sorted(old)), *((1, other) for other in sorted(new))]:
        if node in seen:
            continue
        members, queue = [], [node]
        seen.add(node)
        while queue:
            current = queue.pop()
            members.append(current)
            fresh = [other for other in neighbours[current] if other not in seen]
            seen.update(fresh)
            queue.extend(fresh)
        groups.append(
            Group(
                tuple(sorted(place for side, place in members if side == 0)),
                tuple(sorted(place for side, place in members if side == 1)),
            )
        )
    return groups
