"""Measure whether scores mean what they say: of the links that score 0.8, are four in five right?

    python benchmarks/calibration.py GENERATOR.py TEXTS [TEXTS ...] --seeds 300-329 -o plot.svg

GENERATOR.py is as for train_alignment.py; take seeds that no weight was fitted on. TEXTS are
folders of statements; the word ``examples`` means the paragraphs of the two sample statements.

A link between paragraphs is right where the truth connects all of its paragraphs; that a paragraph
was added or removed is right where the truth gives it no partner. Links that only a sentence gone
over would make are left aside, as they are neither asked for nor wrong.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from html import escape
from itertools import chain
from math import sqrt
from pathlib import Path

import stmtdiff
from align_adapter import _statement
from stmtdiff.alignment import align_statements
from train_alignment import load

EXAMPLES = Path(__file__).parents[1] / "examples"
SAMPLES = ("declaration-2031.txt", "joint-statement-2032.txt")
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
"""Bins are closed below; links that score 1.0 have a bin of their own."""
KINDS = ("linked", "added or removed")


@dataclass
class Bin:
    scores: list[float] = field(default_factory=list)
    right: int = 0

    def add(self, score, right):
        self.scores.append(score)
        self.right += right

    @property
    def size(self):
        return len(self.scores)

    @property
    def mean(self):
        return sum(self.scores) / self.size

    @property
    def rate(self):
        return self.right / self.size

    def interval(self):
        """Return Wilson's 95% interval of the rate."""
        z, n, p = 1.96, self.size, self.rate
        middle, half = p + z * z / 2 / n, z * sqrt(p * (1 - p) / n + z * z / 4 / n / n)
        return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


class Truth:
    """Which paragraphs the truth connects."""

    def __init__(self, pair):
        self._parent = {}
        links = {(i, j) for o, n, *_ in pair["truth"] for i in o for j in n}
        self.optional = set(pair.get("optional", ())) - links
        for i, j in links:
            self._parent[self._root((0, i))] = self._root((1, j))

    def _root(self, node):
        while node in self._parent:
            node = self._parent[node]
        return node

    def connects(self, link):
        nodes = [*((0, i) for i in link.old), *((1, j) for j in link.new)]
        return len({self._root(node) for node in nodes}) == 1

    def leaves_alone(self, link):
        node = (0, link.old[0]) if link.old else (1, link.new[0])
        return node not in self._parent and node not in self._parent.values()


def folder_of(texts, spare):
    """Return a folder for the generator; for `examples`, a new one in the folder `spare`."""
    if texts != "examples":
        return texts
    for name in SAMPLES:
        paragraphs = stmtdiff.read(EXAMPLES / name).paragraphs
        blocks = [" ".join(paragraph.text.split()) for paragraph in paragraphs]
        Path(spare, name).write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    return spare


def judged(generator, folder, seeds):
    """Yield the kind and the score of each link that was found, and whether it is right."""
    for mode in generator.MODES:
        for seed in seeds:
            try:
                pair = generator.generate(folder, mode, seed)
            except IndexError:  # too few texts in the folder for this mode
                continue
            truth = Truth(pair)
            for link in align_statements(_statement(pair["old"]), _statement(pair["new"])).links:
                if not (link.old and link.new):
                    yield KINDS[1], link.score, truth.leaves_alone(link)
                elif not {(i, j) for i in link.old for j in link.new} <= truth.optional:
                    yield KINDS[0], link.score, truth.connects(link)


def binned(rows):
    """Return for each kind the bins, by their place, that hold anything."""
    found = {kind: defaultdict(Bin) for kind in KINDS}
    for kind, score, right in rows:
        found[kind][sum(edge <= score for edge in EDGES) - 1].add(score, right)
    return {kind: dict(sorted(bins.items())) for kind, bins in found.items()}


def label(place):
    return f"{EDGES[place]:.2f} to {EDGES[place + 1]:.2f}" if place + 1 < len(EDGES) else "1.00"


def off(bins):
    """Return how far the mean score is from the rate on average, the 1.0 left out."""
    unsure = [found for place, found in bins.items() if place + 1 < len(EDGES)]
    size = sum(found.size for found in unsure)
    return sum(abs(found.mean - found.rate) * found.size for found in unsure) / max(1, size)


