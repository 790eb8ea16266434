"""The style and the script of the page, their hashes, and themes."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from stmtdiff.errors import RenderError
from stmtdiff.renderers.html.shipped import read_shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stmtdiff.renderers.html.interface import Interface

__all__ = ["embedded_style", "page_script", "page_style", "policy"]

# Words that the style puts on the page: read aloud, never copied. Variable to key.
_SPOKEN: Mapping[str, str] = MappingProxyType(
    {
        "--w-added": "spoken-added",
        "--w-removed": "spoken-removed",
        "--w-moved": "spoken-moved",
        "--w-omitted": "spoken-omitted",
        "--w-mark": "spoken-mark",
        "--w-end": "spoken-end",
        "--w-words": "spoken-words",
    }
)
_VARIABLE = re.compile(r"(?<=[{;\n])--([a-z]+(?:-[a-z]+)*):")
# What a value may be made of: enough for colours, lengths, fonts and functions of them, and
# nothing that could end the declaration or fetch anything.
_VALUE = re.compile(r"[\w\s#%.,()/+*\"'-]*")
_FETCHES = re.compile(r"(?:url|image|image-set|src|element|paint|attr)\s*\(", re.IGNORECASE)
_POLICY = (
    "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; "
    "form-action 'none'"
)


# What a link leads to is shown, whatever is ticked.
_UNLESS_CALLED = ":not(:target,:has(:target))"


def page_style(
    words: Interface, theme: Mapping[str, str], statuses: Iterable[str], kinds: Iterable[str]
) -> str:
    """Return the style of a page.

    Args:
        words: the page's words.
        theme: values of the page's variables, by name without the dashes in front.
        statuses: what can be filtered by: ``revised``, ``editorial``, ``added`` …
        kinds: the classes of the kinds of change that can be filtered by.

    Raises:
        RenderError: the theme names an unknown variable, or a value cannot be one.
    """
    parts = [_file("tokens.css"), _variables(":root", words, theme), _file("text.css")]
    parts += [_file("page.css"), *map(_status_rule, statuses), *map(_kind_rule, kinds)]
    return "".join(parts)


def embedded_style(words: Interface, theme: Mapping[str, str]) -> str:
    """Return the style of a fragment: every rule of it stays inside the fragment.

    Raises:
        RenderError: as for `page_style`.
    """
    tokens = _file("embedded.css").replace(":root", ".stmtdiff")
    variables = _variables(".stmtdiff", words, theme)
    return f"{tokens}{variables}.stmtdiff{{{_file('text.css')}}}"


def page_script() -> str:
    """Return the script of a page."""
    return _file("redline.js")


def policy(style: str, script: str) -> str:
    """Return a content security policy that lets this style and this script be, and nothing else.

    See https://www.w3.org/TR/CSP3/ for the hashes.
    """
    return _POLICY.format(*map(_digest, (style, script)))


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@lru_cache(maxsize=8)
def _file(name: str) -> str:
    text = read_shipped(name)
    # Line ends may change on the way into an installation; the hash is of what is written here.
    lines = [line.strip() for line in text.splitlines()]
    kept = [line for line in lines if line and not line.startswith("/*")]
    return "".join(kept)


def _variables(scope: str, words: Interface, theme: Mapping[str, str]) -> str:
    declared = {name: _quoted(words.say(key)) for name, key in _SPOKEN.items()}
    declared["--w-paragraph"] = _quoted(f"{words.say('paragraph')} ")
    known = _VARIABLE.findall(_file("tokens.css"))
    for name, value in theme.items():
        bare = str(name).removeprefix("--")
        if bare not in known:
            raise RenderError(f"there is no variable {name!r}; there are {', '.join(known)}")
        if not _VALUE.fullmatch(str(value)) or _FETCHES.search(str(value)):
            raise RenderError(f"{value!r} cannot be the value of {name!r}")
        declared[f"--{bare}"] = str(value)
    return f"{scope}{{{';'.join(f'{name}:{value}' for name, value in declared.items())}}}\n"


def _quoted(text: str) -> str:
    """Return `text` as a string of CSS: https://www.w3.org/TR/css-syntax-3/#escaping."""
    return '"' + "".join(c if c.isalnum() or c in " []:’" else f"\\{ord(c):x} " for c in text) + '"'


def _status_rule(status: str) -> str:
    """Return the rule that hides what has a status that is not ticked."""
    cards = {"revised": ".f-revised:not(.ed)", "editorial": ".f-revised.ed"}
    hidden = cards.get(status, f".f-{status}")
    return f"html:has(#s-{status}:not(:checked)) {hidden}{_UNLESS_CALLED}{{display:none}}"


def _kind_rule(kind: str) -> str:
    """Return the rule that shows only cards with a kind of change."""
    chosen = f"html:has([value={kind}]:checked)"
    return f"{chosen} :is(.p,.stub):not(.{kind}){_UNLESS_CALLED}{{display:none}}"
