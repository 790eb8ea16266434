"""What a pair of paragraphs competes with."""

from __future__ import annotations

import pytest

from stmtdiff.alignment.evidence import Shares
from stmtdiff.alignment.rivals import Usual


@pytest.mark.parametrize(
    ("pair", "usual"),
    [((0, 0), 0.5), ((0, 1), 0.9), ((1, 0), 0.9), ((1, 1), 0.7), ((2, 2), 0.4), ((3, 3), 0.0)],
)
def test_what_a_paragraph_shares_as_a_rule(pair: tuple[int, int], usual: float) -> None:
    """The most that either of the two shares with any other, taken or not; never with itself."""
    figures = {(0, 0): 0.9, (0, 1): 0.5, (1, 0): 0.3, (2, 2): 0.6}
    taken = {(0, 1): (0.2, 5), (1, 1): (0.7, 6), (0, 2): (0.4, 7)}
    shares = {one: Shares(words=figure) for one, figure in figures.items()}
    assert Usual(shares, taken).of(pair) == usual
