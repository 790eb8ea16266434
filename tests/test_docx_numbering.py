"""Automatic numbers: as the standard says, and as Word and LibreOffice show them."""

from __future__ import annotations

import pytest

from docx_files import abstract, docx, level, num, numbered, paragraph, style
from stmtdiff.readers.docx import read_docx
from stmtdiff.readers.docx.formats import numeral

PLAIN = abstract(0, level(0)) + num(1, 0)
LEGAL = [level(place, text="".join(f"%{n + 1}." for n in range(place + 1))) for place in range(4)]


def shown(body: str, numbering: str, styles: str = "") -> list[str]:
    """Return the labels in front of the paragraphs, which are one word each."""
    statement = read_docx(docx(body, numbering=numbering, styles=styles))
    lines = [line for p in statement.paragraphs for line in f"{p.label} {p.text}".split("\n")]
    return [line.rpartition(" ")[0].strip() for line in lines]


def counted(levels: list[int], numbering: str) -> list[str]:
    """Return the labels of paragraphs at these levels of the first list."""
    return shown("".join(numbered("word", 1, place) for place in levels), numbering)


def test_levels_count_inside_each_other() -> None:
    """A lower level begins anew behind a higher one, and its label may show them all."""
    assert counted([0, 1, 1, 2, 0, 1, 2], abstract(0, *LEGAL) + num(1, 0)) == (
        ["1.", "1.1.", "1.2.", "1.2.1.", "2.", "2.1.", "2.1.1."]
    )


def test_a_level_that_is_passed_over_counts_as_begun() -> None:
    """Behind 1.1 without a 1 comes 2."""
    assert counted([1, 1, 0, 3, 2], abstract(0, *LEGAL) + num(1, 0)) == (
        ["1.1.", "1.2.", "2.", "2.1.1.1.", "2.1.2."]
    )


def test_restarts_are_as_said() -> None:
    """w:lvlRestart: 0 never begins anew, a level that is named does it alone."""
    levels = [
        level(0),
        level(1, "lowerLetter", extra='<w:lvlRestart w:val="0"/>'),
        level(2, "lowerRoman", extra='<w:lvlRestart w:val="1"/>'),
    ]
    assert counted([0, 1, 2, 1, 2, 0, 1, 2], abstract(0, *levels) + num(1, 0)) == (
        ["1.", "a.", "i.", "b.", "ii.", "2.", "c.", "i."]
    )
    ignored = [level(0), level(1, extra='<w:lvlRestart w:val="2"/>')]
    assert counted([0, 1, 0, 1], abstract(0, *ignored) + num(1, 0)) == ["1.", "1.", "2.", "1."]


def test_lists_of_one_abstract_list_go_on() -> None:
    """One count goes through them all; a start that a list sets for itself begins it anew, once."""
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    numbering = abstract(0, level(0)) + num(1, 0) + num(2, 0) + num(3, 0, start)
    body = "".join(numbered("word", number) for number in (1, 2, 1, 3, 1, 3))
    assert shown(body, numbering) == ["1.", "2.", "3.", "7.", "8.", "9."]


def test_a_start_of_its_own_holds_at_each_restart() -> None:
    """A lower level begins with it behind every higher one (section 17.9.26)."""
    start = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(0, *LEGAL) + num(1, 0, start)
    assert counted([0, 1, 1, 0, 1], numbering) == ["1.", "1.5.", "1.6.", "2.", "2.5."]


def test_a_level_of_its_own_has_its_form() -> None:
    """A list may write a level otherwise, and still counts on."""
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    numbering = abstract(0, level(0)) + num(1, 0) + num(2, 0, other)
    body = "".join(numbered("word", number) for number in (1, 2, 2, 1))
    assert shown(body, numbering) == ["1.", "B)", "C)", "4."]


def test_legal_levels_show_figures_only() -> None:
    """w:isLgl writes the numbers of all levels as figures."""
    levels = [level(0, "upperRoman"), level(1, text="%1.%2", extra="<w:isLgl/>")]
    assert counted([0, 1, 0, 1], abstract(0, *levels) + num(1, 0)) == ["I.", "1.1", "II.", "2.1"]


