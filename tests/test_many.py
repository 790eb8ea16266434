"""Many pairs through any executor: the same results, in order, and no pair loses another."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest

import stmtdiff
from conftest import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FORMATS = ("html", "json", "xml", "text")
ERRORS = (
    stmtdiff.StmtdiffError("plain"),
    stmtdiff.ReadError("there is no file"),
    stmtdiff.ParseError("a bracket is missing", source="a.xml", line=3, column=7),
    stmtdiff.ParseError("damaged", source="a.pdf"),
    stmtdiff.LimitError("too large"),
    stmtdiff.UnknownFormatError("docs", ("docx", "text"), what="reader"),
    stmtdiff.MissingExtraError("reading a PDF", "pdf"),
    stmtdiff.LinkError("no paragraph 9"),
    stmtdiff.RenderError("cannot be written"),
    stmtdiff.WrongTypeError("compare", "statements", 5),
)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> list[tuple[Any, Any]]:
    """Return pairs of files, of statements and mixed, and two that cannot be compared."""
    old, new = examples / "declaration-2031.txt", examples / "joint-statement-2032.txt"
    small = stmtdiff.reads("1. We met in Vellmar.\n\n2. We agreed on 35 percent.")
    folder = tmp_path_factory.mktemp("pairs")
    file = folder / "later.txt"
    file.write_text("1. The Ministers met in Vellmar.\n\n2. They agreed on 40 percent.", "utf-8")
    return [
        (old, new),
        (small, str(file)),
        (file, folder / "no such file.txt"),
        (file, small),
        (small, 5),
        (small, small),
    ]


@pytest.fixture(scope="module")
def alone(pairs: list[tuple[Any, Any]]) -> list[Any]:
    """Return what the pairs give one by one, in this process."""
    return shown(stmtdiff.compare_many(pairs))


def processes() -> ProcessPoolExecutor:
    """Return workers that share nothing with this process but what is sent to them."""
    return ProcessPoolExecutor(2, mp_context=get_context("spawn"))


def shown(results: Iterator[stmtdiff.StatementDiff | stmtdiff.StmtdiffError]) -> list[Any]:
    """Return each result with all that can be made of it, and errors by type and message."""
    return [
        (type(result), str(result), vars(result))
        if isinstance(result, stmtdiff.StmtdiffError)
        else (result, *(stmtdiff.render(result, name) for name in FORMATS))
        for result in results
    ]


@pytest.mark.parametrize("make", [lambda: ThreadPoolExecutor(3), processes])
def test_any_executor_gives_what_one_by_one_gives(
    make: Callable[[], Executor], pairs: list[tuple[Any, Any]], alone: list[Any]
) -> None:
    """Threads and processes give equal comparisons, the same bytes and errors, in order."""
    with make() as executor:
        assert shown(stmtdiff.compare_many(pairs, executor=executor)) == alone


def test_one_by_one_is_compare(pairs: list[tuple[Any, Any]], alone: list[Any]) -> None:
    """Each result is that of reading and comparing the pair by hand."""
    assert alone[3][0] == stmtdiff.compare(stmtdiff.read(pairs[3][0]), pairs[3][1])
    assert alone[5][0] == stmtdiff.compare(*pairs[5])


def test_a_dask_cluster_gives_what_one_by_one_gives(
    pairs: list[tuple[Any, Any]], alone: list[Any]
) -> None:
    """A cluster of processes, reached by its client's executor, gives the same."""
    if find_spec("distributed") is None:
        missing("dask's distributed is not installed")
    from distributed import Client, LocalCluster  # noqa: PLC0415 - an optional part of the tests

    size = {"n_workers": 2, "threads_per_worker": 1}
    with (
        LocalCluster(processes=True, dashboard_address=None, **size) as cluster,
        Client(cluster) as client,
        client.get_executor() as executor,
    ):
        assert shown(stmtdiff.compare_many(pairs, executor=executor)) == alone


