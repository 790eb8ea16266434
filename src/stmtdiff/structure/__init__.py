"""From lines of text to a Statement: numbers, headings, lists, gaps."""

from stmtdiff.structure.build import build_statement
from stmtdiff.structure.lines import NO_LABEL, Line, Markup
from stmtdiff.structure.passages import Passage, choose_passage, find_passages

__all__ = [
    "NO_LABEL",
    "Line",
    "Markup",
    "Passage",
    "build_statement",
    "choose_passage",
    "find_passages",
]
