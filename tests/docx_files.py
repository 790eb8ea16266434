"""Word documents, written by hand for the tests: the parts, and the zip file around them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from stmtdiff import Statement

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_TYPES = {
    "document": "document.main",
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
}
_ROOTS = {"numbering": "numbering", "header": "hdr", "footer": "ftr"}
_FORMAT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DATE = (1980, 1, 1, 0, 0, 0)


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, properties: str = "", *, style: str = "") -> str:
    """Return a paragraph; its content is markup if it begins with ``<``, else text."""
    if style:
        properties = f'<w:pStyle w:val="{style}"/>{properties}'
    inside = content if content.startswith("<") else run(content) if content else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def numbered(content: str, number: int = 1, level: int = 0) -> str:
    """Return a paragraph that a list counts."""
    return paragraph(
        content, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def level(
    place: int, form: str = "decimal", text: str = "", extra: str = "", start: int = 1
) -> str:
    """Return the definition of a level of a list; `extra` stands where its options do."""
    text = text or f"%{place + 1}."
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f"<w:lvlText w:val={quoteattr(text)}/></w:lvl>"
    )


def abstract(number: int, *levels: str, extra: str = "") -> str:
    """Return an abstract list; `extra` stands in front of its levels."""
    inside = "".join(levels)
    return f'<w:abstractNum w:abstractNumId="{number}">{extra}{inside}</w:abstractNum>'


def num(number: int, abstract_number: int, overrides: str = "") -> str:
    """Return a list that paragraphs name."""
    link = f'<w:abstractNumId w:val="{abstract_number}"/>'
    return f'<w:num w:numId="{number}">{link}{overrides}</w:num>'


def style(name: str, properties: str = "", *, kind: str = "paragraph", based_on: str = "") -> str:
    """Return a style whose id is its name without spaces."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f"{base}{properties}</w:style>"
    )


LIST = abstract(0, level(0), level(1, "lowerLetter", "(%2)"), level(2, "bullet", "•")) + num(1, 0)
"""The definition of a list of three levels."""


def docx(body: str, **parts: str) -> bytes:
    """Return a Word document.

    Args:
        body: what stands inside ``w:body``.
        parts: what stands inside the roots of other parts, by name: styles, numbering, footnotes,
            endnotes, comments, header1, footer1 …
    """
    inside = {"document": f"<w:body>{body}<w:sectPr/></w:body>", **parts}
    kinds = {name: name.rstrip("0123456789") for name in inside}
    files = {
        "[Content_Types].xml": _content_types(kinds),
        "_rels/.rels": _relationships({"document": "officeDocument"}, folder="word/"),
        "word/_rels/document.xml.rels": _relationships(
            {name: kind for name, kind in kinds.items() if name != "document"}
        ),
    }
    for name, content in inside.items():
        root = _ROOTS.get(kinds[name], kinds[name])
        files[f"word/{name}.xml"] = f"<w:{root} {_NAMES}>{content}</w:{root}>"
    return zipped({name: content.encode() for name, content in files.items()})


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip file of the files, the same bytes at any time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the files in a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _content_types(kinds: dict[str, str]) -> str:
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="{_FORMAT}.{_TYPES.get(kind, kind)}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relationships(kinds: dict[str, str], folder: str = "") -> str:
    links = "".join(
        f'<Relationship Id="r{name}" Type="{R}/{kind}" Target="{folder}{name}.xml"/>'
        for name, kind in kinds.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{links}</Relationships>'


def texts(statement: Statement) -> list[str]:
    """Return the texts of the paragraphs, numbers in front."""
    return [f"{p.label} {p.text}".strip() for p in statement.paragraphs]


def left(statement: Statement) -> list[tuple[str, str]]:
    """Return the reason and the text of each leftover."""
    return [(leftover.reason, leftover.text) for leftover in statement.leftovers]
