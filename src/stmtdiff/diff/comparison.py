"""What a comparison is: data, no markup."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from stmtdiff.diff.display import displayed
from stmtdiff.diff.footnotes import footnotes_differ
from stmtdiff.model import Diagnostic, Paragraph, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.alignment import Link, Transfer
    from stmtdiff.diff.hints import Annotation, Highlight, Survival
    from stmtdiff.tokens import Token

__all__ = [
    "PARAGRAPH_BREAK",
    "Change",
    "Fate",
    "FrameDiff",
    "FrameKind",
    "Move",
    "Op",
    "ParagraphDiff",
    "Piece",
    "StatementDiff",
    "Tag",
    "Wording",
]

PARAGRAPH_BREAK = "\n\n"
"""What stands between two paragraphs on one side of a split or merged pair."""


class Tag(StrEnum):
    """What an op does to the earlier text; the names are difflib's."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Op:
    """One step from the earlier text to the later one.

    Attributes:
        tag: what it does.
        old: the range of tokens of the earlier side; empty for an insertion.
        new: the range of tokens of the later side; empty for a deletion.
    """

    tag: Tag
    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """An op with its texts. For an equal op both texts are the same."""

    tag: Tag
    old_text: str
    new_text: str
    old_span: Span
    new_span: Span


