"""The page in a real browser: every control, the keyboard, no script, print, phones, hostility."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

import stmtdiff
from browser import NARROW, PHONE, chromium, opened
from stmtdiff.model import Block, FrontLine, FrontRole, Metadata, Paragraph, Source, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from stmtdiff import StatementDiff

BREAK = "\n\n"
SHOWN = "els => els.filter(e => e.offsetParent !== null).length"


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Return a running Chromium."""
    with chromium(chromium_path) as running:
        yield running


@pytest.fixture(scope="module")
def diff(examples: Path) -> StatementDiff:
    """Return the comparison of the two sample statements."""
    names = ("declaration-2031.txt", "joint-statement-2032.txt")
    return stmtdiff.compare(*(stmtdiff.read(examples / name) for name in names))


@pytest.fixture(scope="module")
def pages(
    tmp_path_factory: pytest.TempPathFactory, diff: StatementDiff, examples: Path
) -> dict[str, Path]:
    """Return pages by name: of the sample pair, the excerpt, other languages, a fragment."""
    folder = tmp_path_factory.mktemp("pages")
    excerpt = stmtdiff.compare(
        stmtdiff.read(examples / "declaration-2031.txt"),
        stmtdiff.read(examples / "joint-statement-2032.excerpt.txt"),
    )
    short = stmtdiff.compare(beginning(diff.old), beginning(diff.new))
    texts = {
        "sample": stmtdiff.render(diff, "html"),
        "short": stmtdiff.render(short, "html"),
        "excerpt": stmtdiff.render(excerpt, "html"),
        "russian": stmtdiff.render(short, "html", language="ru"),
        "arabic": stmtdiff.render(arabic(), "html", language="ar"),
        "counted": stmtdiff.render(counted(), "html"),
        "fragment": host(stmtdiff.render(short, "html", fragment=True)),
        "notebook": host(short._repr_html_() or ""),
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return {name: folder / f"{name}.html" for name in texts}


def beginning(statement: Statement) -> Statement:
    """Return the first few elements: axe-core takes its time over a long page."""
    return replace(statement, elements=statement.elements[:16])


def host(fragment: str) -> str:
    """Return a page of somebody else with a fragment in it."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A host</title></head>'
        f'<body><main><h1>A host</h1><p id="own">Own text, <ins>own mark</ins>.</p>{fragment}'
        "</main></body></html>"
    )


def arabic() -> StatementDiff:
    """Return a comparison of two short Arabic texts, written for this test."""
    old = "1. نؤكد دعمنا للمنتدى.\n2. نرحب بعقد 12 اجتماعا في ميناء ألبا.\n3. نشكر المضيف.\n"
    new = "1. نؤكد دعمنا القوي للمنتدى.\n2. نرحب بعقد 14 اجتماعا في فيلمار.\n4. نلتقي عام 2033.\n"
    return stmtdiff.compare(
        stmtdiff.reads(old, name="قديم.txt", language="ar"),
        stmtdiff.reads(new, name="جديد.txt", language="ar"),
    )


def counted() -> StatementDiff:
    """Return a comparison of two short texts whose paragraphs have no numbers."""
    old = "The board met in the capital.\n\nIt kept the rate at 4 percent, and 9 members voted.\n"
    new = "The board met in the harbour.\n\nIt set the rate at 3 percent, and 8 members voted.\n"
    return stmtdiff.compare(*(stmtdiff.reads(text, language="en") for text in (old, new)))


def shown(page: Page, selector: str) -> int:
    """Return how many elements are laid out."""
    return int(page.eval_on_selector_all(selector, SHOWN))


def choose(page: Page, view: str) -> None:
    """Choose a view as a reader does, by its label."""
    page.locator(f"label:has(#v-{view})").click()


# ------------------------------------------------------------------ controls


def test_the_page_asks_for_nothing(browser: Browser, pages: dict[str, Path]) -> None:
    """No request leaves any of the pages, in any view, and the browser has nothing to say."""
    for path in pages.values():
        with opened(browser, path) as found:
            if found.page.locator("#v-side").count():
                for view in ("side", "later", "inline"):
                    choose(found.page, view)
            found.page.wait_for_timeout(50)
            assert (found.requests, found.messages) == ([], []), path


def test_each_status_can_be_hidden(browser: Browser, pages: dict[str, Path]) -> None:
    """Unticking a status hides its cards and their rows, and ticking it brings them back."""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        total = shown(page, ".p")
        for label in page.locator(".tally label").all():
            count = int(label.locator("b").inner_text())
            label.click()
            assert shown(page, ".p") == total - count
            assert shown(page, ".toc tbody tr:not(.sec)") == total - count
            label.click()
            assert shown(page, ".p") == total


def test_each_kind_can_be_chosen(
    browser: Browser, pages: dict[str, Path], diff: StatementDiff
) -> None:
    """Choosing a kind of change leaves the paragraphs that have one."""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        for option in page.locator("#kind option").all():
            value = option.get_attribute("value") or ""
            page.select_option("#kind", value)
            kind = value.removeprefix("k-")
            expected = {
                "any": len(diff.paragraphs),
                "moved": sum(pair.moved for pair in diff.paragraphs),
            }.get(value, len({note.pair for note in diff.annotations if note.kind == kind}))
            assert shown(page, ".p") == expected, value


def test_editorial_marks_can_be_hidden(browser: Browser, pages: dict[str, Path]) -> None:
    """Editorial deletions go, editorial insertions lose their line; the other marks stay."""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        others = shown(page, ".t del:not(.ed)")
        assert shown(page, ".t del.ed") > 0
        page.get_by_label("Hide editorial marks").check()
        assert shown(page, ".t del.ed") == 0
        assert shown(page, ".t del:not(.ed)") == others
        line = "e => getComputedStyle(e).textDecorationLine"
        assert page.eval_on_selector(".t ins.ed", line) == "none"


def test_text_markers_can_be_shown(browser: Browser, pages: dict[str, Path]) -> None:
    """The signs around changes are put on by the style, so they are seen and never copied."""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        page.get_by_label("Signs around changes").check()
        content = "e => getComputedStyle(e, '::before').content"
        assert page.eval_on_selector(".t ins", content) == '"[+"'
        assert "[+" not in page.locator("main").inner_text()
    with opened(browser, pages["excerpt"]) as found:
        page = found.page
        page.get_by_label("Signs around changes").check()
        # What an excerpt does not show was not removed.
        assert page.eval_on_selector(".t .om:not(.mark)", content) == '"[…"'


def test_side_by_side_makes_copies_and_takes_them_away(
    browser: Browser, pages: dict[str, Path]
) -> None:
    """Two columns while they are asked for; afterwards the document is as before."""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        before = page.locator("main").inner_html()
        choose(page, "side")
        assert page.locator(".two").count() == page.locator(".p:not(.f-unchanged)").count()
        ids = page.eval_on_selector_all("[id]", "els => els.map(e => e.id)")
        assert len(ids) == len(set(ids))
        choose(page, "inline")
        assert page.locator("main").inner_html() == before


def test_next_and_previous_walk_through_what_is_shown(
    browser: Browser, pages: dict[str, Path]
) -> None:
    """Buttons, letters and arrows go from change to change, skip what is hidden, move the focus."""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        cards = page.eval_on_selector_all(".p:not(.f-unchanged)", "els => els.map(e => e.id)")
        page.locator("#forth").click()
        assert page.evaluate("document.activeElement.closest('.p').id") == cards[0]
        for key, place in (("n", 1), ("j", 2), ("p", 1), ("k", 0), ("Alt+ArrowDown", 1)):
            page.keyboard.press(key)
            assert page.evaluate("document.activeElement.closest('.p').id") == cards[place]
            assert page.locator("#at").inner_text().startswith(f"{place + 1} /")
        assert page.evaluate("location.hash") == f"#{cards[1]}"
        current = page.locator(".toc [aria-current]")
        assert current.get_attribute("href") == f"#{cards[1]}"


def test_the_letters_can_be_switched_off(browser: Browser, pages: dict[str, Path]) -> None:
    """WCAG 2.1.4: keys of one letter have a switch."""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        page.locator("#keys").uncheck()
        page.locator("main").focus()
        page.keyboard.press("n")
        assert page.evaluate("location.hash") == ""
        page.keyboard.press("Alt+ArrowDown")
        assert page.evaluate("location.hash") != ""


def test_the_table_can_be_sorted_and_copied(
    browser: Browser, pages: dict[str, Path], diff: StatementDiff
) -> None:
    """Each column sorts both ways; the copy has a line a paragraph, tabs between the columns."""
    permissions = {"permissions": ["clipboard-read", "clipboard-write"]}
    with opened(browser, pages["sample"], **permissions) as found:
        page = found.page
        column = "els => els.map(r => r.cells[{}].textContent)"
        rows = ".toc tbody tr:not(.sec)"
        sure = page.get_by_role("button", name="Sure")
        sure.click()
        scores = [int(text[:-1]) for text in page.eval_on_selector_all(rows, column.format(3))]
        assert scores == sorted(scores, reverse=True)
        sure.click()
        scores = [int(text[:-1]) for text in page.eval_on_selector_all(rows, column.format(3))]
        assert scores == sorted(scores)
        page.get_by_role("button", name="Earlier", exact=True).click()
        olds = [text for text in page.eval_on_selector_all(rows, column.format(1)) if text]
        numbers = [int(text.split()[0]) for text in olds if text[:1].isdigit()]
        assert numbers == sorted(numbers)
        assert (olds[0], olds[-1]) == ("Preamble 1", "Closing 1")
        page.get_by_role("button", name="Copy table").click()
        lines = page.evaluate("navigator.clipboard.readText()").splitlines()
        assert lines[0] == "Later\tEarlier\tBecame\tSure"
        assert len(lines) == 1 + len(diff.paragraphs)


def test_a_card_can_be_cited(browser: Browser, pages: dict[str, Path], diff: StatementDiff) -> None:
    """Each card tells both places, how they were compared and its link; a button copies it all."""
    permissions = {"permissions": ["clipboard-read", "clipboard-write"]}
    old, new = (one.source.sha256[:12] for one in (diff.old, diff.new))
    sides = (
        "PORT ALBA DECLARATION of the Leaders of the Meridian Group "
        "(Port Alba, 14 June 2031), ¶ 30",
        "JOINT STATEMENT of the Ministers of Foreign Affairs of the Meridian Group "
        "(Vellmar, 12 May 2032), ¶ 8",
    )
    by = f"compared with stmtdiff {stmtdiff.__version__}"
    with opened(browser, pages["sample"], **permissions) as found:
        page = found.page
        word = page.locator("#p8 .cite")
        place = """e => { const a = e.getBoundingClientRect(), b = e.closest('.p')
            .getBoundingClientRect(); return [a.left - b.left, a.top - b.top] }"""
        before = word.evaluate(place)
        word.click()
        assert word.evaluate(place) == before
        told = page.locator("#p8 .cited span").inner_text()
        hashes = f"earlier SHA-256 begins {old}, later SHA-256 begins {new}"
        where = "at #p8 in sample.html"
        assert told == f"{sides[0]} → {sides[1]}; {by}, {hashes}; {where}"
        page.locator("#p8 .cited button").click()
        assert page.evaluate("navigator.clipboard.readText()") == told
        word.click()
        assert page.locator("#p8 .cited").count() == 0
        for card, end in (("#o12", ": removed, not in "), ("#p2", ": new, not in ")):
            page.locator(f"{card} .cite").click()
            assert end in page.locator(f"{card} .cited").inner_text()
    with opened(browser, pages["excerpt"]) as found:
        # Its title has place and date, which are not told twice.
        assert found.page.locator("main").get_attribute("data-new").count("2032") == 1
        found.page.locator("#o2 .cite").click()
        assert ": not shown in the excerpt " in found.page.locator("#o2 .cited").inner_text()


# ------------------------------------------------------------------ reading


def copied(page: Page, selector: str) -> str:
    """Return what is copied of an element: the selection as text."""
    return str(
        page.eval_on_selector(
            selector,
            "e => { const s = getSelection(); s.selectAllChildren(e); return s.toString() }",
        )
    )


def test_what_is_copied_are_both_texts(
    browser: Browser, pages: dict[str, Path], diff: StatementDiff
) -> None:
    """Law 6 in the browser: the columns copy as the two texts, the later view as the later one."""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        choose(page, "side")
        cards = page.eval_on_selector_all(".p:not(.f-unchanged)", "els => els.map(e => e.id)")
        pairs = [pair for pair in diff.paragraphs if pair.fate is not stmtdiff.Fate.UNCHANGED]
        for card, pair in zip(cards, pairs, strict=True):
            for side, paragraphs in (("first", pair.old), ("last", pair.new)):
                got = copied(page, f"[id='{card}'] .two > :{side}-child .t")
                assert got == BREAK.join(one.text for one in paragraphs), card
        choose(page, "later")
        for card, pair in zip(cards, pairs, strict=True):
            if pair.new:
                text = copied(page, f"[id='{card}'] .t")
                assert text == BREAK.join(one.text for one in pair.new), card


def test_without_script_it_reads_and_filters(browser: Browser, pages: dict[str, Path]) -> None:
    """Text, filters, views and links work; what needs the script is not shown, and that is said."""
    with opened(browser, pages["sample"], java_script_enabled=False) as found:
        page = found.page
        assert not page.locator("label:has(#v-side)").is_visible()
        assert not page.locator("#forth").is_visible()
        page.locator(".tally label:has(#s-removed)").click()
        assert not page.locator(".p.f-removed").first.is_visible()
        choose(page, "later")
        assert page.locator(".t del").first.is_hidden()
        assert page.locator("#p8 .t").is_visible()
        page.locator("#p8 .cite").click()
        assert page.evaluate("location.hash") == "#p8"
        assert page.locator(".nojs").is_visible()
    with opened(browser, pages["sample"]) as found:
        assert not found.page.locator(".nojs").is_visible()


def test_links_lead_to_both_numbers(browser: Browser, pages: dict[str, Path]) -> None:
    """``#p8`` and ``#o30`` are the same card; a moved paragraph's stub leads there."""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        assert page.locator("#o30").evaluate("e => e.closest('.p').id") == "p8"
        stub = page.locator(".stub a[href='#p8']")
        stub.click()
        assert page.evaluate("document.querySelector(':target').id") == "p8"
        top = page.locator("#p8").bounding_box()
        bar = page.locator(".bar").bounding_box()
        assert top is not None
        assert bar is not None
        assert top["y"] >= bar["y"] + bar["height"]
    with opened(browser, pages["counted"]) as found:
        for link in ("#p2", "#p-al_2", "#o2", "#o-al_2"):
            found.page.evaluate("link => { location.hash = link }", link)
            (card,) = found.page.locator(".p:has(:target), .p:target").all()
            assert card.get_attribute("id") == "p-al_2"


def test_it_prints_on_a4(browser: Browser, pages: dict[str, Path]) -> None:
    """The PDF has pages; legend and notes are there, controls are not, colours are light."""
    with opened(browser, pages["sample"], color_scheme="dark") as found:
        page = found.page
        assert page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n") > 3
        page.emulate_media(media="print")
        assert page.locator(".legend").first.is_visible()
        assert page.locator(".notes").first.is_visible()
        assert page.locator(".tally").is_visible()
        for hidden in (".bar", ".toc", ".opts", ".skip", ".map"):
            assert not page.locator(hidden).is_visible()
        back = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert back == "rgb(255, 255, 255)"


@pytest.mark.parametrize("name", ["sample", "excerpt", "russian", "arabic", "counted", "notebook"])
def test_nothing_overflows_on_a_phone(browser: Browser, pages: dict[str, Path], name: str) -> None:
    """WCAG 1.4.10: at 320 pixels there is nothing to scroll to sideways."""
    with opened(browser, pages[name], viewport=NARROW) as found:
        width = "[document.documentElement.scrollWidth, document.body.scrollWidth]"
        assert max(found.page.evaluate(width)) <= NARROW["width"]


@pytest.mark.parametrize("name", ["sample", "russian", "arabic"])
def test_the_table_fits_beside_the_text(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    """Nothing of the filters and the table is cut off or has to be scrolled to sideways."""
    with opened(browser, pages[name]) as found:
        side = "e => [e.scrollWidth, e.clientWidth]"
        wide, seen = found.page.eval_on_selector(".side", side)
        assert wide <= seen


def test_controls_are_large_enough(browser: Browser, pages: dict[str, Path]) -> None:
    """WCAG 2.5.8: what is clicked is 24 pixels wide and high, links in running text apart."""
    small = """els => els.filter(e => e.offsetParent).map(e => [e, e.getBoundingClientRect()])
        .filter(([e, r]) => r.width < 24 || r.height < 24).map(([e]) => e.outerHTML)"""
    with opened(browser, pages["sample"]) as found:
        assert found.page.eval_on_selector_all("button,select,label,summary,.n,.toc a", small) == []


def test_right_to_left(browser: Browser, pages: dict[str, Path]) -> None:
    """An Arabic page runs from the right; texts take their own direction."""
    with opened(browser, pages["arabic"]) as found:
        page = found.page
        assert page.evaluate("document.documentElement.dir") == "rtl"
        assert page.evaluate("getComputedStyle(document.querySelector('.t')).direction") == "rtl"
        side, main = page.locator(".side").bounding_box(), page.locator("main").bounding_box()
        assert side is not None
        assert main is not None
        assert side["x"] > main["x"]
    with opened(browser, pages["russian"]) as found:
        assert "Ранее" in found.page.locator(".versions").inner_text()


def test_a_fragment_leaves_its_host_alone(browser: Browser, pages: dict[str, Path]) -> None:
    """Inside a host the marks are styled; the host's own are not."""
    for name in ("fragment", "notebook"):
        with opened(browser, pages[name]) as found:
            back = "e => getComputedStyle(e).backgroundColor"
            assert found.page.eval_on_selector("#own ins", back) == "rgba(0, 0, 0, 0)"
            assert (
                found.page.eval_on_selector(".stmtdiff .t ins:not([class])", back)
                != "rgba(0, 0, 0, 0)"
            )
            assert found.page.locator(".stmtdiff script").count() == 0


# ---------------------------------------------------------- what was broken once


def test_names_do_not_lie_over_what_follows(browser: Browser, pages: dict[str, Path]) -> None:
    """In the lists on top no link overlaps the words beside it, however long its name is."""
    over = """els => els.filter(li => {
        const rects = [...li.children].map(e => [...e.getClientRects()]);
        const meet = (a, b) => a.right > b.left + 1 && b.right > a.left + 1
            && a.bottom > b.top + 4 && b.bottom > a.top + 4;
        return rects.some((some, n) => some.some(a => rects.slice(n + 1).flat()
            .some(b => meet(a, b)))) }).map(li => li.outerHTML)"""
    for name in ("counted", "sample"):
        for width in (320, 390, 800, 1440):
            with opened(browser, pages[name], viewport={"width": width, "height": 900}) as found:
                assert found.page.eval_on_selector_all(".first li", over) == []


def test_names_in_the_table_are_not_broken(browser: Browser, pages: dict[str, Path]) -> None:
    """No name in the table is broken inside a word; no heading of it runs into the next one."""
    lines = """els => els.map(e => { const r = document.createRange(), t = e.firstChild;
        return [...t.textContent.matchAll(/\\S+/g)].every(w => { r.setStart(t, w.index);
            r.setEnd(t, w.index + w[0].length); return r.getClientRects().length === 1 }) })"""
    apart = """els => els.every((e, n) => !n ||
        els[n - 1].firstChild.getBoundingClientRect().right
            <= e.firstChild.getBoundingClientRect().left)"""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        assert all(page.eval_on_selector_all(".toc td a", lines))
        page.get_by_role("button", name="Earlier", exact=True).click()
        assert page.eval_on_selector_all(".toc thead th", apart)


def test_wide_names_leave_the_table_whole(browser: Browser, tmp_path: Path) -> None:
    """Where names are wide, no column is cut off, and no status is broken inside the word."""
    parts = [
        f"Part {part} of the Work\n\nWe will mend the nets of harbour {part}."
        for part in range(1, 12)
    ]
    sides = ["\n\n".join(["Joint Statement", *parts, *more]) for more in ([], ["1. We thank you."])]
    diff = stmtdiff.compare(*map(stmtdiff.reads, sides))
    path = tmp_path / "wide.html"
    path.write_text(stmtdiff.render(diff, "html"), "utf-8")
    with opened(browser, path, viewport={"width": 1280, "height": 900}) as found:
        page = found.page
        assert "Unnumbered 10.1" in page.inner_text(".toc")
        assert page.eval_on_selector(".side", "e => e.scrollWidth <= e.clientWidth")
        high = "els => els.map(e => { const r = document.createRange(); r.selectNodeContents(e);"
        high += "return r.getClientRects().length })"
        assert set(page.eval_on_selector_all(".toc td:nth-child(3)", high)) == {1}


def test_empty_headings_and_an_empty_page_are_told(
    browser: Browser, pages: dict[str, Path]
) -> None:
    """A heading over nothing that is shown goes; where nothing is shown, that is said."""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        total, headings = shown(page, ".p"), shown(page, ".sech")
        page.select_option("#kind", "k-negation")
        assert 0 < shown(page, ".sech") < headings
        assert shown(page, ".toc .sec") == shown(page, ".sech")
        for label in page.locator(".tally label").all():
            label.click()
        assert (shown(page, ".p"), shown(page, ".sech")) == (0, 0)
        assert page.locator("#none").is_visible()
        page.locator("#all").click()
        assert (shown(page, ".p"), shown(page, ".sech")) == (total, headings)
        assert not page.locator("#none").is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_what_a_link_leads_to_is_shown(
    browser: Browser, pages: dict[str, Path], *, script: bool
) -> None:
    """A link to a paragraph that a filter or a view hides shows it all the same."""
    with opened(browser, pages["sample"], java_script_enabled=script) as found:
        page = found.page
        choose(page, "later")
        assert not page.locator("#o12").is_visible()
        page.locator(".toc a[href='#o12']").evaluate("e => e.closest('tr').hidden = false")
        page.locator(".toc a[href='#o12']").click()
        assert page.locator("#o12 .t del").is_visible()
        choose(page, "inline")
        page.locator("label:has(#s-revised)").click()
        assert not page.locator("#p20").is_visible()
        page.locator(".first a[href='#p20']").first.click()
        assert page.locator("#p20").is_visible()
        assert not page.locator("#p4").is_visible()


def test_the_later_view_leaves_notes_alone(browser: Browser, pages: dict[str, Path]) -> None:
    """Hidden are the removed words of the text, not those in what to read first; no empty row."""
    with opened(browser, pages["excerpt"]) as found:
        page = found.page
        choose(page, "later")
        assert page.locator(".first del").first.is_visible()
        assert shown(page, ".t del") == 0
        bare = """els => els.filter(e => e.offsetParent && !e.innerText.trim()).length"""
        assert page.eval_on_selector_all(".line .t,.sech .t,.gap .t", bare) == 0
        assert not page.locator(".signs").is_visible()


def test_folded_cards_open(browser: Browser, pages: dict[str, Path]) -> None:
    """What an excerpt does not show is one line, opens on a click, and by a link to it."""
    with opened(browser, pages["excerpt"]) as found:
        page = found.page
        card = page.locator("#o5")
        box = card.bounding_box()
        assert box is not None
        assert box["height"] < 60
        card.locator("summary").click()
        assert card.locator(".t").is_visible()
        page.goto(page.url.split("#")[0] + "#o6")
        assert page.locator("#o6 .t").is_visible()
        page.select_option("#kind", "k-omission")
        assert shown(page, ".p.f-not-in-excerpt:not(:target)") == 0
        assert page.locator("#o6").is_visible()
        chosen = page.locator(".p.k-omission:not(:target)").count()
        assert shown(page, ".p:not(:target)") == chosen > 0


def test_what_is_copied_inline_is_one_text_or_both_marked(
    browser: Browser, pages: dict[str, Path], diff: StatementDiff
) -> None:
    """Law 6: inline it is the later text; with signs on, both, each change between its signs."""
    (pair,) = (one for one in diff.paragraphs if one.new_numbers == ("4",))
    take = """sel => { const s = getSelection(), put = {}; s.selectAllChildren(
        document.querySelector(sel));
        const e = new ClipboardEvent('copy', {clipboardData: new DataTransfer(), cancelable: true,
            bubbles: true});
        document.dispatchEvent(e);
        return e.defaultPrevented ? e.clipboardData.getData('text/plain') : s.toString() }"""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        before = page.locator("main").inner_html()
        assert page.evaluate(take, "#p4 .t") == pair.new[0].text
        assert page.evaluate(take, "#o12 .t") == diff.old.paragraphs[12].text
        assert page.evaluate(take, "#p4 .t del") == "We reaffirm"
        page.locator("#u-markers").check()
        assert page.evaluate(take, "#o12 .t") == f"[−{diff.old.paragraphs[12].text}−]"
        both = page.evaluate(take, "#p4 .t")
        assert re.sub(r"\[−[^−]*−\]|\[\+|\+\]", "", both) == pair.new[0].text
        assert re.sub(r"\[\+[^+]*\+\]|\[−|−\]", "", both) == pair.old[0].text
        page.locator("#u-markers").uncheck()
        assert page.locator("main").inner_html() == before


def test_steps_end_at_the_ends(browser: Browser, pages: dict[str, Path]) -> None:
    """From the last change there is no step to the first one."""
    with opened(browser, pages["short"]) as found:
        page = found.page
        count = int(page.locator("#at").inner_text().split(" / ")[1])
        for _ in range(count + 2):
            page.keyboard.press("n")
        last = page.evaluate("location.hash")
        page.keyboard.press("n")
        assert page.evaluate("location.hash") == last
        assert page.locator("#at").inner_text() == f"{count} / {count}"


def test_the_later_text_is_only_the_later_one(browser: Browser, pages: dict[str, Path]) -> None:
    """A removed paragraph that a link led to is gone when the later text is chosen."""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        page.evaluate("location.hash = '#o12'")
        assert page.locator("#o12").is_visible()
        choose(page, "later")
        assert not page.locator("#o12").is_visible()
        assert page.evaluate("scrollY") > 0


def test_steps_pass_by_what_an_excerpt_does_not_show(
    browser: Browser, pages: dict[str, Path]
) -> None:
    """Its folded cards are no changes."""
    with opened(browser, pages["excerpt"]) as found:
        page = found.page
        cards = ".p:not(.f-not-in-excerpt, .f-unchanged:not(.moved))"
        assert page.locator("#at").inner_text().endswith(f" / {page.locator(cards).count()}")


def test_lists_print_open(browser: Browser, pages: dict[str, Path]) -> None:
    """The entries of a folded list have a place on paper, and none on the screen."""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        entry = page.locator(".all details:not([open]) li").last
        visible = "e => e.checkVisibility({contentVisibilityAuto: true})"
        assert not entry.evaluate(visible)
        page.emulate_media(media="print")
        assert entry.evaluate(visible)


def test_another_view_keeps_the_place(browser: Browser, pages: dict[str, Path]) -> None:
    """The card that is being read stays in sight."""
    with opened(browser, pages["sample"]) as found:
        page = found.page
        page.locator(".toc a[href='#p12']").click()
        for view in ("side", "later", "inline"):
            # Not by the locator's click, which scrolls to what is sticky.
            label = page.locator(f"label:has(#v-{view})").bounding_box()
            assert label is not None
            page.mouse.click(label["x"] + 20, label["y"] + 15)
            box = page.locator("#p12").bounding_box()
            assert box is not None
            assert 0 < box["y"] < 200, view


# --------------------------------------------------------------- hostility

HOSTILE = (
    "</style></script><script>alert(1)</script><img src=http://x.example/a onerror=alert(2)>"
    "\"'><svg onload=alert(3)>\u202e{url(http://y.example)}&lt;b&gt;"
)


def hostile(number: int) -> Statement:
    """Return a statement that is hostile wherever it can be."""
    paragraphs = (
        Paragraph(HOSTILE, (Block(f"{HOSTILE} {number}", label="<a>"),), label=HOSTILE),
        Paragraph("para_2", (Block(f"We met. {HOSTILE * number}"),), label="2."),
        Paragraph(f"para_{number}", (Block(f"{HOSTILE} only here"),), label=f"{number + 2}."),
    )
    return Statement(
        (FrontLine(HOSTILE, FrontRole.TITLE), *paragraphs),
        Metadata(place=HOSTILE, date=dt.date(2031, 1, number), language=HOSTILE),
        source=Source(name=f"{HOSTILE}; rm -rf .txt", media_type=HOSTILE, sha256=HOSTILE),
    )


def test_nothing_hostile_runs(browser: Browser, tmp_path: Path) -> None:
    """Titles, file names, numbers and texts of the worst kind stay text, and nothing is fetched."""
    diff = stmtdiff.compare(hostile(1), hostile(2))
    path = tmp_path / "hostile.html"
    texts = [
        stmtdiff.render(diff, "html", title=HOSTILE),
        host(stmtdiff.render(diff, "html", title=HOSTILE, fragment=HOSTILE)),
        host(diff._repr_html_() or ""),
    ]
    for text in texts:
        path.write_text(text, "utf-8")
        with opened(browser, path) as found:
            page = found.page
            if page.locator("#v-side").count():
                choose(page, "side")
            page.wait_for_timeout(50)
            assert (found.requests, found.messages) == ([], [])
            assert page.locator("img,svg[onload],iframe,object,embed").count() == 0
            assert page.locator("script").count() == page.locator("body>script").count() <= 1


def test_nothing_hidden_stays_hidden(browser: Browser, tmp_path: Path) -> None:
    """Invisible characters are shown by name, look-alike letters by their alphabet."""
    old = stmtdiff.reads("1. We met at the bank.\n")
    new = stmtdiff.reads("1. We m\u0435t at the\u200b \u202ebank\u202c.\n")
    path = tmp_path / "hidden.html"
    path.write_text(stmtdiff.render(stmtdiff.compare(old, new), "html"), "utf-8")
    with opened(browser, path) as found:
        names = found.page.eval_on_selector_all(
            ".t [data-name]", "els => els.map(e => e.dataset.name)"
        )
        assert set(names) == {"CYRILLIC", "ZWSP", "RLO", "PDF"}


# ----------------------------------------------------------- accessibility

STATES: dict[str, tuple[str, dict[str, Any], str]] = {
    "light": ("sample", {}, ""),
    "dark": ("short", {"color_scheme": "dark"}, ""),
    "side by side": ("short", {}, "side"),
    "side by side, dark": ("short", {"color_scheme": "dark"}, "side"),
    "later text": ("short", {}, "later"),
    "phone": ("short", {"viewport": PHONE}, ""),
    "320 pixels": ("short", {"viewport": NARROW}, ""),
    "forced colours": ("short", {"forced_colors": "active"}, ""),
    "excerpt": ("excerpt", {}, ""),
    "excerpt, dark": ("excerpt", {"color_scheme": "dark"}, ""),
    "Russian": ("russian", {}, ""),
    "right to left": ("arabic", {}, ""),
    "no numbers": ("counted", {}, ""),
    "cited, lists open": ("short", {}, "open"),
    "right to left, side by side": ("arabic", {}, "side"),
    "no script": ("short", {"java_script_enabled": True}, "bare"),
    "markers": ("excerpt", {}, "markers"),
    "print": ("excerpt", {}, "print"),
    "fragment": ("fragment", {}, ""),
    "notebook": ("notebook", {}, ""),
}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_violation(browser: Browser, pages: dict[str, Path], state: str) -> None:
    """The rules of axe-core for WCAG 2.0 to 2.2, A and AA, and its best practices hold."""
    name, options, action = STATES[state]
    with opened(browser, pages[name], **options) as found:
        page = found.page
        match action:
            case "side" | "later":
                choose(page, action)
            case "bare":
                page.evaluate("document.documentElement.classList.remove('js')")
            case "markers":
                page.locator("#u-markers").check()
                page.locator("#u-editorial").check()
            case "open":
                page.eval_on_selector_all("details", "els => els.forEach(e => { e.open = true })")
                page.locator(".cite").first.click()
            case "print":
                page.emulate_media(media="print")
        violations = Axe().run(page, options=RULES).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []


def test_a_single_edit_is_struck_in_a_text_that_stays(browser: Browser, tmp_path: Path) -> None:
    """Only where the whole paragraph went or came does nothing need to tell its words apart."""
    old = "1. We thank all members for the work of the port.\n\n2. We will build forty schools.\n"
    new = "1. We thank all members for the work of the port and its crews.\n"
    links = [stmtdiff.Link((0,), (0,)), stmtdiff.Link((1,), ())]
    diff = stmtdiff.compare(stmtdiff.reads(old), stmtdiff.reads(new), links=links)
    path = tmp_path / "page.html"
    path.write_text(stmtdiff.render(diff, "html"), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    lines = "e => getComputedStyle(e).textDecorationLine"
    assert page.locator(".f-revised .t > ins").evaluate(lines) == "underline"
    assert page.locator(".f-removed .t > del").evaluate(lines) == "none"
    page.close()
