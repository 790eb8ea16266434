"""How sure a link is: a logistic scale over a few figures that can be read off the texts.

A score of 0.8 means: of the links that score so, about four in five are right. The weights were
fitted by ``benchmarks/train_alignment.py`` on generated pairs of statements whose links are known,
made of central-bank statements and of the two samples (seeds 0 to 29 of every mode);
a figure may only speak for a link (its weight is not negative), save for the sizes, which say how
much of all the rest is to be expected by chance, and `stranger` and `doubt`.

=================  ================================================================================
mass, phrase_mass  log of 1 + the weight of the words, or phrases, that both have
size               log of 1 + how many words the smaller has
lead, ...          how much larger the share is than the best rival's, one that is still open
..._ratio          the same as the log of a ratio
..._part_lead      as lead, the share being that of the lighter of the two
unusual            log of the share's ratio to the best rival's, taken or not
between, near      what the order of the sure pairs expects (`Backbone.expects`)
..._part           the same, times the share of the lighter
telling            which of two near-duplicates the words in which they differ speak for
order              how much of what they share stands in one order (`Shares.order`)
chain_mass, ...    as mass, or as part_lead, of what stands in one order
stranger           whether both are near-duplicates of others and have none of the words that tell
                   the other from those (`Judge.strangers`)
doubt              how little they share behind a common opening (`Evidence.doubt`)
heading            whether both stand under the same heading
gain               how much of the other side's paragraph it explains
beside             from 0 to 1 how near it stands to that paragraph's partner
=================  ================================================================================
"""

from __future__ import annotations

from math import exp, log
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BY_WORDS", "IN_ORDER", "JOINING", "UNFITTED", "Figures", "confidence", "log_ratio"]

Figures = dict[str, float]
"""What was read off the texts, by name."""

BY_WORDS: Mapping[str, float] = MappingProxyType(
    {
        "telling": 5.23,
        "phrase_mass": 1.11,
        "size": -1.31,
        "chain_mass": 0.55,
        "order": 2.99,
        "chain_lead": 3.03,
        "lead_ratio": 0.92,
        "phrase_lead_ratio": 1.22,
        "phrase_part_lead": 0.26,
        "unusual": 0.4,
        "bias": -2.34,
    }
)
"""For a pair of paragraphs, whatever their places."""

IN_ORDER: Mapping[str, float] = MappingProxyType(
    {
        "telling": 3.41,
        "phrase_mass": 0.12,
        "size": -1.31,
        "chain_mass": 1.35,
        "order": 3.42,
        "lead": 2.89,
        "phrase_lead_ratio": 0.19,
        "unusual": 3.95,
        "bias": -4.85,
        "between": 3.27,
        "near": 1.44,
        "between_part": 0.73,
        "near_part": 2.05,
    }
)
"""For a pair of paragraphs, once the sure pairs tell where a paragraph is to be expected."""

UNFITTED: Mapping[str, float] = MappingProxyType({"heading": 0.5, "stranger": -4.0, "doubt": -5.0})
"""What the generated pairs do not have is set by hand.

A heading is weak evidence, and never against a pair. Strangers are one paragraph only if the order
says so: one paragraph of the same boilerplate went, and another one came. Doubt keeps the
place from making a pair alone: generated pairs seldom have a new paragraph where one was dropped.
"""

JOINING: Mapping[str, float] = MappingProxyType(
    {
        "phrase_mass": 2.24,
        "size": -2.41,
        "phrase_lead": 3.33,
        "phrase_lead_ratio": 0.61,
        "beside": 3.82,
        "gain": 9.74,
        "bias": -3.29,
    }
)
"""For a paragraph without a partner and the one it may have been split from or merged into."""


def confidence(weights: Mapping[str, float], figures: Figures) -> float:
    """Return from 0 to 1 how sure it is."""
    total = sum(weight * figures[name] for name, weight in weights.items())
    # Rounded, so that the order in which a sum was made decides nothing.
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 9)


def log_ratio(share: float, rival: float) -> float:
    """Return the log of how many times larger a share is; small shares are all alike."""
    return log((share + 0.02) / (rival + 0.02))
