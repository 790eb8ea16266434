"""The same two inputs give the same bytes: ``python benchmarks/determinism.py [--runs N]``.

Every run is a process of its own, with its own hash seed, locale and time zone; half of them
while two other processes keep the processor busy. Prints what each run gave, and ends with 1 where
two runs of a format differ.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from contextlib import ExitStack
from itertools import count, islice, product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parents[1] / "examples"
PAIR = (EXAMPLES / "declaration-2031.txt", EXAMPLES / "joint-statement-2032.txt")
FORMATS = ("html", "json", "xml", "text")
SEEDS = ("0", "1", "4242")
LOCALES = ("C", "C.UTF-8")
ZONES = ("UTC", "Asia/Tokyo")
BUSY = 2
# Prime to the number of environments, so that each comes once before one comes again, and a few
# runs see something of everything.
_STRIDE = 7

# All formats in one process: starting one costs more than the comparison.
RUN = """
import sys, stmtdiff
from hashlib import sha256
diff = stmtdiff.compare(stmtdiff.read(sys.argv[1]), stmtdiff.read(sys.argv[2]))
for form in sys.argv[3:]:
    print(form, sha256(stmtdiff.render(diff, form).encode()).hexdigest())
"""


def surroundings() -> Iterator[tuple[dict[str, str], bool]]:
    """Yield environments, and whether other processes are busy: all that there are, well mixed."""
    every = [*product(SEEDS, LOCALES, ZONES, (False, True))]
    for turn in count(step=_STRIDE):
        seed, locale, zone, busy = every[turn % len(every)]
        yield {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}, busy


def digests(environment: dict[str, str], *, busy: bool) -> tuple[str, ...]:
    """Return format and SHA-256 of what one run gives, a line a format."""
    with ExitStack() as stack:
        for _ in range(BUSY if busy else 0):
            worker = stack.enter_context(
                subprocess.Popen([sys.executable, "-c", "while True: pass"])
            )
            stack.callback(worker.kill)
        done = subprocess.run(
            [sys.executable, "-c", RUN, *PAIR, *FORMATS],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=True,
        )
    return tuple(done.stdout.splitlines())


def main() -> int:
    """Run, print a table, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    seen: list[tuple[str, ...]] = []
    for number, (environment, busy) in enumerate(islice(surroundings(), runs), 1):
        seen.append(digests(environment, busy=busy))
        told = hashlib.sha256("\n".join(seen[-1]).encode()).hexdigest()[:12]
        print(f"{number:3}  {'busy' if busy else 'idle'}  {told}  {environment}", flush=True)
    for form, results in zip(FORMATS, zip(*seen, strict=True), strict=True):
        print(f"{form}: {results.count(results[0])} of {runs} runs gave the same bytes")
    return 0 if len(set(seen)) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
