"""A range of figures, which changes as one: the target of 4-1/4 to 4-1/2 percent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import touched
from stmtdiff.annotation.quantities import value_of
from stmtdiff.annotation.reading import NUMBER, read_once, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.diff import Op
    from stmtdiff.tokens import Token

__all__ = ["Range", "changed_ranges", "find_ranges", "respelled_range"]

_BETWEEN = frozenset(("to", "-", "–", "—"))
_FROM = "from"
"""Behind it nothing lies between the two: from 3 to 4 percent."""


class Range(NamedTuple):
    """Two figures and what lies between.

    Attributes:
        start: its first token.
        end: the one behind its last.
        text: the range as it is told.
        ends: what its ends are worth, or as they are printed.
        printed: the range as it stands.
    """

    start: int
    end: int
    text: str
    ends: tuple[str, str]
    printed: str

    @property
    def last(self) -> int:
        """The token of its upper end."""
        return self.end - 1


@read_once
def find_ranges(tokens: Sequence[Token]) -> Sequence[Range]:
    """Return the ranges of a text in their order, apart."""
    places, keys, words = visible(tokens)
    found: list[Range] = []
    for at in range(len(words) - 2):
        is_range = words[at + 1] in _BETWEEN and all(
            tokens[places[one]].kind is NUMBER for one in (at, at + 2)
        )
        if not is_range or (at and words[at - 1] == _FROM):
            continue
        if not found or found[-1].last < places[at]:
            ends = [value_of(words[one]) or words[one] for one in (at, at + 2)]
            text = f"{keys[at]} to {keys[at + 2]}"
            start, end = places[at], places[at + 2] + 1
            printed = "".join(token.text for token in tokens[start:end])
            found.append(Range(start, end, text, (ends[0], ends[1]), printed))
    return found


def changed_ranges(
    op: Op, old: Sequence[Range], new: Sequence[Range]
) -> Sequence[tuple[Range, Range]]:
    """Return which ranges an op makes of which; none where one side has more of them."""
    gone, come = touched(op, old, new)
    if len(gone) != len(come):
        return []
    return [pair for pair in zip(gone, come, strict=True) if pair[0].ends != pair[1].ends]


def respelled_range(
    op: Op, old: Sequence[Range], new: Sequence[Range]
) -> Sequence[tuple[Range, Range]]:
    """Return the range that an op writes in another way, if it does nothing else: 2–3, 2 to 3."""
    gone, come = touched(op, old, new)
    if not len(gone) == len(come) == 1 or gone[0].ends != come[0].ends:
        return []
    pairs = zip((gone[0], come[0]), (op.old, op.new), strict=True)
    inside = all(one.start <= span.start and span.end <= one.end for one, span in pairs)
    # What differs in its dash and spaces alone is typography.
    in_words = ["to" in one.printed for one in (gone[0], come[0])]
    return [(gone[0], come[0])] if inside and in_words[0] != in_words[1] else []
