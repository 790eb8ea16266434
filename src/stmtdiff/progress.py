"""How far a long job is: one line on a terminal, of which nothing stays."""

from __future__ import annotations

import os
from contextlib import suppress

# As type checkers know it; `stmtdiff --version` need not wait for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self, TextIO

__all__ = ["LONG_FILE", "LONG_JOB", "Progress"]

LONG_FILE = 200_000
"""Bytes of a file from which on its reading is told."""
LONG_JOB = 400
"""Paragraphs, both sides together, from which on comparing and writing them is told."""

_STEPS = {
    "read": "reading ...",
    "align": "aligning paragraphs ...",
    "compare": "compared {:,} of {:,} paragraphs",
    "annotate": "annotating changes ...",
    "render": "writing ...",
}
_USUAL_WIDTH = 80


class Progress:
    """Tells a terminal the step and the share of it that is done, and clears what it told.

    It writes to nothing but a terminal, and only while `long` is set. What is long is counted and
    not timed, so that every run of a job tells the same.
    """

    def __init__(self, stream: TextIO | None) -> None:
        """Take the stream that may be a terminal; None to tell nothing."""
        self.long = False
        self._stream = stream if _is_terminal(stream) else None
        self._shown, self._place = "", ("", 0)

    def __enter__(self) -> Self:
        """Return itself; what it told is cleared at the end, whatever ends it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.clear()

    def tell(self, step: str, done: int = 0, total: int = 1) -> None:
        """Show a step in place of what is shown, anew for each hundredth of it."""
        place = (step, 100 * done // total)
        if self.long and place != self._place:
            self._show(f"stmtdiff: {_STEPS[step].format(done, total)}")
            self._place = place

    def clear(self) -> None:
        """Make the line empty again."""
        if self._shown:
            self._show("")
            self._place = ("", 0)

    def _show(self, told: str) -> None:
        if self._stream is None:
            return
        # Spaces and no escape sequence: there are terminals that know none.
        with suppress(OSError, ValueError, AttributeError):
            columns = os.get_terminal_size(self._stream.fileno()).columns or _USUAL_WIDTH
            blank = " " * min(len(self._shown), columns - 1)
            self._stream.write(f"\r{blank}\r{told[: columns - 1]}")
            self._stream.flush()
        self._shown = told


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"
    except ValueError:
        return False  # It is closed.
