"""PDF: the text that its pages show, read in a child process (the extra ``pdf``)."""

from stmtdiff.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
