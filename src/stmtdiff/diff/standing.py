"""What stands elsewhere: of the frame among the paragraphs, and of the paragraphs in the frame."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.alignment.order import heaviest_increasing
from stmtdiff.model import FrontLine, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stmtdiff.alignment import Link
    from stmtdiff.model import Element, Statement

__all__ = ["Elsewhere", "find_elsewhere"]

_PARAGRAPH, _FRAME = 4.0, 3.0
"""What it weighs to keep one: a heading rather than a paragraph is what moved. Whole numbers, so
that sums of them are exact, whatever the order."""


class Elsewhere(NamedTuple):
    """What does not keep its place.

    Attributes:
        parts: of the frame, by their places among the earlier statement's elements.
        links: of those that keep the order of the paragraphs, each by its first earlier paragraph.
    """

    parts: frozenset[int]
    links: frozenset[int]


class _Point(NamedTuple):
    """Something that both sides have, by its places among the elements."""

    old: int
    new: int
    link: int | None
    """The first earlier paragraph of the link; None for a part of the frame."""


def find_elsewhere(
    old: Statement, new: Statement, pairs: Iterable[tuple[int, int]], links: Iterable[Link]
) -> Elsewhere:
    """Return what stands elsewhere: out of the order of the rest, or as something else.

    Which paragraphs moved among each other has been found before, and does not count here.

    Args:
        old: the earlier statement.
        new: the later one.
        pairs: the parts of the frame that both have, by their places among the elements.
        links: which paragraph became which.
    """
    pairs = list(pairs)
    points = sorted([*(_Point(*pair, None) for pair in pairs), *_unmoved(old, new, links)])
    weights = [(i, j, _FRAME if link is None else _PARAGRAPH) for i, j, link in points]
    kept = heaviest_increasing(weights)
    moved = {point for place, point in enumerate(points) if place not in kept}
    headings = {i for i, _ in pairs if isinstance(old.elements[i], Section)}
    moved = _told_of_paragraphs(points, moved, headings)
    other = {i for i, j in pairs if _is_recast(old.elements[i], new.elements[j])}
    return Elsewhere(
        frozenset(point.old for point in moved if point.link is None) | other,
        frozenset(point.link for point in moved if point.link is not None),
    )


def _unmoved(old: Statement, new: Statement, links: Iterable[Link]) -> Iterator[_Point]:
    places = _places(old), _places(new)
    for link in links:
        if not link.moved:
            # Of a link between several paragraphs the first of each side stand for the others,
            # but where there are as many on both sides.
            both = list(zip(link.old, link.new, strict=False))
            for i, j in both if len(link.old) == len(link.new) else both[:1]:
                yield _Point(places[0][i], places[1][j], link.old[0])


def _places(statement: Statement) -> list[int]:
    return [place for place, one in enumerate(statement.elements) if isinstance(one, Paragraph)]


def _told_of_paragraphs(
    points: Sequence[_Point], moved: set[_Point], headings: set[int]
) -> set[_Point]:
    """Return what moved, the paragraph where a heading and one paragraph only changed places.

    The heading weighs less, so that it is what moved over several; but of one paragraph a reader
    says that it came under another heading.
    """
    by_new = sorted(points, key=lambda point: point.new)
    behind = dict(pairwise(points))
    swapped = [
        (one, other) if one.link is None else (other, one)
        for other, one in pairwise(by_new)
        if behind.get(one) == other and (one.link is None) != (other.link is None)
    ]
    met = Counter(paragraph for _, paragraph in swapped)
    # A paragraph between two headings that changed places stayed where it was.
    taken = [
        (part, paragraph)
        for part, paragraph in swapped
        if part.old in headings and met[paragraph] == 1 and part in moved and paragraph not in moved
    ]
    return moved - {part for part, _ in taken} | {paragraph for _, paragraph in taken}


def _is_recast(old: Element, new: Element) -> bool:
    """Return whether a heading stands at another depth, or a front line is another part."""
    match old, new:
        case Section(), Section():
            # "II. Seas" may be a numeral and a word, or all words: read, they are the same.
            relabelled = old.text == new.text and old.label != new.label
            return old.level != new.level or relabelled
        case FrontLine(), FrontLine():
            return old.role != new.role
    return False
