"""What the aligner looks at is counted: each limit, on both sides of it."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import pytest

from stmtdiff.alignment import align_statements, candidates, evidence, grouping, pairing, transfers
from stmtdiff.alignment.evidence import Evidence, Shares
from stmtdiff.alignment.order import Backbone
from stmtdiff.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stmtdiff.alignment.pairing import Pair, Score


NOBODY_MENDS = "Nobody mends old grain stores near harbours."


def weighed(old: Iterable[str], new: Iterable[str]) -> Evidence:
    """Return the evidence of two statements of these paragraphs."""
    return Evidence(Statement.from_texts(old), Statement.from_texts(new))


@pytest.mark.parametrize(("size", "everything"), [(80, True), (81, False)])
def test_up_to_6400_pairs_all_are_candidates(size: int, everything: bool) -> None:
    """Above, only those that share a rare word."""
    known = weighed(
        [f"Harbour old{n} is mended." for n in range(size)],
        [f"The nets new{n} dry." for n in range(size)],
    )
    found = list(candidates.glances(known, range(size), range(size)))
    assert len(found) == (size * size if everything else 0)


@pytest.mark.parametrize(("size", "nominates"), [(40, True), (41, False)])
def test_a_word_in_more_than_40_paragraphs_nominates_none(size: int, nominates: bool) -> None:
    """Of what is common, no index is kept."""
    known = weighed(["harbour"], [f"harbour place{n}" for n in range(size)])
    index = candidates._index(known.new, range(size))
    (harbour,) = known.old[0].plain
    assert (harbour in index) == nominates


@pytest.mark.parametrize(("size", "nominated"), [(14, 14), (15, 14)])
def test_a_paragraph_nominates_at_most_14(size: int, nominated: int) -> None:
    """Of those that hold as many of its rare words, the first."""
    known = weighed(["harbour"], [f"harbour place{n}" for n in range(size)])
    index = candidates._index(known.new, range(size))
    assert candidates._nominees(known.old[0].words, index) == set(range(nominated))
    assert len(candidates._nominees(known.old[0].words, index, candidates._TAKEN)) == 4


@pytest.mark.parametrize(("size", "asked"), [(14, True), (15, False)])
def test_at_most_14_rare_words_nominate(size: int, asked: bool) -> None:
    """The rarest; a word that comes after them nominates nobody."""
    rare = [f"rare{n}" for n in range(size - 1)]
    known = weighed([" ".join(["harbour", *rare])], ["harbour", "harbour again", *rare])
    index = candidates._index(known.new, range(len(known.new)))
    assert ({0, 1} <= candidates._nominees(known.old[0].words, index)) == asked


@pytest.mark.parametrize(("size", "looked_at"), [(14, 14), (15, 14)])
def test_of_a_paragraph_14_partners_are_looked_at_closely(size: int, looked_at: int) -> None:
    """Those that share the most; of two that share as much, the nearer."""
    shares = {(0, other): Shares(0.5) for other in range(size)}
    # Each partner has a nearer one of its own, or it would choose the first paragraph itself.
    for other in range(size):
        shares |= {(100 + other * 20 + n, other): Shares(0.6) for n in range(14)}
    close = candidates.close(shares)
    assert sum(one == 0 for one, _ in close) == looked_at


@pytest.mark.parametrize(("share", "looked_at"), [(0.2, True), (0.19, False)])
def test_a_faint_pair_is_not_looked_at(share: float, looked_at: bool) -> None:
    """One that shares less than a quarter of the best; it stays a rival."""
    close = candidates.close({(0, 0): Shares(0.8), (0, 1): Shares(share)})
    assert ((0, 1) in close) == looked_at


@pytest.mark.parametrize(("wide", "candidate"), [(20, True), (21, False)])
def test_a_gap_of_more_than_400_pairs_nominates_none(wide: int, candidate: bool) -> None:
    """Between two sure pairs the place alone makes candidates, if the gap is small."""
    inner = [f"In part{n} we met." for n in range(20)]
    other = [f"At place{n} they met." for n in range(wide)]
    known = weighed(inner, other)
    pairs = pairing.Pairing()
    judge = pairing.Judge(known, pairs, (), ())
    judge.add_neighbours(pairing.backbone_of(pairs, known))
    assert ((3, 3) in judge.shares) == candidate


@pytest.mark.parametrize(("times", "told"), [(4, True), (5, False)])
def test_a_word_that_both_repeat_tells_no_order(times: int, told: bool) -> None:
    """Up to 16, once on one side times once on the other, it is followed; above, it is left out."""
    known = weighed(["nets " * 4 + "harbour"], ["harbour " + "nets " * times])
    found = known.in_order(known.old[0], known.new[0], known.shares(known.old[0], known.new[0]))
    # If the nets are followed, they stand in one order and the harbour does not.
    assert (found.order < 0.99) == told
    assert evidence._REPEATED == 16


@pytest.mark.parametrize(("size", "nominated"), [(12, 12), (13, 0)])
def test_a_phrase_in_more_than_12_sentences_nominates_none(size: int, nominated: int) -> None:
    """Sentences that went over are looked for by phrases that few others have."""
    burning = "the grain stores burn beside the harbours of the northern lakes"
    known = weighed([burning], [f"In place{n} {burning}" for n in range(size)])
    sides = [
        [transfers._Sentence(place, None, profile) for place, profile in enumerate(side)]  # type: ignore[arg-type]
        for side in (known.new, known.old)
    ]
    assert len(list(transfers._offers(known, *sides))) == nominated


@pytest.mark.parametrize(("words", "went_over"), [(7, True), (6, False)])
def test_a_sentence_of_fewer_than_7_words_never_goes_over(words: int, went_over: bool) -> None:
    """Such a one is found anywhere."""
    sentence = "Nobody mends grain stores near harbours." if words == 6 else NOBODY_MENDS
    homes = [
        f"The Group of the Lakes met in {place} and agreed on {what} for every member of it."
        for place, what in (("Torvik", "water, energy and trade"), ("Lysk", "health and schools"))
    ]
    old = Statement.from_texts([f"{homes[0]} {sentence}", homes[1]])
    new = Statement.from_texts([homes[0], f"{homes[1]} {sentence}"])
    assert bool(align_statements(old, new).transfers) == went_over


@pytest.mark.parametrize(
    ("text", "asked"), [("grain stores burn now", True), ("grain stores burn", False)]
)
def test_fewer_than_4_words_join_no_group(text: str, asked: bool) -> None:
    """They would occur by chance."""
    known = weighed(["We saw that grain stores burn now."], ["We saw that.", text])
    joining = grouping.Joining(known, known.new, known.old, {0: 0}, {0: 0})
    assert bool(joining.figures(1, [0])) == asked


GRAIN = "We condemn attacks on harbours and on grain stores in the whole Eastern Basin this year."
NETS = "Nets are mended every winter in the sheds of Torvik by whoever owns them there."
LAMPS = "The lamps beside all northern roads were lit so nobody should lose his way home."


def paired_by_sentences(old: str, new: str, *, strange: bool = False) -> dict[Pair, Score]:
    """Return what becomes of two paragraphs that were left alone."""
    known = weighed([old], [new])
    statements = Statement.from_texts([old]), Statement.from_texts([new])
    pairs = pairing.Pairing()
    found = transfers.pair_by_sentences(
        known, statements, pairs, ([0], [0]), lambda pair: strange and pair == (0, 0)
    )
    assert found == bool(pairs.scores)
    return pairs.scores


@pytest.mark.parametrize(("more", "share"), [(0, 0.99), (8, 16 / 24), (24, 0.4), (25, None)])
def test_a_sentence_in_common_pairs_by_its_share(more: int, share: float | None) -> None:
    """Two fifths of the smaller paragraph's words must be in common; so sure is the pair."""
    others = " ".join([NETS, NETS]).split()[:more]
    found = paired_by_sentences(" ".join([GRAIN, *others]), " ".join([GRAIN, *[LAMPS] * 3]))
    assert [score.value for score in found.values()] == ([] if share is None else [share])
    assert not paired_by_sentences(GRAIN, GRAIN + LAMPS, strange=True)


