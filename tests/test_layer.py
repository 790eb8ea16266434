"""Blocks of a format, laid down as a text layer, become the statement that the format shows."""

from __future__ import annotations

import pytest

from stmtdiff.errors import ReadError
from stmtdiff.model import Source, Statement
from stmtdiff.readers.layer import TextLayer
from stmtdiff.structure import Markup


def layer_of(*blocks: tuple[str, Markup]) -> TextLayer:
    """Return a layer of the blocks."""
    layer = TextLayer()
    for text, markup in blocks:
        layer.add(text, markup=markup)
    return layer


def read(*blocks: tuple[str, Markup]) -> Statement:
    """Return the statement that the blocks make."""
    return layer_of(*blocks).build(Source("sample.docx"))


def test_headings_are_what_the_format_says() -> None:
    """A marked heading opens a section, however it looks, and its level is the format's."""
    statement = read(
        ("Port Alba Declaration", Markup(heading=1)),
        ("peace and security in the region", Markup(heading=2)),
        ("1. We reaffirm our will.", Markup()),
        ("the northern strait", Markup(heading=3)),
        ("2. We welcome the talks.", Markup()),
    )
    assert statement.title == "Port Alba Declaration"
    assert [(s.heading, s.level) for s in statement.sections] == [
        ("peace and security in the region", 1),
        ("the northern strait", 2),
    ]


def test_given_numbers_count() -> None:
    """Numbers and letters the format gives are paragraphs' and items', by the depth of its list."""
    statement = read(
        ("Declaration", Markup(heading=1)),
        ("7. we reaffirm our will:", Markup(label=2, level=1)),
        ("a. to meet;", Markup(label=2, level=2)),
        ("1. every year,", Markup(label=2, level=3)),
        ("b. to talk.", Markup(label=2, level=2)),
        ("8. 2031 was a good year.", Markup(label=2, level=1)),
    )
    seventh, eighth = statement.paragraphs
    assert (seventh.number, eighth.number) == ("7", "8")
    assert [(b.label, b.level) for b in seventh.blocks[1:]] == [("a.", 1), ("1.", 2), ("b.", 1)]
    assert eighth.text == "2031 was a good year."


def test_a_list_inside_typed_numbers_is_a_list() -> None:
    """Where most numbers are typed, a list that the format counts holds items."""
    statement = read(
        ("1. We agree on this.", Markup()),
        ("1. One thing.", Markup(label=2, level=1)),
        ("2. Another thing.", Markup(label=2, level=1)),
        ("2. We met in Port Alba.", Markup()),
        ("3. We thank our hosts.", Markup()),
    )
    assert [p.number for p in statement.paragraphs] == ["1", "2", "3"]
    assert len(statement.paragraphs[0].blocks) == 3


def test_blocks_are_whole() -> None:
    """A block never runs on into the next one, though its sentence does not end."""
    statement = read(
        ("1. We reaffirm", Markup()), ("2. We welcome", Markup()), ("3. We thank", Markup())
    )
    assert [p.text for p in statement.paragraphs] == ["We reaffirm", "We welcome", "We thank"]


def test_spans_point_into_the_layer() -> None:
    """Every paragraph and every leftover is found in the layer's text at its span."""
    layer = TextLayer()
    layer.leave("Home | News", "navigation")
    layer.add("1. We reaffirm our will.", markup=Markup())
    layer.add("2. We wel\x02come\nthe talks.", markup=Markup())
    layer.leave("page 3", "page number")
    statement = layer.build(Source("sample.html"))
    cut = [layer.text[p.span.start : p.span.end] for p in statement.paragraphs]
    assert cut == ["1. We reaffirm our will.", "2. We wel␂come the talks."]
    left = [layer.text[x.span.start : x.span.end] for x in statement.leftovers]
    assert left == ["Home | News", "page 3"]
    assert "illegible-characters" in {note.code for note in statement.diagnostics}


def test_a_layer_without_text_is_trouble() -> None:
    """Zero paragraphs is an error, never an empty statement."""
    layer = TextLayer()
    layer.leave("Home | News", "navigation")
    with pytest.raises(ReadError, match=r"sample\.html is empty"):
        layer.build(Source("sample.html"))


def lines_of(*lines: tuple[str, bool | None]) -> Statement:
    """Return the statement of lines without markup, each with whether the one before was full."""
    layer = TextLayer()
    for place, (text, wrapped) in enumerate(lines):
        layer.add(text, after_blank=not place, wrapped=wrapped)
    return layer.build(Source("sample.pdf"))


def test_a_full_line_goes_on() -> None:
    """Where a format knows that a line was full, its characters are not counted."""
    known = lines_of(("We reaffirm the", True), ("Charter of the", True), ("Group as it is.", True))
    assert [p.text for p in known.paragraphs] == ["We reaffirm the Charter of the Group as it is."]


def test_a_label_behind_a_full_line_begins_no_list_alone() -> None:
    """(a) that wrapping brought to the start of a line is text, unless (b) begins a line too."""
    inline = lines_of(("1. We agree to:", None), ("(a) meet; (b) talk.", True))
    assert [b.label for b in inline.paragraphs[0].blocks] == [""]
    listed = lines_of(("1. We agree to:", None), ("(a) meet;", True), ("(b) talk.", False))
    assert [b.label for b in listed.paragraphs[0].blocks] == ["", "(a)", "(b)"]


def test_nothing_of_the_statement_stands_before_its_first_line() -> None:
    """What was left out may stand right before it, and is no line that it goes on."""
    layer = TextLayer()
    layer.leave("code", "code")
    layer.add("The Ministers met in Jorun.", after_blank=False)
    layer.add("1. They agreed to meet again", after_blank=False)
    assert layer.lines[0].after_blank
    assert [p.number for p in layer.build(Source("sample.md")).paragraphs] == ["", "1"]
