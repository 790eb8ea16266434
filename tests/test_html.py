"""Web pages: the lines a browser shows, the numbers it counts, and what is no text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stmtdiff.errors import ParseError, ReadError
from stmtdiff.readers import Reading
from stmtdiff.readers.html import read_html

if TYPE_CHECKING:
    from stmtdiff import Statement

LONG = " and a text as long as a paragraph is and no item of a list, more or less"


def texts(statement: Statement) -> list[str]:
    """Return what is printed of the paragraphs, with their numbers."""
    return [f"{p.label} {p.text}".strip() for p in statement.paragraphs]


def left(statement: Statement) -> list[tuple[str, str]]:
    """Return the reasons and texts of what was left out."""
    return [(x.reason, x.text) for x in statement.leftovers]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>1. A<p>2. B<div>3. C</div>4. D", ["1. A", "2. B", "3. C", "4. D"]),
        ("1. A<br>2. B<br/><br>3. C", ["1. A", "2. B", "3. C"]),
        ("<p>1. We reaffirm our<br>will to talk.</p><p>2. B", [
            "1. We reaffirm our will to talk.", "2. B",
        ]),
        ("<pre>1. A\n\n2. B\nand more\n</pre>", ["1. A", "2. B and more"]),
        ("<p>1. A\n  and\t<b>B</b>, <i>C</i>D</p><p>2. E", ["1. A and B, CD", "2. E"]),
        ("<blockquote><p>1. A</blockquote><center>2. B</center>", ["1. A", "2. B"]),
        ("<b><p>1. A</b> and B</p><p>2. C</b></i></div></p>", ["1. A and B", "2. C"]),
        ("<dl><dt>1.<dd>A<dt>2.<dd>B</dl>", ["1. A", "2. B"]),
        ("<table><tr><td>1.<td>A<tr><td>2,<td>B<tr><td>3.<td>C</table>", [
            "1. A", "2, B", "3. C",
        ]),
        ("<p>1. A &lt;b&gt; &amp; C&nbsp;&#8211;&#x201d;</p><p>2. &bogus; &#0;", [
            "1. A <b> & C\u00a0–”", "2. &bogus; \ufffd",
        ]),
        ("<p>1. A<wbr>B<span style='float:left'>C</span>D<p>2. E", ["1. AB C D", "2. E"]),
        ("<p>1. a < b <3 >", ["1. a < b <3 >"]),
        ("<p>1. A</p ><p\nclass=x>2. B</P>", ["1. A", "2. B"]),
        ("<p>1. A<svg><path d='M0'/><text>no</text></svg> B<p>2. C", ["1. A B", "2. C"]),
    ],
)  # fmt: skip
def test_lines_are_as_a_browser_shows_them(page: str, expected: list[str]) -> None:
    """Blocks and breaks part lines, inline elements do not, spaces fold, references resolve."""
    assert texts(read_html(page)) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ol><li>A<li>B</ol>", ["1. A", "2. B"]),
        ("<ol start=5><li>A<li value=9>B<li>C</ol>", ["5. A", "9. B", "10. C"]),
        ("<ol reversed><li>A<li>B</ol>", ["2. A", "1. B"]),
        ("<ol start=-1><li>A<li>B<li>C</ol>", ["-1. A", "0. B", "1. C"]),
        (
            f"<ol type=I><li>A{LONG}<li>B{LONG}<li>C{LONG}</ol>",
            [
                f"I. A{LONG}",
                f"II. B{LONG}",
                f"III. C{LONG}",
            ],
        ),
        ("<ol><li><p>A</p><p>B</p><li>C</ol>", ["1. A\nB", "2. C"]),
        ("<ol><li>A<ol type=a><li>B<li>C</ol><li>D</ol>", ["1. A\na. B\nb. C", "2. D"]),
        ("<ol><li>A:<ul><li>B<ul><li>C</ul></ul><li>D</ol>", ["1. A:\n◦ B\n▪ C", "2. D"]),
        ("<ol><li>A:<ul type=square><li>B</ul><li>C</ol>", ["1. A:\n▪ B", "2. C"]),
        ("<ol><li>A</ol><h2>Peace</h2><ol start=2><li>B</ol>", ["1. A", "2. B"]),
        ("<ol><li value=3>A<li value=5>B</ol>", ["3. A", "5. B"]),
        ("<ol style='list-style: none'><li>1) A<li>2) B</ol>", ["1) A", "2) B"]),
        ("<ul class=numbered><li>1. A<li>2. B</ul>", ["1. A", "2. B"]),
        ("<ol class=plain><li>7. A<li>8. B</ol>", ["7. A", "8. B"]),
        ("<ol style='list-style-type:devanagari'><li>A<li>B</ol>", ["१. A", "२. B"]),
        ("<p>1. A<ol type=a start=26><li>B<li>C</ol><p>2. D", ["1. A\nz. B\naa. C", "2. D"]),
        ("<ol><li>A<ul style=\"list-style-type:'– '\"><li>B</ul><li>C</ol>", ["1. A\n– B", "2. C"]),
        ("<ol><li>A<li style='display:none'>B<li>C</ol>", ["1. A", "3. C"]),
    ],
)
def test_lists_count_as_a_browser_does(page: str, expected: list[str]) -> None:
    """What a list prints before its items is part of the text, computed by the rules of HTML."""
    assert texts(read_html(page)) == expected


def test_headings_have_levels() -> None:
    """Headings open sections by their level; the first is the title, over its two lines."""
    statement = read_html(
        "<h1>Declaration<br>of the Meridian Group</h1><h2>Port Alba, 14 June 2031</h2>"
        "<h2>Peace<br>and security</h2><p>1. A</p><h3>the northern strait</h3><p>2. B</p>"
        "<p><b>Trade</b></p><p>3. C</p>"
    )
    assert statement.title == "Declaration of the Meridian Group"
    assert statement.metadata.place == "Port Alba"
    assert [(s.heading, s.level) for s in statement.sections] == [
        ("Peace and security", 1), ("the northern strait", 2), ("Trade", 1),
    ]  # fmt: skip


def test_cells_of_data_belong_to_their_paragraph() -> None:
    """The cells of a table that shows data are lines of the paragraph before it, no headings."""
    statement = read_html(
        "<p>1. The quotas are:</p><table><tr><th>State<th>Share of votes<tr><td>Ambrel<td>12"
        "<tr><td>Norvane<td>9</table><p>2. B</p>"
    )
    assert texts(statement) == [
        "1. The quotas are:\nState\nShare of votes\nAmbrel\n12\nNorvane\n9", "2. B",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [["Gate", "Level", "Duty"], ["Quay", "3.1", "Trask shall open it"]],
        [["No", "Level", "Duty"], ["1", "3.1", "Trask shall open it"], ["2", "3.5", "Shut it"]],
        [["Gate", "Level"], ["Quay", "3.1 percent"], ["Pond", "4."]],
    ],
)
def test_figures_of_a_table_of_data_number_no_paragraph(rows: list[list[str]]) -> None:
    """The level of the water beside the name of its gate is no paragraph's number."""
    table = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in rows)
    statement = read_html(f"<p>We agreed on these levels.<table>{table}</table><p>We shall meet.")
    cells = [cell for row in rows for cell in row]
    assert texts(statement) == ["\n".join(["We agreed on these levels.", *cells]), "We shall meet."]
    assert not statement.sections


