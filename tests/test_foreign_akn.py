"""Akoma Ntoso that others wrote becomes a sensible statement, and nothing of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

import stmtdiff
from stmtdiff.akn.validation import validate

if TYPE_CHECKING:
    from pathlib import Path

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def test_a_real_resolution(shared: Path) -> None:
    """A real resolution of a union of states reads whole: recitals, clauses, headings, numbers."""
    path = shared / "akn" / "itu-res-2-2018.xml"
    statement = stmtdiff.read(path)
    assert statement.title.startswith("RESOLUTION 2 (REV. DUBAI, 2018) World telecommunication")
    assert str(statement.metadata.date) == "2018-11-15"
    assert statement.source.name == "itu-res-2-2018.xml"
    recitals = [p.number for p in statement.paragraphs if p.part is stmtdiff.Part.RECITAL]
    assert "".join(recitals) == "abcdefghi" + "abcd" + "abcdefg"
    assert [s.text for s in statement.sections][:2] == [
        "resolves",
        "instructs the Secretary-General",
    ]
    body = [p.number for p in statement.paragraphs if p.part is stmtdiff.Part.BODY]
    assert body[:4] == ["1", "2", "3", "4"]


def test_its_every_character_is_kept(shared: Path) -> None:
    """Text outside the metadata is, character for character, in the statement."""
    path = shared / "akn" / "itu-res-2-2018.xml"
    document = etree.parse(str(path)).getroot()[0]
    parts = [part for part in document if etree.QName(part).localname != "meta"]
    source = "".join("".join(part.itertext()) for part in parts)
    statement = stmtdiff.read(path)
    told = [x.text for x in (*statement.front, *statement.sections, *statement.leftovers)]
    told += [p.label + p.text for p in statement.paragraphs]
    assert sorted("".join(told).replace(" ", "").replace("\n", "")) == sorted(
        "".join(source.split())
    )


def test_written_out_again_it_is_valid(shared: Path) -> None:
    """Our form of it is valid under the strict schema, and reads back to the same statement."""
    statement = stmtdiff.read(shared / "akn" / "itu-res-2-2018.xml")
    xml = stmtdiff.to_akn(statement)
    assert validate(xml) == ()
    assert stmtdiff.reads(xml) == statement


@pytest.mark.parametrize(
    ("first", "second", "labels"),
    [
        ("<p>a) one;</p>", "<num>b)</num><p>two</p>", ["a)", "b)"]),
        ("<p>1 one;</p>", "<num>2</num><p>two</p>", ["1", "2"]),
        ("<p>a year;</p>", "<num>b)</num><p>two</p>", ["", "b)"]),
        ("<p>1 one;</p>", "<num>3</num><p>two</p>", ["", "3"]),
        ("<num>a)</num><p>a) one</p>", "<num>b)</num><p>two</p>", ["a)", "b)"]),
    ],
)
def test_a_first_number_left_in_the_text_is_a_label(
    first: str, second: str, labels: list[str]
) -> None:
    """The number a converter left in the text is the label if the next one counts on from it."""
    xml = (
        f'<akomaNtoso xmlns="{NAMESPACE}"><statement name="x"><mainBody>'
        f"<paragraph>{first.replace('<p>', '<content><p>').replace('</p>', '</p></content>')}"
        f"</paragraph><paragraph>"
        f"{second.replace('<p>', '<content><p>').replace('</p>', '</p></content>')}"
        "</paragraph></mainBody></statement></akomaNtoso>"
    )
    assert [p.label for p in stmtdiff.reads(xml).paragraphs] == labels


def test_a_document_without_text_is_a_statement_without_elements() -> None:
    """Nothing to read is nothing read; it was a crash, as no element has no next one either."""
    xml = (
        f'<akomaNtoso xmlns="{NAMESPACE}"><statement name="x"><mainBody/></statement></akomaNtoso>'
    )
    assert stmtdiff.reads(xml).elements == ()
