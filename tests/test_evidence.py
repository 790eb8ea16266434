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


OPENED = "We reaffirm our firm commitment to"
"""What many paragraphs of a statement begin with."""


def doubt(one: str, other: str) -> float:
    """Return how little two paragraphs of a statement of four share."""
    kept = ["The ferry sails at dawn.", "Grain is stored in the northern barns."]
    known = weighed([kept[0], one, kept[1]], [kept[0], other, kept[1]])
    a, b = known.old[1], known.new[1]
    return known.doubt(a, b, known.share(a, b))


def test_an_opening_alone_is_no_evidence() -> None:
    """What both begin with says nothing of what they go on with."""
    assert doubt(f"{OPENED} clean lakes and rivers", f"{OPENED} fair wages for masons") == 1.0


def test_what_goes_on_alike_is_not_doubted() -> None:
    """Behind the opening half of the words are the same."""
    assert doubt(f"{OPENED} clean lakes and rivers", f"{OPENED} clean lakes and harbours") == 0.0


def test_other_lengths_need_more_in_common() -> None:
    """A word in common is enough for two of one length, and not for a long and a short one."""
    short, other = "mend lakes quietly", "frozen lakes crack"
    assert doubt(short, other) == 0.0
    assert doubt(short, f"{other} while boats leave early whenever strong winds turn again") > 0.0


@pytest.mark.parametrize("same", [f"{OPENED} it", "lakes", f"{OPENED} <…>"])
def test_neither_the_same_words_nor_an_omission_are_doubted(same: str) -> None:
    """Nothing is left to be doubted; what was left out is no evidence."""
    assert doubt(same, same) == 0.0
    assert doubt("<…> grapes and figs", "nets dry slowly elsewhere") == 0.0


def test_a_short_paragraph_that_goes_on_is_not_doubted() -> None:
    """No more than half of the shorter one counts as an opening."""
    assert doubt("The Council met", "The Council met in the harbour") == 0.0
