"""What a line of a page looks like: a numbered paragraph, running text, links, page furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stmtdiff.structure.labels import LabelKind, labels_of

if TYPE_CHECKING:
    from stmtdiff.readers.html.blocks import Block

__all__ = ["Look", "look_of"]

_RUNNING_TEXT = 8
"""So many words, not of links, are running text."""
_LINKED = 0.6
"""A line of which more is links is a line of links."""
_TELLTALE_WORDS = 12
_TELLTALES = re.compile(
    r"\W{0,3}(?:©|\(c\) ?\d{4}|(?:copyright|all rights reserved|(?:last )?(?:updated|modified"
    r"|reviewed)|published|posted|tags?:|categor(?:y|ies):|filed under|photo:|source:|read more"
    r"|back to)(?!\w)|(?:share|print|download|subscribe)(?: (?:this|on|via|page|the|now)\b.*)?$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a line of a page looks like.

    Attributes:
        words: how many there are; none where the line is left out already.
        links: whether it is nothing but links.
        running: whether it is running text.
        labels: the styles and values that its number can be read as.
        telltale: whether it speaks of the page, as no line of a statement does.
    """

    words: int = 0
    links: bool = False
    running: bool = False
    labels: tuple[tuple[str, int], ...] = ()
    telltale: bool = False


def look_of(block: Block) -> Look:
    """Return what a line looks like; one that is left out already looks like nothing."""
    if block.reason:
        return Look()
    words = len(block.text.split())
    letters = max(1, len("".join(block.text.split())))
    links = block.linked >= _LINKED * letters and not block.heading
    begins = f"{block.label} {block.text[:200]}" if block.label else block.text[:200]
    labels = tuple(
        (label.style, label.value)
        for label in labels_of(begins)
        if not block.heading and label.kind is not LabelKind.BULLET and len(label.values) == 1
    )
    telltale = words <= _TELLTALE_WORDS and bool(_TELLTALES.match(block.text))
    running = words >= _RUNNING_TEXT and not links and not block.heading
    return Look(words, links, running, labels, telltale)
