"""The zip file around a Word document: what is refused before anything is unpacked, and how."""

from __future__ import annotations

import contextlib
import io
import struct
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stmtdiff
from docx_files import (
    LIST,
    abstract,
    docx,
    level,
    num,
    numbered,
    paragraph,
    run,
    style,
    unzipped,
    zipped,
)
from stmtdiff.errors import LimitError, ParseError, ReadError, StmtdiffError
from stmtdiff.readers import recognise
from stmtdiff.readers.docx import package, read_docx, walk

SAMPLE = Path(__file__).parent / "data" / "docx" / "joint-statement-2032.automatic.docx"
GOOD = docx(paragraph("1. We met."))


def with_files(files: dict[str, bytes]) -> bytes:
    """Return the good document with other files in it."""
    return zipped(unzipped(GOOD) | files)


# ---------------------------------------------------------------- limits, on both sides


def test_total_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the zip file declares to hold in all is limited, and nothing of it is unpacked."""
    total = sum(map(len, unzipped(GOOD).values()))
    monkeypatch.setattr(package, "MAX_TOTAL_BYTES", total)
    assert read_docx(GOOD).paragraphs
    monkeypatch.setattr(package, "MAX_TOTAL_BYTES", total - 1)
    with pytest.raises(LimitError, match=rf"{total:,} bytes unpacked; the limit is {total - 1:,}"):
        read_docx(GOOD)


def test_part_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that is read may be so large and no larger; one that is not read may be larger."""
    size = max(len(data) for name, data in unzipped(GOOD).items() if name.startswith("word/d"))
    monkeypatch.setattr(package, "MAX_PART_BYTES", max(size, 700))
    assert read_docx(GOOD).paragraphs
    assert read_docx(with_files({"word/media/a": bytes(99_999)})).paragraphs
    monkeypatch.setattr(package, "MAX_PART_BYTES", size - 1)
    with pytest.raises(LimitError, match=rf"bytes unpacked; the limit is {size - 1:,}\. Open it"):
        read_docx(GOOD)


