"""The texts that make a line: what is shown, what is not, and what breaks it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

__all__ = [
    "Run",
    "cut_into_lines",
    "joined",
    "joined_lines",
    "left_out",
    "raised_text",
    "without_marks",
]

_SPACES = re.compile(r"[ \t\r\n\f]+")
_SUPERSCRIPTS = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_FIGURES = re.compile(r"\s*[+\-\u2212]?\d[\d\s,+\-\u2212]*")
_CLOSING = tuple(".,;:!?)]»”’")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line.

    Attributes:
        text: it; a line break is LF.
        reason: why it is left out, or empty.
        link: whether it is in a link.
        points_here: whether that link points into its own page.
    """

    text: str
    reason: str = ""
    link: bool = False
    points_here: bool = False


def raised_text(text: str, raised: int, before: list[Run]) -> str:
    """Return raised or lowered figures as characters that are so: no figure grows by them."""
    if not raised or not _FIGURES.fullmatch(text):
        return text
    if raised > 0:
        return text.translate(_SUPERSCRIPTS)
    after_figure = bool(before) and before[-1].text[-1:].isdigit()
    return text.translate(_SUBSCRIPTS) if after_figure else text


def without_marks(runs: list[Run]) -> list[Run]:
    """Return a line's runs; brackets around a footnote's mark are its own, and no gap stays."""
    runs = [*runs]
    for place, run in enumerate(runs):
        if run.reason != "footnote mark" or not place > 0:
            continue
        before = runs[place - 1]
        after = runs[place + 1] if place + 1 < len(runs) else Run("")
        if before.text.endswith("[") and after.text.startswith("]"):
            before = replace(before, text=before.text[:-1])
            after = runs[place + 1] = replace(after, text=after.text[1:])
            runs[place] = replace(run, text=f"[{run.text}]")
        if after.text.startswith(_CLOSING) and not before.reason:
            before = replace(before, text=before.text.rstrip(" \u00a0"))
        runs[place - 1] = before
    return runs


def left_out(runs: list[Run], kept: str) -> list[tuple[str, str]]:
    """Return the reasons and texts of what in a line is left out, neighbours joined."""
    left: list[tuple[str, str]] = []
    last = kept
    for run in runs:
        if run.reason != kept:
            if run.reason == last:
                left[-1] = (run.reason, left[-1][1] + run.text)
            else:
                left.append((run.reason, run.text))
        last = run.reason
    return [(reason, _SPACES.sub(" ", text).strip()) for reason, text in left if text.strip()]


def cut_into_lines(runs: list[Run]) -> list[list[Run]]:
    """Return the runs cut where lines break."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first) if others else run)
        lines += [[replace(run, text=text)] for text in others]
    return lines


def joined(runs: list[Run]) -> str:
    """Return the text of a line, spaces folded; of blank ones, nothing."""
    return re.sub("[ \t]+", " ", "".join(run.text for run in runs)).strip()


def joined_lines(texts: list[str]) -> str:
    """Return the texts of lines as one line."""
    return " ".join(text for text in texts if text)
