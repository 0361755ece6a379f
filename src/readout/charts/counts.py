"""How many there are of each kind, or month after month: bars whose every one leads to what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from readout.charts.chart import LINK, Chart, Drawing
from readout.charts.linked import sentences, words
from readout.charts.style import EVENTS, INK, LINE, MUTED, OUTCOMES, WIDTH, fit, style, width
from readout.charts.style import LINK as LINK_COLOUR

_ROW, _BAR, _LEAST = 40.0, 13.0, 1.5
_HEAD, _HEIGHT, _AXIS = 26.0, 84.0, 26.0
_GAP = 0.12  # of a period's room


class Bar(NamedTuple):
    """What is counted, how many, and where on the page it is listed; "" where it is not."""

    label: str
    number: int
    place: str


class Series(NamedTuple):
    """Counts over periods, one after the other; ``tone`` names an outcome, or is "" for anything else."""

    name: str
    tone: str
    bars: Sequence[Bar]


def ranked(bars: Sequence[Bar], unit: str, *notes: str, tone: str = "") -> Chart:
    """A bar a row, in the order given; ``unit`` is what the numbers count."""
    most = max(bar.number for bar in bars)
    drawing = Drawing()
    axes = drawing.sheet()
    with style():
        for row, bar in enumerate(bars):
            _row(drawing, axes, bar, row * _ROW, most, f"{bar.label}: {bar.number:,} {unit}", tone)
        drawing.cut(axes, len(bars) * _ROW + 4)
    told = "; ".join(f"{bar.label}: {bar.number:,}" for bar in bars[:3])
    alternative = f"Bar chart of {unit}, {len(bars)} bars. {told}."
    return _chart(drawing, sentences(*notes), alternative, [("", bars)], unit)


def over_time(series: Sequence[Series], unit: str, *notes: str) -> Chart:
    """A row of bars for each series, all over the same periods."""
    drawing = Drawing()
    axes = drawing.sheet()
    y = 0.0
    with style():
        for one in series:
            _periods(drawing, axes, one, y, unit)
            y += _HEAD + _HEIGHT + _AXIS
        drawing.cut(axes, y)
    first, last = series[0].bars[0].label, series[0].bars[-1].label
    tops = [(one, max(one.bars, key=lambda bar: bar.number)) for one in series]
    highest = [f"{one.name}: most in {top.label} ({top.number:,})." for one, top in tops]
    head = f"Bar chart of {unit} from {first} to {last}."
    return _chart(
        drawing, sentences(*highest, *notes), words(sentences(head, *highest)),
        [(one.name, one.bars) for one in series], unit,
    )  # fmt: skip


def _chart(
    drawing: Drawing, caption: str, alternative: str, series: Sequence[tuple[str, Sequence[Bar]]], unit: str
) -> Chart:
    """The chart; its table has what is not empty."""
    rows = [
        {"of": f"{name}, {bar.label}" if name else bar.label, unit: f"{bar.number:,}", LINK: f"#{bar.place}"}
        for name, bars in series
        for bar in bars
        if bar.number
    ]
    return Chart(drawing.figure, sentences(caption), alternative, (), pd.DataFrame(rows), drawing.titles)


def _row(drawing: Drawing, axes: Axes, bar: Bar, top: float, most: int, title: str, tone: str) -> None:
    number = f"{bar.number:,}"
    room = WIDTH - width(number, bold=True) - 24
    long = (WIDTH - 2) * bar.number / most
    box = Rectangle((1, top + 20), max(long, _LEAST), _BAR, facecolor=OUTCOMES.get(tone, EVENTS), linewidth=0)
    artists = (
        axes.text(0, top + 14, fit(bar.label, room), color=INK),
        axes.text(WIDTH, top + 14, number, color=LINK_COLOUR, ha="right", fontweight="bold"),
        axes.add_patch(box),
    )
    for artist in artists:
        drawing.lead(artist, f"#{bar.place}", title)


def _periods(drawing: Drawing, axes: Axes, series: Series, top: float, unit: str) -> None:
    """A name, a line that says how high the highest bar is, the bars, and the periods under them."""
    most = max(bar.number for bar in series.bars)
    floor = top + _HEAD + _HEIGHT
    step = WIDTH / len(series.bars)
    axes.text(0, top + 15, series.name, color=INK, fontweight="bold")
    axes.text(WIDTH, top + 15, f"{most:,} at most", color=MUTED, ha="right")
    axes.plot([0, WIDTH], [top + _HEAD, top + _HEAD], color=LINE, linewidth=0.8, zorder=0.5)
    axes.plot([0, WIDTH], [floor, floor], color=MUTED, linewidth=0.8)
    for number, bar in enumerate(series.bars):
        if bar.number:
            high = max(_HEIGHT * bar.number / most, _LEAST)
            left, wide = (number + _GAP / 2) * step, step * (1 - _GAP)
            box = Rectangle((left, floor - high), wide, high, linewidth=0)
            box.set_facecolor(OUTCOMES.get(series.tone, EVENTS))
            axes.add_patch(box)
            drawing.lead(box, f"#{bar.place}", f"{series.name}, {bar.label}: {bar.number:,} {unit}")
    _ends(axes, series.bars, floor + 16)


def _ends(axes: Axes, bars: Sequence[Bar], y: float) -> None:
    """The first and the last period at the ends of the axis."""
    axes.text(0, y, bars[0].label, color=MUTED)
    if len(bars) > 1:
        axes.text(WIDTH, y, bars[-1].label, color=MUTED, ha="right")
