"""Tables that hold data, tables that only place things, and numbers in cells of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.readers.html.tree import Element
from stmtdiff.structure.labels import labels_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["is_data_table", "is_label_alone", "with_number"]

_WORDS_OF_A_CELL = 30
_LONGEST_LABEL = 12


def is_label_alone(text: str) -> bool:
    """Return whether a text is a number or list mark and nothing else."""
    text = text.strip()
    if len(text) > _LONGEST_LABEL:
        return False
    followed = (*labels_of(f"{text} X"), *labels_of(f"{text}X"))
    return any(label.printed.strip() == text for label in followed)


def with_number(number: str, text: str) -> str:
    """Return a text behind its number from another cell, so that it is known as one."""
    spaced = f"{number} {text}"
    return spaced if labels_of(spaced) else f"{number}{text}"


def is_data_table(table: Element) -> bool:
    """Return whether a table shows data: at least two rows and columns of short cells.

    One that holds another table, a long text or numbered paragraphs only places them.
    """
    rows: list[int] = []
    for cell, words, starts_with_label in _cells(table):
        if cell is None or words > _WORDS_OF_A_CELL or starts_with_label:
            return False
        if cell.name == "tr":
            rows.append(0)
        elif rows:
            rows[-1] += 1
    return sum(count > 1 for count in rows) > 1


def _cells(table: Element) -> Iterator[tuple[Element | None, int, bool]]:
    """Yield rows, and cells with their words and whether they start with a number; None ends it."""
    waiting = list(reversed(table.children))
    is_first = True
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Element):
            continue
        if node.name == "table":
            yield None, 0, False
        elif node.name in ("td", "th"):
            if any(x.name == "table" for x in node.below):
                yield None, 0, False
                return
            words = len(node.text.split())
            yield node, words, _starts_with_number(node.text, is_first=is_first)
            is_first = is_first and not words
        else:
            if node.name == "tr":
                yield node, 0, False
                is_first = True
            waiting += reversed(node.children)


def _starts_with_number(text: str, *, is_first: bool) -> bool:
    """Return whether a cell holds a paragraph's number; alone, it does so at a row's start only."""
    if is_label_alone(text):
        return is_first
    return any(len(label.values) == 1 for label in labels_of(text[:100]))
