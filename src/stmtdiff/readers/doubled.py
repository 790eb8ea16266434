"""Text with a blank line behind every line, as some programs paste it: the lines are closed up."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from stmtdiff.model import Diagnostic, Severity
from stmtdiff.structure.lines import is_terminated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.structure import Line

__all__ = ["close_up"]

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_FEWEST_LINES = 6
# Nearly every line must stand behind a blank one, and so many must go on in the midst of a
# sentence: of proper paragraphs hardly any does.
_SPACED, _GOING_ON = 0.9, 0.4


def close_up(lines: Sequence[Line], text: str) -> tuple[list[Line], tuple[Diagnostic, ...]]:
    """Return the lines as they would be without the doubled breaks, and a warning if there were.

    What stands behind more blank lines than the others begins a paragraph still.

    Args:
        lines: the lines of the text that are not blank.
        text: the whole text.
    """
    pairs = list(pairwise(lines))
    if len(lines) < _FEWEST_LINES or not _is_doubled(pairs):
        return list(lines), ()
    gaps = [
        len(_BREAK.findall(text, before.start + len(before.text), line.start))
        for before, line in pairs
    ]
    usual = Counter(gaps).most_common(1)[0][0]
    closed = [
        line._replace(after_blank=gap > usual) for (_, line), gap in zip(pairs, gaps, strict=True)
    ]
    note = Diagnostic(
        "double-spaced",
        "A blank line stands behind every line, in the midst of sentences, too; the lines were put "
        "together as paragraphs by their numbers and ends.",
        Severity.WARNING,
    )
    return [lines[0], *closed], (note,)


def _is_doubled(pairs: Sequence[tuple[Line, Line]]) -> bool:
    spaced = sum(line.after_blank for _, line in pairs)
    # Behind a colon or semicolon, which end a text here, the items of a list begin small.
    going_on = sum(
        line.text.lstrip()[:1].islower() and not is_terminated(before.text)
        for before, line in pairs
    )
    return spaced >= _SPACED * len(pairs) and going_on >= _GOING_ON * len(pairs)
