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
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from stmtdiff.annotation.displaced import Displaced
    from stmtdiff.diff import ParagraphDiff, Piece, StatementDiff

__all__ = ["annotate_transfers", "without_echoes"]

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


def without_echoes(
    diff: StatementDiff,
    notes: Sequence[Annotation],
    annotators: Sequence[Callable[[StatementDiff], Iterable[Annotation]]],
) -> Iterator[Annotation]:
    """Yield the notes, those on displaced sentences told of their inside.

    A date in such a sentence was not dropped at the one end and added at the other: it moved. What
    changed in the sentence is told where it stands now.

    Args:
        diff: the comparison.
        notes: what was found without a look inside these sentences.
        annotators: what looks at the two wordings of a sentence as at a pair of paragraphs.
    """
    echoes: dict[tuple[int, int, str], int] = {}
    for number, one in enumerate(displaced(diff)):
        for end, verb in ((one.left, "dropped"), (one.entered, "added")):
            for op in end.ops_within(diff.paragraphs[end.pair]):
                echoes[end.pair, op, verb] = number
    one_sided: set[tuple[int, str, str]] = set()
    for note in notes:
        verb = note.why.rpartition(" ")[2]
        echo = echoes.get((note.pair, -1 if note.op is None else note.op, verb))
        if note.kind in _FACTS and echo is not None:
            one_sided.add((echo, note.kind, verb))
        else:
            yield note
    yield from _inside(diff, annotators, one_sided)


def _inside(
    diff: StatementDiff,
    annotators: Sequence[Callable[[StatementDiff], Iterable[Annotation]]],
    one_sided: Container[tuple[int, str, str]],
) -> Iterator[Annotation]:
    """Yield what changed inside the displaced sentences.

    Args:
        diff: the comparison.
        annotators: what looks at the two wordings of a sentence.
        one_sided: of which sentences a fact of some kind was dropped, or added, seen over the
            whole of their paragraphs; what stands elsewhere in these was neither.
    """
    changed = [
        (number, one)
        for number, one in enumerate(displaced(diff))
        if one.left.text != one.entered.text
    ]
    pairs = tuple(_as_pair(diff, one) for _, one in changed)
    inner = replace(diff, paragraphs=pairs, frame=(), transfers=(), annotations=())
    notes = [note for annotate in annotators for note in annotate(inner)] if changed else []
    for note in notes:
        number, one = changed[note.pair]
        verb = note.why.rpartition(" ")[2]
        whole = note.kind not in _FACTS or verb not in ("dropped", "added")
        told = whole or (number, note.kind, verb) in one_sided
        if told and note.kind not in EDITORIAL_KINDS:
            yield _on_entered(diff, one, note.kind, note.why)
    noted = {(note.pair, note.op) for note in notes}
    for place, ((_, one), pair) in enumerate(zip(changed, pairs, strict=True)):
        words = [
            _told(piece)
            for number, piece in enumerate(pair.wording.pieces)
            if piece.tag is not EQUAL and (place, number) not in noted
        ]
        if words:
            more = " …" * (len(words) > _TOLD)
            told_words = f"in the sentence that moved: {', '.join(words[:_TOLD])}{more}"
            yield _on_entered(diff, one, "wording", told_words)


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
