"""LibreOffice at work: files saved by it, and the text it exports, to test readers against.

``python tests/oracle/libreoffice.py`` makes the sample documents in ``tests/data`` anew.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import stmtdiff

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PROJECT = Path(__file__).parents[2]
SAMPLES = ("declaration-2031", "joint-statement-2032")
_BATCH = 100
"""More files at once than this, and LibreOffice gives up without a word."""
_TEXT = "txt:Text (encoded):UTF8"


def converted(files: Mapping[str, bytes], to: str) -> dict[str, bytes]:
    """Return files as LibreOffice converts them, by their names without the ending."""
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "in"
        sources.mkdir()
        for name, data in files.items():
            (sources / name).write_bytes(data)
        command = [
            shutil.which("soffice") or "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            *("--headless", "--convert-to", to, "--outdir", folder),
        ]
        for batch in batched(sorted(map(str, sources.iterdir())), _BATCH):
            subprocess.run([*command, *batch], check=True, capture_output=True)
        ending = to.split(":", maxsplit=1)[0]
        return {
            Path(name).stem: (Path(folder) / name).with_suffix(f".{ending}").read_bytes()
            for name in files
        }


def batched(names: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Yield the names in groups."""
    return (names[start : start + size] for start in range(0, len(names), size))


def exported(documents: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the lines that LibreOffice exports of Word documents, spaces folded, blanks left out.

    Of bullets the export has its own signs; all are ``*`` here.
    """
    files = converted({f"{name}.docx": data for name, data in documents.items()}, _TEXT)
    texts = {name: data.decode("utf-8-sig") for name, data in files.items()}
    return {name: folded(text.split("\n")) for name, text in texts.items()}


def folded(lines: Iterable[str]) -> list[str]:
    """Return lines with their spaces folded and one sign for all bullets, without blank ones."""
    words = (line.split() for line in lines)
    return [" ".join(["*" if part[0] in "•◦▪–-" else part[0], *part[1:]]) for part in words if part]


def typed(name: str) -> bytes:
    """Return a sample text; LibreOffice makes a paragraph of every line."""
    return (PROJECT / "examples" / f"{name}.txt").read_bytes()


def automatic(name: str) -> bytes:
    """Return a sample text as a flat OpenDocument file, whose numbers and bullets are a list's."""
    statement = stmtdiff.read(PROJECT / "examples" / f"{name}.txt")
    return _FLAT.format("".join(map(_element, statement.elements))).encode()


def _element(element: stmtdiff.Element) -> str:
    if isinstance(element, stmtdiff.Paragraph):
        return _paragraph(element)
    if isinstance(element, stmtdiff.Section):
        return f'<text:h text:outline-level="1">{escape(element.text)}</text:h>'
    text = element.text if isinstance(element, stmtdiff.FrontLine) else element.marker
    if isinstance(element, stmtdiff.FrontLine) and element.role == "title":
        return f'<text:p text:style-name="Title">{escape(text)}</text:p>'
    return f"<text:p>{escape(text)}</text:p>"


def _paragraph(paragraph: stmtdiff.Paragraph) -> str:
    first, *rest = paragraph.blocks
    text = f"<text:p>{escape(first.text)}</text:p>"
    if not paragraph.label:
        return text + "".join(f"<text:p>{escape(block.text)}</text:p>" for block in rest)
    items = "".join(
        f"<text:list-item><text:p>{escape(block.text)}</text:p></text:list-item>" for block in rest
    )
    style = _LIST_STYLES[rest[0].label[:1]] if rest else ""
    inner = f'<text:list text:style-name="{style}">{items}</text:list>' if items else ""
    return (
        '<text:list text:style-name="Numbers" text:continue-numbering="true">'
        f"<text:list-item>{text}{inner}</text:list-item></text:list>"
    )


_LIST_STYLES = {"(": "Letters", "-": "Numbers", "–": "Dashes"}
_FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="Title" style:family="paragraph" style:class="chapter"/>
</office:styles>
<office:automatic-styles><text:list-style style:name="Numbers">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-bullet text:level="2" text:bullet-char="-"/>
</text:list-style><text:list-style style:name="Dashes">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-bullet text:level="2" text:bullet-char="–"/></text:list-style>
<text:list-style style:name="Letters">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("
 style:num-suffix=")"/></text:list-style></office:automatic-styles>
<office:body><office:text>{}</office:text></office:body></office:document>
"""


def main() -> None:
    """Make the sample documents and pages."""
    sources = {f"{name}.typed.txt": typed(name) for name in SAMPLES}
    counted = {f"{name}.automatic.fodt": automatic(name) for name in SAMPLES}
    for ending in ("docx", "html"):
        for name, data in (converted(sources, ending) | converted(counted, ending)).items():
            path = PROJECT / "tests" / "data" / ending / f"{name}.{ending}"
            path.write_bytes(data)
            print(path, len(data), file=sys.stderr)


if __name__ == "__main__":
    main()
