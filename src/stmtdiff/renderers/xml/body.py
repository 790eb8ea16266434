"""The redline: the later statement's structure, with what went and what came."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from stmtdiff.akn.items import (
    HeadingItem,
    LineItem,
    Mark,
    OmissionItem,
    Passage,
    Provision,
    Run,
    Runs,
    plain,
)
from stmtdiff.akn.namespaces import sd
from stmtdiff.akn.zones import zones_of
from stmtdiff.diff import Fate, FrameKind
from stmtdiff.model import FrontLine, FrontRole, Gap, Paragraph, Section
from stmtdiff.renderers.places import frame_by_place
from stmtdiff.renderers.xml.redline import (
    redline_heading,
    redline_paragraphs,
    redline_text,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from stmtdiff.akn.items import Item
    from stmtdiff.diff import FrameDiff, ParagraphDiff, StatementDiff
    from stmtdiff.renderers.xml.names import Names

__all__ = ["redline_items"]


def redline_items(diff: StatementDiff, names: Names) -> Iterator[Item]:
    """Yield the items of the redline in the order of the later statement.

    Removed paragraphs stand where they stood, each behind the one it followed; removed headings
    before the first paragraph that stood under them.

    Raises:
        RenderError: the comparison does not fit its statements.
    """
    return _Redline(diff, names).items()


class _Redline:
    def __init__(self, diff: StatementDiff, names: Names) -> None:
        self._diff = diff
        self._names = names
        self._pair_of = {
            ordinal: place
            for place, pair in enumerate(diff.paragraphs)
            for ordinal in pair.link.new
        }
        self._frame = {part.new: part for part in diff.frame if part.new is not None}
        self._passages = self._lay_out_paragraphs()
        self._under = _removed_by_heading(diff)
        self._removed = _removed_by_anchor(diff.paragraphs, {*chain(*self._under.values())})
        self._headings = _removed_headings(diff)

    def _lay_out_paragraphs(self) -> dict[int, tuple[Passage, ...]]:
        found: dict[int, tuple[Passage, ...]] = {}
        for pair in self._diff.paragraphs:
            if pair.new:
                known = pair.fate is not Fate.NOT_IN_EXCERPT
                passages = redline_paragraphs(pair.new, pair.wording, known=known)
                found.update(zip(pair.link.new, passages, strict=True))
        return found

    def items(self) -> Iterator[Item]:
        zones = zones_of(self._diff.new.elements)
        ordinal = 0
        for place, element in enumerate(self._diff.new.elements):
            match element:
                case FrontLine():
                    yield self._line(element, place)
                case Section():
                    yield self._heading(element, place)
                    yield from self._gone(self._under.get(place, ()))
                case Gap():
                    yield OmissionItem(self._names.new[place], element.marker, zones[place])
                case Paragraph():
                    yield from self._around(element, place, ordinal)
                    ordinal += 1
        if not self._diff.new.paragraphs:
            yield from self._gone_after(-1)
        yield from self._gone_headings(None)
        yield from self._gone_lines()

    # Front lines and headings

    def _line(self, line: FrontLine, place: int) -> LineItem:
        part = self._frame.get(place)
        # No word of a redline's place and date is marked as such, so the role is said.
        role = {sd("role"): line.role.value} if line.role is FrontRole.DATELINE else {}
        return LineItem(_runs_in_frame(line.text, part), line.role, attributes=role)

    def _heading(self, section: Section, place: int) -> HeadingItem:
        eid = self._names.new[place]
        part = self._frame.get(place)
        whole = f"{section.label} {section.heading}" if section.label else section.heading
        # The wording is that of `Section.text`, which strips the odd spaces of a hand-built one.
        if part is None or part.wording.new_text != whole:
            return HeadingItem(eid, plain(section.heading), plain(section.label), section.level)
        known = part.fate is not Fate.NOT_IN_EXCERPT
        label, runs = redline_heading(section.label, section.heading, part.wording, known=known)
        former = self._names.old[part.old] if part.old is not None else ""
        attributes = _former_name(eid, former)
        return HeadingItem(eid, runs, label, section.level, attributes=attributes)

    def _gone_headings(self, pair: int | None) -> Iterator[HeadingItem]:
        for place in self._headings.pop(pair, ()):
            section = self._diff.old.elements[place]
            if isinstance(section, Section):
                name = self._names.old[place]
                yield HeadingItem(
                    name,
                    _deleted(section.heading),
                    _deleted(section.label),
                    gone=True,
                    attributes={"wId": name},
                )

    def _gone_lines(self) -> Iterator[LineItem]:
        for part in self._diff.frame:
            if part.kind is FrameKind.FRONT and part.fate is Fate.REMOVED:
                yield LineItem(_deleted(part.wording.old_text), attributes={"status": "removed"})

    # Paragraphs

    def _around(self, paragraph: Paragraph, place: int, ordinal: int) -> Iterator[Item]:
        if ordinal == 0:
            yield from self._gone_after(-1)
        label, former = plain(paragraph.label), ""
        pair_place = self._pair_of.get(ordinal)
        if pair_place is not None:
            pair = self._diff.paragraphs[pair_place]
            first = ordinal == pair.link.new[0]
            if first:
                yield from self._gone_headings(pair_place)
            label = _number(pair, paragraph, first=first)
            former = self._names.old_paragraph(pair.link.old[0]) if pair.old else ""
        eid = self._names.new[place]
        yield Provision(
            eid,
            self._passages.get(ordinal) or _unmarked(paragraph),
            label,
            paragraph.part,
            bool(paragraph.label),
            attributes=_former_name(eid, former),
        )
        yield from self._gone_after(ordinal)

    def _gone_after(self, ordinal: int) -> Iterator[Item]:
        yield from self._gone(self._removed.get(ordinal, ()))

    def _gone(self, places: Iterable[int]) -> Iterator[Item]:
        for place in places:
            yield from self._gone_headings(place)
            pair = self._diff.paragraphs[place]
            for paragraph, old in zip(pair.old, pair.link.old, strict=True):
                yield _gone_provision(paragraph, self._names.old_paragraph(old))


def _last_heading(parts: Iterable[FrameDiff]) -> int | None:
    found = [part.new for part in parts if part.kind is FrameKind.HEADING and part.new is not None]
    return found[-1] if found else None


def _removed_by_heading(diff: StatementDiff) -> dict[int, list[int]]:
    """Return the places of removed pairs by the later heading that they stand right behind."""
    heading_at: dict[int, int | None] = {
        place: _last_heading(parts) for place, parts in frame_by_place(diff).items()
    }
    found: defaultdict[int, list[int]] = defaultdict(list)
    heading = None
    for place, pair in enumerate(diff.paragraphs):
        heading = None if pair.new else heading_at.get(place, heading)
        if heading is not None and pair.fate is Fate.REMOVED:
            found[heading].append(place)
    return found


def _removed_by_anchor(
    pairs: Iterable[ParagraphDiff], elsewhere: Container[int]
) -> dict[int, list[int]]:
    """Return the places of the other removed pairs by the later paragraph they stand behind.

    -1 stands for none.
    """
    found: defaultdict[int, list[int]] = defaultdict(list)
    anchor = -1
    for place, pair in enumerate(pairs):
        if pair.new:
            anchor = max(pair.link.new)
        elif pair.fate is Fate.REMOVED and place not in elsewhere:
            found[anchor].append(place)
    return found


def _removed_headings(diff: StatementDiff) -> dict[int | None, list[int]]:
    """Return the places of removed headings by the pair they stand before, None for the end."""
    pair_of = {old: place for place, pair in enumerate(diff.paragraphs) for old in pair.link.old}
    counted = (isinstance(element, Paragraph) for element in diff.old.elements)
    paragraphs_before = list(accumulate(counted, initial=0))
    found: defaultdict[int | None, list[int]] = defaultdict(list)
    for part in diff.frame:
        if part.kind is FrameKind.HEADING and part.fate is Fate.REMOVED and part.old is not None:
            pair = pair_of.get(paragraphs_before[part.old])
            shown = pair is not None and diff.paragraphs[pair].fate is not Fate.NOT_IN_EXCERPT
            found[pair if shown else None].append(part.old)
    return found


def _runs_in_frame(text: str, part: FrameDiff | None) -> Runs:
    if part is None or part.wording.new_text != text:
        return plain(text)
    return redline_text(text, part.wording, known=part.fate is not Fate.NOT_IN_EXCERPT)


def _number(pair: ParagraphDiff, paragraph: Paragraph, *, first: bool) -> Runs:
    """Return the printed number, with the one that the first earlier paragraph had."""
    former = pair.old[0].label if pair.old and first else ""
    if former == paragraph.label or pair.fate is Fate.NOT_IN_EXCERPT:
        return plain(paragraph.label)
    inserted = (Run(paragraph.label, Mark.INSERTED),) if paragraph.label else ()
    return (*_deleted(former), *inserted)


def _unmarked(paragraph: Paragraph) -> tuple[Passage, ...]:
    return tuple(
        Passage(plain(block.text), plain(block.label), block.level) for block in paragraph.blocks
    )


def _deleted(text: str) -> Runs:
    return (Run(text, Mark.DELETED),) if text else ()


def _former_name(eid: str, former: str) -> dict[str, str]:
    """Return the eId of the earlier statement, where it was another one."""
    return {"wId": former} if former and former != eid else {}


def _gone_provision(paragraph: Paragraph, name: str) -> Provision:
    passages = tuple(
        Passage(_deleted(block.text), _deleted(block.label), block.level)
        for block in paragraph.blocks
    )
    return Provision(
        name,
        passages,
        _deleted(paragraph.label),
        paragraph.part,
        bool(paragraph.label),
        gone=True,
        attributes={"wId": name},
    )
