"""Why paragraphs were linked, or left alone, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stmtdiff.alignment.pairing import Score

__all__ = ["why_alone", "why_grouped", "why_paired"]


def why_alone(share: float) -> str:
    """Return why a paragraph has no partner, given the most that it shares with another one."""
    if share < 0.2:
        return f"nothing like it: no other paragraph shares more than {share:.0%} of the words"
    return f"the most similar open paragraph shares {share:.0%} of the words, too few here"


def why_paired(score: Score) -> str:
    """Return why two paragraphs are a pair."""
    if score.share == 1.0:
        return "the same words"
    told = f"{score.share:.0%} of the words are shared"
    return f"{told}; the next best pair shares {score.rival:.0%}" if score.rival else told


def why_grouped(share: float) -> str:
    """Return why several paragraphs belong together."""
    return f"together they share {share:.0%} of the words; each has some that no other explains"
