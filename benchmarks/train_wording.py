"""Learn the weights of `stmtdiff.diff.weights` from edits that people marked.

    python benchmarks/train_wording.py path/to/train.json [--folds 4] [--test path/to/dev.json]

The data is in the format of the arXivEdits corpus (Jiang, Xu and Stevens, EMNLP 2022): by key, two
sentences as tokens with spaces between, and the edits as pairs of token ranges.

The learner is a structured perceptron with averaged weights: of each region it takes the best way
to mark the edits that agrees with the people most ("hope"), and the best one that agrees least
("fear"), and moves the weights from the reasons of the second to those of the first, by no more
than `RATE` and no further than needed. It needs nothing but the standard library, and the same
data gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stmtdiff.diff.edits import regions
from stmtdiff.diff.lattice import best_walk, edits_of
from stmtdiff.diff.matching import match_keys
from stmtdiff.diff.phrases import Role, Word, likeness, read_words
from stmtdiff.diff.scoring import (
    FOLLOWS,
    Prices,
    Region,
    alone_reasons,
    begin_reasons,
    end_reasons,
    gap_reasons,
    keep_reasons,
    replace_reasons,
    score_region,
    swap_reasons,
)
from stmtdiff.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from stmtdiff.diff.lattice import Edit, Step
    from stmtdiff.diff.scoring import Scores

Marked = frozenset[tuple[tuple[int, int] | None, tuple[int, int] | None]]
Weights = dict[str, float]

ROUNDS, SEEDS, RATE, MARGIN = 6, 5, 0.5, 10.0
LARGEST = 2500
"""Regions larger than this are left out of the learning: people agree least on them."""

START: Weights = {
    **dict.fromkeys(("keep delete", "keep insert", "keep replace"), -40),
    **dict.fromkeys([pair for pair in FOLLOWS if not pair.startswith("keep")], -60),
    "delete insert": -30,
    "keep content": 20,
    "keep figure": 15,
    "keep small": 10,
    "keep mark": 10,
    "keep in another case": -5,
    **dict.fromkeys([f"gap {group}" for group in ("content", "figure", "small", "mark")], -10),
    **dict.fromkeys([f"alone {group}" for group in ("content", "figure", "small", "mark")], -3),
    "swap mark and word": -20,
}

GIVEN: Weights = {"begin stop": -12, "end sentence": 12, "figures": 3}
"""What single sentences with placeholders for figures cannot teach, set by hand: a whole sentence
goes with its own full stop, and each figure that changes is a change of its own."""

_OF_OLD = ("gap old", "delete", "begin delete", "end delete")
SLIGHT = 3
"""Reasons for the borders of edits that come out lighter are dropped: the table is to be read."""


@dataclass(frozen=True)
class Pair:
    """Two sentences, and the edits that people marked: each set of them is an answer."""

    old: Sequence[Word]
    new: Sequence[Word]
    answers: Sequence[Marked]
    regions: Sequence[Edit]

    def region(self, edges: Edit) -> Region:
        """Return the words of a region, and what stands behind it."""
        a, b, c, d = edges
        following = (
            side[end].role if end < len(side) else Role.EDGE
            for side, end in ((self.old, b), (self.new, d))
        )
        return Region(self.old[a:b], self.new[c:d], *following)


def load(path: Path) -> list[Pair]:
    """Return the pairs of a file."""
    pairs = []
    for record in json.loads(path.read_text("utf-8")).values():
        sides = [
            read_words([fold(token) for token in record[f"sentence-{side}"].split()])
            for side in (1, 2)
        ]
        answers = [
            frozenset(
                tuple(
                    tuple(edit[f"sentence-{side}-token-indices"] or ()) or None for side in (1, 2)
                )
                for edit in record[name].values()
            )
            for name in sorted(record)
            if name.startswith("edits-combination-") and record[name]
        ]
        matches, _ = match_keys(*([word.sense for word in side] for side in sides))
        edges = regions(matches, len(sides[0]), len(sides[1]))
        pairs.append(Pair(sides[0], sides[1], answers or [frozenset()], edges))
    return pairs


def marked(edits: Sequence[Edit]) -> Marked:
    """Return edits as people's are written: an empty range is none."""
    return frozenset(((a, b) if b > a else None, (c, d) if d > c else None) for a, b, c, d in edits)


