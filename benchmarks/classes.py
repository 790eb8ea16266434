"""Precision and recall of each class of change, on the sample pair and on the literate pairs.

    python benchmarks/classes.py

The truths lie beside the tests, which read them with the same code and hold floors under the
figures: ``tests/data/sample-pair.txt`` and ``tests/data/pairs/``.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT / "tests"))

from literate import examine, examine_sample, read_cases, score_classes  # noqa: E402

if TYPE_CHECKING:
    from literate import Case, Found, Score, Truth


def main() -> None:
    cases = read_cases()
    sample = [(truth, found) for _, truth, found in examine_sample(PROJECT / "examples")]
    pairs = [(case, examine(case)) for case in cases]
    print_scores([score_classes(sample), score_classes(judged(pairs))])
    print_counts(pairs)


def judged(pairs: list[tuple[Case, Found]]) -> list[tuple[Truth, Found]]:
    return [(case.truth, found) for case, found in pairs if case.truth]


def print_scores(columns: list[dict[str, Score]]) -> None:
    print(f"\n{'':14}{'sample pair':>24}{'literate pairs':>24}")
    print(f"{'class':14}" + 2 * f"{'number':>8}{'prec.':>8}{'recall':>8}")
    for name in sorted({name for scores in columns for name in scores}):
        cells = [f"{name:14}"]
        for scores in columns:
            score = scores.get(name)
            told = (score.right + score.missed, score.precision, score.recall) if score else None
            cells.append(f"{told[0]:8}{told[1]:8.2f}{told[2]:8.2f}" if told else " " * 24)
        print("".join(cells).rstrip())


def print_counts(pairs: list[tuple[Case, Found]]) -> None:
    languages = Counter(case.language for case, _ in pairs)
    edits = sum(case.text == found.marked for case, found in pairs)
    print(f"\n{len(pairs)} literate pairs: ", end="")
    print(", ".join(f"{count} {language}" for language, count in languages.most_common()))
    print(f"edits as marked by hand: {edits} of {len(pairs)}")


if __name__ == "__main__":
    main()
