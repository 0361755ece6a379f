"""Charts: every mark leads to its sentence, nothing is invented, and charts share a page in peace."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

import samples
from drawn import SVG, meetings, page, picture, tooltips
from readout import charts
from readout.addresses import address
from readout.charts import lanes, style
from readout.charts.chart import Chart
from readout.charts.svg import STYLESHEET
from readout.corpus import Corpus

MAKERS: list[Callable[[Corpus], Chart]] = [
    charts.claims,
    charts.breakdown,
    charts.chronology,
    charts.who_met_whom,
]
XLINK = "{http://www.w3.org/1999/xlink}href"
each = pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)


@each
def test_every_mark_is_a_link_with_a_tooltip(make: Callable[[Corpus], Chart], corpus: Corpus) -> None:
    chart = make(corpus)
    links = list(picture(chart).iter(f"{SVG}a"))
    assert len(links) >= len(chart.evidence) > 0
    assert {link.get(XLINK) for link in links} <= {address(record) for record in chart.evidence}
    assert not any("href" in link.attrib for link in links)
    assert all(link[0].tag == f"{SVG}title" and link[0].text for link in links)
    assert not any("target" in link.attrib for link in links)


@each
def test_captions_and_tables_lead_to_the_same_evidence(
    make: Callable[[Corpus], Chart], corpus: Corpus
) -> None:
    chart = make(corpus)
    addresses = {address(record) for record in chart.evidence}
    found = page(chart)
    caption = found.find("figcaption")
    table = found.find("details//table")
    assert caption is not None and table is not None
    for part in (caption, table):
        hrefs = [link.get("href") for link in part.iter("a")]
        evidence = {href for href in hrefs if href and href.startswith("documents/")}
        assert evidence and evidence <= addresses
    assert len(list(table.iter("tr"))) == len(chart.table) + 1


@each
def test_the_alternative_text_stands_on_the_picture(make: Callable[[Corpus], Chart], corpus: Corpus) -> None:
    chart = make(corpus)
    root = picture(chart)
    assert (root.get("role"), root.get("aria-label")) == ("img", chart.alt)
    assert len(chart.alt) > 60 and "<" not in chart.alt
    assert all(link.get("tabindex") == "-1" for link in root.iter(f"{SVG}a"))


@each
def test_the_same_documents_give_the_same_bytes(make: Callable[[Corpus], Chart], corpus: Corpus) -> None:
    assert make(corpus)._repr_html_() == make(samples.sample())._repr_html_()


def test_charts_on_one_page_share_no_id(corpus: Corpus) -> None:
    ids: list[str] = []
    for make in MAKERS:
        root = picture(make(corpus))
        own = [element.get("id") for element in root.iter() if element.get("id")]
        text = ElementTree.tostring(root, encoding="unicode")
        uses = {use.get("href", "")[1:] for use in root.iter(f"{SVG}use")}
        assert uses | set(re.findall(r"url\(#([^)]+)\)", text)) <= set(own)
        ids += [str(id) for id in own]
    assert len(ids) == len(set(ids)) > 20


@each
def test_colours_and_fonts_are_the_pages(make: Callable[[Corpus], Chart], corpus: Corpus) -> None:
    root = picture(make(corpus))
    styles = " ".join(f"{e.get('style', '')} {e.get('fill', '')}" for e in root.iter())
    assert "var(--readout-" in styles and "currentColor" in styles
    assert re.findall(r"(?<!url\()#[0-9a-f]{6}", styles) == []
    assert "font-family" not in styles
    sizes = {float(size) for size in re.findall(r"font-size: ([\d.]+)px", styles)}
    assert min(sizes) == style.SIZE


@each
def test_a_folder_without_data_gives_one_honest_line(make: Callable[[Corpus], Chart], empty: Corpus) -> None:
    chart = make(empty)
    assert chart.figure is None
    assert page(chart).tag == "p"
    assert str(chart.caption).startswith("No document in this folder") and str(chart.caption).endswith(".")


class Tags(HTMLParser):
    """The tags of a page as a browser sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)


@pytest.mark.parametrize("make", [charts.claims, charts.chronology, charts.who_met_whom])
def test_words_of_a_document_never_become_markup(make: Callable[[Corpus], Chart], hostile: Corpus) -> None:
    html = make(hostile)._repr_html_()
    tags = Tags()
    tags.feed(html)
    assert not tags.seen & {"script", "img", "b"}
    assert "&lt;script&gt;" in html
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", html)


