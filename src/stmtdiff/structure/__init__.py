"""From lines of text to a Statement: numbers, headings, lists, gaps."""

from stmtdiff.structure.build import build_statement
from stmtdiff.structure.lines import Line, Markup

__all__ = ["Line", "Markup", "build_statement"]
