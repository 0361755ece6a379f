"""The scale of numbers of people: linear, or logarithmic where sizes differ too much to be seen together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from readout.charts.style import WIDTH, width
from readout.records import Figure

_LINEAR_RATIO = 50  # the smallest mark would be closer to zero than its own size
_MARGIN = 0.08  # for the arrows of signs at the ends of the scale
_LONG = 10**6  # from here on labels are so long that three of them fill the scale
_MOST_TICKS = 5  # more labels with thousands would touch


@dataclass(frozen=True)
class Scale:
    """What the numbers of a chart span; ``low`` is the smallest above zero."""

    low: int
    high: int
    zero: bool

    @property
    def logarithmic(self) -> bool:
        """Whether the numbers differ more than fiftyfold."""
        return self.high / self.low > _LINEAR_RATIO

    def apply(self, axes: Axes) -> None:
        """Set limits, ticks and labels of the horizontal axis."""
        if self.logarithmic:
            low = 10 ** floor(log10(self.low))
            axes.set_xscale("symlog", linthresh=low, linscale=0.5) if self.zero else axes.set_xscale("log")
            decades = floor(log10(self.high / low)) + 1
            steps = range(0, decades, ceil(decades / _MOST_TICKS))
            axes.set_xticks([0] * self.zero + [low * 10**step for step in steps])
            margin = (self.high / low) ** _MARGIN
            axes.set_xlim(-_MARGIN * low if self.zero else low / margin, self.high * margin)
        else:
            axes.set_xlim(-_MARGIN * self.high, self.high * (1 + _MARGIN))
            ticks = MaxNLocator(4 if self.high < _LONG else 2, integer=True).tick_values(0, self.high)
            axes.set_xticks([tick for tick in ticks if self._fits(tick)])
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
        axes.xaxis.minorticks_off()

    def _fits(self, tick: float) -> bool:
        """Whether a linear tick's label lies inside the picture."""
        place = (tick / self.high + _MARGIN) / (1 + 2 * _MARGIN)
        return place * WIDTH + width(f"{tick:,.0f}") / 2 <= WIDTH


def scale(figures: Iterable[Figure]) -> Scale:
    """The scale that holds the numbers of the figures."""
    numbers = [n for f in figures for n in (f.value, f.value_max) if n is not None]
    positive = [n for n in numbers if n]
    return Scale(min(positive, default=1), max(positive, default=1), 0 in numbers)
