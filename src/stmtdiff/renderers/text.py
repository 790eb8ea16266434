"""A comparison for a terminal, or for a pipe in the word-diff notation of git.

Without colour, what went stands in ``[-…-]`` and what came in ``{+…+}``. A text that holds these
marks itself is not escaped: for machines there is JSON. With colour, what went is red and struck
out, what came green and underlined; white space alone keeps its marks, since it shows no stroke.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from stmtdiff.diff import Fate, FrameKind, Tag
from stmtdiff.errors import RenderError
from stmtdiff.model import FrontLine, FrontRole
from stmtdiff.renderers.phrases import (
    FATE_WORDS,
    facts,
    findings,
    name,
    name_of_statement,
    names,
    score,
    warnings,
)
from stmtdiff.renderers.places import frame_by_place, notes_by_pair, origins
from stmtdiff.renderers.survivals import nearest_by_pair
from stmtdiff.renderers.terminal import Run, Style, painted, shown, shown_on_a_line, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stmtdiff.diff import FrameDiff, ParagraphDiff, Piece, StatementDiff, Wording
    from stmtdiff.model import Paragraph

__all__ = ["DEFAULT_WIDTH", "SUBSTANTIVE", "render_text"]

DEFAULT_WIDTH = 80
"""Columns, as terminals have always had them."""

SUBSTANTIVE = "substantive"
"""The paragraphs whose words may say something else than before."""

_NOTHING, _COLUMNS, _INDENT = "—", "   ", "  "
_ROLES = {FrontRole.TITLE: "title", FrontRole.DATELINE: "place and date", FrontRole.LINE: "line"}
_MARKS = {Style.DELETED: ("[-", "-]"), Style.INSERTED: ("{+", "+}")}


def render_text(
    diff: StatementDiff, *, color: bool = False, width: int = DEFAULT_WIDTH, only: str = ""
) -> str:
    """Return the comparison as text, the changes in the order of the later statement.

    What is unchanged is named and not printed; of a paragraph that only moved or was renumbered
    there is the head line. Wrapping breaks the wording behind a space and keeps the space; a line
    that goes on is indented by two columns more than one that the text itself begins.

    Args:
        diff: the comparison.
        color: whether to use the colours of a terminal instead of marks.
        width: the columns a line may have; a longer word stands out.
        only: ``substantive`` to leave out the paragraphs that are not, and say how many they are;
            empty for all.

    Raises:
        RenderError: `only` is neither.
    """
    if only not in ("", SUBSTANTIVE):
        raise RenderError(f"only {only!r} is not known; there is {SUBSTANTIVE!r}")
    page = _Page(color=color, width=width, only=only)
    if diff.same:
        return findings(diff) + "\n"
    lines = [*_top(diff, page), *_body(diff, page), *_outside_excerpts(diff, page)]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Page:
    """How wide, whether in colour, and which paragraphs."""

    color: bool
    width: int
    only: str = ""

    def line(self, text: str, style: Style = Style.PLAIN, *, indent: str = "") -> list[str]:
        """Return what the page itself says, wrapped, with no spaces at the ends of lines."""
        lines = self.flow([Run(shown_on_a_line(text), style)], indent=indent)
        return [line.rstrip() for line in lines]

    def head(self, text: str) -> str:
        """Return a head line, which stays one line however long it is."""
        return painted([Run(shown_on_a_line(text), Style.HEAD)], color=self.color)

    def flow(self, runs: Sequence[Run], *, indent: str = "") -> list[str]:
        """Return the runs wrapped."""
        return wrapped(runs, width=self.width, indent=indent, color=self.color)

    def wording(self, wording: Wording) -> list[Run]:
        """Return the runs that show both sides of a wording."""
        return [run for piece in wording.pieces for run in self._piece(piece)]

    def _piece(self, piece: Piece) -> Iterator[Run]:
        if piece.tag is Tag.EQUAL:
            yield Run(shown(piece.new_text))
            return
        if piece.old_text:
            yield self.changed(piece.old_text, Style.DELETED)
        if piece.new_text:
            yield self.changed(piece.new_text, Style.INSERTED)

    def changed(self, text: str, style: Style) -> Run:
        """Return words that went or came, with their marks or in their colour."""
        begin, end = _MARKS[style]
        bare = self.color and not text.isspace()
        return Run(shown(text) if bare else f"{begin}{shown(text)}{end}", style)


def _top(diff: StatementDiff, page: _Page) -> Iterator[str]:
    """Yield which statements are compared, what was found, and what to be wary of."""
    for side, statement in (("old", diff.old), ("new", diff.new)):
        count = len(statement.paragraphs)
        size = f"{count} paragraph{'s' * (count != 1)}{', an excerpt' * statement.excerpt}"
        yield from page.line(f"{side}: {name_of_statement(statement)} ({size})", Style.HEAD)
    yield ""
    yield from page.line(findings(diff))
    yield from _left_out(diff, page)
    yield from page.flow(_legend(page))
    for line in _legend_of_marks(diff):
        yield from page.line(line)
    yield from _first(diff, page)
    told = [*warnings(diff)]
    if told:
        yield ""
    for warning in told:
        yield from page.line(f"warning: {warning}", Style.WARNING)


def _left_out(diff: StatementDiff, page: _Page) -> Iterator[str]:
    """Yield how many paragraphs are not shown because their words say nothing else."""
    if page.only:
        outside = diff.fates[Fate.NOT_IN_EXCERPT]
        count = sum(not pair.substantive for pair in diff.paragraphs) - outside
        yield from page.line(f"Only what is substantive is shown; {count} left out.")


def _legend(page: _Page) -> list[Run]:
    """Return how to read the page."""
    return [
        page.changed("went", Style.DELETED),
        Run(" "),
        page.changed("came", Style.INSERTED),
        Run("; the figure beside what became of a paragraph says how sure that is, from 0 to 1."),
    ]


def _legend_of_marks(diff: StatementDiff) -> Iterator[str]:
    """Yield how to read the marks for what cannot be seen, where they occur."""
    wordings = [pair.wording for pair in diff.paragraphs] + [part.wording for part in diff.frame]
    changed = [piece for wording in wordings for piece in wording.pieces if piece.tag != Tag.EQUAL]
    if any(text.isspace() for piece in changed for text in (piece.old_text, piece.new_text)):
        yield "[- -] and {+ +} with nothing to see in them: white space that went or came."
    if any(shown(text) != text for one in wordings for text in (one.old_text, one.new_text)):
        yield "␛, <U+202E> and the like: what cannot be seen or would steer the terminal."


def _first(diff: StatementDiff, page: _Page) -> Iterator[str]:
    """Yield what to read first, if the notes single anything out."""
    ranked = diff.highlights
    if ranked:
        yield ""
        count = sum(pair.substantive for pair in diff.paragraphs)
        of = f", {len(ranked)} of {count} that may say something else" * (count > len(ranked))
        yield from page.line(f"Read first (hints, by weight{of}):", Style.HEAD)
    for one in ranked:
        pair = diff.paragraphs[one.pair]
        told = f"{names(pair.new or pair.old)}{_of(pair)}: {'; '.join(one.reasons)}"
        yield from page.line(told, indent=_INDENT)


def _of(pair: ParagraphDiff) -> str:
    return "" if pair.new else " of the earlier"


def _body(diff: StatementDiff, page: _Page) -> Iterator[str]:
    """Yield frame and paragraphs in reading order, a run of unchanged paragraphs in one line."""
    framing, notes, nearest = frame_by_place(diff), notes_by_pair(diff), nearest_by_pair(diff)
    away = origins(diff)
    untold: list[ParagraphDiff] = []
    for place, pair in enumerate(diff.paragraphs):
        parts = list(_parts(diff, framing.get(place, ()), page))
        outside = pair.fate is Fate.NOT_IN_EXCERPT
        if parts or outside or not pair.same:
            yield from _unchanged(untold, page)
            untold = []
        yield from parts
        if page.only and not pair.substantive:
            continue
        if pair.same:
            untold.append(pair)
        elif not outside:
            stray = f"stood under “{away[place]}”" if place in away else ""
            survivals = nearest.get(place, ())
            # A dropped sentence whose nearest wording is told below is told there.
            twice = {("sentence", f"{one.dropped} dropped") for one in survivals}
            told = [note for note in notes.get(place, ()) if note not in twice]
            yield from _pair(pair, told, page, stray)
            for one in survivals:
                yield from page.line(f"· {one.told}", Style.FAINT, indent=_INDENT)
    yield from _unchanged(untold, page)
    yield from _parts(diff, framing.get(len(diff.paragraphs), ()), page)


def _unchanged(pairs: list[ParagraphDiff], page: _Page) -> Iterator[str]:
    if pairs:
        yield ""
        old, new = _reach(pairs[0].old + pairs[-1].old), _reach(pairs[0].new + pairs[-1].new)
        # What has no number is called by its place, which may be another one now.
        reach = new if old == new else f"{old} → {new}"
        yield from page.line(f"{reach} unchanged", Style.FAINT)


def _reach(paragraphs: Sequence[Paragraph]) -> str:
    """Return the names of the first and the last of several paragraphs in a row."""
    first, last = paragraphs[0], paragraphs[-1]
    return name(first) if first == last else f"{name(first)}–{name(last)}"


def _parts(diff: StatementDiff, parts: Sequence[FrameDiff], page: _Page) -> Iterator[str]:
    """Yield every heading of the later statement, and whatever else of the frame differs."""
    for part in parts:
        heading = part.kind is FrameKind.HEADING
        if part.differs or (heading and part.new is not None):
            yield ""
            runs = [Run(f"{_mark(diff, part)} ", Style.HEAD), *_frame_runs(part, page)]
            beside = [Run(f"{_COLUMNS}moved", Style.HEAD)] * part.moved
            yield from page.flow([*runs, *beside])


def _frame_runs(part: FrameDiff, page: _Page) -> list[Run]:
    """Return the words of a part; a heading stands out where nothing about it changed."""
    if part.fate is Fate.NOT_IN_EXCERPT:
        return [Run(shown(part.wording.new_text), Style.HEAD)]
    return [
        Run(run.text, Style.HEAD) if run.style is Style.PLAIN else run
        for run in page.wording(part.wording)
    ]


def _mark(diff: StatementDiff, part: FrameDiff) -> str:
    if part.kind is FrameKind.HEADING:
        return "#"
    if part.kind is FrameKind.GAP:
        return "left out:"
    element = diff.old.elements[part.old or 0] if part.new is None else diff.new.elements[part.new]
    return f"{_ROLES[element.role] if isinstance(element, FrontLine) else part.kind}:"


def _pair(
    pair: ParagraphDiff, notes: Sequence[tuple[str, str]], page: _Page, beside: str = ""
) -> Iterator[str]:
    yield ""
    yield page.head(_COLUMNS.join(filter(None, (*_head(pair), beside))))
    if any(op.tag is not Tag.EQUAL for op in pair.wording.ops):
        yield from page.flow(page.wording(pair.wording), indent=_INDENT)
    for kind, reasons in _by_kind(notes).items():
        yield from page.line(f"· {kind}: {'; '.join(reasons)}", Style.FAINT, indent=_INDENT)


def _by_kind(notes: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the reasons of the notes by their kind, without what the head line says already."""
    found: dict[str, list[str]] = {}
    for kind, reason in notes:
        if kind != "numbering":
            found.setdefault(kind, []).append(reason)
    return found


