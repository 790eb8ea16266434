"""Measure the transfers: how many sentences that went over are found, and are there.

    python benchmarks/transfers.py GENERATOR.py TEXTS [--seeds 0-29]

GENERATOR.py and TEXTS are as for train_alignment.py; of its pairs, `optional` are the paragraphs
between which a single sentence went over. One that is told between two paragraphs that the truth
links is right, too. What a link already joins is not asked for.
"""

from __future__ import annotations

import argparse
from collections import Counter

from ablation import generated, span
from align_adapter import _statement
from stmtdiff.alignment import align_statements
from train_alignment import load


def counted(pair):
    found = align_statements(_statement(pair["old"]), _statement(pair["new"]))
    true = {(i, j) for old, new, *_ in pair["truth"] for i in old for j in new}
    gone_over = {tuple(places) for places in pair.get("optional", ())} - true
    linked = {(i, j) for link in found.links for i in link.old for j in link.new}
    told = {(transfer.old, transfer.new) for transfer in found.transfers}
    asked = gone_over - linked
    return Counter(
        told=len(told),
        right=len(told & (gone_over | true)),
        asked=len(asked),
        found=len(asked & told),
    )


def percent(part, whole):
    return f"{100 * part / whole:.0f}%" if whole else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("generator")
    parser.add_argument("texts")
    parser.add_argument("--seeds", type=span, default=span("0-29"))
    options = parser.parse_args()
    generator = load(options.generator)
    counts = {}
    for mode, _, pair in generated(generator, options.texts, generator.MODES, options.seeds):
        counts.setdefault(mode, Counter()).update(counted(pair))
    rows = {mode: one for mode, one in counts.items() if one["asked"]}
    print("| mode | went over | found | told | of these right |")
    print("| --- | --- | --- | --- | --- |")
    for mode, one in [*rows.items(), ("together", sum(counts.values(), Counter()))]:
        found, right = percent(one["found"], one["asked"]), percent(one["right"], one["told"])
        print(f"| {mode} | {one['asked']} | {found} | {one['told']} | {right} |")


if __name__ == "__main__":
    main()
