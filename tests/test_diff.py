"""The words inside a pair: literate cases in wdiff notation, and the laws of the ops."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literate import marked
from stmtdiff.diff import PARAGRAPH_BREAK, Tag, falls_in_omission, matching
from stmtdiff.diff.matching import WORK_LIMIT, match_keys
from stmtdiff.diff.wording import compare_wording
from stmtdiff.tokens import TokenKind

WORDS = st.sampled_from(
    [
        "We",
        "the",
        "Ministers",
        " ",
        "  ",
        "\n",
        ".",
        ",",
        "“",
        '"',
        "1.5",
        "2720",
        "<…>",
        "é",
        "e\u0301",
        "#Basin",
        "Basin",
        "🇷🇺",
        "not",
        "reaffirm",
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=30).map("".join), st.text(st.characters(codec="utf-8"), max_size=30)
)


@given(st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=3))
def test_ops_give_back_both_texts(old: list[str], new: list[str]) -> None:
    """Law 1, and the canonical form: no gap, no empty op, no two equal ops side by side."""
    wording, _ = compare_wording(old, new)
    pieces = wording.pieces
    assert "".join(piece.old_text for piece in pieces) == PARAGRAPH_BREAK.join(old)
    assert "".join(piece.new_text for piece in pieces) == PARAGRAPH_BREAK.join(new)
    at = (0, 0)
    for op, piece in zip(wording.ops, pieces, strict=True):
        assert (op.old.start, op.new.start) == at
        at = (op.old.end, op.new.end)
        assert piece.old_text or piece.new_text
        assert (piece.tag is Tag.EQUAL) == (piece.old_text == piece.new_text)
        assert (piece.tag is Tag.INSERT) == (not piece.old_text)
        assert (piece.tag is Tag.DELETE) == (not piece.new_text)
        assert (piece.old_span.end - piece.old_span.start) == len(piece.old_text)
    assert at == (len(wording.old), len(wording.new))
    equal = [op.tag is Tag.EQUAL for op in wording.ops]
    assert not any(a and b for a, b in pairwise(equal))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """Law 3, for one text: one equal op, or none where there is no text."""
    wording, _ = compare_wording([text], [text])
    assert [op.tag for op in wording.ops] == ([Tag.EQUAL] if text else [])


KEYS = st.lists(st.sampled_from("abcdefgh"), max_size=40)


@given(KEYS, KEYS)
def test_matches_are_equal_ascending_and_longest(old: list[str], new: list[str]) -> None:
    """The matches are a longest common subsequence, checked against the textbook's table."""
    matches, limited = match_keys(old, new)
    assert all(old[i] == new[j] for i, j in matches)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(matches))
    table = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            best = max(table[i][j + 1], table[i + 1][j])
            table[i + 1][j + 1] = table[i][j] + 1 if one == other else best
    assert len(matches) == table[-1][-1]
    assert not limited


def test_what_both_begin_and_end_with_is_matched() -> None:
    """Also where nothing between is the same."""
    assert match_keys([*"abxcde"], [*"abyzcde"]) == (
        [(0, 0), (1, 1), (3, 4), (4, 5), (5, 6)],
        False,
    )


@given(KEYS, KEYS, st.permutations("abcdefgh"))
def test_the_names_of_keys_do_not_matter(old: list[str], new: list[str], names: list[str]) -> None:
    """Renaming the keys leaves the matches as they are: no character has a meaning of its own."""
    renamed = dict(zip("abcdefgh", names, strict=True))
    again = match_keys([renamed[key] for key in old], [renamed[key] for key in new])
    assert again == match_keys(old, new)


