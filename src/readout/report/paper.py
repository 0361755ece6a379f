"""The pages of a book as they are printed: in one, with their places and links renamed so that they meet."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import ParseError

from readout.report import blocks, fonts, slices
from readout.report.lines import Element, Node, told
from readout.report.slices import Cut

MOST = 300  # documents whose pages it holds; of more, it holds the chapters alone and says so
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_LINKED = ("http", "https")
_LONGEST = 2_000  # letters of an address that is linked
_HEADER = 90  # letters of a page's title above its text
_UNDRAWN = "A drawing stands in the book."
_LACKING = f"Letters that the PDF has no signs for stand as {fonts.INSTEAD} here; the book shows them."


def compose(
    html: Path, pages: Sequence[str], title: str, subtitle: str = "", documents: bool = True
) -> dict[str, Any]:
    """The first page, the contents and all pages that are printed, as ``pdf.typ`` draws them."""
    texts = sum("/" in name for name in pages)
    without = texts > (MOST if documents else 0)
    kept = [name for name in pages if "/" not in name] if without else pages
    made = [_page(html, name, kept) for name in kept]
    _settle(made)
    return {
        "title": _in_line(title),
        "subtitle": _in_line(subtitle),
        "edition": _edition(html),
        "without": f"The pages of the {texts:,} documents are in the book alone." if without else "",
        "pages": made,
    }


def _in_line(words: str) -> str:
    return fonts.bounded(" ".join(words.split()))


def _edition(html: Path) -> str:
    """Of what date the report is, made by what version, from what: as its first page says it."""
    made = _parsed(html, "index", []).find_class("made")
    return _in_line(str(made[0].text_content())) if made else ""


def _page(html: Path, name: str, pages: Sequence[str]) -> dict[str, Any]:
    """What a page says, without what only a screen can do; a document's stands below a chapter."""
    drawings: list[Cut] = []
    article = next(_parsed(html, name, drawings).iter("article"))
    reader = blocks.Reader(partial(_place, name), partial(_target, name, pages), drawings)
    made = reader.blocks(article)
    heading = next((block for block in made if block["is"] == "heading"), None)
    title = _in_line(" ".join(told([heading])) if heading else name)
    return {
        "name": _place(name),
        "title": title,
        "header": title if len(title) <= _HEADER else f"{title[:_HEADER]}…",
        "inner": "/" in name,
        "of": [*made, *([blocks.note(_LACKING)] if reader.lacking else [])],
    }


def _parsed(html: Path, name: str, drawings: list[Cut]) -> Element:
    from lxml.html import HTMLParser, document_fromstring

    text = _DRAWING.sub(partial(_apart, drawings), (html / f"{name}.html").read_text("utf-8"))
    return document_fromstring(text.encode(), parser=HTMLParser(encoding="utf-8", huge_tree=True))


def _apart(drawings: list[Cut], found: re.Match[str]) -> str:
    """Take a drawing out of a page, which is then quickly read; one that is no XML is left out."""
    try:
        drawings.append(slices.cut(found.group()))
    except (ParseError, ValueError):
        return f"<p class='note'>{_UNDRAWN}</p>"
    return f'<img {blocks.DRAWN}="{len(drawings) - 1}">'


def _target(name: str, pages: Sequence[str], href: str) -> str:
    """What a link leads to: a place in the PDF or the web; files beside the book are not linked."""
    address = urlsplit(href)
    if address.scheme in _LINKED:
        return href if len(href) <= _LONGEST else ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(address.path)))
    page = path.removesuffix(".html") if address.path else name
    known = not address.scheme and page in pages and href
    return f"#{_place(page, unquote(address.fragment))}" if known else ""


def _place(page: str, anchor: str = "") -> str:
    return f"{page}#{anchor}" if anchor else page


def _settle(pages: list[dict[str, Any]]) -> None:
    """Let each link within the PDF lead to what is there, else to its page; no heading skips a level."""
    names, links, level = {page["name"] for page in pages}, [], 0
    for page in pages:
        for node in _nodes(page["of"]):
            if node["is"] == "place":
                node["name"] = "" if node["name"] in names else node["name"]
                names.add(node["name"])
            elif node["is"] == "heading":
                level = node["level"] = min(node["level"] + page["inner"], level + 1)
            elif node["is"] == "link" and node["to"].startswith("#"):
                links.append(node)
    for link in links:
        link["to"] = link["to"] if link["to"][1:] in names else link["to"].rpartition("#")[0]


def _nodes(inner: Any) -> Iterator[Node]:
    """All blocks and parts of lines, in their order."""
    for part in inner.values() if isinstance(inner, dict) else inner if isinstance(inner, list) else ():
        if isinstance(part, dict):
            yield part
        yield from _nodes(part)
