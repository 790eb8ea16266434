"""The lines of a page laid down as a text layer, and a check that nothing got lost on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stmtdiff.errors import ReadError
from stmtdiff.readers.layer import TextLayer
from stmtdiff.structure import NO_LABEL, Markup
from stmtdiff.structure.labels import LabelKind, labels_of

if TYPE_CHECKING:
    from stmtdiff.readers.html.blocks import Block, Shown
    from stmtdiff.readers.html.region import Region

__all__ = ["lay_down"]

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\\s]+")


def lay_down(shown: Shown, region: Region, size: int, source: str) -> TextLayer:
    """Return the text layer of a page.

    Args:
        shown: its lines.
        region: which of them are the statement's.
        size: how many characters but white space the page has, counted tag by tag.
        source: what to call the page in errors.

    Raises:
        ReadError: the layer has not as many: text was lost or doubled.
    """
    writer = _Writer()
    for block, reason in zip(shown.blocks, region.reasons, strict=True):
        if reason:
            writer.leave(block, reason)
        else:
            writer.add(block)
    writer.end_leftover()
    found = sum(map(_size, writer.layer.text.split("\n"))) - writer.labels
    if found != size:
        raise ReadError(
            f"{source or 'the page'} cannot be trusted to be read whole: of its {size:,} "
            f"characters {found:,} came through; copy the statement's text into a .txt file"
        )
    return writer.layer


@dataclass(slots=True)
class _Writer:
    """Lays lines down; neighbours that are left out for one reason become one leftover."""

    layer: TextLayer = field(default_factory=TextLayer)
    labels: int = 0
    """How many characters are labels that the page does not spell out."""
    _left: list[str] = field(default_factory=list)
    _reason: str = ""

    def leave(self, block: Block, reason: str) -> None:
        """Leave a line out."""
        if reason != self._reason or reason in ("footnote", "footnote mark", "comment"):
            self.end_leftover()
        self._reason = reason
        self.labels += _size(block.label)
        self._left.append(f"{block.label} {block.text}".strip())

    def end_leftover(self) -> None:
        """Lay down what was left out so far."""
        self.layer.leave("\n".join(self._left), self._reason)
        self._left = []

    def add(self, block: Block) -> None:
        """Add a line of the statement."""
        if _INVISIBLE.fullmatch(block.text):
            self.leave(block, "invisible characters")
            return
        self.end_leftover()
        label = _label(block)
        self.labels += _size(label)
        text = f"{label} {block.text}" if label else block.text
        self.layer.add(text, markup=_markup(block, label), after_blank=block.after_blank)


def _size(text: str) -> int:
    return len("".join(text.split()))


def _label(block: Block) -> str:
    """Return what the list prints before a line, unless a number or mark is typed in it.

    Pages whose numbers are typed inside a list hide the list's own by a style sheet.
    """
    typed = labels_of(block.text[:200])
    # "A. Kessel" may be a person.
    names = (label.kind is LabelKind.LETTER and label.printed.endswith(".") for label in typed)
    return block.label if all(names) else ""


def _markup(block: Block, label: str) -> Markup | None:
    """Return what the page says of a line; nothing of one that only a break parts from others."""
    if block.heading:
        return Markup(heading=block.heading)
    if label:
        return Markup(label=len(label), level=max(1, block.level), value=block.value)
    if block.data:
        return Markup(label=NO_LABEL, level=block.level)
    return None if block.broken and not block.level else Markup(level=block.level)
