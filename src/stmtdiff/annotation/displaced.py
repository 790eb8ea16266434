"""Sentences that stand in another place: in another paragraph, or elsewhere in their own.

What went over to another paragraph the alignment has found. A sentence that is dropped at one place
of a paragraph and comes, in nearly the same words, at another place of it, is found here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import groupby, islice, product
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.quotes import quoted
from stmtdiff.annotation.reading import read_once
from stmtdiff.annotation.stretches import WORDS, held_sentences
from stmtdiff.diff import PARAGRAPH_BREAK, Tag
from stmtdiff.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from stmtdiff.alignment import Transfer
    from stmtdiff.annotation.stretches import Stretch
    from stmtdiff.diff import ParagraphDiff, StatementDiff
    from stmtdiff.model import Paragraph
    from stmtdiff.tokens import Token

__all__ = ["Displaced", "End", "displaced", "elsewhere", "went_over"]

_STAYED = 0.25
"""Of a sentence of which more than this stayed, only a part went over."""
_LEAST_WORDS = 7
"""A shorter sentence may resemble another one by chance."""
_LEAST_LEFT = 5
"""So many words at least are left of a sentence that is cut down."""
_ALIKE = 0.6
"""Of the longer one of two sentences so many words must stand in the other."""
_MOST_COMPARED = 400
"""So many pairs of sentences of a paragraph are compared; the first ones, where there are more."""


class End(NamedTuple):
    """Where a sentence stands on one side.

    Attributes:
        pair: the place of the pair.
        tag: `Tag.DELETE` on the earlier side, `Tag.INSERT` on the later one.
        span: which tokens of that side it is.
        text: the same as text.
    """

    pair: int
    tag: Tag
    span: Span
    text: str

    @property
    def words(self) -> str:
        """Its words, without a mark at its borders that belongs to what stands beside it."""
        return self.text.strip(" ,;")

    @property
    def quote(self) -> str:
        """Its first words, as a note quotes them."""
        return quoted(self.words)

    def op_in(self, pair: ParagraphDiff) -> int | None:
        """Return the place of the op that holds it whole; None where several do."""
        for number, op in enumerate(pair.wording.ops):
            side = op.old if self.tag is Tag.DELETE else op.new
            if op.tag is self.tag and side.start <= self.span.start and self.span.end <= side.end:
                return number
        return None

    def ops_within(self, pair: ParagraphDiff) -> Iterator[int]:
        """Yield the places of the ops that hold nothing but words of it, and a space beside it."""
        first, last = self.span.start - 1, self.span.end + 1
        for place, op in enumerate(pair.wording.ops):
            held = op.old if self.tag is Tag.DELETE else op.new
            if op.tag is self.tag and first <= held.start and held.end <= last:
                yield place


class Displaced(NamedTuple):
    """A sentence that stands in another place.

    Attributes:
        left: where it stood.
        entered: where it stands.
        transfer: what the alignment says of it; None where it stayed in its paragraph.
    """

    left: End
    entered: End
    transfer: Transfer | None


@read_once
def displaced(diff: StatementDiff) -> Sequence[Displaced]:
    """Return the sentences that went to other paragraphs, then those that stayed in theirs."""
    transferred = [*_transferred(diff)]
    return [*transferred, *_shifted(diff, _by_side(transferred))]


def went_over(diff: StatementDiff) -> Mapping[tuple[int, Tag], Sequence[Span]]:
    """Return the ranges of tokens that stand in another place, as sentences.

    Returns:
        By pair, and by `Tag.DELETE` for the earlier side and `Tag.INSERT` for the later one; only
        the sides that have any.
    """
    return _by_side(displaced(diff))


def elsewhere(diff: StatementDiff) -> Mapping[tuple[int, Tag], frozenset[int]]:
    """Return the places of the tokens that stand in another place, as sentences or phrases.

    Returns:
        By pair and side, as of `went_over`; a side from which nothing went has no places.
    """
    spans = defaultdict(list, {key: list(ranges) for key, ranges in went_over(diff).items()})
    for place, pair in enumerate(diff.paragraphs):
        for move in pair.wording.moves:
            spans[place, Tag.DELETE].append(move.old)
            spans[place, Tag.INSERT].append(move.new)
    found: dict[tuple[int, Tag], frozenset[int]] = defaultdict(frozenset)
    for key, ranges in spans.items():
        found[key] = frozenset(at for span in ranges for at in range(span.start, span.end))
    return found


def _by_side(found: Iterable[Displaced]) -> dict[tuple[int, Tag], list[Span]]:
    spans: dict[tuple[int, Tag], list[Span]] = {}
    for one in found:
        for end in (one.left, one.entered):
            spans.setdefault((end.pair, end.tag), []).append(end.span)
    return spans


# ---------------------------------------------------------------- to other paragraphs


def _transferred(diff: StatementDiff) -> Iterator[Displaced]:
    leaves = {place: pair for pair, found in enumerate(diff.paragraphs) for place in found.link.old}
    enters = {place: pair for pair, found in enumerate(diff.paragraphs) for place in found.link.new}
    for one in diff.transfers:
        left, entered = leaves[one.old], enters[one.new]
        old, new = diff.paragraphs[left], diff.paragraphs[entered]
        offset = _offset(old.old, old.link.old.index(one.old))
        gone = _end(old, left, Tag.DELETE, _moved(one.old_span, offset))
        offset = _offset(new.new, new.link.new.index(one.new))
        come = _end(new, entered, Tag.INSERT, _moved(one.new_span, offset))
        # Where nearly all of it stayed, it only shares words with a sentence elsewhere.
        sizes = _count_words(old.wording.old, gone.span), _count_words(new.wording.new, come.span)
        if min(sizes) >= _LEAST_LEFT:
            yield Displaced(gone, come, one)


def _count_words(tokens: Sequence[Token], span: Span) -> int:
    return sum(token.kind in WORDS for token in tokens[span.start : span.end])


def _offset(side: Sequence[Paragraph], place: int) -> int:
    """Return where in the text of a side its paragraph at a place begins."""
    return sum(len(paragraph.text) + len(PARAGRAPH_BREAK) for paragraph in side[:place])


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


def _end(pair: ParagraphDiff, place: int, tag: Tag, span: Span) -> End:
    """Return the end of a sentence that is a range of characters.

    Where much of the sentence stayed, it is the longest part of it that did not.
    """
    tokens = pair.wording.old if tag is Tag.DELETE else pair.wording.new
    starts = [token.start for token in tokens]
    whole = range(bisect_left(starts, span.start), bisect_left(starts, span.end))
    sides = ((op.tag, op.old if tag is Tag.DELETE else op.new) for op in pair.wording.ops)
    held = [(op, _common(whole, side)) for op, side in sides]
    stayed = sum(len(part) for op, part in held if op is Tag.EQUAL)
    gone = max((part for op, part in held if op is not Tag.EQUAL), key=len, default=range(0))
    part = whole if stayed <= _STAYED * len(whole) or not gone else gone
    text = "".join(token.text for token in tokens[part.start : part.stop])
    return End(place, tag, Span(part.start, part.stop), text)


def _common(whole: range, side: Span) -> range:
    return range(max(whole.start, side.start), min(whole.stop, side.end))


# ---------------------------------------------------------------- inside a paragraph


class _Sentence(NamedTuple):
    """A sentence that one op takes or brings whole.

    Attributes:
        stretch: where it is.
        words: its words, case folded.
    """

    stretch: Stretch
    words: Counter[str]

    @property
    def end(self) -> End:
        change = self.stretch.change
        return End(change.pair, change.op.tag, self.stretch.tokens, self.stretch.text)


def _shifted(
    diff: StatementDiff, gone: Mapping[tuple[int, Tag], Sequence[Span]]
) -> Iterator[Displaced]:
    """Yield the sentences that stand elsewhere in their own paragraph; not those that are gone."""
    for pair, group in groupby(held_sentences(diff), key=lambda held: held[0].change.pair):
        sides: tuple[list[_Sentence], list[_Sentence]] = ([], [])
        for stretch, places in group:
            away = gone.get((pair, stretch.change.op.tag), ())
            if any(a.start <= places[0] < a.end for a in away):
                continue
            wording = stretch.change.wording
            tokens = wording.old if stretch.dropped else wording.new
            words = Counter(_own_words(tokens, places))
            sides[0 if stretch.dropped else 1].append(_Sentence(stretch, words))
        for one, other in _counterparts(*sides):
            yield Displaced(one.end, other.end, None)


def _own_words(tokens: Sequence[Token], places: Sequence[int]) -> Iterator[str]:
    """Yield the words of a sentence but for an item's label, and for what joins it to the next."""
    words = [tokens[place].key.casefold() for place in places]
    labelled = places[0] > 0 and tokens[places[0] - 1].text == "("
    joined = words[-1] in ("and", "or")
    yield from words[labelled : len(words) - joined]


def _counterparts(
    old: Sequence[_Sentence], new: Sequence[_Sentence]
) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Yield the sentences that say nearly the same, each with one other, in order."""
    places = islice(product(range(len(old)), range(len(new))), _MOST_COMPARED)
    shares = ((_share(old[a].words, new[b].words), a, b) for a, b in places)
    ranked = sorted((-share, a, b) for share, a, b in shares if share)
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, a, b in ranked:
        if a not in partners and b not in taken:
            partners[a] = b
            taken.add(b)
    yield from ((old[a], new[b]) for a, b in sorted(partners.items()))


def _share(one: Counter[str], other: Counter[str]) -> float:
    """Return how much of the longer of two sentences stands in the other; 0 where they differ.

    They do not where they are the same, or where one is what is left of the other, word for word.
    """
    shorter, longer = sorted((one.total(), other.total()))
    common = (one & other).total()
    alike = shorter >= _LEAST_WORDS and common >= _ALIKE * longer
    left = shorter >= _LEAST_LEFT and common == shorter
    return common / longer if alike or left or common == longer else 0.0
