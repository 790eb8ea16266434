"""Word documents: what of their text belongs to the statement, and what is left over and why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stmtdiff
from docx_files import (
    LIST,
    docx,
    left,
    numbered,
    paragraph,
    run,
    style,
    texts,
    unzipped,
    zipped,
)
from stmtdiff import Statement
from stmtdiff.readers import Reading, recognise
from stmtdiff.readers.docx import read_docx

EXAMPLES = Path(__file__).parents[1] / "examples"
SAMPLES = Path(__file__).parent / "data" / "docx"


def codes(statement: Statement) -> set[str]:
    """Return what was noticed in the reading."""
    return {note.code for note in statement.diagnostics}


# ---------------------------------------------------------------- the samples


@pytest.mark.parametrize("kind", ["typed", "automatic"])
@pytest.mark.parametrize("name", ["declaration-2031", "joint-statement-2032"])
def test_the_sample_saved_by_libreoffice_is_the_sample(name: str, kind: str) -> None:
    """Saved with typed or with automatic numbers, the sample has the paragraphs of the text."""
    plain = stmtdiff.read(EXAMPLES / f"{name}.txt")
    saved = stmtdiff.read(SAMPLES / f"{name}.{kind}.docx")
    assert [(p.number, p.text) for p in saved.paragraphs] == [
        (p.number, p.text) for p in plain.paragraphs
    ]
    assert [s.text for s in saved.sections] == [s.text for s in plain.sections]
    assert (saved.title, saved.metadata.date) == (plain.title, plain.metadata.date)
    assert not saved.leftovers
    diff = stmtdiff.compare(plain, saved)
    # The joint statement has one number typed "12,", a slip that no list makes.
    pairs = zip(plain.paragraphs, saved.paragraphs, strict=True)
    slips = [old.label for old, new in pairs if old.label != new.label]
    assert slips == (["12,"] if (name, kind) == ("joint-statement-2032", "automatic") else [])
    assert {pair.fate for pair in diff.paragraphs} == {"unchanged"}
    assert diff.same == (not slips)


def test_typed_and_automatic_numbers_compare_as_same() -> None:
    """The same words with numbers typed and counted are the same statement."""
    typed, automatic = (
        stmtdiff.read(SAMPLES / f"declaration-2031.{kind}.docx") for kind in ("typed", "automatic")
    )
    assert stmtdiff.compare(typed, automatic).same


def test_word_is_told_by_its_content() -> None:
    """A Word document under any name is one, and a strict one reads like a transitional one."""
    data = docx(paragraph("1. We met."))
    assert recognise(data, name="statement.txt") == "docx"
    assert recognise(b"1. We met.", name="statement.docx") == "docx"
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in unzipped(docx(numbered("We met."), numbering=LIST)).items()
    }
    statement = stmtdiff.reads(zipped(strict), name="strict.docx")
    assert texts(statement) == ["1. We met."]
    assert statement.source.media_type.endswith("wordprocessingml.document")
    assert statement.source.name == "strict.docx"


# ---------------------------------------------------------------- what is no text of the statement


def test_notes_comments_headers_and_footers_are_left_over() -> None:
    """Each note is a leftover of its own, and its mark is no text."""
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    page = (
        run("Page ") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("7") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )  # fmt: skip
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
    statement = read_docx(
        docx(
            paragraph(run("1. In 2720") + mark + run(" cases") + own + run(" we agree.")),
            footnotes=note.format(2, paragraph("One.") + paragraph("Two."))
            + note.format(3, paragraph("Three.")),
            endnotes=f'<w:endnote w:id="2">{paragraph("Four.")}</w:endnote>',
            comments=f'<w:comment w:id="0">{paragraph("Really?")}</w:comment>',
            header1=paragraph("Meridian Group"),
            footer1=paragraph(page),
        )
    )
    assert texts(statement) == ["1. In 2720 cases we agree."]
    assert left(statement) == [
        ("footnote mark", "*"),
        ("footnote", "One. Two."),
        ("footnote", "Three."),
        ("endnote", "Four."),
        ("comment", "Really?"),
        ("page header", "Meridian Group"),
        ("page footer", "Page"),
        ("page number", "7"),
    ]


def test_raised_figures_stay_raised() -> None:
    """A typed footnote number or an exponent never becomes a part of the number before it."""
    raised = '<w:vertAlign w:val="superscript"/>'
    data = docx(paragraph(run("1. Resolution 2720") + run("1", raised) + run(" holds.")))
    assert texts(read_docx(data)) == ["1. Resolution 2720¹ holds."]
    by_style = style("Mark", f"<w:rPr>{raised}</w:rPr>", kind="character")
    content = run("1. Over 40 m") + run("2", '<w:rStyle w:val="Mark"/>')
    assert texts(read_docx(docx(paragraph(content), styles=by_style))) == ["1. Over 40 m²"]


def test_hidden_text_is_left_over() -> None:
    """Hidden text is told from shown text, by the run, its style or the paragraph's style."""
    vanish = "<w:rPr><w:vanish/></w:rPr>"
    styles = (
        style("Secret", vanish)
        + style("Veiled", vanish, kind="character")
        + style("Open", '<w:rPr><w:vanish w:val="0"/></w:rPr>', kind="character")
    )
    body = (
        paragraph(run("1. We ") + run("QZ1", "<w:vanish/>") + run("met."))
        + paragraph(run("QZ2", '<w:rStyle w:val="Veiled"/>') + run("2. We part."))
        + paragraph(
            run("QZ3")
            # A toggle: hidden by both styles is shown (section 17.7.3).
            + run("We thank.", '<w:rStyle w:val="Veiled"/>')
            + run("We hope.", '<w:vanish w:val="false"/>'),
            style="Secret",
        )
    )
    statement = read_docx(docx(body, styles=styles))
    assert texts(statement) == ["1. We met.", "2. We part.", "We thank.We hope."]
    assert left(statement) == [("hidden", f"QZ{n}") for n in (1, 2, 3)]


