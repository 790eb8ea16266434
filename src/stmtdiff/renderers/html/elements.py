"""Elements and text nodes: the only way in which anything gets onto the page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from stmtdiff.model import legible
from stmtdiff.renderers.html.characters import is_plain, stretches, without_invisibles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element

    from stmtdiff.renderers.html.interface import Slot

__all__ = ["add", "fill", "hide", "write"]


def add(parent: _Element, tag: str, text: str = "", /, **attributes: str) -> _Element:
    """Append an element with `text` in it and return it.

    Attributes that are empty are left out. An underscore at the end of a name is dropped
    (``class_``), one inside becomes a hyphen (``aria_label``).
    """
    element = etree.SubElement(parent, tag)
    for name, value in attributes.items():
        if value:
            shown = value if is_plain(value) else without_invisibles(legible(value))
            element.set(_attribute(name), shown)
    if text:
        write(element, text)
    return element


@cache
def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def write(parent: _Element, text: str, *, changed: bool = False, breaks: bool = False) -> None:
    """Append `text` behind all that `parent` holds; what is invisible in it gets a named chip.

    Args:
        parent: the element.
        text: any text; characters that XML cannot hold are shown as visible ones.
        changed: whether the text was inserted or deleted.
        breaks: whether line breaks get elements of their own, so that they can be seen.
    """
    if is_plain(text) and not (changed and text.isspace()):
        _append(parent, text)
        return
    for part in stretches(legible(text), changed=changed):
        match part.role:
            case "invisible":
                _wrap(parent, part.text, "inv", part.name)
            case "mark":
                _wrap(parent, part.text, "inv dm", part.name)
            case "alike":
                _wrap(parent, part.text, "like", part.name)
            case "newlines" if breaks:
                _wrap(parent, part.text, "br" if changed else "nl", "")
            case _:
                spaces = changed and breaks and text.isspace()
                _wrap(parent, part.text, "sp", "") if spaces else _append(parent, part.text)


def fill(
    parent: _Element, pieces: Iterable[str | Slot], **slots: str | Callable[[_Element], object]
) -> None:
    """Append a sentence of the page's own words, with elements or texts in its slots."""
    for piece in pieces:
        found = piece if isinstance(piece, str) else slots[piece.name]
        if isinstance(found, str):
            write(parent, found)
        else:
            found(parent)


def hide(parent: _Element, text: str) -> _Element:
    """Append words that are read aloud but not seen."""
    return add(parent, "span", text, class_="vh")


def _wrap(parent: _Element, text: str, kind: str, name: str) -> None:
    wrapper = etree.SubElement(parent, "span", {"class": kind})
    if name:
        wrapper.set("data-name", name)
    wrapper.text = text


def _append(parent: _Element, text: str) -> None:
    if not text:
        return
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
