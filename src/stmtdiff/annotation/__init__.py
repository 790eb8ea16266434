"""What kind of change each one is: labelled hints with a reason, never verdicts.

An annotator is a function from a comparison to annotations; it sees the ops and never edits them.
Adding one is adding a file and a line here; third parties add theirs by the entry point
``stmtdiff.annotators``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from stmtdiff.annotation.date_bounds import annotate_date_bounds
from stmtdiff.annotation.degrees import annotate_degrees
from stmtdiff.annotation.figures import annotate_figures
from stmtdiff.annotation.highlights import rank_changes
from stmtdiff.annotation.inside import Inside
from stmtdiff.annotation.items import annotate_items
from stmtdiff.annotation.moves import annotate_moves
from stmtdiff.annotation.names import annotate_names
from stmtdiff.annotation.negation import annotate_negation
from stmtdiff.annotation.numbering import annotate_numbering
from stmtdiff.annotation.omission import annotate_omission
from stmtdiff.annotation.opposites import annotate_opposites
from stmtdiff.annotation.order import annotate_order
from stmtdiff.annotation.outlook import annotate_outlook
from stmtdiff.annotation.qualifiers import annotate_qualifiers
from stmtdiff.annotation.reading import reading_once
from stmtdiff.annotation.sentences import annotate_sentences
from stmtdiff.annotation.spelling import annotate_spelling
from stmtdiff.annotation.survivals import NOTHING_LIKE_IT, find_survivals
from stmtdiff.annotation.terms import annotate_terms
from stmtdiff.annotation.transfers import annotate_transfers
from stmtdiff.annotation.typography import annotate_typography
from stmtdiff.annotation.verbs import annotate_verbs
from stmtdiff.annotation.voice import annotate_voice
from stmtdiff.annotation.votes import annotate_votes
from stmtdiff.annotation.weight import EDITORIAL_KINDS, editorial_pairs
from stmtdiff.diff import Annotation, StatementDiff
from stmtdiff.errors import UnknownFormatError

if TYPE_CHECKING:
    from stmtdiff.alignment import Lexicon

__all__ = [
    "ANNOTATORS",
    "EDITORIAL_KINDS",
    "NOTHING_LIKE_IT",
    "Annotator",
    "annotate_diff",
]

Annotator = Callable[[StatementDiff], Iterable[Annotation]]

ANNOTATORS: Mapping[str, Annotator] = MappingProxyType(
    {
        "date_bounds": annotate_date_bounds,
        "degrees": annotate_degrees,
        "figures": annotate_figures,
        "items": annotate_items,
        "moves": annotate_moves,
        "names": annotate_names,
        "negation": annotate_negation,
        "numbering": annotate_numbering,
        "omission": annotate_omission,
        "opposites": annotate_opposites,
        "order": annotate_order,
        "outlook": annotate_outlook,
        "qualifiers": annotate_qualifiers,
        "sentences": annotate_sentences,
        "spelling": annotate_spelling,
        "terms": annotate_terms,
        "transfers": annotate_transfers,
        "typography": annotate_typography,
        "verbs": annotate_verbs,
        "voice": annotate_voice,
        "votes": annotate_votes,
    }
)

_WHOLE = frozenset(("items", "moves", "numbering", "omission", "sentences", "transfers", "votes"))
_INSIDE = tuple(name for name in ANNOTATORS if name not in _WHOLE)
"""Those that look at the words alone, and so can look inside a sentence that moved."""


def annotate_diff(
    diff: StatementDiff,
    names: Iterable[str] = tuple(ANNOTATORS),
    lexicon: Lexicon | None = None,
) -> StatementDiff:
    """Return the comparison with the notes of the named annotators added, in reading order.

    From all notes then follow which pairs are editorial, what to read first, and the survivals.

    Args:
        diff: the comparison.
        names: the names of the annotators.
        lexicon: that of the two statements, where the alignment has left it; else it is made.

    Raises:
        UnknownFormatError: no annotator goes by one of the names.
    """
    chosen = {name: _annotator(name) for name in names}
    with reading_once():
        inside = Inside(diff, {name: ANNOTATORS[name] for name in _INSIDE})
        notes = set(diff.annotations)
        for name, annotator in chosen.items():
            notes.update(inside.told(name, annotator(diff)))
        by_place = sorted(
            notes,
            key=lambda note: (note.pair, -1 if note.op is None else note.op, note.kind, note.why),
        )
        return _weighed(replace(diff, annotations=tuple(by_place)), lexicon)


def _weighed(diff: StatementDiff, lexicon: Lexicon | None) -> StatementDiff:
    """Return the comparison with what follows from its notes."""
    editorial = editorial_pairs(diff)
    paragraphs = (
        pair
        if pair.editorial == (place in editorial)
        else replace(pair, editorial=not pair.editorial)
        for place, pair in enumerate(diff.paragraphs)
    )
    diff = replace(diff, paragraphs=tuple(paragraphs))
    diff = replace(diff, survivals=find_survivals(diff, lexicon))
    return replace(diff, highlights=rank_changes(diff))


def _annotator(name: str) -> Annotator:
    if name in ANNOTATORS:
        return ANNOTATORS[name]
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and seldom needed

    for point in entry_points(group="stmtdiff.annotators", name=name):
        loaded: Annotator = point.load()
        return loaded
    raise UnknownFormatError(name, tuple(ANNOTATORS), what="annotator")
