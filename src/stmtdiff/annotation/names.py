"""A name that came or went, or took the place of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.abbreviations import is_abbreviated
from stmtdiff.annotation.changes import changed_ops, known_language, overlapping
from stmtdiff.annotation.hashtags import words_of
from stmtdiff.annotation.numerals import ordinal
from stmtdiff.annotation.order import reordered
from stmtdiff.annotation.reading import SPACE, WORD, read_once
from stmtdiff.annotation.references import find_references
from stmtdiff.annotation.speakers import BODIES, MEMBERS, SPEAKERS
from stmtdiff.annotation.spelling import respelled
from stmtdiff.annotation.telling import tell
from stmtdiff.annotation.typography import differing_marks
from stmtdiff.annotation.units import find_units
from stmtdiff.annotation.verbs import operative_phrases
from stmtdiff.annotation.votes import tells_votes
from stmtdiff.vocabulary import month_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.annotation.telling import Told
    from stmtdiff.diff import Annotation, StatementDiff, Wording
    from stmtdiff.model import Span
    from stmtdiff.tokens import Token

__all__ = ["annotate_names"]

_SHORT = 30
_TITLES = frozenset(("St", "Dr", "Mr", "Mrs", "Ms"))
_SMALL = frozenset(("of", "the", "for"))
_SWAPPED = 5
"""Where at most so many words stand on either side, one name took the place of another."""
_UNNAMED = "Statement"
_NO_NAMES_TABLE = """
    The Our Their Minister This These That It In At On I Group Declaration Statement
    Charter Convention Treaty Protocol Covenant Agreement Article Articles Annex
    Chapter Section Resolution Decision Agenda
    Framework Guidelines Principles Compact Communiqué USD EUR
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays
    First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth
    Nous Nós Ministros Líderes Ministres Bakanlar Liderler Министры Лидеры Мы
"""
_NO_NAMES = frozenset(_NO_NAMES_TABLE.split()) | {word.capitalize() for word in SPEAKERS}
_ALONE = frozenset(("Fund", "Junta", "Comité", *map(str.capitalize, BODIES | MEMBERS)))
"""By such a word alone a text speaks of those who speak."""
_PLAIN_TABLE = """
    State States Party Parties Member Members Government Governments Ministry Ministries Authorities
    Nations Countries
"""
_PLAIN = frozenset(_PLAIN_TABLE.split())
"""Plain words that are written with a capital, and name nobody: Member States."""


def annotate_names(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op in which a name comes or goes that the other side has nowhere."""
    found = [*_changed_names(diff)]
    swaps = {(one.change.pair, *one.swap) for one in found if one.swap}
    for one in found:
        mirrored = one.swap and (one.change.pair, *one.swap[::-1]) in swaps
        if one.swap and mirrored and not tells_votes(one.change.wording):
            # Both stand on both sides, and yet each says the other one's part.
            yield one.change.note("name", tell(*one.swap))
        else:
            yield from (one.change.note("name", told) for told in _named(one))


class _Names(NamedTuple):
    """The names that an op takes away, and those that it brings, each as its words."""

    change: ChangedOp
    old: list[list[str]]
    new: list[list[str]]

    @property
    def swap(self) -> tuple[str, str] | None:
        """The one name, and the other that took its place, where so little changed."""
        if len(self.old) == len(self.new) == 1 and _is_swap(self.change):
            old, new = (" ".join(side[0]) for side in (self.old, self.new))
            return (old, new) if old != new else None
        return None


def _changed_names(diff: StatementDiff) -> Iterator[_Names]:
    """Yield the ops that change names; not where a list is only put in another order."""
    ordered = {(change.pair, change.number) for change in reordered(diff)}
    old, new = known_language(diff.old), known_language(diff.new)
    for change in changed_ops(diff):
        if max(len(change.old), len(change.new)) > 2 * _SHORT:
            continue
        known = _inside_sentences(change.wording)
        gone = _names(change.wording.old, change.op.old, old, known)
        come = _names(change.wording.new, change.op.new, new, known)
        untold = (gone or come) and (change.pair, change.number) not in ordered
        if untold and not _is_respelled(diff, change):
            yield _Names(change, gone, come)


def _unknown(names: list[list[str]], tokens: Sequence[Token]) -> list[str]:
    """Return the names that a text has nowhere."""
    if not names:
        return []
    known = _Known(tokens)
    return [" ".join(name) for name in names if not known.holds(name)]