def shifted(edits: Sequence[Edit], edges: Edit) -> list[Edit]:
    """Return edits of a region by their places in the texts."""
    return [(a + edges[0], b + edges[0], c + edges[2], d + edges[2]) for a, b, c, d in edits]


def reward(scores: Scores, answer: Marked, edges: Edit, good: float) -> None:
    """Add `good` to each border of an edit that is in the answer, take it from each that is not."""
    alone = [
        {old for old, new in answer if old and not new},
        {new for old, new in answer if new and not old},
    ]
    both = {(old, new) for old, new in answer if old and new}
    for side, ranges in enumerate(alone):
        offset = edges[2 * side]
        starts, ends = {start for start, _ in ranges}, {end for _, end in ranges}
        for place in range(len(scores.begin[side])):
            scores.begin[side][place] += good if place + offset in starts else -good
            scores.end[side][place] += good if place + 1 + offset in ends else -good
    starts = {(old[0] - edges[0], new[0] - edges[2]) for old, new in both}
    ends = {(old[1] - edges[0] - 1, new[1] - edges[2] - 1) for old, new in both}
    for table, borders in (("begin_replace", starts), ("end_replace", ends)):
        rows = [
            [value + (good if (i, j) in borders else -good) for j, value in enumerate(row)]
            for i, row in enumerate(getattr(scores, table))
        ]
        getattr(scores, table)[:] = rows


def count_reasons(steps: Sequence[Step], region: Region) -> Counter[str]:
    """Return how often each reason speaks for a walk."""
    return Counter(reason for step in steps for reason in _reasons(step, region))


def _reasons(step: Step, region: Region) -> tuple[str, ...]:
    name, i, j = step
    if name in FOLLOWS:
        return (name,)
    old = [Role.EDGE, *(word.role for word in region.old), region.old_following]
    new = [Role.EDGE, *(word.role for word in region.new), region.new_following]
    what, _, where = name.partition(" ")
    if what in ("keep", "swap"):
        like = likeness(region.old[i], region.new[j])
        both = old[i + 1], new[j + 1]
        return keep_reasons(both[0], like) if what == "keep" else swap_reasons(*both, like)
    if where == "replace":
        back = what == "end"
        inside = back or (i < len(region.old) and j < len(region.new))
        return replace_reasons(old[i + 1 - back], new[j + 1 - back]) if inside else ()
    roles, place = (old, i + 1) if name in _OF_OLD else (new, j + 1)
    if what == "end":
        return end_reasons(roles[place - 1], roles[place])
    by_role = {"gap": gap_reasons, "begin": begin_reasons}.get(what, alone_reasons)
    return by_role(roles[place])


def learn(pairs: Sequence[Pair], seed: int, dropped: frozenset[str]) -> Weights:
    """Return weights learnt from pairs, averaged over all rounds but the first."""
    weights: Weights = defaultdict(float, START | GIVEN)
    sums: Weights = defaultdict(float)
    examples = [
        (pair, edges)
        for pair in pairs
        for edges in pair.regions
        if (edges[1] - edges[0]) * (edges[3] - edges[2]) <= LARGEST
    ]
    order = random.Random(seed)
    for turn in range(ROUNDS):
        order.shuffle(examples)
        for pair, edges in examples:
            _learn_from(pair, edges, weights, dropped)
            if turn:
                for reason, weight in weights.items():
                    sums[reason] += weight
    return {reason: value / (ROUNDS - 1) / len(examples) for reason, value in sums.items()}


def _learn_from(pair: Pair, edges: Edit, weights: Weights, fixed: Container[str]) -> None:
    region, answer = pair.region(edges), pair.answers[0]
    walks = []
    for good in (3 * MARGIN, -MARGIN):
        scores = score_region(region, Prices(weights))
        reward(scores, answer, edges, good)
        walks.append(best_walk(scores))
    hope, fear = ([*edits_of(walk)] for walk in walks)
    if hope == fear:
        return
    change = count_reasons(walks[0], region)
    change.subtract(count_reasons(walks[1], region))
    behind = -sum(weights[reason] * times for reason, times in change.items())
    change = Counter({name: times for name, times in change.items() if name not in fixed})
    right = [len(marked(shifted(edits, edges)) & answer) for edits in (hope, fear)]
    cost = MARGIN * (1 + max(0, 2 * (right[0] - right[1]) + len(fear) - len(hope)))
    length = sum(times * times for times in change.values())
    step = min(RATE, max(0.0, behind + cost) / length) if length else 0.0
    for reason, times in change.items():
        weights[reason] += step * times


