"""The program of the child process: bytes of a PDF in, its characters with their places out.

It runs alone (``python -I child.py``) and imports nothing of the library, so that whatever a
hostile file does to PDFium is done to a process that holds nothing. Standard input is a line of
JSON, the request, then the PDF; standard output is one JSON object. What is said of a character
here is what PDFium says; what follows from it is for the parent.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from contextlib import suppress
from typing import Any

# How deep shapes nested in forms are looked at.
_DEPTH = 4
# Degrees by which a line of text may rise or fall, as in a scan, and be no turned text.
_SLANT = 3
_FARTHEST = 1e6
_PDFIUM_PASSWORD = 4
"""FPDF_ERR_PASSWORD of fpdfview.h"""


class Refused(Exception):  # noqa: N818 - no error of the program: an answer
    """The PDF is not read, and why: a code, and what belongs to it."""


def main() -> None:
    """Read the request and the PDF, and answer."""
    request = json.loads(sys.stdin.buffer.readline())
    _limit(request["memory"], request["processor"])
    sys.path[:0] = request["paths"]
    try:
        answer: dict[str, Any] = {"pages": _pages(sys.stdin.buffer.read(), request)}
    except Refused as refusal:
        answer = {"refused": refusal.args[0], "detail": refusal.args[1]}
    except MemoryError:
        answer = {"refused": "memory", "detail": 0}
    json.dump(answer, sys.stdout, separators=(",", ":"))


def _limit(memory: int, processor: int) -> None:
    """Take memory, processor time, files and core dumps away; Windows has no such limits."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - not everywhere

        limits = (("AS", memory), ("CPU", processor), ("FSIZE", 0), ("CORE", 0))
        for name, limit in limits:
            kind = getattr(resource, f"RLIMIT_{name}")
            # macOS has the limit of memory in name only, and refuses to set it.
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (limit, limit))


def _pages(data: bytes, request: dict[str, Any]) -> list[dict[str, Any]]:
    import pypdfium2  # noqa: PLC0415 - after the limits

    try:
        document = pypdfium2.PdfDocument(data, password=request["password"] or None)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", 0) == _PDFIUM_PASSWORD
        raise Refused("password" if locked else "damaged", str(error)) from None
    if len(document) > request["pages"]:
        raise Refused("pages", len(document))
    left = request["characters"]
    pages = []
    for number in range(len(document)):
        try:
            pages.append(_Page(document[number]).as_data(left))
        except pypdfium2.PdfiumError as error:
            raise Refused("page", f"{number + 1}: {error}") from None
        left -= len(pages[-1]["text"])
    return pages


