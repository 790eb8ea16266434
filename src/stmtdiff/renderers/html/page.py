"""The page as a whole."""

from __future__ import annotations

import base64
import hashlib
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TYPE_CHECKING

from lxml import etree

from stmtdiff.diff import Fate, FrameKind
from stmtdiff.renderers import phrases
from stmtdiff.renderers.html.cards import CardWriter, add_chip, slug
from stmtdiff.renderers.html.elements import add, write
from stmtdiff.renderers.html.flow import Card, Framing, Stub, flow
from stmtdiff.renderers.html.icons import add_icons
from stmtdiff.renderers.html.masthead import add_masthead, title_of
from stmtdiff.renderers.html.texts import Languages, Marking, add_text, all_unknown

if TYPE_CHECKING:
    from lxml.etree import _Element

    from stmtdiff.diff import FrameDiff, StatementDiff
    from stmtdiff.model import Statement

__all__ = ["render_html"]

_POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"


def render_html(diff: StatementDiff, *, title: str = "") -> str:
    """Return the comparison as one HTML file that needs nothing else and asks for nothing.

    The same comparison gives the same text, byte for byte; write it as UTF-8.

    Args:
        diff: the comparison.
        title: the page's title; without one, the names of both statements.
    """
    root = etree.Element("html", {"lang": "en", "dir": "ltr"})
    _add_head(root, title_of(diff, title))
    body = add(root, "body")
    add_icons(body)
    add(body, "a", "Skip to the compared text", class_="skip", href="#text")
    add_masthead(body, diff, title)
    _add_main(body, diff)
    _add_sources(body, diff)
    page = etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return f"{page}\n"


def _add_head(root: _Element, title: str) -> None:
    style = files("stmtdiff.renderers.html").joinpath("redline.css").read_text(encoding="utf-8")
    # Line ends may change on the way into an installation; the hash is of what is written here.
    style = "\n".join(style.splitlines())
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    head = add(root, "head")
    add(head, "meta", charset="utf-8")
    policy = add(head, "meta", content=_POLICY.format(digest))
    policy.set("http-equiv", "Content-Security-Policy")
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "meta", name="generator", content=f"stmtdiff {_version()}".strip())
    add(head, "title").text = add(etree.Element("x"), "x", title=title).get("title") or "stmtdiff"
    add(head, "style").text = style


def _version() -> str:
    try:
        return version("stmtdiff")
    except PackageNotFoundError:  # run from a folder, not installed
        return ""


def _add_main(body: _Element, diff: StatementDiff) -> None:
    main = add(body, "main", id="text", class_="wrap", tabindex="-1")
    add(main, "h2", "Compared text", class_="vh")
    languages = Languages.of(diff.old, diff.new)
    _add_front(main, diff, languages)
    cards = CardWriter(diff)
    for item in flow(diff):
        match item:
            case Card(pair):
                cards.add_card(main, pair)
            case Stub(pair, old, new):
                cards.add_stub(main, pair, old, new)
            case Framing(part):
                _add_framing(main, part, languages)


def _add_front(main: _Element, diff: StatementDiff, languages: Languages) -> None:
    lines = [part for part in diff.frame if part.kind is FrameKind.FRONT]
    if not lines:
        return
    front = add(main, "section", class_="front", aria_label="Title, place and date")
    for part in lines:
        row = add(front, "div", class_="line")
        _add_part_text(row, "p", part, languages)
        _add_part_fate(row, part)


def _add_framing(main: _Element, part: FrameDiff, languages: Languages) -> None:
    if part.kind is FrameKind.HEADING:
        row = add(main, "h2", class_=f"sech f-{slug(part.fate)}")
    else:
        row = add(main, "div", class_=f"gap f-{slug(part.fate)}")
    _add_part_text(row, "span" if part.kind is FrameKind.HEADING else "p", part, languages)
    _add_part_fate(row, part)


def _add_part_text(row: _Element, tag: str, part: FrameDiff, languages: Languages) -> None:
    unknown = part.fate is Fate.NOT_IN_EXCERPT
    marking = Marking(all_unknown(part.wording)) if unknown else Marking()
    add_text(row, tag, part.wording, languages, marking)
    write(row, " ")


def _add_part_fate(row: _Element, part: FrameDiff) -> None:
    if part.fate is not Fate.UNCHANGED:
        add_chip(row, slug(part.fate), phrases.FATE_WORDS[part.fate])


def _add_sources(body: _Element, diff: StatementDiff) -> None:
    foot = add(body, "footer", class_="wrap")
    add(foot, "h2", "Sources")
    entries = add(foot, "dl")
    for side, statement in (("Earlier", diff.old), ("Later", diff.new)):
        _add_source(entries, side, statement)
    made = f"stmtdiff {_version()}".strip()
    add(
        foot, "p", f"Made with {made}. This page is complete in itself and asks for nothing online."
    )


def _add_source(entries: _Element, side: str, statement: Statement) -> None:
    source = statement.source
    add(entries, "dt", side)
    about = add(entries, "dd")
    add(about, "bdi", source.name or phrases.name_of_statement(statement))
    kind = ", ".join(part for part in (source.media_type, source.encoding) if part)
    if kind:
        write(about, " · ")
        add(about, "bdi", kind)
    if source.sha256:
        write(about, " · SHA-256 ")
        add(about, "code", source.sha256)
