"""What changed inside the sentences that stand in another place, told where they stand now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from stmtdiff.annotation.displaced import displaced
from stmtdiff.annotation.quotes import quoted
from stmtdiff.annotation.reading import EQUAL
from stmtdiff.annotation.weight import EDITORIAL_KINDS
from stmtdiff.diff import Annotation, Fate
from stmtdiff.diff.wording import compare_wording

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from stmtdiff.annotation.displaced import Displaced
    from stmtdiff.diff import ParagraphDiff, Piece, StatementDiff

__all__ = ["Inside"]

_FACTS = frozenset(("date", "degree", "figure", "name", "negation", "qualifier", "reference"))
"""Kinds of notes that tell what went or came, and do not see that it moved with its sentence."""
_ELSEWHERE = frozenset(("date", "figure", "name", "reference"))
"""Those of which the paragraph may have the same at another place."""
_DROPPED, _ADDED = "dropped", "added"
_TOLD = 3
"""So many of the words that changed in a sentence are told; its text stands beside the note."""
_REWORDED = {"transfers": True, "moves": False}
"""Who tells the words that no other annotator has a note on, and whether of transfers."""


class Inside:
    """The displaced sentences of a comparison, each looked at as a pair of its own.

    Args:
        diff: the comparison.
        annotators: by name, what looks at the words alone, and so can look inside a sentence.
    """

    def __init__(
        self,
        diff: StatementDiff,
        annotators: Mapping[str, Callable[[StatementDiff], Iterable[Annotation]]],
    ) -> None:
        self._diff = diff
        moved = displaced(diff)
        self._echoes = _echoes(diff, moved)
        self._changed = [
            (number, one) for number, one in enumerate(moved) if one.left.text != one.entered.text
        ]
        self._pairs = tuple(_as_pair(diff, one) for _, one in self._changed)
        inner = replace(diff, paragraphs=self._pairs, frame=(), transfers=(), annotations=())
        self._found = {
            name: [*annotator(inner)] for name, annotator in annotators.items() if self._pairs
        }

    def told(self, name: str, notes: Iterable[Annotation]) -> Iterator[Annotation]:
        """Yield the notes of an annotator, those on displaced sentences told of their inside.

        A date in such a sentence was not dropped at the one end and added at the other: it moved.

        Args:
            name: the name of the annotator.
            notes: what it found without a look inside these sentences.
        """
        one_sided: set[tuple[int, str, str]] = set()
        for note in notes:
            verb = _verb(note)
            echo = self._echoes.get((note.pair, note.op, verb))
            if note.kind in _FACTS and echo is not None:
                one_sided.add((echo, note.kind, verb))
            else:
                yield note
        yield from self._inner(name, one_sided)
        if name in _REWORDED:
            yield from self._reworded(transfers=_REWORDED[name])

    def _inner(self, name: str, one_sided: Container[tuple[int, str, str]]) -> Iterator[Annotation]:
        """Yield what an annotator finds inside.

        Args:
            name: the name of the annotator.
            one_sided: in which sentence a fact of which kind was dropped, or added, seen over the
                whole paragraph; what stands elsewhere in that was neither.
        """
        for note in self._found.get(name, ()):
            number, one = self._changed[note.pair]
            verb = _verb(note)
            whole = note.kind not in _ELSEWHERE or verb not in (_DROPPED, _ADDED)
            if note.kind not in EDITORIAL_KINDS and (
                whole or (number, note.kind, verb) in one_sided
            ):
                yield self._on_entered(one, note)

    def _reworded(self, *, transfers: bool) -> Iterator[Annotation]:
        """Yield the words that changed in a sentence and that no annotator has a note on."""
        noted = {(note.pair, note.op) for notes in self._found.values() for note in notes}
        for place, ((_, one), pair) in enumerate(zip(self._changed, self._pairs, strict=True)):
            words = [
                _told(piece)
                for number, piece in enumerate(pair.wording.pieces)
                if piece.tag is not EQUAL and (place, number) not in noted
            ]
            if words and (one.transfer is not None) is transfers:
                more = " …" * (len(words) > _TOLD)
                told = f"in the sentence that moved: {', '.join(words[:_TOLD])}{more}"
                yield self._on_entered(one, Annotation("wording", told, place))

    def _on_entered(self, one: Displaced, note: Annotation) -> Annotation:
        pair = one.entered.pair
        return replace(note, pair=pair, op=one.entered.op_in(self._diff.paragraphs[pair]))


def _echoes(
    diff: StatementDiff, moved: Iterable[Displaced]
) -> dict[tuple[int, int | None, str], int]:
    """Return by pair, op and verb which displaced sentence an op has nothing beside."""
    return {
        (end.pair, op, verb): number
        for number, one in enumerate(moved)
        for end, verb in ((one.left, _DROPPED), (one.entered, _ADDED))
        for op in end.ops_within(diff.paragraphs[end.pair])
    }


def _verb(note: Annotation) -> str:
    """Return whether a fact went or came; nothing where one took the place of another."""
    if note.old:
        return "" if note.new else _DROPPED
    return _ADDED if note.new else ""


def _as_pair(diff: StatementDiff, one: Displaced) -> ParagraphDiff:
    """Return the two wordings of a sentence as if they were the whole of their pair."""
    wording, _ = compare_wording([one.left.text], [one.entered.text])
    pair = diff.paragraphs[one.entered.pair]
    old = diff.paragraphs[one.left.pair].old
    return replace(pair, fate=Fate.REVISED, old=old, wording=wording)


def _told(piece: Piece) -> str:
    if not piece.new_text.strip():
        return f"{quoted(piece.old_text)} dropped"
    if not piece.old_text.strip():
        return f"{quoted(piece.new_text)} added"
    return f"{quoted(piece.old_text)} → {quoted(piece.new_text)}"
