"""The front door: the verbs and types, their docstrings, and the README's promises of them."""

from __future__ import annotations

import dataclasses
import inspect
import shutil
import subprocess
import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import stmtdiff
from stmtdiff.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

VERBS = {
    *("align", "annotate", "compare", "compare_many", "read", "read_links", "reads", "render"),
    *("to_akn", "write"),
}


def test_the_facade_is_verbs_types_and_nothing_else() -> None:
    """Everything public is a verb, a frozen slotted dataclass, an enum, an error or a helper."""
    for name in stmtdiff.__all__:
        thing = getattr(stmtdiff, name)
        if name in VERBS | {"legible", "__version__"}:
            continue
        assert inspect.isclass(thing), name
        if dataclasses.is_dataclass(thing):
            assert thing.__dataclass_params__.frozen, name
            assert "__slots__" in vars(thing), name
        else:
            assert issubclass(thing, (StrEnum, stmtdiff.StmtdiffError)), name


def test_everything_public_has_a_docstring() -> None:
    """Each name says what it is."""
    for name in stmtdiff.__all__:
        if name != "__version__":
            assert (getattr(stmtdiff, name).__doc__ or "").strip(), name


def test_no_verb_shares_its_name_with_a_module() -> None:
    """`stmtdiff.align` is the verb whatever was imported before: the module is `alignment`."""
    modules = {path.stem for path in Path(stmtdiff.__file__).parent.iterdir()}
    assert not modules & set(stmtdiff.__all__)


def test_the_facade_lists_what_it_has() -> None:
    """dir() shows every public name, and a name that is not there is an AttributeError."""
    assert set(stmtdiff.__all__) <= set(dir(stmtdiff))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = stmtdiff.nothing


def test_types_know_what_the_lazy_table_knows() -> None:
    """The names that type checkers see are those that can be used."""
    source = Path(stmtdiff.__file__).read_text("utf-8")
    seen = {
        line.split(" as ")[1].strip(" ,\n)")
        for part in source.split("if TYPE_CHECKING:")[1]
        .split("_HOMES")[0]
        .replace(",", ",\n")
        .splitlines()
        if " as " in (line := part)
    }
    assert seen == set(stmtdiff.__all__) - {"__version__"}


