"""Akoma Ntoso in and out: the only place that knows its element names."""

from stmtdiff.akn.eids import assign_eids
from stmtdiff.akn.parser import parse_xml
from stmtdiff.akn.reader import is_own, read_statement
from stmtdiff.akn.validation import validate
from stmtdiff.akn.writer import write_statement

__all__ = ["assign_eids", "is_own", "parse_xml", "read_statement", "validate", "write_statement"]
