"""Markdown: the text without its signs, and the front matter before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml
from markdown_it import MarkdownIt

from readout.documents.readers import Text, Unreadable, known
from readout.documents.readers.encodings import decoded
from readout.documents.readers.layout import visible

_FRONT = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)


def read(data: bytes) -> Sequence[Text]:
    """The file as one text, with what its front matter says.

    Raises Unreadable where it is no text, and where lists or quotations lie deeper than they are rendered.
    """
    source, encoding = decoded(data)
    front = _FRONT.match(source)
    says = _front(front[1]) if front else {}
    html = _rendered(source[front.end() :] if front else source)
    found = known(
        "front matter",
        title=says.get("title"),
        author=says.get("author"),
        publisher=says.get("publisher") or says.get("source"),
        url=says.get("url"),
        date=says.get("date") or says.get("published"),
    )
    return [Text(visible(html), "Markdown", encoding, found)]


def _rendered(source: str) -> str:
    """The text as HTML."""
    parser = MarkdownIt("commonmark").enable("table")
    known: dict[str, Any] = {}
    tokens = parser.parse(source, known)
    if max((token.level for token in tokens), default=0) + 1 >= parser.options.maxNesting:
        raise Unreadable("has lists or quotations in each other without end; save it as plain text")
    return str(parser.renderer.render(tokens, parser.options, known))


def _front(written: str) -> dict[str, Any]:
    """What front matter says, all scalars as words; nothing where it is no YAML."""
    try:
        says = yaml.load(written, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return {}
    return says if isinstance(says, dict) else {}
