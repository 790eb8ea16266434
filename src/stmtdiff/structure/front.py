"""What stands in front of the text, and what it says of the statement as a whole."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from stmtdiff.languages import identify_language
from stmtdiff.model import FrontLine, FrontRole, Metadata, Paragraph
from stmtdiff.structure.actor import find_actor
from stmtdiff.structure.dates import find_date, find_place
from stmtdiff.structure.lines import HEADING_WORDS, is_omission, is_terminated
from stmtdiff.structure.occasion import find_occasion, is_dateline
from stmtdiff.vocabulary import ANNEX_WORDS, JOINT_WORDS, KIND_WORDS, OPENING_WORDS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from stmtdiff.model import Element
    from stmtdiff.structure.chunks import Chunk

__all__ = [
    "front_lines",
    "is_annex",
    "is_beside_title",
    "metadata_of",
    "names_document",
    "opens_text",
]

_ACTOR_WORDS = 12
_TITLE_WORDS = 40
_NAMED_WITHIN = 60
"""So many characters into a long title, the kind of document is named."""


# What a page prints about its text, and stands among such lines only.
_NAVIGATION = re.compile(
    r"skip to\b|(?:home|start|news|press)\s*[>»›/|]|(?:menu|home|search|share|print|log ?in|sign in"
    r"|facebook|twitter|linkedin|whatsapp|e-?mail|copy link|download|back to top)\W*$",
    re.IGNORECASE,
)
_RELEASE = r"(?:for (?:immediate )?release|embargoed)\b"
# What a press office prints above the title, and no title begins with, or is.
_ABOVE_TITLE = re.compile(
    rf"{_RELEASE}|(?:(?:last )?updated|published|posted)\b"
    r"|(?:(?:press|news|media) release|pressemitteilung"
    r"|communiqué de presse|comunicado de prensa|comunicado de imprensa|comunicato stampa"
    r"|basın açıklaması|пресс-релиз|بيان صحفي|新闻稿|新聞稿)\W*$",
    re.IGNORECASE,
)


def front_lines(chunks: Sequence[Chunk]) -> tuple[FrontLine, ...]:
    """Return the chunks in front of the text as title, place and date, and other lines.

    The title is what comes first, over several lines where they follow each other without a
    blank one; a short line with a date is the place and date. Neither a release's or a page's own
    words nor a place and date are a title, if there is another.
    """
    around = _navigation(chunks)
    title = _title_of(chunks, around)
    dateline = _dateline_of(chunks, title)
    roles: list[FrontRole] = []
    for number, chunk in enumerate(chunks):
        if number == title:
            roles.append(FrontRole.TITLE)
        elif number == dateline:
            roles.append(FrontRole.DATELINE)
        elif number > title and number not in around and _goes_on_with_title(chunk, roles[-1]):
            roles.append(FrontRole.TITLE)
        else:
            roles.append(FrontRole.LINE)
    return tuple(
        FrontLine(chunk.text, role, chunk.span) for chunk, role in zip(chunks, roles, strict=True)
    )


def _dateline_of(chunks: Sequence[Chunk], title: int) -> int:
    """Return the place of the line with place and date, or -1; when it was published goes last."""
    dated = [n for n, chunk in enumerate(chunks) if n != title and is_dateline(chunk.text)]
    own = [n for n in dated if not _ABOVE_TITLE.match(chunks[n].text)]
    return next(iter((*own, *dated)), -1)


def _title_of(chunks: Sequence[Chunk], around: Container[int]) -> int:
    """Return the place of the title: what names a document goes before what only could be one."""
    possible = [n for n, chunk in enumerate(chunks) if _can_be_title(chunk.text)]
    free = [n for n in possible if n not in around] or possible
    naming = [n for n in free if _kind_named(chunks[n].text)]
    return next(iter((*naming, *free)), 0)


def is_beside_title(text: str) -> bool:
    """Return whether a line stands in front of a text, whatever it looks like.

    So does what a press office says of the release (for release at 2:00 p.m.), and what stands in
    brackets under the number of a resolution ([on the report of the Council]).
    """
    short = len(text.split()) <= HEADING_WORDS
    in_brackets = text[:1] + text[-1:] in ("[]", "()") and not is_omission(text)
    page = _NAVIGATION.match(text) or re.match(_RELEASE, text, re.IGNORECASE)
    return short and bool(in_brackets or page)


def names_document(text: str) -> bool:
    """Return whether a line is a title, however long, by the kind of document it begins with."""
    return (
        text[:1].isupper()
        and len(text.split()) <= _TITLE_WORDS
        and not is_terminated(text)
        and bool(_kind_named(text[:_NAMED_WITHIN]))
    )


def is_annex(heading: str) -> bool:
    """Return whether a heading is that of an annex."""
    first = heading.casefold().split(maxsplit=1)[:1]
    return first != [] and first[0].strip(".:") in ANNEX_WORDS.split()


def opens_text(text: str) -> bool:
    """Return whether a line is the heading of a text's first section: Preamble, Introduction."""
    return text.strip(" .:").casefold() in OPENING_WORDS.split()


