"""From the text of a web page to its tags and texts, in one pass and in linear time.

The rules are those of the HTML standard (https://html.spec.whatwg.org/multipage/parsing.html), as
far as they decide what is text. No library is used for it: libxml2 drops what is nested more than
256 deep without a word, and takes time that grows with the square of a tag's attributes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

__all__ = ["Comment", "EndTag", "StartTag", "Text", "Token", "is_xml", "tokenize"]


@dataclass(frozen=True, slots=True)
class StartTag:
    """An opening tag: its name and attributes in small letters, of each the first value."""

    name: str
    attributes: Mapping[str, str]
    closed: bool = False
    """Whether it ends in ``/>``."""


@dataclass(frozen=True, slots=True)
class EndTag:
    """A closing tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """Text between tags, its character references resolved."""

    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What no browser shows: a comment, or a tag that never ends."""

    text: str
    reason: str = "comment"


Token = StartTag | EndTag | Text | Comment

_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'"""
    r"""|(?P<bare>[^\s>"'][^\s>]*)))?"""
)
_TAG_END = re.compile(r"[\s/]*>")
_OPEN_VALUE = re.compile(r"""\s*=\s*["']""")
_COMMENT_END = re.compile(r"--!?>")
# Conditional comments of Word, processing instructions and the document type are no text.
_NO_TEXT = re.compile(r"!doctype\b|\?|!\[(?:if|endif)\b", re.IGNORECASE)
# A reference to a character by more figures than any has; the library stumbles over thousands.
_LONG_REFERENCE = re.compile(r"&#(?:0*[0-9]{8,}|[xX]0*[0-9a-fA-F]{7,});?")

_CODE = ("script", "style")
_RAW = (*_CODE, "iframe", "xmp")
_ESCAPABLE = ("textarea", "title")
_RAW_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in (*_RAW, *_ESCAPABLE)
}


def tokenize(page: str) -> Iterator[Token]:
    """Yield the tokens of a page in order; scripts and style sheets are passed over.

    Nothing but markup and those is left out: what a browser would drop comes as a `Comment`.
    """
    xml = is_xml(page)
    place = behind = 0
    while (start := page.find("<", behind)) >= 0:
        following = page[start + 1 : start + 2]
        opens = following.isascii() and following.isalpha()
        if not opens and following not in tuple("!?/"):
            behind = start + 1
            continue
        if start > place:
            yield Text(_resolved(page[place:start]))
        if opens:
            place, tag = _start_tag(page, start)
            yield tag
            if isinstance(tag, StartTag) and tag.name in _RAW_ENDS and not (xml and tag.closed):
                place = yield from _raw_text(page, place, tag.name)
        else:
            place = yield from _other(page, start)
        behind = place
    if place < len(page):
        yield Text(_resolved(page[place:]))


def is_xml(page: str) -> bool:
    """Return whether a page says that it is XML, where ``<title/>`` is empty and not open."""
    return page[:100].lstrip("\ufeff \t\r\n").startswith("<?xml")


def _start_tag(page: str, start: int) -> tuple[int, Token]:
    name = _NAME.match(page, start + 1)
    attributes: dict[str, str] = {}
    place = name.end() if name else start + 1
    while not (end := _TAG_END.match(page, place)):
        found = _ATTRIBUTE.match(page, place)
        if not found or _OPEN_VALUE.match(page, found.end()):
            return len(page), Comment(page[start:], "broken tag")
        value = found["double"] or found["single"] or found["bare"] or ""
        attributes.setdefault(found["name"].lower(), _resolved(value))
        place = found.end()
    closed = "/" in end[0]
    return end.end(), StartTag(name[0].lower() if name else "", attributes, closed)


def _raw_text(page: str, place: int, name: str) -> Generator[Token, None, int]:
    """Yield the content of an element that holds no tags; return the place of its end tag."""
    end = _RAW_ENDS[name].search(page, place)
    stop = end.start() if end else len(page)
    if name not in _CODE and stop > place:
        text = page[place:stop]
        yield Text(_resolved(text) if name in _ESCAPABLE else text)
    return stop


def _other(page: str, start: int) -> Generator[Token, None, int]:
    """Yield a comment, an end tag or nothing; return the place behind it."""
    if page.startswith("<!--", start):
        return (yield from _comment(page, start + 4))
    end_name = _NAME.match(page, start + 2) if page[start + 1] == "/" else None
    if end_name:
        place, tag = _start_tag(page, start + 1)
        yield EndTag(tag.name) if isinstance(tag, StartTag) else tag
        return place
    stop = page.find(">", start)
    stop = stop if stop >= 0 else len(page)
    content = page[start + 1 : stop]
    if not _NO_TEXT.match(content):
        yield Comment(content.removeprefix("!").removeprefix("/"))
    return stop + 1


def _comment(page: str, start: int) -> Generator[Token, None, int]:
    for empty in (">", "->"):
        if page.startswith(empty, start):
            return start + len(empty)
    end = _COMMENT_END.search(page, start)
    yield Comment(page[start : end.start() if end else len(page)])
    return end.end() if end else len(page)


def _resolved(text: str) -> str:
    return unescape(_LONG_REFERENCE.sub("\ufffd", text)) if "&" in text else text
