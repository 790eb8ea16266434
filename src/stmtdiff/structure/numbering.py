"""Which labels count: the numbers of paragraphs and the marks of list items.

A number at the start of a line is one of three things: a paragraph's, a list item's, or a figure
that line wrapping happened to bring there ("... paragraph / 12. It also recalled"). What tells them
apart is weighed line by line: the blank line before, how the line before ends, how the text goes
on, and whether the number continues the count. Numbers need only increase: an excerpt leaves some
out.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.structure.bare import BARE, find_bare_run
from stmtdiff.structure.labels import Label, LabelKind, labels_of
from stmtdiff.structure.lines import (
    NO_LABEL,
    is_heading_like,
    is_terminated,
    points_on,
    typical_width,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stmtdiff.structure.lines import Line, Markup

__all__ = ["Head", "HeadRole", "find_heads"]


class HeadRole(StrEnum):
    """What a label at the start of a line begins."""

    PARAGRAPH = "paragraph"
    ITEM = "item"


class Head(NamedTuple):
    """A label that counts, or one that was nearly taken for one.

    Attributes:
        label: the label.
        role: what it begins.
        level: 0 for a paragraph, 1 for a list item, 2 for an item in an item.
        doubtful: whether the evidence was thin.
    """

    label: Label
    role: HeadRole
    level: int = 0
    doubtful: bool = False


# Weights of the evidence, in steps a person would take: over the bar is a paragraph's number.
_BAR = 0.5
_DOUBT = 1.0
_AFTER_BLANK = 2.5
_AFTER_SENTENCE = 1.5
_INSIDE_SENTENCE = -1.5
_AFTER_POINTER = -3.0
_NO_TEXT = -4.0
_CAPITAL, _SMALL = 1.0, -1.0
_NEXT_NUMBER, _FIRST_NUMBER = 1.0, 1.0
_SAME_NUMBER, _LOWER_NUMBER = -0.5, -1.5
_FAR_JUMP, _FAR = -1.0, 60
_LARGE_NUMBER, _LARGE = -2.5, 999
_LABELLED_GROUP = 3.5
_GIVEN = 4.0
_LONGEST_ITEM = 20
"""Lines in which the second item of a list is looked for."""


def find_heads(lines: Sequence[Line]) -> tuple[dict[int, Head], tuple[int, ...]]:
    """Return the labels that count by line, and the lines whose label was doubtful but refused."""
    labels = {place: _labels(line) for place, line in enumerate(lines)}
    chains = _chains(lines, labels)
    main = max(chains, key=lambda style: len(chains[style]), default="decimal.")
    run = find_bare_run(lines)
    if len(run.counted) > len(chains.get(main, ())):
        main = BARE
    for place, label in (run.counted if main == BARE else run.others).items():
        labels[place] = (label, *labels[place])
    # Where a line is a paragraph, every line break is early.
    finder = _Finder(lines, labels, main, typical_width(lines) or sys.maxsize)
    finder.counts_given = _mostly_given(lines, labels, main)
    for place in range(len(lines)):
        finder.visit(place)
    doubts = run.doubts if main == BARE or len(run.doubts) > len(chains.get(main, ())) else ()
    return finder.heads, tuple(sorted({*finder.refused, *doubts} - {*finder.heads}))


def _labels(line: Line) -> tuple[Label, ...]:
    """Return the readings of a line's label; where the format gave one, of that and no other."""
    markup = line.markup
    if markup and (markup.heading or markup.label == NO_LABEL):
        return ()
    readings = labels_of(line.text)
    if not markup or not markup.label:
        return readings
    given = line.text[: markup.label].strip()
    known = tuple(label for label in readings if label.printed == given)
    return _of_value(known, markup.value) or (_given(given, markup),)


def _of_value(readings: tuple[Label, ...], value: int) -> tuple[Label, ...]:
    """Return the readings with the number that the format counted, where it counted one."""
    return tuple(label for label in readings if not value or label.value == value)


def _given(printed: str, markup: Markup) -> Label:
    """Return a label as the format has it (``Article 4 –``, ``四、``), outside the grammar."""
    if not markup.value:
        return Label(printed, LabelKind.BULLET, f"bullet{printed}", (0,), "", markup.label)
    # What the format counts outside of any other list needs no proper start to be believed.
    style = f"given{markup.level}" if markup.level > 1 else "decimal given"
    return Label(printed, LabelKind.DECIMAL, style, (markup.value,), "", markup.label)


def _mostly_given(lines: Sequence[Line], labels: Mapping[int, Sequence[Label]], main: str) -> bool:
    """Return whether the format itself counts the paragraphs: most numbers are not typed."""
    counted = [
        lines[place].given_label > 0
        for place, readings in labels.items()
        if any(label.style == main for label in readings)
    ]
    return 2 * sum(counted) > len(counted)


