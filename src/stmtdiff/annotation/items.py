"""How many items a list has, where that changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stmtdiff.diff import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.diff import StatementDiff

__all__ = ["annotate_items"]

_LABEL = re.compile(r"^\s*(?:\(?(?:[^\W\d_]|[ivx]{1,5}|\d{1,2})[.)]|[-–—•*])\s", re.MULTILINE)


def annotate_items(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each pair that has a list on both sides, with more items or fewer."""
    for place, pair in enumerate(diff.paragraphs):
        old, new = (
            len(_LABEL.findall(text)) for text in (pair.wording.old_text, pair.wording.new_text)
        )
        if min(old, new) > 1 and old != new:
            yield Annotation("figure", f"items of the list: {old} → {new}", place)