def test_an_error_stands_in_the_place_of_its_pair(pairs: list[tuple[Any, Any]]) -> None:
    """A missing file, a thing that is no statement, what is no pair: each told in its place."""
    odd: list[Any] = [*pairs[1:], pairs[1][:1], "ab", None]
    results = list(stmtdiff.compare_many(odd))
    kinds = [type(result) for result in results]
    fine, wrong = stmtdiff.StatementDiff, stmtdiff.WrongTypeError
    assert kinds == [fine, stmtdiff.ReadError, fine, wrong, fine, wrong, wrong, wrong]
    assert "no such file.txt" in str(results[1])
    assert all(r.__traceback__ is None for r in results if isinstance(r, stmtdiff.StmtdiffError))


class Waiting(Executor):
    """Runs nothing until as many pairs as `size` wait, then the last of them first."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.waiting: list[tuple[Future[Any], Any, Any]] = []

    def submit(self, function: Any, /, *arguments: Any) -> Future[Any]:  # type: ignore[override]
        """Keep what is to be done."""
        self.waiting.append((Future(), function, arguments))
        future = self.waiting[-1][0]
        if len(self.waiting) == self.size:
            while self.waiting:
                done, run, given = self.waiting.pop()
                done.set_result(run(*given))
        return future


def test_the_order_is_that_of_the_pairs_whoever_is_done_first() -> None:
    """Where the last pair is done first, the first still comes first."""
    texts = [stmtdiff.reads(f"1. We met in hall {number}.") for number in range(6)]
    pairs = [(text, text) for text in texts]
    executor = Waiting(3)
    results = list(stmtdiff.compare_many(iter(pairs), executor=executor, buffersize=3))
    assert [r.old for r in results if isinstance(r, stmtdiff.StatementDiff)] == texts


def test_no_more_pairs_wait_than_asked_for() -> None:
    """An endless series is taken from only as far as results are asked for."""
    taken = []

    def endless() -> Iterator[tuple[Any, Any]]:
        while True:
            taken.append(len(taken))
            statement = stmtdiff.reads(f"1. We met {len(taken)} times.")
            yield statement, statement

    executor = Waiting(1)
    results = stmtdiff.compare_many(endless(), executor=executor, buffersize=2)
    assert not taken
    next(results)
    next(results)
    assert taken == [0, 1, 2]


def test_who_stops_asking_leaves_no_work_behind() -> None:
    """Closed early, what nobody has begun is cancelled."""
    statement = stmtdiff.reads("1. We met.")
    executor = Waiting(100)
    results = stmtdiff.compare_many([(statement, statement)] * 4, executor=executor)
    with ThreadPoolExecutor(1) as other:
        asked = other.submit(next, results)
        while len(executor.waiting) < 4:
            pass
        first, run, given = executor.waiting[0]
        first.set_result(run(*given))
        assert asked.result()
    results.close()  # type: ignore[attr-defined]
    assert [future.cancelled() for future, _, _ in executor.waiting] == [False, True, True, True]


@pytest.mark.parametrize(
    ("pairs", "options"),
    [(5, {}), ([("a", "b")], {"executor": "processes"}), ([("a", "b")], {"buffersize": "2"})],
)
def test_a_call_that_makes_no_sense_is_refused_at_once(pairs: Any, options: Any) -> None:
    """What is no list of pairs, no executor, no number is told by the call, not by the first."""
    with pytest.raises(stmtdiff.WrongTypeError, match="compare_many takes"):
        stmtdiff.compare_many(pairs, **options)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("again", [lambda e: pickle.loads(pickle.dumps(e)), copy.deepcopy])  # noqa: S301
def test_errors_come_back_from_other_processes(
    error: stmtdiff.StmtdiffError, again: Callable[[Any], Any]
) -> None:
    """Every error is itself again: type, message, attributes, and what the built-in keeps."""
    error.add_note("of the third pair")
    back = again(error)
    assert type(back) is type(error)
    assert (str(back), back.args, vars(back)) == (str(error), error.args, vars(error))
    assert getattr(back, "msg", None) == getattr(error, "msg", None)


def test_every_error_is_tried() -> None:
    """The list above has every error that there is."""
    every = {getattr(stmtdiff, name) for name in stmtdiff.__all__ if name.endswith("Error")}
    assert {type(error) for error in ERRORS} == every
