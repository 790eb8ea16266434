"""The verbs. Each returns one type, and raises nothing but `StmtdiffError`.

Whatever is given something of another type raises `WrongTypeError`.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from inspect import signature
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from stmtdiff.alignment import Evidence, Link, align_statements, parse_links
from stmtdiff.annotation import ANNOTATORS, annotate_diff
from stmtdiff.diff import StatementDiff, compare_aligned, hand_down
from stmtdiff.errors import ReadError, RenderError, StmtdiffError, WrongTypeError
from stmtdiff.files import read_bytes, write_bytes
from stmtdiff.model import Statement, legible
from stmtdiff.readers import Reading, ReadOptions, about_recognition, reader, recognise
from stmtdiff.readers.encodings import decode
from stmtdiff.renderers import COMPARISON_FORMATS, STATEMENT_FORMATS, format_of, renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from stmtdiff.alignment import Alignment, Lexicon
    from stmtdiff.renderers.records import Record

    Side = Statement | str | os.PathLike[str]

__all__ = [
    "align",
    "annotate",
    "compare",
    "compare_many",
    "read",
    "read_links",
    "reads",
    "render",
    "to_akn",
    "write",
]

BUFFERSIZE = 64
"""So many pairs wait at executors unless the caller says otherwise: a few for each worker."""


def read(
    path: str | os.PathLike[str], *, format: str = "", **options: Unpack[ReadOptions]
) -> Statement:
    """Read a file and return the statement in it.

    Args:
        path: the file.
        format: the name of a reader, such as ``text`` or ``akn``; empty to recognise it by its
            content.
        options: of the reading, by name:

            - ``encoding`` of a file of text; without it, it is found out (byte order mark, then
              UTF-8, then a guess that the statement's diagnostics report);
            - ``language``, a BCP 47 tag such as ``en``; without it, it is recognised. Of a source
              in several languages it also says which text is wanted;
            - ``part``: of a source that holds several texts, which one, from 1;
            - ``revisions`` of a Word document with tracked changes: ``accepted`` (as it is, unless
              said otherwise) or ``original``, the text before them;
            - ``password`` of a locked PDF; it is kept nowhere.

    Returns:
        The `Statement`; what was odd in the reading is in its `diagnostics`.

    Raises:
        ReadError: there is no such file, or it holds no text; or there is no such option.
        ParseError: it breaks the rules of its format, with line and column; or it is of a format
            that cannot be read yet.
        LimitError: it is too large.
        UnknownFormatError: there is no reader of that name.
    """
    _expect("read", "the name of a file (str or Path)", path, str, os.PathLike)
    _expect_options("read", {"format": format, **options})
    return reads(
        read_bytes(path), format=format, name=os.path.basename(os.fsdecode(path)), **options
    )


def reads(
    data: bytes | str, *, format: str = "", name: str = "", **options: Unpack[ReadOptions]
) -> Statement:
    """Return the statement in `data`; as `read`, for what is in memory already.

    Args:
        data: the content, as bytes or text.
        format: as for `read`.
        name: what to call the source in reports and errors.
        options: as for `read`.
    """
    _expect("reads", "bytes or text", data, bytes, str)
    _expect_options("reads", {"format": format, "name": name, **options})
    form = format or recognise(data, name=legible(name))
    reading = _reading(name, options)
    statement = reader(form)(data, reading)
    doubts = reading.doubts(statement)
    if not format:
        doubts += about_recognition(form, name)
    if not doubts:
        return statement
    return replace(statement, diagnostics=(*doubts, *statement.diagnostics))


def _reading(name: str, options: ReadOptions) -> Reading:
    unknown = options.keys() - ReadOptions.__annotations__.keys()
    if unknown:
        there = ", ".join(sorted(ReadOptions.__annotations__))
        raise ReadError(f"no option of reading is called {min(unknown)!r}; there is {there}")
    return Reading(name, **options)


def read_links(path: str | os.PathLike[str], old: Statement, new: Statement) -> tuple[Link, ...]:
    """Return the links that a person wrote into a file, for ``compare(old, new, links=…)``.

    A line of the file reads ``5 -> 6 + 7``: the printed numbers (or eIds) of the earlier and the
    later side, or the names that the comparison shows for them, ``-`` for nothing, and ``#`` before
    a comment. The encoding of the file is found out as that of a statement.

    Raises:
        ReadError: the file cannot be read, or is no text.
        LinkError: a line is not of this form, or names a paragraph that is not there.
    """
    _expect("read_links", "the name of a file (str or Path)", path, str, os.PathLike)
    _expect_statements("read_links", old, new)
    name = legible(os.path.basename(os.fsdecode(path)))
    return parse_links(decode(read_bytes(path), source=name).text, old, new)


def to_akn(statement: Statement) -> str:
    """Return the statement as Akoma Ntoso 3.0 XML, valid under the strict schema.

    ``reads(to_akn(statement), format="akn")`` gives back an equal statement.
    """
    _expect_statements("to_akn", statement)
    return str(renderer("xml", STATEMENT_FORMATS)(statement))


def align(old: Statement, new: Statement, *, links: Sequence[Link] = ()) -> Alignment:
    """Return which paragraphs of `old` became which of `new`.

    Args:
        old: the earlier statement.
        new: the later one.
        links: links that are not to be questioned; the rest is found around them.

    Raises:
        LinkError: the given links do not fit the statements.
    """
    _expect_statements("align", old, new)
    return align_statements(old, new, _expect_links("align", links))


def compare(
    old: Statement,
    new: Statement,
    *,
    links: Sequence[Link] = (),
    progress: Callable[[str, int, int], object] | None = None,
) -> StatementDiff:
    """Return the whole comparison of two statements: aligned, compared word by word, annotated.

    Args:
        old: the earlier statement.
        new: the later one.
        links: as for `align`.
        progress: called with the step that begins or goes on (``align``, ``compare``,
            ``annotate``), how much of it is done, and of how much: ``("compare", 30, 90)`` comes
            before the 31st of 90 pairs of paragraphs. It changes nothing in the result; what it
            raises is raised.

    Raises:
        LinkError: the given links do not fit the statements.
    """
    _expect_statements("compare", old, new)
    _expect_links("compare", links)
    if progress is not None and not callable(progress):
        raise WrongTypeError("compare", "a function as progress", progress)
    tell = progress or _tell_nobody
    tell("align", 0, 1)
    alignment, lexicon = _aligned(old, new, links)
    diff = compare_aligned(old, new, alignment, partial(tell, "compare"))
    tell("annotate", 0, 1)
    return annotate_diff(diff, lexicon=lexicon)


def _aligned(old: Statement, new: Statement, links: Sequence[Link]) -> tuple[Alignment, Lexicon]:
    """Return the alignment and what of its evidence is needed later; the rest is large."""
    evidence = Evidence(old, new)
    return align_statements(old, new, links, evidence), evidence.lexicon


def _tell_nobody(_step: str, _done: int, _total: int) -> None:
    """Be a `progress` that nobody asked for."""


def compare_many(
    pairs: Iterable[tuple[Side, Side]],
    *,
    executor: Executor | None = None,
    buffersize: int = BUFFERSIZE,
) -> Iterator[StatementDiff | StmtdiffError]:
    """Yield the comparison of each pair, in the order of the pairs, whoever is done first.

    A pair that cannot be compared does not end the others: its error stands in its place, not
    raised.

    Args:
        pairs: earlier and later side of each. A side is a statement, or the name of a file, which
            is then read where the comparison is made, as by ``read(path)``.
        executor: who makes the comparisons: any `concurrent.futures.Executor`, of threads, of
            processes or of a cluster, such as the ``Client.get_executor()`` of Dask. Without one
            they are made here, each when it is asked for. The results are the same.
        buffersize: how many pairs are given to the executor ahead of the one that is asked for, as
            in `Executor.map` of Python 3.14: a bound on what waits in memory.

    Yields:
        A `StatementDiff`, or the `StmtdiffError` of that pair. What the executor itself raises,
        such as ``BrokenProcessPool`` where a worker died, is raised. Where no more are asked for,
        pairs that nobody has begun are not compared.
    """
    _expect("compare_many", "pairs: [(old, new), ...]", pairs, Iterable)
    _expect("compare_many", "a number as buffersize", buffersize, int)
    if executor is None:
        return map(_outcome, pairs)
    from concurrent.futures import Executor  # noqa: PLC0415 - slow, and seldom needed

    _expect("compare_many", "an executor of concurrent.futures", executor, Executor)
    return _outcomes(iter(pairs), executor, max(1, buffersize))


def _outcomes(
    pairs: Iterator[tuple[Side, Side]], executor: Executor, ahead: int
) -> Iterator[StatementDiff | StmtdiffError]:
    waiting: deque[Future[StatementDiff | StmtdiffError]] = deque()
    try:
        while True:
            for pair in islice(pairs, ahead - len(waiting)):
                waiting.append(executor.submit(_outcome, pair))
            if not waiting:
                return
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _outcome(pair: object) -> StatementDiff | StmtdiffError:
    try:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise WrongTypeError("compare_many", "pairs of two sides, (old, new)", pair)
        old, new = (side if isinstance(side, Statement) else read(side) for side in pair)
        return compare(old, new)
    except StmtdiffError as error:
        # Its frames would keep both statements alive, and do not come back from other processes.
        return error.with_traceback(None)


def annotate(
    diff: StatementDiff, *, annotators: Iterable[str] = tuple(ANNOTATORS)
) -> StatementDiff:
    """Return the comparison with the notes of the named annotators added.

    Raises:
        UnknownFormatError: no annotator goes by one of the names.
    """
    _expect("annotate", "a comparison: stmtdiff.compare(old, new)", diff, StatementDiff)
    names = "names as annotators: ['figures', 'verbs']"
    # A text is a series of texts too, and would be looked up letter by letter.
    if isinstance(annotators, str):
        raise WrongTypeError("annotate", names, annotators)
    _expect("annotate", names, annotators, Iterable)
    chosen = tuple(annotators)
    for name in chosen:
        _expect("annotate", names, name, str)
    return annotate_diff(diff, chosen)


@overload
def render(  # type: ignore[overload-overlap]
    diff: StatementDiff, format: Literal["records"]
) -> list[Record]: ...
@overload
def render(diff: StatementDiff | Statement, format: str, **options: Any) -> str: ...
def render(diff: StatementDiff | Statement, format: str, **options: Any) -> Any:
    """Return a comparison (or a single statement) in a format.

    Args:
        diff: the comparison; or a statement, which has the formats xml, json, text and explanation.
        format: ``html``, ``json``, ``xml``, ``text``, or ``records``: a list of one flat dict a
            paragraph, ready for a data frame.
        options: the format's own; see its function in `stmtdiff.renderers`.

    Raises:
        UnknownFormatError: there is no renderer of that name.
        RenderError: the format does not take one of the options.
    """
    wanted = "a comparison (stmtdiff.compare(old, new)) or a statement (stmtdiff.read(...))"
    _expect("render", wanted, diff, StatementDiff, Statement)
    _expect_options("render", {"format": format, **options})
    formats = COMPARISON_FORMATS if isinstance(diff, StatementDiff) else STATEMENT_FORMATS
    function = renderer(format, formats)
    try:
        signature(function).bind(diff, **options)
    except TypeError as error:
        raise RenderError(f"the format {format!r} does not work so: {error}") from None
    return function(diff, **options)


def write(
    diff: StatementDiff | Statement,
    path: str | os.PathLike[str],
    *,
    format: str = "",
    **options: Any,
) -> None:
    """Write a comparison (or a single statement) to a file, whole or not at all.

    Args:
        diff: as for `render`.
        path: the file; what stood there is replaced when the new file is complete.
        format: as for `render`; empty to take it from the file name's suffix.
        options: as for `render`.

    Raises:
        UnknownFormatError: neither format nor suffix names a renderer.
        RenderError: the file cannot be written.
    """
    _expect("write", "the name of a file (str or Path)", path, str, os.PathLike)
    _expect_options("write", {"format": format, **options})
    text = render(diff, format or format_of(os.fspath(path)), **options)
    if not isinstance(text, str):
        raise RenderError("records are for Python; a file takes json")
    write_bytes(path, text.encode("utf-8"))


def _expect(verb: str, wanted: str, found: object, *types: type) -> None:
    if not isinstance(found, types):
        raise WrongTypeError(verb, wanted, found)


# What is told of an option by its name; one that is not here, its format looks after.
_OPTIONS: Mapping[str, tuple[str, tuple[type, ...]]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("format", "name", "encoding", "language", "revisions", "password", "title", "only"),
            ("text", (str,)),
        ),
        **dict.fromkeys(("part", "width"), ("a whole number", (int,))),
        "color": ("True or False", (bool,)),
        "fragment": ("True, False or text", (bool, str)),
        "theme": ("a mapping of names to values", (Mapping,)),
    }
)
_RENDER_LANGUAGE = ("text or a mapping", (str, Mapping))


def _expect_options(verb: str, options: Mapping[str, object]) -> None:
    for name, value in options.items():
        of_page = name == "language" and verb in ("render", "write")
        wanted, types = _RENDER_LANGUAGE if of_page else _OPTIONS.get(name, ("", (object,)))
        _expect(verb, f"{wanted} as {name}", value, *types)


def _expect_statements(verb: str, *statements: object) -> None:
    for statement in statements:
        _expect(verb, "statements: stmtdiff.read(...)", statement, Statement)


def _expect_links(verb: str, links: Sequence[Link]) -> Sequence[Link]:
    _expect(verb, "a list or tuple of links: stmtdiff.read_links(...)", links, list, tuple)
    for link in links:
        _expect(verb, "links made by stmtdiff.read_links(...) or of the type Link", link, Link)
    return links


def _notebook(diff: StatementDiff) -> str:
    """Return what a notebook shows; the renderer is loaded when one asks."""
    from stmtdiff.renderers.html import notebook_html  # noqa: PLC0415 - as every renderer

    return notebook_html(diff)


hand_down(_notebook)
