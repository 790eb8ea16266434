"""Akoma Ntoso: the round trip, the strict schema, the natural form, and safety."""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from stmtdiff._api import reads, to_akn
from stmtdiff.akn.eids import assign_eids, eid_number
from stmtdiff.akn.inline import text_runs
from stmtdiff.akn.parser import parse_xml
from stmtdiff.akn.reader import read_statement
from stmtdiff.akn.validation import validate
from stmtdiff.akn.writer import write_statement
from stmtdiff.alignment import parse_links
from stmtdiff.errors import LimitError, ParseError, ReadError, StmtdiffError
from stmtdiff.model import (
    Block,
    Element,
    FrontLine,
    FrontRole,
    Gap,
    Metadata,
    Paragraph,
    Part,
    Section,
    Statement,
)
from strategies import statements, texts, tidy_statements

if TYPE_CHECKING:
    from lxml import etree

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
NS = {"a": AKN, "sd": "urn:x-stmtdiff:1"}

any_statement = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow]
)


def paragraph(text: str, label: str = "", part: Part = Part.BODY) -> Paragraph:
    """Return a paragraph of one block, still without an eid."""
    return Paragraph("", (Block(text),), label, part)


def meridian() -> Statement:
    """Return a small excerpt of a fictional statement, with one of everything."""
    elements: list[Element] = [
        FrontLine("Joint Statement of the Meridian Group", FrontRole.TITLE),
        FrontLine("Port Alba, 14 June 2032", FrontRole.DATELINE),
        paragraph("We met in Port Alba.", part=Part.PREAMBLE),
        paragraph("Recalling the Vellmar Statement,", part=Part.RECITAL),
        Section("", "Water quality", "I."),
        paragraph("We reaffirm <…> clean lakes.", "1."),
        Gap("", "<…>"),
        Paragraph(
            "",
            (
                Block("We will:"),
                Block("share data on:", "(a)", 1),
                Block("nitrates;", "•", 2),
                Block("publish readings.", "(b)", 1),
            ),
            "5.",
        ),
        Section("", "Ferries", level=2),
        paragraph("See https://example.org/ferries. #CleanLakes, says @vellmar."),
        paragraph("Done at Port Alba.", part=Part.CONCLUSIONS),
    ]
    return Statement(
        assign_eids(elements),
        Metadata(
            "joint-statement",
            "meridian-group",
            "port-alba",
            place="Port Alba",
            date=dt.date(2032, 6, 14),
            language="en",
        ),
        excerpt=True,
    )


def written() -> etree._Element:
    """Return the root of the file that `meridian` becomes."""
    return parse_xml(write_statement(meridian()).encode())


def foreign(body: str, *, before: str = "") -> Statement:
    """Read a file that another tool could have written."""
    return read_statement(
        f'<akomaNtoso xmlns="{AKN}"><act name="act"><meta/>{before}<body>{body}</body></act>'
        "</akomaNtoso>"
    )


class TestRoundTrip:
    """What is written is read again."""

    @any_statement
    @given(statements())
    def test_any_statement(self, statement: Statement) -> None:
        """Every statement comes back as it was, from text and from bytes."""
        xml = write_statement(statement)
        assert read_statement(xml) == statement
        assert read_statement(xml.encode()) == statement

    @any_statement
    @given(statements())
    def test_is_valid(self, statement: Statement) -> None:
        """Every statement that can be built is valid under the strict schema."""
        assert validate(write_statement(statement)) == ()

    @any_statement
    @given(tidy_statements())
    def test_tidy_statements_need_no_helps(self, statement: Statement) -> None:
        """What the readers make stands in its natural order, under its own eIds."""
        root = parse_xml(write_statement(statement).encode())
        assert root.xpath("//@sd:eid | //@sd:order | //@sd:section", namespaces=NS) == []
        assert read_statement(root) == statement

    def test_very_deep_levels(self) -> None:
        """Sections and items 300 levels deep stay readable: the nesting has an end."""
        sections = [Section(f"s{level}", "", level=level) for level in range(1, 300)]
        blocks = tuple(Block("x", "•", level) for level in range(300))
        statement = Statement((*sections, Paragraph("p", blocks, section="s299")))
        assert read_statement(write_statement(statement)) == statement

    def test_same_object_twice(self) -> None:
        """One paragraph object at two places is two paragraphs in the file."""
        twice = Paragraph("para_1", (Block("x"),), "1.")
        statement = Statement((twice, twice))
        xml = write_statement(statement)
        assert validate(xml) == ()
        assert read_statement(xml) == statement


