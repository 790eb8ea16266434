"""What reaches a terminal: harmless, wrapped without loss, coloured."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stmtdiff.renderers.terminal import (
    Run,
    Style,
    painted,
    shown,
    shown_on_a_line,
    wrapped,
)

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
STYLED = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("over\rwritten", "over␍written"),
        ("ring\x07", "ring␇"),
        ("gone\x7f", "gone␡"),
        ("csi\x9b2J", "csi<U+009B>2J"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\u2067b\u2069", "a<U+2067>b<U+2069>"),
        ("\ud800", "<U+D800>"),
        ("line\n\tkept", "line\n\tkept"),
        ("naïve – “été” 🌊 क्षि", "naïve – “été” 🌊 क्षि"),
    ],
)
def test_controls_are_shown(text: str, visible: str) -> None:
    """Every control character is made visible, and nothing else is touched."""
    assert shown(text) == visible


@given(st.text())
def test_no_control_survives(text: str) -> None:
    """Whatever the text, nothing that steers a terminal is left, and one line is one line."""
    assert not UNSAFE.search(shown(text))
    assert len(shown_on_a_line(text).splitlines()) <= 1


def joined(lines: list[str], indent: str) -> str:
    """Return the text that the lines of `wrapped` hold."""
    text = lines[0].removeprefix(indent)
    for before, line in itertools.pairwise(lines):
        goes_on = before.endswith(" ") and line.startswith(f"{indent}  ")
        text += line.removeprefix(f"{indent}  ") if goes_on else "\n" + line.removeprefix(indent)
    return text


WORDS = st.lists(st.sampled_from(("We", "reaffirm ", " ", "¶ ", "\n", "x" * 30, ", ")), max_size=40)


@given(st.lists(WORDS.map("".join), max_size=5), st.integers(0, 40), st.sampled_from(("", "  ")))
def test_wrapping_loses_nothing(texts: list[str], width: int, indent: str) -> None:
    """The lines without their indents, put together, are the text."""
    text = re.sub(" +\n", "\n", "".join(texts))
    cut = len(text) // 2
    runs = [Run(text[:cut]), Run(text[cut:], Style.DELETED)]
    assert joined(wrapped(runs, width=width, indent=indent), indent) == text


@given(st.lists(WORDS.map("".join), max_size=5), st.integers(10, 40))
def test_wrapped_lines_fit(texts: list[str], width: int) -> None:
    """A line that is too long has nowhere to be broken."""
    for line in wrapped([Run(text) for text in texts], width=width, indent="  "):
        body = line.strip().replace("¶ ", "¶")
        assert len(line.rstrip()) <= width or " " not in body


def test_wrapping_fills_lines() -> None:
    """A line takes as many words as fit, and a word that goes on in another run is not cut."""
    runs = [Run("one two thr"), Run("ee four", Style.DELETED)]
    assert wrapped(runs, width=9, indent=" ") == [" one two ", "   three ", "   four"]


def test_number_signs_hold_together() -> None:
    """The space in the name of a paragraph is no place to break a line."""
    assert wrapped([Run("and ¶ 12")], width=6, indent="") == ["and ", "  ¶ 12"]


def test_indents_are_not_painted() -> None:
    """A style ends with its line, so that no indent is struck out."""
    lines = wrapped([Run("gone for good", Style.DELETED)], width=9, indent="  ", color=True)
    assert lines == [
        "  \x1b[31;9mgone \x1b[0m",
        "    \x1b[31;9mfor \x1b[0m",
        "    \x1b[31;9mgood\x1b[0m",
    ]


def test_without_colour_there_is_no_escape() -> None:
    """Styles leave no trace where colour is off."""
    runs = [Run("a", Style.DELETED), Run("b", Style.INSERTED)]
    assert painted(runs, color=False) == "ab"
    assert STYLED.sub("", painted(runs, color=True)) == "ab"
