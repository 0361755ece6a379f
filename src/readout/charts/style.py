"""How charts look: sizes, fonts and colours, in points of a drawing that is 400 wide.

A drawing is as wide as a telephone's column, so that its text keeps its size there: 12.6 points of
400 are 11 pixels on a column of 350. Colours stand here as matplotlib draws them; ``svg`` puts the
stylesheet's variables in their place, so that one drawing serves light and dark pages. Hues follow
Okabe and Ito's colour-safe set, darkened or lightened to a contrast of at least 3 to 1.
"""

from __future__ import annotations

from contextlib import AbstractContextManager

import matplotlib.style
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

WIDTH = 400.0
SIZE = 12.6
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


def style() -> AbstractContextManager[None]:
    """Settings under which every chart is drawn and written: the same bytes on every machine."""
    return matplotlib.style.context(
        {
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
        },
        after_reset=True,
    )


def width(text: str, bold: bool = False) -> float:
    """Width of a text in points; browsers' fonts are a little narrower than the one measured here."""
    font = FontProperties(family="DejaVu Sans", size=SIZE, weight="bold" if bold else "normal")
    return float(text_to_path.get_text_width_height_descent(text, font, False)[0])


def fit(text: str, room: float, bold: bool = False) -> str:
    """The text, cut so that it fits into ``room`` points."""
    if width(text, bold) <= room:
        return text
    short = text
    while short and width(short + "…", bold) > room:
        short = short[:-1]
    return short.rstrip() + "…"
