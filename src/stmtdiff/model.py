"""What a statement is, as plain frozen data.

A `Statement` is its elements in reading order, so nothing of a text can fall between two fields:
front lines (title, place and date), section headings, paragraphs, and the marks an excerpt leaves
where paragraphs are missing. Everything knows the `Span` of the source it was read from. The words
are those of Akoma Ntoso 3.0 where it has one (statement, paragraph, section, eId).

All text is made of characters that XML 1.0 can hold; the readers see to that (`legible`), and a
value that is built by hand with others is refused, so no renderer has to think of it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from stmtdiff.errors import ReadError, WrongTypeError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

__all__ = [
    "BLOCK_BREAK",
    "Block",
    "Diagnostic",
    "Element",
    "FrontLine",
    "FrontRole",
    "Gap",
    "Leftover",
    "Metadata",
    "Paragraph",
    "Part",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Statement",
    "bare_number",
    "legible",
]

BLOCK_BREAK = "\n"
"""What stands between two blocks in `Paragraph.text`."""

# All but the characters XML 1.0 allows: https://www.w3.org/TR/xml/#charsets
_ILLEGIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OUTER = re.compile(r"^[\W_]+|[\W_ºª]+$")
# The counts in an eId: those of `sec_2__al_4` are 2 and 4. Few preambles have two runs of recitals.
_COUNTED = re.compile(r"(?:^|_)(?!recs_1__)[a-z]+_([^_]+)(?=__|$)")


def legible(text: str) -> str:
    """Return `text` with every character that XML cannot hold shown as a visible one.

    Control characters become their pictures (U+0000 becomes ␀), anything else U+FFFD. The length
    stays the same, so offsets into the one are offsets into the other.
    """
    return _ILLEGIBLE.sub(
        lambda match: chr(0x2400 + ord(match[0])) if match[0] < " " else "\ufffd", text
    )


def bare_number(label: str) -> str:
    """Return a printed number without the marks around it: ``1.º`` is ``1``, ``(iv)`` is ``iv``."""
    return _OUTER.sub("", label)


def _refuse_illegible(*texts: str) -> None:
    for text in texts:
        if match := _ILLEGIBLE.search(text):
            raise ReadError(
                f"character U+{ord(match[0]):04X} at offset {match.start()} cannot stand in a "
                "statement, because XML cannot hold it; pass the text through stmtdiff.legible()"
            )


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets ``start:end``; into a source, in code points of the decoded text."""

    start: int
    end: int


class Severity(StrEnum):
    """How much a diagnostic should worry its reader."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something odd that was noticed and survived.

    Attributes:
        code: a stable name, such as ``number-gap``, to filter by.
        message: one sentence for a person.
        severity: whether the result may be wrong because of it.
        span: where in the source, or None where it concerns the whole.
        line: the line in the source, from 1, counted at LF, CR LF and CR as editors do.
        column: the column, from 1, in code points.
    """

    code: str
    message: str
    severity: Severity = Severity.INFO
    span: Span | None = None
    line: int | None = None
    column: int | None = None

    def __post_init__(self) -> None:
        _refuse_illegible(self.code, self.message)


