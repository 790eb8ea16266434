"""A "not", "no" or "without" that came or went."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import changed_ops
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.model import Span
    from stmtdiff.tokens import Token

__all__ = ["annotate_negation"]

_NEGATIONS = frozenset(("not", "no", "never", "without", "nor", "neither", "cannot"))
# Behind one of them these words make a phrase that denies nothing: no later than, not only.
_HARMLESS_TABLE = """
    later more fewer less only delay further undue prejudice least limited exception doubt longer
"""
_HARMLESS = frozenset(_HARMLESS_TABLE.split())
_SHORT = 8
"""Longer changes bring or take a clause of their own, and its "not" turns nothing around."""
_NEAR = 4
"""In ops so close, kept ones counted, a negation that goes and one that comes are the same."""


def annotate_negation(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each short op in which a negation comes or goes, and does not come back."""
    found = [change for change in changed_ops(diff) if _balance(change)]
    for place, change in enumerate(found):
        near = found[max(0, place - 1) : place + 2]
        if not _is_short(change) or any(_restores(other, change) for other in near):
            continue
        old, new = _both(change)
        for verb, words in (("dropped", old), ("added", new)):
            if words:
                yield change.note("negation", f"{', '.join(sorted(words))} {verb}")


def _both(change: ChangedOp) -> tuple[Counter[str], Counter[str]]:
    wording, op = change.wording, change.op
    return _negations(wording.old, op.old), _negations(wording.new, op.new)


def _balance(change: ChangedOp) -> int:
    """Return 1 where only the later side denies, -1 where only the earlier one does, else 0."""
    old, new = map(bool, _both(change))
    return new - old


def _restores(other: ChangedOp, change: ChangedOp) -> bool:
    """Whether the "not" that one op takes, the other brings, close by."""
    apart = abs(other.number - change.number)
    return other.pair == change.pair and apart <= _NEAR and _balance(other) == -_balance(change)


def _is_short(change: ChangedOp) -> bool:
    sizes = _size(change.old), _size(change.new)
    return max(sizes) <= (_SHORT // 2 if 0 in sizes else _SHORT)


def _size(tokens: Sequence[Token]) -> int:
    return sum(token.kind in (TokenKind.WORD, TokenKind.NUMBER) for token in tokens)


def _negations(tokens: Sequence[Token], span: Span) -> Counter[str]:
    found: Counter[str] = Counter()
    for place in range(span.start, span.end):
        word = tokens[place].key.casefold()
        behind = (t.key.casefold() for t in tokens[place + 1 : place + 4])
        following = next((key for key in behind if not key.isspace()), "")
        if (word in _NEGATIONS or word.endswith("n't")) and following not in _HARMLESS:
            found[word] += 1
    return found
