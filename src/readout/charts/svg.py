"""A matplotlib figure as inline SVG: links with tooltips, colours from the stylesheet, ids of its own."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from importlib.resources import files
from xml.etree import ElementTree

from matplotlib.figure import Figure

from readout.charts.style import COLOURS, style

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_REFERENCE = re.compile(r"(?<=url\(#)")
_FONT = re.compile(r"font-family: [^;]+; ")
_AXIS, _COUNT = re.compile("[xy]tick_|scale"), re.compile("count")
_LONG = re.compile(r"-?\d+\.\d{3,}")
_COLOUR = re.compile("|".join(COLOURS))
STYLESHEET = (files("readout.charts") / "charts.css").read_text("utf-8")


def inline(figure: Figure, alt: str, titles: Mapping[str, str]) -> str:
    """The figure as an SVG element for an HTML page.

    ``alt`` is its alternative text; ``titles`` holds the tooltip of each mark by the mark's gid. The
    links in it are out of the keyboard's way: a picture has one stop, and the caption and the table
    beside it hold the same links.
    """
    root = _drawn(figure)
    key = "c" + hashlib.sha256(ElementTree.tostring(root)).hexdigest()[:8]
    for element in root.iter():
        _title(element, titles)
        _restyle(element, key)
        _close(element)
    _frame(root, alt)
    return ElementTree.tostring(root, encoding="unicode")


def _drawn(figure: Figure) -> ElementTree.Element:
    buffer = io.BytesIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with style():
        figure.savefig(buffer, format="svg", metadata=nothing, transparent=True)
    ElementTree.register_namespace("", _SVG.strip("{}"))
    ElementTree.register_namespace("xlink", _HREF[1:].partition("}")[0])
    return ElementTree.fromstring(buffer.getvalue())


def _frame(root: ElementTree.Element, alt: str) -> None:
    """Turn the document's root into an element of a page."""
    for definitions in root.findall(f"{_SVG}defs"):
        for sheet in definitions.findall(f"{_SVG}style"):
            sheet.text = STYLESHEET
            sheet.attrib.clear()
    for attribute in ("width", "height", "version"):
        root.attrib.pop(attribute)
    root.attrib.update({"class": "readout-drawing", "role": "img", "aria-label": alt})


def _title(element: ElementTree.Element, titles: Mapping[str, str]) -> None:
    """Give each link of a mark its tooltip."""
    text = titles.get(element.get("id", ""))
    for link in element.iter(f"{_SVG}a") if text else ():
        title = ElementTree.Element(f"{_SVG}title")
        title.text = text
        link.insert(0, title)


def _restyle(element: ElementTree.Element, key: str) -> None:
    """Plain links, ids and references of this chart alone, the page's font, the stylesheet's colours.

    Links keep their ``xlink:href``: JupyterLab fails on the ``href`` of a link that is no HTML.
    """
    element.attrib.pop("target", None)
    if element.tag == f"{_SVG}a":
        element.set("tabindex", "-1")
    if element.tag == f"{_SVG}g":
        name = element.attrib.pop("id", "")
        if kind := "scale" if _AXIS.match(name) else "count" if _COUNT.match(name) else "":
            element.set("class", kind)
    if _HREF in element.attrib and element.tag == f"{_SVG}use":
        element.set("href", f"#{key}-{element.attrib.pop(_HREF)[1:]}")
    for name, value in element.attrib.items():
        if name == "id":
            element.set(name, f"{key}-{value}")
        elif name in ("style", "fill", "clip-path"):
            value = _REFERENCE.sub(f"{key}-", _FONT.sub("", value))
            element.set(name, _COLOUR.sub(lambda m: COLOURS[m.group()], value))
        elif name in ("d", "x", "y", "transform", "width", "height"):
            element.set(name, " ".join(_LONG.sub(lambda m: f"{float(m.group()):.2f}", value).split()))


def _close(element: ElementTree.Element) -> None:
    """Cut the blanks between elements: they are a third of a drawing."""
    if element.tag not in (f"{_SVG}text", f"{_SVG}title", f"{_SVG}style"):
        element.text = None
    element.tail = None
