"""``python -m stmtdiff``, and the command ``stmtdiff``."""

import gc
import sys

__all__ = ["run"]

_INTERRUPTED = 130
_SELDOM = 100_000
"""So many new objects are made between two searches for circles of them."""


def run() -> int:
    """Run the command line and return its exit code, quietly where it is interrupted early."""
    # Next to nothing here refers back to itself: to search as often as usual is time for nothing.
    gc.set_threshold(_SELDOM)
    try:
        from stmtdiff.cli import main  # noqa: PLC0415 - it may be interrupted while it is loaded

        return main()
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        # Nor need the interpreter search once more, at its end, through all that is still there.
        gc.freeze()


if __name__ == "__main__":
    sys.exit(run())
