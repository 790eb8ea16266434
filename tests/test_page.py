"""The page as a document: its size, its bytes, its words, its themes, its fragments."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import html5lib
import pytest
from lxml import html

import stmtdiff
from stmtdiff.renderers.html.interface import PLURALS, load_interface
from stmtdiff.renderers.html.style import _file

LANGUAGES = Path(stmtdiff.__file__).parent / "renderers" / "html" / "languages"
UTF8 = html.HTMLParser(encoding="utf-8", huge_tree=True)
FIXED = 30 * 1024
"""So many bytes style and script may have."""
A_PARAGRAPH = 1228
"""So many bytes a paragraph may have over its text: 1.2 KB."""


@pytest.fixture(scope="module")
def diff() -> stmtdiff.StatementDiff:
    """Return the comparison of the two sample statements."""
    folder = Path(__file__).parents[1] / "examples"
    names = ("declaration-2031.txt", "joint-statement-2032.txt")
    return stmtdiff.compare(*(stmtdiff.read(folder / name) for name in names))


def tiny() -> stmtdiff.StatementDiff:
    """Return a comparison of next to nothing."""
    return stmtdiff.compare(
        stmtdiff.reads("1. We met.\n2. We agreed.\n", name="a.txt"),
        stmtdiff.reads("1. We met.\n2. We disagreed.\n", name="b.txt"),
    )


def parsed(page: str) -> Any:
    """Return a page as a tree."""
    return html.document_fromstring(page.encode(), parser=UTF8)


def text_bytes(page: str) -> int:
    """Return how many bytes of document text a page shows: the texts, and what notes quote."""
    shown = parsed(page).xpath("//*[contains(concat(' ', @class, ' '), ' t ')] | //li//bdi")
    return sum(len(one.text_content().encode()) for one in shown)


# --------------------------------------------------------------------- form


def test_the_fixed_part_is_small() -> None:
    """Style and script, the same for every page, are at most 30 KB; a tiny page is at most 35."""
    page = stmtdiff.render(tiny(), "html")
    fixed = sum(len(one.text.encode()) for one in parsed(page).xpath("//style | //script"))
    assert fixed <= FIXED
    assert len(page.encode()) <= FIXED + 5 * 1024


def test_a_paragraph_costs_little_over_its_text(diff: stmtdiff.StatementDiff) -> None:
    """At most 1.2 KB a paragraph, even where nearly every sentence was reworded."""
    page = stmtdiff.render(diff, "html")
    fixed = len(stmtdiff.render(tiny(), "html").encode())
    over = len(page.encode()) - fixed - text_bytes(page)
    assert over / len(diff.paragraphs) <= A_PARAGRAPH


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_it_is_html_without_a_slip(diff: stmtdiff.StatementDiff, language: str) -> None:
    """A strict parser has nothing to say; ids are unique, and every link has its end."""
    page = stmtdiff.render(diff, "html", language=language)
    html5lib.HTMLParser(strict=True).parse(page)
    tree = parsed(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href")} <= set(ids)


def test_the_policy_lets_only_its_own_style_and_script_be(diff: stmtdiff.StatementDiff) -> None:
    """The hashes are those of style and script; no style or event stands in an attribute."""
    tree = parsed(stmtdiff.render(diff, "html"))
    policy = tree.xpath("//meta[@http-equiv]/@content")[0]
    for tag in ("style", "script"):
        (element,) = tree.xpath(f"//{tag}")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert not {name for name in attributes if name == "style" or name.startswith("on")}


def test_it_has_both_sources_and_the_command(diff: stmtdiff.StatementDiff) -> None:
    """The foot names both files with their hashes, the version, and what makes the page again."""
    foot = parsed(stmtdiff.render(diff, "html", title="It's new")).xpath("//footer")[0]
    told = foot.text_content()
    for statement in (diff.old, diff.new):
        assert statement.source.sha256 in told
    assert f"stmtdiff {stmtdiff.__version__}" in told
    command = "stmtdiff declaration-2031.txt joint-statement-2032.txt --title 'It'\"'\"'s new'"
    assert f"{command} -o redline.html" in told


def test_the_pairing_is_explained_where_it_is_doubtful() -> None:
    """A pairing that is not sure says so, with its reason and what came close."""
    old = "1. We support peace in the north.\n2. We support peace in the south.\n"
    new = "1. We support peace in the north and south.\n2. We thank the host of the meeting.\n"
    pairs = stmtdiff.compare(stmtdiff.reads(old), stmtdiff.reads(new))
    notes = parsed(stmtdiff.render(pairs, "html")).xpath("//li[contains(@class, 'pair')]")
    told = " ".join(note.text_content() for note in notes)
    for pair in pairs.paragraphs:
        if pair.score < 0.8 and pair.old and pair.new:
            assert "Pairing uncertain" in told
            assert pair.reason in told
        if pair.link.runner_up:
            assert "Close call" in told


# -------------------------------------------------------------------- words


@pytest.mark.parametrize("path", sorted(LANGUAGES.glob("*.json")), ids=lambda path: path.stem)
def test_a_table_says_all_that_the_english_one_says(path: Path) -> None:
    """Each table has the keys of the English one, and in each text the same slots."""
    table = json.loads(path.read_text("utf-8"))
    english = json.loads((LANGUAGES / "en.json").read_text("utf-8"))
    assert table["language"] == path.stem
    assert table["texts"].keys() == english["texts"].keys()
    for key, text in table["texts"].items():
        forms = text.values() if isinstance(text, dict) else [text]
        one = english["texts"][key]
        wanted = slots(one if isinstance(one, str) else one["other"])
        assert all(slots(form) <= wanted for form in forms), key
        assert slots(text if isinstance(text, str) else text["other"]) == wanted, key
    for why, template in table["reasons"].items():
        assert slots(why) == slots(template), why


def slots(template: str) -> set[str]:
    """Return the names of a template's slots."""
    return set(re.findall(r"\{(\w+)\}", template))


