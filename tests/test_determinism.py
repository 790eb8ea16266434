"""Law 5 through whole processes; `make determinism` runs the same twenty times."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RUNS = 4


def test_idle_or_busy_under_any_seed_locale_and_zone(project: Path) -> None:
    """Every format has the same bytes in each run: idle, busy, other seeds, locales, zones."""
    done = subprocess.run(
        [sys.executable, "benchmarks/determinism.py", "--runs", str(RUNS)],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = done.stdout.splitlines()
    assert len([line for line in told if f"{RUNS} of {RUNS} runs" in line]) == 4
    for once in ("busy", "idle", "'C'", "'C.UTF-8'", "'4242'", "Tokyo", "UTC"):
        assert any(once in line for line in told)
