"""One flow, one direction: the import contract, and the sizes that keep code readable."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "stmtdiff").rglob("*.py"))


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on a tree."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    env = {"PYTHONPATH": str(root / "src"), "PATH": "", "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=env, check=False)


def test_the_import_contract_is_kept() -> None:
    """No module imports anything to its right, and no module is left out of the contract."""
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("tokens.py", "from stmtdiff.diff import Tag"),
        ("model.py", "import stmtdiff.structure"),
        ("renderers/text.py", "import stmtdiff.readers.text"),
        ("alignment/order.py", "import stmtdiff"),
        ("cli.py", "import stmtdiff"),
        ("options.py", "import stmtdiff"),
        ("newcomer.py", "import re"),
    ],
)
def test_the_import_contract_can_fail(tmp_path: Path, module: str, line: str) -> None:
    """A forbidden import, and a module that has no place in the flow, break the contract."""
    shutil.copytree(ROOT / "src", tmp_path / "src")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    path = tmp_path / "src" / "stmtdiff" / module
    old = path.read_text("utf-8") if path.exists() else ""
    path.write_text(f"{old}\n{line}\n", "utf-8")
    assert lint_imports(tmp_path).returncode == 1


def test_renderers_never_import_each_other() -> None:
    """Formats meet in the shared words only; a format that is a folder may use its own parts."""
    folder = ROOT / "src" / "stmtdiff" / "renderers"
    shared = {"phrases", "places", "survivals", "terminal"}
    formats = {path.stem for path in folder.iterdir() if path.stem != "__init__"} - shared
    for path in sorted(folder.rglob("*.py")):
        own = path.relative_to(folder).parts[0].removesuffix(".py")
        if own != "__init__":
            imported = {
                name.split(".")[2]
                for name in imports(path)
                if name.count(".") >= 2 and name.startswith("stmtdiff.renderers.")
            }
            assert not imported & (formats - {own}), path


def imports(path: Path) -> set[str]:
    """Return the dotted names that a module imports when it is loaded or run."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_short(path: Path) -> None:
    """No file over 400 lines, no function over 75, and every module says what it is."""
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= 400
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 75, node.name


def test_every_test_states_its_claim() -> None:
    """Each test has a docstring."""
    for path in sorted((ROOT / "tests").glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                assert ast.get_docstring(node), f"{path.name}: {node.name}"
