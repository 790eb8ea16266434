"""Tracked changes in Word documents: one side is read, the other is left over."""

from __future__ import annotations

import pytest

from docx_files import LIST, docx, left, numbered, paragraph, run, texts
from stmtdiff.readers import Reading
from stmtdiff.readers.docx import read_docx

ORIGINAL = Reading(revisions="original")

CHANGED = docx(
    paragraph(
        run("1. We ")
        + f'<w:ins w:id="1">{run("strongly ")}</w:ins>'
        + '<w:del w:id="2"><w:r><w:delText xml:space="preserve">barely </w:delText></w:r></w:del>'
        + run("agree.")
    )
    + paragraph(f'<w:moveFrom w:id="3">{run("We thank our hosts.")}</w:moveFrom>')
    + paragraph("2. We met.")
    + paragraph(f'<w:moveTo w:id="4">{run("We thank our hosts.")}</w:moveTo>')
)


def test_tracked_changes_are_accepted_unless_the_original_is_asked_for() -> None:
    """Each side reads as itself, the other side is left over, and both say that there are any."""
    accepted, original = read_docx(CHANGED), read_docx(CHANGED, ORIGINAL)
    assert texts(accepted) == ["1. We strongly agree.", "2. We met.", "We thank our hosts."]
    assert texts(original) == ["1. We barely agree.", "We thank our hosts.", "2. We met."]
    assert left(accepted) == [
        ("tracked deletion", "barely"),
        ("moved elsewhere", "We thank our hosts."),
    ]
    assert left(original) == [
        ("tracked insertion", "strongly"),
        ("moved here later", "We thank our hosts."),
    ]
    for statement, other in ((accepted, "original"), (original, "accepted")):
        (note,) = (n for n in statement.diagnostics if n.code == "tracked-changes")
        assert "1 deletion, 1 insertion, 2 moves" in note.message
        assert f"--revisions {other}" in note.message


def test_what_is_inserted_and_deleted_again_is_on_neither_side() -> None:
    """An insertion that was deleted later is left over, whichever side is read."""
    text = "<w:ins><w:del><w:r><w:delText>QZ</w:delText></w:r></w:del></w:ins>"
    data = docx(paragraph(run("1. We met.") + text))
    for reading in (Reading(), ORIGINAL):
        assert texts(read_docx(data, reading)) == ["1. We met."]
        assert [text for _, text in left(read_docx(data, reading))] == ["QZ"]


@pytest.mark.parametrize("mark", ["del", "moveFrom"])
def test_a_paragraph_whose_end_is_deleted_runs_on(mark: str) -> None:
    """Without its end a paragraph is one with the next, and takes one number with it."""
    end = f"<w:rPr><w:{mark}/></w:rPr>"
    body = numbered("We met.") + _ended("We reaffirm ", end) + numbered("our will.")
    data = docx(body + numbered("We part."), numbering=LIST)
    assert texts(read_docx(data)) == ["1. We met.", "2. We reaffirm our will.", "3. We part."]
    assert texts(read_docx(data, ORIGINAL)) == [
        "1. We met.",
        "2. We reaffirm",
        "3. our will.",
        "4. We part.",
    ]


def _ended(text: str, end: str) -> str:
    counting = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return paragraph(text, counting + end)


def test_a_deleted_paragraph_is_not_counted() -> None:
    """A paragraph that is deleted as a whole, text and end, leaves no number behind."""
    gone = paragraph(
        "<w:del><w:r><w:delText>We regret.</w:delText></w:r></w:del>",
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
    )
    data = docx(numbered("We met.") + gone + numbered("We part."), numbering=LIST)
    assert texts(read_docx(data)) == ["1. We met.", "2. We part."]
    assert texts(read_docx(data, ORIGINAL)) == ["1. We met.", "2. We regret.", "3. We part."]


def test_rows_cells_and_numbers_can_be_tracked() -> None:
    """A deleted row or cell is left over, and a number that came later is not in the original."""
    row = "<w:tr>{}<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc></w:tr>"
    body = (
        paragraph("We met.")
        + "<w:tbl>"
        + row.format("<w:trPr><w:del/></w:trPr>", "", paragraph("a row"))
        + row.format("", "<w:cellDel/>", paragraph("a cell"))
        + row.format("", "", paragraph("what stays"))
        + "</w:tbl>"
        + paragraph(
            "We part.",
            '<w:numPr><w:numId w:val="1"/></w:numPr><w:pPrChange><w:pPr/></w:pPrChange>',
        )
    )
    data = docx(body, numbering=LIST)
    assert ("tracked deletion", "a row") in left(read_docx(data))
    assert ("tracked deletion", "a cell") in left(read_docx(data))
    assert not left(read_docx(data, ORIGINAL))
    assert read_docx(data).paragraphs[-1].label == "1."
    assert read_docx(data, ORIGINAL).paragraphs[-1].label == ""
    (note,) = (n for n in read_docx(data).diagnostics if n.code == "tracked-changes")
    assert "1 change of format, 2 deletions" in note.message