class _Page:
    """A page whose characters are told one by one, as they are seen: upright, from the top left."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - after the limits

        self.pdfium = pdfium
        self.page = page
        self.textpage = page.get_textpage()
        self.crop = page.get_cropbox()
        self.rotation = page.get_rotation()
        self.styles: list[list[float]] = []
        self.known: dict[Any, int] = {}

    def as_data(self, most: int) -> dict[str, Any]:
        """Return the page: its size, its characters, the shapes and pictures on it.

        Of the lists ``x0``, ``x1``, ``y`` (of the baseline) and ``style``, each has one value a
        character of ``text``. Lengths are hundredths of a point. A style is the size of the
        letters in points, PDF's mode of rendering, red, green, blue and alpha up to 255, and 1
        where the letters are turned against the page; -1 stands for a character that is not in the
        file but follows from a gap.
        """
        count = self.textpage.count_chars()
        if count > most:
            raise Refused("characters", count)
        columns = self._characters(count)
        fills, pictures = self._shapes()
        x0, y0, x1, y1 = self._upright(*self.crop)
        return {
            "width": x1 - x0,
            "height": y1 - y0,
            "text": "".join(columns[0]),
            **dict(zip(("x0", "x1", "y", "style"), columns[1:], strict=True)),
            "styles": self.styles,
            "fills": fills,
            "pictures": pictures,
            "notes": self._annotations(),
        }

    def _characters(self, count: int) -> tuple[list[Any], ...]:
        """Return the characters, and of each x0, x1, y and style, in that order."""
        pdfium, text = self.pdfium, self.textpage.raw
        box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        boxed, x_place, y_place = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
        columns: tuple[list[Any], ...] = ([], [], [], [], [])
        for place in range(count):
            pdfium.FPDFText_GetLooseCharBox(text, place, boxed)
            pdfium.FPDFText_GetCharOrigin(text, place, x_place, y_place)
            x0, x1, baseline = self._seen(box, x.value, y.value)
            code = pdfium.FPDFText_GetUnicode(text, place)
            unknown = not code or 0xD800 <= code < 0xE000 or code > sys.maxunicode
            columns[0].append("\ufffd" if unknown else chr(code))
            columns[1].append(_hundredths(x0))
            columns[2].append(_hundredths(x1))
            columns[3].append(_hundredths(baseline))
            made_up = pdfium.FPDFText_IsGenerated(text, place)
            columns[4].append(-1 if made_up else self._style(place))
        return columns

    def _seen(self, box: Any, x: float, y: float) -> tuple[float, float, float]:
        """Return where a character begins and ends, and its baseline, as `_upright` has them."""
        west, south, east, north = self.crop
        if not self.rotation:
            return box.left - west, box.right - west, north - y
        if self.rotation == 90:
            return box.bottom - south, box.top - south, x - west
        if self.rotation == 180:
            return east - box.right, east - box.left, y - south
        return north - box.top, north - box.bottom, east - x

    def _upright(self, *box: float) -> tuple[int, int, int, int]:
        """Return a box (left, bottom, right, top) as seen: left, top, right, bottom."""
        left, bottom, right, top = box
        west, south, east, north = self.crop
        seen = {
            0: (left - west, north - top, right - west, north - bottom),
            90: (bottom - south, left - west, top - south, right - west),
            180: (east - right, bottom - south, east - left, top - south),
            270: (north - top, east - right, north - bottom, east - left),
        }[self.rotation]
        first, second, third, fourth = (_hundredths(value) for value in seen)
        return first, second, third, fourth

    def _style(self, place: int) -> int:
        """Return the number of a character's style: one for each run of text in the page."""
        pdfium, text = self.pdfium, self.textpage.raw
        run = pdfium.FPDFText_GetTextObject(text, place)
        key = ctypes.addressof(run.contents) if run else 0
        if key not in self.known:
            matrix, colour = pdfium.FS_MATRIX(), [ctypes.c_uint(0) for _ in range(4)]
            pdfium.FPDFText_GetMatrix(text, place, matrix)
            colour[3].value = 255
            pdfium.FPDFText_GetFillColor(text, place, *colour)
            scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
            size = pdfium.FPDFText_GetFontSize(text, place) * scale
            mode = pdfium.FPDFTextObj_GetTextRenderMode(run) if run else 0
            # PDFium counts the angle of a character clockwise, as PDF does that of a page.
            angle = math.degrees(pdfium.FPDFText_GetCharAngle(text, place)) + self.rotation
            turned = abs((angle + 180) % 360 - 180) > _SLANT
            self.known[key] = len(self.styles)
            self.styles.append(
                [_hundredths(size) / 100, mode, *(c.value for c in colour), int(turned)]
            )
        return self.known[key]

    def _shapes(self) -> tuple[list[list[int]], list[list[int]]]:
        """Return the filled shapes, each a box and a colour, and the boxes of the pictures."""
        pdfium, fills, pictures = self.pdfium, [], []
        for thing in self.page.get_objects(max_depth=_DEPTH):
            if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                pictures.append([*self._upright(*thing.get_bounds())])
            elif thing.type == pdfium.FPDF_PAGEOBJ_PATH and self._is_filled(thing):
                colour = [ctypes.c_uint() for _ in range(4)]
                pdfium.FPDFPageObj_GetFillColor(thing.raw, *colour)
                box = self._upright(*thing.get_bounds())
                fills.append([*box, *(part.value for part in colour[:3])])
        return fills, pictures

    def _is_filled(self, path: Any) -> bool:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        self.pdfium.FPDFPath_GetDrawMode(path.raw, mode, stroke)
        return bool(mode.value)

    def _annotations(self) -> list[list[str]]:
        """Return the texts that lie on the page and are none of it: comments, fields of forms."""
        pdfium, found = self.pdfium, []
        for place in range(pdfium.FPDFPage_GetAnnotCount(self.page.raw)):
            annotation = pdfium.FPDFPage_GetAnnot(self.page.raw, place)
            if not annotation:
                continue
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            field = kind == pdfium.FPDF_ANNOT_WIDGET
            text = self._string(annotation, b"V" if field else b"Contents")
            if text and kind != pdfium.FPDF_ANNOT_LINK:
                found.append(["form field" if field else "comment", text])
            pdfium.FPDFPage_CloseAnnot(annotation)
        return found

    def _string(self, annotation: Any, key: bytes) -> str:
        size = self.pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
        buffer = ctypes.create_string_buffer(size)
        units = ctypes.cast(buffer, ctypes.POINTER(self.pdfium.FPDF_WCHAR))
        self.pdfium.FPDFAnnot_GetStringValue(annotation, key, units, size)
        return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")


def _hundredths(points: float) -> int:
    if -_FARTHEST < points < _FARTHEST:
        return int(100 * points + 0.5) if points > 0 else -int(0.5 - 100 * points)
    # Places beyond any page are one to us; JSON has no infinity, and what is no number is nowhere.
    return int(math.copysign(100 * _FARTHEST, points)) if points == points else 0  # noqa: PLR0124


if __name__ == "__main__":
    main()