@pytest.mark.parametrize(
    ("rule", "number", "form"),
    [
        ("one-other", 1, "one"),
        ("one-other", 0, "other"),
        ("slavic", 1, "one"),
        ("slavic", 21, "one"),
        ("slavic", 11, "many"),
        ("slavic", 3, "few"),
        ("slavic", 13, "many"),
        ("arabic", 0, "zero"),
        ("arabic", 2, "two"),
        ("arabic", 105, "few"),
        ("arabic", 11, "many"),
        ("arabic", 100, "other"),
        ("none", 7, "other"),
    ],
)
def test_the_form_of_a_noun_fits_its_number(rule: str, number: int, form: str) -> None:
    """The rules are those of Unicode's CLDR."""
    assert PLURALS[rule](number) == form


def test_a_table_of_ones_own(diff: stmtdiff.StatementDiff) -> None:
    """A table is taken as it is; what it lacks is said in English."""
    table = {"language": "eo", "direction": "ltr", "texts": {"read-first": "Legu unue"}}
    page = stmtdiff.render(diff, "html", language=table)
    assert '<html lang="eo"' in page
    assert "Legu unue" in page
    assert "Side by side" in page


@pytest.mark.parametrize(
    "language",
    [
        "xx",
        "../../../x",
        {},
        {"language": "eo", "direction": "up"},
        {"language": "eo", "direction": "ltr", "plural": "?"},
        {"language": "eo", "direction": "ltr", "texts": {"found": {"one": "1"}}},
        {"language": "eo", "direction": "ltr", "months": ["January"]},
        {"language": "eo", "direction": "ltr", "texts": 3},
    ],
)
def test_a_table_that_is_none_is_refused(language: Any) -> None:
    """An unknown language, and a table of another form, are told as such."""
    with pytest.raises(stmtdiff.RenderError):
        stmtdiff.render(tiny(), "html", language=language)


def test_reasons_are_told_in_the_page_language() -> None:
    """What annotators say in English is said in Russian; what cannot be is marked as English."""
    words = load_interface("ru-RU")
    assert words.reason("weaker: urge → encourage") is not None
    assert words.reason("a reason nobody foresaw") is None
    page = stmtdiff.render(tiny(), "html", language="ru")
    assert "уверенность" in page


# ------------------------------------------------------- themes, fragments


def test_a_theme_sets_the_variables() -> None:
    """Colours and fonts are set by name; the policy knows the style with them in it."""
    page = stmtdiff.render(tiny(), "html", theme={"accent": "#800", "--serif": '"Times", serif'})
    assert "--accent:#800" in page
    assert '--serif:"Times", serif' in page


@pytest.mark.parametrize(
    "theme",
    [
        {"nothing": "red"},
        {"ins": "red}body{display:none"},
        {"ins": "url(http://x.example)"},
        {"ins": "red;--del:blue"},
        {"ins": "</style>"},
        {"ins": "\\72 ed"},
    ],
)
def test_a_theme_cannot_break_out(theme: dict[str, str]) -> None:
    """Unknown names, and values that are more than a value, are refused."""
    with pytest.raises(stmtdiff.RenderError):
        stmtdiff.render(tiny(), "html", theme=theme)


def test_every_variable_is_used() -> None:
    """The style uses each variable that a theme can set."""
    style = _file("text.css") + _file("page.css")
    for name in set(re.findall(r"--[a-z-]+(?=:)", _file("tokens.css"))):
        assert f"var({name}" in style, name


def test_a_fragment_is_one_element(diff: stmtdiff.StatementDiff) -> None:
    """No document around it, no script, and ids of its own: two on a page do not meet."""
    one = stmtdiff.render(diff, "html", fragment=True)
    other = stmtdiff.render(tiny(), "html", fragment=True)
    named = stmtdiff.render(diff, "html", fragment="a-")
    element = html.fragment_fromstring(one)
    assert (element.tag, element.get("class")) == ("div", "stmtdiff")
    assert not element.xpath("//script | //@style")
    ids = [set(html.fragment_fromstring(text).xpath("//@id")) for text in (one, other, named)]
    assert not ids[0] & ids[1]
    assert all(name.startswith("a-") for name in ids[2])


def test_a_notebook_shows_the_beginning(diff: stmtdiff.StatementDiff) -> None:
    """At most twenty changed paragraphs, and how to see the others; as text, one line."""
    shown = html.fragment_fromstring(diff._repr_html_() or "")
    assert len(shown.xpath("//article")) == 20
    assert f"{len(diff.paragraphs) - 20} more changed paragraphs" in shown.text_content()
    assert len(repr(diff)) < 200


def test_the_style_of_a_fragment_stays_inside(diff: stmtdiff.StatementDiff) -> None:
    """Every rule of it stands inside ``.stmtdiff``, and it asks for no colour scheme."""
    style = html.fragment_fromstring(diff._repr_html_() or "").xpath("//style")[0].text
    assert ":root" not in style
    assert "prefers-color-scheme" not in style
    outer, depth = [], 0
    for piece in re.split(r"([{}])", style):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth -= 1
        elif depth == 0 and piece.strip():
            outer.append(piece.strip())
    assert set(outer) == {".stmtdiff"}
