"""How large the page gets, and how long it takes to write and to open in Chromium.

    python benchmarks/page_opens.py 60 500 2000

The two sample statements are repeated, every repetition with another number in its texts, until
they have so many paragraphs. Opening is from the request to the first frame after the load event,
with the script's work in it, the median of five; choosing a view is until the next frame.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import stmtdiff
from browser import DESKTOP, chromium
from conftest import find_chromium

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

EXAMPLES = Path(__file__).parents[1] / "examples"
TIMES = 5
FRAME = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"


def grown(name: str, count: int) -> stmtdiff.Statement:
    """Return a sample statement, repeated until it has so many paragraphs."""
    paragraphs = stmtdiff.read(EXAMPLES / name).paragraphs
    numbered = [one for one in paragraphs if one.number]
    told = []
    for place in range(count):
        round_, at = divmod(place, len(numbered))
        text = re.sub(r"\n+", " ", numbered[at].text)
        told.append(
            f"{place + 1}. {f'In zone {round_} the following holds. ' * bool(round_)}{text}"
        )
    return stmtdiff.reads("\n\n".join(told) + "\n", name=f"{count}-{name}", language="en")


def timed(act: Callable[[], object]) -> float:
    """Return how many seconds it takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def opening(browser: Browser, path: Path) -> tuple[float, float]:
    """Return how many seconds the page takes to open, and to show its columns."""
    context = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
    page = context.new_page()

    def load() -> None:
        page.goto(path.as_uri())
        page.evaluate(FRAME)

    opened = timed(load)

    def choose() -> None:
        page.evaluate("document.getElementById('v-side').click()")
        page.evaluate(FRAME)

    switched = timed(choose)
    context.close()
    return opened, switched


def main(counts: list[int]) -> None:
    """Print a row a size."""
    path = find_chromium()
    if path is None:
        raise SystemExit("there is no Chromium; `make setup` installs one")
    print("paragraphs  page KB  write s  open s  side by side s")
    with chromium(path) as browser, tempfile.TemporaryDirectory() as folder:
        for count in counts:
            names = ("declaration-2031.txt", "joint-statement-2032.txt")
            diff = stmtdiff.compare(*(grown(name, count) for name in names))
            writing = statistics.median(
                timed(lambda diff=diff: stmtdiff.render(diff, "html")) for _ in range(TIMES)
            )
            text = stmtdiff.render(diff, "html")
            file = Path(folder) / f"{count}.html"
            file.write_text(text, "utf-8")
            found = [opening(browser, file) for _ in range(TIMES)]
            opened, switched = (statistics.median(times) for times in zip(*found, strict=True))
            size = len(text.encode()) / 1024
            print(f"{count:10}  {size:7.0f}  {writing:7.2f}  {opened:6.2f}  {switched:14.2f}")


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]])
