"""Words, figures and marks: cut without loss, folded only where it is typography."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from stmtdiff.tokens import TokenKind, fold, tokenize, words


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_tokens_put_together_are_the_text(text: str) -> None:
    """No character is lost or invented, and every offset is true."""
    tokens = tokenize(text)
    assert "".join(token.text for token in tokens) == text
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(token.text and token.key for token in tokens)


@given(st.text(st.sampled_from("aZé9$€.,:/-'’…<>[]()_ %²½—US3 "), max_size=30))
def test_words_are_the_words_among_the_tokens(text: str) -> None:
    """Found by themselves, where the text is plain, they are the same."""
    kinds = (TokenKind.WORD, TokenKind.NUMBER)
    assert words(text) == [token.key.casefold() for token in tokenize(text) if token.kind in kinds]


@pytest.mark.parametrize(
    "whole",
    [
        "1.5",
        "35,000,000",
        "$35,000,000",
        "3-1/2",
        "12.1",
        "2023²",
        "2nd",
        "5bis",
        "1990s",
        "$1.5bn",
        "40km",
        "U.S.",
        "e.g.",
        "A/RES/78/1",
        "people-to-people",
        "Council’s",
        "#UnitedNations",
        "👨\u200d👩\u200d👧",
        "🇷🇺",
        "1️⃣",
        "e\u0301t\u0301",
        "हिन्दी",
        "<…>",
        "[...]",
        "1.5%",
    ],
)
def test_what_is_never_cut(whole: str) -> None:
    """Figures with their marks, symbols, compounds, graphemes and omission marks stay whole."""
    assert whole in [token.text for token in tokenize(f"the {whole} of")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *((quote, '"') for quote in "“”„‟«»″"),
        *((quote, "'") for quote in "‘’‚‛‹›ʼ′"),
        *((dash, "-") for dash in "‐‑‒–—―−"),
        *((f"a{nothing}b", "ab") for nothing in "\u00ad\u200b\u2060\ufeff"),
        ("…", "..."),
        ("\u00a0", " "),
        ("\n\t", " "),
        ("é", "e\u0301"),
        ("co‑op", "co-op"),
        ("#Basin", "Basin"),
        ("Tür\u00adkei", "Türkei"),
    ],
)
def test_typography_is_folded(one: str, other: str) -> None:
    """Quotes, dashes, composition, soft hyphens and hashtags make no other word."""
    assert fold(one) == fold(other)


def test_what_keys_look_like() -> None:
    """White space is a space, a hashtag loses its mark, and a mark alone stays."""
    assert [fold(text) for text in ("\n\t", "#", "#5", "#ab", "@ab", "…")] == [
        *(" ", "#", "5", "ab", "@ab", "..."),
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("2023²", "20232"), ("not", "now"), ("US", "us"), ("ﬁ", "fi")]
)
def test_what_is_not_typography_is_kept(one: str, other: str) -> None:
    """Nothing that could change the meaning is folded: no superscripts, no case, no ligatures."""
    assert fold(one) != fold(other)


def test_words_are_what_similarity_looks_at() -> None:
    """Case is folded, marks are left out, a hashtag gives the words inside it."""
    assert words("The #UnitedNations, in 2030!") == ["the", "united", "nations", "in", "2030"]
    assert words("#UNGA79") == ["unga", "79"]
    assert words("#UNCharter and @theUNGroup") == [
        *("un", "charter", "and"),
        *("the", "un", "group"),
    ]
    assert words("#Überblick2030") == ["überblick", "2030"]
    assert words("Xeno-transplants of McKay’s") == ["xeno-transplants", "of", "mckay's"]
    assert words("U.S. 2031-05-12 A/78/251 中 <…> 🇷🇺 ...") == [
        "u.s.",
        "2031-05-12",
        "a/78/251",
        "中",
    ]
    assert words("STRASSE Straße") == ["strasse", "strasse"]


@pytest.mark.parametrize(
    ("cut", "kinds"),
    [
        ("at| |2 1/2| |percent", "wsnsw"),
        ("to| |-5| |or| |−0.5 %| |or| |–$5bn", "wsnswsnswsn"),
        ("from| |3| |-|5| |to| |A-5|,| |3|–|5| |(|-5|)", "wsnsmnswswmsnmnsmnm"),
        ("of| |35 000 000| |in| |2031| |100| |or| |1\u202f000,5| |€", "wsnswsnsnswsnsm"),
        ("of| |3-1/2| |to| |3-3/4", "wsnswsn"),
        ("in| |3| |1/2/2030", "wsnsn"),
        ("in| |3| |1/211", "wsnsn"),
        ("at| |9:30| |and| |12.1| |on| |5/12", "wsnswsnswsn"),
        ("a| |5 %| |rise|,| |5‰| |rise", "wsnswmsnsw"),
        ("a| |5\u00a0%| |rise", "wsnsw"),
        ("of| |10⁹| |and| |10¹²| |and| |5³", "wsnswsnswsn"),
        ("of| |5µg| |and| |120th", "wsnswsn"),
        ("of| |5mmol| |and| |5|moles", "wsnswsnw"),
        ("₽5| |₹7| |€1.5bn| |¥9| |£3| |$2", "nsnsnsnsnsn"),
        # composed or not, a letter with a mark is part of no unit
        ("1|éa| |1|e\u0301a", "nwsnw"),
        ("2020|年| |and| |5km|年", "nwswsnw"),
        ("on| |2031-05-12| |in", "wsnsw"),
        ("no| |2031|-|05|-|123| |in", "wsnmnmnsw"),
        ("A/RES/78/1| |S/2024/17| |A/CONF.191/13", "nsnsn"),
        ("12/CP.44|.| |1/CMA.3|,| |½| |2½| |%", "nmsnmsnsnsm"),
        ("A/78/L.5|.| |A/HRC/48/L.27/Rev.1| |A/78/5|.|Rev", "nmsnsnmw"),
        ("E/2031/15/Add2/Corr1| |A/78/251(IV)| |of", "nsnsw"),
        ("CCPR/C/21| |of", "nsw"),
        ("ABCDE|/|5", "wmn"),
        ("the| |U.S.| |and| |U.N.E.S.C.| |of", "wswswswsw"),
        ("e.g.| |a|.|b|.|cd| |of", "wswmwmwsw"),
        ("Council’s| |Councilʼs| |Council's", "wswsw"),
        ("people-to-people| |people‐to‐people| |co‑op", "wswsw"),
        ("we|-| |the| |’|same|’| |-|met", "wmswsmwmsmw"),
        ("snake_case| |end|_", "wswm"),
        ("COVID19| |B2B", "wsw"),
        ("@UNGA| |#Basin2030| |#| |@", "wswsmsm"),
        ("中|国|の|#中|@文", "wwwww"),
        ("㐀|㐁|豈|更|𠀀|𠀁", "wwwwww"),
        ("カタカナ|と", "ww"),
        ("x\ufe20y\ufe21", "w"),
        ("a|<…>|b|[…]|c|(...)|d|< … >|e|[ ... ]|f|( … )", "wowowowowowo"),
        ("a| |<|.|.|>| |b", "wsmmmmsw"),
        ("a|  |b| \n |c|\t|d", "wswswsw"),
        ("part| |XXI| |of| |X.Y.| |and| |XX", "wswswswswsw"),
        ("👨\u200d👩\u200d👧|🇷🇺|🇫🇷|👍🏽|❗\ufe0f", "mmmmm"),
    ],
)
def test_what_a_text_is_cut_into(cut: str, kinds: str) -> None:
    """The bars are where a token ends; a letter is the first of its kind's name."""
    tokens = tokenize(cut.replace("|", ""))
    assert [token.text for token in tokens] == cut.split("|")
    assert "".join(token.kind[0] for token in tokens) == kinds


