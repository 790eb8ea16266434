"""What annotators share: a text is read once, while one comparison is annotated, and only then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import stmtdiff
from stmtdiff.annotation import ANNOTATORS, annotate_diff
from stmtdiff.annotation.reading import read_once, reading_once

if TYPE_CHECKING:
    from pathlib import Path


def test_a_text_is_read_once_within_the_block() -> None:
    """Within the block one text is not read again, an equal one is, and nothing outlives it."""
    read: list[tuple[str, ...]] = []

    @read_once
    def words(text: tuple[str, ...]) -> list[str]:
        read.append(text)
        return [*text]

    one, other = tuple("ab"), tuple("ab")
    with reading_once():
        assert words(one) is words(one)
        assert words(other) is not words(one)
        with reading_once():
            words(one)
        assert words(one) == ["a", "b"]
    assert len(read) == 3
    assert words(one) is not words(one)
    assert len(read) == 5


def test_a_text_keeps_its_identity() -> None:
    """A text that nobody else holds is not taken for another one that has its place in memory."""

    @read_once
    def first(text: tuple[int, ...]) -> int:
        return text[0]

    with reading_once():
        assert [first((number,)) for number in range(1_000)] == [*range(1_000)]


def test_annotators_find_alone_what_they_find_together(examples: Path) -> None:
    """What one annotator has read changes nothing in what another one finds."""
    names = ("declaration-2031.txt", "joint-statement-2032.txt")
    diff = stmtdiff.compare(*(stmtdiff.read(examples / name) for name in names))
    bare = replace(diff, annotations=())
    together = set(diff.annotations)
    assert {note for name in ANNOTATORS for note in ANNOTATORS[name](bare)} == together
    alone = (annotate_diff(bare, [name]).annotations for name in reversed(ANNOTATORS))
    assert {note for notes in alone for note in notes} == together
