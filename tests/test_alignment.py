"""Which paragraph became which: the laws, the shapes, and the samples' true links."""

from __future__ import annotations

import random
import re
from itertools import pairwise
from math import exp
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stmtdiff.alignment import Link, LinkShape, align_statements, parse_links
from stmtdiff.alignment.order import Backbone, heaviest_increasing
from stmtdiff.errors import LinkError
from stmtdiff.model import Block, Paragraph, Section, Statement, legible
from stmtdiff.readers.text import read_text
from stmtdiff.renderers.phrases import name

EXAMPLES = Path(__file__).parents[1] / "examples"
if TYPE_CHECKING:
    from collections.abc import Sequence

SENTENCES = [
    "We reaffirm our commitment to the Charter of the Group and to the rule of law.",
    "We welcome the offer of Ambrel to host the Fourth Forum on Water in Lysk in 2033.",
    "We welcome the offer of Melund to host the Fifth Forum on Energy in Torvik in 2034.",
    "We note that the world economy is expected to grow by 2.9 percent this year.",
    "We condemn the attacks on harbours and grain stores in the Eastern Basin.",
    "We ask our Ministers of Finance to report on local currencies by December.",
    "We support the central role of the Health Office in preparing for pandemics.",
]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES),
        st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=3).map(" ".join),
        st.text(st.characters(codec="utf-8"), max_size=20),
    ),
    max_size=9,
)


def statement(*texts: str) -> Statement:
    """Return a statement of these paragraphs."""
    return Statement.from_texts(map(legible, texts))


@given(TEXTS, TEXTS)
def test_links_cover_every_paragraph_exactly_once(old: list[str], new: list[str]) -> None:
    """Law 2; scores stay between 0 and 1, and links come in the later statement's order."""
    links = align_statements(statement(*old), statement(*new)).links
    assert sorted(place for link in links for place in link.old) == list(range(len(old)))
    assert sorted(place for link in links for place in link.new) == list(range(len(new)))
    assert all(0 <= link.score <= 1 for link in links)
    firsts = [link.new[0] for link in links if link.new]
    assert firsts == sorted(firsts)


@given(TEXTS)
def test_a_statement_aligned_with_itself(texts: list[str]) -> None:
    """Law 3: every paragraph is linked with itself, and nothing moved."""
    links = align_statements(statement(*texts), statement(*texts)).links
    assert [(link.old, link.new, link.moved, link.score) for link in links] == [
        ((place,), (place,), False, 1.0) for place in range(len(texts))
    ]


@given(TEXTS, TEXTS)
def test_swapping_the_sides_swaps_added_and_removed(old: list[str], new: list[str]) -> None:
    """No side has a privilege: the same texts stay alone on each side either way.

    Of two paragraphs alike to the letter either may be the one, so texts are compared, not places.
    """
    there = align_statements(statement(*old), statement(*new)).links
    back = align_statements(statement(*new), statement(*old)).links

    def alone(links: Sequence[Link], side: str, texts: list[str]) -> list[str]:
        lone = (link for link in links if not (link.old and link.new))
        return sorted(texts[place] for link in lone for place in getattr(link, side))

    assert alone(there, "old", old) == alone(back, "new", old)
    assert alone(there, "new", new) == alone(back, "old", new)


def test_shapes() -> None:
    """Split, merged, moved, added and removed, each told as such."""
    a, b, c, d, e, f, g = SENTENCES
    old = statement(f"{a} {d}", b, c, e, f)
    new = statement(a, d, c, f"{e} {f}", b, g)
    links = align_statements(old, new).links
    assert [(link.old, link.new, link.shape, link.moved) for link in links] == [
        ((0,), (0, 1), LinkShape.SPLIT, False),
        ((2,), (2,), LinkShape.ONE_TO_ONE, False),
        ((3, 4), (3,), LinkShape.MERGED, False),
        ((1,), (4,), LinkShape.ONE_TO_ONE, True),
        ((), (5,), LinkShape.ADDED, False),
    ]


def test_what_is_removed_stands_where_it_stood() -> None:
    """A removed paragraph comes behind the link of the one that stood before it."""
    a, b, _, d, *_ = SENTENCES
    links = align_statements(statement(a, d, b), statement(a, b)).links
    assert [link.old for link in links] == [(0,), (1,), (2,)]


