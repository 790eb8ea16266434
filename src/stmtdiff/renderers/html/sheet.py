"""What all parts of a page share: the comparison, the words it is told in, the ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.weight import editorial_ops
from stmtdiff.diff import Fate
from stmtdiff.renderers.html.ids import paragraph_ids
from stmtdiff.renderers.html.interface import slug
from stmtdiff.renderers.html.texts import Languages
from stmtdiff.renderers.survivals import nearest_by_pair

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stmtdiff.diff import Annotation, ParagraphDiff, StatementDiff
    from stmtdiff.renderers.html.interface import Interface
    from stmtdiff.renderers.survivals import Nearest

__all__ = ["EDITORIAL", "Sheet"]

EDITORIAL = "editorial"
"""The status of what is revised, but says nothing else than before."""


class Sheet(NamedTuple):
    """The comparison, and what is known of it by pair and paragraph.

    Attributes:
        diff: the comparison.
        words: the words of the page.
        languages: the languages of both sides.
        old_ids: the id of each paragraph of the earlier statement.
        new_ids: the id of each paragraph of the later one.
        editorial: the places of the editorial ops, by the place of their pair.
        notes: the annotations by the place of their pair.
        nearest: what comes nearest to what was dropped, by the place of the pair.
    """

    diff: StatementDiff
    words: Interface
    languages: Languages
    old_ids: tuple[str, ...]
    new_ids: tuple[str, ...]
    editorial: Mapping[int, frozenset[int]]
    notes: Mapping[int, tuple[Annotation, ...]]
    nearest: Mapping[int, Sequence[Nearest]]

    @classmethod
    def of(cls, diff: StatementDiff, words: Interface, prefix: str = "") -> Sheet:
        """Return the sheet of a comparison; all ids on it begin with the prefix."""
        notes: dict[int, list[Annotation]] = {}
        for note in diff.annotations:
            notes.setdefault(note.pair, []).append(note)
        editorial: dict[int, set[int]] = {}
        for place, op in editorial_ops(diff):
            editorial.setdefault(place, set()).add(op)
        return cls(
            diff,
            words,
            Languages.of(diff.old, diff.new, words),
            paragraph_ids(diff.old.paragraphs, f"{prefix}o"),
            paragraph_ids(diff.new.paragraphs, f"{prefix}p"),
            {pair: frozenset(ops) for pair, ops in editorial.items()},
            {pair: tuple(told) for pair, told in notes.items()},
            nearest_by_pair(diff),
        )

    def card_id(self, pair: ParagraphDiff) -> str:
        """Return the id of a pair's card: that of its first later paragraph, else the earlier."""
        if pair.link.new:
            return self.new_ids[pair.link.new[0]]
        return self.old_ids[pair.link.old[0]]

    def status(self, place: int) -> str:
        """Return a pair's one status: its fate, or ``editorial`` for what is only revised so."""
        pair = self.diff.paragraphs[place]
        only_editorial = pair.editorial and pair.fate is Fate.REVISED
        return EDITORIAL if only_editorial else slug(pair.fate)

    def statuses(self) -> dict[str, int]:
        """Return how many pairs have each status, in the order in which they are told."""
        order = [slug(fate) for fate in Fate]
        order.remove("unchanged")
        order = [order[0], EDITORIAL, *order[1:], "unchanged"]
        counted = dict.fromkeys(order, 0)
        for place in range(len(self.diff.paragraphs)):
            counted[self.status(place)] += 1
        return {name: count for name, count in counted.items() if count}
