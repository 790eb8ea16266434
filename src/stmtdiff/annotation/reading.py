"""What several annotators ask of the same text is read once, while a comparison is annotated.

A text is known again by its identity: to compare or hash it would cost as much as to read it. So
only what cannot change is read so, and nothing that was read outlives the annotation.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from stmtdiff.diff import Tag
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from stmtdiff.tokens import Token

__all__ = [
    "EQUAL",
    "NUMBER",
    "SPACE",
    "WORD",
    "Visible",
    "in_small_letters",
    "read_once",
    "reading_once",
    "visible",
    "whole_text",
]

# Every token and every op is asked for its kind, and before Python 3.12 it takes ten times as long
# to find a member in its enum as to find a name.
EQUAL = Tag.EQUAL
NUMBER = TokenKind.NUMBER
SPACE = TokenKind.SPACE
WORD = TokenKind.WORD

_Text = TypeVar("_Text")
_Found = TypeVar("_Found")

# What was read, by the reader and the identity of the text; with the text, which stays alive so
# that no other one takes its identity.
_Readings = dict[tuple[Any, int], tuple[object, Any]]
_READINGS: ContextVar[_Readings | None] = ContextVar("readings", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """Let all that is read by a `read_once` be read once, until the end of the block."""
    before = _READINGS.set({})
    try:
        yield
    finally:
        _READINGS.reset(before)


def read_once(read: Callable[[_Text], _Found]) -> Callable[[_Text], _Found]:
    """Return a reader that within `reading_once` reads no text twice; what it returns is shared."""

    @wraps(read)
    def reader(text: _Text) -> _Found:
        readings = _READINGS.get()
        if readings is None:
            return read(text)
        key = read, id(text)
        if key not in readings:
            readings[key] = text, read(text)
        found: _Found = readings[key][1]
        return found

    return reader


@read_once
def whole_text(tokens: Sequence[Token]) -> str:
    """Return the text that was cut into these tokens."""
    return "".join([token.text for token in tokens])


def in_small_letters(keys: Sequence[str]) -> list[str]:
    """Return the keys case folded; most are so already, and stand in memory once."""
    folded = map(str.casefold, keys)
    return [key if key == small else small for key, small in zip(keys, folded, strict=True)]


class Visible(NamedTuple):
    """All tokens of a text but white space.

    Attributes:
        places: which tokens they are.
        keys: the key of each.
        folded: the same in small letters.
    """

    places: tuple[int, ...]
    keys: tuple[str, ...]
    folded: tuple[str, ...]


@read_once
def visible(tokens: Sequence[Token]) -> Visible:
    """Return the tokens of a text that are not white space."""
    places = tuple([n for n, token in enumerate(tokens) if token.kind is not SPACE])
    keys = tuple([tokens[place].key for place in places])
    return Visible(places, keys, tuple(in_small_letters(keys)))
