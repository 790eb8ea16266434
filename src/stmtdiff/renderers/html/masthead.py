"""The top of the page: what was compared, what was found, and what to know before reading."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from stmtdiff.diff import Fate
from stmtdiff.model import Severity
from stmtdiff.renderers import phrases
from stmtdiff.renderers.html.cards import slug
from stmtdiff.renderers.html.elements import add, icon, write
from stmtdiff.renderers.html.ids import paragraph_ids
from stmtdiff.tokens import TokenKind, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from stmtdiff.diff import StatementDiff
    from stmtdiff.model import Diagnostic, Statement

__all__ = ["add_masthead", "title_of"]

_SHOWN_AT_ONCE = 5
_GAP = 0.3  # per cent of the bar's length between two segments


def title_of(diff: StatementDiff, title: str) -> str:
    """Return the page's title: the one given, or the names of both statements."""
    later, earlier = phrases.name_of_statement(diff.new), phrases.name_of_statement(diff.old)
    return title.strip() or f"{later} compared with {earlier}"


def add_masthead(body: _Element, diff: StatementDiff, title: str) -> None:
    """Append the head of the page."""
    head = add(body, "header", class_="mast wrap")
    add(head, "p", "Statement comparison", class_="eyebrow")
    add(head, "h1", title_of(diff, title), dir="auto")
    versions = add(head, "dl", class_="versions")
    _add_version(versions, "Earlier", diff.old)
    _add_version(versions, "Later", diff.new)
    add(head, "p", phrases.findings(diff), class_="lede")
    _add_meter(head, diff)
    _add_tally(head, diff)
    _add_first(head, diff)
    _add_warnings(head, diff)


def _add_version(parent: _Element, side: str, statement: Statement) -> None:
    box = add(parent, "div")
    add(box, "dt", side)
    name = phrases.name_of_statement(statement)
    add(add(box, "dd"), "bdi", name)
    if statement.title and statement.title != name:
        add(add(box, "dd"), "bdi", statement.title)
    paragraphs = statement.paragraphs
    count = sum(_words(paragraph.text) for paragraph in paragraphs)
    facts = [_counted(len(paragraphs), "paragraph"), _counted(count, "word")]
    add(box, "dd", " · ".join([*facts, *["excerpt"] * statement.excerpt]))


def _words(text: str) -> int:
    return sum(token.kind in (TokenKind.WORD, TokenKind.NUMBER) for token in tokenize(text))


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _add_meter(head: _Element, diff: StatementDiff) -> None:
    """Append the bar: a picture of the list under it, which says the same in words."""
    total = len(diff.paragraphs)
    if not total:
        return
    meter = add(head, "div", class_="meter", aria_hidden="true")
    bar = add(meter, "svg")
    done = 0
    for fate, count in diff.fates.items():
        if count:
            start, width = 100 * done / total, max(100 * count / total - _GAP, _GAP)
            add(
                bar,
                "rect",
                class_=f"f-{slug(fate)}",
                x=f"{start:.2f}%",
                width=f"{width:.2f}%",
                height="100%",
            )
        done += count


def _add_tally(head: _Element, diff: StatementDiff) -> None:
    tally = add(head, "ul", class_="tally", aria_label="Paragraphs by what became of them")
    for fate, count in diff.fates.items():
        if count or fate in (Fate.UNCHANGED, Fate.REVISED, Fate.ADDED, Fate.REMOVED):
            _add_count(tally, slug(fate), phrases.FATE_WORDS[fate], count, swatch=True)
    facts = Counter(fact for pair in diff.paragraphs for fact in phrases.facts(pair))
    if facts:
        beside = add(head, "ul", class_="tally", aria_label="Beside that")
        for fact in sorted(facts):
            _add_count(beside, fact, fact, facts[fact], swatch=False)
    _add_legend(head, diff)


