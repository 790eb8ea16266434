"""The voice folded away: "We reaffirm" and "The Ministers reaffirmed" are the same evidence.

Leaders speak in the first person present, ministers in the third person past. For the alignment
the speakers are left out and a verb counts in one form, found by a short table of irregular verbs
and the regular endings of English. Folding too much costs little here (it only makes words that
are alike equal), so no dictionary is needed; words of other scripts are left as they are.

A reader who is told "only the voice" must be able to rely on it, so `differs_by_voice` is stricter
than `neutral`: a verb counts as another only where one form is the past of the other, and "our" as
"the" only where somebody speaks of himself. What it knows of a language is a `Register`; adding a
language is adding one to `REGISTERS` under its primary language tag, with a line in the tests.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import filterfalse
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = [
    "REGISTERS",
    "Register",
    "differs_by_voice",
    "is_passive",
    "neutral",
    "plain_form",
    "voice_shift",
]

_SPEAKERS = frozenset(
    [
        *("we", "us", "our", "ours", "they", "them", "their", "theirs", "it", "its"),
        *("ministers", "leaders"),
    ]
)
# A verb, and the irregular forms that count as it.
_IRREGULAR_VERBS = """
    be: is are was were been; have: has had; do: does did; will: would; can: could; may:
    might; take: took taken; meet: met; hold: held; give: gave given; come: came; find:
    found; make: made; stand: stood; see: saw seen; say: said; go: went gone; know: knew
    known; draw: drew drawn; become: became; begin: began begun; lead: led; leave: left;
    pay: paid; send: sent; speak: spoke spoken; understand: understood; undergo: underwent;
    undertake: undertook undertaken; uphold: upheld; rise: rose risen; fall: fell fallen;
    grow: grew grown; bring: brought; build: built; bear: bore; choose: chose chosen; feel:
    felt; keep: kept; seek: sought; think: thought
"""
# More of them, which the alignment has never needed.
_RARER_VERBS = """
    arise: arose arisen; bear: borne; bind: bound; break: broke broken; buy: bought; deal: dealt;
    fight: fought; foresee: foresaw foreseen; get: got; hear: heard; lay: laid; lend: lent; lose:
    lost; mean: meant; overcome: overcame; sell: sold; spend: spent; strive: strove; teach: taught;
    tell: told; win: won; withdraw: withdrew withdrawn; write: wrote written
"""


def _forms(table: str) -> dict[str, str]:
    entries = (entry.partition(":") for entry in table.split(";"))
    return {form: verb.strip() for verb, _, forms in entries for form in forms.split()}


_IRREGULAR: Mapping[str, str] = MappingProxyType(_forms(_IRREGULAR_VERBS))
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ied|ies|y|ed|es|e|s)$")
_IZE = re.compile(r"(?<=[a-z]{2})is(?=(?:e|ed|es|ing|ation|ations)$)")


def neutral(words: Iterable[str]) -> list[str]:
    """Return the words, speakers left out and verbs in one form, in their order."""
    return [*map(plain_form, filterfalse(_SPEAKERS.__contains__, words))]


@lru_cache(maxsize=65536)
def plain_form(word: str) -> str:
    """Return the one form in which a verb counts; of another word, one that it shares."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not (word.isascii() and word.isalpha()):
        return word
    return _ENDING.sub("", _IZE.sub("iz", word))


class Register(NamedTuple):
    """What has to be known of a language to tell a change of voice from a change of words.

    Attributes:
        first: the words of those who speak of themselves: we, our.
        subjects: pronouns that stand for the speakers.
        heads: the nouns that name the speakers: ministers.
        titles: what may follow such a noun and belongs to it: of foreign affairs.
        joins: the words after which the noun names somebody else: ministers *of* finance.
        articles: what may stand before such a noun, and instead of a possessive.
        pairs: the pronouns that stand for each other: our, their.
        shared: what "our" and "the" name alike, because the speakers have one only: our Group.
        focus: the words that tell whom or what alone is meant: only we.
        conditionals: the pasts that tell what may be, and nothing said: would.
        impersonals: what may stand for the speakers before a participle: it was agreed.
        auxiliaries: the words before the participle in the passive: was, has been.
        cuts: the words and marks that stand for each other where a sentence is cut before a
            speaker: and, a full stop.
        past: whether the second word is the past of the first.
        participle: whether a word may be a participle.
        tells_past: whether a verb stands in the past.
    """

    first: frozenset[str]
    subjects: frozenset[str]
    heads: frozenset[str]
    titles: tuple[tuple[str, ...], ...]
    joins: frozenset[str]
    articles: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    shared: frozenset[str]
    focus: frozenset[str]
    conditionals: frozenset[str]
    impersonals: frozenset[tuple[str, ...]]
    auxiliaries: frozenset[str]
    cuts: frozenset[frozenset[str]]
    past: Callable[[str, str], bool]
    participle: Callable[[str], bool]
    tells_past: Callable[[str], bool]

    @property
    def thirds(self) -> frozenset[str]:
        """The pronouns of the third person: they, their, them."""
        others = {other for _, other in self.pairs} - self.articles - self.heads
        return frozenset(others) | (self.subjects - self.first)


