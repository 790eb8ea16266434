"""Which lines of a page are the statement, and why the others are not.

The statement is where the numbered paragraphs are. What a page calls its navigation, footer or
the like is none of it, unless such a paragraph stands in it; nor are lines of links. In front of
the first paragraph belongs what stands between it and the title. A page without numbers is read
where it says its text is, or where most running text stands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from stmtdiff.readers.html.cut import PAGE, Cut, is_furniture
from stmtdiff.readers.html.looks import look_of
from stmtdiff.readers.html.tree import Element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.readers.html.blocks import Shown
    from stmtdiff.readers.html.looks import Look

__all__ = ["Region", "find_region"]

_MOST_WORDS = 60
"""A line of more words is weighed no more for them."""
_NAMED_SHARE = 0.25
"""What stands in a part with a telling name is weighed less by this."""
_OTHER_COUNT = 0.2
"""Another count of so much of the weight is a part of the statement, such as an annex."""
_TEXT_SHARE = 0.7
"""An element that holds more of the running text holds the statement."""
_LINKS_STOP = 0.4
"""Where more of the words around the statement are links, they are not its own."""
_AFTER_SHARE = 0.25
"""No more running text than this can follow a statement in an element of its own."""
_OPEN_COUNTS = 8
"""So many counts are kept in mind, to tell which one a number continues."""
_BARE = frozenset(("ol", "ul", "menu", "dl", "table", "tbody", "blockquote", "pre", "p", "li"))
"""Elements that make a list or the like of paragraphs, and no part of a page."""


@dataclass(frozen=True, slots=True)
class Region:
    """Where in a page the statement is.

    Attributes:
        reasons: of each line of the page why it is left out; empty where it is the statement's.
        container: the element that holds its paragraphs.
        numbered: whether numbers showed where it is.
    """

    reasons: tuple[str, ...]
    container: Element
    numbered: bool


def find_region(shown: Shown) -> Region:
    """Return which of a page's lines are the statement, and why the others are left out."""
    search = _Search(shown, [look_of(block) for block in shown.blocks])
    core = search.numbered()
    numbered = len(core) > 1
    container = search.common(core) if numbered else search.densest()
    if not numbered:
        core = search.text_of(container)
    voided = _voided(shown, core)
    places = range(len(shown.blocks))
    if not core or not any(is_furniture(shown, search.looks, p, voided) for p in places):
        return Region(tuple(block.reason for block in shown.blocks), container, numbered)
    cut = Cut(shown, search.looks, search.scope(container, core), (core[0], core[-1]), voided)
    return Region(tuple(cut.reasons()), container, numbered)


def _voided(shown: Shown, core: Sequence[int]) -> frozenset[Element]:
    """Return the parts with telling names that hold the statement, and so do not tell."""
    voided: set[Element] = set()
    for place in core:
        part = shown.blocks[place].part
        while part is not None and part.element not in voided:
            voided.add(part.element)
            part = part.outer
    return frozenset(voided)


@dataclass(slots=True)
class _Count:
    """Numbers that count on, in one style."""

    last: int
    depth: int
    places: list[int] = field(default_factory=list)
    weight: float = 0.0


class _Sums:
    """Sums of figures over any range, each in constant time."""

    def __init__(self, figures: Sequence[float]) -> None:
        self._sums = [0.0, *accumulate(figures)]

    def of(self, start: int, end: int) -> float:
        """Return the sum of the figures from `start` up to `end`."""
        return self._sums[end] - self._sums[start]