class _Known:
    """The words of one side, those of hashtags among them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        keys = {token.key for token in tokens if token.kind is WORD}
        self._words = {_plain(key) for key in keys}
        self._words.update(word for key in keys for word in words_of(key))
        self._folded = {word.casefold() for word in self._words}

    def holds(self, name: Sequence[str]) -> bool:
        """Whether all words of a name stand there; of a hashtag, in whatever letters."""
        return all(map(self._holds, map(_plain, name)))

    def _holds(self, word: str) -> bool:
        parts = words_of(word)
        written_as_one = len(parts) > 1 and all(part.casefold() in self._folded for part in parts)
        return word in self._words or written_as_one


def _plain(key: str) -> str:
    """Return a key without the possessive, and without the full stop of an initial."""
    return key.removesuffix("'s").removesuffix("'").rstrip(".") or key


def _named(one: _Names) -> Iterator[Told]:
    wording = one.change.wording
    gone, come = _unknown(one.old, wording.new), _unknown(one.new, wording.old)
    if one.swap and (gone or come):
        yield tell(*one.swap)
        return
    if gone:
        yield tell(", ".join(gone), "")
    if come:
        yield tell("", ", ".join(come))


def _is_swap(change: ChangedOp) -> bool:
    return max(len(change.old), len(change.new)) < 2 * _SWAPPED


def _is_respelled(diff: StatementDiff, change: ChangedOp) -> bool:
    sides = (
        "".join(respelled(token.key.casefold()) for token in side if token.kind is WORD)
        for side in (change.old, change.new)
    )
    if is_abbreviated(diff, change.old, change.new):
        return True
    return len({*sides}) == 1 or bool(differing_marks(change.old, change.new))


@read_once
def _inside_sentences(wording: Wording) -> frozenset[str]:
    """Return the words that have a capital inside a sentence, on either side."""
    return frozenset(
        token.key
        for tokens in (wording.old, wording.new)
        for place, token in enumerate(tokens)
        if _is_capital(token) and token.key not in _NO_NAMES and not _starts_sentence(tokens, place)
    )


def _names(
    tokens: Sequence[Token], span: Span, language: str, known: Container[str]
) -> list[list[str]]:
    """Return the names in a range of tokens, without those that are no names of a body or place.

    Args:
        tokens: the text.
        span: the range.
        language: the primary tag of its language.
        known: words that are names where they begin a sentence, too.
    """
    found: list[list[str]] = []
    if not any(token.key[:1].isupper() for token in tokens[span.start : span.end]):
        return found
    others = {verb.start for verb in overlapping(operative_phrases(tokens), span)}
    references = overlapping(find_references(tokens, language), span)
    others.update(place for one in references for place in range(one.start, one.end))
    others.update(one.start for one in overlapping(find_units(tokens), span))
    open_name = False
    for place in range(span.start, span.end):
        token = tokens[place]
        if token.kind is SPACE:
            continue
        if open_name and token.text == "." and _is_short(found[-1][-1]):
            found[-1][-1] += "."
            continue
        begins = not open_name and _starts_sentence(tokens, place)
        capital = _is_capital(token) and (not begins or token.key in known)
        # A clause of a preamble opens with its verb: Recalling the plan, Noting the report. And
        # the number of an annex is a reference, and what says whose dollars they are a figure.
        capital = capital and place not in others
        if capital and not open_name:
            found.append([])
        open_name = capital or (
            open_name and (token.key in _SMALL or (_is_short(token.key) and token.key.isupper()))
        )
        if open_name:
            found[-1].append(_plain(token.key))
    if found and _goes_on(tokens, span.end, language):
        found[-1].append(_UNNAMED)
    return [
        _trimmed(name)
        for name in found
        if not any(_is_no_name(word, language) for word in name)
        and (len(name) > 1 or name[0] not in _ALONE)
        and not _PLAIN.issuperset(name)
    ]


def _is_short(word: str) -> bool:
    """Whether it is an initial, or a title that has a full stop behind it."""
    return (len(word) == 1 and word.isalpha()) or word in _TITLES


def _is_no_name(word: str, language: str) -> bool:
    return word in _NO_NAMES or bool(month_of(word, language) or ordinal(word.casefold()))


def _goes_on(tokens: Sequence[Token], end: int, language: str) -> bool:
    """Whether the word behind an op makes another thing of a name: the Port Alba Declaration."""
    behind = [token.key for token in tokens[end - 1 : end + 2] if token.kind is not SPACE]
    return bool(behind[1:]) and behind[0][-1:].isalnum() and _is_no_name(behind[1], language)


def _trimmed(name: list[str]) -> list[str]:
    while name[-1] in _SMALL:
        name = name[:-1]
    return name


def _is_capital(token: Token) -> bool:
    return token.kind is WORD and token.key[:1].isupper() and len(token.text) > 1


def _starts_sentence(tokens: Sequence[Token], place: int) -> bool:
    before = [token.text for token in tokens[max(0, place - 3) : place] if not token.text.isspace()]
    return not before or before[-1] in (".", "!", "?", ":", "“", '"', "(", ")", "–", "—", "-")
