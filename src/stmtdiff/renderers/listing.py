"""What was understood of one statement, as a table for the terminal."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from stmtdiff.model import FrontLine, Gap, Paragraph, Part, Section, Severity
from stmtdiff.renderers.terminal import Run, Style, painted, shown_on_a_line, wrapped
from stmtdiff.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stmtdiff.model import Diagnostic, Element, Statement

__all__ = ["DEFAULT_WIDTH", "render_listing"]

DEFAULT_WIDTH = 80
"""Columns, as terminals have always had them."""

_ELLIPSIS, _SPACE = "…", "  "
# So few columns always stay for the first words, however wide the other columns are.
_LEAST_EXCERPT = 16
_HEADINGS = ("number", "kind", "words", "begins")
_Row = tuple[str, str, str, str]


def render_listing(statement: Statement, *, color: bool = False, width: int = DEFAULT_WIDTH) -> str:
    """Return what was understood of a statement: metadata, elements, leftovers, diagnostics.

    The texts are shortened to one line each; this is for looking, not for reading back.

    Args:
        statement: the statement.
        color: whether to use the colours of a terminal.
        width: the columns a line may have.
    """
    blocks = (
        _facts(statement, width),
        _table(statement, color=color, width=width),
        _leftovers(statement, width),
        _diagnostics(statement, color=color, width=width),
    )
    told = ("\n".join(lines) for lines in map(list, blocks) if lines)
    return "\n\n".join(told) + "\n"


def _facts(statement: Statement, width: int) -> Iterator[str]:
    metadata, source = statement.metadata, statement.source
    named = {
        "title": statement.title or "none found",
        "place": metadata.place or "not said",
        "date": metadata.date.isoformat() if metadata.date else "not said",
        "language": metadata.language,
        "read from": ", ".join(filter(None, (source.name, source.media_type, source.encoding))),
        "complete": "no, an excerpt" if statement.excerpt else "yes, as far as the text tells",
    }
    margin = max(map(len, named)) + len(_SPACE)
    for name, value in named.items():
        if value:
            yield _shortened(f"{name:<{margin}}{shown_on_a_line(value)}", width)


def _table(statement: Statement, *, color: bool, width: int) -> Iterator[str]:
    rows = [_row(element) for element in statement.elements]
    if not rows:
        return
    margins = [max(len(row[column]) for row in [_HEADINGS, *rows]) for column in range(3)]
    yield painted([Run(_aligned(_HEADINGS, margins, width), Style.HEAD)], color=color)
    for row in rows:
        yield _aligned(row, margins, width)


def _aligned(row: _Row, margins: list[int], width: int) -> str:
    number, kind, count, begins = row
    front = _SPACE.join(
        (number.rjust(margins[0]), kind.ljust(margins[1]), count.rjust(margins[2]), "")
    )
    return front + _shortened(begins, max(width - len(front), _LEAST_EXCERPT))


def _row(element: Element) -> _Row:
    match element:
        case FrontLine():
            return "", f"front: {element.role}", _count(element.text), _begins(element.text)
        case Section():
            kind = "heading" if element.level == 1 else f"heading {element.level}"
            return "", kind, _count(element.text), _begins(element.text)
        case Gap():
            return "", "gap", "", _begins(element.marker)
        case Paragraph():
            number = shown_on_a_line(element.number)
            return number, _kind(element), _count(element.text), _begins(element.text)


def _kind(paragraph: Paragraph) -> str:
    items = sum(block.level > 0 for block in paragraph.blocks)
    kind = "paragraph" if paragraph.part is Part.BODY else str(paragraph.part)
    return f"{kind}, {items} item{'s' * (items != 1)}" if items else kind


def _count(text: str) -> str:
    return str(len(words(text)))


def _begins(text: str) -> str:
    return shown_on_a_line(text.replace("\n", " "))


def _shortened(text: str, width: int) -> str:
    if len(text) <= width:
        return text
    return text[: max(width - len(_ELLIPSIS), 0)].rstrip() + _ELLIPSIS


def _leftovers(statement: Statement, width: int) -> Iterator[str]:
    if statement.leftovers:
        yield "no part of the statement:"
    for leftover in statement.leftovers:
        yield _shortened(f"  {shown_on_a_line(leftover.reason)}: {_begins(leftover.text)}", width)


def _diagnostics(statement: Statement, *, color: bool, width: int) -> Iterable[str]:
    name = statement.source.name or "statement"
    return chain.from_iterable(
        wrapped([_diagnostic(note, name)], width=width, indent="", color=color)
        for note in statement.diagnostics
    )


def _diagnostic(note: Diagnostic, name: str) -> Run:
    place = ":".join(str(part) for part in (name, note.line, note.column) if part is not None)
    style = Style.WARNING if note.severity is Severity.WARNING else Style.PLAIN
    return Run(shown_on_a_line(f"{place}: {note.severity}: {note.message}"), style)
