"""The command line. Only this module prints.

Exit codes are those of diff(1): 0 the same, 1 different, 2 trouble. Data goes to standard output,
messages to standard error.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from contextlib import redirect_stdout, suppress
from io import StringIO

from stmtdiff.errors import ReadError, RenderError, StmtdiffError, UnknownFormatError
from stmtdiff.options import (
    add_links_option,
    add_output_options,
    add_reading_options,
    add_weight_options,
)
from stmtdiff.progress import LONG_FILE, LONG_JOB, Progress
from stmtdiff.version import __version__

# As type checkers know it; `stmtdiff --version` need not wait for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from types import FrameType, ModuleType

    from stmtdiff.diff import StatementDiff
    from stmtdiff.model import Statement
    from stmtdiff.readers import ReadOptions

__all__ = ["main"]

SAME, DIFFERENT, TROUBLE = 0, 1, 2
_INTERRUPTED, _BROKEN_PIPE, _TERMINATED = 130, 141, 143
_STREAM, _NO_FILE = "-", ("", "-")
_VERBS = ("compare", "diff")
_FOR_PYTHON = "records"
_DEMO = ("declaration-2031.txt", "joint-statement-2032.txt", "joint-statement-2032.excerpt.txt")

_DESCRIPTION = """\
Compare two statements paragraph by paragraph: what was kept, reworded, moved, split, merged,
dropped.

  stmtdiff OLD NEW                    print the comparison
  stmtdiff OLD NEW -o redline.html    write it as a page to read (.html), or .json, .xml, .txt
  stmtdiff convert FILE               show what is understood of one statement
  stmtdiff convert FILE -o FILE.xml   write it as Akoma Ntoso
  stmtdiff demo -o redline.html       compare the two sample statements
"""
_EPILOG = """\
Exit codes: 0 the two do not differ, 1 they differ (see --fail-on), 2 something went wrong.
A file named convert or demo is reached as ./convert or ./demo.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; see the module's head."""
    # Asked to end, it leaves no half-written file behind. Only a main thread may say so.
    with suppress(ValueError):
        signal.signal(signal.SIGTERM, _terminate)
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except StmtdiffError as error:
        return _trouble(str(error))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return _BROKEN_PIPE
    except OSError as error:
        _forget_output()
        return _trouble(f"the output cannot be written: {error.strerror or error}")
    except Exception as error:
        if os.environ.get("STMTDIFF_TRACEBACK"):
            raise
        return _trouble(
            f"this is a fault of stmtdiff, not of your files: {type(error).__name__}: {error}. "
            "Please report it; STMTDIFF_TRACEBACK=1 shows where it happened."
        )


def _run(arguments: list[str]) -> int:
    commands = {"convert": _convert, "demo": _demo}
    command = commands.get(arguments[0]) if arguments else None
    if command:
        return command(arguments[1:])
    return _compare(arguments)


# ---------------------------------------------------------------- the commands


def _compare(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        "stmtdiff",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("old", metavar="OLD", help="the earlier statement; - for standard input")
    parser.add_argument("new", metavar="NEW", help="the later statement; - for standard input")
    add_output_options(parser, "html, json, xml or text")
    add_reading_options(parser)
    add_links_option(parser)
    parser.add_argument("--title", default="", help="the title of the page")
    parser.add_argument(
        "--page-language", default="en", help="of the page's own words: en, ru or ar"
    )
    add_weight_options(parser)
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="print nothing; the exit code tells"
    )
    parser.add_argument("--version", action="version", version=f"stmtdiff {__version__}")
    options = _parsed(parser, arguments)
    if options.old == options.new == _STREAM:
        parser.error("only one of the two can be standard input")
    inputs = [path for path in (options.old, options.new, options.links) if path not in _NO_FILE]
    with Progress(None if options.quiet else sys.stderr) as progress:
        old, new = (_read(path, options, progress) for path in (options.old, options.new))
        diff = _compared(old, new, options.links, progress)
        return _finish(diff, options, inputs, progress)


