"""The comparison as Akoma Ntoso: valid, and both texts can be read from it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stmtdiff._api import compare, read, reads, to_akn
from stmtdiff.akn.eids import assign_eids
from stmtdiff.akn.parser import parse_xml
from stmtdiff.akn.reader import read_statement
from stmtdiff.akn.validation import validate
from stmtdiff.alignment import Link
from stmtdiff.diff import Fate, StatementDiff
from stmtdiff.errors import RenderError
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
from stmtdiff.renderers.xml import render_xml
from strategies import statements, tidy_statements

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "sd": "urn:x-stmtdiff:1"}
A = f"{{{NS['a']}}}"
SD = f"{{{NS['sd']}}}"

any_pair = settings(
    deadline=None,
    max_examples=120,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def paragraph(text: str, label: str = "", part: Part = Part.BODY) -> Paragraph:
    """Return a paragraph of one block, still without an eid."""
    return Paragraph("", (Block(text),), label, part)


def statement(*elements: Element, year: int, excerpt: bool = False) -> Statement:
    """Return a statement of the Meridian Group."""
    metadata = Metadata(
        "declaration",
        "meridian-group",
        f"meeting-{year}",
        date=dt.date(year, 6, 14),
        language="en",
    )
    return Statement(assign_eids(elements), metadata, excerpt)


OLD = statement(
    FrontLine("Declaration of the Meridian Group", FrontRole.TITLE),
    paragraph("We met in Port Alba.", part=Part.PREAMBLE),
    Section("", "Water"),
    paragraph("We reaffirm our firm commitment to clean lakes and rivers.", "1."),
    paragraph("We will publish yearly readings of nitrates in all lakes.", "2."),
    paragraph("We regret the long delay of the harbour survey near Vellmar.", "3."),
    paragraph("We thank the wardens of the northern lighthouse for their service.", "4."),
    Section("", "Ferries"),
    paragraph("We welcome the new ferry line to the outer islands.", "5."),
    year=2031,
)
NEW = statement(
    FrontLine("Statement of the Meridian Group", FrontRole.TITLE),
    paragraph("We met in Vellmar.", part=Part.PREAMBLE),
    Section("", "Fresh water"),
    paragraph("We reaffirm our firm commitment to clean lakes and rivers.", "1."),
    paragraph("We will publish monthly readings of nitrates in all lakes.", "2."),
    paragraph("We thank the wardens of the northern lighthouse for their service.", "3."),
    paragraph("Trade in timber grew; customs offices will open on Sundays.", "4."),
    Section("", "Ferries"),
    paragraph("We welcome the new ferry line to the outer islands.", "5."),
    year=2032,
)


def rendered(diff: StatementDiff) -> etree._Element:
    """Return the root of the rendered comparison."""
    return parse_xml(render_xml(diff).encode())


def found(root: etree._Element, path: str) -> list[etree._Element]:
    """Return what a path finds."""
    result = root.xpath(path, namespaces=NS)
    assert isinstance(result, list)
    return result


def words(element: etree._Element, dropped: str) -> str:
    """Return the text of an element without `dropped`."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != A + dropped:
            parts.append(words(child, dropped))
        parts.append(child.tail or "")
    return "".join(parts)


def side(provision: etree._Element, dropped: str) -> str:
    """Return a provision's text on one side, by the rules that `render_xml` promises."""
    old_side = dropped == "ins"
    text = ""
    passages = [provision] if provision.tag == A + "p" else found(provision, ".//a:p")
    for place, passage in enumerate(passages):
        parent = passage.getparent()
        item = parent if parent is not None and parent.tag == A + "item" else passage
        if place and not (old_side and item.get(SD + "break") == "inserted"):
            text += "\n"
        for number in found(item, "./a:num"):
            space = "" if old_side and item.get(SD + "space") == "inserted" else " "
            text += words(number, dropped) + space
        text += words(passage, dropped)
    return text


def by_eid(root: etree._Element) -> dict[str, etree._Element]:
    """Return the elements of the document's parts by their eIds."""
    parts = "//a:preamble | //a:mainBody | //a:conclusions"
    return {
        element.get("eId", ""): element
        for part in found(root, parts)
        for element in part.iter()
        if element.get("eId")
    }


