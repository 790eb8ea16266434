"""The elements of a web page as a tree, however deep and however badly nested."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stmtdiff.errors import LimitError
from stmtdiff.readers.html.tokenizer import Comment, EndTag, StartTag, Text, is_xml, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stmtdiff.readers.html.tokenizer import Token

__all__ = ["BLOCKS", "MAX_DEPTH", "MAX_ELEMENTS", "Element", "Page", "parse_page", "replaced_text"]

MAX_DEPTH = 5_000
"""Elements nested deeper than this are no page but an attack, or a mistake."""
MAX_ELEMENTS = 100_000
"""A page of more elements and comments is no statement."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li "
    "listing main menu nav noframes ol optgroup option p plaintext pre search section summary "
    "table tbody td template tfoot th thead title tr ul xmp"
)
"""Elements that begin a line of their own."""

_VOID = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr"
)
_CELLS = ("td", "th")
_SECTIONS = ("tbody", "thead", "tfoot")
_PARTS = frozenset(("caption", "tr", *_CELLS, *_SECTIONS))
# The start tag of each of these ends an open element of the kind, if no border is between.
_ENDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(BLOCKS - _PARTS - {"option", "optgroup", "title"}, ("p",)),
    "li": ("p", "li"),
    **dict.fromkeys(("dd", "dt"), ("p", "dd")),
    **dict.fromkeys(("option", "optgroup"), ("option",)),
    **dict.fromkeys(_CELLS, ("cell",)),
    "tr": ("cell", "tr"),
    **dict.fromkeys(_SECTIONS, ("cell", "tr", "section")),
    **dict.fromkeys(("body", "html", "head", "frameset", "template"), ()),
    "a": ("a",),
}
_KINDS: Mapping[str, str] = {
    **{name: name for name in ("p", "li", "dd", "tr", "option", "a")},
    "dt": "dd",
    **dict.fromkeys(_CELLS, "cell"),
    **dict.fromkeys(_SECTIONS, "section"),
}
_ALL_KINDS = tuple(sorted(set(_KINDS.values())))
# Behind these borders an element of the kinds is not ended from inside.
_BORDERS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("ol", "ul", "menu", "dir"), ("li",)),
    "dl": ("dd",),
    **dict.fromkeys(("table", "template"), _ALL_KINDS),
    **dict.fromkeys((*_CELLS, "caption", "button", "object"), ("p", "li", "dd", "a")),
    "select": ("option",),
}
# An end tag reaches no farther than the table, cell or the like that it stands in.
_WALLS = frozenset(("table", "template", "caption", "button", "object", *_CELLS))

# These hold all that is in them, lines too, though they stand in one.
_WHOLE = _names("applet button marquee math noscript object select svg")


