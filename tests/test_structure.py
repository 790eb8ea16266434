"""From lines to structure: a corpus in which adding a case is adding a file."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import stmtdiff
from stmtdiff.model import FrontLine, FrontRole, Gap, Paragraph, Part, Section, Statement
from stmtdiff.readers.html import read_html
from stmtdiff.readers.text import read_text
from stmtdiff.structure.actor import find_actor
from stmtdiff.structure.dates import find_date, find_place
from stmtdiff.structure.labels import labels_of
from stmtdiff.structure.lines import is_terminated

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = sorted((Path(__file__).parent / "data" / "structure").glob("*.txt"))


def outline(statement: Statement) -> str:
    """Return a statement in the corpus's own short form."""
    lines: list[str] = []
    for element in statement.elements:
        match element:
            case FrontLine(text=text, role=role):
                lines.append(f"{role.upper()} {text}")
            case Gap(marker=marker):
                lines.append(f"GAP {marker}")
            case Section():
                lines.append(
                    f"# {element.level} {element.label} | {element.heading}".replace("  |", " |")
                )
            case Paragraph():
                lines.extend(outline_of_paragraph(element))
    return "\n".join(lines)


def outline_of_paragraph(paragraph: Paragraph) -> list[str]:
    """Return a paragraph's lines: its first block behind its number, list items indented."""
    numbered = paragraph.label or f"({paragraph.part})"
    first, *rest = paragraph.blocks
    others = [
        f"  {block.label} {block.level} | {block.text}" if block.label else f"  | {block.text}"
        for block in rest
    ]
    return [f"{numbered} | {first.printed}", *others]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_structure_corpus(path: Path) -> None:
    """Each file of the corpus reads as it says it must, with the findings it names."""
    _, source, expected, findings = (
        part.strip("\n")
        for part in path.read_text("utf-8")
        .replace("--- source", "---")
        .replace("--- expected", "---")
        .replace("--- findings", "---")
        .split("---\n")
    )
    statement = read_text(source)
    assert outline(statement) == expected
    told = []
    for note in statement.diagnostics:
        if note.code != "no-numbers":
            where = source[note.span.start : note.span.end] if note.span else ""
            told.append(f"{note.code} {where}".strip())
    assert "\n".join(told) == findings


def test_an_unnumbered_wrapped_text_is_paragraphs_between_blank_lines() -> None:
    """Central-bank style: no title, no numbers, hard-wrapped lines."""
    text = (
        "The Committee decided to keep its target at 1-3/4\npercent.\n\n"
        "The economy grew.  Risks are\nbalanced.\n"
    )
    statement = read_text(text)
    assert [p.text for p in statement.paragraphs] == [
        "The Committee decided to keep its target at 1-3/4 percent.",
        "The economy grew. Risks are balanced.",
    ]
    assert {p.part for p in statement.paragraphs} == {Part.BODY}
    assert not statement.excerpt


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        ("Port Alba, 14 June 2031", dt.date(2031, 6, 14), "Port Alba"),
        ("Joint Statement (Vellmar, May 12, 2032)", dt.date(2032, 5, 12), "Vellmar"),
        ("Done at Halden on 3rd of March, 2030", dt.date(2030, 3, 3), "Halden"),
        ("They met on 11-12 May 2032 in Vellmar, Calderra.", dt.date(2032, 5, 12), "Vellmar"),
        ("2032-05-12", dt.date(2032, 5, 12), ""),
        ("Torvik, Wednesday, 12 May 2032", dt.date(2032, 5, 12), "Torvik"),
        ("Torvik on Wednesday 12 May 2032", dt.date(2032, 5, 12), "Torvik"),
        ("Monte Domingo, 12 May 2032", dt.date(2032, 5, 12), "Monte Domingo"),
        ("Wednesday 12 May 2032", dt.date(2032, 5, 12), ""),
    ],
)
def test_dates_and_places(text: str, date: dt.date, place: str) -> None:
    """The forms in which statements print where and when they were adopted."""
    found = find_date(text)
    assert found is not None
    assert found[0] == date
    assert find_place(text, found[1]) == place


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_spaces_at_the_ends_of_lines_change_nothing(path: Path) -> None:
    """As an editor or a copied table leaves them: the same numbers, headings, lists and gaps."""
    source = path.read_text("utf-8").split("--- source\n")[1].split("--- expected")[0]
    padded = source.replace("\n", " " * 100 + "\n")
    assert outline(read_text(padded)) == outline(read_text(source))


