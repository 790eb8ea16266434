"""The frame around the paragraphs: front lines, headings and gap marks, compared one by one."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from stmtdiff.diff.comparison import Fate, FrameDiff, FrameKind, Tag, Wording
from stmtdiff.diff.matching import match_keys
from stmtdiff.diff.standing import find_elsewhere
from stmtdiff.diff.wording import compare_wording
from stmtdiff.model import FrontLine, Gap, Paragraph, Section, Statement
from stmtdiff.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stmtdiff.alignment import Link

__all__ = ["Frame", "compare_frames"]

_Framing = FrontLine | Section | Gap


class Frame(NamedTuple):
    """The frame compared.

    Attributes:
        parts: what became of each front line, heading and gap mark.
        crossed: the paragraphs that went past one of these, by the first earlier one of their
            link, though they keep their order among each other.
    """

    parts: tuple[FrameDiff, ...]
    crossed: frozenset[int]


def compare_frames(old: Statement, new: Statement, links: Sequence[Link]) -> Frame:
    """Return what became of every front line, heading and gap mark.

    Front lines are paired by what they are (title with title), headings by their words, and those
    left over by the paragraphs under them that are linked; gap marks by the paragraph that they
    stand beside, and those left over in turn.
    """
    pairs = [
        *_in_turn(old, new, FrontLine, {}),
        *_headings(old, new, links),
        *_in_turn(old, new, Gap, _gaps_beside(old, new, links)),
    ]
    both = [(i, j) for i, j in pairs if i is not None and j is not None]
    elsewhere = find_elsewhere(old, new, both, links)
    found = [_compare(old, new, i, j) for i, j in pairs]
    parts = (replace(part, moved=part.old in elsewhere.parts) for part in found)
    return Frame(tuple(sorted(parts, key=_place_in_reading_order)), elsewhere.links)


def _place_in_reading_order(part: FrameDiff) -> tuple[str, int, int]:
    kind = list(FrameKind).index(part.kind)
    return str(kind), part.new if part.new is not None else part.old or 0, part.new is None


_Pair = tuple[int | None, int | None]
_Key = TypeVar("_Key", int, str)


def _gaps_beside(old: Statement, new: Statement, links: Iterable[Link]) -> dict[int, int]:
    """Pair the gap marks that stand behind the same paragraph, or else before the same."""
    behind, before = {}, {}
    for link in links:
        if link.old and link.new:
            behind[link.old[-1]] = link.new[-1]
            before[link.old[0]] = link.new[0]
    sides = _gaps(old), _gaps(new)
    paired: dict[int, int] = {}
    # The paragraph behind which a mark stands has one place less than there are before the mark.
    for partner_of, step in ((behind, 1), (before, 0)):
        taken = set(paired.values())
        free = _by_key((count - step, place) for place, count in sides[1] if place not in taken)
        for place, count in sides[0]:
            beside = partner_of.get(count - step)
            waiting = free.get(beside) if beside is not None else None
            if place not in paired and waiting:
                paired[place] = waiting.popleft()
    return paired


def _gaps(statement: Statement) -> list[tuple[int, int]]:
    """Return the place of each gap mark, and how many paragraphs stand before it."""
    found, count = [], 0
    for place, element in enumerate(statement.elements):
        if isinstance(element, Gap):
            found.append((place, count))
        count += isinstance(element, Paragraph)
    return found


def _in_turn(
    old: Statement, new: Statement, kind: type[FrontLine | Gap], paired: dict[int, int]
) -> Iterator[_Pair]:
    """Pair, of what is not yet, equal texts first, then what is left of each role in turn."""
    known = paired.keys(), set(paired.values())
    sides = [
        [place for place in _places(statement, kind) if place not in done]
        for statement, done in zip((old, new), known, strict=True)
    ]
    yield from paired.items()
    texts = [
        [_text(statement.elements[place]) for place in side]
        for statement, side in zip((old, new), sides, strict=True)
    ]
    same = {sides[0][i]: sides[1][j] for i, j in match_keys(*texts)[0]}
    yield from same.items()
    taken = set(same.values())
    free = _by_key((_role(new.elements[place]), place) for place in sides[1] if place not in taken)
    for place in sides[0]:
        if place not in same:
            waiting = free.get(_role(old.elements[place]))
            yield place, waiting.popleft() if waiting else None
    yield from ((None, place) for waiting in free.values() for place in waiting)


def _headings(old: Statement, new: Statement, links: Iterable[Link]) -> Iterator[_Pair]:
    sides = [_places(statement, Section) for statement in (old, new)]
    keys = [
        [" ".join(words(_text(statement.elements[place]))) for place in side]
        for statement, side in zip((old, new), sides, strict=True)
    ]
    paired = {sides[0][i]: sides[1][j] for i, j in match_keys(*keys)[0]}
    paired.update(list(_same_anywhere(sides, keys, paired)))
    taken = set(paired.values())
    for place, partner in _by_paragraphs(old, new, links):
        if place not in paired and partner not in taken:
            paired[place] = partner
            taken.add(partner)
    yield from paired.items()
    yield from ((place, None) for place in sides[0] if place not in paired)
    yield from ((None, place) for place in sides[1] if place not in taken)


def _same_anywhere(
    sides: Sequence[Sequence[int]], keys: Sequence[Sequence[str]], paired: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the headings with the same words that stand out of order, several of them in turn."""
    taken = set(paired.values())
    free = _by_key(
        (key, place)
        for place, key in zip(sides[1], keys[1], strict=True)
        if key and place not in taken
    )
    for place, key in zip(sides[0], keys[0], strict=True):
        if place not in paired and free.get(key):
            yield place, free[key].popleft()


