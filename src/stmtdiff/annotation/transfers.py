"""A sentence that went over to another paragraph, told at both ends."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from stmtdiff.annotation.quotes import name_in_note, quoted
from stmtdiff.diff import PARAGRAPH_BREAK, Annotation, Tag
from stmtdiff.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from stmtdiff.diff import ParagraphDiff, StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["annotate_transfers", "transferred", "went_over", "without_echoes"]

_GONE, _COME = " dropped", " added"


def annotate_transfers(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield two notes for each transfer: where the sentence went, and where it came from.

    Each stands on the op that holds the sentence, if one holds it whole, else on the pair.
    """
    for place, tag, span, why in transferred(diff):
        yield Annotation("transfer", why, place, _op(diff.paragraphs[place], tag, span))


def transferred(diff: StatementDiff) -> Iterator[tuple[int, Tag, Span, str]]:
    """Yield the pair, the side, the range of tokens and the note of each end of a transfer."""
    leaves = {place: pair for pair, found in enumerate(diff.paragraphs) for place in found.link.old}
    enters = {place: pair for pair, found in enumerate(diff.paragraphs) for place in found.link.new}
    for one in diff.transfers:
        old, new = diff.old.paragraphs[one.old], diff.new.paragraphs[one.new]
        gone = quoted(old.text[one.old_span.start : one.old_span.end])
        come = quoted(new.text[one.new_span.start : one.new_span.end])
        pair = diff.paragraphs[leaves[one.old]]
        offset = sum(
            len(p.text + PARAGRAPH_BREAK) for p in pair.old[: pair.link.old.index(one.old)]
        )
        span = _tokens(pair.wording.old, offset, one.old_span)
        yield leaves[one.old], Tag.DELETE, span, f"{gone} went to {name_in_note(new)}"
        pair = diff.paragraphs[enters[one.new]]
        offset = sum(
            len(p.text + PARAGRAPH_BREAK) for p in pair.new[: pair.link.new.index(one.new)]
        )
        span = _tokens(pair.wording.new, offset, one.new_span)
        yield enters[one.new], Tag.INSERT, span, f"{come} came from {name_in_note(old)}"


def without_echoes(diff: StatementDiff, notes: Iterable[Annotation]) -> list[Annotation]:
    """Return the notes but for those on what a sentence took with it when it went over.

    A date in it was not dropped at the one end and added at the other: it moved.
    """
    told = list(notes)
    by_op: dict[tuple[int, int | None], list[Annotation]] = {}
    for note in told:
        by_op.setdefault((note.pair, note.op), []).append(note)
    echoes: set[Annotation] = set()
    ends = [*transferred(diff)]
    for left, entered in zip(ends[::2], ends[1::2], strict=True):
        gone, come = (
            {
                (note.kind, note.why.removesuffix(suffix)): note
                for op in _ops_within(diff.paragraphs[pair], tag, span)
                for note in by_op.get((pair, op), ())
                if note.why.endswith(suffix)
            }
            for (pair, tag, span, _), suffix in ((left, _GONE), (entered, _COME))
        )
        for what in gone.keys() & come.keys():
            echoes |= {gone[what], come[what]}
    return [note for note in told if note not in echoes]


def _ops_within(pair: ParagraphDiff, tag: Tag, span: Span) -> Iterator[int]:
    """Yield the places of the ops that hold nothing but words of a range, and a space beside it."""
    for place, op in enumerate(pair.wording.ops):
        held = op.old if tag is Tag.DELETE else op.new
        if op.tag is tag and span.start - 1 <= held.start and held.end <= span.end + 1:
            yield place


def went_over(diff: StatementDiff) -> Mapping[tuple[int, Tag], Sequence[Span]]:
    """Return the ranges of tokens that went over to other paragraphs, or came from them.

    Returns:
        By pair, and by `Tag.DELETE` for the earlier side and `Tag.INSERT` for the later one; only
        the sides that have any.
    """
    found: dict[tuple[int, Tag], list[Span]] = {}
    for pair, tag, span, _ in transferred(diff):
        found.setdefault((pair, tag), []).append(span)
    return found


def _tokens(tokens: Sequence[Token], offset: int, span: Span) -> Span:
    """Return the range of tokens of a range of characters."""
    starts = [token.start for token in tokens]
    return Span(*(bisect_left(starts, offset + at) for at in (span.start, span.end)))


def _op(pair: ParagraphDiff, tag: Tag, span: Span) -> int | None:
    """Return the place of the op that a sentence went, or came, with; None where it was several."""
    for number, op in enumerate(pair.wording.ops):
        side = op.old if tag is Tag.DELETE else op.new
        if op.tag is tag and side.start <= span.start and span.end <= side.end:
            return number
    return None