@st.composite
def edited_pairs(draw: st.DrawFn) -> tuple[Statement, Statement]:
    """Return two statements that share some of their elements, in some order."""
    old = draw(tidy_statements())
    other = draw(tidy_statements())
    kept = [element for element in old.elements if draw(st.booleans())]
    order = (Part.PREAMBLE, Part.RECITAL, Part.BODY, Part.CONCLUSIONS)

    def rank(element: Element) -> int:
        if isinstance(element, Paragraph):
            return order.index(element.part)
        return -1 if isinstance(element, FrontLine) else order.index(Part.BODY)

    elements = sorted([*kept, *other.elements], key=rank)
    new = replace(other, elements=assign_eids(elements), excerpt=draw(st.booleans()))
    return replace(old, excerpt=draw(st.booleans())), new


class TestLaws:
    """What holds for every comparison."""

    @any_pair
    @given(statements(), statements())
    def test_any_two_statements_are_valid(self, old: Statement, new: Statement) -> None:
        """The comparison of any two statements is valid under the strict schema."""
        assert validate(render_xml(compare(old, new))) == ()

    @any_pair
    @given(edited_pairs())
    def test_edited_statements_are_valid(self, pair: tuple[Statement, Statement]) -> None:
        """The comparison of two versions is valid under the strict schema."""
        assert validate(render_xml(compare(*pair))) == ()

    @any_pair
    @given(edited_pairs())
    def test_new_side(self, pair: tuple[Statement, Statement]) -> None:
        """Without ``del`` every later paragraph has exactly its text."""
        diff = compare(*pair)
        elements = by_eid(rendered(diff))
        assert {one.eid: side(elements[one.eid], "del") for one in diff.new.paragraphs} == {
            one.eid: one.text for one in diff.new.paragraphs
        }

    @any_pair
    @given(edited_pairs())
    def test_old_side(self, pair: tuple[Statement, Statement]) -> None:
        """Without ``ins`` every one-to-one pair has exactly the earlier text."""
        diff = compare(*pair)
        elements = by_eid(rendered(diff))
        for compared in diff.paragraphs:
            if len(compared.old) == len(compared.new) == 1:
                shown = side(elements[compared.new[0].eid], "ins")
                assert shown == compared.old[0].text

    @any_pair
    @given(edited_pairs())
    def test_removed_text_is_there(self, pair: tuple[Statement, Statement]) -> None:
        """Every removed paragraph stands whole in a holder that is marked as removed."""
        diff = compare(*pair)
        root = rendered(diff)
        holders = found(root, "//*[@name='removed'][@status='removed']/*[@wId]")
        gone = {holder.get("wId"): side(holder, "ins") for holder in holders}
        removed = [one.old[0] for one in diff.paragraphs if one.fate is Fate.REMOVED]
        assert gone == {one.eid: one.text for one in removed}

    @any_pair
    @given(edited_pairs())
    def test_references_lead_somewhere(self, pair: tuple[Statement, Statement]) -> None:
        """Every ``#`` reference of the analysis names an eId or wId of the same file."""
        root = rendered(compare(*pair))
        names = {f"#{name}" for name in root.xpath("//@eId | //@wId")}
        used = root.xpath(
            "//a:textualMod/@refersTo | //a:new/@href | //a:old/@href | //a:mapping/@current"
            " | //a:mapping/@original | //a:mapping/@start",
            namespaces=NS,
        )
        assert {unquoted(str(reference)) for reference in used} <= names

    @any_pair
    @given(statements())
    def test_same_statement(self, one: Statement) -> None:
        """A statement compared with itself has no modification and neither ins nor del."""
        root = rendered(compare(one, one))
        assert found(root, "//a:textualMod | //a:ins | //a:del") == []

    @any_pair
    @given(edited_pairs())
    def test_deterministic(self, pair: tuple[Statement, Statement]) -> None:
        """The same comparison gives the same bytes."""
        assert render_xml(compare(*pair)) == render_xml(compare(*pair))


def unquoted(reference: str) -> str:
    """Return a reference as the eId is written."""
    return unquote(reference)