def test_near_duplicates_find_their_own_twin() -> None:
    """Boilerplate that differs in a name goes to the paragraph of the same name, in any order."""
    form = "We welcome the offer of {} to host the {} Meridian Forum on {} in the year {}."
    rows = [
        ("Ambrel", "Fourth", "Water", 2033),
        ("Melund", "Fifth", "Energy", 2034),
        ("Iskaria", "Sixth", "Trade", 2035),
        ("Quessia", "Ninth", "Health", 2036),
    ]
    old = [form.format(*row) for row in rows]
    shuffled = [old[place] for place in (2, 0, 3, 1)]
    links = align_statements(statement(*old), statement(*shuffled)).links
    assert all(old[link.old[0]] == shuffled[link.new[0]] for link in links)


def test_a_change_of_voice_is_no_obstacle() -> None:
    """First person present and third person past are the same paragraph."""
    old = statement(*SENTENCES)
    new = statement(
        *(text.replace("We ", "The Ministers ").replace("our", "their") for text in SENTENCES)
    )
    assert [(link.old, link.new) for link in align_statements(old, new).links] == [
        ((place,), (place,)) for place in range(len(SENTENCES))
    ]


def test_an_omission_costs_nothing() -> None:
    """A paragraph that an excerpt cuts short is linked as surely as if it were whole."""
    long = " ".join(SENTENCES)
    links = align_statements(statement(long), statement(SENTENCES[0][:-1] + " <…>")).links
    assert links[0].shape is LinkShape.ONE_TO_ONE
    assert links[0].score > 0.9


def test_texts_that_barely_match_are_told() -> None:
    """Two unrelated texts give a warning, two related ones none."""
    other = statement("Apples ripen.", "Pears fall early.", "Plums keep badly in a damp shed.")
    found = align_statements(statement(*SENTENCES), other).diagnostics
    assert [note.code for note in found] == ["barely-matching"]
    assert not align_statements(statement(*SENTENCES), statement(*SENTENCES[:6])).diagnostics


def test_given_links_are_kept_and_the_rest_is_found_around_them() -> None:
    """A person's link wins over the words; the others are found as before."""
    old, new = statement(*SENTENCES[:4]), statement(*SENTENCES[:4])
    links = align_statements(old, new, [Link((0,), (1,))]).links
    pairs = {(link.old, link.new) for link in links}
    assert ((0,), (1,)) in pairs
    assert {((2,), (2,)), ((3,), (3,))} <= pairs


@given(st.data(), TEXTS, TEXTS)
def test_given_links_are_never_questioned(
    data: st.DataObject, old: list[str], new: list[str]
) -> None:
    """Whatever a person links or leaves alone stays so, and every paragraph is in one link."""
    ends = [data.draw(st.permutations(range(len(side)))) for side in (old, new)]
    sizes = st.sampled_from([(1, 1), (1, 0), (0, 1), (1, 2), (2, 1)])
    links = []
    for size in data.draw(st.lists(sizes, max_size=3)):
        if all(len(end) >= count for end, count in zip(ends, size, strict=True)):
            taken = [
                tuple(sorted(end.pop() for _ in range(count)))
                for end, count in zip(ends, size, strict=True)
            ]
            links.append(Link(taken[0], taken[1]))
    found = align_statements(statement(*old), statement(*new), links).links
    assert {(link.old, link.new) for link in links} <= {(link.old, link.new) for link in found}
    assert sorted(place for link in found for place in link.old) == list(range(len(old)))
    assert sorted(place for link in found for place in link.new) == list(range(len(new)))


def test_a_paragraph_given_as_removed_is_not_paired_by_its_words() -> None:
    """Also where the other side is shorter than the place at which it stands."""
    a, b, c, d, *_ = SENTENCES
    links = align_statements(
        statement(a, b, c, d), statement(a, d.replace("note", "know")), [Link((3,), ())]
    ).links
    assert [link.new for link in links if 3 in link.old] == [()]
    assert sorted(place for link in links for place in link.old) == [0, 1, 2, 3]


def test_a_paragraph_given_as_removed_is_not_paired_by_its_sentences() -> None:
    """Though every sentence of it survives, a paragraph that a person set alone stays alone."""
    links = align_statements(statement(*SENTENCES), statement(*SENTENCES), [Link((0,), ())]).links
    assert [link.new for link in links if 0 in link.old] == [()]


