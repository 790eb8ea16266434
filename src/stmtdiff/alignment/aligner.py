"""From evidence to links, and the verdict on the whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from stmtdiff.alignment.evidence import Evidence
from stmtdiff.alignment.grouping import group_up
from stmtdiff.alignment.link import BY_HAND, Alignment, Link, LinkShape
from stmtdiff.alignment.linking import Linker
from stmtdiff.alignment.order import heaviest_increasing
from stmtdiff.alignment.pairing import pair_up
from stmtdiff.alignment.transfers import find_transfers, pair_by_sentences
from stmtdiff.errors import LinkError
from stmtdiff.model import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stmtdiff.alignment.grouping import Group
    from stmtdiff.model import Statement

__all__ = ["align_statements"]

BARELY = 0.25
"""Below this share of words in linked paragraphs, two texts barely match."""


def align_statements(
    old: Statement,
    new: Statement,
    given: Sequence[Link] = (),
    evidence: Evidence | None = None,
) -> Alignment:
    """Return which paragraph of `old` became which of `new`.

    Args:
        old: the earlier statement.
        new: the later one.
        given: links that are not to be questioned; the rest is found around them.
        evidence: that of the two statements, where the caller has it already.

    Raises:
        LinkError: the given links name paragraphs that do not exist, or one twice.
    """
    sizes = len(old.paragraphs), len(new.paragraphs)
    _check(given, *sizes)
    evidence = evidence or Evidence(old, new)
    open_old = set(range(sizes[0])) - {place for link in given for place in link.old}
    open_new = set(range(sizes[1])) - {place for link in given for place in link.new}
    fixed = [(link.old[0], link.new[0]) for link in given if link.old and link.new]
    pairing, judge, scores = pair_up(evidence, open_old, open_new, fixed)
    groups = group_up(evidence, pairing, judge.shares, open_old, open_new)
    if pair_by_sentences(evidence, (old, new), pairing, _alone(groups), judge.strangers):
        groups = group_up(evidence, pairing, judge.shares, open_old, open_new)
    linker = Linker(evidence, pairing, judge, scores)
    found = [linker.link(group) for group in groups]
    told = [replace(link, given=True, reason=link.reason or BY_HAND) for link in given]
    links = _in_reading_order(_mark_moved([*told, *found]))
    transfers = find_transfers(evidence, (old, new), links, judge.strangers)
    return Alignment(tuple(links), transfers, _verdict(links, evidence, old, new))


def _alone(groups: Sequence[Group]) -> tuple[list[int], list[int]]:
    """Return the places of both sides that no other side goes with."""
    return (
        [place for group in groups if not group.new for place in group.old],
        [place for group in groups if not group.old for place in group.new],
    )


def _check(given: Iterable[Link], old_size: int, new_size: int) -> None:
    for side, size in (("old", old_size), ("new", new_size)):
        places = [place for link in given for place in getattr(link, side)]
        for place, count in Counter(places).items():
            if not 0 <= place < size:
                raise LinkError(f"the {side} side has no paragraph {place}, only 0 to {size - 1}")
            if count > 1:
                raise LinkError(f"paragraph {place} of the {side} side is in {count} links")
    if any(not link.old and not link.new for link in given):
        raise LinkError("a link names no paragraph on either side")


def _mark_moved(links: Sequence[Link]) -> list[Link]:
    """Return the links, `moved` set on those that the heaviest order-keeping rest leaves out."""
    linked = sorted((link for link in links if link.old and link.new), key=lambda link: link.old[0])
    points = [(link.old[0], link.new[0], 1.0) for link in linked]
    kept = heaviest_increasing(points)
    moved = {linked[place].old[0] for place in range(len(linked)) if place not in kept}
    return [
        replace(link, moved=True) if link.old and link.new and link.old[0] in moved else link
        for link in links
    ]


def _in_reading_order(links: Sequence[Link]) -> list[Link]:
    """Return the links in the later statement's order, what was removed where it stood."""
    gone = sorted((link for link in links if not link.new), key=lambda link: link.old[0])
    removed = {place for link in gone for place in link.old}
    home = {place: link for link in links if link.new for place in link.old}
    behind: dict[tuple[int, ...] | None, list[Link]] = {}
    for link in gone:
        before = link.old[0] - 1
        # What moved took its place along; what was removed behind it did not.
        while before in removed or (before in home and home[before].moved):
            before -= 1
        anchor = home[before].new if before in home else None
        behind.setdefault(anchor, []).append(link)
    ordered = list(behind.get(None, ()))
    for link in sorted((link for link in links if link.new), key=lambda link: link.new[0]):
        ordered.append(link)
        ordered.extend(behind.get(link.new, ()))
    return ordered


def _verdict(
    links: Sequence[Link], evidence: Evidence, old: Statement, new: Statement
) -> tuple[Diagnostic, ...]:
    """Return a warning where the texts barely match; what an excerpt leaves out is not asked."""
    shares = []
    for profiles, side, excerpt in (
        (evidence.old, "old", new.excerpt),
        (evidence.new, "new", old.excerpt),
    ):
        total = sum(profile.size for profile in profiles)
        linked = sum(
            profiles[place].size
            for link in links
            if link.shape not in (LinkShape.ADDED, LinkShape.REMOVED)
            for place in getattr(link, side)
        )
        if total and not excerpt:
            shares.append(linked / total)
    if not shares or min(shares) >= BARELY:
        return ()
    return (
        Diagnostic(
            "barely-matching",
            f"The two texts barely match: only {min(shares):.0%} of the words stand in paragraphs "
            "that have a counterpart. Are they two statements of one series?",
            Severity.WARNING,
        ),
    )
