"""Who speaks: whether a word ends the name of who does what a verb says."""

from __future__ import annotations

import pytest

from stmtdiff.annotation.speakers import BODIES, MEMBERS, SPEAKERS, speaks


def told(text: str, speaker: str) -> bool:
    """Return whether the last of these words in a text speaks; its last word is the verb."""
    words = text.casefold().split()
    place = len(words) - 1 - words[::-1].index(speaker)
    return speaks(words, place, len(words) - 1)


@pytest.mark.parametrize("word", sorted(SPEAKERS | MEMBERS | {"affairs"}))
def test_those_who_speak_together_speak_in_any_form(word: str) -> None:
    """Whatever the form of the verb."""
    assert told(f"the {word} note", word)
    assert told(f"the {word} noted", word)


@pytest.mark.parametrize("body", sorted(BODIES))
def test_a_body_speaks_in_the_third_person(body: str) -> None:
    """What stands behind it in another form is no verb of it: Council support."""
    for verb in ("notes", "noted", "had", "stood", "took", "undertook", "was"):
        assert told(f"the {body} {verb}", body)
    assert not told(f"the {body} support", body)


@pytest.mark.parametrize(
    ("text", "speaker", "speaking"),
    [
        ("all parties to note", "parties", False),
        ("urged all members to note", "members", False),
        ("invited members also to note", "members", False),
        ("to that end the members note", "members", True),
        ("to the parties note", "parties", True),
        ("the sides to note", "sides", True),
        ("heads of state urge", "state", True),
        ("the heads of state urge", "state", True),
        ("heads of state and government urge", "government", True),
        ("the heads of state and government urge", "government", True),
        ("the head of state urge", "state", False),
        ("state urge", "state", False),
        ("the harbours note", "harbours", False),
    ],
)
def test_who_is_named_speaks(text: str, speaker: str, speaking: bool) -> None:
    """Not who is told what to do, and of Heads of State only the whole title."""
    assert told(text, speaker) is speaking
