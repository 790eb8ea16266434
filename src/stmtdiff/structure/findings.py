"""What was odd about the numbers, and whether the text is an excerpt."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from stmtdiff.model import Diagnostic, Gap, Paragraph, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.model import Element
    from stmtdiff.structure.lines import Line
    from stmtdiff.structure.numbering import Head

__all__ = ["excerpt_evidence", "findings"]

# So many numbers must be missing, and such a share of them, before a text counts as an excerpt:
# a number or two are skipped by mistake in complete texts.
_MISSING, _MISSING_SHARE = 3, 0.1


def excerpt_evidence(elements: Sequence[Element]) -> str:
    """Return in words why the text is an excerpt, or nothing where it seems complete."""
    if any(isinstance(element, Gap) for element in elements):
        return "a mark stands where paragraphs are left out"
    numbers = [
        int(element.number)
        for element in elements
        if isinstance(element, Paragraph) and element.number.isdecimal() and len(element.number) < 7
    ]
    restarts = any(later <= earlier for earlier, later in pairwise(numbers))
    if not numbers or restarts:
        return ""
    missing = numbers[-1] - len(numbers)
    if missing < _MISSING or missing < _MISSING_SHARE * numbers[-1]:
        return ""
    return f"{missing} of the {numbers[-1]} paragraph numbers are missing"


def findings(
    elements: Sequence[Element],
    numbers: Sequence[tuple[Head, int]],
    doubts: Sequence[Line],
) -> Iterator[Diagnostic]:
    """Yield what is to be said of the reading, in source order.

    Args:
        elements: the statement's.
        numbers: the heads of its numbered paragraphs and where each begins.
        doubts: the lines whose number was not taken for a paragraph's, though it could be one.
    """
    evidence = excerpt_evidence(elements)
    if evidence:
        yield Diagnostic("excerpt", f"This is an excerpt: {evidence}.")
    if elements and not numbers:
        yield Diagnostic("no-numbers", "No paragraph is numbered; they go by their order.")
    found = [*_about_numbers(numbers, is_excerpt=bool(evidence)), *map(_about_doubt, doubts)]
    yield from sorted(found, key=lambda finding: (finding.span or Span(0, 0), finding.code))


def _about_numbers(
    numbers: Sequence[tuple[Head, int]], *, is_excerpt: bool
) -> Iterator[Diagnostic]:
    top = 0
    styles = Counter(head.label.style for head, _ in numbers)
    usual = max(styles, key=styles.__getitem__, default="")
    for head, start in numbers:
        label = head.label
        span = Span(start, start + len(label.printed))
        plain = len(label.values) == 1 and not label.suffix
        if head.doubtful:
            yield _warn(
                "doubtful-number", f"“{label.printed}” was taken for a paragraph's number.", span
            )
        if plain and label.style != usual:
            yield _warn(
                "number-slip",
                f"The number “{label.printed}” is printed unlike most others.",
                span,
            )
        # Who counts from 0 repeats nothing.
        if plain and not (label.value == 0 and start == numbers[0][1]):
            yield from _about_count(label.value, top, span, is_excerpt=is_excerpt)
        top = label.value if plain else max(top, label.values[0])


def _about_count(value: int, top: int, span: Span, *, is_excerpt: bool) -> Iterator[Diagnostic]:
    if value == top:
        yield _warn("duplicate-number", f"The number {value} occurs twice in a row.", span)
    elif value == 1 and top:
        yield Diagnostic("numbers-restart", f"The count starts again after {top}.", span=span)
    elif value < top:
        yield _warn("number-out-of-order", f"The number {value} stands after {top}.", span)
    elif value > top + 1:
        missing = str(top + 1) if value == top + 2 else f"{top + 1} to {value - 1}"
        level = Severity.INFO if is_excerpt else Severity.WARNING
        yield Diagnostic("number-gap", f"No paragraph is numbered {missing}.", level, span)


def _about_doubt(line: Line) -> Diagnostic:
    word = line.text.split(maxsplit=1)[0]
    start = line.start + len(line.text) - len(line.text.lstrip())
    return _warn(
        "doubtful-number",
        f"“{word}” at the start of a line was not taken for a paragraph's number.",
        Span(start, start + len(word)),
    )


def _warn(code: str, message: str, span: Span) -> Diagnostic:
    return Diagnostic(code, message, Severity.WARNING, span)
