"""No web page loses text, takes long, or raises anything but our errors, whatever is in it."""

from __future__ import annotations

import re
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from time import process_time
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

import stmtdiff
from stmtdiff import Statement
from stmtdiff.errors import LimitError, ParseError, ReadError, StmtdiffError
from stmtdiff.readers import Reading, recognise
from stmtdiff.readers.html import blocks, laying, read_html, reader, tree
from stmtdiff.readers.html.tokenizer import Text, tokenize

PAGES = Path(__file__).parent / "data" / "html"
NAMES = sorted(path.name for path in PAGES.iterdir())


def everything(statement: Statement) -> str:
    """Return all text of a statement and its leftovers."""
    kept = [e.marker if isinstance(e, stmtdiff.Gap) else e.text for e in statement.elements]
    labels = [p.label for p in statement.paragraphs]
    return "\n".join([*kept, *labels, *(x.text for x in statement.leftovers)])


PLACES = (
    "<p>{}</p>", "<p>1. We {} it.", "<h1>{}</h1>", "<h2 id=x>{}</h2>", "<ol><li>{}<li>x</ol>",
    "<ol start=3><li><p>{}</p><p>y</p></ol>", "<ul><li>{}<ul><li>z</ul></ul>", "<nav>{}</nav>",
    "<footer>{}</footer>", "<header>{}</header>", "<aside>{}</aside>", "<main>{}</main>",
    "<article>{}</article>", "<div class=menu>{}</div>", "<div class='cookie-bar'>{}</div>",
    "<div id=footer><p>{}", "<p hidden>{}</p>", "<span style='display:none'>{}</span>",
    "<template>{}</template>", "<noscript><p>{}</noscript>", "<title>{}</title>",
    "<textarea>{}</textarea>", "<button>{}</button>", "<select><option>{}</select>",
    "<input value={}>", "<input type=hidden value=x> {}", "<img alt={}>", "<!-- {} -->", "<!{}>",
    "<iframe>{}</iframe>", "<svg><text>{}</text></svg>", "<video>{}</video>", "{}<br>x<br>{{}}",
    "<pre>x\n{}\n</pre>", "<dl><dt>{}<dd>x</dl>", "<dl><dt>1.<dd>{}</dl>", "<a href=/>{}</a>",
    "<a href='#x'>{}</a>", "<sup>{}</sup>", "<sub>{}</sub>", "x<sup><a href='#n'>1</a></sup>{}",
    "<p id=n>{}", "<p><sup>1</sup>{}", "<p class=MsoFootnoteText>{}</p>", "<b><p>{}</b>x</p>",
    "<td>1.</td>{}",
    "<table><tr><td>1.<td>{}</table>", "<table><tr><td>{}</table>", "<table>{}<tr><td>x</table>",
    "<table><tr><th>a<th>b<tr><td>{}<td>d</table>", "<td>{}", "</p>{}", "<frameset>{}",
    "<p>&lt;{}&gt;</p>", "<o:p>{}</o:p>", "<p>© {}</p>", "<form><label>{}</label></form>",
    "<figure>{}<figcaption>x</figcaption></figure>", "<center><font size=1>{}", "<dialog>{}",
    "<p>\u200b{}\u00a0", "<li>{}", "<a href=x><div>{}</div></a>", "<math>{}</math>", "a < b {}",
)  # fmt: skip


@given(st.lists(st.sampled_from(PLACES), min_size=1, max_size=14))
def test_every_word_is_somewhere_once(places: list[str]) -> None:
    """Unique words planted in every place a page has are in the statement or left over, once."""
    page = "".join(place.format(f"QZ{n:04}") for n, place in enumerate(places))
    try:
        statement = read_html(f"<p>1. A text.</p>{page}")
    except ReadError as error:
        assert "came through" not in str(error)  # noqa: PT017 - other errors of ours are right
        return
    # A figure that is lowered or raised stays so, as the character that looks so.
    found = re.findall(r"QZ\d{4}", normalize("NFKC", everything(statement)))
    assert sorted(found) == [f"QZ{n:04}" for n in range(len(places))]


MARKUP = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "<ol>", "<li>", "</ol>", "<td>", "<table>",
     "</table>", "<tr>", "<a href='#x'>", "</a>", "<sup>", "</sup>", "1", "1. ", "We do. ", "<br>",
     "<!--", "-->", "<", ">", "&amp;", "&#x80;", "&", "\u202e", "\x00", " ", "\n", "<h2>", "</h2>",
     "<script>", "</script>", "<title>", "</title>", "<x-y>", "<p hidden>", "\ud800", "<p title='"]
)  # fmt: skip


@given(st.lists(MARKUP, max_size=40).map("".join))
def test_any_page_reads_or_says_why(page: str) -> None:
    """Whatever tags stand in whatever order, no text is lost, and only our errors are raised."""
    try:
        assert read_html(page).paragraphs
    except StmtdiffError as error:
        assert "came through" not in str(error)  # noqa: PT017 - other errors of ours are right


