"""The fuzz targets hold for their corpus, for our sample files, and notice a broken law."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import stmtdiff

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT / "fuzz"))

from targets import TARGETS, BrokenLawError  # noqa: E402 - the folder is no package

CORPUS = sorted((PROJECT / "fuzz" / "corpus").glob("*/*"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_corpus_holds(path: Path) -> None:
    """No input of the corpus breaks a law."""
    TARGETS[path.parent.name](path.read_bytes())


def test_every_target_has_a_corpus() -> None:
    """A target without an input to begin with finds nothing."""
    assert {path.parent.name for path in CORPUS} == set(TARGETS)


def test_the_corpus_reaches_the_readers(project: Path) -> None:
    """What the corpus packs is a statement to the reader, with the numbers that Word counts."""
    seen = []
    original = stmtdiff.reads

    def reads(data: bytes, **options: str) -> stmtdiff.Statement:
        seen.append(original(data, **options))
        return seen[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stmtdiff, "reads", reads)
        TARGETS["docx"]((project / "fuzz" / "corpus" / "docx" / "parts.bin").read_bytes())
    assert [paragraph.label for paragraph in seen[0].paragraphs] == ["1.", "2.", "3."]


def test_a_broken_law_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that does not show a text, and a foreign error, are found by the target."""
    data = (PROJECT / "fuzz" / "corpus" / "comparison" / "two.bin").read_bytes()
    render = stmtdiff.render

    def cut(diff: stmtdiff.StatementDiff, form: str) -> object:
        shown = render(diff, form)
        return shown.replace("strongly", "") if form == "html" else shown

    monkeypatch.setattr(stmtdiff, "render", cut)
    with pytest.raises(BrokenLawError, match="the page shows both texts"):
        TARGETS["comparison"](data)

    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(stmtdiff, "reads", fail)
    with pytest.raises(RecursionError):
        TARGETS["text"](b"1. We met.")
