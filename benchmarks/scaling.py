"""Measure what aligning costs as statements grow: CPU time and peak memory.

    python benchmarks/scaling.py [--sizes 100,1000,10000,100000] [--wikidiff2 100,1000]

The text is invented: sentences of made-up words, of which the n-th most frequent occurs about 1/n
as often as the first, and among them one sentence in ten from the two sample statements. Of the
later side 60% of the paragraphs are unchanged, 25% lightly revised, 5% new, 5% gone and 5% moved.
Right are the later paragraphs whose earlier one was found, or was found to be none.

Each size runs in a process of its own. Where PHP with wikidiff2 is at hand, it is given the same
texts, its search for moved paragraphs without the limit at which it gives up otherwise.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import accumulate, product
from math import log
from pathlib import Path

from stmtdiff.alignment import align_statements
from stmtdiff.model import Block, Paragraph, Statement

EXAMPLES = Path(__file__).parents[1] / "examples"
SAMPLES = ("declaration-2031.txt", "joint-statement-2032.txt")
VOCABULARY = 40_000

PHP = """
[$old, $new] = array_map('file_get_contents', [$argv[1], $argv[2]]);
$used = fn($r) => $r['ru_utime.tv_sec'] + $r['ru_utime.tv_usec'] / 1e6
    + $r['ru_stime.tv_sec'] + $r['ru_stime.tv_usec'] / 1e6;
$start = $used(getrusage());
$rows = json_decode(wikidiff2_inline_json_diff($old, $new, 0), true)['diff'];
$end = getrusage();
$moved = count(array_filter($rows, fn($row) => $row['type'] === 5));
echo json_encode(['seconds' => $used($end) - $start, 'megabytes' => $end['ru_maxrss'] / 1024,
    'moved' => $moved]);
"""


class Writer:
    """Writes invented paragraphs."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        syllables = ["".join(pair) for pair in product("bdfgklmnprstv", "aeiou")]
        made = ["".join(three) for three in product(syllables, repeat=3)]
        self.rng.shuffle(made)
        self.words = made[:VOCABULARY]
        self.ranks = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
        texts = [(EXAMPLES / name).read_text(encoding="utf-8") for name in SAMPLES]
        self.samples = [
            " ".join(found.split())
            for text in texts
            for found in re.findall(r"(?<=[.] )[A-Z][^.]{40,}[.]", text)
        ]

    def draw(self, count):
        return self.rng.choices(self.words, cum_weights=self.ranks, k=count)

    def sentence(self):
        if self.rng.random() < 0.1:
            return self.rng.choice(self.samples)
        return " ".join(self.draw(self.rng.randint(9, 24))).capitalize() + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.rng.randint(2, 5)))

    def revised(self, text):
        words = text.split()
        for place in self.rng.sample(range(len(words)), max(1, len(words) // 12)):
            words[place] = self.draw(1)[0]
        return " ".join(words)

    def pair(self, size):
        """Return the paragraphs of both statements, and which earlier one each later one was."""
        old = [self.paragraph() for _ in range(size)]
        slots = []
        for place, text in enumerate(old):
            fate = self.rng.random()
            if fate < 0.60:
                slots.append((place, place, text))
            elif fate < 0.85:
                slots.append((place, place, self.revised(text)))
            elif fate < 0.90:
                slots.append((place, None, self.paragraph()))
                slots.append((place, place, text))
            elif fate < 0.95:
                slots.append((self.rng.uniform(0, size), place, text))
        slots.sort(key=lambda slot: slot[0])
        return old, [text for *_, text in slots], [origin for _, origin, _ in slots]


def statement(texts):
    return Statement(
        tuple(Paragraph(f"para_{k}", (Block(t),), f"{k}.") for k, t in enumerate(texts))
    )


def measure(size):
    *texts, origins = Writer(size).pair(size)
    old, new = map(statement, texts)
    start = time.process_time()
    alignment = align_statements(old, new)
    seconds = time.process_time() - start
    said = {place: link.old for link in alignment.links for place in link.new}
    right = sum(
        said[place] == (() if origin is None else (origin,)) for place, origin in enumerate(origins)
    )
    return {"seconds": seconds, "megabytes": peak(), "right": right / len(origins)}


def peak():
    """Return the most memory that this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def wikidiff2(size):
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("old.txt", "new.txt")]
        for file, texts in zip(files, Writer(size).pair(size)[:2], strict=True):
            file.write_text("\n".join(texts), encoding="utf-8")
        options = ["-d", "wikidiff2.moved_paragraph_detection_cutoff=1000000"]
        command = ["php", *options, "-r", PHP, "--", *map(str, files)]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def in_a_process(what, size):
    command = [sys.executable, __file__, "--one", what, "--sizes", str(size)]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def exponent(seconds):
    """Return the slope of a line through the logarithms of sizes and seconds."""
    points = [(log(size), log(found)) for size, found in seconds.items() if size >= 1000]
    if len(points) < 2:
        return None
    middle = [sum(column) / len(points) for column in zip(*points, strict=True)]
    above = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return above / sum((x - middle[0]) ** 2 for x, _ in points)


def numbers(text):
    return [int(part) for part in text.split(",") if part]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=numbers, default=[100, 1000, 10_000, 100_000])
    parser.add_argument("--wikidiff2", type=numbers, default=[100, 1000])
    parser.add_argument("--one", choices=["stmtdiff", "wikidiff2"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        found = {"stmtdiff": measure, "wikidiff2": wikidiff2}[options.one](options.sizes[0])
        print(json.dumps(found))
        return
    print("| program | paragraphs | CPU s | ms a paragraph | peak MB | right |")
    print("| --- | --- | --- | --- | --- | --- |")
    seconds = {}
    runs = [("stmtdiff", size) for size in options.sizes]
    if shutil.which("php"):
        runs += [("wikidiff2", size) for size in options.wikidiff2]
    for what, size in runs:
        found = in_a_process(what, size)
        each = 1000 * found["seconds"] / size
        costs = f"{found['seconds']:.2f} | {each:.2f} | {found['megabytes']:.0f}"
        right = f"{found['right']:.2%}" if "right" in found else ""
        print(f"| {what} | {size:,} | {costs} | {right} |", flush=True)
        if what == "stmtdiff":
            seconds[size] = found["seconds"]
    grown = exponent(seconds)
    if grown:
        print(f"\nFrom 1,000 paragraphs on, CPU time grows as n^{grown:.2f}.")


if __name__ == "__main__":
    main()