def _navigation(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Return the places of lines that belong to the page: those together with one that must."""
    groups: list[list[int]] = []
    for place, chunk in enumerate(chunks):
        if chunk.after_blank or not groups:
            groups.append([])
        groups[-1].append(place)
    return frozenset(
        place
        for group in groups
        if any(_NAVIGATION.match(chunks[one].text) for one in group)
        for place in group
    )


def _can_be_title(text: str) -> bool:
    if _ABOVE_TITLE.match(text) or _NAVIGATION.match(text) or text.count("|") > 1:
        return False
    if text.endswith((":", "：")):
        return False
    if not any(map(str.isalpha, text)):
        return False
    found = find_date(text) if is_dateline(text) else None
    place = find_place(text, found[1]) if found else ""
    return not (found and (found[1] == 0 or (place and text.startswith(place))))


def _goes_on_with_title(chunk: Chunk, before: FrontRole) -> bool:
    goes_on = before is FrontRole.TITLE and not chunk.after_blank and chunk.text[0].isalnum()
    return goes_on and not _ABOVE_TITLE.match(chunk.text)


def metadata_of(elements: Sequence[Element], *, language: str = "") -> Metadata:
    """Return what the elements say of the statement: its kind, who speaks, where and when."""
    front = [element for element in elements if isinstance(element, FrontLine)]
    title = " ".join(line.text for line in front if line.role is FrontRole.TITLE)
    paragraphs = [element for element in elements if isinstance(element, Paragraph)]
    place, date = find_occasion(elements)
    actor = find_actor(title)
    return Metadata(
        kind=_kind([title, *(line.text for line in front if line.role is FrontRole.LINE)]),
        actor=_slug(actor, words=_ACTOR_WORDS) or "unknown",
        slug=_slug(title) or "statement",
        place=place,
        date=date,
        language=language or _language_of(paragraphs),
    )


def _kind(texts: Iterable[str]) -> str:
    """Return the kind of document that the title names first, in any language of the vocabulary.

    A title may name the meeting alone; then a line under it names the document.
    """
    return next(filter(None, map(_kind_named, texts)), "statement")


def _kind_named(text: str) -> str:
    lower = text.lower()
    found = [
        (place, kind)
        for kind, stems in KIND_WORDS.items()
        for stem in stems.split()
        if (place := _find_word(stem, lower)) >= 0
    ]
    if not found:
        return ""
    joint = any(_find_word(stem, lower) >= 0 for stem in JOINT_WORDS.split())
    return f"joint-{min(found)[1]}" if joint else min(found)[1]


def _find_word(stem: str, text: str) -> int:
    """Return where a word with the stem begins; in a script without spaces, where the stem is."""
    if stem not in text:
        return -1
    free = not stem[0].isascii() and "\u3000" <= stem[0] <= "\u9fff"
    match = re.search(re.escape(stem) if free else rf"\b(?:ال)?{re.escape(stem)}", text)
    return match.start() if match else -1


def _slug(text: str, words: int = 8) -> str:
    """Return a text as the last part of an address: ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text[:400]).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:words])


def _language_of(paragraphs: Sequence[Paragraph]) -> str:
    return identify_language("\n".join(p.text for p in paragraphs[:20])[:20_000])
