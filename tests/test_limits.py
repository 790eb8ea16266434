"""Work grows with the size of the texts, and what could grow faster has a counted limit.

The limits that belong to one module are tested beside it: tests/test_diff.py, test_edits.py,
test_akn.py, test_markdown.py, test_docx_package.py.
"""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

import stmtdiff
from stmtdiff.annotation import survivals
from stmtdiff.annotation.typography import annotate_typography
from stmtdiff.diff import edits
from stmtdiff.diff.islands import join_over_islands
from stmtdiff.diff.phrases import read_words
from stmtdiff.readers import text
from stmtdiff.renderers.places import frame_by_place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stmtdiff import StatementDiff


def seconds(work: Callable[[], object]) -> float:
    """Return the least processor time of three tries."""
    tries = []
    for _ in range(3):
        start = time.process_time()
        work()
        tries.append(time.process_time() - start)
    return min(tries)


def compared(old: str, new: str) -> StatementDiff:
    """Return the comparison of two plain texts."""
    return stmtdiff.compare(stmtdiff.reads(old), stmtdiff.reads(new))


def one_giant_paragraph(size: int) -> Callable[[], object]:
    """Return the search for idle marks in a paragraph of which each tenth word was changed."""
    words = [f"word{number % 50}" for number in range(size)]
    other = [word if place % 10 else "changed" for place, word in enumerate(words)]
    diff = compared(f"1. {' '.join(words)}.", f"1. {' '.join(other)}.")
    return lambda: list(annotate_typography(diff))


def many_headings_gone(size: int) -> Callable[[], object]:
    """Return the search for the places of headings that are all gone."""
    told = [f"{number}. We met in place{number} and agreed." for number in range(1, size)]
    old = [f"PART {number} OF ALL\n\n{line}" for number, line in enumerate(told)]
    diff = compared("\n\n".join(old), "\n\n".join(told))
    assert len(diff.frame) > size - 5
    return lambda: frame_by_place(diff)


def many_large_regions(size: int) -> Callable[[], object]:
    """Return the marking of edits in regions that are all over the limit."""
    old, new, matches = [], [], []
    for number in range(size // 500):
        matches.extend((len(old) + k, len(new) + k) for k in range(8))
        run = [f"kept{number}x{k}" for k in range(8)]
        old += [*run, *(f"gone{number}x{k}" for k in range(250))]
        new += [*run, *(f"come{number}x{k}" for k in range(250))]
    words = read_words(old), read_words(new)
    return lambda: edits.refine(matches, *words)


def many_islands(size: int) -> Callable[[], object]:
    """Return the joining of edits of nine words, a word kept between each two."""
    words = read_words(["harbour" if place % 10 else "the" for place in range(size)])
    found = [(at + 1, at + 10, at + 1, at + 10) for at in range(0, size, 10)]
    assert len(join_over_islands(found, words, words)) == 1
    return lambda: join_over_islands(found, words, words)


@pytest.mark.parametrize(
    ("made", "size"),
    [
        (many_islands, 5_000),
        (one_giant_paragraph, 2_000),
        (many_headings_gone, 120),
        (many_large_regions, 20_000),
    ],
)
def test_time_grows_with_the_size(made: Callable[[int], Callable[[], object]], size: int) -> None:
    """Four times the text takes at most nine times as long: three for each doubling."""
    small, large = seconds(made(size)), seconds(made(4 * size))
    assert large < 9 * max(small, 0.001)


def test_the_length_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the limit a text is read; one character more is refused, with the limit named."""
    given = "1. We met."
    monkeypatch.setattr(text, "MAX_CHARACTERS", len(given))
    assert stmtdiff.reads(given, format="text").paragraphs
    with pytest.raises(stmtdiff.LimitError, match=f"the limit is {len(given)}"):
        stmtdiff.reads(f"{given}.", format="text")


def test_the_search_for_what_survives(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within the limit dropped sentences find what survives; with no work left, they find none."""
    old, new = (
        stmtdiff.read(examples / name)
        for name in ("declaration-2031.txt", "joint-statement-2032.txt")
    )
    diff = stmtdiff.compare(old, new)
    within = survivals.find_survivals(diff)
    assert any(one.new is not None for one in within)
    monkeypatch.setattr(survivals, "_POSTINGS", 1_000_000)
    assert survivals.find_survivals(diff) == within
    monkeypatch.setattr(survivals, "_POSTINGS", 0)
    assert all(one.new is None for one in survivals.find_survivals(diff))


def test_hostile_shapes_end_soon() -> None:
    """Shapes that invite quadratic work are compared, whole, in a few seconds each."""
    dice = random.Random(1)
    words = [
        "peace",
        "trade",
        "council",
        "island",
        "harbour",
        "review",
        "commit",
        "welcome",
        "growth",
        "energy",
    ]
    shapes = {
        "all the same": "\n\n".join(f"{n}. We reaffirm peace." for n in range(1, 301)),
        "one word each": "\n\n".join(f"{n}. {dice.choice(words)}." for n in range(1, 301)),
        "one word only": "1. " + "peace " * 3_000,
        "near-duplicates": "\n\n".join(
            f"{n}. We welcome the {dice.choice(words)} of the {dice.choice(words)} council."
            for n in range(1, 301)
        ),
        "one list": "1. We agree:\n"
        + "".join(f"({n}) {dice.choice(words)};\n" for n in range(2_000)),
    }
    for name, shape in shapes.items():
        start = time.process_time()
        diff = compared(shape, shape.replace("peace", "war", 3).replace("trade", "order", 30))
        stmtdiff.render(diff, "html")
        assert time.process_time() - start < 20, name
