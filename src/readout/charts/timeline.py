"""Who met when: time runs down the page, every participant has a lane, every event a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

from matplotlib.artist import Artist
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from readout import wording
from readout.charts import encounters, legend
from readout.charts.chart import SCALE, Chart, Drawing, nothing
from readout.charts.context import Stretch, named, stretches
from readout.charts.lanes import Row, Section, lanes, latest, sections
from readout.charts.style import EVENTS, INK, LINE, LINK, MUTED, SIZE, WIDTH, fit, style, width, wrap
from readout.charts.timeline_text import alternative, caption, table
from readout.corpus import Corpus
from readout.periods import Period

_RAIL, _SLOT, _SLOTS, _LEFT = 6.0, 9.0, 3, 38.0
_HEADING, _ROW, _GAP, _AFTER = 30.0, 38.0, 20.0, 12.0
_LINE, _PERIOD, _BELOW = 17.0, 23.0, 5.0
_REPEAT = 20  # rows after which the lanes' names are said again
_LONGEST_NAME = 160.0
_LINES = 3  # of a lane's name
_MANY = 12  # rows from which on years stand as headings
_BROKEN = 2  # lines of what has no room beside a date


def chronology(corpus: Corpus) -> Chart:
    """The events in the order of time: mode by shape, status by filling, vague dates as bands.

    Where there are more than can be looked through, the latest are drawn, and the caption says so.
    """
    if not corpus.events:
        return nothing("No document in this folder tells of a meeting.")
    events = latest(corpus.events)
    names = lanes(events)
    parts = sections(events, names)
    drawing = _Timeline(names, corpus.periods).draw(parts)
    return Chart(
        drawing.figure,
        caption(parts, len(corpus.events), corpus.periods),
        alternative(parts, corpus.periods),
        tuple(meeting for event in events for meeting in event.meetings),
        table(parts),
        drawing.titles,
    )


@dataclass
class _Behind:
    """A period's band in the making."""

    stretch: Stretch
    top: float = 0.0


