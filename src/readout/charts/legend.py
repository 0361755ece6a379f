"""What signs mean, at the foot of a chart: in as many columns as hold the words."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.legend_handler import HandlerLine2D
from matplotlib.lines import Line2D

from readout.charts.style import SIZE, WIDTH, width

_ROW = 20.0
_HANDLE, _GAP = 3.0, 0.9  # in letters' heights
_MOST = 3


def height(labels: Sequence[str]) -> float:
    """How high a legend with these labels is, in points."""
    return _ROW * _rows(labels)


def legend(canvas: Figure, entries: Sequence[tuple[Artist, str]]) -> float:
    """Explain signs, row by row, at the foot of the canvas; returns its height. Bars show both their ends."""
    labels = [label for _, label in entries]
    columns = _columns(labels)
    for column in range(columns if entries else 0):
        handles, names = zip(*entries[column::columns], strict=True)
        bars = {h: HandlerLine2D(numpoints=2) for h in handles if isinstance(h, Line2D) and _is_bar(h)}
        look: dict[str, Any] = {"handler_map": bars, "frameon": False, "borderpad": 0, "borderaxespad": 0}
        top = _rows(labels) * _ROW / (canvas.get_size_inches()[1] * 72)
        canvas.legend(
            handles, names, loc="upper left", bbox_to_anchor=(column / columns, top),
            handlelength=_HANDLE, handletextpad=_GAP, labelspacing=_ROW / SIZE - 1, **look,
        )  # fmt: skip
    return height(labels)


def _is_bar(line: Line2D) -> bool:
    return line.get_marker() == "|"


def _columns(labels: Sequence[str]) -> int:
    """As many columns as leave room for the longest label."""
    longest = max(map(width, labels), default=0) + SIZE * (_HANDLE + _GAP)
    return max(1, min(_MOST, len(labels), int(WIDTH // longest)))


def _rows(labels: Sequence[str]) -> int:
    return ceil(len(labels) / _columns(labels))
