"""Signs for meetings: the shape says how they met, the filling whether they did."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from readout.charts.style import EVENTS, GROUND, INK, MUTED
from readout.records import Event, Mode, Status

BAND = "/////"
_SHAPES: dict[Mode, tuple[str, str]] = {
    "in_person": ("o", "in person"),
    "virtual": ("s", "by video"),
    "phone": ("^", "by telephone"),
}
_LINES: dict[Status, str] = {"held": "-", "planned": "--", "proposed": ":", "cancelled": "-"}
_SIZE = 8.5


def signs(axes: Axes, event: Event, x: Sequence[float], y: float) -> list[Line2D | PathCollection]:
    """Draw an event at height ``y``: a connector, and a sign on the lane of each participant."""
    heights = [y] * len(x)
    connector = axes.plot(x, heights, color=EVENTS, linewidth=1.6, linestyle=_LINES[event.status])[0]
    shape = _SHAPES[event.mode][0]
    fill = EVENTS if event.status == "held" else GROUND
    edge = ":" if event.status == "proposed" else "-"
    points = axes.scatter(
        x, heights, s=_SIZE**2, marker=shape, facecolors=fill, edgecolors=EVENTS, linestyles=edge, zorder=3
    )
    points.set_linewidth(1.6)
    if event.status != "cancelled":
        return [connector, points]
    crosses = axes.plot(x, heights, "x", color=INK, markersize=11, markeredgewidth=1.6, zorder=4)[0]
    return [connector, points, crosses]


def _sign(name: str, **look: object) -> tuple[Line2D, str]:
    line = Line2D([], [], linestyle="none", marker="o", markersize=_SIZE, color=EVENTS, markeredgewidth=1.6)
    line.set(**look)
    return line, name


def entries(events: Collection[Event], bands: bool) -> list[tuple[Line2D | Patch, str]]:
    """The signs that occur, each with what it means, for a legend."""
    modes = {event.mode for event in events}
    statuses = {event.status for event in events}
    found: list[tuple[Line2D | Patch, str]] = [
        _sign(name, marker=shape) for mode, (shape, name) in _SHAPES.items() if mode in modes
    ]
    found += [
        _sign(status, markerfacecolor=GROUND, linestyle=_LINES[status], linewidth=1.6)
        for status in ("planned", "proposed")
        if status in statuses
    ]
    if "cancelled" in statuses:
        found.append(_sign("cancelled", marker="x", color=INK, markersize=11))
    if bands:
        found.append((Patch(fill=False, hatch=BAND, edgecolor=MUTED, linewidth=0), "day not stated"))
    return found
