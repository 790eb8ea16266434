"""The text layer of a source that is no plain text: all its text in order, one block a line.

Web pages, Word files and PDFs have no single text that offsets could count in. Their readers lay
one down here, and every `Span` of the statement then points into it, as it points into the file
itself where that is plain text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stmtdiff.errors import ReadError
from stmtdiff.model import Leftover, Span, legible
from stmtdiff.readers.characters import character_findings
from stmtdiff.structure import Line, Markup, build_statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.model import Diagnostic, Source, Statement

__all__ = ["TextLayer"]


# A line of the layer is one line, whatever the source breaks lines with.
_BREAKS = dict.fromkeys(map(ord, "\n\r\v\f\x85\u2028\u2029"), " ")


@dataclass(slots=True)
class TextLayer:
    """Text as a reader finds it: what belongs to the statement, and what is left over, and why."""

    lines: list[Line] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)
    _shown: list[str] = field(default_factory=list)
    _size: int = 0

    @property
    def text(self) -> str:
        """The whole layer; every span points into it."""
        return "\n".join(self._shown)

    def add(
        self,
        text: str,
        *,
        markup: Markup | None = None,
        after_blank: bool = True,
        wrapped: bool | None = None,
    ) -> None:
        """Add a line of the statement; a blank one is nothing.

        Args:
            text: the line, with the label the format gives it, if any, in front.
            markup: what the format says of it; None where it is text like any other.
            after_blank: whether a blank line would stand before it, were it typed.
            wrapped: whether the line before had no room for its first word; None where that is not
                known.
        """
        if text.strip():
            span = self._lay(text.translate(_BREAKS))
            # What was left out before the first line may have stood right before it.
            first = not self.lines
            line = Line(self._shown[-1], span.start, after_blank or first, markup, wrapped)
            self.lines.append(line)

    def leave(self, text: str, reason: str) -> None:
        """Add text that is no part of the statement, with the reason in a word or two."""
        if text.strip():
            span = self._lay(text.strip())
            self.leftovers.append(Leftover(self._shown[-1], reason, span))

    def build(
        self, source: Source, *, language: str = "", diagnostics: Sequence[Diagnostic] = ()
    ) -> Statement:
        """Return the statement that the lines make.

        Raises:
            ReadError: there is no paragraph among them.
        """
        name = source.name or "the source"
        if not self.lines:
            raise ReadError(f"{name} is empty: there is nothing to read in it")
        statement = build_statement(
            self.lines,
            source,
            language=language,
            leftovers=self.leftovers,
            diagnostics=(*diagnostics, *character_findings("\n".join(self._texts), self.text)),
        )
        if not statement.paragraphs:
            raise ReadError(f"{name} holds marks or headings, but no paragraph")
        return statement

    def _lay(self, text: str) -> Span:
        start = self._size
        self._texts.append(text)
        self._shown.append(legible(text))
        self._size += len(text) + 1
        return Span(start, start + len(text))
