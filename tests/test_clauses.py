"""Clauses that went from sentences that stayed, or came to them."""

from __future__ import annotations

import pytest
from hypothesis import given

from stmtdiff import compare
from stmtdiff.annotation.changes import changed_ops
from stmtdiff.annotation.clauses import LEAST_WORDS, clauses
from stmtdiff.annotation.displaced import elsewhere
from stmtdiff.annotation.sentences import whole_sentences
from stmtdiff.annotation.stretches import SIDES, WORDS, sentence_ranges
from stmtdiff.diff import StatementDiff, Tag
from stmtdiff.model import Statement
from stmtdiff.tokens import tokenize
from strategies import pairs


def told(old: str, new: str) -> list[tuple[bool, str]]:
    """Return whether each clause was dropped, and its words."""
    diff = compare(Statement.from_texts([old]), Statement.from_texts([new]))
    return [(one.dropped, one.text) for one in clauses(diff, whole_sentences(diff))]


STAYS = "We will mend the locks of the Sarrow Canal"
MEANS = "and the chain bridges of both banks"


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("with stone and lime", ["with stone and lime"]),
        (", with stone and lime,", ["with stone and lime"]),
        ("with hard stone", []),
    ],
)
def test_four_words_are_a_clause(more: str, found: list[str]) -> None:
    """Without the commas at its ends; fewer words are told by the text alone."""
    longer, shorter = f"{STAYS} {more} {MEANS}.", f"{STAYS} {MEANS}."
    assert told(longer, shorter) == [(True, clause) for clause in found]
    assert told(shorter, longer) == [(False, clause) for clause in found]


def test_what_stands_beside_a_whole_sentence_is_told() -> None:
    """One edit may hold the end of a sentence and the whole of the next."""
    next_one = "Nobody shall fish there before the herons have left."
    gone = told(f"{STAYS} before the winter storms come. {next_one}", f"{STAYS}.")
    assert gone == [(True, "before the winter storms come")]


def test_a_clause_ends_with_its_sentence() -> None:
    """Half of one sentence and half of the next are two, however few words one of them has."""
    old = f"{STAYS}, which are the pride of the north. No boat may pass {MEANS}."
    new = f"{STAYS} {MEANS}."
    gone = [text for dropped, text in told(old, new) if dropped]
    assert gone
    assert not any("No boat" in text and "north" in text for text in gone)


def test_what_moved_is_no_clause() -> None:
    """Words that stand elsewhere in the paragraph were not dropped."""
    moved = "with the stone and lime of the old harbour wall"
    assert told(f"{STAYS} {moved}, {MEANS}.", f"{STAYS}, {MEANS} {moved}.") == []


@given(pairs())
def test_no_four_words_go_untold(sides: tuple[Statement, Statement]) -> None:
    """Four words of one sentence that went or came are in a sentence, in a clause, or moved."""
    diff = compare(*sides)
    whole = tuple(whole_sentences(diff))
    found = [*whole, *clauses(diff, whole)]
    for one in found[len(whole) :]:
        assert sum(token.kind in WORDS for token in tokenize(one.text)) >= LEAST_WORDS
    assert _untold(diff, found) == []


def _untold(diff: StatementDiff, found: list) -> list[str]:  # type: ignore[type-arg]
    """Return the runs of four words or more that nothing tells."""
    away, untold = elsewhere(diff), []
    for change in changed_ops(diff):
        if change.op.tag in SIDES:
            went = change.op.tag is Tag.DELETE
            tokens, start = (
                (change.old, change.op.old.start) if went else (change.new, change.op.new.start)
            )
            spans = [one.span for one in found if one.change == change]
            begins = {
                sentence.start
                for sentence in sentence_ranges(change.wording.old if went else change.wording.new)
            }
            run: list[str] = []
            for place, token in enumerate(tokens, start):
                inside = any(span.start <= token.start < span.end for span in spans)
                if place in begins:
                    run = []
                if inside or place in away[change.pair, change.op.tag]:
                    run = []
                elif token.kind in WORDS:
                    run.append(token.text)
                    if len(run) == LEAST_WORDS:
                        untold.append(" ".join(run))
    return untold
