"""Fixtures and settings that every test may use."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

PROJECT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
IN_CI = os.environ.get("CI") == "true"

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("mutation", deadline=None, derandomize=True, max_examples=10)
# mutmut sets this variable for each of the many runs of `make mutation`.
MUTATED = "MUTANT_UNDER_TEST" in os.environ
settings.load_profile("mutation" if MUTATED else "ci" if IN_CI else "dev")


@pytest.fixture(scope="session")
def project() -> Path:
    """Return the project's root."""
    return PROJECT


@pytest.fixture(scope="session")
def examples() -> Path:
    """Return the folder of the sample statements."""
    return PROJECT / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder with real statements and benchmarks that lies beside the project."""
    folder = PROJECT.parent / "shared"
    if not folder.is_dir():
        missing("the folder ../shared is not beside the project")
    return folder


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the path of a Chromium to open pages in; STMTDIFF_CHROMIUM names another one."""
    path = find_chromium()
    if path is None:
        missing(f"there is no browser: none of {', '.join(BROWSERS)}, and no STMTDIFF_CHROMIUM")
    return path


def find_chromium() -> str | None:
    """Return the path of an installed Chromium, or None."""
    found = (shutil.which(name) for name in BROWSERS)
    return os.environ.get("STMTDIFF_CHROMIUM") or next(filter(None, found), None)


def missing(what: str) -> NoReturn:
    """Skip the test, or fail it in CI, where a skipped test would go unseen."""
    if IN_CI:
        pytest.fail(f"{what}; in CI it has to be there")
    pytest.skip(what)