@dataclass(slots=True, eq=False)
class Element:
    """One element of a page."""

    name: str
    attributes: Mapping[str, str]
    parent: Element | None
    depth: int = 0
    children: list[Element | Text | Comment] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return an attribute's value without the spaces around it; empty where there is none."""
        return self.attributes.get(name, "").strip()

    @property
    def is_block(self) -> bool:
        """Whether it begins a line of its own."""
        return self.name in BLOCKS

    @property
    def ancestors(self) -> Iterator[Element]:
        """The element itself, its parent, and so on up to the root."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    @property
    def below(self) -> Iterator[Element]:
        """The element itself and all in it, in the order of the page."""
        waiting: list[Element] = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [x for x in reversed(element.children) if isinstance(x, Element)]

    @property
    def text(self) -> str:
        """All text in it, as it stands in the file."""
        texts: list[str] = []
        waiting: list[Element | Text | Comment] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Element):
                waiting += reversed(node.children)
            elif isinstance(node, Text):
                texts.append(node.text)
        return "".join(texts)


@dataclass(frozen=True, slots=True)
class Page:
    """A page, parsed.

    Attributes:
        root: holds every text and comment of the page.
        size: how many characters but white space these have, and the words of its pictures and
            form controls; counted tag by tag, so that what comes out can be checked against it.
    """

    root: Element
    size: int


def parse_page(page: str, *, source: str = "") -> Page:
    """Return the elements of a page.

    Raises:
        LimitError: there are more elements than `MAX_ELEMENTS`, or one is nested deeper than
            `MAX_DEPTH`.
    """
    builder = _Builder(source or "the page", xml=is_xml(page))
    size = 0
    for token in tokenize(page):
        text = replaced_text(token.name, token.attributes) if isinstance(token, StartTag) else ""
        text = token.text if isinstance(token, (Text, Comment)) else text
        size += len("".join(text.split()))
        builder.take(token)
    return Page(builder.root, size)


def replaced_text(name: str, attributes: Mapping[str, str]) -> str:
    """Return the words that an element stands for: a picture's, a form control's; or empty."""
    if name == "input" and attributes.get("type", "").strip().lower() != "hidden":
        return attributes.get("value", "") or attributes.get("placeholder", "")
    return attributes.get("alt", "") if name in ("img", "area") else ""


@dataclass(slots=True)
class _Builder:
    """Puts tokens where a browser would, but for text that stands between the cells of a table."""

    source: str
    xml: bool
    root: Element = field(default_factory=lambda: Element("", {}, None))
    count: int = 0
    _open: list[Element] = field(default_factory=list)
    _by_name: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_kind: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _blocks: list[int] = field(default_factory=list)
    _walls: list[int] = field(default_factory=list)
    _foreign: int = 0
    """How many of the open elements are pictures drawn in the page."""

    def take(self, token: Token) -> None:
        self.count += isinstance(token, (StartTag, Comment))
        if self.count > MAX_ELEMENTS:
            raise LimitError(
                f"{self.source} has more than {MAX_ELEMENTS:,} elements; copy the statement's text "
                "into a .txt file"
            )
        if isinstance(token, StartTag):
            self._start(token)
        elif isinstance(token, EndTag):
            self._end(token.name)
        else:
            self._place.children.append(token)

    @property
    def _place(self) -> Element:
        return self._open[-1] if self._open else self.root

    def _start(self, tag: StartTag) -> None:
        for kind in _ENDS.get(tag.name, ()):
            inside = self._by_kind[kind]
            if inside and inside[-1] >= 0:
                self._close(inside[-1])
        element = Element(tag.name, tag.attributes, self._place, len(self._open) + 1)
        self._place.children.append(element)
        if tag.name not in _VOID and not (tag.closed and self._heeds_slash(tag.name)):
            self._push(element)

    def _heeds_slash(self, name: str) -> bool:
        return self.xml or bool(self._foreign) or ":" in name or name in ("svg", "math")

    def _push(self, element: Element) -> None:
        if len(self._open) == MAX_DEPTH:
            raise LimitError(
                f"{self.source} nests its elements more than {MAX_DEPTH:,} deep; copy the "
                "statement's text into a .txt file"
            )
        place = len(self._open)
        self._open.append(element)
        for kind, index in _marks_of(element.name, place):
            self._by_kind[kind].append(index)
        self._by_name[element.name].append(place)
        if element.is_block:
            self._blocks.append(place)
        if element.name in _WALLS:
            self._walls.append(place)
        self._foreign += element.name in ("svg", "math")

    def _close(self, place: int) -> None:
        """Close the open elements from the last one down to that at `place`."""
        while len(self._open) > place:
            element = self._open.pop()
            for kind, _ in _marks_of(element.name, 0):
                self._by_kind[kind].pop()
            self._by_name[element.name].pop()
            if element.is_block:
                self._blocks.pop()
            if element.name in _WALLS:
                self._walls.pop()
            self._foreign -= element.name in ("svg", "math")

    def _end(self, name: str) -> None:
        if name in ("br", "p") and not self._reachable(name):
            # A browser makes a break of these, as if the element had been opened.
            self._place.children.append(Element(name, {}, self._place))
            return
        places = self._reachable(name)
        # What begins a line is not ended by the end of a stressed word that began before it.
        whole = name in BLOCKS or name in _WHOLE
        if places and (whole or not self._blocks or self._blocks[-1] < places[-1]):
            self._close(places[-1])

    def _reachable(self, name: str) -> list[int]:
        """Return the places of open elements of this name, if its end tag reaches the last."""
        places = self._by_name[name]
        if name == "table" or not places:
            return places
        if name in _PARTS:
            walls = self._by_name["table"]
            return places if not walls or walls[-1] < places[-1] else []
        return places if not self._walls or self._walls[-1] <= places[-1] else []


def _marks_of(name: str, place: int) -> Iterator[tuple[str, int]]:
    """Yield the kinds that an open element counts for, with its place, or -1 for a border."""
    for kind in _BORDERS.get(name, ()):
        yield kind, -1
    if name in _KINDS:
        yield _KINDS[name], place
