"""Pictures of the page in every state, to be looked at: ``python tests/pictures.py FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import stmtdiff
from browser import DESKTOP, NARROW, PHONE, chromium, opened

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
TALL = {"width": 1440, "height": 1200}

SHOTS: tuple[tuple[str, str, str, dict[str, Any], str], ...] = (
    ("top", "sample", "", {"viewport": TALL}, ""),
    ("top-dark", "sample", "", {"color_scheme": "dark"}, ""),
    ("lists", "sample", ".all", {"viewport": TALL}, ".all summary"),
    ("cards", "sample", "#p8", {}, ""),
    ("cards-dark", "sample", "#p8", {"color_scheme": "dark"}, ""),
    ("side", "sample", "#p8", {}, "label:has(#v-side)"),
    ("side-dark", "sample", "#p8", {"color_scheme": "dark"}, "label:has(#v-side)"),
    ("later", "sample", "#p8", {}, "label:has(#v-later)"),
    ("markers", "sample", "#p8", {}, "label:has(#u-markers)"),
    ("split", "sample", "#p19", {}, ""),
    ("cite", "sample", "#p8", {}, "#p8 .cite"),
    ("phone", "sample", "", {"viewport": PHONE}, ""),
    ("phone-excerpt", "excerpt", "#p4", {"viewport": PHONE}, ""),
    ("phone-cards", "sample", "#p8", {"viewport": PHONE}, ""),
    ("phone-side", "sample", "#p8", {"viewport": PHONE}, "label:has(#v-side)"),
    ("narrow", "sample", "#p8", {"viewport": NARROW}, ""),
    ("forced", "sample", "#p8", {"forced_colors": "active"}, ""),
    ("no-script", "sample", "#p8", {"java_script_enabled": False}, ""),
    ("excerpt", "excerpt", "", {"viewport": TALL}, ""),
    ("excerpt-cards", "excerpt", "#p4", {}, ""),
    ("counted", "counted", "", {}, ""),
    ("russian", "russian", "#p8", {}, ""),
    ("arabic", "arabic", "", {}, ""),
    ("arabic-cards", "arabic", "#p8", {}, ""),
    ("notebook", "notebook", "", {}, ""),
)
"""Name, page, what to scroll to, options of the context, what to click."""


def main(folder: Path) -> None:
    """Write the pages, their pictures, and the printed page into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in _pages().items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    with chromium(_path()) as browser:
        for name, page, target, options, click in SHOTS:
            with opened(browser, folder / f"{page}.html", **options) as found:
                if click:
                    found.page.locator(click).first.click()
                if target:
                    found.page.locator(target).evaluate("e => e.scrollIntoView()")
                found.page.wait_for_timeout(100)
                found.page.screenshot(path=folder / f"{name}.png")
        with opened(browser, folder / "sample.html", viewport=DESKTOP) as found:
            found.page.pdf(path=folder / "sample.pdf", prefer_css_page_size=True)


def _path() -> str:
    from conftest import find_chromium  # noqa: PLC0415 - only where pictures are made

    path = find_chromium()
    if path is None:
        raise SystemExit("there is no Chromium; `make setup` installs one")
    return path


def _pages() -> dict[str, str]:
    old = stmtdiff.read(EXAMPLES / "declaration-2031.txt")
    new = stmtdiff.read(EXAMPLES / "joint-statement-2032.txt")
    excerpt = stmtdiff.read(EXAMPLES / "joint-statement-2032.excerpt.txt")
    diff = stmtdiff.compare(old, new)
    host = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>A host</title><body>'
    counted = (
        "The board met in May.\n\nIt kept the rate at 4 percent, and noted the risk to prices.\n",
        "The board met in June.\n\nIt set the rate at 3 percent, and urged restraint.\n",
    )
    return {
        "counted": stmtdiff.render(stmtdiff.compare(*map(stmtdiff.reads, counted)), "html"),
        "sample": stmtdiff.render(diff, "html"),
        "excerpt": stmtdiff.render(stmtdiff.compare(old, excerpt), "html"),
        "russian": stmtdiff.render(diff, "html", language="ru"),
        "arabic": stmtdiff.render(diff, "html", language="ar"),
        "notebook": host + (diff._repr_html_() or ""),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
