"""How many items a list has, where that changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stmtdiff.annotation.reading import EQUAL, whole_text
from stmtdiff.diff import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.diff import StatementDiff

__all__ = ["annotate_items"]

_LABEL = re.compile(r"^\s*(?:\(?(?:[^\W\d_]|[ivx]{1,5}|\d{1,2})[.)]|[-–—•*])\s", re.MULTILINE)


def annotate_items(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each pair that has a list on both sides, with more items or fewer."""
    for place, pair in enumerate(diff.paragraphs):
        if all(op.tag is EQUAL for op in pair.wording.ops):
            continue
        old, new = (
            len(_LABEL.findall(whole_text(side))) for side in (pair.wording.old, pair.wording.new)
        )
        if min(old, new) > 1 and old != new:
            yield Annotation("figure", f"items of the list: {old} → {new}", place)