def test_starting_up_loads_no_heavy_part() -> None:
    """Asking for the version imports no library, and nothing slow of the standard one."""
    code = (
        "import sys; before = set(sys.modules); from stmtdiff.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "slow = {'typing', 'pathlib', 'importlib.metadata', 'dataclasses'}\n"
        "slow |= {'lxml', 'diff_match_patch', 'stmtdiff.model'}\n"
        "print(sorted(slow & set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_readme_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The API example of the README runs as it is printed."""
    root = Path(__file__).parents[1]
    readme = (root / "README.md").read_text("utf-8")
    example = readme.split("```python\n")[1].split("```")[0]
    shutil.copytree(root / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - our own example
    assert (tmp_path / "redline.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_errors_are_what_a_caller_would_expect() -> None:
    """Each error is a StmtdiffError and the built-in error of its sort."""
    sorts = {
        stmtdiff.ReadError: ValueError,
        stmtdiff.ParseError: stmtdiff.ReadError,
        stmtdiff.LimitError: stmtdiff.ReadError,
        stmtdiff.UnknownFormatError: LookupError,
        stmtdiff.WrongTypeError: TypeError,
        stmtdiff.MissingExtraError: ImportError,
        stmtdiff.LinkError: ValueError,
        stmtdiff.RenderError: stmtdiff.StmtdiffError,
    }
    for error, base in sorts.items():
        assert issubclass(error, stmtdiff.StmtdiffError)
        assert issubclass(error, base)


def test_unknown_formats_name_the_known_ones() -> None:
    """Asking for a format that is not there says which are."""
    statement = stmtdiff.reads("1. We met.")
    with pytest.raises(stmtdiff.UnknownFormatError, match="html, json"):
        stmtdiff.render(stmtdiff.compare(statement, statement), "docx")
    with pytest.raises(stmtdiff.UnknownFormatError, match=r"akn, .*text"):
        stmtdiff.reads("x", format="nothing")
    with pytest.raises(stmtdiff.UnknownFormatError, match="annotator"):
        stmtdiff.annotate(stmtdiff.compare(statement, statement), annotators=["nothing"])


def test_options_that_a_format_does_not_take_are_refused() -> None:
    """A mistyped option is an error of ours, not a TypeError."""
    statement = stmtdiff.reads("1. We met.")
    with pytest.raises(stmtdiff.RenderError, match="colour"):
        stmtdiff.render(stmtdiff.compare(statement, statement), "text", colour=True)


@pytest.mark.parametrize("wrong", ["a.txt", Path("a.txt"), None, 5, b"1. We met.", []])
def test_things_of_another_type_are_refused_in_our_own_words(wrong: Any, tmp_path: Path) -> None:
    """A file's name for a statement, and the like, says what the verb takes."""
    statement = stmtdiff.reads("1. We met.")
    diff = stmtdiff.compare(statement, statement)
    calls: list[Callable[[], object]] = [
        lambda: stmtdiff.compare(wrong, statement),
        lambda: stmtdiff.compare(statement, wrong),
        lambda: stmtdiff.align(statement, wrong),
        lambda: stmtdiff.annotate(wrong),
        lambda: stmtdiff.render(wrong, "html"),
        lambda: stmtdiff.to_akn(wrong),
        lambda: stmtdiff.write(wrong, tmp_path / "out.html"),
        lambda: stmtdiff.read_links(tmp_path / "links", wrong, statement),
        lambda: stmtdiff.compare(statement, statement, links=[wrong]),
    ]
    if not isinstance(wrong, (str, Path)):
        calls += [lambda: stmtdiff.read(wrong), lambda: stmtdiff.write(diff, wrong)]
    if not isinstance(wrong, (str, bytes)):
        calls.append(lambda: stmtdiff.reads(wrong))
    for call in calls:
        with pytest.raises(stmtdiff.WrongTypeError, match=" takes "):
            call()


def test_options_of_another_type_are_refused_in_our_own_words(tmp_path: Path) -> None:
    """Each option, and what is in a list, as the things themselves."""
    statement = stmtdiff.reads("1. We met.")
    diff = stmtdiff.compare(statement, statement)
    reads: Any = partial(stmtdiff.reads, "1. We met.")
    link: Any = stmtdiff.Link
    texts: Any = stmtdiff.Statement.from_texts
    annotate: Any = partial(stmtdiff.annotate, diff)
    render: Any = partial(stmtdiff.render, diff)
    calls: list[Callable[[], object]] = [
        *(partial(annotate, annotators=wrong) for wrong in (None, 5, "figures", [[]], [None])),
        *(
            partial(reads, **{name: wrong})
            for name in ("format", "name", "encoding", "language", "revisions", "password")
            for wrong in (None, 5, [])
        ),
        *(partial(reads, part=wrong) for wrong in (None, "x", 1.5)),
        partial(stmtdiff.read, tmp_path / "none.txt", encoding=5),  # type: ignore[arg-type]
        *(partial(render, wrong) for wrong in ([], None, 5)),
        *(partial(render, "text", width=wrong) for wrong in ("x", None, 80.5)),
        partial(render, "text", color="always"),
        partial(render, "text", only=5),
        *(partial(render, "html", **{name: 5}) for name in ("title", "language", "theme")),
        partial(render, "html", fragment=[]),
        partial(stmtdiff.render, statement, "text", width="x"),
        partial(stmtdiff.write, diff, tmp_path / "out.html", format=5),  # type: ignore[arg-type]
        *(partial(link, *sides) for sides in ((0, 0), ((0,), "0"), (("x",), (0,)), ((0,), None))),
        partial(link, (0,), (0,), "sure"),
        partial(link, (0,), (0,), 1.0, None),
        *(partial(texts, wrong) for wrong in ([1], [None], "abc", b"abc", 5, None)),
    ]
    for call in calls:
        with pytest.raises(stmtdiff.WrongTypeError, match=" takes "):
            call()


def test_places_of_a_link_may_be_lists_in_any_order() -> None:
    """They are kept as tuples, ascending."""
    given: Any = stmtdiff.Link([1, 0], [0])  # type: ignore[arg-type]
    assert (given.old, given.new) == ((0, 1), (0,))
    statement = stmtdiff.Statement.from_texts(["We met.", "We agreed."])
    assert stmtdiff.align(statement, statement, links=[given]).links[0].old == (0, 1)


def test_records_are_for_no_file(tmp_path: Path) -> None:
    """They are data for Python, and a file of that format is refused."""
    statement = stmtdiff.reads("1. We met.")
    with pytest.raises(stmtdiff.RenderError, match="records are for Python"):
        stmtdiff.write(stmtdiff.compare(statement, statement), tmp_path / "a", format="records")


@pytest.mark.parametrize("wrong", [5, 0, "tell"])
def test_progress_is_a_function(wrong: object) -> None:
    """What cannot be called is refused before anything is done."""
    statement = stmtdiff.reads("1. We met.")
    with pytest.raises(stmtdiff.WrongTypeError, match="compare takes a function as progress"):
        stmtdiff.compare(statement, statement, progress=wrong)  # type: ignore[arg-type]


def test_links_are_a_sequence_of_links() -> None:
    """Text is no list of links."""
    statement = stmtdiff.reads("1. We met.")
    with pytest.raises(stmtdiff.WrongTypeError, match="read_links"):
        stmtdiff.compare(statement, statement, links="1 -> 1")  # type: ignore[arg-type]


def test_an_unknown_option_of_reading_is_named_with_those_that_are_known() -> None:
    """And not by what is inside."""
    with pytest.raises(ReadError, match=r"called 'lang'; there is encoding, language, part"):
        stmtdiff.reads("1. We met.", lang="en")  # type: ignore[call-arg]


def test_an_address_is_no_file() -> None:
    """Nothing is fetched: who wants a page compared is told to save it."""
    with pytest.raises(ReadError, match="save the page and pass its file"):
        stmtdiff.read("https://example.org/statement.html")
