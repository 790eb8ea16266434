"""The JSON forms: complete, of the form that their schema says, and good for both texts."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from stmtdiff._api import compare, reads
from stmtdiff.alignment import Link
from stmtdiff.errors import RenderError
from stmtdiff.model import Statement
from stmtdiff.renderers.json import render_json, render_statement_json
from strategies import statements

if TYPE_CHECKING:
    from stmtdiff.diff import StatementDiff

OLD = "Port Alba, 14 June 2031\n\n1. We note 5 boats.\n\n2. We thank Calderra for its welcome.\n"
NEW = "Vellmar, 12 May 2032\n\n1. We note 7 boats:\n(a) red; and\n(b) blue.\n\n2. We sail.\n"


@cache
def validator(definition: str = "") -> Draft202012Validator:
    """Return the validator of a comparison, or of one of the schema's definitions."""
    text = files("stmtdiff.renderers").joinpath("comparison.schema.json").read_text("utf-8")
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    if definition:
        schema = {"$defs": schema["$defs"], "$ref": f"#/$defs/{definition}"}
    return Draft202012Validator(schema)


def sample() -> StatementDiff:
    """Return the comparison of two short declarations."""
    return compare(reads(OLD, name="old.txt"), reads(NEW, name="new.txt"))


def changed(value: dict[str, Any], path: str, to: object) -> dict[str, Any]:
    """Return the comparison with the value at a dotted path put in or replaced."""
    *parents, last = (int(part) if part.isdigit() else part for part in path.split("."))
    inner: Any = value
    for part in parents:
        inner = inner[part]
    inner[last] = to
    return value


@settings(max_examples=40)
@given(statements(), statements())
def test_every_comparison_fits_the_schema(old: Statement, new: Statement) -> None:
    """Whatever the statements are, the JSON is of the form that the schema describes."""
    validator().validate(json.loads(render_json(compare(old, new))))


@settings(max_examples=40)
@given(statements())
def test_every_statement_fits_the_schema(statement: Statement) -> None:
    """One statement as JSON has a form in the same schema."""
    validator("statement_document").validate(json.loads(render_statement_json(statement)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema_version", 2),
        ("extra", 1),
        ("old.extra", 1),
        ("old.elements.0.type", "other"),
        ("paragraphs.0.fate", "kept"),
        ("paragraphs.0.wording.ops.0.tag", "move"),
        ("counts.fates.kept", 1),
        ("new.metadata.date", "May 2032"),
    ],
)
def test_the_schema_refuses(path: str, value: object) -> None:
    """The schema is strict: unknown names and values do not pass."""
    comparison = json.loads(render_json(sample()))
    assert validator().is_valid(comparison)
    assert not validator().is_valid(changed(comparison, path, value))


@settings(max_examples=40)
@given(statements(), statements())
def test_the_ops_rebuild_both_texts(old: Statement, new: Statement) -> None:
    """The ops' texts and their offsets give back the texts of the paragraphs on both sides."""
    comparison = json.loads(render_json(compare(old, new)))
    for part in [*comparison["paragraphs"], *comparison["frame"]]:
        wording = part["wording"]
        for side in ("old", "new"):
            whole = wording[f"{side}_text"]
            spans = [op[f"{side}_span"] for op in wording["ops"]]
            cut = [whole[span["start"] : span["end"]] for span in spans]
            assert cut == [op[f"{side}_text"] for op in wording["ops"]]
            assert "".join(cut) == whole


@settings(max_examples=40)
@given(statements(), statements())
def test_links_lead_to_the_elements(old: Statement, new: Statement) -> None:
    """A pair's places lead to paragraphs of the listed statements, whose texts it compares."""
    comparison = json.loads(render_json(compare(old, new)))
    for side in ("old", "new"):
        texts = [e["text"] for e in comparison[side]["elements"] if e["type"] == "paragraph"]
        for pair in comparison["paragraphs"]:
            linked = [texts[place] for place in pair["link"][side]]
            assert "\n\n".join(linked) == pair["wording"][f"{side}_text"]


def test_names_are_the_names_of_python() -> None:
    """What is under a name in JSON is what the attribute of that name holds."""
    diff = sample()
    comparison = json.loads(render_json(diff))
    facts = ("editorial", "substantive")
    for pair, told in zip(diff.paragraphs, comparison["paragraphs"], strict=True):
        for name in (*facts, "fate", "score", "reason", "moved", "renumbered", "same"):
            assert told[name] == getattr(pair, name)
        assert told["old_numbers"] == list(pair.old_numbers)
        assert told["link"]["score"] == pair.link.score
        assert [op["tag"] for op in told["wording"]["ops"]] == [op.tag for op in pair.wording.ops]
    assert comparison["old"]["metadata"]["date"] == "2031-06-14"
    assert comparison["new"]["source"]["name"] == "new.txt"
    assert [note["why"] for note in comparison["annotations"]] == [n.why for n in diff.annotations]
    assert {"kind": "figure", "why": "5 → 7 boats", "pair": 0, "op": 1}.items() <= max(
        comparison["annotations"], key=lambda note: note["why"] == "5 → 7 boats"
    ).items() | {"op": 1}.items()


def test_hints_and_moves_are_told() -> None:
    """Highlights, survivals and moves stand in JSON as they stand in the comparison."""
    pay, law = "we will pay the wardens of the lakes", "in line with the Salt Road Charter"
    diff = compare(
        reads(f"1. We condemn the tests.\n\n2. I{law[1:]}, {pay}.\n"),
        reads(f"1. We note the tests.\n\n2. W{pay[1:]}, {law}.\n"),
        links=[Link((0,), (0,)), Link((1,), (1,))],
    )
    comparison = json.loads(render_json(diff))
    validator().validate(comparison)
    (first,), (told,) = diff.highlights, comparison["highlights"]
    assert told == {"pair": 0, "reasons": [*first.reasons], "weight": first.weight}
    assert [one["old_span"] for one in comparison["survivals"]] == [
        {"start": one.old_span.start, "end": one.old_span.end} for one in diff.survivals
    ]
    wording = comparison["paragraphs"][1]["wording"]
    (move,) = wording["moves"]
    tags = [wording["ops"][move[name]]["tag"] for name in ("old_op", "new_op")]
    assert tags == ["delete", "insert"]
    assert comparison["counts"]["editorial"] == 0


def test_text_is_not_escaped() -> None:
    """Letters of any script stand as they are, and the same input gives the same text."""
    diff = compare(Statement.from_texts(["«été» 🌊"]), Statement.from_texts(["«été» 🌊 क्षि"]))
    assert "«été» 🌊 क्षि" in render_json(diff)
    assert render_json(diff) == render_json(diff)


def test_what_json_cannot_hold() -> None:
    """A score that is no number is refused, and a reason that no file can hold is made legible."""
    diff = sample()
    first = diff.paragraphs[0]

    def with_link(link: Link) -> StatementDiff:
        return replace(diff, paragraphs=(replace(first, link=link), *diff.paragraphs[1:]))

    with pytest.raises(RenderError, match="JSON cannot hold"):
        render_json(with_link(replace(first.link, score=float("nan"))))
    text = render_json(with_link(replace(first.link, reason="\ud800\x00")))
    assert json.loads(text.encode("utf-8"))["paragraphs"][0]["link"]["reason"] == "\ufffd\x00"
