"""Who voted for what an earlier statement decided and against what the later one does, or back.

The names stand on both sides, so nothing else tells it. It is read from the form in which central
banks write it, in English: "Voting for the action were …", "Voting against … was …, who preferred".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.diff import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.diff import StatementDiff, Wording
    from stmtdiff.model import Statement

__all__ = ["annotate_votes", "tells_votes"]

# Who was absent voted for neither, and ends what is told of the votes.
_VOTES = re.compile(r"\bVot(?:ing|ed)\s+(?P<side>for|in\s+favou?r|against)\b|\bAbsent\b")
_WORD = r"[A-ZÀ-ÞĀ-Ž][\w'’-]+"
# With a space and no line's end: the names of a list may stand on lines of their own.
_NAME = re.compile(rf"(?:[A-Z]\. )*{_WORD}(?: [A-Z]\.)*(?: {_WORD})+|(?:[A-Z]\. )+{_WORD}")
# Not the full stop of an initial.
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!Jr)\.(?:\s|$)")
_TITLES = frozenset(
    ("Board", "Chair", "Chairman", "Chairwoman", "Committee", "Governor", "President", "Vice")
)
_AGAINST = "against"


class _Votes(NamedTuple):
    """The votes that a statement tells of.

    Attributes:
        voters: who voted for it, each with the place of the paragraph that says so.
        against: what is said of the votes against it, by the place of the paragraph.
    """

    voters: dict[str, int]
    against: dict[int, str]

    def opposed(self, name: str) -> int | None:
        """Return the place of the paragraph in which somebody votes against, or None."""
        return next((place for place, text in self.against.items() if name in text), None)


def annotate_votes(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each who votes on the other side now, on the pair that says so."""
    old, new = _read(diff.old), _read(diff.new)
    pairs = {
        place: number for number, pair in enumerate(diff.paragraphs) for place in pair.link.new
    }
    for name in old.voters:
        place = new.opposed(name)
        if place is not None and name not in new.voters:
            yield _note(name, "for", _AGAINST, pairs[place])
    for name, place in new.voters.items():
        if old.opposed(name) is not None and name not in old.voters:
            yield _note(name, _AGAINST, "for", pairs[place])


def tells_votes(wording: Wording) -> bool:
    """Return whether a text is a list of votes, whose names need not change in pairs."""
    return any(mark["side"] for mark in _VOTES.finditer(wording.new_text))


def _note(name: str, old: str, new: str, pair: int) -> Annotation:
    return Annotation("vote", f"{name} voted {old} → {new}", pair, old=old, new=new)


def _read(statement: Statement) -> _Votes:
    votes = _Votes({}, {})
    for place, paragraph in enumerate(statement.paragraphs):
        text = paragraph.text
        if "Vot" not in text:
            continue
        text = "\n".join(" ".join(line.split()) for line in text.splitlines())
        marks = [*_VOTES.finditer(text)]
        for number, mark in enumerate(marks, 1):
            end = marks[number].start() if number < len(marks) else len(text)
            told = text[mark.end() : end]
            if mark["side"] == _AGAINST:
                told = " ".join(told.split())
                votes.against[place] = f"{votes.against.get(place, '')} {told}"
            elif mark["side"]:
                votes.voters.update(dict.fromkeys(_names(told), place))
    return votes


def _names(text: str) -> list[str]:
    """Return the names of the first sentence: behind it something else is told of."""
    sentence = _SENTENCE_END.split(text, maxsplit=1)[0]
    return [name for name in _NAME.findall(sentence) if _TITLES.isdisjoint(name.split())]
