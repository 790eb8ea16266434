"""What was understood of one statement, in sentences and in full: nothing is shortened.

Where the listing is a table to glance at, this is for checking a reading before it is relied on:
every heading, number, list item and word, what was left out and why, and what was odd.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from stmtdiff.languages import UNKNOWN, language_name
from stmtdiff.model import Block, FrontLine, Gap, Paragraph, Part, Section, Severity
from stmtdiff.renderers.terminal import Run, Style, shown, shown_on_a_line, wrapped
from stmtdiff.tokens import TokenKind, tokenize, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stmtdiff.model import Element, Leftover, Statement

__all__ = ["DEFAULT_WIDTH", "render_explanation"]

DEFAULT_WIDTH = 80
"""Columns, as terminals have always had them."""

_INDENT = "  "
_ROLES = {"title": "title", "dateline": "place and date", "line": "line in front"}
_PARTS = {
    Part.PREAMBLE: "preamble",
    Part.RECITAL: "recital",
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
# So many words stand for a paragraph that has no number.
_OPENING = 4
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
        *_diagnostics(statement),
        [Run("What was understood, in order", Style.HEAD)],
        *map(_element, statement.elements),
        *_leftovers(statement),
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
    lines = wrapped([safe], width=width, indent=indent, color=color)
    return [line.rstrip(" ") for line in lines]


def _summary(statement: Statement) -> Iterator[str]:
    source, metadata = statement.source, statement.metadata
    name = shown_on_a_line(source.name) or "The text"
    how = _FORMATS.get(source.media_type, source.media_type) or "text"
    yield f"{name} was read as {' in '.join(filter(None, (how, source.encoding)))}."
    yield f"Title: {shown_on_a_line(statement.title) or 'none was found'}."
    kind = metadata.kind.replace("-", " ")
    day = metadata.date.isoformat() if metadata.date else ""
    dated = ", ".join(filter(None, (metadata.place, day))) or "place and date not said"
    language = metadata.language
    spoken = "in an unknown language" if language == UNKNOWN else f"in {language_name(language)}"
    yield f"It is a {kind}, {dated}, {spoken}."
    speaker = metadata.actor.replace("-", " ")
    yield f"Who speaks: {'not said' if speaker == 'unknown' else speaker}."
    yield _contents(statement)
    yield from _omissions(statement)
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
        parts.append(f"{_many(len(numbered), 'numbered paragraph')} ({_in_runs(numbered)})")
    if bare or not numbered:
        parts.append(_many(bare, "paragraph") + " without a number")
    if statement.sections:
        parts.append(_many(len(statement.sections), "heading"))
    items = sum(block.level > 0 for p in statement.paragraphs for block in p.blocks)
    if items:
        parts.append(_many(items, "list item"))
    count = sum(len(words(p.text)) for p in statement.paragraphs)
    return f"It has {'; '.join(parts)}; {_many(count, 'word')} in all."


def _in_runs(numbers: Sequence[str]) -> str:
    """Return "1 to 4, 9, 12bis": numbers that follow each other are told as one run."""
    runs: list[list[str]] = []
    for number in numbers:
        if runs and _follows(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return shown_on_a_line(
        ", ".join(run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
    )


def _follows(last: str, number: str) -> bool:
    return last.isdecimal() and number.isdecimal() and int(number) == int(last) + 1


def _omissions(statement: Statement) -> Iterator[str]:
    """Say where a paragraph marks that it leaves words out."""
    marked = [
        _place_of(paragraph)
        for paragraph in statement.paragraphs
        if any(token.kind is TokenKind.OMISSION for token in tokenize(paragraph.text))
    ]
    if marked:
        yield f"Words are left out inside {_many(len(marked), 'paragraph')}: {', '.join(marked)}."


def _place_of(paragraph: Paragraph) -> str:
    """Return a name for a paragraph to be found by: its number, or its first words."""
    if paragraph.label:
        return f"¶ {shown_on_a_line(paragraph.number)}"
    opening = " ".join(paragraph.text.split(" ", _OPENING)[:_OPENING])
    return f"“{shown_on_a_line(opening)} …”"


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
    """Yield what was set aside: reason by reason, each text once, with its places."""
    if statement.leftovers:
        yield [Run("What was set aside", Style.HEAD)]
    places: dict[str, dict[str, list[str]]] = {}
    starts = [paragraph.span.start for paragraph in statement.paragraphs]
    for leftover in statement.leftovers:
        nearest = bisect_right(starts, leftover.span.start) - 1
        # A mark that the reader took out of its block stands in front of that.
        nearest += leftover.reason.endswith(" mark") and not _holds(statement, nearest, leftover)
        paragraph = statement.paragraphs[min(nearest, len(starts) - 1)] if nearest >= 0 else None
        place = f"at {_place_of(paragraph)}" if paragraph else "in front"
        places.setdefault(leftover.reason, {}).setdefault(leftover.text, []).append(place)
    for reason, texts in places.items():
        yield [
            Run(f"{shown_on_a_line(reason)}:"),
            *(
                Run(f"{_INDENT}{_told(where)}: {text}", Style.FAINT)
                for text, where in texts.items()
            ),
        ]


def _holds(statement: Statement, place: int, leftover: Leftover) -> bool:
    """Whether a paragraph stands around what was left out of it."""
    return place >= 0 and leftover.span.end <= statement.paragraphs[place].span.end


def _told(places: Sequence[str]) -> str:
    first = places[0]
    return first if len(places) == 1 else f"{len(places)} times, first {first}"


def _diagnostics(statement: Statement) -> Iterable[list[Run]]:
    if not statement.diagnostics:
        return
    yield [Run("What was odd", Style.HEAD)]
    runs = []
    for note in statement.diagnostics:
        place = f"line {note.line}: " if note.line else ""
        style = Style.WARNING if note.severity is Severity.WARNING else Style.PLAIN
        runs.append(Run(f"{place}{shown_on_a_line(note.message)}", style))
    yield runs