@pytest.mark.parametrize(("omission", "severity"), [("<…>\n\n", "info"), ("", "warning")])
def test_numbers_that_an_excerpt_leaves_out_are_no_warning(omission: str, severity: str) -> None:
    """It says itself that something is missing; elsewhere a gap in the numbers is odd."""
    statement = read_text(f"1. We met.\n\n2. We spoke.\n\n{omission}5. We agreed.")
    assert [(d.severity, d.message) for d in statement.diagnostics if d.code == "number-gap"] == [
        (severity, "No paragraph is numbered 3 to 4."),
    ]


def test_a_month_in_capitals_is_a_month() -> None:
    """As it is printed in a heading: 14 JUNE 2031."""
    assert find_date("14 JUNE 2031") == (dt.date(2031, 6, 14), 0)


@pytest.mark.parametrize(
    "text",
    ["9 फरवरी 2031", "9 de febrero de 2031", "9 Şubat 2031", "9 ФЕВРАЛЯ 2031", "Feb. 9, 2031"],
)
def test_a_month_is_read_in_every_language_of_the_vocabulary(text: str) -> None:
    """Whatever its letters are, vowel signs of Hindi included, and however they are cased."""
    assert find_date(text) == (dt.date(2031, 2, 9), 0)


def test_a_word_between_figures_is_a_month_only_if_the_vocabulary_knows_it() -> None:
    """One that it does not know makes no date, and hides none behind it."""
    assert find_date("14 members 2031, 9 May 2032") == (dt.date(2032, 5, 9), 17)


def test_a_sentence_ends_before_all_the_marks_that_may_follow_its_end() -> None:
    """The longest end there is, of an omission and four closing marks, and one that is too long."""
    assert is_terminated("We agreed […]”’)*")
    assert not is_terminated("We agreed […]”’)**")


def test_an_impossible_day_is_no_date() -> None:
    """A day that no calendar has is left alone; one that stands behind it is found."""
    assert find_date("31 June 2032") is None
    assert find_date("31 June 2032, or 12 May 2032") == (dt.date(2032, 5, 12), 17)


@pytest.mark.parametrize(
    ("text", "ends"),
    [("We met. #Basin #Peace", True), ("We met in Vellmar #Basin", False), ("#Basin", False)],
)
def test_hashtags_behind_a_sentence_do_not_go_on_with_it(text: str, *, ends: bool) -> None:
    """A sentence ends before them, if it ends at all."""
    assert is_terminated(text) == ends


def test_a_bullet_between_two_paragraphs_is_no_heading() -> None:
    """However short its text is, and though text follows it."""
    statement = read_text("1. We met.\n\n• Peace and security\n\n2. We agreed.")
    assert not statement.sections
    assert [block.label for block in statement.paragraphs[0].blocks] == ["", "•"]


@pytest.mark.parametrize(
    ("printed", "number"), [("2bis", "2bis"), ("2 bis", "2 bis"), ("5bis", "")]
)
def test_a_number_with_a_suffix_follows_its_own(printed: str, number: str) -> None:
    """2bis stands behind 2; 5bis there is no number of the count."""
    statement = read_text(f"1. We met.\n\n2. We agreed.\n\n{printed} We sang.\n\n3. We part.")
    assert [p.number for p in statement.paragraphs] == ["1", "2", number, "3"]


@pytest.mark.parametrize(
    "line",
    ["10 June 2032", "1.5%", "2231 (2015)", "12 for details", "10:30 they met", "3, we", "²."],
)
def test_figures_that_are_no_labels(line: str) -> None:
    """A figure in a sentence has no reading as a paragraph's plain number."""
    assert not [label for label in labels_of(line) if len(label.values) == 1]


def seconds(work: Callable[[str], object], text: str) -> float:
    """Return how much of a processor's time the work takes on a text, the least of three."""
    spans = []
    for _ in range(3):
        start = time.process_time()
        work(text)
        spans.append(time.process_time() - start)
    return min(spans)


