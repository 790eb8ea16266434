"""What stands where in the middle of the page: cards, and between them headings, gaps and stubs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.diff import FrameKind
from stmtdiff.model import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.diff import FrameDiff, StatementDiff
    from stmtdiff.model import Statement

__all__ = ["Card", "Framing", "Stub", "flow"]


class Card(NamedTuple):
    """A pair, by its place in ``diff.paragraphs``."""

    pair: int


class Framing(NamedTuple):
    """A heading or a gap mark, and how many paragraphs of each side stand before it."""

    part: FrameDiff
    old: int | None
    new: int | None


class Stub(NamedTuple):
    """A line where a paragraph stood or stands whose text is in a card elsewhere."""

    pair: int
    old: int | None = None
    new: int | None = None


_Between = Framing | Stub


def flow(diff: StatementDiff) -> Iterator[Card | _Between]:
    """Yield everything between the front lines and the end, in the order of the later statement."""
    places = _Places(diff)
    slots: list[list[_Between]] = [[] for _ in range(len(diff.paragraphs) + 1)]
    for item in _between(diff):
        place = places.of(item)
        if isinstance(item, Framing) or place not in (item.pair, item.pair + 1):
            slots[place].append(item)
    for place, slot in enumerate(slots):
        yield from _in_order(slot)
        if place < len(diff.paragraphs):
            yield Card(place)


def _between(diff: StatementDiff) -> Iterator[_Between]:
    before = _paragraphs_before(diff.old), _paragraphs_before(diff.new)
    for part in diff.frame:
        if part.kind is not FrameKind.FRONT:
            yield Framing(
                part,
                None if part.old is None else before[0][part.old],
                None if part.new is None else before[1][part.new],
            )
    for place, pair in enumerate(diff.paragraphs):
        if pair.moved:
            yield from (Stub(place, old=old) for old in pair.link.old if pair.new)
        shown = set(pair.link.new)
        yield from (Stub(place, new=new) for new in pair.link.new[1:] if new - 1 not in shown)


def _paragraphs_before(statement: Statement) -> list[int]:
    counts, count = [], 0
    for element in statement.elements:
        counts.append(count)
        count += isinstance(element, Paragraph)
    return counts


class _Places:
    """Finds the card before which something stands."""

    def __init__(self, diff: StatementDiff) -> None:
        self._pairs = diff.paragraphs
        self._end = len(diff.paragraphs)
        self._first_new = [min(pair.link.new, default=None) for pair in diff.paragraphs]
        self._card_of_old = {
            old: place for place, pair in enumerate(diff.paragraphs) for old in pair.link.old
        }

    def of(self, item: _Between) -> int:
        """Return the place of the card before which the item stands; the end is one more."""
        if item.new is not None:
            return self._behind_what_was_removed(self._before_new(item.new), item.old)
        return self._before_old(item.old or 0)

    def _before_new(self, new: int) -> int:
        firsts = enumerate(self._first_new)
        return next((at for at, first in firsts if first is not None and first >= new), self._end)

    def _behind_what_was_removed(self, place: int, old: int | None) -> int:
        """Go back over the removed paragraphs that stood after the heading in both statements."""
        while old is not None and place and self._was_removed_behind(old, place - 1):
            place -= 1
        return place

    def _was_removed_behind(self, old: int, place: int) -> bool:
        pair = self._pairs[place]
        return not pair.new and min(pair.link.old, default=-1) >= old

    def _before_old(self, old: int) -> int:
        following = self._card_of_old.get(old)
        if following is not None and not self._pairs[following].new:
            return following
        earlier = (self._card_of_old.get(index) for index in range(old - 1, -1, -1))
        unmoved = (at for at in earlier if at is not None and not self._pairs[at].moved)
        return next(unmoved, -1) + 1


def _in_order(slot: Sequence[_Between]) -> list[_Between]:
    """Sort by the later statement, and put what only the earlier one has behind what preceded it.

    A heading stands before a stub at the same place.
    """
    ordered: list[_Between] = sorted(
        (item for item in slot if item.new is not None),
        key=lambda item: (item.new or 0, isinstance(item, Stub)),
    )
    only_old = (item for item in slot if item.new is None)
    for item in sorted(only_old, key=lambda item: (item.old or 0, isinstance(item, Stub))):
        at = item.old or 0
        before = [n for n, one in enumerate(ordered) if one.old is not None and one.old <= at]
        ordered.insert(before[-1] + 1 if before else 0, item)
    return ordered
