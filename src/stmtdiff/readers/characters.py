"""Characters a person should know of: those XML cannot hold, those that turn the reading."""

from __future__ import annotations

import re

from stmtdiff.model import Diagnostic, Severity, Span

__all__ = ["character_findings"]

# What overrides or isolates the direction of reading; the marks that only help it are harmless.
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def character_findings(text: str, shown: str) -> tuple[Diagnostic, ...]:
    """Return what is to be said of a text's characters.

    Args:
        text: the text as it is.
        shown: the same, place by place, as `legible` shows it.
    """
    return (*_illegible(text, shown), *_bidi(shown))


def _illegible(text: str, shown: str) -> tuple[Diagnostic, ...]:
    if text == shown:
        return ()
    places = [
        place
        for place, (one, other) in enumerate(zip(text, shown, strict=True))
        if one != other and one not in "\v\f"
    ]
    if not places:
        return ()
    message = (
        f"{len(places)} characters that no document can hold are shown as ␀ or \ufffd, "
        f"the first is U+{ord(text[places[0]]):04X}."
    )
    span = Span(places[0], places[0] + 1)
    return (Diagnostic("illegible-characters", message, Severity.WARNING, span),)


def _bidi(text: str) -> tuple[Diagnostic, ...]:
    """Return a warning where a text may be shown in another order than it is compared in."""
    found = [match.start() for match in _BIDI.finditer(text)]
    if not found:
        return ()
    message = (
        "There are characters that change the order in which a text is shown, "
        f"{len(found)} in all, the first is U+{ord(text[found[0]]):04X}."
    )
    return (Diagnostic("bidi-control", message, Severity.WARNING, Span(found[0], found[0] + 1)),)
