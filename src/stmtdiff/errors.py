"""What can go wrong, as exceptions that a person can act on.

Every error of the library is a :class:`StmtdiffError`; each also derives from the built-in
exception that a caller would expect. A message says what is wrong, where, and what to do.
"""

from __future__ import annotations

# As type checkers know it; the command starts without typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "LimitError",
    "LinkError",
    "MissingExtraError",
    "ParseError",
    "ReadError",
    "RenderError",
    "StmtdiffError",
    "UnknownFormatError",
    "WrongTypeError",
]


class StmtdiffError(Exception):
    """The base of everything that stmtdiff raises on purpose."""

    def __reduce__(self) -> tuple[Callable[..., StmtdiffError], tuple[object, ...]]:
        """Return how another process makes it again: not from its parts, as the class does."""
        return _again, (type(self), self.args, self.__dict__)


def _again(
    kind: type[StmtdiffError], args: tuple[object, ...], state: Mapping[str, object]
) -> StmtdiffError:
    error = kind.__new__(kind)
    # The built-in sort behind it, which keeps the message.
    super(StmtdiffError, error).__init__(*args)
    error.__dict__.update(state)
    return error


class ReadError(StmtdiffError, ValueError):
    """The input cannot become a Statement."""


class ParseError(ReadError):
    """The input breaks the rules of its own format.

    Attributes:
        source: the name of what was read.
        line: the line, from 1, or None where the format has no lines.
        column: the column, from 1, or None.
    """

    def __init__(
        self, message: str, *, source: str = "", line: int | None = None, column: int | None = None
    ) -> None:
        """Keep the place beside the message, and name it in the message."""
        place = ":".join(str(part) for part in (source, line, column) if part not in ("", None))
        super().__init__(f"{place}: {message}" if place else message)
        self.source = source
        self.line = line
        self.column = column


class LimitError(ReadError):
    """The input is larger or deeper than the limits allow; the message names the limit."""


class UnknownFormatError(StmtdiffError, LookupError):
    """No reader or renderer goes by this name.

    Attributes:
        name: what was asked for.
        known: the names there are, sorted.
    """

    def __init__(
        self, name: str, known: tuple[str, ...], *, what: str = "format", told: str = ""
    ) -> None:
        """Say what was asked for (in the words of `told`, if any), and what there is."""
        super().__init__(f"{told or f'unknown {what} {name!r}'}; there is {', '.join(known)}")
        self.name = name
        self.known = known


class MissingExtraError(StmtdiffError, ImportError):
    """A format needs an optional dependency that is not installed.

    Attributes:
        extra: the extra to install: ``pip install 'stmtdiff[EXTRA]'``, or from the folder of the
            source ``pip install '.[EXTRA]'``.
    """

    def __init__(self, what: str, extra: str) -> None:
        """Say what is missing, and the command that brings it."""
        super().__init__(
            f"{what} needs the extra {extra!r}: install stmtdiff with it, by pip install "
            f"'stmtdiff[{extra}]' or, in the folder of its source, pip install '.[{extra}]'"
        )
        self.extra = extra


class LinkError(StmtdiffError, ValueError):
    """Links given by a person do not fit the two statements."""


class RenderError(StmtdiffError):
    """The result cannot be written in the form asked for."""


class WrongTypeError(StmtdiffError, TypeError):
    """A verb was given something of another type, such as a file's name for a statement."""

    def __init__(self, verb: str, wanted: str, found: object) -> None:
        """Say which verb takes what, and what it got."""
        super().__init__(f"{verb} takes {wanted}, not {type(found).__name__}")
