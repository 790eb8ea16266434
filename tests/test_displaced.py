"""Sentences that stand in another place, and what changed inside them."""

from __future__ import annotations

import pytest
from hypothesis import given

import stmtdiff
from stmtdiff.annotation.displaced import _MOST_COMPARED, End, displaced
from stmtdiff.annotation.sentences import whole_sentences
from stmtdiff.diff import StatementDiff, Tag
from stmtdiff.model import Span, Statement
from strategies import pairs

SPRING = "The Council will convene in the spring."
HOST = "We thank the host for the fine arrangements made in Jorun."
CHAIR = "Its chair is elected by {} of the members in {} ballot at the first session."


def compared(old: str, new: str) -> StatementDiff:
    """Return the comparison of two statements of one paragraph."""
    return stmtdiff.compare(Statement.from_texts([old]), Statement.from_texts([new]))


def test_a_reworded_sentence_that_moved_is_compared_inside() -> None:
    """Neither dropped nor new: what changed in it is told, where it stands now."""
    diff = compared(
        f"{SPRING} {CHAIR.format('all', 'a secret')} {HOST}",
        f"{SPRING} {HOST} {CHAIR.format('most', 'an open')}",
    )
    (moved,) = displaced(diff)
    assert moved.transfer is None
    assert moved.left.text == CHAIR.format("all", "a secret")
    assert moved.entered.text == CHAIR.format("most", "an open")
    entered = moved.entered.op_in(diff.paragraphs[0])
    told = {(note.kind, note.why) for note in diff.annotations if note.op == entered}
    moved_here = "“Its chair is elected by most of the …” moved here from above"
    assert told == {
        ("move", moved_here),
        ("degree", "weaker: all → most"),
        ("wording", "in the sentence that moved: “a secret” → “an open”"),
    }
    assert [*whole_sentences(diff)] == []


def test_what_is_unlike_did_not_move() -> None:
    """One sentence went, and another one came."""
    diff = compared(
        f"{SPRING} The price of salt has risen in most ports of the coast. {HOST}",
        f"{SPRING} {HOST} A new range of lighthouses is to be built by the Fund.",
    )
    assert [*displaced(diff)] == []
    assert len([*whole_sentences(diff)]) == 2


@pytest.mark.parametrize("words", [6, 7])
def test_what_is_short_did_not_move(words: int) -> None:
    """A sentence of few words may resemble another one by chance."""
    old = " ".join(f"Short{word}" for word in range(words)) + "."
    new = old.replace("Short2", "Long2")
    diff = compared(f"{old} {SPRING} {HOST}", f"{SPRING} {HOST} {new}")
    assert len(displaced(diff)) == (words == 7)


@given(pairs())
def test_each_sentence_is_displaced_once(sides: tuple[Statement, Statement]) -> None:
    """No words stand in two of them, and their texts are those of the statements."""
    diff = stmtdiff.compare(*sides)
    seen: set[tuple[int, Tag, int]] = set()
    for one in displaced(diff):
        for end in (one.left, one.entered):
            wording = diff.paragraphs[end.pair].wording
            tokens = wording.old if end.tag is Tag.DELETE else wording.new
            held = tokens[end.span.start : end.span.end]
            assert "".join(token.text for token in held) == end.text
            places = {(end.pair, end.tag, place) for place in range(end.span.start, end.span.end)}
            assert not places & seen
            seen |= places


def test_what_is_left_of_a_sentence_moved() -> None:
    """A sentence of which only some words are left, elsewhere in the paragraph, is not dropped."""
    diff = compared(
        f"We strongly condemn all acts of piracy, wherever and by whomever committed. {HOST}",
        f"{HOST} We condemn all acts of piracy.",
    )
    (moved,) = displaced(diff)
    assert moved.entered.text == "We condemn all acts of piracy."
    assert ("verb", "weaker: strongly condemn → condemn") in {
        (note.kind, note.why) for note in diff.annotations
    }
    assert diff.survivals == ()


@pytest.mark.parametrize("common", [11, 12])
def test_three_in_five_words_make_it_the_same_sentence(common: int) -> None:
    """Of the longer of the two; with fewer, one sentence went and another one came."""
    words = [f"Short{word}" for word in range(20)]
    others = [word if place < common else f"Long{place}" for place, word in enumerate(words)]
    old, new = (f"{' '.join(side)}." for side in (words, others))
    assert len(displaced(compared(f"{old} {SPRING} {HOST}", f"{SPRING} {HOST} {new}"))) == (
        common == 12
    )


