"""The sample statements as real programs print them: LibreOffice and Chromium.

``python tests/oracle/pdf_samples.py`` makes the files in ``tests/data/pdf`` anew. The suite reads
those, so it needs neither program.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import stmtdiff

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROJECT = Path(__file__).parents[2]
FOLDER = PROJECT / "tests" / "data" / "pdf"
DECLARATION, STATEMENT = "declaration-2031", "joint-statement-2032"
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class Look:
    """How a sample is set.

    Attributes:
        columns: how many.
        justified: whether lines end at the margin.
        indented: whether paragraphs begin with an indent, and stand without a gap between them.
        hyphenated: whether words are broken at line ends.
        header: what runs at the top of each page.
        footer: what runs at the bottom; ``#`` is the number of the page, ``@`` how many there are.
        notes: footnotes, by the words that each stands behind.
        size: of the letters, in points.
        leading: the distance of lines, in percent.
    """

    columns: int = 1
    justified: bool = False
    indented: bool = False
    hyphenated: bool = False
    header: str = ""
    footer: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    size: float = 11
    leading: int = 115


NOTES = {
    "decision 14/2029": "Adopted by the Meridian Council in Brenholt on 3 May 2029.",
    "EUR 3.5 billion": "At the prices of 2030. The rate of exchange is that of 2 January 2031.",
    "Kesmar Principles": "Not to be confused with the Kesmar Rules of 2019, which concern rivers.",
    "12 million hectares": "About 4 per cent of the land of the Group.",
}

BY_LIBREOFFICE = {
    f"{DECLARATION}.plain": (DECLARATION, Look()),
    f"{DECLARATION}.columns": (
        DECLARATION,
        Look(columns=2, justified=True, header="Port Alba Declaration", footer="#", size=9.5),
    ),
    f"{DECLARATION}.hyphenated": (
        DECLARATION,
        Look(justified=True, indented=True, hyphenated=True, footer="– # –"),
    ),
    f"{DECLARATION}.notes": (
        DECLARATION,
        Look(header="Meridian Group   MG/2031/D.1", footer="Page # of @", notes=NOTES),
    ),
    f"{STATEMENT}.narrow": (
        STATEMENT,
        Look(columns=3, hyphenated=True, footer="#/@", size=8.5, leading=100),
    ),
}


def flat_document(name: str, look: Look) -> bytes:
    """Return a sample statement as a flat OpenDocument text."""
    typed = list(blocks(name))
    front = "".join(_block(text, style, look) for text, style in typed if style == "Front")
    body = "".join(_block(text, style, look) for text, style in typed if style != "Front")
    return _FLAT.format(
        size=look.size,
        leading=look.leading,
        align="justify" if look.justified else "left",
        above="0" if look.indented else "0.25cm",
        indent="0.6cm" if look.indented else "0",
        columns=look.columns,
        header=escape(look.header),
        footer=escape(look.footer).replace("#", _PAGE).replace("@", _PAGES),
        front=front,
        body=body,
    ).encode()


def blocks(name: str) -> Iterator[tuple[str, str]]:
    """Yield the blocks of a sample statement as they are typed, each with the name of its style."""
    path = PROJECT / "examples" / f"{name}.txt"
    text = path.read_text("utf-8")
    styles = {stmtdiff.FrontLine: "Front", stmtdiff.Section: "Head"}
    for element in stmtdiff.read(path).elements:
        first, *more = text[element.span.start : element.span.end].splitlines()
        style = styles.get(type(element), "Text")
        yield first, style
        yield from ((line, "Item" if style == "Text" else style) for line in more)


def breakable(text: str) -> str:
    """Return a text with places to break its long words at, between a vowel and two consonants."""
    return re.sub(r"(?<=[a-z]{3})([aeiou][b-df-hj-np-tv-z])(?=[b-df-hj-np-tv-z]?[aeiou][a-z]{2})",
                  rf"\1{SOFT_HYPHEN}", text)  # fmt: skip


def _block(text: str, style: str, look: Look) -> str:
    typed = escape(breakable(text) if look.hyphenated else text)
    for words, note in look.notes.items():
        typed = typed.replace(words, f"{words}{_NOTE.format(escape(note))}")
    return f'<text:p text:style-name="{style}">{typed}</text:p>'


_PAGE = '<text:page-number text:select-page="current">1</text:page-number>'
_PAGES = "<text:page-count>1</text:page-count>"
_NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation/><text:note-body>'
    '<text:p text:style-name="Note">{}</text:p></text:note-body></text:note>'
)
_FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph">
<style:text-properties style:font-name="DejaVu Serif" fo:font-family="DejaVu Serif"
 fo:font-size="{size}pt" fo:language="en" fo:country="GB"/></style:default-style>
<text:notes-configuration text:note-class="footnote" text:citation-style-name="Mark"
 text:citation-body-style-name="Mark" style:num-format="1"
 text:start-numbering-at="document"/>
<style:style style:name="Mark" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style></office:styles>
<office:automatic-styles>
<style:style style:name="Text" style:family="paragraph"><style:paragraph-properties
 fo:text-align="{align}" fo:line-height="{leading}%" fo:margin-top="{above}"
 fo:text-indent="{indent}" fo:orphans="2" fo:widows="2"/></style:style>
<style:style style:name="Item" style:family="paragraph"><style:paragraph-properties
 fo:text-align="{align}" fo:line-height="{leading}%" fo:margin-left="0.6cm"/></style:style>
<style:style style:name="Head" style:family="paragraph"><style:paragraph-properties
 fo:margin-top="0.5cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"/>
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Front" style:family="paragraph"><style:paragraph-properties
 fo:text-align="center"/><style:text-properties fo:font-weight="bold" fo:font-size="13pt"/>
</style:style>
<style:style style:name="Note" style:family="paragraph">
<style:text-properties fo:font-size="8.5pt"/></style:style>
<style:style style:name="Edge" style:family="paragraph"><style:paragraph-properties
 fo:text-align="center"/><style:text-properties fo:font-size="9pt"/></style:style>
<style:style style:name="Columns" style:family="section"><style:section-properties>
<style:columns fo:column-count="{columns}" fo:column-gap="0.7cm"/></style:section-properties>
</style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm"
 fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm"
 fo:margin-right="2.5cm"/><style:header-style><style:header-footer-properties
 fo:margin-bottom="0.6cm" fo:min-height="0.5cm"/></style:header-style><style:footer-style>
<style:header-footer-properties fo:margin-top="0.6cm" fo:min-height="0.5cm"/></style:footer-style>
</style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:header><text:p text:style-name="Edge">{header}</text:p></style:header>
<style:footer><text:p text:style-name="Edge">{footer}</text:p></style:footer></style:master-page>
</office:master-styles>
<office:body><office:text>{front}<text:section text:style-name="Columns" text:name="Body">{body}
</text:section></office:text></office:body></office:document>
"""


