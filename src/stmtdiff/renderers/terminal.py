"""What text needs before it may reach a terminal: made visible, wrapped, coloured.

A document must not be able to steer the terminal of its reader (escape sequences, carriage
returns) nor to reorder what is read (bidirectional controls), so such characters are shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Run", "Style", "painted", "shown", "shown_on_a_line", "wrapped"]

# C0 without tab and line feed, DEL and C1; the line and paragraph separators; every character with
# the property Bidi_Control (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters);
# and lone surrogates, which no output encoding can hold.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff]"
)
_DELETE, _PICTURES, _PICTURE_OF_DELETE = 0x7F, 0x2400, "␡"


def shown(text: str) -> str:
    """Return `text` with its control characters made visible; tabs and line feeds stay.

    A C0 control becomes its picture (ESC becomes ``␛``), any other control its code point
    (``<U+202E>``).
    """
    return _UNSAFE.sub(lambda match: _picture(match[0]), text)


def shown_on_a_line(text: str) -> str:
    """Return `text` like `shown`, tabs and line feeds as pictures too, so that it is one line."""
    return shown(text).replace("\n", "␊").replace("\t", "␉")


def _picture(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(_PICTURES + code)
    return _PICTURE_OF_DELETE if code == _DELETE else f"<U+{code:04X}>"


class Style(Enum):
    """How a run of text looks, as the parameters of an ANSI "select graphic rendition"."""

    PLAIN = ""
    HEAD = "1"
    FAINT = "2"
    WARNING = "33"
    # Red and green alone are alike to one man in twelve: struck out and underlined are not.
    DELETED = "31;9"
    INSERTED = "32;4"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style, made visible already."""

    text: str
    style: Style = Style.PLAIN


def painted(runs: Iterable[Run], *, color: bool) -> str:
    """Return the texts of the runs in a row, in their styles where `color` is on."""
    return "".join(
        f"\x1b[{run.style.value}m{run.text}\x1b[0m"
        if color and run.style is not Style.PLAIN and run.text
        else run.text
        for run in runs
    )


# A piece ends behind a line feed or behind spaces: the only places where a line may be broken. The
# space of "¶ 12" holds together.
_PIECE = re.compile(r"\n|(?:¶ |[^\n ])*+ +|(?:¶ |[^\n ])+")


def wrapped(runs: Iterable[Run], *, width: int, indent: str, color: bool = False) -> list[str]:
    """Return the lines that hold the runs, none longer than `width` unless a word is.

    A line is broken behind a space, and the space stays: the lines without their indents, put
    together, are the text. A line behind a break that the text has itself starts at `indent`; a
    line that goes on starts two columns to the right of it. An empty line has no indent.
    """
    lines: list[str] = []
    line: list[Run] = []
    margin, length = indent, 0
    for word in _words(runs):
        text = "".join(run.text for run in word)
        if text == "\n":
            lines.append(_line(margin, line, color=color))
            line, length, margin = [], 0, indent
            continue
        if line and len(margin) + length + len(text.rstrip(" ")) > width:
            lines.append(_line(margin, line, color=color))
            line, length, margin = [], 0, f"{indent}  "
        line.extend(word)
        length += len(text)
    return [*lines, _line(margin, line, color=color)]


def _line(margin: str, runs: list[Run], *, color: bool) -> str:
    return margin + painted(_joined(runs), color=color) if runs else ""


def _words(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the runs cut into what may not be broken; a word may go on over several runs."""
    word: list[Run] = []
    for run in runs:
        for text in _PIECE.findall(run.text):
            if text == "\n" and word:
                yield word
                word = []
            word.append(Run(text, run.style))
            if text.endswith((" ", "\n")):
                yield word
                word = []
    if word:
        yield word


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs, neighbours of one style as one."""
    last: Run | None = None
    for run in runs:
        if last and last.style is run.style:
            last = Run(last.text + run.text, run.style)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
