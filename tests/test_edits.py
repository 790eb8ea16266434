"""The marking of edits between words: its laws, its limit, and the table behind it."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literate import Case, examine
from stmtdiff.diff import beads
from stmtdiff.diff.edits import REGION_LIMIT, between, mark_edits, matches_of, refine
from stmtdiff.diff.islands import join_over_islands
from stmtdiff.diff.lattice import best_walk, edits_of
from stmtdiff.diff.phrases import Likeness, Role, likeness, read_words
from stmtdiff.diff.scoring import (
    FOLLOWS,
    Prices,
    Region,
    alone_reasons,
    begin_reasons,
    end_reasons,
    gap_reasons,
    keep_reasons,
    replace_reasons,
    score_region,
    swap_reasons,
)
from stmtdiff.diff.weights import WEIGHTS

KEYS = st.lists(
    st.sampled_from(
        [
            "We",
            "we",
            "The",
            "the",
            "of",
            "and",
            "Charter",
            "Charters",
            "council",
            "12",
            "2031",
            ",",
            ".",
            "(",
            ")",
            "not",
            "[...]",
            "é",
        ]
    ),
    max_size=25,
)


def _once(keys: list[str]) -> list[str]:
    """Return the keys, each word once, whatever its case."""
    return list({key.casefold(): key for key in keys}.values())


@given(KEYS, KEYS)
def test_what_edits_leave_is_kept(old: list[str], new: list[str]) -> None:
    """Edits ascend, none is empty, and between them the words are the same but for their case."""
    edits, limited = mark_edits(old, new)
    assert not limited
    assert all(a <= b and c <= d and (a, c) != (b, d) for a, b, c, d in edits)
    assert all(one[1] <= other[0] and one[3] <= other[2] for one, other in pairwise(edits))
    words = read_words(old), read_words(new)
    for i, j in matches_of(edits, len(old), len(new)):
        assert likeness(words[0][i], words[1][j]) in (Likeness.SAME, Likeness.CASE)
    assert all(old[a:b] != new[c:d] for a, b, c, d in edits)


@given(KEYS.map(_once), KEYS.map(_once))
def test_marking_again_changes_nothing(old: list[str], new: list[str]) -> None:
    """The canonical form: what the edits leave, refined once more, gives the same edits.

    No word stands twice on a side here: of equal words, another one may be kept the second time.
    """
    words = read_words(old), read_words(new)
    edits, _ = refine([], *words)
    once, _ = refine(matches_of(edits, len(old), len(new)), *words)
    assert once == edits


@given(KEYS)
def test_the_same_words_have_no_edits(keys: list[str]) -> None:
    """Law 3, for words."""
    assert mark_edits(keys, keys) == ([], False)


@given(KEYS, KEYS, st.permutations(["haze", "river", "bridge", "valley"]))
def test_other_names_give_the_same_edits(old: list[str], new: list[str], names: list[str]) -> None:
    """Only equality, part and likeness of words count: content words may change their names."""
    content = dict(zip(["Charter", "council", "é", "oak"], names, strict=True))
    kept = [[key for key in side if key != "Charters"] for side in (old, new)]
    renamed = [[content.get(key, key) for key in side] for side in kept]
    assert mark_edits(*kept) == mark_edits(*renamed)


def test_the_best_walk_is_no_worse_than_any_other() -> None:
    """On small regions the walk scores what trying every walk finds to be the best."""
    side_by_side = [
        ("we", ", We"),
        ("of", ")"),
        ("( . water", "oak"),
        ("water", "Charters we ,"),
        ("forum ) )", "council"),
        ("and and", ", and , , not oak"),
    ]
    regions = [*product(["of the", "Charter of", ", 12"], ["the Charter", "of , 13", ""])]
    for old, new in [*regions, *side_by_side]:
        region = Region(read_words(old.split()), read_words(new.split()))
        scores = score_region(region, Prices(WEIGHTS))
        best = max(total for total, _ in _all_walks(region, scores, (0, 0), "keep keep"))
        edits = tuple(edits_of(best_walk(scores)))
        found = [t for t, e in _all_walks(region, scores, (0, 0), "keep keep") if e == edits]
        assert max(found) == best


def _all_walks(region, scores, at, before):  # type: ignore[no-untyped-def]
    """Yield the score and the edits of every walk from a place, replacements cut to pairs first."""
    i, j = at
    n, m = len(region.old), len(region.new)
    last = before.split()[1]
    if at == (n, m):
        yield 0, ()
    if i < n and j < m and scores.keep[i][j] > 0:
        price = scores.follows["keep keep"] if last == "keep" else 0
        for total, edits in _all_walks(region, scores, (i + 1, j + 1), "x keep"):
            yield total + price + scores.keep[i][j], edits
    for k, q in product(range(i, n + 1), range(j, m + 1)):
        kind = "replace" if k > i and q > j else "delete" if k > i else "insert"
        if (k, q) == at or f"{last} {kind}" not in scores.follows:
            continue
        price = scores.follows[f"{last} {kind}"] + _inside(scores, (i, k, j, q), kind)
        for total, edits in _all_walks(region, scores, (k, q), f"x {kind}"):
            yield total + price, ((i, k, j, q), *edits)


def _inside(scores, edit, kind):  # type: ignore[no-untyped-def]
    a, b, c, d = edit
    if kind != "replace":
        side, start, end = (0, a, b) if kind == "delete" else (1, c, d)
        words = sum(scores.alone[side][start:end])
        return scores.begin[side][start] + words + scores.end[side][end - 1]
    borders = scores.begin_replace[a][c] + scores.end_replace[b - 1][d - 1]
    return borders + max(_alignments(scores, edit, swapped=False))


def _alignments(scores, edit, *, swapped):  # type: ignore[no-untyped-def]
    a, b, c, d = edit
    if a == b and c == d and swapped:
        yield 0
    if a < b:
        yield from (
            scores.gaps[0][a] + x for x in _alignments(scores, (a + 1, b, c, d), swapped=swapped)
        )
    if c < d:
        yield from (
            scores.gaps[1][c] + x for x in _alignments(scores, (a, b, c + 1, d), swapped=swapped)
        )
    if a < b and c < d:
        yield from (
            scores.swap[a][c] + x for x in _alignments(scores, (a + 1, b, c + 1, d), swapped=True)
        )


def test_the_limit_bites_where_it_says_and_is_told() -> None:
    """A region at the limit is looked at word by word; a larger one keeps the plain matches."""
    side = int(REGION_LIMIT**0.5)
    old, new = [f"a{k}" for k in range(side - 2)] + ["x", "y"], [f"b{k}" for k in range(side)]
    assert mark_edits(old, new)[1] is False
    longer = [*old, "z"], [*new[:100], "x", "y", *new[100:]]
    matches = [(side - 2, 100), (side - 1, 101)]
    assert mark_edits(*longer) == (between(matches, side + 1, side + 2), True)


@pytest.mark.parametrize(
    ("old", "new", "like"),
    [
        ("We", "we", Likeness.CASE),
        ("US", "us", Likeness.ALIKE),
        ("recognise", "recognized", Likeness.ALIKE),
        ("reform", "reforms", Likeness.ALIKE),
        ("the", "they", Likeness.OTHER),
        ("of", "off", Likeness.OTHER),
        ("2031", "2032", Likeness.OTHER),
        ("[name]", "[names]", Likeness.OTHER),
    ],
)
def test_likeness(old: str, new: str, like: Likeness) -> None:
    """Case is nothing where a sentence begins, and half a word makes two words alike."""
    assert likeness(read_words([old])[0], read_words(["to", new])[1]) is like


def test_a_capital_inside_a_sentence_is_another_word() -> None:
    """Only a sentence's beginning makes a capital letter meaningless."""
    assert mark_edits(["the", "Council"], ["the", "council"])[0] == [(1, 2, 1, 2)]
    assert mark_edits(["Council", "met"], ["the", "council", "met"])[0] == [(0, 0, 0, 1)]


