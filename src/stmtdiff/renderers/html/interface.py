"""The words of the page itself, in the language of its reader: a table a language.

A table is a JSON file in ``languages``; adding a language is adding a file. English is complete,
and what another table lacks is said in English. Templates hold no document text: that is filled in
as text nodes, and never read as a template again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from stmtdiff.errors import RenderError
from stmtdiff.model import Part
from stmtdiff.renderers.html.shipped import read_shipped, shipped_languages
from stmtdiff.renderers.phrases import hundredths

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from stmtdiff.diff import Fate
    from stmtdiff.model import Paragraph, Statement

__all__ = ["Interface", "Slot", "capital", "load_interface", "slug"]

_ENGLISH = "en"
_DIGITS = re.compile(r"\d+")
_SLOT = re.compile(r"\{(\w+)\}")


def _slavic(number: int) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    return "few" if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else "many"


def _arabic(number: int) -> str:
    named = {0: "zero", 1: "one", 2: "two"}
    if number in named:
        return named[number]
    if 3 <= number % 100 <= 10:
        return "few"
    return "many" if 11 <= number % 100 <= 99 else "other"


PLURALS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "none": lambda _number: "other",
        "one-other": lambda number: "one" if number == 1 else "other",
        "slavic": _slavic,
        "arabic": _arabic,
    }
)
"""Which form of a noun stands beside a number; the rules are those of Unicode's CLDR."""


def slug(fate: Fate) -> str:
    """Return the fate as it stands in classes and in the keys of a table."""
    return fate.name.lower().replace("_", "-")


class Slot(NamedTuple):
    """The place in a template where something is to be filled in, by its name."""

    name: str


class Reason(NamedTuple):
    """What annotators say in English, and how to say it in another language.

    Attributes:
        key: the longest run of its words that is always the same.
        pattern: the regular expression of the whole, with a group a slot.
        template: the same in the other language.
    """

    key: str
    pattern: str
    template: str


@dataclass(frozen=True, slots=True)
class Interface:
    """The words of the page in one language.

    Attributes:
        language: a BCP 47 tag.
        direction: ``ltr`` or ``rtl``.
        plural: the name of the rule in `PLURALS`.
        thousands: what stands between thousands.
        months: the twelve names, as they stand in a date.
        texts: key to template; where a number decides on the form, to templates by form.
        reasons: what annotators say, in this language.
    """

    language: str
    direction: str
    plural: str
    thousands: str
    months: tuple[str, ...]
    texts: Mapping[str, str | Mapping[str, str]] = field(repr=False)
    reasons: tuple[Reason, ...] = field(repr=False)

    def say(self, key: str, **values: str) -> str:
        """Return the text of that key with the values filled in."""
        template = self.texts[key]
        if not isinstance(template, str):
            template = template["other"]
        return _filled(template, values)

    def count(self, key: str, number: int) -> str:
        """Return the text of that key in the form that fits the number, with it as ``n``."""
        forms = self.texts[key]
        if isinstance(forms, str):
            return _filled(forms, {"n": self.number(number)})
        form = PLURALS[self.plural](number)
        return _filled(forms.get(form) or forms["other"], {"n": self.number(number)})

    def pieces(self, key: str) -> list[str | Slot]:
        """Return the text of that key in pieces, with a `Slot` where an element is to stand."""
        return _pieces(self.say(key))

    def number(self, number: int) -> str:
        """Return a whole number as it is written."""
        return f"{number:,}".replace(",", self.thousands)

    def percent(self, share: float) -> str:
        """Return a share as whole per cents; only all of it is told as 100."""
        return self.say("percent", n=str(hundredths(share)))

    def listed(self, texts: list[str]) -> str:
        """Return texts one after the other."""
        return self.say("comma").join(texts)

    def date(self, date: dt.date) -> str:
        """Return a date as it is written."""
        month = self.months[date.month - 1]
        return self.say("date", day=str(date.day), month=month, year=str(date.year))

    def kind(self, kind: str) -> str:
        """Return what a kind of annotation is called; one of a third party has its own name."""
        known = self.texts.get(f"kind-{kind}")
        return known if isinstance(known, str) else capital(kind)

    def reason(self, why: str) -> tuple[list[str | Slot], tuple[str, ...]] | None:
        """Return how to say in this language what an annotator says in English.

        Returns:
            The pieces of the sentence, each slot named by the place of one of the texts that
            follow; or None where there are no words for it.
        """
        for key, pattern, template in self.reasons:
            if key in why and (found := re.fullmatch(pattern, why, re.DOTALL)):
                return _pieces(template), found.groups()
        return None

    def told(self, why: str) -> str:
        """Return in this language what is said in English; empty where there are no words."""
        said = self.reason(why)
        if said is None:
            return ""
        pieces, texts = said
        inner = [self.told(text) or text for text in texts]
        return "".join(one if isinstance(one, str) else inner[int(one.name)] for one in pieces)

    def counting(self) -> Interface:
        """Return the same words for texts that print no numbers: their paragraphs are counted."""
        texts = MappingProxyType({**self.texts, str(Part.BODY): self.texts["counted"]})
        return replace(self, texts=texts)

    def name(self, paragraph: Paragraph) -> str:
        """Return what a reader calls a paragraph: its printed number, or where it stands."""
        if paragraph.number:
            return self.say("number", number=paragraph.number)
        return self.say(str(paragraph.part), n=paragraph.place)

    def names(self, paragraphs: tuple[Paragraph, ...]) -> str:
        """Return what a reader calls several paragraphs: ``¶ 8 + ¶ 9``."""
        told = ""
        for paragraph in paragraphs:
            name = self.name(paragraph)
            told = self.say("plus", first=told, second=name) if told else name
        return told

    def statement(self, statement: Statement) -> str:
        """Return what a reader calls a statement: place and date, else its title, else its file."""
        date = statement.metadata.date
        day = self.date(date) if date else ""
        by_place = self.listed([part for part in (statement.metadata.place, day) if part])
        return by_place or statement.title or statement.source.name or self.say("a-statement")

    def in_full(self, statement: Statement) -> str:
        """Return a statement's title with its place and date, as in a citation, each once."""
        name, title = self.statement(statement), statement.title
        if not title or title == name:
            return name
        return title if _tells(title, statement) else self.say("in-full", title=title, name=name)


