"""From the keys of two texts to the edits between them, as a careful reader would mark them.

Three pure passes: `match_keys` finds what both texts have in common; long common runs stand, and
between them lie regions; in each region the best way to mark the edits is looked for among all ways
there are (`lattice`), by reasons with weights (`scoring`, `weights`).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from stmtdiff.diff.beads import pair_sentences
from stmtdiff.diff.islands import join_over_islands
from stmtdiff.diff.lattice import Edit, best_walk, edits_of
from stmtdiff.diff.matching import match_keys
from stmtdiff.diff.phrases import Role, Word, read_words
from stmtdiff.diff.scoring import Prices, Region, score_region
from stmtdiff.diff.series import keep_items
from stmtdiff.diff.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stmtdiff.diff.matching import Matches

__all__ = ["REGION_LIMIT", "between", "mark_edits", "matches_of", "refine", "regions"]

CONTEXT = 2
"""So many words of a common run, beside a change, may still become part of an edit or slide."""

REGION_LIMIT = 40_000
"""How large the product of a region's two lengths may be, in words: two hundred by two hundred."""


_PRICES = Prices(WEIGHTS)


def mark_edits(
    old: Sequence[str],
    new: Sequence[str],
    *,
    starts: tuple[Sequence[int], Sequence[int]] = ((), ()),
) -> tuple[list[Edit], bool]:
    """Return the edits between the texts that have these keys, in order.

    Words are compared inside the sentences that belong together: `starts` says at which words the
    sentences of both sides begin; without it, each text is taken for one.

    What lies between two edits is kept: the keys there are the same, but for the first letter
    where a sentence begins. A deletion and an insertion may stand at the same place, and edits side
    by side: then they are two things to a reader.

    Returns:
        The edits, and whether a limit on work left part of the texts less closely compared.
    """
    words = read_words(old), read_words(new)
    edits: list[Edit] = []
    beads, limited = pair_sentences(*words, starts)
    for a, b, c, d in beads:
        found, coarse = _mark_bead(words[0][a:b], words[1][c:d])
        edits.extend((a + i, a + k, c + j, c + m) for i, k, j, m in found)
        limited |= coarse
    return join_at_omissions(edits, *words, across=True), limited


def _mark_bead(old: Sequence[Word], new: Sequence[Word]) -> tuple[list[Edit], bool]:
    """Return the edits inside what belongs together, and whether a limit on work was met."""
    if not (old and new):
        return between([], len(old), len(new)), False
    senses = [word.sense for word in old], [word.sense for word in new]
    if senses[0] == senses[1]:
        return [], False
    matches, limited = match_keys(*senses)
    edits, coarse = refine(matches, old, new)
    edits = keep_items(join_over_islands(edits, old, new), old, new)
    return join_at_omissions(edits, old, new), limited or coarse


def refine(matches: Matches, old: Sequence[Word], new: Sequence[Word]) -> tuple[list[Edit], bool]:
    """Return the edits that a reader would mark, given what both texts have in common.

    Refining the matches that its edits leave gives the same edits, where no word stands twice on a
    side; of words that do, another one may be kept.

    Returns:
        The edits, and whether a region was larger than `REGION_LIMIT`: there the edits are what
        lies between the matches.
    """
    edits: list[Edit] = []
    coarse = False
    for region in regions(matches, len(old), len(new)):
        a, b, c, d = region
        if (b - a) * (d - c) > REGION_LIMIT:
            coarse = True
            first, last = bisect_left(matches, (a, c)), bisect_left(matches, (b, d))
            inner = [(i - a, j - c) for i, j in matches[first:last]]
            found = between(inner, b - a, d - c)
        else:
            found = _mark(region, old, new)
        edits.extend((a + i, a + k, c + j, c + m) for i, k, j, m in found)
    return edits, coarse


def _mark(region: Edit, old: Sequence[Word], new: Sequence[Word]) -> list[Edit]:
    a, b, c, d = region
    if a == b or c == d:
        return [(0, b - a, 0, d - c)]
    following = (
        side[end].role if end < len(side) else Role.EDGE for side, end in ((old, b), (new, d))
    )
    scores = score_region(Region(old[a:b], new[c:d], *following), _PRICES)
    return edits_of(best_walk(scores))


def join_at_omissions(
    edits: Iterable[Edit], old: Sequence[Word], new: Sequence[Word], *, across: bool = False
) -> list[Edit]:
    """Return the edits, those in one that stand side by side with the mark of an omission.

    The mark stands for whatever is left out there, so what goes and what comes are one thing.

    Args:
        edits: the edits.
        old: the words of the earlier side.
        new: the words of the later side.
        across: whether they are of several sentences: then the mark takes only what went or came
            there, and no replacement in the next sentence.
    """
    joined: list[Edit] = []
    for edit in edits:
        if joined and (joined[-1][1], joined[-1][3]) == edit[::2]:
            pair = joined[-1], edit
            hides = [
                any(word.role is Role.OMISSION for word in (*old[a:b], *new[c:d]))
                for a, b, c, d in pair
            ]
            one_sided = [a == b or c == d for a, b, c, d in pair]
            fits = (hides[0] and one_sided[1]) or (hides[1] and one_sided[0])
            if any(hides) and (fits or not across):
                joined[-1] = joined[-1][0], edit[1], joined[-1][2], edit[3]
                continue
        joined.append(edit)
    return joined


def regions(matches: Matches, old_size: int, new_size: int) -> list[Edit]:
    """Return the ranges between the common runs that stand, without the `CONTEXT` beside them."""
    cores: Matches = []
    for run in _runs(matches):
        at_start = run[0] == (0, 0)
        at_end = run[-1] == (old_size - 1, new_size - 1)
        cores.extend(run[0 if at_start else CONTEXT : len(run) if at_end else len(run) - CONTEXT])
    return between(cores, old_size, new_size)


def between(matches: Iterable[tuple[int, int]], old_size: int, new_size: int) -> list[Edit]:
    """Return the ranges that lie between matches."""
    found = []
    i = j = 0
    for k, m in [*matches, (old_size, new_size)]:
        if (i, j) != (k, m):
            found.append((i, k, j, m))
        i, j = k + 1, m + 1
    return found


def matches_of(edits: Iterable[Edit], old_size: int, new_size: int) -> Matches:
    """Return the pairs of places that edits leave as they are."""
    kept: Matches = []
    i = j = 0
    for a, b, c, d in [*edits, (old_size, old_size, new_size, new_size)]:
        kept.extend(zip(range(i, a), range(j, c), strict=True))
        i, j = b, d
    return kept


def _runs(matches: Matches) -> Iterator[Matches]:
    run: Matches = []
    for i, j in matches:
        if run and (i, j) != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append((i, j))
    if run:
        yield run
