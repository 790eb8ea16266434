"""Fuzz one target: ``python fuzz/run.py TARGET [SECONDS]``; without arguments, name the targets.

Needs atheris (the dependency group ``fuzz``). What breaks a target is written to ``out/fuzz/`` and
ends the run with an exit code other than 0.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import atheris

with atheris.instrument_imports(include=["stmtdiff"]):
    import stmtdiff

    # Readers and renderers are imported when they are asked for, too late to be instrumented.
    for module in walk_packages(stmtdiff.__path__, "stmtdiff."):
        if not module.name.endswith("__main__"):
            import_module(module.name)

from targets import TARGETS

HERE = Path(__file__).parent
FOUND = HERE.parent / "out" / "fuzz"
_DICTIONARIES = {"akn": "xml.txt", "docx": "xml.txt", "html": "html.txt"}


def main(arguments: list[str]) -> None:
    """Run a target for a number of seconds, from its corpus on."""
    if not arguments:
        print("\n".join(TARGETS))
        return
    name, seconds = arguments[0], arguments[1] if arguments[1:] else "60"
    grown = FOUND / name
    grown.mkdir(parents=True, exist_ok=True)
    dictionary = HERE / "dictionaries" / _DICTIONARIES.get(name, "text.txt")
    # New inputs go into the first folder; the corpus in the tree stays as it is.
    atheris.Setup(
        [
            "fuzz", str(grown), str(HERE / "corpus" / name), f"-max_total_time={int(seconds)}",
            "-timeout=20", "-max_len=20000", f"-dict={dictionary}",
            f"-artifact_prefix={FOUND}/{name}-", "-print_final_stats=1",
            *arguments[2:],
        ],
        TARGETS[name],
    )  # fmt: skip
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
