"""By what a file that stmtdiff wrote is known: it may be written anew without a question."""

from __future__ import annotations

import re

__all__ = ["is_own_output"]

_OWN = re.compile(
    rb"\s*\Z"
    rb"|<!DOCTYPE html>(?s:.{0,2000})<meta name=\"generator\" content=\"stmtdiff "
    rb"|\{\s*\"schema\": \"urn:x-stmtdiff:"
    rb"|<\?xml (?s:.{0,300})\"urn:x-stmtdiff:"
    # A comparison as text, then what was understood of one statement, as a table and in sentences.
    rb"|old:[ \n](?s:.{1,6000})\nnew:[ \n]"
    rb"|The two statements do not differ\.\n"
    rb"|title {3,}.*\nplace {4,}.*\ndate {4,}"
    rb"|(?s:.{1,1200}?)\swas\s+read\s+as\s(?s:.{1,200}?)\.\n(?:Title:|It\s+is\sa)\s"
)


def is_own_output(head: bytes) -> bool:
    """Return whether a file that begins so was written by stmtdiff, or is empty.

    Args:
        head: its first few thousand bytes.
    """
    return bool(_OWN.match(head))