def test_the_limit_bites_where_it_says_and_is_told() -> None:
    """At the limit texts are matched; over it, without a unique key, they are not: it is told."""
    side = int(WORK_LIMIT**0.5)
    old, new = ["a", "b"] * (side // 2), ["b", "a"] * (side // 2)
    assert match_keys(old, new)[1] is False
    longer = [*old, *old[:2], "x", "x"], ["y", "y", *new, *new[:2]]
    assert match_keys(*longer) == ([], True)


def test_long_texts_are_cut_at_what_is_unique_on_both_sides() -> None:
    """Sixty thousand words with a few edits stay far from the limit's blunt end."""
    old = [f"w{number}" for number in range(60_000)]
    new = [key if number % 1000 else "changed" for number, key in enumerate(old)]
    matches, limited = match_keys(["start", *old, "x"], [*new, "y", "z"])
    assert not limited
    assert len(matches) == 60_000 - 60


def pieces(count: int, size: int) -> tuple[list[str], list[str]]:
    """Return two texts that are cut in so many pieces, so long on a side, of two words each."""
    old, new = [], []
    for number in range(count):
        old += [f"cut{number}", *["a", "b"] * (size // 2)]
        new += [f"cut{number}", *["b", "a"] * (size // 2)]
    return ["x", *old, "x"], ["y", *new, "y"]


def test_the_pieces_of_a_cut_text_share_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Together within the limit all pieces are matched; over it the last is not, and it is told."""
    old, new = pieces(5, 20)
    needed = 1 + 4 * 20 * 20 + 21 * 21
    monkeypatch.setattr(matching, "WORK_LIMIT", needed)
    within, limited = match_keys(old, new)
    assert not limited
    monkeypatch.setattr(matching, "WORK_LIMIT", needed - 1)
    over, limited = match_keys(old, new)
    assert limited
    assert len(within) - 20 < len(over) < len(within)
    assert set(over) < set(within)


def test_of_the_pieces_the_smallest_are_matched_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the limit is too low for all of them, a large one leaves something for the others."""
    small, large = pieces(1, 10), pieces(1, 20)
    old = ["x", "here", *large[0][2:-1], "there", *small[0][2:-1], "x"]
    new = ["y", "here", *large[1][2:-1], "there", *small[1][2:-1], "y"]
    monkeypatch.setattr(matching, "WORK_LIMIT", 450)
    matches, limited = match_keys(old, new)
    assert limited
    there = old.index("there")
    assert [i for i, _ in matches if i < there] == [1]
    assert sum(i > there for i, _ in matches) == 9


def test_more_distinct_keys_than_one_plane_of_characters() -> None:
    """Any number of distinct keys works, though each that both sides have gets a character."""
    old = [f"w{number}" for number in range(45_000)]
    assert len(match_keys(["a", *old], [*old, "b"])[0]) == 45_000


def test_a_word_is_found_among_more_words_than_there_are_characters() -> None:
    """A long text of ever other words is no error where the other side is short."""
    new = [f"w{number}" for number in range(1_120_000)]
    assert match_keys(["w7", "gone"], new[:9]) == ([(0, 7)], False)
    assert match_keys(["gone", "w70000"], new) == ([(1, 70_000)], False)


def test_no_two_of_very_many_keys_are_taken_for_one() -> None:
    """What one side alone has shares a character, and is yet no match for anything."""
    old = [f"w{number}" for number in range(36_500)]
    behind, before = 36_000, 36_000 - 0x800  # as many characters apart as there are surrogates
    new = ["x", f"w{behind}", "y", f"w{before}", "z"]
    matches, limited = match_keys(old, new)
    assert not limited
    assert matches in ([(behind, 1)], [(before, 3)])


@pytest.mark.parametrize(
    ("old", "new", "hidden"),
    [
        ("They met in Vellmar and agreed.", "They met <…>", True),
        ("They met <…>", "They met in Vellmar and agreed.", True),
        ("They met in Vellmar, agreed and left.", "They met […] and left.", True),
        ("They met in Vellmar.", "They met in Halden.", False),
    ],
)
def test_what_falls_into_an_omission(old: str, new: str, *, hidden: bool) -> None:
    """Words behind the mark of an omission are hidden, not changed; other changes are changes."""
    wording, _ = compare_wording([old], [new])
    changes = [op for op in wording.ops if op.tag is not Tag.EQUAL]
    assert changes
    assert all(falls_in_omission(wording, op) is hidden for op in changes)


def test_several_paragraphs_are_one_text_with_breaks() -> None:
    """On the side of a split, the break between the parts is a token of its own."""
    wording, _ = compare_wording(["We met. We agreed."], ["We met.", "We agreed."])
    assert marked(wording) == "We met.[- -]{+\n\n+}We agreed."
    breaks = [token for token in wording.new if token.text == PARAGRAPH_BREAK]
    assert [token.kind for token in breaks] == [TokenKind.SPACE]
