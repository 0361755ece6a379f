"""Charts: every mark leads to its sentence, nothing is invented, and charts share a page in peace."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

import samples
from readout import charts
from readout.addresses import address
from readout.charts import claim_rows, lanes, markers, style
from readout.charts.chart import Chart
from readout.charts.scale import scale
from readout.charts.svg import STYLESHEET
from readout.corpus import Corpus
from readout.records import Event, Figure

MAKERS: list[Callable[[Corpus], Chart]] = [
    charts.claims,
    charts.breakdown,
    charts.chronology,
    charts.who_met_whom,
]
XLINK = "{http://www.w3.org/1999/xlink}href"
SVG = "{http://www.w3.org/2000/svg}"
each = pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)


def page(chart: Chart) -> ElementTree.Element:
    """The chart's HTML, read by a strict reader."""
    return ElementTree.fromstring(chart._repr_html_())


def picture(chart: Chart) -> ElementTree.Element:
    found = page(chart).find(f"{SVG}svg")
    assert found is not None
    return found


def tooltips(chart: Chart) -> list[str]:
    return [title.text or "" for title in picture(chart).iter(f"{SVG}title")]


def folder(*drafts: samples.Draft) -> Corpus:
    return Corpus(tuple(d.document() for d in drafts), ())


def figures(*values: int | None, **fields: Any) -> list[Figure]:
    draft = samples.Draft("d", " ".join(["x"] * 99))
    return [draft.figure(0, "x", value, "killed", **fields) for value in values]


def meetings(*dates: str, **fields: Any) -> list[Event]:
    draft = samples.Draft("d", " ".join(f"met{n}" for n, _ in enumerate(dates)))
    made = [draft.meeting(0, f"met{n}", "A", "B", date=date, **fields) for n, date in enumerate(dates)]
    return [samples.event(meeting) for meeting in made]


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
        assert hrefs and set(hrefs) <= addresses
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


def test_mathematics_in_a_name_is_text(hostile: Corpus) -> None:
    assert "\\frac" in "".join(picture(charts.claims(hostile)).itertext())


def test_every_claim_but_repeats_has_a_row(corpus: Corpus) -> None:
    chart = charts.claims(corpus)
    assert set(chart.evidence) == {f.id for f in corpus.figures if not f.repeat}
    assert "1 repeated mention is left out." in chart.caption
    assert "never added up" in chart.caption


@pytest.mark.parametrize(
    "wholes", [(None, 0, 1), (1, 0, None), (None, 0, 0)], ids=["a part of a part", "a circle", "two parts"]
)
def test_no_claim_is_lost_among_parts(wholes: tuple[int | None, ...]) -> None:
    draft = samples.Draft("d", "9 died, 5 of them here and 2 there.")
    starts = [0, 8, 26]
    for words, whole in zip("952", wholes, strict=True):
        part_of = None if whole is None else starts[whole]
        draft.figure(0, words, int(words), "killed", part_of=part_of)
    chart = charts.claims(folder(draft))
    assert sorted(chart.evidence) == sorted(f.id for f in draft.figures)


def test_of_more_claims_than_can_be_looked_through_the_largest_are_drawn() -> None:
    draft = samples.Draft("d", " ".join(f"{n} died." for n in range(1000, 1250)))
    for n in range(1000, 1250):
        draft.figure(0, str(n), n, "killed")
    chart = charts.claims(folder(draft))
    assert len(chart.evidence) == 200
    assert "The 200 largest of 250 claims are drawn." in chart.caption
    assert min(int(claim.split()[0].replace(",", "")) for claim in chart.table["claim"]) == 1050


def test_of_more_events_than_can_be_looked_through_the_latest_are_kept() -> None:
    events = meetings(*(f"2031-{m:02}-{d:02}" for m in range(1, 13) for d in range(1, 21)), "", "")
    assert next(e.date for e in lanes.latest(events)) == "2031-03-01"
    assert len(lanes.latest(events)) == 200


def test_a_chart_of_some_outcomes_shows_no_other(corpus: Corpus) -> None:
    chart = charts.claims(corpus, ("killed", "injured"))
    shown = {f.outcome for f in corpus.figures if f.id in chart.evidence}
    assert shown == {"killed", "injured"}
    assert "missing" not in chart.alt


def test_qualifiers_are_told_in_words_and_by_shape(corpus: Corpus) -> None:
    text = "".join(picture(charts.claims(corpus)).itertext())
    for words in ("at least 12", "up to 9", "about 40", "20 to 25", "dozens", "400"):
        assert words in text
    shapes = {path.get("d") for path in picture(charts.claims(corpus)).iter(f"{SVG}path") if path.get("id")}
    assert len(shapes) >= 4


