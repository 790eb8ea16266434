"""Compare successive joint statements paragraph by paragraph.

The verbs and the types, loaded when they are first used::

    import stmtdiff

    old = stmtdiff.read("declaration-2031.txt")
    new = stmtdiff.read("joint-statement-2032.txt")
    diff = stmtdiff.compare(old, new)
    stmtdiff.write(diff, "redline.html")
"""

from __future__ import annotations

from importlib import import_module

from stmtdiff.version import __version__

# As type checkers know it; to import typing would be half of what importing this costs.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from stmtdiff._api import (
        align as align,
    )
    from stmtdiff._api import (
        annotate as annotate,
    )
    from stmtdiff._api import (
        compare as compare,
    )
    from stmtdiff._api import (
        compare_many as compare_many,
    )
    from stmtdiff._api import (
        read as read,
    )
    from stmtdiff._api import (
        read_links as read_links,
    )
    from stmtdiff._api import (
        reads as reads,
    )
    from stmtdiff._api import (
        render as render,
    )
    from stmtdiff._api import (
        to_akn as to_akn,
    )
    from stmtdiff._api import (
        write as write,
    )
    from stmtdiff.alignment import Alignment as Alignment
    from stmtdiff.alignment import Link as Link
    from stmtdiff.alignment import LinkShape as LinkShape
    from stmtdiff.alignment import RunnerUp as RunnerUp
    from stmtdiff.alignment import Transfer as Transfer
    from stmtdiff.diff import (
        Annotation as Annotation,
    )
    from stmtdiff.diff import (
        Change as Change,
    )
    from stmtdiff.diff import (
        Effect as Effect,
    )
    from stmtdiff.diff import (
        Fate as Fate,
    )
    from stmtdiff.diff import (
        FrameDiff as FrameDiff,
    )
    from stmtdiff.diff import (
        FrameKind as FrameKind,
    )
    from stmtdiff.diff import (
        Highlight as Highlight,
    )
    from stmtdiff.diff import (
        Move as Move,
    )
    from stmtdiff.diff import (
        Op as Op,
    )
    from stmtdiff.diff import (
        ParagraphDiff as ParagraphDiff,
    )
    from stmtdiff.diff import (
        Piece as Piece,
    )
    from stmtdiff.diff import (
        StatementDiff as StatementDiff,
    )
    from stmtdiff.diff import (
        Survival as Survival,
    )
    from stmtdiff.diff import (
        Tag as Tag,
    )
    from stmtdiff.diff import (
        Wording as Wording,
    )
    from stmtdiff.errors import (
        LimitError as LimitError,
    )
    from stmtdiff.errors import (
        LinkError as LinkError,
    )
    from stmtdiff.errors import (
        MissingExtraError as MissingExtraError,
    )
    from stmtdiff.errors import (
        ParseError as ParseError,
    )
    from stmtdiff.errors import (
        ReadError as ReadError,
    )
    from stmtdiff.errors import (
        RenderError as RenderError,
    )
    from stmtdiff.errors import (
        StmtdiffError as StmtdiffError,
    )
    from stmtdiff.errors import (
        UnknownFormatError as UnknownFormatError,
    )
    from stmtdiff.errors import (
        WrongTypeError as WrongTypeError,
    )
    from stmtdiff.model import (
        Block as Block,
    )
    from stmtdiff.model import (
        Diagnostic as Diagnostic,
    )
    from stmtdiff.model import (
        FrontLine as FrontLine,
    )
    from stmtdiff.model import (
        FrontRole as FrontRole,
    )
    from stmtdiff.model import (
        Gap as Gap,
    )
    from stmtdiff.model import (
        Leftover as Leftover,
    )
    from stmtdiff.model import (
        Metadata as Metadata,
    )
    from stmtdiff.model import (
        Paragraph as Paragraph,
    )
    from stmtdiff.model import (
        Part as Part,
    )
    from stmtdiff.model import (
        Section as Section,
    )
    from stmtdiff.model import (
        Severity as Severity,
    )
    from stmtdiff.model import (
        Source as Source,
    )
    from stmtdiff.model import (
        Span as Span,
    )
    from stmtdiff.model import (
        Statement as Statement,
    )
    from stmtdiff.model import (
        legible as legible,
    )
    from stmtdiff.tokens import Token as Token
    from stmtdiff.tokens import TokenKind as TokenKind

_HOMES = {
    "stmtdiff._api": (
        "align annotate compare compare_many read read_links reads render to_akn write"
    ),
    "stmtdiff.alignment": "Alignment Link LinkShape RunnerUp Transfer",
    "stmtdiff.diff": (
        "Annotation Change Effect Fate FrameDiff FrameKind Highlight Move Op ParagraphDiff "
        "Piece StatementDiff Survival Tag Wording"
    ),
    "stmtdiff.errors": (
        "LimitError LinkError MissingExtraError ParseError ReadError RenderError StmtdiffError "
        "UnknownFormatError WrongTypeError"
    ),
    "stmtdiff.model": (
        "Block Diagnostic FrontLine FrontRole Gap Leftover Metadata Paragraph Part Section "
        "Severity Source Span Statement legible"
    ),
    "stmtdiff.tokens": "Token TokenKind",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = ["__version__", *sorted(_HOME_OF)]  # noqa: PLE0604


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME_OF})
