"""The parent of the child process that opens a PDF: it asks, waits, and tells what went wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stmtdiff.errors import LimitError, MissingExtraError, ParseError, ReadError

if TYPE_CHECKING:
    from stmtdiff.readers.reading import Reading

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "MAX_MEMORY",
    "MAX_PAGES",
    "MAX_PROCESSOR_SECONDS",
    "MAX_SECONDS",
    "pages_of",
]

MAX_BYTES = 50_000_000
MAX_PAGES = 2_000
MAX_CHARACTERS = 1_000_000
MAX_MEMORY = 2**30
"""Bytes of memory that the child may have; not on Windows."""
MAX_PROCESSOR_SECONDS = 10
"""Seconds of processor time that the child may use; not on Windows."""
MAX_SECONDS = 120
"""Seconds until the child is stopped. They never shape a result: it comes whole, or not at all.

They are for a child that uses no processor time, and so many that it is not for the machine being
busy that a file is refused.
"""

_SPLIT = "split the file, or print the pages that matter into a new one"


def pages_of(data: bytes, reading: Reading) -> list[dict[str, Any]]:
    """Return the pages of a PDF as data, read by a child process; see `child._Page.as_data`.

    Raises:
        MissingExtraError: pypdfium2 is not installed.
        LimitError: the file is beyond one of the limits above.
        ParseError: it is damaged.
        ReadError: it is locked with a password.
    """
    places = [place for name in ("pypdfium2", "pypdfium2_raw") if (place := find_spec(name))]
    if len(places) < 2:
        raise MissingExtraError("reading a PDF", "pdf")
    if len(data) > MAX_BYTES:
        raise _limit(reading, f"has {len(data):,} bytes; the limit is {MAX_BYTES:,}")
    request = {
        "password": reading.password,
        "pages": MAX_PAGES,
        "characters": MAX_CHARACTERS,
        "memory": MAX_MEMORY,
        "processor": MAX_PROCESSOR_SECONDS,
        # An isolated Python does not see what PYTHONPATH shows its parent.
        "paths": sorted({str(Path(place.origin).parents[1]) for place in places if place.origin}),
    }
    answer = _answer(json.dumps(request).encode() + b"\n" + data, reading)
    if "refused" in answer:
        raise _refusal(answer["refused"], answer["detail"], reading)
    pages: list[dict[str, Any]] = answer["pages"]
    return pages


def _answer(message: bytes, reading: Reading) -> dict[str, Any]:
    command = [sys.executable, "-I", str(Path(__file__).with_name("child.py"))]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, input=message, capture_output=True, timeout=MAX_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise _limit(reading, f"was not read within {MAX_SECONDS} seconds") from None
    except OSError as error:
        raise ReadError(
            f"{_name(reading)} is read in a process of its own, which cannot be started: "
            f"{error.strerror or error}"
        ) from None
    if done.returncode:
        raise _death(done.returncode, reading)
    # The child speaks for a file that may have taken it over: its word is not taken for granted.
    with suppress(ValueError):
        answer = json.loads(done.stdout)
        if isinstance(answer, dict) and ("pages" in answer or "refused" in answer):
            return answer
    raise _death(done.returncode, reading)


def _death(code: int, reading: Reading) -> ReadError:
    """Return what the end of a child tells; POSIX names the signal that ended it."""
    if -code in (24, 9):  # SIGXCPU; SIGKILL, where the system ends what did not heed the first
        return _limit(
            reading,
            f"was not read within {MAX_PROCESSOR_SECONDS} seconds of processor time",
        )
    if -code in (4, 5, 6):  # SIGILL, SIGTRAP, SIGABRT: what PDFium does where memory is refused
        return _limit(reading, f"was not read within {MAX_MEMORY:,} bytes of memory")
    return ParseError(
        f"the PDF is damaged: reading it ended the process that tried (status {code}); "
        "open it in a viewer and print it into a new PDF",
        source=reading.name,
    )


def _refusal(code: str, detail: Any, reading: Reading) -> ReadError:
    if code == "password":
        wrong = "the password does not open this PDF"
        missing = "this PDF is locked; give its password (--password, or password=…)"
        return ReadError(f"{_name(reading)}: {wrong if reading.password else missing}")
    limits = {
        "pages": f"has {detail} pages; the limit is {MAX_PAGES:,}",
        "characters": f"has more than {MAX_CHARACTERS:,} characters, which is the limit",
        "memory": f"was not read within {MAX_MEMORY:,} bytes of memory",
    }
    if code in limits:
        return _limit(reading, limits[code])
    where = f"page {detail.split(':')[0]} of the PDF" if code == "page" else "the PDF"
    return ParseError(
        f"{where} is damaged or cut off: it cannot be opened; fetch it again, or open it in a "
        "viewer and print it into a new PDF",
        source=reading.name,
    )


def _limit(reading: Reading, what: str) -> LimitError:
    return LimitError(f"{_name(reading)} {what}; {_SPLIT}")


def _name(reading: Reading) -> str:
    return reading.name or "the PDF"
