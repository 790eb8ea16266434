"""What a caller knows or wants of a reading; every reader takes what concerns it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypedDict, get_args

from stmtdiff.errors import ReadError
from stmtdiff.languages import LANGUAGE_NAMES, UNKNOWN, language_name
from stmtdiff.model import Diagnostic, Severity, Statement

__all__ = ["ReadOptions", "Reading", "Revisions"]


# The form of RFC 5646, section 2.1, without its irregular tags. It leaves room for languages of
# four letters and more, but there are none: such a word is a language's name.
_LANGUAGE_TAG = re.compile(r"(?:[A-Za-z]{2,3}|[IiXx](?=-))(?:-[A-Za-z0-9]{1,8})*")

Revisions = Literal["accepted", "original"]
"""Which side of a document's own tracked changes is read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a source.

    Attributes:
        name: what to call the source in reports and errors.
        encoding: how bytes of text are encoded; empty to find out.
        language: a BCP 47 tag; empty to recognise it. Of a source in several languages it also
            says which text is wanted.
        revisions: of a document with tracked changes, the text with them accepted or the original.
        password: of a protected file.
        part: of a source that holds several texts, which one, from 1; 0 for the likeliest.
    """

    name: str = ""
    encoding: str = ""
    language: str = ""
    revisions: Revisions = "accepted"
    password: str = ""
    part: int = 0

    def __post_init__(self) -> None:
        if self.revisions not in get_args(Revisions):
            known = " or ".join(get_args(Revisions))
            raise ReadError(f"revisions are {known}, not {self.revisions!r}")
        if self.language and not _LANGUAGE_TAG.fullmatch(self.language):
            raise ReadError(f"{self.language!r} is no language tag, such as en, ru or pt-BR")

    def doubts(self, statement: Statement) -> tuple[Diagnostic, ...]:
        """Return a warning where a statement is in a language only because it was given so.

        That is, in one which is not known here. A format that says its language itself keeps it.
        """
        given = self.language
        if given in ("", UNKNOWN) or given != statement.metadata.language:
            return ()
        if language_name(given) != given:
            return ()
        return (
            Diagnostic(
                "language-unknown",
                f"The language given, {given!r}, is none of those that stmtdiff knows "
                f"({', '.join(LANGUAGE_NAMES)}): if the text is in one of these, name it so; "
                "of others, less is noted.",
                Severity.WARNING,
            ),
        )


class ReadOptions(TypedDict, total=False):
    """The options of ``stmtdiff.read``, by the names of `Reading`."""

    encoding: str
    language: str
    revisions: Revisions
    password: str
    part: int
