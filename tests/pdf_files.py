"""PDFs made by hand for the tests, place by place, with reportlab."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from reportlab.lib.pdfencrypt import StandardEncryption

WIDTH, HEIGHT = 595, 842
LEFT, TOP, LEADING, SIZE = 72, 780, 14, 11

Page = Callable[[Canvas], None]


def pdf(*pages: Page, encrypt: StandardEncryption | None = None) -> bytes:
    """Return a PDF of pages, each drawn by a function."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, encrypt=encrypt)
    for draw in pages:
        canvas.setFont("Helvetica", SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*texts: str, x: float = LEFT, y: float = TOP, size: float = SIZE) -> Page:
    """Return the drawing of lines under each other; an empty one is a gap."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        for row, text in enumerate(texts):
            canvas.drawString(x, y - row * LEADING, text)

    return draw


def at(x: float, y: float, text: str, *, size: float = SIZE, mode: int = 0) -> Page:
    """Return the drawing of a text at a place; `mode` is how PDF renders it."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text, mode=mode)

    return draw


def mixed(x: float, y: float, *parts: tuple[str, float, float]) -> Page:
    """Return the drawing of a line of parts, each a text, its size and how far it is raised."""

    def draw(canvas: Canvas) -> None:
        place = x
        for text, size, rise in parts:
            canvas.setFont("Helvetica", size)
            canvas.drawString(place, y + rise, text)
            place += canvas.stringWidth(text, "Helvetica", size)

    return draw


def together(*drawings: Page) -> Page:
    """Return the drawing of several on one page."""

    def draw(canvas: Canvas) -> None:
        for drawing in drawings:
            canvas.saveState()
            drawing(canvas)
            canvas.restoreState()

    return draw
