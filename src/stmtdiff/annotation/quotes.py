"""How a note names a paragraph, and quotes the first words of a longer text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stmtdiff.model import Paragraph

__all__ = ["QUOTED_WORDS", "name_in_note", "quoted"]

QUOTED_WORDS = 8


def quoted(text: str, most: int = QUOTED_WORDS) -> str:
    """Return the first words of a text in quotation marks."""
    words = text.split(maxsplit=most)
    return f"“{' '.join(words[:most])}{' …' * (len(words) > most)}”"


def name_in_note(paragraph: Paragraph) -> str:
    """Return the number of a paragraph, or its eid."""
    return f"¶ {paragraph.number}" if paragraph.number else paragraph.eid
