"""The words in which every renderer speaks of a comparison, in one place."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from stmtdiff.diff import Fate, FrameKind
from stmtdiff.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stmtdiff.diff import ParagraphDiff, StatementDiff
    from stmtdiff.model import Paragraph, Statement

__all__ = [
    "FATE_WORDS",
    "facts",
    "findings",
    "hundredths",
    "name",
    "name_of_statement",
    "names",
    "reading_warnings",
    "score",
    "warnings",
]

FATE_WORDS: Mapping[Fate, str] = MappingProxyType(
    {
        Fate.UNCHANGED: "unchanged",
        Fate.REVISED: "revised",
        Fate.ADDED: "new",
        Fate.REMOVED: "removed",
        Fate.SPLIT: "split",
        Fate.MERGED: "merged",
        Fate.REGROUPED: "regrouped",
        Fate.NOT_IN_EXCERPT: "not in the excerpt",
    }
)

_TOUCHED = (Fate.REVISED, Fate.SPLIT, Fate.MERGED, Fate.REGROUPED)

# Not from strftime: the same input gives the same bytes under every locale.
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def name(paragraph: Paragraph) -> str:
    """Return what a reader calls a paragraph: its printed number, or where it stands."""
    return f"¶ {paragraph.number}" if paragraph.number else paragraph.standing


def names(paragraphs: tuple[Paragraph, ...]) -> str:
    """Return what a reader calls several paragraphs: ``¶ 8 + ¶ 9``."""
    return " + ".join(name(paragraph) for paragraph in paragraphs)


def name_of_statement(statement: Statement) -> str:
    """Return what a reader calls a statement: place and date, else its title, else its file."""
    date = statement.metadata.date
    day = f"{date.day} {_MONTHS[date.month - 1]} {date.year}" if date else ""
    by_place = ", ".join(part for part in (statement.metadata.place, day) if part)
    return by_place or statement.title or statement.source.name or "a statement"


def hundredths(share: float) -> int:
    """Return a share in hundredths, rounded in the same way everywhere; only all of it is 100."""
    return 100 if share >= 1 else min(round(float(f"{share:.2f}") * 100), 99)


def score(share: float) -> str:
    """Return a score as it is printed: ``0.95``."""
    return f"{hundredths(share) / 100:.2f}"


def facts(pair: ParagraphDiff) -> tuple[str, ...]:
    """Return the facts beside a pair's fate: ``editorial``, ``moved``, ``renumbered``."""
    known = (
        ("editorial", pair.editorial),
        ("moved", pair.moved),
        ("renumbered", pair.renumbered),
    )
    return tuple(word for word, holds in known if holds)


def findings(diff: StatementDiff) -> str:
    """Return the whole comparison in a sentence or two."""
    if diff.same:
        return "The two statements do not differ."
    told = ", ".join(
        f"{count} {FATE_WORDS[fate]}"
        for fate, count in diff.fates.items()
        if count and fate is not Fate.UNCHANGED
    )
    kept = diff.fates[Fate.UNCHANGED]
    moved = sum(pair.moved for pair in diff.paragraphs)
    renumbered = sum(pair.renumbered for pair in diff.paragraphs)
    beside = [f"{moved} moved"] * bool(moved) + [f"{renumbered} renumbered"] * bool(renumbered)
    sentences = [
        f"Of the paragraphs, {told or 'none has other words'}; {kept} unchanged.",
        *_editorial_findings(diff),
        f"Beside that, {' and '.join(beside)}." if beside else "",
        *_frame_findings(diff),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _editorial_findings(diff: StatementDiff) -> Iterator[str]:
    """Yield how many of the paragraphs whose words were touched say nothing else than before."""
    only = sum(pair.editorial for pair in diff.paragraphs)
    touched = {fate: diff.fates[fate] for fate in _TOUCHED}
    if only:
        words = [FATE_WORDS[fate] for fate, count in touched.items() if count]
        listed = " or ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)
        yield f"Of the {sum(touched.values())} {listed}, {only} only editorially."


def _frame_findings(diff: StatementDiff) -> Iterator[str]:
    """Yield what differs around the paragraphs; what an excerpt leaves out does not."""
    differing = [part.kind for part in diff.frame if part.differs]
    gaps = differing.count(FrameKind.GAP)
    frame = len(differing) - gaps
    if frame:
        yield (
            "1 heading or front line differs."
            if frame == 1
            else (f"{frame} headings or front lines differ.")
        )
    if gaps:
        yield "1 omission mark differs." if gaps == 1 else f"{gaps} omission marks differ."


def warnings(diff: StatementDiff) -> Iterator[str]:
    """Yield what to be wary of: of the comparison as a whole, then of the reading of each side."""
    for note in diff.diagnostics:
        if note.severity is Severity.WARNING:
            yield note.message
    for side, statement in (("old", diff.old), ("new", diff.new)):
        yield from reading_warnings(statement, side)


def reading_warnings(statement: Statement, unnamed: str = "statement") -> Iterator[str]:
    """Yield what to be wary of in the reading of a statement, each with its place in the source.

    Args:
        statement: the statement.
        unnamed: what to call a source that has no name.
    """
    for note in statement.diagnostics:
        if note.severity is Severity.WARNING:
            parts = (statement.source.name or unnamed, note.line, note.column)
            yield f"{':'.join(str(part) for part in parts if part is not None)}: {note.message}"
