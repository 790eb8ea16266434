"""Where sentences end: cases by hand, and that nothing but white space lies between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stmtdiff.sentences import ABBREVIATIONS, split_sentences


def cut(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [text[span.start : span.end] for span in split_sentences(text)]


@pytest.mark.parametrize(
    ("marked", "claim"),
    [
        ("We met. | We agreed.", "a full stop and a capital letter"),
        ("We met! | We agreed? | 2030 it is.", "other marks, and a figure behind"),
        ("We met … | We agreed.", "an ellipsis"),
        ("They said “we met.” | We agreed.", "the quotation mark belongs to the sentence before"),
        ("They met (in Vellmar.) | We agreed.", "so does the bracket"),
        ("They said [“we met.”)] | We agreed.", "and three of them"),
        ("We met. | “We agreed.”", "a quotation that opens belongs to the next"),
        ("We met | We agreed", "a line break ends a sentence whatever stands before it"),
        ("We note | the roads", "a line break, with a small letter behind it"),
        ("We met in St. | Five came", "a line break behind an abbreviation"),
        ("我们会晤。 | 我们同意。", "marks that no space follows"),
        ("我们会晤。 | a组同意。", "marks that no space follows, but a small letter"),
        ("हम मिले। | हम सहमत हुए।", "the danda"),
        ("التقينا؟ | اتفقنا.", "the Arabic question mark"),
        ("ہم ملے۔ | ہم متفق ہوئے۔", "the Urdu full stop"),
        ("「我々は会った。」 | 我々は合意した。", "no space, and the corner bracket closes"),
        ("『会った。』」 | 合意した。", "no space, and two of them"),
        ("他说：“我们会晤。” | 我们同意。", "no space, and the quotation mark closes"),
        ("我们会晤！！ | 我们同意。", "no space, and two marks are one end"),
        ("The Group of A. Brenn met.", "a capital alone is taken for an initial"),
        ("See para. 5 of it.", "nor does an abbreviation"),
        ("St. Five is a place.", "at the very beginning"),
        ("See Para. 5 of it.", "capital or not"),
        ("It is for the U.S. Congress.", "nor one with full stops in it"),
        ("It rose to 5 approx. on Monday.", "a small letter goes on"),
        ("It rose. “on Monday”, they said.", "behind a quotation mark, too"),
        ("Он сказал. он ушёл.", "Cyrillic small letters"),
        ("It grew by 1.5 percent.", "a full stop inside a figure"),
        ("It grew by x. | We agreed.", "a small letter alone is no initial"),
        ("It grew by 5. | We agreed.", "nor is a figure"),
        ("Nowhere. | We agreed.", "a word that ends like an abbreviation (re, no)"),
    ],
)
def test_where_sentences_end(marked: str, claim: str) -> None:
    """The bars are where one ends."""
    sentences = marked.split(" | ")
    joiner = "\n" if "line break" in claim else "" if "no space" in claim else " "
    assert cut(joiner.join(sentences)) == sentences, claim


@pytest.mark.parametrize("word", sorted(ABBREVIATIONS))
def test_no_abbreviation_ends_a_sentence(word: str) -> None:
    """Each of them, in small letters and with a capital, alone and behind a bracket."""
    for shown in (word, word.capitalize(), f"({word}", f"“{word}"):
        text = f"We note {shown}. Five"
        assert cut(text) == [text]


def test_white_space_is_left_out() -> None:
    """Around the sentences and between them; of nothing else there is no sentence."""
    assert cut("  We met. \n\n We agreed.\t") == ["We met.", "We agreed."]
    assert cut(" \n ") == []
    assert cut("") == []


@given(st.text(st.sampled_from("ab AB.!…。”)۔」\n5"), max_size=40))
def test_nothing_but_white_space_lies_between(text: str) -> None:
    """The sentences are in order, none is empty, and what they leave out is white space."""
    spans = split_sentences(text)
    places = [0, *(place for span in spans for place in (span.start, span.end)), len(text)]
    assert places == sorted(places)
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in spans)
    assert all(span.start < span.end for span in spans)
    gaps = zip(places[::2], places[1::2], strict=True)
    assert not "".join(text[start:end] for start, end in gaps).strip()
