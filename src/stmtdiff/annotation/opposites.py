"""A word that gave way to its opposite: adopted became rejected, before became after.

The tables are meant to be replaced: a pair is a line. They are English, and our judgement. What is
the opposite by a prefix (lawful, unlawful) is a negation.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from stmtdiff.annotation.changes import changed_ops, language_of, overlapping
from stmtdiff.annotation.dates import find_dates
from stmtdiff.annotation.ladders import verb_forms
from stmtdiff.annotation.numerals import is_number_word
from stmtdiff.annotation.reading import NUMBER
from stmtdiff.annotation.telling import tell
from stmtdiff.diff import Effect
from stmtdiff.diff.phrases import Role, read_words
from stmtdiff.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff

__all__ = [
    "OPPOSITE_FORMS",
    "OPPOSITE_VERBS",
    "OPPOSITE_WORDS",
    "OTHER_ACTIONS",
    "WEAKER_VERBS",
    "annotate_opposites",
]

OPPOSITE_VERBS = """
    adopt | reject
    approve | reject
    accept | reject
    accept | refuse
    agree | refuse
    agree | decline
    grant | refuse
    lift | impose
    allow | prohibit
    allow | forbid
    encourage | discourage
    include | exclude
    increase | decrease
    increase | reduce
    raise | lower
    raise | reduce
    raise | cut
    increase | cut
    strengthen | weaken
    improve | worsen
    improve | deteriorate
    open | close
    begin | end
    start | end
    tighten | ease
    tighten | loosen
    expand | contract
    widen | narrow
    accelerate | slow
    import | export
    buy | sell
    purchase | sell
    gain | lose
    win | lose
    rise | fall
"""
"""Verbs in their plain form, whoever does it."""

OPPOSITE_FORMS = """
    slowing | firming
    slowed | firmed
    slowing | strengthening
"""
"""Forms of verbs whose other forms are as often adjectives or nouns: a firm, a slow answer."""

OTHER_ACTIONS = """
    leave | raise
    leave | lower
    leave | cut
    leave | reduce
    leave | increase
    keep | raise
    keep | lower
    keep | cut
    keep | reduce
    keep | increase
    maintain | raise
    maintain | lower
    maintain | cut
    maintain | reduce
    maintain | increase
    hold | raise
    hold | lower
    hold | cut
    hold | reduce
    hold | increase
"""
"""What leaves a rate as it is, and what changes it: no opposites, but another action."""

WEAKER_VERBS = """
    eliminate | reduce
    abolish | reduce
    require | encourage
    require | invite
    require | request
    prohibit | discourage
    guarantee | promote
    guarantee | facilitate
    ensure | promote
    ensure | facilitate
    ensure | encourage
"""
"""The same, the stronger one first."""

OPPOSITE_WORDS = """
    including | excluding
    including | except
    before | after
    earlier | later
    above | below
    higher | lower
    within | outside
    inside | outside
    over | under
    least | most
    more | less
    more | fewer
    imports | exports
    public | private
    unless | if
    until | after
    majority | minority
    net | gross
    north | south
    northern | southern
    east | west
    eastern | western
    urban | rural
    civilian | military
    up | down
    upward | downward
    upside | downside
    upper | lower
    surplus | deficit
    surpluses | deficits
    faster | slower
    stronger | weaker
    internal | external
    domestic | foreign
    for | against
    minimum | maximum
    mandatory | voluntary
    mandatory | optional
    legally | politically
