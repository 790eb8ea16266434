"""When a statement was made: word by word, in each language that is known."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from stmtdiff.model import Part
from stmtdiff.readers.text import read_text

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