def _convert(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        "stmtdiff convert",
        description="Show what is understood of one statement, or write it as Akoma Ntoso XML.",
    )
    parser.add_argument("file", metavar="FILE", help="the statement; - for standard input")
    add_output_options(parser, "xml, json or text")
    add_reading_options(parser)
    parser.add_argument(
        "--explain",
        action="store_const",
        const="explanation",
        dest="format",
        help="say in full what was understood: every element, what was left out and why",
    )
    options = _parsed(parser, arguments)
    inputs = [options.file] if options.file != _STREAM else []
    with Progress(sys.stderr) as progress:
        statement = _read(options.file, options, progress)
        progress.tell("render")
        format_name = _format(options, to_file="xml")
        text = _rendered(statement, format_name, options)
    if format_name not in ("text", "explanation") or options.output not in _NO_FILE:
        _warn(_phrases().reading_warnings(statement))
    _put(text, options, inputs)
    return SAME


def _demo(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        "stmtdiff demo",
        description="Compare the two sample statements of the invented Meridian Group.",
    )
    add_output_options(parser, "html, json, xml or text")
    parser.add_argument(
        "--excerpt", action="store_true", help="take the later one as an excerpt, as it was posted"
    )
    add_links_option(parser)
    options = _parsed(parser, arguments)
    options.title, options.page_language = "", "en"
    options.quiet, options.only, options.fail_on = False, "", "any"
    folder = _samples()
    from stmtdiff import _api  # noqa: PLC0415 - the command starts without the library

    old, new = _api.read(folder / _DEMO[0]), _api.read(folder / _DEMO[2 if options.excerpt else 1])
    silent = Progress(None)
    diff = _compared(old, new, options.links, silent)
    _finish(diff, options, [options.links] if options.links else [], silent)
    return SAME


def _samples() -> Path:
    """Return the folder of the sample statements: in the package, or in the source tree."""
    from pathlib import Path  # noqa: PLC0415 - only the demo needs it

    package = Path(__file__).parent
    folders = (package / "examples", package.parents[1] / "examples")
    for folder in folders:
        if (folder / _DEMO[0]).is_file():
            return folder
    raise ReadError("the sample statements are missing from this installation")


# ----------------------------------------------------------------- their parts


def _parsed(parser: argparse.ArgumentParser, arguments: list[str]) -> argparse.Namespace:
    """Return the options; help and version are printed by us, as argparse hides a failure."""
    said = StringIO()
    try:
        with redirect_stdout(said):
            options, rest = parser.parse_known_args(arguments)
            if rest:
                parser.error(f"unrecognized arguments: {' '.join(rest)}{_verb_hint(options)}")
            return options
    finally:
        if said.getvalue():
            _print(said.getvalue().encode("utf-8"))


def _verb_hint(options: argparse.Namespace) -> str:
    """Return what to write, where a verb stands before two files as other programs have it."""
    verb = getattr(options, "old", "")
    return f"; to compare takes no {verb!r}, only: stmtdiff OLD NEW" if verb in _VERBS else ""


def _read(path: str, options: argparse.Namespace, progress: Progress) -> Statement:
    from stmtdiff import _api  # noqa: PLC0415 - the command starts without the library

    how: ReadOptions = {
        "encoding": options.encoding,
        "language": options.lang,
        "part": options.part,
        "revisions": options.revisions,
        "password": options.password,
    }
    progress.long = _size(path) >= LONG_FILE
    progress.tell("read")
    if path == _STREAM:
        if sys.stdin is None:
            raise ReadError("standard input is closed")
        from stmtdiff.files import read_limited  # noqa: PLC0415 - as above

        name = "standard input"
        data = read_limited(sys.stdin.buffer, name)
        return _api.reads(data, name=name, format=options.source, **how)
    return _api.read(path, format=options.source, **how)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0


def _compared(old: Statement, new: Statement, links: str, progress: Progress) -> StatementDiff:
    from stmtdiff import _api  # noqa: PLC0415 - the command starts without the library

    given = _api.read_links(links, old, new) if links else ()
    progress.long = len(old.paragraphs) + len(new.paragraphs) >= LONG_JOB
    return _api.compare(old, new, links=given, progress=progress.tell)


