"""What the speakers do, and how strongly: condemn became express concern, should became must."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.attempts import find_attempt
from stmtdiff.annotation.changes import changed_ops, language_of, touched, word_keys
from stmtdiff.annotation.ladders import (
    Phrase,
    at_its_strongest,
    find_phrases,
    is_bidding,
    is_modal,
    is_of_anybody,
    share_ladder,
    step_between,
)
from stmtdiff.annotation.reading import read_once, visible
from stmtdiff.annotation.speakers import speaks
from stmtdiff.annotation.steads import find_stead
from stmtdiff.annotation.telling import tell, tell_softener
from stmtdiff.voice import neutral, plain_form

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from stmtdiff.annotation.changes import ChangedOp
    from stmtdiff.diff import Annotation, StatementDiff
    from stmtdiff.tokens import Token

__all__ = ["annotate_verbs", "has_speaker", "operative_phrases"]

# Behind "and" these are as often nouns: the need for trust and support.
_NOUNS_TABLE = """
    note support request demand task direct commend regret plan aim study hope favour favor
"""
_NOUNS = frozenset(_NOUNS_TABLE.split())
# Before one of these they are verbs all the same: and demand an inquiry, and aim to close it.
_OBJECTS = frozenset(("the", "a", "an", "that", "our", "their", "its", "this", "these", "those"))
_AIMS = frozenset(("aim", "aimed", "hope", "hoped", "plan", "planned"))
# Behind a comma and before one of these they tell of what went before: the plan, agreed in May.
_BEHIND_PARTICIPLES = frozenset(("by", "in", "at", "on", "to", "from", "during", "under", "with"))
_BE = frozenset(("is", "are", "was", "were"))
# Who is encouraged to do these is not bidden to.
_SENSES = frozenset(("see", "hear", "learn", "note", "find"))
_BETWEEN_TABLE = """
    also further therefore again once more in this regard to have had and , reaffirmed will shall
