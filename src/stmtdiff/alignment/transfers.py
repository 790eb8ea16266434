"""Sentences that went over to a paragraph which is not their own paragraph's partner.

A sentence that neither side's partners explain is looked up among the unexplained sentences of the
other side. Transfers stand beside the links: they change no fate.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.alignment.link import Transfer
from stmtdiff.alignment.pairing import Score
from stmtdiff.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from stmtdiff.alignment.evidence import Evidence
    from stmtdiff.alignment.link import Link
    from stmtdiff.alignment.pairing import Pair, Pairing
    from stmtdiff.alignment.profile import Profile
    from stmtdiff.model import Paragraph, Span, Statement

__all__ = ["find_transfers", "pair_by_sentences"]

EXPLAINED = 0.6
"""A sentence that shares so much of its words with its own partners has not gone over."""
BAR = 0.5
"""What two sentences must share, in the mean of words and phrases."""
SHARE = 0.4
"""How much of the smaller of two paragraphs must stand in sentences they have in common."""
_LEAST_COMMON = 12
"""So many words they must have in common."""
_LEAST_WORDS = 7
"""Fewer words than this are found anywhere."""
_COMMON = 12
"""A phrase that stands in more unexplained sentences than this nominates none of them."""


class _Sentence(NamedTuple):
    paragraph: int
    span: Span
    profile: Profile


def pair_by_sentences(
    evidence: Evidence,
    statements: tuple[Statement, Statement],
    pairing: Pairing,
    alone: tuple[Collection[int], Collection[int]],
    strangers: Callable[[Pair], bool],
) -> bool:
    """Pair paragraphs that were left alone but have sentences in common, and return if any were.

    In a family of near-duplicates all are each other's rivals, so none may be sure by itself. What
    whole sentences say is sure even so, unless they are boilerplate that two `strangers` have in
    common. It comes last: earlier, it would take the parts of a split from their whole.
    """
    old, new = (side.paragraphs for side in statements)
    forth, back = (dict.fromkeys(side, ()) for side in alone)
    common: Counter[Pair] = Counter()
    for found in _transfers(evidence, (old, new), (forth, back), strangers):
        common[found.old, found.new] += min(
            evidence.profile(side[place].text[span.start : span.end]).size
            for side, place, span in (
                (old, found.old, found.old_span),
                (new, found.new, found.new_span),
            )
        )
    ranked = sorted((-size, *_tie(*pair), pair) for pair, size in common.items())
    before = len(pairing.by_old)
    for *_, pair in ranked:
        size = common[pair]
        smaller = min(evidence.old[pair[0]].size, evidence.new[pair[1]].size)
        share = size / smaller
        if size < _LEAST_COMMON or share < SHARE:
            continue
        if pairing.free(pair):
            pairing.add(pair, Score(min(0.99, share), min(0.99, share)))
    return len(pairing.by_old) > before


def find_transfers(
    evidence: Evidence,
    statements: tuple[Statement, Statement],
    links: Iterable[Link],
    strangers: Callable[[Pair], bool],
) -> tuple[Transfer, ...]:
    """Return the sentences that went over, each at most once, in the later statement's order.

    None between two `strangers`: what these have in common is boilerplate.
    """
    linked = list(links)
    forth = {place: link.new for link in linked for place in link.old}
    back = {place: link.old for link in linked for place in link.new}
    old, new = (side.paragraphs for side in statements)
    return _transfers(evidence, (old, new), (forth, back), strangers)


def _transfers(
    evidence: Evidence,
    sides: tuple[Sequence[Paragraph], Sequence[Paragraph]],
    partners: tuple[Mapping[int, tuple[int, ...]], Mapping[int, tuple[int, ...]]],
    strangers: Callable[[Pair], bool],
) -> tuple[Transfer, ...]:
    gone = list(_unexplained(evidence, sides[0], evidence.old, evidence.new, partners[0]))
    come = list(_unexplained(evidence, sides[1], evidence.new, evidence.old, partners[1]))
    ranked = sorted(
        (
            -score,
            *_tie(gone[gone_at].paragraph, come[come_at].paragraph),
            *_tie(gone_at, come_at),
            (come_at, gone_at),
        )
        for come_at, gone_at, score in _offers(evidence, gone, come)
        if gone[gone_at].paragraph not in partners[1][come[come_at].paragraph]
        and not strangers((gone[gone_at].paragraph, come[come_at].paragraph))
    )
    used: tuple[set[int], set[int]] = (set(), set())
    found = []
    for negated, *_, (come_at, gone_at) in ranked:
        if come_at in used[0] or gone_at in used[1]:
            continue
        used[0].add(come_at)
        used[1].add(gone_at)
        one, other = gone[gone_at], come[come_at]
        found.append(
            Transfer(one.paragraph, other.paragraph, one.span, other.span, round(-negated, 4))
        )
    return tuple(sorted(found, key=lambda t: (t.new, t.new_span, t.old, t.old_span)))


def _tie(one: int, other: int) -> tuple[int, int]:
    """Return what breaks a tie alike whichever side is called old."""
    return abs(one - other), one + other


def _unexplained(
    evidence: Evidence,
    paragraphs: Sequence[Paragraph],
    own: Sequence[Profile],
    others: Sequence[Profile],
    partners: Mapping[int, Collection[int]],
) -> Iterator[_Sentence]:
    for place, linked in sorted(partners.items()):
        if any(own[place].identity == others[partner].identity for partner in linked):
            continue
        bags: Counter[int] = Counter()
        for partner in linked:
            bags.update(others[partner].words)
        text = paragraphs[place].text
        for span in split_sentences(text):
            sentence = text[span.start : span.end]
            if any(sentence in others[partner].text for partner in linked):
                continue
            profile = evidence.profile(sentence)
            if profile.size < _LEAST_WORDS or not profile.weight:
                continue
            if evidence.shared(profile.words, bags) < EXPLAINED * profile.weight:
                yield _Sentence(place, span, profile)


def _offers(
    evidence: Evidence, gone: Sequence[_Sentence], come: Sequence[_Sentence]
) -> Iterator[tuple[int, int, float]]:
    index: dict[int, list[int]] = defaultdict(list)
    for place, sentence in enumerate(gone):
        for phrase in sentence.profile.phrases:
            index[phrase].append(place)
    for place, sentence in enumerate(come):
        nominated = {
            other
            for phrase in sentence.profile.phrases
            if len(index.get(phrase, ())) <= _COMMON
            for other in index.get(phrase, ())
        }
        for other in sorted(nominated):
            score = evidence.likeness(gone[other].profile, sentence.profile)
            if score >= BAR:
                yield place, other, score
