"""Down the elements of a part: its paragraphs in reading order, and what each piece of text is.

Elements that only hold others (content controls, smart tags, links, drawings) are passed through,
so text in an element that nobody thought of is still found. The walk keeps its own stacks: a
document may nest as deep as the parser lets it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lxml import etree

from stmtdiff.errors import LimitError
from stmtdiff.readers.docx.alternatives import has_text, say_the_same
from stmtdiff.readers.docx.changes import Changes
from stmtdiff.readers.docx.fields import Fields
from stmtdiff.readers.docx.names import attribute, child, is_on, short_name, value
from stmtdiff.readers.docx.styles import Look, Styles
from stmtdiff.readers.docx.symbols import as_symbols, has_unknown, is_symbol_font

if TYPE_CHECKING:
    from collections.abc import Callable

    from stmtdiff.readers.reading import Revisions

__all__ = ["MAX_PARAGRAPHS", "Piece", "Walk", "Written"]

MAX_PARAGRAPHS = 20_000
"""How many paragraphs a part may have, empty ones too: more than five hundred pages hold."""

Piece = tuple[str, str]
"""Text, and why it is no text of the statement; empty where it is."""


@dataclass(slots=True)
class Written:
    """A paragraph of a document.

    Attributes:
        look: what it and its style say of it.
        pieces: its text in order; a line break in it is a line feed.
        hidden: whether its end does not show, so that it is nothing where it has no text to show.
        row: the number of the table row it stands in; 0 outside of tables.
    """

    look: Look
    pieces: list[Piece] = field(default_factory=list)
    hidden: bool = False
    row: int = 0

    @property
    def text(self) -> str:
        """The text that belongs to the statement."""
        return "".join(text for text, reason in self.pieces if not reason)


@dataclass(slots=True)
class _Open:
    """A paragraph whose end is still to come, and those of the text boxes anchored in it."""

    written: Written
    gone: bool
    boxes: list[Written] = field(default_factory=list)


_SIGNS = {
    "w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}  # fmt: skip
# They say how something looks, and hold no text; those of a paragraph and a run are read apart.
_PROPERTIES = frozenset(
    f"w:{name}" for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr",
        "rubyPr", "smartTagPr", "customXmlPr", "fldData", "ffData",
    )
)  # fmt: skip
_EMBEDDED = {
    "w:altChunk": "document", "w:subDoc": "document", "w:object": "object", "c:chart": "chart",
    "dgm:relIds": "diagram",
}  # fmt: skip
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"
_FILE_BREAKS = str.maketrans("\r\n", "  ")
_XML_SPACES = " \t\r\n"


class Walk:
    """A walk down one part, or down one note of it.

    Attributes:
        written: the paragraphs found, in order.
        changes: the tracked changes it came by.
        embedded: how many things of each kind there are whose text is not read.
        languages: how many characters are marked as of each language.
        unknown_symbols: how many signs there are that nobody can tell.
        uncounted: how many fields number paragraphs and keep no number.
    """

    def __init__(self, styles: Styles, revisions: Revisions) -> None:
        self.written: list[Written] = []
        self.changes = Changes(revisions)
        self.embedded: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        self.unknown_symbols = 0
        self._styles = styles
        self._fields = Fields()
        self._reasons: list[str] = []
        self._open: list[_Open] = []
        self._looks: list[Look] = []
        self._carried: list[_Open | None] = [None]
        self._rows: list[int] = []
        self._row_count = 0
        self._paragraph_count = 0
        self._chosen: list[etree._Element | None] = []
        self._mark_follows = False
        self._skips = False
        self._preserves = False
        self._handlers = self._handler_table()

    @property
    def uncounted(self) -> int:
        """How many fields number paragraphs and keep no number."""
        return self._fields.uncounted

    def read(self, root: etree._Element) -> None:
        """Add the paragraphs below an element."""
        self._fields.pair(root)
        self._preserves = root.get(_PRESERVED) == "preserve"
        closing: list[tuple[etree._Element, Callable[[], None]]] = []
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                if closing and closing[-1][0] is element:
                    closing.pop()[1]()
                continue
            name = short_name(element.tag)
            if name in _PROPERTIES:
                walker.skip_subtree()
                continue
            handler = self._handlers.get(name)
            close = handler(element) if handler else None
            if close:
                closing.append((element, close))
            if self._skips:
                walker.skip_subtree()
                self._skips = False
        self._flush()

    def _handler_table(self) -> dict[str, Callable[[etree._Element], Callable[[], None] | None]]:
        return {
            "w:p": self._paragraph,
            "w:r": self._run,
            "m:r": self._run,
            "w:t": self._text,
            "m:t": self._text,
            "w:delText": self._deleted_text,
            "a:t": self._drawn_text,
            "w:sym": self._symbol,
            "w:instrText": self._code,
            "w:delInstrText": self._code,
            "w:fldChar": self._fields.mark,
            "w:fldSimple": self._simple_field,
            "w:footnoteReference": self._note_mark,
            "w:endnoteReference": self._note_mark,
            "w:tbl": self._table,
            "w:tr": self._table_row,
            "w:tc": self._table_cell,
            "w:txbxContent": self._text_box,
            "w:sdt": self._content_control,
            "w:rt": lambda _: self._because("pronunciation"),
            "mc:AlternateContent": self._alternatives,
            "mc:Choice": self._alternative,
            "mc:Fallback": self._alternative,
            **dict.fromkeys(_SIGNS, self._sign),
            **dict.fromkeys(_EMBEDDED, self._count_embedded),
            **dict.fromkeys(("w:ins", "w:del", "w:moveFrom", "w:moveTo"), self._change),
        }

    # -------------------------------------------------- blocks

    def _paragraph(self, element: etree._Element) -> Callable[[], None]:
        self._paragraph_count += 1
        if self._paragraph_count > MAX_PARAGRAPHS:
            raise LimitError(
                f"the document has more than {MAX_PARAGRAPHS:,} paragraphs, which is the limit; "
                "save a copy that holds only the statement"
            )
        present = child(element, "w:pPr")
        look = self._styles.paragraph(self.changes.valid(present, "w:pPrChange"))
        mark = child(present, "w:rPr")
        hidden = bool(self._styles.run(mark, look).hidden or self._because_of_place())
        written = Written(look, [], hidden, self._rows[-1] if self._rows else 0)
        opened = _Open(written, gone=bool(self.changes.among(mark)))
        carried = self._carried[-1]
        if carried:
            written.pieces, opened.boxes = carried.written.pieces, carried.boxes
            self._carried[-1] = None
        self._open.append(opened)
        return self._end_paragraph

    def _end_paragraph(self) -> None:
        """Keep a paragraph; one whose end does not count runs on into the next (17.13.5.15)."""
        ended = self._open.pop()
        if ended.gone:
            self._carried[-1] = ended
        else:
            self._keep(ended)

    def _keep(self, ended: _Open) -> None:
        kept = self._open[-1].boxes if self._open else self.written
        kept += [ended.written, *ended.boxes]

    def _flush(self) -> None:
        """Keep the paragraph that waits for another one to run on into, and there is none."""
        carried = self._carried[-1]
        if carried:
            self._carried[-1] = None
            self._keep(carried)

    def _table(self, _: etree._Element) -> None:
        self._flush()

    def _table_row(self, element: etree._Element) -> Callable[[], None]:
        self._row_count += 1
        self._rows.append(self._row_count)
        close = self._because(self.changes.among(child(element, "w:trPr")))

        def end() -> None:
            self._rows.pop()
            close()

        return end

    def _table_cell(self, element: etree._Element) -> Callable[[], None]:
        gone = self.changes.among(child(element, "w:tcPr"))
        return self._container(self._because(gone))

    def _text_box(self, _: etree._Element) -> Callable[[], None]:
        self._rows.append(0)
        return self._container(_popping(self._rows))

    def _container(self, close: Callable[[], None]) -> Callable[[], None]:
        """Begin a story of its own: no paragraph runs on over its bounds."""
        self._carried.append(None)

        def end() -> None:
            self._flush()
            self._carried.pop()
            close()

        return end

    def _content_control(self, element: etree._Element) -> Callable[[], None]:
        properties = child(element, "w:sdtPr")
        gallery = value(child(properties, "w:docPartObj"), "w:docPartGallery")
        reason = "contents" if gallery == "Table of Contents" else ""
        return self._because("placeholder" if is_on(properties, "w:showingPlcHdr") else reason)

    # -------------------------------------------------- what does not count

    def _because(self, reason: str) -> Callable[[], None]:
        """Leave out what follows; the reason that came first stands."""
        self._reasons.append((self._reasons[-1] if self._reasons else "") or reason)
        return _popping(self._reasons)

    def _change(self, element: etree._Element) -> Callable[[], None]:
        return self._because(self.changes.around(element))

    def _alternatives(self, element: etree._Element) -> Callable[[], None]:
        """Choose one of several forms of the same (Part 3, section 10.2): the first with text."""
        chosen = next((form for form in element if has_text(form)), next(iter(element), None))
        self._chosen.append(chosen)
        return _popping(self._chosen)

    def _alternative(self, element: etree._Element) -> Callable[[], None] | None:
        chosen = self._chosen[-1] if self._chosen else element
        if element is chosen:
            return None
        if chosen is None or say_the_same(element, chosen):
            self._skips = True
            return None
        return self._because("another form of a drawing")

    # -------------------------------------------------- runs and text

    def _run(self, element: etree._Element) -> Callable[[], None]:
        properties = self.changes.valid(child(element, "w:rPr"), "w:rPrChange")
        paragraph = self._open[-1].written.look if self._open else Look()
        self._looks.append(self._styles.run(properties, paragraph))

        def end() -> None:
            self._looks.pop()
            self._mark_follows = False

        return end

    def _text(self, element: etree._Element) -> None:
        text = "".join(map(str, element.itertext()))
        self._skips = True
        if not (self._preserves or element.get(_PRESERVED) == "preserve"):
            # As Word and LibreOffice do, for what XML calls white space.
            text = text.strip(_XML_SPACES)
        look = self._looks[-1] if self._looks else Look()
        if look.raised == "superscript" and text.isascii() and text.strip().isdecimal():
            text = text.translate(_SUPERSCRIPTS)
        # A line break of the file's own is a space; those of the text are elements.
        self._say(self._legible(text.translate(_FILE_BREAKS), look.font or ""))

    def _deleted_text(self, element: etree._Element) -> None:
        close = self._because(self.changes.deleted)
        self._text(element)
        close()

    def _drawn_text(self, element: etree._Element) -> None:
        close = self._because("drawing")
        self._text(element)
        close()

    def _sign(self, element: etree._Element) -> None:
        self._say(_SIGNS[short_name(element.tag)])

    def _symbol(self, element: etree._Element) -> None:
        code = attribute(element, "char")
        if re.fullmatch("[0-9A-Fa-f]{1,4}", code):
            point = int(code, 16)
            font = attribute(element, "font")
            # The code may stand without its F000 (section 17.3.3.30).
            point += 0xF000 if point < 0x100 and is_symbol_font(font) else 0
            self._say(self._legible(chr(point), font))

    def _legible(self, text: str, font: str) -> str:
        text = as_symbols(text, font)
        self.unknown_symbols += has_unknown(text)
        return text

    def _say(self, text: str) -> None:
        """Add text to the open paragraph; where there is none, it is one by itself."""
        look = self._looks[-1] if self._looks else Look()
        reason = self._reason(look)
        if not reason:
            self._count_language(text, look)
        if not self._open:
            self.written.append(Written(Look(), [(text, reason)]))
        elif text:
            self._open[-1].written.pieces.append((text, reason))

    def _reason(self, look: Look) -> str:
        mark = "footnote mark" if self._mark_follows else ""
        hidden = "hidden" if look.hidden else ""
        contents = self._open and self._open[-1].written.look.contents
        return self._because_of_place() or mark or hidden or ("contents" if contents else "")

    def _because_of_place(self) -> str:
        return (self._reasons[-1] if self._reasons else "") or self._fields.reason

    def _count_language(self, text: str, look: Look) -> None:
        tags = look.languages or self._styles.defaults.languages
        if tags and not text.isspace():
            place = 2 if _RIGHT_TO_LEFT.search(text) else 1 if _EAST_ASIAN.search(text) else 0
            self.languages[tags[place]] += len(text)

    def _code(self, element: etree._Element) -> None:
        self._fields.add_code(element.text or "")

    def _simple_field(self, element: etree._Element) -> Callable[[], None]:
        self._fields.begin_simple(element)
        return self._fields.end_simple

    def _note_mark(self, element: etree._Element) -> None:
        """Heed the mark of a note; one of the author's own is the text behind it (17.11.13)."""
        self._mark_follows = attribute(element, "customMarkFollows").lower() in ("1", "true", "on")

    def _count_embedded(self, element: etree._Element) -> None:
        self.embedded[_EMBEDDED[short_name(element.tag)]] += 1


def _popping(stack: list[Any]) -> Callable[[], None]:
    """Return what takes the last thing off a stack."""

    def end() -> None:
        stack.pop()

    return end