def page(name: str, style: str) -> bytes:
    """Return a sample statement as a web page."""
    marks = {"Front": "h1", "Head": "h2", "Text": "p", "Item": "p class=item"}
    body = "".join(
        f"<{marks[kind]}>{escape(text)}</{marks[kind].split()[0]}>\n" for text, kind in blocks(name)
    )
    return f"<!DOCTYPE html><meta charset=utf-8><style>{style}</style>\n{body}".encode()


_SCREEN = """
body { font: 15px/1.5 sans-serif; max-width: 44em } h1 { font-size: 20px; margin: 0 }
h2 { font-size: 17px } .item { margin: 0 0 0 2em }
"""
# Held out: written before the reader had seen it, and never tuned to.
_BULLETIN = """
@page { size: 190mm 250mm; margin: 22mm 18mm;
  @top-left { content: "Bulletin of the Meridian Group"; font: italic 8pt serif }
  @bottom-right { content: "p. " counter(page); font: 8pt serif } }
body { font: 9pt/1.25 serif; margin: 0 } main { column-count: 2; column-gap: 6mm;
  text-align: justify; hyphens: manual } p { margin: 0 0 5pt } h1 { font-size: 14pt; margin: 0 }
h2 { font: bold 9pt sans-serif; margin: 8pt 0 3pt } .item { padding-left: 10pt }
"""


_ARABIC = """<!DOCTYPE html><html lang=ar dir=rtl><meta charset=utf-8>
<body style="font: 16px/1.4 'DejaVu Sans'"><h1>إعلان بورت ألبا</h1>
<p>1. يؤكد الوزراء من جديد التزامهم بمبادئ الميثاق، وقد اتفقوا في 12 مايو 2032 على 14 مشروعا
(منها 2.5 في المائة) مع منظمة WHO في مجال الصحة العامة.</p>
<p>2. يرحب الوزراء بنتائج الاجتماع ويشكرون الحكومة على حسن الضيافة، ويتطلعون إلى الاجتماع القادم
الذي سيعقد في كسمار في عام 2033.</p></html>
"""


