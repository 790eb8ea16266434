"""The numbers that Word shows in front of paragraphs, counted as it counts them.

Lists of one abstract list share its count, so one list goes on where another left off. The text
that LibreOffice exports is the oracle of the tests; of what it does not do itself (w:isLgl,
w:lvlRestart, a start of a lower level that holds again at each restart) the standard is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stmtdiff.readers.docx.formats import FORMATS, numeral
from stmtdiff.readers.docx.numbering import LEVELS, Level, List

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Counted", "Counter"]

_PLACE = re.compile(r"%([1-9])")
_HIGHEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands in front of a paragraph.

    Attributes:
        label: the number or mark with all that belongs to it; empty where nothing is shown.
        level: how deep in the list, from 1.
        value: the number at this level; 0 for a mark that does not count.
    """

    label: str
    level: int
    value: int = 0


@dataclass(slots=True)
class Counter:
    """Counts the paragraphs of a document in their order.

    Attributes:
        unknown: the forms of numbers that were asked for and are not known.
    """

    unknown: set[str] = field(default_factory=set)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def count(self, counted: List, level: int) -> Counted:
        """Count one more paragraph of a list, and return what stands in front of it.

        A level that was passed over counts as begun: behind 1.1 without a 1 comes 2.
        """
        counts = self._counts.setdefault(counted.count, [None] * LEVELS)
        for above in range(level):
            if counts[above] is None:
                counts[above] = _start(counted, above)
        counts[level] = self._next(counted, level, counts[level])
        for below in range(level + 1, LEVELS):
            if _restarts(counted.levels.get(below, _NO_LEVEL), below, level):
                counts[below] = None
        return self._shown(counted, level, counts)

    def _next(self, counted: List, level: int, last: int | None) -> int:
        """Return the number after `last`; a start that a list sets for itself comes first, once."""
        if level in counted.starts and (counted.num_id, level) not in self._begun:
            self._begun.add((counted.num_id, level))
            return counted.starts[level]
        return _start(counted, level) if last is None else min(last + 1, _HIGHEST)

    def _shown(self, counted: List, level: int, counts: Sequence[int | None]) -> Counted:
        shape = counted.levels.get(level, _NO_LEVEL)

        def filled(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            own = counted.levels.get(place, _NO_LEVEL)
            if place > level or own.form == "bullet":
                return ""
            return self._numeral("decimal" if shape.legal else own.form, counts[place] or 0)

        if shape.form == "bullet":
            return Counted(shape.text.strip(), level + 1)
        label = _PLACE.sub(filled, shape.text).strip()
        counts_here = f"%{level + 1}" in shape.text and shape.form != "none"
        return Counted(label, level + 1, (counts[level] or 0) if counts_here else 0)

    def _numeral(self, form: str, count: int) -> str:
        if form not in FORMATS and not form[:1].isdecimal():
            self.unknown.add(form)
        return numeral(form, count)


_NO_LEVEL = Level()


def _start(counted: List, level: int) -> int:
    """Return the number a level begins with, and begins with again after a restart."""
    return counted.starts.get(level, counted.levels.get(level, _NO_LEVEL).start)


def _restarts(below: Level, place: int, used: int) -> bool:
    """Return whether a level begins anew when one above it is used.

    By default any level above makes it so; w:lvlRestart names the lowest that does, and names
    none by 0 (section 17.9.10). One that is not above is not heeded.
    """
    if below.restart is None or not 0 <= below.restart <= place:
        return True
    return used < below.restart