"""
"""Words of no other form."""

_UNTIL = frozenset(("by", "until", "till", "before"))
_FROM = frozenset(("from", "after", "since"))
"""Words that are opposites before a date."""
_BOUNDS = ({"least", "most"}, {"minimum", "maximum"}, {"more", "less"}, {"more", "fewer"})
_ODD = MappingProxyType(
    {
        "cut": ("cut", "cuts", "cutting"),
        "hold": ("hold", "holds", "held", "holding"),
        "keep": ("keep", "keeps", "kept", "keeping"),
        "leave": ("leave", "leaves", "left", "leaving"),
    }
)
"""Forms of verbs that no rule gives, and that stand on no ladder."""
_UNCHANGED = frozenset(("unchanged", "steady"))
"""What goes with a verb that leaves a rate as it is."""
_SHORT = 8
_NEAR = 3


@lru_cache(maxsize=1)
def _pairs() -> Mapping[tuple[str, str], tuple[str, Effect | None]]:
    """Return the kind of the note on each two words, and what the second does in its place."""
    found: dict[tuple[str, str], tuple[str, Effect | None]] = {}
    for table, kind, effect, back in (
        (OPPOSITE_VERBS, "verb", Effect.OPPOSITE, Effect.OPPOSITE),
        (OPPOSITE_FORMS, "verb", Effect.OPPOSITE, Effect.OPPOSITE),
        (OTHER_ACTIONS, "verb", None, None),
        (WEAKER_VERBS, "verb", Effect.WEAKER, Effect.STRONGER),
        # Last, for "including" is more often a word for itself than a form of a verb.
        (OPPOSITE_WORDS, "degree", Effect.OPPOSITE, Effect.OPPOSITE),
    ):
        for line in table.strip().splitlines():
            one, other = (
                (word,) if kind == "degree" or table is OPPOSITE_FORMS else _forms(word)
                for word in map(str.strip, line.split("|"))
            )
            for old in one:
                for new in other:
                    found[old, new] = kind, effect
                    found[new, old] = kind, back
    return found


def _forms(verb: str) -> tuple[str, ...]:
    return _ODD.get(verb) or verb_forms(verb)


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(word for pair in _pairs() for word in pair) | _UNTIL | _FROM


def annotate_opposites(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op that puts a word in the place of its opposite.

    The tables are English, so there are no notes where either statement is in another language.
    """
    if {language_of(diff.old), language_of(diff.new)} != {"en"}:
        return
    for change in changed_ops(diff):
        sides = change.old_words, change.new_words
        if max(map(len, sides)) > _SHORT or any(map(_words().isdisjoint, sides)):
            continue
        found = [
            (old, new, told)
            for old in sides[0]
            for new in sides[1]
            if (told := _told(change, old, new))
        ]
        if len(found) == 1:
            old, new, (kind, effect) = found[0]
            if _is_nothing_else(change, old, new):
                yield change.note(kind, tell(old, new, effect))


def _told(change: ChangedOp, old: str, new: str) -> tuple[str, Effect | None] | None:
    """Return the kind of the note on two words, and what the new one does in its place."""
    if {old, new} in _BOUNDS and _is_before_figure(change):
        # Of the bounds of figures the degrees tell.
        return None
    turned = (old in _UNTIL and new in _FROM) or (old in _FROM and new in _UNTIL)
    if turned and "not" not in (*change.old_words, *change.new_words) and _is_before_date(change):
        return "degree", Effect.OPPOSITE
    return _pairs().get((old, new))


def _is_before_figure(change: ChangedOp) -> bool:
    end = change.op.new.end
    ahead = change.wording.new[end : end + _NEAR + 1]
    return any(token.kind is NUMBER or is_number_word(token.key.casefold()) for token in ahead)


def _is_before_date(change: ChangedOp) -> bool:
    end = change.op.new.end
    ahead = Span(max(change.op.new.start, end - _NEAR), end + _NEAR)
    return bool(overlapping(find_dates(change.wording.new, "en"), ahead))


def _is_nothing_else(change: ChangedOp, old: str, new: str) -> bool:
    """Whether no other word with a meaning of its own changes in the op."""
    return _content(change.old_words, old) == _content(change.new_words, new)


def _content(words: Sequence[str], but: str) -> list[str]:
    rest = [word for word in words if word != but and word not in _UNCHANGED]
    return [word.folded for word in read_words(rest) if word.role is Role.CONTENT]
