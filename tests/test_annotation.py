"""Notes on changes: hand-written pairs in wdiff notation, and what holds for any text.

A line of a table is ``expected | text``. What is expected of the changes stands in their order,
with ``;`` between them: ``-``, or kinds joined by ``+``, each with ``=reason`` if it matters.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stmtdiff
from stmtdiff.annotation import ANNOTATORS, annotate_diff
from stmtdiff.diff import Fate, Op, Tag, Wording, compare_aligned
from stmtdiff.model import Span
from stmtdiff.tokens import tokenize

CASES = [
    pytest.param(*line.split(" | ", 1), id=f"{path.stem}: {line}")
    for path in sorted((Path(__file__).parent / "data" / "annotations").glob("*.txt"))
    for line in path.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
PIECES = re.compile(
    r"(?:\[-(?P<gone>.*?)-\])?(?:\{\+(?P<come>.*?)\+\})?(?P<kept>(?:(?!\[-|\{\+).)*)"
)
THINGS = ("salt is weighed;", "nets are counted;", "lamps are lit by night.")
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


def wording_of(line: str) -> Wording:
    """Return the wording that a line in wdiff notation shows."""
    sides, ops = ["", ""], []

    def add(tag: Tag, *texts: str) -> None:
        before = [len(tokenize(side)) for side in sides]
        sides[:] = [side + text for side, text in zip(sides, texts, strict=True)]
        after = [len(tokenize(side)) for side in sides]
        ops.append(Op(tag, *map(Span, before, after)))

    for gone, come, kept in PIECES.findall(ESCAPE.sub(lambda m: chr(int(m[1], 16)), line)):
        if gone or come:
            tag = Tag.REPLACE if gone and come else Tag.DELETE if gone else Tag.INSERT
            add(tag, gone, come)
        if kept:
            add(Tag.EQUAL, kept, kept)
    return Wording(*map(tokenize, sides), tuple(ops))


def annotated(line: str) -> stmtdiff.StatementDiff:
    """Return a comparison of one pair with this wording, annotated."""
    diff = stmtdiff.compare(*[stmtdiff.reads("1. Boats sailed.\n")] * 2)
    pair = replace(diff.paragraphs[0], wording=wording_of(line), fate=Fate.REVISED)
    return annotate_diff(replace(diff, paragraphs=(pair,), annotations=()))


@pytest.mark.parametrize(("expected", "line"), CASES)
def test_annotated_pairs(expected: str, line: str) -> None:
    """Each change in a line gets the kinds that stand before it, and the reasons named there."""
    diff = annotated(line)
    notes: dict[int | None, dict[str, str]] = {}
    for note in diff.annotations:
        notes.setdefault(note.op, {})[note.kind] = note.why
    changed = [n for n, op in enumerate(diff.paragraphs[0].wording.ops) if op.tag is not Tag.EQUAL]
    found = [notes.get(number, {}) for number in changed]
    for one, wanted in zip(found, expected.split(";"), strict=True):
        told = dict(part.strip().partition("=")[::2] for part in wanted.split("+"))
        assert set(one) == set(told) - {"-"}, found
        assert all(one[kind] == why for kind, why in told.items() if why), found


WORDS = (
    "We they The Ministers Leaders our their will may shall welcome welcomed note noted condemn "
    "concern grave not no without 5 7 forty 2031 2032 14 June May resolution 12/2031 A/RES/78/1 "
    'Ambrel Norvane Melund of and , . ; programme program #Basin “ ” " - – \u200b \u00a0 <…> '
    "Charter Article in principle as appropriate recognise"
)
TEXTS = st.lists(st.sampled_from(WORDS.split(" ")) | st.text(max_size=3), max_size=25).map(" ".join)


@given(TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
def test_annotators_never_raise(old: str, new: str) -> None:
    """Any two texts are annotated, a second time alike, and no op changes."""
    sides = [stmtdiff.reads("1. Begin " + re.sub(r"\s", " ", text) + "\n") for text in (old, new)]
    diff = stmtdiff.compare(*sides)
    again = annotate_diff(replace(diff, annotations=()), tuple(ANNOTATORS))
    assert again == diff


def test_a_year_is_rolled_forward() -> None:
    """A date that the earlier statement looked back on moves with the year, and is so marked."""
    sides = (
        f"Vellmar, 12 May {year}\n\n1. We praise the work of the fleet in {year}, by {year + 4}.\n"
        for year in (2031, 2032)
    )
    notes = stmtdiff.compare(*map(stmtdiff.reads, sides)).annotations
    assert [note.why for note in notes if note.kind == "date"] == [
        "2031 → 2032 (rolled forward one year)",
        "2035 → 2036 (deadline 1 year later)",
    ]


def test_another_day_is_not_rolled_forward() -> None:
    """Only the same day, or the same month, comes again."""
    sides = (
        f"Vellmar, 12 May {year}\n\n1. We met on {day} June {year}.\n"
        for year, day in ((2031, 14), (2032, 20))
    )
    notes = stmtdiff.compare(*map(stmtdiff.reads, sides)).annotations
    told = {note.why for note in notes if note.kind == "date"}
    assert told == {"14 June 2031 → 20 June 2032"}


@pytest.mark.parametrize("marks", ["•••", "◦◦◦", "▪▪▪", "···", "---", "(a) (b) (c)"])
def test_the_items_of_a_list_are_counted(marks: str) -> None:
    """A list has its items by whatever mark they are printed with, and a new one is told."""
    labels = marks.split() if " " in marks else [*marks]
    items = [f"   {label} {text}\n" for label, text in zip(labels, THINGS, strict=True)]
    sides = ("1. These are the principles:\n\n" + "\n".join(items[:count]) for count in (2, 3))
    notes = stmtdiff.compare(*map(stmtdiff.reads, sides)).annotations
    assert "items of the list: 2 → 3" in [note.why for note in notes if note.kind == "figure"]


def test_initials_are_no_items() -> None:
    """A name that stands at the start of a line is part of the running text."""
    sides = (
        f"1. The experts are\nA. Brandt,\nB. Orel{more}\nand others of the group.\n"
        for more in ("", ",\nC. Quist")
    )
    notes = stmtdiff.compare(*map(stmtdiff.reads, sides)).annotations
    assert not [note for note in notes if note.kind == "figure"]


@pytest.mark.parametrize(
    ("old", "new", "name", "kind"),
    [
        ("The Harbour Watch Office (HWO) met.", "It met.", "Harbour Watch Office", "spelling"),
        ("It met.", "The Harbour Watch Office (HWO) met.", "Harbour Watch Office", "spelling"),
        (f"The Tide Office (HWO) met. {'Boats came. ' * 30}", "", "Tide Office", "spelling"),
        (f"{'Boats came. ' * 30} The Tide Office (HWO) met.", "", "Tide Office", "spelling"),
        (
            "The House of Wool (HWO), the Harbour Watch Office (HWO).",
            "",
            "House of Wool",
            "spelling",
        ),
        ("The House of Wool (HWO), the Harbour Watch Office (HWO).", "", "Hall of Wool", "name"),
        ("The Harbour Watch Office of Lysk (HWO) met.", "", "Harbour Watch Office", "name"),
        ("The Wool and Hat Office (WHO) met.", "", "World Health Organization", "name"),
        ("The World Food Programme (WFP) met.", "", "World Health Organization", "spelling"),
    ],
)
def test_a_statement_says_what_initials_stand_for(old: str, new: str, name: str, kind: str) -> None:
    """On either side, in whatever paragraph; and what it says goes before what everybody knows."""
    short = "WHO" if name.startswith("World") else "HWO"
    texts = (
        [old or "It met.", f"We thank the {name} for it."],
        [new or old, f"We thank the {short} for it."],
    )
    links = [stmtdiff.Link((place,), (place,)) for place in (0, 1)]
    diff = stmtdiff.compare(*map(stmtdiff.Statement.from_texts, texts), links=links)
    assert [note.kind for note in diff.annotations if note.pair == 1] == [kind]


@pytest.mark.parametrize("languages", [("ga", "en"), ("en", "ga"), ("ga", "ga"), ("en", "en")])
@pytest.mark.parametrize(("one", "other"), [("adopted", "rejected"), ("before", "after")])
def test_what_is_the_opposite_is_known_of_english(
    languages: tuple[str, str], one: str, other: str
) -> None:
    """Another language may spell other words so; where one side is in one, nothing is told."""
    texts = (f"1. The nets were {word} there.\n" for word in (one, other))
    sides = [stmtdiff.reads(text, language=tag) for text, tag in zip(texts, languages, strict=True)]
    told = [note.why for note in stmtdiff.compare(*sides).annotations]
    assert any("opposite" in why for why in told) == (languages == ("en", "en"))


def test_some_steps_count_whoever_takes_them() -> None:
    """Not the speakers phase out what is phased down."""
    (note,) = annotated("The use of peat is to be phased [-out-]{+down+} in Norvane.").annotations
    assert (note.kind, note.why) == ("verb", "weaker: phase out → phase down")


@pytest.mark.parametrize(
    ("sum_then", "told"),
    [("40", set()), ("30", {"40 → 30 million"})],
)
def test_what_a_sentence_took_with_it_was_not_dropped(sum_then: str, told: set[str]) -> None:
    """Its date and names stand at the other end; a figure that changed on the way is told there."""
    fund = "The Lake Fund will pay out {} million crowns for nets and boats by 31 March 2042."
    salt, rope = "We note the price of salt in Vellmar.", "We note the price of rope in Lysk."
    sides = (
        [f"{salt} {fund.format('40')}", rope],
        [salt, f"{rope} {fund.format(sum_then)}"],
    )
    links = [stmtdiff.Link((place,), (place,)) for place in (0, 1)]
    diff = stmtdiff.compare(*map(stmtdiff.Statement.from_texts, sides), links=links)
    assert len(diff.transfers) == 1
    assert {note.why for note in diff.annotations if note.kind != "transfer"} == told


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("No member [-may-]{+should+} sell salt.", "another verb: may → should"),
        ("Members [-may-]{+should+} sell no salt.", "stronger: may → should"),
        ("Members [-must-]{+should+} not sell salt.", "weaker: must → should"),
    ],
)
def test_what_nobody_may_is_on_no_ladder(line: str, why: str) -> None:
    """A prohibition that becomes advice is not stronger for its "should"."""
    assert [note.why for note in annotated(line).annotations if note.kind == "verb"] == [why]


@pytest.mark.parametrize(
    ("line", "editorial"),
    [
        ("[-We welcome-]{+They welcomed+} the [-programme-]{+program+}.", True),
        ("[-We welcome-]{+They noted+} the [-programme-]{+program+}.", False),
        ("The [-boats-]{+cattle+} came.", False),
        ("The boats came.", False),
    ],
)
def test_editorial_pairs(line: str, editorial: bool) -> None:
    """A pair is editorial where it has changes and none of them says anything else."""
    (pair,) = annotated(line).paragraphs
    assert pair.editorial is editorial


@pytest.mark.parametrize(
    ("old", "new", "editorial"),
    [
        (["Grain is dear. Water is scarce."], ["Grain is dear.", "Water is scarce."], True),
        (["Grain is dear.", "Water is scarce."], ["Grain is dear. Water is scarce."], True),
        (
            ["We note the offer of Melund. We thank its harbours."],
            ["The Ministers noted the offer of Melund.", "They thanked its harbours."],
            True,
        ),
        (
            ["Grain is dear. Water is scarce.", "Salt is cheap."],
            ["Grain is dear.", "Water is scarce. Salt is cheap."],
            True,
        ),
        (["Grain is dear. Water is scarce."], ["Grain is dear.", "Water is plentiful."], False),
        (["Grain is dear. Water is scarce."], ["Grain is dear.", "Water is not scarce."], False),
        (["Grain is dear.", "Water is scarce."], ["Grain is dear, and water is scarce."], False),
    ],
)
def test_cutting_and_joining_are_editorial(old: list[str], new: list[str], editorial: bool) -> None:
    """A paragraph that was only cut, or joined with another, says what it said."""
    link = stmtdiff.Link(tuple(range(len(old))), tuple(range(len(new))))
    sides = [stmtdiff.Statement.from_texts(texts) for texts in (old, new)]
    (pair,) = stmtdiff.compare(*sides, links=[link]).paragraphs
    assert pair.editorial is editorial
    assert pair.substantive is not editorial


def test_before_it_is_annotated_nothing_reworded_is_editorial() -> None:
    """What has no notes yet is substantive, and no highlight nor survival is told."""
    sides = [stmtdiff.Statement.from_texts([text]) for text in ("We note it.", "They noted it.")]
    diff = compare_aligned(*sides, stmtdiff.align(*sides, links=[stmtdiff.Link((0,), (0,))]))
    assert [pair.substantive for pair in diff.paragraphs] == [True]
    assert diff.highlights == diff.survivals == ()
    assert [pair.editorial for pair in stmtdiff.annotate(diff).paragraphs] == [True]


def test_editorial_is_told() -> None:
    """Text, page, records and the sentence of findings name the paragraphs that say the same."""
    old, new = "1. We welcome the offer of Norvane.\n", "1. They welcomed the offer of Norvane.\n"
    diff = stmtdiff.compare(stmtdiff.reads(old), stmtdiff.reads(new))
    assert "Of the 1 revised, 1 only editorially." in stmtdiff.render(diff, "text")
    assert "revised   0.99   editorial" in stmtdiff.render(diff, "text")
    assert "chip s-editorial" in stmtdiff.render(diff, "html")
    assert [record["editorial"] for record in stmtdiff.render(diff, "records")] == [True]


def test_what_to_read_first() -> None:
    """The weightiest changes come first, with their reasons; what is editorial is left out."""
    old = ["We condemn the tests.", "Boats number 5 now.", "We will build a road."]
    new = ["They expressed concern at the tests.", "Boats number 7 now."]
    links = [stmtdiff.Link((0,), (0,)), stmtdiff.Link((1,), (1,))]
    sides = [stmtdiff.Statement.from_texts(texts) for texts in (old, new)]
    diff = stmtdiff.compare(*sides, links=links)
    assert [one.reasons for one in diff.highlights] == [
        ("removed: a paragraph with “will build a road.”, and nothing like it survives",),
        ("verb: weaker: condemn → express concern",),
        ("figure: 5 → 7",),
    ]
    assert "verb: weaker: condemn → express concern\n" in stmtdiff.render(diff, "text")
    assert '<li><a href="#p-al_1">' in stmtdiff.render(diff, "html").partition("Read first")[2]


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("Trade grew [-fast-]{+slowly+} in the hills.", "We will [-build-]{+study+} a road."),
        ("The road is [-5-]{+7+} miles long.", "We agree to build [-5-]{+7+} boats."),
        (
            "Trade in salt, wool and grain [-fell-]{+rose, and much more was sold in Melund+}.",
            "We expect trade to [-fall-]{+rise+}.",
        ),
        (
            "We expect trade to [-fall-]{+rise+}.",
            "All agreed.{+ Melund dissociated itself from the text.+}",
        ),
        ("We will build the road {+today +}.", "We will build {+some +}boats."),
        (
            "All agreed.{+ Melund dissociated itself from the text.+}",
            "The Committee decided to [-keep-]{+raise+} its levy.",
        ),
        (
            "We agreed.[- We welcome the visit of the choir to the hills.-]",
            "We agreed.[- We condemn the attack on the old lighthouse.-]",
        ),
        ("[-In this regard, the-]{+The+} road is long.", "The road is [-long-]{+short+}."),
    ],
)
def test_what_is_read_before_what(less: str, more: str) -> None:
    """What is decided or expected goes before what is described, and what is said before form."""
    sides = [annotated(line) for line in (less, more)]
    texts = [
        [getattr(diff.paragraphs[0].wording, side) for diff in sides]
        for side in ("old_text", "new_text")
    ]
    links = [stmtdiff.Link((n,), (n,)) for n in range(2)]
    statements = map(stmtdiff.Statement.from_texts, texts)
    assert stmtdiff.compare(*statements, links=links).highlights[0].pair == 1


def test_what_nobody_overlooks_leaves_room() -> None:
    """Of whole paragraphs that went, three are told at most where there are other changes."""
    kept = [f"The road number {n} to the hills is {n} miles long." for n in range(2, 7)]
    gone = [f"We will build {n} boats of oak for the port of Vellmar." for n in range(12, 18)]
    changed = [text.replace("long", "wide") for text in kept]
    sides = [stmtdiff.Statement.from_texts(texts) for texts in ([*kept, *gone], changed)]
    links = [stmtdiff.Link((n,), (n,)) for n in range(len(kept))]
    diff = stmtdiff.compare(*sides, links=links)
    fates = [diff.paragraphs[one.pair].fate for one in diff.highlights]
    assert fates == ["removed"] * 3 + ["revised"] * 4


def test_a_new_dissent_is_told_once() -> None:
    """The names and words that come with a dissent are told by it, and not again."""
    (first,) = annotated("All agreed.{+ Voting against was Ambrel Norvane.+}").highlights
    assert first.reasons == ("dissent: “Voting against was Ambrel Norvane.” added",)


def test_what_is_editorial_or_rolled_forward_is_no_news() -> None:
    """A change of voice or place is no reason to read, nor a date that went on with the year."""
    sides = (
        f"Vellmar, 12 May {year}\n\n1. {verb} the work of the fleet in {year}.\n"
        for year, verb in ((2031, "We praise"), (2032, "They praised"))
    )
    assert stmtdiff.compare(*map(stmtdiff.reads, sides)).highlights == ()


@pytest.mark.parametrize(
    ("old", "new", "editorial"),
    [
        ("1. We agree:\n- to meet;\n- to talk.", "1. We agree:\n• to meet;\n• to talk.", True),
        (
            "1. We agree:\n(a) to meet;\n(b) to talk.",
            "1. We agree:\na. to meet;\nb. to talk.",
            True,
        ),
        ("1. We agree:\n- to meet;\n- to talk.", "1. We agree:\n• to meet;\n• to write.", False),
        ("1. We agree (a) today.", "1. We agree (b) today - now.", False),
    ],
)
def test_another_mark_of_an_item_is_numbering(old: str, new: str, editorial: bool) -> None:
    """Items that only got other marks are editorial; their words still count."""
    diff = stmtdiff.compare(stmtdiff.reads(old), stmtdiff.reads(new))
    (pair,) = diff.paragraphs
    assert pair.editorial is editorial


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("caf\u00e9", "cafe\u0301", "\u00e9 (U+00E9) → e\u0301 (U+0065 U+0301)"),
        ("re\u0301sume\u0301", "r\u00e9sum\u00e9", "e\u0301 (U+0065 U+0301) → \u00e9 (U+00E9)"),
        ("a\u0323\u0302", "a\u0302\u0323", "(U+0061 U+0323 U+0302) → a\u0302\u0323 (U+0061 U+0302"),
        ("\uac01", "\u1100\u1161\u11a8", "\uac01 (U+AC01) → "),
    ],
)
def test_accents_composed_otherwise_are_shown_by_code_points(old: str, new: str, told: str) -> None:
    """What looks the same on both sides is told by what it is made of, also in the text."""
    sides = [stmtdiff.Statement.from_texts([f"The {word} is shut."]) for word in (old, new)]
    diff = stmtdiff.compare(*sides)
    (note,) = diff.annotations
    assert note.why.startswith("accents composed otherwise: ")
    assert told in note.why
    assert "(U+" in stmtdiff.render(diff, "text")
