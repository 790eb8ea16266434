"""A change of quotes, dashes, spaces, hashtags, capitals or the make-up of letters only."""

from __future__ import annotations

import re
import unicodedata
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import is_cut
from stmtdiff.annotation.reading import EQUAL, SPACE
from stmtdiff.diff import Annotation
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.diff import Op, StatementDiff, Wording
    from stmtdiff.tokens import Token

__all__ = ["annotate_typography", "differing_marks"]

_QUOTES = frozenset("“”„‟«»″‘’‚‛‹›ʼ′'\"")
_DOUBLE = frozenset('“”„‟«»″"')
_DASHES = frozenset("-‐‑‒–—―−")
_END_MARKS = frozenset(".;:,")
_PLAIN_TABLE = """
    states parties member members government governments leader leaders minister ministers
    delegation delegations participant participants country countries authorities
"""
_PLAIN = frozenset(_PLAIN_TABLE.split())
"""Words for those who meet, which some write with a capital; not a party, which may be any."""
_ITEM = 20
"""So many tokens before the last item of a list its first comma may stand."""
_INVISIBLE: Mapping[str, str] = MappingProxyType(
    {
        "\u00ad": "soft hyphen",
        "\u200b": "zero width space",
        "\u2060": "word joiner",
        "\ufeff": "byte order mark",
    }
)
_SPACES: Mapping[str, str] = MappingProxyType(
    {
        "\u00a0": "no-break space",
        "\u202f": "narrow no-break space",
        "\u2009": "thin space",
        "\u2007": "figure space",
        "\u3000": "ideographic space",
        "\t": "tab",
        "\n": "line break",
    }
)
# Letters that look like one of the Latin alphabet: Cyrillic, then Greek.
_ALIKE = str.maketrans(
    "асеорхуіјѕАВСЕНІЈКМОРЅТХУ" + "ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aceopxyijsABCEHIJKMOPSTXY" + "ovABEZHIKMNOPTYX",
)
# Letters in another form: ligatures, Arabic presentation forms, half and full width. Not the
# superscripts, which say something else.
_PRESENTATION = re.compile("[\ufb00-\ufdff\ufe70-\ufefe\uff00-\uffef]")
_LONGEST = 200
"""NFKC of a longer token is not looked at: a word is shorter."""


