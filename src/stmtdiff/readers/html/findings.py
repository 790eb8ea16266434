"""What is to be said of a page's reading: what was left out, and what may be wrong."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from stmtdiff.languages import UNKNOWN, identify_language, language_name
from stmtdiff.model import Diagnostic, Severity
from stmtdiff.readers.html.looks import look_of
from stmtdiff.readers.html.reasons import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.readers.html.blocks import Shown
    from stmtdiff.readers.html.region import Region
    from stmtdiff.readers.html.tree import Element

__all__ = ["page_findings", "told_language", "why_empty"]

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_ENOUGH_TO_TELL = 20_000
_NUMBERED_TEXT = 12
_OUTSIDE = frozenset(("before the statement", "after the statement", HIDDEN, "sidebar"))


def told_language(wanted: str, shown: Shown, region: Region) -> tuple[str, list[Diagnostic]]:
    """Return the language of a page's statement, empty to recognise it, and a doubt about it.

    It is the one wanted, else the one the page names nearest to the text. Templates name one
    language for all their pages: where the words plainly tell another, that is it.
    """
    if wanted:
        return wanted, []
    kept = [b for b, reason in zip(shown.blocks, region.reasons, strict=True) if not reason]
    around = max(kept, key=lambda block: len(block.text)).element.ancestors
    tags = (x.get("lang") or x.get("xml:lang") for x in around)
    named = _normal(next((tag for tag in tags if tag), ""))
    if not _TAG.fullmatch(named):
        return "", []
    told = identify_language("\n".join(block.text for block in kept)[:_ENOUGH_TO_TELL])
    if told in (UNKNOWN, named.split("-", maxsplit=1)[0].lower()):
        return named, []
    message = (
        f"The page says its language is {language_name(named)}, but the text is in "
        f"{language_name(told)}."
    )
    return told, [Diagnostic("language-not-as-declared", message)]


def _normal(tag: str) -> str:
    """Return a language tag with its letters as is usual: ``en-GB``."""
    language, *others = tag.split("-")
    return "-".join([language.lower(), *(x.upper() if len(x) == 2 else x for x in others)])


def page_findings(shown: Shown, region: Region) -> Iterator[Diagnostic]:
    """Yield what is to be said of the lines that were left out."""
    words: Counter[str] = Counter()
    numbered = 0
    for block, reason in zip(shown.blocks, region.reasons, strict=True):
        words[reason] += len(block.text.split())
        if reason in _OUTSIDE:
            block.reason, kept = "", block.reason
            look = look_of(block)
            block.reason = kept
            numbered += bool(look.labels) and look.words >= _NUMBERED_TEXT
    del words[""]
    if words:
        counts = ", ".join(f"{reason} ({words[reason]})" for reason in sorted(words))
        yield Diagnostic("left-out", f"Of the page is left out, with words: {counts}.")
    if numbered:
        what = "One numbered paragraph" if numbered == 1 else f"{numbered} numbered paragraphs"
        message = f"{what} of the page stand outside of the statement; see the leftovers."
        yield Diagnostic("numbered-text-left-out", message, Severity.WARNING)
    if not region.numbered and _OUTSIDE & set(region.reasons):
        message = "No numbers show where the statement is; the part with most text was taken."
        yield Diagnostic("statement-guessed", message, Severity.WARNING)


def why_empty(root: Element) -> str:
    """Return why there is nothing to read in a page, and what to do."""
    names = {element.name for element in root.below}
    if names & {"frame", "iframe"}:
        return "its text is in another page, in a frame; open that one and save it"
    if "script" in names:
        return "its text is fetched by scripts; copy it from the browser into a .txt file"
    return "there is nothing to read in it"