@pytest.mark.parametrize(
    "links",
    [[Link((9,), (0,))], [Link((0,), (0,)), Link((0,), (1,))], [Link((), ())], [Link((-1,), ())]],
)
def test_links_that_do_not_fit_are_refused(links: list[Link]) -> None:
    """A place that does not exist, one named twice, and an empty link are errors."""
    with pytest.raises(LinkError):
        align_statements(statement(*SENTENCES), statement(*SENTENCES), links)


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=9, unique_by=itemgetter(0))
)
def test_heaviest_increasing_is_the_heaviest(rows: list[tuple[int, int]]) -> None:
    """Against every subset there is."""
    points = [(old, new, float(weight)) for old, (new, weight) in enumerate(rows)]
    chosen = heaviest_increasing(points)
    picked = [points[place] for place in sorted(chosen)]
    assert all(a[1] < b[1] for a, b in pairwise(picked))
    best = 0.0
    for mask in range(1 << len(points)):
        subset = [point for place, point in enumerate(points) if mask >> place & 1]
        if all(a[1] < b[1] for a, b in pairwise(subset)):
            best = max(best, sum(point[2] for point in subset))
    assert sum(point[2] for point in picked) == best


def test_of_equally_heavy_orders_the_nearest_then_the_first_then_the_preferred() -> None:
    """What decides is told in this order, and is the same whichever side is called old."""
    cases = [
        ([(0, 3), (1, 1)], [9, 0], {1}),
        ([(0, 2), (3, 1)], [0, 9], {0}),
        ([(0, 1), (1, 0)], [0, 9], {1}),
        ([(0, 1), (1, 0)], [9, 0], {0}),
    ]
    for pairs, preferences, chosen in cases:
        turned = sorted((new, old, at) for at, (old, new) in enumerate(pairs))
        points = [(old, new, 1.0) for old, new in pairs]
        assert heaviest_increasing(points, preferences) == chosen
        found = heaviest_increasing(
            [(old, new, 1.0) for old, new, _ in turned], [preferences[at] for *_, at in turned]
        )
        assert {turned[place][2] for place in found} == chosen


def test_what_stands_between_two_sure_pairs_is_expected_there() -> None:
    """Not what stands before or behind one of them, nor one of theirs; and the nearer the more."""
    order = Backbone([(1, 1, 0), (5, 6, 0)], 8, 9)
    between = {new for new in range(9) if order.expects(3, new)[0]}
    assert between == {2, 3, 4, 5}
    near = [order.expects(3, new)[1] for new in range(9)]
    assert near[3] == near[4] == max(near)
    assert near[:4] == sorted(near[:4])
    assert near[4:] == sorted(near[4:], reverse=True)


def test_two_paragraphs_off_the_expected_place_a_third_of_the_nearness_is_left() -> None:
    """As much as the order is trusted: one sure pair says half of what many say."""
    order = Backbone([(1, 1, 0)], 20, 20)
    assert order.expects(2, 2) == (0.5, 0.5)
    assert order.expects(4, 6)[1] == order.expects(6, 4)[1] == pytest.approx(0.5 * exp(-1))


# ---------------------------------------------------------------- a person's links


def test_links_as_a_person_writes_them() -> None:
    """Numbers as printed, several joined by +, nothing as -, comments behind a hash."""
    old = read_text("1. One here.\n\n2. Two here.\n\n3. Three here.\n\n4. Four here.")
    new = read_text("1. One here.\n\n2bis. Two here.\n\n3. Three.\n\n5. Five.")
    text = "# by hand\n1 -> 1 + 2bis  # split\n2 + 3 -> 3\n\n4 -> -\n- -> para_5\n"
    assert [(link.old, link.new) for link in parse_links(text, old, new)] == [
        ((0,), (0, 1)), ((1, 2), (2,)), ((3,), ()), ((), (3,)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["1→1 + 2bis", "¶ 1 -> ¶ 1, ¶ 2bis", "1. → 1., 2bis", "1 -> 1 , 2bis  # split"]
)
def test_links_are_read_as_people_write_them(text: str) -> None:
    """Arrows, commas, paragraph signs and printed stops are understood."""
    old = read_text("1. One and two.\n\n2. Two.")
    new = read_text("1. One here.\n\n2bis. Two here.\n\n3. Three.")
    assert [(link.old, link.new) for link in parse_links(text, old, new)] == [((0,), (0, 1))]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("\n1 2 -> 1", r"line 2 .* put \+ between"),
        ("1 & 2 -> 1", r"line 1 .* put \+ between"),
        ("1 and 2 -> 1", r"put \+ between"),
        ("-> 1", "write - for nothing"),
        ("- -> -", "line 1 .* no paragraph on either side"),
        ("1 -> 1\n1 -> 2", "line 2 .* in line 1 already"),
        ("1 -> 2 + 2", "line 1 .* later .* '2', but it is named twice"),
        ("5 -> 1", "earlier .* no paragraph '5'; it has 1, 2$"),
    ],
)
def test_slips_in_links_say_what_to_write(text: str, says: str) -> None:
    """An error names the line, and what was likely meant."""
    statement = read_text("1. One here.\n\n2. Two here.")
    with pytest.raises(LinkError, match=says):
        parse_links(text, statement, statement)


