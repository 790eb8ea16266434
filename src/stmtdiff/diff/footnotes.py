"""The footnotes of a statement: they belong to no paragraph, and yet a comparison tells of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stmtdiff.model import Statement

__all__ = ["footnotes"]

_REASONS = ("footnote", "endnote")
# [1], 1), *, †: another mark is no other note.
_MARK = re.compile(
    r"^\s*(?:[\[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3}|[²³¹⁰-⁹]{1,3})[\])]|[*†‡§²³¹⁰-⁹]+|\d{1,3}\s)"
)


def footnotes(statement: Statement) -> tuple[str, ...]:
    """Return the texts of the notes, in order, without their marks."""
    notes = (one.text for one in statement.leftovers if one.reason in _REASONS)
    return tuple(" ".join(_MARK.sub("", text).split()) for text in notes)
