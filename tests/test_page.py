"""The page as a document: its size, its bytes, its words, its themes, its fragments."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import html5lib
import pytest
from lxml import html

import stmtdiff
from stmtdiff.model import Block, Paragraph
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


def style_and_script(page: str) -> int:
    """Return how many bytes a page's style and script have."""
    return sum(len(one.text.encode()) for one in parsed(page).xpath("//style | //script"))


def text_bytes(page: str) -> int:
    """Return how many bytes of document text a page shows: the texts, and what is quoted."""
    quoted = "//li//bdi | //li//div/del | //li//div/ins | //h3/bdi | //p[@class]/bdi"
    shown = parsed(page).xpath(f"//*[contains(concat(' ', @class, ' '), ' t ')] | {quoted}")
    return sum(len(one.text_content().encode()) for one in shown)


# --------------------------------------------------------------------- form


def test_the_fixed_part_is_small(diff: stmtdiff.StatementDiff) -> None:
    """Style and script are at most 30 KB for a tiny page, 32 where every status has its style."""
    page = stmtdiff.render(tiny(), "html")
    assert style_and_script(page) <= FIXED
    assert len(page.encode()) <= FIXED + 7 * 1024
    assert style_and_script(stmtdiff.render(diff, "html")) <= FIXED + 2 * 1024


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
            assert (load_interface().told(pair.reason) or pair.reason) in told
        if pair.link.runner_up:
            assert "Another candidate" in told


def test_nothing_is_said_of_a_pairing_that_is_sure(diff: stmtdiff.StatementDiff) -> None:
    """Beside a card stands how sure it is only where it is in doubt; in the table always."""
    tree = parsed(stmtdiff.render(diff, "html"))
    told = tree.xpath("count(//article[.//li[contains(@class, 'pair')]])")
    doubtful = [p for p in diff.paragraphs if p.score < 0.95 or p.link.runner_up]
    assert told == len(doubtful) < len(diff.paragraphs)
    assert len(tree.xpath("//table//td[4][contains(., '%')]")) == len(diff.paragraphs)


# ----------------------------------------------------------- what is looked for


CLAUSES = "Inside sentences that stayed, four words or more together"


def items(tree: Any, name: str, which: str = "true()") -> list[str]:
    """Return the entries of one of the complete lists, by the words it begins with.

    `which` are those under some of its headings, the `heading` in front of them.
    """
    (found,) = tree.xpath(f"//details[summary[starts-with(., '{name}')]]")
    entries = found.xpath(f"./ul[{which.replace('heading', 'preceding-sibling::h3[1]')}]/li")
    return [" ".join(one.text_content().split()) for one in entries]


def test_all_that_was_dropped_is_listed(diff: stmtdiff.StatementDiff) -> None:
    """Every removed paragraph and every dropped sentence has an entry, with a link to it."""
    tree = parsed(stmtdiff.render(diff, "html"))
    told = items(tree, "What was dropped")
    removed = [pair for pair in diff.paragraphs if pair.fate is stmtdiff.Fate.REMOVED]
    for pair in removed:
        start = " ".join(pair.old[0].text.split()[:8])
        assert any(one.startswith(f"earlier ¶ {pair.old[0].number} “{start}") for one in told)
    for one in diff.survivals:
        text = diff.old.paragraphs[one.old].text[one.old_span.start : one.old_span.end]
        if diff.paragraphs[one.pair] not in removed:
            entry = (
                f"earlier ¶ {diff.old.paragraphs[one.old].number} “{' '.join(text.split()[:60])}"
            )
            # One that stands elsewhere nearly as it was has moved.
            assert any(entry in one for one in told) == (one.new is None or one.score < 0.8)


def test_clauses_that_went_or_came_are_listed(diff: stmtdiff.StatementDiff) -> None:
    """Paragraph by paragraph, with how many they are; what moved is not among them."""
    tree = parsed(stmtdiff.render(diff, "html"))
    gone, new = (
        items(tree, name, f"heading = '{CLAUSES}'") for name in ("What was dropped", "What is new")
    )
    assert "earlier ¶ 49 “and the reunification of families”" in gone
    assert "earlier ¶ 35 “no later than 1 July 2032”" in gone
    assert "later ¶ 9 “held in November 2031 and April 2032”" in new
    assert not any("debt for investment" in one for one in (*gone, *new))
    (count,) = tree.xpath("//summary[starts-with(., 'What was dropped')]/small/text()")
    assert f"{sum(one.count(' · ') + 1 for one in gone)} passages inside sentences" in count