def test_a_hidden_paragraph_is_not_counted() -> None:
    """A paragraph that does not show, its end neither, has no number."""
    counting = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    hidden = paragraph(run("QZ", "<w:vanish/>"), f"{counting}<w:rPr><w:vanish/></w:rPr>")
    data = docx(numbered("We met.") + hidden + numbered("We part."), numbering=LIST)
    assert texts(read_docx(data)) == ["1. We met.", "2. We part."]


def test_a_table_of_contents_is_left_over() -> None:
    """The lines of a table of contents repeat the headings, and are no headings."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    code = '<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
    middle, end = (f'<w:r><w:fldChar w:fldCharType="{x}"/></w:r>' for x in ("separate", "end"))
    body = (
        paragraph("Declaration", style="Title")
        + paragraph(begin + code + middle + run("Peace 1"))
        + paragraph(run("Trade 2"))
        + paragraph(end + run("Peace"), style="heading1")
        + paragraph("1. We met.")
        + paragraph("Trade 3", style="toc1")
    )
    statement = read_docx(docx(body, styles=STYLES))
    assert [s.heading for s in statement.sections] == ["Peace"]
    assert left(statement) == [("contents", f"{x}") for x in ("Peace 1", "Trade 2", "Trade 3")]


def test_fields_show_their_result() -> None:
    """Of a field the result is text and the code is not; a lost end loses nothing."""
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    inner = char.format("begin") + code.format("REF a") + char.format("separate") + run("QZ")
    field = (
        char.format("begin") + code.format("IF ") + inner + char.format("end")
        + char.format("separate") + run("met") + char.format("end")
    )  # fmt: skip
    simple = f'<w:fldSimple w:instr=" SEQ p ">{run("3")}</w:fldSimple>'
    lost = char.format("begin") + code.format("X") + run("4. We part.")
    body = paragraph(run("2. We ") + field + run(".")) + paragraph(simple + run(". So."))
    statement = read_docx(docx(body + paragraph(lost)))
    assert texts(statement) == ["2. We met.", "3. So.", "4. We part."]
    assert left(statement) == [("field code", "QZ")]


def test_numbers_of_fields_that_keep_none_are_reported() -> None:
    """AUTONUM fields have no result in the file; that their numbers are missing is said."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{x}"/></w:r>' for x in ("begin", "end"))
    field = f"{begin}<w:r><w:instrText> AUTONUM </w:instrText></w:r>{end}"
    assert "uncounted-field" in codes(read_docx(docx(paragraph(field + run(" We met.")))))