@pytest.mark.parametrize("pump", ["1", "1.", "(", "i", "§ ", "1️⃣"])
def test_long_lines_of_digits_take_linear_time(pump: str) -> None:
    """Pumping a label's parts does not make its grammar slow: four times as many, at most nine."""
    few, many = (seconds(labels_of, pump * size) for size in (100_000, 400_000))
    assert many < 9 * max(few, 0.01)


@pytest.mark.parametrize(
    ("title", "actor"),
    [
        (
            "Joint Statement of the Fourth Meeting of Ministers of the Harbour Forum",
            "ministers-of-the-harbour-forum",
        ),
        ("Declaration of the 15th Summit of the Harbour Forum", "harbour-forum"),
        ("Declaration of the Fourth Harbour Forum Summit", "harbour-forum"),
        (
            "Statement of 12 May 2032 by the Harbour Forum Ministers on climate",
            "harbour-forum-ministers",
        ),
        ("Joint Statement of the #HarbourForum (Tarn Quay, 3 May 2031)", "harbour-forum"),
        ("Declaration of the Council on Harbours", "council-on-harbours"),
        ("DECLARATION OF THE LEADERS OF THE HARBOUR FORUM", "leaders-of-the-harbour-forum"),
        ("Tarn Quay Declaration", "unknown"),
    ],
)
def test_the_actor_is_the_body_that_speaks(title: str, actor: str) -> None:
    """Not the meeting at which it spoke, nor what it spoke about, nor where and when."""
    assert read_text(f"{title}\n\n1. We met.\n").metadata.actor == actor


@pytest.mark.parametrize(
    ("start", "pump"),
    [
        ("", "of first "),
        ("of ", "first "),
        ("", "of the "),
        ("of ", "the "),
        ("", "of the first meeting of "),
        ("of ", "the first meeting of "),
        ("", "by a meeting "),
        ("of ", "by a meeting "),
    ],
)
def test_long_titles_take_linear_time(start: str, pump: str) -> None:
    """Words that can be read in two ways do not make the search for the actor slow."""
    few, many = (seconds(find_actor, start + pump * size) for size in (10_000, 40_000))
    assert many < 9 * max(few, 0.01)


@pytest.mark.parametrize(
    ("eid", "place"),
    [
        ("al_3", "3"),
        ("sec_2__al_4", "2.4"),
        ("sec_2__sec_1__al_3", "2.1.3"),
        ("preamble__p_1", "1"),
    ],
)
def test_a_paragraph_without_a_number_has_a_place(eid: str, place: str) -> None:
    """Under headings the count begins anew, so the heading's count stands before it."""
    assert Paragraph(eid, ()).place == place


_LONG = "the harbours of the seven islands and all those who work in them, by day and by night"


def test_letters_behind_a_colon_are_items_without_numbers_too() -> None:
    """Of a text without numbers, lettered lines that a colon leads to stay in their paragraph."""
    items = [f"({letter}) we thank {_LONG}{';;;.'[n]}" for n, letter in enumerate("abcd")]
    text = "\n\n".join(
        [f"We met, and we welcome {_LONG}.", "We agree on this:", *items, f"We thank {_LONG}."]
    )
    statement = read_text(f"Joint Statement\n\n{text}\n")
    assert [p.label for p in statement.paragraphs] == ["", "", ""]
    blocks = statement.paragraphs[1].blocks
    assert [block.label for block in blocks] == ["", "(a)", "(b)", "(c)", "(d)"]


def test_letters_that_no_colon_leads_to_number_paragraphs() -> None:
    """The paragraphs of a lettered resolution stay its paragraphs."""
    paragraphs = [f"({letter}) We thank {_LONG}." for letter in "abcd"]
    text = "\n\n".join(["Resolution on Harbours", f"We met in {_LONG}.", *paragraphs])
    assert [p.number for p in read_text(text).paragraphs] == ["", "a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("line", "printed", "value"),
    [
        ("一、会议举行。", "一、", 1),
        ("  十二、会议举行。", "十二、", 12),
        ("第三条 会议举行。", "第三条", 3),
        ("（二十一）会议举行。", "（二十一）", 21),
        ("一百二十五、会议举行。", "一百二十五、", 125),
        ("一百〇三、会议举行。", "一百〇三、", 103),
        ("5 - We met.", "5 -", 5),
        ("5 – We met.", "5 –", 5),
        ("1º We met.", "1º", 1),
        ("§ 5 We met.", "§ 5", 5),
        ("¶ 5 We met.", "¶ 5", 5),
    ],
)
def test_numbers_in_words_and_before_a_dash(line: str, printed: str, value: int) -> None:
    """The text begins behind the label, and no label of other marks is of the same list."""
    (label,) = labels_of(line)
    assert (label.printed, label.values) == (printed, (value,))
    assert line[label.rest :] in ("会议举行。", "We met.")
    (one,) = labels_of(line.replace(printed, "１．"))
    assert label.style
    assert label.style != one.style
    (again,) = labels_of(line)
    assert again.style == label.style