def test_all_changed_figures_and_dates_are_listed(diff: stmtdiff.StatementDiff) -> None:
    """Each note on a figure or a date is in the list under its paragraph."""
    tree = parsed(stmtdiff.render(diff, "html"))
    told = items(tree, "Figures and dates")
    pairs = {note.pair for note in diff.annotations if note.kind in ("figure", "date")}
    assert len(told) == len(pairs)
    (nine,) = (one for one in told if one.startswith("¶ 9 "))
    for part in ("2.9 3.2 percent", "18 19 percent", "2031 2032 (rolled forward one year)"):
        assert part in nine


def test_what_an_excerpt_does_not_show_is_not_lost() -> None:
    """Its cards are folded and count no words as gone; the list says that it cannot be told."""
    folder = Path(__file__).parents[1] / "examples"
    names = ("declaration-2031.txt", "joint-statement-2032.excerpt.txt")
    diff = stmtdiff.compare(*(stmtdiff.read(folder / name) for name in names))
    tree = parsed(stmtdiff.render(diff, "html"))
    hidden = tree.xpath("//article[contains(@class, 'f-not-in-excerpt')]")
    assert len(hidden) == diff.fates[stmtdiff.Fate.NOT_IN_EXCERPT]
    for card in hidden:
        assert card.xpath("details[not(@open)]/div[contains(@class, 't')]")
        assert not card.xpath(".//span[@class='d']")
    moved, listed, gaps = tree.xpath("//details[summary[starts-with(., 'What was dropped')]]/p")
    assert moved.xpath(".//a/text()") == ["¶ 22", "¶ 31"]
    assert len(listed.xpath(".//a")) == len(hidden)
    shortened = {n.pair for n in diff.annotations if n.kind == "omission" and n.op is not None}
    assert len(gaps.xpath(".//a")) == sum(len(diff.paragraphs[n].new) for n in shortened) > 0
    for entry in items(tree, "What was dropped", f"heading != '{CLAUSES}'"):
        assert "not shown" in entry or "something near" in entry
    for pair in diff.paragraphs:
        if pair.fate is stmtdiff.Fate.NOT_IN_EXCERPT and pair.score < 0.8:
            (card,) = tree.xpath(f"//article[@id='o{pair.old_numbers[0]}']")
            assert "Please check" in card.xpath("string(ul)")


def test_a_topic_stands_in_the_text(diff: stmtdiff.StatementDiff) -> None:
    """What a card is said to be about are words of its own text, those behind speaker and verb."""
    tree = parsed(stmtdiff.render(diff, "html"))
    topics = {}
    for card in tree.xpath("//article[header/h3/bdi]"):
        topic = card.xpath("string(header/h3/bdi)")
        kept = ".//div[contains(@class, 't')]//text()[not(ancestor::del)]"
        text = "".join(card.xpath(kept) or card.xpath(".//del//text()"))
        assert topic.removesuffix(" …") in text
        topics[card.get("id")] = topic
    assert topics["p4"] == "the central place of the Meridian Council …"
    assert topics["p8"] == "determination to prevent and combat corruption"
    assert topics["p20"] == "paid tribute to the men and women …"