_ENGLISH_VERBS: Mapping[str, str] = MappingProxyType(_forms(f"{_RARER_VERBS};{_IRREGULAR_VERBS}"))


_PRESENTS = frozenset(("am", "are", "be", "do", "does", "has", "have", "is"))
"""Forms in the table of verbs that are no past."""


# Not forces, territory, claims: who has those is what is said.
_SHARED_TABLE = """
    group forum organisation organization community association union alliance council committee
    league body secretariat charter chair chairship chairmanship presidency meeting meetings session
    summit summits conference discussion discussions deliberations consultations agenda work next
    last previous first second third fourth fifth annual commitment commitments determination
    ministers leaders governors sherpas representatives delegations officials experts
    resolve readiness support gratitude appreciation concern cooperation partnership friendship
"""


def _english_past(present: str, past: str) -> bool:
    if past in _PRESENTS:
        return False
    if present == "shall":
        return past == "would"
    verb = _ENGLISH_VERBS.get(present, present)
    if past in _ENGLISH_VERBS:
        return _ENGLISH_VERBS[past] == verb
    if verb != present:  # We found that it works: not founded.
        return False
    stem, last = present[:-1], present[-1:]
    endings = {f"{present}ed", f"{present}{last}ed"}
    if last in ("e", "y"):
        endings.add(f"{stem}ed" if last == "e" else f"{stem}ied")
    if last == "s" and not present.endswith("ss"):
        endings.update((f"{stem}ed", f"{stem}d"))
    return len(present) > 2 and past in endings


def _english_participle(word: str) -> bool:
    return word.endswith("ed") or word in _ENGLISH_VERBS


def _tells_english_past(verb: str) -> bool:
    return verb.endswith("ed") or (verb in _ENGLISH_VERBS and verb not in _PRESENTS)


ENGLISH = Register(
    first=frozenset(["we", "us", "our", "ours", "ourselves"]),
    subjects=frozenset(["we", "they"]),
    heads=frozenset(["ministers", "leaders", "governors", "heads"]),
    titles=(
        ("of", "foreign", "affairs"),
        ("of", "delegation"),
        ("of", "delegations"),
        ("of", "state", "and", "government"),
    ),
    joins=frozenset(["of", "for", "and"]),
    articles=frozenset(["the"]),
    pairs=frozenset(
        {("us", "them"), ("our", "their"), ("ours", "theirs"), ("ourselves", "themselves")}
        | {("our", "the"), ("us", "ministers"), ("us", "leaders"), ("us", "governors")}
    ),
    shared=frozenset(_SHARED_TABLE.split()),
    focus=frozenset(["only", "just", "even", "still", "once", "first"]),
    conditionals=frozenset(["would", "could", "might", "should", "had", "were", "did"]),
    impersonals=frozenset([("it", "was"), ("it", "is")]),
    auxiliaries=frozenset(["is", "are", "was", "were", "has", "have", "had", "been", "be"]),
    cuts=frozenset([frozenset(["and", "."])]),
    past=_english_past,
    participle=_english_participle,
    tells_past=_tells_english_past,
)
REGISTERS: Mapping[str, Register] = MappingProxyType({"en": ENGLISH})


def voice_shift(old: Iterable[str], new: Iterable[str], register: Register = ENGLISH) -> int:
    """Return how the voice shifts between two texts.

    Returns:
        1 from the first person to the third, -1 the other way, 0 where it does not shift.
    """
    sides = set(old), set(new)
    others = register.thirds | register.heads
    first = [bool(side & register.first) for side in sides]
    if first[0] == first[1] or not sides[first[0]] & others:
        return 0
    return 1 if first[0] else -1