def test_ratio(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large part that is packed beyond all measure is refused, a small one is not looked at."""
    data = docx(paragraph("1. We met.") + " " * 1_000_100)
    with pytest.raises(LimitError, match=r"times its size; the limit is 200"):
        read_docx(data)
    monkeypatch.setattr(package, "MAX_RATIO", 2_000)
    assert read_docx(data).paragraphs
    assert read_docx(docx(paragraph("1. We met.") + " " * 900_000)).paragraphs


def test_members(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many members and no more."""
    monkeypatch.setattr(package, "MAX_MEMBERS", len(unzipped(GOOD)))
    assert read_docx(GOOD).paragraphs
    with pytest.raises(LimitError, match=r"has 5 members; the limit is 4"):
        read_docx(with_files({"word/media/a": b""}))


def test_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many tags and attributes in a part and no more: each costs memory."""
    marks = max(data.count(b"<") + data.count(b"=") for data in unzipped(GOOD).values())
    monkeypatch.setattr(package, "MAX_MARKS", marks)
    assert read_docx(GOOD).paragraphs
    monkeypatch.setattr(package, "MAX_MARKS", marks - 1)
    with pytest.raises(LimitError, match=r"tags and attributes; the limit is"):
        read_docx(GOOD)


def test_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many paragraphs and no more."""
    monkeypatch.setattr(walk, "MAX_PARAGRAPHS", 2)
    assert read_docx(docx(paragraph("1. We met.") * 2)).paragraphs
    with pytest.raises(LimitError, match="more than 2 paragraphs, which is the limit"):
        read_docx(docx(paragraph("1. We met.") * 3))


def test_depth() -> None:
    """Tables nest as deep as the XML parser lets them; deeper ones are refused, not cut off."""
    table = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"

    def nested(depth: int) -> bytes:
        content = paragraph("1. We met.")
        for _ in range(depth):
            content = table.format(content)
        return docx(content)

    assert read_docx(nested(80)).paragraphs[0].text == "We met."
    with pytest.raises(LimitError, match="255 deep"):
        read_docx(nested(90))


def test_a_document_of_empty_paragraphs_ends_soon() -> None:
    """A small file of a million empty paragraphs is refused in about the time it takes to parse."""
    start = time.perf_counter()
    with pytest.raises(LimitError):
        read_docx(docx("<w:p/>" * 1_000_000))
    assert time.perf_counter() - start < 5


def test_time_grows_with_the_size() -> None:
    """Four times the paragraphs take at most nine times as long: three for each doubling."""

    def seconds(count: int) -> float:
        body = "".join(numbered(f"We reaffirm aim {n} of the Group.") for n in range(count))
        data = docx(body, numbering=LIST)
        start = time.process_time()
        assert len(read_docx(data).paragraphs) == count
        return time.process_time() - start

    small, large = (min(seconds(count) for _ in range(3)) for count in (500, 2000))
    assert large < 9 * small


# ---------------------------------------------------------------- what it is instead


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\0" * 64, "is empty"),
        (b"1. We met.", "not a DOCX file"),
        (GOOD[:400], "is cut off"),
        (GOOD[:-4], "is cut off|damaged"),
        (b"PK\x05\x06" + bytes(18), "no Word document"),
        (zipped({"a.txt": b"1. We met."}), "a zip file, but no Word document"),
        (zipped({"word/styles.xml": b"<a/>"}), "has lost its text"),
        (zipped({"[Content_Types].xml": b"<a>spreadsheetml</a>"}), "an Excel workbook"),
        (zipped({"[Content_Types].xml": b"<a>presentationml</a>"}), "a PowerPoint presentation"),
        (with_files({"word/vbaProject.bin": b""}), "holds macros"),
        (with_files({"[Content_Types].xml": b"document.macroEnabled.main"}), "holds macros"),
        (with_files({"WORD/document.xml": b""}), "twice"),
        (with_files({"word/DOCUMENT.xml": b""}).replace(b"DOCUMENT", b"document"), "twice"),
        (with_files({"word/document.xml": b"<a/>"}), "holds no Word document"),
        (with_files({"word/document.xml": b"<!DOCTYPE a><a/>"}), "DOCTYPE"),
        (with_files({"word/document.xml": b"<a>"}), r"word/document\.xml:1:"),
        (with_files({"_rels/.rels": b"<a>"}), r"_rels/\.rels:1:"),
    ],
)
def test_each_flaw_has_its_message(data: bytes, says: str) -> None:
    """What is no Word document, or a spoilt one, is refused with what it is."""
    with pytest.raises(ReadError, match=says):
        read_docx(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (zipped({"xl/workbook.xml": b""}), "Excel"),
        (zipped({"ppt/presentation.xml": b""}), "PowerPoint"),
        (zipped({"a.txt": b""}), "a zip file"),
        (b"PK\x05\x06" + bytes(18), "an empty zip file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"\.doc\).*save it as \.docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password-protected.*take the password off",
        ),
    ],
)
def test_other_files_are_named(data: bytes, says: str) -> None:
    """Files of other programs, or protected ones, are refused by name under any suffix."""
    for name in ("statement.docx", "statement.txt"):
        with pytest.raises(ParseError, match=says):
            stmtdiff.reads(_stored(data), name=name)


def _stored(data: bytes) -> bytes:
    """Return a zip file with its members unpacked, as the first member of an .odt has to be."""
    if not data.startswith(b"PK\x03"):
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in unzipped(data).items():
            archive.writestr(name, content)
    return out.getvalue()


def test_protected_members_and_odd_packing_are_refused() -> None:
    """A member that is enciphered, or packed in a way Word never uses, is named."""
    enciphered = bytearray(GOOD)
    place = GOOD.index(b"PK\x01\x02")
    while place >= 0:
        flags = struct.unpack_from("<H", enciphered, place + 8)[0]
        struct.pack_into("<H", enciphered, place + 8, flags | 1)
        place = GOOD.find(b"PK\x01\x02", place + 1)
    with pytest.raises(ParseError, match="encrypted in the zip file"):
        read_docx(bytes(enciphered))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
        for name, content in unzipped(GOOD).items():
            archive.writestr(name, content)
    with pytest.raises(ParseError, match="packed in a way"):
        read_docx(out.getvalue())