def test_sides_are_marked_wherever_both_are_told(diff: stmtdiff.StatementDiff) -> None:
    """In notes, lists and stubs a link to an earlier paragraph says so, one to a later one, too."""
    tree = parsed(stmtdiff.render(diff, "html"))
    earlier = {f"#{one}" for one in tree.xpath("//span[@class='was']/@id")}
    for link in tree.xpath("//ul[contains(@class, 'notes')]//a | //p[contains(@class, 'stub')]//a"):
        before = "".join(link.xpath("preceding-sibling::node()[1][self::text()]"))
        first = before.rstrip().endswith("+") or link.getprevious() is not None
        side = "earlier" if link.get("href") in earlier else "later"
        assert first or before.split()[-1] in (side, "+"), link.getparent().text_content()
    table = tree.xpath("//table//td[2]/a/@href")
    assert len(table) == sum(bool(pair.old) for pair in diff.paragraphs)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("35 percent of it.", "40 percent of it.", ["<del>35</del> <ins>40 percent</ins>"]),
        ("act by (a).", "act by (b).", ["<del>(a)</del> <ins>(b)</ins>"]),
        ("condemn the raids.", "regret the raids.", ["Weaker: <del>condemn</del> <ins>regret"]),
        ("met by 2031.", "met by 2032.", ["<del>2031</del> <ins>2032</ins> (deadline"]),
        ("work “x → y” boats.", "work 12 boats.", []),
    ],
)
def test_what_went_and_came_is_marked_under_read_first(old: str, new: str, told: list[str]) -> None:
    """It is taken from the fields of a note: an arrow in what is quoted marks nothing."""
    diff = stmtdiff.compare(*(stmtdiff.reads(f"1. We {text}\n") for text in (old, new)))
    tree = parsed(stmtdiff.render(diff, "html"))
    (first, *_) = tree.xpath("//section[@class='first'][1]//li/div")
    shown = html.tostring(first, encoding="unicode")
    assert all(one in shown for one in told), shown
    assert shown.count("<del>") == len(told)


def test_a_sentence_that_went_over_is_marked_as_moved(diff: stmtdiff.StatementDiff) -> None:
    """At both ends: it was not dropped there, and it is not new here."""
    tree = parsed(stmtdiff.render(diff, "html"))
    assert len(diff.transfers) == 2
    for one in diff.transfers:
        for run, paragraph, span in (
            ("del", diff.old.paragraphs[one.old], one.old_span),
            ("ins", diff.new.paragraphs[one.new], one.new_span),
        ):
            sentence = paragraph.text[span.start : span.end]
            marked = [mv.text_content() for mv in tree.xpath(f"//{run}/span[@class='mv']")]
            assert sentence in [text.strip() for text in marked]


def test_a_moved_paragraph_says_under_which_heading_it_stood(
    diff: stmtdiff.StatementDiff,
) -> None:
    """A card under a heading that its paragraph did not have says which one it had."""
    tree = parsed(stmtdiff.render(diff, "html"))
    (card,) = tree.xpath("//article[@id='p8']")
    assert "stood under “Economy and finance”" in card.xpath("string(.//ul)")


def test_texts_without_numbers_are_counted() -> None:
    """Where no paragraph has a number each has one name, and none is told twice."""
    old = "We met in the capital.\n\nWe note the report of the bank on trade.\n"
    new = "We met in the capital.\n\nWe welcome the report of the bank on trade.\n"
    diff = stmtdiff.compare(stmtdiff.reads(old), stmtdiff.reads(new))
    tree = parsed(stmtdiff.render(diff, "html"))
    assert [one.text for one in tree.xpath("//h3/a")] == ["Paragraph 1", "Paragraph 2"]
    assert [one.text for one in tree.xpath("//table//td[1]/a")] == ["1", "2"]
    assert not tree.xpath("string(//h3/span[@class='was'])")
    assert "paragraph 2" in tree.xpath("string(//section[h2[starts-with(., 'Read first')]])")


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
    assert words.told("weaker: urge → encourage") == "слабее: urge → encourage"


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