@given(st.binary(max_size=300), st.sampled_from([b"", b"<html>", b"<meta charset=utf-16>", b"<p>"]))
def test_any_bytes_read_or_say_why(data: bytes, start: bytes) -> None:
    """No bytes raise anything but our errors."""
    with suppress(StmtdiffError):
        assert read_html(start + data).paragraphs


@given(st.sampled_from(NAMES), st.data())
def test_damaged_pages_read_or_say_why(name: str, data: st.DataObject) -> None:
    """A page with pieces cut out, doubled or changed loses nothing of what is left."""
    page = bytearray((PAGES / name).read_bytes()[:6000])
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(page)))
        end = min(len(page), start + data.draw(st.integers(0, 40)))
        page[start:end] = data.draw(st.sampled_from([b"", b"<", b">", b"'", b"<!--", b"\xff"]))
    try:
        assert read_html(bytes(page)).paragraphs
    except StmtdiffError as error:
        assert "came through" not in str(error)  # noqa: PT017 - as above


class _Letters(HTMLParser):
    """Counts the characters of a page's texts, by a program that is not ours."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.code = False

    def handle_starttag(self, tag: str, _: object) -> None:
        self.code = self.code or tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.code = self.code and tag not in ("script", "style")

    def handle_data(self, data: str) -> None:
        self.count += 0 if self.code else len("".join(data.split()))


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith(".xhtml")])
def test_other_parsers_see_the_same_text(name: str) -> None:
    """The characters of each sample page are as many as two other parsers find in it."""
    data = (PAGES / name).read_bytes()
    page = data.decode("cp1252" if b"1252" in data or b"8859" in data else "utf-8")
    ours = sum(len("".join(x.text.split())) for x in tokenize(page) if isinstance(x, Text))
    letters = _Letters()
    letters.feed(page.replace("\r\n", "\n"))
    parsed = lxml_html.document_fromstring(page)
    for element in parsed.xpath("//script | //style | //comment()"):
        element.drop_tree()
    assert ours == letters.count == len("".join(parsed.text_content().split()))


def test_lost_text_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a line ever get lost inside the reader, the count of characters shows it."""
    kept = laying._Writer.add
    skip = {"2. B"}
    monkeypatch.setattr(laying._Writer, "add", lambda self, b: b.text in skip or kept(self, b))
    with pytest.raises(ReadError, match=r"a\.html cannot be trusted .* of its 6 characters 3 came"):
        read_html("<p>1. A</p><p>2. B</p>", Reading("a.html"))


@pytest.mark.parametrize("depth", [1, 30, 255, 256, 257, 1000, 2047, 2048, 3000])
def test_depth_loses_nothing(depth: int) -> None:
    """However deep the elements are nested, below the limit, every paragraph is read."""
    page = f"<p>1. A</p>{'<div>' * depth}<p>2. B</p>{'</div>' * depth}<p>3. C</p>"
    assert [p.text for p in read_html(page).paragraphs] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("module", "limit", "page", "says"),
    [
        (reader, "MAX_CHARACTERS", "<p>1. A", "has {} characters; the limit is"),
        (tree, "MAX_DEPTH", "<div><p><b>1. A</b></p></div>", "more than {} deep"),
        (tree, "MAX_ELEMENTS", "<p>1. A<br>B<!-- x --><p>2. B", "more than {} elements"),
        (blocks, "MAX_LINES", "<p>1. A<p>2. B<p>3. C", "more than {} lines"),
    ],
)
def test_limits(
    monkeypatch: pytest.MonkeyPatch, module: object, limit: str, page: str, says: str
) -> None:
    """At each limit a page reads; one more, and the error names the limit and what to do."""
    size = {"MAX_CHARACTERS": 7, "MAX_DEPTH": 3, "MAX_ELEMENTS": 4, "MAX_LINES": 3}[limit]
    monkeypatch.setattr(module, limit, size)
    assert read_html(page).paragraphs
    monkeypatch.setattr(module, limit, size - 1)
    figure = size if limit == "MAX_CHARACTERS" else size - 1
    with pytest.raises(LimitError, match=says.format(figure)) as caught:
        read_html(page, Reading("a.html"))
    assert "a.html" in str(caught.value)
    assert ".txt" in str(caught.value)