def test_styles_number_paragraphs() -> None:
    """A list and its level come by style, by what the style is based on, by its own levels."""
    linked = [
        level(place, text="".join(f"%{n + 1}." for n in range(place + 1)),
              extra=f'<w:pStyle w:val="L{place + 1}"/>')
        for place in range(3)
    ]  # fmt: skip
    counting = "<w:pPr><w:numPr>{}</w:numPr></w:pPr>"
    styles = (
        style("L1", counting.format('<w:numId w:val="1"/>'))
        + style("L2", counting.format('<w:ilvl w:val="0"/><w:numId w:val="1"/>'))
        + style("Child", based_on="L2")
        + style("L3", counting.format('<w:ilvl w:val="2"/>'), based_on="L2")
        + style("A", based_on="B")
        + style("B", based_on="A")
    )
    direct = "<w:numPr>{}</w:numPr>"
    body = (
        paragraph("word", style="L1")
        + paragraph("word", style="L2")
        + paragraph("word", style="Child")
        + paragraph("word", style="L3")
        + paragraph("word", direct.format('<w:numId w:val="0"/>'), style="L2")
        + paragraph("word", direct.format('<w:ilvl w:val="2"/>'), style="L2")
        + paragraph("word", direct.format('<w:numId w:val="1"/>'), style="L2")
        + paragraph("word", style="A")
    )
    assert shown(body, abstract(0, *linked) + num(1, 0), styles) == (
        ["1.", "1.1.", "1.2.", "1.2.1.", "", "1.2.2.", "1.3.", ""]
    )


