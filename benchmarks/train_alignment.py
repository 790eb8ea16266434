"""Fit the weights of ``stmtdiff.alignment.confidence`` on generated pairs with known links.

    python benchmarks/train_alignment.py GENERATOR.py TEXTS [TEXTS ...] [--seeds 0-29]

GENERATOR.py has ``MODES`` and ``generate(folder, mode, seed) -> {"old", "new", "truth",
"optional"}``; TEXTS are folders of statements for it. The three tables are fitted one after the
other, each with the earlier ones in force, by logistic regression (Newton's method, a little
ridge), and printed rounded, ready to be pasted. Needs numpy.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
from pathlib import Path
from types import MappingProxyType

import numpy as np

from align_adapter import _statement
from stmtdiff.alignment import confidence, grouping, pairing
from stmtdiff.alignment.evidence import Evidence

RIDGE = 3.0
CONDENSED = ("easy", "person", "rewrite20", "restructure", "hard")
"""Modes of which a second version is made, with neighbours merged into fewer words."""


def load(path):
    sys.path.insert(0, str(Path(path).parent))
    spec = importlib.util.spec_from_file_location("generator", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def condense(pair, rng):
    """Return the pair with some neighbours of the later side merged into fewer words.

    A person who merges two paragraphs seldom keeps all of both. Of each, a run of words is kept:
    at least a quarter of it and at least twelve.
    """
    partner = {n[0]: o[0] for o, n, *_ in pair["truth"] if len(o) == len(n) == 1}
    whole = [_statement([text]).paragraphs[0].text for text in pair["new"]]
    texts, members, place = [], [], 0
    while place < len(whole):
        both = place + 1 < len(whole) and place in partner and place + 1 in partner
        if both and rng.random() < 0.25:
            parts = [_some(whole[place], rng), _some(whole[place + 1], rng)]
            texts.append(" ".join(parts))
            members.append((place, place + 1))
        else:
            texts.append(whole[place])
            members.append((place,))
        place += len(members[-1])
    where = {old_place: k for k, group in enumerate(members) for old_place in group}
    truth = [(o, sorted({where[j] for j in n})) for o, n, *_ in pair["truth"]]
    optional = [(i, where[j]) for i, j in pair.get("optional", ())]
    return {"old": pair["old"], "new": texts, "truth": truth, "optional": optional}


def _some(text, rng):
    words = text.split()
    size = max(12, int(len(words) * rng.uniform(0.25, 1.0)))
    start = rng.choice([0, 0, max(0, len(words) - size)])
    return " ".join(words[start : start + size])


class Document:
    """One pair with its truth, profiled once."""

    def __init__(self, pair):
        sides = [_statement(pair[side]) for side in ("old", "new")]
        self.evidence = Evidence(*sides)
        self.links = {(i, j) for o, n, *_ in pair["truth"] for i in o for j in n}
        self.optional = set(pair.get("optional", ()))
        self.old, self.new = range(len(self.evidence.old)), range(len(self.evidence.new))

    def start(self):
        evidence = self.evidence
        pairs = pairing.Pairing()
        for pair in pairing.twins(evidence, self.old, self.new):
            pairs.add(pair, pairing.Score(1.0, 1.0))
        left = [p for p in self.old if p not in pairs.by_old]
        right = [p for p in self.new if p not in pairs.by_new]
        return pairs, pairing.Judge(evidence, pairs, left, right)

    def by_words(self):
        _, judge = self.start()
        for pair, figures, _ in judge.figures():
            yield pair, figures

    def in_order(self):
        pairs, judge = self.start()
        pairing.take(pairs, judge.unrivalled(), pairing.SURE)
        for bar in pairing.ROUNDS:
            backbone = pairing.backbone_of(pairs, self.evidence)
            judge.add_neighbours(backbone)
            for pair, figures, _ in judge.figures(backbone):
                yield pair, figures
            while pairing.take(pairs, judge.in_order(backbone), bar):
                pass

    def joining(self):
        pairs, judge, _ = pairing.pair_up(self.evidence, self.old, self.new)
        for flip in (False, True):
            one, other = ("old", "new") if not flip else ("new", "old")
            profiles = getattr(self.evidence, one), getattr(self.evidence, other)
            maps = getattr(pairs, f"by_{one}"), getattr(pairs, f"by_{other}")
            joining = grouping.Joining(self.evidence, *profiles, *maps)
            nominated = {}
            for pair in judge.shares:
                orphan, host = pair if not flip else pair[::-1]
                if orphan not in maps[0] and host in maps[1]:
                    nominated.setdefault(orphan, []).append(host)
            for orphan, hosts in nominated.items():
                for host, figures in joining.figures(orphan, hosts):
                    yield ((orphan, host) if not flip else (host, orphan)), figures


def table(documents, stage, without):
    rows, labels, names = [], [], []
    for document in documents:
        for pair, figures in getattr(document, stage)():
            if pair not in document.optional:
                names = names or [name for name in figures if name not in without]
                rows.append([figures[name] for name in names])
                labels.append(pair in document.links)
    return names, np.array(rows), np.array(labels, float)


FREE = {"size", "bias"}
"""Figures that may count against a link; more of any other can only speak for it."""


def fit(keys, x, y):
    """Return the weights; a figure that comes out negative is left out, the rest fitted anew."""
    used = list(range(len(keys)))
    while True:
        weights = newton(x[:, used], y)
        worst = min(
            (w, place) for w, place in zip(weights, used, strict=True) if keys[place] not in FREE
        )
        if worst[0] >= 0:
            found = np.zeros(len(keys))
            found[used] = weights
            return found
        used.remove(worst[1])


def newton(x, y):
    scale = x.std(0)
    scale[scale == 0] = 1
    z = x / scale
    w = np.zeros(z.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        h = (z * (p * (1 - p) + 1e-9)[:, None]).T @ z + RIDGE * np.eye(len(w))
        w -= np.linalg.solve(h, z.T @ (p - y) + RIDGE * w)
    return w / scale


def set_table(name, keys, weights):
    rounded = {key: round(float(w), 2) for key, w in zip(keys, weights, strict=True)}
    found = MappingProxyType({key: weight for key, weight in rounded.items() if weight})
    for module in (confidence, pairing, grouping):
        if hasattr(module, name):
            setattr(module, name, found)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("generator")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--seeds", default="0-29")
    parser.add_argument("--leave", default="", help="modes left out, separated by commas")
    parser.add_argument("--without", default="", help="figures left out, separated by commas")
    options = parser.parse_args()
    generator = load(options.generator)
    first, last = map(int, options.seeds.split("-"))
    modes = [mode for mode in generator.MODES if mode not in options.leave.split(",")]
    documents = []
    for folder in options.texts:
        for mode in modes:
            for seed in range(first, last + 1):
                try:
                    pair = generator.generate(folder, mode, seed)
                except IndexError:  # too few texts in the folder for this mode
                    continue
                documents.append(Document(pair))
                if mode in CONDENSED:
                    documents.append(Document(condense(pair, random.Random(seed))))
    print(f"{len(documents)} pairs", file=sys.stderr)
    for name, stage in (("BY_WORDS", "by_words"), ("IN_ORDER", "in_order"), ("JOINING", "joining")):
        keys, x, y = table(documents, stage, options.without.split(","))
        found = set_table(name, keys, fit(keys, x, y))
        print(f"{name}  # {len(y)} candidates, {int(y.sum())} links")
        for key, weight in found.items():
            print(f'        "{key}": {weight},')


if __name__ == "__main__":
    main()