class TestNaturalForm:
    """The elements are those of the mapping."""

    @pytest.mark.parametrize(
        ("path", "count"),
        [
            ("/a:akomaNtoso/a:statement[@contains='originalVersion']", 1),
            ("//a:preface/a:p/a:docTitle", 1),
            ("//a:preface/a:p/a:location[@eId='preface__location_1']", 1),
            ("//a:preface/a:p/a:docDate[@date='2032-06-14'][text()='14 June 2032']", 1),
            ("//a:preamble[@xml:lang='en']/a:p[@eId='preamble__p_1']", 1),
            ("//a:recitals[@eId='preamble__recs_1']/a:recital[@eId='preamble__recs_1__rec_1']", 1),
            ("//a:mainBody/a:section[@eId='sec_I']/a:num[text()='I.']", 1),
            ("//a:section/a:paragraph[@eId='para_1']/a:content/a:p[@eId='para_1__p_1']", 1),
            ("//a:omissis[@eId='para_1__p_1__omissis_1'][@status='ignored'][text()='<…>']", 1),
            ("//a:section/a:hcontainer[@name='omission'][@eId='sec_I__omission_1']", 1),
            ("//a:blockList[@eId='para_5__list_1']/a:item[@eId='para_5__list_1__item_a']", 1),
            ("//a:item[a:num='(a)']/a:blockList/a:item[a:num='•'][a:p='nitrates;']", 1),
            ("//a:section/a:subsection[@eId='sec_I__subsec_1']/a:alinea/a:content/a:p", 1),
            ("//a:a[@href='https://example.org/ferries']", 1),
            ("//a:inline[@name='hashtag'][@status='verbatim'][text()='#CleanLakes']", 1),
            ("//a:inline[@name='mention'][text()='@vellmar']", 1),
            ("//a:keyword[@value='cleanlakes'][@showAs='#CleanLakes'][@dictionary='#hashtags']", 1),
            ("//a:proprietary/sd:gap[@from='2'][@upTo='4'][@href='#sec_I__omission_1']", 1),
            ("//a:conclusions/a:p[@eId='conclusions__p_1']", 1),
            ("//a:FRBRlanguage[@language='eng']", 1),
            ("//@sd:*", 0),
        ],
    )
    def test_element(self, path: str, count: int) -> None:
        """A statement of the usual kind is written in Akoma Ntoso's own words."""
        assert len(written().xpath(path, namespaces=NS)) == count

    def test_a_title_that_says_where_and_when(self) -> None:
        """Place and date are marked in a title that prints both, and it stays the title."""
        post = reads("Joint Statement of the #Group (Vellmar, May 12, 2032)\n\n1. We met.")
        xml = write_statement(post)
        assert ">Vellmar</location>, <docDate" in xml
        assert 'date="2032-05-12">May 12, 2032</docDate>)</docTitle>' in xml
        assert 'name="hashtag"' in xml
        assert reads(xml) == post

    def test_iri(self) -> None:
        """The work is named by jurisdiction, kind, actor, date and slug."""
        (iri,) = written().xpath("//a:FRBRWork/a:FRBRuri/@value", namespaces=NS)
        assert iri == "/akn/xx/statement/joint-statement/meridian-group/2032-06-14/port-alba"

    def test_unknown_date(self) -> None:
        """Without a date the file says that its date is a stand-in."""
        xml = write_statement(Statement(()))
        assert '<FRBRdate date="0001-01-01" name="markup"/>' in xml
        assert 'dateUnknown="true"' in xml

    def test_frame_of_the_file(self) -> None:
        """The file begins with the XML declaration and ends with a newline."""
        xml = write_statement(meridian())
        assert xml.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso ')
        assert xml.endswith("</akomaNtoso>\n")

    def test_no_white_space_in_mixed_content(self) -> None:
        """Two marks side by side stay side by side: nothing is indented between words."""
        statement = Statement.from_texts(["#Lakes<…>#Ferries"])
        assert "</inline><omissis" in write_statement(statement)

    @given(texts())
    def test_runs_lose_nothing(self, text: str) -> None:
        """The runs of a text, put together, are the text."""
        assert "".join(run.text for run in text_runs(text)) == text


