"""What to read first, and what survives of what was dropped, as elements of our own namespace.

A highlight names the provisions of its pair. A survival holds the dropped sentence as its text: its
``destination`` is the provision of the earlier statement that it stood in, its ``source`` that of
the later one with the nearest wording; without a ``source``, nothing is like it. Spans are offsets
in the texts of the provisions, ``start:end``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stmtdiff.akn.analysis import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stmtdiff.diff import Highlight, StatementDiff, Survival
    from stmtdiff.model import Span
    from stmtdiff.renderers.xml.names import Names

__all__ = ["hints"]


def hints(diff: StatementDiff, names: Names) -> Iterator[Fact]:
    """Yield a fact for each highlight, in their order, then one for each survival."""
    for one in diff.highlights:
        yield _highlight(one, diff, names)
    for survival in diff.survivals:
        yield _survival(survival, diff, names)


def _highlight(one: Highlight, diff: StatementDiff, names: Names) -> Fact:
    link = diff.paragraphs[one.pair].link
    sides = {
        "source": [names.new_iri(names.new_paragraph(new)) for new in link.new],
        "destination": [names.old_iri(names.old_paragraph(old)) for old in link.old],
    }
    attributes = {name: " ".join(iris) for name, iris in sides.items() if iris}
    return Fact("highlight", {"weight": str(one.weight), **attributes}, "; ".join(one.reasons))


def _survival(one: Survival, diff: StatementDiff, names: Names) -> Fact:
    attributes = {
        "score": f"{one.score:.2f}",
        "destination": names.old_iri(names.old_paragraph(one.old)),
        "oldSpan": _span(one.old_span),
    }
    if one.new is not None and one.new_span is not None:
        attributes["source"] = names.new_iri(names.new_paragraph(one.new))
        attributes["newSpan"] = _span(one.new_span)
    text = diff.old.paragraphs[one.old].text
    return Fact("survival", attributes, text[one.old_span.start : one.old_span.end])


def _span(span: Span) -> str:
    return f"{span.start}:{span.end}"