def test_links_by_the_names_that_a_comparison_shows() -> None:
    """Where no number is printed, the names of the terminal and of the page do, and the eIds."""
    statement = read_text("We met today.\n\nWe agreed on peace.\n\nWe thank our hosts.\n")
    mixed = read_text("We met today.\n\n1. We agreed on peace.\n\n2. We thank our hosts.\n")
    text = "unnumbered 1 -> preamble 1\nParagraph 2 -> ¶ 1\nal_3 -> paragraph 2"
    assert [(link.old, link.new) for link in parse_links(text, statement, mixed)] == [
        ((0,), (0,)), ((1,), (1,)), ((2,), (2,)),
    ]  # fmt: skip
    shown = [name(paragraph) for paragraph in (*statement.paragraphs, *mixed.paragraphs)]
    assert shown[:4] == ["unnumbered 1", "unnumbered 2", "unnumbered 3", "preamble 1"]
    with pytest.raises(LinkError, match=r"later .* no paragraph '7'; it has preamble 1, 1, 2$"):
        parse_links("unnumbered 1 -> 7", statement, mixed)


def test_a_name_that_two_paragraphs_share_is_told_with_their_eids() -> None:
    """Unnumbered paragraphs are counted in each section anew; the eIds tell them apart."""
    statement = read_text(
        "# Trade\n\n1. We met.\n\n2. We agreed.\n\n2. We agreed again.\n\n3. We part.\n"
    )
    eids = ", ".join(one.eid for one in statement.paragraphs if one.number == "2")
    with pytest.raises(LinkError, match=f"2 paragraphs '2'; .* eId: {eids}"):
        parse_links("2 -> 2", statement, statement)


@pytest.mark.parametrize("text", ["1 = 1", "1 -> 99", "x -> 1", "1 -> 2 -> 3", "2 -> 1"])
def test_links_that_cannot_be_read_name_their_line(text: str) -> None:
    """A slip in the file is an error with its line; a number that occurs twice is one too."""
    twice = read_text("1. One here.\n\n2. Two here.\n\n2. Two again.")
    with pytest.raises(LinkError, match="line 1"):
        parse_links(text, twice, twice)


# ------------------------------------------------------------------- the samples


def sample_links(new_name: str, links_name: str) -> tuple[set[tuple[str, str]], ...]:
    """Return the true and the found pairs of a sample comparison, by eId."""
    old = read_text((EXAMPLES / "declaration-2031.txt").read_bytes())
    new = read_text((EXAMPLES / new_name).read_bytes())
    truth = parse_links((EXAMPLES / links_name).read_text("utf-8"), old, new)
    return tuple(
        {
            (old.paragraphs[i].eid, new.paragraphs[j].eid)
            for link in links
            for i in link.old
            for j in link.new
        }
        for links in (truth, align_statements(old, new).links)
    )


@pytest.mark.parametrize(
    ("new_name", "links_name", "most_missed", "most_false"),
    [
        ("joint-statement-2032.txt", "links.txt", 0, 0),
        ("joint-statement-2032.excerpt.txt", "links-excerpt.txt", 0, 0),
    ],
)
def test_the_samples_true_links(
    new_name: str, links_name: str, most_missed: int, most_false: int
) -> None:
    """What is found of the true links; today all, and nothing else."""
    truth, found = sample_links(new_name, links_name)
    assert len(truth - found) <= most_missed, truth - found
    assert len(found - truth) <= most_false, found - truth


def test_shuffled_order_changes_no_link() -> None:
    """Paragraphs that are unlike each other are found wherever they stand."""
    order = list(range(len(SENTENCES)))
    random.Random(7).shuffle(order)
    links = align_statements(statement(*SENTENCES), statement(*(SENTENCES[k] for k in order))).links
    assert {(link.old[0], order[link.new[0]]) for link in links} == {(k, k) for k in order}


def test_reversed_paragraphs_find_themselves() -> None:
    """A statement turned upside down: every paragraph is linked with itself."""
    links = align_statements(statement(*SENTENCES), statement(*reversed(SENTENCES))).links
    last = len(SENTENCES) - 1
    assert {(link.old, link.new) for link in links} == {
        ((place,), (last - place,)) for place in range(last + 1)
    }


