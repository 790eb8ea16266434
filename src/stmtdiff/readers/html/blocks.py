"""The lines of a page as a browser shows them: each with its number, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from stmtdiff.errors import LimitError
from stmtdiff.readers.html.lists import LISTS, ListCount, marks_items
from stmtdiff.readers.html.reasons import hidden_reason, named_reason
from stmtdiff.readers.html.runs import (
    Run,
    cut_into_lines,
    joined,
    joined_lines,
    left_out,
    raised_text,
    without_marks,
)
from stmtdiff.readers.html.styles import style_of
from stmtdiff.readers.html.tables import is_data_table, is_label_alone, with_number
from stmtdiff.readers.html.tokenizer import Comment, Text
from stmtdiff.readers.html.tree import Element, replaced_text

if TYPE_CHECKING:
    from stmtdiff.readers.html.notes import Notes

__all__ = ["MAX_LINES", "Block", "Part", "Shown", "lay_out"]

MAX_LINES = 30_000
"""A page of more lines is no statement."""

_HEADING = re.compile(r"h[1-6]")
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that is called something no statement stands in."""

    element: Element
    reason: str
    outer: Part | None
    """The next such part around it."""


@dataclass(slots=True)
class Block:
    """A line of a page.

    Attributes:
        text: its text, white space folded.
        element: the element that it stands in.
        reason: why it is left out; empty while nothing speaks against it.
        part: the innermost part of the page around it that has a telling name.
        heading: the level of the heading it is, from 1, or 0.
        label: the number or mark that the page's list gives it.
        value: that number, or 0.
        level: how deep in lists it stands.
        data: whether it is in a table of data, where no figure is a number of ours.
        linked: how many of its letters are links.
        points_here: whether all its links point into this page.
        broken: whether only a line break parts it from another line of its element.
        after_blank: whether a new element or a blank line stands before it.
    """

    text: str
    element: Element
    reason: str = ""
    part: Part | None = None
    heading: int = 0
    label: str = ""
    value: int = 0
    level: int = 0
    data: bool = False
    linked: int = 0
    points_here: bool = False
    broken: bool = False
    after_blank: bool = True


@dataclass(frozen=True, slots=True)
class _Context:
    """What an element passes on to all in it."""

    line: Element
    reason: str = ""
    part: Part | None = None
    heading: int = 0
    level: int = 0
    data: bool = False
    raised: int = 0
    link: bool = False
    points_here: bool = False
    verbatim: bool = False
    article: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """The lines of a page.

    Attributes:
        root: of the page's elements.
        blocks: its lines in order; every text of the page is in exactly one.
        spans: of each element the place of its first line, and the one behind its last.
    """

    root: Element
    blocks: list[Block]
    spans: dict[Element, tuple[int, int]]


def lay_out(root: Element, notes: Notes, *, source: str = "") -> Shown:
    """Return the lines of a page.

    Args:
        root: of the page's elements.
        notes: its footnotes and their marks.
        source: what to call the page in errors.

    Raises:
        LimitError: there are more lines than `MAX_LINES`.
    """
    walk = _Walk(notes, source or "the page")
    walk.walk(root)
    return Shown(root, walk.blocks, walk.spans)


