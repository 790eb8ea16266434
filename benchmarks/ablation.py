"""Measure what each part of the aligner is worth: its accuracy without that part.

    python benchmarks/ablation.py GENERATOR.py TEXTS [--fit 0-9] [--seeds 300-311] [--jobs 2]

GENERATOR.py and TEXTS are as for train_alignment.py. The aligner is fitted anew, as a whole and
without each group of figures, on the same pairs, and then measured on others; the parts that are
no figures are switched off in the aligner as a whole. Printed are the means over the generator's
modes of the F1 of links and of the share of paragraphs whose partners and kind are all right.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from align_adapter import align
from stmtdiff.alignment import aligner, evidence, pairing
from train_alignment import CONDENSED, Document, condense, fit, load, set_table, table

STAGES = (("BY_WORDS", "by_words"), ("IN_ORDER", "in_order"), ("JOINING", "joining"))
FIGURES = {
    "order of paragraphs": ("between", "near", "between_part", "near_part"),
    "phrases": (
        "phrase_mass", "phrase_lead", "phrase_lead_ratio", "phrase_part_lead",
    ),
    "order of words": ("order", "chain_mass", "chain_lead"),
    "telling words": ("telling",),
    "rivals": (
        "lead", "lead_ratio", "unusual", "chain_lead",
        "phrase_lead", "phrase_lead_ratio", "phrase_part_lead",
    ),
}  # fmt: skip


def no_voice():
    evidence.neutral = list


def no_twins():
    pairing.twins = lambda *_: ()


def no_rounds():
    pairing.ROUNDS = pairing.ROUNDS[-1:]


def no_joinings():
    whole = aligner.group_up
    aligner.group_up = lambda known, pairs, _, *sides: whole(known, pairs, (), *sides)


def no_sentences():
    aligner.pair_by_sentences = lambda *_: False


def no_strangers():
    pairing.UNFITTED = {**pairing.UNFITTED, "stranger": 0.0}
    pairing.Judge.strangers = lambda *_: False


def no_transfers():
    aligner.find_transfers = lambda *_: ()


PARTS = {
    "voice folding": no_voice,
    "twins first": no_twins,
    "rounds (one, at the last bar)": no_rounds,
    "pairing by sentences": no_sentences,
    "joinings": no_joinings,
    "strangers": no_strangers,
    "transfers": no_transfers,
}


def generated(generator, folder, modes, seeds):
    for mode in modes:
        for seed in seeds:
            try:
                yield mode, seed, generator.generate(folder, mode, seed)
            except IndexError:  # too few texts in the folder for this mode
                continue


def refit(generator, folder, seeds, without=()):
    documents = []
    for mode, seed, pair in generated(generator, folder, generator.MODES, seeds):
        documents.append(Document(pair))
        if mode in CONDENSED:
            documents.append(Document(condense(pair, random.Random(seed))))
    for name, stage in STAGES:
        keys, x, y = table(documents, stage, without)
        set_table(name, keys, fit(keys, x, y))


def partners(links):
    found = {}
    for i, j in links:
        found.setdefault((0, i), set()).add(j)
        found.setdefault((1, j), set()).add(i)
    return found


def kinds(groups):
    """Return for each paragraph what its first group says of it."""
    found = {}
    for old, new, said in groups:
        for node in [*((0, i) for i in old), *((1, j) for j in new)]:
            found.setdefault(node, said)
    return found


class Tally:
    """Counts of one mode."""

    def __init__(self):
        self.both = self.found = self.true = self.right = self.units = 0

    def add(self, pair, answer):
        true, found = (
            {(i, j) for o, n, *_ in groups for i in o for j in n}
            for groups in (pair["truth"], answer)
        )
        found -= set(pair.get("optional", ())) - true
        self.both += len(true & found)
        self.found += len(found)
        self.true += len(true)
        asked, said = partners(true), partners(found)
        accepted = kinds((o, n, kinds_) for o, n, _, kinds_ in pair["truth"])
        named = kinds(answer)
        self.units += len(accepted)
        self.right += sum(
            named[node] in allowed and asked.get(node) == said.get(node)
            for node, allowed in accepted.items()
        )

    @property
    def f1(self):
        return 100 * 2 * self.both / max(1, self.found + self.true)

    @property
    def strict(self):
        return 100 * self.right / max(1, self.units)


def measure(options, part):
    """Return both means of the aligner without a part; runs in a process of its own."""
    generator = load(options.generator)
    without = FIGURES.get(part, ())
    refit(generator, options.texts, options.fit, without)
    if part in PARTS:
        PARTS[part]()
    tallies = {}
    for mode, _, pair in generated(generator, options.texts, generator.MODES, options.seeds):
        tallies.setdefault(mode, Tally()).add(pair, align(pair["old"], pair["new"]))
    return tuple(
        sum(getattr(tally, what) for tally in tallies.values()) / len(tallies)
        for what in ("f1", "strict")
    )


def span(text):
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("generator")
    parser.add_argument("texts")
    parser.add_argument("--fit", type=span, default=span("0-9"), help="seeds to fit on")
    parser.add_argument("--seeds", type=span, default=span("300-311"), help="seeds to measure on")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    start = time.perf_counter()
    parts = ["nothing", *FIGURES, *PARTS]
    print("| without | link F1 | unit strict |\n| --- | --- | --- |")
    with ProcessPoolExecutor(options.jobs, max_tasks_per_child=1) as pool:
        futures = {part: pool.submit(measure, options, part) for part in parts}
        for part, future in futures.items():
            f1, strict = future.result()
            print(f"| {part} | {f1:.2f} | {strict:.2f} |", flush=True)
    print(f"{time.perf_counter() - start:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
