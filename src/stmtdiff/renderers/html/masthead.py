"""The top of the page: what was compared, what was found, and how to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.renderers.html.cards import add_chip
from stmtdiff.renderers.html.elements import add, write
from stmtdiff.renderers.html.findings import cautions, count_words, findings
from stmtdiff.renderers.html.lists import add_first, add_lists

if TYPE_CHECKING:
    from lxml.etree import _Element

    from stmtdiff.model import Statement
    from stmtdiff.renderers.html.findings import Caution
    from stmtdiff.renderers.html.sheet import Sheet

__all__ = ["add_masthead", "add_summary", "names_of", "title_of"]

_GAP = 0.3  # per cent of the bar's length between two segments


def title_of(sheet: Sheet, title: str) -> str:
    """Return the heading: the one given, or the later title, or the names of both statements."""
    return title.strip() or sheet.diff.new.title or names_of(sheet)


def names_of(sheet: Sheet) -> str:
    """Return the names of both statements, the earlier one first."""
    words = sheet.words
    old, new = words.statement(sheet.diff.old), words.statement(sheet.diff.new)
    return words.say("citation-pair", old=old, new=new)


def add_masthead(body: _Element, sheet: Sheet, title: str) -> None:
    """Append the head of the page."""
    head = add(body, "header", class_="mast wrap")
    add(head, "p", sheet.words.say("eyebrow"), class_="eyebrow")
    add(head, "h1", title_of(sheet, title), dir="auto")
    add_summary(head, sheet)
    add_first(head, sheet)
    add_lists(head, sheet)


def add_summary(head: _Element, sheet: Sheet) -> None:
    """Append both statements, what to know before reading, the findings, the bar, the legend."""
    versions = add(head, "dl", class_="versions")
    # Each paragraph stands in one pair.
    wordings = [pair.wording for pair in sheet.diff.paragraphs]
    count = sum(count_words(wording.old) for wording in wordings)
    _add_version(versions, sheet, "earlier", sheet.diff.old, count)
    count = sum(count_words(wording.new) for wording in wordings)
    _add_version(versions, sheet, "later", sheet.diff.new, count)
    _add_cautions(head, sheet)
    add(head, "p", findings(sheet), class_="lede")
    _add_meter(head, sheet)
    _add_legend(head, sheet)


def _add_version(
    parent: _Element, sheet: Sheet, side: str, statement: Statement, count: int
) -> None:
    words = sheet.words
    box = add(parent, "div")
    add(box, "dt", words.say(side))
    name = words.statement(statement)
    add(add(box, "dd"), "bdi", statement.title or name)
    if statement.title and statement.title != name:
        add(add(box, "dd"), "bdi", name, dir=sheet.direction_of(statement))
    paragraphs = statement.paragraphs
    facts = [words.count("n-paragraphs", len(paragraphs)), words.count("n-words", count)]
    add(box, "dd", " · ".join([*facts, *[words.say("excerpt")] * statement.excerpt]))


def _add_cautions(head: _Element, sheet: Sheet) -> None:
    """Append what to know before reading; what was noticed at single places is folded."""
    whole, details = cautions(sheet)
    if not (whole or details):
        return
    words = sheet.words
    box = add(head, "section", class_="heed" if whole else "heed mild")
    if whole:
        add(box, "h2", words.say("before-you-read"))
        _add_list(box, whole)
    if details:
        more = add(box, "details")
        add(more, "summary", words.count("n-remarks", len(details)))
        _add_list(more, details)


def _add_list(parent: _Element, told: list[Caution]) -> None:
    entries = add(parent, "ul")
    for where, message, known in told:
        entry = add(entries, "li")
        add(entry, "b", where)
        write(entry, " ")
        add(entry, "bdi", message, lang="" if known else "en")


def _add_meter(head: _Element, sheet: Sheet) -> None:
    """Append the bar: a picture of the sentence over it, and of the list of statuses."""
    total, words = len(sheet.diff.paragraphs), sheet.words
    if not total:
        return
    bar = add(add(head, "div", class_="meter", aria_hidden="true"), "svg")
    done = 0
    for name, count in sheet.statuses().items():
        start, width = 100 * done / total, max(100 * count / total - _GAP, _GAP)
        ends = {"x1": f"{start:.2f}%", "x2": f"{start + width:.2f}%", "y1": "50%", "y2": "50%"}
        add(bar, "line", class_=f"b-{name}", **ends)
        done += count
    key = add(head, "p", words.say("bar-of"), class_="legend")
    for name, count in sheet.statuses().items():
        write(key, " ")
        add_chip(key, name, f"{words.say(f'status-{name}')} {words.number(count)}")


def _add_legend(head: _Element, sheet: Sheet) -> None:
    words = sheet.words
    samples = [("ins", "ins", ""), ("del", "del", "")]
    if sheet.editorial:
        samples += [("ins", "editorial", "ed")]
    if any(pair.wording.moves for pair in sheet.diff.paragraphs):
        samples += [("ins", "moved", "mv")]
    if any(statement.excerpt for statement in (sheet.diff.old, sheet.diff.new)):
        samples += [("del", "omission", "om")]
    legend = add(head, "p", class_="legend signs")
    write(legend, words.say("legend"))
    for tag, name, classes in samples:
        write(legend, " ")
        add(legend, tag, words.say(f"legend-{name}"), class_=classes)
    add(head, "p", words.say("legend-numbers"), class_="legend")