def test_what_is_not_read_is_reported() -> None:
    """Embedded documents, parts that are not there, and signs nobody knows are named."""
    body = paragraph("1. We met.") + '<w:altChunk r:id="rId9"/>'
    assert "embedded-content" in codes(read_docx(docx(body)))
    files = unzipped(docx(numbered("We met."), numbering=LIST))
    del files["word/numbering.xml"]
    (note,) = (n for n in read_docx(zipped(files)).diagnostics if n.code == "missing-part")
    assert "word/numbering.xml" in note.message
    sign = '<w:r><w:sym w:font="Wingdings 3" w:char="F041"/></w:r>'
    assert "unknown-symbol" in codes(read_docx(docx(paragraph(run("1. We met.") + sign))))


# ---------------------------------------------------------------- characters, blocks


def test_signs_become_characters() -> None:
    """Tabs, breaks, hyphens and symbols are read as what they look like."""
    content = (
        "<w:r><w:t>1. co</w:t><w:noBreakHyphen/><w:t>operation</w:t><w:tab/><w:t>at</w:t><w:br/>"
        '<w:t>5</w:t><w:sym w:font="Symbol" w:char="F0B0"/><w:sym w:font="Wingdings" w:char="E0"/>'
        "<w:t>\uf061</w:t></w:r>"
    )
    assert texts(read_docx(docx(paragraph(content)))) == ["1. co\u2011operation at 5°→α"]


def test_spaces_count_where_they_are_kept() -> None:
    """As Word shows it, space at the ends of a text counts only where it is said to be kept."""
    content = '<w:r><w:t>1. We </w:t><w:t>met</w:t><w:t xml:space="preserve"> here </w:t></w:r>'
    assert texts(read_docx(docx(paragraph(content)))) == ["1. Wemet here"]
    broken = '<w:r><w:t xml:space="preserve">1. We\n2. met.</w:t></w:r>'
    assert texts(read_docx(docx(paragraph(broken)))) == ["1. We 2. met."]


def test_breaks_separate_what_stands_alone() -> None:
    """Behind a line break a number begins a paragraph; inside a sentence a break is a space."""
    content = "<w:r><w:t>1. We</w:t><w:br/><w:t>met.</w:t><w:br/><w:t>2. We part.</w:t></w:r>"
    assert texts(read_docx(docx(paragraph(content)))) == ["1. We met.", "2. We part."]
    content = "<w:r><w:t>We met.</w:t><w:br/><w:br/><w:t>We part.</w:t></w:r>"
    statement = read_docx(docx(numbered(content), numbering=LIST))
    assert texts(statement) == ["1. We met.\nWe part."]


def test_containers_are_looked_into() -> None:
    """Content controls, tags, links, nested tables and text boxes give their text, once."""
    box = f"<w:txbxContent>{paragraph('3. In a box.')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    cell = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    link = f'<w:hyperlink r:id="x"><w:smartTag>{run("met")}</w:smartTag></w:hyperlink>'
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = (
        control.format("", paragraph(run("1. We ") + link + run(".")))
        + paragraph(drawing + run("2. We part."))
        + cell.format(cell.format(paragraph("4. Deep.")) + paragraph("5. Less deep."))
        + paragraph(control.format("<w:showingPlcHdr/>", run("Click here")))
    )
    statement = read_docx(docx(body))
    assert texts(statement) == [
        "1. We met.",
        "2. We part.",
        "3. In a box.",
        "4. Deep.",
        "5. Less deep.",
    ]
    assert left(statement) == [("placeholder", "Click here")]


