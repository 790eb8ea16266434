"""What a text refers to: resolutions, document symbols, articles, treaties and declarations."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from stmtdiff.annotation.dates import find_dates
from stmtdiff.annotation.reading import NUMBER, read_once, visible
from stmtdiff.annotation.speakers import MEMBERS, SPEAKERS
from stmtdiff.annotation.telling import tell
from stmtdiff.vocabulary import WEEKDAYS, month_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from stmtdiff.annotation.dates import Date
    from stmtdiff.annotation.telling import Told
    from stmtdiff.tokens import Token

__all__ = ["Reference", "compare_references", "find_references"]

_NUMBERED_TABLE = """
    resolution resolutions decision decisions article articles paragraph paragraphs annex annexes
    appendix chapter chapters section sections protocol protocols part parts recommendation
    recommendations
"""
_NUMBERED = frozenset(_NUMBERED_TABLE.split())
# The same in other languages, by the beginnings of the words.
_OTHER_NUMBERED = (
    *("résolution", "décision", "paragraphe", "annexe", "resolución", "resoluciones", "decisión"),
    *("decisiones", "artículo", "párrafo", "anexo", "resolução", "resoluções", "decisão", "artigo"),
    *("резолюци", "решени", "стать", "пункт"),
)
# French, Italian and Spanish write the article together with the word: l'article, dell'articolo.
_ELISION = re.compile("(?:l|d|de l|dell|all|nell)['\u2019]")
# Parts that are counted in Roman numbers or in letters: Annex II, Annex A.
_ROMAN = re.compile("(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_BETWEEN = frozenset(("bis", "ter", "quater", "quinquies"))
"""Behind a number: what was put in later, between two."""
# Arabic writes "and", "in", "to" and the article together with the word.
_ARABIC_NUMBERED = re.compile("[وبلكف]*(?:ال)?(?:قرار|قرارات|مقرر|مادة|فقرة)|لل(?:قرار|مادة)")
# What names a document or a part of it by a number that stands before: 31/7 sayılı karar,
# 5. madde, 第31/7号决议, 第五条.
_NUMBERED_BEFORE = ("sayılıkarar", ".madde", "号决", "號決", "条", "條", "款")
_SYMBOL = re.compile(r"[A-Z]{1,4}/.*\d.*|\d{1,4}/\d{4}", re.DOTALL)
_INSTRUMENTS_TABLE = """
    Charter Convention Treaty Protocol Covenant Declaration Agreement Accord Accords Agenda
    Pact Statute Framework Guidelines Principles Compact Communiqué
