"""The words inside a link, and the whole comparison."""

from stmtdiff.diff.compare import compare_aligned
from stmtdiff.diff.comparison import (
    PARAGRAPH_BREAK,
    Change,
    Fate,
    FrameDiff,
    FrameKind,
    Move,
    Op,
    ParagraphDiff,
    Piece,
    StatementDiff,
    Tag,
    Wording,
)
from stmtdiff.diff.display import hand_down
from stmtdiff.diff.hints import Annotation, Effect, Highlight, Survival
from stmtdiff.diff.omission import falls_in_omission

__all__ = [
    "PARAGRAPH_BREAK",
    "Annotation",
    "Change",
    "Effect",
    "Fate",
    "FrameDiff",
    "FrameKind",
    "Highlight",
    "Move",
    "Op",
    "ParagraphDiff",
    "Piece",
    "StatementDiff",
    "Survival",
    "Tag",
    "Wording",
    "compare_aligned",
    "falls_in_omission",
    "hand_down",
]