class TestForm:
    """The elements are those of the mapping."""

    @pytest.mark.parametrize(
        ("path", "count"),
        [
            ("/a:akomaNtoso/a:doc[@name='comparison'][@contains='multipleVersions']", 1),
            ("//a:textualMod[@type='substitution'][@refersTo='#change-revised'][@sd:score]", 2),
            ("//a:textualMod[a:old/@href='#para_2__p_1__del_1'][a:new/@href]", 1),
            ("//a:textualMod[@type='substitution'][a:new/@href='#sec_1__ins_1']", 1),
            ("//a:textualMod[@type='insertion'][@refersTo='#change-added']", 1),
            ("//a:textualMod[a:destination/@pos='after'][a:new/@href='#para_4']", 1),
            ("//a:textualMod[@type='repeal'][@refersTo='#change-removed']", 1),
            ("//a:textualMod[a:source/@pos='after'][a:old/@href='#sec_1__removed_1__para_3']", 1),
            ("//a:textualMod[@type='renumbering'][@refersTo='#change-renumbered']", 1),
            ("//a:mapping[@original='#para_1'][@current='#para_1'][@sd:change='unchanged']", 1),
            ("//a:mapping[@original='#para_4'][@current='#para_3'][@start='#eref_2']", 1),
            ("//sd:summary[@unchanged='3'][@revised='2'][@added='1'][@removed='1']", 1),
            ("//a:eventRef[@type='generation'][@date='2031-06-14'][@source='#old']", 1),
            ("//a:eventRef[@type='amendment'][@date='2032-06-14'][@source='#new']", 1),
            ("//a:paragraph[@eId='para_3'][@wId='para_4']/a:num[a:del='4.'][a:ins='3.']", 1),
            ("//a:hcontainer[@name='removed']/a:paragraph[@wId='para_3']/a:num/a:del", 1),
            ("//a:paragraph[@eId='para_4'][a:num/a:ins='4.']/a:content/a:p/a:ins", 1),
            ("//a:preface/a:p/a:docTitle[a:del='Declaration'][a:ins='Statement']", 1),
            ("//a:TLCConcept[@eId='change-moved']", 0),
        ],
    )
    def test_element(self, path: str, count: int) -> None:
        """Each kind of change has the elements that the mapping names."""
        assert len(found(rendered(compare(OLD, NEW)), path)) == count

    def test_targets(self) -> None:
        """Destinations are provisions of the earlier statement, sources of the later one."""
        (change,) = found(rendered(compare(OLD, NEW)), "//a:textualMod[@type='repeal']")
        source, destination = found(change, "a:source/@href"), found(change, "a:destination/@href")
        iri = "/akn/xx/statement/declaration/meridian-group"
        assert source == [f"{iri}/2032-06-14/meeting-2032/eng@2032-06-14/!main~para_2"]
        assert destination == [f"{iri}/2031-06-14/meeting-2031/eng@2031-06-14/!main~para_3"]

    def test_reads_as_the_later_statement(self) -> None:
        """Read as a statement, the comparison is the later one."""
        statement = read_statement(render_xml(compare(OLD, NEW)))
        assert statement.elements == NEW.elements

    def test_moved_paragraph(self) -> None:
        """A moved paragraph is a renumbering whose concept says moved."""
        one = paragraph("We thank the wardens of the northern lighthouse for their service.")
        others = [
            paragraph("We will publish monthly readings of nitrates in all lakes."),
            paragraph("Trade in timber grew; customs offices will open on Sundays."),
        ]
        old, new = statement(one, *others, year=2031), statement(*others, one, year=2032)
        root = rendered(compare(old, new))
        (change,) = found(root, "//a:textualMod[@refersTo='#change-moved']")
        assert change.get("type") == "renumbering"
        assert found(change, "a:new/@href") == ["#al_3"]
        assert found(root, "//a:alinea[@eId='al_3']/@wId") == ["al_1"]

    def test_split_and_merged(self) -> None:
        """A split has several sources, a merger several destinations."""
        whole = paragraph("We will share data on nitrates. We thank the wardens of Vellmar.")
        parts = [
            paragraph("We will share data on nitrates."),
            paragraph("We thank the wardens of Vellmar."),
        ]
        one, two = statement(whole, year=2031), statement(*parts, year=2032)
        (split,) = found(rendered(compare(one, two, links=[Link((0,), (0, 1))])), "//a:textualMod")
        (join,) = found(rendered(compare(two, one, links=[Link((0, 1), (0,))])), "//a:textualMod")
        assert (split.get("type"), join.get("type")) == ("split", "join")
        assert len(found(split, "a:source")) == len(found(join, "a:destination")) == 2
        assert found(split, "a:new/@href") == ["#al_1", "#al_2"]

    def test_list_in_a_revised_paragraph(self) -> None:
        """A redline keeps the list: its marks stay numbers of items, breaks are told."""
        old = statement(paragraph("We will act: on lakes."), year=2031)
        blocks = (Block("We will act:"), Block("on lakes.", "(a)", 1))
        new = statement(Paragraph("", blocks), year=2032)
        root = rendered(compare(old, new, links=[Link((0,), (0,))]))
        (item,) = found(root, "//a:item")
        assert found(item, "a:num")[0].xpath("string()") == "(a)"
        (provision,) = found(root, "//a:alinea")
        assert side(provision, "ins") == "We will act: on lakes."
        assert side(provision, "del") == "We will act:\n(a) on lakes."


