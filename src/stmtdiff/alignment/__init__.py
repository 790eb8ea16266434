"""Which paragraph of the earlier statement became which of the later one."""

from stmtdiff.alignment.aligner import align_statements
from stmtdiff.alignment.corrections import parse_links
from stmtdiff.alignment.evidence import Evidence
from stmtdiff.alignment.link import BY_HAND, Alignment, Link, LinkShape, RunnerUp, Transfer
from stmtdiff.alignment.profile import Lexicon

__all__ = [
    "BY_HAND",
    "Alignment",
    "Evidence",
    "Lexicon",
    "Link",
    "LinkShape",
    "RunnerUp",
    "Transfer",
    "align_statements",
    "parse_links",
]
