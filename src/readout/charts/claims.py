"""What is claimed, outcome by outcome: every claim in its own row, with its qualifier and its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import get_args

from matplotlib.axes import Axes

from readout import wording
from readout.charts import markers
from readout.charts.chart import Chart, Drawing, nothing
from readout.charts.claims_text import alternative, caption, table
from readout.charts.scale import Scale, scale
from readout.charts.style import INK, LINE, LINK, MUTED, OUTCOMES, WIDTH, fit, style, width
from readout.corpus import Corpus
from readout.records import Document, Figure, Outcome

_EDGE = 8.0
_ROOM = WIDTH - 2 * _EDGE
_INDENT = 14.0
_MOST = 200
_HEADING, _SUBHEADING, _ROW, _AXIS, _FOOT, _LEGEND_ROW = 24.0, 25.0, 37.0, 34.0, 20.0, 20.0


@dataclass(frozen=True)
class _Row:
    figure: Figure
    whole: Figure | None

    @property
    def indent(self) -> float:
        return _INDENT if self.whole else 0.0

    @property
    def label(self) -> str:
        """Who is counted and who says so; a part says only what differs from its whole."""
        figure, whole = self.figure, self.whole
        if whole is None:
            return f"{wording.whose(figure)} · {wording.speaker(figure)}"
        source = "" if figure.speaker == whole.speaker else f" · {wording.speaker(figure)}"
        return f"of them {wording.distinction(figure, whole)}{source}"


_Line = Document | _Row


def claims(corpus: Corpus, outcomes: Sequence[Outcome] = get_args(Outcome)) -> Chart:
    """Every claim of the outcomes, repeats left out; parts stand under their total, nothing is added up.

    Where there are more than can be looked through, the largest are drawn, and the caption says so.
    """
    found = [f for f in corpus.figures if f.outcome in outcomes and not f.repeat]
    chosen = {f.id for f in sorted(found, key=lambda f: -(f.value or 0))[:_MOST]}
    panels = {o: lines for o in outcomes if (lines := list(_lines(corpus, o, chosen)))}
    if not panels:
        kinds = wording.listing((wording.fate(o) for o in outcomes), "or")
        return nothing(f"No document in this folder gives a number of people {kinds}.")
    figures = _figures(panels)
    span = scale(figures)
    drawing = _draw(corpus, panels, span)
    return Chart(
        drawing.figure,
        caption(corpus, figures, span, len(found)),
        alternative(corpus, figures),
        tuple(f.id for f in figures),
        table(corpus, figures),
        drawing.titles,
    )


def _figures(panels: dict[Outcome, list[_Line]]) -> list[Figure]:
    return [line.figure for lines in panels.values() for line in lines if isinstance(line, _Row)]


def _lines(corpus: Corpus, outcome: Outcome, chosen: set[str]) -> Iterator[_Line]:
    """The rows of an outcome; a document's name before its rows where there are several documents."""
    for document in corpus.documents:
        figures = {f.id: f for f in document.figures if f.outcome == outcome and f.id in chosen}
        if figures and len(corpus.documents) > 1:
            yield document
        inside = {part.id for f in figures for part in corpus.parts_of.get(f, ())}
        roots = [f for f in figures.values() if f.id not in inside]
        while figures:
            for root in roots:
                yield from _rows(corpus, root, None, figures)
            roots = list(figures.values())[:1]


def _rows(corpus: Corpus, figure: Figure, whole: Figure | None, left: dict[str, Figure]) -> Iterator[_Row]:
    """A figure and behind it its parts, each taken from those that are ``left``."""
    if left.pop(figure.id, None):
        yield _Row(figure, whole)
        for part in corpus.parts_of.get(figure.id, ()):
            yield from _rows(corpus, part, figure, left)


def _height(lines: Sequence[_Line]) -> float:
    return sum(_ROW if isinstance(line, _Row) else _SUBHEADING for line in lines)


def _draw(corpus: Corpus, panels: dict[Outcome, list[_Line]], span: Scale) -> Drawing:
    figures = _figures(panels)
    kinds = [kind for kind in markers.MEANINGS if kind in map(markers.kind, figures)]
    kinds = kinds if kinds != ["exact"] else []
    foot = _FOOT + _LEGEND_ROW * ceil(len(kinds) / 3)
    total = sum(_HEADING + _height(lines) + _AXIS for lines in panels.values()) + foot
    drawing = Drawing(total)
    top = 0.0
    with style():
        for outcome, lines in panels.items():
            top += _HEADING
            height = _height(lines)
            box = (_EDGE / WIDTH, 1 - (top + height) / total, _ROOM / WIDTH, height / total)
            axes = drawing.figure.add_axes(box)
            _frame(axes, outcome, height, span)
            _fill(drawing, axes, lines, corpus)
            top += height + _AXIS
        label = "people, logarithmic scale" if span.logarithmic else "people"
        axes.set_xlabel(label, color=MUTED, loc="right", labelpad=1)
        if kinds:
            markers.legend(drawing.figure, kinds)
    return drawing


def _frame(axes: Axes, outcome: Outcome, height: float, span: Scale) -> None:
    """Heading, scale and grid of one outcome's panel; heights are points from its top."""
    axes.set_ylim(height, 0)
    axes.set_yticks([])
    span.apply(axes)
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.grid(axis="x", color=LINE, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(axis="x", length=3)
    axes.set_title(wording.heading(outcome), loc="left", fontweight="bold", color=OUTCOMES[outcome], pad=8)


def _fill(drawing: Drawing, axes: Axes, lines: Sequence[_Line], corpus: Corpus) -> None:
    y = 0.0
    for line in lines:
        if isinstance(line, _Row):
            _row(drawing, axes, line, y, wording.source(corpus.document_of[line.figure.document]))
            y += _ROW
        else:
            name = fit(wording.source(line), _ROOM)
            axes.text(0, y + 17, name, transform=axes.get_yaxis_transform(), color=MUTED, style="italic")
            y += _SUBHEADING


def _row(drawing: Drawing, axes: Axes, row: _Row, y: float, source: str) -> None:
    """One claim: its label, its number at the right edge, and under them its sign on the scale."""
    figure, across = row.figure, axes.get_yaxis_transform()
    number = fit(wording.amount(figure), _ROOM / 2, bold=True)
    label = fit(row.label, _ROOM - row.indent - width(number, bold=True) - 10)
    said = "; ".join(filter(None, (wording.statement(figure), wording.circumstances(figure), source)))
    left = row.indent / _ROOM
    value = axes.text(1, y + 14, number, transform=across, ha="right", color=LINK, fontweight="bold")
    name = axes.text(left, y + 14, label, transform=across, color=INK)
    middle = y + 25
    axes.plot([0, 1], [middle, middle], transform=across, color=LINE, linewidth=0.7, zorder=0.5)
    mark = markers.sign(axes, figure, middle, OUTCOMES[figure.outcome])
    for artist in (value, name, mark):
        drawing.mark(artist, figure.id, said)
