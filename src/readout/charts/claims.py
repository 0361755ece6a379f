"""What is claimed, outcome by outcome: every claim in its own row, with its qualifier and its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from matplotlib.axes import Axes
from matplotlib.text import Text

from readout import wording
from readout.charts import legend, markers
from readout.charts.chart import COUNT, Chart, Drawing, nothing
from readout.charts.claim_rows import Heading, Line, Row, lines, spreads
from readout.charts.claims_text import alternative, caption, table
from readout.charts.scale import Scale, scale
from readout.charts.style import INK, LINE, LINK, MUTED, OUTCOMES, WIDTH, fit, style, width
from readout.corpus import Corpus
from readout.records import Figure, Outcome

_EDGE = 8.0
_ROOM = WIDTH - 2 * _EDGE
_INDENT = 14.0
_MOST = 200
_HEADING, _SUBHEADING, _ROW, _AXIS, _FOOT = 24.0, 25.0, 37.0, 34.0, 22.0
_TALL, _ABOVE = 500.0, 18.0  # a panel of which one does not see the foot has its scale above it too

_Panels = dict[Outcome, list[Line]]
_Spreads = Mapping[str, tuple[int, int]]


def claims(corpus: Corpus, outcomes: Sequence[Outcome] = get_args(Outcome)) -> Chart:
    """Every claim of the outcomes, repeats left out; parts stand under their total, nothing is added up.

    Where there are more than can be looked through, the largest are drawn, and the caption says so.
    """
    found = [f for f in corpus.figures if f.outcome in outcomes and not f.repeat]
    chosen = {f.id for f in sorted(found, key=lambda f: -(f.value or 0))[:_MOST]}
    panels = {o: rows for o in outcomes if (rows := list(lines(corpus, o, chosen)))}
    if not panels:
        kinds = wording.listing((wording.fate(o) for o in outcomes), "or")
        return nothing(f"No document in this folder gives a number of people {kinds}.")
    figures = _figures(panels)
    span = scale(figures)
    apart = spreads(corpus, figures)
    drawing = _draw(corpus, panels, span, apart)
    return Chart(
        drawing.figure,
        caption(corpus, figures, span, len(found), bool(apart)),
        alternative(corpus, figures),
        tuple(f.id for f in figures),
        table(corpus, figures),
        drawing.titles,
    )


def _figures(panels: _Panels) -> list[Figure]:
    return [line.figure for lines in panels.values() for line in lines if isinstance(line, Row)]


def _height(lines: Sequence[Line]) -> float:
    return sum(_ROW if isinstance(line, Row) else _SUBHEADING for line in lines)


def _above(height: float) -> float:
    """The room above a panel of that height for its scale."""
    return _ABOVE if height > _TALL else 0.0


def _draw(corpus: Corpus, panels: _Panels, span: Scale, apart: _Spreads) -> Drawing:
    kinds = markers.occurring(_figures(panels), bool(apart))
    signs = markers.entries(kinds)
    foot = _FOOT + legend.height([words for _, words in signs])
    heights = {outcome: _height(lines) for outcome, lines in panels.items()}
    total = sum(_HEADING + _above(height) + height + _AXIS for height in heights.values()) + foot
    drawing = Drawing(total)
    top = 0.0
    with style():
        for outcome, lines in panels.items():
            height = heights[outcome]
            top += _HEADING + _above(height)
            box = (_EDGE / WIDTH, 1 - (top + height) / total, _ROOM / WIDTH, height / total)
            axes = drawing.figure.add_axes(box)
            _frame(axes, outcome, height, span)
            _Panel(drawing, axes, corpus, apart).fill(lines)
            top += height + _AXIS
        label = "people, logarithmic scale" if span.logarithmic else "people"
        axes.set_xlabel(label, color=MUTED, loc="right", labelpad=1)
        legend.legend(drawing.figure, signs)
    return drawing


def _frame(axes: Axes, outcome: Outcome, height: float, span: Scale) -> None:
    """Heading, scale and grid of one outcome's panel; heights are points from its top."""
    axes.set_ylim(height, 0)
    axes.set_yticks([])
    span.apply(axes)
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.grid(axis="x", color=LINE, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(axis="x", length=3, labeltop=height > _TALL)
    look: dict[str, Any] = {"loc": "left", "fontweight": "bold", "pad": 8 + _above(height)}
    axes.set_title(wording.heading(outcome), color=OUTCOMES[outcome], **look)


def _fitted(row: Row, room: float) -> str:
    """The row's label, cut to the room; of a source, its date is the last to be cut."""
    label = fit(row.label, room)
    if not row.source or label == row.label or label.startswith(f"{row.short}, "):
        return label
    speaker, dot, day = row.short.rpartition(" · ")
    return fit(speaker, room - width(dot + day)) + dot + day


@dataclass
class _Panel:
    """The lines of one outcome under one another; ``y`` is how far down they have come, in points."""

    drawing: Drawing
    axes: Axes
    corpus: Corpus
    apart: _Spreads
    y: float = 0.0

    def fill(self, lines: Sequence[Line]) -> None:
        for line in lines:
            if isinstance(line, Row):
                self._row(line)
                self.y += _ROW
            else:
                self._heading(line)
                self.y += _SUBHEADING

    def _words(self, x: float, y: float, words: str, **look: Any) -> Text:
        """Words at a share of the panel's width, whatever its scale."""
        return self.axes.text(x, y, words, transform=self.axes.get_yaxis_transform(), **look)

    def _heading(self, line: Heading) -> None:
        look = {"color": INK, "fontweight": "bold"} if line.people else {"color": MUTED, "style": "italic"}
        name = fit(line.words, _ROOM - width(line.aside) - 10, bold=line.people)
        self._words(0, self.y + 17, name, **look)
        self._words(1, self.y + 17, line.aside, color=MUTED, ha="right", gid=COUNT)

    def _row(self, row: Row) -> None:
        """One claim: its label, its number at the right edge, and under them its sign on the scale."""
        figure, middle = row.figure, self.y + 25
        indent = _INDENT if row.whole else 0.0
        number = fit(wording.amount(figure), _ROOM / 2, bold=True)
        label = _fitted(row, _ROOM - indent - width(number, bold=True) - 10)
        across = self.axes.get_yaxis_transform()
        self.axes.plot([0, 1], [middle, middle], transform=across, color=LINE, linewidth=0.7, zorder=0.5)
        if figure.id in self.apart:
            markers.spread(self.axes, self.apart[figure.id], middle)
        artists = (
            self._words(1, self.y + 14, number, ha="right", color=LINK, fontweight="bold"),
            self._words(indent / _ROOM, self.y + 14, label, color=INK),
            *markers.signs(self.axes, figure, middle, OUTCOMES[figure.outcome]),
        )
        for artist in artists:
            self.drawing.mark(artist, figure.id, self._title(figure))

    def _title(self, figure: Figure) -> str:
        """The tooltip: the claim, whose, said by whom, how, and where and when it was published."""
        source = wording.source(self.corpus.document_of[figure.document])
        said = (wording.statement(figure), wording.circumstances(figure), source)
        return "; ".join(filter(None, said))
