"""The foot of the page: what it was made from, with what, and how to make it again."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from stmtdiff.renderers.html.elements import add, write
from stmtdiff.version import __version__

if TYPE_CHECKING:
    from lxml.etree import _Element

    from stmtdiff.model import Statement
    from stmtdiff.renderers.html.sheet import Sheet

__all__ = ["add_sources", "program"]


def program() -> str:
    """Return the program's name and version."""
    return f"stmtdiff {__version__}"


def add_sources(body: _Element, sheet: Sheet, title: str) -> None:
    """Append the sources with their hashes, the program with its version, and the command."""
    words = sheet.words
    foot = add(body, "footer", class_="wrap")
    add(foot, "h2", words.say("sources"))
    entries = add(foot, "dl")
    for side, statement in (("earlier", sheet.diff.old), ("later", sheet.diff.new)):
        _add_source(entries, sheet, words.say(side), statement)
    command = _command(sheet, title)
    if command:
        add(entries, "dt", words.say("command"))
        add(add(entries, "dd"), "code", command, dir="ltr")
    add(foot, "p", words.say("made-with", program=program()))
    if command and all(one.source.sha256 for one in (sheet.diff.old, sheet.diff.new)):
        add(foot, "h2", words.say("to-check"))
        add(foot, "p", words.say("how-to-check", program=program()))
    add(foot, "h2", words.say("to-cite"))
    add(foot, "p", words.say("how-to-cite", examples=_examples(sheet)))
    for statement in (sheet.diff.old, sheet.diff.new):
        add(add(foot, "p"), "bdi", words.in_full(statement))
    add(foot, "p", _provenance(sheet), id="by")


def _examples(sheet: Sheet) -> str:
    """Return a link to a paragraph of each statement that the page has, and what it leads to."""
    words, diff, told = sheet.words, sheet.diff, []
    for side, ids, statement in (
        ("of-later", sheet.new_ids, diff.new),
        ("of-earlier", sheet.old_ids, diff.old),
    ):
        listed = [*zip(ids, statement.paragraphs, strict=True)]
        # The first with a number, else the first of all.
        for fragment, one in sorted(listed, key=lambda entry: not entry[1].number)[:1]:
            name = words.say(side, name=words.name(one))
            told.append(
                words.say("link-example", id=sheet.counted_ids.get(fragment, fragment), name=name)
            )
    return words.listed(told)


def _provenance(sheet: Sheet) -> str:
    """Return what a citation adds: by which program the texts were compared, and their hashes."""
    words, sides = sheet.words, (("earlier", sheet.diff.old), ("later", sheet.diff.new))
    hashes = [
        words.say("hash", side=words.say(f"of-{side}", name="SHA-256"), hash=one.source.sha256[:12])
        for side, one in sides
        if one.source.sha256
    ]
    return words.listed([words.say("compared-by", program=program()), *hashes])


def _add_source(entries: _Element, sheet: Sheet, side: str, statement: Statement) -> None:
    source = statement.source
    add(entries, "dt", side)
    about = add(entries, "dd")
    add(about, "bdi", source.name or sheet.words.statement(statement))
    kind = ", ".join(part for part in (source.media_type, source.encoding) if part)
    if kind:
        write(about, " · ")
        add(about, "bdi", kind)
    if source.sha256:
        write(about, " · SHA-256 ")
        add(about, "code", source.sha256)


def _command(sheet: Sheet, title: str) -> str:
    """Return what makes this page again, if both statements come from files."""
    names = [statement.source.name for statement in (sheet.diff.old, sheet.diff.new)]
    if not all(names):
        return ""
    parts = ["stmtdiff", *names]
    if any(pair.link.given for pair in sheet.diff.paragraphs):
        parts += ["--links", "LINKS"]
    if title.strip():
        parts += ["--title", title.strip()]
    if sheet.words.language != "en":
        parts += ["--page-language", sheet.words.language]
    return shlex.join([*parts, "-o", "redline.html"])
