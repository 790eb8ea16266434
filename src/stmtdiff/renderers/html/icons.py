"""The icons, and the patterns that tell statuses apart where colours do not."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from stmtdiff.renderers.html.elements import add

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

__all__ = ["add_icons"]

_PATHS: Mapping[str, str] = MappingProxyType(
    {
        "unchanged": "M3 6h10M3 10h10",
        "revised": "M8 2.5 14 13H2z",
        "added": "M8 3v10M3 8h10",
        "removed": "M3 8h10",
        "split": "M8 14V9L3.5 4.5M8 9l4.5-4.5M3.5 7.5v-3h3M12.5 7.5v-3h-3",
        "merged": "M3.5 3 8 7.5V13M12.5 3 8 7.5M5.5 10.5 8 13l2.5-2.5",
        "regrouped": "M3 4h2l6 8h2M3 12h2l6-8h2M11 2l2 2-2 2M11 10l2 2-2 2",
        "not-in-excerpt": "M3.5 8h.01M8 8h.01M12.5 8h.01",
        "moved": "M5 13V3M2.5 5.5 5 3l2.5 2.5M11 3v10M8.5 10.5 11 13l2.5-2.5",
        "renumbered": "M6 3 5 13M11 3l-1 10M3 6h10.5M2.5 10H13",
        "editorial": "M3 13l1-3 7-7 2 2-7 7zM9.5 4.5l2 2",
        "warning": "M8 2.5 14.5 13.5h-13zM8 7v3M8 12h.01",
    }
)


def add_icons(body: _Element) -> None:
    """Append the definitions that the page's icons and bars refer to."""
    svg = add(body, "svg", class_="vh", width="0", height="0", aria_hidden="true")
    definitions = add(svg, "defs")
    for name, path in _PATHS.items():
        symbol = add(definitions, "symbol", id=f"i-{name}", viewBox="0 0 16 16")
        add(symbol, "path", d=path)
    _add_pattern(definitions, "hatch", "rotate(45)", "1.6", "4")
    _add_pattern(definitions, "dots", "", "1.4", "1.4")


def _add_pattern(parent: _Element, name: str, turn: str, width: str, height: str) -> None:
    pattern = add(
        parent,
        "pattern",
        id=name,
        width="4",
        height="4",
        patternUnits="userSpaceOnUse",
        patternTransform=turn,
    )
    add(pattern, "rect", class_=f"{name}-ground", width="4", height="4")
    add(pattern, "rect", class_=f"{name}-figure", width=width, height=height)