class TestEids:
    """The grammar of eIds."""

    def test_grammar(self) -> None:
        """Each kind of provision is named after its context and its number."""
        elements = [
            paragraph("x", part=Part.PREAMBLE),
            paragraph("x", part=Part.RECITAL),
            paragraph("x"),
            Section("", "A", "II."),
            paragraph("x", "3 bis."),
            paragraph("x", "(2.1)"),
            paragraph("x"),
            Gap("", "<…>"),
            Section("", "B", level=2),
            Section("", "C", level=3),
            paragraph("x", part=Part.CONCLUSIONS),
        ]
        named = assign_eids(elements)
        assert [element.eid for element in named if not isinstance(element, FrontLine)] == [
            "preamble__p_1",
            "preamble__recs_1__rec_1",
            "al_1",
            "sec_II",
            "para_3bis",
            "para_2-1",
            "sec_II__al_1",
            "sec_II__omission_1",
            "sec_II__subsec_1",
            "sec_II__subsec_1__dvs_1",
            "conclusions__p_1",
        ]

    def test_restarting_numbers(self) -> None:
        """Where a number comes again under another heading, the heading is in the name."""
        one, two = Section("", "A"), Section("", "B")
        named = assign_eids([one, paragraph("x", "1."), two, paragraph("x", "1.")])
        assert [element.eid for element in named if isinstance(element, Paragraph)] == [
            "sec_1__para_1",
            "sec_2__para_1",
        ]

    def test_number_used_twice(self) -> None:
        """Two paragraphs 5 in one section are told apart by a suffix."""
        named = assign_eids([paragraph("x", "5."), paragraph("y", "5.")])
        assert [element.eid for element in named if isinstance(element, Paragraph)] == [
            "para_5",
            "para_5_2",
        ]

    @given(tidy_statements())
    def test_unique(self, statement: Statement) -> None:
        """No two provisions have the same eId, and naming again changes nothing."""
        eids = [one.eid for one in statement.elements if not isinstance(one, FrontLine)]
        assert len(set(eids)) == len(eids)
        assert assign_eids(statement.elements) == statement.elements