@pytest.mark.parametrize(("words", "paired"), [(12, True), (11, False)])
def test_fewer_than_12_words_in_common_pair_nothing(words: int, paired: bool) -> None:
    """However short the paragraphs are."""
    sentence = " ".join(GRAIN.split()[:words]) + "."
    assert bool(paired_by_sentences(f"{sentence} {NETS}", f"{LAMPS} {sentence}")) == paired


def test_of_equal_texts_everything_is_shared() -> None:
    """Words, phrases and their order, however seldom the words are followed."""
    known = weighed(["nets " * 20], ["nets " * 20])
    one, other = known.old[0], known.new[0]
    found = known.shares(one, other)
    assert found == known.in_order(one, other, found) == Shares(1.0, 1.0, 1.0, 1.0, 1.0)
    assert found.chain == 1.0


def telling(old: Iterable[str], new: Iterable[str]) -> dict[Pair, float]:
    """Return what the words say of each pair by which near-duplicates are told apart."""
    known = weighed(old, new)
    sizes = range(len(known.old)), range(len(known.new))
    judge = pairing.Judge(known, pairing.Pairing(), *sizes)
    return {pair: figures["telling"] for pair, figures, _ in judge.figures()}


FORUM = "We welcome the offer of {} to host the Meridian Forum on {} and ask all members to attend."


