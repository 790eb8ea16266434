"""Phrases that moved inside a text: gone at one place and come at another, in the same words.

Found among the ops and told beside them, so no op changes. A phrase counts as moved only where it
is sure: at least `LEAST_WORDS` words, two of them more than grammar, the same key for key (in any
case), and four of them in a row found nowhere else on either side.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.diff.comparison import Move, Tag
from stmtdiff.diff.phrases import Role, read_words
from stmtdiff.model import Span
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.diff.comparison import Op
    from stmtdiff.diff.phrases import Word
    from stmtdiff.tokens import Token

__all__ = ["LEAST_WORDS", "find_moves"]

LEAST_WORDS = 4
_LEAST_CONTENT = 2
_TELLING = (Role.CONTENT, Role.FIGURE)
_MARKS = (Role.COMMA, Role.STOP, Role.OPENING, Role.CLOSING, Role.SIGN, Role.OMISSION)
_UNCHANGED = -1

_Run = tuple[str, ...]


class _Side(NamedTuple):
    """What is not white space on one side: places among the tokens, words, and their ops."""

    places: list[int]
    words: list[Word]
    ops: list[int]


def find_moves(old: Sequence[Token], new: Sequence[Token], ops: Sequence[Op]) -> tuple[Move, ...]:
    """Return the phrases that only moved, in the order of the later side, none over another."""
    changed = [op for op in ops if op.tag is not Tag.EQUAL]
    went = _all_runs(old, [op.old for op in changed])
    if went.isdisjoint(_all_runs(new, [op.new for op in changed])):
        return ()
    gone = _read(old, [op.old for op in ops], ops)
    come = _read(new, [op.new for op in ops], ops)
    starts = _runs(gone), _runs(come)
    common = starts[0].keys() & starts[1].keys()
    origins, arrivals = (
        _unique(side, {run: at for run, at in found.items() if run in common})
        for side, found in zip((gone, come), starts, strict=True)
    )
    moves: list[Move] = []
    taken: set[int] = set()
    end = 0
    for run, j in arrivals.items():
        i = origins.get(run)
        if i is None or j < end or i in taken or gone.ops[i] == come.ops[j]:
            continue
        size = _extend(gone, come, (i, j), taken)
        if _is_phrase(gone.words[i : i + size]):
            moves.append(_move(gone, come, (i, j), size))
            taken.update(range(i, i + size))
            end = j + size
    return tuple(moves)


def _all_runs(tokens: Sequence[Token], spans: Sequence[Span]) -> set[_Run]:
    """Return the runs of words in parts of a text: most texts share none, and are read no more."""
    # Looked up once: to look up a member of an enum takes longer than all else in the loop.
    space = TokenKind.SPACE
    return {
        run
        for span in spans
        for run in _runs_in(
            [
                token.key.casefold()
                for token in tokens[span.start : span.end]
                if token.kind is not space
            ]
        )
    }


def _runs_in(folded: Sequence[str]) -> Iterator[_Run]:
    return zip(*(folded[start:] for start in range(LEAST_WORDS)), strict=False)


def _read(tokens: Sequence[Token], spans: Sequence[Span], ops: Sequence[Op]) -> _Side:
    places: list[int] = []
    owners: list[int] = []
    space = TokenKind.SPACE
    for number, (span, op) in enumerate(zip(spans, ops, strict=True)):
        held = [at for at in range(span.start, span.end) if tokens[at].kind is not space]
        places += held
        owners += [_UNCHANGED if op.tag is Tag.EQUAL else number] * len(held)
    return _Side(places, read_words([tokens[place].key for place in places]), owners)


def _runs(side: _Side) -> dict[_Run, int]:
    """Return where the runs of words begin that one changed op holds, in order.

    A run begins with a word, not a mark: so does a phrase.
    """
    words, ops, last = side.words, side.ops, LEAST_WORDS - 1
    return {
        tuple(word.folded for word in words[at : at + LEAST_WORDS]): at
        for at in range(len(words) - last)
        if ops[at] != _UNCHANGED and ops[at] == ops[at + last] and words[at].role not in _MARKS
    }


def _unique(side: _Side, starts: Mapping[_Run, int]) -> dict[_Run, int]:
    """Return those of the runs that stand nowhere else on the side."""
    all_runs = _runs_in([word.folded for word in side.words])
    counts = Counter(run for run in all_runs if run in starts)
    return {run: at for run, at in starts.items() if counts[run] == 1}


def _extend(gone: _Side, come: _Side, start: tuple[int, int], taken: set[int]) -> int:
    """Return how many words from there on are the same, marks at the end left out."""
    last = 0
    for size, (one, other) in enumerate(_ahead(gone, come, start)):
        if one.folded != other.folded or start[0] + size in taken:
            break
        if one.role not in _MARKS:
            last = size + 1
    return last


def _ahead(gone: _Side, come: _Side, start: tuple[int, int]) -> Iterator[tuple[Word, Word]]:
    i, j = start
    for k in range(min(len(gone.words) - i, len(come.words) - j)):
        if gone.ops[i + k] != gone.ops[i] or come.ops[j + k] != come.ops[j]:
            return
        yield gone.words[i + k], come.words[j + k]


def _is_phrase(words: Sequence[Word]) -> bool:
    plain = sum(word.role not in _MARKS for word in words)
    return plain >= LEAST_WORDS and sum(word.role in _TELLING for word in words) >= _LEAST_CONTENT


def _move(gone: _Side, come: _Side, start: tuple[int, int], size: int) -> Move:
    i, j = start
    old, new = (
        Span(side.places[at], side.places[at + size - 1] + 1) for side, at in ((gone, i), (come, j))
    )
    return Move(gone.ops[i], come.ops[j], old, new)
