"""What stands elsewhere, of the frame and of the paragraphs, where both are known."""

from __future__ import annotations

import pytest

from stmtdiff.alignment import Link
from stmtdiff.diff.standing import find_elsewhere
from stmtdiff.model import Block, FrontLine, FrontRole, Gap, Paragraph, Section, Statement


def statement(order: str) -> Statement:
    """Return a statement of headings, in capitals, and paragraphs, in small letters."""
    return Statement(
        elements=tuple(
            Gap(f"gap_{place}", "<…>")
            if one == "-"
            else Section(f"sec_{place}", one)
            if one.isupper()
            else Paragraph(f"para_{place}", blocks=(Block(one),))
            for place, one in enumerate(order)
        )
    )


def elsewhere(old: str, new: str, *links: Link) -> tuple[str, str]:
    """Return the parts of the frame that stand elsewhere, and the first paragraphs that do.

    Without links each paragraph has become the one of the same letter.
    """
    sides = [[one for one in order if one.islower()] for order in (old, new)]
    same = [Link((place,), (sides[1].index(one),)) for place, one in enumerate(sides[0])]
    pairs = [(old.index(one), new.index(one)) for one in old if not one.islower()]
    found = find_elsewhere(statement(old), statement(new), pairs, links or same)
    return (
        "".join(old[place] for place in sorted(found.parts)),
        "".join(sides[0][place] for place in sorted(found.links)),
    )


@pytest.mark.parametrize(
    ("old", "new", "parts", "paragraphs"),
    [
        ("AabBc", "AabBc", "", ""),
        ("AabBc", "AaBbc", "", "b"),
        ("AabBc", "ABabc", "B", ""),
        ("AaBb", "BaAb", "AB", ""),
        ("a-b", "ab-", "-", ""),
        ("a-bc", "abc-", "-", ""),
        ("aAb", "abA", "", "b"),
        ("aAbc", "abcA", "A", ""),
        ("Aab", "aAb", "", "a"),
    ],
)
def test_what_stands_elsewhere(old: str, new: str, parts: str, paragraphs: str) -> None:
    """The paragraph, where it only changed places with a heading; else the heading, or the mark."""
    assert elsewhere(old, new) == (parts, paragraphs)


def test_paragraphs_that_moved_do_not_tell_where_a_heading_stands() -> None:
    """That they moved among each other is known; the heading between them stays."""
    links = Link((0,), (2,), moved=True), Link((1,), (0,)), Link((2,), (1,))
    assert elsewhere("aAbBc", "AbBca", *links) == ("", "")
    assert elsewhere("abAB", "bABa", Link((0,), (1,), moved=True), Link((1,), (0,))) == ("", "")


@pytest.mark.parametrize(
    ("new", "after", "parts", "paragraphs"),
    [
        ("aAbc", (0, 1, 2), "", ""),
        ("abAc", (0, 1, 2), "", ""),
        ("Aabc", (0, 1, 2), "", "a"),
    ],
)
def test_of_a_link_between_several_the_first_tells(
    new: str, after: tuple[int, ...], parts: str, paragraphs: str
) -> None:
    """Where it has as many on both sides all do, for each became one."""
    assert elsewhere("aAb", new, Link((0, 1), after)) == (parts, paragraphs)


def test_a_link_between_as_many_is_told_one_by_one() -> None:
    """The heading went past the second of them."""
    assert elsewhere("aAb", "abA", Link((0, 1), (0, 1))) == ("", "a")
    assert elsewhere("aAbc", "abcA", Link((0, 1, 2), (0, 1, 2))) == ("A", "")


@pytest.mark.parametrize(
    ("old", "new", "recast"),
    [
        (Section("sec_1", "Seas"), Section("sec_1", "Seas"), False),
        (Section("sec_1", "Seas"), Section("sec_2", "Lakes"), False),
        (Section("sec_1", "Seas"), Section("sec_1", "Seas", level=2), True),
        (Section("sec_1", "Seas", label="II."), Section("sec_1", "II. Seas"), True),
        (Section("sec_1", "Seas", label="II."), Section("sec_1", "Seas", label="III."), False),
        (FrontLine("Hale"), FrontLine("Hale"), False),
        (FrontLine("Hale"), FrontLine("Hale", FrontRole.TITLE), True),
        (Gap("gap_1", "<…>"), Gap("gap_1", "<…>"), False),
    ],
)
def test_what_is_another_part_stands_elsewhere(
    old: Section | FrontLine | Gap, new: Section | FrontLine | Gap, *, recast: bool
) -> None:
    """A heading at another depth, or whose numeral was read as a word; a line of another kind."""
    sides = Statement(elements=(old,)), Statement(elements=(new,))
    assert bool(find_elsewhere(*sides, [(0, 0)], []).parts) is recast
