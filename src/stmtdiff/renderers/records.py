"""A comparison as flat records, one a pair: ready for a data frame or a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from stmtdiff.diff import Tag
from stmtdiff.renderers.survivals import nearest_by_pair
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stmtdiff.diff import ParagraphDiff, StatementDiff
    from stmtdiff.model import Statement
    from stmtdiff.renderers.survivals import Nearest
    from stmtdiff.tokens import Token

__all__ = ["Record", "render_records"]

_AND, _ALSO = " + ", "; "


class Record(TypedDict):
    """One pair. Every value is text, a number or a truth value; what is not there is empty text.

    Several numbers or eids are joined by " + ", several kinds or wordings by "; ".
    """

    pair: int
    fate: str
    moved: bool
    renumbered: bool
    editorial: bool
    substantive: bool
    read_first: int
    score: float
    reason: str
    old_numbers: str
    new_numbers: str
    old_eids: str
    new_eids: str
    section: str
    old_text: str
    new_text: str
    old_words: int
    new_words: int
    words_deleted: int
    words_inserted: int
    kinds: str
    nearest: str
    nearest_score: float


def render_records(diff: StatementDiff) -> list[Record]:
    """Return one flat dict a pair, in the order of `diff.paragraphs`.

    Words are counted as the comparison cuts them: words and figures, not marks. The section is the
    heading over the later side, or over the earlier side of what is removed. `read_first` is the
    rank among the highlights, 0 for none. `nearest` tells, for each sentence that was dropped, the
    nearest surviving wording, and `nearest_score` the least of their scores, 1.0 where none was.
    """
    beside = _beside(diff)
    return [
        _record(pair, _section(pair, *beside.headings), beside, place)
        for place, pair in enumerate(diff.paragraphs)
    ]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is known beside the pairs, by their places."""

    headings: tuple[dict[str, str], dict[str, str]]
    kinds: dict[int, set[str]]
    ranks: dict[int, int]
    nearest: dict[int, list[Nearest]]
    scores: dict[int, float]


def _beside(diff: StatementDiff) -> _Beside:
    kinds: dict[int, set[str]] = {}
    for note in diff.annotations:
        kinds.setdefault(note.pair, set()).add(note.kind)
    scores: dict[int, float] = {}
    for one in diff.survivals:
        scores[one.pair] = min(one.score, scores.get(one.pair, 1.0))
    return _Beside(
        (_headings(diff.old), _headings(diff.new)),
        kinds,
        {one.pair: rank for rank, one in enumerate(diff.highlights, 1)},
        nearest_by_pair(diff),
        scores,
    )


def _record(pair: ParagraphDiff, section: str, beside: _Beside, place: int) -> Record:
    wording = pair.wording
    changed = [op for op in wording.ops if op.tag is not Tag.EQUAL]
    return Record(
        pair=place,
        fate=str(pair.fate),
        moved=pair.moved,
        renumbered=pair.renumbered,
        editorial=pair.editorial,
        substantive=pair.substantive,
        read_first=beside.ranks.get(place, 0),
        score=pair.score,
        reason=pair.reason,
        old_numbers=_AND.join(filter(None, pair.old_numbers)),
        new_numbers=_AND.join(filter(None, pair.new_numbers)),
        old_eids=_AND.join(paragraph.eid for paragraph in pair.old),
        new_eids=_AND.join(paragraph.eid for paragraph in pair.new),
        section=section,
        old_text=wording.old_text,
        new_text=wording.new_text,
        old_words=_words(wording.old),
        new_words=_words(wording.new),
        words_deleted=sum(_words(wording.old[op.old.start : op.old.end]) for op in changed),
        words_inserted=sum(_words(wording.new[op.new.start : op.new.end]) for op in changed),
        kinds=_ALSO.join(sorted(beside.kinds.get(place, ()))),
        nearest=_ALSO.join(one.told for one in beside.nearest.get(place, ())),
        nearest_score=beside.scores.get(place, 1.0),
    )


def _headings(statement: Statement) -> dict[str, str]:
    return {section.eid: section.text for section in statement.sections}


def _section(pair: ParagraphDiff, old: dict[str, str], new: dict[str, str]) -> str:
    if pair.new:
        return new.get(pair.new[0].section, "")
    return old.get(pair.old[0].section, "")


def _words(tokens: Iterable[Token]) -> int:
    return sum(token.kind in (TokenKind.WORD, TokenKind.NUMBER) for token in tokens)
