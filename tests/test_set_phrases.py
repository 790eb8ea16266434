"""Phrases of a table among the words of a text."""

from __future__ import annotations

import pytest

from stmtdiff.annotation.set_phrases import SetPhrases

KNOWN = SetPhrases(("in", "in part", "in part and in full", "full", "part ways"), ("至少", "至"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("we met", []),
        ("", []),
        ("they met in hale", [(2, 3, "in")]),
        ("it holds in part only", [(2, 4, "in part")]),
        ("in part and in full", [(0, 5, "in part and in full")]),
        ("in part and in stages", [(0, 2, "in part"), (3, 4, "in")]),
        ("in part ways", [(0, 2, "in part")]),
        (
            "full part ways in full",
            [(0, 1, "full"), (1, 3, "part ways"), (3, 4, "in"), (4, 5, "full")],
        ),
        ("part", []),
        ("至 少", [(0, 2, "至少")]),
        ("至 多", [(0, 1, "至")]),
        ("至少", []),
    ],
)
def test_the_longest_phrase_wins(text: str, found: list[tuple[int, int, str]]) -> None:
    """Of those that begin at a word; and no word is in two phrases."""
    assert [tuple(one) for one in KNOWN.find(text.split())] == found


@pytest.mark.parametrize(
    ("words", "may"),
    [(["we", "met"], False), (["ways"], True), (["we", "and"], True), (["少"], True), ([], False)],
)
def test_a_change_may_touch_a_phrase_by_any_of_its_words(words: list[str], may: bool) -> None:
    """Also by its last one, for the others may stay."""
    assert KNOWN.may_touch(words) is may
