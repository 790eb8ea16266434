"""How many items a list has, where that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.annotation.reading import EQUAL
from stmtdiff.diff import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stmtdiff.diff import StatementDiff
    from stmtdiff.model import Paragraph

__all__ = ["annotate_items"]


def annotate_items(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each pair that has a list on both sides, with more items or fewer."""
    for place, pair in enumerate(diff.paragraphs):
        if all(op.tag is EQUAL for op in pair.wording.ops):
            continue
        old, new = map(_items, (pair.old, pair.new))
        if min(old, new) > 1 and old != new:
            why = f"items of the list: {old} → {new}"
            yield Annotation("figure", why, place, old=str(old), new=str(new))


def _items(paragraphs: Iterable[Paragraph]) -> int:
    return sum(block.level > 0 for paragraph in paragraphs for block in paragraph.blocks)
