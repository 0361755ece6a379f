"""How wide the columns of a table on paper are, and how large its letters: by what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from readout.report import wrapping

_ROOM = 104.0  # letters beside each other across the page, in the usual size of a table
_GAP = 2  # letters between two columns
_SMALLEST = 0.7  # of the usual size
_EVENLY = 0.75  # a column four times as long gets a share less than three times as large


class Columns(NamedTuple):
    """The widths of a table's columns, as shares of the page, and the size of its letters, 1 as usual."""

    widths: list[float]
    size: float


def fitting(columns: Iterable[Sequence[str]]) -> Columns:
    """Widths with which no word is broken, if that can be; a column is all the lines in it."""
    lines = list(columns)
    least = [max(map(wrapping.longest_part, column), default=1) for column in lines]
    most = [max(map(len, column), default=1) for column in lines]
    needed = sum(least) + _GAP * len(lines)
    size = min(1.0, max(_SMALLEST, _ROOM / max(1, needed)))
    widths = _shared(least, most, _ROOM / size - needed)
    return Columns([_GAP + width for width in widths], size)


def _shared(least: Sequence[int], most: Sequence[int], free: float) -> list[float]:
    """The most for each, if there is room for it; else the least, and of the rest more for more."""
    wish = [max(0, a - b) for a, b in zip(most, least, strict=True)]
    if sum(wish) <= free:
        return [float(width) for width in most]
    shares = [width**_EVENLY for width in wish]
    return [width + max(0.0, free) * share / sum(shares) for width, share in zip(least, shares, strict=True)]
