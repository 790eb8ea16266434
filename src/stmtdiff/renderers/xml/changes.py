"""From what became of the paragraphs to modifications and mappings.

The rule: a modification's destinations are provisions of the earlier statement, its sources those
of the later one, and its concept names the exact kind of change, because the seven types of the
standard have no word for some.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from stmtdiff.akn.analysis import Analysis, Mapping, Modification, Target
from stmtdiff.akn.iris import fragment
from stmtdiff.akn.items import Mark
from stmtdiff.akn.namespaces import sd
from stmtdiff.diff import Fate, FrameKind, Tag
from stmtdiff.renderers.xml.hints import hints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.akn.layout import Layout
    from stmtdiff.diff import FrameDiff, ParagraphDiff, StatementDiff
    from stmtdiff.renderers.xml.names import Names

__all__ = ["CONCEPTS", "Changes"]

_TYPES = {
    Fate.REVISED: "substitution",
    Fate.SPLIT: "split",
    Fate.MERGED: "join",
    Fate.REGROUPED: "replacement",
}
MOVED, RENUMBERED, EDITORIAL = "moved", "renumbered", "editorial"
CONCEPTS = (*(fate.value for fate in Fate if fate is not Fate.UNCHANGED), MOVED, RENUMBERED)
"""The kinds of change that have a concept of their own."""


class Changes:
    """The machine-readable side of a comparison."""

    def __init__(self, diff: StatementDiff, names: Names, layout: Layout) -> None:
        """Look at what the layout wrote: modifications point at its marks."""
        self._diff = diff
        self._names = names
        self._gone = layout.gone
        self._marks: defaultdict[tuple[str, Mark, bool], list[str]] = defaultdict(list)
        for mark in layout.marks:
            if not mark.status:
                self._marks[mark.owner, mark.mark, mark.in_number].append(fragment(mark.eid))
        self._kinds: defaultdict[int, set[str]] = defaultdict(set)
        for note in diff.annotations:
            self._kinds[note.pair].add(note.kind)
        self._before = _Neighbours()

    def analysis(self, concepts: dict[str, str], events: tuple[str, str]) -> Analysis:
        """Return every change, every mapping, the counts, and the hints.

        Args:
            concepts: the reference for each of `CONCEPTS`.
            events: the references to the events of the earlier and of the later statement.
        """
        return Analysis(
            self._modifications(concepts),
            self._mappings(*events),
            self._summary(),
            [*hints(self._diff, self._names)],
        )

    def _modifications(self, concepts: dict[str, str]) -> list[Modification]:
        found: list[Modification] = []
        for place, pair in enumerate(self._diff.paragraphs):
            found.extend(self._of_pair(pair, place, concepts))
            self._before.pass_by(pair)
        for part in self._diff.frame:
            if part.kind is FrameKind.HEADING:
                found.extend(self._of_heading(part, concepts))
        return found

    def _mappings(self, earlier: str, later: str) -> list[Mapping]:
        """A paragraph that kept place and number is what it is since the earlier event."""
        return [
            Mapping(
                fragment(self._names.old_paragraph(old)),
                fragment(self._names.new_paragraph(new)),
                later if pair.moved or pair.renumbered else earlier,
                _change_of(pair),
            )
            for pair in self._diff.paragraphs
            for old in pair.link.old
            for new in pair.link.new
        ]

    def _summary(self) -> dict[str, str]:
        counts = {_attribute(fate): str(count) for fate, count in self._diff.fates.items()}
        pairs = self._diff.paragraphs
        counts[MOVED] = str(sum(pair.moved for pair in pairs))
        counts[RENUMBERED] = str(sum(pair.renumbered for pair in pairs))
        counts[EDITORIAL] = str(sum(pair.editorial for pair in pairs))
        return counts

    # Paragraphs

    def _of_pair(
        self, pair: ParagraphDiff, place: int, concepts: dict[str, str]
    ) -> Iterator[Modification]:
        if pair.old and pair.new:
            if pair.fate in _TYPES:
                yield self._rewording(pair, place, concepts[pair.fate])
            if pair.moved:
                yield self._moving(pair, concepts[MOVED])
            if pair.renumbered:
                yield self._renumbering(pair, concepts[RENUMBERED])
        elif pair.new:
            yield self._addition(pair, concepts[pair.fate])
        elif pair.old:
            yield self._removal(pair, concepts[pair.fate])

    def _sources(self, pair: ParagraphDiff) -> list[Target]:
        names = self._names
        return [Target(names.new_iri(names.new_paragraph(new))) for new in pair.link.new]

    def _destinations(self, pair: ParagraphDiff) -> list[Target]:
        names = self._names
        return [Target(names.old_iri(names.old_paragraph(old))) for old in pair.link.old]

    def _marked(self, pair: ParagraphDiff, mark: Mark, *, in_number: bool = False) -> list[str]:
        owners = map(self._names.new_paragraph, pair.link.new)
        return [eid for owner in owners for eid in self._marks.get((owner, mark, in_number), ())]

    def _provisions(self, pair: ParagraphDiff) -> list[str]:
        return [fragment(self._names.new_paragraph(new)) for new in pair.link.new]

    def _rewording(self, pair: ParagraphDiff, place: int, concept: str) -> Modification:
        kind = _TYPES[pair.fate]
        if kind == "substitution" and all(op.tag is not Tag.EQUAL for op in pair.wording.ops):
            kind = "replacement"
        facts = {sd("score"): f"{pair.score:.2f}"}
        if kinds := self._kinds.get(place):
            facts[sd("kinds")] = " ".join(sorted(kinds))
        if pair.editorial:
            facts[sd(EDITORIAL)] = "true"
        split = pair.fate is Fate.SPLIT
        return Modification(
            kind,
            concept,
            self._sources(pair),
            self._destinations(pair),
            old=self._marked(pair, Mark.DELETED),
            new=self._provisions(pair) if split else self._marked(pair, Mark.INSERTED),
            attributes=facts,
        )

    def _moving(self, pair: ParagraphDiff, concept: str) -> Modification:
        destinations = self._destinations(pair)
        return Modification(
            "renumbering",
            concept,
            self._sources(pair),
            destinations,
            previous=destinations[0].href,
            new=self._provisions(pair),
        )

    def _renumbering(self, pair: ParagraphDiff, concept: str) -> Modification:
        destinations = self._destinations(pair)
        return Modification(
            "renumbering",
            concept,
            self._sources(pair),
            destinations,
            previous=destinations[0].href,
            old=self._marked(pair, Mark.DELETED, in_number=True),
            new=self._marked(pair, Mark.INSERTED, in_number=True),
        )

    def _addition(self, pair: ParagraphDiff, concept: str) -> Modification:
        names, before = self._names, self._before.old
        if before is None:
            beside = Target(names.old_iri(), "start")
        else:
            beside = Target(names.old_iri(names.old_paragraph(before)), "after")
        return Modification(
            "insertion",
            concept,
            self._sources(pair),
            [beside],
            new=self._provisions(pair),
            certain=pair.fate is Fate.ADDED,
        )

    def _removal(self, pair: ParagraphDiff, concept: str) -> Modification:
        names, before = self._names, self._before.new
        if before is None:
            beside = Target(names.new_iri(), "start")
        else:
            beside = Target(names.new_iri(names.new_paragraph(before)), "after")
        removed = pair.fate is Fate.REMOVED
        gone = [self._gone.get(names.old_paragraph(old), "") for old in pair.link.old]
        return Modification(
            "repeal",
            concept,
            [beside],
            self._destinations(pair),
            old=[fragment(eid) for eid in gone if eid],
            old_text="" if removed else pair.wording.old_text,
            certain=removed,
        )

    # Headings

    def _of_heading(self, part: FrameDiff, concepts: dict[str, str]) -> Iterator[Modification]:
        names = self._names
        old = names.old[part.old] if part.old is not None else ""
        new = names.new[part.new] if part.new is not None else ""
        sources, destinations = [Target(names.new_iri(new))], [Target(names.old_iri(old))]
        kinds = {Fate.REVISED: "substitution", Fate.ADDED: "insertion", Fate.REMOVED: "repeal"}
        if part.fate in kinds:
            gone = self._gone.get(old, "") if part.fate is Fate.REMOVED else ""
            deleted = [fragment(gone)] if gone else self._marks.get((new, Mark.DELETED, False), [])
            came = self._marks.get((new, Mark.INSERTED, False), []) if new else []
            concept = concepts[part.fate]
            yield Modification(
                kinds[part.fate], concept, sources, destinations, old=deleted, new=came
            )
        if part.moved:
            yield Modification(
                "renumbering",
                concepts[MOVED],
                sources,
                destinations,
                previous=destinations[0].href,
                new=[fragment(new)],
            )


class _Neighbours:
    """The paragraphs that stood last before a place, on either side."""

    def __init__(self) -> None:
        self.old: int | None = None
        self.new: int | None = None

    def pass_by(self, pair: ParagraphDiff) -> None:
        """Remember the paragraphs of a pair."""
        if pair.link.old:
            self.old = pair.link.old[-1]
        if pair.link.new:
            self.new = pair.link.new[-1]


def _change_of(pair: ParagraphDiff) -> str:
    if pair.fate is not Fate.UNCHANGED:
        return pair.fate.value
    if pair.moved:
        return MOVED
    return RENUMBERED if pair.renumbered else pair.fate.value


def _attribute(fate: Fate) -> str:
    first, *others = fate.value.replace("the ", "").split()
    return first + "".join(word.capitalize() for word in others)
