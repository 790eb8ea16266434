"""Who votes on the other side now."""

from __future__ import annotations

from dataclasses import replace

import pytest

import stmtdiff
from stmtdiff.annotation.reasons import find_reasons

FOR = "Voting for the action were: Ana L. Quill, Chair; Leo Brandt, Vice Chair; {}."
AGAINST = "Voting against the action was {}, who preferred to lower the range at this meeting."


def crossings(old: str, new: str) -> list[tuple[str, str, str]]:
    """Return what is told of votes, and what went and came, on the last pair."""
    texts = (f"The Board met in Brin and kept its range.\n\n{text}\n" for text in (old, new))
    diff = stmtdiff.compare(*map(stmtdiff.reads, texts))
    last = len(diff.paragraphs) - 1
    notes = [note for note in diff.annotations if note.kind == "vote"]
    assert {(note.pair, note.op) for note in notes} <= {(last, None)}
    return [(note.why, note.old, note.new) for note in notes]


def test_who_crosses_is_told_in_each_direction() -> None:
    """The names stand on both sides; what changed is where."""
    old = f"{FOR.format('and Judit Falk')} {AGAINST.format('Simon K. Holt')}"
    new = f"{FOR.format('and Simon K. Holt')} {AGAINST.format('Judit Falk')}"
    assert crossings(old, new) == [
        ("Judit Falk voted for → against", "for", "against"),
        ("Simon K. Holt voted against → for", "against", "for"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FOR.format("and Judit Falk"), FOR.format("and Judit Falk")),
        (FOR.format("and Judit Falk"), FOR.format("and Simon K. Holt")),
        (FOR.format("and Judit Falk"), AGAINST.format("Simon K. Holt")),
        (
            FOR.format("and Judit Falk"),
            f"{AGAINST.format('Simon K. Holt')} Absent and not voting was Judit Falk.",
        ),
        (
            f"{FOR.format('and Judit Falk')} In a related action it thanked Port Alba.",
            f"{AGAINST.format('Simon K. Holt')} In a related action it thanked Port Alba.",
        ),
        ("We thank Judit Falk.", AGAINST.format("Judit Falk")),
        (
            f"{FOR.format('and Simon K. Holt')} Absent was Judit Falk.",
            AGAINST.format("Judit Falk"),
        ),
        (
            f"The Board thanked Judit Falk. {FOR.format('and Simon K. Holt')}",
            AGAINST.format("Judit Falk"),
        ),
        (
            FOR.format("and Judit Falk"),
            f"The Board thanked Judit Falk. {AGAINST.format('Simon K. Holt')}",
        ),
    ],
)
def test_who_does_not_cross_has_no_note(old: str, new: str) -> None:
    """Nor who is new, who is gone, who was absent, and who never voted before."""
    assert crossings(old, new) == []


def test_a_voter_who_crosses_between_paragraphs() -> None:
    """For and against may be told in paragraphs of their own; the note stands on the later one."""
    old = FOR.format("and Judit Falk")
    new = f"{FOR.format('and Simon K. Holt')}\n\n{AGAINST.format('Judit Falk')}"
    assert [why for why, *_ in crossings(old, new)] == ["Judit Falk voted for → against"]


def test_a_vote_is_a_kind_of_its_own() -> None:
    """Every form calls it so, and it is told to be read first."""
    old = f"{FOR.format('and Judit Falk')} {AGAINST.format('Simon K. Holt')}"
    new = f"{FOR.format('and Simon K. Holt')} {AGAINST.format('Judit Falk')}"
    diff = stmtdiff.compare(*map(stmtdiff.reads, (old, new)))
    assert [record["kinds"] for record in stmtdiff.render(diff, "records")] == ["vote"]
    assert 'sd:kinds="vote"' in stmtdiff.render(diff, "xml")
    assert "· vote: Judit Falk voted for → against; Simon" in stmtdiff.render(diff, "text")
    for language, label in (("en", "Vote"), ("ru", "Голос"), ("ar", "تصويت")):
        page = stmtdiff.render(diff, "html", language=language)
        assert f'value="k-vote">{label} (1)</option>' in page
    assert diff.highlights[0].reasons[0] == "vote: Judit Falk voted for → against"
    assert "<bdi>Judit Falk voted for → against</bdi>" in stmtdiff.render(diff, "html")


def test_a_name_of_the_whole_pair_is_no_vote() -> None:
    """A third party's note on a name weighs as any other, whether it is about an op or not."""
    diff = stmtdiff.compare(*map(stmtdiff.reads, ("We met Ana.", "We met Leo.")))
    notes = [replace(note, op=None) for note in diff.annotations]
    assert [(note.kind, note.op) for note in notes] == [("name", None)]
    bare = replace(diff, annotations=tuple(notes))
    assert [one.weight for one in find_reasons(bare) if one.note.kind == "name"] == [1]


