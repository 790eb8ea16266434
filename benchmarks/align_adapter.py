"""Adapter for alignment benchmarks: lists of paragraph texts in, groups of places out.

``align(old, new)`` answers with ``(old places, new places, kind)``, kind being one of same,
renumbered, revised, moved, split, merged, added, removed, or complex for a link inside a regrouped
one. A number that a text begins with becomes the paragraph's label, as the readers would have it.
"""

from __future__ import annotations

import re

from stmtdiff.alignment import Link, LinkShape, align_statements
from stmtdiff.model import Block, Paragraph, Statement

name = "stmtdiff"

_LABEL = re.compile(r"^\s*(?:§+\s*)?\(?(\d+[a-z]?|[ivxlc]+|[a-z])[.)]\)?\s+", re.IGNORECASE)

Groups = list[tuple[list[int], list[int], str]]


def align(old: list[str], new: list[str]) -> Groups:
    """Return the groups that stmtdiff finds between two lists of paragraphs."""
    statements = _statement(old), _statement(new)
    groups: Groups = []
    alignment = align_statements(*statements)
    for link in alignment.links:
        if link.shape is LinkShape.REGROUPED:
            groups += [([i], [j], "complex") for i in link.old for j in link.new]
        else:
            groups.append((list(link.old), list(link.new), _kind(link, *statements)))
    # A paragraph's first group says what became of it; transfers stand beside that.
    groups += [([t.old], [t.new], "complex") for t in alignment.transfers]
    return groups


def _statement(texts: list[str]) -> Statement:
    return Statement(tuple(_paragraph(text, place) for place, text in enumerate(texts)))


def _paragraph(text: str, place: int) -> Paragraph:
    label = _LABEL.match(text)
    rest = text[label.end() :] if label else text
    return Paragraph(
        f"al_{place}", (Block(" ".join(rest.split())),), label[0].strip() if label else ""
    )


def _kind(link: Link, old: Statement, new: Statement) -> str:
    if link.shape is not LinkShape.ONE_TO_ONE:
        return str(link.shape)
    if link.moved:
        return "moved"
    before, after = old.paragraphs[link.old[0]], new.paragraphs[link.new[0]]
    if before.text != after.text:
        return "revised"
    return "same" if before.label == after.label else "renumbered"
