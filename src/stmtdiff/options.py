"""The options of the command line, in groups that the commands share."""

from __future__ import annotations

import argparse

# As type checkers know it; `stmtdiff --version` need not wait for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = [
    "add_links_option",
    "add_output_options",
    "add_reading_options",
    "add_weight_options",
]


class _NotEmpty(argparse.Action):
    """Takes a value, but not an empty one, as a variable that is not set leaves it."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: Any = None) -> None:
        if not values:
            parser.error(f"argument {option_string}: the value is empty")
        setattr(namespace, self.dest, values)


class _OnlyFile(_NotEmpty):
    """Takes a file's name, and no sign for standard input."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: Any = None) -> None:
        if values == "-":
            parser.error(
                f"argument {option_string}: standard input is for a statement; "
                "write the links into a file (one that is named - is reached as ./-)"
            )
        super().__call__(parser, namespace, values, option_string)


def add_links_option(parser: argparse.ArgumentParser) -> None:
    """Add what takes links from a person."""
    parser.add_argument(
        "--links",
        metavar="FILE",
        default="",
        action=_OnlyFile,
        help="links that are not to be questioned, as '5 -> 6 + 7'",
    )


def add_output_options(parser: argparse.ArgumentParser, formats: str) -> None:
    """Add where and in which format a result goes."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default="",
        action=_NotEmpty,
        help="write to this file; - for standard output",
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help="with -o: overwrite a file even if it was not written by stmtdiff",
    )
    parser.add_argument(
        "-f",
        "--format",
        default="",
        action=_NotEmpty,
        help=f"{formats}; without it, the file name's ending decides",
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours in the terminal",
    )


def add_weight_options(parser: argparse.ArgumentParser) -> None:
    """Add what counts as a difference, and what is shown of it."""
    parser.add_argument(
        "--only",
        choices=("substantive",),
        default="",
        help="of the text form: leave out paragraphs that changed only editorially, or not at all",
    )
    parser.add_argument(
        "--fail-on",
        choices=("any", "substantive", "never"),
        default="any",
        help="what makes the exit code 1: any difference (the default), or only paragraphs whose "
        "words say something else",
    )


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """Add how the inputs are read."""
    parser.add_argument(
        "--encoding",
        default="",
        action=_NotEmpty,
        help="of text files, such as cp1251; else found out",
    )
    parser.add_argument(
        "--lang",
        default="",
        action=_NotEmpty,
        help="the language, such as en or ru; else recognised",
    )
    parser.add_argument(
        "--part",
        type=int,
        default=0,
        metavar="N",
        help="which of several texts in a file is meant; else the likeliest, or the one in --lang",
    )
    parser.add_argument(
        "--revisions",
        choices=("accepted", "original"),
        default="accepted",
        help="of a Word document with tracked changes: with them accepted, or the original",
    )
    parser.add_argument(
        "--password",
        default="",
        help="of a locked PDF; others on this machine may see it while the command runs",
    )
    parser.add_argument(
        "--from",
        dest="source",
        default="",
        action=_NotEmpty,
        help="text, html, markdown, docx, pdf or akn; else recognised",
    )
