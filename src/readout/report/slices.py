"""Charts on paper: colours in full, and a drawing that is taller than a page cut between its rows."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from math import inf
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from readout.charts.style import COLOURS, SIZE
from readout.report import fonts

MOST = 5  # pages that one drawing may fill; the book has it whole
LEFT_OUT = "The rows between stand in the book."
TALLEST = 560.0  # of a drawing 400 wide, in its own units: what fits on a page beside its caption
_SVG = "{http://www.w3.org/2000/svg}"
_SCREEN = ("style", "title")  # what only a screen shows
_VARIABLES = {shown: colour for colour, shown in COLOURS.items() if shown.startswith("var(")}
_VARIABLE = re.compile("|".join(map(re.escape, _VARIABLES)))
_TURNED = re.compile(r"translate\([-\d.]+ ([-\d.]+)\) rotate\(-90\)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_LONGEST = 165.0  # of a turned name
_HEADING = 26.0  # between a heading and the row below it; rows stand farther apart
_NEAR = 60.0  # what stands farther outside a part cannot show in it


class Cut(NamedTuple):
    """The parts of a drawing, each an SVG file, and what it shows in words."""

    parts: list[str]
    label: str
    left_out: bool  # between the last part and the one before


def cut(svg: str) -> Cut:
    """Cut a drawing, given as it stands on the page.

    Raises ParseError for what is no XML, ValueError for a drawing that does not say how large it is.
    """
    drawing = ElementTree.fromstring(_VARIABLE.sub(lambda found: _VARIABLES[found.group()], svg))
    for holder in list(drawing.iter()):
        for name in _SCREEN:
            for child in holder.findall(f"{_SVG}{name}"):
                holder.remove(child)
    left, top, width, height = (float(number) for number in drawing.get("viewBox", "").split())
    heights = list(_parts(drawing, top, top + height))
    shown = heights if len(heights) <= MOST else [*heights[: MOST - 1], heights[-1]]
    parts = [_part(drawing, left, width, first, last) for first, last in shown]
    return Cut(parts, drawing.get("aria-label", "A chart"), len(shown) < len(heights))


def _part(drawing: Element, left: float, width: float, top: float, bottom: float) -> str:
    """What of a drawing shows between two heights."""
    part = copy.deepcopy(drawing)
    part.set("viewBox", f"{left:g} {top:g} {width:g} {bottom - top:g}")
    part.set("width", f"{width:g}")
    part.set("height", f"{bottom - top:g}")
    part.set("font-family", fonts.FAMILY)
    _clear(part, top - _NEAR, bottom + _NEAR)
    return ElementTree.tostring(part, "unicode")


def _clear(holder: Element, top: float, bottom: float) -> None:
    """Take away what cannot show between two heights, and what held it."""
    for child in list(holder):
        if child.tag == f"{_SVG}defs":
            continue
        _clear(child, top, bottom)
        heights = _heights(child)
        outside = heights and not (min(heights) < bottom and max(heights) > top)
        hollow = child.tag in (f"{_SVG}a", f"{_SVG}g") and not len(child)
        if outside or hollow:
            holder.remove(child)


def _heights(mark: Element) -> list[float]:
    """At which heights a text, sign or line is drawn, from the corner: matplotlib writes x and y in turn."""
    if mark.tag in (f"{_SVG}text", f"{_SVG}use") and "y" in mark.attrib:
        return [float(mark.attrib["y"])]
    return [float(number) for number in _NUMBER.findall(mark.get("d", ""))[1::2]]


def _parts(drawing: Element, top: float, bottom: float) -> Iterator[tuple[float, float]]:
    """Where each part begins and ends: above a row with its headings, never through a turned name."""
    lines = sorted(_beginnings(drawing)) if bottom - top > TALLEST else []
    while bottom - top > TALLEST:
        fitting = [y for y in lines if top + TALLEST / 2 < y <= top + TALLEST]
        end = fitting[-1] if fitting else top + TALLEST
        yield top, end
        top = end
    yield top, bottom


def _beginnings(drawing: Element) -> Iterator[float]:
    """Heights just above a row, or above its heading where it has one: both are bold or in italics."""
    texts = list(drawing.iter(f"{_SVG}text"))
    turned = [float(found[1]) for t in texts if (found := _TURNED.search(t.get("transform", "")))]
    first = [t for t in texts if "font-weight" in t.get("style", "") or "italic" in t.get("style", "")]
    heights = sorted({float(text.attrib["y"]) for text in first if "y" in text.attrib})
    for before, height in zip([-inf, *heights], heights, strict=False):
        above = height - SIZE - 2
        crossed = any(foot - _LONGEST < above < foot + 4 for foot in turned)
        if height - before > _HEADING and not crossed:
            yield above
