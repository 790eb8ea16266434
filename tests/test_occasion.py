"""When a statement was made: word by word, in each language that is known."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from stmtdiff.model import Part
from stmtdiff.readers.text import read_text
from stmtdiff.structure.occasion import is_dateline

OCCASIONS = [
    line.split(" | ", 1)
    for line in (Path(__file__).parent / "data" / "occasions.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("made", "body"), OCCASIONS)
def test_what_tells_when_it_was_made(made: str, body: str) -> None:
    """That they met then, or signed; not a deadline, a treaty, nor what stands deep in the text."""
    body = body.replace("//", "\n\n")
    date = read_text(f"Joint Statement\n\n{body}").metadata.date
    assert date == (dt.date(2041, 5, 4) if made == "made" else None)


@pytest.mark.parametrize("words", [13, 14, 15])
def test_a_dateline_is_short(words: int) -> None:
    """Fourteen words at most, its date among them."""
    assert is_dateline(" ".join([*["Hale"] * (words - 3), "4", "May", "2041"])) is (words <= 14)


@pytest.mark.parametrize("often", [59, 60, 61])
def test_only_the_start_of_a_long_text_is_read(often: int) -> None:
    """Its first four hundred characters; what stands behind is about other things."""
    text = f"The Ministers met{' often' * often} in Hale on 4 May 2041"
    date = read_text(f"Joint Statement\n\n{text}.\n").metadata.date
    assert date == (dt.date(2041, 5, 4) if len(text) <= 400 else None)


@pytest.mark.parametrize("size", [39, 40, 41])
def test_a_date_before_the_meeting_stands_near_the_start(size: int) -> None:
    """At most forty characters behind it."""
    before = f"O{'h' * (size - 29)}, thanks to our kind hosts, "
    assert len(before) == size
    date = read_text(f"Joint Statement\n\n{before}4 May 2041 we met in Hale.\n").metadata.date
    assert date == (dt.date(2041, 5, 4) if size <= 40 else None)


@pytest.mark.parametrize(
    "begins",
    [
        *(f"{done} {at}" for done in ("Done", "Adopted") for at in ("at", "in", "this")),
        *("Signed at", "Issued in", "Given this"),
        *("Fait à", "Hecho en", "Feito em", "Совершено в", "حرر في"),
    ],
)
def test_how_the_line_begins_that_concludes(begins: str) -> None:
    """It says where and when it was done, and stands behind the provisions."""
    statement = read_text(f"1. We agreed.\n\n2. We left.\n\n{begins} Hale, in two copies.")
    assert [p.part for p in statement.paragraphs] == [Part.BODY, Part.BODY, Part.CONCLUSIONS]


@pytest.mark.parametrize("begins", ["Done by", "Adopted with", "Read at", "Hecho por"])
def test_what_only_begins_so_concludes_nothing(begins: str) -> None:
    """It goes on with the provisions."""
    statement = read_text(f"1. We agreed.\n\n2. We left.\n\n{begins} Hale, in two copies.")
    assert Part.CONCLUSIONS not in [p.part for p in statement.paragraphs]
