"""A qualifier that came or went: as appropriate, where possible, on a voluntary basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import changed_ops, word_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.diff import Annotation, StatementDiff

__all__ = ["QUALIFIERS", "annotate_qualifiers"]

QUALIFIERS = (
    "as appropriate",
    "where appropriate",
    "as applicable",
    "where applicable",
    "as necessary",
    "where necessary",
    "where possible",
    "as far as possible",
    "to the extent possible",
    "where feasible",
    "if possible",
    "when possible",
    "inter alia",
    "in principle",
    "on a voluntary basis",
    "voluntarily",
    "on mutually agreed terms",
    "in line with national circumstances",
    "in accordance with national law",
    "in accordance with domestic law",
    "subject to national law",
    "subject to domestic law",
    "subject to national legislation",
    "within existing resources",
    "within available resources",
    "as soon as possible",
    "in due course",
    "at an appropriate time",
    "at a later date",
    "at an appropriate level",
)
"""Phrases that leave room to do less, or later; which they are is our judgement."""


def _table() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(QUALIFIERS, key=lambda one: (-len(one.split()), one)):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return found


_BY_FIRST_WORD = _table()
_SHORT = 14
"""In a longer change a qualifier comes or goes with the clause that it qualifies."""


def annotate_qualifiers(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op in which a qualifier comes or goes."""
    for change in changed_ops(diff):
        old, new = word_keys(change.old), word_keys(change.new)
        if max(len(old), len(new)) > _SHORT:
            continue
        before, after = _qualifiers(old), _qualifiers(new)
        for phrase in before:
            if phrase not in after:
                yield change.note("qualifier", f"stronger: “{phrase}” dropped")
        for phrase in after:
            if phrase not in before:
                yield change.note("qualifier", f"weaker: “{phrase}” added")


def _qualifiers(words: Sequence[str]) -> list[str]:
    found: list[str] = []
    place = 0
    while place < len(words):
        for phrase in _BY_FIRST_WORD.get(words[place], ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                found.append(" ".join(phrase))
                place += len(phrase) - 1
                break
        place += 1
    return found