class _Search:
    """Looks for the element that holds the statement."""

    def __init__(self, shown: Shown, looks: Sequence[Look]) -> None:
        self.shown, self.looks = shown, looks
        self.running = _Sums([self._weight(p) * look.running for p, look in enumerate(looks)])
        self.words = _Sums([look.words for look in looks])
        self.links = _Sums([look.words * look.links for look in looks])

    def _weight(self, place: int) -> float:
        look = self.looks[place]
        named = self.shown.blocks[place].part is not None
        return min(look.words, _MOST_WORDS) * (_NAMED_SHARE if named else 1)

    def numbered(self) -> list[int]:
        """Return the lines whose numbers are the statement's: the weightiest count, and others."""
        counts: defaultdict[str, list[_Count]] = defaultdict(list)
        for place, look in enumerate(self.looks):
            depth = self.shown.blocks[place].element.depth
            for style, value in () if look.links else look.labels:
                _count(counts[style], place, value, depth).weight += self._weight(place)
        # Letters and Roman numerals count the items of lists inside paragraphs.
        decimal = [c for style in counts for c in counts[style] if style.startswith("decimal")]
        others = [c for style in counts for c in counts[style] if not style.startswith("decimal")]
        of_several = [
            [c for c in kind if len(c.places) > 1 and c.weight > 0] for kind in (decimal, others)
        ]
        known = next((kind for kind in of_several if kind), [])
        best = max((count.weight for count in known), default=0)
        places = sorted(p for c in known if c.weight >= _OTHER_COUNT * best for p in c.places)
        return self._in_main(places)

    def _in_main(self, places: list[int]) -> list[int]:
        """Return the lines in the element that the page calls its main text, if most are in it."""
        weights = _Sums([self._weight(place) for place in places])
        best = range(len(places))
        for element in filter(_is_main, self.shown.spans):
            start, end = (bisect_left(places, bound) for bound in self.shown.spans[element])
            enough = weights.of(start, end) >= _TEXT_SHARE * weights.of(0, len(places))
            if enough and end - start < len(best):
                best = range(start, end)
        return places[best.start : best.stop]

    def common(self, places: Sequence[int]) -> Element:
        """Return the innermost element that holds all the lines."""
        last = places[-1]
        holders = self.shown.blocks[places[0]].element.ancestors
        return next((x for x in holders if self._holds(x, last)), self.shown.root)

    def _holds(self, element: Element, place: int) -> bool:
        start, end = self.shown.spans[element]
        return start <= place < end

    def _running(self, element: Element) -> float:
        return self.running.of(*self.shown.spans[element])

    def densest(self) -> Element:
        """Return the element that the page calls its main text, or that holds most of it."""
        named = [element for element in self.shown.spans if _is_main(element)]
        best = max(named, key=self._running, default=self.shown.root)
        # Of an article and the main part around it, the article.
        if best is not self.shown.root and self._running(best) > 0:
            inner = [x for x in named if self._running(x) >= _TEXT_SHARE * self._running(best)]
            return max(inner, key=lambda element: element.depth)
        place = self.shown.root
        while heavy := self._heavy_child(place):
            place = heavy
        return place

    def text_of(self, element: Element) -> list[int]:
        """Return the lines of running text in an element, or what there is of other lines."""
        places = range(*self.shown.spans[element])
        nothing: frozenset[Element] = frozenset()
        running = [p for p in places if self.looks[p].running]
        plain = [p for p in places if not is_furniture(self.shown, self.looks, p, nothing)]
        return running or [p for p in plain if self.looks[p].words] or [*places]

    def _heavy_child(self, element: Element) -> Element | None:
        total = self._running(element)
        children = (x for x in element.children if isinstance(x, Element) and x in self.shown.spans)
        heavy = next((x for x in children if self._running(x) >= _TEXT_SHARE * total > 0), None)
        start, end = self.shown.spans[heavy] if heavy else (0, 0)
        return heavy if end - start > 1 else None

    def scope(self, container: Element, core: Sequence[int]) -> Element:
        """Return the element that holds the whole statement: its front, too, and its end."""
        named = next((x for x in container.ancestors if _is_main(x)), None)
        if named:
            return named
        scope = container
        while scope.parent and self._may_grow(scope, scope.parent, core):
            scope = scope.parent
        return scope

    def _may_grow(self, scope: Element, around: Element, core: Sequence[int]) -> bool:
        """Return whether what stands around an element can be the statement's, too."""
        if around.name in PAGE:
            # What encloses nothing but the paragraphs does not say where their front is.
            return scope.name in _BARE or scope.name in PAGE
        (start, end), (first, last) = self.shown.spans[around], self.shown.spans[scope]
        before, after = self.words.of(start, first), self.words.of(last, end)
        if not before + after:
            return True
        if scope.name in ("td", "th"):
            return False
        linked = self.links.of(start, first) + self.links.of(last, end)
        inside = self.running.of(core[0], core[-1] + 1)
        return (
            linked < _LINKS_STOP * (before + after)
            and self.running.of(start, first) <= inside
            and self.running.of(last, end) <= _AFTER_SHARE * inside
        )


def _count(counts: list[_Count], place: int, value: int, depth: int) -> _Count:
    """Add a number to the count that it continues, or begin another; return the count."""
    able = [count for count in counts[-_OPEN_COUNTS:] if count.last < value]
    goes_on = max(
        reversed(able), key=lambda c: (c.last == value - 1, c.depth == depth), default=None
    )
    if goes_on is None or value == 1:
        goes_on = _Count(value, depth)
        counts.append(goes_on)
    goes_on.places.append(place)
    goes_on.last = value
    return goes_on


def _is_main(element: Element) -> bool:
    """Return whether a page calls an element its main text."""
    if element.name in ("main", "article"):
        return True
    return element.get("role").lower() == "main" or element.get("itemprop") == "articleBody"