def test_the_default_style_numbers_too() -> None:
    """A paragraph without a style has the default one, its number included."""
    normal = style("Normal", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    normal = normal.replace("w:styleId", 'w:default="1" w:styleId')
    assert shown(paragraph("word") + paragraph("word"), PLAIN, normal) == ["1.", "2."]


def test_a_list_may_be_defined_by_a_style() -> None:
    """w:numStyleLink stands for the list of a style, and shares its count."""
    styles = style(
        "Mine", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering"
    )
    numbering = (
        abstract(0, level(0, "upperRoman"), extra='<w:styleLink w:val="Mine"/>')
        + abstract(1, extra='<w:numStyleLink w:val="Mine"/>')
        + abstract(2, extra='<w:numStyleLink w:val="Nobody"/>')
        + num(1, 0) + num(2, 1) + num(3, 2)
    )  # fmt: skip
    body = "".join(numbered("word", number) for number in (1, 2, 1, 3))
    assert shown(body, numbering, styles) == ["I.", "II.", "III.", ""]


def test_links_in_a_circle_end() -> None:
    """Lists that are each defined by the other's style number nothing, and nothing hangs."""
    styles = "".join(
        style(name, f'<w:pPr><w:numPr><w:numId w:val="{n}"/></w:numPr></w:pPr>', kind="numbering")
        for name, n in (("A", 2), ("B", 1))
    )
    numbering = (
        abstract(0, extra='<w:numStyleLink w:val="A"/>')
        + abstract(1, extra='<w:numStyleLink w:val="B"/>')
        + num(1, 0) + num(2, 1)
    )  # fmt: skip
    assert shown(numbered("word") + numbered("word", 2), numbering, styles) == ["", ""]


@pytest.mark.parametrize(
    ("definition", "label"),
    [
        (level(0, "decimal", "Article %1 –"), "Article 1 –"),
        (level(0, "decimal", "(%1)"), "(1)"),
        (level(0, "none", "Decides"), "Decides"),
        (level(0, "bullet", "\uf0b7"), "•"),
        (level(0, "bullet", "\uf0ff"), "•"),
        (level(0, "bullet", "–"), "–"),
        (level(0, start=0), "0."),
        ('<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>', "0."),
        ('<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>', ""),
        (level(0, text="%1.%2."), "1.."),
        (level(0).replace("%1.", "%1. "), "1."),
        (level(0).replace('val="1"', f'val="{"9" * 5000}"'), "0."),
        (
            '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
            '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
            '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
            '<w:lvlText w:val="%1."/></w:lvl>',
            "007.",
        ),
    ],
)
def test_labels(definition: str, label: str) -> None:
    """What stands in front of a paragraph is the level's text, its numbers filled in."""
    assert shown(numbered("word"), abstract(0, definition) + num(1, 0)) == [label]


@pytest.mark.parametrize(
    ("form", "numerals"),
    [
        ("decimal", {0: "0", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 28: "bb", 781: "a"}),
        ("upperLetter", {3: "C", 52: "ZZ"}),
        ("lowerRoman", {4: "iv", 1994: "mcmxciv", 4000: "4000"}),
        ("upperRoman", {49: "XLIX"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 22: "22nd", 113: "113th"}),
        ("hex", {255: "FF"}),
        ("chicago", {1: "*", 4: "§", 5: "**"}),
        ("numberInDash", {3: "- 3 -"}),
        ("russianLower", {9: "и", 10: "к", 26: "ы", 29: "я", 30: "аа"}),
        ("arabicAbjad", {1: "أ", 14: "ن"}),
        ("arabicAlpha", {14: "ص"}),
        ("hebrew2", {14: "נ"}),
        ("hindiNumbers", {15: "१५"}),
        ("thaiNumbers", {15: "๑๕"}),
        ("decimalFullWidth", {15: "１５"}),
        ("decimalEnclosedCircle", {14: "⑭", 21: "21"}),
        ("chineseCounting", {9: "九", 10: "十", 14: "十四", 20: "二十", 105: "一百〇五"}),
        ("chineseCountingThousand", {1010: "一千〇一十", 10000: "10000"}),
        ("ideographTraditional", {1: "甲", 11: "11"}),
        ("none", {1: ""}),
        ("somethingNew", {4: "4"}),
    ],
)
def test_forms_of_numbers(form: str, numerals: dict[int, str]) -> None:
    """Each form writes a number as ST_NumberFormat (section 17.18.59) describes it."""
    assert {count: numeral(form, count) for count in numerals} == numerals


def test_an_unknown_form_is_reported() -> None:
    """Where a form is not known, plain figures are shown, and that is said."""
    numbering = abstract(0, level(0, "bahtText")) + num(1, 0)
    statement = read_docx(docx(numbered("We met."), numbering=numbering))
    assert statement.paragraphs[0].label == "1."
    (note,) = (n for n in statement.diagnostics if n.code == "number-format")
    assert "bahtText" in note.message


def test_numbers_of_any_form_number_paragraphs() -> None:
    """A count in words or letters that no plain text is numbered by still makes paragraphs."""
    for form, text in (("decimal", "Article %1 –"), ("chineseCounting", "%1、")):
        numbering = abstract(0, level(0, form, text), level(1, "russianLower", "%2)")) + num(1, 0)
        body = (
            numbered("We, the members of the Meridian Group, met.")
            + numbered("one thing;", 1, 1)
            + numbered("another thing.", 1, 1)
            + numbered("We part as friends.")
        )
        first, second = read_docx(docx(body, numbering=numbering)).paragraphs
        assert [block.label for block in first.blocks] == ["", "а)", "б)"]
        assert (first.label, second.label) == tuple(
            text.replace("%1", numeral(form, count)) for count in (1, 2)
        )


def test_a_number_without_text_counts() -> None:
    """An empty paragraph of a list takes a number, which Word shows, and which is reported."""
    statement = read_docx(
        docx(numbered("We met.") + numbered("") + numbered("We part."), numbering=PLAIN)
    )
    assert [p.number for p in statement.paragraphs] == ["1", "3"]
    (note,) = (n for n in statement.diagnostics if n.code == "number-without-text")
    assert "2." in note.message