def test_a_number_is_its_rows_first_cell() -> None:
    """Behind another cell it is a figure, also where long texts stand beside it."""
    text = "shall be open from dawn to dusk " * 6
    rows = f"<tr><td>Quay<td>3.1<td>It {text}.<tr><td>Pond<td>3.2<td>It {text}."
    assert not any(p.label for p in read_html(f"<p>We met.<table>{rows}</table>").paragraphs)
    rows = f"<tr><td><td>1.<td>It {text}.<tr><td><td>1.1<td>It {text}."
    assert [p.number for p in read_html(f"<table>{rows}</table>").paragraphs] == ["1", "1.1"]


@pytest.mark.parametrize(
    "page",
    [
        "<p>1. Growth of 2720<sup><a href='#n1' id=r1>1</a></sup>.<p>2. B<hr>"
        "<p id=n1>1 A source. <a href='#r1'>↩</a>",
        "<p>1. Growth of 2720<a href='#_ftn1' name='_ftnref1'>[1]</a>.<p>2. B"
        "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> A source.</p></div>",
        "<p>1. Growth of 2720 [<a href='#n1' id=r1>1</a>].<p>2. B"
        "<p><a id=n1 href='#r1'>1</a> A source.",
        "<p>1. Growth of 2720<sup>1</sup>.<p>2. B<p><sup>1</sup> A source.",
        "<p>1. Growth of 2720<a class=sdfootnoteanc href='#s'><sup>1</sup></a>.<p>2. B"
        "<div id=sdfootnote1><p class=sdfootnote><a class=sdfootnotesym id=s>1</a> A source.",
        "<p>1. Growth of 2720<sup role=doc-noteref>1</sup>.<p>2. B"
        "<aside role=doc-footnote>1 A source.",
    ],
)  # fmt: skip
def test_footnotes_and_their_marks(page: str) -> None:
    """A mark never joins the figure before it, and the note is no paragraph; both are left over."""
    statement = read_html(page)
    assert texts(statement) == ["1. Growth of 2720.", "2. B"]
    assert [reason for reason, _ in left(statement)] == ["footnote mark", "footnote"]
    assert "A source." in left(statement)[1][1]


