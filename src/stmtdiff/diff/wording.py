"""The words of two texts, compared: edits between words become ops over all tokens."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from stmtdiff.diff.comparison import PARAGRAPH_BREAK, Op, Tag, Wording
from stmtdiff.diff.edits import mark_edits
from stmtdiff.diff.moves import find_moves
from stmtdiff.diff.spacing import Side, lay_out
from stmtdiff.model import Span
from stmtdiff.sentences import split_sentences
from stmtdiff.tokens import Token, TokenKind, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stmtdiff.diff.lattice import Edit

__all__ = ["compare_wording"]


def compare_wording(old: Sequence[str], new: Sequence[str]) -> tuple[Wording, bool]:
    """Compare the texts of one side's paragraphs with the other's.

    Several paragraphs on a side (split, merged) are read as one text with a `PARAGRAPH_BREAK`
    between them.

    Returns:
        The wording, and whether a limit on work left part of it less closely compared.
    """
    before = _tokens(old)
    after = before if old == new else _tokens(new)
    if before is after or not (before and after):
        return _plain_wording(before, after), False
    sides = Side.of(before), Side.of(after)
    starts = _sentence_starts(sides[0]), _sentence_starts(sides[1])
    edits, limited = mark_edits(sides[0].keys, sides[1].keys, starts=starts)
    ops = tuple(_ops(lay_out(edits, *sides), len(before), len(after)))
    return Wording(before, after, ops, find_moves(before, after, ops)), limited


def _plain_wording(old: tuple[Token, ...], new: tuple[Token, ...]) -> Wording:
    """Return the wording of two texts that are the same, or one of which is empty."""
    edits = [] if old is new else [(0, len(old), 0, len(new))]
    return Wording(old, new, tuple(_ops(edits, len(old), len(new))))


def _tokens(texts: Sequence[str]) -> tuple[Token, ...]:
    if len(texts) == 1:
        return tokenize(texts[0])
    tokens: list[Token] = []
    offset = 0
    for number, text in enumerate(texts):
        if number:
            tokens.append(Token(PARAGRAPH_BREAK, PARAGRAPH_BREAK, TokenKind.SPACE, offset))
            offset += len(PARAGRAPH_BREAK)
        tokens.extend(_shifted(tokenize(text), offset))
        offset += len(text)
    return tuple(tokens)


def _sentence_starts(side: Side) -> list[int]:
    """Return which of the visible tokens the sentences of a side begin with."""
    offsets = [side.tokens[i].start for i in side.visible]
    return [bisect_left(offsets, span.start) for span in split_sentences("".join(side.texts))]


def _shifted(tokens: Iterable[Token], offset: int) -> Iterator[Token]:
    for token in tokens:
        yield Token(token.text, token.key, token.kind, token.start + offset)


def _ops(changes: Iterable[Edit], old_size: int, new_size: int) -> Iterator[Op]:
    """Yield the ops: the changes, and what is equal between them."""
    i = j = 0
    for a, b, c, d in [*changes, (old_size, old_size, new_size, new_size)]:
        if (i, j) != (a, c):
            yield Op(Tag.EQUAL, Span(i, a), Span(j, c))
        if (a, c) != (b, d):
            yield Op(_tag(a, b, c, d), Span(a, b), Span(c, d))
        i, j = b, d


def _tag(a: int, b: int, c: int, d: int) -> Tag:
    if a == b:
        return Tag.INSERT
    return Tag.DELETE if c == d else Tag.REPLACE