@pytest.mark.parametrize("path", sorted(LANGUAGES.glob("*.json")), ids=lambda path: path.stem)
def test_a_table_of_words_names_each_once(path: Path) -> None:
    """A key that stands twice would hide one of its words: JSON takes the last one."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    assert json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)


def test_sentences_that_begin_alike_are_all_listed() -> None:
    """Two dropped sentences with the same first words are two, in the order of the text."""
    kept = "We met in Vellmar to speak of the lakes, the roads and the harbours of the Group."
    alike = "The wardens of the northern lakes keep all the"
    gone = [f"{alike} {what} in good order." for what in ("reeds", "boats", "herons")]
    old = stmtdiff.reads(f"1. {kept} {' '.join(gone)}\n")
    diff = stmtdiff.compare(old, stmtdiff.reads(f"1. {kept}\n"))
    (listed, *_) = parsed(stmtdiff.render(diff, "html")).xpath("//section[contains(@class, 'all')]")
    told = [one.text_content() for one in listed.xpath(".//details[1]//bdi")]
    assert told == [f"“{sentence}”" for sentence in gone]


def test_a_name_of_a_file_is_not_turned_round() -> None:
    """On a page that runs to the left, only what it puts together itself runs so, too."""
    texts = ("1. We agree.\n", "1. We do not agree.\n")
    files = [stmtdiff.reads(text, name=f"203{n}.txt") for n, text in enumerate(texts)]
    head = "Declaration\nPort Alba, 1 May 2031\n\n"
    dated = [stmtdiff.reads(f"{head}{text}") for text in texts]
    for pair, direction in ((files, []), (dated, ["rtl", "rtl"])):
        page = stmtdiff.render(stmtdiff.compare(*pair), "html", language="ar")
        assert parsed(page).xpath("//p[@class='ctx']/bdi/@dir") == direction


def test_a_transfer_is_linked_to_its_own_paragraph() -> None:
    """Of two paragraphs that are printed with one number, each to the one it went to."""
    attacks = "We condemn the attacks on harbours and grain stores in the Eastern Basin."
    ferries = "We will open a ferry line for patients and doctors between the outer islands."
    trade = "We reaffirm the rules of open trade across the northern sea lanes and straits."
    nurses = "We will train two hundred nurses in every coastal district before next spring."
    thanks = "We thank the city of Tarn Quay for the welcome that it gave to our delegations."

    def made(*texts: str) -> stmtdiff.Statement:
        return stmtdiff.Statement(
            tuple(
                Paragraph(f"para_{place}", (Block(text),), label)
                for place, (text, label) in enumerate(zip(texts, ("1.", "2.", "2."), strict=True))
            )
        )

    old = made(f"{trade} {attacks} {ferries}", nurses, thanks)
    diff = stmtdiff.compare(old, made(trade, f"{nurses} {attacks}", f"{thanks} {ferries}"))
    assert [(one.old, one.new) for one in diff.transfers] == [(0, 1), (0, 2)]
    page = parsed(stmtdiff.render(diff, "html"))
    links = page.xpath("//article[1]//li[b='Moved sentence']//a/@href")
    before = "count(//article[descendant-or-self::*[@id=$id]]/preceding-sibling::article)"
    assert [page.xpath(before, id=link[1:]) for link in links] == [1, 2]


@pytest.mark.parametrize(
    ("old", "new", "twice"),
    [
        ("We met on 2 and 3 October 2041.", "We met on 20 and 21 May 2042.", False),
        ("We met on 3 May 2041.", "We met on 4 June 2041.", False),
        ("From 3 May 2041 on, not 3 May 2041.", "From 4 May 2041 on, not 4 May 2041.", True),
        ("We aim at 4-1/4 to 4-1/2 percent.", "We aim at 4 to 4-1/4 percent.", False),
        ("Of 2 to 3 tons, 2 to 3 tons go.", "Of 2 to 4 tons, 2 to 4 tons go.", True),
    ],
)
def test_what_changed_in_two_places_is_told_once(old: str, new: str, *, twice: bool) -> None:
    """A date or a range, in the lists, in their counts and beside the text; two alike are two."""
    sides = (stmtdiff.Statement.from_texts([text, "We thank you."]) for text in (old, new))
    page = parsed(stmtdiff.render(stmtdiff.compare(*sides), "html")).text_content()
    assert ("(2 times)" in page) == twice
    assert ("2 changes" if twice else "1 change") in page


@pytest.mark.parametrize(
    ("score", "text", "page"),
    [
        (0.9479, "0.95", "95%"),
        (0.944, "0.94", "94%"),
        (0.998, "0.99", "99%"),
        (1.0, "1.00", "100%"),
    ],
)
def test_a_score_is_rounded_in_the_same_way_everywhere(score: float, text: str, page: str) -> None:
    """In the text form and on the page; only what is sure is told as wholly sure."""
    diff = tiny()
    *others, last = diff.paragraphs
    last = replace(last, link=replace(last.link, score=score))
    diff = replace(diff, paragraphs=(*others, last))
    assert f"   {text}\n" in stmtdiff.render(diff, "text")
    cells = parsed(stmtdiff.render(diff, "html")).xpath("//table//td[last()]")
    assert cells[-1].text == page
