"""The eIds and IRIs under which the provisions of both statements are spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.akn.building import EidRegistry
from stmtdiff.akn.iris import expression_iri, provision_iri
from stmtdiff.model import Paragraph

if TYPE_CHECKING:
    from stmtdiff.diff import StatementDiff
    from stmtdiff.model import Statement

__all__ = ["Names"]


class Names:
    """Names of provisions.

    Attributes:
        old: for each element of the earlier statement the eId that its own file gives it.
        new: the same for the later statement; these are the eIds of the redline too.
    """

    def __init__(self, diff: StatementDiff, eids: EidRegistry) -> None:
        """Reserve the later statement's eIds in the registry of the comparison's file."""
        self.old = EidRegistry().reserve_for(diff.old.elements)
        self.new = eids.reserve_for(diff.new.elements)
        self._old_places = _paragraph_places(diff.old)
        self._new_places = _paragraph_places(diff.new)
        self._old_iri = expression_iri(diff.old.metadata)
        self._new_iri = expression_iri(diff.new.metadata)

    def old_paragraph(self, ordinal: int) -> str:
        """Return the eId of a paragraph of the earlier statement."""
        return self.old[self._old_places[ordinal]]

    def new_paragraph(self, ordinal: int) -> str:
        """Return the eId of a paragraph of the later statement."""
        return self.new[self._new_places[ordinal]]

    def old_iri(self, eid: str = "") -> str:
        """Return the IRI of a provision of the earlier statement, or of the whole."""
        return provision_iri(self._old_iri, eid)

    def new_iri(self, eid: str = "") -> str:
        """Return the IRI of a provision of the later statement, or of the whole."""
        return provision_iri(self._new_iri, eid)


def _paragraph_places(statement: Statement) -> list[int]:
    return [
        place for place, element in enumerate(statement.elements) if isinstance(element, Paragraph)
    ]
