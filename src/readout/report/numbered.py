"""A piece of a page, taken apart: what its elements say in text and labels, and the numbers in that."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from xml.etree import ElementTree

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
LEFT_OUT = frozenset({"code", "style", "script"})
_LABELS = frozenset({"title", "aria-label", "alt", "data-reading"})
"""The attributes that readers are shown or told."""
_CUT = "…"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parsed(html: str) -> ElementTree.Element:
    """A piece of HTML as readout writes it. Raises ElementTree.ParseError for one that is no XML."""
    root = ElementTree.fromstring(f"<body>{in_xml(html)}</body>")
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def in_xml(words: str) -> str:
    """Words without what XML cannot hold."""
    return _NO_XML.sub("", words)


def classes_of(element: ElementTree.Element) -> set[str]:
    """The classes of an element."""
    return set(element.get("class", "").split())


def labels(element: ElementTree.Element) -> Iterator[str]:
    """What an element says in its attributes: when pointed at, or to those who do not see it."""
    yield from (words for name, words in element.items() if name in _LABELS)


def pieces(element: ElementTree.Element) -> Iterator[str]:
    """The words of an element that are in none of its own; a link's place is kept by a mark."""
    yield element.text or ""
    for child in element:
        yield f"\0{child.tail or ''}"


def href(element: ElementTree.Element) -> str:
    """Where a link leads, in HTML or in a drawing; "" for what is none."""
    return next((value for name, value in element.items() if name.rpartition("}")[2] == "href"), "")


def untold(root: ElementTree.Element) -> Iterator[str]:
    """The alternative texts of charts that say a number which is not in the chart, nor that of its rows."""
    for figure in root.iter("figure"):
        rows = sum(row.find("td") is not None for row in figure.iter("tr"))
        told = numbers(*figure.itertext(), f"{rows:,}")
        yield from (w for drawing in figure.iter("svg") for w in labels(drawing) if numbers(w) - told)


def numbers(*words: str) -> set[str]:
    """The numbers in some words, as they are written."""
    return {number for one in words for number in NUMBER.findall(one)}


def unknown(words: str, known: Collection[str], told: Iterable[str] | None = None) -> list[str]:
    """The numbers of some words, or of those ``told`` in them, that are not known.

    Words that were cut off may end within a number that is.
    """
    left = [n for n in (NUMBER.findall(words) if told is None else told) if n not in known]
    return [] if len(left) == 1 and _cut(words, left[0], known) else left


def _cut(words: str, number: str, known: Iterable[str]) -> bool:
    """Whether words that were cut off end within a number that is known."""
    end = words.rstrip().rstrip(_CUT).rstrip(".,")
    return words.rstrip().endswith(_CUT) and end.endswith(number) and any(k.startswith(number) for k in known)
