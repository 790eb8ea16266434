"""Two statements and their alignment become a comparison."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from stmtdiff.alignment import LinkShape
from stmtdiff.diff.comparison import Fate, ParagraphDiff, StatementDiff, Tag, Wording
from stmtdiff.diff.footnotes import footnotes_differ
from stmtdiff.diff.frame import compare_frames
from stmtdiff.diff.omission import falls_in_omission
from stmtdiff.diff.wording import compare_wording
from stmtdiff.languages import LANGUAGE_NAMES, language_name
from stmtdiff.model import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from stmtdiff.alignment import Alignment, Link
    from stmtdiff.diff.frame import Frame
    from stmtdiff.model import Paragraph, Statement

__all__ = ["compare_aligned"]

_FATES = {
    LinkShape.SPLIT: Fate.SPLIT,
    LinkShape.MERGED: Fate.MERGED,
    LinkShape.REGROUPED: Fate.REGROUPED,
}


def compare_aligned(
    old: Statement,
    new: Statement,
    alignment: Alignment,
    tell: Callable[[int, int], object] = lambda _done, _total: None,
) -> StatementDiff:
    """Return the comparison of two aligned statements, not yet annotated.

    Before each link `tell` is told how many are done, and of how many.
    """
    sides = old.paragraphs, new.paragraphs
    compared = []
    for done, link in enumerate(alignment.links):
        tell(done, len(alignment.links))
        compared.append(_compare(link, old, new, sides))
    frame = compare_frames(old, new, alignment.links)
    return StatementDiff(
        old,
        new,
        tuple(_placed(pair, frame) for pair, _ in compared),
        frame.parts,
        alignment.transfers,
        diagnostics=(
            *_about_dates(old, new),
            *_about_languages(old, new),
            *_about_footnotes(old, new),
            *alignment.diagnostics,
            *(_too_different(pair) for pair, limited in compared if limited),
        ),
    )


def _compare(
    link: Link,
    old: Statement,
    new: Statement,
    sides: tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]],
) -> tuple[ParagraphDiff, bool]:
    before = tuple(sides[0][place] for place in link.old)
    after = tuple(sides[1][place] for place in link.new)
    wording, limited = compare_wording([p.text for p in before], [p.text for p in after])
    renumbered = link.shape is LinkShape.ONE_TO_ONE and before[0].number != after[0].number
    fate = _fate(link, wording, old, new)
    return ParagraphDiff(link, fate, renumbered, before, after, wording), limited


def _placed(pair: ParagraphDiff, frame: Frame) -> ParagraphDiff:
    """Return a pair, told that it came past a heading where it did."""
    return replace(pair, crossed=True) if frame.crossed.intersection(pair.link.old) else pair


def _fate(link: Link, wording: Wording, old: Statement, new: Statement) -> Fate:
    if link.shape is LinkShape.ADDED:
        return Fate.NOT_IN_EXCERPT if old.excerpt else Fate.ADDED
    if link.shape is LinkShape.REMOVED:
        return Fate.NOT_IN_EXCERPT if new.excerpt else Fate.REMOVED
    if link.shape in _FATES:
        return _FATES[link.shape]
    differs = any(
        op.tag is not Tag.EQUAL and not falls_in_omission(wording, op) for op in wording.ops
    )
    return Fate.REVISED if differs else Fate.UNCHANGED


def _about_dates(old: Statement, new: Statement) -> Iterator[Diagnostic]:
    """Yield a warning where the earlier side is dated after the later one: sides are swapped."""
    before, after = old.metadata.date, new.metadata.date
    if before and after and before > after:
        yield Diagnostic(
            "dates-out-of-order",
            f"The earlier statement is dated {before.isoformat()}, after the later one "
            f"({after.isoformat()}): perhaps the two were given in the wrong order.",
            Severity.WARNING,
        )


def _about_languages(old: Statement, new: Statement) -> Iterator[Diagnostic]:
    """Yield a warning where the two sides are known to be in two languages."""
    tags = [side.metadata.language.partition("-")[0].lower() for side in (old, new)]
    if tags[0] != tags[1] and all(tag in LANGUAGE_NAMES for tag in tags):
        earlier, later = map(language_name, tags)
        yield Diagnostic(
            "languages-differ",
            f"The earlier statement is in {earlier}, the later one in {later}: their words cannot "
            "be compared, and hardly any of their paragraphs.",
            Severity.WARNING,
        )


def _about_footnotes(old: Statement, new: Statement) -> Iterator[Diagnostic]:
    """Yield a warning where the notes differ, which belong to no paragraph."""
    if footnotes_differ(old, new):
        yield Diagnostic(
            "footnotes-differ",
            "The footnotes of the two statements differ. They belong to no paragraph, and are not "
            "compared: read them, too.",
            Severity.WARNING,
        )


def _too_different(pair: ParagraphDiff) -> Diagnostic:
    numbers = " + ".join(filter(None, pair.new_numbers)) or pair.new[0].eid
    return Diagnostic(
        "too-different",
        f"Paragraph {numbers} is so long and so different that part of it was compared coarsely: "
        "its edits are right, but not where a careful reader would mark them.",
        Severity.WARNING,
    )
