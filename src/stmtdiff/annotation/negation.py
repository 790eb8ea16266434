"""A "not", "no" or "without" that came or went.

To add a language, add its words to `_NEGATIONS_BY_LANGUAGE`, and those that follow such a word in
phrases which deny nothing to `_HARMLESS_BY_LANGUAGE`. What a language denies by the form of a verb
(Turkish) is not seen.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.changes import changed_ops, in_one_sentence, language_of, word_keys
from stmtdiff.annotation.reading import NUMBER, WORD
from stmtdiff.annotation.telling import Told, tell
from stmtdiff.diff.phrases import Role, read_words
from stmtdiff.voice import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.model import Span
    from stmtdiff.tokens import Token

__all__ = ["annotate_negation"]

_NEGATIONS_BY_LANGUAGE: Mapping[str, str] = MappingProxyType(
    {
        "en": "not no never without nor neither cannot",
        "es": "no ni sin nunca jamás tampoco",
        "fr": "ne n' pas sans jamais ni aucun aucune",
        "pt": "não nem sem nunca jamais nenhum nenhuma",
        "ru": "не ни без нет никогда нельзя",
        "tr": "değil hiçbir asla olmadan olmaksızın",
        "ar": "لا لن لم ليس ليست دون بدون بلا",
        "zh": "不 未 无 没",
    }
)
# Behind one of them these words make a phrase that denies nothing: no later than, not only.
_HARMLESS_BY_LANGUAGE: Mapping[str, str] = MappingProxyType(
    {
        "en": """
            later more fewer less only delay further undue prejudice least limited exception doubt
            exceeding
        """,
        "es": "solo sólo más menos obstante demora excepción",
        "fr": "seulement moins plus",
        "pt": "só apenas mais menos obstante demora exceção",
        "ru": "только позднее менее более исключения промедления",
        "zh": "断 仅 但 同 少 论 来 限",
    }
)
_BOUNDS = frozenset(("earlier", "longer", "sooner"))
"""Before "than" these are a bound behind it; elsewhere it denies: no longer, no earlier plan."""
_CONTRACTED = "n't"
# Those that stand before the verb that they deny; the others deny a noun, or a whole clause.
_BEFORE_VERBS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": frozenset(("not", "never", "cannot")),
        "es": frozenset(("no", "nunca", "jamás", "tampoco")),
        "fr": frozenset(("ne", "n'")),
        "pt": frozenset(("não", "nunca", "jamais")),
        "ru": frozenset(("не",)),
        "ar": frozenset(("لا", "لن", "لم")),
        "zh": frozenset("不未没"),
    }
)
# English prefixes that deny, and how many letters the word behind has at least.
_PREFIXES: Mapping[str, int] = MappingProxyType(
    {"un": 4, "dis": 5, "il": 5, "ir": 5, "im": 6, "in": 6, "non": 5, "non-": 3}
)
# With such letters before them these words say another thing, or the same.
_NOT_DENIED_TABLE = """
    binding migrant migrants migrate migrated migration position positions prison valuable tension
    tensions stance formed forming formation credit
"""
_NOT_DENIED = frozenset(_NOT_DENIED_TABLE.split())
_SHORT = 8
"""Longer changes bring or take a clause of their own, and its "not" turns nothing around."""
_NEAR = 4
"""In ops so close, kept ones counted, a negation that goes and one that comes may be the same."""
_ADVERBS = frozenset(("again", "ever", "here", "now", "otherwise", "then", "today", "yet"))
_GOVERNED = 12
"""So many tokens behind a negation its verb is looked for."""


class _Denial(NamedTuple):
    """A change with the negations that went and those that came, and the verbs that they deny.

    Of a negation that denies no verb but a noun or a clause, the verb is empty.
    """

    change: ChangedOp
    old: frozenset[str]
    new: frozenset[str]
    old_verbs: Sequence[str]
    new_verbs: Sequence[str]

    @property
    def balance(self) -> int:
        """1 where only the later side denies, -1 where only the earlier one does, else 0."""
        return bool(self.new) - bool(self.old)

    def restores(self, other: _Denial) -> bool:
        """Whether the "not" that one change takes, the other brings, close by, to the same verb."""
        one, two = self.change, other.change
        first, second = (one, two) if one.number < two.number else (two, one)
        near = in_one_sentence(first, second) and second.number - first.number <= _NEAR
        return near and self.balance == -other.balance and self._denies_as(other)

    def _denies_as(self, other: _Denial) -> bool:
        ours, theirs = (denial.old_verbs or denial.new_verbs for denial in (self, other))
        return any(_are_forms(one, two) for one in ours for two in theirs)


def _are_forms(one: str, other: str) -> bool:
    """Whether two verbs in their plain form are one; permitted loses its ending, not its t."""
    return one.startswith(other) or other.startswith(one)


def annotate_negation(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each short op in which a negation comes or goes, and does not come back.

    There are none where the language of the later statement has no negations in the table.
    """
    yield from _prefixed(diff)
    language = language_of(diff.new)
    words = frozenset(_NEGATIONS_BY_LANGUAGE.get(language, "").split())
    harmless = frozenset(_HARMLESS_BY_LANGUAGE.get(language, "").split())
    adverbs = _BEFORE_VERBS.get(language, frozenset())
    found = [one for one in _denials(diff, words, harmless, adverbs) if one.balance]
    for place, denial in enumerate(found):
        near = found[max(0, place - 1) : place + 2]
        if not _is_short(denial.change) or any(other.restores(denial) for other in near):
            continue
        for words, side in ((denial.old, 0), (denial.new, 1)):
            if words:
                yield denial.change.note("negation", _told(sorted(words), side))