def _chains(
    lines: Sequence[Line], labels: Mapping[int, Sequence[Label]]
) -> Mapping[str, Sequence[int]]:
    """Return the styles that paragraphs may be numbered in, and how far each counts."""
    chains: dict[str, list[int]] = defaultdict(list)
    in_lists: set[str] = set()
    for place, line in enumerate(lines):
        before = lines[place - 1].text.rstrip() if place else ""
        for label in labels[place]:
            if label.value == 1 and label.kind is not LabelKind.DECIMAL:
                # A letter that a colon leads to begins a list, and so do those that follow it.
                (in_lists.add if before.endswith((":", ";")) else in_lists.discard)(label.style)
            starts = line.after_blank or is_terminated(before)
            if _can_be_main(label, line) and starts and label.style not in in_lists:
                chain = chains[label.style]
                if not chain or label.value > chain[-1]:
                    chain.append(label.value)
    # Letters and Roman numerals count list items and headings too: they need a proper start.
    return {
        style: chain
        for style, chain in chains.items()
        if style.startswith("decimal") or (len(chain) > 2 and chain[:2] == [1, 2])
    }


def _can_be_main(label: Label, line: Line) -> bool:
    if label.kind is LabelKind.BULLET or len(label.values) > 1:
        return False
    long_enough = len(line.text) - label.rest > 60
    return label.kind is LabelKind.DECIMAL or long_enough


