"""Numbers printed without any mark (``1 We reaffirm``), as a word processor or a PDF leaves them.

A figure that line wrapping brought to the start of a line looks the same ("the / 17 Goals"), so one
such number is no evidence. What counts is a run of them over the whole text: increasing, each where
a paragraph can begin, each before a capital letter.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.structure.labels import Label, LabelKind
from stmtdiff.structure.lines import is_heading_like, is_terminated, points_on, typical_width
from stmtdiff.vocabulary import month_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stmtdiff.structure.lines import Line

__all__ = ["BARE", "BareRun", "find_bare_run"]

BARE = "decimal"
"""The style of a number without marks."""

_NUMBER = re.compile(
    r"\s*(?P<digits>\d{1,3})[ \t\u00a0\u3000]+(?=[\"'“‘«„(\[]{0,2}(?P<word>[^\W\d_][^\W_]*))"
)
# "10 Xyz 2032": whatever the language calls the month.
_DAY_MONTH_YEAR = re.compile(r"\s*\d{1,2}\s+\w+[.,]?\s+[12]\d{3}\b")

# An excerpt leaves whole sections out; of what follows another paragraph without a blank line, so
# much is not believed.
_FAR_AFTER_BLANK, _FAR_AFTER_SENTENCE = 60, 5
_SHORTEST_RUN = 3


class BareRun(NamedTuple):
    """What the numbers without marks count.

    Attributes:
        counted: those that are believed to number the paragraphs, by line.
        others: those behind a blank line that are in no such run: one of them may be a slip in
            a count with marks.
        doubts: the lines of those that a person should look at.
    """

    counted: Mapping[int, Label]
    others: Mapping[int, Label]
    doubts: tuple[int, ...]


def find_bare_run(lines: Sequence[Line]) -> BareRun:
    """Return the run of numbers without marks that most likely counts the paragraphs."""
    labels = _labels_where_text_begins(lines)
    headings = {p for p, label in labels.items() if _stands_alone_as_heading(lines, p, label)}
    labels = {place: label for place, label in labels.items() if place not in headings}
    spaced = {place: label for place, label in labels.items() if lines[place].after_blank}
    run = _runs(lines, spaced)
    counted = run if _is_sure(lines, spaced, run) else _close_run(lines, labels)
    others = {place: label for place, label in spaced.items() if place not in counted}
    doubts = sorted({*others, *headings}) if counted else run * (len(run) > 1)
    return BareRun({place: labels[place] for place in counted}, others, tuple(doubts))


def _is_sure(lines: Sequence[Line], labels: Mapping[int, Label], run: Sequence[int]) -> bool:
    """Return whether numbers behind blank lines are paragraphs': from 1 on, or on most of them."""
    from_one = [labels[place].value for place in run[:2]] == [1, 2]
    return from_one or (len(run) >= _SHORTEST_RUN and _are_most(lines, run))


def _close_run(lines: Sequence[Line], labels: Mapping[int, Label]) -> list[int]:
    """Return a run that counts from 1 without blank lines between, empty where there is none."""
    run = _runs(lines, labels)
    from_one = [labels[place].value for place in run[:2]] == [1, 2]
    return run if from_one and len(run) >= _SHORTEST_RUN else []


def _labels_where_text_begins(lines: Sequence[Line]) -> dict[int, Label]:
    """Return the numbers without marks by line, where a paragraph could begin."""
    found = {}
    # Where a line is a paragraph, every line break is early.
    width = typical_width(lines) or sys.maxsize
    for place, line in enumerate(lines):
        label = _bare_label(line)
        if label and _can_begin(lines, place, width):
            found[place] = label
    return found


def _bare_label(line: Line) -> Label | None:
    match = _NUMBER.match(line.text)
    if not match or match["word"][0].islower() or not int(match["digits"]) or _is_marked(line):
        return None
    if month_of(match["word"]) or _DAY_MONTH_YEAR.match(line.text):
        return None
    values = (int(match["digits"]),)
    printed = line.text[: match.end("digits")]
    return Label(printed.strip(), LabelKind.DECIMAL, BARE, values, "", match.end())


def _is_marked(line: Line) -> bool:
    """Return whether the format says what the line begins with, or that it is a heading."""
    return line.markup is not None and (line.markup.heading > 0 or line.markup.label != 0)


def _can_begin(lines: Sequence[Line], place: int, width: int) -> bool:
    """Return whether a paragraph can begin here: behind a blank line, a sentence or a heading."""
    if lines[place].after_blank or is_terminated(lines[place - 1].text):
        return True
    before = lines[place - 1].text.rstrip()
    broken_early = len(before) + 1 + len(lines[place].text.split()[0]) < width
    stands_apart = lines[place - 1].after_blank or is_terminated(lines[place - 2].text)
    return broken_early and stands_apart and is_heading_like(before) and not points_on(before)


def _stands_alone_as_heading(lines: Sequence[Line], place: int, label: Label) -> bool:
    """Return whether this is the heading of a section (``1 Growth``) and no paragraph."""
    ends = place + 1 == len(lines) or lines[place + 1].after_blank
    return ends and lines[place].after_blank and is_heading_like(lines[place].text[label.rest :])


def _are_most(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Return whether most of what could be a paragraph is numbered so, from the run's first on."""
    blocks = [
        place
        for place in range(run[0], len(lines))
        if lines[place].after_blank and not is_heading_like(lines[place].text)
    ]
    return 2 * len(run) > len({*blocks, *run})


def _runs(lines: Sequence[Line], labels: Mapping[int, Label]) -> list[int]:
    """Return the places of the longest run, and of the runs of later parts that start again."""
    places: list[int] = []
    part: dict[int, Label] = {}
    for place, label in labels.items():
        if label.value == 1 and lines[place].after_blank:
            places += _kept(_longest_run(lines, part), places)
            part = {}
        part[place] = label
    return places + _kept(_longest_run(lines, part), places)


def _kept(run: list[int], earlier: list[int]) -> list[int]:
    return run if not earlier or len(run) > 1 else []


class _Step(NamedTuple):
    """The last number of a run, and the run before it."""

    place: int
    length: int
    before: _Step | None


def _longest_run(lines: Sequence[Line], labels: Mapping[int, Label]) -> list[int]:
    """Return the places of the longest increasing run without jumps that nobody would make."""
    best: dict[int, _Step] = {}
    for place, label in labels.items():
        reach = _FAR_AFTER_BLANK if lines[place].after_blank else _FAR_AFTER_SENTENCE
        steps = [best[v] for v in range(label.value - 1, label.value - 1 - reach, -1) if v in best]
        before = max(steps, key=lambda step: step.length, default=None)
        length = before.length + 1 if before else 1
        if label.value not in best or best[label.value].length < length:
            best[label.value] = _Step(place, length, before)
    step = max(best.values(), key=lambda step: step.length, default=None)
    places = []
    while step:
        places.append(step.place)
        step = step.before
    return places[::-1]
