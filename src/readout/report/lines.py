"""What stands in a line of a built page, as data for the PDF: words, links and the places they lead to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from readout.report import fonts, wrapping

Element = Any  # of lxml, which has no types
Node = dict[str, Any]
Inline = str | Node

DEEPEST = 24  # elements within each other; what is deeper is told in its words alone
_UNSEEN = {"script", "style", "button", "form", "headerlink", "records", "legend"}
_BLOCKS = {
    *("article", "aside", "blockquote", "details", "div", "dl", "figcaption", "figure", "footer", "header"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "img", "nav", "ol", "p", "pre", "section", "table", "ul"),
}
_ALONE = {"aside", "kind", "line"}  # parts of a line that stand on one of their own
_STYLES = {"value", "qualifier", "sentence", "em", "i", "strong", "b", "code"}
_SPACES = re.compile(r"[ \t\n\r\f]+")


class Lines:
    """Takes the lines of a page apart.

    ``place`` names the place of an id, ``target`` what a link's address leads to: "#" and a place, or another
    address; "" for neither.
    """

    def __init__(self, place: Callable[[str], str], target: Callable[[str], str]) -> None:
        self.place, self.target = place, target
        self.lacking = False  # whether a letter was met that the PDF cannot show
        self.written = False  # whether lines and spaces are kept as they were written
        self.spaced = True  # whether the last word ended with a space

    def inner(self, element: Element, depth: int) -> list[Inline]:
        """What stands in an element, in one line."""
        if depth > DEEPEST:
            return self.words(text_of(element))
        made: list[Inline] = []
        for piece in pieces(element):
            if isinstance(piece, str):
                made += self.words(piece)
            else:
                made += [{"is": "break"}] if made and stands_alone(piece) else []
                made += self.part(piece, depth + 1)
        return made

    def part(self, element: Element, depth: int) -> list[Inline]:
        """An element in a line, with its place before it."""
        return [*self.placed(element), *self._kind(element, self.inner(element, depth))]

    def _kind(self, element: Element, inner: list[Inline]) -> list[Inline]:
        names = (element.tag, *classes(element))
        if element.tag == "br":
            return [{"is": "break"}]
        if element.tag == "mark":
            reading = self.drawable(element.get("data-reading", ""))
            return [{"is": "mark", "style": (*names, "")[1], "reading": reading, "of": inner}]
        if element.tag == "a":
            to, style = self.target(element.get("href", "")), "evidence" if "evidence" in names else ""
            return [{"is": "link", "to": to, "style": style, "of": inner}] if to and inner else inner
        style = next((name for name in names if name in _STYLES), "")
        return [{"is": "styled", "style": style, "of": inner}] if style and inner else inner

    def words(self, words: str) -> list[Inline]:
        """Words as they are drawn: spaces once, and hinges where a long one may be broken."""
        if self.written:
            words = words.expandtabs(4)
        else:
            words = _SPACES.sub(" ", words)
            words = words[1:] if self.spaced and words[:1] == " " else words
            self.spaced = words.endswith(" ") if words else self.spaced
        made: list[Inline] = []
        for piece in wrapping.pieces(self.drawable(words)) if words else []:
            made += [{"is": "hinge"}, piece] if made else [piece]
        return made

    def drawable(self, words: str) -> str:
        """Words as the PDF's letters can show them."""
        drawn = fonts.drawable(words)
        self.lacking = self.lacking or drawn != words
        return drawn

    def placed(self, *elements: Element) -> list[Node]:
        """The places of those elements that have an id."""
        return [{"is": "place", "name": self.place(e.get("id"))} for e in elements if e.get("id")]


def told(nodes: Sequence[Inline | list[Any]]) -> list[str]:
    """The words of blocks and parts of lines, a line each."""
    lines = [""]
    for node in nodes:
        if isinstance(node, str):
            lines[-1] += node
        elif isinstance(node, list):
            lines += told(node)
        elif inner := node.get("of"):
            apart = node["is"] in ("text", "list", "group")
            lines += told(inner) if apart else []
            lines[-1] += "" if apart else "".join(told(inner))
    return [line for line in lines if line]


def pieces(element: Element) -> Iterator[str | Element]:
    """The text and the elements that are seen in an element, in their order."""
    if element.text:
        yield str(element.text)
    for child in element:
        if isinstance(child.tag, str) and _UNSEEN.isdisjoint((child.tag, *classes(child))):
            yield child
        if child.tail:
            yield str(child.tail)


def stands_alone(element: Element) -> bool:
    """Whether it is no part of a line."""
    return element.tag in _BLOCKS or not _ALONE.isdisjoint(classes(element))


def classes(element: Element) -> list[str]:
    """The classes of an element."""
    return str(element.get("class", "")).split()


def text_of(element: Element) -> str:
    """All text in an element."""
    return str(element.text_content())