def _tells(title: str, statement: Statement) -> bool:
    """Whether a title holds place, day and year already: ``… (Vellmar, May 12, 2032)``."""
    place, date = statement.metadata.place, statement.metadata.date
    days = {str(date.day), str(date.year)} if date else set()
    known = bool(place or date)
    return known and place.casefold() in title.casefold() and days <= set(_DIGITS.findall(title))


def capital(text: str) -> str:
    """Return `text` with a capital letter in front."""
    return text[:1].upper() + text[1:]


def _pieces(template: str) -> list[str | Slot]:
    split = enumerate(_SLOT.split(template))
    return [Slot(piece) if place % 2 else piece for place, piece in split if piece]


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: values.get(slot[1], slot[0]), template)


def load_interface(language: str | Mapping[str, Any] = _ENGLISH) -> Interface:
    """Return the words of the page in a language.

    Args:
        language: a tag such as ``ru``, of which there is a table; or a table of one's own.

    Raises:
        RenderError: there is no table for the language, or the table is not of the right form.
    """
    if isinstance(language, Mapping):
        return _interface(language)
    shipped = shipped_languages()
    for tag in (language, language.partition("-")[0]):
        if tag in shipped:
            return _of_language(tag)
    raise RenderError(
        f"the page has no words in {language!r}; it has {', '.join(shipped)}, or takes a table"
    )


@lru_cache(maxsize=16)
def _of_language(tag: str) -> Interface:
    return _interface(_table(tag))


@lru_cache(maxsize=16)
def _table(tag: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = json.loads(read_shipped("languages", f"{tag}.json"))
    return table


def _interface(table: Mapping[str, Any]) -> Interface:
    english = _table(_ENGLISH)
    try:
        interface = Interface(
            language=str(table["language"]),
            direction=str(table["direction"]),
            plural=str(table.get("plural", "one-other")),
            thousands=str(table.get("thousands", english["thousands"])),
            months=tuple(map(str, table.get("months", english["months"]))),
            texts=MappingProxyType({**english["texts"], **table.get("texts", {})}),
            reasons=tuple(map(_reason, table.get("reasons", {}).items())),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise RenderError(f"this table of words is not of the right form: {error!r}") from None
    _check(interface)
    return interface


def _reason(entry: tuple[str, str]) -> Reason:
    english, template = entry
    pieces = _SLOT.split(english)
    pattern = "".join("(.+)" if n % 2 else re.escape(piece) for n, piece in enumerate(pieces))
    return Reason(max(pieces[::2], key=len), pattern, template)


def _check(interface: Interface) -> None:
    wrong = [
        key
        for key, text in interface.texts.items()
        if not isinstance(text, str) and "other" not in text
    ]
    if interface.direction not in ("ltr", "rtl"):
        wrong.append("direction")
    if interface.plural not in PLURALS:
        wrong.append("plural")
    if len(interface.months) != 12:
        wrong.append("months")
    if wrong:
        raise RenderError(f"this table of words is not of the right form: {', '.join(wrong)}")
