"""Markdown: its marks taken off, its literal numbers kept, its lines read as text.

A renderer counts the items of a list itself and shows 3, 4, 5 where 3, 5, 5 was written. In a
statement the number is part of the text, so the lines are read as they stand. HTML in a Markdown
file is text here: nothing of it is run, fetched or dropped.

The marks are those of CommonMark 0.31 (https://spec.commonmark.org/0.31.2/), with tables, footnotes
and front matter as usual beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from itertools import takewhile
from typing import TYPE_CHECKING

from stmtdiff.readers.encodings import open_text
from stmtdiff.readers.layer import TextLayer
from stmtdiff.readers.reading import Reading
from stmtdiff.structure import NO_LABEL, Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.model import Statement

__all__ = ["MAX_CHARACTERS", "read_markdown"]

MAX_CHARACTERS = 10_000_000
"""A longer text is no statement but a mistake."""

_BREAK = re.compile("\r\n|[\r\n]")
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_BULLET = re.compile(r"([ \t]*)([-+*])[ \t]+(?=\S)")
_ORDERED = re.compile(r"[ \t]*\d{1,9}[.)][ \t]")
_NOTE = re.compile(r" {0,3}\[\^[^\]\s]{1,80}\]:")
_ADDRESS = re.compile(r" {0,3}\[[^\]]{1,200}\]:[ \t]*\S+")
_ROW = re.compile(r" {0,3}\|.*\|[ \t]*$")
_ROW_RULE = re.compile(r" {0,3}\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$")
_CELLS = re.compile(r"(?<!\\)\|")
_ESCAPED_NUMBER = re.compile(r"[ \t]*\d{1,9}\\[.)]")


def read_markdown(data: bytes | str, reading: Reading = Reading()) -> Statement:  # noqa: B008 - frozen
    """Return the statement that a Markdown text holds.

    Args:
        data: the bytes of a file, or text that is decoded already.
        reading: how to read it.

    Raises:
        ParseError: the bytes are not text.
        LimitError: the text is longer than `MAX_CHARACTERS`.
        ReadError: there is no paragraph in it.
    """
    decoded, source = open_text(data, reading, "text/markdown", most=MAX_CHARACTERS)
    walk = _Walk()
    walk.read(_BREAK.split(decoded.text))
    return walk.layer.build(source, language=reading.language, diagnostics=decoded.diagnostics)


@dataclass(slots=True)
class _Walk:
    """Goes down the lines, and lays each down without its marks."""

    layer: TextLayer = field(default_factory=TextLayer)
    after_blank: bool = True
    fence: str = ""
    left: str = ""
    """Why the lines are left out at present; empty where they are not."""

    def read(self, lines: Sequence[str]) -> None:
        start = self._front_matter(lines)
        skip = False
        for place in range(start, len(lines)):
            if skip:
                skip = False
                continue
            following = lines[place + 1] if place + 1 < len(lines) else ""
            skip = self._line(lines[place], following)

    def _front_matter(self, lines: Sequence[str]) -> int:
        """Leave the front matter out, and return the number of the line behind it."""
        if not lines or lines[0].rstrip() != "---":
            return 0
        inside = list(takewhile(lambda line: line.rstrip() not in ("---", "..."), lines[1:]))
        end = len(inside) + 1
        if end == len(lines) or not any(":" in line for line in inside):
            return 0
        for line in inside:
            self.layer.leave(line, "front matter")
        return end + 1

    def _line(self, line: str, following: str) -> bool:
        """Read a line; return whether it took the following one with it (a heading's rule)."""
        if self._is_fence(line):
            return False
        if self.fence:
            self._text(line)
            return False
        quote = _QUOTE.match(line)
        line = line[quote.end() :] if quote else line
        if not line.strip():
            self.after_blank, self.left = True, ""
            return False
        return self._block(line, following)

    def _is_fence(self, line: str) -> bool:
        """Open or close a block of code at a fence, and return whether the line was one."""
        fence = _FENCE.match(line)
        if not fence or not fence[1].startswith(self.fence):
            return False
        info = line[fence.end() :]
        if self.fence and info.strip():
            return False
        self.fence = "" if self.fence else fence[1]
        self.layer.leave(info, "name of a language")
        return True

    def _block(self, line: str, following: str) -> bool:
        if atx := _ATX.match(line):
            text = re.sub(r"[ \t]+#{1,500}[ \t]*$", "", line[atx.end() :])
            self._block_text(text, Markup(heading=len(atx[1])))
        elif self._is_setext(line, following):
            self._block_text(line, Markup(heading=1 if "=" in following else 2))
            return True
        elif _RULE.match(line):
            self.layer.leave(line, "rule")
            self.after_blank = True
        elif self.left or _NOTE.match(line) or _ADDRESS.match(line):
            self.left = self.left or ("footnote" if _NOTE.match(line) else "link address")
            self.layer.leave(line, self.left)
        elif _ROW.match(line):
            self._row(line)
        elif bullet := _BULLET.match(line):
            indent = len(bullet[1].expandtabs(4))
            text = f"{bullet[2]} {line[bullet.end() :]}"
            self._item(text, Markup(label=1, level=1 + indent // 2))
        else:
            self._text(line)
        return False

    def _is_setext(self, line: str, following: str) -> bool:
        """Return whether a line is a heading by the rule under it, and not the end of a text."""
        alone = self.after_blank and not _BULLET.match(line) and not _ORDERED.match(line)
        return bool(alone and _SETEXT.match(following) and not _RULE.match(line))

    def _row(self, line: str) -> None:
        if _ROW_RULE.match(line):
            return
        for cell in _CELLS.split(line.strip().strip("|")):
            self._block_text(cell.replace("\\|", "|"), Markup())

    def _item(self, text: str, markup: Markup) -> None:
        self._lay(text[0] + self._plain(text[1:]), markup)

    def _block_text(self, text: str, markup: Markup) -> None:
        self._lay(self._plain(text), markup)
        self.after_blank = True

    def _text(self, line: str) -> None:
        escaped = _ESCAPED_NUMBER.match(line)
        self._lay(
            line if self.fence else self._plain(line),
            Markup(label=NO_LABEL) if escaped else None,
        )

    def _lay(self, text: str, markup: Markup | None) -> None:
        self.layer.add(text.rstrip(), markup=markup, after_blank=self.after_blank)
        self.after_blank = False

    def _plain(self, text: str) -> str:
        """Return a line's words without the marks in it; what they hid is left out, and said."""
        # Of three parts the second is a code span's marks, the third its text, which stays.
        parts = _CODE.split(text)
        parts[::3] = [self._marked(part) for part in parts[::3]]
        del parts[1::3]
        return "".join(parts)

    def _marked(self, text: str) -> str:
        for reason, mark in _INLINE_LEFT:
            for match in mark.finditer(text):
                self.layer.leave(match["left"], reason)
            text = mark.sub(lambda match: match.groupdict().get("kept") or "", text)
        return _unescaped(_without_emphasis(text))


# What a line says beside its words: each leaves what is shown and takes the rest out.
_INLINE_LEFT = (
    ("comment", re.compile(r"<!--(?P<left>[^>]{0,2000}?)-->")),
    ("footnote mark", re.compile(r"(?P<left>\[\^[^\]\s]{1,80}\])")),
    (
        "picture",
        re.compile(r"!\[(?P<left>[^\]\[]{0,500}\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"]{0,200}\")?)\)"),
    ),
    (
        "link address",
        re.compile(
            r"(?<!\\)\[(?P<kept>[^\]\[]{1,500})\]"
            r"\((?P<left>(?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:[ \t]+\"[^\"]{0,200}\")?)\)"
        ),
    ),
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(?<![\\`])(`{1,3})(?!`)([^`]{1,2000})\1(?!`)")
_RUN = re.compile(r"(?<!\\)(\*{1,3}|_{1,3})")


def _without_emphasis(text: str) -> str:
    """Return the text without the pairs of marks around its stressed words; a lone mark stays."""
    opened: list[tuple[str, int]] = []
    dropped: list[tuple[int, int]] = []
    for match in _RUN.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        last = opened[-1] if opened else ("", 0)
        if match[1] == last[0] and before.strip() and not _is_inside_word(match[1], after):
            opened.pop()
            dropped += [(last[1], last[1] + len(match[1])), match.span()]
        elif after.strip() and not _is_inside_word(match[1], before):
            opened.append((match[1], match.start()))
    kept, place = [], 0
    for start, end in sorted(dropped):
        kept.append(text[place:start])
        place = end
    return "".join([*kept, text[place:]])


def _is_inside_word(mark: str, neighbour: str) -> bool:
    """Return whether an underscore is part of a name: only that mark cannot stand inside a word."""
    return mark[0] == "_" and neighbour.isalnum()


def _unescaped(text: str) -> str:
    return unescape(_ESCAPE.sub(r"\1", text)).removesuffix("\\")
