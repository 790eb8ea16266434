"""What a run may touch, what it leaves behind, and how it ends: the command as its own process."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import stmtdiff
from conftest import missing

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")

TEXT = "1. We met in Vellmar.\n\n2. We agreed on 35 percent.\n"
FORMATS = ("html", "json", "xml", "txt")
COMMAND = (sys.executable, "-m", "stmtdiff")
BEFORE = "what stood here"
# Of the coverage measurement that may be running: it opens files of its own.
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("COV")}

SPYING_HEAD = (
    "<head><link rel=stylesheet href=secret.xml><script src=http://127.0.0.1:9/x></script></head>"
    "<img src=http://127.0.0.1:9/p.png><iframe src=secret.xml></iframe>"
)
SPY = """<?xml version="1.0"?>
<!DOCTYPE akomaNtoso SYSTEM "{secret}" [<!ENTITY secret SYSTEM "{secret}">]>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">&secret;</akomaNtoso>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two statements that differ, and the later one in other formats."""
    (tmp_path / "old.txt").write_text(TEXT, "utf-8")
    (tmp_path / "new.txt").write_text(TEXT.replace("35", "40"), "utf-8")
    (tmp_path / "new.md").write_text(TEXT.replace("35", "**40**"), "utf-8")
    (tmp_path / "new.xml").write_text(stmtdiff.to_akn(stmtdiff.read(tmp_path / "new.txt")), "utf-8")
    (tmp_path / "secret.xml").write_text("<secret/>", "utf-8")
    (tmp_path / "spy.xml").write_text(SPY.format(secret=tmp_path / "secret.xml"), "utf-8")
    page = "".join(f"<p>{line}</p>" for line in TEXT.replace("35", "40").split("\n") if line)
    (tmp_path / "new.html").write_text(f"<html>{SPYING_HEAD}<body>{page}</body></html>", "utf-8")
    draft = Path(__file__).parent / "data" / "docx" / "draft-tracked.docx"
    shutil.copy(draft, tmp_path / "new.docx")
    plain = Path(__file__).parent / "data" / "pdf" / "declaration-2031.plain.pdf"
    shutil.copy(plain, tmp_path / "new.pdf")
    return tmp_path


def shell(script: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a shell script in a folder; $CMD in it is the command."""
    return subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        capture_output=True,
        timeout=60,
        check=False,
        env={**ENVIRONMENT, "CMD": " ".join(COMMAND)},
    )


# ---------------------------------------------------------------- what a run touches

INPUTS = ("new.txt", "new.md", "new.html", "new.xml", "new.docx", "spy.xml")

# Everything is imported and done once before the watch begins: what is opened then is an input, a
# part of Python or its packages, or what should not be.
WATCHED = """
import json
import sys
from contextlib import suppress
import stmtdiff

def run():
    with suppress(stmtdiff.StmtdiffError):
        old, new = stmtdiff.read("old.txt"), stmtdiff.read(sys.argv[1])
        diff = stmtdiff.compare(old, new)
        for form in ("html", "json", "xml", "text", "records"):
            stmtdiff.render(diff, form)
        for form in ("xml", "json", "text", "explanation"):
            stmtdiff.render(new, form)

run()
seen = []
QUIET = ("import", "compile", "exec", "object.", "sys._getframe", "marshal.", "code.__new__",
         "builtins.id", "os.listdir", "os.scandir")
OWN = (sys.prefix, sys.base_prefix, stmtdiff.__path__[0])
sys.addaudithook(lambda event, args: seen.append((event, str(args[0] if args else ""))))
run()
seen = [
    (event, what) for event, what in seen
    if not event.startswith(QUIET) and not (event == "open" and what.startswith(OWN))
]
print(json.dumps(seen))
"""


@pytest.mark.parametrize("name", INPUTS)
def test_python_opens_the_inputs_and_nothing_else(folder: Path, name: str) -> None:
    """Read, compared and rendered, Python opens the two inputs; no socket, no other program."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, name],
        cwd=folder,
        capture_output=True,
        timeout=60,
        check=True,
        env=ENVIRONMENT,
    )
    seen = [tuple(event) for event in json.loads(done.stdout)]
    assert seen == [("open", "old.txt"), ("open", name)]


OPENED = re.compile(r'\b(?:open|openat|creat)\((?:\w+, )?"([^"]*)"')
NETWORK = re.compile(r"\b(?:socket|connect|sendto|bind)\(")
# Where the machine keeps Python, its packages, and what every program reads as it starts.
SYSTEM = ("/usr/", "/lib", "/etc/", "/proc/", "/sys/", "/dev/null", "/dev/urandom", "/opt/")


