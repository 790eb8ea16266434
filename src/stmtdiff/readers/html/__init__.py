"""Web pages: the statement found among navigation, boilerplate and notes, as a browser shows it."""

from stmtdiff.readers.html.blocks import MAX_LINES
from stmtdiff.readers.html.reader import MAX_CHARACTERS, read_html
from stmtdiff.readers.html.tree import MAX_DEPTH, MAX_ELEMENTS

__all__ = ["MAX_CHARACTERS", "MAX_DEPTH", "MAX_ELEMENTS", "MAX_LINES", "read_html"]
