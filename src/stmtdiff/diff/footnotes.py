"""The footnotes of a statement: they belong to no paragraph, and yet a comparison tells of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stmtdiff.model import Statement

__all__ = ["footnotes_differ"]

_REASONS = ("footnote", "endnote")
# [1], [^1]:, 1), 1., *, †: another mark is no other note. Few texts have notes; for the others it
# is not compiled.
_MARK = (
    r"^\s*(?:\[\^[^\]\s]{1,40}\]:|[\[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3}|[²³¹⁰-⁹]{1,3})[\])]"
    r"|[*†‡§²³¹⁰-⁹]+|\d{1,3}[.:]?\s)"
)
_BACK = " \N{LEFTWARDS ARROW WITH HOOK}\ufe0e\ufe0f"


def footnotes_differ(old: Statement, new: Statement) -> bool:
    """Return whether the notes say something else, or only one of the statements has any.

    Of two formats, one may have no notes to show; then they are not known to differ.
    """
    notes = _footnotes(old), _footnotes(new)
    if not all(notes) and old.source.media_type != new.source.media_type:
        return False
    return notes[0] != notes[1]


def _footnotes(statement: Statement) -> tuple[str, ...]:
    """Return the texts of the notes, in order, without their marks and links back."""
    notes = (one.text for one in statement.leftovers if one.reason in _REASONS)
    return tuple(" ".join(re.sub(_MARK, "", text).rstrip(_BACK).split()) for text in notes)