def _finish(
    diff: StatementDiff, options: argparse.Namespace, inputs: Sequence[str], progress: Progress
) -> int:
    """Write or print a comparison, and return the exit code that it deserves."""
    format_name = _format(options, to_file="text")
    to_file = options.output not in _NO_FILE
    # The text form has the warnings itself, but where it says in a line that nothing differs.
    told = format_name == "text" and not to_file and not diff.same
    text = ""
    if options.output or options.format or not options.quiet:
        progress.tell("render")
        text = _rendered(diff, format_name, options)
    progress.clear()
    if not options.quiet and not told:
        _warn(_phrases().warnings(diff))
    if text:
        _put(text, options, inputs)
    if to_file and not options.quiet:
        _tell(f"{options.output}: {_phrases().findings(diff)}")
    differs = {
        "any": not diff.same,
        "substantive": any(pair.substantive for pair in diff.paragraphs),
        "never": False,
    }
    return DIFFERENT if differs[options.fail_on] else SAME


def _phrases() -> ModuleType:
    from stmtdiff.renderers import phrases  # noqa: PLC0415 - as above

    return phrases


def _warn(warnings: Iterable[str]) -> None:
    """Tell what a person who sees only the terminal would not be told otherwise."""
    for warning in warnings:
        _tell(f"stmtdiff: warning: {warning}")


def _format(options: argparse.Namespace, *, to_file: str) -> str:
    """Return the format: the one asked for, the one of the file's ending, or the usual one."""
    from stmtdiff.renderers import format_of  # noqa: PLC0415 - as above

    if options.format:
        return str(options.format)
    if options.output == _STREAM:
        return to_file
    return format_of(options.output) if options.output else "text"


def _rendered(
    thing: StatementDiff | Statement, format_name: str, options: argparse.Namespace
) -> str:
    from stmtdiff import _api  # noqa: PLC0415 - as above
    from stmtdiff.diff import StatementDiff  # noqa: PLC0415 - as above

    extra: dict[str, object] = {}
    if format_name == _FOR_PYTHON:
        raise RenderError("records are for Python; the command line has json")
    if format_name in ("text", "explanation") and not options.output:
        extra = {"width": _width(), "color": _wants_color(options.color)}
    elif format_name == "html" and isinstance(thing, StatementDiff):
        extra = {"title": options.title, "language": options.page_language}
    if isinstance(thing, StatementDiff) and options.only:
        if format_name != "text":
            raise RenderError(f"--only is for text; as {format_name} a comparison is always whole")
        extra["only"] = options.only
    try:
        return _api.render(thing, format_name, **extra)
    except UnknownFormatError as error:
        known = tuple(name for name in error.known if name != _FOR_PYTHON)
        raise UnknownFormatError(error.name, known) from None


def _width() -> int:
    from shutil import get_terminal_size  # noqa: PLC0415 - only for a terminal

    return max(40, min(get_terminal_size((100, 24)).columns, 120))


def _wants_color(choice: str) -> bool:
    """Return whether to colour: by option, then by the habits NO_COLOR, FORCE_COLOR and TERM."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    # There is no standard output at all where the shell closed it; `_put` says so.
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _put(text: str, options: argparse.Namespace, inputs: Sequence[str]) -> None:
    if not text.endswith("\n"):
        text += "\n"
    data = text.encode("utf-8")
    if options.output not in _NO_FILE:
        from stmtdiff.files import write_bytes  # noqa: PLC0415 - as above
        from stmtdiff.renderers.own import is_own_output  # noqa: PLC0415 - as above

        guard = None if options.force else is_own_output
        write_bytes(options.output, data, inputs=inputs, may_replace=guard)
        return
    _print(data)


def _print(data: bytes) -> None:
    if sys.stdout is None:
        raise RenderError("standard output is closed")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _trouble(message: str) -> int:
    _tell(f"stmtdiff: {message}")
    return TROUBLE


def _tell(message: str) -> None:
    """Write a line to standard error; where that is closed or full, the exit code still tells."""
    shown = message.encode("utf-8", "backslashreplace").decode("utf-8")
    printable = "".join(char if char.isprintable() else repr(char)[1:-1] for char in shown)
    with suppress(OSError, AttributeError, ValueError):
        # Not `print`: it takes a standard error that is closed for standard output.
        sys.stderr.write(f"{printable}\n")
        sys.stderr.flush()


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(_TERMINATED)


def _forget_output() -> None:
    """Keep the interpreter from writing what is left when the reader has gone."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
