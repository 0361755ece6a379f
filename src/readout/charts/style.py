"""How charts look: sizes, fonts and colours, in points of a drawing that is 400 wide.

A drawing is as wide as a telephone's column, so that its text keeps its size there: 12.8 points of
400 are 11 pixels on a column of 350. Colours stand here as matplotlib draws them; ``svg`` puts the
stylesheet's variables in their place, so that one drawing serves light and dark pages. Hues follow
Okabe and Ito's colour-safe set, darkened or lightened to a contrast of at least 4.5 to 1.
"""

from __future__ import annotations

import warnings
from bisect import bisect
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from unicodedata import east_asian_width

import matplotlib.style
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

WIDTH = 400.0
SIZE = 12.8
INK = "#010101"
MUTED = "#5b6169"
LINE = "#d3d7dc"
LINK = "#0a58a6"
GROUND = "#fefefe"
EVENTS = "#0b6aa8"
OUTCOMES = {
    "killed": "#c24e00",
    "injured": "#9a6700",
    "casualties": "#8a4b2a",
    "missing": "#0072b2",
    "remains": "#4a5a78",
    "detained": "#a8487f",
    "released": "#00795a",
    "displaced": "#1a7ea8",
}
COLOURS = {
    INK: "currentColor",
    MUTED: "var(--readout-muted)",
    LINE: "var(--readout-line)",
    LINK: "var(--readout-link)",
    GROUND: "var(--readout-ground)",
    EVENTS: "var(--readout-events)",
} | {colour: f"var(--readout-{name})" for name, colour in OUTCOMES.items()}


_SETTINGS = {
    "font.family": "DejaVu Sans",
    "font.size": SIZE,
    "hatch.linewidth": 0.9,
    "svg.fonttype": "none",
    "svg.hashsalt": "readout",
    "text.color": INK,
    "text.parse_math": False,
    "axes.edgecolor": LINE,
    "xtick.color": LINE,
    "xtick.labelcolor": MUTED,
}


@contextmanager
def style() -> Iterator[None]:
    """Settings under which every chart is drawn and written: the same bytes on every machine.

    Letters that the measuring font lacks are no matter for a warning: the reader's browser draws the text.
    """
    with matplotlib.style.context(_SETTINGS, after_reset=True), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="(Glyph|Matplotlib currently does not support)")
        yield


@cache
def width(text: str, bold: bool = False) -> float:
    """Width of a text in points; browsers' fonts are a little narrower than the one measured here."""
    square = sum(east_asian_width(letter) in "WF" for letter in text)
    narrow = "".join(letter for letter in text if east_asian_width(letter) not in "WF")
    font = FontProperties(family="DejaVu Sans", size=SIZE, weight="bold" if bold else "normal")
    return float(text_to_path.get_text_width_height_descent(narrow, font, False)[0]) + square * SIZE


def fit(text: str, room: float, bold: bool = False) -> str:
    """The text, cut so that it fits into ``room`` points; empty where not even a letter of it does."""
    if width(text, bold) <= room:
        return text
    longest = bisect(range(1, len(text)), room, key=lambda end: width(text[:end] + "…", bold))
    return text[:longest].rstrip() + "…" if longest else ""


def wrap(text: str, room: float, most: int) -> str:
    """The text in at most so many lines, each cut to ``room``; the last one holds what it can."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (len(lines) == most or width(longer) <= room):
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(fit(line, room) for line in lines)