def test_an_unrelated_paragraph_changes_no_other_link() -> None:
    """A new paragraph that is like none, put in anywhere, is added and nothing else changes."""
    other = "Apples ripen late on the northern slopes, and nobody picks them before the frost."
    for at in range(len(SENTENCES) + 1):
        texts = [*SENTENCES[:at], other, *SENTENCES[at:]]
        links = align_statements(statement(*SENTENCES), statement(*texts)).links
        assert {(link.old, link.new) for link in links} == {((), (at,))} | {
            ((place,), (place + (place >= at),)) for place in range(len(SENTENCES))
        }


@given(st.lists(st.sampled_from(SENTENCES), unique=True), st.randoms(use_true_random=False))
def test_a_shuffle_and_the_reverse_of_itself(texts: list[str], rng: random.Random) -> None:
    """Every paragraph finds itself, in whatever order they come."""
    order = list(range(len(texts)))
    rng.shuffle(order)
    for turned in (order, list(reversed(range(len(texts))))):
        new = statement(*(texts[place] for place in turned))
        links = align_statements(statement(*texts), new).links
        assert [(link.old, link.new) for link in links] == [
            ((place,), (at,)) for at, place in enumerate(turned)
        ]


@pytest.mark.parametrize("side", ["old", "new"])
def test_an_unrelated_paragraph_in_the_samples(side: str) -> None:
    """Put in anywhere, it is added or removed, and no other paragraph's links change.

    On generated pairs it does now and then: benchmarks/disturbance.py says how often.
    """
    texts = {
        name: [paragraph.text for paragraph in read_text((EXAMPLES / file).read_bytes()).paragraphs]
        for name, file in (("old", "declaration-2031.txt"), ("new", "joint-statement-2032.txt"))
    }
    other = "Apples ripen late on the northern slopes, and nobody picks them before the frost."
    before = joined(align_statements(statement(*texts["old"]), statement(*texts["new"])).links)
    for at in range(0, len(texts[side]) + 1, 12):
        more = {**texts, side: [*texts[side][:at], other, *texts[side][at:]]}
        links = align_statements(statement(*more["old"]), statement(*more["new"])).links
        after = joined(links)
        assert not any(pair[side == "new"] == at for pair in after)
        shift = [(side == name) for name in ("old", "new")]
        assert before == {
            tuple(place - (moves and place > at) for place, moves in zip(pair, shift, strict=True))
            for pair in after
        }


def joined(links: Sequence[Link]) -> set[tuple[int, ...]]:
    """Return every pair of paragraphs that a link joins."""
    return {(i, j) for link in links for i in link.old for j in link.new}


def under_headings(sections: dict[str, list[str]]) -> Statement:
    """Return a statement of these paragraphs under these headings."""
    elements: list[Section | Paragraph] = []
    for place, (heading, texts) in enumerate(sections.items(), start=1):
        eid = f"sec_{place}"
        elements.append(Section(eid, heading))
        elements += [
            Paragraph(f"{eid}__al_{ordinal}", (Block(text),), section=eid)
            for ordinal, text in enumerate(texts, start=1)
        ]
    return Statement(tuple(elements))


def test_equal_texts_pair_under_their_own_headings() -> None:
    """Where sections changed places, the same sentence goes to the section of the same name."""
    line = "We welcome the progress made and ask for a report."
    old = under_headings({"Health": [line], "Water": [line]})
    turned = under_headings({"Water": [line], "Health": [line]})
    assert joined(align_statements(old, turned).links) == {(0, 1), (1, 0)}
    renamed = under_headings({"Ports": [line], "Schools": [line]})
    assert joined(align_statements(old, renamed).links) == {(0, 0), (1, 1)}


def test_a_heading_decides_where_the_words_do_not() -> None:
    """Of two that are equally like it, a paragraph goes to the one under its own heading."""
    line = "We ask the Offices to report on {} progress by December and to publish the figures."
    frame = {"Health": SENTENCES[:2]}, {"Trade": SENTENCES[3:5]}
    old = under_headings({**frame[0], "Water": [line.format("their")], **frame[1]})
    both = [line.format("all"), line.format("any")]
    for names in (["Ports", "Water"], ["Water", "Ports"]):
        parts = dict(zip(names, ([text] for text in both), strict=True))
        new = under_headings({**frame[0], **parts, **frame[1]})
        assert (2, 2 + names.index("Water")) in joined(align_statements(old, new).links)


def test_a_heading_never_outweighs_the_words() -> None:
    """A paragraph that moved to another section is found there, though its heading differs."""
    old = under_headings({"Health": SENTENCES[:2], "Water": SENTENCES[3:5]})
    new = under_headings({"Health": SENTENCES[1:2], "Water": [*SENTENCES[3:5], SENTENCES[0]]})
    assert joined(align_statements(old, new).links) == {(0, 3), (1, 0), (2, 1), (3, 2)}


