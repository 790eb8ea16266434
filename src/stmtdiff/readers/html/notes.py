"""Footnotes and their marks: told by what they are called, or by how they point to each other.

A mark is no figure of the text: of ``2720<sup>1</sup>`` the 1 belongs to a note, if there is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stmtdiff.readers.html.styles import classes_of
from stmtdiff.readers.html.tokenizer import Text
from stmtdiff.readers.html.tree import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Notes", "find_notes"]

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,5}|[*†‡§¶]{1,4})[\])]?")
_LONGEST_MARK = 7
_LONGEST_NOTE = 3000
"""Letters, or elements; longer, it is the text and no note."""
_NEAR = 20
"""How many elements lie between a mark and its line, at most."""
_NOTE_CLASS = re.compile(
    r"(?:wp-block-|sd|mso|page-)?(?:foot|end)-?notes?(?:-?(?:text|list|body|content|area|section"
    r"|item|container))?\d{0,3}"
)
_MARK_CLASS = re.compile(
    r"(?:sd|mso)?(?:foot|end)-?note-?(?:ref|reference|anc|mark|link|call|number)?|fn|fnref|noteref"
)
_NOTE_ROLES = frozenset(
    ("doc-footnote", "doc-endnote", "doc-endnotes", "footnote", "footnotes", "endnotes")
)
_MARK_ROLES = frozenset(("doc-noteref", "noteref"))


@dataclass(slots=True)
class Notes:
    """The elements of a page that are footnotes, and those that are the marks of one."""

    bodies: set[Element] = field(default_factory=set)
    marks: set[Element] = field(default_factory=set)

    def reason_of(self, element: Element) -> str:
        """Return why an element is left out as a note or a mark, or empty."""
        if element in self.bodies:
            return "footnote"
        return "footnote mark" if element in self.marks else ""


@dataclass(slots=True)
class _Survey:
    """What in a page can be a note or a mark, in the order of the page."""

    targets: dict[str, Element] = field(default_factory=dict)
    order: dict[Element, int] = field(default_factory=dict)
    links: list[Element] = field(default_factory=list)
    raised: list[tuple[Element, bool]] = field(default_factory=list)
    """Raised figures and signs, and whether each begins its line."""
    inside: set[Element] = field(default_factory=set)
    """The links that stand behind other text of their line."""


def find_notes(root: Element) -> Notes:
    """Return the footnotes of a page and their marks."""
    survey, notes = _Survey(), Notes()
    for element in _surveyed(root, survey):
        reason = _named(element)
        if reason == "footnote":
            notes.bodies.add(element)
        elif reason:
            notes.marks.add(element)
    for link in survey.links:
        _add_pointed(link, survey, notes)
    _add_raised(survey, notes)
    return notes


def _surveyed(root: Element, survey: _Survey) -> Iterator[Element]:
    """Yield the elements of a page, and note down what can be part of a note on the way."""
    waiting: list[Element | Text] = [root]
    at_start = True
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text):
            at_start = at_start and not node.text.strip()
            continue
        yield node
        at_start = at_start or node.is_block or node.name == "br"
        survey.order[node] = len(survey.order)
        for name in {node.get("id"), node.get("name")} - {""}:
            survey.targets.setdefault(name, node)
        if node.name in ("a", "sup") and _is_mark(node):
            if node.name == "sup":
                survey.raised.append((node, at_start))
            elif node.get("href")[:1] == "#":
                survey.links.append(node)
                if not at_start:
                    survey.inside.add(node)
        waiting += [x for x in reversed(node.children) if isinstance(x, (Element, Text))]


def _named(element: Element) -> str:
    """Return what an element says it is: a footnote, a footnote mark, or neither (empty)."""
    if not element.attributes:
        return ""
    role = element.get("role").lower() or element.get("epub:type").lower()
    classes = classes_of(element)
    if element.is_block:
        named = any(_NOTE_CLASS.fullmatch(name) for name in classes)
        return "footnote" if named or role in _NOTE_ROLES else ""
    named = any(_MARK_CLASS.fullmatch(name) for name in classes)
    return "footnote mark" if (named or role in _MARK_ROLES) and _is_mark(element) else ""


def _is_mark(element: Element) -> bool:
    text = _short_text(element).strip()
    return bool(_MARK.fullmatch(text))


def _short_text(element: Element) -> str:
    """Return an element's text if it is as short as a mark, else no mark at all."""
    texts: list[str] = []
    waiting: list[object] = [element]
    for _ in range(20):
        if not waiting:
            return "".join(texts) if sum(map(len, texts)) <= 4 * _LONGEST_MARK else ""
        node = waiting.pop()
        if isinstance(node, Text):
            texts.append(node.text)
        elif isinstance(node, Element):
            waiting += reversed(node.children)
    return ""