@pytest.mark.filterwarnings("error")
def test_any_script_is_shown_without_a_warning() -> None:
    draft = samples.Draft("d", "7 died, they met.")
    draft.figure(0, "7", 7, "killed", side="中国 हिन्दी", speaker="עברית العربية 😀")
    meeting = draft.meeting(0, "met", "中国 हिन्दी", "עברית 😀", date="2031-05-01", place="العربية")
    corpus = Corpus((draft.document(),), (samples.event(meeting),))
    for make in (charts.claims, charts.chronology, charts.who_met_whom):
        assert "中国" in "".join(picture(make(corpus)).itertext())


def test_of_more_events_than_can_be_looked_through_the_latest_are_kept() -> None:
    events = meetings(*(f"2031-{m:02}-{d:02}" for m in range(1, 13) for d in range(1, 21)), "", "")
    assert next(e.date for e in lanes.latest(events)) == "2031-03-01"
    assert len(lanes.latest(events)) == 200


def test_a_tooltip_of_a_meeting_names_date_people_place_and_who_tells_of_it(corpus: Corpus) -> None:
    told = tooltips(charts.chronology(corpus))
    assert "5 May 2031: Ada Quill and Bo Marsh met in person in Port Vale; told by courier and herald" in told
    assert all("; told by " in title or title.endswith("the day is not stated") for title in told)


def test_a_tooltip_of_a_part_names_number_part_speaker_and_document(corpus: Corpus) -> None:
    told = tooltips(charts.breakdown(corpus, ("missing",)))
    assert (
        "30: of them children; 30 children missing; Norland; Ada Quill; "
        "Norland counts its missing, 7 May 2031" in told
    )


def test_a_tooltip_of_a_pair_names_both_and_the_dates(corpus: Corpus) -> None:
    assert "Ada Quill and Bo Marsh: 1 meeting (5 May 2031)" in tooltips(charts.who_met_whom(corpus))


def test_what_the_parts_leave_over_is_drawn_as_such(corpus: Corpus) -> None:
    chart = charts.breakdown(corpus, ("missing",))
    text = "".join(picture(chart).itertext())
    assert "not broken down" in text and "320" in text
    assert list(picture(chart).iter(f"{SVG}pattern"))
    assert "Of 400 people missing (Ada Quill): 30 children and 50 women; 320 not broken down." in chart.alt


def test_overlapping_and_exceeding_parts_are_noted(corpus: Corpus) -> None:
    caption = charts.breakdown(corpus).caption.striptags()
    assert (
        "The parts may overlap (30 children and 50 women): then more than 320 are not broken down." in caption
    )
    assert "The parts exceed their total of 10 by 3." in caption


def test_the_chronology_tells_mode_status_and_vague_dates_apart(corpus: Corpus) -> None:
    text = "".join(picture(charts.chronology(corpus)).itertext())
    for words in (
        "by video",
        "by telephone",
        "in person",
        "planned",
        "proposed",
        "cancelled",
        "day not stated",
    ):
        assert words in text
    for words in ("Held or cancelled", "Planned or proposed", "between 6 and 9 May 2031", "April 2031"):
        assert words in text


def test_sections_keep_held_planned_and_undated_apart() -> None:
    events = [
        *meetings("2031-05-02", "", "2031-05-01"),
        *meetings("2031-06-01", "", status="planned"),
    ]
    found = {s.heading: [r.event.date for r in s.rows] for s in lanes.sections(events, ["A", "B"])}
    assert found == {
        "Held or cancelled": ["2031-05-01", "2031-05-02"],
        "Planned or proposed": ["2031-06-01", ""],
        "No date stated": [""],
    }


def test_a_band_reaches_over_the_rows_that_it_may_belong_to() -> None:
    days = meetings("2031-05-01", "2031-05-10", "2031-05-20", "2031-06-10")
    (vague,) = meetings("", not_before="2031-05-08", not_after="2031-05-25")
    (section,) = lanes.sections([*days, vague], ["A", "B"])
    row = next(row for row in section.rows if not row.days.exact)
    first, last = section.reach(row)
    assert [r.event.date for r in section.rows[first : last + 1]] == ["2031-05-10", "", "2031-05-20"]


def test_a_bound_on_one_side_is_a_band_beside_its_own_row_with_an_arrow() -> None:
    days = meetings("2031-05-01", "2031-05-20")
    (before,) = meetings("", not_after="2031-05-10")
    events = [*days, before]
    (section,) = lanes.sections(events, ["A", "B"])
    row = next(row for row in section.rows if row.event == before)
    assert section.reach(row) == (1, 1)
    chart = charts.chronology(Corpus((), tuple(events)))
    assert tooltips(chart).count("on or before 10 May 2031: the day is not stated") == 2
    assert "A band with an arrow has no bound on that side." in chart.caption


