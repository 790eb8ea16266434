"""From lines of text to a Statement: numbers, headings, lists, gaps."""

from stmtdiff.structure.build import build_statement
from stmtdiff.structure.lines import NO_LABEL, Line, Markup

__all__ = ["NO_LABEL", "Line", "Markup", "build_statement"]
