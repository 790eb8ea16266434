"""One file (or folder) a format, and the registry they are called by.

A new format is one file and one line here. Third parties add one by the entry point
``stmtdiff.renderers``: a function that takes a `StatementDiff` and keyword options.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from stmtdiff.errors import UnknownFormatError

__all__ = ["COMPARISON_FORMATS", "STATEMENT_FORMATS", "SUFFIXES", "format_of", "renderer"]

Renderer = Callable[..., Any]

COMPARISON_FORMATS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "html": ("stmtdiff.renderers.html", "render_html"),
        "json": ("stmtdiff.renderers.json", "render_json"),
        "records": ("stmtdiff.renderers.records", "render_records"),
        "text": ("stmtdiff.renderers.text", "render_text"),
        "xml": ("stmtdiff.renderers.xml", "render_xml"),
    }
)
"""For a comparison: format to module and function, imported when the format is asked for."""

STATEMENT_FORMATS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "explanation": ("stmtdiff.renderers.explanation", "render_explanation"),
        "json": ("stmtdiff.renderers.json", "render_statement_json"),
        "text": ("stmtdiff.renderers.listing", "render_listing"),
        "xml": ("stmtdiff.akn.writer", "write_statement"),
    }
)
"""The same for a single statement."""

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {".html": "html", ".htm": "html", ".json": "json", ".xml": "xml", ".akn": "xml", ".txt": "text"}
)
"""File name suffix to format."""


def renderer(name: str, formats: Mapping[str, tuple[str, str]]) -> Renderer:
    """Return the function that renders a format.

    Raises:
        UnknownFormatError: there is none of this name.
    """
    if name in formats:
        module, function = formats[name]
        found: Renderer = getattr(import_module(module), function)
        return found
    if formats is COMPARISON_FORMATS:
        from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and seldom needed

        for point in entry_points(group="stmtdiff.renderers", name=name):
            loaded: Renderer = point.load()
            return loaded
    raise UnknownFormatError(name, tuple(sorted(formats)))


def format_of(path: str) -> str:
    """Return the format that a file name's suffix names.

    Raises:
        UnknownFormatError: the suffix names none.
    """
    suffix = os.path.splitext(path)[1].lower()
    if not suffix:
        told = f"the file name {path!r} has no ending that tells a format"
        raise UnknownFormatError(path, tuple(SUFFIXES), told=told)
    if suffix not in SUFFIXES:
        raise UnknownFormatError(suffix, tuple(SUFFIXES), what="file name ending")
    return SUFFIXES[suffix]
