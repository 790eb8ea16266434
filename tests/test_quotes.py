"""What notes, topics and lists quote is cut at a fixed length; the text itself stands whole."""

from __future__ import annotations

import re

import stmtdiff
from stmtdiff.annotation.quotes import LONGEST_WORD, quoted, shortened


def test_a_word_is_cut_over_the_limit_and_not_at_it() -> None:
    """At the limit it stays, beyond it stops there; what is cut already is cut no more."""
    assert quoted("x" * LONGEST_WORD) == f"“{'x' * LONGEST_WORD}”"
    cut = f"“{'x' * LONGEST_WORD}…”"
    assert quoted("x" * (LONGEST_WORD + 2)) == shortened(cut) == cut


def test_no_mark_is_cut_from_its_letter() -> None:
    """An accent that would come behind the end goes with its letter."""
    told = shortened("x" * (LONGEST_WORD - 1) + "e\u0301" * 9)
    assert told == "x" * (LONGEST_WORD - 1) + "…"


def test_huge_figures_stand_whole_in_the_text_alone() -> None:
    """Notes, topics, lists and "Read first" show how a figure of a thousand digits begins."""
    sides = (f"1. We pledge {digit * 1_000} jobs for all.\n" for digit in "78")
    diff = stmtdiff.compare(*map(stmtdiff.reads, sides))
    whole = re.compile("7{1000}|8{1000}")
    for form in ("html", "text"):
        shown = stmtdiff.render(diff, form)
        assert isinstance(shown, str)
        assert sorted(found[0] for found in whole.findall(shown)) == ["7", "8"]
    assert diff.highlights
    assert not any(whole.search(why) for one in diff.highlights for why in one.reasons)
