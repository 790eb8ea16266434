"""What a hashtag says: #EasternBasin is the Eastern Basin."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from stmtdiff.annotation.reading import whole_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.tokens import Token

__all__ = ["hashtags", "words_of"]

_WORD = re.compile(r"[^\W_]")


@lru_cache(maxsize=65536)
def words_of(key: str) -> tuple[str, ...]:
    """Return the words that are written as one, by their capitals: Eastern, Basin."""
    words: list[str] = []
    before = ""
    for letter in filter(_WORD.match, key):
        if not words or (letter.isupper() and not before.isupper()):
            words.append("")
        words[-1] += letter
        before = letter
    return tuple(words)


def hashtags(tokens: Sequence[Token]) -> set[str]:
    """Return what the hashtags of a text say, each in small letters and without spaces."""
    text = whole_text(tokens)
    if "#" not in text and "＃" not in text:
        return set()
    return {
        token.key.casefold().replace("_", "") for token in tokens if token.text[:1] in ("#", "＃")
    }