def _add_pointed(link: Element, survey: _Survey, notes: Notes) -> None:
    """Add a link as a mark, and where it points to as a note, if they look so."""
    target = survey.targets.get(link.get("href")[1:])
    if link not in survey.inside or target is None or survey.order[target] < survey.order[link]:
        return
    mark = _whole_mark(link)
    body = _line_of(target)
    raised = mark.name == "sup" or any(x.name == "sup" for x in _few_below(link))
    bracketed = _short_text(mark).strip()[:1] in ("[", "(")
    if not (raised or bracketed or _points_back(body, link)):
        return
    if _is_note(body, survey.order[mark], survey):
        notes.marks.add(mark)
        notes.bodies.add(body)


def _line_of(element: Element) -> Element:
    """Return the element whose line this one stands in."""
    near = zip(element.ancestors, range(_NEAR), strict=False)
    return next((x for x, _ in near if x.is_block), element)


def _whole_mark(link: Element) -> Element:
    """Return the largest inline element that holds the mark and nothing else."""
    mark, text = link, _short_text(link).strip()
    for above, _ in zip(link.ancestors, range(4), strict=False):
        if above.is_block or _short_text(above).strip().strip("[]()") != text.strip("[]()"):
            break
        mark = above
    return mark


def _few_below(element: Element) -> Iterator[Element]:
    return (x for x, _ in zip(element.below, range(6), strict=False))


def _points_back(body: Element, link: Element) -> bool:
    """Return whether a note holds a link back to its mark."""
    names = {
        x.get(name)
        for x, _ in zip(link.ancestors, range(3), strict=False)
        for name in ("id", "name")
    }
    backs = (x.get("href")[1:] for x in _some_below(body) if x.get("href")[:1] == "#")
    return any(name in names - {""} for name in backs)


def _some_below(element: Element) -> Iterator[Element]:
    return (x for x, _ in zip(element.below, range(60), strict=False))


def _is_note(body: Element, place: int, survey: _Survey) -> bool:
    """Return whether a block behind its mark is short enough to be a note."""
    later = survey.order[body] > place
    return later and body.name not in ("body", "html", "table", "tr") and _is_short(body)


def _is_short(element: Element) -> bool:
    size = 0
    waiting: list[object] = [element]
    while waiting:
        node = waiting.pop()
        size += 1
        if isinstance(node, Text):
            size += len(node.text.strip())
        elif isinstance(node, Element):
            waiting += node.children
        if size > _LONGEST_NOTE:
            return False
    return True


def _add_raised(survey: _Survey, notes: Notes) -> None:
    """Add raised marks without links: one in the text, and a later line that begins with it."""
    open_marks: dict[str, list[Element]] = {}
    for sup, at_start in survey.raised:
        text = _short_text(sup).strip("[]() \t\r\n")
        if not at_start:
            open_marks.setdefault(text, []).append(sup)
            continue
        body = _line_of(sup)
        if text in open_marks and _is_note(body, survey.order[open_marks[text][-1]], survey):
            notes.bodies.add(body)
            notes.marks.update(open_marks.pop(text))