@dataclass(slots=True)
class _Finder:
    """Goes down the lines and keeps what the count is at."""

    lines: Sequence[Line]
    labels: Mapping[int, Sequence[Label]]
    main: str
    width: int
    heads: dict[int, Head] = field(default_factory=dict)
    refused: list[int] = field(default_factory=list)
    number: tuple[int, ...] = ()
    top: int = 0
    items: list[tuple[str, int]] = field(default_factory=list)
    counts_given: bool = False
    list_level: int = 0
    depths: list[int] = field(default_factory=list)
    _dense: dict[int, bool] = field(default_factory=dict)

    def visit(self, place: int) -> None:
        for label in self.labels[place]:
            head = self._as_paragraph(place, label) or self._as_item(place, label)
            if head:
                self.heads[place] = head
                return
        if self._starts_afresh(place):
            self.items.clear()

    def _starts_afresh(self, place: int) -> bool:
        """Return whether an unlabelled line ends the list before it."""
        return self.lines[place].after_blank and is_terminated(self.lines[place - 1].text)

    def _as_paragraph(self, place: int, label: Label) -> Head | None:
        if label.kind is LabelKind.BULLET or not self._in_main_count(place, label):
            return None
        if self._is_given_item(place, label) or self._restarts_as_list(place, label):
            return None
        score = self._score(place, label)
        if score < _BAR:
            if score > _BAR - _DOUBT:
                self.refused.append(place)
            return None
        self.number, self.top = label.values, label.values[0]
        self.list_level = self.lines[place].list_level
        self.items.clear()
        return Head(label, HeadRole.PARAGRAPH, doubtful=score < _BAR + _DOUBT / 2)

    def _is_given_item(self, place: int, label: Label) -> bool:
        """Return whether the format's own list says that this is no paragraph's number."""
        if not self.lines[place].given_label or len(label.values) > 1:
            return False
        deeper = self.top > 0 and self.lines[place].list_level > max(1, self.list_level)
        return deeper or not self.counts_given

    def _in_main_count(self, place: int, label: Label) -> bool:
        if label.style == self.main:
            return True
        if label.kind is not LabelKind.DECIMAL:
            return False
        if len(label.values) > 1:
            return self._continues_levels(label)
        if label.suffix:
            return label.value == self.top
        return self._is_slip(place, label)

    def _is_slip(self, place: int, label: Label) -> bool:
        """Return whether a number in other marks (``3,We``) is one that the count then skips."""
        following = self._next_in_main(place)
        if label.style == BARE:
            return self.top + 1 == label.value == (following or 0) - 1
        if label.value == self.top + 1:
            return following != label.value
        # Behind the last number of the count there is only a step or two to believe.
        limit = following if following is not None else self.top + 4
        in_the_gap = self.top < label.value < limit
        return in_the_gap and self.lines[place].after_blank

    def _continues_levels(self, label: Label) -> bool:
        """Return whether 3.1 can follow the number before it: 3, 2 or 3.0, or 3.1.2 after 3.1.1."""
        *parent, last = label.values
        before = self.number
        if before[: len(parent)] == tuple(parent):
            return last > (before[len(parent)] if len(before) > len(parent) else 0)
        return last == 1 and tuple(parent) > before[: len(parent)]

    def _next_in_main(self, place: int) -> int | None:
        for later in range(place + 1, min(len(self.lines), place + 200)):
            for label in self.labels[later]:
                if label.style == self.main:
                    return label.value
        return None

    def _restarts_as_list(self, place: int, label: Label) -> bool:
        """Return whether a number in the main style counts the items of a list instead."""
        if len(label.values) > 1:
            return False
        before = self.lines[place - 1].text.rstrip() if place else ""
        if label.value == 1 and self.top > 0:
            return before.endswith(":")
        in_list = (label.style, label.value - 1) in self.items
        return in_list and (label.value != self.top + 1 or before.endswith((";", ",")))

    def _score(self, place: int, label: Label) -> float:
        line = self.lines[place]
        before = self.lines[place - 1].text if place else ""
        rest = line.text[label.rest :].lstrip("\"'“‘«„(")
        score = _AFTER_BLANK if line.after_blank else 0.0
        score += _GIVEN if self.lines[place].given_label else 0.0
        if not line.after_blank:
            score += self._ending_score(place)
            if self._in_labelled_group(place):
                score += _LABELLED_GROUP
            elif points_on(before):
                score += _AFTER_POINTER
        score += self._text_score(place, rest) + self._count_score(label)
        return score

    def _ending_score(self, place: int) -> float:
        """Return what the end of the line before tells."""
        before, line = self.lines[place - 1].text.rstrip(), self.lines[place]
        if is_terminated(before):
            return _AFTER_SENTENCE
        broken_early = len(before) + len(line.text.split()[0]) < self.width
        if line.wrapped is not None:
            broken_early = not line.wrapped
        return 0.0 if is_heading_like(before) and broken_early else _INSIDE_SENTENCE

    def _text_score(self, place: int, rest: str) -> float:
        if not rest:
            line = self.lines[place]
            follows = place + 1 < len(self.lines) and not self.lines[place + 1].after_blank
            return -1.0 if line.after_blank and follows else _NO_TEXT
        return _SMALL if rest[0].islower() else _CAPITAL

    def _count_score(self, label: Label) -> float:
        value, top = label.values[0], self.top
        if label.suffix or len(label.values) > 1:
            return _NEXT_NUMBER
        if value == top + 1:
            return _NEXT_NUMBER if self.number else _FIRST_NUMBER
        score = _LARGE_NUMBER if value > _LARGE else 0.0
        if value == 1:
            return score
        if value == top:
            return score + _SAME_NUMBER
        if value < top:
            return score + _LOWER_NUMBER
        return score + (_FAR_JUMP if value - top > _FAR else 0.0)

    def _in_labelled_group(self, place: int) -> bool:
        """Return whether nearly every line around, between blank ones, starts with a label."""
        start = place
        while not self.lines[start].after_blank:
            start -= 1
        if start not in self._dense:
            end = start + 1
            while end < len(self.lines) and not self.lines[end].after_blank:
                end += 1
            labelled = sum(self._seems_labelled(line) for line in range(start, end))
            self._dense[start] = labelled >= 0.8 * (end - start)
        return self._dense[start]

    def _seems_labelled(self, place: int) -> bool:
        first = self.lines[place].text.lstrip()[:1]
        # Circled and superscript figures are no numbers of ours, but mark a line all the same.
        return bool(self.labels[place]) or (first.isnumeric() and not first.isdecimal())

    def _as_item(self, place: int, label: Label) -> Head | None:
        if len(label.values) > 1 or not self.lines[place].text[label.rest :].strip():
            return None
        if label.style == BARE:
            return None
        if self.lines[place].given_label:
            return self._given_item(place, label)
        depth = next((d for d, (style, _) in enumerate(self.items) if style == label.style), None)
        if depth is not None and self._follows(place, label, self.items[depth][1]):
            del self.items[depth:]
        elif not self._begins_list(place, label):
            return None
        self.items.append((label.style, label.value))
        return Head(label, HeadRole.ITEM, level=len(self.items))

    def _given_item(self, place: int, label: Label) -> Head:
        """Return the head of an item of the format's own list, as deep as the format says."""
        level = self.lines[place].list_level
        del self.depths[len(self.items) :]
        while self.depths and self.depths[-1] >= level:
            self.depths.pop()
        del self.items[len(self.depths) :]
        self.items.append((label.style, label.value))
        self.depths.append(level)
        return Head(label, HeadRole.ITEM, level=len(self.items))

    def _follows(self, place: int, label: Label, last: int) -> bool:
        if label.kind is not LabelKind.BULLET:
            return label.value == last + 1
        line, before = self.lines[place], self.lines[place - 1].text
        return line.after_blank or _ends_item(before) or self._in_labelled_group(place)

    def _begins_list(self, place: int, label: Label) -> bool:
        line = self.lines[place]
        before = self.lines[place - 1].text if place else ""
        if label.kind is LabelKind.BULLET:
            return line.after_blank or _ends_item(before)
        # Capital letters and numerals count headings.
        if label.value != 1 or "upper" in label.style:
            return False
        if line.wrapped and not self._has_second(place, label):
            return False
        return line.after_blank or _ends_item(before) or self._in_labelled_group(place)

    def _has_second(self, place: int, label: Label) -> bool:
        """Return whether a line near by begins with the label that comes next.

        A list inside a sentence may come to the start of a line with its first label, hardly with
        its second.
        """
        near = range(place + 1, min(len(self.lines), place + _LONGEST_ITEM))
        seconds = (other for later in near for other in self.labels[later])
        return any(other.style == label.style and other.value == 2 for other in seconds)


def _ends_item(text: str) -> bool:
    """Return whether a list item can start behind this text."""
    text = text.rstrip().removesuffix(" and").removesuffix(" or")
    return text.endswith((":", ";")) or (text.endswith((",", ".")) and not points_on(text))
