"""One card a pair: its numbers, its topic, its status, its text, and the notes beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.diff import Fate, Tag
from stmtdiff.renderers.html.elements import add, fill, write
from stmtdiff.renderers.html.findings import count_words
from stmtdiff.renderers.html.interface import capital, slug
from stmtdiff.renderers.html.notes import add_names, add_notes, add_survivals
from stmtdiff.renderers.html.sheet import EDITORIAL
from stmtdiff.renderers.html.texts import Marking, add_text, kind_classes, starts

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from lxml.etree import _Element

    from stmtdiff.diff import ParagraphDiff
    from stmtdiff.model import Paragraph
    from stmtdiff.renderers.html.flow import Stub
    from stmtdiff.renderers.html.sheet import Sheet

__all__ = ["add_card", "add_chip", "add_stub", "add_topic"]

_MINUS = "\N{MINUS SIGN}"


def add_chip(parent: _Element, name: str, word: str) -> None:
    """Append a status in words; its icon and colour come from the style."""
    add(parent, "span", word, class_=f"chip s-{name}")


def add_topic(parent: _Element, sheet: Sheet, place: int) -> None:
    """Append what a pair is about."""
    pair, languages = sheet.diff.paragraphs[place], sheet.languages
    language = languages.new if pair.new else languages.old
    add(parent, "bdi", sheet.topics[place], lang=language if language != languages.page else "")


def add_card(parent: _Element, sheet: Sheet, place: int) -> None:
    """Append the card of a pair; of what an excerpt does not show, the text is folded away."""
    pair = sheet.diff.paragraphs[place]
    unknown = pair.fate is Fate.NOT_IN_EXCERPT
    omitted = frozenset(
        number
        for number in range(len(pair.wording.ops))
        if unknown or (place, number) in sheet.omitted
    )
    card = add(parent, "article", class_=_classes(sheet, place), id=sheet.card_id(pair))
    old_ids = [sheet.old_ids[index] for index in pair.link.old]
    new_ids = [sheet.new_ids[index] for index in pair.link.new]
    for short in filter(None, map(sheet.counted_ids.get, (*old_ids, *new_ids))):
        add(card, "i", id=short)
    _add_head(card, sheet, place, omitted)
    if unknown:
        body = add(card, "details")
        size = count_words((*pair.wording.old, *pair.wording.new))
        add(body, "summary", sheet.words.count("n-words", size))
    else:
        body = add(card, "div", class_="body")
    marking = Marking(
        omitted,
        (
            *starts(pair.old, old_ids, sheet.words, old=True),
            *starts(pair.new, new_ids, sheet.words, old=False),
        ),
        sheet.editorial.get(place, frozenset()),
        (
            sheet.went_over.get((place, Tag.DELETE), ()),
            sheet.went_over.get((place, Tag.INSERT), ()),
        ),
    )
    add_text(body, "div", pair.wording, sheet.languages, marking)
    add_notes(card if unknown else body, sheet, place)
    add_survivals(body, sheet, place)


def add_stub(parent: _Element, sheet: Sheet, stub: Stub) -> None:
    """Append the line that says where the text of a paragraph is that stood or stands here."""
    pair, words = sheet.diff.paragraphs[stub.pair], sheet.words
    line = add(parent, "p", class_=f"stub {_classes(sheet, stub.pair)}".replace(" p ", " "))
    if stub.old is not None:
        name = words.name(sheet.diff.old.paragraphs[stub.old])
        fill(
            line,
            words.pieces("moved-to"),
            name=capital(words.say("of-earlier", name=name)),
            target=lambda slot: add_names(slot, sheet, pair.link.new, old=False),
        )
    elif stub.new is not None:
        fill(
            line,
            words.pieces("shown-with"),
            name=lambda slot: add_names(slot, sheet, (stub.new or 0,), old=False),
            target=words.say("of-later", name=words.name(pair.new[0])),
        )
    write(line, ": ")
    add_topic(line, sheet, stub.pair)


def _classes(sheet: Sheet, place: int) -> str:
    """Return the status and the facts of a pair, and the kinds of its changes, to filter by."""
    pair = sheet.diff.paragraphs[place]
    facts = " ed" * pair.editorial + " moved" * pair.moved + " gone" * (not pair.new)
    kinds = sorted({note.kind for note in sheet.notes.get(place, ())})
    return f"p f-{slug(pair.fate)}{facts} {kind_classes(kinds)}".rstrip()


def _add_head(card: _Element, sheet: Sheet, place: int, omitted: Container[int]) -> None:
    pair, words = sheet.diff.paragraphs[place], sheet.words
    head = add(card, "header")
    heading = add(head, "h3")
    if pair.new:
        ids = [sheet.new_ids[index] for index in pair.link.new]
    else:
        ids = [sheet.old_ids[index] for index in pair.link.old]
    if pair.new:
        _add_numbers(heading, sheet, pair.new, ids)
    else:
        name = capital(words.say("of-earlier", name=words.names(pair.old)))
        add(heading, "a", name, class_="n x", href=f"#{ids[0]}")
    if pair.old and pair.new:
        _add_was(heading, sheet, pair)
    if not sheet.opens_with_topic(place):
        add_topic(heading, sheet, place)
    status = sheet.status(place)
    add_chip(heading, status, words.say(f"status-{status}"))
    if pair.editorial and status != EDITORIAL:
        add_chip(heading, EDITORIAL, words.say(f"status-{EDITORIAL}"))
    if pair.moved:
        add_chip(heading, "moved", words.say("status-moved"))
    _add_delta(head, pair, omitted)
    # A link that lasts; the script tells both places beside it, as the foot of the page says.
    add(head, "a", words.say("cite"), class_="cite", href=f"#{sheet.card_id(pair)}")


def _add_numbers(
    heading: _Element, sheet: Sheet, paragraphs: Sequence[Paragraph], ids: Sequence[str]
) -> None:
    """Append each number as a link to itself; the style reads a word in front of it aloud."""
    for ordinal, (paragraph, fragment) in enumerate(zip(paragraphs, ids, strict=True)):
        write(heading, "+ " if ordinal else "")
        name = paragraph.number or capital(sheet.words.name(paragraph))
        add(heading, "a", name, class_="n" if paragraph.number else "n x", href=f"#{fragment}")
        write(heading, " ")


def _add_was(heading: _Element, sheet: Sheet, pair: ParagraphDiff) -> None:
    """Append the earlier number, where it is another, and in any case the end of links to it."""
    words = sheet.words
    names = words.names(pair.old)
    was = "" if names == words.names(pair.new) else words.say("was", names=names)
    add(heading, "span", was, class_="was", id=sheet.old_ids[pair.link.old[0]])


def _add_delta(head: _Element, pair: ParagraphDiff, omitted: Container[int]) -> None:
    """Append how many words came and went; what an excerpt does not show did neither."""
    wording = pair.wording
    changed = [
        op
        for place, op in enumerate(wording.ops)
        if op.tag is not Tag.EQUAL and place not in omitted
    ]
    come = sum(count_words(wording.new[op.new.start : op.new.end]) for op in changed)
    gone = sum(count_words(wording.old[op.old.start : op.old.end]) for op in changed)
    told = [f"+{come}"] * bool(come) + [f"{_MINUS}{gone}"] * bool(gone)
    if told:
        add(head, "span", " ".join(told), class_="d")
