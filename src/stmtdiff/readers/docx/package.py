"""The zip file that a Word document is: what it may hold, and its parts by their relationships.

Everything is looked at before anything is unpacked: a few kilobytes can claim to hold gigabytes.
The rules for parts and relationships are those of ECMA-376 Part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from stmtdiff.akn.parser import parse_xml
from stmtdiff.errors import LimitError, ParseError
from stmtdiff.readers.signatures import refuse_foreign

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

__all__ = [
    "MAX_MARKS",
    "MAX_MEMBERS",
    "MAX_PART_BYTES",
    "MAX_RATIO",
    "MAX_TOTAL_BYTES",
    "Package",
    "open_package",
]

MAX_TOTAL_BYTES = 100_000_000
"""What all members may be together, unpacked."""
MAX_PART_BYTES = 50_000_000
"""What one part that is read may be, unpacked."""
MAX_RATIO = 200
"""How many times its packed size a part may be, if it is larger than `_SMALL`."""
MAX_MEMBERS = 5_000
"""How many members the zip file may have."""
MAX_MARKS = 2_000_000
"""How many tags and attributes a part may have: each costs a hundred bytes of memory."""

_SMALL = 1_000_000
_ZIP, _EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
_ZIP_END = b"PK\x05\x06"
# What reading a broken zip file raises, beside its own error.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError,
    RuntimeError, ValueError, OverflowError,
)  # fmt: skip
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # Part 2, Annex B
_MACROS = "macroenabled"
_AGAIN = "save it as a Word document (.docx) again"
_OTHER_OFFICE = (
    ("spreadsheetml", "an Excel workbook (.xlsx)"),
    ("presentationml", "a PowerPoint presentation (.pptx)"),
)


@dataclass(slots=True)
class Package:
    """An opened document.

    Attributes:
        name: what to call it in messages.
        main: the name of the part that holds the text.
        missing: parts that relationships name and that are not there.
    """

    name: str
    archive: zipfile.ZipFile
    members: Mapping[str, zipfile.ZipInfo]
    main: str = ""
    missing: list[str] = field(default_factory=list)

    def root(self, part: str) -> etree._Element | None:
        """Return the root element of a part; None, and a note in `missing`, where it is not there.

        Raises:
            ParseError: it is not well-formed XML, has a DOCTYPE, or its bytes are damaged.
            LimitError: it is larger than the limits allow.
        """
        info = self.members.get(part.lower())
        if info is None:
            self.missing.append(part)
            return None
        data = self._unpacked(info)
        marks = data.count(b"<") + data.count(b"=")
        if marks > MAX_MARKS:
            _refuse(self.name, f"{part} has {marks:,} tags and attributes", MAX_MARKS)
        return parse_xml(data, f"{self.name}: {part}" if self.name else part)

    def related(self, kind: str) -> list[str]:
        """Return the parts that the main part is related to by a kind, such as ``footnotes``."""
        return self._targets(self.main, kind)

    def _targets(self, part: str, kind: str) -> list[str]:
        folder, file = posixpath.split(part)
        relationships = posixpath.join(folder, "_rels", f"{file}.rels")
        if relationships.lower() not in self.members:
            return []
        root = self.root(relationships)
        links = [] if root is None else list(root)
        return [
            posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
            for link in links
            if link.get("Type", "").rsplit("/", 1)[-1] == kind
            and link.get("TargetMode", "") != "External"
        ]

    def find_main(self) -> None:
        """Find the part that holds the text (Part 1, section 11.3.10).

        Raises:
            ParseError: there is none, because it is no Word document, or holds macros.
        """
        self._refuse_other_kinds()
        named = [part for part in self._targets("", "officeDocument") if part]
        for part in (*named, "word/document.xml"):
            if part.lower() in self.members:
                self.main = part
                return
        what = "a zip file, but no Word document"
        if any(name.startswith("word/") for name in self.members):
            what = f"a Word document that has lost its text ({(named or ['word/document.xml'])[0]})"
        raise ParseError(f"this is {what}; open it in Word and {_AGAIN}", source=self.name)

    def _refuse_other_kinds(self) -> None:
        types = (
            self._unpacked(self.members["[content_types].xml"]).decode("latin-1").lower()
            if "[content_types].xml" in self.members
            else ""
        )
        holds_macros = any(name.endswith("vbaproject.bin") for name in self.members)
        if _MACROS in types or holds_macros:
            raise ParseError(
                "this Word document holds macros (.docm), which are not read; open it in Word and "
                "save it as .docx, which leaves them out",
                source=self.name,
            )
        if "wordprocessingml" in types:
            return
        for mark, what in _OTHER_OFFICE:
            if mark in types:
                raise ParseError(
                    f"this is {what}, not a Word document; copy its text into a .txt file",
                    source=self.name,
                )

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        """Return the bytes of a member, once its size is seen to be within the limits."""
        part, size = info.filename, info.file_size
        if size > MAX_PART_BYTES:
            _refuse(self.name, f"{part} is {size:,} bytes unpacked", MAX_PART_BYTES)
        if size > _SMALL and size > MAX_RATIO * info.compress_size:
            times = size // max(1, info.compress_size)
            _refuse(self.name, f"{part} unpacks to {times:,} times its size", MAX_RATIO)
        if info.flag_bits & _ENCRYPTED:
            raise ParseError(
                f"{part} is encrypted in the zip file; unpack it with its password, and {_AGAIN}",
                source=self.name,
            )
        if info.compress_type not in _METHODS:
            raise ParseError(
                f"{part} is packed in a way that Word does not use; {_AGAIN}", source=self.name
            )
        try:
            return self.archive.read(info)
        except _BROKEN:
            raise ParseError(
                f"the file is damaged: {part} cannot be unpacked; fetch it again, or open it in "
                f"Word, which may repair it, and {_AGAIN}",
                source=self.name,
            ) from None


def open_package(data: bytes, name: str = "") -> Package:
    """Return the opened document, its main part found, nothing else unpacked yet.

    Raises:
        ParseError: it is no Word document, or a damaged, protected or macro-enabled one; the
            message says which and what to do.
        LimitError: it holds more than the limits of this module allow.
    """
    _refuse_what_is_no_zip(data, name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        cut = _ZIP_END not in data
        what = "is cut off: its end is missing" if cut else "is damaged"
        raise ParseError(f"the Word document {what}; fetch it again", source=name) from None
    package = Package(name, archive, _members(archive, name))
    package.find_main()
    return package


def _refuse_what_is_no_zip(data: bytes, name: str) -> None:
    if not data.strip(b"\0 \t\r\n"):
        raise ParseError("the file is empty; fetch it again", source=name)
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return
    refuse_foreign(data, name)
    raise ParseError(
        "this is not a DOCX file (a zip file of XML parts), whatever its name says; if it is text, "
        "name it .txt, or say --from text",
        source=name,
    )


def _members(archive: zipfile.ZipFile, name: str) -> dict[str, zipfile.ZipInfo]:
    """Return the members by their names in small letters, as part names are compared (Part 2)."""
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS:
        _refuse(name, f"the zip file has {len(infos):,} members", MAX_MEMBERS)
    total = sum(info.file_size for info in infos)
    if total > MAX_TOTAL_BYTES:
        _refuse(name, f"the zip file is {total:,} bytes unpacked", MAX_TOTAL_BYTES)
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        key = info.filename.replace("\\", "/").lstrip("/").lower()
        if key in members:
            raise ParseError(
                f"the zip file holds {info.filename} twice, so it says two things; {_AGAIN}",
                source=name,
            )
        members[key] = info
    return members


def _refuse(name: str, what: str, limit: int) -> NoReturn:
    raise LimitError(
        f"{name or 'the document'}: {what}; the limit is {limit:,}. Open it in Word and save a "
        "copy that holds only the statement's text"
    )
