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


def test_names_of_a_list_of_votes_are_not_told_as_exchanged() -> None:
    """Who stands before whom in it says nothing; who crosses is told."""
    names = ["Ana L. Quill", "Leo Brandt", "Judit Falk", "Mary Nash"]
    old, new = (
        f"Voting for the action were: {'; '.join(order)}." for order in (names, names[::-1])
    )
    texts = (f"The Board met in Brin and kept its range.\n\n{text}\n" for text in (old, new))
    diff = stmtdiff.compare(*map(stmtdiff.reads, texts))
    assert not [note for note in diff.annotations if note.kind == "name"]
