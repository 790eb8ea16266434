"""What is said of a comparison as a whole, and what cannot be compared."""

from __future__ import annotations

import json
import re
import time

import pytest
from lxml import etree

import stmtdiff
from stmtdiff.akn.validation import validate
from stmtdiff.alignment import Link, parse_links
from stmtdiff.diff import frame as frames
from stmtdiff.diff.frame import compare_frames
from stmtdiff.model import Block, FrontLine, FrontRole, Gap, Paragraph, Section, Statement

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


def test_footnotes_that_differ_are_told() -> None:
    """They are not compared, so the statements are not said to be the same; a mark is no note."""
    old = "1. We agree to open the port.[1]\n\n2. We thank the hosts.\n\n[1] Norvane objects.\n"
    for later, same in (("[1] Norvane agrees.", False), ("[2] Norvane objects.", True)):
        mark = later[:3]
        new = old.replace("[1]", mark).replace(f"{mark} Norvane objects.", later)
        diff = stmtdiff.compare(stmtdiff.reads(old), stmtdiff.reads(new))
        assert diff.same is same
        assert [note.code for note in diff.diagnostics] == ["footnotes-differ"] * (not same)


def test_two_languages_are_told() -> None:
    """Nothing else says why hardly a paragraph has a partner."""
    english = stmtdiff.reads("1. We reaffirm the will of all our peoples.\n", language="en-GB")
    french = stmtdiff.reads("1. Nous réaffirmons la volonté de nos peuples.\n", language="fr")
    codes = [note.code for note in stmtdiff.compare(english, french).diagnostics]
    assert "languages-differ" in codes
    assert not stmtdiff.compare(english, english).diagnostics


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
        "1 -> -\n3 -> 2\n4 -> -",
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


def framed(*elements: FrontLine | Section | Gap | str) -> Statement:
    """Return a statement of these elements; a string is a paragraph."""
    return Statement(
        tuple(
            Paragraph(f"al_{place}", (Block(one),)) if isinstance(one, str) else one
            for place, one in enumerate(elements)
        )
    )


def frame(old: Statement, new: Statement, *links: tuple[int, int]) -> list[str]:
    """Return what became of the frame, given which paragraph became which, in reading order."""
    found = compare_frames(old, new, [Link((i,), (j,)) for i, j in links]).parts
    return [f"{one.wording.old_text} > {one.wording.new_text}: {one.fate}" for one in found]


def test_front_lines_are_paired_by_their_words_then_by_their_role() -> None:
    """An equal line is the same one wherever it stands; then title becomes title, line line."""
    title, place = FrontRole.TITLE, FrontRole.DATELINE
    old = framed(
        FrontLine("Joint Statement", title),
        FrontLine("Tarn Quay, May 2031", place),
        FrontLine("Final text"),
    )
    new = framed(
        FrontLine("Final text"),
        FrontLine("Declaration of the Ports", title),
        FrontLine("For release at noon"),
        FrontLine("Vellmar, June 2032", place),
    )
    assert frame(old, new) == [
        "Final text > Final text: unchanged",
        "Joint Statement > Declaration of the Ports: revised",
        " > For release at noon: added",
        "Tarn Quay, May 2031 > Vellmar, June 2032: revised",
    ]
    assert frame(new, old)[-1] == "For release at noon > : removed"


def test_headings_are_paired_by_their_words_then_by_what_stands_under_them() -> None:
    """In whatever order; one whose paragraphs went elsewhere is gone, and another one is new."""
    trade, health, seas, ports = (
        Section(f"sec_{place}", heading)
        for place, heading in enumerate(("Trade", "Health", "Seas", "Ports"))
    )
    care, space = Section("sec_5", "Care for All"), Section("sec_6", "Space")
    old = framed(trade, "a", health, "b", "c", seas, "d", ports, Gap("gap_1", "<…>"))
    new = framed(seas, "d", care, "b", "c", trade, "a", space, Gap("gap_2", "[…]"))
    assert frame(old, new, (0, 3), (1, 1), (2, 2), (3, 0)) == [
        "Seas > Seas: unchanged",
        "Health > Care for All: revised",
        "Trade > Trade: unchanged",
        " > Space: added",
        "Ports > : removed",
        "<…> > […]: revised",
    ]


