"""Files in and out: an input is read whole, an output is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from stmtdiff.errors import ReadError, RenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["read_bytes", "write_bytes"]

_HEAD = 8192


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a file.

    Raises:
        ReadError: there is no such file, it is a directory, or it cannot be read; the message says
            which, so that a mistyped name is never taken for a text.
    """
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise ReadError(f"there is no file {os.fspath(path)!r}") from None
    except IsADirectoryError:
        raise ReadError(f"{os.fspath(path)!r} is a folder, not a file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{os.fspath(path)!r} cannot be read: {reason}") from None


def write_bytes(
    path: str | os.PathLike[str],
    data: bytes,
    *,
    inputs: Iterable[str | os.PathLike[str]] = (),
    may_replace: Callable[[bytes], bool] | None = None,
) -> None:
    """Write a file whole or not at all: what stood there stays until the new file is complete.

    Pipes and devices are written straight. A symbolic link is kept and its target replaced.

    Args:
        path: where to.
        data: what.
        inputs: files that were read and must not be overwritten.
        may_replace: says of a file's first bytes whether what stands there may be replaced;
            without it, it may.

    Raises:
        RenderError: the file is one of the inputs, or may not be replaced, or cannot be written.
    """
    target = Path(os.path.realpath(path))
    for given in inputs:
        if _same_file(given, target):
            raise RenderError(f"{os.fspath(path)!r} is one of the inputs; it is not overwritten")
    if not target.parent.is_dir():
        raise RenderError(
            f"{os.fspath(path)!r} cannot be written: there is no folder {str(target.parent)!r}"
        )
    try:
        if may_replace and target.is_file() and not may_replace(_head(target)):
            raise RenderError(
                f"{os.fspath(path)!r} is there already, and is not of stmtdiff's writing; "
                "it is not overwritten (--force does it all the same)"
            )
        if target.exists() and not target.is_file():
            _write_straight(target, data)
        else:
            _replace(target, data)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RenderError(f"{os.fspath(path)!r} cannot be written: {reason}") from None


def _same_file(one: str | os.PathLike[str], other: Path) -> bool:
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False


def _head(target: Path) -> bytes:
    with target.open("rb") as stream:
        return stream.read(_HEAD)


def _write_straight(target: Path, data: bytes) -> None:
    with target.open("wb") as stream:
        stream.write(data)


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_mode_for(target))
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _mode_for(target: Path) -> int:
    """Return the mode the file has, or the one that the user's mask gives a new file."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
