"""The notes beside a card: what changed, what went where, and how sure the pairing is."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from stmtdiff.diff import Fate
from stmtdiff.renderers.html.elements import add, fill, write
from stmtdiff.renderers.html.interface import capital
from stmtdiff.renderers.html.texts import kind_classes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lxml.etree import _Element

    from stmtdiff.diff import Annotation, ParagraphDiff
    from stmtdiff.model import Paragraph
    from stmtdiff.renderers.html.interface import Interface
    from stmtdiff.renderers.html.sheet import Sheet

__all__ = ["GIVEN", "add_names", "add_notes", "add_reason", "add_survivals", "shown_score"]

WEAK = 0.8
"""Below this score a reader is asked to look for himself whether the paragraphs belong together."""

SURE = 0.95
"""From this score on, a pairing needs no reasons."""

_SAME_WORDS = "the same words"
GIVEN = "given by a person"
"""The reason of a link that a person set."""

_TRANSFER = re.compile(r"(.+ (?:went to|came from) )(.+)", re.DOTALL)


def shown_score(score: float) -> str:
    """Return a score with two digits; only what is sure is shown as 1.00."""
    return f"{math.floor(score * 100 + 1e-9) / 100:.2f}"


def add_notes(body: _Element, sheet: Sheet, place: int) -> None:
    """Append the notes on a pair: its changes by kind, then what went where, then how sure."""
    pair = sheet.diff.paragraphs[place]
    notes = add(body, "ul", class_="notes")
    _add_changes(notes, sheet, pair, sheet.notes.get(place, ()))
    _add_grouping(notes, sheet, pair)
    _add_pairing(notes, sheet, pair)
    if not len(notes):
        body.remove(notes)


def add_survivals(body: _Element, sheet: Sheet, place: int) -> None:
    """Append what was dropped here, each sentence with a link to what comes nearest to it."""
    told = sheet.nearest.get(place)
    if not told:
        return
    words, entries = sheet.words, add(body, "ul", class_="notes left")
    for one in told:
        entry = add(entries, "li")
        if one.dropped:
            add(entry, "b", words.say("dropped"))
            write(entry, " ")
            add(entry, "bdi", one.dropped)
            write(entry, " · ")
        if one.new is None:
            write(entry, words.say("nothing-like-it"))
            continue
        add(entry, "b", words.say("nearest"))
        write(entry, " ")
        add_names(entry, sheet, (one.new,), old=False)
        write(entry, " ")
        add(entry, "bdi", one.words)
        write(entry, f" ({shown_score(one.score)})")


def add_names(parent: _Element, sheet: Sheet, places: Sequence[int], *, old: bool) -> None:
    """Append the names of paragraphs as links to where they are shown: ``¶ 7 + ¶ 42``."""
    statement, ids = (sheet.diff.old, sheet.old_ids) if old else (sheet.diff.new, sheet.new_ids)
    for ordinal, place in enumerate(places):
        write(parent, " + " if ordinal else "")
        name = sheet.words.name(statement.paragraphs[place])
        add(parent, "a", name, href=f"#{ids[place]}")


def add_reason(parent: _Element, words: Interface, why: str) -> None:
    """Append what an annotator says, isolated from what stands around it.

    It may quote the document. What the page's language has no words for stays in English.
    """
    if words.language == "en":
        add(parent, "bdi", capital(why))
        return
    _add_translated(parent, words, why, missing="en")


def _add_translated(parent: _Element, words: Interface, why: str, missing: str = "") -> None:
    """Append a reason in the page's language; each text in it may be a reason of its own."""
    said = words.reason(why)
    if said is None:
        add(parent, "bdi", why, lang=missing)
        return
    pieces, texts = said
    slots = {
        str(place): lambda slot, text=text: _add_translated(slot, words, text)
        for place, text in enumerate(texts)
    }
    fill(add(parent, "bdi", dir=words.direction), pieces, **slots)


def _add_label(notes: _Element, label: str, kind: str = "") -> _Element:
    entry = add(notes, "li", class_=kind)
    add(entry, "b", capital(label))
    write(entry, " ")
    return entry


def _add_changes(
    notes: _Element, sheet: Sheet, pair: ParagraphDiff, found: Sequence[Annotation]
) -> None:
    """Append the notes by kind; the same note on several ops is told once, with their count."""
    told: dict[str, Counter[str]] = {}
    for note in found:
        if note.op is not None or not _in_head(pair, note):
            told.setdefault(note.kind, Counter())[note.why] += 1
    for kind, reasons in told.items():
        # The text carries the kinds of its own changes; this is where the others are found.
        whole = any(note.kind == kind and note.op is None for note in found)
        entry = _add_label(notes, sheet.words.kind(kind), kind_classes((kind,)) if whole else "")
        for ordinal, (why, count) in enumerate(reasons.items()):
            write(entry, " · " if ordinal else "")
            if kind == "transfer":
                _add_transfer(entry, sheet, pair, why)
            else:
                add_reason(entry, sheet.words, why)
            write(entry, f" {sheet.words.count('n-times', count)}" if count > 1 else "")


def _in_head(pair: ParagraphDiff, note: Annotation) -> bool:
    """Whether the head says it all: another number, with the same marks around it."""
    if note.kind != "numbering" or not pair.renumbered:
        return False
    marks = {p.label.replace(p.number, "", 1) for p in (*pair.old, *pair.new)}
    return len(marks) == 1


def _add_transfer(entry: _Element, sheet: Sheet, pair: ParagraphDiff, why: str) -> None:
    """Append where a sentence went or came from, with the paragraph as a link."""
    found = _TRANSFER.fullmatch(why)
    target = _transfer_targets(sheet, pair).get(found[2]) if found else None
    if found and target:
        add_reason(entry, sheet.words, found[1].rstrip())
        write(entry, " ")
        add(entry, "a", found[2], href=f"#{target}")
    else:
        add_reason(entry, sheet.words, why)


def _transfer_targets(sheet: Sheet, pair: ParagraphDiff) -> Mapping[str, str]:
    """Return the ids of the paragraphs that sentences of this pair went to or came from."""
    old, new = sheet.diff.old.paragraphs, sheet.diff.new.paragraphs
    targets: dict[str, str] = {}
    for one in sheet.diff.transfers:
        if one.old in pair.link.old:
            targets[_annotator_name(new[one.new])] = sheet.new_ids[one.new]
        if one.new in pair.link.new:
            targets[_annotator_name(old[one.old])] = sheet.old_ids[one.old]
    return targets


def _annotator_name(paragraph: Paragraph) -> str:
    return f"¶ {paragraph.number}" if paragraph.number else paragraph.eid


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
    """Append how sure the pairing is, why where it is not, and what came close to it."""
    link, words = pair.link, sheet.words
    if link.reason not in ("", _SAME_WORDS) and pair.fate is not Fate.NOT_IN_EXCERPT:
        both, weak = bool(pair.old and pair.new), link.score < WEAK
        label = "pairing" if both else "no-counterpart"
        if weak:
            label = "pairing-uncertain" if both else "check"
        entry = _add_label(notes, words.say(label), "pair weak" if weak else "pair")
        if link.reason == GIVEN:
            write(entry, words.say("given"))
        else:
            write(entry, words.say("sure", share=words.percent(min(link.score, 0.99))))
            if link.score < SURE:
                write(entry, ": ")
                _add_why(entry, words, link.reason)
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


def _add_why(parent: _Element, words: Interface, why: str) -> None:
    if words.language == "en":
        write(parent, why)
    else:
        _add_translated(parent, words, why, missing="en")