def test_another_form_of_a_drawing_with_other_words_is_not_lost() -> None:
    """Where the fallback says something else than the first choice, it is left over."""
    form = "<w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>"
    body = paragraph("1. We met.") + paragraph(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="x">{form.format(paragraph("2. A."))}'
        f"</mc:Choice><mc:Fallback>{form.format(paragraph('2. B.'))}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    statement = read_docx(docx(body))
    assert texts(statement) == ["1. We met.", "2. A."]
    assert left(statement) == [("another form of a drawing", "2. B.")]


def test_a_letter_in_its_own_cell_belongs_to_the_next() -> None:
    """A list in a table, its letters in a column of their own, is a list."""
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    rows = "".join(
        row.format(paragraph(f"({letter})"), paragraph(f"to {verb};"))
        for letter, verb in (("a", "meet"), ("b", "talk"))
    )
    (agreed,) = read_docx(docx(paragraph("1. We agree:") + f"<w:tbl>{rows}</w:tbl>")).paragraphs
    assert [(b.label, b.text) for b in agreed.blocks[1:]] == [
        ("(a)", "to meet;"),
        ("(b)", "to talk;"),
    ]


@pytest.mark.parametrize("first", [paragraph("1."), numbered("")])
def test_a_number_in_its_own_cell_belongs_to_the_next(first: str) -> None:
    """In a table with a column of numbers, typed or counted, each row is a paragraph."""
    second = first.replace("1.", "2.")
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = (
        row.format(first, paragraph("We met in Port Alba."))
        + row.format(second, paragraph("We part."))
    )  # fmt: skip
    statement = read_docx(docx(f"<w:tbl>{table}</w:tbl>", numbering=LIST))
    assert texts(statement) == ["1. We met in Port Alba.", "2. We part."]


def test_headings_go_by_style_whatever_it_is_called() -> None:
    """A heading is told by its style's own name, outline level, or the style it is based on."""
    styles = (
        style("Title")
        + '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
        + style("Chapter", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
        + style("Own", based_on="Kop1")
        + style("Clause", based_on="Kop1")
    )
    body = (
        paragraph("port alba declaration", style="Title")
        + paragraph("peace", style="Kop1")
        + paragraph("the northern strait", style="Chapter")
        + paragraph("1. We met.")
        + paragraph("trade", style="Own")
        + paragraph("2. We part.")
        + paragraph("3. A sentence is no heading, whatever its style.", style="Clause")
    )
    statement = read_docx(docx(body, styles=styles))
    assert statement.title == "port alba declaration"
    assert [(s.heading, s.level) for s in statement.sections] == [
        ("peace", 1),
        ("the northern strait", 2),
        ("trade", 1),
    ]
    assert [p.number for p in statement.paragraphs] == ["1", "2", "3"]


def test_centred_lines_in_front_are_a_title() -> None:
    """A title over several lines that are only centred is one title, with its date behind it."""
    centred = '<w:jc w:val="center"/>'
    body = (
        paragraph("JOINT STATEMENT", centred)
        + paragraph("of the Ministers of the Meridian Group", centred)
        + paragraph("Vellmar, 12 May 2032", centred)
        + paragraph("1. We met.")
    )
    statement = read_docx(docx(body))
    assert statement.title == "JOINT STATEMENT of the Ministers of the Meridian Group"
    assert (statement.metadata.place, str(statement.metadata.date)) == ("Vellmar", "2032-05-12")


@pytest.mark.parametrize(
    ("text", "properties", "language"),
    [
        ("1. Sona.", '<w:lang w:val="et-EE"/>', "et-EE"),
        ("1. We reaffirm the will of the Group to act.", '<w:lang w:val="fr-FR"/>', "en"),
        ("1. Sona.", '<w:lang w:val="no such language"/>', "und"),
        ("1. ܫܠܡܐ.", '<w:rtl/><w:lang w:val="en-US" w:bidi="syr"/>', "syr"),
    ],
)
def test_the_language_marked_helps_where_words_do_not_tell(
    text: str, properties: str, language: str
) -> None:
    """What the text is marked as counts only where its words leave the language open."""
    statement = read_docx(docx(paragraph(run(text, properties))))
    assert statement.metadata.language == language


# ---------------------------------------------------------------- nothing is lost

_BOX = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
INLINE = (
    "{}",
    "<w:ins>{}</w:ins>",
    "<w:moveFrom>{}</w:moveFrom>",
    "<w:moveTo>{}</w:moveTo>",
    "<w:hyperlink>{}</w:hyperlink>",
    "<w:smartTag>{}</w:smartTag>",
    "<w:customXml>{}</w:customXml>",
    "<w:dir><w:bdo>{}</w:bdo></w:dir>",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:fldSimple w:instr="PAGE">{}</w:fldSimple>',
    _FIELD.format("<w:r><w:instrText>DATE</w:instrText></w:r>", "{}"),
    _FIELD.format("{}", ""),
    "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase/></w:ruby></w:r>",
    "<x:new xmlns:x='urn:x'>{}</x:new>",
    "<m:oMath>{}</m:oMath>",
)
BLOCK = (
    "{}",
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:customXml>{}</w:customXml>",
    "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{}</w:tc></w:tr></w:tbl>",
    f"<w:p>{_BOX}</w:p>",
    "<w:moveFromRangeStart/>{}<w:moveFromRangeEnd/>",
)
PROPERTIES = (
    "",
    '<w:pStyle w:val="heading1"/>',
    '<w:pStyle w:val="Title"/>',
    '<w:pStyle w:val="toc1"/>',
    '<w:numPr><w:numId w:val="1"/></w:numPr>',
    '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>',
    "<w:rPr><w:del/></w:rPr>",
    "<w:rPr><w:ins/></w:rPr>",
    "<w:rPr><w:vanish/></w:rPr>",
    '<w:jc w:val="center"/>',
)
RUNS = ("", "<w:vanish/>", '<w:vertAlign w:val="superscript"/>', '<w:rFonts w:ascii="Symbol"/>')
STYLES = style("heading 1") + style("Title") + style("toc 1")


@given(
    st.lists(
        st.tuples(*map(st.sampled_from, (BLOCK, BLOCK, PROPERTIES, INLINE, INLINE, RUNS))),
        min_size=1,
        max_size=10,
    ),
    st.sampled_from(["accepted", "original"]),
)
def test_every_word_is_somewhere_once(places: list[tuple[str, ...]], revisions: str) -> None:
    """Unique words planted in every place are each in the statement or the leftovers, once."""
    body = ""
    for number, (outer, inner, properties, around, inside, look) in enumerate(places):
        text = run(f"QZ{number:04}", look) + run(" goes on. ")
        content = around.replace("{}", inside.replace("{}", text))
        block = f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"
        body += outer.replace("{}", inner.replace("{}", block))
    note = f'<w:footnote w:id="2">{paragraph("QZ9001")}</w:footnote>'
    data = docx(
        body + paragraph("9. A text."),
        styles=STYLES,
        numbering=LIST,
        footnotes=note,
        header1=paragraph("QZ9002"),
        comments=f"<w:comment>{paragraph('QZ9003')}</w:comment>",
    )
    statement = read_docx(data, Reading(revisions=revisions))  # type: ignore[arg-type]
    found = [e.marker if hasattr(e, "marker") else e.text for e in statement.elements]
    everything = " ".join([*found, *(x.text for x in statement.leftovers)])
    planted = [f"QZ{n:04}" for n in range(len(places))] + [f"QZ900{n}" for n in (1, 2, 3)]
    assert sorted(re.findall(r"QZ\d{4}", everything)) == planted
