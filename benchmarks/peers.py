"""Measure stmtdiff beside the programs one would take instead: CPU time and peak memory.

    python benchmarks/peers.py [--pairs 60/90,90/55,100/100,1000/1000,10000/10000] [--limit 60]
        [--folder TEXTS] [--plot FILE.svg] [--jsdiff FOLDER]

The whole job is measured, from two files to a finished page, the start of the process included,
on the same texts in one run; git and xmldiff write what they have in place of a page. CPU time is
user and system time of the process and its children, the least of three runs (of one, where it
takes over two). A peer that uses more CPU seconds than the limit is stopped,
and not started on larger texts. TEXTS is a folder of texts whose names sort by date: each is then
compared with the next, all in one process.

Peers are optional, and those missing are named:

    pip install redlines xmldiff lxml_html_clean    (difflib and diff-match-patch are there)
    npm install --prefix FOLDER diff                jsdiff; then --jsdiff FOLDER
    apt-get install php-cli php-wikidiff2 git
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import signal
import subprocess
import sys
import tempfile
from math import log
from pathlib import Path

from peer_plot import draw

HERE = Path(__file__).parent
MISSING = 3
LONG = 2.0
OWN, DIFFED, UNMOVED = "stmtdiff", "stmtdiff, aligned and diffed", "wikidiff2, no moves sought"
# wikidiff2 looks for moved paragraphs where no more than so many differ.
MOVES = "wikidiff2.moved_paragraph_detection_cutoff"
# However long stmtdiff takes, it is told.
OWN_LIMIT = 600
# Larger pairs have much the same parts as those of this size.
PARTS_UP_TO = 1000
# Installed packages are compiled; so is what is measured from a folder, at its first run.
ENVIRONMENT = {key: os.environ[key] for key in os.environ if key != "PYTHONDONTWRITEBYTECODE"}

NODE = """
const fs = require('fs');
let diff;
try { diff = require(process.argv[1] + '/node_modules/diff'); } catch { process.exit(3); }
const [old, now] = [2, 3].map(place => fs.readFileSync(process.argv[place], 'utf8'));
const safe = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const tag = part => part.added ? 'ins' : part.removed ? 'del' : 'span';
fs.writeFileSync(process.argv[4], diff.diffWordsWithSpace(old, now)
  .map(part => `<${tag(part)}>${safe(part.value)}</${tag(part)}>`).join(''));
