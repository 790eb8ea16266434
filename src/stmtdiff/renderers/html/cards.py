"""One card a pair: its numbers, its fate, its text, and the notes beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stmtdiff.diff import Fate
from stmtdiff.renderers import phrases
from stmtdiff.renderers.html.elements import add, icon, write
from stmtdiff.renderers.html.ids import paragraph_ids
from stmtdiff.renderers.html.texts import (
    Languages,
    Marking,
    add_text,
    all_unknown,
    starts,
)
from stmtdiff.renderers.survivals import DROPPED, NEAREST, NOTHING, nearest_by_pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from stmtdiff.diff import Annotation, ParagraphDiff, StatementDiff
    from stmtdiff.model import Paragraph

__all__ = ["CardWriter", "add_chip", "slug"]

WEAK = 0.8
"""Below this score a reader is asked to look for himself whether the paragraphs belong together."""


def slug(fate: Fate) -> str:
    """Return the fate as it stands in classes and icon names."""
    return fate.name.lower().replace("_", "-")


def add_chip(parent: _Element, name: str, word: str, title: str = "") -> None:
    """Append a status: icon and word, in the colour of `name`."""
    chip = add(parent, "span", class_=f"chip s-{name}", title=title)
    icon(chip, name)
    write(chip, word.capitalize())


@dataclass(frozen=True, slots=True)
class _Side:
    """The paragraphs of a pair on one side, with their ids."""

    paragraphs: tuple[Paragraph, ...]
    ids: tuple[str, ...]

    @property
    def numbers(self) -> str:
        return " ".join(p.number for p in self.paragraphs if p.number)


class CardWriter:
    """Writes cards; knows the ids of all paragraphs and the notes on all pairs."""

    def __init__(self, diff: StatementDiff) -> None:
        self._diff = diff
        self._languages = Languages.of(diff.old, diff.new)
        self._old_ids = paragraph_ids(diff.old.paragraphs, "o")
        self._new_ids = paragraph_ids(diff.new.paragraphs, "p")
        self._nearest = nearest_by_pair(diff)
        self._notes: dict[int, list[Annotation]] = {}
        for note in diff.annotations:
            self._notes.setdefault(note.pair, []).append(note)

    def add_card(self, parent: _Element, place: int) -> None:
        """Append the card of a pair."""
        pair = self._diff.paragraphs[place]
        old, new = self._sides(pair)
        fate = f"p f-{slug(pair.fate)}"
        classes = (fate, "moved" * pair.moved, "ed" * pair.editorial)
        card = add(
            parent,
            "article",
            class_=" ".join(filter(None, classes)),
            id=(new.ids or old.ids or ("",))[0],
            data_old=old.numbers,
            data_new=new.numbers,
            aria_labelledby=f"h{place}",
        )
        self._add_head(card, place, old, new)
        body = add(card, "div", class_="body")
        notes = self._notes.get(place, [])
        unknown = pair.fate is Fate.NOT_IN_EXCERPT
        marking = Marking(
            all_unknown(pair.wording) if unknown else _kinds(notes),
            (
                *starts(old.paragraphs, old.ids, old=True),
                *starts(new.paragraphs, new.ids, old=False),
            ),
        )
        add_text(body, "div", pair.wording, self._languages, marking)
        _add_notes(body, pair, notes)
        self._add_survivals(body, place)

    def add_stub(self, parent: _Element, place: int, old: int | None, new: int | None) -> None:
        """Append the line that says where a paragraph's text is."""
        pair = self._diff.paragraphs[place]
        stub = add(parent, "p", class_="stub")
        if old is not None:
            icon(stub, "moved")
            write(stub, f"{_capital(phrases.name(self._diff.old.paragraphs[old]))} moved to ")
            add(stub, "a", phrases.names(pair.new), href=f"#{self._new_ids[pair.link.new[0]]}")
        elif new is not None:
            icon(stub, slug(pair.fate))
            name = _capital(phrases.name(self._diff.new.paragraphs[new]))
            add(stub, "a", name, href=f"#{self._new_ids[new]}")
            write(stub, f" is shown together with {phrases.name(pair.new[0])}")

    def _add_survivals(self, body: _Element, place: int) -> None:
        """Append what was dropped here, each sentence with a link to what comes nearest to it."""
        told = self._nearest.get(place, ())
        entries = add(body, "ul", class_="survivals") if told else body
        for one in told:
            entry = add(entries, "li")
            if one.dropped:
                add(entry, "b", DROPPED.capitalize())
                write(entry, " ")
                add(entry, "bdi", one.dropped)
                write(entry, " · ")
            add(entry, "b", NEAREST.capitalize())
            write(entry, " ")
            if one.new is None:
                write(entry, NOTHING)
                continue
            add(entry, "a", one.name, href=f"#{self._new_ids[one.new]}")
            write(entry, " ")
            add(entry, "bdi", one.words)
            write(entry, f" ({one.score:.2f})")

    def _sides(self, pair: ParagraphDiff) -> tuple[_Side, _Side]:
        return (
            _Side(pair.old, tuple(self._old_ids[index] for index in pair.link.old)),
            _Side(pair.new, tuple(self._new_ids[index] for index in pair.link.new)),
        )

    def _add_head(self, card: _Element, place: int, old: _Side, new: _Side) -> None:
        pair = self._diff.paragraphs[place]
        head = add(card, "header")
        heading = add(head, "h3", id=f"h{place}")
        _add_numbers(heading, new if new.paragraphs else old)
        if old.paragraphs and new.paragraphs:
            add(
                heading, "span", f"was {phrases.names(old.paragraphs)}", class_="was", id=old.ids[0]
            )
        elif old.paragraphs:
            add(heading, "span", "of the earlier statement", class_="was")
        add_chip(heading, slug(pair.fate), phrases.FATE_WORDS[pair.fate])
        for fact in phrases.facts(pair):
            add_chip(heading, fact, fact)
        if pair.score < 1 and old.paragraphs and new.paragraphs:
            match = f"match {pair.score:.2f}"
            add(head, "span", match, class_="score", title=pair.reason)


