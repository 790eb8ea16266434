"""A comparison, or one statement, as JSON: everything that is known, under its Python names.

The form is described by ``comparison.schema.json`` beside this module. Offsets count code points.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from stmtdiff.errors import RenderError
from stmtdiff.model import FrontLine, Gap, Paragraph, Section, legible

if TYPE_CHECKING:
    from stmtdiff.alignment import RunnerUp, Transfer
    from stmtdiff.diff import (
        Annotation,
        FrameDiff,
        Highlight,
        Move,
        Op,
        ParagraphDiff,
        Piece,
        StatementDiff,
        Survival,
        Wording,
    )
    from stmtdiff.model import Block, Diagnostic, Element, Span, Statement

__all__ = [
    "COMPARISON_SCHEMA",
    "SCHEMA_VERSION",
    "STATEMENT_SCHEMA",
    "render_json",
    "render_statement_json",
]

COMPARISON_SCHEMA = "urn:x-stmtdiff:comparison:1"
STATEMENT_SCHEMA = "urn:x-stmtdiff:statement:1"
SCHEMA_VERSION = 1
"""Raised when a name changes its meaning or goes away; new names may come without that."""

_Object = dict[str, Any]


def render_json(diff: StatementDiff) -> str:
    """Return the whole comparison as JSON, both statements with their texts included.

    Raises:
        RenderError: a score is not a finite number, which JSON cannot hold.
    """
    moved = sum(pair.moved for pair in diff.paragraphs)
    renumbered = sum(pair.renumbered for pair in diff.paragraphs)
    return _dumps(
        {
            "schema": COMPARISON_SCHEMA,
            "schema_version": SCHEMA_VERSION,
            "same": diff.same,
            "counts": {
                "fates": {str(fate): count for fate, count in diff.fates.items()},
                "moved": moved,
                "renumbered": renumbered,
                "editorial": sum(pair.editorial for pair in diff.paragraphs),
            },
            "old": _statement(diff.old),
            "new": _statement(diff.new),
            "paragraphs": [_pair(pair) for pair in diff.paragraphs],
            "transfers": [_transfer(transfer) for transfer in diff.transfers],
            "frame": [_frame(part) for part in diff.frame],
            "annotations": [_annotation(note) for note in diff.annotations],
            "highlights": [_highlight(one) for one in diff.highlights],
            "survivals": [_survival(one) for one in diff.survivals],
            "diagnostics": [_diagnostic(note) for note in diff.diagnostics],
        }
    )


def render_statement_json(statement: Statement) -> str:
    """Return one statement as JSON."""
    return _dumps(
        {
            "schema": STATEMENT_SCHEMA,
            "schema_version": SCHEMA_VERSION,
            **_statement(statement),
        }
    )


def _dumps(value: _Object) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    except ValueError as error:
        raise RenderError(f"JSON cannot hold the comparison: {error}") from error
    # Reasons may come from callers, and a lone surrogate in one could not be written to a file.
    return legible(text) + "\n"


def _statement(statement: Statement) -> _Object:
    metadata, source = statement.metadata, statement.source
    return {
        "title": statement.title,
        "metadata": {
            "kind": metadata.kind,
            "actor": metadata.actor,
            "slug": metadata.slug,
            "jurisdiction": metadata.jurisdiction,
            "place": metadata.place,
            "date": metadata.date.isoformat() if metadata.date else None,
            "language": metadata.language,
        },
        "excerpt": statement.excerpt,
        "source": {
            "name": source.name,
            "media_type": source.media_type,
            "encoding": source.encoding,
            "sha256": source.sha256,
        },
        "elements": [_element(element) for element in statement.elements],
        "leftovers": [
            {"text": leftover.text, "reason": leftover.reason, "span": _span(leftover.span)}
            for leftover in statement.leftovers
        ],
        "diagnostics": [_diagnostic(note) for note in statement.diagnostics],
    }


def _element(element: Element) -> _Object:
    match element:
        case FrontLine():
            return {
                "type": "front_line",
                "role": str(element.role),
                "text": element.text,
                "span": _span(element.span),
            }
        case Section():
            return {
                "type": "section",
                "eid": element.eid,
                "label": element.label,
                "heading": element.heading,
                "level": element.level,
                "text": element.text,
                "span": _span(element.span),
            }
        case Gap():
            return {
                "type": "gap",
                "eid": element.eid,
                "marker": element.marker,
                "section": element.section,
                "span": _span(element.span),
            }
        case Paragraph():
            return _paragraph(element)


def _paragraph(paragraph: Paragraph) -> _Object:
    return {
        "type": "paragraph",
        "eid": paragraph.eid,
        "label": paragraph.label,
        "number": paragraph.number,
        "part": str(paragraph.part),
        "section": paragraph.section,
        "text": paragraph.text,
        "blocks": [_block(block) for block in paragraph.blocks],
        "span": _span(paragraph.span),
    }


def _block(block: Block) -> _Object:
    return {
        "text": block.text,
        "label": block.label,
        "level": block.level,
        "span": _span(block.span),
    }


def _pair(pair: ParagraphDiff) -> _Object:
    return {
        "link": {
            "old": list(pair.link.old),
            "new": list(pair.link.new),
            "score": pair.link.score,
            "reason": pair.link.reason,
            "moved": pair.link.moved,
            "given": pair.link.given,
            "shape": str(pair.link.shape),
            "runner_up": _runner_up(pair.link.runner_up),
        },
        "fate": str(pair.fate),
        "score": pair.score,
        "reason": pair.reason,
        "moved": pair.moved,
        "renumbered": pair.renumbered,
        "editorial": pair.editorial,
        "substantive": pair.substantive,
        "same": pair.same,
        "old_numbers": list(pair.old_numbers),
        "new_numbers": list(pair.new_numbers),
        "old_eids": [paragraph.eid for paragraph in pair.old],
        "new_eids": [paragraph.eid for paragraph in pair.new],
        "wording": _wording(pair.wording),
    }


def _runner_up(pair: RunnerUp | None) -> _Object | None:
    return {"old": pair.old, "new": pair.new, "share": pair.share} if pair else None


def _transfer(transfer: Transfer) -> _Object:
    return {
        "old": transfer.old,
        "new": transfer.new,
        "old_span": _span(transfer.old_span),
        "new_span": _span(transfer.new_span),
        "score": transfer.score,
    }


def _frame(part: FrameDiff) -> _Object:
    return {
        "kind": str(part.kind),
        "fate": str(part.fate),
        "old": part.old,
        "new": part.new,
        "moved": part.moved,
        "differs": part.differs,
        "wording": _wording(part.wording),
    }


def _wording(wording: Wording) -> _Object:
    return {
        "old_text": wording.old_text,
        "new_text": wording.new_text,
        "ops": [_op(op, piece) for op, piece in zip(wording.ops, wording.pieces, strict=True)],
        "moves": [_move(move) for move in wording.moves],
    }


def _op(op: Op, piece: Piece) -> _Object:
    return {
        "tag": str(op.tag),
        "old": _span(op.old),
        "new": _span(op.new),
        "old_span": _span(piece.old_span),
        "new_span": _span(piece.new_span),
        "old_text": piece.old_text,
        "new_text": piece.new_text,
    }


def _move(move: Move) -> _Object:
    return {
        "old_op": move.old_op,
        "new_op": move.new_op,
        "old": _span(move.old),
        "new": _span(move.new),
    }


def _annotation(note: Annotation) -> _Object:
    return {
        "kind": note.kind,
        "why": note.why,
        "pair": note.pair,
        "op": note.op,
        "old": note.old,
        "new": note.new,
        "effect": None if note.effect is None else str(note.effect),
    }


def _highlight(one: Highlight) -> _Object:
    return {"pair": one.pair, "reasons": list(one.reasons), "weight": one.weight}


def _survival(one: Survival) -> _Object:
    return {
        "pair": one.pair,
        "old": one.old,
        "old_span": _span(one.old_span),
        "new": one.new,
        "new_span": _span(one.new_span) if one.new_span else None,
        "score": one.score,
    }


def _diagnostic(note: Diagnostic) -> _Object:
    return {
        "code": note.code,
        "message": note.message,
        "severity": str(note.severity),
        "span": _span(note.span) if note.span else None,
        "line": note.line,
        "column": note.column,
    }


def _span(span: Span) -> _Object:
    return {"start": span.start, "end": span.end}