@pytest.mark.parametrize(
    "line", ["（三、会议举行。", "(1. We met.", "5 - 7 percent", "5 -", "12°C"]
)
def test_brackets_and_dashes_that_make_no_label(line: str) -> None:
    """A bracket that stays open is none of a label, nor is a dash of a range or of nothing."""
    assert labels_of(line) == ()


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("1 3", [("number-gap", "No paragraph is numbered 2.")]),
        ("1 2 3 6", [("number-gap", "No paragraph is numbered 4 to 5.")]),
        ("1 1", [("duplicate-number", "The number 1 occurs twice in a row.")]),
        (
            "1 3 2 3",
            [
                ("number-gap", "No paragraph is numbered 2."),
                ("number-out-of-order", "The number 2 stands after 3."),
            ],
        ),
        ("1 2 3", []),
    ],
)
def test_what_is_odd_about_a_count(numbers: str, told: list[tuple[str, str]]) -> None:
    """A gap, a number that comes twice, and one that comes too late are each told by their name."""
    statement = read_text("\n\n".join(f"{n}. We met." for n in numbers.split()))
    assert [(note.code, note.message) for note in statement.diagnostics] == told


def test_levels_only_count_on() -> None:
    """3.2 may follow 3.1, but 3.1 behind 3.2 is no number of the count."""
    numbers = ["3", "3.1", "3.2", "3.1", "4"]
    statement = read_text("\n\n".join(f"{n}{'.' * ('.' not in n)} We met." for n in numbers))
    assert [p.number for p in statement.paragraphs] == ["3", "3.1", "3.2", "", "4"]


@pytest.mark.parametrize(("first", "numbers"), [(1, ["1", "2"]), (2, ["", ""]), (3, ["", ""])])
def test_two_numbers_without_marks_count_from_one(first: int, numbers: list[str]) -> None:
    """Where most paragraphs have none, only the beginning of a count is believed."""
    text = [f"{first} We thank {_LONG}.", f"{first + 1} We welcome {_LONG}."]
    statement = read_text("\n\n".join(["Joint Statement", *text, *[f"They met in {_LONG}."] * 5]))
    assert [p.number for p in statement.paragraphs] == [*numbers, *[""] * 5]


_SUMMIT = """
XV Summit of the Meridian Group

Port Alba II Declaration

Partnership for the Lakes and the Canals

{place}Wednesday 23 August 2031

Preamble

1. We, the Leaders of Norvane and Melund, met in {met} on 23 August 2031.

2. We reaffirm the spirit of the Group.

Lakes

3. We welcome the talks.
"""


@pytest.mark.parametrize(
    ("place", "met"), [("Port Alba, ", "Lysk"), ("Port Alba, on ", "Lysk"), ("", "Port Alba")]
)
def test_a_weekday_is_no_place(place: str, met: str) -> None:
    """The place stands before it, or where the text says that they met."""
    metadata = read_text(_SUMMIT.format(place=place, met=met)).metadata
    assert (metadata.place, metadata.date) == ("Port Alba", dt.date(2031, 8, 23))


def test_a_line_under_the_title_may_name_the_document() -> None:
    """The title names the meeting alone."""
    assert read_text(_SUMMIT.format(place="", met="Lysk")).metadata.kind == "declaration"


