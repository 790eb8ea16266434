"""What a text refers to: resolutions, document symbols, articles, treaties and declarations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.tokens import Token

__all__ = ["Reference", "compare_references", "find_references"]

_NUMBERED_TABLE = """
    resolution resolutions decision decisions article articles paragraph paragraphs annex
    chapter section protocol recommendation recommendations
"""
_NUMBERED = frozenset(_NUMBERED_TABLE.split())
_SYMBOL = re.compile(r"[A-Z]{1,4}/.*\d.*|\d{1,4}/\d{4}", re.DOTALL)
_INSTRUMENTS_TABLE = """
    Charter Convention Treaty Protocol Covenant Declaration Agreement Accord Accords Agenda
    Pact Statute
"""
_INSTRUMENTS = frozenset(_INSTRUMENTS_TABLE.split())
_NAME_LENGTH = 5
"""So many capitalised words before the word for an instrument may be its name."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference and where it stands, as a range of tokens."""

    start: int
    end: int
    what: str
    name: str

    @property
    def text(self) -> str:
        """The reference in words."""
        return f"{self.what} {self.name}".strip()


def find_references(tokens: Sequence[Token]) -> list[Reference]:
    """Return the references of a text in their order, none within another."""
    places = [n for n, token in enumerate(tokens) if token.kind is not TokenKind.SPACE]
    texts = [tokens[place].text for place in places]
    found: list[Reference] = []
    done = 0
    what = ""
    for at, text in enumerate(texts):
        if text.casefold() in _NUMBERED:
            what = text.casefold().rstrip("s") if text.casefold() != "annex" else "annex"
            continue
        if text not in ("and", ",", "to") and tokens[places[at]].kind is not TokenKind.NUMBER:
            what = ""
        if tokens[places[at]].kind is TokenKind.NUMBER and (what or _SYMBOL.fullmatch(text)):
            found.append(Reference(places[at], places[at] + 1, what, text))
            done = at + 1
        elif text in _INSTRUMENTS:
            first = _name_start(texts, at, done)
            if first < at:
                name = " ".join(texts[first : at + 1])
                found.append(Reference(places[first], places[at] + 1, "", name))
                done = at + 1
    return found


def _name_start(texts: Sequence[str], at: int, done: int) -> int:
    first = at
    while first > max(done, at - _NAME_LENGTH) and _is_name(texts[first - 1]):
        first -= 1
    return first


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word not in (
        "The",
        "This",
        "Our",
        "Their",
        "That",
        "Its",
        "These",
    )


def compare_references(old: Sequence[Reference], new: Sequence[Reference]) -> Iterator[str]:
    """Yield what became of the references of one op."""
    gone = [one.text for one in old if one.name not in [other.name for other in new]]
    come = [one.text for one in new if one.name not in [other.name for other in old]]
    if len(gone) == len(come) == 1:
        yield f"{gone[0]} → {come[0]}"
        return
    yield from (f"{one} dropped" for one in gone)
    yield from (f"{one} added" for one in come)
