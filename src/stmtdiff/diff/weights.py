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
        "keep content": 25,
        "keep figure": 22,
        "keep small": 17,
        "keep mark": 23,
        "keep in another case": -3,
        # What follows on what: the price of an edit, and of one beside another.
        "keep keep": 20,
        "keep delete": -38,
        "keep insert": -32,
        "keep replace": -47,
        "delete insert": -44,
        "delete replace": -64,
        "insert replace": -58,
        "replace delete": -58,
        "replace insert": -54,
        "replace replace": -50,
        # A word in a replacement: swapped for another, or with nothing on the other side.
        "swap alike": 17,
        "swap content": -8,
        "swap figure": -1,
        "swap mark and word": -24,
        "swap marks": 3,
        "swap same content": -4,
        "swap same mark": -7,
        "swap same small": -6,
        "swap small": 2,
        "swap unlike": -12,
        "gap content": -14,
        "gap figure": -15,
        "gap mark": -22,
        "gap small": -8,
        # A replacement whose first, or last, words play the same part; if both are figures.
        "same role": 10,
        "figures": 3,
        # A word in a deletion or an insertion.
        "alone content": -3,
        "alone figure": -9,
        "alone mark": -3,
        "alone small": -1,
        # The first, the last and the next word of a deletion or an insertion.
        "begin auxiliary": -4,
        "begin closing": 6,
        "begin content": -3,
        "begin figure": -12,
        "begin junction": 7,
        "begin stop": -12,
        "end auxiliary": -7,
        "end closing": 8,
        "end comma": 15,
        "end content": -4,
        "end figure": 5,
        "end junction": -3,
        "end opening": 4,
        "end preposition": -4,
        "end pronoun": -8,
        "end sentence": 12,
        "before article": -5,
        "before closing": -3,
        "before content": -5,
        "before edge": 3,
        "before figure": -8,
        "before junction": 6,
        "before sign": 6,
        "before stop": 9,
    }
)
