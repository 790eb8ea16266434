"""The laws of the design, over generated statements and over the real ones."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stmtdiff
from stmtdiff.akn import validate
from strategies import statements

if TYPE_CHECKING:
    from pathlib import Path

    from stmtdiff import Statement, StatementDiff

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
@given(statements(), statements())
def test_any_two_statements_compare_lawfully(old: Statement, new: Statement) -> None:
    """Laws 1 and 2: both texts come back, and every paragraph is linked once."""
    assert_lawful(stmtdiff.compare(old, new))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(statements())
def test_a_statement_compared_with_itself_shows_no_change(statement: Statement) -> None:
    """Law 3."""
    diff = stmtdiff.compare(statement, statement)
    assert not list(diff.changes())
    assert diff.same


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30)
@given(statements(), statements(), st.sampled_from(FORMATS))
def test_every_format_takes_every_comparison(old: Statement, new: Statement, name: str) -> None:
    """Law 7 for the renderers, and law 5: the same comparison gives the same text twice."""
    first = stmtdiff.render(stmtdiff.compare(old, new), name)
    assert first == stmtdiff.render(stmtdiff.compare(old, new), name)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(statements(), statements())
def test_same_means_that_nothing_differs(old: Statement, new: Statement) -> None:
    """A comparison says "same" only where texts, numbers, headings and front lines are equal."""

    def told(statement: Statement) -> list[object]:
        return [
            (type(part).__name__, getattr(part, "label", ""), getattr(part, "text", ""))
            for part in statement.elements
        ]

    if stmtdiff.compare(old, new).same:
        assert sorted(map(str, told(old))) == sorted(map(str, told(new)))


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