@pytest.fixture
def strace(tmp_path: Path) -> str:
    """Return the path of strace, where it is installed and may look on."""
    path = shutil.which("strace")
    if (
        path is None
        or subprocess.run([path, "-o", tmp_path / "log", "true"], check=False).returncode
    ):
        missing("strace is not installed, or may not look on")
    return path


@pytest.mark.parametrize("name", [*INPUTS, "new.pdf"])
def test_the_system_is_asked_for_nothing_else(folder: Path, strace: str, name: str) -> None:
    """Libraries in C, too, open no other file than inputs, output and modules, and no socket."""
    log, output = folder / "log", folder / "redline.html"
    subprocess.run(
        [strace, "-f", "-o", log, "-e", "trace=open,openat,creat,network", *COMMAND,
         "old.txt", name, "-o", output],
        cwd=folder, capture_output=True, timeout=120, check=False, env=ENVIRONMENT,
    )  # fmt: skip
    calls = log.read_text("utf-8", "replace")
    roots = (sys.prefix, sys.base_prefix, str(Path(stmtdiff.__file__).parents[1]))
    opened = {path for path in OPENED.findall(calls) if not path.startswith((*SYSTEM, *roots))}
    opened = {path for path in opened if not Path(folder, path).is_dir()}
    temporary = {path for path in opened if path.startswith(f"{folder}/.redline.html.")}
    assert opened - temporary == {"old.txt", name}
    assert bool(temporary) == output.exists() == (name != "spy.xml")
    assert not NETWORK.search(calls)


# ---------------------------------------------------------------- whole or not at all

# The output is written, and not yet in its place, when this says so.
PAUSED = """
import os, sys, time
def fsync(handle):
    print("written", flush=True)
    # Not at once: a signal that comes right before a sleep is heard behind it.
    for _ in range(600):
        time.sleep(0.1)
os.fsync = fsync
from stmtdiff.cli import main
sys.exit(main(["old.txt", "new.txt", "--force", "-o", "out.html"]))
"""


@pytest.mark.parametrize(
    ("sent", "code", "leaves_nothing"),
    [
        (signal.SIGINT, 130, True),
        (signal.SIGTERM, 143, True),
        (signal.SIGKILL, -9, False),
    ],
)
def test_ended_while_it_writes(
    folder: Path, sent: signal.Signals, code: int, leaves_nothing: bool
) -> None:
    """The file that stood there is untouched; only kill -9 may leave a hidden file beside it."""
    output = folder / "out.html"
    output.write_text(BEFORE, "utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", PAUSED], cwd=folder, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env=ENVIRONMENT,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        assert running.stdout.readline() == b"written\n"
        running.send_signal(sent)
        _, told = running.communicate(timeout=30)
    assert running.returncode == code
    assert told == b""
    assert output.read_text("utf-8") == BEFORE
    assert bool(list(folder.glob(".out.html.*"))) != leaves_nothing


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of 16 kB; mounting one is a right of root."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "none", disk]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        missing("a disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk(folder: Path, small_disk: Path) -> None:
    """On a disk too small for the page the old file stays whole, and no part of the new one."""
    output = small_disk / "out.html"
    output.write_text(BEFORE, "utf-8")
    done = shell(f"$CMD old.txt new.txt --force -o {output}", folder)
    assert done.returncode == 2
    assert b"No space left on device" in done.stderr
    assert output.read_text("utf-8") == BEFORE
    assert list(small_disk.iterdir()) == [output]


AS_NOBODY = """
import os
from stmtdiff.errors import RenderError
from stmtdiff.files import write_bytes
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    write_bytes("locked/out.html", b"new")
except RenderError as error:
    print(error)
"""


def test_a_folder_that_may_not_be_written(folder: Path) -> None:
    """In a read-only folder the file stays as it was, and the reason is told."""
    locked = folder / "locked"
    locked.mkdir()
    (locked / "out.html").write_text(BEFORE, "utf-8")
    locked.chmod(0o555)
    for parent in (folder, *folder.parents[:3]):
        if parent.owner() == Path.home().owner() and parent != Path("/tmp"):  # noqa: S108
            parent.chmod(parent.stat().st_mode | 0o055)
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY], cwd=folder, capture_output=True, check=True,
        env=ENVIRONMENT,
    )  # fmt: skip
    assert done.stdout == b"'locked/out.html' cannot be written: Permission denied\n"
    assert [path.read_text("utf-8") for path in locked.iterdir()] == [BEFORE]