def test_every_weight_has_its_reason() -> None:
    """No weight stands in the table that nothing asks for, and all are whole numbers."""
    names = set(FOLLOWS)
    for one, other in product(Role, Role):
        names.update(end_reasons(one, other), replace_reasons(one, other))
        names.update(*(swap_reasons(one, other, like) for like in Likeness))
    for role in Role:
        names.update(gap_reasons(role), alone_reasons(role), begin_reasons(role))
        names.update(*(keep_reasons(role, like) for like in Likeness))
    assert set(WEIGHTS) <= names
    assert all(isinstance(weight, int) for weight in WEIGHTS.values())


def _sentences(*texts: str) -> tuple[list[str], list[int]]:
    """Return the keys of sentences, and at which of them each begins."""
    keys: list[str] = []
    starts = []
    for text in texts:
        starts.append(len(keys))
        keys += text.split()
    return keys, starts


def test_what_unrelated_sentences_share_is_not_kept() -> None:
    """A sentence that went and one that came are two edits, whatever small words they share."""
    old, begins = _sentences("We met .", "The price of salt rose in the ports .")
    new, others = _sentences("We met .", "A range of lamps is lit by the Fund .")
    assert mark_edits(old, new, starts=(begins, others))[0] == [(3, 12, 3, 3), (12, 12, 3, 13)]


