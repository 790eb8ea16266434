"""Dropped sentences and the nearest wording that survives: cases by hand, and what holds always."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

import stmtdiff
from stmtdiff.alignment import Lexicon
from stmtdiff.annotation import NOTHING_LIKE_IT, survivals
from stmtdiff.annotation.survivals import _leading
from stmtdiff.diff import Fate, StatementDiff
from strategies import statements

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLES = Path(__file__).parents[1] / "examples"
DATA = Path(__file__).parent / "data" / "survivals.txt"


@dataclass(frozen=True)
class Case:
    """A removed paragraph, the later sentences, and which of them is nearest."""

    name: str
    dropped: str
    later: tuple[str, ...]
    nearest: str | None


def cases() -> list[Case]:
    """Return the cases of the data file."""
    found = []
    for block in DATA.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            name, dropped, *later = lines
            starred = [line[2:] for line in later if line.startswith("* ")]
            found.append(
                Case(
                    name,
                    dropped.removeprefix("- "),
                    tuple(line[2:] for line in later),
                    starred[0] if starred else None,
                )
            )
    return found


def unlinked(old: list[str], new: list[str]) -> StatementDiff:
    """Return a comparison in which every paragraph was removed or added."""
    sides = [stmtdiff.Statement.from_texts(texts) for texts in (old, new)]
    links = [stmtdiff.Link((place,), ()) for place in range(len(old))]
    links += [stmtdiff.Link((), (place,)) for place in range(len(new))]
    return stmtdiff.compare(*sides, links=links)


@cache
def around() -> tuple[list[str], list[str]]:
    """Return the paragraphs of the samples, so that words are rare and common as they are."""
    names = ("declaration-2031.txt", "joint-statement-2032.txt")
    sides = (stmtdiff.read(EXAMPLES / name).paragraphs for name in names)
    old, new = ([paragraph.text for paragraph in side] for side in sides)
    return old, new


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_the_nearest_wording(case: Case) -> None:
    """The nearest sentence is the one that a reader names, or there is nothing like it."""
    old, new = around()
    sides = [[case.dropped, *old], [" ".join(case.later), *new]]
    statements = [stmtdiff.Statement.from_texts(texts) for texts in sides]
    links = [stmtdiff.Link((0,), ()), stmtdiff.Link((), (0,))]
    one = next(s for s in stmtdiff.compare(*statements, links=links).survivals if s.old == 0)
    assert (one.new is None) == (case.nearest is None), one
    if one.new is not None and one.new_span is not None:
        assert one.new == 0
        text = statements[1].paragraphs[0].text
        assert text[one.new_span.start : one.new_span.end] == case.nearest


def test_a_sentence_lives_on_in_another_paragraph() -> None:
    """Dropped from a paragraph that goes on, it is found wherever it stands, in any voice."""
    old = [
        "We met in Vellmar. We will protect the herons of the delta.",
        "We note the price of salt.",
    ]
    new = ["We met in Vellmar.", "They noted the price of salt. They would protect herons."]
    links = [stmtdiff.Link((place,), (place,)) for place in (0, 1)]
    sides = [stmtdiff.Statement.from_texts(texts) for texts in (old, new)]
    diff = stmtdiff.compare(*sides, links=links)
    (one,) = diff.survivals
    assert (one.pair, one.old, one.new) == (0, 0, 1)
    assert old[0][one.old_span.start :] == "We will protect the herons of the delta."
    assert NOTHING_LIKE_IT <= one.score < 1


@pytest.mark.parametrize(
    "new",
    [
        "We met in Vellmar. They would protect the herons of the delta.",
        "We will, with all our strength, protect the herons of the delta. We met in Vellmar.",
        "We met in Vellmar. <…>",
    ],
)
def test_what_a_paragraph_still_says_was_not_dropped(new: str) -> None:
    """In other words, at another place, or behind the mark of an omission it is not dropped."""
    old = "We met in Vellmar. We will protect the herons of the delta."
    sides = [stmtdiff.Statement.from_texts([text]) for text in (old, new)]
    diff = stmtdiff.compare(*sides, links=[stmtdiff.Link((0,), (0,))])
    assert diff.survivals == ()


def test_a_sentence_that_went_over_was_not_dropped() -> None:
    """A transfer tells of it; of a removed paragraph all the same all is looked for."""
    herons = "We will protect the herons of the northern delta and of all its quiet islands."
    old = [f"We met in Vellmar, by the lake. {herons}", "We note the price of salt and of rope."]
    new = ["We met in Vellmar, by the lake.", f"We note the price of salt and of rope. {herons}"]
    sides = [stmtdiff.Statement.from_texts(texts) for texts in (old, new)]
    stays = stmtdiff.Link((1,), (1,))
    diff = stmtdiff.compare(*sides, links=[stmtdiff.Link((0,), (0,)), stays])
    assert [(one.old, one.new) for one in diff.transfers] == [(0, 1)]
    assert diff.survivals == ()
    links = [stmtdiff.Link((0,), ()), stmtdiff.Link((), (0,)), stays]
    removed = stmtdiff.compare(*sides, links=links)
    assert (0, 1) in [(one.old, one.new) for one in removed.transfers]
    assert (0, 1) in [(one.old, one.new) for one in removed.survivals]


def test_of_a_removed_paragraph_only_what_did_not_go_over_is_dropped() -> None:
    """The sentence that went over is told as such, and of the others which they are."""
    herons = "We will protect the herons of the northern delta and of all its quiet islands."
    old = [f"We count all boats. {herons} Salt is dear by now.", "We note the price of rope."]
    new = [f"We note the price of rope. {herons}"]
    sides = [stmtdiff.Statement.from_texts(texts) for texts in (old, new)]
    diff = stmtdiff.compare(*sides, links=[stmtdiff.Link((1,), (0,)), stmtdiff.Link((0,), ())])
    told = [old[0][one.old_span.start : one.old_span.end] for one in diff.survivals]
    assert told == ["We count all boats.", "Salt is dear by now."]
    text = stmtdiff.render(diff, "text")
    assert "dropped: “We count all boats.”; nearest surviving wording: nothing like it" in text


def test_a_sentence_without_a_verb_of_the_speakers_is_told_only_where_all_is_removed() -> None:
    """Inside a paragraph that goes on only what the speakers do counts as a commitment."""
    old = "We met in Vellmar. Herons are white and tall."
    sides = [stmtdiff.Statement.from_texts([text]) for text in (old, "We met in Vellmar.")]
    diff = stmtdiff.compare(*sides, links=[stmtdiff.Link((0,), (0,))])
    assert diff.survivals == ()
    assert len(unlinked([old], ["Salt is dear."]).survivals) == 2


def test_every_form_tells_it() -> None:
    """Text, page, JSON, XML and records name the nearest wording, or that there is none."""
    diff = unlinked(
        ["We will protect the herons of the delta.", "Every village shall have its own well."],
        ["They noted the price of salt.", "They would protect herons of the delta, one day."],
    )
    told = "unnumbered 2, “They would protect herons of the delta, one day.” (0.7"
    assert f"  · nearest surviving wording: {told}" in stmtdiff.render(diff, "text", width=200)
    page = stmtdiff.render(diff, "html")
    assert '<b>Nearest surviving wording</b> later <a href="#p-al_2">paragraph 2</a>' in page
    assert "No sentence like it survives." in page
    xml = stmtdiff.render(diff, "xml")
    assert 'oldSpan="0:40"' in xml
    assert xml.count("<sd:survival ") == 2
    assert xml.count("newSpan=") == 1
    nearest = [record["nearest"] for record in stmtdiff.render(diff, "records")]
    assert [text for text in nearest if text][1] == "nearest surviving wording: nothing like it"


@given(statements(), statements())
@settings(max_examples=60)
def test_survivals_point_at_what_is_there(old: stmtdiff.Statement, new: stmtdiff.Statement) -> None:
    """Every removed paragraph has one, and all spans lie inside the texts they are offsets of."""
    diff = stmtdiff.compare(old, new)
    for one in diff.survivals:
        text = old.paragraphs[one.old].text
        assert 0 <= one.old_span.start < one.old_span.end <= len(text)
        assert one.old in diff.paragraphs[one.pair].link.old
        assert (one.new is None) == (one.new_span is None) == (one.score < NOTHING_LIKE_IT)
        if one.new is not None and one.new_span is not None:
            assert one.new_span.end <= len(new.paragraphs[one.new].text)
    told = {one.old for one in diff.survivals}
    for pair in diff.paragraphs:
        if pair.fate is Fate.REMOVED and any(map(str.strip, (p.text for p in pair.old))):
            assert told.intersection(pair.link.old)


@given(statements(), statements())
@settings(max_examples=60)
def test_the_lexicon_of_the_alignment(old: stmtdiff.Statement, new: stmtdiff.Statement) -> None:
    """A comparison without the lexicon that its alignment had is annotated alike."""
    diff = stmtdiff.compare(old, new)
    bare = replace(diff, annotations=(), survivals=(), highlights=())
    assert stmtdiff.annotate(bare) == diff


def test_what_cannot_be_nearest_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting on only for the sentences that may be nearest finds what counting for all finds."""
    old, new = around()
    diff = unlinked(old, new)
    left_out = []

    def leading(shared: Mapping[int, int], ahead: int) -> dict[int, int]:
        if ahead:
            left_out.append(len(shared) - len(_leading(shared, ahead)))
        return {}

    monkeypatch.setattr(survivals, "_leading", leading)
    assert survivals.find_survivals(diff) == diff.survivals
    assert max(left_out) > 100


def test_the_work_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the paragraphs take about twice the comparisons, be their words ever so common."""
    count = 0
    shared = Lexicon.shared

    def counted(self: Lexicon, one: Mapping[int, int], other: Mapping[int, int]) -> float:
        nonlocal count
        count += 1
        return shared(self, one, other)

    monkeypatch.setattr(Lexicon, "shared", counted)
    counts = []
    for size in (200, 400):
        count = 0
        old = [f"We will mend the nets of the lake number {n} in spring." for n in range(size)]
        new = [f"They mended the roofs of the town number {n} in spring." for n in range(size)]
        assert len(unlinked(old, new).survivals) == size
        counts.append(count)
    assert 0 < counts[1] < 2.2 * counts[0]


def test_what_is_cut_down_in_its_paragraph_is_not_dropped() -> None:
    """Half of what the later sentence says is what is left of the earlier one."""
    old = "We recognise the role of small and medium-sized ports, which land half of the fish."
    new = "The Ministers supported small and medium-sized ports."
    diff = stmtdiff.compare(*(stmtdiff.Statement.from_texts([side]) for side in (old, new)))
    assert diff.survivals == ()
