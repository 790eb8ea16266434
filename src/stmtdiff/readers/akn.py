"""Akoma Ntoso XML, ours and others'."""

from __future__ import annotations

from stmtdiff.akn import parse_xml, read_statement
from stmtdiff.model import Statement, legible
from stmtdiff.readers.reading import Reading

__all__ = ["read_akn"]


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
    return read_statement(parse_xml(raw, legible(reading.name)))