@pytest.mark.parametrize(
    ("left", "moved"), [("We condemn acts of piracy.", True), ("We condemn all piracy.", False)]
)
def test_of_a_sentence_that_moved_at_least_five_words_are_left(left: str, moved: bool) -> None:
    """Fewer may stand there by chance."""
    old = f"We strongly condemn all acts of piracy, wherever and by whomever committed. {HOST}"
    assert bool(displaced(compared(old, f"{HOST} {left}"))) is moved


def test_of_a_sentence_that_stayed_in_part_the_rest_went_over() -> None:
    """What is quoted is what went, and what was dropped beside it is told as dropped."""
    settle = "all members shall settle their disputes by peaceful means"
    states = "We call upon all States of the region to refrain from what may aggravate tensions."
    treaty = "Article 14 of the Corvane Treaty"
    old, new = (
        stmtdiff.reads(f"1. We met.\n\n2. We recall {recalled}.\n\n3. {called}\n")
        for recalled, called in (
            (f"decision 17/2039 and {treaty}, and underline that {settle}", states),
            (treaty, f"{states} A{settle[1:]}."),
        )
    )
    diff = stmtdiff.compare(old, new)
    (moved,) = displaced(diff)
    assert moved.left.text.endswith(settle)
    assert not moved.left.text.startswith("We recall")
    told = {(note.pair, note.kind, note.why) for note in diff.annotations}
    assert (1, "reference", "decision 17/2039 dropped") in told
    assert not any(pair == 2 and kind == "reference" for pair, kind, _ in told)


@pytest.mark.parametrize("joined", ["", " and", " or"])
def test_an_item_of_a_list_moved(joined: str) -> None:
    """However short it is, if it is the same word for word but for what joins it to the next."""
    diff = compared(
        f"We will:\n• cut aid;{joined}\n• end the ban on grain.",
        f"We will:\n• end the ban on grain;{joined}\n• cut aid.",
    )
    assert [one.entered.text for one in displaced(diff)] == ["• cut aid."]
    assert [*whole_sentences(diff)] == []


@pytest.mark.parametrize("tag", [Tag.DELETE, Tag.INSERT])
@pytest.mark.parametrize(
    ("first", "last", "whole", "within"),
    [
        (0, 0, True, True),
        (1, -1, True, True),
        (2, -1, True, False),
        (1, -2, True, False),
        (-1, 0, False, True),
        (0, 1, False, True),
        (3, 3, False, False),
    ],
)
def test_which_op_holds_a_sentence(
    tag: Tag, first: int, last: int, whole: bool, within: bool
) -> None:
    """Whole, or nothing but words of it and a space at its ends; and only on its own side."""
    sides = ["We met in Hale.", "We met in Hale on Monday by boat."]
    (pair,) = compared(*sides[:: 1 if tag is Tag.INSERT else -1]).paragraphs
    ((number, op),) = ((n, op) for n, op in enumerate(pair.wording.ops) if op.tag is tag)
    held = op.new if tag is Tag.INSERT else op.old
    end = End(0, tag, Span(held.start + first, held.end + last), "")
    assert end.op_in(pair) == (number if whole else None)
    assert [*end.ops_within(pair)] == [number] * within
    other = end._replace(tag=Tag.DELETE if tag is Tag.INSERT else Tag.INSERT)
    assert (other.op_in(pair), [*other.ops_within(pair)]) == (None, [])


@pytest.mark.parametrize("size", [20, 21])
def test_only_so_many_sentences_are_compared(size: int) -> None:
    """Up to the limit all are found; of more the first ones, and of the others their phrases."""
    old, new = (
        [f"{word}{n} boats of fleet{n} sailed to port{n} under flag{n} again." for n in range(size)]
        for word in ("Red", "Blue")
    )
    diff = compared(" ".join([*old, HOST]), " ".join([HOST, *new]))
    found = {one.left.text for one in displaced(diff)}
    assert found == set(old) if size * size <= _MOST_COMPARED else found < set(old)
    phrases = [note for note in diff.annotations if "boats of fleet" in note.why]
    assert len([note for note in phrases if note.why.endswith("from here")]) == size