def test_sentences_are_paired_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the limit sentences are paired; with one more, as one text, and the limit is told."""
    old, begins = _sentences("The price of salt rose .", "Lamps are lit .")
    new, others = _sentences("A range of nets was sold .", "Lamps were lit .")
    monkeypatch.setattr(beads, "SENTENCE_LIMIT", 4)
    paired = mark_edits(old, new, starts=(begins, others))
    assert paired[0][:2] == [(0, 6, 0, 0), (6, 6, 0, 7)]
    assert not paired[1]
    monkeypatch.setattr(beads, "SENTENCE_LIMIT", 3)
    assert mark_edits(old, new, starts=(begins, others)) == (mark_edits(old, new)[0], True)


@pytest.mark.parametrize(("new", "joined"), [("salt the", True), ("the", False)])
def test_a_small_word_between_two_deletions_stays(new: str, *, joined: bool) -> None:
    """Only where something else came, too, is it part of what was replaced."""
    words = (
        read_words(["net", "rope", "sail", "the", "oar", "mast", "keel"]),
        read_words(new.split()),
    )
    at = len(words[1])
    edits = [(0, 3, 0, at - 1), (4, 7, at, at)]
    assert join_over_islands(edits, *words) == ([(0, 7, 0, at)] if joined else edits)


@pytest.mark.parametrize(
    ("second", "joined"),
    [("Lamps oars keels sails Melund nets ropes .", False), ("Melund nets .", True)],
)
def test_a_sentence_is_joined_where_its_own_words_belong(second: str, *, joined: bool) -> None:
    """One word in common does not make it part of what the sentence before it became."""
    old, begins = _sentences("We met .", "Prices of salt rose at Melund again .")
    new, others = _sentences("We met .", "Prices of salt rose .", second)
    found, _ = beads.pair_sentences(read_words(old), read_words(new), (begins, others))
    split = [(3, len(old), 3, 8), (len(old), len(old), 8, len(new))]
    assert found[1:] == ([(3, len(old), 3, len(new))] if joined else split)


@given(st.lists(KEYS, max_size=5), st.lists(KEYS, max_size=5))
def test_beads_cover_both_sides(old: list[list[str]], new: list[list[str]]) -> None:
    """What belongs together covers all words of both sides, in order, without gap or overlap."""
    sides = [_sentences(*map(" ".join, side)) for side in (old, new)]
    words = read_words(sides[0][0]), read_words(sides[1][0])
    found, _ = beads.pair_sentences(*words, (sides[0][1], sides[1][1]))
    at = (0, 0)
    for a, b, c, d in found:
        assert (a, c) == at
        at = b, d
    assert at == (len(words[0]), len(words[1]))


BAGS = st.lists(st.text("abc", max_size=5).map(Counter), min_size=3, max_size=3)


@given(BAGS, BAGS)
def test_no_bead_gains_more_than_it_can(old: list[Counter[str]], new: list[Counter[str]]) -> None:
    """What spares most of the work: joined, sentences share no more than they do one by one."""
    gains = beads._Gains(old, new, {"a": 1000, "b": 100, "c": 1})
    for (a, b), (c, d) in product(combinations(range(4), 2), repeat=2):
        assert gains.of((a, b, c, d)) <= gains.at_most((a, b, c, d))


@pytest.mark.parametrize(
    ("old", "new", "size", "joined"),
    [
        ("net rope sail the oar mast keel", "salt bread rice the tea wine milk", 3, True),
        ("net rope the oar mast keel", "salt bread the tea wine milk", 2, False),
        ("net rope sail 5 oar mast keel", "salt bread rice 5 tea wine milk", 3, False),
        ("net rope sail boat oar mast keel", "salt bread rice boat tea wine milk", 3, False),
        ("net rope 3 to 4 oar mast", "salt bread 5 to 6 tea wine", 3, False),
    ],
)
def test_a_small_word_between_long_edits_joins_them(
    old: str, new: str, size: int, joined: bool
) -> None:
    """Not between short ones; no figure, no other word; nor between two changes of figures."""
    words = read_words(old.split()), read_words(new.split())
    last = len(words[0])
    edits = [(0, size, 0, size), (size + 1, last, size + 1, last)]
    whole = [(0, last, 0, last)]
    assert join_over_islands(edits, *words) == (whole if joined else edits)


@pytest.mark.parametrize(
    ("old", "new", "joined"),
    [
        ("Edda M . Brandt", "Orla L . Sund", True),
        ("the net . Rope", "the oar . Mast", False),
        ("Edda M . brandt", "Orla L . Sund", False),
        ("Edda M , Brandt", "Orla L , Sund", False),
    ],
)
def test_a_name_is_not_cut_in_two_at_an_initial(old: str, new: str, joined: bool) -> None:
    """Its full stop is kept by chance; one that ends a sentence is not."""
    words = read_words(old.split()), read_words(new.split())
    edits = [(0, 2, 0, 2), (3, 4, 3, 4)]
    assert join_over_islands(edits, *words) == ([(0, 4, 0, 4)] if joined else edits)


@pytest.mark.parametrize(
    "join", ["and", "or", "y", "e", "o", "u", "et", "ou", "и", "или", "ve", "veya"]
)
@pytest.mark.parametrize("comma", ["", ","])
def test_the_item_before_the_last_one_stays(join: str, comma: str) -> None:
    """Where the last item of a list goes or comes, in each language whose "and" is known."""
    went = f"Alba[-,-]{{+ {join}+}} Brin[-{comma} {join} Corvia-]."
    came = f"Alba[- {join}-]{{+,+}} Brin{{+{comma} {join} Corvia+}}."
    for text in (went, came):
        assert examine(Case("edits", "a claim", text, None)).marked == text
