"""What survives of what was dropped: the nearest wording anywhere in the later statement.

A sentence counts as dropped where its paragraph was removed, or where it says what the speakers do
and less than half of its words are kept by the ops. It is looked up among all sentences of the
later statement by the words they share, the rarest first, with a counted limit on the work.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from heapq import nlargest, nsmallest
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.alignment import Evidence
from stmtdiff.annotation.displaced import went_over
from stmtdiff.annotation.stretches import sentence_ranges
from stmtdiff.annotation.verbs import operative_phrases
from stmtdiff.annotation.weight import editorial_ops
from stmtdiff.diff import PARAGRAPH_BREAK, Fate, Survival, Tag
from stmtdiff.model import Span
from stmtdiff.sentences import split_sentences
from stmtdiff.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from stmtdiff.alignment import Lexicon
    from stmtdiff.alignment.profile import Profile
    from stmtdiff.diff import ParagraphDiff, StatementDiff, Wording
    from stmtdiff.model import Paragraph, Statement
    from stmtdiff.tokens import Token

__all__ = ["NOTHING_LIKE_IT", "find_survivals"]

NOTHING_LIKE_IT = 0.25
"""A score below this says no more than that two sentences are of one register."""

_KEPT = 0.5
"""A sentence of which the ops keep so many words was not dropped."""
_REWORDED = 0.3
"""Nor one that its own paragraph still says to this share."""
_CONTAINED = 0.6
"""A sentence that stands to this share inside a longer one is what is left of it."""
_LEAST_WORDS = 4
_WORDS = (TokenKind.WORD, TokenKind.NUMBER)
_POSTINGS = 4_000
"""So many sentences are looked at for one, counted once for every word they share with it."""
_NOMINEES = 12
"""So many of them, those that share the most, are compared in full."""


class _Dropped(NamedTuple):
    """A sentence that was dropped, and the later paragraphs that its own one became."""

    pair: int
    old: int
    span: Span
    partners: tuple[int, ...]


def find_survivals(diff: StatementDiff, lexicon: Lexicon | None = None) -> tuple[Survival, ...]:
    """Return every dropped sentence with the nearest wording that survives, in order.

    A sentence that its own paragraph says in other words is left out, and so is one that went over
    from a paragraph that stayed: these were not dropped. The lexicon is that of the two statements,
    if the caller has it.
    """
    dropped = [*_dropped(diff)]
    if not dropped:
        return ()
    search = _Search(diff.new, lexicon or Evidence(diff.old, diff.new).lexicon)
    found = ((one, search.nearest(diff.old.paragraphs[one.old], one)) for one in dropped)
    return tuple(
        survival
        for one, survival in found
        if survival.new not in one.partners or survival.score < _REWORDED
    )


# ---------------------------------------------------------------- what was dropped


def _dropped(diff: StatementDiff) -> Iterator[_Dropped]:
    editorial: dict[int, set[int]] = defaultdict(set)
    for place, op in editorial_ops(diff):
        editorial[place].add(op)
    away = went_over(diff)
    for place, pair in enumerate(diff.paragraphs):
        moved = away.get((place, Tag.DELETE), ())
        if pair.fate is Fate.REMOVED:
            sentences = _long_enough(pair, moved)
        elif pair.substantive and pair.old:
            sentences = _reworded_away(pair, editorial[place], moved)
        else:
            continue
        for old, span in sentences:
            yield _Dropped(place, old, span, pair.link.new)


def _long_enough(pair: ParagraphDiff, away: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Yield the sentences of removed paragraphs, headings of lists and such left out.

    Nor one that went over while others went for good; where the whole paragraph went over, its
    sentences are looked up all the same.

    Args:
        pair: the pair.
        away: the ranges of tokens that stand in another place.
    """
    offset = 0
    for old, paragraph in zip(pair.link.old, pair.old, strict=True):
        spans = split_sentences(paragraph.text)
        long = [s for s in spans if len(paragraph.text[s.start : s.end].split()) >= _LEAST_WORDS]
        found = long or spans[:1]
        gone = [span for span in found if not _is_away(pair.wording.old, span, offset, away)]
        yield from ((old, span) for span in gone or found)
        offset += len(paragraph.text) + len(PARAGRAPH_BREAK)


def _is_away(tokens: Sequence[Token], text: Span, offset: int, away: Sequence[Span]) -> bool:
    """Whether a range of a paragraph's text holds words that stand in another place."""
    first, last = (
        bisect_left(tokens, at + offset, key=lambda one: one.start) for at in (text.start, text.end)
    )
    return any(first < one.end and one.start < last for one in away)


def _reworded_away(
    pair: ParagraphDiff, editorial: Container[int], away: Sequence[Span]
) -> Iterator[tuple[int, Span]]:
    """Yield the sentences that say what the speakers do and of which less than half is kept.

    Args:
        pair: the pair.
        editorial: which of its ops change nothing that is said.
        away: the ranges of tokens that stand in another place, and so were not dropped.
    """
    tokens = pair.wording.old
    kept = _kept(pair.wording, editorial)
    starts = [token.start for token in tokens]
    verbs = [phrase.start for phrase in operative_phrases(tokens)]
    offset = 0
    for old, paragraph in zip(pair.link.old, pair.old, strict=True):
        for span in split_sentences(paragraph.text):
            first, last = (bisect_left(starts, at + offset) for at in (span.start, span.end))
            speaks = bisect_left(verbs, first) < bisect_left(verbs, last)
            words = [kept[place] for place in range(first, last) if tokens[place].kind in _WORDS]
            gone = len(words) >= _LEAST_WORDS and sum(words) < _KEPT * len(words)
            moved = any(first < one.end and one.start < last for one in away)
            if speaks and gone and not moved and not _is_cut_down(pair.wording, Span(first, last)):
                yield old, span
        offset += len(paragraph.text) + len(PARAGRAPH_BREAK)


