"""Hyphens at line ends: of a word that was broken, or its own; the rest of the text tells.

A PDF marks both alike. ``consoli-`` and ``dation`` are one word where the text has
``consolidation`` elsewhere; ``medium-`` and ``term`` keep the hyphen where it has ``medium-term``.
Where it has neither, words that begin alike are asked, then what was done with the other hyphens
of the text; and a diagnostic names the words that were so decided.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stmtdiff.model import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.readers.pdf.flow import Break
    from stmtdiff.readers.pdf.rows import TextLine

__all__ = ["join_broken_words"]

_BEFORE = re.compile(r"(?:([^\W\d_]+)|\d)[-\u2010]$")
_AFTER = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_SUSPENDED = frozenset(["and", "or", "und", "oder", "et", "ou", "y", "e", "и", "ve"])
# What English puts before a word with a hyphen, where nothing else tells.
_PREFIXES = frozenset(
    [
        *("anti", "co", "far", "half", "high", "long", "low", "medium", "non", "self", "short"),
        *("vice", "well"),
        *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    ]
)
_ENDING = 3
"""Letters by which words that begin alike may differ at the end: consolidate, consolidation."""
_NAMED = 12


def join_broken_words(
    lines: Sequence[TextLine], breaks: Sequence[Break]
) -> tuple[list[str], tuple[Diagnostic, ...]]:
    """Return the texts of the lines, broken words whole on the line where they began.

    A line may become empty so.
    """
    texts = [line.text for line in lines]
    broken = [
        place
        for place in range(len(texts) - 1)
        if _BEFORE.search(texts[place]) and not breaks[place + 1].blank
    ]
    judge = _Judge(texts, frozenset(broken))
    for place in judge.to_join():
        word, _, rest = texts[place + 1].partition(" ")
        texts[place] = texts[place][:-1] + word
        texts[place + 1] = rest
    return texts, judge.findings()


@dataclass(slots=True)
class _Case:
    """A hyphen at the end of a line: what stands on both sides of it, and whether to take it."""

    place: int
    before: str
    after: str
    joins: bool | None = None
    doubtful: bool = False


@dataclass(slots=True)
class _Judge:
    """Knows the words of the text, but for those that are in question."""

    texts: Sequence[str]
    broken: frozenset[int]
    cases: list[_Case] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    ordered: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    """What stands before a hyphen elsewhere in the text."""

    def __post_init__(self) -> None:
        for place, text in enumerate(self.texts):
            words = [match[0].casefold() for match in _WORD.finditer(text)]
            if place in self.broken and words:
                words.pop()
            if place - 1 in self.broken and words:
                words.pop(0)
            self.words.update(words)
        self.ordered = sorted(self.words)
        self.heads = {word.split("-")[0] for word in self.words if "-" in word}

    def to_join(self) -> list[int]:
        """Return the places of the lines whose hyphen is taken away, from the last one."""
        for place in sorted(self.broken):
            before, after = _BEFORE.search(self.texts[place]), _AFTER.match(self.texts[place + 1])
            case = _Case(place, (before and before[1]) or "", after[0] if after else "")
            case.joins = self._known(case)
            self.cases.append(case)
        taken = sum(case.joins is True for case in self.cases)
        kept = sum(case.joins is False and case.before != "" for case in self.cases)
        for case in self.cases:
            if case.joins is None:
                case.doubtful, case.joins = True, self._likely(case, taken, kept)
        return [case.place for case in reversed(self.cases) if case.joins]

    def _known(self, case: _Case) -> bool | None:
        """Return whether the text shows that it is one word, or two; None where it shows nothing.

        Figures, and names that begin anew behind the hyphen, keep it in any case.
        """
        before, after = case.before.casefold(), case.after.casefold()
        if not before or not after or after in _SUSPENDED:
            return False
        if case.after[0].isupper() and not case.before.isupper():
            return False
        whole, parted = self.words[before + after], self.words[f"{before}-{after}"]
        if whole or parted:
            return whole >= parted
        return True if self._has_kin(before, after) else None

    def _has_kin(self, before: str, after: str) -> bool:
        """Return whether a word of the text begins as the two together do, but for an ending."""
        whole = before + after
        stem = max(len(before) + 2, len(whole) - _ENDING)
        if stem > len(whole) or len(before) < 2:
            return False
        place = bisect_left(self.ordered, whole[:stem])
        return place < len(self.ordered) and self.ordered[place].startswith(whole[:stem])

    def _likely(self, case: _Case, taken: int, kept: int) -> bool:
        """Return whether it is more likely one word: by its parts, then by the other hyphens."""
        before, after = case.before.casefold(), case.after.casefold()
        if before in _PREFIXES or before in self.heads:
            return False
        known = [bool(self.words[before]), bool(self.words[after])]
        # A text that is not seen to break words keeps the hyphens it has.
        if all(known) or (any(known) and not taken):
            return False
        return taken > 0 or kept == 0

    def findings(self) -> tuple[Diagnostic, ...]:
        """Return what is to be said of hyphens that nothing in the text decides."""
        shown = [
            f"{case.before}{'' if case.joins else '-'}{case.after}"
            for case in self.cases
            if case.doubtful
        ]
        if not shown:
            return ()
        more = f" and {len(shown) - _NAMED} more" if len(shown) > _NAMED else ""
        message = (
            f"Of {len(shown)} words at line ends nothing in the text tells whether the hyphen is "
            f"theirs; they are read as {', '.join(shown[:_NAMED])}{more}."
        )
        return (Diagnostic("line-end-hyphen", message),)
