"""Which edit the white space beside it belongs to: from edits of words to changes of all tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.diff.edits import matches_of
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.diff.lattice import Edit
    from stmtdiff.tokens import Token

__all__ = ["Side", "lay_out"]


class Side(NamedTuple):
    """All tokens of one text, their texts, and the places of those that are not white space."""

    tokens: Sequence[Token]
    texts: Sequence[str]
    visible: Sequence[int]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Side:
        """Return the side that has these tokens."""
        # Looked up once: to look up a member of an enum takes longer than all else in the loop.
        space = TokenKind.SPACE
        visible = [at for at, token in enumerate(tokens) if token.kind is not space]
        return cls(tokens, [token.text for token in tokens], visible)

    @property
    def keys(self) -> list[str]:
        """The keys of the visible tokens."""
        return [self.tokens[place].key for place in self.visible]


def lay_out(edits: Sequence[Edit], old: Side, new: Side) -> Iterator[Edit]:
    """Yield the changes of all tokens, in order, given the edits of the visible ones.

    What both sides have of white space around a change is equal, and the rest of it goes to the
    change. Where two edits stand side by side, the space between them goes with the words that
    stand on one side only. Kept words that differ in their text are typography, or a capital
    letter where a sentence began: each is a change by itself.
    """
    size = len(old.visible), len(new.visible)
    # Where each visible token stands; the end, for the one after.
    places = (*old.visible, len(old.tokens)), (*new.visible, len(new.tokens))
    done = 0
    x = y = 0
    for i, j in [*matches_of(edits, *size), size]:
        first = done
        while done < len(edits) and edits[done][1] <= i and edits[done][3] <= j:
            done += 1
        end_x, end_y = places[0][i], places[1][j]
        if first < done or old.texts[x:end_x] != new.texts[y:end_y]:
            yield from _between_kept(edits[first:done], (x, end_x, y, end_y), old, new)
        x, y = end_x + 1, end_y + 1
        if (i, j) != size and old.texts[end_x] != new.texts[end_y]:
            yield end_x, x, end_y, y


def _between_kept(edits: Sequence[Edit], gap: Edit, old: Side, new: Side) -> Iterator[Edit]:
    """Yield the changes between two kept words; without edits, a change of white space."""
    a, b, c, d = gap
    left, right = _shared_space(old.tokens[a:b], new.tokens[c:d])
    a, b, c, d = a + left, b - right, c + left, d - right
    if len(edits) > 1:
        ranges = (_ranges(edits, 0, (a, b), (old, new)), _ranges(edits, 1, (c, d), (old, new)))
        yield from ((*one, *other) for one, other in zip(*ranges, strict=True))
    elif (a, c) != (b, d):
        yield a, b, c, d


def _ranges(
    edits: Sequence[Edit], number: int, gap: tuple[int, int], sides: tuple[Side, Side]
) -> list[tuple[int, int]]:
    """Return what of one side belongs to each of the edits that stand side by side in a gap."""
    side = sides[number]
    words = [edit[2 * number : 2 * number + 2] for edit in edits]
    last = max((k for k, (start, end) in enumerate(words) if start < end), default=0)
    ranges = []
    at, stop = gap
    for k, (start, end) in enumerate(words):
        begin = at
        if k == last:
            at = stop
        elif start < end:
            at = side.visible[end - 1] + 1
        ranges.append((begin, at))
        if k < last and start < end:
            behind = side.visible[end]
            if _space_is_shared(edits[k], edits[k + 1], *sides):
                at = behind
            elif _one_sided(edits[k]):
                ranges[-1] = begin, behind
                at = behind
    return ranges


def _one_sided(edit: Edit) -> bool:
    return edit[0] == edit[1] or edit[2] == edit[3]


def _space_is_shared(one: Edit, other: Edit, old: Side, new: Side) -> bool:
    """Return whether two replacements stand side by side with the same space between them."""
    if _one_sided(one) or _one_sided(other):
        return False
    spaces = (
        [token.text for token in side.tokens[side.visible[end - 1] + 1 : side.visible[end]]]
        for side, end in ((old, one[1]), (new, one[3]))
    )
    return next(spaces) == next(spaces)


def _shared_space(old: Sequence[Token], new: Sequence[Token]) -> tuple[int, int]:
    """Return how many space tokens both parts share at their start, and at their end."""
    shorter = min(len(old), len(new))
    left = 0
    while left < shorter and _same_space(old[left], new[left]):
        left += 1
    right = 0
    while right < shorter - left and _same_space(old[-1 - right], new[-1 - right]):
        right += 1
    return left, right


def _same_space(one: Token, other: Token) -> bool:
    return one.kind is TokenKind.SPACE and one.text == other.text
