"""What is said of a comparison as a whole, and what cannot be compared."""

from __future__ import annotations

import re

import pytest
from lxml import etree

import stmtdiff
from stmtdiff.alignment import parse_links

EARLY = "Joint Statement\n\nTarn Quay, 3 May 2031\n\n1. We met.\n\n2. We agreed on ten boats.\n"
LATE = EARLY.replace("2031", "2032").replace("ten boats", "two boats")


def test_swapped_sides_are_told_in_every_form() -> None:
    """An earlier statement dated after the later one is a warning, in the text and on the page."""
    early, late = stmtdiff.reads(EARLY), stmtdiff.reads(LATE)
    swapped = stmtdiff.compare(late, early)
    assert [note.code for note in swapped.diagnostics] == ["dates-out-of-order"]
    for form in ("text", "html", "xml", "json"):
        shown = " ".join(stmtdiff.render(swapped, form).split())
        assert "given in the wrong order" in shown, form
    assert not stmtdiff.compare(early, late).diagnostics


def test_a_missing_date_is_no_order() -> None:
    """Where a side has no date, or both the same, nothing is said."""
    undated = stmtdiff.reads("1. We met.\n\n2. We agreed on boats.\n")
    late = stmtdiff.reads(LATE)
    for pair in ((late, undated), (undated, late), (late, late)):
        assert not stmtdiff.compare(*pair).diagnostics


OLD_SECTIONS = """\
Joint Statement

Tarn Quay, 3 May 2031

Trade

1. We reaffirm open trade across the sea lanes.

2. We will lower tariffs on grain for all members.

Health

3. We will vaccinate children in every harbour town.

4. We will train nurses in Tarn Quay.

Seas

5. We will keep the seas clean.
"""
NEW_SECTIONS = """\
Joint Statement

Tarn Quay, 3 May 2032

Trade

1. We reaffirm open trade across all the sea lanes.

Health

2. We will train more nurses in Tarn Quay.

Seas

3. We will keep the seas clean.
"""


@pytest.mark.parametrize(
    "links",
    [
        "",
        "4 -> -\n- -> 2",
        "1 -> -\n4 -> -",
    ],
)
def test_what_was_removed_stands_under_its_own_heading(links: str) -> None:
    """A removed paragraph is shown in its section, in the text and in the XML, whatever moved."""
    old, new = stmtdiff.reads(OLD_SECTIONS), stmtdiff.reads(NEW_SECTIONS)
    diff = stmtdiff.compare(old, new, links=parse_links(links, old, new))
    sections = {"1": "Trade", "2": "Trade", "3": "Health", "4": "Health"}
    gone = {number for pair in diff.paragraphs if not pair.new for number in pair.old_numbers}
    assert gone

    heading = ""
    shown: dict[str, str] = {}
    for line in stmtdiff.render(diff, "text").splitlines():
        heading = line[2:] if line.startswith("# ") else heading
        if match := re.match(r"¶ (\d) → —", line):
            shown[match[1]] = heading
    assert shown == {number: sections[number] for number in gone}

    root = etree.fromstring(stmtdiff.render(diff, "xml").encode())
    named = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
    removed = root.iterfind(f".//{named}paragraph[@status='removed']")
    found = {
        "".join(p.find(f"{named}num").itertext()).strip("."): p.xpath(
            "string(ancestor::*[local-name()='section'][1]/*[local-name()='heading'])"
        )
        for p in removed
    }
    assert found == shown


def test_a_removed_paragraph_that_strays_says_where_it_stood() -> None:
    """Where its neighbours went to other sections, the heading it stood under is named."""
    old, new = stmtdiff.reads(OLD_SECTIONS), stmtdiff.reads(NEW_SECTIONS)
    links = parse_links("1 -> 3\n5 -> 1\n4 -> 2", old, new)
    shown = stmtdiff.render(stmtdiff.compare(old, new, links=links), "text")
    assert "¶ 2 → —   removed   1.00   stood under “Trade”" in shown
    assert "¶ 3 → —   removed   1.00   stood under “Health”" in shown

    links = parse_links("5 -> 1\n4 -> -", old, new)
    shown = stmtdiff.render(stmtdiff.compare(old, new, links=links), "text")
    assert "¶ 2 → —   removed   1.00\n" in shown
    assert "¶ 4 → —   removed   1.00   linked by hand   stood under “Health”" in shown
