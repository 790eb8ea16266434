"""The command line as a user, a careless one and a hostile one would try it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
OLD, NEW = EXAMPLES / "declaration-2031.txt", EXAMPLES / "joint-statement-2032.txt"
TEXT = "1. We met in Vellmar.\n\n2. We agreed on 35 percent.\n"


def run(
    *arguments: object, cwd: Path | None = None, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as its own process."""
    return subprocess.run(
        [sys.executable, "-m", "stmtdiff", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Return two small statements that differ."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(TEXT, "utf-8")
    new.write_text(TEXT.replace("35", "40"), "utf-8")
    return old, new


def test_exit_codes_are_those_of_diff(two: tuple[Path, Path]) -> None:
    """0 the same, 1 different, 2 trouble."""
    old, new = two
    same = run(old, old)
    assert (same.returncode, same.stdout) == (0, b"The two statements do not differ.\n")
    different = run(old, new)
    assert different.returncode == 1
    assert b"[-35-]{+40+}" in different.stdout
    assert run(old, new, "--quiet").stdout == b""
    assert run(old, old.with_name("missing.txt")).returncode == 2
    assert run(old).returncode == 2


@pytest.mark.parametrize(
    ("later", "choice", "code"),
    [
        ("We met in 'Vellmar'.", "any", 0),
        ("We met in ‘Vellmar’.", "any", 1),
        ("We met in ‘Vellmar’.", "substantive", 0),
        ("We met in Port Alba.", "substantive", 1),
        ("We met in Port Alba.", "never", 0),
    ],
)
def test_what_counts_as_different(tmp_path: Path, later: str, choice: str, code: int) -> None:
    """A user says whether editorial changes, or any, make the exit code 1."""
    for name, text in (("old.txt", "We met in 'Vellmar'."), ("new.txt", later)):
        (tmp_path / name).write_text(f"1. {text}\n\n2. We agreed.\n", "utf-8")
    done = run("old.txt", "new.txt", "--fail-on", choice, cwd=tmp_path)
    assert done.returncode == code, done.stderr


def test_only_what_is_substantive(tmp_path: Path) -> None:
    """Paragraphs that changed only editorially are left out of the text, and counted."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("1. We note the programme.\n\n2. We pay 5 coins.\n\n3. We met.\n", "utf-8")
    new.write_text("1. We note the program.\n\n2. We pay 7 coins.\n\n3. We met.\n", "utf-8")
    whole, only = run(old, new).stdout, run(old, new, "--only", "substantive").stdout
    assert b"[-programme-]" in whole
    assert b"[-programme-]" not in only
    assert b"[-5-]{+7+}" in only
    assert b"Only what is substantive is shown; 2 left out." in only
    refused = run(old, new, "--only", "substantive", "-f", "json")
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b"--only is for text" in refused.stderr


def binary(folder: Path) -> Path:
    """Return a file that is no text."""
    path = folder / "bad"
    path.write_bytes(bytes(range(256)) * 8)
    return path


def empty(folder: Path) -> Path:
    """Return a file with nothing in it."""
    path = folder / "bad"
    path.write_bytes(b"")
    return path


def web_page(folder: Path) -> Path:
    """Return a web page that was saved under the name of a PDF."""
    path = folder / "bad.pdf"
    path.write_bytes(b"<!DOCTYPE html><title>Not found</title><p>There is no such file.</p>")
    return path


def word_document(folder: Path) -> Path:
    """Return what a Word document begins with."""
    path = folder / "bad"
    path.write_bytes(b"PK\x03\x04\x14\0\0\0\0\0word/document.xml")
    return path


def broken_utf8(folder: Path) -> Path:
    """Return a UTF-8 file with one byte too many."""
    path = folder / "bad"
    path.write_bytes("1. Überall Frieden – überall.".encode() + b"\xff")
    return path


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: folder / "nothing-here.txt", b"there is no file"),
        (lambda folder: folder, b"is a folder"),
        (empty, b"is empty"),
        (binary, b"not a text file"),
        (broken_utf8, b"bad:1:"),
        (web_page, b"this is HTML in a .pdf"),
        (word_document, b"the Word document is cut off"),
    ],
)
def test_trouble_is_told_in_words_and_leaves_the_output_alone(
    tmp_path: Path, two: tuple[Path, Path], make: object, says: bytes
) -> None:
    """Each bad input gives one line on standard error, exit 2, and an untouched output file."""
    output = tmp_path / "redline.html"
    output.write_text("what stood here", "utf-8")
    assert callable(make)
    done = run(two[0], make(tmp_path), "-o", output)
    assert done.returncode == 2
    assert says in done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert output.read_text("utf-8") == "what stood here"


def test_a_text_without_any_number_is_compared(tmp_path: Path) -> None:
    """Paragraphs without numbers go by their order."""
    (tmp_path / "a").write_text("We met today.\n\nWe agreed on peace.\n", "utf-8")
    (tmp_path / "b").write_text("We met today.\n\nWe agreed on lasting peace.\n", "utf-8")
    done = run(tmp_path / "a", tmp_path / "b")
    assert done.returncode == 1
    assert b"{+lasting +}" in done.stdout


def test_revisions_choose_the_side_of_tracked_changes(project: Path, tmp_path: Path) -> None:
    """--revisions reads a Word document before its tracked changes; else they are accepted."""
    draft = project / "tests" / "data" / "docx" / "draft-tracked.docx"
    (tmp_path / "accepted").write_bytes(run("convert", draft, "-o", "-").stdout)
    original = run("convert", draft, "--revisions", "original", "-o", "-").stdout
    (tmp_path / "original").write_bytes(original)
    done = run(tmp_path / "original", tmp_path / "accepted", "--from", "akn")
    assert done.returncode == 1
    assert b"We [-barely-]{+strongly+} condemn" in done.stdout
    assert run(draft, draft, "--revisions", "original").returncode == 0
    assert b"invalid choice" in run(draft, draft, "--revisions", "both").stderr


@pytest.mark.parametrize("suffix", ["html", "json", "xml", "txt"])
def test_the_suffix_chooses_the_format(tmp_path: Path, two: tuple[Path, Path], suffix: str) -> None:
    """-o writes what the file's ending names, and standard output stays empty."""
    output = tmp_path / f"redline.{suffix}"
    done = run(*two, "-o", output)
    assert done.returncode == 1
    assert done.stdout == b""
    starts = {"html": "<!DOCTYPE html>", "json": "{", "xml": "<?xml", "txt": ""}
    assert output.read_text("utf-8").startswith(starts[suffix])


def test_an_unknown_suffix_names_the_known_ones(tmp_path: Path, two: tuple[Path, Path]) -> None:
    """An ending that names no format is trouble, before anything is written."""
    done = run(*two, "-o", tmp_path / "redline.docx")
    assert done.returncode == 2
    assert b".html" in done.stderr
    assert not (tmp_path / "redline.docx").exists()


def test_a_file_name_without_an_ending(tmp_path: Path, two: tuple[Path, Path]) -> None:
    """It is not taken for an ending, and the endings there are are named."""
    done = run(*two, "-o", "redline", cwd=tmp_path)
    assert done.returncode == 2
    assert b"'redline' has no ending that tells a format; there is .html" in done.stderr


def test_a_verb_before_the_files_is_answered(two: tuple[Path, Path]) -> None:
    """As other programs take one; a third file is told without that hint."""
    done = run("compare", *two)
    assert done.returncode == 2
    assert b"takes no 'compare', only: stmtdiff OLD NEW" in done.stderr
    assert b"takes no" not in run(*two, "third").stderr


def test_formats_that_a_command_does_not_have(two: tuple[Path, Path]) -> None:
    """Only those that it has are named: records are for Python."""
    done = run(*two, "-f", "pdf")
    assert done.returncode == 2
    assert b"there is html, json, text, xml" in done.stderr


def test_an_input_is_never_overwritten(tmp_path: Path, two: tuple[Path, Path]) -> None:
    """Not by its name, and not through a link."""
    link = tmp_path / "link.txt"
    link.symlink_to(two[0])
    for output in (two[0], link):
        done = run(*two, "-o", output)
        assert done.returncode == 2
        assert b"one of the inputs" in done.stderr
    assert two[0].read_text("utf-8") == TEXT


def test_only_files_of_our_own_are_overwritten(tmp_path: Path, two: tuple[Path, Path]) -> None:
    """-o over another file is refused, with the way out; over our own output it needs no word."""
    precious = tmp_path / "precious.txt"
    precious.write_text("1. We keep this.\n", "utf-8")
    for arguments in (("convert", two[0]), two, ("demo",)):
        done = run(*arguments, "-o", precious)
        assert done.returncode == 2
        assert b"--force" in done.stderr
        assert precious.read_text("utf-8") == "1. We keep this.\n"
        assert run(*arguments, "-o", precious, "--force").returncode in (0, 1)
        precious.write_text("1. We keep this.\n", "utf-8")


@pytest.mark.parametrize("suffix", ["html", "json", "xml", "txt"])
def test_our_own_output_is_written_anew(
    tmp_path: Path, two: tuple[Path, Path], suffix: str
) -> None:
    """What a comparison or conversion wrote, every form of it, may be written again."""
    output = tmp_path / f"out.{suffix}"
    long_name = tmp_path / ("a-long-name-" * 15 + ".txt")
    long_name.write_bytes(two[0].read_bytes())
    commands: list[tuple[object, ...]] = [two, (two[0], two[0]), (long_name, two[1]), ("demo",)]
    if suffix != "html":
        commands += [("convert", two[0]), ("convert", OLD)]
    if suffix == "txt":
        commands += [("convert", "--explain", path) for path in (two[0], OLD, OLD)]
    for command in commands:
        assert run(*command, "-o", output).returncode in (0, 1), command


def test_an_output_through_a_link_keeps_the_link(tmp_path: Path, two: tuple[Path, Path]) -> None:
    """The link's target is replaced, its mode kept, and no temporary file stays."""
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("", "utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    assert run(*two, "-o", link).returncode == 1
    assert link.is_symlink()
    assert "40" in target.read_text("utf-8")
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "link.txt", "new.txt", "old.txt", "target.txt",
    ]  # fmt: skip


def test_standard_input_and_output(two: tuple[Path, Path]) -> None:
    """- reads standard input, once; -o - writes to standard output."""
    done = run("-", two[1], "-o", "-", "-f", "json", stdin=TEXT.encode())
    assert done.returncode == 1
    assert done.stdout.startswith(b"{")
    assert run("-", "-", stdin=b"x").returncode == 2


def test_convert_shows_and_writes(tmp_path: Path, two: tuple[Path, Path]) -> None:
    """Without -o a listing of what was understood; with it, Akoma Ntoso that reads back equal."""
    shown = run("convert", two[0])
    assert shown.returncode == 0
    assert b"We met in Vellmar" in shown.stdout
    xml = tmp_path / "statement.xml"
    assert run("convert", two[0], "-o", xml).returncode == 0
    assert run(two[0], xml).returncode == 0
    assert run("convert", two[0], "-o", "-").stdout == xml.read_bytes()


WARNED = (("-f", "json"), ("-o", "redline.html"), ("-o", "redline.txt"))


@pytest.mark.parametrize("arguments", [*WARNED, ()])
def test_warnings_reach_the_terminal_once(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """What is guessed or out of order is told where the result does not show it, and only there."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    head = "Joint Statement\n\nVellmar, {} May 2032\n\n"
    old.write_text(head.format(9) + "1. We met.\n\n2. We agreed on 5.\n", "utf-8")
    new.write_bytes((head.format(2) + "1. We met.\n\n2. We agreed on “6”.\n").encode("cp1252"))
    done = run(old, new, *arguments, cwd=tmp_path)
    told, shown = done.stderr.decode(), done.stdout.decode()
    assert told.count("stmtdiff: warning: ") == (2 if arguments else 0)
    assert "wrong order" in told + shown
    assert "new.txt: The file is not UTF-8" in told + shown
    assert not run(old, new, "-q", *arguments, cwd=tmp_path).stderr


def test_warnings_stay_where_nothing_differs(tmp_path: Path) -> None:
    """That two statements are the same says less where one was read by a guess."""
    text = tmp_path / "text.txt"
    text.write_bytes("1. We met in “Vellmar”.\n\n2. We agreed.\n".encode("cp1252"))
    done = run(text, text)
    assert (done.returncode, done.stdout) == (0, b"The two statements do not differ.\n")
    assert done.stderr.count(b"stmtdiff: warning: text.txt: The file is not UTF-8") == 2
    assert not run(text, text, "-q").stderr


def test_warnings_of_a_conversion(tmp_path: Path) -> None:
    """A listing has them itself; where XML is written, they are told."""
    text = tmp_path / "text.txt"
    text.write_bytes("1. We met in “Vellmar”.\n\n2. We agreed.\n".encode("cp1252"))
    assert b"warning: text.txt: The file" in run("convert", text, "-o", tmp_path / "x.xml").stderr
    assert not run("convert", text).stderr


def test_links_given_by_a_person(tmp_path: Path, two: tuple[Path, Path]) -> None:
    """--links corrects the alignment; a slip in the file is told with its line."""
    links = tmp_path / "links"
    links.write_text("1 -> 2\n2 -> 1\n", "utf-8")
    shown = run(*two, "--links", links).stdout.decode()
    assert "¶ 1 → ¶ 2   revised   1.00   linked by hand" in shown
    links.write_text("1 -> 99\n", "utf-8")
    done = run(*two, "--links", links)
    assert done.returncode == 2
    assert b"line 1" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_links_in_any_encoding(tmp_path: Path, two: tuple[Path, Path], encoding: str) -> None:
    """A file of links is read as a statement is."""
    links = tmp_path / "links"
    links.write_text("# von Hand\n1 → 2\n2 → 1\n", encoding)
    assert "¶ 1 → ¶ 2" in run(*two, "--links", links).stdout.decode()


def test_links_are_no_standard_input(two: tuple[Path, Path]) -> None:
    """- is told not to be a file of links, rather than looked for under that name."""
    done = run(*two, "--links", "-", stdin=b"1 -> 2")
    assert done.returncode == 2
    assert b"--links: standard input is for a statement" in done.stderr


def test_the_demo_runs_from_anywhere(tmp_path: Path) -> None:
    """The samples come with the package; the page is written where it is asked for."""
    done = run("demo", "-o", "redline.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "redline.html").stat().st_size > 10_000
    assert "not in the excerpt" in run("demo", "--excerpt", cwd=tmp_path).stdout.decode()


def test_nothing_of_a_text_reaches_the_terminal_raw(tmp_path: Path, two: tuple[Path, Path]) -> None:
    """Escape sequences in a text or a file name are shown, not sent."""
    evil = tmp_path / "evil\x1b[31m.txt"
    evil.write_text("1. We met\x1b]0;owned\x07 in \u202eVellmar\x9b31m.\n", "utf-8")
    for arguments in ((two[0], evil), ("convert", evil), (evil, two[0], "--color", "always")):
        shown = run(*arguments).stdout.decode()
        assert "\x1b]" not in shown
        assert "\x07" not in shown
        assert "\u202e" not in shown
        assert "\x9b" not in shown
    assert b"\x1b" not in run(evil, tmp_path / "none\x1b").stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX shells only")
def test_a_reader_that_goes_away_and_a_full_disk() -> None:
    """A closed pipe is quiet, a full device is trouble; neither looks like "different"."""
    command = f"{sys.executable} -m stmtdiff {OLD} {NEW}"
    script = f"({command}; echo $? >&2) | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
    assert done.stderr.strip() in (b"141", b"1")
    assert b"Traceback" not in done.stderr
    full = subprocess.run(["bash", "-c", f"{command} >/dev/full"], capture_output=True, check=False)
    assert full.returncode == 2
    for redirection, says in ((">&-", b"output is closed"), ("<&-", b"input is closed")):
        script = f"{command.replace(str(OLD), '-')} {redirection}"
        closed = subprocess.run(
            ["bash", "-c", script], capture_output=True, check=False, input=TEXT.encode()
        )
        assert closed.returncode == 2
        assert says in closed.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("-o", "nowhere/redline.html"), b"there is no folder"),
        (("--encoding", "idna"), b"no IDNA text"),
        (("--encoding", "klingon"), b"there is no encoding"),
    ],
)
def test_slips_in_options_are_told_in_words(
    tmp_path: Path, arguments: tuple[str, ...], says: bytes
) -> None:
    """A folder or encoding that does not exist is named, and is no fault of the program."""
    done = run(OLD, NEW, *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert b"fault of stmtdiff" not in done.stderr


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    """Where the new file cannot be completed, the old one stays, and no part of the new one."""
    output = tmp_path / "redline.html"
    output.write_text("", "utf-8")
    script = f"ulimit -f 1; exec {sys.executable} -m stmtdiff {OLD} {NEW} -o {output}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
    assert done.returncode == 2
    assert output.read_text("utf-8") == ""
    assert list(tmp_path.iterdir()) == [output]


def test_version_and_help() -> None:
    """Both answer at once, with exit 0."""
    assert run("--version").stdout.startswith(b"stmtdiff ")
    assert b"redline.html" in run("--help").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX devices only")
@pytest.mark.parametrize("option", ["--version", "--help", "convert --help"])
def test_help_that_does_not_arrive_is_trouble(option: str) -> None:
    """On a full device even the version is not printed, and exit code 2 says so."""
    script = f"{sys.executable} -m stmtdiff {option} >/dev/full"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_interrupt_while_the_program_is_loaded_is_quiet() -> None:
    """Ctrl-C before the command line is there gives 130 and no traceback."""
    script = (
        "import sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'stmtdiff.cli':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "from stmtdiff.__main__ import run\n"
        "sys.exit(run())\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--lang", "x y"), b"no language tag"),
        (("--lang", ""), b"--lang: the value is empty"),
        (("-o", ""), b"-o: the value is empty"),
        (("--output", ""), b"--output: the value is empty"),
        (("--links", ""), b"--links: the value is empty"),
        (("-f", ""), b"-f: the value is empty"),
        (("--from", ""), b"--from: the value is empty"),
    ],
)
def test_values_that_mean_nothing_are_refused(
    two: tuple[Path, Path], arguments: tuple[str, ...], says: bytes
) -> None:
    """An empty value, as an unset variable leaves it, and a language that is none are told."""
    done = run(*two, *arguments)
    assert done.returncode == 2
    assert says in done.stderr


def test_the_demo_takes_links(tmp_path: Path) -> None:
    """The samples' own links, made by hand, correct the demonstration."""
    links = EXAMPLES / "links.txt"
    assert b"linked by hand" in run("demo", "--links", links).stdout
    assert run("demo", "--links", tmp_path / "none").returncode == 2