def test_raised_figures_without_a_note() -> None:
    """A raised figure that is no mark stays as one; a lowered one is itself behind a letter."""
    page = (
        "<p>1. 2720<sup>1</sup>, 10<sup>-3</sup> m<sup>2</sup>, CO<sub>2</sub>, 5<sub>2</sub>, "
        "the 21<sup>st</sup>.<p>2. B"
    )
    assert texts(read_html(page))[0] == "1. 2720¹, 10⁻³ m², CO2, 5₂, the 21st."


def test_links_to_paragraphs_are_no_notes() -> None:
    """A table of contents and a reference in the text leave the paragraphs where they are."""
    statement = read_html(
        "<p>Paragraphs: <a href='#p1'>1</a> <a href='#p2'>2</a></p>"
        "<p id=p1>1. A, see paragraph <a href='#p2'>2</a>.</p><p id=p2>2. B</p>"
    )
    assert texts(statement)[-2:] == ["1. A, see paragraph 2.", "2. B"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>3. X</p>",
        "<p aria-hidden=true>3. X</p>",
        "<p style='color:red; DISPLAY: none'>3. X</p>",
        "<p style='visibility:hidden'>3. X</p>",
        "<p class='note sr-only'>3. X</p>",
        "<div style=display:none><p>3. X</p></div>",
        "<template><p>3. X</p></template>",
        "<dialog><p>3. X</p></dialog>",
        "<span hidden>3. X</span>",
    ],
)
def test_hidden_text_is_left_out_and_told(hidden: str) -> None:
    """What a browser does not show is no text of the statement, and is said to be there."""
    statement = read_html(f"<p>1. A</p><p>2. B</p>{hidden}<p>4. D</p>")
    assert left(statement) == [("hidden", "3. X")]
    assert [p.number for p in statement.paragraphs] == ["1", "2", "4"]
    assert "left-out" in [note.code for note in statement.diagnostics]


