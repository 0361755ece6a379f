"""The picture that a link to the report shows elsewhere: its title, what it rests on, and its dates."""

from __future__ import annotations

import io
import textwrap
import warnings
from collections.abc import Sequence

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

FILE = "_static/preview.png"
WIDTH, HEIGHT = 1200, 630  # Open Graph's usual 1.91 to 1
_DPI = 100
_INK, _MUTED, _LINE, _GROUND = "#1c2126", "#5b6169", "#0a58a6", "#ffffff"
_LINES = ((1, 26, 48), (2, 34, 38), (4, 44, 30))  # lines, characters in one, points: the largest that fits
_FONT = "DejaVu Sans"  # comes with matplotlib: the same letters on every machine


def draw(title: str, counts: Sequence[tuple[str, str]], dates: str) -> bytes:
    """The picture as PNG, the same bytes each time; ``counts`` are numbers with what they count."""
    figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=_GROUND)
    FigureCanvasAgg(figure)
    figure.add_artist(Rectangle((0, 0), 0.015, 1, facecolor=_LINE))
    wrapped, size = _fitted(title)
    _write(figure, 0.07, 0.86, wrapped, size, _INK, weight="bold", linespacing=1.25, align="top")
    for number, (value, of) in enumerate(counts):
        left = 0.07 + 0.29 * number
        _write(figure, left, 0.28, value, 54, _LINE, weight="bold")
        _write(figure, left, 0.205, of, 22, _INK)
    _write(figure, 0.07, 0.1, dates, 18, _MUTED)
    buffer = io.BytesIO()
    with warnings.catch_warnings():  # a letter that the font does not have is drawn as a box
        warnings.simplefilter("ignore", UserWarning)
        figure.savefig(buffer, format="png", dpi=_DPI, metadata={"Software": None})
    return buffer.getvalue()


def _fitted(title: str) -> tuple[str, int]:
    """The title in lines, and the largest size in points at which they fit."""
    for most, width, points in _LINES:
        lines = textwrap.wrap(title, width)
        if len(lines) <= most:
            return "\n".join(lines), points
    most, width, points = _LINES[-1]
    return "\n".join(textwrap.wrap(title, width, max_lines=most, placeholder=" …")), points


def _write(
    figure: Figure,
    left: float,
    top: float,
    words: str,
    size: int,
    colour: str,
    weight: str = "normal",
    linespacing: float = 1.2,
    align: str = "baseline",
) -> None:
    figure.text(
        left, top, words, fontsize=size, color=colour, fontfamily=_FONT, fontweight=weight,
        linespacing=linespacing, verticalalignment=align, parse_math=False,
    )  # fmt: skip
