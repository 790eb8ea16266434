"""Which paragraph of the earlier statement became which of the later one."""

from stmtdiff.alignment.aligner import align_statements
from stmtdiff.alignment.corrections import parse_links
from stmtdiff.alignment.evidence import Evidence
from stmtdiff.alignment.link import BY_HAND, Alignment, Link, LinkShape, RunnerUp, Transfer

__all__ = [
    "BY_HAND",
    "Alignment",
    "Evidence",
    "Link",
    "LinkShape",
    "RunnerUp",
    "Transfer",
    "align_statements",
    "parse_links",
]
