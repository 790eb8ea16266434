"""From bytes to text: what is declared, what is certain, and what is only guessed."""

from __future__ import annotations

import codecs
import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.errors import LimitError, ParseError
from stmtdiff.model import Diagnostic, Severity, Source, legible
from stmtdiff.readers.signatures import refuse_foreign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stmtdiff.readers.reading import Reading

__all__ = ["Decoded", "decode", "open_text"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


# At least this share of the characters of any text is spaces, line breaks and ASCII marks.
_UTF16_SPACES = 0.05


class Decoded(NamedTuple):
    """The text of some bytes.

    Attributes:
        text: without a byte order mark.
        encoding: the encoding it was read in.
        diagnostics: a warning where the encoding is a guess.
    """

    text: str
    encoding: str
    diagnostics: tuple[Diagnostic, ...] = ()


def open_text(
    data: bytes | str, reading: Reading, media_type: str, *, most: int
) -> tuple[Decoded, Source]:
    """Return a source of text, decoded, and what it is to be called.

    Args:
        data: the bytes of a file, or text that is decoded already.
        reading: how to read it.
        media_type: what it is.
        most: how many characters it may have.

    Raises:
        ParseError: the bytes are not text.
        LimitError: the text is longer than `most`.
    """
    if isinstance(data, str):
        raw = data.encode("utf-8", errors="surrogatepass")
        decoded = Decoded(data.removeprefix("\ufeff"), "")
    else:
        raw = data
        decoded = decode(data, encoding=reading.encoding, source=reading.name)
    if len(decoded.text) > most:
        what = reading.name or "the text"
        raise LimitError(f"{what} has {len(decoded.text):,} characters; the limit is {most:,}")
    sha256 = hashlib.sha256(raw).hexdigest()
    return decoded, Source(legible(reading.name), media_type, decoded.encoding, sha256)


def decode(data: bytes, *, encoding: str = "", source: str = "") -> Decoded:
    """Return the text of `data`: by `encoding`, else its byte order mark, else UTF-8, else a guess.

    Raises:
        ParseError: the bytes are not text in the encoding given, or in none that is tried; with
            the line and column of the first byte that does not fit.
    """
    if encoding:
        return Decoded(_strictly(data, encoding, source).removeprefix("\ufeff"), encoding)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], name, source), name)
    if guess := _utf16_without_mark(data):
        return _guessed(data, guess, source)
    _refuse_binary(data, source)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data) or _has_surrogates(data):
            raise _not_text(error, "utf-8", source) from None
    return _guessed(data, _guess_single_byte(data), source)


def _strictly(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise ParseError(f"there is no encoding {encoding!r}", source=source) from None
    except UnicodeDecodeError as error:
        raise _not_text(error, encoding, source) from None
    except UnicodeError:
        raise ParseError(f"the file is not text in {encoding}", source=source) from None


def _not_text(error: UnicodeDecodeError, encoding: str, source: str) -> ParseError:
    before = _decoded_so_far(error, encoding)
    lines = re.split("\r\n|\r|\n", before)
    return ParseError(
        f"the byte 0x{error.object[error.start]:02X} is no {encoding.upper()} text; "
        "name the encoding the file was saved in, such as --encoding cp1252",
        source=source,
        line=len(lines),
        column=len(lines[-1]) + 1,
    )


def _decoded_so_far(error: UnicodeDecodeError, encoding: str) -> str:
    before = bytes(error.object[: error.start])
    try:
        return before.decode(encoding, errors="replace")
    except UnicodeError:  # some codecs, such as idna, replace nothing
        return before.decode("latin-1")


def _utf16_without_mark(data: bytes) -> str:
    """Return the UTF-16 that the bytes are in, or empty.

    Spaces and line breaks give it away: NUL bytes on one side of each pair only, and letters, no
    controls, when it is read so.
    """
    sample = data[:2000]
    if len(data) % 2 or b"\0" not in sample:
        return ""
    for name, side in (("utf-16-le", 1), ("utf-16-be", 0)):
        nul_share = 2 * sample[side::2].count(0) / len(sample)
        if nul_share > _UTF16_SPACES and not sample[1 - side :: 2].count(0):
            text = sample.decode(name, errors="replace")
            if not any(char < " " and char not in "\t\n\r" for char in text):
                return name
    return ""


_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\v\x1b")


def _refuse_binary(data: bytes, source: str) -> None:
    refuse_foreign(data, source)
    sample = data[:8000]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > 0.02 * len(sample):
        raise ParseError("this is not a text file: it is full of control bytes", source=source)


def _mostly_utf8(data: bytes) -> bool:
    """Return whether the bytes are UTF-8 with a flaw, which no guess of another encoding mends."""
    text = data.decode("utf-8", errors="replace")
    good = sum(char > "\x7f" and char != "\ufffd" for char in text)
    return good >= 2 * text.count("\ufffd")


def _has_surrogates(data: bytes) -> bool:
    """Return whether the bytes are UTF-8 but for halves of characters, as careless tools cut them.

    No text in another encoding looks so.
    """
    try:
        data.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


# The letters that a text in one of these encodings has among its high bytes, if it is one.
_SINGLE_BYTE: Sequence[tuple[str, str]] = (
    ("cp1251", "абвгдежзийклмнопрстуфхцчшщъыьэюяё"),
    ("koi8-r", "абвгдежзийклмнопрстуфхцчшщъыьэюяё"),
    ("cp1254", "çğıöşüâîûÇĞİÖŞÜ“”‘’–—…"),
    ("cp1252", "àâäçèéêëîïñóôöùûüßáíúÀÉÈÇÖÜÄ“”‘’–—…«»°§²€"),
)
_CYRILLIC = ("cp1251", "koi8-r")


def _guess_single_byte(data: bytes) -> str:
    """Return the encoding whose own letters most of the high bytes are; ties go to the first.

    Turkish and West European encodings differ in six letters only: where none of these occurs,
    the texts are the same in both, so it does not matter which is named. A Cyrillic letter counts
    beside another one only: é in salué is й in cp1251, but stands among Latin letters.
    """

    def fit(encoding: str, letters: str) -> tuple[float, int]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            return -1.0, 0
        high = [char for char in text if char > "\x7f"]
        if encoding in _CYRILLIC:
            text = "".join(re.findall("[\u0400-\u04ff]{2,}", text))
        turkish = sum(char in "ğışĞİŞ" for char in high) if encoding == "cp1254" else 0
        return sum(char in letters for char in text) / max(1, len(high)), turkish

    ranked = [(fit(name, letters), -place) for place, (name, letters) in enumerate(_SINGLE_BYTE)]
    return _SINGLE_BYTE[-max(ranked)[1]][0]


def _guessed(data: bytes, encoding: str, source: str) -> Decoded:
    text = _strictly(data, encoding, source)
    return Decoded(
        text,
        encoding,
        (
            Diagnostic(
                "encoding-guessed",
                f"The file is not UTF-8; it was read as {encoding}. If letters look wrong, "
                "name its encoding.",
                Severity.WARNING,
            ),
        ),
    )