def test_a_vague_amount_is_a_band_and_never_a_number() -> None:
    draft = samples.Draft("d", "Dozens fled.")
    draft.figure(0, "Dozens", None, "displaced", modifier="vague")
    chart = charts.claims(folder(draft))
    assert "dozens of people displaced" in tooltips(chart)[0]
    assert list(picture(chart).iter(f"{SVG}pattern"))
    assert chart.table["claim"].to_list() == ["dozens of people displaced"]


def test_a_tooltip_names_value_outcome_side_speaker_and_date(corpus: Corpus) -> None:
    assert (
        "At least 12 members of the military killed; Norland; Ada Quill; mines; in March; "
        "Norland counts its missing, 7 May 2031"
    ).lower() in [title.lower() for title in tooltips(charts.claims(corpus))]


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


def test_captions_name_speakers_with_their_values(corpus: Corpus) -> None:
    alt = charts.claims(corpus).alt
    assert "Ada Quill: at least 12 killed, 20 to 25 injured and 400 missing" in alt
    assert "(of them 30 children and 50 women)" in alt


def test_more_claims_than_a_sentence_holds_are_told_by_outcome() -> None:
    many = samples.Draft("d", " ".join(f"{n} died." for n in range(100, 180)))
    for n in range(100, 180):
        many.figure(0, str(n), n, "killed", speaker=f"Speaker {n}")
    alt = charts.claims(folder(many)).alt
    assert "Killed: 80 claims, between 100 and 179." in alt


def told(*claims: tuple[str, int, str], side: str = "Norland") -> Corpus:
    """A document for each claim: its date, its number and its speaker."""
    drafts = [samples.Draft(f"d{n}", "x died.", date=date) for n, (date, _, _) in enumerate(claims)]
    for draft, (_, value, speaker) in zip(drafts, claims, strict=True):
        draft.figure(0, "x", value, "killed", side=side, speaker=speaker)
    return folder(*drafts)


def test_what_several_tell_of_the_same_people_stands_under_one_heading() -> None:
    corpus = told(("2031-05-09", 17, "Bo Marsh"), ("2031-05-07", 12, "Ada Quill"))
    found = list(claim_rows.lines(corpus, "killed", {f.id for f in corpus.figures}))
    assert found[0] == claim_rows.Heading("Norland", "2 claims, 12 to 17", people=True)
    assert [line.label for line in found if isinstance(line, claim_rows.Row)] == [
        "Ada Quill · 7 May 2031, d1",
        "Bo Marsh · 9 May 2031, d0",
    ]
    chart = charts.claims(corpus)
    assert "low to high" in "".join(picture(chart).itertext())
    assert "from the lowest to the highest number" in chart.caption


@pytest.mark.parametrize("side", ["Norland", ""])
def test_claims_years_apart_or_of_nobody_in_particular_are_not_set_against_each_other(side: str) -> None:
    corpus = told(("2031-05-09", 17, "Bo Marsh"), ("2011-05-07", 12, "Ada Quill"), side=side)
    assert claim_rows.spreads(corpus, corpus.figures) == {}
    headings = [
        line.words
        for line in claim_rows.lines(corpus, "killed", {f.id for f in corpus.figures})
        if isinstance(line, claim_rows.Heading)
    ]
    assert headings == (["Norland"] if side else ["d0, 9 May 2031", "d1, 7 May 2011"])


@pytest.mark.parametrize(
    ("modifier", "signs"),
    [("exact", ["range"]), ("about", ["about", "range"]), ("at_least", ["at_least", "range"])],
)
def test_a_qualified_range_is_a_bar_with_the_qualifiers_sign(modifier: str, signs: list[str]) -> None:
    draft = samples.Draft("d", "20 to 30 died.")
    figure = draft.figure(0, "20 to 30", 20, "killed", value_max=30, modifier=modifier)
    assert markers.occurring([figure], apart=False) == signs
    text = list(picture(charts.claims(folder(draft))).itertext())
    assert {markers.MEANINGS[sign] for sign in signs} <= set(text)
    assert not {"exactly", "only in a word", "at most"} & set(text)


@pytest.mark.parametrize(
    ("values", "logarithmic"),
    [((3,), False), ((10, 500), False), ((10, 501), True), ((0, 3), False), ((None,), False)],
)
def test_the_scale_is_logarithmic_where_sizes_need_it(
    values: tuple[int | None, ...], logarithmic: bool
) -> None:
    assert scale(figures(*values)).logarithmic is logarithmic


def test_zero_has_its_place_on_a_logarithmic_scale() -> None:
    draft = samples.Draft("d", "None, 5 and 90,000 died.")
    for words, value in (("None", 0), ("5", 5), ("90,000", 90000)):
        draft.figure(0, words, value, "killed")
    ticks = [text.text for text in picture(charts.claims(folder(draft))).iter(f"{SVG}text")]
    assert {"0", "1", "10,000"} <= set(ticks)


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
    assert "not counted: 3 events" in charts.who_met_whom(corpus).caption


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
