"""The claims chart: a row for every claim, each qualifier its sign, the same people side by side."""

from __future__ import annotations

import pytest

import samples
from drawn import SVG, figures, folder, picture, tooltips
from readout import charts
from readout.charts import claim_rows, markers
from readout.charts.scale import scale
from readout.corpus import Corpus


def test_mathematics_in_a_name_is_text(hostile: Corpus) -> None:
    assert "\\frac" in "".join(picture(charts.claims(hostile)).itertext())


def test_every_claim_but_repeats_has_a_row(corpus: Corpus) -> None:
    chart = charts.claims(corpus)
    assert set(chart.evidence) == {f.id for f in corpus.figures if not f.repeat}
    assert "1 repeated mention is left out." in chart.caption.striptags()
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
    assert "The 200 largest of 250 claims are drawn." in chart.caption.striptags()
    assert min(int(claim.split()[0].replace(",", "")) for claim in chart.table["claim"]) == 1050


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


def test_a_part_that_nothing_tells_from_its_whole_is_called_a_part() -> None:
    draft = samples.Draft("d", "9 died, 5 of them here.")
    total = draft.figure(0, "9", 9, "killed")
    draft.figure(0, "5", 5, "killed", part_of=total.start)
    for make in (charts.claims, charts.breakdown):
        assert "a part of them" in "".join(picture(make(folder(draft))).itertext())


def test_claims_of_one_side_stand_together_even_if_one_is_only_a_word() -> None:
    drafts = [samples.Draft(name, "Dozens died.", date="2031-05-07") for name in ("a", "b")]
    drafts[0].figure(0, "Dozens", None, "killed", modifier="vague", side="Norland")
    drafts[1].figure(0, "Dozens", 24, "killed", side="Norland")
    chart = charts.claims(folder(*drafts))
    assert "2 claims" in list(picture(chart).itertext())
    assert "low to high" not in "".join(picture(chart).itertext())


@pytest.mark.parametrize("speaker", ["Ada", "The mayor of Port Vale", "The Office of Emergencies in Norland"])
def test_where_room_is_short_the_date_stays_whole(speaker: str) -> None:
    corpus = told(("2031-09-29", 170000, speaker), ("2031-09-30", 12, "Bo"))
    titled = [d.model_copy(update={"title": "What was counted on that day"}) for d in corpus.documents]
    words = list(picture(charts.claims(Corpus(tuple(titled), ()))).itertext())
    (label,) = [word for word in words if word.startswith(speaker[:12]) and ";" not in word]
    assert " · 29 September 2031" in label


@pytest.mark.parametrize(("number", "scales"), [(4, 1), (40, 2)])
def test_a_panel_that_is_taller_than_a_screen_has_its_scale_above_it_too(number: int, scales: int) -> None:
    draft = samples.Draft("d", " ".join(f"{n} died." for n in range(10, 10 + number)))
    for n in range(10, 10 + number):
        draft.figure(0, str(n), n, "killed")
    ticks = [text.text for text in picture(charts.claims(folder(draft))).iter(f"{SVG}text")]
    assert ticks.count("0") == scales
