"""The child process that opens PDFs: whatever a file does to it, the parent says what happened."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption

import stmtdiff
from pdf_files import lines, pdf
from stmtdiff import cli
from stmtdiff.readers import recognise
from stmtdiff.readers.pdf import process

SMALL = pdf(lines("1. We reaffirm our will.", "", "2. We welcome the talks."))
_CHILD = Path(process.__file__).with_name("child.py")


def locked(user: str = "kesmar", owner: str = "vellmar") -> bytes:
    """Return a PDF with passwords."""
    encryption = StandardEncryption(user, ownerPassword=owner, strength=128)
    return pdf(lines("1. We reaffirm our will."), encrypt=encryption)


def replaced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str) -> None:
    """Let another program stand in for the child."""
    stand_in = tmp_path / "process.py"
    stand_in.with_name("child.py").write_text(program, "utf-8")
    monkeypatch.setattr(process, "__file__", str(stand_in))


# ---------------------------------------------------------------------- the ends


@pytest.mark.parametrize(
    ("program", "error", "says"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "LimitError", "processor time"),
        ("import os; os.abort()", "LimitError", "bytes of memory"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "ParseError", "is damaged"),
        ("raise SystemExit(3)", "ParseError", "status 3"),
        ("print('no JSON')", "ParseError", "is damaged"),
        ("print('[]')", "ParseError", "is damaged"),
        ("import time; time.sleep(60)", "LimitError", "within 1 second"),
    ],
)
def test_any_death_is_one_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str, error: str, says: str
) -> None:
    """However the child ends, the parent lives and says what it knows of it."""
    replaced(monkeypatch, tmp_path, program)
    monkeypatch.setattr(process, "MAX_SECONDS", 1 if "sleep" in program else 30)
    with pytest.raises(stmtdiff.ReadError, match=says) as caught:
        stmtdiff.reads(SMALL, name="sample.pdf")
    assert type(caught.value).__name__ == error


def test_a_child_that_cannot_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process can be started, that is said."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(stmtdiff.ReadError, match="cannot be started"):
        stmtdiff.reads(SMALL)


def test_a_form_that_draws_itself_ends() -> None:
    """A drawing that holds itself, which no viewer finishes, is an error and no hang."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R"
        b"/Resources<</XObject<</A 4 0 R>>>>>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 4 0 R>>>>"
        b"/Length 5>>stream\n/A Do\nendstream",
        b"<</Length 5>>stream\n/A Do\nendstream",
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, start=1))
    with pytest.raises(stmtdiff.ReadError):
        stmtdiff.reads(b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n")


# -------------------------------------------------------------------- the limits


@pytest.mark.parametrize(
    ("name", "size", "says"),
    [
        ("MAX_BYTES", len(SMALL), "bytes; the limit is"),
        ("MAX_PAGES", 1, "has 2 pages; the limit is 1"),
        ("MAX_CHARACTERS", 50, "has more than 49 characters"),
    ],
)
def test_limits_on_both_sides(
    monkeypatch: pytest.MonkeyPatch, name: str, size: int, says: str
) -> None:
    """At a limit a file is read, beyond it the error names the limit and what to do."""
    data = SMALL
    monkeypatch.setattr(process, name, size)
    assert len(stmtdiff.reads(data).paragraphs) == 2
    if name == "MAX_PAGES":
        data = pdf(lines("1. We reaffirm."), lines("2. We welcome."))
    else:
        monkeypatch.setattr(process, name, size - 1)
    with pytest.raises(stmtdiff.LimitError, match=says) as caught:
        stmtdiff.reads(data)
    assert "split the file" in str(caught.value)


def test_the_child_is_alone(tmp_path: Path) -> None:
    """The child imports nothing of the library, and can write no file."""
    program = (
        f"import runpy, sys; sys.argv = [{str(_CHILD)!r}]\n"
        f"runpy.run_path({str(_CHILD)!r}, run_name='__main__')\n"
        "print(any(name.partition('.')[0] == 'stmtdiff' for name in sys.modules))\n"
        "sys.stdout.flush()\n"
        f"open({str(tmp_path / 'written')!r}, 'w').write('x' * 99)\n"
    )
    request = {"password": "", "pages": 1, "characters": 99, "memory": 2**30, "processor": 10}
    message = json.dumps(request | {"paths": sys.path}).encode() + b"\n" + SMALL
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], input=message, capture_output=True, check=False
    )
    assert json.loads(done.stdout.splitlines()[0].removesuffix(b"False"))["pages"]
    assert b"True" not in done.stdout
    assert (tmp_path / "written").stat().st_size == 0


def test_pdfium_stays_out_of_the_parent() -> None:
    """Reading a PDF loads nothing of PDFium into the process that asked."""
    program = (
        "import sys, stmtdiff; stmtdiff.reads(sys.stdin.buffer.read());"
        "print(*(name for name in sys.modules if 'pdfium' in name))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=SMALL, capture_output=True, check=True
    )
    assert done.stdout.strip() == b""