def _by_key(keyed: Iterable[tuple[_Key, int]]) -> dict[_Key, deque[int]]:
    """Return the places of each key, in order."""
    found: dict[_Key, deque[int]] = {}
    for key, place in keyed:
        found.setdefault(key, deque()).append(place)
    return found


def _by_paragraphs(old: Statement, new: Statement, links: Iterable[Link]) -> list[tuple[int, int]]:
    """Return pairs of headings, the one with most linked paragraphs under both first."""
    under = _heading_above(old), _heading_above(new)
    votes: Counter[tuple[int, int]] = Counter(
        (under[0][i], under[1][j]) for link in links for i in link.old for j in link.new
    )
    ranked = sorted((-count, pair) for pair, count in votes.items() if min(pair) >= 0)
    return [pair for _, pair in ranked]


def _heading_above(statement: Statement) -> list[int]:
    """Return for each paragraph the place of the heading it stands under, -1 before the first."""
    above, heading = [], -1
    for place, element in enumerate(statement.elements):
        if isinstance(element, Section):
            heading = place
        elif isinstance(element, Paragraph):
            above.append(heading)
    return above


def _places(statement: Statement, kind: type[_Framing]) -> list[int]:
    return [place for place, part in enumerate(statement.elements) if isinstance(part, kind)]


def _text(element: object) -> str:
    match element:
        case FrontLine(text=text):
            return text
        case Section():
            return element.text
        case Gap(marker=marker):
            return marker
    return ""


def _role(element: object) -> str:
    return element.role if isinstance(element, FrontLine) else ""


_KINDS = {FrontLine: FrameKind.FRONT, Section: FrameKind.HEADING, Gap: FrameKind.GAP}


def _compare(old: Statement, new: Statement, i: int | None, j: int | None) -> FrameDiff:
    element = old.elements[i] if i is not None else new.elements[j or 0]
    texts = (
        [] if i is None else [_text(old.elements[i])],
        [] if j is None else [_text(new.elements[j])],
    )
    wording, _ = compare_wording(*texts)
    return FrameDiff(_KINDS[type(element)], _fate(wording, old, new, i, j), i, j, wording)


def _fate(wording: Wording, old: Statement, new: Statement, i: int | None, j: int | None) -> Fate:
    if i is None:
        return Fate.NOT_IN_EXCERPT if old.excerpt else Fate.ADDED
    if j is None:
        return Fate.NOT_IN_EXCERPT if new.excerpt else Fate.REMOVED
    changed = any(op.tag is not Tag.EQUAL for op in wording.ops)
    return Fate.REVISED if changed else Fate.UNCHANGED
