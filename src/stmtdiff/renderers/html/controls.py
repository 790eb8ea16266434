"""The bar with the views, and beside the text the filters.

All of it works without script: the style asks which box is ticked. What needs the script is hidden
until the script is there.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from stmtdiff.renderers.html.elements import add, fill, hide, write
from stmtdiff.renderers.html.texts import kind_classes

if TYPE_CHECKING:
    from lxml.etree import _Element

    from stmtdiff.renderers.html.sheet import Sheet

__all__ = ["add_bar", "add_filters", "kinds_of"]

_ON = "checked"


def kinds_of(sheet: Sheet) -> dict[str, int]:
    """Return in how many pairs each kind of change is noted, by name."""
    counted = Counter(
        kind for notes in sheet.notes.values() for kind in {note.kind for note in notes}
    )
    return dict(sorted(counted.items()))


def add_bar(body: _Element, sheet: Sheet) -> None:
    """Append the bar: three views, what is compared, and steps from change to change."""
    words, (old, new) = sheet.words, (sheet.diff.old, sheet.diff.new)
    bar = add(body, "section", class_="bar", aria_label=words.say("view-and-navigation"))
    row = add(bar, "div", class_="wrap")
    views = add(row, "fieldset", class_="seg")
    add(views, "legend", words.say("view"), class_="vh")
    for name, key, where in (
        ("inline", "inline", ""),
        ("side", "side", "js"),
        ("later", "later-text", ""),
    ):
        label = add(views, "label", class_=where)
        chosen = _ON if name == "inline" else ""
        add(label, "input", type="radio", name="view", id=f"v-{name}", checked=chosen)
        add(label, "span", words.say(key))
    context = add(row, "p", class_="ctx")
    fill(
        context,
        words.pieces("citation-pair"),
        old=lambda slot: add(slot, "bdi", words.statement(old), dir=sheet.direction_of(old)),
        new=lambda slot: add(slot, "bdi", words.statement(new), dir=sheet.direction_of(new)),
    )
    add(row, "p", words.say("no-script"), class_="nojs")
    steps = add(row, "div", class_="js steps")
    keys = add(steps, "label", class_="opt", title=words.say("keys-title"))
    add(keys, "input", type="checkbox", id="keys", checked=_ON)
    write(keys, f" {words.say('keys')} ")
    add(keys, "kbd", "n")
    write(keys, " ")
    add(keys, "kbd", "p")
    _add_step(steps, "back", "↑", words.say("previous"))
    hide(steps, f"{words.say('changed-paragraph')} ")
    add(steps, "span", "–", id="at")
    _add_step(steps, "forth", "↓", words.say("next"))


def _add_step(steps: _Element, name: str, arrow: str, word: str) -> None:
    button = add(steps, "button", type="button", id=name)
    add(button, "span", arrow, aria_hidden="true")
    add(button, "span", word, class_="lbl")


def add_filters(parent: _Element, sheet: Sheet) -> None:
    """Append the list of statuses: legend, counts and filter in one; the kinds; the options."""
    words = sheet.words
    statuses = add(parent, "fieldset", class_="tally")
    add(statuses, "legend", words.say("show-status"))
    for name, count in sheet.statuses().items():
        label = add(statuses, "label")
        add(label, "input", type="checkbox", id=f"s-{name}", checked=_ON)
        add(label, "span", words.say(f"status-{name}"), class_=f"chip s-{name}")
        add(label, "b", words.number(count))
    options = add(parent, "div", class_="opts")
    _add_kinds(options, sheet)
    for name, key in (("u-editorial", "hide-editorial"), ("u-markers", "markers")):
        option = add(options, "label", class_="opt")
        add(option, "input", type="checkbox", id=name)
        write(option, f" {words.say(key)}")


def _add_kinds(options: _Element, sheet: Sheet) -> None:
    moved = sum(pair.moved for pair in sheet.diff.paragraphs)
    kinds = kinds_of(sheet)
    if not (kinds or moved):
        return
    words = sheet.words
    label = add(options, "label", class_="kinds")
    add(label, "span", words.say("only-with"))
    select = add(label, "select", id="kind")
    add(select, "option", words.say("anything"), value="any")
    if moved:
        add(select, "option", f"{words.say('status-moved')} ({moved})", value="moved")
    for kind, count in kinds.items():
        add(select, "option", f"{words.kind(kind)} ({count})", value=kind_classes((kind,)))