TRADE, HEALTH = Section("sec_1", "Trade"), Section("sec_2", "Health")


def moved(old: Statement, new: Statement) -> tuple[list[str], list[int]]:
    """Return the parts of the frame and the later paragraphs that are told as moved."""
    diff = stmtdiff.compare(old, new)
    assert not diff.same
    return (
        [part.wording.new_text for part in diff.frame if part.moved],
        [place for pair in diff.paragraphs if pair.moved for place in pair.link.new],
    )


def test_what_stands_elsewhere_differs() -> None:
    """A heading that moved past paragraphs, a changed depth, a paragraph under another heading."""
    met, boats, nets = "We met in Vellmar.", "We agreed on ten boats.", "We will mend the nets."
    old = framed(TRADE, met, boats, HEALTH, nets)
    assert moved(old, framed(HEALTH, met, boats, TRADE, nets)) == (["Health", "Trade"], [])
    assert moved(old, framed(TRADE, HEALTH, met, boats, nets)) == (["Health"], [])
    assert moved(old, framed(TRADE, met, HEALTH, boats, nets)) == ([], [1])
    assert moved(old, framed(TRADE, met, boats, nets, HEALTH)) == ([], [2])
    assert moved(old, framed(HEALTH, nets, TRADE, met, boats)) == (["Health"], [0])
    deeper = framed(TRADE, met, boats, Section("sec_2", "Health", level=2), nets)
    assert moved(old, deeper) == (["Health"], [])
    short = framed(TRADE, met, HEALTH, boats)
    assert moved(short, framed(HEALTH, met, TRADE, boats)) == (["Health", "Trade"], [])
    gap = Gap("gap_1", "<…>")
    assert moved(framed(met, gap, boats), framed(met, boats, gap)) == (["<…>"], [])
    assert moved(framed(met, gap, boats, nets), framed(met, boats, nets, gap)) == (["<…>"], [])


def test_a_frame_that_moved_is_told_in_every_form() -> None:
    """In the text, on the page, in the JSON and as a modification in the XML, which stays valid."""
    texts = ("We met in Vellmar.", "We agreed on ten boats.", "We will mend the nets.")
    old, new = framed(TRADE, *texts[:2], HEALTH, texts[2]), framed(TRADE, HEALTH, *texts)
    diff = stmtdiff.compare(old, new)
    shown = stmtdiff.render(diff, "text")
    assert "\n# Health   moved\n" in shown
    assert "1 heading or front line differs." in " ".join(shown.split())
    page = stmtdiff.render(diff, "html")
    assert '<span class="chip s-moved">Moved</span></h2>' in page
    assert "1 heading or line of the title differs" in page
    found = json.loads(stmtdiff.render(diff, "json"))["frame"]
    assert [(part["moved"], part["differs"]) for part in found] == [(False, False), (True, True)]
    xml = stmtdiff.render(diff, "xml")
    assert validate(xml) == ()
    assert re.search(
        r'type="renumbering" refersTo="#[^"]*moved"(?s:.){,400}<previous [^>]*sec_2"', xml
    )


def test_a_paragraph_that_came_under_another_heading_is_told() -> None:
    """It keeps its order among the paragraphs, and yet it moved; the text says from where."""
    old = framed(TRADE, "We met in Vellmar.", "We agreed on ten boats.", HEALTH, "We mend nets.")
    new = framed(TRADE, "We met in Vellmar.", HEALTH, "We agreed on ten boats.", "We mend nets.")
    diff = stmtdiff.compare(old, new)
    shown = stmtdiff.render(diff, "text")
    assert "unchanged   1.00   moved   stood under “Trade”" in shown
    assert "Beside that, 1 moved." in shown