@pytest.mark.parametrize(
    "form", ["Voting for it", "Voting in favor of it", "Voting in favour of it", "Voted for it"]
)
@pytest.mark.parametrize("against", ["Voting against it", "Voted against it"])
def test_the_forms_in_which_votes_are_told(form: str, against: str) -> None:
    """Who votes, and who voted; for something, or in favour of it, in either spelling."""
    sides = f"{form}: Judit Falk.", f"{against}: Judit Falk."
    assert [why for why, *_ in crossings(*sides)] == ["Judit Falk voted for → against"]
    assert [why for why, *_ in crossings(*sides[::-1])] == ["Judit Falk voted against → for"]


@pytest.mark.parametrize(
    "name",
    [
        "Al Roe",
        "Ana Maria Holt",
        "Mary-Ann O'Hara",
        "Mary-Ann O’Hara",
        "Jean L. M. Quist",
        "J. Alfred Quist",
        "J. P. Quist",
        "Élise Šimek",
        "Šárka Ås",
    ],
)
def test_a_name_is_told_whole(name: str) -> None:
    """With what stands before and between: initials, more than one first name, accents, marks."""
    found = crossings(FOR.format(f"and {name}"), AGAINST.format(name))
    assert [why for why, *_ in found] == [f"{name} voted for → against"]


@pytest.mark.parametrize("before", ["Paul Drew, Jr.", "Leo B."])
def test_a_full_stop_in_a_name_ends_no_sentence(before: str) -> None:
    """Who stands behind it votes, too."""
    found = crossings(f"Voting for it were {before}, and Judit Falk.", AGAINST.format("Judit Falk"))
    assert [why for why, *_ in found] == ["Judit Falk voted for → against"]


@pytest.mark.parametrize("mark", [". ", ".\n"])
def test_behind_a_sentence_nobody_votes(mark: str) -> None:
    """Whoever is named there did something else, also where a short line ends."""
    old = f"Voting for it was Leo Brandt{mark}The Board thanked Judit Falk for her work."
    assert crossings(old, AGAINST.format("Judit Falk")) == []


@pytest.mark.parametrize(
    "title",
    ["Board", "Chair", "Chairman", "Chairwoman", "Committee", "Governor", "President", "Vice"],
)
def test_an_office_is_no_name(title: str) -> None:
    """It may be named beside who votes against."""
    old = FOR.format(f"and Judit Falk, Harbour {title}")
    assert crossings(old, AGAINST.format(f"the friend of the Harbour {title}, Leo Holt")) == []


def test_names_on_lines_of_their_own() -> None:
    """A list of votes may have a line for each name: they are several names, and not one."""
    head = "Voting {} the action at this meeting were:\n{}"
    old = head.format("for", "Ana L. Quill, Chair\nLeo Brandt\nJudit Falk\nMary Nash")
    new = "\n\n".join(
        head.format(*one)
        for one in (
            ("for", "Ana L. Quill, Chair\nLeo Brandt"),
            ("against", "Mary Nash\nJudit Falk"),
        )
    )
    told = ["Judit Falk voted for → against", "Mary Nash voted for → against"]
    assert [why for why, *_ in crossings(old, new)] == told


def test_two_votes_in_one_paragraph() -> None:
    """Who votes against either of two things is opposed; who votes on both sides crosses not."""
    old, new = (
        f"{FOR.format('and Judit Falk')} Voting against the range was Simon K. Holt. "
        f"Voting against the minutes was {name}."
        for name in ("Leo Holt", "Judit Falk")
    )
    assert crossings(old, new) == crossings(new, old) == []
    assert [why for why, *_ in crossings(FOR.format("and Simon K. Holt"), new)] == [
        "Simon K. Holt voted for → against"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Absent was {}, and present was {}.", {"Al Roe → Leo Brandt", "Leo Brandt → Al Roe"}),
        ("Here was {}, and not {}.", {"Al Roe → Leo Brandt", "Leo Brandt → Al Roe"}),
        ("Voting for it was {}, and present was {}.", set()),
    ],
)
def test_without_votes_exchanged_names_are_told(text: str, told: set[str]) -> None:
    """An absence alone is no list of votes."""
    names = ["Al Roe", "Leo Brandt"]
    old, new = (text.format(*order) for order in (names, names[::-1]))
    texts = (f"The Board met in Brin and kept its range.\n\n{text}\n" for text in (old, new))
    notes = stmtdiff.compare(*map(stmtdiff.reads, texts)).annotations
    assert {note.why for note in notes if note.kind == "name"} == told


def test_names_of_a_list_of_votes_are_not_told_as_exchanged() -> None:
    """Who stands before whom in it says nothing; who crosses is told."""
    names = ["Ana L. Quill", "Leo Brandt", "Judit Falk", "Mary Nash"]
    old, new = (
        f"Voting for the action were: {'; '.join(order)}." for order in (names, names[::-1])
    )
    texts = (f"The Board met in Brin and kept its range.\n\n{text}\n" for text in (old, new))
    diff = stmtdiff.compare(*map(stmtdiff.reads, texts))
    assert not [note for note in diff.annotations if note.kind == "vote"]
