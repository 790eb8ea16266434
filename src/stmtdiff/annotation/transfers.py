"""A sentence that went over to another paragraph, told at both ends, and what changed in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from stmtdiff.annotation.displaced import displaced
from stmtdiff.annotation.quotes import name_in_note, quoted
from stmtdiff.annotation.reading import EQUAL
from stmtdiff.annotation.weight import EDITORIAL_KINDS
from stmtdiff.diff import Annotation, Fate
from stmtdiff.diff.wording import compare_wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from stmtdiff.annotation.displaced import Displaced
    from stmtdiff.diff import ParagraphDiff, Piece, StatementDiff

__all__ = ["annotate_inside", "annotate_transfers", "without_echoes"]

_FACTS = frozenset(("date", "degree", "figure", "name", "negation", "qualifier", "reference"))
"""Kinds of notes that tell what went or came, and do not see that it moved with its sentence."""
_TOLD = 3
"""So many of the words that changed in a sentence are told; its text stands beside the note."""


def annotate_transfers(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield two notes for each transfer: where the sentence went, and where it came from.

    Each stands on the op that holds the sentence, if one holds it whole, else on the pair.
    """
    for left, entered, transfer in displaced(diff):
        if transfer:
            old, new = diff.old.paragraphs[transfer.old], diff.new.paragraphs[transfer.new]
            for end, told in (
                (left, f"went to {name_in_note(new)}"),
                (entered, f"came from {name_in_note(old)}"),
            ):
                op = end.op_in(diff.paragraphs[end.pair])
                words = quoted(end.text.strip(" ,;"))
                yield Annotation("transfer", f"{words} {told}", end.pair, op)


def without_echoes(diff: StatementDiff, notes: Iterable[Annotation]) -> list[Annotation]:
    """Return the notes but for those on what a displaced sentence took with it.

    A date in it was not dropped at the one end and added at the other: it moved, and where it is
    another one now, that is told of the inside of the sentence.
    """
    echoes = {
        (end.pair, op, verb)
        for one in displaced(diff)
        for end, verb in ((one.left, "dropped"), (one.entered, "added"))
        for op in end.ops_within(diff.paragraphs[end.pair])
    }
    return [
        note
        for note in notes
        if note.kind not in _FACTS
        or (note.pair, note.op, note.why.rpartition(" ")[2]) not in echoes
    ]


def annotate_inside(
    diff: StatementDiff, annotators: Sequence[Callable[[StatementDiff], Iterable[Annotation]]]
) -> Iterator[Annotation]:
    """Yield what changed inside the displaced sentences, told where they stand now.

    Args:
        diff: the comparison.
        annotators: what looks at the two wordings of a sentence as at a pair of paragraphs.
    """
    changed = [one for one in displaced(diff) if one.left.text != one.entered.text]
    pairs = tuple(_as_pair(diff, one) for one in changed)
    inner = replace(diff, paragraphs=pairs, frame=(), transfers=(), annotations=())
    notes = [note for annotate in annotators for note in annotate(inner)] if changed else []
    for note in notes:
        if note.kind not in EDITORIAL_KINDS:
            yield _on_entered(diff, changed[note.pair], note.kind, note.why)
    noted = {(note.pair, note.op) for note in notes}
    for place, (one, pair) in enumerate(zip(changed, pairs, strict=True)):
        words = [
            _told(piece)
            for number, piece in enumerate(pair.wording.pieces)
            if piece.tag is not EQUAL and (place, number) not in noted
        ]
        if words:
            more = " …" * (len(words) > _TOLD)
            told = f"in the sentence that moved: {', '.join(words[:_TOLD])}{more}"
            yield _on_entered(diff, one, "wording", told)


def _as_pair(diff: StatementDiff, one: Displaced) -> ParagraphDiff:
    """Return the two wordings of a sentence as if they were the whole of their pair."""
    wording, _ = compare_wording([one.left.text], [one.entered.text])
    pair = diff.paragraphs[one.entered.pair]
    old = diff.paragraphs[one.left.pair].old
    return replace(pair, fate=Fate.REVISED, old=old, wording=wording)


def _on_entered(diff: StatementDiff, one: Displaced, kind: str, why: str) -> Annotation:
    pair = one.entered.pair
    return Annotation(kind, why, pair, one.entered.op_in(diff.paragraphs[pair]))


def _told(piece: Piece) -> str:
    if not piece.new_text.strip():
        return f"{quoted(piece.old_text)} dropped"
    if not piece.old_text.strip():
        return f"{quoted(piece.new_text)} added"
    return f"{quoted(piece.old_text)} → {quoted(piece.new_text)}"
