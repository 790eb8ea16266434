"""A source that holds several texts: the one that is wanted, and what is said of the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.languages import language_name
from stmtdiff.model import Diagnostic, Leftover, Severity
from stmtdiff.structure import choose_passage, find_passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.readers.reading import Reading
    from stmtdiff.structure import Line, Passage

__all__ = ["Choice", "choose_part"]


class Choice(NamedTuple):
    """One of the texts of a source.

    Attributes:
        lines: its lines.
        others: the other texts, left over with their number and language.
        diagnostics: a warning where there are others.
    """

    lines: tuple[Line, ...]
    others: tuple[Leftover, ...]
    diagnostics: tuple[Diagnostic, ...]


def choose_part(lines: Sequence[Line], reading: Reading) -> Choice:
    """Return the text that is wanted of the lines of a source: the one asked for, or the likeliest.

    Raises:
        ReadError: there is no such part, or no text in the language asked for.
    """
    passages = find_passages(lines)
    chosen = choose_passage(passages, language=reading.language, part=reading.part)
    others = tuple(
        Leftover(passage.text, f"text {n}, in {language_name(passage.language)}", passage.span)
        for n, passage in enumerate(passages, start=1)
        if n != chosen + 1
    )
    return Choice(passages[chosen].lines, others, tuple(_about_parts(passages, chosen)))


def _about_parts(passages: Sequence[Passage], chosen: int) -> Iterator[Diagnostic]:
    if len(passages) == 1:
        return
    counts = Counter(language_name(passage.language) for passage in passages)
    languages = ", ".join(f"{counts[name]} in {name}" for name in sorted(counts))
    yield Diagnostic(
        "several-texts",
        f"The source holds {len(passages)} texts ({languages}). This is text {chosen + 1}, in "
        f"{language_name(passages[chosen].language)}; the others are left out. "
        "Choose another by its number (part) or its language.",
        Severity.WARNING,
        passages[chosen].span,
    )
