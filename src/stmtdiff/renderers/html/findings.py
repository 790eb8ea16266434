"""What was found, in a few sentences, and what to know before reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.diff import Fate, FrameKind, Tag
from stmtdiff.model import Severity
from stmtdiff.renderers.html.interface import slug
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stmtdiff.diff import StatementDiff
    from stmtdiff.model import Diagnostic, Leftover, Statement
    from stmtdiff.renderers.html.interface import Interface
    from stmtdiff.renderers.html.sheet import Sheet
    from stmtdiff.tokens import Token

__all__ = ["Caution", "cautions", "count_words", "findings"]

Caution = tuple[str, str, bool]
"""Where, what, and whether it is in the page's language."""

_EXPECTED = frozenset(("page number", "page header", "page footer", "running head"))
"""Why something was left out that nobody misses."""


def count_words(tokens: Iterable[Token]) -> int:
    """Return how many words and figures there are."""
    kinds = [token.kind for token in tokens]
    return kinds.count(TokenKind.WORD) + kinds.count(TokenKind.NUMBER)


def findings(sheet: Sheet) -> str:
    """Return the whole comparison in a few sentences."""
    diff, words = sheet.diff, sheet.words
    if diff.same:
        return words.say("same")
    told = words.listed([words.count(f"found-{name}", n) for name, n in _statuses(sheet)])
    beside = [
        words.count(f"found-{name}", count)
        for name, count in (
            ("moved", sum(pair.moved for pair in diff.paragraphs)),
            ("renumbered", sum(pair.renumbered for pair in diff.paragraphs)),
            *_frame(diff),
        )
        if count
    ]
    sentences = [
        words.say("found", list=told) if told else "",
        words.say("beside", list=words.listed(beside)) if beside else "",
        *_kept(diff, words),
    ]
    return " ".join(filter(None, sentences))


def _statuses(sheet: Sheet) -> Iterator[tuple[str, int]]:
    """Yield each status with its count; of what an excerpt does not show, a count a side."""
    for name, count in sheet.statuses().items():
        if name == slug(Fate.NOT_IN_EXCERPT):
            unknown = [p for p in sheet.diff.paragraphs if p.fate is Fate.NOT_IN_EXCERPT]
            sides = (
                (name, sum(not p.new for p in unknown)),
                (f"{name}-later", sum(not p.old for p in unknown)),
            )
            yield from (side for side in sides if side[1])
        else:
            yield name, count


def _kept(diff: StatementDiff, words: Interface) -> Iterator[str]:
    """Yield how much of the earlier text stayed; of an excerpt nobody can know it."""
    before = kept = 0
    for pair in diff.paragraphs:
        before += count_words(pair.wording.old)
        for op in pair.wording.ops:
            if op.tag is Tag.EQUAL:
                kept += count_words(pair.wording.old[op.old.start : op.old.end])
    if before and not (diff.old.excerpt or diff.new.excerpt):
        yield words.say("kept", share=words.percent(kept / before))


def _frame(diff: StatementDiff) -> Iterator[tuple[str, int]]:
    """Yield what differs around the paragraphs; what an excerpt leaves out does not."""
    differing = [part.kind for part in diff.frame if part.differs]
    gaps = differing.count(FrameKind.GAP)
    yield "frame", len(differing) - gaps
    yield "gaps", gaps


def cautions(sheet: Sheet) -> tuple[list[Caution], list[Caution]]:
    """Return what to know before reading: where, what, and whether it is in the page's language.

    Returns:
        What bears on the whole (texts that barely match, excerpts, text left out), and what was
        noticed at single places of the sources.
    """
    diff, words = sheet.diff, sheet.words
    sides = (("earlier", diff.old), ("later", diff.new))
    whole = [
        (words.say("comparison"), *_told(words, found.message))
        for found in diff.diagnostics
        if found.severity is Severity.WARNING
    ]
    details: list[Caution] = []
    for side, statement in sides:
        name = words.say(side)
        if statement.excerpt:
            whole.append((name, _excerpt(statement, words), True))
        left = [one for one in statement.leftovers if one.reason not in _EXPECTED]
        if left:
            whole.append((name, _leftovers(left, words), True))
        details += [
            (_where(words, name, found), *_told(words, found.message))
            for found in statement.diagnostics
            if found.severity is Severity.WARNING
        ]
    return whole, details


def _told(words: Interface, message: str) -> tuple[str, bool]:
    """Return a message in the page's language, if there are words for it, and whether it is."""
    told = words.told(message)
    return told or message, bool(told) or words.language == "en"


def _where(words: Interface, side: str, found: Diagnostic) -> str:
    return side if found.line is None else words.say("line", side=side, line=str(found.line))


def _excerpt(statement: Statement, words: Interface) -> str:
    told = [found.message for found in statement.diagnostics if found.code == "excerpt"]
    own = [text for text, known in (_told(words, message) for message in told) if known]
    return f"{' '.join(own) or words.say('is-excerpt')} {words.say('excerpt-caution')}"


def _leftovers(left: Sequence[Leftover], words: Interface) -> str:
    told = words.count("leftovers", len(left))
    reasons = dict.fromkeys(one.reason for one in left if one.reason)
    return f"{told} ({words.listed(list(reasons))})" if reasons else told