def test_several_headings_of_the_same_words_are_paired_in_turn() -> None:
    """Of two "Next steps" that stand out of order, neither is taken for removed and added."""
    steps = [Section(f"sec_{place}", "Next steps") for place in range(2)]
    old = framed(TRADE, HEALTH, steps[0], "We met.", steps[1], "We agreed.")
    new = framed(steps[0], steps[1], TRADE, HEALTH, "We met.", "We agreed.")
    assert frame(old, new, (0, 0), (1, 1)) == [
        "Next steps > Next steps: unchanged",
        "Next steps > Next steps: unchanged",
        "Trade > Trade: unchanged",
        "Health > Health: unchanged",
    ]


def test_pairing_headings_takes_linear_time() -> None:
    """Four times as many headings, all in other words, take about four times as long."""

    def seconds(size: int) -> float:
        sides = [
            framed(
                *(part for n in range(size) for part in (Section(f"sec_{n}", f"{word}{n}"), "a"))
            )
            for word in ("part", "title")
        ]
        links = [Link((place,), (place,)) for place in range(size)]
        start = time.process_time()
        assert len(list(frames._headings(*sides, links))) == size
        return time.process_time() - start

    few, many = (min(seconds(size) for _ in range(4)) for size in (2_100, 8_400))
    assert many < 11 * max(few, 0.01)


def test_a_link_that_was_given_is_told_in_every_form() -> None:
    """Without a reason of its own too, in the text, on the page and in the JSON."""
    old, new = framed("We met in Vellmar."), framed("We agreed on ten boats.")
    for link in (Link((0,), (0,)), Link((0,), (0,), reason="my own reading")):
        diff = stmtdiff.compare(old, new, links=[link])
        assert "linked by hand" in stmtdiff.render(diff, "text")
        assert "Pairing</b> set by a person" in stmtdiff.render(diff, "html")
        found = json.loads(stmtdiff.render(diff, "json"))["paragraphs"][0]["link"]
        assert found["given"]
        assert found["reason"] == (link.reason or "given by a person")


def test_very_many_sentences_are_told_to_be_compared_coarsely() -> None:
    """A list of so many one-word lines that its lines are not paired is told, as every limit."""
    old, new = (framed("\n".join(f"{word}{n}." for n in range(101))) for word in ("A", "B"))
    links = [Link((0,), (0,))]
    (told,) = stmtdiff.compare(old, new, links=links).diagnostics
    assert told.code == "too-different"


def test_gap_marks_are_paired_by_the_paragraphs_beside_them() -> None:
    """A mark that went takes no other's place, so nothing seems to have moved past one."""
    gaps = [Gap(f"gap_{place}", "<…>") for place in range(3)]
    texts = ("We met in Vellmar.", "We agreed on ten boats.", "We will mend the nets.")
    old = framed(gaps[0], texts[0], gaps[1], *texts[1:], gaps[2])
    for new, gone in (
        (framed(texts[0], gaps[1], *texts[1:], gaps[2]), 0),
        (framed(gaps[0], *texts, gaps[2]), 2),
        (framed(gaps[0], texts[0], gaps[1], *texts[1:]), 5),
    ):
        diff = stmtdiff.compare(old, new)
        assert [part.old for part in diff.frame if part.new is None] == [gone]
        assert not any(part.moved for part in diff.frame)
        assert not any(pair.moved for pair in diff.paragraphs)


def test_a_gap_mark_behind_what_was_removed_is_not_the_first_one() -> None:
    """It is paired by what follows it, not with whatever has nothing before it either."""
    first, second = Gap("gap_1", "<…>"), Gap("gap_2", "<…>")
    old = framed("We met in Vellmar.", first, "We will mend the nets.")
    new = framed(first, "They sang of whales.", second, "We will mend the nets.")
    places = [(part.old, part.new) for part in compare_frames(old, new, [Link((1,), (1,))]).parts]
    assert places == [(None, 0), (1, 2)]
