"""The odd and hostile files that lie beside the project: each does what is promised of it."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

import stmtdiff

if TYPE_CHECKING:
    from pathlib import Path

    from stmtdiff import Statement


@pytest.fixture(scope="session")
def folder(shared: Path) -> Path:
    """Return the folder of the bad inputs."""
    return shared / "design" / "badinputs"


def codes(statement: Statement) -> list[str]:
    """Return what was noticed in the reading."""
    return [note.code for note in statement.diagnostics]


def test_every_file_is_read_or_refused(folder: Path) -> None:
    """No file raises anything but a ReadError, and none takes long."""
    files = [path for path in sorted(folder.iterdir()) if path.suffix != ".json"]
    assert len(files) > 50
    for path in files:
        start = time.perf_counter()
        with suppress(stmtdiff.ReadError):
            assert stmtdiff.read(path).paragraphs, path.name
        assert time.perf_counter() - start < 15, path.name


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("akn_old_ns.xml", "Akoma Ntoso 2.0"),
        ("xml_bare_amp.xml", ":1:"),
        ("xml_billion_laughs.xml", "DOCTYPE"),
        ("xml_formfeed.xml", ":1:"),
        ("xml_internal_entity.xml", "DOCTYPE"),
        ("xml_two_roots.xml", ":1:"),
        ("xml_utf7.xml", "UTF-7"),
        ("xml_xxe_net.xml", "DOCTYPE"),
        ("txt_empty.txt", "is empty"),
        ("txt_whitespace_only.txt", "is empty"),
        ("txt_lone_surrogate_wtf8.txt", ":1:"),
    ],
)
def test_refused(folder: Path, name: str, says: str) -> None:
    """What cannot become a statement is refused, with the reason or the place."""
    with pytest.raises(stmtdiff.ReadError, match=says):
        stmtdiff.read(folder / name)


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("akn_comment_pi_cdata.xml", "1"),
        ("akn_prefixed.xml", "1"),
        ("txt_plain.txt", "1 2 3"),
        ("txt_ru_utf8.txt", "1 2 3"),
        ("txt_tr_utf8.txt", "1 2 3"),
        ("txt_mixed_newlines.txt", "1 2 3 4 5 6 7 8 9"),
        ("txt_social_post.txt", "1 2"),
        ("txt_gaps_dups.txt", "1 2 2 5 4 7bis 12.1"),
        ("txt_superscript_digits.txt", "１２ ١ १"),
        ("txt_zalgo.txt", "1 2"),
        ("numbering_traps.txt", "1 2 2bis 3.1 3.1.1 4 5"),
    ],
)
def test_numbers(folder: Path, name: str, numbers: str) -> None:
    """The printed numbers, and no others, begin a paragraph."""
    assert [p.number for p in stmtdiff.read(folder / name).paragraphs] == numbers.split()


@pytest.mark.parametrize(
    ("name", "like", "encoding"),
    [
        ("txt_bom_utf8.txt", "txt_plain.txt", ""),
        ("txt_no_final_newline.txt", "txt_plain.txt", ""),
        ("txt_utf16be_bom.txt", "txt_plain.txt", ""),
        ("txt_utf16le_bom.txt", "txt_plain.txt", ""),
        ("txt_ru_cp1251.txt", "txt_ru_utf8.txt", "cp1251"),
        ("txt_ru_koi8r.txt", "txt_ru_utf8.txt", "koi8-r"),
        ("txt_tr_cp1254.txt", "txt_tr_utf8.txt", "cp1254"),
    ],
)
def test_equal_in_other_bytes(folder: Path, name: str, like: str, encoding: str) -> None:
    """The same text in other bytes is the same, with its encoding named or found out."""
    model, found = stmtdiff.read(folder / like), stmtdiff.read(folder / name)
    assert stmtdiff.compare(model, found).same
    if encoding:
        assert "encoding-guessed" in codes(found)
        named = stmtdiff.read(folder / name, encoding=encoding)
        assert "encoding-guessed" not in codes(named)
        assert stmtdiff.compare(model, named).same


def test_findings(folder: Path) -> None:
    """What is odd in a file that can be read is reported."""
    assert codes(stmtdiff.read(folder / "txt_gaps_dups.txt")) == [
        "duplicate-number", "number-gap", "number-out-of-order",
    ]  # fmt: skip
    latin = stmtdiff.read(folder / "txt_latin1_not_utf8.txt")
    assert codes(latin) == ["encoding-guessed"]
    assert latin.paragraphs[0].text == "Le Conseil a salué les progrès."
    assert codes(stmtdiff.read(folder / "txt_bidi_b.txt")) == ["bidi-control"]
    assert "doubtful-number" in codes(stmtdiff.read(folder / "numbering_traps.txt"))


@pytest.mark.parametrize("pair", ["txt_nfc_a txt_nfd_b", "txt_typographic_a txt_typographic_b"])
def test_differences_of_typography_alone(folder: Path, pair: str) -> None:
    """Composed against decomposed accents, and other quotes and dashes, are noted as typography."""
    old, new = (stmtdiff.read(folder / f"{name}.txt") for name in pair.split())
    diff = stmtdiff.compare(old, new)
    assert not diff.same
    assert {note.kind for note in diff.annotations} == {"typography"}


def test_reordered_text_is_seen_as_changed(folder: Path) -> None:
    """Direction controls that make two texts look alike do not hide that they differ."""
    diff = stmtdiff.compare(*(stmtdiff.read(folder / f"txt_bidi_{side}.txt") for side in "ab"))
    assert [pair.fate for pair in diff.paragraphs] == ["revised", "revised"]
    page = stmtdiff.render(diff, "html")
    assert "U+202E" in page
