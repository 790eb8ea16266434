"""Lines that belong together: a heading, a paragraph's text, a list item, each as one chunk."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.model import Span
from stmtdiff.structure.articles import is_article
from stmtdiff.structure.front import names_document
from stmtdiff.structure.labels import labels_of
from stmtdiff.structure.lines import (
    HEADING_WORDS,
    glue,
    is_heading_like,
    is_omission,
    is_terminated,
    typical_width,
)
from stmtdiff.structure.numbering import HeadRole
from stmtdiff.structure.recitals import ends_clause, opens_recital

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stmtdiff.structure.lines import Line, Markup
    from stmtdiff.structure.numbering import Head

__all__ = ["Chunk", "Layout", "cut_into_chunks", "find_listed", "layout_of"]

# Not a single space, which stands as it is. It begins with a set, so that all else is skipped
# quickly.
_SPACES = re.compile(r"[ \t\r\n](?:(?<! )|(?=[ \t\r\n]))[ \t\r\n]*")
# So many short lines that no blank line parts are a list: a heading has its lines for itself.
# Behind a colon, or where bars part their cells, two are enough.
_LISTED, _SURELY_LISTED = 3, 2


class Chunk(NamedTuple):
    """One run of text.

    Attributes:
        text: its words, lines joined, white space folded, without the label.
        head: the label it begins with, or None.
        span: from its first visible character to its last, label included.
        after_blank: whether a blank line stands before it.
        markup: what the format says of it, or None.
    """

    text: str
    head: Head | None
    span: Span
    after_blank: bool
    markup: Markup | None = None

    @property
    def heading(self) -> int:
        """The level of the heading that the format says it is; 0 where it says nothing."""
        return self.markup.heading if self.markup else 0


class Layout(NamedTuple):
    """How a source is set.

    Attributes:
        width: the width its lines are wrapped at, 0 where a line is a paragraph.
        spaced: whether blank lines stand between its paragraphs.
        numbered: whether paragraphs are numbered.
    """

    width: int
    spaced: bool
    numbered: bool


def layout_of(lines: Sequence[Line], heads: Mapping[int, Head]) -> Layout:
    """Return how the lines are set."""
    return Layout(
        typical_width(lines),
        sum(line.after_blank for line in lines) > 1,
        any(head.role is HeadRole.PARAGRAPH for head in heads.values()),
    )


def cut_into_chunks(
    lines: Sequence[Line], heads: Mapping[int, Head], layout: Layout
) -> list[Chunk]:
    """Return the lines (those that are not blank) as chunks, every character in exactly one."""
    groups: list[list[int]] = []
    for place, line in enumerate(lines):
        joins = groups and place not in heads and not line.after_blank
        # A block of the format's is whole.
        blocks = line.markup or lines[place - 1].markup
        if joins and not blocks and _continues(lines, groups[-1], heads, layout):
            groups[-1].append(place)
        else:
            groups.append([place])
    return [_chunk([lines[place] for place in group], heads.get(group[0])) for group in groups]


def _continues(
    lines: Sequence[Line], group: Sequence[int], heads: Mapping[int, Head], layout: Layout
) -> bool:
    """Return whether the line behind `group` goes on with its text."""
    place = group[-1] + 1
    before, line = lines[place - 1].text.rstrip(), lines[place].text.strip()
    # Before the width is asked: of a list's lines, most are short.
    listed = (
        layout.spaced and not lines[place].wrapped and _begins_list(lines, place, heads, layout)
    )
    clause = opens_recital(line) and ends_clause(before) and not _lists(lines, group, heads)
    article = lines[place - 1].after_blank and is_article(before)
    if listed or clause or article or is_omission(line) or is_omission(before):
        return False
    number_alone = place - 1 in heads and heads[place - 1].label.rest >= len(before)
    if number_alone:
        return True
    if _is_heading_before_number(lines, place, heads):
        return False
    if _wrapped(before, lines[place], layout.width):
        return True
    if not _starts_sentence(line):
        return True
    return layout.width > 0 and _ragged_line_continues(lines, group, heads, layout)


def _lists(lines: Sequence[Line], group: Sequence[int], heads: Mapping[int, Head]) -> bool:
    """Return whether a text is numbered, or a colon leads on in it: then it is no preamble."""
    return group[0] in heads or any(lines[place].text.rstrip().endswith(":") for place in group)


def _wrapped(before: str, line: Line, width: int) -> bool:
    """Return whether a wrapper had to break here: the first word found no room before."""
    if line.wrapped is not None:
        return line.wrapped
    return width > 0 and len(before) + 1 + len(line.text.split(maxsplit=1)[0]) > width


def _is_heading_before_number(lines: Sequence[Line], place: int, heads: Mapping[int, Head]) -> bool:
    line, before = lines[place].text, lines[place - 1].text
    following = heads.get(place + 1)
    starts_number = following is not None and following.role is HeadRole.PARAGRAPH
    return starts_number and is_terminated(before) and is_heading_like(line)


def _ragged_line_continues(
    lines: Sequence[Line], group: Sequence[int], heads: Mapping[int, Head], layout: Layout
) -> bool:
    """Return whether a line that was broken early, by hand, goes on with the text before it."""
    if group[0] in heads:
        return True
    if not is_terminated(lines[group[-1]].text):
        so_far = " ".join(lines[place].text.strip() for place in group)
        return len(so_far.split()) > HEADING_WORDS and not names_document(so_far)
    return layout.numbered or layout.spaced


def _begins_list(
    lines: Sequence[Line], place: int, heads: Mapping[int, Head], layout: Layout
) -> bool:
    """Return whether short lines follow a colon here, as names follow "Signed:"."""
    rows = lines[place : place + _SURELY_LISTED]
    return (
        lines[place - 1].text.rstrip().endswith((":", "："))
        and len(rows) == _SURELY_LISTED
        and not any(row.after_blank or row.markup for row in rows)
        and not any(place + behind in heads for behind in range(len(rows)))
        and all(is_heading_like(row.text) and not labels_of(row.text) for row in rows)
        and not any(_wrapped(x.text.rstrip(), y, layout.width) for x, y in pairwise(rows))
    )


def find_listed(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Return the places of short lines that are a list, of names or of a table's rows.

    They look like headings, but several follow each other without a blank line. What stands in
    front of all text is no list; what is numbered or in capitals is a heading over several lines.
    """
    listed: set[int] = set()
    run: list[int] = []
    front = next((p for p, chunk in enumerate(chunks) if not _can_be_listed(chunk)), 0)
    for place in range(len(chunks) + 1):
        goes_on = place < len(chunks) and _can_be_listed(chunks[place])
        if run and not (goes_on and not chunks[place].after_blank):
            if run[0] > front and _is_list(chunks, run):
                listed.update(run)
            run = []
        if goes_on:
            run.append(place)
    return frozenset(listed)


def _is_list(chunks: Sequence[Chunk], run: Sequence[int]) -> bool:
    led_to = chunks[run[0] - 1].text.endswith((":", "："))
    sure = led_to or all("|" in chunks[place].text for place in run)
    return len(run) >= (_SURELY_LISTED if sure else _LISTED)


def _can_be_listed(chunk: Chunk) -> bool:
    plain = chunk.head is None and chunk.markup is None and is_heading_like(chunk.text)
    return plain and not chunk.text.isupper() and not labels_of(chunk.text)


def _starts_sentence(line: str) -> bool:
    first = line.lstrip("\"'“‘«„([#@")[:1]
    return not first.isalnum() or first.isdigit() or not first.islower()


def _chunk(lines: Sequence[Line], head: Head | None) -> Chunk:
    first, last = lines[0], lines[-1]
    indent = len(first.text) - len(first.text.lstrip())
    parts = [first.text[head.label.rest :] if head else first.text, *(x.text for x in lines[1:])]
    text = ""
    for part in (_SPACES.sub(" ", part.strip()) for part in parts):
        text += (glue(text, part) if text and part else "") + part
    span = Span(first.start + indent, last.end)
    return Chunk(text, head, span, first.after_blank, first.markup)
