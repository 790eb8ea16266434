"""Measure how often a paragraph that has nothing to do with a statement changes other links.

    python benchmarks/disturbance.py GENERATOR.py TEXTS [--seeds 300-309]

GENERATOR.py and TEXTS are as for train_alignment.py. Into each generated later side one paragraph
of invented words is put, at three places. It should be added, and no link of another paragraph
should change.
"""

from __future__ import annotations

import argparse
import random

from ablation import generated, span
from align_adapter import _statement
from stmtdiff.alignment import align_statements
from train_alignment import load

UNRELATED = (
    "Apples ripen late on the northern slopes, and nobody picks them before the first frost has "
    "sweetened them; what falls early is pressed, and the rest is kept in straw until spring."
)


def joined(old, new):
    links = align_statements(_statement(old), _statement(new)).links
    return {(i, j) for link in links for i in link.old for j in link.new}


def disturb(pair, at):
    """Return the links with the unrelated paragraph put in, the others' places as they were."""
    old, new = pair["old"], pair["new"]
    found = joined(old, [*new[:at], UNRELATED, *new[at:]])
    taken = {(i, j) for i, j in found if j == at}
    return {(i, j - (j > at)) for i, j in found - taken}, bool(taken)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("generator")
    parser.add_argument("texts")
    parser.add_argument("--seeds", type=span, default=span("300-309"))
    options = parser.parse_args()
    generator = load(options.generator)
    total = taken = disturbed = links = changed = 0
    for mode, seed, pair in generated(generator, options.texts, generator.MODES, options.seeds):
        rng = random.Random(f"{mode} {seed}")
        before = joined(pair["old"], pair["new"])
        for _ in range(3):
            after, linked = disturb(pair, rng.randint(0, len(pair["new"])))
            total += 1
            taken += linked
            disturbed += after != before
            links += len(before)
            changed += len(before ^ after)
    print(f"{total} times put in, {taken} times taken for a revision of another paragraph")
    print(f"{disturbed} times other links changed: {changed} of {links:,}")


if __name__ == "__main__":
    main()