def test_the_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pypdfium2 the error says what to install."""
    monkeypatch.setattr(process, "find_spec", lambda _: None)
    with pytest.raises(stmtdiff.MissingExtraError, match=r"stmtdiff\[pdf\]") as caught:
        stmtdiff.reads(SMALL)
    assert caught.value.extra == "pdf"
    assert "in the folder of its source, pip install '.[pdf]'" in str(caught.value)


# ------------------------------------------------------------------- what it is


def test_content_goes_before_the_name() -> None:
    """A PDF is one under any name; what is none is refused under the name of one, unless known."""
    assert recognise(SMALL, name="statement.txt") == "pdf"
    assert recognise(b"\n\n" + SMALL) == "pdf"
    assert recognise(b"1. We reaffirm.", name="a.PDF") == "pdf"
    assert recognise(stmtdiff.to_akn(stmtdiff.reads(SMALL)), name="a.pdf") == "akn"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b"<!DOCTYPE html><p>1. We reaffirm.</p>", "this is HTML in a .pdf"),
        (b"1. We reaffirm.", "this is no PDF"),
        ("1. We reaffirm.", "from its bytes"),
    ],
)
def test_what_is_no_pdf(data: bytes | str, says: str) -> None:
    """What is no PDF is refused with what it is."""
    with pytest.raises(stmtdiff.ParseError, match=says):
        stmtdiff.reads(data, name="statement.pdf")


# -------------------------------------------------------------------- passwords


def test_passwords() -> None:
    """A locked PDF asks for its password; with it, of whoever, it is read; no error repeats it."""
    data = locked()
    with pytest.raises(stmtdiff.ReadError, match="--password"):
        stmtdiff.reads(data)
    with pytest.raises(stmtdiff.ReadError, match="does not open") as caught:
        stmtdiff.reads(data, password="brenholt")  # noqa: S106 - of a sample
    assert "brenholt" not in str(caught.value)
    for password in ("kesmar", "vellmar"):
        statement = stmtdiff.reads(data, password=password)
        assert statement.paragraphs[0].text == "We reaffirm our will."
        assert password not in repr(statement)


def test_a_pdf_that_only_forbids_is_read() -> None:
    """Where a password only forbids printing or copying, none is needed to read."""
    assert len(stmtdiff.reads(locked(user="")).paragraphs) == 1


def test_the_command_line_takes_a_password(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--password`` opens a locked PDF, and is printed nowhere."""
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked())
    assert cli.main(["convert", str(path)]) == 2
    assert cli.main(["convert", "--password", "kesmar", str(path)]) == 0
    printed = capsys.readouterr()
    assert "We reaffirm our will." in printed.out
    assert "kesmar" not in printed.out + printed.err


# ----------------------------------------------------------------------- fuzzing


@given(st.data())
@settings(max_examples=25)
def test_mutated_files(project: Path, data: st.DataObject) -> None:
    """A real file with bytes changed, cut or doubled raises nothing but our errors."""
    name = data.draw(st.sampled_from(["arabic", "declaration-2031.press"]))
    raw = bytearray((project / "tests" / "data" / "pdf" / f"{name}.pdf").read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(8, len(raw) - 1))
        what = data.draw(st.sampled_from(["change", "cut", "double"]))
        if what == "change":
            raw[place] = data.draw(st.integers(0, 255))
        elif what == "cut":
            del raw[place : place + data.draw(st.integers(1, 200))]
        else:
            raw[place:place] = raw[place : place + 100]
    with suppress(stmtdiff.ReadError):
        assert stmtdiff.reads(bytes(raw)).paragraphs


@given(st.binary(max_size=300))
@settings(max_examples=10)
def test_random_bytes(data: bytes) -> None:
    """Anything behind the mark of a PDF raises nothing but our errors."""
    with suppress(stmtdiff.ReadError):
        stmtdiff.reads(b"%PDF-1.7\n" + data)


# ------------------------------------------------------------------------ growth


def test_time_grows_with_the_text() -> None:
    """Four times the paragraphs take at most nine times as long: three for each doubling."""

    def seconds(count: int) -> float:
        paragraphs = [
            row
            for n in range(count)
            for row in (
                f"{n + 1}. We reaffirm the decision of that year and the consoli-",
                "dation.",
            )
        ]
        pages = [lines(*paragraphs[start : start + 48]) for start in range(0, 2 * count, 48)]
        data = pdf(*pages)
        before = os.times()
        assert len(stmtdiff.reads(data).paragraphs) == count
        after = os.times()
        return sum(after[:4]) - sum(before[:4])

    assert seconds(1200) < 9 * max(seconds(300), 0.1)
