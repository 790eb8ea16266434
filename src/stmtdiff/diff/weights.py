"""How much each reason counts for or against a way to mark edits.

Learnt by ``benchmarks/train_wording.py`` from edits that people marked in the arXivEdits corpus
(Jiang, Xu and Stevens, EMNLP 2022), but for three that its single sentences cannot teach, set by
hand: ``begin stop`` and ``end sentence`` (a whole sentence goes with its own full stop) and
``figures`` (each figure that changes is a change of its own). What is not named counts nothing.
The scale is arbitrary: only sums are compared.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WEIGHTS"]

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        # What is kept.
        "keep content": 27,
        "keep figure": 24,
        "keep in another case": -3,
        "keep mark": 22,
        "keep small": 17,
        # What follows on what: the price of an edit, and of one edit beside another.
        "keep keep": 19,
        "keep delete": -38,
        "keep insert": -32,
        "keep replace": -47,
        "delete insert": -45,
        "delete replace": -64,
        "insert replace": -59,
        "replace delete": -58,
        "replace insert": -54,
        "replace replace": -50,
        # A word in a replacement: swapped for another, or with nothing on the other side.
        "gap content": -15,
        "gap figure": -16,
        "gap mark": -21,
        "gap small": -9,
        "swap alike": 17,
        "swap content": -10,
        "swap figure": -1,
        "swap mark and word": -24,
        "swap marks": 3,
        "swap same content": -3,
        "swap same mark": -8,
        "swap same small": -6,
        "swap small": 2,
        "swap unlike": -14,
        # A replacement whose first, or last, words play the same part; and if both are figures.
        "figures": 3,
        "same role": 10,
        # A word in a deletion or an insertion.
        "alone content": -4,
        "alone figure": -8,
        "alone mark": -2,
        "alone small": -1,
        # The first word, the last word and the next word of a deletion or an insertion.
        "before article": -6,
        "before closing": -3,
        "before content": -5,
        "before edge": 3,
        "before figure": -10,
        "before junction": 6,
        "before sign": 6,
        "before stop": 9,
        "begin auxiliary": -4,
        "begin closing": 6,
        "begin content": -4,
        "begin figure": -13,
        "begin junction": 6,
        "begin stop": -12,
        "end auxiliary": -6,
        "end closing": 8,
        "end comma": 15,
        "end content": -3,
        "end figure": 4,
        "end preposition": -3,
        "end pronoun": -8,
        "end sentence": 12,
    }
)