class TestExcerpts:
    """What an excerpt leaves out is unknown."""

    def test_not_in_the_later_excerpt(self) -> None:
        """A paragraph that an excerpt leaves out is never marked as removed or deleted."""
        new = replace(NEW, elements=(*NEW.elements[:4], Gap("omission_1", "<…>")), excerpt=True)
        root = rendered(compare(OLD, new))
        unknown = found(root, "//a:textualMod[@refersTo='#change-not-in-the-excerpt']")
        assert {one.get("type") for one in unknown} == {"repeal"}
        assert {(one.get("incomplete"), one.get("status")) for one in unknown} == {
            ("true", "unknown")
        }
        assert [one.text for one in found(root, "//a:old/sd:text")] == [
            one.text for one in OLD.paragraphs[2:]
        ]
        assert found(root, "//a:mainBody//*[@name='removed']") == []

    def test_not_in_the_earlier_excerpt(self) -> None:
        """A paragraph that only the later statement has may have been left out before."""
        old = replace(OLD, elements=OLD.elements[:4], excerpt=True)
        root = rendered(compare(old, NEW))
        unknown = found(root, "//a:textualMod[@status='unknown']")
        assert {one.get("type") for one in unknown} == {"insertion"}
        assert found(root, "//a:paragraph[@eId='para_4']//a:ins") == []

    def test_omission_inside_a_paragraph(self) -> None:
        """Words hidden behind the mark of an omission are deleted with status unknown only."""
        old = statement(paragraph("We welcome the ferry line and its record."), year=2031)
        new = statement(paragraph("We welcome the ferry line <…>."), year=2032)
        root = rendered(compare(old, new))
        assert {one.get("status") for one in found(root, "//a:del | //a:ins")} == {"unknown"}


class TestErrors:
    """Comparisons that do not fit."""

    def test_wording_of_another_text(self) -> None:
        """A comparison put together wrongly is refused, not written with lost words."""
        diff = compare(OLD, NEW)
        first, second, *others = diff.paragraphs
        broken = (replace(first, wording=second.wording), second, *others)
        with pytest.raises(RenderError, match="not that of its paragraphs"):
            render_xml(replace(diff, paragraphs=broken))


def test_a_comparison_read_back_is_its_later_side_and_says_so(examples: Path) -> None:
    """Read as a statement, a comparison gives the later one, front lines with their roles."""
    old = read(examples / "declaration-2031.txt")
    new = read(examples / "joint-statement-2032.txt")
    found = reads(render_xml(compare(old, new)))
    assert [(line.role, line.text) for line in found.front] == [
        (line.role, line.text) for line in new.front
    ]
    assert FrontRole.DATELINE in [line.role for line in found.front]
    assert [p.text for p in found.paragraphs] == [p.text for p in new.paragraphs]
    assert "later-version" in [note.code for note in found.diagnostics]
    assert "later-version" not in [note.code for note in reads(to_akn(new)).diagnostics]