def test_place_and_date_are_no_heading() -> None:
    """Even right before the first number, with headings to come."""
    text = _SUMMIT.format(place="Port Alba, ", met="Lysk").replace("Preamble\n\n", "")
    statement = read_text(text)
    assert [line.role for line in statement.front][-1] is FrontRole.DATELINE
    assert [section.heading for section in statement.sections] == ["Lakes"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Declaration of the Council", "declaration"),
        ("Joint Statement of the Ministers", "joint-statement"),
        ("The Tarn Quay Communiqué", "communique"),
        ("Tarn Quay", "statement"),
        ("维尔马联合声明", "joint-statement"),
        ("部长宣言", "declaration"),
    ],
)
def test_the_kind_of_document_is_what_the_title_says(title: str, kind: str) -> None:
    """Wherever in the title it stands; and where no place and date stand, none are told."""
    metadata = read_text(f"{title}\n\n1. We met.\n").metadata
    assert (metadata.kind, metadata.place, metadata.date) == (kind, "", None)


@pytest.mark.parametrize(
    "page",
    [
        "<p>1. We met.<p>2. We agreed.<ol start=3><li>Boats.<li>Nets.</ol><p>3. We part.",
        "<ol><li>We met.<li>We agreed.<ol start=3><li>Boats.<li>Nets.</ol><li>We part.</ol>",
    ],
)
def test_the_items_of_a_list_of_the_format_are_no_paragraphs(page: str) -> None:
    """A list beside typed numbers, or inside a list that counts the paragraphs, has items."""
    statement = read_html(page)
    assert [p.number for p in statement.paragraphs] == ["1", "2", "3"]
    assert [block.label for block in statement.paragraphs[1].blocks] == ["", "3.", "4."]


_VOTES = """Rate decision of the Board

The Board decided to keep the target range at 4 percent.

Voting for the action were:
Harriet L. Osgood, Chair
Philip Q. Hale
Suresh Banerji
Voting against was Carl Estes, who preferred a lower target range at this meeting.
"""


def _texts(statement: Statement) -> list[list[str]]:
    return [[block.printed for block in p.blocks] for p in statement.paragraphs]


def test_names_behind_a_colon_are_a_list_in_its_paragraph() -> None:
    """Who voted is text, and no heading over the next one who did."""
    statement = read_text(_VOTES)
    assert not statement.sections
    assert _texts(statement)[1] == _VOTES.strip().split("\n")[4:]


def test_names_behind_a_number_are_a_list_too() -> None:
    """Its paragraph goes on with them, a block each, and no figure begins such a list."""
    text = (
        "1. We elected:\nHarriet L. Osgood\nPhilip Q. Hale\n\n2. We note:\n3.5 percent\n4.5 percent"
    )
    statement = read_text(f"Joint Statement\n\n{text}\n\n3. We met in {_LONG}.")
    assert _texts(statement)[:2] == [
        ["We elected:", "Harriet L. Osgood", "Philip Q. Hale"],
        ["We note: 3.5 percent 4.5 percent"],
    ]


def test_wrapped_lines_behind_a_colon_are_no_list() -> None:
    """Where a line had no room for the next word, they are one sentence."""
    lines = [
        "1. The Board says this:",
        "Growth is strong in each of the lands of Ardane and in all of the lands of",
        "Quill, and it is to stay so.",
    ]
    (paragraph,) = read_text("Report\n\n" + "\n".join(lines)).paragraphs
    assert paragraph.text == "The Board says this: " + " ".join(lines[1:])


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("count", [2, 3])
def test_signatories_are_a_list(blank: str, count: int) -> None:
    """Two names or more behind a colon, with a blank line between or without."""
    names = ["Anna Kern, Ardane", "Ben Orlov, Quill", "Carl Diaz, Solmere"][:count]
    statement = read_text(
        f"Declaration of Hale\n\nThe Leaders met in Hale.\n\nSigned:\n{blank}" + "\n".join(names)
    )
    assert not statement.sections
    assert _texts(statement)[1] == ["Signed:", *names]


def test_names_that_a_blank_line_parts_are_no_headings_at_the_end() -> None:
    """Under a heading stands text: behind the last text there is none."""
    names = ["Anna Kern, Ardane", "Ben Orlov, Quill", "Carl Diaz, Solmere"]
    statement = read_text(
        "\n\n".join(["Declaration of Hale", "1. We met.", "2. We agreed.", *names])
    )
    assert not statement.sections
    assert [p.text for p in statement.paragraphs][2:] == names