@dataclass(frozen=True, slots=True)
class Move:
    """A phrase that went at one place and came at another, in the same words.

    Attributes:
        old_op: the place in ``Wording.ops`` of the op with which it went.
        new_op: the place of the op with which it came.
        old: its range of tokens on the earlier side, inside that op's.
        new: its range of tokens on the later side.
    """

    old_op: int
    new_op: int
    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """Two texts and the ops that lead from one to the other.

    The ops cover the tokens of both sides without gap or overlap, so the old texts of all pieces
    put together are the earlier text, and the new texts the later one.

    Attributes:
        old: the tokens of the earlier side.
        new: the tokens of the later side.
        ops: the ops, in order.
        moves: the phrases that only moved, in the order of the later side.
    """

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    ops: tuple[Op, ...]
    moves: tuple[Move, ...] = ()

    @property
    def old_text(self) -> str:
        """The earlier text."""
        return "".join([token.text for token in self.old])

    @property
    def new_text(self) -> str:
        """The later text."""
        return "".join([token.text for token in self.new])

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The ops with their texts, one a op, with offsets (code points) into both texts."""
        return tuple(map(self.piece, self.ops))

    def piece(self, op: Op) -> Piece:
        """Return one of the ops with its texts."""
        return Piece(
            op.tag,
            "".join([token.text for token in self.old[op.old.start : op.old.end]]),
            "".join([token.text for token in self.new[op.new.start : op.new.end]]),
            _offsets(self.old, op.old),
            _offsets(self.new, op.new),
        )


def _offsets(tokens: tuple[Token, ...], tokens_range: Span) -> Span:
    length = tokens[-1].end if tokens else 0
    start = tokens[tokens_range.start].start if tokens_range.start < len(tokens) else length
    end = tokens[tokens_range.end].start if tokens_range.end < len(tokens) else length
    return Span(start, end)


class Fate(StrEnum):
    """What became of a paragraph. Moved and renumbered are facts beside it."""

    UNCHANGED = "unchanged"
    REVISED = "revised"
    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"
    REGROUPED = "regrouped"
    NOT_IN_EXCERPT = "not in the excerpt"


@dataclass(frozen=True, slots=True)
class ParagraphDiff:
    """One link with its wording.

    Attributes:
        link: which paragraphs, and why.
        fate: what became of them.
        renumbered: whether a one-to-one pair is printed with another number.
        old: the paragraphs of the earlier side.
        new: the paragraphs of the later side.
        wording: the two texts and the ops between them.
        editorial: whether all that changed in it leaves what is said as it was; False before the
            comparison is annotated.
        crossed: whether it came past a heading or another part of the frame that stayed, though
            it keeps its order among the paragraphs.
    """

    link: Link
    fate: Fate
    renumbered: bool
    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    wording: Wording
    editorial: bool = False
    crossed: bool = False

    @property
    def same(self) -> bool:
        """Whether nothing at all differs: not a character, not the number, not the place."""
        return (
            not self.moved
            and all(op.tag is Tag.EQUAL for op in self.wording.ops)
            and [(p.label, p.text) for p in self.old] == [(p.label, p.text) for p in self.new]
        )

    @property
    def score(self) -> float:
        """How sure the link is; see `Link.score`."""
        return self.link.score

    @property
    def reason(self) -> str:
        """Why these paragraphs are linked; see `Link.reason`."""
        return self.link.reason

    @property
    def substantive(self) -> bool:
        """Whether words went or came that may say something else than before.

        What an excerpt leaves out is not known to, and a paragraph that was only moved or
        renumbered does not.
        """
        return not self.editorial and self.fate not in (Fate.UNCHANGED, Fate.NOT_IN_EXCERPT)

    @property
    def moved(self) -> bool:
        """Whether it stands out of the order of the other paragraphs, or under another heading.

        Where a heading came to stand over several paragraphs that had another one, the heading is
        what moved, and not they.
        """
        return self.link.moved or self.crossed

    @property
    def old_numbers(self) -> tuple[str, ...]:
        """The printed numbers of the earlier side, empty strings where unnumbered."""
        return tuple(paragraph.number for paragraph in self.old)

    @property
    def new_numbers(self) -> tuple[str, ...]:
        """The printed numbers of the later side, empty strings where unnumbered."""
        return tuple(paragraph.number for paragraph in self.new)


class FrameKind(StrEnum):
    """What of the frame around the paragraphs was compared."""

    FRONT = "front"
    HEADING = "heading"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class FrameDiff:
    """A front line, heading or gap mark and what became of it, so that no difference goes unsaid.

    Attributes:
        kind: front line, heading or gap mark.
        fate: unchanged, revised, added, removed or not in the excerpt.
        old: its place in ``old.elements``, or None where it is new.
        new: its place in ``new.elements``, or None where it is gone.
        wording: the two texts and the ops between them.
        moved: whether it stands elsewhere among the headings and paragraphs, at another depth, or
            (of a front line) as another part; beside its fate, as with paragraphs.
    """

    kind: FrameKind
    fate: Fate
    old: int | None
    new: int | None
    wording: Wording
    moved: bool = False

    @property
    def differs(self) -> bool:
        """Whether its words or its place differ; what an excerpt leaves out does not."""
        return self.moved or self.fate not in (Fate.UNCHANGED, Fate.NOT_IN_EXCERPT)


@dataclass(frozen=True, slots=True)
class Change:
    """An op made readable.

    Attributes:
        tag: delete, insert or replace.
        old_text: the words that went.
        new_text: the words that came.
        kinds: the kinds its annotations give it, sorted.
        pair: the place of its pair in ``StatementDiff.paragraphs``.
        op: the place of its op in that pair.
        old_span: where in the earlier side's text.
        new_span: where in the later side's text.
    """

    tag: Tag
    old_text: str
    new_text: str
    kinds: tuple[str, ...]
    pair: int
    op: int
    old_span: Span
    new_span: Span


@dataclass(frozen=True, slots=True, repr=False)
class StatementDiff:
    """The whole comparison.

    Attributes:
        old: the earlier statement.
        new: the later one.
        paragraphs: a pair a link, in the order of the later statement; what is removed stands
            where it stood.
        frame: front lines and headings.
        transfers: sentences that went over to another paragraph, beside the links.
        annotations: hints, by pair and op.
        diagnostics: what is to be known of the comparison as a whole.
        highlights: what to read first, the weightiest first; empty before it is annotated.
        survivals: the sentences that were dropped, each with the nearest wording that survives, in
            the order of the pairs; empty before it is annotated.
    """

    old: Statement
    new: Statement
    paragraphs: tuple[ParagraphDiff, ...]
    frame: tuple[FrameDiff, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    survivals: tuple[Survival, ...] = ()

    def __repr__(self) -> str:
        """Return how many pairs met which fate; the whole would be longer than both texts."""
        told = ", ".join(f"{count} {fate}" for fate, count in self.fates.items() if count)
        return f"<{type(self).__name__}: {told or 'no paragraphs'}>"

    def _repr_html_(self) -> str | None:
        """Return the summary and the first changed paragraphs, for a notebook."""
        return displayed(self)

    def changes(self) -> Iterator[Change]:
        """Yield every op that is not equal, in reading order, with the kinds it was given."""
        kinds: dict[tuple[int, int | None], set[str]] = {}
        for note in self.annotations:
            kinds.setdefault((note.pair, note.op), set()).add(note.kind)
        for place, pair in enumerate(self.paragraphs):
            for number, op in enumerate(pair.wording.ops):
                if op.tag is not Tag.EQUAL:
                    piece = pair.wording.piece(op)
                    yield Change(
                        piece.tag,
                        piece.old_text,
                        piece.new_text,
                        tuple(sorted(kinds.get((place, number), ()))),
                        place,
                        number,
                        piece.old_span,
                        piece.new_span,
                    )

    @property
    def fates(self) -> dict[Fate, int]:
        """How many pairs met each fate, every fate named, in the order of `Fate`."""
        counted = Counter(pair.fate for pair in self.paragraphs)
        return {fate: counted[fate] for fate in Fate}

    @property
    def same(self) -> bool:
        """Whether nothing differs: no word, number, heading, place or title, and no footnote."""
        return (
            all(pair.same for pair in self.paragraphs)
            and all(part.fate is Fate.UNCHANGED and not part.moved for part in self.frame)
            and not footnotes_differ(self.old, self.new)
        )
