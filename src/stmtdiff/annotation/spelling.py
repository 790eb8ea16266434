"""The same words in another spelling: recognise, recognize; per cent, percent; 12, twelve; WHO."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from stmtdiff.annotation.abbreviations import is_abbreviated
from stmtdiff.annotation.changes import changed_ops
from stmtdiff.annotation.numerals import in_digits
from stmtdiff.annotation.reading import NUMBER, SPACE, WORD
from stmtdiff.annotation.telling import tell
from stmtdiff.diff.phrases import Role, read_words
from stmtdiff.voice import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["annotate_spelling", "in_one_spelling", "printed", "respelled"]

# What a rule cannot know: a British spelling and the American one. Pairs that differ in meaning
# (tonne and ton, story and storey) are left out.
_PAIRS = """
    programme:program programmes:programs centre:center centres:centers centred:centered
    theatre:theater metre:meter metres:meters kilometre:kilometer kilometres:kilometers
    litre:liter litres:liters fibre:fiber fibres:fibers defence:defense offence:offense
    licence:license licences:licenses practise:practice practised:practiced fulfil:fulfill
    fulfils:fulfills enrol:enroll enrolment:enrollment instalment:installment
    instalments:installments skilful:skillful ageing:aging grey:gray
    judgement:judgment acknowledgement:acknowledgment whilst:while amongst:among towards:toward
    catalogue:catalog dialogue:dialog sceptical:skeptical sulphur:sulfur aluminium:aluminum
    paediatric:pediatric learnt:learned plough:plow tyre:tire tyres:tires
    travelled:traveled travelling:traveling traveller:traveler travellers:travelers
    labelled:labeled labelling:labeling modelled:modeled modelling:modeling
    cancelled:canceled signalled:signaled counsellor:counselor channelled:channeled
    fuelled:fueled marginalised:marginalized
"""
_STOPS = frozenset(".;:!?")
_WORDS: Mapping[str, str] = MappingProxyType(dict(entry.split(":") for entry in _PAIRS.split()))
_OUR = re.compile(
    r"\b((?:mis|dis|un)?(?:arm|behavi|col|endeav|fav|fl|harb|hon|hum|lab|neighb|rig|rum|vap|vig))our"
)
# What is written or left out at will: the dots of the Russian yo, the signs of Arabic vowels.
_MARKS_OF_VOWELS = {ord("ё"): "е", **dict.fromkeys((*range(0x064B, 0x0653), 0x0670))}
_ISE = re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|er|ers|ation|ations|ational)$)")
_YSE = re.compile(r"(?<=[a-z]{2}l)ys(?=(?:e|es|ed|ing|er|ers)$)")
# A hyphen that may make another word of it: re-sign, re-cover; but re-elect is reelect.
_TELLING = re.compile("re-(?!e)")
# Words that are written together at will, though one of them is grammar.
_TOGETHER_TABLE = "per+cent"
_TOGETHER = frozenset(tuple(entry.split("+")) for entry in _TOGETHER_TABLE.split())
_COMPARING = frozenset(("more", "most", "less", "least", "better", "best"))
_AGREEING_TABLE = "remain continue exist appear seem depend become contribute constitute"
_AGREEING = MappingProxyType({f"{verb}s": verb for verb in _AGREEING_TABLE.split()})
"""Verbs, none of them a noun, by the form that one does it in: behind "it" no other is right."""
_ONE_DOES = frozenset(("it", "this"))
_NOT_AGREEING_TABLE = """
    that ask demand insist recommend require request propose suggest urge prefer let lest make help
    see hear if whether do does did may might must shall should will would can could to
"""
_NOT_AGREEING = frozenset(map(plain_form, _NOT_AGREEING_TABLE.split()))
"""Behind one of these it may remain, and be right: we demand that it remain open."""
_BEFORE_CONTENT = (Role.CONTENT, Role.FIGURE)
# Between thousands: 1,000 and 1 000.
_GROUPED = re.compile(r"(?<=\d)[,\s](?=\d{3}(?!\d))")


def annotate_spelling(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op whose sides are the same words in two spellings."""
    for change in changed_ops(diff):
        old, new = _words(change.old), _words(change.new)
        if not old or not new or old == new:
            continue
        if _is_same(old, new) or _agrees(change) or is_abbreviated(diff, change.old, change.new):
            yield change.note("spelling", tell(printed(change.old), printed(change.new)))


def _is_same(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether two runs of words are one in two spellings, word for word or written together."""
    sides = [in_one_spelling(side) for side in (old, new)]
    if sides[0] == sides[1]:
        return True
    if len(old) == len(new):
        return False
    return "".join(sides[0]) == "".join(sides[1]) and _may_join(max(old, new, key=len))


def _agrees(change: ChangedOp) -> bool:
    """Whether a verb only comes to agree with the one who does it, or ceases to: it remain."""
    if not len(change.old_words) == len(change.new_words) == 1:
        return False
    (old,), (new,) = change.old_words, change.new_words
    if new != _AGREEING.get(old) and old != _AGREEING.get(new):
        return False
    before: list[str] = []
    for token in reversed(change.wording.new[: change.op.new.start]):
        if token.text in _STOPS:
            break
        before += [token.key.casefold()] * (token.kind is not SPACE)
    return (
        before[:1] != []
        and before[0] in _ONE_DOES
        and (_NOT_AGREEING.isdisjoint(map(plain_form, before)))
    )


def _may_join(words: Sequence[str]) -> bool:
    """Whether nothing else is said where the words are written together: not so "not able"."""
    if tuple(words) in _TOGETHER:
        return True
    if words[0] in _COMPARING:  # More-effective measures may be no more than before.
        return False
    roles = [word.role for word in read_words(words)]
    return all(role is Role.CONTENT for role in roles[1:]) and roles[0] in _BEFORE_CONTENT


def printed(tokens: Sequence[Token]) -> str:
    """Return the words of an edit as they stand, one space between them."""
    return " ".join(token.text for token in tokens if token.kind is not SPACE)


def _words(tokens: Sequence[Token]) -> list[str]:
    """Return the words and figures of tokens that are nothing else."""
    kept = [token for token in tokens if token.kind is not SPACE]
    kinds = {token.kind for token in kept}
    if kinds <= {WORD, NUMBER}:
        return [token.key.casefold() for token in kept]
    return []


def in_one_spelling(words: Sequence[str]) -> list[str]:
    """Return words, case folded, in the one spelling that all share: five per cent, 5 %, as one."""
    found: list[str] = []
    for word in map(respelled, words):
        if word == "cent" and found[-1:] == ["per"]:
            found.pop()
            word = "percent"  # noqa: PLW2901 - the two are one
        if word == "percent" and found and found[-1][-1:].isdecimal():
            found[-1] += word
        else:
            found.append(word)
    return found


@lru_cache(maxsize=65536)
def respelled(word: str) -> str:
    """Return a word, case folded, in the one spelling that all its spellings share."""
    word = in_digits(word.translate(_MARKS_OF_VOWELS))
    if word[:1].isdecimal():
        return _GROUPED.sub("", word)
    if not _TELLING.match(word) and word.replace("-", "").isalpha():
        word = word.replace("-", "")
    if not word.isascii():
        return word
    word = _WORDS.get(word, word)
    return _YSE.sub("yz", _ISE.sub("iz", _OUR.sub(r"\1or", word)))
