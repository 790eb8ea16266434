"""A source that holds several texts: a run of posts, or one statement in two languages.

A pasted run of posts holds the statement among other news, often in other languages. It is cut
where the language changes and where a post begins; what goes on with the same count of numbers in
the same language stays one text. A source in one language is cut only if a numbered text stands in
it among several posts.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.errors import ReadError
from stmtdiff.languages import UNKNOWN, identify_language, language_name
from stmtdiff.model import Span
from stmtdiff.structure.lines import is_heading_like, is_terminated
from stmtdiff.structure.numbering import HeadRole, find_heads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.structure.lines import Line

__all__ = ["Passage", "choose_passage", "find_passages"]


class Passage(NamedTuple):
    """One of the texts in a source.

    Attributes:
        lines: its lines.
        language: a BCP 47 tag, ``und`` where it is not known.
        numbers: the numbers of its paragraphs, in order; of the only text nobody asks for them.
    """

    lines: tuple[Line, ...]
    language: str
    numbers: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """Its lines as they stand."""
        return "\n".join(line.text.strip() for line in self.lines)

    @property
    def span(self) -> Span:
        """Where it stands in the source, from its first line to its last."""
        return Span(self.lines[0].start, self.lines[-1].end)

    @property
    def rank(self) -> tuple[int, int]:
        """How likely it is the statement: by its numbered paragraphs, then by its length."""
        return len(self.numbers), len(self.text.split())


# A post begins with a picture, but these pictures mark the items of a list.
_PICTURE = re.compile(
    "(?![\U0001f538\U0001f539\U0001f536\U0001f537\U0001f53a\U0001f53b\U0001f449\U0001f4cc])"
    "[\u2600-\u27bf\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff]"
)
_POSTS = 3
_LETTERS_TO_TELL = 60
"""So many letters of a language make it one of the source's, and not that of a quotation."""


def find_passages(lines: Sequence[Line]) -> tuple[Passage, ...]:
    """Return the texts that the lines hold, in order; mostly it is one."""
    languages = _languages(lines)
    if len(_languages_told(lines, languages)) < 2 and not _is_run_of_posts(lines):
        return (Passage(_opened(lines), languages[0] if languages else UNKNOWN),)
    cut = [
        _passage([lines[place] for place in run], languages[run[0]])
        for run in _runs(lines, languages)
    ]
    return tuple(_rejoined(cut))


def choose_passage(passages: Sequence[Passage], *, language: str = "", part: int = 0) -> int:
    """Return the place of the passage that is wanted: the one asked for, or the likeliest.

    Args:
        passages: the texts of a source.
        language: the one it must be in, if any; a source of one text is that text anyhow.
        part: its place, from 1; 0 to find it.

    Raises:
        ReadError: there is no such part, or no text in that language.
    """
    if part and not 1 <= part <= len(passages):
        raise ReadError(f"there is no part {part}: the source holds {_count(len(passages))}")
    if part or len(passages) == 1:
        return max(part - 1, 0)
    wanted = language.split("-", maxsplit=1)[0].lower()
    able = [n for n, passage in enumerate(passages) if not wanted or passage.language == wanted]
    if not able:
        known = ", ".join(sorted({language_name(passage.language) for passage in passages}))
        raise ReadError(
            f"the source holds {_count(len(passages))}, but none in {language_name(language)}; "
            f"there is {known}"
        )
    return max(able, key=lambda n: (passages[n].rank, -n))


def _count(number: int) -> str:
    return "one text" if number == 1 else f"{number} texts"


def _languages(lines: Sequence[Line]) -> list[str]:
    """Return each line's language; a line that does not tell has its neighbour's."""
    told = [identify_language(line.text) for line in lines]
    for place in range(len(lines) - 2, -1, -1):
        text = lines[place].text.lstrip()
        # A title or a post's first line goes with what follows it.
        if told[place] == UNKNOWN and (is_heading_like(text) or _PICTURE.match(text)):
            told[place] = told[place + 1]
    for place in range(1, len(lines)):
        if told[place] == UNKNOWN:
            told[place] = told[place - 1]
    first = next((language for language in told if language != UNKNOWN), UNKNOWN)
    return [first if language == UNKNOWN else language for language in told]


def _languages_told(lines: Sequence[Line], languages: Sequence[str]) -> set[str]:
    sizes: dict[str, int] = {}
    for line, language in zip(lines, languages, strict=True):
        sizes[language] = sizes.get(language, 0) + len(line.text.strip())
    return {language for language, size in sizes.items() if size >= _LETTERS_TO_TELL}


def _is_run_of_posts(lines: Sequence[Line]) -> bool:
    """Return whether several posts stand here, one of them a numbered text."""
    posts = sum(bool(_PICTURE.match(line.text.lstrip())) for line in lines)
    return posts >= _POSTS and len(_numbers(lines)) > 1


def _runs(lines: Sequence[Line], languages: Sequence[str]) -> Iterator[list[int]]:
    """Yield the places of lines that follow each other in one language and one post."""
    finished = False
    group = 0
    groups = []
    for place, line in enumerate(lines):
        begins_post = finished and _PICTURE.match(line.text.lstrip())
        if place and (languages[place] != languages[place - 1] or begins_post):
            group, finished = group + 1, False
        groups.append(group)
        # A post's first lines (title, place) are not finished; its text is.
        finished = finished or (is_terminated(line.text) and len(line.text.split()) > 3)
    for _, run in groupby(range(len(lines)), key=groups.__getitem__):
        yield list(run)


def _passage(lines: Sequence[Line], language: str) -> Passage:
    return Passage(_opened(lines), language, _numbers(lines))


def _opened(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a text, with nothing before the first."""
    return (lines[0]._replace(after_blank=True), *lines[1:])


def _numbers(lines: Sequence[Line]) -> tuple[int, ...]:
    heads, _ = find_heads(_opened(lines))
    paragraphs = [heads[place] for place in sorted(heads)]
    return tuple(h.label.values[0] for h in paragraphs if h.role is HeadRole.PARAGRAPH)


def _rejoined(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the passages, those that go on with one text's count joined, a quotation included."""
    texts: list[list[Passage]] = []
    for place, passage in enumerate(passages):
        text = _text_that_goes_on(texts, passage)
        if text is None:
            texts.append([passage])
            continue
        between = passages[place - 1]
        counts = any(part.numbers for part in text)
        if counts and between is texts[-1][-1] and between is not text[-1] and not between.numbers:
            text.append(between)
            texts.pop()
        text.append(passage)
    for parts in texts:
        lines = tuple(line for part in parts for line in part.lines)
        numbers = tuple(number for part in parts for number in part.numbers)
        yield Passage(lines, parts[0].language, numbers)


def _text_that_goes_on(texts: Sequence[list[Passage]], passage: Passage) -> list[Passage] | None:
    """Return the text whose count of numbers a passage continues, or None."""
    if not passage.numbers:
        return None
    for text in reversed(texts):
        counted = [number for part in text for number in part.numbers]
        if text[0].language != passage.language:
            continue
        if counted:
            return text if counted[-1] < passage.numbers[0] else None
        # A title that another language's title parted from its text.
        if all(is_heading_like(line.text) for part in text for line in part.lines):
            return text
    return None
