"""A wording on the page: what stayed as text, what went in ``<del>``, what came in ``<ins>``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stmtdiff.annotation import EDITORIAL_KINDS
from stmtdiff.diff import PARAGRAPH_BREAK, Tag
from stmtdiff.renderers.html.elements import add, write
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from stmtdiff.diff import Wording
    from stmtdiff.model import Paragraph, Statement
    from stmtdiff.renderers.html.interface import Interface
    from stmtdiff.tokens import Token

__all__ = ["Languages", "Marking", "Start", "add_text", "all_unknown", "kind_classes", "starts"]

OMISSION = "omission"
"""The kind of an op that falls behind the omission mark of an excerpt."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
_UNFIT = re.compile("[^a-z0-9]+")
# Shown as they are only where there are any: a browser strikes such spaces through at a line's end.
_ODD_SPACE = re.compile(r"[ \t]{2}|\t|^ | $|\n |[ ]\n")


@dataclass(frozen=True, slots=True)
class Languages:
    """The ``lang`` of both sides, empty where it is not known."""

    old: str
    new: str

    @classmethod
    def of(cls, old: Statement, new: Statement) -> Languages:
        """Return the languages of two statements."""
        return cls(*(_language(statement.metadata.language) for statement in (old, new)))


def _language(tag: str) -> str:
    return tag if tag != "und" and _LANGUAGE.fullmatch(tag) else ""


@dataclass(frozen=True, slots=True)
class Start:
    """Where in a side's text one of several paragraphs starts, to be marked there."""

    offset: int
    name: str
    id: str = ""
    old: bool = False


def starts(
    paragraphs: Sequence[Paragraph], ids: Sequence[str], words: Interface, *, old: bool
) -> list[Start]:
    """Return the starts to mark; the first one's id stands in the card's head already."""
    if len(paragraphs) < 2:
        return []
    found, offset = [], 0
    for paragraph, fragment in zip(paragraphs, ("", *ids[1:]), strict=True):
        name = words.name(paragraph)
        found.append(Start(offset, words.say("was", names=name) if old else name, fragment, old))
        offset += len(paragraph.text) + len(PARAGRAPH_BREAK)
    return found


def kind_classes(kinds: Iterable[str]) -> str:
    """Return the classes that say what kinds of change something is: ``k-typography``."""
    return " ".join(f"k-{_UNFIT.sub('-', kind.lower()).strip('-')}" for kind in kinds)


@dataclass(frozen=True, slots=True)
class Marking:
    """What is known of a wording beside its ops.

    Attributes:
        kinds: the kinds of change by the op's place.
        starts: where paragraphs start that are to be marked.
    """

    kinds: Mapping[int, Sequence[str]] = field(default_factory=dict)
    starts: Sequence[Start] = ()


def all_unknown(wording: Wording) -> dict[int, Sequence[str]]:
    """Return the kinds of a wording one side of which is not in an excerpt."""
    return dict.fromkeys(range(len(wording.ops)), (OMISSION,))


def add_text(
    parent: _Element, tag: str, wording: Wording, languages: Languages, marking: Marking
) -> _Element:
    """Append an element of class ``t`` from which both texts can be read back, and return it."""
    main = languages.new if wording.new else languages.old
    odd_space = any(map(_ODD_SPACE.search, (wording.old_text, wording.new_text)))
    block = add(parent, tag, class_="t ws" if odd_space else "t", lang=main, dir="auto")
    writer = _Writer(block, list(marking.starts), languages, main)
    for place, (op, piece) in enumerate(zip(wording.ops, wording.pieces, strict=True)):
        if piece.tag is Tag.EQUAL:
            writer.keep(piece.new_text)
            continue
        kinds = marking.kinds.get(place, ())
        old = wording.old[op.old.start : op.old.end]
        new = wording.new[op.new.start : op.new.end]
        writer.change("del", piece.old_text, _classes(kinds, old))
        writer.change("ins", piece.new_text, _classes(kinds, new))
    writer.finish()
    return block


def _classes(kinds: Sequence[str], tokens: Sequence[Token]) -> str:
    """Return the classes of a run: ``ed`` where it is editorial whichever way one looks at it."""
    if not kinds:
        return ""
    editorial = OMISSION not in kinds and all(kind in EDITORIAL_KINDS for kind in kinds)
    is_mark = OMISSION in kinds and any(token.kind is TokenKind.OMISSION for token in tokens)
    return f"{'ed ' * editorial}{kind_classes(kinds)}{' mark' * is_mark}"


@dataclass(slots=True)
class _Writer:
    """Writes runs one behind the other and knows how far it is in both texts."""

    block: _Element
    marked: list[Start]
    languages: Languages
    main: str
    old_at: int = 0
    new_at: int = 0

    def keep(self, text: str) -> None:
        self._run(self.block, text, changed=False, sides=(True, False))
        self.old_at += len(text)
        self.new_at += len(text)

    def change(self, tag: str, text: str, classes: str) -> None:
        if not text:
            return
        old = tag == "del"
        language = self.languages.old if old else self.languages.new
        run = add(self.block, tag, class_=classes, lang=language if language != self.main else "")
        self._run(run, text, changed=True, sides=(old,))
        if old:
            self.old_at += len(text)
        else:
            self.new_at += len(text)

    def finish(self) -> None:
        """Mark the starts of paragraphs that have no text at the very end."""
        for start in self.marked:
            _add_start(self.block, start)

    def _run(self, parent: _Element, text: str, *, changed: bool, sides: Sequence[bool]) -> None:
        done = 0
        for offset, start in self._due(len(text), sides):
            write(parent, text[done:offset], changed=changed, breaks=True)
            _add_start(parent, start)
            self.marked.remove(start)
            done = offset
        write(parent, text[done:], changed=changed, breaks=True)

    def _due(self, length: int, sides: Sequence[bool]) -> Iterator[tuple[int, Start]]:
        """Return the starts inside the next run, with their offsets in it, in order."""
        found = [
            (start.offset - (self.old_at if start.old else self.new_at), start)
            for start in self.marked
            if start.old in sides
        ]
        return iter(sorted((f for f in found if f[0] < length), key=lambda due: due[0]))


def _add_start(parent: _Element, start: Start) -> None:
    add(parent, "span", class_="at was" if start.old else "at", id=start.id, data_name=start.name)