@pytest.mark.parametrize("link", ["ln -s", "ln"])
@pytest.mark.parametrize("given", ["old.txt", "new.txt", "links"])
def test_no_input_is_overwritten_through_any_link(folder: Path, link: str, given: str) -> None:
    """A symbolic or a hard link to an input, the file of links too, is the input."""
    (folder / "links").write_text("1 -> 1\n", "utf-8")
    before = (folder / given).read_bytes()
    done = shell(f"{link} {given} out.txt && $CMD old.txt new.txt --links links -o out.txt", folder)
    assert done.returncode == 2
    assert b"one of the inputs" in done.stderr
    assert (folder / given).read_bytes() == before


# ---------------------------------------------------------------- how it ends


@dataclass(frozen=True)
class Ending:
    """A script, and how it has to end: its exit code, what standard error says, and the output."""

    script: str
    code: int
    says: bytes = b""
    out: bytes = b""
    files: dict[str, bytes] = field(default_factory=dict)


PAIR = "$CMD old.txt new.txt"
ENDINGS = {
    "a difference": Ending(PAIR, 1, out=b"[-35-]{+40+}"),
    "no difference": Ending("$CMD old.txt old.txt", 0, out=b"do not differ"),
    "a missing file": Ending("$CMD old.txt missing", 2, b"there is no file 'missing'"),
    "a folder": Ending("mkdir d; $CMD old.txt d", 2, b"is a folder"),
    "a folder as output": Ending(f"mkdir d.html; {PAIR} -o d.html", 2, b"Is a directory"),
    "a pipe by name": Ending("mkfifo p; cat new.txt >p & $CMD old.txt p", 1, out=b"{+40+}"),
    "a pipe as output": Ending(
        f"mkfifo p.txt; cat p.txt >got & {PAIR} -qo p.txt; c=$?; wait; exit $c",
        1,
        files={"got": b"{+40+}"},
    ),
    "a full device": Ending(f"{PAIR} >/dev/full", 2, b"No space left"),
    "a full device by name": Ending(f"{PAIR} -f text -o /dev/full", 2, b"No space left"),
    "standard output closed": Ending(f"{PAIR} >&-", 2, b"standard output is closed"),
    "standard input closed": Ending("$CMD - new.txt <&-", 2, b"standard input is closed"),
    "standard error closed": Ending(f"{PAIR} -o o.txt 2>&-", 1, files={"o.txt": b"{+40+}"}),
    "standard error full": Ending(f"{PAIR} -o o.txt 2>/dev/full", 1, files={"o.txt": b"{+40+}"}),
    "trouble, standard error closed": Ending("$CMD old.txt missing 2>&-", 2),
    "a reader that has gone": Ending(
        f"mkfifo p; exec 3<>p; {{ exec 4>p; exec 3>&-; }}; {PAIR} >&4", 141
    ),
    "- twice": Ending("$CMD - - </dev/null", 2, b"only one of the two can be standard input"),
    "a bad option": Ending(f"{PAIR} --bad", 2, b"unrecognized arguments: --bad"),
    "a bad format": Ending(f"{PAIR} -f klingon", 2, b"unknown format 'klingon'"),
    "one file": Ending("$CMD old.txt", 2, b"arguments are required: NEW"),
    "no file": Ending("$CMD", 2, b"arguments are required: OLD, NEW"),
    "names that are not UTF-8": Ending(
        "cp old.txt $'\\xff'; $CMD $'\\xff' new.txt -o $'\\xfe.html'", 1, b"\\udcfe.html: "
    ),
    "no file of a name that is not UTF-8": Ending(
        "$CMD old.txt $'\\xff\\x1b'", 2, rb"'\udcff\x1b'"
    ),
    "a name that is too long": Ending(f"{PAIR} -o {'x' * 300}.html", 2, b"File name too long"),
}


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS.keys())
def test_endings(folder: Path, ending: Ending) -> None:
    """The exit code is diff's, the reason stands on standard error, the data where it was asked."""
    done = shell(ending.script, folder)
    assert done.returncode == ending.code, done.stderr
    assert ending.says in done.stderr
    assert ending.out in done.stdout
    assert bool(ending.out) == bool(done.stdout)
    assert b"Traceback" not in done.stderr
    for name, content in ending.files.items():
        assert content in (folder / name).read_bytes()


def test_interrupted_while_it_waits(folder: Path) -> None:
    """Ctrl-C while standard input is awaited ends it with 130 and not a word."""
    os.mkfifo(folder / "ready")
    driver = (
        "import sys; from stmtdiff import cli, _api\nprint('ready', flush=True)\n"
        "sys.exit(cli.main(['-', 'new.txt']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", driver], cwd=folder, env=ENVIRONMENT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        assert running.stdout.readline() == b"ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(0.5)
        running.send_signal(signal.SIGINT)
        assert running.communicate(timeout=30) == (b"", b"")
    assert running.returncode == 130
