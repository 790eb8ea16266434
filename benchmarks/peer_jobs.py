"""Do one peer's whole job in this process: `peer_jobs.py NAME OLD NEW PAGE`; see `peers.py`.

`peer_jobs.py successive NAME FOLDER` does it on each text of a folder and the next.

Everything is imported inside a job, so that each pays for its own start and for no other's. A job
that lacks its library ends with `MISSING`.
"""

# ruff: noqa: PLC0415 - as the head says

from __future__ import annotations

import json
import sys
import time
from itertools import pairwise

MISSING = 3


def floor(old, new):
    """Read, tokenise and escape once: what no comparison of words can do without."""
    from html import escape

    from stmtdiff.tokens import tokenize

    return "".join(escape(token.text) for text in (old, new) for token in tokenize(text))


def html_diff(old, new):
    from difflib import HtmlDiff

    return HtmlDiff(wrapcolumn=80).make_file(old.splitlines(), new.splitlines())


def dmp_words(old, new):
    """One character a word, as its documentation advises; no time-out, so that it ends its work."""
    import re

    from diff_match_patch import diff_match_patch

    engine, codes, values = diff_match_patch(), {}, []
    engine.Diff_Timeout = 0

    def encoded(text):
        for word in re.findall(r"\w+|\s+|.", text):
            if word not in codes:
                # Surrogates are no characters.
                codes[word] = chr(len(codes) + (1 if len(codes) < 0xD000 else 0x1000))
                values.append(word)
            yield codes[word]

    diffs = engine.diff_main("".join(encoded(old)), "".join(encoded(new)), False)
    words = {code: word for word, code in codes.items()}
    diffs = [(op, "".join(words[code] for code in text)) for op, text in diffs]
    engine.diff_cleanupSemantic(diffs)
    return engine.diff_prettyHtml(diffs)


def redlines(old, new):
    from redlines import Redlines

    return Redlines(old, new).output_markdown


def as_markup(text):
    from html import escape

    paragraphs = (f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
    return "<div>" + "".join(paragraphs) + "</div>"


def xmldiff(old, new):
    from xmldiff.formatting import XMLFormatter
    from xmldiff.main import diff_texts

    formatter = XMLFormatter(text_tags=("p",))
    return diff_texts(as_markup(old), as_markup(new), formatter=formatter)


def lxml_html_diff(old, new):
    from lxml.html.diff import htmldiff

    return htmldiff(as_markup(old), as_markup(new))


def diffed(old, new):
    """Read, align and diff, without annotations and page."""
    from stmtdiff import _api
    from stmtdiff.diff import compare_aligned

    sides = _api.reads(old), _api.reads(new)
    return repr(compare_aligned(*sides, _api.align(*sides)))


def successive(name, folder):
    """Do the job on each text of a folder and the next, all in this process."""
    from pathlib import Path

    texts = [path.read_text("utf-8") for path in sorted(Path(folder).glob("*.txt"))]
    for old, new in pairwise(texts):
        JOBS[name](old, new)


def stmtdiff_parts(old_path, new_path):
    """Return the CPU seconds of each part of the job, which the command runs one after another."""
    seconds, last = {}, time.process_time()

    def done(part):
        nonlocal last
        now = time.process_time()
        seconds[part], last = now - last, now

    from stmtdiff import _api
    from stmtdiff.annotation import annotate_diff
    from stmtdiff.diff import compare_aligned
    from stmtdiff.renderers import html  # noqa: F401 - imported here, so that render is render

    done("imports")
    old, new = _api.read(old_path), _api.read(new_path)
    done("read")
    alignment = _api.align(old, new)
    done("align")
    diff = compare_aligned(old, new, alignment)
    done("diff")
    diff = annotate_diff(diff)
    done("annotate")
    _api.render(diff, "html")
    done("render")
    return seconds


JOBS = {
    "diffed": diffed,
    "floor": floor,
    "difflib": html_diff,
    "dmp": dmp_words,
    "redlines": redlines,
    "xmldiff": xmldiff,
    "lxml": lxml_html_diff,
}


def main():
    if sys.argv[1] == "successive":
        successive(*sys.argv[2:])
        return
    name, old_path, new_path, page = sys.argv[1:]
    if name == "parts":
        print(json.dumps(stmtdiff_parts(old_path, new_path)))
        return
    texts = []
    for path in (old_path, new_path):
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - pathlib is not everyone's cost
            texts.append(file.read())
    try:
        written = JOBS[name](*texts)
    except ImportError as error:
        print(error, file=sys.stderr)
        sys.exit(MISSING)
    with open(page, "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
        file.write(written)


if __name__ == "__main__":
    main()
