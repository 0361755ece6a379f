"""Signs for numbers and their qualifiers: told apart by shape, whatever the colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.path import Path

from readout.charts.style import INK, MUTED
from readout.records import Figure, Modifier

_RADIUS = 4.2
_HATCH = "/////"
MEANINGS = {
    "exact": "exactly",
    "at_least": "at least",
    "at_most": "at most",
    "about": "about",
    "range": "range",
    "vague": "only in a word",
    "spread": "low to high",
}


def _polygon(*points: tuple[float, float]) -> Path:
    return Path([*points, points[0]], closed=True)


def _ring() -> Path:
    angles = np.linspace(0, 2 * np.pi, 25)
    edge = np.column_stack([np.cos(angles), np.sin(angles)])
    return Path.make_compound_path(Path(edge, closed=True), Path(0.6 * edge[::-1], closed=True))


def _wave(start: float) -> Path:
    """A tilde, three radii long."""
    x = np.linspace(0, 3, 13)
    y = 0.5 * np.sin(x / 3 * 2 * np.pi)
    upper, lower = np.column_stack([x + start, y + 0.22]), np.column_stack([x + start, y - 0.22])
    return _polygon(*map(tuple, np.vstack([upper, lower[::-1]])))


def _arrow(side: int) -> Path:
    shaft = _polygon((0.8 * side, 0.22), (4.4 * side, 0.22), (4.4 * side, -0.22), (0.8 * side, -0.22))
    head = _polygon((4.2 * side, 1.0), (6.2 * side, 0), (4.2 * side, -1.0))
    return Path.make_compound_path(Path.unit_circle(), shaft, head)


_BARS: dict[str, dict[str, Any]] = {
    "range": {"linewidth": 4.5, "marker": "|", "markersize": 13, "markeredgewidth": 2},
    "spread": {"linewidth": 1.2, "marker": "|", "markersize": 9, "markeredgewidth": 1.2},
}
_SHAPES: dict[Modifier, Path] = {
    "exact": Path.unit_circle(),
    "at_least": _arrow(1),
    "at_most": _arrow(-1),
    "about": Path.make_compound_path(_ring(), _wave(1.4), _wave(-4.4)),
}


_ENDS: dict[Modifier, tuple[Path | None, Path | None]] = {
    "at_least": (None, _arrow(1)),
    "at_most": (_arrow(-1), None),
    "about": (_wave(-4.4), _wave(1.4)),
}
"""What a qualified range has beyond its lower and its upper end."""


def _handle(name: str) -> Line2D | Patch:
    if name == "vague":
        return Patch(fill=False, hatch=_HATCH, edgecolor=MUTED, linewidth=0)
    if name in _BARS:
        return Line2D([], [], color=MUTED if name == "spread" else INK, **_BARS[name])
    shape = next(path for modifier, path in _SHAPES.items() if modifier == name)
    size = _size(shape)
    return Line2D([], [], color=INK, linestyle="none", marker=shape, markersize=size, markeredgewidth=0)


def entries(names: Sequence[str]) -> list[tuple[Line2D | Patch, str]]:
    """The signs of that name, each with what it means, for a legend."""
    return [(_handle(name), MEANINGS[name]) for name in names]


def occurring(figures: Iterable[Figure], apart: bool) -> list[str]:
    """The signs that need to be explained, in the order of ``MEANINGS``; dots alone explain themselves."""
    found = {kind for figure in figures for kind in _kinds(figure)} | ({"spread"} if apart else set())
    return [kind for kind in MEANINGS if kind in found] if found != {"exact"} else []


def _kinds(figure: Figure) -> set[str]:
    if figure.value is None:
        return {"vague"}
    return {"range", figure.modifier} - {"exact"} if figure.value_max is not None else {figure.modifier}


def _size(shape: Path) -> float:
    """The marker size at which one unit of the shape is one radius: matplotlib fits shapes into it."""
    return float(2 * np.abs(shape.vertices).max() * _RADIUS)


def signs(axes: Axes, figure: Figure, y: float, colour: str) -> list[Line2D | Rectangle]:
    """Draw the number of a figure at height ``y``; a vague one as a band over the whole scale."""
    if figure.value is None:
        low, high = axes.get_xlim()
        band = Rectangle((low, y - 4.5), high - low, 9, hatch=_HATCH, fill=False, edgecolor=MUTED)
        band.set_linewidth(0)
        axes.add_patch(band)
        return [band]
    if figure.value_max is None:
        return [_marker(axes, figure.value, y, _SHAPES.get(figure.modifier, Path.unit_circle()), colour)]
    ends = [figure.value, figure.value_max]
    bar = axes.plot(ends, [y, y], color=colour, **_BARS["range"])[0]
    beyond = zip((min(ends), max(ends)), _ENDS.get(figure.modifier, (None, None)), strict=True)
    return [bar, *(_marker(axes, end, y, shape, colour) for end, shape in beyond if shape)]


def spread(axes: Axes, ends: tuple[int, int], y: float) -> None:
    """A thin line at height ``y`` from the lowest to the highest number told of the same people."""
    axes.plot(ends, [y, y], color=MUTED, zorder=1.5, **_BARS["spread"])


def _marker(axes: Axes, x: float, y: float, shape: Path, colour: str) -> Line2D:
    marker = axes.plot([x], [y], linestyle="none", marker=shape, markersize=_size(shape))[0]
    marker.set(color=colour, markeredgewidth=0, clip_on=False)
    return marker