def press(name: str) -> bytes:
    """Return a sample statement as a book has it, made by reportlab; held out like `_BULLETIN`.

    Small pages, indents instead of gaps, the running heads of left and right pages with the number
    at the outer edge, and none of it on the first page, whose number stands at its foot.
    """
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - one sample alone needs it
    from reportlab.platypus import Paragraph, SimpleDocTemplate  # noqa: PLC0415 - as above

    base = {"fontName": "Times-Roman", "fontSize": 10, "leading": 12, "alignment": 4}
    styles = {
        "Text": ParagraphStyle("Text", **base, firstLineIndent=14),
        "Item": ParagraphStyle("Item", **base, leftIndent=14),
        "Head": ParagraphStyle("Head", **{**base, "alignment": 1}, spaceBefore=8, spaceAfter=4),
        "Front": ParagraphStyle("Front", fontName="Times-Bold", fontSize=13, leading=16),
    }

    def first(canvas: Any, _: object) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawCentredString(216, 30, "1")

    def later(canvas: Any, _: object) -> None:
        canvas.setFont("Times-Roman", 8)
        number = canvas.getPageNumber()
        if number % 2:
            canvas.drawString(50, 610, "Documents of the Year")
            canvas.drawRightString(382, 610, str(number))
        else:
            canvas.drawString(50, 610, str(number))
            canvas.drawRightString(382, 610, "The Meridian Group in 2031")

    out = io.BytesIO()
    margins = {"leftMargin": 44, "rightMargin": 44, "topMargin": 54, "bottomMargin": 44}
    document = SimpleDocTemplate(out, pagesize=(432, 648), **margins, invariant=1)
    story = [Paragraph(escape(text), styles[style]) for text, style in blocks(name)]
    document.build(story, onFirstPage=first, onLaterPages=later)
    return out.getvalue()


def typewritten(name: str) -> bytes:
    """Return a sample statement in two columns, drawn row by row across both; held out as well.

    The numbers hang in the margin of their column; a line of dashes and the number of the page are
    all that stands beside the text.
    """
    from reportlab.lib.utils import simpleSplit  # noqa: PLC0415 - one sample alone needs it
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - as above

    font, size, leading, rows = "Helvetica", 9, 11.5, 56
    lines: list[tuple[str, str]] = []
    typed = [*blocks(name), ("", "")]
    for (text, style), (_, following) in pairwise(typed):
        label, _, rest = text.partition(" ")
        hangs = style == "Text" and label[:1].isdigit()
        wrapped = simpleSplit(rest if hangs else text, font, size, 205)
        lines += [(label if hangs and not n else "", line) for n, line in enumerate(wrapped)]
        lines += [("", "")] if following not in ("Item", "Front") else []
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for number, start in enumerate(range(0, len(lines), 2 * rows), start=1):
        canvas.setFont(font, size)
        for row in range(rows):
            for place, x in ((start + row, 50), (start + rows + row, 320)):
                if place < len(lines):
                    canvas.drawString(x, 780 - row * leading, lines[place][0])
                    canvas.drawString(x + 22, 780 - row * leading, lines[place][1])
        canvas.drawString(50, 60, "- " * 60)
        canvas.drawCentredString(297, 48, f"– {number} –")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def printed(documents: Mapping[str, bytes], program: str) -> dict[str, bytes]:
    """Return documents as LibreOffice (``soffice``) or Chromium prints them, by their names."""
    # Chromium prints the address at the foot of each page, so it is always the same.
    folder = Path(tempfile.gettempdir()) / "meridian"
    folder.mkdir()
    try:
        for source, data in documents.items():
            (folder / source).write_bytes(data)
        for source in documents:
            if program == "soffice":
                command = [
                    f"-env:UserInstallation=file://{folder}/profile",
                    *(
                        "--headless",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        str(folder),
                        str(folder / source),
                    ),
                ]
            else:
                target = f"--print-to-pdf={folder / Path(source).stem}.pdf"
                command = ["--headless", "--no-sandbox", "--disable-gpu", target]
                command += [f"file://{folder / source}"]
            run = [shutil.which(program) or program, *command]
            subprocess.run(run, check=True, capture_output=True, timeout=120)
        return {Path(s).stem: (folder / s).with_suffix(".pdf").read_bytes() for s in documents}
    finally:
        shutil.rmtree(folder)


def main() -> None:
    """Make the sample files."""
    files = {f"{name}.fodt": flat_document(*made) for name, made in BY_LIBREOFFICE.items()}
    made = printed(files, "soffice")
    pages = {
        f"{STATEMENT}.web.html": page(STATEMENT, _SCREEN),
        f"{STATEMENT}.bulletin.html": page(STATEMENT, _BULLETIN),
        "arabic.html": _ARABIC.encode(),
    }
    made |= printed(pages, "chromium")
    made[f"{DECLARATION}.press"] = press(DECLARATION)
    made[f"{DECLARATION}.typewritten"] = typewritten(DECLARATION)
    for name, data in made.items():
        (FOLDER / f"{name}.pdf").write_bytes(data)
        print(FOLDER / f"{name}.pdf", len(data), file=sys.stderr)


if __name__ == "__main__":
    main()
