"""The text of HTML as a reader sees it: a line a block, nothing of what is not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from bs4.element import NavigableString, PreformattedString, Tag

_BLOCKS = HTMLTreeBuilder.DEFAULT_BLOCK_ELEMENTS | {
    "body", "br", "caption", "center", "details", "dialog", "hgroup", "legend", "menu", "search", "summary",
    "tbody", "thead", "title", "tr",
}  # fmt: skip
_UNSEEN = frozenset((
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "math", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "video",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_CELL, _END = "\t", "\n"


def parsed(html: str) -> BeautifulSoup:
    """HTML taken apart as browsers do, whatever is wrong with it; nothing in it is fetched or run."""
    return BeautifulSoup(html, "lxml")


def visible(html: str) -> str:
    """The text that HTML shows, a line a block."""
    return "\n".join(line for line, _ in blocks(parsed(html)))


def blocks(root: Tag) -> list[tuple[str, Tag]]:
    """Each line of text below ``root``, with the element that its first words stand in."""
    found: list[tuple[str, Tag]] = []
    words: list[str] = []
    home = root
    for piece, parent in _pieces(root):
        if piece != _END:
            home = parent if not words else home
            words.append(piece)
            continue
        line = _line("".join(words))
        if line:
            found.append((line, home))
        words = []
    return found


def _line(words: str) -> str:
    """Words on one line; cells of a table stay apart."""
    cells = (" ".join(_INVISIBLE.sub("", cell).split()) for cell in words.split(_CELL))
    return _CELL.join(cell for cell in cells if cell)


def _pieces(root: Tag) -> Iterator[tuple[str, Tag]]:
    """The words of a tree and the ends of its blocks, in their order; a stack, since trees may be deep."""
    waiting: list[Tag | NavigableString | str] = [_END, root]
    parent = root
    while waiting:
        node = waiting.pop()
        if isinstance(node, Tag):
            if _unseen(node):
                continue
            parent = node
            edge = _END if node.name in _BLOCKS else _CELL if node.name in _CELLS else ""
            if edge:
                yield edge, parent
                waiting.append(edge)
            waiting.extend(reversed(node.contents))  # type: ignore[arg-type]
        elif isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString) and node.parent:
                yield re.sub(r"\s+", " ", node), node.parent
        else:
            yield node, parent


def _unseen(tag: Tag) -> bool:
    return tag.name in _UNSEEN or tag.has_attr("hidden") or bool(_HIDDEN.search(str(tag.get("style") or "")))
