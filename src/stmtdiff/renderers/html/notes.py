"""The notes beside a card: what changed, what went where, and whether the pairing is in doubt."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.displaced import displaced
from stmtdiff.diff import Fate
from stmtdiff.renderers.html.elements import add, fill, write
from stmtdiff.renderers.html.interface import capital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.etree import _Element

    from stmtdiff.diff import Annotation, ParagraphDiff
    from stmtdiff.renderers.html.interface import Interface
    from stmtdiff.renderers.html.sheet import Sheet
    from stmtdiff.renderers.survivals import Nearest

__all__ = ["SURE", "add_names", "add_notes", "add_reason", "add_survivals"]

WEAK = 0.8
"""Below this score a reader is asked to look for himself whether the paragraphs belong together."""

SURE = 0.95
"""From this score on, nothing is said of a pairing beside its card; the table has them all."""


def add_notes(body: _Element, sheet: Sheet, place: int) -> None:
    """Append the notes on a pair: its changes by kind, then what went where, then what is open."""
    pair = sheet.diff.paragraphs[place]
    notes = add(body, "ul", class_="notes")
    _add_changes(notes, sheet, pair, sheet.notes.get(place, ()))
    _add_grouping(notes, sheet, pair)
    if place in sheet.origins:
        entry = _add_label(notes, sheet.words.say("place"))
        heading = sheet.origins[place]
        fill(entry, sheet.words.pieces("stood-under"), heading=lambda b: add(b, "bdi", heading))
    _add_pairing(notes, sheet, pair)
    if not len(notes):
        body.remove(notes)


def add_survivals(body: _Element, sheet: Sheet, place: int) -> None:
    """Append what was dropped here, each sentence with a link to what comes nearest to it."""
    told = sheet.nearest.get(place)
    if not told:
        return
    words, entries = sheet.words, add(body, "ul", class_="notes left")
    found = [one for one in told if one.new is not None]
    if found and sheet.diff.paragraphs[place].fate is Fate.REMOVED:
        # All of it was dropped: told is only what there is something near to.
        told = found
    for one in told:
        entry = add(entries, "li")
        if one.dropped:
            add(entry, "b", words.say("dropped"))
            write(entry, " ")
            add(entry, "bdi", one.dropped)
            add(entry, "br")
        _add_nearest(entry, sheet, one)


def _add_nearest(entry: _Element, sheet: Sheet, one: Nearest) -> None:
    """Append where the nearest wording to something dropped stands, or that there is none."""
    words = sheet.words
    if one.new is None:
        write(entry, words.say("nothing-shown" if sheet.diff.new.excerpt else "nothing-like-it"))
        return
    add(entry, "b", words.say("nearest"))
    write(entry, " ")
    add_names(entry, sheet, (one.new,), old=False)
    write(entry, " ")
    add(entry, "bdi", one.words)
    write(entry, f" ({words.say('alike', share=words.percent(one.score))})")


def add_names(
    parent: _Element, sheet: Sheet, places: Sequence[int], *, old: bool, plain: bool = False
) -> None:
    """Append the names of paragraphs as links, with their side unless plain: ``earlier ¶ 7``."""
    statement, ids = (sheet.diff.old, sheet.old_ids) if old else (sheet.diff.new, sheet.new_ids)

    def links(slot: _Element) -> None:
        for ordinal, place in enumerate(places):
            write(slot, " + " if ordinal else "")
            add(slot, "a", sheet.words.name(statement.paragraphs[place]), href=f"#{ids[place]}")

    if plain:
        links(parent)
    else:
        fill(parent, sheet.words.pieces("of-earlier" if old else "of-later"), name=links)


def add_reason(
    parent: _Element,
    words: Interface,
    why: str,
    *,
    first: bool = True,
    sides: tuple[str, str] = ("", ""),
) -> None:
    """Append what an annotator says, isolated from what stands around it.

    It may quote the document. What the page's language has no words for stays in English.

    Args:
        parent: the element.
        words: the words of the page.
        why: the reason, in English.
        first: whether it begins a line, and so with a capital letter.
        sides: what went and what came, if they are to stand in it as in the text where it tells
            nothing else of them.
    """
    if all(sides) and why == " → ".join(sides):
        add(parent, "del", sides[0])
        write(parent, " ")
        add(parent, "ins", sides[1])
        return
    said = words.reason(why)
    if said is None:
        known = words.language == "en" or not first
        add(parent, "bdi", capital(why) if first and known else why, lang="" if known else "en")
        return
    pieces, texts = said
    if first and pieces and isinstance(pieces[0], str):
        pieces[0] = capital(pieces[0])
    # Each text in a reason may be a reason of its own.
    slots = {
        str(place): lambda slot, text=text: add_reason(slot, words, text, first=False, sides=sides)
        for place, text in enumerate(texts)
    }
    # What runs from left to right does so by itself, with its own words or with none.
    direction = "rtl" if words.direction == "rtl" else ""
    fill(add(parent, "bdi", dir=direction), pieces, **slots)


def _add_label(notes: _Element, label: str, kind: str = "") -> _Element:
    entry = add(notes, "li", class_=kind)
    add(entry, "b", capital(label))
    write(entry, " ")
    return entry


def _add_changes(
    notes: _Element, sheet: Sheet, pair: ParagraphDiff, found: Sequence[Annotation]
) -> None:
    """Append the notes by kind, a line each; the same note on several ops is told once."""
    told: dict[str, Counter[str]] = {}
    for note in found:
        # A move is told where the words stand now.
        if not (_in_head(pair, note) or (note.kind == "move" and note.old)):
            told.setdefault(note.kind, Counter())[note.why] += 1
    for kind, reasons in told.items():
        entry = _add_label(notes, sheet.words.kind(kind))
        if kind == "transfer":
            _add_transfers(entry, sheet, pair)
            continue
        for ordinal, (why, count) in enumerate(reasons.items()):
            if ordinal:
                add(entry, "br")
            add_reason(entry, sheet.words, why)
            write(entry, f" {sheet.words.count('n-times', count)}" if count > 1 else "")


def _in_head(pair: ParagraphDiff, note: Annotation) -> bool:
    """Whether the head says it all: another number, with the same marks around it."""
    if note.kind != "numbering" or note.op is not None or not pair.renumbered:
        return False
    marks = {p.label.replace(p.number, "", 1) for p in (*pair.old, *pair.new)}
    return len(marks) == 1


def _add_transfers(entry: _Element, sheet: Sheet, pair: ParagraphDiff) -> None:
    """Append where sentences went and came from, a line each, with the paragraph as a link."""
    for ordinal, one in enumerate(_transfers(sheet, pair)):
        if ordinal:
            add(entry, "br")
        add_reason(entry, sheet.words, one.told)
        write(entry, " ")
        add_names(entry, sheet, (one.place,), old=one.old)


class _Transfer(NamedTuple):
    """What is told of a sentence, and the place and side of the paragraph at its other end."""

    told: str
    place: int
    old: bool


def _transfers(sheet: Sheet, pair: ParagraphDiff) -> Iterator[_Transfer]:
    """Yield the transfers of a pair, from the data: a printed number may stand twice."""
    for left, entered, transfer in displaced(sheet.diff):
        if transfer and transfer.old in pair.link.old:
            yield _Transfer(f"{left.quote} went to", transfer.new, old=False)
        if transfer and transfer.new in pair.link.new:
            yield _Transfer(f"{entered.quote} came from", transfer.old, old=True)


def _add_grouping(notes: _Element, sheet: Sheet, pair: ParagraphDiff) -> None:
    """Append which paragraphs became which, where several are in one card."""
    keys = {Fate.SPLIT: "split-into", Fate.MERGED: "merged-from", Fate.REGROUPED: "merged-from"}
    key = keys.get(pair.fate)
    if key:
        entry = _add_label(notes, sheet.words.say(f"status-{pair.fate}"))
        sides = {"old": _linked(sheet, pair, old=True), "new": _linked(sheet, pair, old=False)}
        fill(entry, sheet.words.pieces(key), **sides)


def _linked(sheet: Sheet, pair: ParagraphDiff, *, old: bool) -> Callable[[_Element], None]:
    places = pair.link.old if old else pair.link.new
    return lambda parent: add_names(parent, sheet, places, old=old)


def _add_pairing(notes: _Element, sheet: Sheet, pair: ParagraphDiff) -> None:
    """Append how sure the pairing is and why, where it is in doubt, and what came close to it."""
    link, words = pair.link, sheet.words
    if link.given:
        write(_add_label(notes, words.say("pairing"), "pair"), words.say("given"))
    elif link.reason and link.score < SURE:
        both, weak = bool(pair.old and pair.new), link.score < WEAK
        label = "pairing" if both else "no-counterpart"
        if weak:
            label = "pairing-uncertain" if both else "check"
        entry = _add_label(notes, words.say(label), "pair weak" if weak else "pair")
        write(entry, f"{words.say('sure', share=words.percent(link.score))}: ")
        add_reason(entry, words, link.reason, first=False)
    if link.runner_up:
        entry = _add_label(notes, words.say("close-call"), "pair weak")
        close = link.runner_up
        fill(
            entry,
            words.pieces("runner-up"),
            old=lambda parent: add_names(parent, sheet, (close.old,), old=True),
            new=lambda parent: add_names(parent, sheet, (close.new,), old=False),
            share=words.percent(close.share),
        )
