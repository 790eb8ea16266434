"""The HTML redline: one self-contained page that asks for nothing and reads without its script.

The page is built element by element, so no character of a document can become markup. Text of a
document stands in text nodes, and in ``data-*`` attributes, but never in a class, a style, an
address or an event attribute.

What may be relied on from outside: ``#p14`` is paragraph 14 of the later statement, ``#o7``
paragraph 7 of the earlier one. In an element of class ``t``, all text but that in ``<ins>`` is the
earlier text, and all but that in ``<del>`` the later one, character for character.
"""

from stmtdiff.renderers.html.fragment import notebook_html
from stmtdiff.renderers.html.page import render_html

__all__ = ["notebook_html", "render_html"]
