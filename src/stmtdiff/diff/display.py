"""How a comparison shows itself in a notebook.

A comparison knows no renderer: the layers above hand one down, and without one there is nothing to
show but the plain representation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from stmtdiff.diff.comparison import StatementDiff

    Display = Callable[[StatementDiff], str]

__all__ = ["displayed", "hand_down"]

_handed_down: list[Display] = []


def hand_down(display: Display) -> None:
    """Let notebooks show comparisons with this function, in place of the one before."""
    _handed_down[:] = [display]


def displayed(diff: StatementDiff) -> str | None:
    """Return a comparison as HTML, or None where nothing was handed down."""
    return _handed_down[0](diff) if _handed_down else None
