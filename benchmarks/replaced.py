"""Measure how often an unrelated paragraph in another one's place is taken for its revision.

    python benchmarks/replaced.py [--seeds 0-199]

Some paragraphs in a row of a sample statement are kept but for one or more, each of which gives its
place to a paragraph of the other sample that has little in common with any of them. In half of the
runs all paragraphs begin with the same words. Printed is how many of those put in were linked.
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

import stmtdiff
from align_adapter import _statement
from stmtdiff.alignment import align_statements

EXAMPLES = Path(__file__).parents[1] / "examples"
SAMPLES = ("declaration-2031.txt", "joint-statement-2032.txt")
OPENINGS = ("", "We reaffirm our commitment to act, and we note that ")


def long_words(text):
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 4}


def unlike(text, others):
    """Return whether a text shares at most a fifth of its long words with each of the others."""
    own = long_words(text)
    return all(5 * len(own & long_words(other)) <= len(own) for other in others)


def replaced(samples, opening, rng):
    """Return the old side, the new side, and the places of what was replaced."""
    base, spare = rng.sample(samples, 2)
    size = rng.choice((3, 4, 5, 6, 8, 10, 15, 20, 30))
    at = rng.randrange(len(base) - size + 1)
    old = base[at : at + size]
    new, places = list(old), rng.sample(range(size), rng.randint(1, max(1, size // 4)))
    for place in places:
        fits = [text for text in spare if text not in new and unlike(text, [*old, *new])]
        new[place] = rng.choice(fits)
    return [opening + text for text in old], [opening + text for text in new], places


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", default="0-199")
    options = parser.parse_args()
    first, last = map(int, options.seeds.split("-"))
    samples = [[p.text for p in stmtdiff.read(EXAMPLES / name).paragraphs] for name in SAMPLES]
    samples = [[text for text in texts if len(text.split()) >= 10] for texts in samples]
    for opening in OPENINGS:
        total, scores = 0, []
        for seed in range(first, last + 1):
            old, new, places = replaced(samples, opening, random.Random(seed))
            links = align_statements(_statement(old), _statement(new)).links
            total += len(places)
            scores += [
                link.score for link in links for place in places if place in link.old and link.new
            ]
        mean = sum(scores) / max(1, len(scores))
        sure = sum(score >= 0.9 for score in scores)
        kind = "with" if opening else "without"
        print(f"{kind} an opening: {total} replaced, {len(scores)} linked")
        print(f"    mean score {mean:.2f}, {sure} of 0.9 and more")


if __name__ == "__main__":
    main()
