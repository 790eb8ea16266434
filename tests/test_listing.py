"""The listing of one statement: what was understood of it."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from stmtdiff._api import reads
from stmtdiff.model import Block, Leftover, Paragraph, Statement
from stmtdiff.renderers.listing import render_listing
from strategies import statements

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
POST = """\
VELLMAR DECLARATION

Vellmar, 12 May 2032

We met in Vellmar.

Peace

1. We agreed to:
(a) keep the peace; and
(b) count the boats of all the lakes, each of them twice, and to publish what we counted.

2. We ate.

<…>

3,We thank our host.
"""


def test_listing() -> None:
    """The listing shows the facts, every element in its row, and the diagnostics with places."""
    facts, table, notes = render_listing(reads(POST, name="post.txt"), width=72).split("\n\n")
    assert facts.splitlines() == [
        "title      VELLMAR DECLARATION",
        "place      Vellmar",
        "date       2032-05-12",
        "language   en",
        "read from  post.txt, text/plain",
        "complete   no, an excerpt",
    ]
    assert table.splitlines() == [
        "number  kind                words  begins",
        "        front: title            2  VELLMAR DECLARATION",
        "        front: dateline         4  Vellmar, 12 May 2032",
        "        preamble                4  We met in Vellmar.",
        "        heading                 1  Peace",
        "     1  paragraph, 2 items     26  We agreed to: (a) keep the peace; an…",
        "     2  paragraph               2  We ate.",
        "        gap                        <…>",
        "     3  paragraph               4  We thank our host.",
    ]
    assert "post.txt:17:1: warning: The number “3,” is printed unlike most others." in notes


def test_leftovers_are_listed() -> None:
    """Text that is no part of the statement is listed with the reason."""
    leftover = Leftover("Share this post\nwith friends", "page furniture")
    listing = render_listing(
        Statement((Paragraph("al_1", (Block("Peace."),)),), leftovers=(leftover,))
    )
    assert (
        "\nno part of the statement:\n  page furniture: Share this post with friends\n" in listing
    )


def test_warnings_are_coloured() -> None:
    """In colour a warning stands out; without, there is no escape sequence at all."""
    slip = reads(POST)
    assert "\x1b[33m" in render_listing(slip, color=True)
    assert "\x1b" not in render_listing(slip)


@settings(max_examples=60)
@given(statements(), st.integers(40, 120))
def test_no_document_steers_the_terminal(statement: Statement, width: int) -> None:
    """Whatever a statement holds, no control character of it gets out, and each row is one line."""
    listing = render_listing(statement, width=width)
    assert not UNSAFE.search(listing)
    rows = listing.partition("  begins\n")[2].partition("\n\n")[0].splitlines()
    assert len(rows) == len(statement.elements)
