"""The clauses of a preamble: each begins with what the body does, and ends with a comma.

The words are English, French and Spanish, as the resolutions of assemblies have them.
"""

from __future__ import annotations

import re

__all__ = ["ends_clause", "is_recital", "opens_recital"]

_ADVERBS = (
    r"(?:(?:Also|Further|Again|Once again|Deeply|Gravely|Greatly|Fully|Seriously|Strongly|Firmly"
    r"|Keenly|Profoundly|Particularly|Acutely|Extremely) )?"
)
_OPENING = re.compile(
    rf"[*_]{{0,2}}(?:(?=[A-Z]){_ADVERBS}(?:\w+ing|(?i:mindful|aware|determined|convinced|guided"
    r"|inspired|concerned|alarmed|conscious|cognizant|encouraged|disturbed|dismayed|appalled"
    r"|shocked|resolved|committed|desirous|confident|satisfied|disappointed|persuaded))"
    r"|Rappelant|Notant|Prenant|Considérant|Réaffirmant|Soulignant|Constatant|Ayant"
    r"|Recordando|Tomando|Reafirmando|Observando|Considerando|Subrayando|Reconociendo|Teniendo"
    r"|Habiendo)[*_]{0,2}\b"
)
# What may stand behind the mark of a clause: that of a footnote.
_ENDING = re.compile(r"[,;](?: and| et| y)?(?:\d{0,3}| ?(?:[*†‡⁰¹²³⁴-⁹]{1,3}|\[\d{1,3}\]))$")


def opens_recital(text: str) -> bool:
    """Return whether a text begins as a clause of a preamble does: Recalling, Deeply concerned."""
    return _OPENING.match(text) is not None


def ends_clause(text: str) -> bool:
    """Return whether a text ends with the mark between two clauses."""
    return _ENDING.search(text) is not None


def is_recital(text: str) -> bool:
    """Return whether a text is a clause of a preamble."""
    return opens_recital(text) and ends_clause(text)
