"""The table of all paragraphs: contents, statistics, and something to copy into a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.diff import Fate, FrameKind
from stmtdiff.renderers.html.elements import add, write
from stmtdiff.renderers.html.flow import Card, Framing, Stub
from stmtdiff.renderers.html.interface import capital
from stmtdiff.renderers.html.notes import SURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from stmtdiff.model import Paragraph
    from stmtdiff.renderers.html.sheet import Sheet

__all__ = ["add_contents"]

_COLUMNS = ("later", "earlier", "became", "sure")


def add_contents(parent: _Element, sheet: Sheet, items: Sequence[Card | Framing | Stub]) -> None:
    """Append a row a pair: number after and before, both linked, status, and how sure it is."""
    words = sheet.words
    nav = add(parent, "nav", aria_label=words.say("paragraphs"), class_="toc")
    table = add(nav, "table")
    add(table, "caption", words.say("paragraphs"))
    head = add(add(table, "thead"), "tr")
    for name in _COLUMNS:
        add(head, "th", words.say(f"column-{name}"), scope="col")
    add(nav, "p", words.say("about-sure"))
    rows = add(table, "tbody")
    for item in items:
        match item:
            case Card(pair):
                _add_row(rows, sheet, pair)
            case Framing(part) if part.kind is FrameKind.HEADING and part.new is not None:
                rows = rows if not len(rows) else add(table, "tbody")
                heading = add(add(rows, "tr", class_="sec"), "th", scope="rowgroup", colspan="4")
                add(heading, "bdi", part.wording.new_text)
            case _:
                pass


def _add_row(rows: _Element, sheet: Sheet, place: int) -> None:
    pair = sheet.diff.paragraphs[place]
    # The table can be sorted by where a paragraph stood.
    row = add(rows, "tr", data_o=str(pair.link.old[0]) if pair.old else "")
    sides = (pair.new, pair.link.new, sheet.new_ids), (pair.old, pair.link.old, sheet.old_ids)
    for paragraphs, places, ids in sides:
        cell = add(row, "td")
        if paragraphs:
            add(cell, "a", _numbers(sheet, paragraphs), href=f"#{ids[places[0]]}")
    status = sheet.status(place)
    cell = add(row, "td", sheet.words.say(f"status-{status}"), class_=f"s-{status}")
    if pair.moved:
        write(cell, f" · {sheet.words.say('status-moved')}")
    # That an excerpt does not show a paragraph is sure, but for one that is like another one.
    untold = pair.fate is Fate.NOT_IN_EXCERPT and pair.score >= SURE
    add(row, "td", "" if untold else sheet.words.percent(pair.score))


def _numbers(sheet: Sheet, side: tuple[Paragraph, ...]) -> str:
    """Return the numbers; where no paragraph at all has one, their places."""
    if sheet.counted:
        return " + ".join(one.place for one in side)
    return " + ".join(one.number or capital(sheet.words.name(one)) for one in side)
