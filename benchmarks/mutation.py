"""Change the core in small ways and see whether the tests notice: `mutation.py [--sample N]`.

mutmut makes the changes ("mutants") and runs, for each, the tests that reach the function it is
in. To run all of the some eight thousand would take days, so of each package N are drawn, always
the same ones for a seed. It works on a copy, from which the caches of functions are taken: mutmut
leaves decorated functions alone, and a cache that is warm hides what changed beneath it. Constants
and patterns outside of functions are not changed.

Prints what survived, as a diff, and a table. Beside what the tests need it needs mutmut (the
dependency group `mutation`).
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
SKIPPED = (".*", "__pycache__", "_build", "out", "dist", "build", "mutants")
PACKAGES = ("tokens", "sentences", "alignment", "diff", "structure")
CACHE = re.compile(r"^@(?:lru_)?cache\b.*\n", re.MULTILINE)


def mutmut(folder, *arguments, quiet=True):
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE if quiet else None,
        text=True,
        check=False,
    )
    return done.stdout or ""


def copied(folder):
    if not folder.exists():
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*SKIPPED))
    for path in (folder / "src").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if CACHE.search(text):
            path.write_text(CACHE.sub("", text), encoding="utf-8")


def states(folder):
    """Return what became of each mutant, by name."""
    lines = mutmut(folder, "results", "--all", "true").splitlines()
    return dict(line.strip().rsplit(": ", 1) for line in lines if "__mutmut_" in line)


def package_of(name):
    return name.split(".")[1]


def drawn(names, packages, size, seed):
    chosen = []
    for package in packages:
        own = sorted(name for name in names if package_of(name) == package)
        chosen += random.Random(seed).sample(own, min(size, len(own)))
    return chosen


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=60, help="so many mutants of each package")
    parser.add_argument("--packages", nargs="+", choices=PACKAGES, default=PACKAGES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to work, and go on after an interrupt")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp()) / "stmtdiff"
    copied(folder)
    if not (folder / "mutants" / "mutmut-stats.json").exists():
        # Running one makes all of them, and measures which tests reach what.
        mutmut(folder, "run", "--max-children", "1", "stmtdiff.sentences.x__trimmed__mutmut_1")
    everything = states(folder)
    chosen = drawn(everything, options.packages, options.sample, options.seed)
    missing = [name for name in chosen if everything[name] == "not checked"]
    if missing:
        mutmut(folder, "run", "--max-children", "1", *missing)
    results = states(folder)
    for name in chosen:
        if results[name] not in ("killed", "timeout"):
            print(mutmut(folder, "show", name))
    row = "{:12} {:>8} {:>6} {:>8} {:>9} {:>9}"
    print(row.format("package", "mutants", "drawn", "noticed", "survived", "untested"))
    for package in options.packages:
        told = Counter(results[name] for name in chosen if package_of(name) == package)
        noticed = told["killed"] + told["timeout"]
        size = sum(package_of(name) == package for name in everything)
        print(row.format(package, size, told.total(), noticed, told["survived"], told["no tests"]))


if __name__ == "__main__":
    main()
