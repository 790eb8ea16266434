"""Splits and merges: what a paragraph has explained is not explained a second time."""

from __future__ import annotations

import re
from math import expm1

import pytest

from stmtdiff.alignment import align_statements, parse_links
from stmtdiff.alignment.confidence import JOINING
from stmtdiff.alignment.evidence import Evidence
from stmtdiff.alignment.grouping import Joining
from stmtdiff.errors import LinkError
from stmtdiff.readers.text import read_text

ROADS = "We welcome the new roads between Vellmar and Port Alba, which were opened last spring."
RIVERS = "They asked the Commission of Rivers to publish its readings of every gauge each month."


def test_what_one_orphan_explains_is_not_there_for_the_next() -> None:
    """Of two equal orphans one joins; then neither words nor phrases are left for the other."""
    old = read_text(f"1. {ROADS} {RIVERS}\n\n2. We thank our hosts.")
    new = read_text(f"1. {ROADS}\n\n2. {RIVERS}\n\n3. {RIVERS}\n\n4. We thank our hosts.")
    evidence = Evidence(old, new)
    joining = Joining(evidence, evidence.new, evidence.old, {0: 0, 3: 1}, {0: 0, 1: 3})
    before = dict(joining.figures(1, [0]))[0]
    assert before["phrase_mass"] > 1
    assert 0.3 < before["gain"] < 0.7, "it explains about half of its host"
    assert [(orphan, host) for orphan, host, _ in joining.run([(1, 0), (2, 0)])] == [(1, 0)]
    after = dict(joining.figures(2, [0]))[0]
    assert (after["gain"], after["phrase_mass"]) == (0, 0)


def test_the_lead_is_over_the_next_best_host() -> None:
    """A host's lead is what it explains more than its best rival; the best one's is the second."""
    half = "They asked the Commission of Rivers to meet."
    old = read_text(f"1. {ROADS} {RIVERS}\n\n2. {half} We thank our hosts.\n\n3. We met.")
    new = read_text(f"1. {ROADS}\n\n2. {RIVERS}\n\n3. We thank our hosts.\n\n4. We met.")
    evidence = Evidence(old, new)
    joining = Joining(evidence, evidence.new, evidence.old, {0: 0, 2: 1, 3: 2}, {0: 0, 1: 2, 2: 3})
    figures = dict(joining.figures(1, [0, 1, 2]))
    best, second, last = (
        expm1(figures[host]["phrase_mass"]) / evidence.new[1].phrase_weight for host in range(3)
    )
    assert best > second > last
    assert [figures[host]["phrase_lead"] for host in range(3)] == pytest.approx(
        [best - second, second - best, last - best]
    )


def test_a_joining_looks_at_what_is_weighed_and_at_nothing_else() -> None:
    """The figures are those of the table."""
    old, new = read_text(f"1. {ROADS} {RIVERS}"), read_text(f"1. {ROADS}\n\n2. {RIVERS}")
    evidence = Evidence(old, new)
    joining = Joining(evidence, evidence.new, evidence.old, {0: 0}, {0: 0})
    assert dict(joining.figures(1, [0]))[0].keys() == JOINING.keys()


def test_what_is_left_alone_says_how_much_the_likest_shares() -> None:
    """The reason of an added and of a removed paragraph names the share, here about a third."""
    short = read_text("1. We welcome the new roads between Vellmar and Port Alba.")
    long = read_text(
        "1. We welcome the two new roads between Vellmar and Port Alba.\n\n"
        "2. They fear storms over Vellmar and Port Alba in winter."
    )
    for sides in ((short, long), (long, short)):
        (alone,) = (link for link in align_statements(*sides).links if not (link.old and link.new))
        share = re.search(r"shares more than (\d+)% of the words", alone.reason)
        assert share
        assert 20 < int(share[1]) < 60


def test_plus_is_proposed_only_between_paragraphs_that_there_are() -> None:
    """Where one of the names is nobody's, that is what is wrong."""
    statement = read_text("1. One here.\n\n2. Two here.")
    with pytest.raises(LinkError, match=r"has no paragraph '1 & 99'; it has 1, 2$"):
        parse_links("1 & 99 -> 1", statement, statement)
