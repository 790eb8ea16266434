"""What an element itself says of how it is shown: its inline style, its class, its id.

Style sheets are not read: what they hide or number is not known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stmtdiff.readers.html.tree import Element

__all__ = ["classes_of", "style_of"]

_DECLARATION = re.compile(r"([\w-]{1,40})\s{0,20}:\s{0,20}([^;]{0,200})")


def style_of(element: Element) -> dict[str, str]:
    """Return the declarations of an element's inline style, in small letters."""
    style = element.attributes.get("style", "")
    pairs = _DECLARATION.findall(style.lower()[:5000])
    return {name: value.replace("!important", "").strip() for name, value in pairs}


def classes_of(element: Element) -> list[str]:
    """Return the names in an element's class, in small letters."""
    return element.attributes.get("class", "").lower()[:1000].split()
