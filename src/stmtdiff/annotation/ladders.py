"""How strong a verb is: ladders of phrases, each rung stronger than the one before.

The tables are meant to be replaced: a rung is a line, its phrases are parted by ``|``, and the verb
of a phrase, its first word but for an adverb, stands in its plain form; `LADDERS` holds them by
name. They are English. Where the order comes from:

- ``modal``: "may" under "should" under "shall/must" is RFC 2119 of March 1997 (key words for
  requirement levels). That "will" stands between "should" and "shall" is our judgement.
- ``reception``: that "takes note of" and "notes" are neutral, neither approval nor disapproval, is
  decision 55/488 of the United Nations General Assembly, of 2001, on a legal opinion given as
  A/C.5/55/42 (see https://ask.un.org/faq/109236). That "with appreciation", "welcome", "support",
  "commend" and "endorse" follow in this order is custom, and our judgement.
- ``concern`` and ``request``: that "concern" stands under "deplore" under "condemn", and "call
  upon" and "request" under "urge" under "demand", is also the order of a study of Security Council
  resolutions of 2009, as https://www.thenewhumanitarian.org/maps-and-graphics/2016/03/16/grammar-impotence
  reports it. The rungs between are our judgement, and so is that "decide" is not the weakest.
- ``affirmation``, ``disapproval``, ``opposition``, ``stance``, ``resolve``: our judgement, from
  how drafters rank them by custom.
- ``extent``: "phase down" under "phase out" is what the words mean: less of something is not none.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.diff import Effect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "LADDERS",
    "Phrase",
    "at_its_strongest",
    "find_phrases",
    "is_bidding",
    "is_modal",
    "is_of_anybody",
    "share_ladder",
    "step_between",
    "verb_forms",
]

LADDERS: Mapping[str, str] = MappingProxyType(
    {
        "modal": """
            may | might | could
            should
            will | would
            shall | must
        """,
        "reception": """
            note | take note
            acknowledge | take note with interest | note with interest
            take note with appreciation | note with appreciation | note with satisfaction
            welcome | express appreciation | express our appreciation
            | express their appreciation
            support | express support | express our support | express their support
            strongly support | fully support | firmly support | express full support
            | express our full support | express their full support | express strong support
            | reaffirm full support | reaffirm our full support | reaffirm their full support
            commend | applaud
            endorse | approve | adopt
        """,
        "affirmation": """
            note | take note
            recall | recognise | recognize | acknowledge
            underline | stress | emphasise | emphasize | reiterate | reaffirm
        """,
        "concern": """
            note | take note
            note with concern
            be concerned | concerned | express concern | express our concern | express their concern
            be deeply concerned | be seriously concerned | be alarmed | deeply concerned
            | seriously concerned | alarmed | express deep concern
            | express serious concern | express our deep concern | express their deep concern
            be gravely concerned | be deeply alarmed | gravely concerned | deeply alarmed
            | be gravely alarmed | express grave concern
            | express our grave concern | express their grave concern
            deplore
            condemn | denounce
            strongly condemn | condemn in the strongest terms
        """,
        "disapproval": """
            regret
            deeply regret | strongly regret
            deplore
            strongly deplore
            condemn | denounce
            strongly condemn | condemn in the strongest terms
        """,
        "opposition": """
            express reservations | have reservations
            oppose
            reject
            strongly reject | firmly reject | categorically reject
        """,
        "request": """
            hope for
            invite | encourage
            ask | request | call on | call upon | call for
            urge
            strongly urge
            demand | insist on | insist
            instruct | task | direct
        """,
        "stance": """
            discuss | exchange views | note
            consider
            support | favour | favor
            agree | decide | resolve | commit
        """,
        "resolve": """
            hope | aspire
            expect | anticipate | look forward to
            consider | study | explore | agree to consider | agree to study | agree to explore
            | agree to examine
            be prepared | be ready | stand ready | be willing
            intend | plan | aim | seek | endeavour | endeavor | strive
            agree | decide | resolve | commit | undertake | pledge | be committed | be determined
            | remain committed | remain determined
        """,
        "confidence": """
            hope | be hopeful
            be confident | trust | be convinced
        """,
        "extent": """
            phase down | phase-down | phasedown | phasing-down
            phase out | phase-out | phaseout | phasing-out
        """,
    }
)
_STRONGEST = "in the strongest terms"
# Past and other forms that no rule gives.
_ODD = MappingProxyType(
    {
        "take": ("took", "taken", "taking"),
        "be": ("is", "are", "was", "were"),
        "concerned": (),
        "alarmed": (),
        "may": (),
        "might": (),
        "should": (),
        "will": (),
        "would": (),
        "shall": (),
        "must": (),
        "commit": ("commits", "committed", "committing"),
        "have": ("has", "had", "having"),
        "stand": ("stands", "stood", "standing"),
        "regret": ("regrets", "regretted", "regretting"),
        "study": ("studies", "studied", "studying"),
        "plan": ("plans", "planned", "planning"),
        "seek": ("seeks", "sought", "seeking"),
        "strive": ("strives", "strove", "striven", "striving"),
        "buy": ("buys", "bought", "buying"),
        "sell": ("sells", "sold", "selling"),
        "lose": ("loses", "lost", "losing"),
        "win": ("wins", "won", "winning"),
        "rise": ("rises", "rose", "risen", "rising"),
        "fall": ("falls", "fell", "fallen", "falling"),
        "begin": ("begins", "began", "begun", "beginning"),
        "forbid": ("forbids", "forbade", "forbidden", "forbidding"),
        "undertake": ("undertakes", "undertook", "undertaken", "undertaking"),
    }
)


class Phrase(NamedTuple):
    """A phrase of a ladder in a text, as a range of places among the words."""

    start: int
    end: int
    text: str


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return the forms of a verb, the plain one first."""
    if verb in _ODD:
        return (verb, *_ODD[verb])
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    stem = verb.removesuffix("e")
    return (verb, third, f"{stem}ed", f"{verb if verb.endswith('ee') else stem}ing")