class TestForeignFiles:
    """Akoma Ntoso that others wrote."""

    def test_prefixed_namespace(self) -> None:
        """Prefixes do not matter; eIds that are missing are assigned."""
        statement = read_statement(
            f'<x:akomaNtoso xmlns:x="{AKN}"><x:statement name="s"><x:mainBody><x:paragraph>'
            "<x:num>1.</x:num><x:content><x:p>We met.</x:p></x:content></x:paragraph>"
            "</x:mainBody></x:statement></x:akomaNtoso>"
        )
        (found,) = statement.paragraphs
        assert (found.eid, found.label, found.text) == ("para_1", "1.", "We met.")
        assert [one.code for one in statement.diagnostics] == ["eids-assigned"]

    def test_list_with_points(self) -> None:
        """A list of points becomes blocks with their labels and levels."""
        statement = foreign(
            "<paragraph eId='p'><num>2.</num><list><intro><p>We will:</p></intro>"
            "<point><num>(a)</num><content><p>act;</p></content></point>"
            "<wrapUp><p>Always.</p></wrapUp></list></paragraph>"
        )
        assert statement.paragraphs[0].blocks == (
            Block("We will:"),
            Block("act;", "(a)", 1),
            Block("Always."),
        )

    def test_article_with_clauses(self) -> None:
        """A heading over clauses is a section; clauses without a heading are paragraphs."""
        statement = foreign(
            "<article eId='a'><num>Art. 1</num><heading>Lakes</heading>"
            "<clause eId='c'><num>1</num><content><p>Clean.</p></content></clause></article>"
        )
        assert statement.elements == (
            Section("a", "Lakes", "Art. 1"),
            Paragraph("c", (Block("Clean."),), "1", section="a"),
        )

    def test_indented_mixed_content(self) -> None:
        """White space of other tools is folded, and no word is lost or glued."""
        statement = foreign(
            "<paragraph eId='p'><content>\n <p>\n  We <b>met</b>\n  in\n  Vellmar\n </p>\n"
            "</content></paragraph>"
        )
        assert statement.paragraphs[0].text == "We met in Vellmar"

    def test_text_is_conserved(self) -> None:
        """Every word of an unusual file is in one paragraph, heading, line or leftover."""
        statement = foreign(
            "<part eId='x'><heading>QZ1</heading><hcontainer name='y' eId='y'><intro><p>QZ2</p>"
            "</intro><paragraph eId='z'><content><p>QZ3<authorialNote><p>QZ4</p></authorialNote>"
            "</p><ul><li>QZ5<ul><li>QZ6</li></ul>QZ7</li></ul><table><tr><td><p>QZ8</p></td>"
            "</tr></table></content></paragraph></hcontainer></part>",
            before="<coverPage><p>QZ9</p></coverPage>",
        )
        kept = [one.text for one in statement.elements if not isinstance(one, Gap)]
        words = " ".join([*kept, *(left.text for left in statement.leftovers)])
        assert {f"QZ{n}": words.count(f"QZ{n}") for n in range(1, 10)} == {
            f"QZ{n}": 1 for n in range(1, 10)
        }

    @pytest.mark.parametrize(
        ("xml", "told"),
        [
            ("<akomaNtoso xmlns='http://www.akomantoso.org/2.0'/>", "Akoma Ntoso 2.0"),
            (f"<akomaNtoso xmlns='{AKN}/WD17'/>", "Akoma Ntoso 3.0 draft WD17"),
            ("<akomaNtoso/>", "Akoma Ntoso without a namespace"),
            ("<html/>", "no Akoma Ntoso: its root element is html"),
            (f"<akomaNtoso xmlns='{AKN}'/>", "the file holds nothing"),
        ],
    )
    def test_other_roots_are_named(self, xml: str, told: str) -> None:
        """What is not Akoma Ntoso 3.0 is refused by its name, never read as an empty text."""
        with pytest.raises(ReadError, match=told):
            read_statement(xml)


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


