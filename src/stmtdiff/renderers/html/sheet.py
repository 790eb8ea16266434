"""What all parts of a page share: the comparison, the words it is told in, the ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.displaced import went_over
from stmtdiff.annotation.weight import EDITORIAL_KINDS, editorial_ops
from stmtdiff.diff import Fate
from stmtdiff.renderers.html.ids import counted_ids, paragraph_ids
from stmtdiff.renderers.html.interface import slug
from stmtdiff.renderers.html.repeats import told_once
from stmtdiff.renderers.html.texts import OMISSION, Languages
from stmtdiff.renderers.html.topics import topic_of
from stmtdiff.renderers.places import origins
from stmtdiff.renderers.survivals import nearest_by_pair

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stmtdiff.diff import Annotation, ParagraphDiff, StatementDiff, Tag
    from stmtdiff.model import Span, Statement
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
        notes: the annotations by the place of their pair, what is told of one date only once.
        nearest: what comes nearest to what was dropped, by the place of the pair.
        origins: the heading over a pair in the earlier statement, where it stands under another.
        omitted: pair and op of the words that an excerpt does not show.
        went_over: by the place of a pair and the side, which tokens went over to other paragraphs.
        counted: whether no paragraph has a number, so that they are counted.
        counted_ids: where they are counted, a second id by the first: ``p3`` for ``p-al_3``.
        topics: what each pair is about, in the words of its later text, else of its earlier one.
    """

    diff: StatementDiff
    words: Interface
    languages: Languages
    old_ids: tuple[str, ...]
    new_ids: tuple[str, ...]
    editorial: Mapping[int, frozenset[int]]
    notes: Mapping[int, tuple[Annotation, ...]]
    nearest: Mapping[int, Sequence[Nearest]]
    origins: Mapping[int, str]
    omitted: frozenset[tuple[int, int | None]]
    went_over: Mapping[tuple[int, Tag], Sequence[Span]]
    counted: bool
    counted_ids: Mapping[str, str]
    topics: tuple[str, ...]

    @classmethod
    def of(cls, diff: StatementDiff, words: Interface, prefix: str = "") -> Sheet:
        """Return the sheet of a comparison; all ids on it begin with the prefix."""
        counted = not any(one.number for one in (*diff.old.paragraphs, *diff.new.paragraphs))
        if counted:
            words = words.counting()
        notes: dict[int, list[Annotation]] = {}
        # What leaves the meaning as it was comes last.
        for note in sorted(diff.annotations, key=lambda note: note.kind in EDITORIAL_KINDS):
            notes.setdefault(note.pair, []).append(note)
        editorial: dict[int, set[int]] = {}
        for place, op in editorial_ops(diff):
            editorial.setdefault(place, set()).add(op)
        sides = (diff.old.paragraphs, f"{prefix}o"), (diff.new.paragraphs, f"{prefix}p")
        old_ids, new_ids = (paragraph_ids(*side) for side in sides)
        return cls(
            diff,
            words,
            Languages.of(diff.old, diff.new, words),
            old_ids,
            new_ids,
            {pair: frozenset(ops) for pair, ops in editorial.items()},
            {pair: (*told_once(diff.paragraphs[pair], told),) for pair, told in notes.items()},
            nearest_by_pair(diff),
            origins(diff),
            frozenset((one.pair, one.op) for one in diff.annotations if one.kind == OMISSION),
            went_over(diff),
            counted,
            {one: short for side in sides for one, short in counted_ids(*side).items()}
            if counted
            else {},
            tuple(
                topic_of(pair.wording.new) or topic_of(pair.wording.old) for pair in diff.paragraphs
            ),
        )

    def card_id(self, pair: ParagraphDiff) -> str:
        """Return the id of a pair's card: that of its first later paragraph, else the earlier."""
        if pair.link.new:
            return self.new_ids[pair.link.new[0]]
        return self.old_ids[pair.link.old[0]]

    def direction_of(self, statement: Statement) -> str:
        """Return the direction of a statement's name, where the page itself put it together."""
        made_here = statement.metadata.place or statement.metadata.date
        return self.languages.turned if made_here else ""

    def numbered(self, number: str) -> str:
        """Return what a reader calls the paragraph with a number, or with a place in the count."""
        words = self.words
        return words.say("body", n=number) if self.counted else words.say("number", number=number)

    def opens_with_topic(self, place: int) -> bool:
        """Whether a pair's text begins with its topic, which need not be told above it then."""
        wording = self.diff.paragraphs[place].wording
        text = wording.new_text or wording.old_text
        return text.startswith(self.topics[place].removesuffix(" …"))

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
