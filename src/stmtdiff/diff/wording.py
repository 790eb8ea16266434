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
    before = _side(old)
    after = before if old == new else _side(new)
    if before is after or not (before.tokens and after.tokens):
        return _plain_wording(before, after), False
    edits, limited = mark_edits(
        before.keys, after.keys, starts=(_sentence_starts(before), _sentence_starts(after))
    )
    tokens = tuple(before.tokens), tuple(after.tokens)
    ops = tuple(_ops(lay_out(edits, before, after), *map(len, tokens)))
    return Wording(*tokens, ops, find_moves(*tokens, ops)), limited


def _plain_wording(old: Side, new: Side) -> Wording:
    """Return the wording of two texts that are the same, or one of which is empty."""
    before = tuple(old.tokens)
    after = before if old is new else tuple(new.tokens)
    edits = [] if old is new else [(0, len(before), 0, len(after))]
    return Wording(before, after, tuple(_ops(edits, len(before), len(after))))


def _side(texts: Sequence[str]) -> Side:
    tokens: list[Token] = []
    offset = 0
    for number, text in enumerate(texts):
        if number:
            tokens.append(Token(PARAGRAPH_BREAK, PARAGRAPH_BREAK, TokenKind.SPACE, offset))
            offset += len(PARAGRAPH_BREAK)
        found = tokenize(text)
        tokens.extend(_shifted(found, offset) if offset else found)
        offset += len(text)
    visible = [i for i, token in enumerate(tokens) if token.kind is not TokenKind.SPACE]
    return Side(tokens, visible)


def _sentence_starts(side: Side) -> list[int]:
    """Return which of the visible tokens the sentences of a side begin with."""
    offsets = [side.tokens[i].start for i in side.visible]
    text = "".join(token.text for token in side.tokens)
    return [bisect_left(offsets, span.start) for span in split_sentences(text)]


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