@dataclass(frozen=True, slots=True)
class Source:
    """What a statement was read from.

    Attributes:
        name: the file's name without its folder, or what the caller called it.
        media_type: such as ``text/plain``.
        encoding: how the bytes were decoded, empty where they were not.
        sha256: the hash of the bytes, in hexadecimal.
    """

    name: str = ""
    media_type: str = ""
    encoding: str = ""
    sha256: str = ""

    def __post_init__(self) -> None:
        _refuse_illegible(self.name, self.media_type, self.encoding, self.sha256)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What identifies a statement: the parts of its Akoma Ntoso IRI.

    Attributes:
        kind: the kind of document as a slug: ``statement``, ``joint-statement``, ``declaration``.
        actor: the body that speaks, as a slug; ``unknown`` where the text does not say.
        slug: this statement's own short name.
        jurisdiction: two letters; ``xx`` for a grouping that has no code (ISO 3166 leaves XA to
            XZ to users).
        place: where it was adopted, as printed.
        date: when it was adopted, or None where the text does not say.
        language: a BCP 47 tag, ``und`` where it is not known.
    """

    kind: str = "statement"
    actor: str = "unknown"
    slug: str = "statement"
    jurisdiction: str = "xx"
    place: str = ""
    date: dt.date | None = None
    language: str = "und"

    def __post_init__(self) -> None:
        _refuse_illegible(self.kind, self.actor, self.slug, self.jurisdiction, self.place)
        _refuse_illegible(self.language)


class FrontRole(StrEnum):
    """What a line in front of the text is."""

    TITLE = "title"
    DATELINE = "dateline"
    LINE = "line"


class Part(StrEnum):
    """The part of the document a paragraph stands in."""

    PREAMBLE = "preamble"
    RECITAL = "recital"
    BODY = "body"
    CONCLUSIONS = "conclusions"


_PART_NAMES = {
    Part.PREAMBLE: "preamble",
    Part.RECITAL: "recital",
    Part.BODY: "unnumbered",
    Part.CONCLUSIONS: "closing",
}


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line in front of the text: the title, the place and date, or another one."""

    text: str
    role: FrontRole = FrontRole.LINE
    span: Span = Span(0, 0)

    def __post_init__(self) -> None:
        _refuse_illegible(self.text)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and with it the section of all that follows up to the next one.

    Attributes:
        eid: the Akoma Ntoso ``eId``, such as ``sec_2``.
        heading: its words, without the numeral.
        label: the numeral as printed, such as ``II.``; empty where there is none.
        level: 1 for a section, 2 for one inside it, and so on.
    """

    eid: str
    heading: str
    label: str = ""
    level: int = 1
    span: Span = Span(0, 0)

    def __post_init__(self) -> None:
        _refuse_illegible(self.eid, self.heading, self.label)

    @property
    def text(self) -> str:
        """The heading as it reads, numeral and words."""
        return f"{self.label} {self.heading}".strip()


@dataclass(frozen=True, slots=True)
class Block:
    """One run of text inside a paragraph: running text, or one item of a list.

    Attributes:
        text: the words, white space folded to single spaces by the readers.
        label: a list item's mark as printed (``(a)``, ``•``); empty for running text.
        level: 0 for running text, 1 for an item, 2 for an item inside an item.
    """

    text: str
    label: str = ""
    level: int = 0
    span: Span = Span(0, 0)

    def __post_init__(self) -> None:
        _refuse_illegible(self.text, self.label)

    @property
    def printed(self) -> str:
        """The block as it reads, mark and words."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One provision.

    Attributes:
        eid: the Akoma Ntoso ``eId``, unique in the statement: ``para_12``, ``sec_2__al_1``.
        label: the number as printed with its marks, ``12.`` or ``12)``; empty where unnumbered.
        blocks: its text and list items in reading order.
        part: preamble, recital, body or conclusions.
        section: the eid of the section it stands in, empty before the first heading.
        span: from the number's first character to the last of the text.
    """

    eid: str
    blocks: tuple[Block, ...]
    label: str = ""
    part: Part = Part.BODY
    section: str = ""
    span: Span = Span(0, 0)

    def __post_init__(self) -> None:
        _refuse_illegible(self.eid, self.label, self.section)

    @property
    def number(self) -> str:
        """The number as printed without the marks around it: ``12``, ``5bis``, ``iv``, or empty."""
        return bare_number(self.label)

    @property
    def place(self) -> str:
        """Its place, for want of a number: ``4``, or ``2.4`` for the fourth under heading 2."""
        return ".".join(_COUNTED.findall(self.eid)) or self.eid

    @property
    def standing(self) -> str:
        """What it is called by where it stands, as if it had no number: ``preamble 1``."""
        return f"{_PART_NAMES[self.part]} {self.place}"

    @property
    def text(self) -> str:
        """The whole text without the paragraph's number, one block a line, list marks kept."""
        return BLOCK_BREAK.join(block.printed for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Gap:
    """A mark that says: here whole paragraphs are left out (``<…>`` on a line of its own)."""

    eid: str
    marker: str
    section: str = ""
    span: Span = Span(0, 0)

    def __post_init__(self) -> None:
        _refuse_illegible(self.eid, self.marker, self.section)


Element = FrontLine | Section | Paragraph | Gap

T = TypeVar("T", FrontLine, Section, Paragraph, Gap)


@dataclass(frozen=True, slots=True)
class Leftover:
    """Text of the source that is no part of the statement, and the reason."""

    text: str
    reason: str
    span: Span = Span(0, 0)

    def __post_init__(self) -> None:
        _refuse_illegible(self.text, self.reason)


@dataclass(frozen=True, slots=True)
class Statement:
    """One document.

    Attributes:
        elements: front lines, headings, paragraphs and gaps in reading order.
        metadata: what identifies it.
        excerpt: whether paragraphs are known to be left out. What an excerpt leaves out is
            unknown, and never counts as removed.
        source: what it was read from.
        leftovers: text of the source that is no part of it.
        diagnostics: what was odd in the reading, in source order.
    """

    elements: tuple[Element, ...]
    metadata: Metadata = field(default_factory=Metadata)
    excerpt: bool = False
    source: Source = field(default_factory=Source)
    leftovers: tuple[Leftover, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    # Asked for again and again, and as long as the whole.
    _paragraphs: tuple[Paragraph, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_paragraphs", tuple(self._of_type(Paragraph)))

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> Statement:
        """Return a statement of unnumbered paragraphs, one a text, for callers who have only those.

        Raises:
            ReadError: a text holds a character that XML cannot; see `legible`.
            WrongTypeError: these are no texts, or are one text, which is no list of them.
        """
        whole = isinstance(texts, (str, bytes)) or not isinstance(texts, Iterable)
        made = []
        for text in [texts] if whole else texts:
            if whole or not isinstance(text, str):
                raise WrongTypeError("Statement.from_texts", "a list of texts", text)
            made.append(Block(text))
        return cls(tuple(Paragraph(f"al_{n}", (block,)) for n, block in enumerate(made, 1)))

    @property
    def title(self) -> str:
        """The title without the marks and emoji in front of it; empty where there is none."""
        lines = [line.text for line in self.front if line.role is FrontRole.TITLE]
        return re.sub(r"^[^\w\"'(\[{«“‘]+", "", " ".join(lines))

    @property
    def front(self) -> tuple[FrontLine, ...]:
        """The lines in front of the text."""
        return tuple(self._of_type(FrontLine))

    @property
    def sections(self) -> tuple[Section, ...]:
        """The headings."""
        return tuple(self._of_type(Section))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs: what is aligned and compared."""
        return self._paragraphs

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The marks where whole paragraphs are left out."""
        return tuple(self._of_type(Gap))

    def _of_type(self, kind: type[T]) -> Iterator[T]:
        return (element for element in self.elements if isinstance(element, kind))
