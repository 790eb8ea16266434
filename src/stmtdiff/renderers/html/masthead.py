"""The top of the page: what was compared, what was found, what to read first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.renderers.html.elements import add, write
from stmtdiff.renderers.html.findings import cautions, count_words, findings
from stmtdiff.renderers.html.notes import add_reason
from stmtdiff.tokens import tokenize

if TYPE_CHECKING:
    from lxml.etree import _Element

    from stmtdiff.diff import Highlight
    from stmtdiff.model import Statement
    from stmtdiff.renderers.html.sheet import Sheet

__all__ = ["add_masthead", "add_summary", "title_of"]

_SHOWN_AT_ONCE = 4
_GAP = 0.3  # per cent of the bar's length between two segments
_ARROW = " → "


def title_of(sheet: Sheet, title: str) -> str:
    """Return the page's title: the one given, or the names of both statements."""
    words = sheet.words
    later, earlier = words.statement(sheet.diff.new), words.statement(sheet.diff.old)
    return title.strip() or words.say("title", later=later, earlier=earlier)


def add_masthead(body: _Element, sheet: Sheet, title: str) -> None:
    """Append the head of the page."""
    head = add(body, "header", class_="mast wrap")
    add(head, "p", sheet.words.say("eyebrow"), class_="eyebrow")
    add(head, "h1", title_of(sheet, title), dir="auto")
    add_summary(head, sheet)
    _add_first(head, sheet)


def add_summary(head: _Element, sheet: Sheet) -> None:
    """Append both statements, what to know before reading, the findings, the bar, the legend."""
    versions = add(head, "dl", class_="versions")
    _add_version(versions, sheet, "earlier", sheet.diff.old)
    _add_version(versions, sheet, "later", sheet.diff.new)
    _add_cautions(head, sheet)
    add(head, "p", findings(sheet), class_="lede")
    _add_meter(head, sheet)
    _add_legend(head, sheet)


def _add_version(parent: _Element, sheet: Sheet, side: str, statement: Statement) -> None:
    words = sheet.words
    box = add(parent, "div")
    add(box, "dt", words.say(side))
    name = words.statement(statement)
    add(add(box, "dd"), "bdi", name)
    if statement.title and statement.title != name:
        add(add(box, "dd"), "bdi", statement.title)
    paragraphs = statement.paragraphs
    count = sum(count_words(tokenize(paragraph.text)) for paragraph in paragraphs)
    facts = [words.count("n-paragraphs", len(paragraphs)), words.count("n-words", count)]
    add(box, "dd", " · ".join([*facts, *[words.say("excerpt")] * statement.excerpt]))


def _add_cautions(head: _Element, sheet: Sheet) -> None:
    told = cautions(sheet)
    if not told:
        return
    box = add(head, "section", class_="heed")
    add(box, "h2", sheet.words.say("before-you-read"))
    _add_list(box, told[:_SHOWN_AT_ONCE])
    if len(told) > _SHOWN_AT_ONCE:
        more = add(box, "details")
        add(more, "summary", sheet.words.count("n-more", len(told) - _SHOWN_AT_ONCE))
        _add_list(more, told[_SHOWN_AT_ONCE:])


def _add_list(parent: _Element, told: list[tuple[str, str, bool]]) -> None:
    entries = add(parent, "ul")
    for where, message, known in told:
        entry = add(entries, "li")
        add(entry, "b", where)
        write(entry, " ")
        add(entry, "bdi", message, lang="" if known else "en")


def _add_meter(head: _Element, sheet: Sheet) -> None:
    """Append the bar: a picture of the sentence over it, and of the list of statuses."""
    total = len(sheet.diff.paragraphs)
    if not total:
        return
    bar = add(add(head, "div", class_="meter", aria_hidden="true"), "svg")
    done = 0
    for name, count in sheet.statuses().items():
        start, width = 100 * done / total, max(100 * count / total - _GAP, _GAP)
        ends = {"x1": f"{start:.2f}%", "x2": f"{start + width:.2f}%", "y1": "50%", "y2": "50%"}
        add(bar, "line", class_=f"b-{name}", **ends)
        done += count


def _add_legend(head: _Element, sheet: Sheet) -> None:
    words = sheet.words
    samples = [("ins", "ins", ""), ("del", "del", "")]
    if sheet.editorial:
        samples += [("ins", "editorial", "ed")]
    if any(pair.wording.moves for pair in sheet.diff.paragraphs):
        samples += [("ins", "moved", "mv")]
    if any(statement.excerpt for statement in (sheet.diff.old, sheet.diff.new)):
        samples += [("del", "omission", "k-omission")]
    legend = add(head, "p", class_="legend")
    write(legend, words.say("legend"))
    for tag, name, classes in samples:
        write(legend, " ")
        add(legend, tag, words.say(f"legend-{name}"), class_=classes)
    add(head, "p", words.say("legend-score"), class_="legend")


def _add_first(head: _Element, sheet: Sheet) -> None:
    """Append what to read first, each with a link to its card and the reasons."""
    ranked = sheet.diff.highlights
    if not ranked:
        return
    box = add(head, "section", class_="first")
    add(box, "h2", sheet.words.say("read-first"))
    entries = add(box, "ol")
    for one in ranked:
        _add_highlight(add(entries, "li"), sheet, one)


def _add_highlight(entry: _Element, sheet: Sheet, one: Highlight) -> None:
    pair, words = sheet.diff.paragraphs[one.pair], sheet.words
    name = words.names(pair.new or pair.old)
    link = add(entry, "a", href=f"#{sheet.card_id(pair)}")
    write(link, name if pair.new else words.say("of-earlier", name=name))
    told = add(entry, "div")
    before = ""
    for reason in one.reasons:
        write(told, " · " if before else "")
        kind, _, why = reason.partition(": ")
        if kind != before:
            add(told, "b", words.kind(kind))
            write(told, " ")
        _add_step(told, sheet, why)
        before = kind


def _add_step(told: _Element, sheet: Sheet, why: str) -> None:
    """Append a reason; what went and what came stand in it as in the text."""
    how, _, step = why.rpartition(": ")
    old, arrow, new = step.partition(_ARROW)
    if not arrow:
        add_reason(told, sheet.words, why)
        return
    if how:
        add_reason(told, sheet.words, how)
        write(told, ": ")
    add(told, "del", old)
    write(told, " ")
    add(told, "ins", new)