@pytest.mark.parametrize("count", [2, 3])
def test_the_rows_of_a_table_are_a_list(count: int) -> None:
    """Between paragraphs they are one paragraph, a block each row."""
    rows = ["Member | Share (%) | Due", "Ardane | 12.5 | 1 May 2042", "Quill | 7.5 | 1 June 2042"]
    rows = rows[:count]
    around = ["We met in Hale and agreed on these shares.", "We will meet again in Quill."]
    text = "\n\n".join(["Declaration of Hale", around[0], "\n".join(rows), around[1]])
    statement = read_text(text)
    assert not statement.sections
    assert _texts(statement) == [[around[0]], rows, [around[1]]]


@pytest.mark.parametrize(
    "heading",
    [
        "Peace",
        "Peace\nSecurity and stability",
        "Peace\n\nSecurity\n\nStability",
        "III. Peace\nSecurity\nStability",
        "PEACE AND\nSECURITY IN ALL\nREGIONS",
    ],
)
def test_a_heading_has_its_lines_for_itself(heading: str) -> None:
    """One line or two, several with blank lines between, or with a numeral or in capitals."""
    text = f"Declaration of Hale\n\n1. We met in {_LONG}.\n\n{heading}\n\n2. We agreed."
    statement = read_text(text)
    lines = [line for line in heading.split("\n") if line]
    assert [f"{s.label} {s.heading}".strip() for s in statement.sections] == lines


@pytest.mark.parametrize("blank", ["", "\n"])
def test_lines_in_front_are_no_list(blank: str) -> None:
    """Where no blank lines stand, the last of them is a heading over the first number."""
    front = f"Joint Statement\n{blank}Vellmar, 12 May 2032\nPeace and security"
    statement = read_text(f"{front}\n1. We met.\n2. We agreed.")
    assert not [p for p in statement.paragraphs if not p.label]


@pytest.mark.parametrize(
    "body",
    [
        "1. We met. The levy shall end by 1 September 2045.\n\n2. We thank our hosts.",
        "The levy shall end by 1 September 2045.\n\nWe thank our hosts.",
        "We gathered in Hale. We agree to it on 1 September 2045.",
        "We, gathered in Hale, agree that the levy ends on 1 September 2045.",
        "Growth has been strong since the Board met on 1 September 2045.",
        "We thank those who met before 1 September 2045.",
        "By 1 September 2045 we shall have met.",
        "Since 1 September 2045 the price has held.",
        "The Treaty of 1 September 2045 has held.",
        "1. We met.\n\n2. We agreed.\n\n3. We recall the treaty signed on 1 September 2045.",
        "We agreed.\n\nMember | Due\nArdane | 1 September 2045",
        "On 1 September 2045 the levy ends; we met in Hale.",
        "1. We agreed.\n\n2. We parted.\n\n3. Hale, 1 September 2045",
    ],
)
def test_a_date_that_the_text_speaks_of_is_not_its_own(body: str) -> None:
    """A deadline, the meeting before, another treaty, the cell of a table."""
    assert read_text(f"Joint Statement\n\n{body}").metadata.date is None


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("The Ministers met in Hale on Tuesday, 4 May 2041.\n\nIt ends on 5 June 2044.", "Hale"),
        ("1. The summit of the Group was held on 4 May 2041.\n\n2. It ends on 5 June 2044.", ""),
        ("1. Los ministros se reunieron el 4 de mayo de 2041.\n\n2. Acordaron.", ""),
        ("1. Министры встретились 4 мая 2041 года.\n\n2. Они решили.", ""),
        ("1. 部长们于2041年5月4日举行会议。\n\n2. 2044年6月5日结束。", ""),
        ("1. Bakanlar 4 Mayıs 2041 tarihinde toplandı.\n\n2. 5 Haziran 2044.", ""),
        ("On 4 May 2041 the Ministers met in Hale.\n\nIt ends on 5 June 2044.", "Hale"),
        ("We agreed; on 4 May 2041 the Ministers met in Hale.", "Hale"),
        ("1. We met.\n\n2. It ends on 5 June 2044.\n\nDone at Hale on 4 May 2041.", "Hale"),
        ("1. We met.\n\n2. We agreed.\n\nHale, 4 May 2041\n\nAnna Kern\n\nBen Orlov", "Hale"),
        ("We met.\n\nThis Declaration was adopted in Hale on 4 May 2041.", ""),
    ],
)
def test_the_opening_or_the_end_says_when(body: str, place: str) -> None:
    """Where no line in front does: the meeting, the signature, a line with place and date."""
    metadata = read_text(f"Joint Statement\n\n{body}").metadata
    assert (metadata.date, metadata.place) == (dt.date(2041, 5, 4), place)


