"""What people look for: what to read first; all that was dropped, is new, or has other figures."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from stmtdiff.annotation.clauses import clauses
from stmtdiff.annotation.quotes import quoted
from stmtdiff.annotation.sentences import whole_sentences
from stmtdiff.annotation.telling import told_sides
from stmtdiff.diff import Fate
from stmtdiff.renderers.html.cards import add_topic
from stmtdiff.renderers.html.dropped import (
    IN_FULL,
    QUOTED,
    dropped_clauses,
    dropped_paragraphs,
    dropped_sentences,
    left_out,
)
from stmtdiff.renderers.html.elements import add, fill, write
from stmtdiff.renderers.html.notes import add_names, add_reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from stmtdiff.annotation.stretches import Stretch
    from stmtdiff.diff import Annotation
    from stmtdiff.renderers.html.dropped import Dropped
    from stmtdiff.renderers.html.sheet import Sheet

__all__ = ["add_first", "add_lists"]

_OPEN = 3
"""A list of so many entries at most is open from the start."""
_FIGURES = ("figure", "date")


def add_first(head: _Element, sheet: Sheet) -> None:
    """Append what to read first, each with a link to its card and the reasons."""
    diff, words = sheet.diff, sheet.words
    ranked = diff.highlights
    if not ranked:
        return
    box = add(head, "section", class_="first")
    title = add(box, "h2", words.say("read-first"))
    total = sum(pair.substantive for pair in diff.paragraphs)
    write(title, " ")
    key = "all-of" if len(ranked) == total else "n-of"
    share = words.say(key, n=words.number(len(ranked)), total=words.number(total))
    add(title, "small", share)
    entries = add(box, "ol")
    for one in ranked:
        _add_reasons(_add_entry(entries, sheet, one.pair), sheet, one.notes, " · ")


def add_lists(head: _Element, sheet: Sheet) -> None:
    """Append the lists that are complete, folded where they are long."""
    box = add(head, "section", class_="first all")
    add(box, "h2", sheet.words.say("complete-lists"))
    whole = tuple(whole_sentences(sheet.diff))
    parts = tuple(clauses(sheet.diff, whole))
    _add_dropped(box, sheet, whole, parts)
    _add_new(box, sheet, whole, parts)
    _add_figures(box, sheet)


def _add_entry(entries: _Element, sheet: Sheet, place: int) -> _Element:
    """Append an entry with the name of a pair and its topic, and return where more may follow."""
    pair = sheet.diff.paragraphs[place]
    entry = add(entries, "li")
    add_names(entry, sheet, pair.link.new or pair.link.old, old=not pair.new, plain=bool(pair.new))
    write(entry, " ")
    add_topic(entry, sheet, place)
    return add(entry, "div")


def _add_reasons(
    parent: _Element, sheet: Sheet, notes: Sequence[Annotation], between: str = ""
) -> None:
    """Append reasons by kind, those of one kind behind each other; equal ones are told once."""
    told: dict[str, dict[str, list[Annotation]]] = {}
    for note in notes:
        told.setdefault(note.kind, {}).setdefault(note.why, []).append(note)
    for ordinal, (kind, group) in enumerate(told.items()):
        if ordinal and between:
            write(parent, between)
        elif ordinal:
            add(parent, "br")
        add(parent, "b", sheet.words.kind(kind))
        write(parent, " ")
        for number, (why, alike) in enumerate(group.items()):
            write(parent, " · " if number else "")
            add_reason(parent, sheet.words, why, sides=told_sides(alike[0]))
            count = len(alike)
            write(parent, f" {sheet.words.count('n-times', count)}" if count > 1 else "")


def _add_list(box: _Element, sheet: Sheet, key: str, counts: Mapping[str, int]) -> _Element:
    """Append a list that can be folded, which tells how many entries of each unit it has."""
    sizes = [sheet.words.count(unit, count) for unit, count in counts.items() if count]
    return _add_folded(box, sheet, key, sizes, sum(counts.values()))


def _add_folded(box: _Element, sheet: Sheet, key: str, sizes: list[str], count: int) -> _Element:
    words = sheet.words
    listed = add(box, "details", open="open" if count <= _OPEN else "")
    summary = add(listed, "summary", words.say(key))
    write(summary, " ")
    add(summary, "small", words.listed(sizes) if sizes else words.say("none"))
    return listed


def _add_dropped(
    box: _Element, sheet: Sheet, whole: Sequence[Stretch], parts: Sequence[Stretch]
) -> None:
    """Append what was dropped, and of what an excerpt does not show that it cannot be told."""
    words, paragraphs, within = (
        sheet.words,
        dropped_paragraphs(sheet),
        dropped_clauses(sheet, parts),
    )
    gone: list[Dropped] = []
    moved: list[Dropped] = []
    for one in dropped_sentences(sheet, whole):
        (moved if one.lives_on else gone).append(one)
    counts = {"n-paragraphs": len(paragraphs), "n-sentences": len(gone), "n-clauses": len(within)}
    listed = _add_list(box, sheet, "all-dropped", counts)
    for key, found in (("whole-paragraphs", paragraphs), ("dropped-sentences", gone)):
        if found:
            add(listed, "h3", words.say(key))
            _add_entries(add(listed, "ul"), sheet, found)
    _add_clauses(listed, sheet, [(one.old, one.quote) for one in within], old=True)
    if moved:
        line = add(listed, "p", words.say("moved-not-dropped"))
        for number, one in enumerate(moved):
            write(line, words.say("comma") if number else " ")
            _add_move(line, sheet, one)
    pairs = sheet.diff.paragraphs
    unknown = [old for one in pairs if one.fate is Fate.NOT_IN_EXCERPT for old in one.link.old]
    gaps = left_out(sheet) if sheet.diff.new.excerpt else []
    for key, places, old in (("cannot-be-told", unknown, True), ("gaps-untold", gaps, False)):
        if places:
            line = add(listed, "p", words.say(key))
            write(line, " ")
            add_names(line, sheet, places, old=old)


def _add_entries(entries: _Element, sheet: Sheet, found: Sequence[Dropped]) -> None:
    for one in found:
        entry = _add_quote(entries, sheet, one.old, one.quote, old=True)
        _add_survivors(entry, sheet, one.nearest)


def _add_move(line: _Element, sheet: Sheet, one: Dropped) -> None:
    """Append from where to where a sentence went."""
    fill(
        line,
        sheet.words.pieces("citation-pair"),
        old=lambda slot: add_names(slot, sheet, one.old, old=True),
        new=lambda slot: add_names(slot, sheet, one.nearest or (), old=False),
    )


def _add_survivors(entry: _Element, sheet: Sheet, nearest: Sequence[int] | None) -> None:
    """Append in which later paragraphs something near to it stands."""
    if nearest is None and not sheet.diff.new.excerpt:
        return
    write(entry, " · ")
    if nearest:
        fill(
            entry,
            sheet.words.pieces("nearest-in"),
            names=lambda slot: add_names(slot, sheet, nearest, old=False),
        )
    else:
        key = "nothing-shown" if sheet.diff.new.excerpt else "nothing-like-it"
        write(entry, sheet.words.say(key))


def _add_new(
    box: _Element, sheet: Sheet, whole: Sequence[Stretch], parts: Sequence[Stretch]
) -> None:
    """Append every new paragraph, every sentence that is new in another one, and every clause."""
    pairs = sheet.diff.paragraphs
    found = [
        (place, quoted(pair.wording.new_text, QUOTED))
        for place, pair in enumerate(pairs)
        if pair.fate is Fate.ADDED
    ]
    paragraphs = len(found)
    found += [(one.change.pair, quoted(one.text)) for one in whole if not one.dropped]
    within = [
        (pairs[one.change.pair].link.new, quoted(one.text, IN_FULL))
        for one in parts
        if not one.dropped
    ]
    counts = {
        "n-paragraphs": paragraphs,
        "n-sentences": len(found) - paragraphs,
        "n-clauses": len(within),
    }
    listed = _add_list(box, sheet, "all-new", counts)
    entries = add(listed, "ul")
    for place, quote in sorted(found, key=itemgetter(0)):
        _add_quote(entries, sheet, pairs[place].link.new, quote, old=False)
    _add_clauses(listed, sheet, within, old=False)


def _add_clauses(
    listed: _Element, sheet: Sheet, found: Sequence[tuple[Sequence[int], str]], *, old: bool
) -> None:
    """Append what went from sentences that stayed, or came to them: an entry a paragraph."""
    if found:
        add(listed, "h3", sheet.words.say("clauses"))
        entries = add(listed, "ul")
        for places, group in groupby(found, key=itemgetter(0)):
            quotes = " · ".join(quote for _, quote in group)
            _add_quote(entries, sheet, places, quotes, old=old)


def _add_quote(
    entries: _Element, sheet: Sheet, places: Sequence[int], quote: str, *, old: bool
) -> _Element:
    """Append an entry with the names of paragraphs and a quote, and return it."""
    entry = add(entries, "li")
    add_names(entry, sheet, places, old=old)
    write(entry, " ")
    add(entry, "bdi", quote)
    return entry


def _add_figures(box: _Element, sheet: Sheet) -> None:
    """Append every figure and date that changed in a paragraph that both statements have."""
    found = {
        place: [note for note in notes if note.kind in _FIGURES]
        for place, notes in sheet.notes.items()
    }
    found = {place: notes for place, notes in sorted(found.items()) if notes}
    words, count = sheet.words, sum(map(len, found.values()))
    sizes = [words.count("n-changes", count), words.count("in-n-paragraphs", len(found))]
    listed = _add_folded(box, sheet, "all-figures", sizes if found else [], len(found))
    entries = add(listed, "ul")
    for place, notes in found.items():
        _add_reasons(_add_entry(entries, sheet, place), sheet, sorted(notes, key=_kind_order))
    add(listed, "p", words.say("figures-elsewhere"))


def _kind_order(note: Annotation) -> int:
    return _FIGURES.index(note.kind)