"""
PHP = """
if (!function_exists('wikidiff2_do_diff')) exit(3);
[$old, $new] = array_map('file_get_contents', [$argv[1], $argv[2]]);
file_put_contents($argv[3], wikidiff2_do_diff($old, $new, 2));
"""


def commands(jsdiff):
    """Return by program the command that does its whole job, less the files."""
    jobs = {
        title: [sys.executable, str(HERE / "peer_jobs.py"), name]
        for title, name in {
            "floor: read, tokenise, escape": "floor",
            "difflib.HtmlDiff": "difflib",
            "diff-match-patch, words": "dmp",
            "redlines": "redlines",
            "xmldiff": "xmldiff",
            "lxml.html.diff": "lxml",
        }.items()
    }
    return {
        OWN: [sys.executable, "-m", "stmtdiff", "--quiet"],
        DIFFED: [sys.executable, str(HERE / "peer_jobs.py"), "diffed"],
        **jobs,
        "jsdiff, words": ["node", "-e", NODE, str(Path(jsdiff).resolve())],
        UNMOVED: ["php", "-d", f"{MOVES}=0", "-r", PHP, "--"],
        "wikidiff2, moves sought": ["php", "-d", f"{MOVES}=1000000", "-r", PHP, "--"],
        "git, word diff": ["git", "diff", "--no-index", "--word-diff=plain"],
    }


def with_files(title, command, folder):
    old, new, page = (str(folder / name) for name in ("old.txt", "new.txt", "page.html"))
    if title == OWN:
        return [*command, "--force", "-o", page, old, new]
    if title.startswith("git"):
        return [*command, f"--output={page}", old, new]
    return [*command, old, new, page]


def run(command, limit, good=(0, 1)):
    """Return CPU seconds and peak megabytes of a command, or why there are none.

    Programs that compare tell with the exit code 1 that there are differences.
    """

    def prepared():
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))

    try:
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            preexec_fn=prepared,  # noqa: PLW1509 - there is one thread
        )
    except FileNotFoundError:
        return "missing"
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = code = os.waitstatus_to_exitcode(status)
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"stopped after {limit} s"
    if code not in good:
        return "missing" if code == MISSING else f"failed ({code})"
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def least(command, limit, runs=3, good=(0, 1)):
    """Return the run of `runs` that used the least CPU time."""
    found = run(command, limit, good)
    if isinstance(found, str) or found[0] > LONG:
        return found
    return min(found, *(run(command, limit, good) for _ in range(runs - 1)))


def exponent(found):
    """Return the power of the size with which CPU time grows, from the least to the largest."""
    ended = sorted((old, result[0]) for (old, new), result in found.items() if old == new)
    if len(ended) < 2:
        return None
    (small, quick), (large, slow) = ended[0], ended[-1]
    return log(slow / quick) / log(large / small)


def cell(result, own):
    if isinstance(result, str):
        return result
    seconds, megabytes = result
    return f"{seconds / own[0]:.2f} ({megabytes:.0f} MB)"


def job(title, command, folder, limit):
    """Return what the whole job took, which is done when there is a page."""
    page = folder / "page.html"
    page.unlink(missing_ok=True)
    found = least(with_files(title, command, folder), OWN_LIMIT if OWN in title else limit)
    if isinstance(found, str) or (page.exists() and page.stat().st_size):
        return found
    return "failed (no page)"


def compare(pairs, programs, limit, folder):
    results = {title: {} for title in programs}
    for sizes in pairs:
        texts = [sys.executable, str(HERE / "peer_texts.py"), *map(str, sizes), str(folder)]
        subprocess.run(texts, check=True)
        for title, command in programs.items():
            known = results[title]
            if any("stopped" in one and sum(sizes) > sum(at) for at, one in known.items()):
                known[sizes] = "not started"
            else:
                known[sizes] = job(title, command, folder, limit)
            print(sizes, title, known[sizes], file=sys.stderr, flush=True)
    own = results[OWN]
    print("| CPU time, stmtdiff = 1 | " + " | ".join(f"{a:,}/{b:,}" for a, b in pairs), end="")
    print(" | growth |\n| --- |" + " --- |" * (len(pairs) + 1))
    for title, found in results.items():
        ended = {sizes: r for sizes, r in found.items() if not isinstance(r, str)}
        power = exponent(ended)
        grown = f"n^{power:.2f}" if power else ""
        cells = " | ".join(cell(found[sizes], own[sizes]) for sizes in pairs)
        print(f"| {title} | {cells} | {grown} |")
    absent = [title for title, found in results.items() if "missing" in found.values()]
    print(f"\nNot installed here, so not measured: {', '.join(absent) or 'none'}.")
    print("stmtdiff, CPU s: " + ", ".join(f"{a}/{b} {own[a, b][0]:.2f}" for a, b in pairs))
    return results


def goals(results):
    """Print the ratios that goals were set for, where they were measured."""
    print("\n| stmtdiff beside | pair | times its CPU time |\n| --- | --- | --- |")
    for title, other, sizes in (
        (OWN, "redlines", (90, 55)),
        (OWN, "xmldiff", (90, 55)),
        (OWN, "jsdiff, words", (90, 55)),
        (OWN, "wikidiff2, moves sought", (90, 55)),
        (DIFFED, UNMOVED, (10_000, 10_000)),
    ):
        one, two = (results[name].get(sizes, "") for name in (title, other))
        if not isinstance(one, str) and not isinstance(two, str):
            size = f"{sizes[0]:,}/{sizes[1]:,}"
            print(f"| {other} | {size} | {one[0] / two[0]:.2f} ({one[1]:.0f} MB) |")


def successive(folder):
    """Print what all successive pairs of a folder take in one process, and lxml on the same."""
    command = [sys.executable, str(HERE / "peer_jobs.py"), "successive"]
    found = {
        name: least([*command, name, folder], OWN_LIMIT, good=(0,)) for name in ("diffed", "lxml")
    }
    print(f"\nSuccessive texts, aligned and diffed in one process: {found['diffed']}")
    print(f"The same by lxml.html.diff: {found['lxml']}")


def parts(pairs, folder):
    print("\n| part of the CPU time | imports | read | align | diff | annotate | render |")
    print("| --- |" + " --- |" * 6)
    files = [str(folder / name) for name in ("old.txt", "new.txt", "page.html")]
    for old, new in pairs:
        texts = [sys.executable, str(HERE / "peer_texts.py"), str(old), str(new), str(folder)]
        subprocess.run(texts, check=True)
        command = [sys.executable, str(HERE / "peer_jobs.py"), "parts", *files]
        shown = subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT).stdout
        seconds = json.loads(shown)
        total = sum(seconds.values())
        shares = " | ".join(f"{part / total:.0%}" for part in seconds.values())
        print(f"| {old:,}/{new:,} | {shares} |")


def start_up():
    """Print what starting costs above the bare interpreter, in CPU milliseconds, and its ratio."""
    python = sys.executable
    bare = least([python, "-c", "pass"], 60, runs=20)[0]
    print("\n| start | CPU ms | above the interpreter |\n| --- | --- | --- |")
    for title, command in {
        "`python -c pass`": [python, "-c", "pass"],
        "`import stmtdiff`": [python, "-c", "import stmtdiff"],
        "`stmtdiff.compare` loaded": [python, "-c", "import stmtdiff; stmtdiff.compare"],
        "`stmtdiff --version`": [python, "-m", "stmtdiff", "--version"],
    }.items():
        seconds = least(command, 60, runs=20)[0]
        print(f"| {title} | {1000 * seconds:.0f} | {1000 * (seconds - bare):+.0f} |")


def size_pairs(text):
    return [tuple(map(int, part.split("/"))) for part in text.split(",")]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=size_pairs, default="60/90,90/55,100/100,1000/1000")
    parser.add_argument("--limit", type=int, default=60, help="CPU seconds that a peer is given")
    parser.add_argument("--jsdiff", default=".", help="the folder that jsdiff was installed in")
    parser.add_argument("--folder", help="texts each of which is compared with the next")
    parser.add_argument("--plot", type=Path, help="where to draw CPU time by size, as SVG")
    options = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory() as name:
        results = compare(options.pairs, commands(options.jsdiff), options.limit, Path(name))
        goals(results)
        if options.plot:
            options.plot.write_text(draw(results, OWN), encoding="utf-8")
        if options.folder:
            successive(options.folder)
        parts([pair for pair in options.pairs if max(pair) <= PARTS_UP_TO], Path(name))
    start_up()


if __name__ == "__main__":
    main()
