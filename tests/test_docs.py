"""The documentation names everything that can be imported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import stmtdiff

if TYPE_CHECKING:
    from pathlib import Path


def test_every_public_name_has_an_entry(project: Path) -> None:
    """The page of the Python interface has exactly the public names, no other and none twice."""
    page = (project / "docs" / "api.md").read_text("utf-8")
    entry = re.compile(r"^\.\. auto(?:function|class|exception):: (\w+)(?:\(\))?$", re.MULTILINE)
    entries = entry.findall(page)
    assert sorted(entries) == sorted(set(stmtdiff.__all__) - {"__version__"})