def _add_first(head: _Element, diff: StatementDiff) -> None:
    """Append what to read first, each with a link to its card and the reasons."""
    ranked = diff.highlights
    if not ranked:
        return
    old_ids = paragraph_ids(diff.old.paragraphs, "o")
    new_ids = paragraph_ids(diff.new.paragraphs, "p")
    box = add(head, "section", class_="first", aria_labelledby="first")
    add(box, "h2", "Read first", id="first")
    entries = add(box, "ol")
    for one in ranked:
        pair = diff.paragraphs[one.pair]
        card = new_ids[pair.link.new[0]] if pair.link.new else old_ids[pair.link.old[0]]
        entry = add(entries, "li")
        name = phrases.names(pair.new or pair.old)
        add(entry, "a", name if pair.new else f"{name} of the earlier", href=f"#{card}")
        for reason in one.reasons:
            write(entry, " · ")
            add(entry, "bdi", reason)


def _add_legend(head: _Element, diff: StatementDiff) -> None:
    legend = add(head, "p", class_="legend")
    write(legend, "In the text: ")
    add(legend, "ins", "new words")
    write(legend, ", ")
    add(legend, "del", "removed words")
    if any(statement.excerpt for statement in (diff.old, diff.new)):
        write(legend, ", ")
        add(legend, "del", "words an excerpt does not show", class_="k-omission")
    write(legend, ".")


def _add_count(tally: _Element, name: str, word: str, count: int, *, swatch: bool) -> None:
    entry = add(tally, "li", class_=f"s-{name}")
    if swatch:
        add(add(entry, "svg", class_="sw", aria_hidden="true"), "rect", class_=f"f-{name}")
    icon(entry, name)
    write(entry, f"{word.capitalize()} ")
    add(entry, "b", str(count))


def _add_warnings(head: _Element, diff: StatementDiff) -> None:
    told = list(_warnings(diff))
    if not told:
        return
    box = add(head, "section", class_="heed", aria_labelledby="heed")
    heading = add(box, "h2", id="heed")
    icon(heading, "warning")
    write(heading, "Before you read")
    _add_list(box, told[:_SHOWN_AT_ONCE])
    if len(told) > _SHOWN_AT_ONCE:
        more = add(box, "details")
        add(more, "summary", f"{len(told) - _SHOWN_AT_ONCE} more")
        _add_list(more, told[_SHOWN_AT_ONCE:])


def _add_list(parent: _Element, told: list[tuple[str, str]]) -> None:
    entries = add(parent, "ul")
    for where, message in told:
        entry = add(entries, "li")
        if where:
            add(entry, "b", f"{where}: ")
        add(entry, "bdi", message)


def _warnings(diff: StatementDiff) -> Iterator[tuple[str, str]]:
    """Yield where and what: of the comparison, then of each side."""
    for found in diff.diagnostics:
        if found.severity is Severity.WARNING:
            yield "Comparison", found.message
    for side, statement in (("Earlier", diff.old), ("Later", diff.new)):
        if statement.excerpt:
            yield side, _excerpt(statement)
        for found in statement.diagnostics:
            if found.severity is Severity.WARNING:
                yield _where(side, found), found.message
        if statement.leftovers:
            yield side, _leftovers(statement)


def _where(side: str, found: Diagnostic) -> str:
    return f"{side}, line {found.line}" if found.line is not None else side


def _excerpt(statement: Statement) -> str:
    told = [found.message for found in statement.diagnostics if found.code == "excerpt"]
    first = " ".join(told) or "This is an excerpt."
    return f"{first} What an excerpt leaves out is not known, and does not count as removed."


def _leftovers(statement: Statement) -> str:
    count = len(statement.leftovers)
    reasons = ", ".join(dict.fromkeys(left.reason for left in statement.leftovers if left.reason))
    pieces = f"{_counted(count, 'piece')} of text in the source"
    verb = "belongs" if count == 1 else "belong"
    return f"{pieces} {verb} to no paragraph{f' ({reasons})' if reasons else ''}."