def _add_numbers(heading: _Element, side: _Side) -> None:
    """Append each number as a link to itself; a word stands in for the pilcrow when read aloud."""
    for ordinal, (paragraph, fragment) in enumerate(zip(side.paragraphs, side.ids, strict=True)):
        if ordinal:
            write(heading, "+ ")
        link = add(heading, "a", class_="n", href=f"#{fragment}")
        if paragraph.number:
            add(link, "span", "Paragraph ", class_="vh")
        write(link, paragraph.number or _capital(phrases.name(paragraph)))
        write(heading, " ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _kinds(notes: Sequence[Annotation]) -> dict[int, Sequence[str]]:
    kinds: dict[int, set[str]] = {}
    for note in notes:
        if note.op is not None:
            kinds.setdefault(note.op, set()).add(note.kind)
    return {op: sorted(names) for op, names in kinds.items()}


def _add_notes(body: _Element, pair: ParagraphDiff, notes: Sequence[Annotation]) -> None:
    """Append the notes by kind; the same note on several ops is told once, with their count."""
    told: dict[str, Counter[str]] = {}
    if pair.score < WEAK and pair.reason:
        told["weak match" if pair.old and pair.new else "check"] = Counter([pair.reason])
    for note in notes:
        if note.op is not None or not _in_head(pair, note):
            told.setdefault(note.kind, Counter())[note.why] += 1
    if not told:
        return
    box = add(body, "div", class_="notes")
    add(box, "h4", "Notes", class_="vh")
    entries = add(box, "ul")
    for kind, reasons in told.items():
        entry = add(entries, "li")
        add(entry, "b", _capital(kind))
        for ordinal, (why, count) in enumerate(reasons.items()):
            write(entry, " · " if ordinal else " ")
            add(entry, "bdi", _capital(why))
            write(entry, f" × {count}" if count > 1 else "")


def _in_head(pair: ParagraphDiff, note: Annotation) -> bool:
    """Whether the head says it all: another number, with the same marks around it."""
    if note.kind != "numbering" or not pair.renumbered:
        return False
    marks = {p.label.replace(p.number, "", 1) for p in (*pair.old, *pair.new)}
    return len(marks) == 1
