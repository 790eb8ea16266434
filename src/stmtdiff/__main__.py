"""``python -m stmtdiff``, and the command ``stmtdiff``."""

import sys

__all__ = ["run"]

_INTERRUPTED = 130


def run() -> int:
    """Run the command line and return its exit code, quietly where it is interrupted early."""
    try:
        from stmtdiff.cli import main  # noqa: PLC0415 - it may be interrupted while it is loaded

        return main()
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(run())
