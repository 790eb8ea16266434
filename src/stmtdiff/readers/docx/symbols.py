"""Symbol fonts: what a code means whose shape only the font knows.

Word stores such characters at U+F000 + code (section 17.3.3.30, w:sym). The codes of Symbol are
those of Adobe's Symbol encoding (https://unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt); of
the dingbat fonts only signs that stand in statements are named.
"""

from __future__ import annotations

import re

__all__ = ["as_symbols", "has_unknown", "is_symbol_font"]

_SYMBOL_21 = (
    "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_A1 = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"
_SYMBOL_C4 = "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊"
_SYMBOL = {
    **{0x21 + place: sign for place, sign in enumerate(_SYMBOL_21)},
    **{0xA1 + place: sign for place, sign in enumerate(_SYMBOL_A1)},
    **{0xC4 + place: sign for place, sign in enumerate(_SYMBOL_C4)},
}
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•",
    0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_DINGBATS = ("wingdings 2", "wingdings 3", "webdings", "zapfdingbats")
_PRIVATE = re.compile("[\uf000-\uf0ff]")


def is_symbol_font(font: str) -> bool:
    """Return whether a font holds signs and no letters."""
    return font.lower() in _FONTS or font.lower() in _DINGBATS


def as_symbols(text: str, font: str) -> str:
    """Return a text with its private codes as the characters that the font shows for them.

    Where the font is not known to this module, codes are tried as Symbol's and then Wingdings':
    Word forgets the font of bullets more often than it uses another one.
    """
    known = _FONTS.get(font.lower())
    tables = (known,) if known else () if is_symbol_font(font) else (_SYMBOL, _WINGDINGS)

    def shown(match: re.Match[str]) -> str:
        code = ord(match[0]) - 0xF000
        return next((table[code] for table in tables if code in table), match[0])

    return _PRIVATE.sub(shown, text)


def has_unknown(text: str) -> bool:
    """Return whether a text still holds a private code: a sign that nobody can tell."""
    return bool(_PRIVATE.search(text))