def report(name, found):
    for kind, bins in found.items():
        print(f"\n{name}, {kind}: off by {off(bins):.3f} on average below 1.00\n")
        print("| score | links | mean score | right | 95% interval |")
        print("| --- | --- | --- | --- | --- |")
        for place, one in bins.items():
            low, high = one.interval()
            rate = f"{one.mean:.3f} | {one.rate:.3f} | {low:.3f} to {high:.3f}"
            print(f"| {label(place)} | {one.size} | {rate} |")


SIDE, LEFT, TOP, APART, FOOT = 240, 46, 34, 56, 72
COLOURS = ("#3b82c4", "#c9681f", "#5a9a4a", "#a05bb5")
STYLE = """
  text { font: 12px system-ui, sans-serif; fill: #7a7a7a }
  .frame { fill: none; stroke: #7a7a7a }
  .grid { stroke: #7a7a7a; opacity: .25 }
  .ideal { stroke: #7a7a7a; stroke-dasharray: 4 4 }
  .head { font-weight: 600 }
"""


def plot(series):
    """Return an SVG of what scores say against what is right; its greys suit light and dark."""
    wide = LEFT + len(KINDS) * (SIDE + APART)
    key = [
        f'<g fill="{colour}"><circle cx="{LEFT + 6}" cy="{y - 4}" r="4"/></g>'
        f'<text x="{LEFT + 18}" y="{y}">{escape(name)}</text>'
        for y, (name, _), colour in zip(
            range(TOP + SIDE + 62, 10_000, 18), series, COLOURS, strict=False
        )
    ]
    high = TOP + SIDE + FOOT + 18 * (len(series) - 1)
    panels = [panel(kind, place, series) for place, kind in enumerate(KINDS)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img">',
            "<title>How often links are right, by their score</title>",
            f"<style>{STYLE}</style>",
            *chain.from_iterable(panels),
            *key,
            "</svg>\n",
        ]
    )


def panel(kind, place, series):
    left = LEFT + place * (SIDE + APART)

    def x(value):
        return f"{left + SIDE * value:.1f}"

    def y(value):
        return f"{TOP + SIDE * (1 - value):.1f}"

    yield f'<text class="head" x="{left}" y="{TOP - 12}">{kind}: share that is right</text>'
    yield f'<rect class="frame" x="{left}" y="{TOP}" width="{SIDE}" height="{SIDE}"/>'
    yield f'<line class="ideal" x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}"/>'
    for tick in (0, 0.2, 0.4, 0.6, 0.8, 1):
        yield f'<text x="{x(tick)}" y="{TOP + SIDE + 18}" text-anchor="middle">{tick:g}</text>'
        yield f'<text x="{left - 8}" y="{y(tick - 0.015)}" text-anchor="end">{tick:g}</text>'
        yield f'<path class="grid" d="M{x(0)} {y(tick)}H{x(1)}M{x(tick)} {y(0)}V{y(1)}"/>'
    middle = f'x="{x(0.5)}" y="{TOP + SIDE + 38}" text-anchor="middle"'
    yield f"<text {middle}>score</text>"
    for (_, found), colour in zip(series, COLOURS, strict=False):
        for one in found[kind].values():
            low, high = one.interval()
            told = f"{one.right} of {one.size} right, mean score {one.mean:.2f}"
            yield f'<g fill="{colour}" stroke="{colour}"><title>{told}</title>'
            yield f'<path d="M{x(one.mean)} {y(low)}V{y(high)}"/>'
            yield f'<circle cx="{x(one.mean)}" cy="{y(one.rate)}" r="3.5"/></g>'


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("generator")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--seeds", default="300-329")
    parser.add_argument("--names", default="", help="what the plot calls TEXTS, by commas")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    generator = load(options.generator)
    first, last = map(int, options.seeds.split("-"))
    names = options.names.split(",") if options.names else [Path(t).name for t in options.texts]
    series = []
    for name, texts in zip(names, options.texts, strict=True):
        with tempfile.TemporaryDirectory() as spare:
            folder = folder_of(texts, spare)
            found = binned(judged(generator, folder, range(first, last + 1)))
        report(name, found)
        series.append((name, found))
    if options.output:
        options.output.write_text(plot(series), encoding="utf-8")
        print(f"\nwrote {options.output}", file=sys.stderr)


if __name__ == "__main__":
    main()
