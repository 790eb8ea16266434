"""Who speaks in a statement: the words for those who meet, and for the bodies that they sit in.

The tables are English and meant to be replaced. Those that speak together stand in the plural;
of a body what it does is told in the third person, and "Council support" is no verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.voice import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BODIES", "MEMBERS", "SPEAKERS", "speaks"]

_REGISTER = REGISTERS["en"]
SPEAKERS = _REGISTER.subjects | _REGISTER.heads | {"delegation", "delegations"}
"""Those who speak for themselves."""

MEMBERS = frozenset(("members", "parties", "presidents", "sides"))
"""Others that speak together, whose words also stand in names: the Conference of the Parties."""

_BODIES_TABLE = """
    assembly board commission committee conference council group
"""
BODIES = frozenset(_BODIES_TABLE.split())
"""Bodies that speak as one."""

_ADDRESSED = frozenset(("members", "parties"))
"""They are as often told what to do: urged all parties to note."""
_LAST_OF_A_TITLE = "affairs"
_PAST = frozenset(("had", "stood", "took", "undertook", "was"))
_HEADS = (("heads", "of", "state"), ("heads", "of", "state", "and", "government"))


def speaks(words: Sequence[str], place: int, verb: int) -> bool:
    """Return whether the word at this place ends the name of who does what the verb says.

    Args:
        words: the words, and the marks, case folded.
        place: where the speaker may stand.
        verb: the place of the verb.
    """
    word = words[place]
    if word in _ADDRESSED and "to" in words[place + 1 : verb]:
        return False
    if word in BODIES:
        return words[verb].endswith(("s", "ed")) or words[verb] in _PAST
    if word in SPEAKERS or word in MEMBERS or word == _LAST_OF_A_TITLE:
        return True
    return any(tuple(words[max(0, place + 1 - len(one)) : place + 1]) == one for one in _HEADS)
