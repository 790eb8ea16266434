"""The printed number of a paragraph, or the label of an item: another one, or other marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.alignment import LinkShape
from stmtdiff.annotation.changes import changed_ops
from stmtdiff.annotation.reading import SPACE, read_once
from stmtdiff.annotation.telling import Told, tell
from stmtdiff.diff import PARAGRAPH_BREAK, Annotation
from stmtdiff.model import BLOCK_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import StatementDiff
    from stmtdiff.model import Paragraph
    from stmtdiff.tokens import Token

__all__ = ["annotate_numbering"]

# The label of an item in a sentence: a letter, a Roman number, or figures.
_LABEL = re.compile("[a-z]|[ivx]{1,5}|[0-9]{1,2}", re.IGNORECASE)
_ROMAN_TABLE = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_ROMAN = _ROMAN_TABLE.split()


def annotate_numbering(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each one-to-one pair whose printed number differs in any way.

    So does each op yield one that changes the label of an item: the mark of a list's item, or a
    label inside a sentence, (a) to (i). A label of something else is a reference.
    """
    for place, pair in enumerate(diff.paragraphs):
        if pair.link.shape is LinkShape.ONE_TO_ONE:
            old, new = pair.old[0].label, pair.new[0].label
            if old != new:
                why = f"printed {new or 'without a number'}, before {old or 'without'}"
                yield Annotation("numbering", why, place, old=old, new=new)
    for change in changed_ops(diff):
        labels = _labels(change)
        pair = diff.paragraphs[change.pair]
        if labels:
            gone, come = (f"({label.text})" for label in labels)
            if all(label.counts for label in labels):
                told = Told(f"item {come}, before {gone}", gone, come)
                yield change.note("numbering", told)
            else:
                yield change.note("reference", tell(gone, come))
        elif _all_marks((change.old, _marks(pair.old)), (change.new, _marks(pair.new))):
            yield change.note("numbering", Told("another mark of an item"))


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


class _Label(NamedTuple):
    """A letter, a Roman number or figures in brackets.

    Attributes:
        place: its token.
        text: what stands in the brackets.
        counts: whether it is the label of an item, for others before or behind it go on: (a), (b).
            One by itself refers to what is elsewhere: paragraph (a) of the Protocol.
    """

    place: int
    text: str
    counts: bool


def _labels(change: ChangedOp) -> tuple[_Label, _Label] | None:
    """Return the label that went, and the one that came, if an op changes nothing else."""
    wording, op = change.wording, change.op
    if op.old.end - op.old.start != 1 or op.new.end - op.new.start != 1:
        return None
    old, new = (
        next((one for one in _bracketed(tokens) if one.place == span.start), None)
        for tokens, span in ((wording.old, op.old), (wording.new, op.new))
    )
    return (old, new) if old and new else None


@read_once
def _bracketed(tokens: Sequence[Token]) -> Sequence[_Label]:
    """Return the labels of a text."""
    places = [
        place
        for place in range(1, len(tokens) - 1)
        if tokens[place + 1].text == ")"
        and tokens[place - 1].text == "("
        and _LABEL.fullmatch(tokens[place].text)
    ]
    free = [place for place in places if not _is_part(tokens, place)]
    texts = [tokens[place].text.casefold() for place in free]
    counting = {place for at, place in enumerate(free) if _goes_on(texts, at)}
    return [_Label(place, tokens[place].text, place in counting) for place in places]


def _is_part(tokens: Sequence[Token], place: int) -> bool:
    """Whether a label is a part of a figure's reference: Article 7(2), article 7 (2)."""
    before = "".join(token.text for token in tokens[max(0, place - 3) : place])
    return re.search(r"(?:^|[^\s\d]\s)\($", before) is None


def _goes_on(texts: Sequence[str], at: int) -> bool:
    """Whether a label is one of a series: another one comes before it, or behind it.

    One that stands twice must have it right beside: in "(a) …, (b) …; option (a)" the last (a) only
    speaks of the item.
    """
    before, behind = texts[:at], texts[at + 1 :]
    if texts[at] in (*before, *behind):
        before, behind = before[-1:], behind[:1]
    earlier, later = (set().union(*map(_values, side)) for side in (before, behind))
    return any(
        (style, value - 1) in earlier or (style, value + 1) in later
        for style, value in _values(texts[at])
    )


def _values(label: str) -> set[tuple[str, int]]:
    """Return what a label counts, and how: (i) is the ninth letter, and the first Roman number."""
    found = {("figure", int(label))} if label.isdecimal() else set()
    if len(label) == 1 and label.isalpha():
        found.add(("letter", ord(label)))
    if label in _ROMAN:
        found.add(("roman", _ROMAN.index(label)))
    return found
