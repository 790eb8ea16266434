"""A wording on the page: what stayed as text, what went in ``<del>``, what came in ``<ins>``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.diff import PARAGRAPH_BREAK, Tag
from stmtdiff.model import Span
from stmtdiff.renderers.html.elements import add, write
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from stmtdiff.diff import Wording
    from stmtdiff.model import Paragraph, Statement
    from stmtdiff.renderers.html.interface import Interface
    from stmtdiff.tokens import Token

__all__ = ["OMISSION", "Languages", "Marking", "Start", "add_text", "kind_classes", "starts"]

OMISSION = "omission"
"""The kind of an op that falls behind the omission mark of an excerpt."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
_UNFIT = re.compile("[^a-z0-9]+")
# Hebrew to Arabic with their extensions, what is written from right to left beyond the first plane,
# and the marks that only set a direction.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Shown as they are only where there are any: a browser strikes such spaces through at a line's end.
_ODD_SPACES = ("\t", "  ", " \n", "\n ")


class Languages(NamedTuple):
    """The ``lang`` of both sides, empty where it is not known, and what the page around has."""

    old: str
    new: str
    page: str
    direction: str

    @classmethod
    def of(cls, old: Statement, new: Statement, words: Interface) -> Languages:
        """Return the languages of two statements on a page."""
        sides = [_language(statement.metadata.language) for statement in (old, new)]
        return cls(sides[0], sides[1], words.language, words.direction)

    @property
    def turned(self) -> str:
        """``rtl`` on such a page: the direction of a name that it puts together itself."""
        return self.direction if self.direction == "rtl" else ""

    def attributes(self, language: str, texts: Iterable[str]) -> dict[str, str]:
        """Return ``lang`` and ``dir`` of texts, where they are not those of the page."""
        found = {"lang": language} if language != self.page else {}
        if self.direction == "rtl" or any(map(_RIGHT_TO_LEFT.search, texts)):
            found["dir"] = "auto"
        return found


def _language(tag: str) -> str:
    return tag if tag != "und" and _LANGUAGE.fullmatch(tag) else ""


class Start(NamedTuple):
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


class Marking(NamedTuple):
    """What is known of a wording beside its ops.

    Attributes:
        omitted: the places of the ops whose words an excerpt does not show.
        starts: where paragraphs start that are to be marked.
        editorial: the places of the ops that leave what is said as it was.
        went_over: the ranges of the earlier tokens that went to another paragraph, and of the later
            ones that came from another.
    """

    omitted: Container[int] = ()
    starts: Sequence[Start] = ()
    editorial: Container[int] = ()
    went_over: tuple[Sequence[Span], Sequence[Span]] = ((), ())


def add_text(
    parent: _Element, tag: str, wording: Wording, languages: Languages, marking: Marking
) -> _Element:
    """Append an element of class ``t`` from which both texts can be read back, and return it."""
    main = languages.new if wording.new else languages.old
    texts = wording.old_text, wording.new_text
    odd = any(map(_has_odd_space, texts))
    block = add(parent, tag, class_="t ws" if odd else "t", **languages.attributes(main, texts))
    writer = _Writer(block, list(marking.starts), languages, main)
    for place, op in enumerate(wording.ops):
        if op.tag is Tag.EQUAL:
            writer.keep(_text(wording.new[op.new.start : op.new.end]))
            continue
        kind = "om" if place in marking.omitted else "ed" if place in marking.editorial else ""
        for run, tokens, old in (
            ("del", wording.old[op.old.start : op.old.end], True),
            ("ins", wording.new[op.new.start : op.new.end], False),
        ):
            mark = kind == "om" and any(token.kind is TokenKind.OMISSION for token in tokens)
            moved = _moved(wording, place, marking, old=old)
            writer.change(run, _text(tokens), "om mark" if mark else kind, moved)
    writer.finish()
    return block


def _has_odd_space(text: str) -> bool:
    return text != text.strip(" ") or any(odd in text for odd in _ODD_SPACES)


def _moved(wording: Wording, place: int, marking: Marking, *, old: bool) -> list[Span]:
    """Return the offsets in an op's text of what only moved, in the paragraph or to another."""
    tokens = wording.old if old else wording.new
    op = wording.ops[place]
    held = op.old if old else op.new
    ranges = [
        move.old if old else move.new
        for move in wording.moves
        if place == (move.old_op if old else move.new_op)
    ]
    ranges += [
        Span(max(span.start, held.start), min(span.end, held.end))
        for span in marking.went_over[0 if old else 1]
    ]
    found: list[Span] = []
    reached = held.start
    for span in sorted(ranges):
        first = max(span.start, reached)
        if first < span.end:
            start = _length(tokens[held.start : first])
            found.append(Span(start, start + _length(tokens[first : span.end])))
            reached = span.end
    return found


def _length(tokens: Sequence[Token]) -> int:
    return len(_text(tokens))


def _text(tokens: Sequence[Token]) -> str:
    return "".join([token.text for token in tokens])


class _Writer:
    """Writes runs one behind the other and knows how far it is in both texts."""

    def __init__(
        self, block: _Element, marked: list[Start], languages: Languages, main: str
    ) -> None:
        self.block = block
        self.marked = marked
        self.languages = languages
        self.main = main
        self.old_at = self.new_at = 0

    def keep(self, text: str) -> None:
        self._run(self.block, text, changed=False, sides=(True, False))
        self.old_at += len(text)
        self.new_at += len(text)

    def change(self, tag: str, text: str, classes: str, moved: Sequence[Span]) -> None:
        """Write what went or came; in it, the phrases that only moved."""
        if not text:
            return
        old = tag == "del"
        language = self.languages.old if old else self.languages.new
        run = add(self.block, tag, class_=classes, lang=language if language != self.main else "")
        end = 0
        for span in moved:
            # White space alone is shown as a sign; between two phrases it is none.
            start = end if text[end : span.start].isspace() else span.start
            self._part(run, text[end:start], old=old)
            end = len(text) if text[span.end :].isspace() else span.end
            self._part(add(run, "span", class_="mv"), text[start:end], old=old)
        self._part(run, text[end:], old=old)

    def _part(self, parent: _Element, text: str, *, old: bool) -> None:
        self._run(parent, text, changed=True, sides=(old,))
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
        for offset, start in self._due(len(text), sides) if self.marked else ():
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
