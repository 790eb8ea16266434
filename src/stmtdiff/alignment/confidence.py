"""How sure a link is: a logistic scale over a few figures that can be read off the texts.

The weights were fitted by ``benchmarks/train_alignment.py`` on generated pairs of statements whose
links are known, and are rounded. A score of 0.8 means: of the links that score so, about four in
five were right there.
"""

from __future__ import annotations

from math import exp
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["BY_WORDS", "IN_ORDER", "JOINING", "confidence"]

BY_WORDS: Mapping[str, float] = MappingProxyType(
    {
        "part": 0.0,
        "mass": 1.93,
        "phrase_mass": 0.47,
        "size": -2.41,
        "lead": 0.0,
        "lead_ratio": 1.79,
        "phrase_lead": 0.0,
        "phrase_lead_ratio": 1.4,
        "part_lead": 0.0,
        "phrase_part_lead": 3.03,
        "unusual": 0.14,
        "bias": 0.97,
    }
)
"""For a pair of paragraphs, whatever their places."""

IN_ORDER: Mapping[str, float] = MappingProxyType(
    {
        "part": 0.0,
        "mass": 1.01,
        "phrase_mass": 1.0,
        "size": -2.1,
        "lead": 10.52,
        "lead_ratio": 0.1,
        "phrase_lead": 0.75,
        "phrase_lead_ratio": 0.0,
        "part_lead": 0.0,
        "phrase_part_lead": 0.0,
        "unusual": 1.55,
        "bias": -2.3,
        "between": 2.95,
        "near": 2.41,
    }
)
"""For a pair of paragraphs, once the sure pairs tell where a paragraph is to be expected."""

JOINING: Mapping[str, float] = MappingProxyType(
    {
        "cover": 0.0,
        "phrase_cover": 6.29,
        "mass": 1.53,
        "size": -3.15,
        "lead": 2.36,
        "phrase_lead": 3.46,
        "beside": 3.53,
        "gain": 11.33,
        "bias": -1.18,
    }
)
"""For a paragraph without a partner and the paragraph it may have been split from or merged into."""


def confidence(weights: Mapping[str, float], figures: Sequence[float]) -> float:
    """Return from 0 to 1 how sure it is, given the figures in the order of `weights`."""
    total = sum(weight * figure for weight, figure in zip(weights.values(), figures, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
