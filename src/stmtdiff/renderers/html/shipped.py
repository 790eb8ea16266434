"""The files that stand beside this module: the page's styles, its script, its words.

Read by their path: libraries in C are part of this, so it is never run from inside a zip file, and
`importlib.resources` takes longer to load than these files to read.
"""

from __future__ import annotations

import os

__all__ = ["read_shipped", "shipped_languages"]

_FOLDER = os.path.dirname(__file__)


def read_shipped(*name: str) -> str:
    """Return the text of a file, given its path in parts."""
    with open(os.path.join(_FOLDER, *name), encoding="utf-8") as stream:
        return stream.read()


def shipped_languages() -> tuple[str, ...]:
    """Return the tags of the languages that there is a table of words in."""
    names = os.listdir(os.path.join(_FOLDER, "languages"))
    return tuple(sorted(name.removesuffix(".json") for name in names))
