"""The wording of a pair, laid over the blocks of its later paragraphs.

A wording is one text with ops; Akoma Ntoso wants numbers, texts and list items apart. So the later
text is cut into segments, and each piece of the wording goes to the segment where it stands. What
is deleted goes to the segment that has been reached.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from stmtdiff.akn.items import Mark, Passage, Run, Runs
from stmtdiff.akn.namespaces import sd
from stmtdiff.diff import PARAGRAPH_BREAK, Tag, falls_in_omission
from stmtdiff.errors import RenderError
from stmtdiff.model import BLOCK_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.diff import Piece, Wording
    from stmtdiff.model import Block, Paragraph

__all__ = ["redline_heading", "redline_paragraphs", "redline_text"]

INSERTED = "inserted"
UNKNOWN = "unknown"


class _Kind(StrEnum):
    LABEL = "label"
    SPACE = "space"
    TEXT = "text"
    BREAK = "break"


@dataclass(slots=True)
class _Segment:
    """A stretch of the later text.

    Attributes:
        kind: what it is; spaces and breaks are implied by the markup and hold no runs.
        text: its words.
        runs: what was laid over it.
        inserted: whether an implied one was not there before.
    """

    kind: _Kind
    text: str
    runs: list[Run] = field(default_factory=list)
    inserted: bool = False

    @property
    def implied(self) -> bool:
        return self.kind in (_Kind.SPACE, _Kind.BREAK)


def redline_paragraphs(
    paragraphs: Sequence[Paragraph], wording: Wording, *, known: bool = True
) -> tuple[tuple[Passage, ...], ...]:
    """Return the passages of each later paragraph of a pair, with what went and what came.

    Args:
        paragraphs: the later side of the pair.
        wording: the pair's wording.
        known: False where nothing is known of the earlier side, so nothing is marked.

    Raises:
        RenderError: the wording is not that of these paragraphs.
    """
    segments, blocks = _segments_of(paragraphs)
    _lay(segments, wording, known=known)
    passages = iter(_passages(segments, [block for inside in blocks for block in inside]))
    return tuple(tuple(next(passages) for _ in inside) for inside in blocks)


def redline_text(text: str, wording: Wording, *, known: bool = True) -> Runs:
    """Return one text as runs, with what went and what came."""
    segment = _Segment(_Kind.TEXT, text)
    _lay([segment], wording, known=known)
    return tuple(segment.runs)


def redline_heading(
    label: str, heading: str, wording: Wording, *, known: bool = True
) -> tuple[Runs, Runs]:
    """Return the runs of a heading's numeral and of its words."""
    if not label:
        return (), redline_text(heading, wording, known=known)
    segments = [
        _Segment(_Kind.LABEL, label),
        _Segment(_Kind.SPACE, " "),
        _Segment(_Kind.TEXT, heading),
    ]
    _lay(segments, wording, known=known)
    return tuple(segments[0].runs), tuple(segments[2].runs)


def _segments_of(
    paragraphs: Sequence[Paragraph],
) -> tuple[list[_Segment], list[list[Block | None]]]:
    """Return the segments, and for each paragraph its blocks; None for a text without any."""
    segments: list[_Segment] = []
    blocks: list[list[Block | None]] = []
    for paragraph in paragraphs:
        if blocks:
            segments.append(_Segment(_Kind.BREAK, PARAGRAPH_BREAK))
        blocks.append([*paragraph.blocks] or [None])
        for place, block in enumerate(blocks[-1]):
            if place:
                segments.append(_Segment(_Kind.BREAK, BLOCK_BREAK))
            if block is not None and block.label:
                segments.append(_Segment(_Kind.LABEL, block.label))
                segments.append(_Segment(_Kind.SPACE, " "))
            segments.append(_Segment(_Kind.TEXT, block.text if block else ""))
    return segments, blocks


def _lay(segments: Sequence[_Segment], wording: Wording, *, known: bool) -> None:
    if "".join(segment.text for segment in segments) != wording.new_text:
        raise RenderError("a wording of the comparison is not that of its paragraphs")
    layer = _Layer(segments)
    for op, piece in zip(wording.ops, wording.pieces, strict=True):
        status = UNKNOWN if falls_in_omission(wording, op) else ""
        layer.lay(piece, status, known=known)


class _Layer:
    """Walks through the segments as pieces are laid over them."""

    def __init__(self, segments: Sequence[_Segment]) -> None:
        self._segments = segments
        self._at = 0
        self._used = 0

    def lay(self, piece: Piece, status: str, *, known: bool) -> None:
        """Put a piece where it stands."""
        if piece.tag in (Tag.DELETE, Tag.REPLACE) and piece.old_text and known:
            self._delete(Run(piece.old_text, Mark.DELETED, status=status))
        if piece.tag is not Tag.DELETE:
            inserted = piece.tag is not Tag.EQUAL and known
            self._write(piece.new_text, status, inserted=inserted)

    def _delete(self, run: Run) -> None:
        segment = self._segments[self._at]
        if segment.implied and self._used:
            self._next()
        self._segments[self._at].runs.append(run)

    def _write(self, text: str, status: str, *, inserted: bool) -> None:
        mark = Mark.INSERTED if inserted else Mark.NONE
        while text:
            segment = self._segments[self._at]
            part = text[: len(segment.text) - self._used]
            text = text[len(part) :]
            self._used += len(part)
            if segment.implied:
                segment.inserted = segment.inserted or inserted
            elif part:
                segment.runs.append(Run(part, mark, status=status if inserted else ""))
            if text:
                self._next()

    def _next(self) -> None:
        self._at += 1
        self._used = 0


def _passages(segments: Sequence[_Segment], blocks: Sequence[Block | None]) -> Iterator[Passage]:
    remaining = iter(blocks)
    label: Runs = ()
    attributes: dict[str, str] = {}
    for segment in segments:
        match segment.kind:
            case _Kind.LABEL:
                label = tuple(segment.runs)
            case _Kind.SPACE | _Kind.BREAK:
                if segment.inserted:
                    attributes[sd(segment.kind)] = INSERTED
            case _Kind.TEXT:
                block = next(remaining)
                level = block.level if block else 0
                yield Passage(tuple(segment.runs), label, level, attributes)
                label, attributes = (), {}
