"""Treaties: text under "Article 1" is the provision of that number, and no section of its own.

Only where every article has its number for itself and one text follows at once. Where paragraphs
are numbered inside the articles, or an article has a title, it is a heading over them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stmtdiff.model import Span
from stmtdiff.structure.labels import Label, LabelKind, labels_of
from stmtdiff.structure.lines import is_heading_like, is_omission
from stmtdiff.structure.numbering import Head, HeadRole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stmtdiff.structure.chunks import Chunk

__all__ = ["is_article", "number_articles"]

_ARTICLE = re.compile(
    r"(?:article|art\.|artículo|artigo|articolo|artikel|madde|статья|стаття|المادة|अनुच्छेद)\s+"
    r"(?P<number>\d{1,3}|[ivxl]{1,7})(?:\s?(?P<suffix>bis|ter|quater))?\s?[.:–—-]?",
    re.IGNORECASE,
)
_FEWEST = 2
"""A single one may be a quotation."""


def is_article(text: str) -> bool:
    """Return whether a line is the number of an article, and nothing else."""
    return _ARTICLE.fullmatch(text.strip()) is not None


def number_articles(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the chunks with the texts of articles numbered by them, where articles count texts."""
    articles = {p: label for p, chunk in enumerate(chunks) if (label := _article(chunk))}
    if len(articles) < _FEWEST or not _count_texts(chunks, articles):
        return list(chunks)
    joined: list[Chunk] = []
    for place, chunk in enumerate(chunks):
        if place - 1 in articles:
            number = joined.pop()
            head = Head(articles[place - 1], HeadRole.PARAGRAPH)
            span = Span(number.span.start, chunk.span.end)
            joined.append(chunk._replace(head=head, span=span, after_blank=number.after_blank))
        else:
            joined.append(chunk)
    return joined


def _article(chunk: Chunk) -> Label | None:
    """Return the label that a chunk is, if it is the number of an article and nothing else."""
    match = _ARTICLE.fullmatch(chunk.text)
    if not match or chunk.head:
        return None
    # As the numeral would be read alone.
    kinds = (LabelKind.DECIMAL, LabelKind.ROMAN)
    readings = labels_of(f"{match['number']}. X")
    values = next((label.values for label in readings if label.kind in kinds), None)
    if values is None:
        return None
    suffix = (match["suffix"] or "").lower()
    return Label(chunk.text, LabelKind.DECIMAL, "decimal article", values, suffix, len(chunk.text))


def _count_texts(chunks: Sequence[Chunk], articles: Mapping[int, Label]) -> bool:
    """Return whether each article has a text, and no other number counts paragraphs."""
    heads = (chunk.head for chunk in chunks)
    if any(head and head.role is HeadRole.PARAGRAPH for head in heads):
        return False
    return all(place + 1 < len(chunks) and _is_provision(chunks[place + 1]) for place in articles)


def _is_provision(chunk: Chunk) -> bool:
    level = chunk.heading or (chunk.markup.level if chunk.markup else 0)
    unlike = chunk.head or level or is_omission(chunk.text) or is_heading_like(chunk.text)
    return not unlike