def annotate_typography(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op whose two sides are the same words, and say what differs."""
    for place, pair in enumerate(diff.paragraphs):
        wording = pair.wording
        for number, op in enumerate(wording.ops):
            if op.tag is EQUAL or is_cut(wording, op) or _measures(wording, op):
                continue
            old = wording.old[op.old.start : op.old.end]
            new = wording.new[op.new.start : op.new.end]
            begins = _begins(wording.old, op.old.start) or _begins(wording.new, op.new.start)
            why = differing_marks(old, new, begins=begins) or _idle_mark(wording, op)
            why = why or _idle_capitals(wording, op)
            if why:
                yield Annotation("typography", why, place, number)


def _measures(wording: Wording, op: Op) -> bool:
    """Whether a mark behind a figure is a measure, and became another one: 5′, 5″."""
    sides = wording.old, wording.new
    doubled = []
    for side, span in zip(sides, (op.old, op.new), strict=True):
        marks = {t.text for t in _visible(side[span.start : span.end])}
        behind_figure = span.start > 0 and side[span.start - 1].kind is TokenKind.NUMBER
        if not behind_figure or len(marks) != 1 or not marks <= _QUOTES:
            return False
        doubled.append(marks <= _DOUBLE)
    return doubled[0] != doubled[1]


def _is_apposition(sentence: Sequence[str]) -> bool:
    """Whether a comma sets names behind what they are: the hosts, Alba and Corvia."""
    words = [word for word in sentence if not word.isspace()]
    at = words.index(",")
    before, behind = words[at - 1 : at], words[at + 1 : at + 2]
    sets_apart = before != [] and before[0].islower() and behind != [] and behind[0][:1].isupper()
    return words.count(",") == 1 and sets_apart


def _idle_mark(wording: Wording, op: Op) -> str:
    """Return what a mark is that came, went or changed without saying anything."""
    old, new = (
        [t.text for t in _visible(side[span.start : span.end])]
        for side, span in ((wording.old, op.old), (wording.new, op.new))
    )
    if max(len(old), len(new)) != 1:
        return ""
    ends = all(
        all(side[at].kind is SPACE for at in range(span.end, len(side)))
        for side, span in ((wording.old, op.old), (wording.new, op.new))
    )
    if ends and {*old, *new} <= _END_MARKS:
        return "the mark at the end"
    if sorted((old, new)) == [[], [","]]:
        side, span = (wording.old, op.old) if old else (wording.new, op.new)
        behind = [t.text for t in _visible(side[span.end : span.end + 2])]
        before = [t.text for t in side[max(0, span.start - _ITEM) : span.start]]
        sentence = before[len(before) - [*reversed(before), "."].index(".") :]
        joined = behind[:1] in (["and"], ["or"]) and "," in sentence
        if joined and not _is_apposition(sentence):
            return "a comma before the last item"
    return ""


def _idle_capitals(wording: Wording, op: Op) -> str:
    """Return what a capital is that plain words won or lost: member states, Member States.

    Where either text has such a word with a capital and without, it may tell which are meant.
    """
    sides = wording.old, wording.new
    old, new = (
        _visible(side[span.start : span.end])
        for side, span in zip(sides, (op.old, op.new), strict=True)
    )
    changed = [(a.key, b.key) for a, b in zip(old, new, strict=False) if a.key != b.key]
    if len(old) != len(new) or not changed:
        return ""
    plain = all(a.lower() == b.lower() in _PLAIN and a[1:] == b[1:] for a, b in changed)
    if not plain or any(_stands(sides[0], b) or _stands(sides[1], a) for a, b in changed):
        return ""
    return "a capital letter of a plain word"


def _stands(tokens: Sequence[Token], key: str) -> bool:
    """Whether a word stands somewhere in a text, but for where a sentence begins."""
    return any(token.key == key and not _begins(tokens, at) for at, token in enumerate(tokens))


def _begins(tokens: Sequence[Token], place: int) -> bool:
    """Whether a sentence begins there."""
    before = [token.text for token in tokens[max(0, place - 3) : place] if not token.text.isspace()]
    return not before or before[-1] in (".", "!", "?", ":", ";")


def differing_marks(old: Sequence[Token], new: Sequence[Token], *, begins: bool = False) -> str:
    """Return what differs between the same words, or nothing where the words are others."""
    one, other = _visible(old), _visible(new)
    if len(one) != len(other):
        return _hidden(_joined(one), _joined(other)) or _other_marks(one, other)
    reasons: dict[str, None] = {}
    for a, b in zip(one, other, strict=True):
        reason = _recased(a, b) if begins and a is one[0] else None
        reason = reason or _reason(a, b)
        if reason is None:
            return ""
        reasons.update(dict.fromkeys(filter(None, [reason])))
    if not reasons:
        reasons[_white_space(old, new)] = None
    return ", ".join(reasons)


def _visible(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.kind is not SPACE]


def _recased(old: Token, new: Token) -> str | None:
    """Return the reason where only the first letter's case differs; elsewhere it may tell."""
    same = old.key[1:] == new.key[1:] and old.key[:1].casefold() == new.key[:1].casefold()
    return "a capital letter where a sentence begins" if same and old.key != new.key else None


def _reason(old: Token, new: Token) -> str | None:
    """Return what sets two tokens apart that count as one; None where they do not."""
    if old.text == new.text:
        return ""
    if old.key == new.key:
        return _fold(old.text, new.text)
    if old.key.translate(_ALIKE) == new.key.translate(_ALIKE):
        return _look_alike(old.key, new.key)
    if {old.text, new.text} <= _QUOTES:
        return "quotes or apostrophes"
    if _compatible(old.key) == _compatible(new.key):
        return "another form of the same letters"
    return None


def _other_marks(old: Sequence[Token], new: Sequence[Token]) -> str:
    """Return the reason where several marks stand for one: three full stops for an ellipsis."""
    tokens = (*old, *new)
    if any(token.kind is not TokenKind.MARK for token in tokens):
        return ""
    same = bool(old and new) and _keys(old) == _keys(new)
    return "other marks for the same words" if same else ""


def _keys(tokens: Sequence[Token]) -> str:
    return "".join(token.key for token in tokens)


def _compatible(key: str) -> str:
    """Return a key with ligatures, wide forms and other presentations of letters undone."""
    if key.isascii() or len(key) > _LONGEST:
        return key
    plain = "".join(
        unicodedata.normalize("NFKC", sign) if _PRESENTATION.match(sign) else sign for sign in key
    )
    return plain.replace("\u0640", "")


def _fold(old: str, new: str) -> str:
    hidden = _hidden(old, new)
    if hidden:
        return hidden
    differing = {*old} ^ {*new}
    if old.startswith("#") != new.startswith("#"):
        return "hashtag"
    if differing and differing <= _QUOTES:
        return "quotes or apostrophes"
    if differing and differing <= _DASHES:
        return "dashes"
    if unicodedata.normalize("NFC", old[:_LONGEST]) == unicodedata.normalize("NFC", new[:_LONGEST]):
        return f"accents composed otherwise: {_code_points(old, new)}"
    return "other marks for the same words"


_LETTER = re.compile(r"\w[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]*|.", re.DOTALL)


def _code_points(old: str, new: str) -> str:
    """Return the first letter that is made of other code points: ``é (U+00E9) → é (U+0065 …)``."""
    pairs = zip_longest(_LETTER.findall(old), _LETTER.findall(new), fillvalue="")
    one, other = next(pair for pair in pairs if pair[0] != pair[1])
    return " → ".join(
        f"{letter} ({' '.join(f'U+{ord(char):04X}' for char in letter)})" for letter in (one, other)
    )


def _joined(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)


def _hidden(old: str, new: str) -> str:
    """Return which invisible characters set two texts apart, if nothing else does."""
    names = [name for sign, name in _INVISIBLE.items() if old.count(sign) != new.count(sign)]
    if not names:
        return ""
    bare = {text.translate(dict.fromkeys(map(ord, _INVISIBLE))) for text in (old, new)}
    return f"invisible: {', '.join(names)}" if len(bare) == 1 else ""


def _look_alike(old: str, new: str) -> str:
    for a, b in zip(old, new, strict=True):
        if a != b:
            names = (unicodedata.name(sign, "?").capitalize() for sign in (a, b))
            return f"look-alike letter: {' → '.join(names)}"
    return "look-alike letters"


def _white_space(old: Sequence[Token], new: Sequence[Token]) -> str:
    texts = ["".join(token.text for token in side if token.text.isspace()) for side in (old, new)]
    named = [name for sign, name in _SPACES.items() if texts[0].count(sign) != texts[1].count(sign)]
    return f"white space only{': ' * bool(named)}{', '.join(named)}"
