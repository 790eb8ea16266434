"""Links as a person writes them: one a line, by the printed numbers.

::

    # anything behind a hash is a comment
    1 -> 1
    5 -> 6 + 7        # split
    8 + 9 -> 10       # merged
    11 -> -           # removed
    - -> 12           # added
    preamble__p_1 -> preamble__p_1

A paragraph goes by its printed number, or by its eId where it has none or the number occurs twice.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from stmtdiff.alignment.link import Link
from stmtdiff.errors import LinkError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stmtdiff.model import Statement

__all__ = ["parse_links"]

_NOTHING = "-"


def parse_links(text: str, old: Statement, new: Statement) -> tuple[Link, ...]:
    """Return the links that `text` names.

    Raises:
        LinkError: a line is not of the form, or names a paragraph that is not there; the message
            says which line.
    """
    names = _names(old), _names(new)
    links = []
    for number, line in enumerate(text.splitlines(), start=1):
        content = line.partition("#")[0].strip()
        if not content:
            continue
        sides = content.split("->")
        if len(sides) != 2:
            raise LinkError(
                f"line {number} of the links: {content!r} is not of the form 5 -> 6 + 7"
            )
        ends = [
            _places(side, known, f"line {number} of the links", which)
            for side, known, which in zip(sides, names, ("earlier", "later"), strict=True)
        ]
        links.append(Link(ends[0], ends[1], 1.0, "given by a person"))
    return tuple(links)


def _names(statement: Statement) -> Mapping[str, list[int]]:
    """Return the places that each number and eId names; a number may name several."""
    names: dict[str, list[int]] = defaultdict(list)
    for place, paragraph in enumerate(statement.paragraphs):
        for key in {paragraph.number, paragraph.eid} - {""}:
            names[key].append(place)
    return names


def _places(side: str, names: Mapping[str, list[int]], where: str, which: str) -> tuple[int, ...]:
    places = []
    for key in (part.strip() for part in side.split("+")):
        if key == _NOTHING:
            continue
        found = names.get(key, [])
        if not found:
            raise LinkError(f"{where}: the {which} statement has no paragraph {key!r}")
        if len(found) > 1:
            raise LinkError(
                f"{where}: the {which} statement has {len(found)} paragraphs {key!r}; "
                "name the one you mean by its eId, such as para_5_2"
            )
        places.append(found[0])
    return tuple(sorted(places))
