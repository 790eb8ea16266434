"""Words that went, or came, together: which sentences an op holds, and where they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

import stmtdiff
from stmtdiff.alignment import Link
from stmtdiff.annotation.stretches import held_sentences
from stmtdiff.diff import Op, StatementDiff, Tag, Wording
from stmtdiff.model import Span, Statement
from stmtdiff.tokens import tokenize


def taken(before: str, gone: str, behind: str, *, tag: Tag = Tag.DELETE) -> StatementDiff:
    """Return a comparison of one pair of which one op takes, or brings, what stands between."""
    sides = [tokenize(before + gone + behind), tokenize(before + behind)]
    first, last = len(tokenize(before)), len(tokenize(before + gone))
    spans = [Span(first, last), Span(first, first)]
    rest = [Span(last, len(sides[0])), Span(first, len(sides[1]))]
    if tag is Tag.INSERT:
        sides, spans, rest = sides[::-1], spans[::-1], rest[::-1]
    equal = Span(0, first)
    ops = (Op(Tag.EQUAL, equal, equal), Op(tag, *spans), Op(Tag.EQUAL, *rest))
    met = Statement.from_texts(["We met."])
    diff = stmtdiff.compare(met, met)
    return replace(diff, paragraphs=(replace(diff.paragraphs[0], wording=Wording(*sides, ops)),))


@pytest.mark.parametrize("tag", [Tag.DELETE, Tag.INSERT])
@pytest.mark.parametrize(
    ("before", "gone", "behind", "held"),
    [
        ("Boats came. ", "We count the nets today. ", "They left.", ["We count the nets today."]),
        ("Boats came.", " We count the nets today", ". They left.", ["We count the nets today."]),
        ("Boats came. ", "We count the nets", " today. They left.", []),
        ("Boats came. We", " count the nets today.", " They left.", []),
        ("Boats came. ", "It rained. Agreed. ", "They left.", ["It rained."]),
        ("Boats came. ", "Number 5. ", "They left.", ["Number 5."]),
        ("Boats ", "came. We count nets. They ", "left.", ["We count nets."]),
        ("Boats came. ", "It rained. It froze. ", "They left.", ["It rained.", "It froze."]),
    ],
)
def test_a_sentence_is_held_by_the_op_that_has_all_its_words(
    tag: Tag, before: str, gone: str, behind: str, held: list[str]
) -> None:
    """From the first word to the last, at least two; its mark at the end may stay."""
    found = [*held_sentences(taken(before, gone, behind, tag=tag))]
    assert [stretch.text for stretch, _ in found] == held
    for stretch, places in found:
        wording = stretch.change.wording
        side = wording.old if tag is Tag.DELETE else wording.new
        assert stretch.dropped is (tag is Tag.DELETE)
        words = [side[place].text for place in places]
        assert words == stretch.text.rstrip(".").split()
        tokens = side[stretch.tokens.start : stretch.tokens.end]
        assert "".join(token.text for token in tokens) == stretch.text


def test_a_sentence_stands_in_the_paragraph_that_it_begins_in() -> None:
    """Of several paragraphs of its side, and at its place in that one."""
    texts = ["Boats came. It rained.", "We count nets. It froze.", "They left. It snowed."]
    sides = [Statement.from_texts(texts), Statement.from_texts(["We count nets."])]
    diff = stmtdiff.compare(*sides, links=[Link((0, 1, 2), (0,))])
    old = diff.paragraphs[0].old
    found = [stretch.within(old) for stretch, _ in held_sentences(diff)]
    told = [(place, old[place].text[span.start : span.end]) for place, span in found]
    assert told == [
        (0, "Boats came."),
        (0, "It rained."),
        (1, "It froze."),
        (2, "They left."),
        (2, "It snowed."),
    ]


def test_the_sentences_that_went_come_first() -> None:
    """Then those that came, each in their order, wherever they stand."""
    texts = (
        "It rained in Hale. Boats came today. They were unloaded. It froze in Melund.",
        "Boats came today. Nets are counted now. They were unloaded.",
    )
    diff = stmtdiff.compare(*(Statement.from_texts([text]) for text in texts))
    assert [stretch.text for stretch, _ in held_sentences(diff)] == [
        "It rained in Hale.",
        "It froze in Melund.",
        "Nets are counted now.",
    ]
