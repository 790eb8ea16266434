"""What all parts of a page share: the comparison, the words it is told in, the ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stmtdiff.annotation import editorial_pairs
from stmtdiff.diff import Fate
from stmtdiff.renderers.html.ids import paragraph_ids
from stmtdiff.renderers.html.interface import slug
from stmtdiff.renderers.html.texts import Languages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stmtdiff.diff import Annotation, ParagraphDiff, StatementDiff
    from stmtdiff.renderers.html.interface import Interface

__all__ = ["EDITORIAL", "Sheet"]

EDITORIAL = "editorial"
"""The status of what is revised, but says nothing else than before."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The comparison, and what is known of it by pair and paragraph.

    Attributes:
        diff: the comparison.
        words: the words of the page.
        languages: the languages of both sides.
        old_ids: the id of each paragraph of the earlier statement.
        new_ids: the id of each paragraph of the later one.
        editorial: the places of the pairs that changed only editorially.
        notes: the annotations by the place of their pair.
    """

    diff: StatementDiff
    words: Interface
    languages: Languages
    old_ids: tuple[str, ...]
    new_ids: tuple[str, ...]
    editorial: frozenset[int]
    notes: Mapping[int, tuple[Annotation, ...]]

    @classmethod
    def of(cls, diff: StatementDiff, words: Interface, prefix: str = "") -> Sheet:
        """Return the sheet of a comparison; all ids on it begin with the prefix."""
        notes: dict[int, list[Annotation]] = {}
        for note in diff.annotations:
            notes.setdefault(note.pair, []).append(note)
        return cls(
            diff,
            words,
            Languages.of(diff.old, diff.new),
            paragraph_ids(diff.old.paragraphs, f"{prefix}o"),
            paragraph_ids(diff.new.paragraphs, f"{prefix}p"),
            editorial_pairs(diff),
            {pair: tuple(told) for pair, told in notes.items()},
        )

    def card_id(self, pair: ParagraphDiff) -> str:
        """Return the id of a pair's card: that of its first later paragraph, else the earlier."""
        if pair.link.new:
            return self.new_ids[pair.link.new[0]]
        return self.old_ids[pair.link.old[0]]

    def status(self, place: int) -> str:
        """Return a pair's one status: its fate, or ``editorial`` for what is only revised so."""
        return EDITORIAL if place in self.editorial else slug(self.diff.paragraphs[place].fate)

    def statuses(self) -> dict[str, int]:
        """Return how many pairs have each status, in the order in which they are told."""
        order = [slug(fate) for fate in Fate]
        order.remove("unchanged")
        order = [order[0], EDITORIAL, *order[1:], "unchanged"]
        counted = dict.fromkeys(order, 0)
        for place in range(len(self.diff.paragraphs)):
            counted[self.status(place)] += 1
        return {name: count for name, count in counted.items() if count}
