"""Hypothesis strategies for whole statements: everything that the model can hold."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import strategies as st

from stmtdiff.akn.eids import assign_eids
from stmtdiff.model import (
    Block,
    Diagnostic,
    FrontLine,
    FrontRole,
    Gap,
    Leftover,
    Metadata,
    Paragraph,
    Part,
    Section,
    Severity,
    Source,
    Span,
    Statement,
)

_CHARACTERS = st.one_of(
    st.sampled_from(
        "aB 1.,\n\r\t\u0085\u2028\u00a0<>&'\"#@()[]…é\u0301\u200f\u202eש🌊\ue000\ufeff"
    ),
    st.characters(
        min_codepoint=0x20, exclude_categories=("Cs",), exclude_characters="\ufffe\uffff"
    ),
)
_PIECES = st.sampled_from(
    (
        "We reaffirm our commitment. ",
        "<…>",
        "[...]",
        "(…)",
        "#CleanLakes",
        "@vellmar",
        "https://example.org/a?b=c#d",
        "http://port-alba.example:80/%zz[",
        "]]>",
        " ",
        "\n",
    )
)


def texts() -> st.SearchStrategy[str]:
    """Any text that XML can hold, often with something in it that is marked up."""
    words = st.text(_CHARACTERS, max_size=12)
    return words | st.lists(_PIECES | words, max_size=5).map("".join)


def labels() -> st.SearchStrategy[str]:
    """Printed numbers and list marks, good and odd."""
    good = st.sampled_from(("", "1.", "2.", "3.", "12)", "(a)", "(b)", "•", "II.", "3 bis", "§ 3"))
    return good | st.text(_CHARACTERS, max_size=4)


def spans() -> st.SearchStrategy[Span]:
    """Any two numbers."""
    offsets = st.integers(-5, 10_000)
    return st.just(Span(0, 0)) | st.builds(Span, offsets, offsets)


def _eids() -> st.SearchStrategy[str]:
    good = st.sampled_from(
        ("para_1", "para_2", "sec_1", "stmtdiff", "para_1__p_1", "keyword_1", "")
    )
    return good | st.text(_CHARACTERS, max_size=5)


def _levels() -> st.SearchStrategy[int]:
    return st.integers(0, 3) | st.integers(-3, 400)


def blocks() -> st.SearchStrategy[Block]:
    """Running text and items, at any level."""
    return st.builds(Block, texts(), labels(), _levels(), spans())


def paragraphs() -> st.SearchStrategy[Paragraph]:
    """Paragraphs of any part, with any eid, most of them with one block of running text."""
    plain = st.builds(Block, texts(), span=spans()).map(lambda block: (block,))
    mixed = st.lists(blocks(), max_size=5).map(tuple)
    parts = st.sampled_from(Part)
    return st.builds(Paragraph, _eids(), plain | mixed, labels(), parts, _eids(), spans())


def elements() -> st.SearchStrategy[FrontLine | Section | Paragraph | Gap]:
    """Elements of every kind."""
    return st.one_of(
        st.builds(FrontLine, texts(), st.sampled_from(FrontRole), spans()),
        st.builds(Section, _eids(), texts(), labels(), _levels(), spans()),
        paragraphs(),
        paragraphs(),
        st.builds(Gap, _eids(), texts(), _eids(), spans()),
    )


def metadata() -> st.SearchStrategy[Metadata]:
    """What identifies a statement, as slugs and as anything else."""
    words = st.sampled_from(("statement", "meridian-group", "port-alba", "xx")) | texts()
    languages = st.sampled_from(("und", "en", "fr-CH", "zh-Hant", "tlh")) | texts()
    dates = st.none() | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
    return st.builds(Metadata, words, words, words, words, words, dates, languages)


def _diagnostics() -> st.SearchStrategy[Diagnostic]:
    places = st.none() | st.integers(1, 999)
    severities = st.sampled_from(Severity)
    return st.builds(Diagnostic, texts(), texts(), severities, st.none() | spans(), places, places)


def statements() -> st.SearchStrategy[Statement]:
    """Any statement that can be built by hand: any order, any eids, any facts beside the text."""
    return st.builds(
        Statement,
        st.lists(elements(), max_size=8).map(tuple),
        metadata(),
        st.booleans(),
        st.builds(Source, texts(), texts(), texts(), texts()),
        st.lists(st.builds(Leftover, texts(), texts(), spans()), max_size=2).map(tuple),
        st.lists(_diagnostics(), max_size=2).map(tuple),
    )


def _edited(element: FrontLine | Section | Paragraph | Gap, words: str) -> object:
    """Return an element with words put before its own."""
    match element:
        case Paragraph(blocks=[first, *rest]):
            return replace(element, blocks=(replace(first, text=words + first.text), *rest))
        case FrontLine():
            return replace(element, text=words + element.text)
        case Section():
            return replace(element, heading=words + element.heading)
    return element


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Statement, Statement]:
    """Two statements of which the later one keeps, edits, moves and drops parts of the earlier."""
    old, other = draw(statements()), draw(statements())
    kept = [
        _edited(element, draw(_PIECES)) if draw(st.booleans()) else element
        for element in old.elements
        if draw(st.integers(0, 3))
    ]
    mixed = draw(st.permutations([*kept, *other.elements[:2]]))
    return old, replace(other, elements=tuple(draw(st.sampled_from((kept, mixed)))))


def tidy_statements() -> st.SearchStrategy[Statement]:
    """Statements as the readers make them: parts in order, eids by the grammar."""
    order = (Part.PREAMBLE, Part.RECITAL, Part.BODY, Part.CONCLUSIONS)

    def in_order(found: list[FrontLine | Section | Paragraph | Gap]) -> tuple[object, ...]:
        def rank(element: object) -> int:
            if isinstance(element, Paragraph):
                return order.index(element.part)
            return -1 if isinstance(element, FrontLine) else order.index(Part.BODY)

        return assign_eids(sorted(found, key=rank))

    return st.builds(Statement, st.lists(elements(), max_size=8).map(in_order), metadata())