def test_a_hundred_thousand_marks_take_no_time() -> None:
    """A run of combining marks, whose normalisation is quadratic, is folded as it stands."""
    text = "a" + "\u0301\u0323" * 50_000
    assert len(tokenize(text)) == 1
    longest = "e\u0301" * 100
    assert fold(longest) == "é" * 100
    assert fold(f"{longest}\u0301") == f"{longest}\u0301"


@pytest.mark.parametrize("pump", ["A/", "1.", "#", "a-", "<", "\u200d", "'", "A/A1", "a.", "1a"])
def test_no_text_is_slow_to_cut(pump: str) -> None:
    """Pumping any part of the grammar keeps the time linear; this would hang if it did not."""
    assert "".join(token.text for token in tokenize(pump * 50_000)) == pump * 50_000


GRAPHEMES = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "Z",
                "é",
                "e\u0301",
                "ñ",
                "ß",
                "ж",
                "и\u0306",
                "ع",
                "ب\u064e",
                "कि",
                "क्ष",
                "ท",
                "ที่",
                "中",
                "文",
            ),
            *("1", "٣", "२", ".", ",", " ", "\n", "-", "’", "²", "#", "@", "$", "%", "/"),
            *("👍🏽", "👨‍👩‍👧", "🇫🇷", "🇷🇺", "1\ufe0f\u20e3", "❗\ufe0f", "…", "“", "<…>"),
        ]
    ),
    max_size=30,
).map("".join)


@given(GRAPHEMES)
def test_no_grapheme_is_cut(text: str) -> None:
    """Every token begins where a grapheme of Unicode begins."""
    starts = {match.start() for match in regex.finditer(r"\X", text)}
    assert {token.start for token in tokenize(text)} <= starts


@given(GRAPHEMES)
def test_no_word_and_no_figure_is_cut(text: str) -> None:
    """No token begins between two letters of one script or between two digits."""
    pairs = (r"\p{Latin}\p{M}*\p{Latin}", r"\p{Cyrillic}\p{M}*\p{Cyrillic}", r"\p{Nd}\p{Nd}")
    for token in tokenize(text):
        before = regex.search(r"\P{M}\p{M}*\Z", text[: token.start])
        border = (before[0] if before else "") + token.text[:1]
        assert not any(regex.fullmatch(pair, border) for pair in pairs)
