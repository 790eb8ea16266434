"""Phrases that moved inside a paragraph: what is told of them, and what has to be sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stmtdiff
from stmtdiff.diff.moves import LEAST_WORDS, find_moves
from stmtdiff.diff.wording import compare_wording
from stmtdiff.tokens import TokenKind

KEPT = (
    "Boats are many and the nets of Melund are mended by all.",
    "Salt is sold in every port of the northern sea this year.",
)


def moved(old: str, new: str) -> list[str]:
    """Return the phrases that moved, as they stand in the later text."""
    wording, _ = compare_wording([old], [new])
    return [
        "".join(token.text for token in wording.new[move.new.start : move.new.end])
        for move in wording.moves
    ]


@pytest.mark.parametrize(
    ("old", "new", "phrases"),
    [
        (
            "In line with the Salt Road Charter, we will open the crossing at Three Wells.",
            "We will open the crossing at Three Wells, in line with the Salt Road Charter.",
            ["in line with the Salt Road Charter"],
        ),
        (
            "We thank the wardens of the lakes. Boats are many. The nets of Melund are mended.",
            "Boats are many. The nets of Melund are mended. We thank the wardens of the lakes.",
            ["We thank the wardens of the lakes"],
        ),
        (
            "The ferry, and with it the harbour, will open in the spring of 2033 at Vellmar.",
            "In the spring of 2033 the ferry, and with it the harbour, will open at Vellmar.",
            ["In the spring of 2033"],
        ),
        (
            "We pay the wardens each year, in line with the Salt Road Charter, and open the "
            "crossing at Three Wells for all the boats.",
            "We pay the wardens each year and open the crossing at Three Wells for all the boats, "
            "in line with the Salt Road Charter.",
            ["in line with the Salt Road Charter"],
        ),
    ],
)
def test_a_phrase_that_moved(old: str, new: str, phrases: list[str]) -> None:
    """It is named whole, whatever the case of its first letter, without the marks around it."""
    assert moved(old, new) == phrases


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # three words
        ("By the spring we open the crossing.", "We open the crossing by the spring."),
        # grammar only
        ("As it is with all of the ports, salt is dear.", "Salt is dear, as it is with all of us."),
        # twice in the later text
        (
            "In line with the Charter of Tal Amar, we pay and open the crossing at Three Wells.",
            "We pay, in line with the Charter of Tal Amar, and open the crossing at Three Wells, "
            "in line with the Charter of Tal Amar.",
        ),
        # other words
        (
            "In line with the Salt Road Charter, we will open the crossing at Three Wells.",
            "We will open the crossing at Three Wells, as the Charter of the Salt Road says.",
        ),
        ("We open the crossing.", "We open the crossing."),
        ("", "We open the crossing at Three Wells."),
    ],
)
def test_what_is_not_sure_did_not_move(old: str, new: str) -> None:
    """Too few words, grammar alone, a phrase found twice, or other words do not count."""
    assert moved(old, new) == []


def test_what_came_from_two_places_is_told_of_one() -> None:
    """Two phrases that overlap where they arrived cannot both have moved there whole."""
    gone = "In ports the wardens of Three Wells.", "Under law Three Wells open every spring."
    old = f"{KEPT[0]} {gone[0]} {KEPT[1]} {gone[1]}"
    new = f"The wardens of Three Wells open every spring. {KEPT[0]} {KEPT[1]}"
    assert moved(old, new) == ["The wardens of Three Wells"]


def test_what_went_to_two_places_is_told_of_one() -> None:
    """No word of the earlier side moves twice; what is left without it is too short."""
    old = f"The wardens of Three Wells open every spring. {KEPT[0]} {KEPT[1]}"
    came = "Under law Three Wells open every spring.", "In ports the wardens of Three Wells."
    assert moved(old, f"{KEPT[0]} {came[0]} {KEPT[1]} {came[1]}") == [
        "Three Wells open every spring"
    ]


def test_a_move_is_told_at_both_ends() -> None:
    """Both ops have a note, the text names the phrase, and no other note speaks of its words."""
    old = "1. By the end of June 2033, we will pay the wardens of the northern lakes.\n"
    new = "1. We will pay the wardens of the northern lakes by the end of June 2033.\n"
    diff = stmtdiff.compare(stmtdiff.reads(old), stmtdiff.reads(new))
    (move,) = diff.paragraphs[0].wording.moves
    notes = {note.op: note.why for note in diff.annotations if note.kind == "move"}
    assert notes == {
        move.old_op: "“by the end of June 2033” moved down from here",
        move.new_op: "“by the end of June 2033” moved here from above",
    }
    assert {note.kind for note in diff.annotations} <= {"move", "typography"}
    assert diff.paragraphs[0].substantive
    assert "“by the end of June 2033”</bdi> stood further up before" in stmtdiff.render(
        diff, "html"
    )


SPACE = (TokenKind.SPACE,)
SENTENCES = st.lists(
    st.lists(
        st.sampled_from(
            [
                "we",
                "pay",
                "the",
                "wardens",
                "of",
                "Three",
                "Wells",
                "line",
                "Charter",
                ",",
                ".",
                "7",
            ]
        ),
        max_size=9,
    ).map(" ".join),
    max_size=4,
)


@given(SENTENCES.flatmap(lambda phrases: st.tuples(st.just(phrases), st.permutations(phrases))))
def test_what_moved_is_the_same_on_both_sides(sides: tuple[list[str], list[str]]) -> None:
    """Every move lies in the ops it names, has the same words on both sides, and overlaps none."""
    wording, _ = compare_wording(*([" ".join(phrases)] for phrases in sides))
    assert find_moves(wording.old, wording.new, wording.ops) == wording.moves
    seen: tuple[set[int], set[int]] = (set(), set())
    for move in wording.moves:
        went, came = wording.ops[move.old_op], wording.ops[move.new_op]
        assert went.old.start <= move.old.start < move.old.end <= went.old.end
        assert came.new.start <= move.new.start < move.new.end <= came.new.end
        ranges = (wording.old, move.old), (wording.new, move.new)
        old, new = (
            [one.key.casefold() for one in tokens[span.start : span.end] if one.kind not in SPACE]
            for tokens, span in ranges
        )
        assert old == new
        assert len(old) >= LEAST_WORDS
        for places, (_, span) in zip(seen, ranges, strict=True):
            assert places.isdisjoint(range(span.start, span.end))
            places.update(range(span.start, span.end))


def test_a_move_is_told_once_in_the_text_form() -> None:
    """Where the words stand now; the data has both ends."""
    kept, gone = "We met at the old harbour of Port Alba.", "All ships carry two lamps by night."
    diff = stmtdiff.compare(
        stmtdiff.reads(f"1. {kept} {gone} We count nets.\n"),
        stmtdiff.reads(f"1. {kept} We count nets. {gone}\n"),
    )
    assert len([note for note in diff.annotations if note.kind == "move"]) == 2
    text = stmtdiff.render(diff, "text")
    assert text.count("move:") == 1
    assert "moved here from above" in text
