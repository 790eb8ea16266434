"""Ladders of words for how much, how soon and how firmly.

The tables are meant to be replaced: a rung is a line, its phrases are parted by ``|``, and each
rung is stronger than the one before; `PLAIN` is where nothing is said, so that what comes or goes
alone is a step, too. They and their order are our judgement. They are English.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DEGREES", "PLAIN", "PLAIN_HEIGHTS", "RUNGS", "TOPS", "Rung"]

PLAIN = "-"
"""The rung of a noun or verb that has none of the words of its ladder."""

DEGREES: Mapping[str, str] = MappingProxyType(
    {
        "share": """
            some | certain | a few | few | several | a number of | selected
            many | numerous
            most | the majority of | a majority of | the vast majority of
            -
            all | every | each
        """,
        "completeness": """
            partial | partially | partly | in part
            -
            substantial | substantially
            full | fully | complete | completely | entire | entirely | total | totally | in full
        """,
        "urgency": """
            gradual | gradually | eventual | eventually
            as soon as practicable | as soon as reasonably practicable
            -
            as soon as possible | as early as possible
            early | timely | in a timely manner
            urgent | urgently | as a matter of urgency
            | prompt | promptly | swift | swiftly | rapid | rapidly | speedy | speedily
            immediate | immediately | at once | without delay | without further delay
        """,
        "force": """
            non-binding
            -
            binding
            legally binding | final and binding
        """,
        "condition": """
            conditional | conditionally
            -
            unconditional | unconditionally | unhindered | unimpeded | unrestricted | unfettered
        """,
        "frequency": """
            rarely | seldom
            sometimes | occasionally
            often | frequently
            usually | generally | normally | as a rule
            always | at all times | invariably
        """,
        "duration": """
            temporary | temporarily | provisional | provisionally
            -
            lasting | enduring
            permanent | permanently
        """,
        "firmness": """
            -
            strong | strongly | firm | firmly | steadfast | steadfastly | unwavering | unequivocal
            | unequivocally | resolute | resolutely | categorical | categorically | unreserved
            | unreservedly | staunch | staunchly | unshakable | unshakeable
            | in the strongest terms | in the strongest possible terms
        """,
        "independence": """
            -
            independent | impartial
        """,
        "intensity": """
            somewhat | slightly
            -
            highly | extremely
        """,
        "agreement": """
            by a majority | by majority | by majority vote | by a majority vote | by a vote
            -
            by consensus | unanimously | unanimous | by acclamation
        """,
    }
)
"""Ladders of words for how much, how soon and how firmly."""


class Rung(NamedTuple):
    """A place on a ladder, the lower the less."""

    ladder: str
    height: int


def _lines(table: str) -> list[str]:
    """Return the rungs of a table; a line that begins with a bar goes on with the one before."""
    return [*map(str.strip, re.sub(r"\n\s*\|", " |", table).strip().split("\n"))]


def _rungs() -> dict[str, Rung]:
    """Return for each phrase where it stands."""
    return {
        " ".join(phrase.split()): Rung(name, height)
        for name, table in DEGREES.items()
        for height, line in enumerate(_lines(table))
        for phrase in line.split("|")
        if phrase.strip() != PLAIN
    }


def _plain() -> dict[str, int]:
    """Return by ladder how high the rung is where nothing is said, where the ladder has one."""
    rungs = {name: _lines(table) for name, table in DEGREES.items()}
    return {name: lines.index(PLAIN) for name, lines in rungs.items() if PLAIN in lines}


RUNGS = _rungs()
PLAIN_HEIGHTS = _plain()
TOPS = {name: len(_lines(table)) - 1 for name, table in DEGREES.items()}
