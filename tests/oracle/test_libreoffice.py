"""LibreOffice as the oracle: the numbers it shows, and the samples that it saves.

``make oracle`` runs this where LibreOffice is installed; the suite has files that it saved.
"""

from __future__ import annotations

import random
import shutil
from itertools import pairwise

import pytest
from libreoffice import SAMPLES, automatic, converted, exported, folded, typed

import stmtdiff
from docx_files import abstract, docx, level, num, numbered, paragraph, style
from stmtdiff.readers.docx import read_docx

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")

DOCUMENTS = 300
FORMS = (
    "decimal", "decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "ordinal",
    "chineseCounting", "bullet",
)  # fmt: skip
LABELS = ("%s.", "(%s)", "%s)", "Article %s –", "%s", "§ %s")
OWN = ("", '<w:numPr><w:ilvl w:val="2"/></w:numPr>', '<w:numPr><w:numId w:val="0"/></w:numPr>')


class Draft:
    """A Word document of random lists, styles and paragraphs.

    Left out is what LibreOffice 7.4 does not do (w:isLgl, w:lvlRestart), or does in its own way: a
    level without a form, and a list's own start where the list does not begin with its first level.
    """

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        lists = self.random.randint(1, 3)
        self.seconds = [self.random.choice((1, 1, 2)) for _ in range(lists)]
        self.abstracts = [
            abstract(n, *(self.level(place, n) for place in range(4))) for n in range(lists)
        ]
        self.begun: set[int] = set()
        self.starting: set[int] = set()
        self.numbers = range(1, self.random.randint(1, 5) + 1)
        self.nums = [self.num(number) for number in self.numbers]

    def level(self, place: int, of: int) -> str:
        """Return the definition of a level."""
        form = self.random.choice(FORMS)
        places = {place, *self.random.sample(range(place + 1), self.random.randint(0, place))}
        text = self.random.choice(LABELS) % ".".join(f"%{n + 1}" for n in sorted(places))
        start = self.seconds[of] if place == 1 else self.random.choice((1, 1, 1, 2, 5, 25))
        return level(place, form, "•" if form == "bullet" else text, start=start)

    def num(self, number: int) -> str:
        """Return a list, which may begin anew or write a level in its own way."""
        of = self.random.randrange(len(self.abstracts))
        override = ""
        if number > 1 and self.random.random() < 0.5:
            self.starting.add(number)
            start = self.random.choice((1, 1, 3))
            override = (
                f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            )
        elif self.random.random() < 0.2:
            override = f'<w:lvlOverride w:ilvl="1">{self.level(1, of)}</w:lvlOverride>'
        return num(number, of, override)

    def styles(self) -> str:
        """Return three styles that number, one based on the other."""
        number = self.random.choice([n for n in self.numbers if n not in self.starting])
        place = self.random.choice(("", '<w:ilvl w:val="1"/>'))
        own = self.random.choice(
            (
                "",
                '<w:numPr><w:ilvl w:val="2"/></w:numPr>',
                '<w:numPr><w:numId w:val="0"/></w:numPr>',
            )
        )
        counting = f'<w:pPr><w:numPr>{place}<w:numId w:val="{number}"/></w:numPr></w:pPr>'
        return (
            style("A", counting)
            + style("B", f"<w:pPr>{own}</w:pPr>", based_on="A")
            + style("C", based_on=self.random.choice("AB"))
        )

    def paragraph(self, word: str) -> str:
        """Return a paragraph that is numbered by itself, by its style, by both, or not at all."""
        kind = self.random.random()
        if kind < 0.65:
            number = self.random.choice(self.numbers)
            fresh = number in self.starting and number not in self.begun
            self.begun.add(number)
            return numbered(word, number, 0 if fresh else self.random.choice((0, 0, 0, 1, 1, 2, 3)))
        own = self.random.choice(
            (
                "",
                '<w:numPr><w:ilvl w:val="2"/></w:numPr>',
                '<w:numPr><w:numId w:val="0"/></w:numPr>',
            )
        )
        return paragraph(word, own, style=self.random.choice(("", "A", "B", "C")))

    def document(self) -> bytes:
        """Return the document."""
        body = "".join(self.paragraph(f"word{n}") for n in range(self.random.randint(3, 25)))
        return docx(body, styles=self.styles(), numbering="".join([*self.abstracts, *self.nums]))


def lines(data: bytes) -> list[str]:
    """Return the lines that our reader makes of a Word document, labels in front."""
    return folded(
        f"{element.label} {line}" if isinstance(element, stmtdiff.Paragraph) and not place else line
        for element in read_docx(data).elements
        if not isinstance(element, stmtdiff.Gap)
        for place, line in enumerate(element.text.split("\n"))
    )


def test_numbers_are_those_that_libreoffice_shows() -> None:
    """Of random documents with lists, styles and overrides, every number is the same."""
    documents = {f"{seed:03}": Draft(seed).document() for seed in range(DOCUMENTS)}
    shown = exported(documents)
    assert {name: lines(data) for name, data in documents.items()} == shown
    numbers = sum(len(line.split()) > 1 for export in shown.values() for line in export)
    assert numbers > 5 * DOCUMENTS


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_saved_now_are_the_samples(name: str) -> None:
    """Saved by the LibreOffice that is here, the samples read as the committed ones do."""
    made = converted({"typed.txt": typed(name)}, "docx")
    made |= converted({"automatic.fodt": automatic(name)}, "docx")
    statements = [stmtdiff.reads(data, name=f"{kind}.docx") for kind, data in made.items()]
    for one, other in pairwise([stmtdiff.reads(typed(name)), *statements]):
        diff = stmtdiff.compare(one, other)
        assert {pair.fate for pair in diff.paragraphs} == {"unchanged"}


@pytest.mark.parametrize("name", SAMPLES)
def test_pages_saved_now_are_the_samples(name: str) -> None:
    """Saved as web pages, the samples have the same numbers and words; inner lists lose marks."""
    page = converted({"typed.txt": typed(name)}, "html")["typed"]
    text = stmtdiff.reads(typed(name))
    assert stmtdiff.compare(text, stmtdiff.reads(page, name="typed.html")).same
    page = converted({"automatic.fodt": automatic(name)}, "html")["automatic"]
    found = stmtdiff.reads(page, name="automatic.html")
    assert [p.number for p in found.paragraphs] == [p.number for p in text.paragraphs]
    words = [[block.text for p in s.paragraphs for block in p.blocks] for s in (text, found)]
    assert words[0] == words[1]