"""
_BETWEEN = frozenset(_BETWEEN_TABLE.split())
_OPENING_ADVERBS = frozenset(("again", "also", "further", "therefore"))
# They open a clause of a preamble by themselves: Deeply concerned that …
_FEELINGS = ("concerned", "alarmed")
_STARTS = frozenset((".", ";", ":"))
# Behind what opens a sentence they make a noun of it: demands for grain have doubled.
_BEHIND_NOUNS = frozenset(("for", "of", "from", "by", "on", "in", "are", "were", "have", "had"))
_REACH = 3
_SENTENCE = 100
"""So many words of a sentence are looked at for who spoke, and how strongly."""
_NEAR = 6
"""In ops so close, kept ones counted, a modal verb moved with its verb."""
_GOVERNED = 8
"""So many tokens behind a modal verb its verb is looked for."""
_AUXILIARIES = frozenset(("be", "not", "also", "have", "been"))
_SOFT = frozenset(("may", "might", "should"))
_NOBODY = frozenset(("no", "nobody", "none", "nothing", "neither", "nor"))
# Behind "no" they make a bound of it: no less than a third.
_BOUNDS = frozenset(("less", "fewer", "more", "later", "earlier"))
_SUBJECT = 12
"""So many tokens before a modal verb that it is told of nobody is looked for."""


class _Step(NamedTuple):
    """The verbs of one kind, modal or not, that an op takes away and those that it brings."""

    change: ChangedOp
    modal: bool
    old: Sequence[Phrase]
    new: Sequence[Phrase]


def annotate_verbs(diff: StatementDiff) -> Iterator[Annotation]:
    """Yield a note for each op in which one operative or modal verb became another.

    The ladders are English, so there are no notes where either statement is in another language.
    """
    if {language_of(diff.old), language_of(diff.new)} != {"en"}:
        return
    for _, group in groupby(changed_ops(diff), key=lambda change: change.pair):
        changes = [*group]
        steps = [*_of_pair(changes)]
        yield from steps
        known = {note.op for note in steps}
        for change in changes:
            if change.number in known:
                continue
            told = find_stead(change) or find_attempt(change)
            if told:
                yield change.note("verb", told)


def _of_pair(changes: Sequence[ChangedOp]) -> Iterator[Annotation]:
    """Yield the steps on the ladders in the ops of a pair."""
    steps = [*_steps(changes)]
    lone = (
        {verb.text for one in steps if not one.new for verb in one.old},
        {verb.text for one in steps if not one.old for verb in one.new},
    )
    loose: list[_Loose] = []
    for one in steps:
        if one.old and one.new:
            yield from _stepped_of(one, *lone)
        elif one.modal and len(one.old) + len(one.new) == 1:
            change, gone, modal = one.change, bool(one.old), (*one.old, *one.new)[0]
            yield from _softened(change, modal, gone=gone)
            loose.append(_Loose.of(change, modal, gone=gone))
    yield from _moved(loose)


def _steps(changes: Sequence[ChangedOp]) -> Iterator[_Step]:
    """Yield the verbs of each op of a pair."""
    wording = changes[0].wording
    known = operative_phrases(wording.old), operative_phrases(wording.new)
    for change in changes:
        old, new = touched(change.op, *known)
        if old or new:
            for modal in (False, True):
                sides = (
                    [one for one in side if is_modal(one.text) is modal] for side in (old, new)
                )
                yield _Step(change, modal, *sides)


def _stepped_of(one: _Step, gone: Container[str], come: Container[str]) -> Iterator[Annotation]:
    """Yield which verb of an op became which, where that is sure.

    Args:
        one: the op.
        gone: the verbs that other ops only take away; what comes here stood there.
        come: the verbs that other ops only bring.
    """
    stay = {verb.text for verb in one.old} & {verb.text for verb in one.new}
    old = [verb for verb in one.old if verb.text not in stay and verb.text not in come]
    new = [verb for verb in one.new if verb.text not in stay and verb.text not in gone]
    pairs = [(verb, other) for verb in old for other in new]
    if len(pairs) > 1:
        pairs = [(verb, other) for verb, other in pairs if step_between(verb.text, other.text)]
    if len(pairs) == 1:
        verb, other = pairs[0]
        denied = one.modal and _is_denied(one.change.wording.old, verb)
        yield from _stepped(one.change, verb.text, other.text, denied=denied)


def _stepped(
    change: ChangedOp, old: str, new: str, *, denied: bool = False
) -> Iterator[Annotation]:
    effect = step_between(old, new) if not _is_reported(change, old, new) else None
    # What nobody may is forbidden, what nobody should is not: the ladder does not hold.
    if effect and not denied:
        yield change.note("verb", tell(_bare(old), _bare(new), effect))
    elif effect or not ({*old.split()} & {*new.split()} or share_ladder(old, new)):
        yield change.note("verb", tell(_bare(old), _bare(new), around=("another verb: ", "")))


def _is_reported(change: ChangedOp, old: str, new: str) -> bool:
    """Whether what we shall do is only told of others: that they would, or should."""
    told = {old, new} in ({"shall", "would"}, {"shall", "should"})
    return told and ("we" in change.old_words) != ("we" in change.new_words)


def _is_denied(tokens: Sequence[Token], modal: Phrase) -> bool:
    """Whether the one of whom a modal verb tells is nobody: "no member may"."""
    before = word_keys(tokens[max(0, modal.start - _SUBJECT) : modal.start])
    following = [*before[1:], ""]
    return any(
        word in _NOBODY and behind not in _BOUNDS
        for word, behind in zip(before, following, strict=True)
    )


class _Loose(NamedTuple):
    """A modal verb that one op takes or brings alone, and the verb that it governs, in one form."""

    change: ChangedOp
    modal: str
    verb: tuple[str, ...]
    gone: bool

    @classmethod
    def of(cls, change: ChangedOp, modal: Phrase, *, gone: bool) -> _Loose:
        side = change.wording.old if gone else change.wording.new
        behind = word_keys(side[modal.end : modal.end + _GOVERNED])
        verb = [word for word in behind if word not in _AUXILIARIES and not word.endswith("ly")]
        return cls(change, modal.text, tuple(neutral(verb[:1])), gone)


def _moved(loose: Sequence[_Loose]) -> Iterator[Annotation]:
    """Yield a note where a modal verb goes and its verb comes under another one close by.

    So it is where the active became passive: will set aside a part, a part may be set aside.
    """
    for place, one in enumerate(loose):
        for other in loose[place + 1 : place + _NEAR]:
            near = other.change.pair == one.change.pair
            near = near and other.change.number - one.change.number <= _NEAR
            if near and one.gone != other.gone and one.verb and one.verb == other.verb:
                gone, come = (one, other) if one.gone else (other, one)
                yield from _stepped(come.change, gone.modal, come.modal)


def _softened(change: ChangedOp, modal: Phrase, *, gone: bool) -> Iterator[Annotation]:
    """Yield a note where a plain verb got a "may", or lost it."""
    if modal.text not in _SOFT:
        return
    side = change.wording.old if gone else change.wording.new
    own, other = (change.old_words, change.new_words)[:: 1 if gone else -1]
    verb = plain_form(next(iter(word_keys(side[modal.end : modal.end + 3])), ""))
    is_alone = not other and [*own] == [modal.text] and not _is_bidden(side, modal)
    if is_alone or verb in map(plain_form, other):
        yield change.note("verb", tell_softener(modal.text, gone=gone))


def _is_bidden(tokens: Sequence[Token], modal: Phrase) -> bool:
    """Whether a "should" says no more than the verb alone: we request that it (should) report."""
    before = word_keys(tokens[max(0, modal.start - _SUBJECT) : modal.start])
    return modal.text == "should" and "that" in before


def _bare(phrase: str) -> str:
    """Return the phrase without whose concern it is."""
    return phrase.replace(" our ", " ").replace(" their ", " ")


@read_once
def operative_phrases(tokens: Sequence[Token]) -> Sequence[Phrase]:
    """Return the verbs of the speakers, and all modal verbs, as ranges of tokens."""
    places, keys, words = visible(tokens)
    found: list[Phrase] = []
    last: Phrase | None = None
    spoke = -1
    for one in find_phrases(words):
        if is_modal(one.text):
            operative = _is_modal_here(tokens, places, one)
            spoke = one.end if operative and has_speaker(words, one.start) else spoke
        elif is_of_anybody(one.text):
            operative = True
        else:
            operative = _is_said(words, one) or _goes_on(words, spoke, one)
            operative = operative or _opens(keys, words, last, one) or _bids(words, one)
            last, spoke = (one, one.end) if operative else (last, spoke)
        if operative:
            text = at_its_strongest(one.text, _to_the_stop(words, one.end))
            found.append(Phrase(places[one.start], places[one.end - 1] + 1, text))
    return found


def _to_the_stop(words: Sequence[str], place: int) -> Sequence[str]:
    """Return the words from a place to the end of the sentence."""
    end = min(len(words), place + _SENTENCE)
    return words[place : next((at for at in range(place, end) if words[at] in _STARTS), end)]


def _is_modal_here(tokens: Sequence[Token], places: Sequence[int], one: Phrase) -> bool:
    """Whether it is no month and no noun: "in May", "the will"."""
    word = tokens[places[one.start]].text
    before = tokens[places[one.start - 1]].key.casefold() if one.start else ""
    return word.islower() and before not in ("the", "a", "of", "political", "free", "their", "our")


def has_speaker(words: Sequence[str], verb: int, between: Container[str] = ()) -> bool:
    """Whether a speaker stands before the verb at this place among the words, case folded.

    Args:
        words: the words, and the marks.
        verb: the place of the verb.
        between: more words that may stand between the speaker and the verb.
    """
    left = _REACH
    for place in range(verb - 1, -1, -1):
        word = words[place]
        if speaks(words, place, verb):
            return True
        left -= word != ","
        is_between = word in _BETWEEN or word in between or word.endswith("ly")
        if not (left and is_between):
            break
    return False


def _is_said(words: Sequence[str], one: Phrase) -> bool:
    """Whether a speaker stands before the verb; "concerned" is none of "the members concerned"."""
    is_feeling = _verb_of(words, one) in _FEELINGS and one.text.endswith(_FEELINGS)
    is_of_them = is_feeling and not one.text.startswith("be ") and words[one.start - 1] != ","
    return not is_of_them and has_speaker(words, one.start)


def _bids(words: Sequence[str], one: Phrase) -> bool:
    """Whether somebody is told what to do, and who tells him is understood: "are urged to"."""
    if not is_bidding(one.text) or words[one.end : one.end + 1] != ("to",):
        return False
    first = one.start
    while first > 0 and (words[first - 1] in _OPENING_ADVERBS or words[first - 1].endswith("ly")):
        first -= 1
    is_passive = first > 0 and words[first - 1] in _BE
    return is_passive and _SENSES.isdisjoint(words[one.end + 1 : one.end + 2])


def _opens(keys: Sequence[str], words: Sequence[str], last: Phrase | None, one: Phrase) -> bool:
    """Whether the verb opens a paragraph of a resolution, or a clause of its preamble.

    The body that adopts it is understood, or stands at the head of the preamble.
    """
    if not _verb_of(words, one).endswith(("s", "ing", *_FEELINGS)):
        return False
    if _is_plural(words, one):
        return False
    first = one.start
    while first > 0 and words[first - 1] in _OPENING_ADVERBS:
        first -= 1
    before = words[first - 1] if first else "."
    if before != ",":
        return before in _STARTS
    follows = last is not None and _verb_of(words, last).endswith("ing")
    follows = follows and last is not None and "." not in words[last.end : first]
    return follows or keys[first][:1].isupper()


def _verb_of(words: Sequence[str], one: Phrase) -> str:
    return next(word for word in words[one.start : one.end] if not word.endswith("ly"))


def _is_plural(words: Sequence[str], one: Phrase) -> bool:
    """Whether it is a noun: demands for grain have doubled."""
    single = one.end == one.start + 1 and words[one.start].removesuffix("s") in _NOUNS
    return single and not _BEHIND_NOUNS.isdisjoint(words[one.end : one.end + 1])


def _goes_on(words: Sequence[str], spoke: int, one: Phrase) -> bool:
    """Whether the phrase is another verb of those who spoke before it in the same sentence.

    Args:
        words: the words, and the marks, case folded.
        spoke: where the last verb that is known for theirs ends, or -1.
        one: the phrase.
    """
    before = one.start - 1
    while before > 0 and words[before] in _OPENING_ADVERBS:
        before -= 1
    joined = words[max(0, before)]
    if joined not in ("and", ",") or not _spoke_here(words, spoke, before):
        return False
    if joined == "," and not _BEHIND_PARTICIPLES.isdisjoint(words[one.end : one.end + 1]):
        return False
    return not _may_be_noun(words, one)


def _spoke_here(words: Sequence[str], spoke: int, place: int) -> bool:
    """Whether the speakers, or a verb of theirs, stand in the same sentence before a place."""
    for at in range(place - 1, max(-1, place - 1 - _SENTENCE), -1):
        if words[at] == "we" or at + 1 == spoke:
            return True
        if words[at] == ".":
            break
    return False


def _may_be_noun(words: Sequence[str], one: Phrase) -> bool:
    """Whether the word is a noun as likely as a verb: the need for trust and support."""
    word = words[one.start]
    if word not in _NOUNS | _AIMS or one.end > one.start + 1:
        return False
    behind = words[one.end] if one.end < len(words) else ""
    return behind not in _OBJECTS and not (word in _AIMS and behind == "to")
