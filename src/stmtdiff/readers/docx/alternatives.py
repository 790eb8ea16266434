"""Alternative forms of the same content, for programs of different age (Part 3, section 10.2)."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["has_text", "say_the_same"]


def has_text(element: etree._Element) -> bool:
    """Return whether there is text in an element."""
    return any(text.strip() for text in _texts(element))


def say_the_same(one: etree._Element, other: etree._Element) -> bool:
    """Return whether two elements hold the same text, spaces apart."""
    return all(here == there for here, there in zip_longest(_signs(one), _signs(other)))


def _signs(element: etree._Element) -> Iterator[str]:
    return (char for text in _texts(element) for char in text if not char.isspace())


def _texts(element: etree._Element) -> Iterator[str]:
    return (text.text or "" for text in element.iter("{*}t"))