def test_the_telling_word_outweighs_the_place() -> None:
    """Of near-duplicates reworded alike, each goes to the one of its name, wherever that stands."""
    line = (
        "We welcome the offer of {} to host the next Forum on Water and Ports, and invite all "
        "members of the Group and all interested partners to take part in it."
    )
    towns = ["Ambrel", "Melund", "Iskaria", "Quessia"]
    turned = [3, 2, 0, 1]
    new_line = line.replace("invite all members", "encourage the members")
    old = statement(SENTENCES[4], *map(line.format, towns), SENTENCES[5])
    new = statement(
        SENTENCES[4], *(new_line.format(towns[place]) for place in turned), SENTENCES[5]
    )
    assert joined(align_statements(old, new).links) == {
        (0, 0), (5, 5), *((place + 1, at + 1) for at, place in enumerate(turned)),
    }  # fmt: skip


FORUM = (
    "We welcome the offer of {} to host the Meridian Forum on {} and ask all members to attend it."
)
HOSTS = (("Ambrel", "Water"), ("Melund", "Energy"), ("Iskaria", "Trade"), ("Quessia", "Health"))


def test_one_boilerplate_gone_and_another_new_are_two() -> None:
    """Near-duplicates that share none of the words that tell them apart are not one paragraph."""
    form = [FORUM.format(*host) for host in HOSTS]
    old = [form[0], *SENTENCES, form[1], form[2]]
    new = [form[3], form[1], *SENTENCES, form[2]]
    links = align_statements(statement(*old), statement(*new)).links
    assert ((0,), ()) not in {(link.old, link.new) for link in links}, "in its place: revised"
    new = [form[1], *SENTENCES, form[2], form[3]]
    links = align_statements(statement(*old), statement(*new)).links
    alone = {(link.old, link.new): link.reason for link in links if not (link.old and link.new)}
    assert alone.keys() == {((0,), ()), ((), (len(new) - 1,))}
    assert all("not those that tell it from its like" in reason for reason in alone.values())


def law(subjects: Sequence[str]) -> list[str]:
    """Return the paragraphs of an invented law, an article a subject, in the same boilerplate."""
    form = (
        "The Commission shall adopt delegated acts in accordance with Article 9 concerning {}.",
        "Those delegated acts shall enter into force only if no objection has been expressed within"
        " two months of notification of {} to the Council.",
        "the name and address of the authority responsible for {};",
        "Where the Commission considers that {} does not meet the requirements laid down in this"
        " Article, it shall, after consulting the Member State concerned, suspend it.",
    )
    return [line.format(subject) for subject in subjects for line in form]


def test_an_article_repealed_and_another_one_added() -> None:
    """In a law, too, boilerplate is not taken for a revision, a split or a merger of its like."""
    subjects = ["the harbour fee", "the net inspection", "the landing report", "the cold store"]
    old = statement(*law(subjects))
    new = statement(*law([subjects[0], *subjects[2:], "pilot certificates"]))
    links = align_statements(old, new).links
    assert {(link.old, link.new) for link in links} == {
        *(((place,), (place,)) for place in range(4)),
        *(((place,), ()) for place in range(4, 8)),
        *(((place,), (place - 4,)) for place in range(8, 16)),
        *(((), (place,)) for place in range(12, 16)),
    }


def test_a_new_subparagraph_is_no_split() -> None:
    """One that speaks of the same things beside a revised one is added."""
    old = law(["the harbour fee", "the net inspection"])
    new = [text.replace("two months", "three months") for text in old]
    new.insert(2, "That period shall be extended by three months at the initiative of the Council.")
    links = align_statements(statement(*old), statement(*new)).links
    assert [link.new for link in links if not link.old] == [(2,)]
    assert all(link.shape in (LinkShape.ONE_TO_ONE, LinkShape.ADDED) for link in links)


def test_the_parts_of_a_split_are_no_near_duplicates() -> None:
    """The words in which two parts differ do not speak against either."""
    old = statement(" ".join(SENTENCES[:4]), SENTENCES[5])
    new = statement(" ".join(SENTENCES[:2]), " ".join(SENTENCES[2:4]), SENTENCES[5])
    assert joined(align_statements(old, new).links) == {(0, 0), (0, 1), (1, 2)}


