"""A chart with its caption, alternative text, evidence and data, as notebooks and the book show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
from markupsafe import Markup, escape
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from readout.addresses import address
from readout.charts.style import WIDTH, style
from readout.charts.svg import inline
from readout.markup import counted, element, table

LINK = "link"
COUNT, SCALE = "count", "scale"
"""How artists are named that show no record: how many there are, and a scale."""


@dataclass(frozen=True)
class Chart:
    """A picture of records; where there is nothing to draw, ``figure`` is None and the caption says so.

    ``evidence`` names the records that are drawn; ``table`` has their data, one row a mark, with the
    address of each in the column "link"; ``titles`` are the marks' tooltips by gid.
    """

    figure: Figure | None
    caption: Markup
    alt: str
    evidence: tuple[str, ...]
    table: pd.DataFrame
    titles: Mapping[str, str] = field(default_factory=dict)

    def _repr_html_(self) -> str:
        """The chart as one HTML element that needs nothing else on its page."""
        if self.figure is None:
            return str(Markup('<p class="readout-nothing">{}</p>').format(self.caption))
        picture = Markup(inline(self.figure, self.alt, self.titles))
        frame = Markup('<figure class="readout-chart">{}<figcaption>{}</figcaption>{}</figure>')
        return str(frame.format(picture, self.caption, _details(self.table)))

    def __repr__(self) -> str:
        return self.alt


def nothing(sentence: str) -> Chart:
    """What stands in the place of an empty chart: one honest line."""
    return Chart(None, escape(sentence), sentence, (), pd.DataFrame())


class Drawing:
    """A figure in the making and the tooltips of its marks."""

    def __init__(self, height: float = WIDTH) -> None:
        with style():
            self.figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
        self.titles: dict[str, str] = {}

    def sheet(self) -> Axes:
        """Axes over the whole figure in points from its top left corner, to be cut with ``cut``."""
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH)
        return axes

    def cut(self, axes: Axes, height: float) -> None:
        """Make the figure and its sheet ``height`` points high."""
        self.figure.set_size_inches(WIDTH / 72, height / 72)
        axes.set_ylim(height, 0)

    def mark(self, artist: Artist, record: str, title: str, kind: str = "mark") -> None:
        """Let the artist lead to the record's sentence and say ``title`` when pointed at.

        A ``kind`` of COUNT tells a number of records, which ``title`` lists, from what a record says.
        """
        self.lead(artist, address(record), title, kind)

    def lead(self, artist: Artist, href: str, title: str, kind: str = "mark") -> None:
        """Let the artist lead to an address and say ``title`` when pointed at."""
        gid = f"{kind}{len(self.titles)}"
        artist.set_gid(gid)
        artist.set_url(href)
        self.titles[gid] = title


def _cell(value: object) -> str | Markup:
    """What a cell shows; a number in the data counts records, what records say is in words."""
    return value if isinstance(value, str) else counted(str(value))


def _details(data: pd.DataFrame) -> Markup:
    """The chart's data as a table that opens on demand; its first column leads to the sentences."""
    columns = [str(name) for name in data.columns if name != LINK]
    rows = [[_cell(row[name]) for name in columns] for _, row in data.iterrows()]
    linked = [
        [element("a", first, class_="evidence", href=address), *others]
        for (first, *others), address in zip(rows, data[LINK], strict=True)
    ]
    return Markup("<details><summary>The same as a table</summary>{}</details>").format(
        table(columns, linked)
    )