def _is_cut_down(wording: Wording, sentence: Span) -> bool:
    """Whether at least half of a later sentence is what the ops keep of this one."""
    ranges = sentence_ranges(wording.new)
    kept: Counter[int] = Counter()
    for op in wording.ops:
        stays = range(max(op.old.start, sentence.start), min(op.old.end, sentence.end))
        for place in stays if op.tag is Tag.EQUAL else ():
            if wording.old[place].kind in _WORDS:
                at = place - op.old.start + op.new.start
                kept[bisect_right(ranges, at, key=lambda one: one.start) - 1] += 1
    return any(
        count >= _LEAST_WORDS and count >= _KEPT * _count_words(wording.new, ranges[at])
        for at, count in kept.items()
    )


def _count_words(tokens: Sequence[Token], span: Span) -> int:
    return sum(token.kind in _WORDS for token in tokens[span.start : span.end])


def _kept(wording: Wording, editorial: Container[int]) -> list[bool]:
    """Return for each earlier token whether it is still there, or changed only editorially."""
    kept: list[bool] = []
    for number, op in enumerate(wording.ops):
        stays = op.tag is Tag.EQUAL or number in editorial
        kept.extend([stays] * (op.old.end - op.old.start))
    return kept


# ---------------------------------------------------------------- what is nearest


class _Search:
    """All sentences of the later statement, by their words."""

    def __init__(self, new: Statement, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._places: list[tuple[int, Span]] = []
        self._profiles: list[Profile] = []
        for place, text in enumerate(paragraph.text for paragraph in new.paragraphs):
            for span in split_sentences(text):
                self._places.append((place, span))
                self._profiles.append(lexicon.profile(text[span.start : span.end]))
        self._index: dict[int, list[int]] = defaultdict(list)
        for number, profile in enumerate(self._profiles):
            for word in set(profile.plain):
                self._index[word].append(number)

    def nearest(self, paragraph: Paragraph, one: _Dropped) -> Survival:
        """Return the survival of a sentence."""
        profile = self._lexicon.profile(paragraph.text[one.span.start : one.span.end])
        scored = [(self._score(profile, at), -at) for at in self._nominees(profile)]
        score, negated = max(scored, default=(0.0, 0))
        if score < NOTHING_LIKE_IT:
            return Survival(one.pair, one.old, one.span, None, None, score)
        return Survival(one.pair, one.old, one.span, *self._places[-negated], score)

    def _nominees(self, profile: Profile) -> list[int]:
        """Return the sentences that share the most, by the rarest words as far as work allows."""
        weight = self._lexicon.weight
        known = sorted((-weight(word), word) for word in profile.words if word in self._index)
        # In whole thousandths, so that the order of the sum decides nothing.
        masses = [round(-1000 * negated) for negated, _ in known]
        shared: dict[int, int] = defaultdict(int)
        settled = False
        left, ahead = _POSTINGS, sum(masses)
        for (_, word), mass in zip(known, masses, strict=True):
            posted = self._index[word][:left]
            left -= len(posted)
            # Where going on is more work than to see whether it can still bring others.
            if not settled and len(posted) > len(shared) >= _NOMINEES:
                leading = _leading(shared, ahead)
                settled, shared = bool(leading), leading or shared
            for at in filter(shared.__contains__, posted) if settled else posted:
                shared[at] += mass
            ahead -= mass
        shared = _leading(shared, 0) or shared
        ranked = nsmallest(_NOMINEES, [(-mass, at) for at, mass in shared.items()])
        return [at for _, at in ranked]

    def _score(self, profile: Profile, at: int) -> float:
        lexicon, other = self._lexicon, self._profiles[at]
        shared = lexicon.shared(profile.words, other.words)
        words = _part(shared, profile.weight)
        mass = lexicon.shared_phrases(profile.phrases, other.phrases)
        phrases = _part(mass, profile.phrase_weight)
        score = (words + phrases) / 2
        inside = (_part(shared, other.weight) + _part(mass, other.phrase_weight)) / 2
        if inside >= _CONTAINED and other.size >= _LEAST_WORDS:
            # A long sentence was cut down to this one: half of what it says, at the least.
            score = max(score, inside / 2)
        return round(score, 4)


def _leading(shared: Mapping[int, int], ahead: int) -> dict[int, int]:
    """Return which sentences can still share the most, or none where others might come.

    Args:
        shared: the mass that each sentence shares so far.
        ahead: the mass that is not looked up yet.
    """
    least = min(nlargest(_NOMINEES, shared.values()), default=0)
    if least <= ahead:
        return {}
    return {at: mass for at, mass in shared.items() if mass + ahead >= least}


def _part(shared: float, whole: float) -> float:
    return shared / whole if whole else 0.0
