r"""Pairs of texts in wdiff notation that are input and expectation at once, and what came of them.

A case in ``data/pairs`` is its claim, a text, and perhaps a line of what is expected:
``= verb(weaker), figure: substantive``. Text in ``[-…-]`` stands on the old side only, text in
``{+…+}`` on the new one, and so the edits are expected where they are marked. ``wording`` is a
change that is of no named class, ``x?`` a class that may be noted or not. ``\uXXXX`` is a character
that would not be seen. A claim that begins with ``(es)`` says the pair's language.
Lines with ``#`` at the top of a file are about the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import stmtdiff
from stmtdiff.alignment import Link
from stmtdiff.annotation import annotate_diff
from stmtdiff.annotation.weight import editorial_pairs
from stmtdiff.diff import Effect, Fate, Tag, falls_in_omission
from stmtdiff.diff.wording import compare_wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from stmtdiff.diff import ParagraphDiff, StatementDiff, Wording

BORDER = "\N{NULL}"
DATA = Path(__file__).parent / "data"
LANGUAGES = {"arabic": "ar", "chinese": "zh", "russian": "ru", "spanish": "es", "turkish": "tr"}

_DELETED = re.compile(r"\[-(.*?)-\]", re.DOTALL)
_INSERTED = re.compile(r"\{\+(.*?)\+\}", re.DOTALL)
_EXPECTED = re.compile(r"\n= (?P<classes>.*): (?P<weight>editorial|substantive)$")
_LANGUAGE = re.compile(r"\((\w\w)\) ")
_STEPS = (Effect.WEAKER, Effect.STRONGER)
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


@dataclass(frozen=True, slots=True)
class Truth:
    """What a reader says of a pair: which classes of change it has, and whether it is editorial.

    A class is written ``verb``, or with its step ``verb(weaker)``.
    """

    required: frozenset[str]
    optional: frozenset[str]
    editorial: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A pair of texts with its edits marked, and perhaps what is expected of them."""

    group: str
    claim: str
    text: str
    truth: Truth | None
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The case, as reports and the list of known failures name it."""
        return f"{self.group}: {self.claim}"

    @property
    def language(self) -> str:
        """The language of the texts, by the file or by the claim; else English."""
        told = _LANGUAGE.match(self.claim)
        return told[1] if told else LANGUAGES.get(self.group, "en")

    @property
    def sides(self) -> tuple[str, str]:
        """The old and the new text."""
        old = _DELETED.sub(r"\1", _INSERTED.sub("", self.text))
        new = _INSERTED.sub(r"\1", _DELETED.sub("", self.text))
        return old, new


@dataclass(frozen=True, slots=True)
class Found:
    """What the library says of a pair."""

    marked: str
    classes: frozenset[str]
    editorial: bool


def read_cases(folder: Path = DATA / "pairs") -> list[Case]:
    """Return all cases, file by file."""
    return [
        _case(path.stem, part)
        for path in sorted(folder.glob("*.txt"))
        for part in re.sub(r"\A(?:#.*\n)+", "", path.read_text("utf-8")).split("===\n")
    ]


def _case(group: str, part: str) -> Case:
    claim, _, text = part.strip().partition("\n")
    expected = _EXPECTED.search(text)
    truth = _truth(expected["classes"], expected["weight"]) if expected else None
    text = text[: expected.start()] if expected else text
    text, *notes = text.split("\n> ")
    text = _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)
    return Case(group, claim, text, truth, tuple(notes))


def _truth(classes: str, weight: str) -> Truth:
    names = [name.strip() for name in classes.split(",")]
    optional = frozenset(name.removesuffix("?") for name in names if name.endswith("?"))
    return Truth(
        frozenset(names) - {f"{one}?" for one in optional}, optional, weight == "editorial"
    )


def read_sample_truths() -> dict[tuple[tuple[str, ...], tuple[str, ...]], Truth]:
    """Return what a reader says of the sample pair, by the numbers of both sides."""
    found = {}
    for line in (DATA / "sample-pair.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            link, weight, classes = map(str.strip, line.split("|"))
            old, new = (tuple(side.strip().split(" + ")) for side in link.split("->"))
            found[old, new] = _truth(classes, weight)
    return found


def marked(wording: Wording) -> str:
    """Return a wording in wdiff notation."""
    parts = []
    for piece in wording.pieces:
        if piece.tag is Tag.EQUAL:
            parts.append(piece.new_text)
        else:
            parts.append(f"[-{piece.old_text}-]" if piece.old_text else "")
            parts.append(f"{{+{piece.new_text}+}}" if piece.new_text else "")
    return "".join(parts)


def cut_sides(text: str) -> tuple[str, str]:
    """Return both sides of a text in wdiff notation, a `BORDER` at both ends of each edit."""
    framed = rf"{BORDER}\1{BORDER}"
    old = _DELETED.sub(framed, _INSERTED.sub(BORDER, text))
    return old, _INSERTED.sub(framed, _DELETED.sub(BORDER, text))


def examine(case: Case) -> Found:
    """Return what the library says of a case."""
    diff = annotated(case)
    text = marked(diff.paragraphs[0].wording)
    labels = [
        pair.label for side in (diff.paragraphs[0].old, diff.paragraphs[0].new) for pair in side
    ]
    if case.group == "numbering" and any(labels):
        same = labels[0] == labels[1]
        text = f"{labels[0] if same else f'[-{labels[0]}-]{{+{labels[1]}+}}'} {text}"
    return Found(text, classes_of(diff, 0), is_editorial(diff, 0))


def annotated(case: Case) -> StatementDiff:
    """Return the comparison of the two texts of a case."""
    return _numbered(case) if case.group == "numbering" else _bare(case)


def is_editorial(diff: StatementDiff, place: int) -> bool:
    """Return whether a pair says the same: editorial changes, or at most another number."""
    unchanged = diff.paragraphs[place].fate is Fate.UNCHANGED
    return unchanged or place in editorial_pairs(diff)


def _numbered(case: Case) -> StatementDiff:
    """Return the comparison of two statements of one paragraph, with its printed number."""
    return stmtdiff.compare(*map(stmtdiff.reads, case.sides), links=[Link((0,), (0,))])


def _bare(case: Case) -> StatementDiff:
    """Return the comparison of two texts as they stand, without reading them as statements."""
    diff = annotate_diff(_frame(case.language), ())
    sides = [[side] if side else [] for side in case.sides]
    pair = replace(diff.paragraphs[0], wording=compare_wording(*sides)[0], fate=Fate.REVISED)
    return annotate_diff(replace(diff, paragraphs=(pair,), annotations=()))


def _frame(language: str) -> StatementDiff:
    side = stmtdiff.reads("1. Boats sailed.\n", language=language)
    return stmtdiff.compare(side, side)


def classes_of(diff: StatementDiff, place: int) -> frozenset[str]:
    """Return the classes of change of a pair, with the steps that verbs and qualifiers took."""
    notes = [note for note in diff.annotations if note.pair == place and note.kind != "omission"]
    found = {note.kind for note in notes}
    found |= {f"{note.kind}({note.effect})" for note in notes if note.effect in _STEPS}
    noted = {note.op for note in notes}
    if any(number not in noted for number in _changed(diff.paragraphs[place])):
        found.add("wording")
    return frozenset(found)


def _changed(pair: ParagraphDiff) -> Iterable[int]:
    return (
        number
        for number, op in enumerate(pair.wording.ops)
        if op.tag is not Tag.EQUAL and not falls_in_omission(pair.wording, op)
    )


def missing_classes(truth: Truth, classes: Collection[str]) -> list[str]:
    """Return the classes that a pair should have and has not."""
    return sorted(truth.required.difference(classes))


def spurious_classes(truth: Truth, classes: Collection[str]) -> list[str]:
    """Return the classes that a pair has and should not have; their steps do not matter here."""
    fitting = {_bare_name(name) for name in truth.required | truth.optional}
    return sorted({_bare_name(name) for name in classes} - fitting)


def _bare_name(name: str) -> str:
    return name.partition("(")[0]


@dataclass(frozen=True, slots=True)
class Score:
    """How often a class was found rightly, found wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right, 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found, 1 where nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def score_classes(judged: Iterable[tuple[Truth, Found]]) -> dict[str, Score]:
    """Return the score of each class, a pair counting once, and that of calling pairs editorial.

    What is optional counts neither way.
    """
    counts: dict[str, list[int]] = {}
    for truth, found in judged:
        required = {_bare_name(name) for name in truth.required}
        optional = {_bare_name(name) for name in truth.optional} - required
        classes = {_bare_name(name) for name in found.classes}
        if truth.editorial:
            required.add("editorial")
        if found.editorial:
            classes.add("editorial")
        for place, names in enumerate(
            (classes & required, classes - required - optional, required - classes)
        ):
            for name in names:
                counts.setdefault(name, [0, 0, 0])[place] += 1
    return {name: Score(*counts[name]) for name in sorted(counts)}


def examine_sample(examples: Path) -> list[tuple[str, Truth, Found]]:
    """Return the pairs of the sample statements, with what a reader and the library say of them."""
    sides = (
        stmtdiff.read(examples / name)
        for name in ("declaration-2031.txt", "joint-statement-2032.txt")
    )
    diff = stmtdiff.compare(*sides)
    truths = read_sample_truths()
    editorial = editorial_pairs(diff)
    judged = []
    for place, pair in enumerate(diff.paragraphs):
        key = tuple(tuple(one.number or one.eid for one in side) for side in (pair.old, pair.new))
        if key in truths:
            classes = classes_of(diff, place) - {"numbering"}
            found = Found(marked(pair.wording), classes, place in editorial)
            judged.append((" -> ".join(" + ".join(side) for side in key), truths[key], found))
    return judged
