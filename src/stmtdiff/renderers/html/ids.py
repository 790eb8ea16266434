"""The addresses inside the page: ``#p14`` and ``#o7``, which are a promise to those who link."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.model import Paragraph

__all__ = ["counted_ids", "paragraph_ids"]

_UNFIT = re.compile("[^A-Za-z0-9._]+")
_LONGEST = 64


def paragraph_ids(paragraphs: Sequence[Paragraph], prefix: str) -> tuple[str, ...]:
    """Return an id for each paragraph, all different, made of ASCII letters, digits and ``._-``.

    A numbered paragraph gets the prefix and its number. One without a number, or whose number an
    earlier paragraph has already, gets the prefix, a hyphen and its eid; so no id of the first
    kind is ever one of the second.
    """
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for place, paragraph in enumerate(paragraphs):
        number = _fit(paragraph.number)
        if number and prefix + number not in taken:
            ids[place] = prefix + number
            taken.add(ids[place])
    for place, paragraph in enumerate(paragraphs):
        if place not in ids:
            ids[place] = _free(f"{prefix}-{_fit(paragraph.eid) or 'x'}", taken)
            taken.add(ids[place])
    return tuple(ids[place] for place in range(len(paragraphs)))


def counted_ids(paragraphs: Sequence[Paragraph], prefix: str) -> dict[str, str]:
    """Return a second id by the first, for paragraphs none of which has a number: ``p3``.

    Its number is the one by which a reader counts them; the first that has it gets the id.
    """
    taken: dict[str, str] = {}
    for paragraph, fragment in zip(paragraphs, paragraph_ids(paragraphs, prefix), strict=True):
        number = _fit(paragraph.place)
        if number.replace(".", "").isdecimal():
            taken.setdefault(prefix + number, fragment)
    return {fragment: short for short, fragment in taken.items()}


def _fit(text: str) -> str:
    ascii_digits = (
        str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text[:_LONGEST]
    )
    plain = unicodedata.normalize("NFKC", "".join(ascii_digits))
    return _UNFIT.sub("-", plain).strip("-.")


def _free(wish: str, taken: set[str]) -> str:
    found, ordinal = wish, 2
    while found in taken:
        found, ordinal = f"{wish}-{ordinal}", ordinal + 1
    return found
