"""The words of two texts, compared: matches of tokens become ops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.diff.comparison import PARAGRAPH_BREAK, Op, Tag, Wording
from stmtdiff.diff.matching import match_keys
from stmtdiff.model import Span
from stmtdiff.tokens import Token, TokenKind, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stmtdiff.diff.matching import Matches

__all__ = ["compare_wording"]

_ISLAND = 2
"""An equal run of so few words between two larger changes hinders reading more than it helps."""


def compare_wording(old: Sequence[str], new: Sequence[str]) -> tuple[Wording, bool]:
    """Compare the texts of one side's paragraphs with the other's.

    Several paragraphs on a side (split, merged) are read as one text with a `PARAGRAPH_BREAK`
    between them.

    Returns:
        The wording, and whether the limit on work left part of it unmatched.
    """
    old_tokens, new_tokens = _side(old), _side(new)
    seen_old, seen_new = _visible(old_tokens), _visible(new_tokens)
    matches, limited = match_keys(
        [old_tokens[place].key for place in seen_old], [new_tokens[place].key for place in seen_new]
    )
    kept = _without_islands(matches, len(seen_old), len(seen_new))
    anchors = [(seen_old[i], seen_new[j]) for i, j in kept]
    return Wording(old_tokens, new_tokens, tuple(_ops(old_tokens, new_tokens, anchors))), limited


def _side(texts: Sequence[str]) -> tuple[Token, ...]:
    tokens: list[Token] = []
    offset = 0
    for number, text in enumerate(texts):
        if number:
            tokens.append(Token(PARAGRAPH_BREAK, PARAGRAPH_BREAK, TokenKind.SPACE, offset))
            offset += len(PARAGRAPH_BREAK)
        tokens.extend(
            Token(token.text, token.key, token.kind, token.start + offset)
            for token in tokenize(text)
        )
        offset += len(text)
    return tuple(tokens)


def _visible(tokens: Sequence[Token]) -> list[int]:
    return [place for place, token in enumerate(tokens) if token.kind is not TokenKind.SPACE]


def _without_islands(matches: Matches, old_size: int, new_size: int) -> Matches:
    """Drop runs of matches so short, between changes so long, that a person would not keep them."""
    runs = list(_runs(matches))
    kept: Matches = []
    end_i = end_j = 0
    for number, run in enumerate(runs):
        (i, j), (last_i, last_j) = run[0], run[-1]
        following = runs[number + 1][0] if number + 1 < len(runs) else (old_size, new_size)
        before = min(i - end_i, j - end_j)
        after = min(following[0] - last_i - 1, following[1] - last_j - 1)
        if len(run) > _ISLAND or min(before, after) < 2 * len(run):
            kept.extend(run)
        end_i, end_j = last_i + 1, last_j + 1
    return kept


def _runs(matches: Matches) -> Iterator[Matches]:
    run: Matches = []
    for i, j in matches:
        if run and (i, j) != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append((i, j))
    if run:
        yield run


def _ops(
    old: Sequence[Token], new: Sequence[Token], anchors: Iterable[tuple[int, int]]
) -> Iterator[Op]:
    """Yield the ops, each as long as it can be, from the matched tokens that are not space.

    White space between two matches belongs to neither: what both sides have of it is equal, and
    the rest goes to the change. Matches that differ in their text are typography, each by itself.
    """
    equal_from = (0, 0)
    at = (0, 0)
    for i, j in [*anchors, (len(old), len(new))]:
        left, right = _trim(old[at[0] : i], new[at[1] : j])
        change = (at[0] + left, at[1] + left), (i - right, j - right)
        if change[0] != change[1]:
            yield from _equal(equal_from, change[0])
            yield _change(*change)
            equal_from = change[1]
        at = (i + 1, j + 1)
        if i < len(old) and j < len(new) and old[i].text != new[j].text:
            yield from _equal(equal_from, (i, j))
            yield _change((i, j), at)
            equal_from = at
    yield from _equal(equal_from, (len(old), len(new)))


def _trim(old: Sequence[Token], new: Sequence[Token]) -> tuple[int, int]:
    """Return how many space tokens both regions share at their start, and at their end."""
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


def _equal(start: tuple[int, int], end: tuple[int, int]) -> Iterator[Op]:
    if start != end:
        yield Op(Tag.EQUAL, Span(start[0], end[0]), Span(start[1], end[1]))


def _change(start: tuple[int, int], end: tuple[int, int]) -> Op:
    tag = Tag.REPLACE
    if start[0] == end[0]:
        tag = Tag.INSERT
    elif start[1] == end[1]:
        tag = Tag.DELETE
    return Op(tag, Span(start[0], end[0]), Span(start[1], end[1]))
