"""From content elements to blocks of text, in files of ours and of others.

In our own files every text is taken as it stands. Other tools indent inside mixed content, so there
white space is folded; and no text is dropped: whatever is no block is part of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stmtdiff.akn.namespaces import local_name, sd
from stmtdiff.model import Block, Leftover, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["Flow", "children", "is_filler", "number_of", "span_of"]

_NOWHERE = Span(0, 0)
_WHITE_SPACE = re.compile(r"[ \t\r\n]+")
_WRAPPERS = frozenset(
    {
        *("content", "intro", "wrapUp", "div", "container", "blockContainer", "tblock", "foreign"),
        *("listIntroduction", "listWrapUp", "table", "tr", "th", "td", "caption", "toc"),
        *("embeddedStructure", "quotedStructure", "interstitial", "longTitle", "formula"),
        *("recitals", "citations", "blockList", "list", "ul", "ol", "indent", "block", "p"),
        *("heading", "subheading", "crossHeading", "tocItem", "paragraph", "alinea", "num"),
    }
)
_LISTS = frozenset({"blockList", "list", "ul", "ol"})
_ITEMS = frozenset({"item", "li", "point", "indent"})
_LIST_FRAMES = frozenset({"listIntroduction", "listWrapUp", "intro", "wrapUp"})
_PROVISIONS = frozenset(
    {
        *("paragraph", "subparagraph", "alinea", "clause", "subclause", "article", "section"),
        *("subsection", "division", "subdivision", "level", "hcontainer", "rule", "subrule"),
        *("proviso", "transitional", "chapter", "subchapter", "part", "subpart", "title"),
        *("subtitle", "book", "tome", "sublist", "recital", "citation"),
    }
)
BREAKS = frozenset({"br", "eol", "eop"})
_LEFT_OUT = {"authorialNote": "footnote", "del": "deleted"}


def children(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the child elements, without comments, each with its local name."""
    for child in element:
        if name := _name(child):
            yield child, name


def _name(node: etree._Element) -> str:
    """Return the local name; empty for a comment, whose tag is a function in lxml."""
    tag: object = node.tag
    return local_name(tag) if isinstance(tag, str) else ""


def is_filler(element: etree._Element) -> bool:
    """Tell whether an element stands there only because the schema wants one."""
    return element.get(sd("empty")) is not None and not element.text and not len(element)


def number_of(value: str | None, default: int) -> int:
    """Return a number from an attribute, `default` where it is none."""
    try:
        return int(value) if value is not None else default
    except ValueError:
        return default


def span_of(value: str | None, default: Span = _NOWHERE) -> Span:
    """Return a span from ``12:40``, `default` where it is none."""
    start, colon, end = (value or "").partition(":")
    try:
        return Span(int(start), int(end)) if colon else default
    except ValueError:
        return default


@dataclass(slots=True)
class Flow:
    """Reads blocks and texts, and keeps what is no part of them.

    Attributes:
        verbatim: whether white space is kept as it stands.
        leftovers: notes and the like, met so far.
    """

    verbatim: bool
    leftovers: list[Leftover] = field(default_factory=list)

    def folded(self, text: str) -> str:
        """Return the text as it counts: as it stands, or with its white space folded."""
        return text if self.verbatim else _WHITE_SPACE.sub(" ", text).strip(" ")

    def text(self, element: etree._Element) -> str:
        """Return all words of an element; footnotes become leftovers."""
        return self.folded("".join(self._pieces(element)))

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if _name(child):
                yield from self._pieces_of_child(child)
            yield child.tail or ""

    def _pieces_of_child(self, child: etree._Element) -> Iterator[str]:
        name = local_name(child.tag)
        if reason := _LEFT_OUT.get(name):
            self.leave(child, reason)
            return
        gap = " " if name in BREAKS or (name in _WRAPPERS and not self.verbatim) else ""
        yield gap
        yield from self._pieces(child)
        yield gap

    def leave(self, element: etree._Element, reason: str) -> None:
        """Keep the words of an element as a leftover."""
        if words := self.text(element):
            self.leftovers.append(Leftover(words, reason))

    def label(self, element: etree._Element) -> str:
        """Return the printed number of an element, empty where it has none."""
        return " ".join(self.text(child) for child, name in children(element) if name == "num")

    def blocks(self, element: etree._Element, level: int = 0) -> tuple[Block, ...]:
        """Return what an element holds as blocks, its own number left out."""
        return tuple(self._blocks_of(element, level))

    def _blocks_of(self, element: etree._Element, level: int) -> Iterator[Block]:
        if self.verbatim:
            for child, name in children(element):
                yield from self._block_of_child(child, name, level)
        else:
            yield from self._mixed(element, level)

    def _mixed(self, element: etree._Element, level: int) -> Iterator[Block]:
        """Cut text that stands beside blocks into blocks of its own."""
        words = [element.text or ""]
        for child in element:
            name = _name(child)
            if name in _WRAPPERS or name in _ITEMS or name in _PROVISIONS:
                yield from self._flushed(words, level)
                yield from self._block_of_child(child, name, level)
            elif name:
                words.extend(self._pieces_of_child(child))
            words.append(child.tail or "")
        yield from self._flushed(words, level)

    def _flushed(self, words: list[str], level: int) -> Iterator[Block]:
        if text := self.folded("".join(words)):
            yield Block(text, "", level)
        words.clear()

    def _block_of_child(self, child: etree._Element, name: str, level: int) -> Iterator[Block]:
        if name == "num":
            return
        if name in _LISTS:
            yield from self._list(child, level)
        elif name in _ITEMS or name in _PROVISIONS:
            yield from self._item(child, level + 1)
        elif name == "p" and self.verbatim:
            if not is_filler(child):
                yield self._own_block(child, level)
        elif name in _WRAPPERS:
            yield from self._blocks_of(child, level)

    def _own_block(self, element: etree._Element, level: int) -> Block:
        written = number_of(element.get(sd("level")), level)
        return Block(self.text(element), "", written, span_of(element.get(sd("span"))))

    def _list(self, element: etree._Element, level: int) -> Iterator[Block]:
        for child, name in children(element):
            if name in _LIST_FRAMES or name in {"heading", "subheading", "p"}:
                yield from self._blocks_of(child, level)
            elif name in _LISTS:
                yield from self._list(child, level + 1)
            else:
                yield from self._item(child, level + 1)

    def _item(self, element: etree._Element, level: int) -> Iterator[Block]:
        """Yield an item: its number goes with its first words."""
        inside = list(self._blocks_of(element, level))
        label = self.label(element)
        written = number_of(element.get(sd("level")), level)
        span = span_of(element.get(sd("span")))
        if inside and inside[0].level == level and not inside[0].label:
            first, *inside = inside
            yield Block(first.text, label, written, span)
        elif label or not inside:
            yield Block("", label, written, span)
        yield from inside
