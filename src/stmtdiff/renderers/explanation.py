"""What was understood of one statement, in sentences and in full: nothing is shortened.

Where the listing is a table to glance at, this is for checking a reading before it is relied on:
every heading, number, list item and word, what was left out and why, and what was odd.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from stmtdiff.languages import UNKNOWN, language_name
from stmtdiff.model import Block, FrontLine, Gap, Paragraph, Part, Section, Severity
from stmtdiff.renderers.terminal import Run, Style, shown, shown_on_a_line, wrapped
from stmtdiff.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stmtdiff.model import Element, Statement

__all__ = ["DEFAULT_WIDTH", "render_explanation"]

DEFAULT_WIDTH = 80
"""Columns, as terminals have always had them."""

_INDENT = "  "
_ROLES = {"title": "title", "dateline": "place and date", "line": "line in front"}
_PARTS = {
    Part.PREAMBLE: "preamble",
    Part.RECITAL: "preamble",
    Part.BODY: "paragraph",
    Part.CONCLUSIONS: "end",
}
_FORMATS = {
    "text/plain": "plain text",
    "text/markdown": "Markdown",
    "text/html": "a web page",
    "application/pdf": "a PDF",
    "application/akn+xml": "Akoma Ntoso",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a Word document",
}
# A text among several has its number, which says nothing in a count.
_PART_NUMBER = re.compile(r"^text \d+,")


def render_explanation(
    statement: Statement, *, color: bool = False, width: int = DEFAULT_WIDTH
) -> str:
    """Return what was understood of a statement: a summary, all its elements, all that is left.

    Args:
        statement: the statement.
        color: whether to use the colours of a terminal.
        width: the columns a line may have.
    """
    blocks = (
        [Run(sentence) for sentence in _summary(statement)],
        [Run("What was understood, in order", Style.HEAD)],
        *map(_element, statement.elements),
        *_leftovers(statement),
        *_diagnostics(statement),
    )
    return (
        "\n\n".join(
            "\n".join(line for run in block for line in _lines(run, width, color=color))
            for block in blocks
            if block
        ).rstrip()
        + "\n"
    )


def _lines(run: Run, width: int, *, color: bool) -> list[str]:
    indent = _INDENT if run.text.startswith(_INDENT) else ""
    safe = Run(shown(run.text[len(indent) :]), run.style)
    return wrapped([safe], width=width, indent=indent, color=color)


def _summary(statement: Statement) -> Iterator[str]:
    source, metadata = statement.source, statement.metadata
    name = shown_on_a_line(source.name) or "The text"
    how = _FORMATS.get(source.media_type, source.media_type) or "text"
    yield f"{name} was read as {' in '.join(filter(None, (how, source.encoding)))}."
    yield f"Title: {shown_on_a_line(statement.title) or 'none was found'}."
    kind = metadata.kind.replace("-", " ")
    place = f" at {metadata.place}" if metadata.place else ""
    date = f" on {metadata.date.isoformat()}" if metadata.date else ""
    adopted = f", adopted{place}{date}" if place or date else ", place and date not said"
    language = metadata.language
    spoken = "in an unknown language" if language == UNKNOWN else f"in {language_name(language)}"
    yield f"It is a {kind}{adopted}, {spoken}."
    yield _contents(statement)
    yield (
        "It is an excerpt: what it leaves out is unknown, and never counts as removed."
        if statement.excerpt
        else "It is complete, as far as the text tells."
    )
    yield _left(statement)


def _contents(statement: Statement) -> str:
    numbered = [p.number for p in statement.paragraphs if p.label]
    bare = len(statement.paragraphs) - len(numbered)
    parts = []
    if numbered:
        reach = f", {numbered[0]} to {numbered[-1]}" if len(numbered) > 1 else f", {numbered[0]}"
        parts.append(_many(len(numbered), "numbered paragraph") + shown_on_a_line(reach))
    if bare or not numbered:
        parts.append(_many(bare, "paragraph") + " without a number")
    if statement.sections:
        parts.append(_many(len(statement.sections), "heading"))
    items = sum(block.level > 0 for p in statement.paragraphs for block in p.blocks)
    if items:
        parts.append(_many(items, "list item"))
    count = sum(len(words(p.text)) for p in statement.paragraphs)
    return f"It has {'; '.join(parts)}; {_many(count, 'word')} in all."


def _left(statement: Statement) -> str:
    if not statement.leftovers:
        return "Nothing of the source was set aside."
    reasons = Counter(
        _PART_NUMBER.sub("another text", leftover.reason) for leftover in statement.leftovers
    )
    told = "; ".join(f"{shown_on_a_line(why)} ({count})" for why, count in reasons.items())
    return f"Set aside, as no part of it: {told}; all of it stands below."


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _element(element: Element) -> list[Run]:
    match element:
        case FrontLine():
            return [_named(_ROLES[element.role], element.text)]
        case Section():
            level = f" {element.level}" if element.level > 1 else ""
            return [_named(f"heading{level}", element.text)]
        case Gap():
            return [_named("left out here", element.marker)]
        case Paragraph():
            return list(_paragraph(element))


def _paragraph(paragraph: Paragraph) -> Iterator[Run]:
    first, *others = paragraph.blocks or (Block(""),)
    if paragraph.label:
        yield Run(f"{paragraph.label} {first.printed}")
    else:
        yield _named(_PARTS[paragraph.part], first.printed)
    for item in others:
        yield Run(f"{_INDENT * item.level}{item.printed}")


def _named(name: str, text: str) -> Run:
    return Run(f"[{name}] {text}")


def _leftovers(statement: Statement) -> Iterable[list[Run]]:
    if statement.leftovers:
        yield [Run("What was set aside", Style.HEAD)]
    for reason, group in groupby(statement.leftovers, key=lambda leftover: leftover.reason):
        yield [
            Run(f"{shown_on_a_line(reason)}:"),
            *(Run(f"{_INDENT}{leftover.text}", Style.FAINT) for leftover in group),
        ]


def _diagnostics(statement: Statement) -> Iterable[list[Run]]:
    if not statement.diagnostics:
        return
    yield [Run("What was odd", Style.HEAD)]
    runs = []
    for note in statement.diagnostics:
        place = f"line {note.line}: " if note.line else ""
        style = Style.WARNING if note.severity is Severity.WARNING else Style.PLAIN
        runs.append(Run(f"{place}{shown_on_a_line(note.message)} ({note.code})", style))
    yield runs
