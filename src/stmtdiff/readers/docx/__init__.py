"""Word documents (.docx), read from their parts: no macro is run, no address is followed.

The format is Office Open XML: ECMA-376, 5th edition; its Part 1 is meant wherever a section is
named without a part. The transitional form and the strict one are read alike.
"""

from stmtdiff.readers.docx.reader import read_docx

__all__ = ["read_docx"]
