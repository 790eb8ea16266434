"""Which paragraphs belong together: the data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from stmtdiff.errors import WrongTypeError

if TYPE_CHECKING:
    from stmtdiff.model import Diagnostic, Span

__all__ = ["BY_HAND", "Alignment", "Link", "LinkShape", "RunnerUp", "Transfer"]


BY_HAND = "given by a person"
"""The reason of a link that was given, and not found, where whoever gave it tells no other."""


class LinkShape(StrEnum):
    """What the numbers of paragraphs on both sides of a link say."""

    ADDED = "added"
    REMOVED = "removed"
    ONE_TO_ONE = "one-to-one"
    SPLIT = "split"
    MERGED = "merged"
    REGROUPED = "regrouped"


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """A pair that shares nearly as much as the one that was linked.

    Attributes:
        old: the place of its paragraph in ``old.paragraphs``.
        new: the place of its paragraph in ``new.paragraphs``.
        share: from 0 to 1, the share of words that the two have in common.
    """

    old: int
    new: int
    share: float


@dataclass(frozen=True, slots=True)
class Link:
    """Paragraphs of the earlier statement that became paragraphs of the later one.

    Attributes:
        old: indexes into ``old.paragraphs``, ascending; empty for an added paragraph.
        new: indexes into ``new.paragraphs``, ascending; empty for a removed one.
        score: from 0 to 1 how sure it is: of the links that score 0.8, about four in five are
            right. 1.0 for equal texts and for a person's own links; of a split or merged one, the
            score of its least sure member.
        reason: why, in words.
        moved: whether it stands out of the order that the other links keep.
        runner_up: the pair that came close to being linked instead, where one did.
        given: whether the caller gave it, and it was not found; the alignment sets it.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float = 1.0
    reason: str = ""
    moved: bool = False
    runner_up: RunnerUp | None = None
    given: bool = False

    def __post_init__(self) -> None:
        """Keep the places as tuples, ascending, and refuse what are none.

        Raises:
            WrongTypeError: the places, the score or the reason are of another type.
        """
        for side in ("old", "new"):
            places = getattr(self, side)
            if not isinstance(places, (tuple, list)) or not all(map(_is_place, places)):
                raise WrongTypeError("Link", f"a tuple of places, from 0, as {side}", places)
            object.__setattr__(self, side, tuple(sorted(places)))
        if not isinstance(self.score, (int, float)):
            raise WrongTypeError("Link", "a number as score", self.score)
        if not isinstance(self.reason, str):
            raise WrongTypeError("Link", "text as reason", self.reason)

    @property
    def shape(self) -> LinkShape:
        """Added, removed, one-to-one, split, merged or regrouped (many to many)."""
        match len(self.old), len(self.new):
            case 0, _:
                return LinkShape.ADDED
            case _, 0:
                return LinkShape.REMOVED
            case 1, 1:
                return LinkShape.ONE_TO_ONE
            case 1, _:
                return LinkShape.SPLIT
            case _, 1:
                return LinkShape.MERGED
            case _:
                return LinkShape.REGROUPED


def _is_place(place: object) -> bool:
    return isinstance(place, int)


@dataclass(frozen=True, slots=True)
class Transfer:
    """A sentence that went over to a paragraph which is no partner of the one it stood in.

    Attributes:
        old: the place of the paragraph it stood in, in ``old.paragraphs``.
        new: the place of the paragraph it stands in now, in ``new.paragraphs``.
        old_span: its offsets in the earlier paragraph's text.
        new_span: its offsets in the later paragraph's text.
        score: from 0 to 1, how much of the two sentences is the same, in words and phrases.
    """

    old: int
    new: int
    old_span: Span
    new_span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links between two statements: every paragraph of both is in exactly one.

    Attributes:
        links: in the order of the later statement; a removed paragraph stands behind the link of
            the paragraph that stood before it.
        transfers: single sentences that went over to another paragraph, beside the links.
        diagnostics: what is to be known of the whole, such as ``barely-matching``.
    """

    links: tuple[Link, ...]
    transfers: tuple[Transfer, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