def test_the_words_in_which_near_duplicates_differ_tell_them_apart() -> None:
    """They speak for the pair that has them in common and against the other, wherever it stands."""
    old = [FORUM.format("Ambrel", "Water"), FORUM.format("Melund", "Energy"), GRAIN]
    new = [text.replace("ask all", "invite all") for text in (old[1], old[0])]
    found = telling(old, [*new, GRAIN + NETS])
    assert min(found[0, 1], found[1, 0]) > 0.5
    assert max(found[0, 0], found[1, 1]) < -0.5
    assert found[2, 2] == 0, "there is nothing to tell it from"


def test_of_two_sides_the_one_that_speaks_against_is_heard() -> None:
    """A pair that has the right subject and the wrong host is none."""
    old = [FORUM.format("Ambrel", "Water"), FORUM.format("Melund", "Water")]
    new = [FORUM.format("Ambrel", "Water and Ice"), FORUM.format("Ambrel", "Energy")]
    found = telling(old, new)
    assert found[1, 0] < 0 < found[0, 0]


@pytest.mark.parametrize(
    ("old", "new", "order"),
    [
        ("harbour nets lamps", "nets lamps harbour", 2 / 3),
        ("boats open harbour nets lamps tonight", "boats open nets lamps harbour tonight", 5 / 6),
        ("harbour nets lamps", "harbour oars nets keels lamps", 1),
    ],
)
def test_how_much_stands_in_one_order(old: str, new: str, order: float) -> None:
    """The words of the longest common sequence, of all that both hold."""
    known = weighed([old], [new])
    one, other = known.old[0], known.new[0]
    found = known.in_order(one, other, known.shares(one, other)).order
    assert found == pytest.approx(order, abs=0.002)


def test_of_rivals_that_share_as_much_the_nearest_is_named() -> None:
    """Not the first, though it stands further off."""
    line = FORUM.format("Ambrel", "{}")
    old = [f"{word} is dear." for word in ("Salt", "Rope", "Tar", "Rice")]
    known = weighed(
        [*old, line.format("Water")],
        ["Ink.", line.format("Ice"), "Wax.", "Hay.", line.format("Sand"), line.format("Water")],
    )
    judge = pairing.Judge(known, pairing.Pairing(), range(5), range(6))
    named = {pair: score.runner_up for pair, _, score in judge.figures()}
    assert named[4, 5] == (4, 4)


def test_an_omission_is_not_held_against_the_rest() -> None:
    """A paragraph that marks one is measured by the words it still has; no other one is."""
    known = weighed([f"{GRAIN} {NETS}"], [f"{GRAIN} <…>", f"{GRAIN} [...]", GRAIN])
    cut, bracketed, short = (known.shares(known.old[0], other) for other in known.new)
    assert min(cut.words, bracketed.words, cut.phrases) > 0.9
    assert max(short.words, short.phrases) < 0.75


def test_what_two_paragraphs_share_is_twice_the_common_weight_over_both() -> None:
    """A word of both of two paragraphs weighs log 2, one of a single paragraph log 3."""
    known = weighed(["harbour nets lamps oars"], ["harbour nets stores boats"])
    one, other = known.old[0], known.new[0]
    share = log(2) / (log(2) + log(3))
    assert known.share(one, other) == pytest.approx(share)
    assert known.shares(one, other).words == pytest.approx(share)


def test_what_the_order_says_counts_by_what_is_shared() -> None:
    """Of a small part of a paragraph the place says less."""
    known = weighed(["We met.", f"{GRAIN} {NETS}", NETS], ["We met.", f"{GRAIN} {LAMPS}", GRAIN])
    judge = pairing.Judge(known, pairing.Pairing(), (1, 2), (1, 2))
    order = Backbone([(0, 0, 0)], 3, 3)
    for pair, figures, _ in judge.figures(order):
        between, near = order.expects(*pair)
        assert min(between, near) > 0
        part = judge.shares[pair].part
        assert (figures["between"], figures["near"]) == (between, near)
        assert (figures["between_part"], figures["near_part"]) == (between * part, near * part)