@given(st.data())
def test_links_given_in_part_are_completed(data: st.DataObject) -> None:
    """Whatever part of the true links a person gives, the others are still found."""
    order = data.draw(st.permutations(range(len(SENTENCES))))
    known = data.draw(st.sets(st.sampled_from(range(len(SENTENCES)))))
    old, new = statement(*SENTENCES), statement(*(SENTENCES[place] for place in order))
    mine = [Link((order[at],), (at,), reason="my own reading") for at in sorted(known)]
    links = align_statements(old, new, mine).links
    assert joined(links) == {(place, at) for at, place in enumerate(order)}
    assert {link.new for link in links if link.reason == "my own reading"} == {
        (at,) for at in known
    }
    assert all(link.given == (link.reason == "my own reading") for link in links)


def test_a_correction_frees_the_paragraph_that_was_taken() -> None:
    """What a person says is removed stays so; its wrong partner is looked for among the others."""
    line = "We welcome the offer of {} to host the Fourth Forum on Water in {} in 2033."
    old = statement(SENTENCES[0], line.format("Ambrel", "Lysk"), line.format("Melund", "Torvik"))
    new = statement(SENTENCES[0], line.format("Ambrel", "Lysk").replace("Fourth", "Fifth"))
    assert joined(align_statements(old, new).links) == {(0, 0), (1, 1)}
    corrected = align_statements(old, new, [Link((1,), ())]).links
    assert joined(corrected) == {(0, 0), (2, 1)}
    assert [(link.reason, link.score) for link in corrected if link.given] == [
        ("given by a person", 1.0)
    ]


def test_what_was_removed_behind_several_removed_together_stands_there_too() -> None:
    """A given link may remove several; the next one removed is not put in front of all others."""
    old, new = statement(*SENTENCES[:5]), statement(SENTENCES[0], SENTENCES[4])
    links = align_statements(old, new, [Link((1, 2), ())]).links
    assert [link.old for link in links] == [(0,), (1, 2), (3,), (4,)]


def test_a_sentence_that_went_over_is_a_transfer() -> None:
    """It changes no link, and its place is told on both sides."""
    went = "We condemn the attacks on harbours and grain stores in the Eastern Basin."
    first, second = [*SENTENCES[:2], went], [SENTENCES[3], *SENTENCES[5:]]
    old = statement(" ".join(first), " ".join(second))
    new = statement(" ".join(first[:2]), " ".join([*second, went]))
    found = align_statements(old, new)
    assert [(link.old, link.new) for link in found.links] == [((0,), (0,)), ((1,), (1,))]
    (transfer,) = found.transfers
    assert (transfer.old, transfer.new) == (0, 1)
    spans = (old.paragraphs[0], transfer.old_span), (new.paragraphs[1], transfer.new_span)
    assert [paragraph.text[span.start : span.end] for paragraph, span in spans] == [went, went]


def test_a_sentence_goes_over_once() -> None:
    """Though it came twice, or went twice: once it went over, and the other one is no transfer."""
    went = SENTENCES[4]
    alone = statement(f"{SENTENCES[0]} {went}", SENTENCES[1], SENTENCES[2])
    with_it = statement(SENTENCES[0], f"{SENTENCES[1]} {went}", f"{SENTENCES[2]} {went}")
    more = statement(
        f"{SENTENCES[0]} {SENTENCES[6]}", f"{SENTENCES[1]} {went}", f"{SENTENCES[2]} {went}"
    )
    for sides in ((alone, with_it), (with_it, alone), (more, alone), (alone, more)):
        (transfer,) = align_statements(*sides).transfers
        assert 0.99 < transfer.score <= 1


def test_the_like_of_a_removed_paragraph_is_named() -> None:
    """Where its twin was linked with the only one there is, the reason says so."""
    line = FORUM.format("Ambrel", "Water")
    links = align_statements(
        statement(SENTENCES[0], line, SENTENCES[4], line),
        statement(SENTENCES[0], line, SENTENCES[4]),
    ).links
    (reason,) = (link.reason for link in links if not link.new)
    assert reason == "its like, which shares 100% of the words, has another partner"


def test_a_near_duplicate_has_a_runner_up() -> None:
    """Boilerplate that differs in a name goes to its own twin, and the other one is named."""
    line = (
        "We welcome the offer of {} to host the next Forum on Water and Ports in {}, and invite "
        "all members of the Group and all interested partners to take part in it."
    )
    old = statement(line.format("Ambrel", "Lysk"), line.format("Melund", "Torvik"), SENTENCES[0])
    new = statement(
        line.format("Ambrel", "Lysk").replace("next", "coming"),
        line.format("Melund", "Torvik").replace("next", "coming"),
        SENTENCES[0],
    )
    links = align_statements(old, new).links
    assert [(link.old, link.new) for link in links] == [((k,), (k,)) for k in range(3)]
    assert links[0].runner_up is not None
    assert links[0].runner_up.share < 1
    said = re.fullmatch(
        r"(\d+)% of the words are shared; the next best pair shares (\d+)%", links[0].reason
    )
    assert said
    assert int(said[1]) > int(said[2]) == round(100 * links[0].runner_up.share)
    assert links[2].reason == "the same words"