"""
_INSTRUMENTS = frozenset(_INSTRUMENTS_TABLE.split())
_HAN_NUMBERS = frozenset("一二三四五六七八九十百")
_TELLING = _INSTRUMENTS | _HAN_NUMBERS
_GOES_ON = frozenset(("and", ",", "to", "(", ")", "y", "et", "и", "e"))
"""What may stand between the numbers of several references, and about the parts of one."""
_OF = frozenset(("of", "de", "du", "del", "от"))
_SUBJECT_LENGTH = 10
"""So many words behind the word for an instrument may say what it is about."""
_SMALL = frozenset(("the", "of", "and", "by", "in", "to", "for"))
"""Words without a capital that may be among them."""
_DAYS = frozenset(WEEKDAYS.casefold().split())
_NAME_LENGTH = 5
"""So many capitalised words before the word for an instrument may be its name."""


class Reference(NamedTuple):
    """A reference and where it stands, as a range of tokens."""

    start: int
    end: int
    what: str
    name: str

    @property
    def text(self) -> str:
        """The reference in words."""
        behind = self.what.startswith(_NUMBERED_BEFORE)
        return f"{self.name}{self.what}" if behind else f"{self.what} {self.name}".strip()


def find_references(tokens: Sequence[Token], language: str = "") -> Sequence[Reference]:
    """Return the references of a text in their order, none within another.

    Args:
        tokens: the text.
        language: the primary tag of its language, by which dates are read.
    """
    return _reader(language)(tokens)


@lru_cache(maxsize=64)
def _reader(language: str) -> Callable[[Sequence[Token]], Sequence[Reference]]:
    return read_once(partial(_references, language))


def _references(language: str, tokens: Sequence[Token]) -> Sequence[Reference]:
    places = visible(tokens).places
    texts = [tokens[place].text for place in places]
    found: list[Reference] = []
    numbers = {at for at, place in enumerate(places) if tokens[place].kind is NUMBER}
    if not numbers and _TELLING.isdisjoint(texts) and not any(map(_is_lettered, texts)):
        return found
    dated = _dated(find_dates(tokens, language), tokens, places) if numbers else frozenset()
    done = letter_at = 0
    what = ""
    for at, text in enumerate(texts):
        label = _label(text)
        if label and not (text in _INSTRUMENTS and _subject_behind(texts, at)):
            what, letter_at = label, at + 1
            continue
        if what and at in dated and letter_at != at:
            # Of several resolutions each may have its date behind it.
            continue
        is_letter = bool(what) and letter_at == at and _is_lettered(text)
        joins = text in _GOES_ON and letter_at == at and not _label(texts[at - 1])
        # Not "article V, I declare".
        letter_at += (is_letter or joins) and texts[at + 1 : at + 2] != ["I"]
        is_number = at in numbers or text in _HAN_NUMBERS or is_letter
        if text not in _GOES_ON and not is_number:
            what = ""
        here = what or _label_behind(texts, at) if is_number else ""
        if is_number and (here or _SYMBOL.fullmatch(text)):
            last = at + (not _BETWEEN.isdisjoint(texts[at + 1 : at + 2]))
            name = " ".join(texts[at : last + 1])
            found.append(Reference(places[at], places[last] + 1, here, name))
            done = last + 1
        elif text in _INSTRUMENTS:
            first, subject = _name_start(texts, at, done), _subject_behind(texts, at)
            if (first < at or subject) and not _is_body(texts, first):
                last = at + (subject or _year_behind(texts, at))
                name = " ".join(texts[first : last + 1])
                found.append(Reference(places[first], places[last] + 1, "", name))
                done = last + 1
    return found


@lru_cache(maxsize=65536)
def _label(text: str) -> str:
    """Return what a word says that the number behind it is, in the singular where it is English."""
    word = _ELISION.sub("", text.casefold(), count=1)
    if word in _NUMBERED:
        return "annex" if word == "annexes" else word.rstrip("s")
    told = word.startswith(_OTHER_NUMBERED) or _ARABIC_NUMBERED.fullmatch(word)
    return word if told else ""


@lru_cache(maxsize=65536)
def _is_lettered(text: str) -> bool:
    """Return whether a word may be a Roman number, or a letter that counts as one."""
    return (len(text) == 1 and text.isascii() and text.isupper()) or bool(_ROMAN.fullmatch(text))


def _dated(dates: Sequence[Date], tokens: Sequence[Token], places: Sequence[int]) -> frozenset[int]:
    """Return which of the words belong to dates, with the "of" before these."""
    numbers = {place: at for at, place in enumerate(places)}
    found: set[int] = set()
    for date in dates:
        found.update(numbers[place] for place in range(date.start, date.end) if place in numbers)
        before = numbers[date.start] - 1
        if before >= 0 and tokens[places[before]].text in _OF:
            found.add(before)
    return frozenset(found)


def _label_behind(texts: Sequence[str], at: int) -> str:
    """Return what the words behind a number say that it is."""
    behind = "".join(texts[at + 1 : at + 4]).casefold()
    return next((label for label in _NUMBERED_BEFORE if behind.startswith(label)), "")


def _year_behind(texts: Sequence[str], at: int) -> int:
    """Return how many words the year takes that is part of a name: the Framework of 2027."""
    of, year = (*texts[at + 1 : at + 3], "", "")[:2]
    return 2 if of == "of" and len(year) == 4 and year.isdecimal() else 0


def _subject_behind(texts: Sequence[str], at: int) -> int:
    """Return how many words tell what an instrument is about: Convention on the Law of the Sea."""
    if texts[at + 1 : at + 2] not in (["on"], ["against"]):
        return 0
    size = 0
    for place, word in enumerate(texts[at + 2 : at + 2 + _SUBJECT_LENGTH], 2):
        if word[:1].isupper() and not month_of(word) and word.casefold() not in _DAYS:
            size = place
        elif word not in _SMALL:
            break
    return size


def _name_start(texts: Sequence[str], at: int, done: int) -> int:
    first = at
    while first > max(done, at - _NAME_LENGTH) and _is_name(texts[first - 1]):
        first -= 1
    return first


def _is_body(texts: Sequence[str], first: int) -> bool:
    """Whether the name is that of those who speak: we, the Leaders of the Corvane Compact."""
    who, *joins = ("", "", "", *map(str.casefold, texts[max(0, first - 3) : first]))[-3:]
    return joins == ["of", "the"] and who in SPEAKERS | MEMBERS


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word not in (
        "The",
        "This",
        "Our",
        "Their",
        "That",
        "Its",
        "These",
    )


def compare_references(
    old: Sequence[Reference],
    new: Sequence[Reference],
    standing: tuple[Container[str], Container[str]],
) -> Iterator[Told]:
    """Yield what became of the references of one op.

    Args:
        old: those that went with it.
        new: those that came with it.
        standing: the names that stand anywhere on the old side, and on the new one: such a one is
            neither dropped nor added.
    """
    gone = [one for one in old if one.name not in [other.name for other in new]]
    come = [one for one in new if one.name not in [other.name for other in old]]
    if len(gone) == len(come) == 1:
        yield tell(gone[0].text, come[0].text)
        return
    yield from (tell(one.text, "") for one in gone if one.name not in standing[1])
    yield from (tell("", one.text) for one in come if one.name not in standing[0])