def _told(words: Sequence[str], side: int) -> Told:
    """Return what is told of the negations that went, on side 0, or came, on side 1."""
    listed = ", ".join(f"“{word}”" for word in words)
    plain = ", ".join(words)
    return Told(f"{listed} added", "", plain) if side else Told(f"{listed} dropped", plain)


def _prefixed(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op that gives a word a prefix which denies it, or takes it."""
    if language_of(diff.new) != "en":
        return
    for change in changed_ops(diff):
        if len(change.old_words) == len(change.new_words) == 1:
            old, new = change.old_words[0], change.new_words[0]
            if _denies_by_prefix(old, new) or _denies_by_prefix(new, old):
                yield change.note("negation", tell(old, new))


def _denies_by_prefix(word: str, longer: str) -> bool:
    if word in _NOT_DENIED or not longer.endswith(word):
        return False
    return len(word) >= _PREFIXES.get(longer[: -len(word)], len(word) + 1)


def _denials(
    diff: StatementDiff, words: frozenset[str], harmless: frozenset[str], adverbs: frozenset[str]
) -> Iterator[_Denial]:
    for change in changed_ops(diff):
        told = (*change.old_words, *change.new_words)
        if words.isdisjoint(told) and not any(word.endswith(_CONTRACTED) for word in told):
            continue
        wording, op = change.wording, change.op
        sides = (wording.old, op.old), (wording.new, op.new)
        old, new = (_negations(tokens, span, words, harmless) for tokens, span in sides)
        old_verbs, new_verbs = (
            [_denied(tokens, place, adverbs) for place in found]
            for (tokens, _), found in zip(sides, (old, new), strict=True)
        )
        gone, come = frozenset(old.values()), frozenset(new.values())
        yield _Denial(change, gone, come, old_verbs, new_verbs)


def _is_short(change: ChangedOp) -> bool:
    sizes = _size(change.old), _size(change.new)
    return max(sizes) <= (_SHORT // 2 if 0 in sizes else _SHORT)


def _size(tokens: Sequence[Token]) -> int:
    return sum(token.kind in (WORD, NUMBER) for token in tokens)


def _negations(
    tokens: Sequence[Token], span: Span, words: frozenset[str], harmless: frozenset[str]
) -> dict[int, str]:
    """Return the negations in a range of tokens by their places."""
    found: dict[int, str] = {}
    for place in range(span.start, span.end):
        word = tokens[place].key.casefold()
        if word in words or word.endswith(_CONTRACTED):
            behind = (t.key.casefold() for t in tokens[place + 1 : place + 5])
            following = [*filter(None, map(str.strip, behind)), "", ""]
            is_bound = following[1:2] == ["than"] and following[0] in _BOUNDS
            is_bound |= following[0] == "before" and following[1][:1].isdecimal()
            is_numero = following[0] == "." and following[1][:1].isdecimal()
            if following[0] not in harmless and not is_bound and not is_numero:
                found[place] = word
    return found


def _denied(tokens: Sequence[Token], place: int, adverbs: frozenset[str]) -> str:
    """Return the verb that a negation stands before, in one form; nothing where it denies none."""
    word = tokens[place].key.casefold()
    if word not in adverbs and not word.endswith(_CONTRACTED):
        return ""
    behind = read_words(word_keys(tokens[place + 1 : place + 1 + _GOVERNED]))
    verbs = (one.folded for one in behind if one.role is Role.CONTENT)
    passed = (verb for verb in verbs if verb not in _ADVERBS and not verb.endswith("ly"))
    return plain_form(next(passed, ""))
