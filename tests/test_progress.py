"""Long jobs tell a terminal how far they are, and nothing else of it is seen anywhere."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import stmtdiff
from stmtdiff.progress import LONG_FILE, LONG_JOB, Progress

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return two statements that are just long together, and differ."""
    folder = tmp_path_factory.mktemp("long")
    paths = folder / "old.txt", folder / "new.txt"
    for number, path in enumerate(paths):
        path.write_text(text(LONG_JOB // 2, number), "utf-8")
    return paths


def text(size: int, number: int = 0) -> str:
    """Return the text of a statement of so many paragraphs."""
    return "".join(
        f"{place}. We note the report of port P{place:03}, and ask for {number + 2} copies.\n"
        for place in range(1, size + 1)
    )


def in_terminal(*arguments: object, columns: int = 100, term: str = "xterm") -> tuple[str, bytes]:
    """Run the command with a terminal as standard error; return what that got, and the output."""
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    with subprocess.Popen(
        [sys.executable, "-m", "stmtdiff", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": term},
    ) as running:
        os.close(theirs)
        told = b""
        try:
            while part := os.read(ours, 4096):
                told += part
        except OSError:  # So Linux tells that the other end is closed.
            pass
        os.close(ours)
        assert running.stdout
        output = running.stdout.read()
    assert running.returncode in (0, 1, 2)
    return told.decode(), output


def left(told: str, columns: int) -> str:
    """Return what stands on the terminal in the end, after all that was written over."""
    line, place, lines = [" "] * columns, 0, []
    for char in told:
        if char == "\r":
            place = 0
        elif char == "\n":
            lines.append("".join(line).rstrip())
            line, place = [" "] * columns, 0
        else:
            assert place < columns, "the line would have been broken"
            line[place] = char
            place += 1
    return "\n".join([*lines, "".join(line).rstrip()])


def test_a_long_job_tells_its_steps_and_leaves_nothing(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    """Aligning, each hundredth of comparing, annotating and writing are told, then cleared."""
    output = tmp_path / "page.html"
    told, printed = in_terminal(*files, "-o", output, columns=400)
    steps = [step.rstrip() for step in told.replace("\r\n", "\n").split("\r") if step.strip()]
    assert steps[0] == "stmtdiff: aligning paragraphs ..."
    assert steps[1] == "stmtdiff: compared 0 of 200 paragraphs"
    assert steps[50] == "stmtdiff: compared 98 of 200 paragraphs"
    assert steps[-3:-1] == ["stmtdiff: annotating changes ...", "stmtdiff: writing ..."]
    assert len(steps) == 1 + 100 + 3
    assert left(told, 400).startswith(f"{output}: ")
    assert "stmtdiff:" not in left(told, 400)
    assert printed == b""


def test_the_output_is_the_same_with_and_without(files: tuple[Path, Path]) -> None:
    """What goes to standard output has the same bytes whether a terminal is told or not."""
    _, printed = in_terminal(*files)
    command = [sys.executable, "-m", "stmtdiff", *map(str, files)]
    # As Python sees it: readline, which pytest loads, sets COLUMNS behind its back.
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ})
    assert printed == done.stdout
    assert done.stderr == b""
    assert len(printed) > 1000


@pytest.mark.parametrize("columns", [1, 12, 30])
def test_a_narrow_terminal_is_no_trouble(files: tuple[Path, Path], columns: int) -> None:
    """No step is longer than the line, so that clearing it clears all of it."""
    told, printed = in_terminal(*files, columns=columns)
    assert left(told, columns) == ""
    assert len(printed) > 1000


def test_a_terminal_that_knows_no_width_is_no_trouble(files: tuple[Path, Path]) -> None:
    """A width of nothing, as some terminals say, is taken for the usual one."""
    told, _ = in_terminal(*files, columns=0)
    assert "compared 98 of 200 paragraphs" in told
    assert left(told, 80) == ""


@pytest.mark.parametrize("options", [("-q",), ("--help",)])
def test_asked_for_nothing_tells_nothing(
    files: tuple[Path, Path], options: tuple[str, ...]
) -> None:
    """Quiet, and where there is no job."""
    assert in_terminal(*files, *options)[0] == ""


def test_a_dumb_terminal_is_told_nothing(files: tuple[Path, Path]) -> None:
    """Where a line cannot be written over, none is written."""
    assert in_terminal(*files, term="dumb")[0] == ""


def test_a_short_job_tells_nothing(files: tuple[Path, Path], tmp_path: Path) -> None:
    """One paragraph fewer than is long."""
    short = tmp_path / "short.txt"
    short.write_text(text(LONG_JOB // 2 - 1), "utf-8")
    assert in_terminal(files[0], short)[0] == ""


def test_reading_a_long_file_is_told_and_an_error_stands_alone(tmp_path: Path) -> None:
    """A long file is read under its line, which is gone before what is wrong is told."""
    path = tmp_path / "old.txt"
    path.write_text("1. We met. " + "So we met. " * (LONG_FILE // 11), "utf-8")
    told, _ = in_terminal(path, tmp_path / "none.txt")
    assert told.startswith("\r\rstmtdiff: reading ...\r")
    assert left(told, 100).startswith("stmtdiff: there is no file")
    told, printed = in_terminal("convert", path)
    assert "reading ..." in told
    assert left(told, 100) == ""
    assert b"We met." in printed


class Terminal(io.StringIO):
    """A terminal that is gone when it is written to."""

    def isatty(self) -> bool:
        """Be one."""
        return True

    def fileno(self) -> int:
        """Have no file behind it."""
        raise OSError


def test_a_terminal_that_goes_away_is_no_trouble() -> None:
    """Telling never fails, and a closed stream is none."""
    with Progress(Terminal()) as progress:
        progress.long = True
        progress.tell("compare", 3, 10)
    closed = io.StringIO()
    closed.close()
    with Progress(closed) as progress:
        progress.long = True
        progress.tell("read")


def test_python_is_told_each_pair_and_gets_the_same() -> None:
    """`compare` tells each step and each pair before it, in order, and the result is the same."""
    old, new = stmtdiff.reads(text(3)), stmtdiff.reads(text(3, 1))
    told: list[tuple[str, int, int]] = []
    diff = stmtdiff.compare(old, new, progress=lambda *step: told.append(step))
    pairs = len(diff.paragraphs)
    assert told == [
        ("align", 0, 1),
        *(("compare", place, pairs) for place in range(pairs)),
        ("annotate", 0, 1),
    ]
    assert diff == stmtdiff.compare(old, new)


def test_what_the_callback_raises_is_raised() -> None:
    """A caller may stop a comparison by raising."""
    old = stmtdiff.reads(text(3))

    def stop(step: str, _done: int, _total: int) -> None:
        if step == "compare":
            raise InterruptedError("enough")

    with pytest.raises(InterruptedError, match="enough"):
        stmtdiff.compare(old, old, progress=stop)
