"""Links as a person writes them: one a line, by the printed numbers.

::

    # anything behind a hash is a comment
    1 -> 1
    5 -> 6 + 7        # split
    8 + 9 -> 10       # merged
    11 -> -           # removed
    - -> 12           # added
    preamble 1 -> preamble 1
    unnumbered 3 -> al_4

A paragraph goes by its printed number; where it has none, by the name that the comparison shows for
it; or by its eId, as where a number or name occurs twice.
``→`` does for ``->``, a comma for ``+``, and ``¶ 5`` or ``5.`` for ``5``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from stmtdiff.alignment.link import BY_HAND, Link
from stmtdiff.errors import LinkError
from stmtdiff.model import Part, bare_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stmtdiff.model import Statement

__all__ = ["parse_links"]

_NOTHING = frozenset("-–—")
_ARROW = re.compile("->|→")
_MOST_LISTED = 5
_SIDES = ("earlier", "later")
_AND = re.compile("[+,]")


def parse_links(text: str, old: Statement, new: Statement) -> tuple[Link, ...]:
    """Return the links that `text` names.

    Raises:
        LinkError: a line is not of the form, or names a paragraph that is not there; the message
            says which line.
    """
    names = _names(old), _names(new)
    links: list[Link] = []
    taken: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for number, line in enumerate(text.splitlines(), start=1):
        content = line.partition("#")[0].strip()
        if not content:
            continue
        where = f"line {number} of the links"
        sides = _ARROW.split(content)
        if len(sides) != 2:
            raise LinkError(f"{where}: {content!r} is not of the form 5 -> 6 + 7")
        ends = [
            _places(side, statement, known, f"{where}: the {which} statement")
            for side, statement, known, which in zip(sides, (old, new), names, _SIDES, strict=True)
        ]
        if not any(ends):
            raise LinkError(f"{where}: {content!r} names no paragraph on either side")
        for lines, places, which in zip(taken, ends, _SIDES, strict=True):
            _take(places, lines, number, which)
        links.append(Link(ends[0], ends[1], reason=BY_HAND, given=True))
    return tuple(links)


def _take(places: tuple[int, ...], lines: dict[int, int], number: int, which: str) -> None:
    """Note in which line each paragraph is, and refuse one that is in a line already."""
    for place in places:
        if place in lines:
            raise LinkError(
                f"line {number} of the links: a paragraph of the {which} statement is in line "
                f"{lines[place]} already; give a link whole, as in 5 -> 6 + 7"
            )
        lines[place] = number


def _names(statement: Statement) -> Mapping[str, list[int]]:
    """Return the places that each number, name and eId names; all but eIds may name several."""
    names: dict[str, list[int]] = defaultdict(list)
    for place, paragraph in enumerate(statement.paragraphs):
        keys = {paragraph.eid, paragraph.number or paragraph.standing}
        if paragraph.part is Part.BODY:
            # So the page calls it where no paragraph has a number.
            keys.add(f"paragraph {paragraph.number or paragraph.place}")
        for key in keys - {""}:
            names[key].append(place)
    return names


def _places(
    side: str, statement: Statement, names: Mapping[str, list[int]], where: str
) -> tuple[int, ...]:
    places: list[int] = []
    for key in (part.strip() for part in _AND.split(side)):
        if key in _NOTHING:
            continue
        bare = bare_number(key)
        found = names.get(key) or names.get(bare) or names.get(" ".join(bare.lower().split()), [])
        if not found:
            hint = _hint(key, names) or f"; it has {_some_names(statement)}"
            raise LinkError(f"{where} has no paragraph {key!r}{hint}")
        if len(found) > 1:
            eids = _listed([statement.paragraphs[place].eid for place in found])
            raise LinkError(
                f"{where} has {len(found)} paragraphs {key!r}; "
                f"name the one you mean by its eId: {eids}"
            )
        if found[0] in places:
            raise LinkError(f"{where} has one paragraph {key!r}, but it is named twice here")
        places.append(found[0])
    return tuple(sorted(places))


def _some_names(statement: Statement) -> str:
    return _listed([paragraph.number or paragraph.standing for paragraph in statement.paragraphs])


def _listed(names: Sequence[str]) -> str:
    """Return the names, or where they are many, the first of them and the last."""
    if len(names) <= _MOST_LISTED:
        return ", ".join(names) or "none at all"
    return f"{', '.join(names[: _MOST_LISTED - 1])}, … {names[-1]}"


def _hint(key: str, names: Mapping[str, list[int]]) -> str:
    """Return what to do where several paragraphs seem to be meant, or none is named at all."""
    if not key:
        return "; write - for nothing"
    parts = re.split(r"[\s&;/–-]+|\band\b", key)
    several = len(parts) > 1 and all(part in names for part in parts if part)
    return "; put + between several, as in 6 + 7" if several else ""
