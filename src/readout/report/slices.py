"""Charts on paper: colours in full, and a drawing that is taller than a page cut between its rows."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from math import inf

from bs4 import Tag

from readout.charts.style import COLOURS, SIZE

MOST = 5  # pages that one drawing may fill; the book has it whole
LEFT_OUT = "The rows between stand in the book."
TALLEST = 560.0  # of a drawing 400 wide, in its own units: what fits on a page beside its caption
_VARIABLES = {shown: colour for colour, shown in COLOURS.items() if shown.startswith("var(")}
_VARIABLE = re.compile("|".join(map(re.escape, _VARIABLES)))
_TURNED = re.compile(r"translate\([-\d.]+ ([-\d.]+)\) rotate\(-90\)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_LONGEST = 165.0  # of a turned name
_HEADING = 26.0  # between a heading and the row below it; rows stand farther apart
_NEAR = 60.0  # what stands farther outside a part cannot show in it


def cut(drawing: Tag) -> None:
    """Put in the drawing's place as many of it as pages are needed, each showing its part."""
    for tag in drawing.select("style, title"):
        tag.decompose()
    for tag in drawing.select("[style]"):
        tag["style"] = _VARIABLE.sub(lambda found: _VARIABLES[found.group()], str(tag["style"]))
    left, top, width, height = (float(number) for number in str(drawing["viewbox"]).split())
    parts = list(_parts(drawing, top, top + height))
    shown = parts if len(parts) <= MOST else [*parts[: MOST - 1], parts[-1]]
    for first, last in shown:
        if len(shown) < len(parts) and (first, last) == parts[-1]:
            drawing.insert_before(_note())
        part = copy.copy(drawing)
        part["viewbox"] = f"{left:g} {first:g} {width:g} {last - first:g}"
        part["width"], part["height"] = f"{width:g}", f"{last - first:g}"
        _clear(part, first - _NEAR, last + _NEAR)
        drawing.insert_before(part)
    drawing.decompose()


def _clear(part: Tag, top: float, bottom: float) -> None:
    """Take away what cannot show between two heights, and what held it."""
    for tag in part.select("text[y], use[y], path[d]:not(defs path)"):
        heights = [float(str(tag["y"]))] if "y" in tag.attrs else _heights(str(tag["d"]))
        if heights and not (min(heights) < bottom and max(heights) > top):
            tag.decompose()
    for tag in reversed(part.select("a, g")):
        if tag.find(True) is None and not tag.get_text(strip=True):
            tag.decompose()


def _heights(path: str) -> list[float]:
    """The heights of a path, from the corner: matplotlib writes x and y in turn."""
    return [float(number) for number in _NUMBER.findall(path)[1::2]]


def _note() -> Tag:
    """Says between the beginning and the end, where the legend is, that not all is there."""
    note = Tag(name="p", attrs={"class": "note"})
    note.string = LEFT_OUT
    return note


def _parts(drawing: Tag, top: float, bottom: float) -> Iterator[tuple[float, float]]:
    """Where each part begins and ends: above a row with its headings, never through a turned name."""
    lines = sorted(_beginnings(drawing))
    while bottom - top > TALLEST:
        fitting = [y for y in lines if top + TALLEST / 2 < y <= top + TALLEST]
        end = fitting[-1] if fitting else top + TALLEST
        yield top, end
        top = end
    yield top, bottom


def _beginnings(drawing: Tag) -> Iterator[float]:
    """Heights just above a row, or above its heading where it has one: both are bold or in italics."""
    turned = [
        float(found[1])
        for text in drawing.select("text[transform]")
        if (found := _TURNED.search(str(text["transform"])))
    ]
    first = drawing.select("text[y]:is([style*='font-weight'], [style*='italic'])")
    heights = sorted({float(str(text["y"])) for text in first})
    for before, height in zip([-inf, *heights], heights, strict=False):
        above = height - SIZE - 2
        crossed = any(foot - _LONGEST < above < foot + 4 for foot in turned)
        if height - before > _HEADING and not crossed:
            yield above
