"""The odd and hostile files beside the project, each in its own process: the promise of each.

A row is a file, the exit code of ``stmtdiff convert``, and what stands exactly once in what it
understands or says: a paragraph's block with its number (… for the rest of it), a leftover, the
code of a diagnostic, a part of the error.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

READ, REFUSED = 0, 2
_GIB = 2**30
_SECONDS, _PDF_SECONDS = 2, 15
"""Of processor time, since a busy machine makes everything slow."""

OUTCOMES = (
    ("docx_autonumber.docx", READ, "1. The Com… | 2. The Com… | 3. The Com…"),
    ("docx_bad_crc.docx", REFUSED, "damaged: word/document.xml cannot be unpacked; fetch it again"),
    ("docx_deep_tables.docx", READ, "1. deep table"),
    ("docx_doctype_entity.docx", REFUSED, "a DOCTYPE is not accepted"),
    ("docx_empty.docx", REFUSED, "the file is empty"),
    ("docx_everything.docx", READ, "1. Base IN… | DELETED | warning: tracked-changes | TEXTBOX"),
    ("docx_everything.docx", READ, "11. TABLE … | 5. INSIDE … | FOOTNOTE TEXT | 7. HIDDEN…"),
    ("docx_is_text.docx", REFUSED, "not a DOCX file"),
    ("docx_multilevel_autonumber.docx", READ, "1. First p… | a. sub a | ii. rom two | 4. Fourth"),
    ("docx_multilevel_autonumber.docx", READ, "3. Third | IV. rom4 | A. upper | • bullet"),
    ("docx_password_secret.docx", REFUSED, "password-protected"),
    ("docx_strict_ns.docx", READ, "1. strict"),
    ("docx_truncated_zip.docx", REFUSED, "cut off: its end is missing"),
    ("docx_utf16_document.docx", READ, "1. utf16"),
    ("html_deep3000.html", READ, "1. First. | 2. Second. | 3. Third."),
    ("html_glue.html", READ, "1. A | 2. B B2 | 3. C | 4. growth of 2720¹ and CO2 | x\ny"),
    ("html_injection.html", READ, "1. <script>alert(4)</script> text | 2. link l2 l3 | 3. -->"),
    ("html_injection.html", READ, "<script> ]]> </style> … | info: left-out"),
    ("html_latin1_is_cp1252.html", READ, "1. “quoted” – dash"),
    ("html_not_html.html", REFUSED, "this is a picture"),
    ("html_ol_numbers.html", READ, "5. five | 9. nine | 10. ten | 2. two | 1. one | c. c"),
    ("html_utf8_undeclared.html", READ, "1. Café – “quoted”"),
    ("pdf_bomb_20MB.pdf", REFUSED, "was not read within"),
    ("pdf_deep_arrays.pdf", REFUSED, "the PDF is damaged or cut off"),
    ("pdf_encrypted_owneronly.pdf", READ, "1. Directors stressed… | 2. Str…"),
    ("pdf_encrypted_user_secret.pdf", REFUSED, "locked; give its password"),
    ("pdf_header_only.pdf", REFUSED, "the PDF is damaged or cut off"),
    (
        "pdf_hidden_text.pdf",
        READ,
        "1. Visible text. | 2. INVISIBLE… | 3. WHITE… | 4. OFF… | 5. MICRO",
    ),
    ("pdf_hidden_text.pdf", READ, "warning: hidden-text"),
    (
        "pdf_hyphen_ambiguous.pdf",
        READ,
        "medium-term outlook and consolidation are fine, pages 10-12…",
    ),
    ("pdf_hyphen_ambiguous.pdf", READ, "co-operation | info: line-end-hyphen"),
    ("pdf_is_html.pdf", REFUSED, "this is HTML in a .pdf"),
    ("pdf_ligatures.pdf", READ, "efficient fiscal policy would benefit official flows…"),
    ("pdf_no_text.pdf", REFUSED, "no text layer: its pages are empty, scanned"),
    ("pdf_pagenum_midpara.pdf", READ, "11. This paragraph continues over the page with 12 items."),
    ("pdf_pagenum_midpara.pdf", READ, "12. Next paragraph. | info: left-out"),
    ("pdf_pagetree_loop.pdf", REFUSED, "page 1 of the PDF is damaged"),
    ("pdf_rtl.pdf", READ, "world"),
    ("pdf_truncated.pdf", REFUSED, "the PDF is damaged or cut off"),
)


def _limited(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_GIB, _GIB))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


@pytest.mark.parametrize(("name", "code", "says"), OUTCOMES)
def test_outcome(shared: Path, name: str, code: int, says: str) -> None:
    """The file is read or refused as promised, within a gigabyte and two seconds (a PDF: 15)."""
    path = shared / "design" / "badinputs" / name
    command = [sys.executable, "-m", "stmtdiff", "convert", "-f", "json", "-o", "-", str(path)]
    done = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        preexec_fn=partial(_limited, _PDF_SECONDS if name.endswith(".pdf") else _SECONDS),
        timeout=60,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    found = "\n".join(_understood(done.stdout)) if code == READ else done.stderr
    for words in says.split(" | "):
        assert found.count(words.removesuffix("…")) == 1, found


def _understood(printed: str) -> Iterator[str]:
    """Yield the blocks, the leftovers and the codes of the diagnostics of a statement in JSON."""
    statement = json.loads(printed)
    for element in statement["elements"]:
        label = element.get("label", "")
        for block in element.get("blocks", [{"text": element.get("text", ""), "label": ""}]):
            yield f"{label} {block['label']} {block['text']}".replace("  ", " ").strip()
            label = ""
    yield from (leftover["text"] for leftover in statement["leftovers"])
    yield from (f"{note['severity']}: {note['code']}" for note in statement["diagnostics"])
