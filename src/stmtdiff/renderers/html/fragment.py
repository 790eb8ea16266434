"""A comparison inside somebody else's page or notebook: no script, no style that leaks."""

from __future__ import annotations

import hashlib
from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml import etree

from stmtdiff.annotation.reading import reading_once
from stmtdiff.diff import Fate
from stmtdiff.renderers.html.cards import add_card
from stmtdiff.renderers.html.elements import add
from stmtdiff.renderers.html.flow import Card, flow
from stmtdiff.renderers.html.interface import load_interface
from stmtdiff.renderers.html.masthead import add_summary, title_of
from stmtdiff.renderers.html.sheet import Sheet
from stmtdiff.renderers.html.style import embedded_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element

    from stmtdiff.diff import StatementDiff
    from stmtdiff.renderers.html.interface import Interface

__all__ = ["fragment_of", "notebook_html"]

NOTEBOOK_CARDS = 20
"""So many changed paragraphs are shown in a notebook at most."""
_NO_THEME: Mapping[str, str] = MappingProxyType({})


def fragment_of(
    diff: StatementDiff,
    words: Interface,
    title: str,
    theme: Mapping[str, str],
    prefix: bool | str,
) -> str:
    """Return a comparison as one element with all its cards.

    Args:
        diff: the comparison.
        words: the words of the page.
        title: the element's heading.
        theme: as for a page.
        prefix: what its ids begin with, or True to make one from the statements' hashes.
    """
    sheet = Sheet.of(diff, words, prefix if isinstance(prefix, str) else _prefix(diff))
    box = _box(sheet, title, theme)
    _add_cards(box, sheet, [item.pair for item in flow(diff) if isinstance(item, Card)])
    return _written(box)


@reading_once()
def notebook_html(diff: StatementDiff) -> str:
    """Return what a notebook shows of a comparison: the summary and the first changed cards."""
    sheet = Sheet.of(diff, load_interface(), _prefix(diff))
    box = _box(sheet, "", _NO_THEME)
    places = [
        place for place, pair in enumerate(diff.paragraphs) if pair.fate is not Fate.UNCHANGED
    ]
    _add_cards(box, sheet, places[:NOTEBOOK_CARDS])
    if len(places) > NOTEBOOK_CARDS:
        count = sheet.words.number(len(places) - NOTEBOOK_CARDS)
        add(box, "p", sheet.words.say("more-by", n=count), class_="legend")
    return _written(box)


def _prefix(diff: StatementDiff) -> str:
    """Return a prefix that is the same for the same texts, and another for others."""
    digest = hashlib.sha256()
    for statement in (diff.old, diff.new):
        for paragraph in statement.paragraphs:
            digest.update(f"{paragraph.label}\n{paragraph.text}\n\n".encode())
        digest.update(b"\0")
    return f"s{digest.hexdigest()[:8]}-"


def _box(sheet: Sheet, title: str, theme: Mapping[str, str]) -> _Element:
    words = sheet.words
    root = etree.Element("x")
    box = add(root, "div", class_="stmtdiff", lang=words.language, dir=words.direction)
    add(box, "style").text = embedded_style(words, theme)
    add(box, "h2", title_of(sheet, title), dir="auto")
    add_summary(box, sheet)
    return box


def _add_cards(box: _Element, sheet: Sheet, places: Iterable[int]) -> None:
    for place in places:
        add_card(box, sheet, place)


def _written(box: _Element) -> str:
    return f"{etree.tostring(box, method='html', encoding='unicode')}\n"