@dataclass(slots=True)
class _Walk:
    """Goes through the elements and cuts their text into lines."""

    notes: Notes
    source: str
    blocks: list[Block] = field(default_factory=list)
    spans: dict[Element, tuple[int, int]] = field(default_factory=dict)
    lists: list[ListCount] = field(default_factory=list)
    label: tuple[str, int] = ("", 0)
    """What the list prints before the line to come, and its number."""
    alone: Block | None = None
    """A number that has a table's cell for itself, waiting for the text of the next."""
    rows: list[Element] = field(default_factory=list)
    """The rows of tables, and lists of terms, that are open."""
    _runs: list[Run] = field(default_factory=list)
    _context: _Context = field(default_factory=lambda: _Context(Element("", {}, None)))

    def walk(self, root: Element) -> None:
        """Read all that is in an element."""
        first = self._context = _Context(root)
        waiting: list[tuple[Element | Text | Comment, _Context, bool]] = [(root, first, True)]
        while waiting:
            node, context, opens = waiting.pop()
            if isinstance(node, Text):
                self._text(node.text, context)
            elif isinstance(node, Comment):
                self._aside(node.text, node.reason, context)
            elif opens:
                inner = self._enter(node, context)
                waiting.append((node, context, False))
                waiting += [(child, inner, True) for child in reversed(node.children)]
            else:
                self._leave(node, context)
        self._flush()
        self.spans[root] = (0, len(self.blocks))

    def _text(self, text: str, context: _Context) -> None:
        if not context.verbatim:
            text = _SPACES.sub(" ", text)
        if not context.reason:
            text = raised_text(text, context.raised, self._runs)
        self._runs.append(Run(text, context.reason, context.link, context.points_here))

    def _aside(self, text: str, reason: str, context: _Context) -> None:
        """Lay down what a browser does not show as text."""
        if text.strip():
            self.blocks.append(Block(_SPACES.sub(" ", text), context.line, reason))

    def _enter(self, element: Element, context: _Context) -> _Context:
        name = element.name
        if element.is_block:
            self._flush()
        else:
            self._break(element, context)
        self.spans[element] = (len(self.blocks), len(self.blocks))
        if name == "br":
            self._runs.append(Run("\n", context.reason, context.link))
        elif words := replaced_text(name, element.attributes):
            self._aside(words, "form control" if name == "input" else "picture", context)
        if name in LISTS:
            self.lists.append(ListCount(element, context.level + 1))
        elif name == "li":
            self.label = self._label_of(element)
        elif name in ("tr", "dl"):
            self.rows.append(element)
        inner = _inside(element, context, self.notes)
        if element.is_block:
            self._context = inner
        return inner

    def _break(self, element: Element, context: _Context) -> None:
        """Part an inline element that its style makes a box of from what stands beside it."""
        style = style_of(element) if "style" in element.attributes else {}
        if style.get("float", "none") != "none" or style.get("display", "") == "inline-block":
            self._runs.append(Run(" ", context.reason))
        elif style.get("display", "inline") in ("block", "flex", "grid", "list-item", "table"):
            self._runs.append(Run("\n", context.reason))

    def _label_of(self, item: Element) -> tuple[str, int]:
        """Return what a browser prints before an item; outside of any list, that is a bullet."""
        return self.lists[-1].label_of(item) if self.lists else ("•", 0)

    def _leave(self, element: Element, context: _Context) -> None:
        if not element.is_block:
            self._break(element, context)
            self.spans[element] = (self.spans[element][0], len(self.blocks))
            return
        self._flush()
        self._context = context
        if element.name in LISTS and self.lists:
            self.lists.pop()
        if element.name == "li":
            self.label = ("", 0)
        elif element.name in ("td", "th", "dt"):
            self._keep_number_alone(element)
        elif element.name in ("tr", "dl"):
            self.rows.pop()
            self._release()
        self.spans[element] = (self.spans[element][0], len(self.blocks))

    def _keep_number_alone(self, cell: Element) -> None:
        """Keep a number that is all of its row's first cell for the text of the next one."""
        last = self.blocks[-1] if self.blocks else None
        if self.alone or not last or last.element is not cell or last.reason or last.label:
            return
        if is_label_alone(last.text) and self._can_number():
            self.alone = self.blocks.pop()

    def _can_number(self) -> bool:
        """Return whether the last line may be a number: of no table of data, first of its row."""
        if not self.rows or self.blocks[-1].data:
            return False
        row = self.rows[-1]
        before = range(self.spans[row][0], len(self.blocks) - 1)
        return row.name == "dl" or all(self.blocks[place].reason for place in before)

    def _release(self) -> None:
        if self.alone:
            self.blocks.append(self.alone)
            self.alone = None

    def _flush(self) -> None:
        """End the line."""
        runs, self._runs = without_marks(self._runs), []
        if len(self.blocks) > MAX_LINES:
            raise LimitError(
                f"{self.source} has more than {MAX_LINES:,} lines; copy the statement's text "
                "into a .txt file"
            )
        if not any(run.text.strip() for run in runs):
            return
        context = self._context
        shown = any(run.text.strip() and not run.reason for run in runs)
        reason = "" if shown else context.reason
        for other, text in left_out(runs, reason):
            self.blocks.append(Block(text, context.line, other, context.part))
        kept = [run for run in runs if run.reason == reason]
        self._add_lines(cut_into_lines(kept), reason)

    def _add_lines(self, lines: list[list[Run]], reason: str) -> None:
        """Lay down the lines of an element; those of a heading, but of a title, are one."""
        texts = [joined(line) for line in lines]
        if self._context.heading > 1 and not reason:
            lines, texts = [[run for line in lines for run in line]], [joined_lines(texts)]
        several = sum(bool(text) for text in texts) > 1
        after_blank = True
        for line, text in zip(lines, texts, strict=True):
            if text:
                block = self._block(text, line, reason)
                block.broken, block.after_blank = several, after_blank
                self.blocks.append(block)
            after_blank = not text

    def _block(self, text: str, runs: list[Run], reason: str) -> Block:
        context = self._context
        block = Block(
            text, context.line, reason, context.part, context.heading, level=context.level
        )
        block.data = context.data
        links = [run for run in runs if run.link and run.text.strip()]
        block.linked = sum(len("".join(run.text.split())) for run in links)
        block.points_here = bool(links) and all(run.points_here for run in links)
        if not reason:
            (block.label, block.value), self.label = self.label, ("", 0)
            if self.alone:
                block.text = with_number(self.alone.text, text)
                self.alone = None
        return block


def _inside(element: Element, context: _Context, notes: Notes) -> _Context:
    """Return what an element passes on; most of them only what they got."""
    name, changes = element.name, _shape(element, context)
    if element.is_block:
        changes["line"] = element
    reason = context.reason or hidden_reason(element) or notes.reason_of(element)
    if reason != context.reason:
        changes["reason"] = reason
    named = "" if reason else named_reason(element)
    if name == "header" and not (reason or context.article):
        named = "page header"
    if named:
        changes["part"] = Part(element, named, context.part)
    return replace(context, **changes) if changes else context  # type: ignore[arg-type]


def _shape(element: Element, context: _Context) -> dict[str, object]:
    """Return what an element changes for the text in it by its name."""
    name = element.name
    if _HEADING.fullmatch(name):
        return {"heading": int(name[1])}
    if name in ("article", "main", "section"):
        return {"article": True}
    is_data = name == "table" and is_data_table(element)
    if is_data or (name in LISTS and marks_items(element)):
        return {"level": context.level + 1, "data": is_data or context.data}
    if name in ("sup", "sub"):
        return {"raised": 1 if name == "sup" else -1}
    if name == "a" and "href" in element.attributes:
        return {"link": True, "points_here": element.get("href")[:1] == "#"}
    return {"verbatim": True} if name in ("pre", "listing", "xmp") else {}
