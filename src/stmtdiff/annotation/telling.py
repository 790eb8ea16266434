"""How a note tells what went and what came: in words for a reader, and apart for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.quotes import shortened
from stmtdiff.diff import Effect

if TYPE_CHECKING:
    from stmtdiff.diff import Annotation

__all__ = ["Told", "tell", "tell_softener", "told_sides"]

_LEADING = frozenset((Effect.STRONGER, Effect.WEAKER, Effect.OPPOSITE))
"""Effects that a note begins with; of the others it is told behind what changed."""


class Told(NamedTuple):
    """What a note tells; see `Annotation` for what stands in each."""

    why: str
    old: str = ""
    new: str = ""
    effect: Effect | None = None


def tell(
    old: str,
    new: str,
    effect: Effect | None = None,
    *,
    quoted: bool = False,
    around: tuple[str, str] = ("", ""),
) -> Told:
    """Return what is told of a change: "urge → call for", "2031 added", "weaker: “may” added".

    Args:
        old: what went, or nothing.
        new: what came, or nothing.
        effect: what that does to what is said.
        quoted: whether the words stand in quotation marks.
        around: what more is told before, and behind.
    """
    printed = [f"“{one}”" if quoted else one for one in (old, new)]
    if old and new:
        told = " → ".join(printed)
    else:
        told = f"{printed[0]} dropped" if old else f"{printed[1]} added"
    lead = f"{effect}: " if effect in _LEADING else ""
    return Told(f"{lead}{around[0]}{told}{around[1]}", old, new, effect)


def tell_softener(phrase: str, *, gone: bool) -> Told:
    """Return what is told of a phrase that makes less of what is said: without it that is more."""
    if gone:
        return tell(phrase, "", Effect.STRONGER, quoted=True)
    return tell("", phrase, Effect.WEAKER, quoted=True)


def told_sides(note: Annotation) -> tuple[str, str]:
    """Return what went and what came as a note tells them: a figure with what both count."""
    old, new = shortened(note.old), shortened(note.new)
    if note.kind == "figure" and note.why.startswith(f"{old} → {new} "):
        # It stands behind both, and has no field: a note that is about it has it on both sides.
        return old, note.why.removeprefix(f"{old} → ")
    return old, new
