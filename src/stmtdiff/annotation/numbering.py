"""The printed number of a paragraph, or the label of an item: another one, or other marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stmtdiff.alignment import LinkShape
from stmtdiff.annotation.changes import changed_ops
from stmtdiff.annotation.reading import SPACE, read_once
from stmtdiff.diff import PARAGRAPH_BREAK, Annotation
from stmtdiff.model import BLOCK_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.diff import StatementDiff
    from stmtdiff.model import Paragraph, Span
    from stmtdiff.tokens import Token

__all__ = ["annotate_numbering"]

# The label of an item in a sentence: a letter, a Roman number, or figures.
_LABEL = re.compile("[a-z]|[ivx]{1,5}|[0-9]{1,2}", re.IGNORECASE)


def annotate_numbering(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each one-to-one pair whose printed number differs in any way.

    So does each op yield one that changes the label of an item: the mark of a list's item, or a
    label inside a sentence, (a) to (i).
    """
    for place, pair in enumerate(diff.paragraphs):
        if pair.link.shape is LinkShape.ONE_TO_ONE:
            old, new = pair.old[0].label, pair.new[0].label
            if old != new:
                yield Annotation(
                    "numbering",
                    f"printed {new or 'without a number'}, before {old or 'without'}",
                    place,
                )
    for change in changed_ops(diff):
        old = _label(change.wording.old, change.op.old)
        new = _label(change.wording.new, change.op.new)
        pair = diff.paragraphs[change.pair]
        if old and new:
            yield change.note("numbering", f"item ({new}), before ({old})")
        elif _all_marks((change.old, _marks(pair.old)), (change.new, _marks(pair.new))):
            yield change.note("numbering", "another mark of an item")


@read_once
def _marks(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the offsets of the characters that are marks of list items in a pair's text."""
    found: list[int] = []
    offset = 0
    for paragraph in paragraphs:
        place = offset
        for block in paragraph.blocks:
            found.extend(range(place, place + len(block.label)))
            place += len(block.printed) + len(BLOCK_BREAK)
        offset += len(paragraph.text) + len(PARAGRAPH_BREAK)
    return frozenset(found)


def _all_marks(*sides: tuple[Sequence[Token], frozenset[int]]) -> bool:
    """Return whether all that changed, white space aside, are marks of items."""
    found = [
        token.start in places
        for tokens, places in sides
        for token in tokens
        if token.kind is not SPACE
    ]
    return bool(found) and all(found)


def _label(tokens: Sequence[Token], span: Span) -> str:
    """Return the label in a range of tokens, if it is nothing else and stands free in brackets.

    "Article 7(2)" and "article 7 (2)" hold a part of a reference, and no label.
    """
    if span.end - span.start != 1 or [one.text for one in tokens[span.end : span.end + 1]] != [")"]:
        return ""
    before = "".join(token.text for token in tokens[max(0, span.start - 3) : span.start])
    free = re.search(r"(?:^|[^\s\d]\s)\($", before)
    text = tokens[span.start].text
    return text if free and _LABEL.fullmatch(text) else ""