class TestSafety:
    """Hostile and broken XML."""

    @pytest.mark.parametrize(
        "payload",
        [
            f'<!DOCTYPE a [<!ENTITY e0 "x">{BOMB}]><a>&e9;</a>',
            '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]><a>&x;</a>',
            '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>',
            '<?xml version="1.0"?><!-- a > b --><?pi x?>\n<!DOCTYPE a><a/>',
        ],
    )
    def test_doctype_is_refused(self, payload: str) -> None:
        """A DOCTYPE of any kind is an error of ours, at once."""
        start = time.perf_counter()
        with pytest.raises(ParseError, match="a DOCTYPE is not accepted"):
            parse_xml(payload.encode())
        assert time.perf_counter() - start < 1

    @pytest.mark.parametrize("name", ["UTF-7", "utf-32", "EBCDIC-CP-US", "x-mac", "idna", "zip"])
    def test_unusual_encodings_are_refused(self, name: str) -> None:
        """An encoding in which markup can hide is refused by its name."""
        with pytest.raises(ParseError, match=f"the encoding '{name}' is not accepted"):
            parse_xml(f'<?xml version="1.0" encoding="{name}"?><a/>'.encode())

    @pytest.mark.parametrize("name", ["utf-8", "utf-16", "windows-1252", "cp1252", "iso-8859-15"])
    def test_usual_encodings_are_read(self, name: str) -> None:
        """The encodings that people use are read right."""
        data = f'<?xml version="1.0" encoding="{name}"?><a>é</a>'.encode(name)
        assert parse_xml(data).text == "é"

    @pytest.mark.parametrize("data", [b"\xff\xfe\x00\x00<\x00\x00\x00", b"\x4c\x6f\xa7\x94", b""])
    def test_no_document(self, data: bytes) -> None:
        """UTF-32, EBCDIC and an empty file are errors of ours."""
        with pytest.raises(ParseError):
            parse_xml(data)

    def test_place_of_an_error(self) -> None:
        """A syntax error names file, line and column."""
        with pytest.raises(ParseError) as caught:
            parse_xml(b"<a>\n<b>AT&T</b></a>", "port-alba.xml")
        assert (caught.value.source, caught.value.line) == ("port-alba.xml", 2)
        assert str(caught.value).startswith("port-alba.xml:2:")

    def test_bytes_in_another_encoding(self) -> None:
        """Bytes that are not what they say are located."""
        with pytest.raises(ParseError) as caught:
            parse_xml(b"<a>\n\xff</a>")
        assert (caught.value.line, caught.value.column) == (2, 1)

    @pytest.mark.parametrize(
        "data",
        [b"<a>" * 5000, b"<a>" + b"x" * 10_000_001 + b"</a>", b"<a b='" + b"x" * 10_000_001],
        ids=["depth", "text", "attribute"],
    )
    def test_limits(self, data: bytes) -> None:
        """Depth and size beyond libxml2's limits are a LimitError."""
        with pytest.raises(LimitError):
            parse_xml(data)

    def test_depth_of_a_document(self) -> None:
        """A document too deep to walk is refused before Python's own limit."""
        with pytest.raises(LimitError, match="deeper than 100"):
            foreign("<section>" * 150 + "</section>" * 150)

    def test_comments_cut_no_text(self) -> None:
        """Comments, instructions and CDATA inside a text lose none of it."""
        statement = foreign(
            "<paragraph><content><p>t1<!-- no -->t2<?no?>t3<![CDATA[<b>&]]></p></content>"
            "</paragraph>"
        )
        assert statement.paragraphs[0].text == "t1t2t3<b>&"

    @given(texts())
    def test_only_our_errors_escape(self, text: str) -> None:
        """Whatever is given to the reader, it reads it or raises an error of ours."""
        for xml in (text, f'<akomaNtoso xmlns="{AKN}"><act><body>{text}</body></act></akomaNtoso>'):
            with contextlib.suppress(StmtdiffError):
                read_statement(xml)

    def test_odd_values_of_ours(self) -> None:
        """Numbers and names that someone broke in our own attributes raise nothing."""
        xml = write_statement(meridian()).replace('excerpt="true"', 'excerpt="perhaps"')
        xml = xml.replace('eId="para_1"', 'eId="para_1" sd:span="a:b" sd:order="x" sd:level="?"')
        assert read_statement(xml).elements == meridian().elements


class TestValidation:
    """The strict schema."""

    def test_names_the_place(self) -> None:
        """What the schema refuses is told with its line, in short names."""
        xml = write_statement(meridian()).replace("<heading>", "<sentence>", 1)
        xml = xml.replace("</heading>", "</sentence>", 1)
        (found, *_) = validate(xml)
        assert found.code == "invalid-akn"
        assert "Element 'sentence'" in found.message
        assert xml.splitlines()[(found.line or 0) - 1].strip().startswith("<sentence>")


def test_names_are_words_of_the_standard_and_of_the_title() -> None:
    """The document's name is one word, and who speaks is shown as the title prints it."""
    title = "Joint Statement of the Fourth Meeting of Ministers of the Harbour Forum"
    xml = to_akn(reads(f"{title}\n\n1. We met."))
    assert '<statement name="jointStatement"' in xml
    assert 'showAs="Ministers of the Harbour Forum"' in xml
    assert "/akn/xx/statement/joint-statement/ministers-of-the-harbour-forum/" in xml


@pytest.mark.parametrize("printed", ["1.º", "1º", "1.ª", "1.", "(1)", "§ 1"])
def test_an_ordinals_sign_is_no_part_of_the_number(printed: str) -> None:
    """The number, the eId and a link by hand agree about the marks around a number."""
    assert Paragraph("", (), printed).number == "1"
    assert eid_number(printed) == "1"
    (element,) = assign_eids([Paragraph("", (Block("We met."),), printed)])
    statement = Statement((element,))
    (link,) = parse_links(f"{printed} -> {printed}", statement, statement)
    assert (link.old, link.new) == ((0,), (0,))
