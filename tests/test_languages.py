"""Statements in the languages of their bodies, with their own digits, quotes and numbering."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

import stmtdiff

LANGUAGES = Path(__file__).parent / "data" / "languages"

# Language to kind, place, date, paragraph numbers, and the marks of the second one's items.
TRUTH = {
    "ar": ("joint-statement", "براكووتر", ["١", "٢", "٣", "٤"], ["أ)", "ب)"]),
    "es": ("joint-declaration", "Brackwater", ["1", "2", "3", "4"], ["a)", "b)"]),
    "fr": ("joint-declaration", "Brackwater", ["1", "2", "3", "3 bis"], ["a)", "b)"]),
    "hi": ("joint-statement", "ब्रैकवाटर", ["१", "२", "३", "४"], ["(क)", "(ख)"]),
    "pt": ("joint-declaration", "Brackwater", ["1", "2", "3", "4"], ["a)", "b)"]),
    "ru": ("joint-statement", "Браквотер", ["1", "2", "3", "4"], ["а)", "б)"]),
    "tr": ("joint-statement", "Brackwater", ["1", "2", "3", "4"], ["a)", "b)"]),
    "zh": ("joint-statement", "布拉克沃特", ["一", "二", "三", "四"], ["（一）", "（二）"]),
}


def text_of(language: str) -> str:
    """Return the sample statement in a language."""
    return (LANGUAGES / f"{language}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("given", ["english", "e", "French", "en_GB", "x", "en-"])
def test_a_language_goes_by_its_tag(given: str) -> None:
    """The name of a language would be taken for a language that nobody speaks."""
    with pytest.raises(stmtdiff.ReadError, match="no language tag, such as en"):
        stmtdiff.reads("1. We met.", language=given)


@pytest.mark.parametrize(
    ("given", "warned"),
    [("en", False), ("pt-BR", False), ("EN", False), ("und", False), ("xx", True), ("pl", True)],
)
def test_a_language_that_is_not_known_is_warned_of(given: str, warned: bool) -> None:
    """Less is noted in it, so a slip would make the result worse without a word."""
    text = "1. We met in Vellmar.\n\n2. We agreed."
    notes = stmtdiff.reads(text, language=given).diagnostics
    assert ("language-unknown" in [note.code for note in notes]) is warned
    akn = stmtdiff.to_akn(stmtdiff.reads(text))
    assert not stmtdiff.reads(akn, language=given).diagnostics


@pytest.mark.parametrize("language", TRUTH)
def test_a_statement_in_its_language(language: str) -> None:
    """Kind, place, date, numbers and list items are found as the language prints them."""
    kind, place, numbers, items = TRUTH[language]
    statement = stmtdiff.reads(text_of(language))
    metadata = statement.metadata
    assert (metadata.language, metadata.kind, metadata.place) == (language, kind, place)
    assert str(metadata.date) == "2032-06-09"
    assert [p.number for p in statement.paragraphs] == numbers
    assert [block.label for block in statement.paragraphs[1].blocks[1:]] == items
    assert {note.code for note in statement.diagnostics} <= {"duplicate-number"}


@pytest.mark.parametrize("language", TRUTH)
def test_its_xml_says_the_language(language: str) -> None:
    """The Akoma Ntoso names the language, and gives back the statement."""
    statement = stmtdiff.reads(text_of(language))
    xml = stmtdiff.to_akn(statement)
    assert "FRBRlanguage" in xml
    assert stmtdiff.reads(xml, format="akn") == statement


@pytest.mark.parametrize("language", sorted(set(TRUTH) - {"zh"}))
@pytest.mark.parametrize("width", [40, 60, 90])
def test_wrapping_changes_no_paragraph(language: str, width: int) -> None:
    """Wrapped at any width, the statement has the same paragraphs."""
    text = text_of(language)
    wrapped = "\n".join(
        textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n")
    )
    one, other = stmtdiff.reads(text), stmtdiff.reads(wrapped)
    assert [(p.label, p.text) for p in one.paragraphs] == [
        (p.label, p.text) for p in other.paragraphs
    ]


def test_wrapped_chinese_is_joined_without_spaces() -> None:
    """Where no spaces part the words, a line break puts none between them."""
    text = text_of("zh")
    wrapped = "\n".join(
        "\n".join(line[at : at + 20] for at in range(0, len(line), 20)) for line in text.split("\n")
    )
    one, other = stmtdiff.reads(text), stmtdiff.reads(wrapped)
    # The break can stand where a space was; and in a list no break tells an item from a sentence.
    assert [(p.label, p.text) for p in one.paragraphs[::2]] == [
        (p.label, p.text) for p in other.paragraphs[::2]
    ]


@pytest.mark.parametrize("language", TRUTH)
def test_one_word_changed_is_one_change(language: str) -> None:
    """A figure that changes in any script is one change in one paragraph."""
    text = text_of(language)
    year = {"ar": "٢٠٣١", "hi": "२०३१"}.get(language, "2031")
    later = {"ar": "٢٠٣٠", "hi": "२०३०"}.get(language, "2030")
    diff = stmtdiff.compare(stmtdiff.reads(text), stmtdiff.reads(text.replace(year, later)))
    changes = list(diff.changes())
    if year in text:
        assert [(c.old_text, c.new_text) for c in changes] == [(year, later)]
    else:
        assert changes == []
