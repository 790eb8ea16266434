"""Flat records: one a pair, nothing nested."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_type_hints

from hypothesis import given, settings

from stmtdiff._api import compare, reads
from stmtdiff.alignment import Link
from stmtdiff.renderers.records import Record, render_records
from strategies import statements

if TYPE_CHECKING:
    from stmtdiff.model import Statement

OLD = """\
PORT ALBA DECLARATION

Port Alba, 14 June 2031

Peace

1. We note 5 boats on the lakes of the Soval Highlands.

2. We mend the nets of Melund before the coming winter.

Trade

3. We lower the tariffs on grain and salt.

4. We count the coins.
"""
NEW = """\
VELLMAR DECLARATION

Vellmar, 12 May 2032

Trade

1. We lower the tariffs on grain and salt. We count the coins.

Peace and boats

2. We note 7 boats on the lakes of the Soval Highlands.
"""


def records() -> list[Record]:
    """Return the records of two short declarations, linked by hand."""
    links = [Link((2, 3), (0,)), Link((0,), (1,), reason="by hand"), Link((1,), ())]
    return render_records(compare(reads(OLD), reads(NEW), links=links))


def test_one_record_a_pair() -> None:
    """Each record says which paragraphs, what became of them and with which words."""
    revised = next(record for record in records() if record["fate"] == "revised")
    assert revised | {"pair": 0, "moved": False} == {
        "pair": 0,
        "fate": "revised",
        "moved": False,
        "renumbered": True,
        "editorial": False,
        "substantive": True,
        "read_first": 1,
        "score": 1.0,
        "reason": "by hand",
        "old_numbers": "1",
        "new_numbers": "2",
        "old_eids": "para_1",
        "new_eids": "para_2",
        "section": "Peace and boats",
        "old_text": "We note 5 boats on the lakes of the Soval Highlands.",
        "new_text": "We note 7 boats on the lakes of the Soval Highlands.",
        "old_words": 11,
        "new_words": 11,
        "words_deleted": 1,
        "words_inserted": 1,
        "kinds": "figure; numbering",
        "nearest": "",
        "nearest_score": 1.0,
    }


def test_several_paragraphs_in_one_record() -> None:
    """A merged pair joins its numbers, and no words were lost by the merging."""
    merged = next(record for record in records() if record["fate"] == "merged")
    assert (merged["old_numbers"], merged["new_numbers"]) == ("3 + 4", "1")
    assert (merged["words_deleted"], merged["words_inserted"]) == (0, 0)


def test_removed_paragraphs() -> None:
    """What is removed has no later side, and its section is the earlier one."""
    removed = next(record for record in records() if record["fate"] == "removed")
    assert (removed["new_numbers"], removed["new_text"], removed["new_words"]) == ("", "", 0)
    assert removed["section"] == "Peace"
    assert removed["words_deleted"] == removed["old_words"] == 10
    assert removed["nearest"] == "nearest surviving wording: nothing like it"
    assert removed["nearest_score"] < 0.2


@settings(max_examples=50)
@given(statements(), statements())
def test_values_are_flat(old: Statement, new: Statement) -> None:
    """Every record has every name, in one order, and each value is of the type that it says."""
    types = get_type_hints(Record)
    diff = compare(old, new)
    found = render_records(diff)
    assert [record["pair"] for record in found] == list(range(len(diff.paragraphs)))
    for record in found:
        assert [(name, type(value)) for name, value in record.items()] == list(types.items())
