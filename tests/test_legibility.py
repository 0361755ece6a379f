"""Charts of any size can be read: no two words overlap, and all of them lie inside the picture."""

from __future__ import annotations

from unicodedata import east_asian_width

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

import crowds
from readout import charts
from readout.charts.chart import Chart
from readout.charts.style import WIDTH, style
from readout.corpus import Corpus

Box = tuple[float, float, float, float, str]
_TOUCH = 1.0  # points by which boxes may meet: they hold the room above and below the letters too


def boxes(chart: Chart) -> list[Box]:
    """Every text that is drawn, from the lowest up: left, foot, right and head in points, and its words."""
    assert chart.figure is not None
    with style():
        FigureCanvasAgg(chart.figure)
        chart.figure.draw_without_rendering()
        texts = [t for t in chart.figure.findobj(Text) if isinstance(t, Text) and t.get_visible()]
        for text in texts:
            text.set_text(_as_measured(text.get_text()))
        found = [(t.get_window_extent(), t.get_text()) for t in texts if t.get_text().strip()]
    return sorted(((b.y0, b.x0, b.y1, b.x1, words) for b, words in found))


def _as_measured(words: str) -> str:
    """The words with letters that are as wide as those which the measuring font lacks."""
    return "".join("W" if east_asian_width(letter) in "WF" else letter for letter in words)


def overlapping(found: list[Box]) -> list[tuple[str, str]]:
    clashes = []
    for number, (_, left, head, right, words) in enumerate(found):
        for foot, others_left, _, others_right, others in found[number + 1 :]:
            if foot > head - _TOUCH:
                break
            if min(right, others_right) - max(left, others_left) > _TOUCH:
                clashes.append((words, others))
    return clashes


def outside(chart: Chart, found: list[Box]) -> list[str]:
    assert chart.figure is not None
    height = chart.figure.get_size_inches()[1] * 72
    return [
        words
        for foot, left, head, right, words in found
        if min(foot, left) < -_TOUCH or right > WIDTH + _TOUCH or head > height + _TOUCH
    ]


def check(chart: Chart) -> None:
    found = boxes(chart)
    assert overlapping(found) == []
    assert outside(chart, found) == []


SIZES = [(2, 2), (2, 40), (12, 5), (40, 12), (200, 40)]


@pytest.mark.parametrize("name", crowds.NAMINGS, ids=lambda name: name.__name__)
@pytest.mark.parametrize(("events", "participants"), SIZES)
def test_a_chronology_of_any_size_can_be_read(events: int, participants: int, name: crowds.Naming) -> None:
    check(charts.chronology(crowds.meetings(events, participants, name)))


@pytest.mark.parametrize("name", crowds.NAMINGS, ids=lambda name: name.__name__)
@pytest.mark.parametrize("number", [1, 7, 60])
def test_claims_of_any_number_can_be_read(number: int, name: crowds.Naming) -> None:
    check(charts.claims(crowds.claims(number, name)))


@settings(max_examples=12)
@given(
    events=st.integers(1, 30),
    participants=st.integers(2, 40),
    name=st.sampled_from(crowds.NAMINGS),
    step=st.integers(0, 400),
)
def test_a_chronology_over_days_or_decades_can_be_read(
    events: int, participants: int, name: crowds.Naming, step: int
) -> None:
    check(charts.chronology(crowds.meetings(events, participants, name, step)))


@settings(max_examples=12)
@given(number=st.integers(1, 20), name=st.sampled_from(crowds.NAMINGS), largest=st.integers(2, 10**8))
def test_claims_of_any_size_can_be_read(number: int, name: crowds.Naming, largest: int) -> None:
    check(charts.claims(crowds.claims(number, name, largest)))


def test_overlaps_and_overflows_are_seen() -> None:
    chart = charts.claims(crowds.claims(2))
    assert chart.figure is not None
    axes = chart.figure.axes[0]
    axes.text(0, 0, "one thing", transform=axes.transAxes)
    axes.text(0, 0, "over another", transform=axes.transAxes)
    axes.text(1, 0, "far too long for the edge", transform=axes.transAxes)
    found = boxes(chart)
    assert {"one thing", "over another"} in map(set, overlapping(found))
    assert "far too long for the edge" in outside(chart, found)


def test_a_corpus_is_what_it_is_said_to_be() -> None:
    corpus: Corpus = crowds.meetings(200, 40)
    assert len(corpus.events) == 200
    assert len({name for event in corpus.events for name in event.participants}) == 40
