"""What is to be said of the reading of a Word document."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from stmtdiff.model import Diagnostic, Severity
from stmtdiff.readers.docx.changes import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.readers.docx.laying import Laying
    from stmtdiff.readers.docx.walk import Walk
    from stmtdiff.readers.reading import Revisions

__all__ = ["findings", "main_language"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_SHOWN = 5
_PLURALS = {FORMAT: "changes of format"}


def findings(
    walks: Sequence[Walk], laying: Laying, missing: Sequence[str], revisions: Revisions
) -> tuple[Diagnostic, ...]:
    """Return what was odd, in the order of its weight."""
    tracked: Counter[str] = Counter()
    embedded: Counter[str] = Counter()
    for walk in walks:
        tracked += walk.changes.counts
        embedded += walk.embedded
    found = (
        *_tracked(tracked, revisions),
        *_embedded(embedded),
        *_missing(missing),
        *_numbers(laying, sum(walk.uncounted for walk in walks)),
        *_symbols(sum(walk.unknown_symbols for walk in walks)),
    )
    return tuple(found)


def main_language(body: Walk) -> str:
    """Return the BCP 47 tag of the language that most of the text is marked as; empty for none."""
    (tag, _), *_rest = [*body.languages.most_common(1), ("", 0)]
    return tag if _LANGUAGE.fullmatch(tag) and tag != "x-none" else ""


def _tracked(tracked: Counter[str], revisions: Revisions) -> Iterator[Diagnostic]:
    if not tracked:
        return
    other = "original" if revisions == "accepted" else "accepted"
    read_as = "with them accepted" if revisions == "accepted" else "as it was before them"
    yield Diagnostic(
        "tracked-changes",
        f"The document holds tracked changes ({_listed(tracked)}). It was read {read_as}; what "
        f"that leaves out is among the leftovers. --revisions {other} reads the other side.",
        Severity.WARNING,
    )


def _embedded(embedded: Counter[str]) -> Iterator[Diagnostic]:
    if embedded:
        yield Diagnostic(
            "embedded-content",
            f"What is embedded in the document is not read: {_listed(embedded)}.",
            Severity.WARNING,
        )


def _missing(missing: Sequence[str]) -> Iterator[Diagnostic]:
    if missing:
        yield Diagnostic(
            "missing-part",
            f"The document names parts that are not in the file: {_some(missing)}. Numbers, "
            "headings or notes may be missing with them.",
            Severity.WARNING,
        )


def _numbers(laying: Laying, uncounted: int) -> Iterator[Diagnostic]:
    if laying.counter.unknown:
        yield Diagnostic(
            "number-format",
            f"Numbers in a form that is not known ({_some(sorted(laying.counter.unknown))}) are "
            "shown as plain figures.",
            Severity.WARNING,
        )
    if uncounted:
        yield Diagnostic(
            "uncounted-field",
            f"{uncounted} numbers are made by fields (AUTONUM, LISTNUM) that keep no result; they "
            "are not read.",
            Severity.WARNING,
        )
    if laying.lone_numbers:
        yield Diagnostic(
            "number-without-text",
            f"Word shows numbers without a text behind them: {_some(laying.lone_numbers)}.",
        )


def _symbols(count: int) -> Iterator[Diagnostic]:
    if count:
        yield Diagnostic(
            "unknown-symbol",
            f"{count} signs are of a font that alone knows what they look like.",
        )


def _listed(counts: Counter[str]) -> str:
    """Return "2 insertions, 1 deletion", sorted by name."""
    return ", ".join(
        f"{count} {kind if count == 1 else _PLURALS.get(kind, f'{kind}s')}"
        for kind, count in sorted(counts.items())
    )


def _some(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown
