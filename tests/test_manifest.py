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
    ("akn_comment_pi_cdata.xml", READ, "1. t1t2t3<b>&"),
    ("akn_old_ns.xml", REFUSED, "Akoma Ntoso 2.0"),
    ("akn_prefixed.xml", READ, "1. A"),
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
    ("md_html.md", READ, "1. <script>alert(1)</script> x | javascript:alert(2)"),
    ("md_numbers.md", READ, "3. A | 5. B | 5. C | 7) D | 2024. It was. | (a) x | 1986. y"),
    ("names_formula.csv", READ, "=1+1,+1,-1,@SUM(1)… | info: no-numbers"),
    (
        "numbering_traps.txt",
        READ,
        "2bis. The… | 3.1 Sub-paragraph one. | 3.1.1. Sub… | 5. End. See",
    ),
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
    ("txt_bidi_a.txt", READ, "2. The Board approved (not rejected) the request."),
    ("txt_bidi_b.txt", READ, "warning: bidi-control"),
    ("txt_bom_utf8.txt", READ, "1. The Board welcomed the progress. | 2. The… | 3. The…"),
    ("txt_empty.txt", REFUSED, "is empty: there is nothing to read in it"),
    ("txt_gaps_dups.txt", READ, "2. B again | 5. E | 4. D | 7bis. G | 12.1 sub"),
    ("txt_gaps_dups.txt", READ, "warning: duplicate-number | warning: number-out-of-order"),
    (
        "txt_latin1_not_utf8.txt",
        READ,
        "1. Le Conseil a salué les progrès. | warning: encoding-guessed",
    ),
    ("txt_lone_surrogate_wtf8.txt", REFUSED, "the byte 0xED is no UTF-8 text"),
    (
        "txt_mixed_newlines.txt",
        READ,
        "1. A | 2. B | 3. C | 4. D | 5. E | 6. F | 7. G | 8. H | 9. I",
    ),
    ("txt_nfc_a.txt", READ, "1. The caf\u00e9 closed."),
    ("txt_nfd_b.txt", READ, "1. The cafe\u0301 closed."),
    ("txt_no_final_newline.txt", READ, "1. The Board welcomed the progress. | 2. The… | 3. The…"),
    ("txt_plain.txt", READ, "1. The Board welcomed the progress. | 2. The… | 3. The…"),
    (
        "txt_ru_cp1251.txt",
        READ,
        "2. Министры подтвердили приверженность. | warning: encoding-guessed",
    ),
    (
        "txt_ru_koi8r.txt",
        READ,
        "2. Министры подтвердили приверженность. | warning: encoding-guessed",
    ),
    ("txt_ru_utf8.txt", READ, "1. Министры встретились… | 2. Министры… | 3. 2024 год объявлен…"),
    ("txt_social_post.txt", READ, "1️⃣ First point #BRICS | 2️⃣ Second 👨‍👩‍👧 @user… | 🔹 bullet"),
    ("txt_superscript_digits.txt", READ, "１２. fullwidth twelve | ١. arabic-indic one | ². not a"),
    ("txt_tr_cp1254.txt", READ, "3. Ekonomi şğüöçİı. | warning: encoding-guessed"),
    ("txt_tr_utf8.txt", READ, "2. İstanbul, Iğdır ve ılık DIŞ İLİŞKİLER. | 3. Ekonomi şğüöçİı."),
    ("txt_typographic_a.txt", READ, "1. The Board's"),
    ("txt_typographic_b.txt", READ, "1. The Board’s “medium‑term” view"),
    ("txt_utf16be_bom.txt", READ, "1. The Board welcomed the progress. | 2. The… | 3. The…"),
    ("txt_utf16le_bom.txt", READ, "1. The Board welcomed the progress. | 2. The… | 3. The…"),
    ("txt_whitespace_only.txt", REFUSED, "is empty: there is nothing to read in it"),
    ("txt_zalgo.txt", READ, "2. next"),
    ("xml_bare_amp.xml", REFUSED, "xml_bare_amp.xml:1:14: EntityRef"),
    ("xml_billion_laughs.xml", REFUSED, "a DOCTYPE is not accepted"),
    ("xml_formfeed.xml", REFUSED, "xml_formfeed.xml:1:14: "),
    ("xml_internal_entity.xml", REFUSED, "a DOCTYPE is not accepted"),
    ("xml_two_roots.xml", REFUSED, "Extra content at the end of the document"),
    ("xml_utf7.xml", REFUSED, "the encoding 'UTF-7' is not accepted"),
    ("xml_xxe_net.xml", REFUSED, "a DOCTYPE is not accepted"),
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