def differs_by_voice(
    old: Sequence[str],
    new: Sequence[str],
    *,
    shift: int,
    following: tuple[str, str] = ("", ""),
    register: Register = ENGLISH,
) -> bool:
    """Return whether two runs of words are the same but for who speaks, and tense with him.

    Args:
        old: the words of the earlier side, case folded.
        new: the words of the later side.
        shift: how the voice shifts in the texts around; see `voice_shift`. A change that does not
            go along with it, "they" to "we", is of the persons meant.
        following: the word behind either side.
        register: what is known of the language.
    """
    (a, old_spoke), (b, new_spoke) = (
        _without_subjects(side, word, register)
        for side, word in zip((old, new), following, strict=True)
    )
    if len(a) != len(b):
        return False
    if not _goes_along(old, new, shift, register):
        return False
    shifted = bool(shift) or (old_spoke and new_spoke)
    cut = old_spoke != new_spoke
    folds = [x != y for x, y in zip(a, b, strict=True)]
    ours = register.subjects & register.first
    step = shift or bool(ours.intersection(old)) - bool(ours.intersection(new))
    if any(_turns_back(x, y, step, register) for x, y in zip(a, b, strict=True)):
        return False
    behind = zip((*a[1:], following[0]), (*b[1:], following[1]), strict=True)
    same = all(
        x == y
        or _stands_for((x, y), words, register)
        or (shifted and _is_tense(x, y, step, register))
        or (cut and frozenset((x, y)) in register.cuts)
        for x, y, words in zip(a, b, behind, strict=False)
    )
    return same and (any(folds) or old_spoke or new_spoke) and list(old) != list(new)


def is_passive(active: Sequence[str], passive: Sequence[str], register: Register = ENGLISH) -> bool:
    """Return whether "We adopted" and "were adopted" are the same act of the speakers.

    Args:
        active: the words before what is done, case folded: the speakers and their verb.
        passive: the words behind it: the auxiliaries and the participle.
        register: what is known of the language.
    """
    verb, spoke = _without_subjects(active, "", register)
    if not spoke or len(verb) != 1 or len(passive) < 2:
        return False
    if not register.auxiliaries.issuperset(passive[:-1]):
        return False
    return verb[0] == passive[-1] or register.past(verb[0], passive[-1])


def _goes_along(old: Sequence[str], new: Sequence[str], shift: int, register: Register) -> bool:
    """Whether the first person is lost or won as the texts around lose or win it."""
    step = bool(register.first.intersection(old)) - bool(register.first.intersection(new))
    named = bool(register.heads.intersection((*old, *new)))
    named = named or any(tuple(side[:2]) in register.impersonals for side in (old, new))
    return step in (0, shift) or (named and not shift)


def _stands_for(pair: tuple[str, str], behind: tuple[str, str], register: Register) -> bool:
    """Whether two pronouns, or what stands before the words behind, are of the same persons."""
    if not register.articles.isdisjoint(pair) and not register.shared.issuperset(behind):
        return False
    return pair in register.pairs or pair[::-1] in register.pairs


def _turns_back(one: str, other: str, shift: int, register: Register) -> bool:
    """Whether a pronoun goes against the shift: others do not call "their claims" ours."""
    step = (one in register.first) - (other in register.first)
    return bool(shift) and one != other and step == -shift


def _is_tense(one: str, other: str, step: int, register: Register) -> bool:
    """Whether one form is the past of the other: the third person's, where the voice shifts.

    What is told in the past of others was told in the present of oneself. The other way round, a
    fact changed: that they would withdraw, that they will.
    """
    goes, comes = register.past(one, other), register.past(other, one)
    return (goes and step >= 0) or (comes and step <= 0)


def _without_subjects(
    words: Sequence[str], following: str, register: Register
) -> tuple[list[str], bool]:
    """Return the words without those that name the speakers, and whether there were any."""
    kept: list[str] = []
    place = 0
    while place < len(words):
        size = _subject(words, place, following, register)
        if not size:
            kept.append(words[place])
        place += size or 1
    return kept, len(kept) < len(words)


def _subject(words: Sequence[str], place: int, following: str, register: Register) -> int:
    if words[place] in register.subjects:
        return 1
    if tuple(words[place : place + 2]) in register.impersonals:
        verb = (*words[place + 2 : place + 3], following)[0]
        return 2 if register.participle(verb) else 0
    end = place + (words[place] in register.articles)
    if end >= len(words) or words[end] not in register.heads:
        return 0
    end += 1
    for title in register.titles:
        if tuple(words[end : end + len(title)]) == title:
            return end + len(title) - place
    behind = words[end] if end < len(words) else following
    return 0 if behind in register.joins else end - place