def test_a_bad_checksum_is_named() -> None:
    """A member whose bytes are not those that were packed is damaged, not read."""
    start = GOOD.index(b"word/document.xml") + len(b"word/document.xml") + 20
    spoilt = GOOD[:start] + bytes([GOOD[start] ^ 0x55]) + GOOD[start + 1 :]
    with pytest.raises(ParseError, match=r"damaged: word/document\.xml"):
        read_docx(spoilt)


def test_text_is_no_word_document() -> None:
    """A Word document is bytes; text under its name is refused by what to do."""
    assert recognise("1. We met.", name="statement.docx") == "docx"
    with pytest.raises(ParseError, match="is bytes"):
        stmtdiff.reads("1. We met.", format="docx")
    with pytest.raises(ParseError, match=r"--from text"):
        stmtdiff.reads(b"1. We met.", name="statement.docx")
    with pytest.raises(ParseError, match="a PDF"):
        stmtdiff.reads(b"%PDF-1.4 x", format="docx")


def test_the_main_part_may_be_elsewhere() -> None:
    """The part that holds the text is found by its relationship, whatever it is called."""
    files = unzipped(GOOD)
    files["doc/main.xml"] = files.pop("word/document.xml")
    del files["word/_rels/document.xml.rels"]
    files["_rels/.rels"] = files["_rels/.rels"].replace(b"word/document.xml", b"/doc/main.xml")
    assert read_docx(zipped(files)).paragraphs[0].text == "We met."


def test_no_part_is_fetched_from_outside() -> None:
    """A relationship that points out of the file is no part, and is not followed."""
    files = unzipped(docx(numbered("We met."), numbering=abstract(0, level(0)) + num(1, 0)))
    links = files["word/_rels/document.xml.rels"]
    for target in (b'"http://a.example/n.xml" TargetMode="External"', b'"../../../etc/passwd"'):
        files["word/_rels/document.xml.rels"] = links.replace(b'"numbering.xml"', target)
        assert [p.label for p in read_docx(zipped(files)).paragraphs] == [""]


# ---------------------------------------------------------------- any bytes


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_read_or_say_why(data: bytes, zip_like: bool) -> None:
    """Random bytes, with or without the look of a zip file, raise nothing but our errors."""
    with contextlib.suppress(StmtdiffError):
        read_docx(b"PK\x03\x04" * zip_like + data)


@given(st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), max_size=20), st.data())
def test_spoilt_files_read_or_say_why(edits: list[tuple[int, int]], data: st.DataObject) -> None:
    """A real file with bytes changed, cut or doubled raises nothing but our errors."""
    spoilt = bytearray(data.draw(st.sampled_from([GOOD, SAMPLE.read_bytes()])))
    for place, byte in edits:
        spoilt[place % len(spoilt)] = byte
    cut = data.draw(st.integers(0, len(spoilt)))
    for content in (bytes(spoilt), bytes(spoilt[:cut]), bytes(spoilt[cut:] + spoilt[:cut])):
        with contextlib.suppress(StmtdiffError):
            assert read_docx(content).paragraphs


RICH = docx(
    numbered("We met.", 1, 1)
    + paragraph(run("A", '<w:rStyle w:val="S"/><w:vanish/>'), style="S")
    + paragraph('<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    + '<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><w:sym w:char="F0B7"/></w:r></w:p>',
    styles=style("S", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', based_on="S"),
    numbering=abstract(0, level(0), level(1)) + num(1, 0),
)
WORDS = [
    b"w:p", b"w:r", b"w:t", b"w:tbl", b"w:sdt", b"w:fldChar", b"w:numPr", b"w:ilvl", b"w:numId",
    b"w:val", b"w:lvl", b"w:style", b"mc:Choice", b"w:num", b'"1"', b'"-1"', b'"99999999"', b'""',
    b'"F0B7"', b'"begin"', b"x",
]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)), max_size=8))
def test_shuffled_elements_read_or_say_why(swaps: list[tuple[bytes, bytes]]) -> None:
    """Elements and values where they do not belong raise nothing but our errors."""
    files = unzipped(RICH)
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        for old, new in swaps:
            files[name] = files[name].replace(old, new)
    with contextlib.suppress(StmtdiffError):
        assert read_docx(zipped(files)).paragraphs