def learn_all(pairs: Sequence[Pair]) -> dict[str, int]:
    """Return the mean of the weights from several shuffles, as whole numbers.

    It is learnt twice: the second time without the border reasons that were `SLIGHT` the first.
    """
    weights = _mean(pairs, frozenset(GIVEN))
    slight = [
        name
        for name, weight in weights.items()
        if name.startswith(("begin", "end", "before")) and abs(weight) < SLIGHT
    ]
    return {
        name: weight
        for name, weight in _mean(pairs, frozenset([*GIVEN, *slight])).items()
        if weight
    }


def _mean(pairs: Sequence[Pair], fixed: frozenset[str]) -> dict[str, int]:
    learnt = [learn(pairs, seed, fixed) for seed in range(SEEDS)]
    names = sorted({name for weights in learnt for name in weights})
    return {name: round(sum(w.get(name, 0) for w in learnt) / SEEDS) for name in names}


def predict(pair: Pair, weights: Mapping[str, float]) -> Marked:
    """Return the edits that the weights mark in a pair."""
    edits: list[Edit] = []
    for edges in pair.regions:
        walk = best_walk(score_region(pair.region(edges), Prices(weights)))
        edits.extend(shifted(edits_of(walk), edges))
    return marked(edits)


def judge(pairs: Sequence[Pair], weights: Mapping[str, float]) -> Iterator[tuple[int, int, int]]:
    """Yield for each pair how many edits are right, marked, and in the nearest answer."""
    for pair in pairs:
        guess = predict(pair, weights)
        results = [(len(guess & answer), len(guess), len(answer)) for answer in pair.answers]
        yield max(results, key=lambda result: f1([result]))


def f1(results: Sequence[tuple[int, int, int]]) -> float:
    """Return the F1 of exact edits."""
    right, guessed, wanted = map(sum, zip(*results, strict=True))
    return 2 * right / (guessed + wanted) if guessed + wanted else 1.0


_HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("What is kept.", ("keep content", "keep figure", "keep small", "keep mark", "keep in ")),
    ("What follows on what: the price of an edit, and of one beside another.", FOLLOWS),
    ("A word in a replacement: swapped for another, or with nothing on the other side.",
     ("swap", "gap")),
    ("A replacement whose first, or last, words play the same part; if both are figures.",
     ("same role", "figures")),
    ("A word in a deletion or an insertion.", ("alone",)),
    ("The first, the last and the next word of a deletion or an insertion.",
     ("begin", "end", "before")),
)  # fmt: skip


def table(weights: Mapping[str, int]) -> Iterator[str]:
    """Yield the lines of the table of weights."""
    for heading, starts in _HEADINGS:
        yield f"        # {heading}"
        for start in starts:
            names = sorted(name for name in weights if name.startswith(start))
            yield from (f'        "{name}": {weights[name]},' for name in names)


def cross_validate(pairs: Sequence[Pair], folds: int) -> float:
    """Return the F1 on all pairs, each judged by weights that were learnt without it."""
    shuffled = random.Random(5).sample(pairs, len(pairs))
    results: list[tuple[int, int, int]] = []
    for number in range(folds):
        rest = [pair for place, pair in enumerate(shuffled) if place % folds != number]
        results += judge(shuffled[number::folds], learn_all(rest))
    return f1(results)


def main() -> None:
    """Write the cross-validated score, the score on a test file, and the table of weights."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("--test", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    pairs = load(options.train)
    scores = {}
    if options.folds:
        name = f"in {options.folds}-fold cross-validation"
        scores[name] = cross_validate(pairs, options.folds)
    weights = learn_all(pairs)
    scores["on the training data"] = f1([*judge(pairs, weights)])
    if options.test:
        scores[f"on {options.test.name}"] = f1([*judge(load(options.test), weights)])
    told = [f"# exact F1 {where}: {100 * score:.1f}" for where, score in scores.items()]
    sys.stdout.write("\n".join([*told, *table(weights), ""]))


if __name__ == "__main__":
    main()
