"""Which paragraph numbers an excerpt leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stmtdiff.model import Gap, Paragraph, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.model import Element

__all__ = ["MissingNumbers", "missing_numbers"]

_LONGEST_NUMBER = 5


@dataclass(frozen=True, slots=True)
class MissingNumbers:
    """Numbers that no paragraph of an excerpt has.

    Attributes:
        first: the first of them.
        last: the last of them.
        gap: the place of the mark that stands for them in ``elements``, or -1.
        after: the place of the paragraph before them, or -1.
    """

    first: int
    last: int
    gap: int
    after: int

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """The place by the name of the attribute that tells it."""
        return (("href", self.gap),) if self.gap >= 0 else (("after", self.after),)


def missing_numbers(elements: Sequence[Element]) -> Iterator[MissingNumbers]:
    """Yield the holes in the numbering of the body, in order.

    A numbering that starts again is no hole; the excerpt may begin after paragraph 1.
    """
    before, after, gap = 0, -1, -1
    for place, element in enumerate(elements):
        if isinstance(element, Gap):
            gap = place if gap < 0 else gap
        elif isinstance(element, Paragraph) and element.part is Part.BODY:
            number = _as_int(element.number)
            if number is None:
                continue
            if number > before + 1:
                yield MissingNumbers(before + 1, number - 1, gap, after)
            before, after, gap = number, place, -1


def _as_int(number: str) -> int | None:
    return int(number) if number.isdecimal() and len(number) <= _LONGEST_NUMBER else None
