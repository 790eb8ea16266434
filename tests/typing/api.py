"""What a user writes: only type-checked, never run."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, assert_type

import stmtdiff
from stmtdiff.renderers.records import Record

if TYPE_CHECKING:
    from concurrent.futures import Executor


def compare_two_files(old_path: str, new_path: str) -> None:
    """The README's example, with the type of each result."""
    old = stmtdiff.read(old_path)
    new = stmtdiff.reads(b"1. We met.", name="pasted")
    assert_type(old, stmtdiff.Statement)
    assert_type(stmtdiff.to_akn(new), str)
    diff = stmtdiff.compare(old, new, links=stmtdiff.read_links("links.txt", old, new))
    assert_type(diff, stmtdiff.StatementDiff)
    for pair in diff.paragraphs:
        assert_type(pair.fate, stmtdiff.Fate)
        assert_type(pair.old_numbers, tuple[str, ...])
    for change in diff.changes():
        assert_type(change.kinds, tuple[str, ...])
    assert_type(stmtdiff.compare(old, new, progress=print), stmtdiff.StatementDiff)
    assert_type(stmtdiff.align(old, new), stmtdiff.Alignment)
    assert_type(stmtdiff.annotate(diff, annotators=["figures"]), stmtdiff.StatementDiff)
    assert_type(stmtdiff.render(diff, "html", title="A title"), str)
    assert_type(stmtdiff.render(diff, "records"), list[Record])
    assert_type(stmtdiff.write(diff, "redline.html"), None)


def compare_a_series(paths: list[str], executor: Executor) -> None:
    """Each with the next, and what an error does to the type."""
    for result in stmtdiff.compare_many(pairwise(paths), executor=executor, buffersize=8):
        if isinstance(result, stmtdiff.StmtdiffError):
            assert_type(result, stmtdiff.StmtdiffError)
        else:
            assert_type(result, stmtdiff.StatementDiff)
    statements = [stmtdiff.read(path) for path in paths]
    assert_type(
        next(stmtdiff.compare_many(pairwise(statements))),
        stmtdiff.StatementDiff | stmtdiff.StmtdiffError,
    )