class _Timeline:
    """The drawing of sections over lanes; ``y`` is how far down it has come, in points."""

    def __init__(self, names: Sequence[str], periods: Sequence[Period]) -> None:
        self.periods = periods
        self.step = (WIDTH - _LEFT) / max(len(names), 1)
        self.names = [wording.plain(name, 80) for name in names]
        self.x = [_LEFT + self.step * (number + 0.5) for number in range(len(names))]
        self.drawing = Drawing()
        self.axes = self.drawing.sheet()
        self.y = 0.0

    def draw(self, parts: Sequence[Section]) -> Drawing:
        """Draw all sections and the legend."""
        with style():
            for part in parts:
                self._section(part, alone=len(parts) == 1)
            rows = [row for part in parts for row in part.rows]
            bands = any(row.days.known and not row.days.exact for row in rows)
            signs = encounters.entries([row.event for row in rows], bands)
            self.drawing.cut(self.axes, self.y + legend.height([words for _, words in signs]))
            legend.legend(self.drawing.figure, signs)
        return self.drawing

    def _section(self, part: Section, alone: bool) -> None:
        if not alone:
            self.axes.text(0, self.y + 16, part.heading, color=INK, fontweight="bold")
            self.y += _HEADING
        heights: list[float] = []
        behind = [_Behind(stretch) for stretch in stretches(part, self.periods)]
        for number, row in enumerate(part.rows):
            if number % _REPEAT == 0:
                self._names()
            self._pause(part, number)
            self._begin([b for b in behind if b.stretch.first == number])
            heights.append(self._row(row))
            self._end([b for b in behind if b.stretch.last == number])
        self._lanes(heights)
        self._rail(part, heights)
        self.y += _AFTER

    def _names(self) -> None:
        """The lanes' names: in lines over their lane where they fit, else upright."""
        wrapped = [wrap(name, self.step - 4, _LINES) for name in self.names]
        flat = all(width(word) < self.step - 4 for name in self.names for word in name.split())
        if flat:
            height = SIZE * 1.3 * max((name.count("\n") + 1 for name in wrapped), default=0) + 4
        else:
            wrapped = [fit(name, _LONGEST_NAME) for name in self.names]
            height = max(map(width, wrapped), default=0) + 4
        for x, name in zip(self.x, wrapped, strict=True):
            label = self.axes.text(x, self.y + height, name, color=INK, ha="center", va="bottom")
            label.set(rotation=0 if flat else 90, linespacing=1.15)
        self.y += height + 6

    def _begin(self, begun: Sequence[_Behind]) -> None:
        """The names of periods, each where it begins."""
        for band in begun:
            band.top = self.y + 3
            name = fit(named(band.stretch.period), WIDTH - _LEFT, bold=True)
            self.axes.text(_LEFT, self.y + 17, name, color=MUTED, fontweight="bold", style="italic")
            self.y += _PERIOD

    def _end(self, ended: Sequence[_Behind]) -> None:
        """A period's band behind its rows, closed by lines: its shade alone would be lost in print."""
        for band in ended:
            edges = [band.top, self.y]
            self.axes.axhspan(*edges, facecolor=LINE, alpha=0.35, zorder=0.1, linewidth=0)
            for edge in edges:
                self.axes.plot([0, WIDTH], [edge, edge], color=MUTED, linewidth=0.8, zorder=0.2)
            self.y += _BELOW

    def _pause(self, part: Section, number: int) -> None:
        """Before a row the year that it begins, where there are many, and how long nothing is told of."""
        year = part.year(number) if len(part.rows) > _MANY else ""
        gap = part.gap(number)
        if year:
            self.axes.text(_LEFT, self.y + 14, year, color=INK, fontweight="bold", gid=SCALE)
        if gap:
            left = _LEFT + (width(year, bold=True) + 12 if year else 0)
            later = f"{wording.length(gap)} later"
            self.axes.text(left, self.y + 14, later, color=MUTED, style="italic", gid=SCALE)
        self.y += _GAP if year or gap else 0

    def _row(self, row: Row) -> float:
        """One event: its date and place, and under them its signs on the lanes, at the height returned."""
        event = row.event
        words = self._words(row)
        middle = self.y + 27
        lanes = [self.x[lane] for lane in row.lanes]
        tellers = wording.names(event.documents)
        title = f"{wording.when(event)}: {wording.encounter(event)}; told by {tellers}"
        marks = encounters.signs(self.axes, event, lanes, middle)
        for artist in (*words, *self._alone(row, middle), *marks):
            self.drawing.mark(artist, event.meetings[0], title)
        self.y += _ROW
        return middle

    def _words(self, row: Row) -> list[Text]:
        """Date, place and who is not named over a lane; what has no room beside the date stands below it."""
        date, place = wording.when(row.event), wording.plain(row.event.place)
        others = wording.names(row.unnamed, 12) if len(row.lanes) > 1 else ""
        right = " · ".join(filter(None, [place, f"with {others}" if others else ""]))
        found = [self.axes.text(_LEFT, self.y + 13, date, color=LINK, fontweight="bold")]
        if width(right) <= WIDTH - _LEFT - width(date, bold=True) - 12:
            found.append(self.axes.text(WIDTH, self.y + 13, right, color=MUTED, ha="right"))
            return found
        for line in wrap(right, WIDTH - _LEFT - 4, _BROKEN).split("\n"):
            self.y += _LINE
            found.append(self.axes.text(_LEFT, self.y + 13, line, color=MUTED))
        return found

    def _alone(self, row: Row, middle: float) -> list[Text]:
        """Who is not named over a lane, beside the sign where the row is else empty."""
        if len(row.lanes) > 1:
            return []
        others = wording.names(row.unnamed, 12) if row.lanes else "participants not stated"
        edge = self.x[row.lanes[0]] - 12 if row.lanes else WIDTH
        text = fit(others, edge - _LEFT)
        return [self.axes.text(edge, middle, text, color=INK, ha="right", va="center_baseline")]

    def _lanes(self, heights: Sequence[float]) -> None:
        """The lanes beside the rows, left out behind the rows' words: one broken line for all of them."""
        pieces = [(x, (y - 10, y + 11, nan)) for y in heights for x in self.x]
        across = [x for x, piece in pieces for _ in piece]
        down = [y for _, piece in pieces for y in piece]
        self.axes.plot(across, down, color=LINE, linewidth=0.8, zorder=0.5)

    def _rail(self, part: Section, heights: Sequence[float]) -> None:
        """Time at the left edge: a dot for a day, a band beside all rows that a vague date may belong to."""
        free = [0] * _SLOTS
        dated = [i for i, row in enumerate(part.rows) if row.days.known]
        if dated:
            ends = [heights[dated[0]] - 14, heights[dated[-1]] + 10]
            self.axes.plot([_RAIL, _RAIL], ends, color=LINE, linewidth=1.5, zorder=0.5)
        for number in dated:
            row = part.rows[number]
            if row.days.exact:
                self.axes.plot([_RAIL], [heights[number]], "o", color=EVENTS, markersize=5)
                continue
            first, last = part.reach(row)
            slot = min(range(_SLOTS), key=lambda i: (free[i] > first, i))
            free[slot] = last + 1
            self._band(row, slot, heights[first] - 13, heights[last] + 9)

    def _band(self, row: Row, slot: int, top: float, bottom: float) -> None:
        """A vague date; an arrow where the documents set no bound on that side."""
        left, wide = _RAIL + 4 + slot * _SLOT, _SLOT - 2
        band = Rectangle((left, top), wide, bottom - top, fill=False, hatch=encounters.BAND, edgecolor=EVENTS)
        band.set_linewidth(0.6)
        artists: list[Artist] = [self.axes.add_patch(band)]
        if not row.days.closed:
            tip, marker = (top, "^") if row.days.first is None else (bottom, "v")
            arrow = self.axes.plot([left + wide / 2], [tip], marker, color=EVENTS, markersize=8)
            artists += arrow
        for artist in artists:
            title = f"{wording.when(row.event)}: the day is not stated"
            self.drawing.mark(artist, row.event.meetings[0], title)