@lru_cache(maxsize=1)
def _rungs() -> dict[str, dict[str, int]]:
    """Return for each phrase the ladders it stands on, with its rung."""
    found: dict[str, dict[str, int]] = {}
    for name, table in LADDERS.items():
        rungs = table.replace("\n            |", " |").strip().split("\n")
        for rung, line in enumerate(rungs):
            for phrase in line.split("|"):
                found.setdefault(" ".join(phrase.split()), {})[name] = rung
    return found


@lru_cache(maxsize=1)
def _starts() -> dict[str, list[tuple[str, tuple[frozenset[str], ...]]]]:
    """Return for each first word the phrases that begin with it, longest first."""
    found: dict[str, list[tuple[str, tuple[frozenset[str], ...]]]] = {}
    for phrase in sorted(_rungs(), key=lambda one: (-len(one.split()), one)):
        plain = phrase.split()
        verb = next(place for place, word in enumerate(plain) if not word.endswith("ly"))
        words = tuple(
            frozenset(verb_forms(word) if place == verb else (word,))
            for place, word in enumerate(plain)
        )
        for first in sorted(words[0]):
            found.setdefault(first, []).append((phrase, words))
    return found


def find_phrases(words: Sequence[str]) -> list[Phrase]:
    """Return the phrases of the ladders in a text, given its words case folded; the longest win."""
    starts = _starts()
    found: list[Phrase] = []
    done = 0
    for place in [place for place, word in enumerate(words) if word in starts]:
        if place < done:
            continue
        for phrase, forms in starts[words[place]]:
            here = words[place : place + len(forms)]
            if len(here) == len(forms) and all(w in f for w, f in zip(here, forms, strict=True)):
                done = place + len(forms)
                found.append(Phrase(place, done, phrase))
                break
    return found


def step_between(old: str, new: str) -> Effect | None:
    """Return whether it is stronger or weaker where both phrases stand on one ladder, else None."""
    one, other = _rungs()[old], _rungs()[new]
    steps = {other[name] - one[name] for name in one if name in other} - {0}
    if not steps or (min(steps) < 0 < max(steps)):
        return None
    return Effect.STRONGER if min(steps) > 0 else Effect.WEAKER


def is_modal(phrase: str) -> bool:
    """Return whether the phrase is one of the modal verbs."""
    return "modal" in _rungs().get(phrase, {})


def at_its_strongest(phrase: str, behind: Sequence[str]) -> str:
    """Return the phrase with the "in the strongest terms" that may end its sentence.

    Args:
        phrase: the phrase.
        behind: the words behind it in its sentence, case folded.
    """
    verb = phrase.rpartition(" ")[2]
    strongest = f"{verb} {_STRONGEST}"
    told = strongest in _rungs() and f" {_STRONGEST}" in f" {' '.join(behind)}"
    return strongest if told else phrase


def is_bidding(phrase: str) -> bool:
    """Return whether the phrase bids others do something: urge, invite."""
    return "request" in _rungs().get(phrase, {})


def is_of_anybody(phrase: str) -> bool:
    """Return whether the phrase counts whoever it is said of, and not of the speakers alone."""
    return "extent" in _rungs().get(phrase, {})


def share_ladder(one: str, other: str) -> bool:
    """Return whether two phrases stand on the same ladder, be it on the same rung."""
    return bool(_rungs()[one].keys() & _rungs()[other].keys())
