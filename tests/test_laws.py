"""The laws of the design, over generated statements and over the real ones."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

import stmtdiff
from stmtdiff.akn.validation import validate
from stmtdiff.alignment import parse_links
from stmtdiff.model import Block, FrontLine, FrontRole, Gap, Paragraph, Section, Statement
from strategies import pairs, statements

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stmtdiff import StatementDiff

UTF8 = html.HTMLParser(encoding="utf-8", huge_tree=True)
FORMATS = ("html", "json", "xml", "text")
PARAGRAPH_BREAK = "\n\n"


def assert_lawful(diff: StatementDiff) -> None:
    """Assert the laws that can be seen from a comparison itself."""
    old, new = diff.old.paragraphs, diff.new.paragraphs
    assert sorted(place for pair in diff.paragraphs for place in pair.link.old) == list(
        range(len(old))
    )
    assert sorted(place for pair in diff.paragraphs for place in pair.link.new) == list(
        range(len(new))
    )
    for pair in diff.paragraphs:
        pieces = pair.wording.pieces
        assert "".join(p.old_text for p in pieces) == PARAGRAPH_BREAK.join(p.text for p in pair.old)
        assert "".join(p.new_text for p in pieces) == PARAGRAPH_BREAK.join(p.text for p in pair.new)
        assert all(p.old_text == p.new_text for p in pieces if p.tag is stmtdiff.Tag.EQUAL)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(pairs())
def test_any_two_statements_compare_lawfully(two: tuple[Statement, Statement]) -> None:
    """Laws 1 and 2: both texts come back, and every paragraph is linked once."""
    assert_lawful(stmtdiff.compare(*two))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(statements())
def test_a_statement_compared_with_itself_shows_no_change(statement: Statement) -> None:
    """Law 3."""
    diff = stmtdiff.compare(statement, statement)
    assert not list(diff.changes())
    assert diff.same


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30)
@given(pairs(), st.sampled_from(FORMATS))
def test_every_format_takes_every_comparison(two: tuple[Statement, Statement], name: str) -> None:
    """Law 7 for the renderers, and law 5: the same comparison gives the same text twice."""
    first = stmtdiff.render(stmtdiff.compare(*two), name)
    assert first == stmtdiff.render(stmtdiff.compare(*two), name)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(statements())
def test_a_statement_goes_through_akoma_ntoso(statement: Statement) -> None:
    """Law 4: the XML is valid under the strict schema and gives back the same statement."""
    xml = stmtdiff.to_akn(statement)
    assert validate(xml) == ()
    assert stmtdiff.reads(xml) == statement


# Law 6 -----------------------------------------------------------------
#
# The terminal's text shows no unchanged paragraph and escapes no mark, and the XML puts a removed
# paragraph beside the later one: their forms of the law stand in test_render_text, test_render_xml.


def sides_of_html(diff: StatementDiff) -> list[tuple[str, str]]:
    """Return what each card of the page shows: all but the insertions, and all but the deletions.

    The cards stand in the order of the pairs.
    """
    page = html.document_fromstring(stmtdiff.render(diff, "html").encode(), parser=UTF8)
    blocks = page.xpath("//article//*[contains(concat(' ', @class, ' '), ' t ')]")
    return [
        tuple(
            "".join(block.xpath(f".//text()[not(ancestor::{other})]")) for other in ("ins", "del")
        )
        for block in blocks
    ]


def sides_of_json(diff: StatementDiff) -> list[tuple[str, str]]:
    """Return what the ops of each pair in the JSON say."""
    wordings = [pair["wording"] for pair in json.loads(stmtdiff.render(diff, "json"))["paragraphs"]]
    return [
        tuple("".join(op[f"{side}_text"] for op in wording["ops"]) for side in ("old", "new"))
        for wording in wordings
    ]


def sides_of_records(diff: StatementDiff) -> list[tuple[str, str]]:
    """Return the texts in the flat records."""
    return [(row["old_text"], row["new_text"]) for row in stmtdiff.render(diff, "records")]


@pytest.mark.parametrize("shown", [sides_of_html, sides_of_json, sides_of_records])
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(two=pairs())
def test_both_sides_can_be_read_back_from_what_is_rendered(
    shown: Callable[[StatementDiff], list[tuple[str, str]]], two: tuple[Statement, Statement]
) -> None:
    """Law 6: the old and the new side of every pair are the old and the new text."""
    diff = stmtdiff.compare(*two)
    assert shown(diff) == [
        tuple(PARAGRAPH_BREAK.join(p.text for p in side) for side in (pair.old, pair.new))
        for pair in diff.paragraphs
    ]


# Law 7 -----------------------------------------------------------------

BEGINNINGS = st.sampled_from(
    [b"", b"<?xml version='1.0'?>", b"<akomaNtoso ", b"<html>", b"<!DOCTYPE ", b"<r>", b"\xff\xfe<",
     b"\xfe\xff", b"\xef\xbb\xbf", b"%PDF-", b"PK\x03\x04", b"1. We met.\n2. ", b"<\xe2\x80\xa6>"]
)  # fmt: skip
ENDS = st.sampled_from([b"", b"</r>", b"</akomaNtoso>", b"\0", b"\n"])


@given(BEGINNINGS, st.binary(max_size=200), ENDS, st.sampled_from(["", "text", "akn"]))
def test_any_bytes_are_read_or_refused(start: bytes, data: bytes, end: bytes, name: str) -> None:
    """Law 7: whatever the content looks like, it is read or refused with a ReadError."""
    with suppress(stmtdiff.ReadError):
        assert stmtdiff.reads(start + data + end, format=name).elements is not None


@given(st.text(st.sampled_from("1.,+-> #\n\ra_§"), max_size=60) | st.text(max_size=60))
def test_any_links_are_taken_or_refused(text: str) -> None:
    """Law 7 for what a person writes: any lines are links that fit, or a LinkError."""
    statement = stmtdiff.Statement.from_texts(["We met.", "We agreed."])
    with suppress(stmtdiff.LinkError):
        links = parse_links(text, statement, statement)
        assert_lawful(stmtdiff.compare(statement, statement, links=links))


def told(statement: Statement) -> list[tuple[object, ...]]:
    """Return what each element says, and as what it stands there, in reading order."""
    names = ("label", "text", "marker", "level", "role")
    return [
        (type(part).__name__, *(getattr(part, name, "") for name in names))
        for part in statement.elements
    ]


SHORT = st.lists(
    st.sampled_from(
        [
            *(Section("", words, level=level) for words in ("Trade", "Seas") for level in (1, 2)),
            *(Paragraph("", (Block(words),)) for words in ("We met.", "We agreed.", "We thank.")),
            FrontLine("Trade"),
            FrontLine("Trade", FrontRole.TITLE),
            Gap("", "<…>"),
        ]
    ),
    max_size=7,
)


@st.composite
def arranged(draw: st.DrawFn) -> tuple[Statement, Statement]:
    """Two statements of nearly the same few parts, in any order."""
    parts = draw(SHORT)
    orders = st.permutations(parts) | st.just(parts) | SHORT
    return tuple(Statement(tuple(order)) for order in (parts, draw(orders)))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(pairs() | arranged() | arranged())
def test_same_means_that_nothing_differs(two: tuple[Statement, Statement]) -> None:
    """A comparison says "same" where both say the same, in the same order, and only there."""
    old, new = two
    assert stmtdiff.compare(old, new).same == (told(old) == told(new))


# ------------------------------------------------- 159 successive real statements


@pytest.fixture(scope="module")
def fomc(shared: Path) -> list[Statement]:
    """Return the central-bank statements in the order of their dates."""
    return [stmtdiff.read(path) for path in sorted((shared / "fomc").glob("*.txt"))]


def test_real_statements_read_whole(shared: Path, fomc: list[Statement]) -> None:
    """Every visible character of each file is told once and in order, none is left over."""
    for path, statement in zip(sorted((shared / "fomc").glob("*.txt")), fomc, strict=True):
        told = "".join(
            getattr(part, "label", "") + getattr(part, "text", "") for part in statement.elements
        )
        assert "".join(told.split()) == "".join(path.read_text("utf-8").split()), path.name
        assert not statement.leftovers


def test_real_statements_go_through_akoma_ntoso(fomc: list[Statement]) -> None:
    """Law 4 on each real statement: valid under the strict schema, and read back equal."""
    for statement in fomc:
        xml = stmtdiff.to_akn(statement)
        assert validate(xml) == ()
        assert stmtdiff.reads(xml, format="akn") == statement


def test_successive_real_statements_compare_lawfully(
    fomc: list[Statement], record_property: pytest.RecordProperty
) -> None:
    """All laws on each of the successive pairs, with the page; the time goes into the report."""
    assert len(fomc) == 159
    start = time.perf_counter()
    for old, new in pairwise(fomc):
        diff = stmtdiff.compare(old, new)
        assert_lawful(diff)
        assert stmtdiff.render(diff, "html") == stmtdiff.render(diff, "html")
        assert stmtdiff.compare(new, new).same
    record_property("seconds", time.perf_counter() - start)


def test_real_comparisons_are_valid_akoma_ntoso(fomc: list[Statement]) -> None:
    """The comparison's own XML is valid under the strict schema for each of the pairs."""
    for old, new in pairwise(fomc):
        assert validate(stmtdiff.render(stmtdiff.compare(old, new), "xml")) == ()


def test_the_posted_excerpt_reads_as_it_is_printed(shared: Path) -> None:
    """The real ministers' statement, as posted: numbers, title, place, date, marks, hashtags."""
    statement = stmtdiff.read(shared / "statements" / "nizhny-novgorod-2024.excerpt.txt")
    numbers = [paragraph.number for paragraph in statement.paragraphs]
    assert numbers == ["1", "5", "15", "32", "34", "36", "40", "54"]
    assert statement.title.startswith("Joint Statement of the BRICS Ministers")
    assert statement.metadata.place == "Nizhny Novgorod"
    assert str(statement.metadata.date) == "2024-06-10"
    assert statement.excerpt
    xml = stmtdiff.to_akn(statement)
    assert xml.count("<omissis") == 2
    assert xml.count('name="hashtag"') == 5
    assert stmtdiff.reads(xml) == statement