HOSTILE = {
    "elements": "<div>" * 900_000,
    "attributes": "<p " + " ".join(f"a{n}=x" for n in range(200_000)) + ">1. A</p>",
    "signs": "<p>1. A " + "<" * 1_000_000,
    "comments without end": "<p>1. A " + "<!" * 1_000_000,
    "end tags without end": "<p>1. A " + "</" * 1_000_000,
    "references": "<p>1. A " + "&" * 1_000_000 + "&#" + "9" * 1_000_000 + ";",
    "breaks": "<p>1. A" + "<br>" * 20_000,
    "spaces": "<p>1. A" + " " * 1_000_000 + "B",
    "nested marks": "<b>" * 4_900 + "<p>1. A " * 5_000,
    "nested names": "<div class=nav>" * 4_900 + "<p>1. A" * 5_000,
    "nested tables": "<table><tr><td>a" * 1_600,
    "notes": "<p>1. A " + "<div>" * 4_000 + "<span id=x>" + "b<a href='#x'>1</a>" * 10_000,
    "main texts": "<main><p>1. A B C</main>" * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_no_time(name: str) -> None:
    """Pages made to take long are read or refused in a few seconds of the processor."""
    start = process_time()
    with suppress(StmtdiffError):
        read_html(HOSTILE[name])
    assert process_time() - start < 5


def test_reading_time_grows_with_the_page() -> None:
    """Of twice as many paragraphs reading takes about twice as long, never four times."""
    row = "<p>{0}. We <b>reaffirm</b> our <a href=/{0}>will</a> to talk to each other.</p>"
    times = []
    for count in (300, 600, 1200):
        page = "".join(row.format(n) for n in range(1, count + 1))
        best = float("inf")
        for _ in range(3):
            start = process_time()
            assert len(read_html(page).paragraphs) == count
            best = min(best, process_time() - start)
        times.append(best)
    assert times[1] < 3 * times[0]
    assert times[2] < 3 * times[1]


QUOTED = "<p>1. “Café” – naïve</p>"


@pytest.mark.parametrize(
    ("data", "encoding", "codes"),
    [
        (QUOTED.encode(), "utf-8", []),
        (b"\xef\xbb\xbf<meta charset=cp1251>" + QUOTED.encode(), "utf-8", []),
        (b"\xff\xfe" + QUOTED.encode("utf-16-le"), "utf-16-le", []),
        (b"<meta charset=iso-8859-1>" + QUOTED.encode("cp1252"), "cp1252", []),
        (b"<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset = windows-1252'>"
         + QUOTED.encode("cp1252"), "cp1252", []),
        (b"<?xml version='1.0' encoding='macintosh'?><html>" + QUOTED.encode("mac-roman"),
         "mac-roman", []),
        (QUOTED.encode("cp1252"), "cp1252", ["encoding-guessed"]),
        (b"<meta charset=utf-8>" + QUOTED.encode("cp1252"), "cp1252",
         ["encoding-not-as-declared", "encoding-guessed"]),
        (b"<meta charset=iso-8859-1>" + QUOTED.encode(), "utf-8", ["encoding-not-as-declared"]),
        (b"<meta charset=utf-7>" + QUOTED.encode(), "utf-8", ["encoding-unknown"]),
        (b"<!-- <meta charset=koi8-r> -->" + QUOTED.encode(), "utf-8", []),
        (b"<meta charset=utf-16>" + QUOTED.encode(), "utf-8", []),
    ],
)  # fmt: skip
def test_encodings(data: bytes, encoding: str, codes: list[str]) -> None:
    """A byte order mark, then the page's own word as browsers take it, then UTF-8, then a guess."""
    statement = read_html(data)
    assert statement.paragraphs[0].text == "“Café” – naïve"
    assert statement.source.encoding == encoding
    found = [note.code for note in statement.diagnostics if note.code.startswith("encoding")]
    assert found == codes


def test_a_given_encoding_goes_before_the_declared() -> None:
    """Who knows better than the page says so; the page's word that fits two is told as a doubt."""
    page = "<meta charset=iso-8859-2><p>1. Café".encode()
    assert read_html(page, Reading(encoding="utf-8")).paragraphs[0].text == "Café"
    (note,) = [x for x in read_html(page).diagnostics if x.code.startswith("encoding")]
    assert note.code == "encoding-doubtful"
    with pytest.raises(ParseError, match="no encoding 'x'"):
        read_html(page, Reading(encoding="x"))


@pytest.mark.parametrize(
    ("text", "name", "format_name"),
    [
        ("<!DOCTYPE html><title>x</title>", "", "html"),
        ("\ufeff\n<HTML>", "", "html"),
        ("<?xml version='1.0'?>\n<!-- x --><!DOCTYPE html PUBLIC ''>", "", "html"),
        ("<meta charset=utf-8><p>1. A", "", "html"),
        ("<…>\n\n5. The Ministers", "", "text"),
        ("<omitted>\n5. The Ministers", "", "text"),
        ("<p> is a mark\n", "", "html"),
        ("<b>bold</b> words", "a.txt", "text"),
        ("<b>bold</b> words", "a.htm", "html"),
        ("<akomaNtoso>", "a.html", "akn"),
    ],
)
def test_pages_are_told_by_their_beginning(text: str, name: str, format_name: str) -> None:
    """Only HTML's own elements make a page; a text may begin with a mark such as <…>."""
    assert recognise(text, name=name) == format_name


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_page_under_another_name_is_refused(suffix: str) -> None:
    """A page that was got instead of a PDF is no statement; the message says what it is."""
    with pytest.raises(ParseError, match=f"this is HTML in a {suffix}"):
        recognise("<html><p>1. Not a PDF</p></html>", name=f"a{suffix}")
