"""Akoma Ntoso XML, ours and others'."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from stmtdiff.akn.parser import parse_xml
from stmtdiff.akn.reader import is_own, read_statement
from stmtdiff.model import Paragraph, Source, legible
from stmtdiff.readers.reading import Reading
from stmtdiff.structure.labels import labels_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.model import Element, Statement

__all__ = ["read_akn"]

_LONGEST = 6
"""No paragraph's number has more digits."""


def read_akn(data: bytes | str, reading: Reading = Reading()) -> Statement:  # noqa: B008 - frozen
    """Return the statement that an Akoma Ntoso document holds.

    A document that stmtdiff wrote gives back the very Statement it was written from; of one that
    others wrote, what the model has a place for.

    Args:
        data: the document; a `str` must not declare an encoding other than UTF-8.
        reading: what to call it in errors; encoding and language the document says itself.

    Raises:
        ParseError: it is not well-formed XML, or has a DOCTYPE; with line and column.
        ReadError: it is XML of another kind or version, which the message names.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    root = parse_xml(raw, legible(reading.name))
    statement = read_statement(root)
    if is_own(root):
        return statement
    sha256 = hashlib.sha256(raw).hexdigest()
    return replace(
        statement,
        elements=tuple(_with_typed_labels(statement.elements)),
        source=Source(legible(reading.name), "application/akn+xml", sha256=sha256),
    )


def _with_typed_labels(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the elements; where the first number of a count is typed into the text, it is a label.

    Converters mark up ``b)`` and leave the ``a)`` before it in the text.
    """
    for element, following in zip_longest(elements, elements[1:]):
        if (
            isinstance(element, Paragraph)
            and isinstance(following, Paragraph)
            and not element.label
            and element.blocks
            and (typed := _typed_label(element.blocks[0].text, following.label))
        ):
            first, *others = element.blocks
            rest = replace(first, text=first.text[len(typed) :].lstrip())
            yield replace(element, label=typed, blocks=(rest, *others))
        else:
            yield element


def _typed_label(text: str, following: str) -> str:
    """Return the label that a text begins with, if it is the one that the next label follows."""
    typed = text.split(maxsplit=1)[0] if text[:1].strip() else ""
    if typed.isdecimal() and following.isdecimal():
        return (
            typed if len(typed) < _LONGEST and int(typed) + 1 == int(following[:_LONGEST]) else ""
        )
    counts = (
        (one.style, one.value + 1) == (other.style, other.value)
        for one in labels_of(f"{typed} x")
        for other in labels_of(f"{following} x")
    )
    return typed if typed and any(counts) else ""