def test_a_split_says_how_much_the_parts_share_together() -> None:
    """All of it, where nothing was changed but the break; less, where a sentence went."""
    old = statement(" ".join(SENTENCES[:3]), SENTENCES[4])
    new = statement(SENTENCES[0], " ".join(SENTENCES[1:3]), SENTENCES[4])
    (split, _) = align_statements(old, new).links
    assert split.reason.startswith("together they share 100% of the words")
    less = statement(SENTENCES[0], SENTENCES[1], SENTENCES[4])
    (split, _) = align_statements(old, less).links
    assert split.shape is LinkShape.SPLIT
    said = re.match(r"together they share (\d+)% of the words", split.reason)
    assert said
    assert 70 < int(said[1]) < 90


def test_a_given_link_moved_if_the_others_keep_the_order() -> None:
    """Whatever place it has among the given ones: what stands out of the order moved."""
    old, new = statement(*SENTENCES), statement(*SENTENCES[1:], SENTENCES[0])
    links = align_statements(old, new, [Link((3,), (2,)), Link((0,), (6,))]).links
    assert [link.old for link in links if link.moved] == [(0,)]


@given(TEXTS, TEXTS)
def test_transfers_are_lawful(old: list[str], new: list[str]) -> None:
    """A transfer joins two paragraphs that no link joins, and its spans lie in their texts."""
    one, other = statement(*old), statement(*new)
    found = align_statements(one, other)
    linked = {(i, j) for link in found.links for i in link.old for j in link.new}
    for transfer in found.transfers:
        assert (transfer.old, transfer.new) not in linked
        assert 0 <= transfer.old_span.start < transfer.old_span.end
        assert transfer.old_span.end <= len(one.paragraphs[transfer.old].text)
        assert transfer.new_span.end <= len(other.paragraphs[transfer.new].text)
        assert 0 < transfer.score <= 1


def test_two_paragraphs_that_exchanged_a_sentence_stay_in_their_places() -> None:
    """Each is the other's rival, so only the place tells; what is not alike is not linked."""
    fish = "Fish may be sold in every port of the bay."
    hosts = "We thank the hosts of the summit in Dorn."
    loan = "Arvel will repay Brenn the loan of 50 crowns by May."
    links = align_statements(
        Statement.from_texts([f"{fish} {loan}", hosts]),
        Statement.from_texts([fish, f"{hosts} {loan}"]),
    ).links
    assert [(link.old, link.new) for link in links] == [((0,), (0,)), ((1,), (1,))]
    salt = "Salt prices rose sharply because several mines had closed after heavy rain."
    boats = "Young pilots shall learn their trade aboard older boats under experienced masters."
    other = align_statements(
        Statement.from_texts([fish, hosts]), Statement.from_texts([salt, boats])
    ).links
    assert all(not (link.old and link.new) for link in other)


KEPT = (
    "We reaffirm our commitment to the Charter of the Group and to the rule of law in Ambrel.",
    "We are determined to restore the reefs by 2045 and ask all members to conclude their work.",
)
REPLACED = [
    (
        "We will support the festivals of the islands. We note that safe roads help them.",
        "We launch the League of Bakers, which will collect recipes and share ovens with schools, "
        "hospitals and small mills. No member shall be obliged to pay for its kitchens.",
    ),
    (
        "We call on our Ministers of Trade to open the salt markets before the winter.",
        "We call on our Ministers of Health to count nurses, wards and ambulances each spring.",
    ),
]


@pytest.mark.parametrize("pair", REPLACED)
def test_another_topic_in_the_same_place_is_no_revision(pair: tuple[str, str]) -> None:
    """The place between two that stayed makes no pair of what shares an opening or nothing."""
    sides = (statement(KEPT[0], text, KEPT[1]) for text in pair)
    shapes = [link.shape for link in align_statements(*sides).links]
    assert sorted(shapes) == ["added", "one-to-one", "one-to-one", "removed"]


def test_one_topic_in_the_same_place_is_a_revision() -> None:
    """Half of the words were put otherwise, and the place tells that they are one."""
    texts = (
        "We call on our Ministers of Trade to open the salt markets before the winter.",
        "We urge our Trade Ministers to open all markets for salt and grain by next winter.",
    )
    sides = (statement(KEPT[0], text, KEPT[1]) for text in texts)
    assert [link.shape for link in align_statements(*sides).links] == ["one-to-one"] * 3
