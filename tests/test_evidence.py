"""What two paragraphs share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stmtdiff.alignment import candidates
from stmtdiff.alignment.evidence import Evidence, Shares
from stmtdiff.alignment.rivals import Pair, Rivals
from stmtdiff.model import Statement

WORDS = st.sampled_from(["nets", "nets", "harbour", "grain", "lakes", "mend", "the", "<…>"])
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=6)


def weighed(old: list[str], new: list[str]) -> Evidence:
    """Return the evidence of two statements of these paragraphs."""
    return Evidence(Statement.from_texts(old), Statement.from_texts(new))


@given(TEXTS, TEXTS)
def test_all_pairs_share_what_each_shares_by_itself(old: list[str], new: list[str]) -> None:
    """From one index or pair by pair, repeated words and omissions included."""
    known = weighed(old, new)
    places = range(len(known.old)), range(len(known.new))
    assert dict(known.all_shares(*places)) == {
        (one, other): known.shares(known.old[one], known.new[other])
        for one in places[0]
        for other in places[1]
    }


def test_a_few_places_are_weighed_as_all_are() -> None:
    """The places need not begin at 0, nor follow on each other."""
    known = weighed(["a b", "nets dry", "c d"], ["x", "y z", "the nets dry", "q"])
    found = dict(known.all_shares([1], [0, 2]))
    assert found[1, 0] == Shares()
    assert found[1, 2] == known.shares(known.old[1], known.new[2]) != Shares()


@pytest.mark.parametrize("size", [80, 81])
def test_a_glance_gives_each_candidate_its_shares(size: int) -> None:
    """Whether all pairs are candidates or only those that share a rare word."""
    known = weighed(
        [f"Harbour place{n} is mended." for n in range(size)],
        [f"The nets of place{n} dry." for n in range(size)],
    )
    places = range(size)
    glances = dict(candidates.glances(known, places, places))
    assert list(glances) == sorted(glances)
    assert all(
        glances[pair] == known.shares(known.old[pair[0]], known.new[pair[1]]) for pair in glances
    )
    assert all(glances[place, place].words > 0.2 for place in places)


@given(st.data())
def test_the_best_rival_is_the_best_whenever_it_was_added(data: st.DataObject) -> None:
    """Pairs are added and asked for in turn; those that are taken are no rivals."""
    pairs = data.draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), unique=True))
    shares: dict[Pair, float] = {}
    taken: set[int] = set()
    rivals = Rivals(lambda pair: pair[0] not in taken)
    for pair in pairs:
        shares[pair] = data.draw(st.sampled_from([0.1, 0.2, 0.3]))
        rivals.add(pair, shares[pair])
        if data.draw(st.booleans()):
            taken.add(data.draw(st.integers(0, 3)))
        others = [
            value
            for other, value in shares.items()
            if other != pair and other[1] == pair[1] and other[0] not in taken
        ]
        assert rivals.at(1, pair)[0] == max(others, default=0.0)
