"""Markdown: marks come off, words and literal numbers stay, and nothing is lost between them."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stmtdiff
from stmtdiff.errors import LimitError, ReadError, StmtdiffError
from stmtdiff.readers import Reading, markdown, recognise
from stmtdiff.readers.markdown import read_markdown

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_marks_come_off_and_words_stay() -> None:
    """Headings, stress, links, code and tables leave their words behind."""
    statement = read_markdown(
        "# Declaration of the Meridian Group\n\n*Port Alba, 14 June 2031*\n\n"
        "## Peace &amp; security\n\n"
        "1. We **strongly** reaffirm our [will](https://a.example/x) to\n"
        "   _talk_ about `snake_case` and snake_case.\n\n"
        "2. We welcome:\n\n   - the *first* pact;\n   - the second pact.\n\n"
        "> 3. We thank our hosts.\n"
    )
    assert statement.title == "Declaration of the Meridian Group"
    assert statement.metadata.place == "Port Alba"
    assert [s.heading for s in statement.sections] == ["Peace & security"]
    first, second, third = statement.paragraphs
    assert first.text == "We strongly reaffirm our will to talk about snake_case and snake_case."
    assert [(b.label, b.level) for b in second.blocks] == [("", 0), ("-", 1), ("-", 1)]
    assert (third.number, third.text) == ("3", "We thank our hosts.")
    assert [(x.text, x.reason) for x in statement.leftovers] == [
        ("https://a.example/x", "link address")
    ]


def test_numbers_are_literal() -> None:
    """A list keeps the numbers that were typed, and an escaped one is no number at all."""
    statement = read_markdown("3. A\n5. B\n5. C\n\n7) D\n\n2024\\. It was.\n\n1986\\. y\n")
    assert [p.number for p in statement.paragraphs if p.number] == ["3", "5", "5", "7"]
    texts = " ".join(p.text for p in statement.paragraphs)
    assert "2024. It was." in texts
    assert "1986. y" in texts


def test_html_is_text() -> None:
    """Markup of a web page inside Markdown is shown as the text it is, comments are left out."""
    statement = read_markdown("1. <script>alert(1)</script> A.\n\n2. B <!-- not C --> D.\n")
    assert [p.text for p in statement.paragraphs] == ["<script>alert(1)</script> A.", "B D."]
    assert [x.reason for x in statement.leftovers] == ["comment"]


TEMPLATES = (
    "# {}",
    "{}\n===",
    "1. We {} it.",
    "- {}",
    "  * {}",
    "> {}",
    "> > > {}",
    "| {} | b |\n|---|:-:|\n| c | d |",
    "**{}**",
    "__{}__ and *x*",
    "`{}`",
    "[{}](https://a.example)",
    "[a](https://a.example/{})",
    '[a](b.html "{}")',
    "![{}](p.png)",
    "[^n]: {}",
    "a[^{}]",
    "[{}]: https://a.example",
    "<!-- {} -->",
    "<b title='{}'>",
    "```\n{}\n```",
    "~~~{}\nx\n~~~",
    "    {}",
    "\\*{}\\*",
    "{}\\",
    "*{}",
    "[{}",
    "a | {} | b",
)


@given(st.lists(st.sampled_from(TEMPLATES), min_size=1, max_size=12), st.booleans())
def test_every_word_is_somewhere_once(templates: list[str], front_matter: bool) -> None:
    """Unique words planted in every place are each in the statement or the leftovers, once."""
    blocks = [template.format(f"QZ{n:04}") for n, template in enumerate(templates)]
    head = "---\ntitle: QZ9999\n---\n" if front_matter else ""
    try:
        statement = read_markdown(head + "\n\n".join([*blocks, "1. A text."]))
    except ReadError:
        return
    found = [e.marker if hasattr(e, "marker") else e.text for e in statement.elements]
    everything = " ".join([*found, *(x.text for x in statement.leftovers)])
    planted = [f"QZ{n:04}" for n in range(len(blocks))] + ["QZ9999"] * front_matter
    assert sorted(re.findall(r"QZ\d{4}", everything)) == planted


@given(st.text(st.sampled_from("#*_`[]()!<>|-+=~\\&; \n1.2)a\u202e"), max_size=200))
def test_any_text_reads_or_says_why(text: str) -> None:
    """Whatever marks stand where, there is a statement or an error of ours."""
    with contextlib.suppress(StmtdiffError):
        assert read_markdown(text).paragraphs


@pytest.mark.parametrize("name", ["declaration-2031.txt", "joint-statement-2032.txt"])
def test_the_sample_as_markdown_is_the_sample(name: str) -> None:
    """The sample text, its title and headings marked as in Markdown, reads as the text does."""
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    plain = stmtdiff.reads(text)
    lines = [f"# {plain.title}", *(line.text for line in plain.front[1:])]
    for element in plain.elements:
        if isinstance(element, stmtdiff.Section):
            lines.append(f"## {element.text}")
        elif isinstance(element, stmtdiff.Paragraph):
            lines.append(text[element.span.start : element.span.end])
    marked = stmtdiff.reads("\n\n".join(lines), name="sample.md")
    assert marked.source.media_type == "text/markdown"
    assert [(p.number, p.text) for p in marked.paragraphs] == [
        (p.number, p.text) for p in plain.paragraphs
    ]
    assert [s.heading for s in marked.sections] == [s.heading for s in plain.sections]
    assert stmtdiff.compare(plain, marked).same


def test_markdown_is_told_by_its_name() -> None:
    """Only a name tells Markdown from text; content that shows another format goes before."""
    assert recognise("1. A", name="a.md") == "markdown"
    assert recognise("1. A", name="a.txt") == "text"
    assert recognise("<akomaNtoso>", name="a.md") == "akn"


def test_too_long_a_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text at the limit reads, one character more is refused with both figures."""
    monkeypatch.setattr(markdown, "MAX_CHARACTERS", 10)
    assert read_markdown("1. A text.").paragraphs
    with pytest.raises(LimitError, match=r"a\.md has 11 characters; the limit is 10"):
        read_markdown("1. A text..", Reading("a.md"))