@pytest.mark.parametrize(
    "before",
    [
        "Published",
        "Published on",
        "Last updated",
        "Posted,",
        "Issued",
        "For Release",
        "Press Release,",
        "Joint Statement,",
        "Publié le",
        "Опубликовано",
        "Spring,",
    ],
)
def test_a_release_is_no_place(before: str) -> None:
    """What stands before a date there is what was done then, or what was released."""
    text = f"{before} 4 April 2041"
    found = find_date(text)
    assert found is not None
    assert find_place(text, found[1]) == ""
    assert find_place(f"{text}. They met in Hale.", found[1]) == "Hale"


@pytest.mark.parametrize("when", ["January", "January 2041", "Spring 2041", "May"])
def test_a_month_or_season_is_no_place(when: str) -> None:
    """The Board met in January, and in Hale only if that is said too."""
    front = "Federal Board of Ostrania\nMarch 18, 2041"
    body = f"Information received since the Board met in {when} indicates growth."
    assert read_text(f"{front}\n\n{body}").metadata.place == ""
    body = f"The Board met in {when} in Hale and saw growth."
    assert read_text(f"{front}\n\n{body}").metadata.place == "Hale"


@pytest.mark.parametrize(
    "above",
    [
        "For release at 2:00 p.m. EST",
        "For immediate release",
        "Press release",
        "Communiqué de presse",
        "Published 4 April 2041",
        "March 18, 2041",
        "Hale, 18 March 2041",
        "Skip to main content Menu Home | News | About",
        "Skip to main content\nMenu\nHome | News | About us",
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_what_stands_above_the_title_is_none(above: str, blank: str) -> None:
    """A release's or a page's own words, or a date: they stay in front, and in Akoma Ntoso too."""
    text = f"{above}\n{blank}Federal Board statement\n\nIt met in {_LONG}.\n\nIt decided."
    statement = read_text(text)
    assert statement.title == "Federal Board statement"
    assert [line.text for line in statement.front] == [*above.split("\n"), statement.title]
    assert stmtdiff.reads(stmtdiff.to_akn(statement), format="akn") == statement


def test_a_sentence_that_begins_as_a_page_s_own_words_is_text() -> None:
    """Only a release, and what stands in brackets, is no text though it ends as a sentence does."""
    statement = read_text("Board statement\n\nUpdated forecasts point to growth.\n\nIt met.")
    assert next(p.text for p in statement.paragraphs) == "Updated forecasts point to growth."


@pytest.mark.parametrize("under", ["For release at 2:00 p.m. EST", "Updated 5 April 2041"])
def test_a_title_does_not_go_on_with_a_release(under: str) -> None:
    """Also where no blank line parts them."""
    statement = read_text(f"Federal Board statement\n{under}\n\nIt met in {_LONG}.\n\nIt left.")
    assert statement.title == "Federal Board statement"


@pytest.mark.parametrize(
    "title",
    [
        "Press release of the Ministers of the Harbour Forum",
        "Vellmar Declaration, 12 May 2032",
        "Joint Statement (Vellmar, May 12, 2032)",
        "Press release",
        "March 18, 2041",
    ],
)
def test_a_title_may_tell_of_a_release_or_a_date(title: str) -> None:
    """If it says more, or if there is no other line."""
    assert read_text(f"{title}\n\nThe Board met.\n\nIt decided to wait.").title == title


def test_a_list_behind_a_colon_begins_on_its_own_line() -> None:
    """Though the first name would have found no room beside the colon in so narrow a text."""
    text = (
        "The Board decided to hold the rate.\n\nVoting for the decision were:\nMarit Sole, Chair\n"
        "Eskil Ravn\nIda Brandt\n\nVoting against the decision were:\nTove Holt\nNils Aker\n"
    )
    paragraphs = read_text(text).paragraphs
    assert paragraphs[-1].text == "Voting against the decision were:\nTove Holt\nNils Aker"


def test_a_recital_is_called_by_its_count_among_them() -> None:
    """Of a second run of them, which stands behind other text, the run is told, too."""
    statement = read_text(
        "Resolution 7\n\nThe Assembly,\n\nRecalling its work,\n\nNoting the storms,\n\n"
        "We speak of boats.\n\nMindful of nets,\n\n1. Decides to act.\n\n2. Thanks the hosts."
    )
    assert [p.number or p.standing for p in statement.paragraphs] == [
        *("preamble 1", "recital 1", "recital 2", "preamble 2", "recital 2.1", "1", "2"),
    ]


def recitals(*clauses: str) -> list[str]:
    """Return the clauses of a preamble, each on its own line, that are read as such."""
    lines = "\n".join(("The Assembly,", *clauses))
    statement = read_text(f"Resolution 7\n\n{lines}\n\n1. Decides to act.\n\n2. Thanks the hosts.")
    clauses = (p.text for p in statement.paragraphs if p.part is stmtdiff.Part.RECITAL)
    return [" ".join(text.split()) for text in clauses]


_DOES = """
Mindful Aware Determined Convinced Guided Inspired Concerned Alarmed Conscious Cognizant Encouraged
Disturbed Dismayed Appalled Shocked Resolved Committed Desirous Confident Satisfied Disappointed
Persuaded Recalling Rappelant Notant Prenant Considérant Réaffirmant Soulignant Constatant Ayant
Recordando Tomando Reafirmando Observando Considerando Subrayando Reconociendo Teniendo Habiendo
"""
_HOW = """
Also Further Again Deeply Gravely Greatly Fully Seriously Strongly Firmly Keenly Profoundly
Particularly Acutely Extremely
"""


@pytest.mark.parametrize(
    "opening",
    [
        *_DOES.split(),
        *(f"{adverb} {verb}" for adverb in _HOW.split() for verb in ("aware", "noting")),
        "Once again noting",
        "Deeply Concerned",
        *("*Noting*", "**Noting**", "_Noting_", "__Noting__", "_Mindful_", "_Ayant_", "*Ayant*"),
    ],
)
def test_a_clause_opens_with_what_the_body_does(opening: str) -> None:
    """In each of its words, with an adverb before it, or in italics."""
    clauses = [f"{opening} of the nets,", "Having heard the pilots,"]
    assert recitals(*clauses) == clauses


@pytest.mark.parametrize(
    "opening", ["noting", "mindful", "Mindfulness", "Deeply troubled", "Ayants"]
)
def test_what_opens_otherwise_is_no_clause(opening: str) -> None:
    """Nor does a small letter open one."""
    assert recitals(f"{opening} of the nets,", "Having heard the pilots,") == [
        "Having heard the pilots,"
    ]


@pytest.mark.parametrize(
    "ending",
    [
        ",",
        ";",
        ", and",
        "; and",
        ", et",
        "; y",
        ",1",
        ",12",
        ",123",
        ";4",
        ",*",
        ",†",
        ";‡",
        ",¹²³",
        ",⁴⁵⁶",
        ", ⁷⁸⁹",
        "; ⁰*",
        ",[1]",
        ", [123]",
    ],
)
def test_a_clause_ends_with_its_mark(ending: str) -> None:
    """Perhaps with "and", or with the mark of a footnote."""
    clauses = [f"Noting the nets{ending}", "Having heard the pilots,"]
    assert recitals(*clauses) == clauses


@pytest.mark.parametrize("ending", [".", ", or", ",1234", ", 12", ", [1234]", ",a", " and", ""])
def test_without_its_mark_it_is_no_clause(ending: str) -> None:
    """And what stands behind it is no other."""
    first, second = f"Noting the nets{ending}", "Having heard the pilots,"
    assert recitals(first, second) == [f"{first} {second}"]


def test_a_sentence_of_a_preamble_is_no_clause() -> None:
    """Though it opens as one."""
    assert recitals("Noting the nets,", "Having heard the pilots, we left.") == ["Noting the nets,"]
