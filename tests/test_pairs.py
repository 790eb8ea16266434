"""Literate pairs and the sample pair: where edits are marked, what class they are, what they weigh.

The truths in ``data/pairs`` and ``data/sample-pair.txt`` were written by hand before they were run.
What is known to fail stands in ``data/known-failures.txt``, with the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from literate import (
    BORDER,
    DATA,
    LANGUAGES,
    Case,
    cut_sides,
    examine,
    examine_sample,
    missing_classes,
    read_cases,
    read_sample_truths,
    score_classes,
    spurious_classes,
)

if TYPE_CHECKING:
    from pathlib import Path

    from _pytest.mark import ParameterSet

CASES = read_cases()
# A border between two letters or figures of a script with spaces, or before a combining mark.
LETTER = "[^\\W_\u3040-\u309f\u3400-\u9fff]"
CUT = re.compile(f"{LETTER}{BORDER}+{LETTER}|{BORDER}[\u0300-\u036f\u064b-\u0652]")
FAILURES = {
    (what, name): why
    for line in (DATA / "known-failures.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
    for what, name, why in [line.split(" | ")]
}


def cases(what: str, *, judged: bool = True) -> list[ParameterSet]:
    """Return the cases as parameters, those known to fail marked so."""
    return [
        pytest.param(
            case,
            id=case.name,
            marks=[pytest.mark.xfail(reason=FAILURES[what, case.name], raises=AssertionError)]
            if (what, case.name) in FAILURES
            else [],
        )
        for case in CASES
        if case.truth or not judged
    ]


@pytest.mark.parametrize("case", cases("edits", judged=False))
def test_edits(case: Case) -> None:
    """The edits of each pair are marked where a careful editor marks them."""
    assert examine(case).marked == case.text


@pytest.mark.parametrize("case", cases("classes"))
def test_classes(case: Case) -> None:
    """Each pair gets the classes of change that a reader names, and no other."""
    assert case.truth
    found = examine(case).classes
    assert (missing_classes(case.truth, found), spurious_classes(case.truth, found)) == ([], [])


@pytest.mark.parametrize("case", cases("weight"))
def test_weight(case: Case) -> None:
    """Each pair is called editorial where a reader calls it so, and only there."""
    assert case.truth
    assert examine(case).editorial == case.truth.editorial


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_no_edit_cuts_a_word(case: Case) -> None:
    """No border of an edit lies between two letters or figures, or before a combining mark."""
    for side in cut_sides(examine(case).marked):
        assert not CUT.search(side)


def test_known_failures_are_of_known_pairs() -> None:
    """No line of the list of failures has outlived its pair."""
    assert {name for _, name in FAILURES} <= {case.name for case in CASES}


def test_there_are_pairs_enough() -> None:
    """At least ten pairs in each of five languages besides English, and no claim stands twice."""
    groups = Counter(case.group for case in CASES)
    assert all(groups[language] >= 10 for language in LANGUAGES)
    assert sum(count for group, count in groups.items() if group not in LANGUAGES) >= 160
    assert len({case.name for case in CASES}) == len(CASES)


def test_nothing_substantive_is_called_editorial() -> None:
    """No pair that says something else is called editorial: that error costs most."""
    judged = [(case.truth, examine(case)) for case in CASES if case.truth]
    assert score_classes(judged)["editorial"].wrong == 0


# Just below what was measured, as precision and recall.
SAMPLE_FLOORS = {
    "date": (1.0, 1.0),
    "degree": (1.0, 1.0),
    "editorial": (1.0, 1.0),
    "figure": (1.0, 1.0),
    "name": (1.0, 1.0),
    "negation": (1.0, 1.0),
    "order": (1.0, 1.0),
    "qualifier": (1.0, 1.0),
    "reference": (1.0, 1.0),
    "sentence": (1.0, 1.0),
    "spelling": (1.0, 0.9),
    "transfer": (1.0, 1.0),
    "typography": (1.0, 1.0),
    "verb": (1.0, 1.0),
    "voice": (1.0, 1.0),
    "wording": (0.95, 1.0),
}


def test_sample_pair(examples: Path) -> None:
    """Every linked pair of the sample is judged, and each class keeps its precision and recall."""
    judged = examine_sample(examples)
    assert len(judged) == len(read_sample_truths())
    scores = score_classes((truth, found) for _, truth, found in judged)
    assert scores.keys() == SAMPLE_FLOORS.keys()
    low = {
        name: score
        for name, score in scores.items()
        if score.precision < SAMPLE_FLOORS[name][0] or score.recall < SAMPLE_FLOORS[name][1]
    }
    assert not low
