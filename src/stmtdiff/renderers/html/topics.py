"""What a paragraph is about, in words of its own: those that follow its speaker and its verb.

Nothing is summed up and nothing translated: a topic is quoted from the text, so it cannot say what
the text does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.annotation.ladders import is_modal
from stmtdiff.annotation.quotes import shortened
from stmtdiff.annotation.verbs import operative_phrases
from stmtdiff.tokens import TokenKind
from stmtdiff.voice import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from stmtdiff.tokens import Token

__all__ = ["topic_of"]

_WORDS = 8
"""So many words are quoted at most."""
_LEAST = 5
"""Behind so many, a comma ends a topic, too."""
_REACH = 30
"""Among so many tokens the verb of the speakers is looked for."""
_NEAR = 6
"""So many tokens may stand between two verbs of one sentence: reaffirm our commitment, and note."""
_LINKS_TABLE = """
    about again also and at by concerning for in of on once our regarding that their this to upon
    with
"""
_LINKS = frozenset(_LINKS_TABLE.split())
"""What leads from the verb to what it is about, and is no part of it."""
_TAILS_TABLE = """
    a an are as be from has have is or should the will
"""
_TAILS = _LINKS | frozenset(_TAILS_TABLE.split())
"""With what a topic that is cut short does not end."""
_STOPS = frozenset(".;:")
_ENDS = _STOPS | frozenset("!?…,")
_WORDLIKE = (TokenKind.WORD, TokenKind.NUMBER)


def topic_of(tokens: Sequence[Token]) -> str:
    """Return the first words of what a text is about, as they stand in it; empty for no words.

    Where its first sentence has no verb of the speakers in a language that is known, these are its
    first words, without the speakers.
    """
    start = _behind_the_verb(tokens)
    while 0 < start < len(tokens) and not _tells(tokens[start], _LINKS):
        start += 1
    start = start or _behind_the_speakers(tokens)
    kept: list[int] = []
    for place in range(start, len(tokens)):
        token = tokens[place]
        if token.kind in _WORDLIKE:
            if len(kept) == _WORDS:
                return f"{_text(tokens, start, _last_telling(tokens, kept))} …"
            kept.append(place)
        elif "\n" in token.text or (len(kept) >= _LEAST and token.text in _ENDS):
            break
    if not kept and start:
        # The whole text is its verb: "We agreed."
        return _text(tokens, 0, start)
    return _text(tokens, start, kept[-1] + 1 if kept else start)


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    return shortened("".join(token.text for token in tokens[start:end]).strip())


def _last_telling(tokens: Sequence[Token], kept: Sequence[int]) -> int:
    telling = (place for place in reversed(kept) if _tells(tokens[place], _TAILS))
    return next(telling, kept[-1]) + 1


def _tells(token: Token, small: Container[str]) -> bool:
    return token.kind in _WORDLIKE and token.key.casefold() not in small


def _behind_the_verb(tokens: Sequence[Token]) -> int:
    end = 0
    for phrase in operative_phrases(tokens[: 2 * _REACH]):
        near = phrase.start - end <= (_NEAR if end else _REACH)
        if is_modal(phrase.text) or not near:
            continue
        if any(token.text in _STOPS for token in tokens[end : phrase.start]):
            break
        end = phrase.end
    return end


def _behind_the_speakers(tokens: Sequence[Token]) -> int:
    """Return where the verb stands: behind "We", behind "The Ministers"."""
    words = [token.key.casefold() for token in tokens[:5:2]]
    if any(token.kind is not TokenKind.SPACE for token in tokens[1:4:2]) or len(words) < 3:
        return 0
    if words[0] in ENGLISH.subjects:
        return 2
    named = words[0] in ENGLISH.articles and words[1] in ENGLISH.heads
    return 4 if named and words[2] not in ENGLISH.joins else 0