def _head(pair: ParagraphDiff) -> Iterator[str]:
    yield f"{names(pair.old) or _NOTHING} → {names(pair.new) or _NOTHING}"
    yield FATE_WORDS[pair.fate]
    yield score(pair.score)
    if pair.link.given:
        yield "linked by hand"
    yield from facts(pair)
    yield from _printed(pair)


def _printed(pair: ParagraphDiff) -> Iterator[str]:
    """Yield how the number is printed on both sides, where its marks or form differ."""
    if len(pair.old) == len(pair.new) == 1:
        old, new = pair.old[0], pair.new[0]
        marks = [one.label.replace(one.number, "", 1) for one in (old, new)]
        if marks[0] != marks[1] or (old.label != new.label and not pair.renumbered):
            yield f"printed {old.label or _NOTHING} → {new.label or _NOTHING}"


def _outside_excerpts(diff: StatementDiff, page: _Page) -> Iterator[str]:
    """Yield a line for each side that is an excerpt: what of the other side it does not show."""
    pairs = [pair for pair in diff.paragraphs if pair.fate is Fate.NOT_IN_EXCERPT]
    missing_new = [(place, pair.new[0]) for pair in pairs for place in pair.link.new]
    missing_old = [(place, pair.old[0]) for pair in pairs for place in pair.link.old]
    for side, missing in (("old", missing_new), ("new", missing_old)):
        if missing:
            yield ""
            listed = ", ".join(_reaches(sorted(missing, key=lambda item: item[0])))
            which = (
                f"the {side} excerpt" if diff.old.excerpt and diff.new.excerpt else "the excerpt"
            )
            yield from page.line(f"not in {which}: {listed}", Style.FAINT)


def _reaches(placed: Sequence[tuple[int, Paragraph]]) -> Iterator[str]:
    """Yield the runs of paragraphs that stand next to each other."""
    # In a run, the place and the count of items before it rise together.
    for _, group in groupby(enumerate(placed), key=lambda item: item[1][0] - item[0]):
        yield _reach([paragraph for _, (_, paragraph) in group])
