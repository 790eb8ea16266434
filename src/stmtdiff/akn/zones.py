"""In which main part of a document each element of a statement goes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from stmtdiff.akn.items import Zone
from stmtdiff.model import FrontLine, Gap, Paragraph, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.model import Element

__all__ = ["PART_ZONES", "Zone", "in_order", "zones_of"]

PART_ZONES = {
    Part.PREAMBLE: Zone.PREAMBLE,
    Part.RECITAL: Zone.PREAMBLE,
    Part.BODY: Zone.BODY,
    Part.CONCLUSIONS: Zone.CONCLUSIONS,
}
"""The main part for each part of a statement."""

_RANKS = {zone: rank for rank, zone in enumerate(Zone)}


def zones_of(elements: Sequence[Element]) -> tuple[Zone, ...]:
    """Return the main part for each element; a gap goes where its neighbours are."""
    following = _zones_following(elements)
    zones: list[Zone] = []
    reached = Zone.PREFACE
    for element, ahead in zip(elements, following, strict=True):
        zone = _own_zone(element) or _zone_of_gap(reached, ahead)
        reached = max(reached, zone, key=_RANKS.__getitem__)
        zones.append(zone)
    return tuple(zones)


def in_order(zones: Sequence[Zone]) -> bool:
    """Tell whether a document in this order of its main parts reads as the statement does."""
    return all(_RANKS[former] <= _RANKS[latter] for former, latter in pairwise(zones))


def _own_zone(element: Element) -> Zone | None:
    match element:
        case FrontLine():
            return Zone.PREFACE
        case Paragraph():
            return PART_ZONES[element.part]
        case Gap():
            return None
    return Zone.BODY


def _zones_following(elements: Sequence[Element]) -> list[Zone]:
    """Return, for each element, the part of the next one that is no gap."""
    following: list[Zone] = []
    ahead = Zone.BODY
    for element in reversed(elements):
        following.append(ahead)
        ahead = _own_zone(element) or ahead
    return following[::-1]


def _zone_of_gap(reached: Zone, ahead: Zone) -> Zone:
    if reached is Zone.CONCLUSIONS:
        return reached
    if ahead in (Zone.PREFACE, Zone.PREAMBLE) and _RANKS[ahead] >= _RANKS[reached]:
        return ahead
    return Zone.BODY