def test_a_year_stands_before_the_first_row_that_is_in_it_for_certain() -> None:
    events = meetings("2029", "2031-05", "2031-06-01", "2032-01-01")
    (wide,) = meetings("", not_before="2026-01-01", not_after="2035-01-01")
    (section,) = lanes.sections([*events, wide], ["A", "B"])
    told = {row.event.date: section.year(n) for n, row in enumerate(section.rows)}
    assert told == {"2029": "2029", "": "", "2031-05": "2031", "2031-06-01": "", "2032-01-01": "2032"}


def test_only_gaps_that_are_empty_for_certain_are_named() -> None:
    (section,) = lanes.sections(meetings("2031-01-01", "2031-02-20", "2031-06-01", "2031-07"), ["A", "B"])
    assert [section.gap(n) for n in range(4)] == [0, 0, 101, 0]


def test_the_rarest_participants_share_a_lane() -> None:
    draft = samples.Draft("d", "They met.")
    pairs = [("A", "B")] * 3 + [(f"C{n:02}", "B") for n in range(20)]
    events = [samples.event(draft.meeting(0, "met", *pair, date="2031-05-01")) for pair in pairs]
    names = lanes.lanes(events)
    assert (names[:2], names[-1], len(names)) == (["B", "A"], lanes.OTHERS, 12)
    rows = [row for section in lanes.sections(events, names) for row in section.rows]
    assert {row.unnamed for row in rows if 11 in row.lanes} == {(f"C{n:02}",) for n in range(9, 20)}


def test_only_held_meetings_count_between_two(corpus: Corpus) -> None:
    table = charts.who_met_whom(corpus).table
    assert dict(zip(table["pair"], table["meetings"], strict=True)) == {
        "Ada Quill and Bo Marsh": 1,
        "Ada Quill and Cleo Finch": 1,
        "Bo Marsh and Cleo Finch": 1,
    }
    assert "not counted: 3 events" in charts.who_met_whom(corpus).caption.striptags()


def test_three_who_meet_are_three_pairs_and_one_event() -> None:
    draft = samples.Draft("d", "They met.")
    event = samples.event(draft.meeting(0, "met", "A", "B", "C", "A"))
    chart = charts.who_met_whom(Corpus((draft.document(),), (event,)))
    assert chart.table["meetings"].to_list() == [1, 1, 1]
    assert chart.evidence == event.meetings


def themes() -> list[tuple[str, str, dict[str, str]]]:
    """Each theme's background and its colours by name, from the stylesheet."""
    blocks = re.findall(r"\{([^}]*--readout-ground[^}]*)\}", STYLESHEET)
    found = [dict(re.findall(r"--readout-(\w+): (#[0-9a-f]{6})", block)) for block in blocks]
    return [
        (name, colours["ground"], colours) for name, colours in zip(("light", "dark"), found, strict=True)
    ]


def contrast(a: str, b: str) -> float:
    """Contrast by WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("theme", "ground", "colours"), themes(), ids=lambda value: str(value)[:5])
def test_colours_are_legible_in_both_themes(theme: str, ground: str, colours: dict[str, str]) -> None:
    for name, colour in colours.items():
        least = {"ground": 1.0, "line": 1.2}.get(name, 4.5)
        assert contrast(colour, ground) >= least, name


def test_the_stylesheet_has_every_colour_that_is_drawn() -> None:
    needed = {
        value[len("var(--readout-") : -1] for value in style.COLOURS.values() if value != "currentColor"
    }
    for _, _, colours in themes():
        assert needed == set(colours)


@pytest.mark.slow
@each
def test_text_is_legible_and_nothing_overflows_on_a_telephone(
    make: Callable[[Corpus], Chart], corpus: Corpus, browser: Browser
) -> None:
    html = f"<!doctype html><body style='margin: 20px'>{make(corpus)._repr_html_()}"
    sheet = browser.new_page(viewport={"width": 390, "height": 800})
    sheet.set_content(html)
    measure = "e => e.ownerSVGElement.getScreenCTM().a * parseFloat(getComputedStyle(e).fontSize)"
    sizes = [text.evaluate(measure) for text in sheet.locator("svg text").all()]
    boxes = "e => { const b = e.getBoundingClientRect(); return [b.left, b.right] }"
    edges: list[list[float]] = [text.evaluate(boxes) for text in sheet.locator("svg text").all()]
    scrolls = sheet.evaluate("document.documentElement.scrollWidth")
    sheet.close()
    assert min(sizes) >= 11
    assert max(right for _, right in edges) <= 390
    assert min(left for left, _ in edges) >= 0
    assert scrolls <= 390
