"""Which parts of a page are no text of its author's, by what the page calls them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stmtdiff.readers.html.styles import classes_of, style_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stmtdiff.readers.html.tree import Element

__all__ = ["HIDDEN", "hidden_reason", "named_reason"]

HIDDEN = "hidden"
"""The reason of what a browser does not show."""

# What no part of a statement can be in; it is left out wherever it stands.
_NEVER_TEXT: Mapping[str, str] = {
    **dict.fromkeys(("button", "select", "textarea", "label", "option", "legend"), "form control"),
    **dict.fromkeys(("svg", "canvas", "map"), "picture"),
    **dict.fromkeys(("audio", "video", "object", "applet"), "embedded object"),
    "iframe": "frame",
    "noframes": "frame",
    "figcaption": "caption of a picture",
    "noscript": "shown without scripts only",
    "template": HIDDEN,
    "title": "page title",
}
_TAGS: Mapping[str, str] = {"nav": "navigation", "aside": "sidebar", "footer": "page footer"}
_ROLES: Mapping[str, str] = {
    **dict.fromkeys(("navigation", "menu", "menubar", "tablist", "toolbar"), "navigation"),
    **dict.fromkeys(("dialog", "alertdialog"), "notice"),
    "banner": "page header",
    "complementary": "sidebar",
    "contentinfo": "page footer",
    "search": "form control",
}
_SCREEN_READERS = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "element-invisible")
)
# Words in the classes of containers, and whole ids, that templates of pages use.
_WORDS: Mapping[str, str] = {
    word: reason
    for reason, words in {
        "navigation": "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager "
        "topnav sidenav skiplink toc",
        "page header": "masthead topbar letterhead",
        "page footer": "footer colophon copyright",
        "sidebar": "sidebar widget widgets",
        "share buttons": "share sharing sharedaddy addtoany addthis",
        "related links": "related recommended mostread readmore",
        "comments": "comments commentlist disqus",
        "cookie notice": "cookie cookies cookiebar consent gdpr",
        "byline": "byline",
        "newsletter": "newsletter subscribe",
        "advertisement": "advert advertisement ads adsbygoogle",
        "notice": "popup modal overlay",
    }.items()
    for word in words.split()
}
_PHRASES: Mapping[str, str] = {
    "site-header": "page header",
    "page-header": "page header",
    "entry-meta": "byline",
    "entry-footer": "page footer",
    "post-meta": "byline",
    "posted-on": "byline",
    "published-on": "byline",
    "read-more": "related links",
    "most-read": "related links",
    "see-also": "related links",
    "comment-list": "comments",
    "page-tools": "page tools",
}
_CONTAINERS = frozenset(
    (
        *("div", "section", "form", "header", "center", "figure", "p", "span", "small"),
        *("table", "tbody", "tr", "td", "ul", "ol", "dl"),
    )
)
_ID_ONLY: Mapping[str, str] = {"header": "page header", "search": "form control"}
_PARTS_OF_NAME = re.compile(r"[^a-z]+")


def hidden_reason(element: Element) -> str:
    """Return why an element shows nothing of a statement wherever it stands, or empty."""
    if element.name in _NEVER_TEXT:
        return _NEVER_TEXT[element.name]
    if element.name == "dialog" and "open" not in element.attributes:
        return HIDDEN
    # Pages hide all of themselves until a script has run.
    if element.name in ("html", "body") or not element.attributes:
        return ""
    if "hidden" in element.attributes or element.get("aria-hidden").lower() == "true":
        return HIDDEN
    style = style_of(element)
    invisible = style.get("visibility") in ("hidden", "collapse") or style.get("mso-hide") == "all"
    if style.get("display") == "none" or invisible:
        return HIDDEN
    return HIDDEN if _SCREEN_READERS.intersection(classes_of(element)) else ""


def named_reason(element: Element) -> str:
    """Return what an element is called that no statement stands in, or empty.

    A page may name its parts at random: such a part is a part of the statement all the same if
    numbered paragraphs stand in it.
    """
    if element.name in _TAGS:
        return _TAGS[element.name]
    role = element.get("role").lower()
    if role in _ROLES:
        return _ROLES[role]
    # LibreOffice names the header and footer of a printed page so.
    if element.name == "div" and element.get("title") in ("header", "footer"):
        return f"page {element.get('title')}"
    if element.name not in _CONTAINERS:
        return ""
    for name in classes_of(element):
        if reason := _by_name(name):
            return reason
    identifier = element.get("id").lower()
    return _ID_ONLY.get(identifier) or _WORDS.get(identifier, "") or _PHRASES.get(identifier, "")


def _by_name(name: str) -> str:
    if name in _PHRASES:
        return _PHRASES[name]
    parts = _PARTS_OF_NAME.split(name)
    # "has-sidebar" and "no-comments" tell of the page, not of what stands in the element.
    if parts[0] in ("has", "no", "with", "without", "is", "hide"):
        return ""
    return next((_WORDS[part] for part in parts if part in _WORDS), "")
