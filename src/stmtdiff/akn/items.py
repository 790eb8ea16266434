"""What a document is made of before it becomes elements: runs of text, and what holds them.

The statement's writer and the comparison's both make these; only `layout` knows the elements.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from stmtdiff.model import FrontRole, Part

__all__ = [
    "Attributes",
    "HeadingItem",
    "Item",
    "LineItem",
    "Mark",
    "OmissionItem",
    "Passage",
    "Provision",
    "Run",
    "Runs",
    "Zone",
    "plain",
]

Attributes = dict[str, str]
"""Attribute values by name as lxml writes it."""


class Mark(StrEnum):
    """What a run of text is, beside text."""

    NONE = ""
    INSERTED = "ins"
    DELETED = "del"
    OMISSION = "omissis"
    HASHTAG = "hashtag"
    MENTION = "mention"
    LINK = "a"
    PLACE = "location"
    DATE = "docDate"


class Zone(StrEnum):
    """The main parts of a document, in their order."""

    PREFACE = "preface"
    PREAMBLE = "preamble"
    BODY = "mainBody"
    CONCLUSIONS = "conclusions"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text with one mark.

    Attributes:
        text: the words.
        mark: what they are.
        target: where they lead: a URL, a reference, a date; empty for most marks.
        status: an Akoma Ntoso status, such as ``unknown``; empty for most.
    """

    text: str
    mark: Mark = Mark.NONE
    target: str = ""
    status: str = ""


Runs = tuple[Run, ...]


def plain(text: str) -> Runs:
    """Return a text as one unmarked run, as none where it is empty."""
    return (Run(text),) if text else ()


@dataclass(frozen=True, slots=True)
class LineItem:
    """A line of the preface."""

    runs: Runs
    role: FrontRole = FrontRole.LINE
    attributes: Attributes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeadingItem:
    """A heading; what follows up to the next one of its level or above stands inside it.

    A heading that is gone holds nothing: it only tells that it was there.
    """

    eid: str
    runs: Runs
    label: Runs = ()
    level: int = 1
    gone: bool = False
    attributes: Attributes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a provision: running text (level 0) or an item of a list."""

    runs: Runs
    label: Runs = ()
    level: int = 0
    attributes: Attributes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Provision:
    """A paragraph.

    Attributes:
        eid: its eId, unique in the file; of one that is gone, the eId that it had.
        passages: its blocks.
        label: its number as printed.
        part: where it stands.
        numbered: whether it counts as a numbered paragraph.
        gone: whether it is no longer part of the document.
        attributes: foreign attributes, wId and the like.
    """

    eid: str
    passages: tuple[Passage, ...]
    label: Runs = ()
    part: Part = Part.BODY
    numbered: bool = False
    gone: bool = False
    attributes: Attributes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OmissionItem:
    """A mark for whole paragraphs left out."""

    eid: str
    marker: str
    zone: Zone = Zone.BODY
    attributes: Attributes = field(default_factory=dict)


Item = LineItem | HeadingItem | Provision | OmissionItem