@pytest.mark.parametrize(
    ("part", "reason", "text"),
    [
        ("<title>X</title>", "page title", "X"),
        ("<!-- X -->", "comment", "X"),
        ("<![CDATA[X]]>", "comment", "[CDATA[X]]"),
        ("<noscript><p>X</noscript>", "shown without scripts only", "X"),
        ("<img src=a alt=X>", "picture", "X"),
        ("<button>X</button>", "form control", "X"),
        ("<input value=X>", "form control", "X"),
        ("<textarea>X <b></textarea>", "form control", "X <b>"),
        ("<select><option>X</select>", "form control", "X"),
        ("<iframe>X</iframe>", "frame", "X"),
        ("<figure><figcaption>X</figcaption></figure>", "caption of a picture", "X"),
        ("<video>X</video>", "embedded object", "X"),
    ],
)
def test_what_is_never_text(part: str, reason: str, text: str) -> None:
    """Titles of pages, comments, forms, pictures and frames are left over wherever they stand."""
    statement = read_html(f"<p>1. A</p>{part}<p>2. B</p>")
    assert texts(statement) == ["1. A", "2. B"]
    assert left(statement) == [(reason, text)]


def test_scripts_and_style_sheets_are_no_text() -> None:
    """Their content is code: no text, and not even left over."""
    statement = read_html(
        "<script>if (a<b) '<p>1. X</p>'</script><style>p::before{content:'X'}</style>"
        "<p>1. A</p><SCRIPT>X</SCRIPT\n><p>2. B</p>"
    )
    assert texts(statement) == ["1. A", "2. B"]
    assert left(statement) == []


def test_a_tag_that_never_ends_is_left_over() -> None:
    """A browser drops what follows an attribute without an end; here it is reported."""
    statement = read_html("<p>1. A</p><p>2. B</p><p title='3. C</p><p>4. D</p>")
    assert texts(statement) == ["1. A", "2. B"]
    assert left(statement) == [("broken tag", "<p title='3. C</p><p>4. D</p>")]


@pytest.mark.parametrize(
    ("page", "language", "code"),
    [
        ("<html lang=en-gb><p>1. We met to discuss the peace of the region.", "en-GB", ""),
        ("<html lang=fr><body lang=en><p>1. We met and agreed to the text.", "en", ""),
        ("<html lang=en><p>1. Министры встретились и договорились о мире.", "ru",
         "language-not-as-declared"),
        ("<html lang='%%'><p>1. We met and agreed to the text of this.", "en", ""),
        ("<p>1. Qqq.", "und", ""),
    ],
)  # fmt: skip
def test_language(page: str, language: str, code: str) -> None:
    """The language is the one named nearest to the text, unless its words plainly tell another."""
    statement = read_html(page)
    assert statement.metadata.language == language
    assert code in ["", *(note.code for note in statement.diagnostics)]
    assert read_html(page, Reading(language="tr")).metadata.language == "tr"


def test_invisible_lines_are_left_over() -> None:
    """A line of characters that show nothing is no paragraph."""
    statement = read_html("<p>1. A</p><p>\u200b\u2060</p><p>&nbsp;</p><p>2. B</p>")
    assert texts(statement) == ["1. A", "2. B"]
    assert left(statement) == [("invisible characters", "\u200b\u2060")]


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("<html></html>", "nothing to read"),
        ("<html><body><img src=a></body></html>", "nothing to read"),
        ("<frameset><frame src=a></frameset>", "in a frame"),
        ("<div id=app></div><script src=a></script>", "fetched by scripts"),
        ("<p hidden>1. A</p>", "nothing to read"),
    ],
)
def test_a_page_without_text_says_why(page: str, says: str) -> None:
    """Zero paragraphs is an error that names what the page is and what to do."""
    with pytest.raises(ReadError, match=says):
        read_html(page, Reading("a.html"))


def test_text_is_no_page() -> None:
    """A file without one tag is not taken for a page, whose lines would all run together."""
    with pytest.raises(ParseError, match=r"a\.html: there is no tag in this"):
        read_html("1. A\n2. B", Reading("a.html"))
