"""One card a pair: its numbers, its status, its text, and the notes beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.diff import Fate, Tag
from stmtdiff.renderers.html.elements import add, fill, write
from stmtdiff.renderers.html.interface import capital, slug
from stmtdiff.renderers.html.notes import add_names, add_notes, add_survivals
from stmtdiff.renderers.html.sheet import EDITORIAL
from stmtdiff.renderers.html.texts import (
    Marking,
    add_text,
    all_unknown,
    starts,
)
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from stmtdiff.diff import Annotation, ParagraphDiff, Wording
    from stmtdiff.model import Paragraph
    from stmtdiff.renderers.html.flow import Stub
    from stmtdiff.renderers.html.sheet import Sheet
    from stmtdiff.tokens import Token

__all__ = ["add_card", "add_chip", "add_stub"]

_MINUS = "\N{MINUS SIGN}"


def add_chip(parent: _Element, name: str, word: str) -> None:
    """Append a status in words; its icon and colour come from the style."""
    add(parent, "span", word, class_=f"chip s-{name}")


def add_card(parent: _Element, sheet: Sheet, place: int) -> None:
    """Append the card of a pair."""
    pair = sheet.diff.paragraphs[place]
    notes = sheet.notes.get(place, ())
    card = add(
        parent,
        "article",
        class_=f"p {_classes(sheet, place)}",
        id=sheet.card_id(pair),
    )
    _add_head(card, sheet, place)
    body = add(card, "div", class_="body")
    unknown = pair.fate is Fate.NOT_IN_EXCERPT
    old_ids = [sheet.old_ids[index] for index in pair.link.old]
    new_ids = [sheet.new_ids[index] for index in pair.link.new]
    marking = Marking(
        all_unknown(pair.wording) if unknown else _kinds_by_op(notes),
        (
            *starts(pair.old, old_ids, sheet.words, old=True),
            *starts(pair.new, new_ids, sheet.words, old=False),
        ),
        sheet.editorial.get(place, frozenset()),
    )
    add_text(body, "div", pair.wording, sheet.languages, marking)
    add_notes(body, sheet, place)
    add_survivals(body, sheet, place)


def add_stub(parent: _Element, sheet: Sheet, stub: Stub) -> None:
    """Append the line that says where the text of a paragraph is that stood or stands here."""
    pair, words = sheet.diff.paragraphs[stub.pair], sheet.words
    line = add(parent, "p", class_=f"stub {_classes(sheet, stub.pair)}")
    if stub.old is not None:
        fill(
            line,
            words.pieces("moved-to"),
            name=capital(words.name(sheet.diff.old.paragraphs[stub.old])),
            target=lambda slot: add_names(slot, sheet, pair.link.new, old=False),
        )
    elif stub.new is not None:
        fill(
            line,
            words.pieces("shown-with"),
            name=lambda slot: add_names(slot, sheet, (stub.new or 0,), old=False),
            target=words.name(pair.new[0]),
        )


def _classes(sheet: Sheet, place: int) -> str:
    pair = sheet.diff.paragraphs[place]
    facts = " ed" * pair.editorial + " moved" * pair.moved + " gone" * (not pair.new)
    return f"f-{slug(pair.fate)}{facts}"


def _kinds_by_op(notes: Sequence[Annotation]) -> dict[int, Sequence[str]]:
    kinds: dict[int, set[str]] = {}
    for note in notes:
        if note.op is not None:
            kinds.setdefault(note.op, set()).add(note.kind)
    return {op: sorted(names) for op, names in kinds.items()}


def _add_head(card: _Element, sheet: Sheet, place: int) -> None:
    pair, words = sheet.diff.paragraphs[place], sheet.words
    head = add(card, "header")
    heading = add(head, "h3")
    if pair.new:
        ids = [sheet.new_ids[index] for index in pair.link.new]
    else:
        ids = [sheet.old_ids[index] for index in pair.link.old]
    _add_numbers(heading, sheet, pair.new or pair.old, ids)
    if pair.old and pair.new:
        was = words.say("was", names=words.names(pair.old))
        # Another number is told here, and in no note; here it is found by its kind.
        kind = " k-numbering" * any(note.kind == "numbering" for note in sheet.notes.get(place, ()))
        add(heading, "span", was, class_=f"was{kind}", id=sheet.old_ids[pair.link.old[0]])
    elif pair.old:
        add(heading, "span", words.say("of-the-earlier-statement"), class_="was")
    status = sheet.status(place)
    add_chip(heading, status, words.say(f"status-{status}"))
    if pair.editorial and status != EDITORIAL:
        add_chip(heading, EDITORIAL, words.say(f"status-{EDITORIAL}"))
    if pair.moved:
        add_chip(heading, "moved", words.say("status-moved"))
    _add_delta(head, pair.wording)
    _add_citation(head, sheet, pair)


def _add_numbers(
    heading: _Element, sheet: Sheet, paragraphs: Sequence[Paragraph], ids: Sequence[str]
) -> None:
    """Append each number as a link to itself; the style reads a word in front of it aloud."""
    for ordinal, (paragraph, fragment) in enumerate(zip(paragraphs, ids, strict=True)):
        write(heading, "+ " if ordinal else "")
        name = paragraph.number or capital(sheet.words.name(paragraph))
        add(heading, "a", name, class_="n" if paragraph.number else "n x", href=f"#{fragment}")
        write(heading, " ")


def _add_delta(head: _Element, wording: Wording) -> None:
    """Append how many words came and went."""
    changed = [op for op in wording.ops if op.tag is not Tag.EQUAL]
    come = sum(_words(wording.new[op.new.start : op.new.end]) for op in changed)
    gone = sum(_words(wording.old[op.old.start : op.old.end]) for op in changed)
    told = [f"+{come}"] * bool(come) + [f"{_MINUS}{gone}"] * bool(gone)
    if told:
        add(head, "span", " ".join(told), class_="d")


def _words(tokens: Sequence[Token]) -> int:
    return sum(token.kind in (TokenKind.WORD, TokenKind.NUMBER) for token in tokens)


def _add_citation(head: _Element, sheet: Sheet, pair: ParagraphDiff) -> None:
    """Append both places in words that can be quoted."""
    words = sheet.words
    old_name, new_name = words.statement(sheet.diff.old), words.statement(sheet.diff.new)
    old = words.say("citation", statement=old_name, names=words.names(pair.old))
    new = words.say("citation", statement=new_name, names=words.names(pair.new))
    if pair.old and pair.new:
        told = words.say("citation-pair", old=old, new=new)
    elif pair.new:
        told = words.say("citation-added", statement=old_name, new=new)
    else:
        key = "citation-unknown" if pair.fate is Fate.NOT_IN_EXCERPT else "citation-removed"
        told = words.say(key, old=old, statement=new_name)
    cite = add(head, "details")
    add(cite, "summary", words.say("cite"))
    add(cite, "p", told)
