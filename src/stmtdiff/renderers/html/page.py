"""The page as a whole."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lxml import etree

from stmtdiff.annotation.reading import reading_once
from stmtdiff.diff import Fate, FrameKind
from stmtdiff.renderers.html.cards import add_card, add_chip, add_stub
from stmtdiff.renderers.html.contents import add_contents
from stmtdiff.renderers.html.controls import add_bar, add_filters, kinds_of
from stmtdiff.renderers.html.elements import add, write
from stmtdiff.renderers.html.flow import Card, Framing, Stub, flow
from stmtdiff.renderers.html.fragment import fragment_of
from stmtdiff.renderers.html.interface import load_interface, slug
from stmtdiff.renderers.html.masthead import add_masthead, names_of
from stmtdiff.renderers.html.sheet import Sheet
from stmtdiff.renderers.html.sources import add_sources, program
from stmtdiff.renderers.html.style import page_script, page_style, policy
from stmtdiff.renderers.html.texts import Marking, add_text, kind_classes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from stmtdiff.diff import FrameDiff, StatementDiff

__all__ = ["render_html"]

_LONG = 150
"""From so many pairs on, what is off the screen is laid out when it comes into view."""
_NO_THEME: Mapping[str, str] = MappingProxyType({})
# What the script says, by the name it looks it up by.
_SCRIPT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "data_earlier": "earlier",
        "data_later": "later",
        "data_none": "no-counterpart",
        "data_copy": "copy",
        "data_copied": "copied",
        "data_copytable": "copy-table",
        "data_at": "citation-file",
    }
)


@reading_once()
def render_html(
    diff: StatementDiff,
    *,
    title: str = "",
    language: str | Mapping[str, Any] = "en",
    theme: Mapping[str, str] = _NO_THEME,
    fragment: bool | str = False,
) -> str:
    """Return the comparison as one HTML file that needs nothing else and asks for nothing.

    The same comparison gives the same text, byte for byte; write it as UTF-8.

    Args:
        diff: the comparison.
        title: the page's title; without one, the names of both statements.
        language: of the page's own words: ``en``, ``ru``, ``ar``, or a table of one's own.
        theme: values of the page's CSS variables by name, such as ``{"accent": "#800"}``.
        fragment: return an element to put into another page, with its own style and no script;
            a text is what its ids begin with.

    Raises:
        RenderError: there are no words in the language, or the theme is not one.
    """
    words = load_interface(language)
    if fragment:
        return fragment_of(diff, words, title, theme, fragment)
    sheet = Sheet.of(diff, words)
    root = etree.Element("html", {"lang": words.language, "dir": words.direction})
    script = _add_head(root, sheet, title, theme)
    body = add(root, "body")
    add(body, "a", words.say("skip"), class_="skip", href="#text")
    add_masthead(body, sheet, title)
    add_bar(body, sheet)
    _add_grid(body, sheet)
    add_sources(body, sheet, title)
    add(body, "div", id="map", class_="map", title=sheet.words.say("map"), aria_hidden="true")
    add(body, "script").text = script
    page = etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return f"{page}\n"


def _add_head(root: _Element, sheet: Sheet, title: str, theme: Mapping[str, str]) -> str:
    """Append the head, and return the script that its policy lets run."""
    kinds = [kind_classes((kind,)) for kind in kinds_of(sheet)]
    style, script = page_style(sheet.words, theme, sheet.statuses(), kinds), page_script()
    head = add(root, "head")
    add(head, "meta", charset="utf-8")
    rule = add(head, "meta", content=policy(style, script))
    rule.set("http-equiv", "Content-Security-Policy")
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "meta", name="generator", content=program())
    # Short, for a tab: a statement's own title may be long.
    told = add(etree.Element("x"), "x", title=title.strip() or names_of(sheet)).get("title")
    add(head, "title").text = told or "stmtdiff"
    add(head, "style").text = style
    return script


def _add_grid(body: _Element, sheet: Sheet) -> None:
    """Append the filters and contents, and beside them the compared text."""
    words, items = sheet.words, list(flow(sheet.diff))
    grid = add(body, "div", class_="wrap grid")
    side = add(grid, "aside", class_="side", aria_label=words.say("filters"))
    box = add(side, "details", open="open")
    add(box, "summary", words.say("filters-and-contents"))
    add_filters(box, sheet)
    add_contents(box, sheet, items)
    is_long = len(sheet.diff.paragraphs) > _LONG
    labels = {name: words.say(key) for name, key in _SCRIPT_WORDS.items()} | _citations(sheet)
    main = add(grid, "main", id="text", class_="long" if is_long else "", tabindex="-1", **labels)
    add(main, "h2", words.say("compared-text"), class_="vh")
    _add_front(main, sheet)
    _add_items(main, sheet, items)
    empty = add(main, "p", words.say("none-shown"), id="none", hidden="hidden")
    write(empty, " ")
    add(empty, "button", words.say("show-all"), id="all", type="button")


def _citations(sheet: Sheet) -> dict[str, str]:
    """Return how a place is cited; the script fills in the numbers."""
    words, diff = sheet.words, sheet.diff
    keys = ["", "-pair", "-added", "-removed"]
    keys += ["-unknown"] * bool(diff.fates[Fate.NOT_IN_EXCERPT])
    return {
        "data_number": sheet.numbered("{}"),
        "data_old": words.in_full(diff.old),
        "data_new": words.in_full(diff.new),
    } | {f"data_cite{key}": words.say(f"citation{key}") for key in keys}


def _add_items(main: _Element, sheet: Sheet, items: Sequence[Card | Framing | Stub]) -> None:
    for item in items:
        match item:
            case Card(pair):
                add_card(main, sheet, pair)
            case Stub():
                add_stub(main, sheet, item)
            case Framing(part):
                _add_framing(main, sheet, part)


def _add_front(main: _Element, sheet: Sheet) -> None:
    lines = [part for part in sheet.diff.frame if part.kind is FrameKind.FRONT]
    if not lines:
        return
    front = add(main, "section", class_="front", aria_label=sheet.words.say("front"))
    for part in lines:
        row = add(front, "div", class_=f"line{_gone(part)}")
        _add_part(row, "p", sheet, part)


def _add_framing(main: _Element, sheet: Sheet, part: FrameDiff) -> None:
    if part.kind is FrameKind.HEADING:
        row = add(main, "h2", class_=f"sech f-{slug(part.fate)}{_gone(part)}")
    else:
        row = add(main, "div", class_=f"gap f-{slug(part.fate)}{_gone(part)}")
    _add_part(row, "span" if part.kind is FrameKind.HEADING else "p", sheet, part)


def _gone(part: FrameDiff) -> str:
    return " gone" * (part.new is None)


def _add_part(row: _Element, tag: str, sheet: Sheet, part: FrameDiff) -> None:
    """Append a heading, a front line or the mark of a gap, with its fate."""
    unknown = part.fate is Fate.NOT_IN_EXCERPT
    omitted = range(len(part.wording.ops) if unknown else 0)
    add_text(row, tag, part.wording, sheet.languages, Marking(omitted))
    write(row, " ")
    if part.fate is not Fate.UNCHANGED:
        name = slug(part.fate)
        add_chip(row, name, sheet.words.say(f"status-{name}"))
    if part.moved:
        add_chip(row, "moved", sheet.words.say("status-moved"))
