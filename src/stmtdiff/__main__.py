"""``python -m stmtdiff``."""

import sys

from stmtdiff.cli import main

if __name__ == "__main__":
    sys.exit(main())
