"""Files in and out: an input is read whole, an output is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from stmtdiff.errors import LimitError, ReadError, RenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["MOST_BYTES", "read_bytes", "read_limited", "write_bytes"]

_HEAD = 8192
MOST_BYTES = 1 << 28
"""256 MB: more than any format's own limit lets through."""


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a file.

    Raises:
        ReadError: there is no such file, it is a directory, or it cannot be read; the message says
            which, so that a mistyped name is never taken for a text.
        LimitError: it has more than `MOST_BYTES`, or no end, as a device may.
    """
    try:
        with open(path, "rb") as stream:
            return read_limited(stream, repr(os.fspath(path)))
    except LimitError:
        raise
    except FileNotFoundError:
        address = "; save the page and pass its file" if "://" in os.fsdecode(path) else ""
        raise ReadError(f"there is no file {os.fspath(path)!r}{address}") from None
    except IsADirectoryError:
        raise ReadError(f"{os.fspath(path)!r} is a folder, not a file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{os.fspath(path)!r} cannot be read: {reason}") from None


def read_limited(stream: BinaryIO, name: str) -> bytes:
    """Return all bytes of a stream.

    Raises:
        LimitError: there are more than `MOST_BYTES`.
    """
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise LimitError(f"{name} has more than {MOST_BYTES >> 20} MB, or no end; is it the text?")
    return data


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
    target = os.path.realpath(path)
    for given in inputs:
        if _same_file(given, target):
            raise RenderError(f"{os.fspath(path)!r} is one of the inputs; it is not overwritten")
    folder = os.path.dirname(target)
    if not os.path.isdir(folder):
        raise RenderError(f"{os.fspath(path)!r} cannot be written: there is no folder {folder!r}")
    try:
        if may_replace and os.path.isfile(target) and not may_replace(_head(target)):
            raise RenderError(
                f"{os.fspath(path)!r} is there already, and is not of stmtdiff's writing; "
                "it is not overwritten (--force does it all the same)"
            )
        if os.path.exists(target) and not os.path.isfile(target):
            _write_straight(target, data)
        else:
            _replace(target, data)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RenderError(f"{os.fspath(path)!r} cannot be written: {reason}") from None


def _same_file(one: str | os.PathLike[str], other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


def _head(target: str) -> bytes:
    with open(target, "rb") as stream:
        return stream.read(_HEAD)


def _write_straight(target: str, data: bytes) -> None:
    with open(target, "wb") as stream:
        stream.write(data)


def _replace(target: str, data: bytes) -> None:
    folder, name = os.path.split(target)
    # Random enough to be nobody else's file.
    hidden = os.path.join(folder, f".{name[:40]}.{os.urandom(8).hex()}")
    try:
        with open(hidden, "xb", opener=_open_for_oneself) as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(hidden, _mode_for(target))
        os.replace(hidden, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(hidden)
        raise


def _open_for_oneself(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _mode_for(target: str) -> int:
    """Return the mode the file has, or the one that the user's mask gives a new file."""
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
