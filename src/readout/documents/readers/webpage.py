"""A web page: its main text without what stands around it, and what it tells machines of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4 import Tag
from bs4.dammit import EncodingDetector
from trafilatura import extract

from readout.documents.readers import Text, Unreadable
from readout.documents.readers.declarations import declared
from readout.documents.readers.encodings import decoded
from readout.documents.readers.layout import blocks, parsed

MOST_TAGS = 50_000
"""A page of more tags is refused: a long article has some thousands, and its text is chosen line by line."""

DEEPEST = 300
"""A page of elements deeper in each other is refused: browsers cut it off at 512; no article has fifty."""

_AROUND = ("nav", "aside", "footer", "header", "form", "menu")
_TELLING = 5  # words from which on a line is known again; shorter ones may stand in a menu too


def read(data: bytes) -> Sequence[Text]:
    """The page's main text, a line a block. Raises Unreadable where it shows none or is too large."""
    html, encoding = decoded(data, EncodingDetector.find_declared_encoding(data, is_html=True) or "")
    if html.count("<") > MOST_TAGS:
        raise Unreadable(f"has more than the {MOST_TAGS:,} tags that are read of a page; save its text alone")
    page = parsed(html)
    if _depth(page) > DEEPEST:
        raise Unreadable("has elements in each other without end; save its text alone")
    shown = blocks(page)
    main = _main(html, shown)
    if not main:
        raise Unreadable("shows no text without a browser; open it there and save it complete")
    around = len(shown) - len(main)
    remark = f"{around} of the page's {len(shown)} lines stand around its text and were not read"
    return [Text("\n".join(main), "web page", encoding, declared(page, html), (remark,) if around else ())]


def _depth(page: Tag) -> int:
    """How many elements lie in each other at most."""
    deepest, waiting = 0, [(page, 0)]
    while waiting:
        element, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in element.contents if isinstance(child, Tag)]
    return deepest


def _main(html: str, lines: list[tuple[str, Tag]]) -> list[str]:
    """The lines of the page that trafilatura takes for its main text; all that stand in no frame if none are.

    Only the choice is trafilatura's: where it gives the text of a short page, it runs its lines together.
    Nothing reads the clock: htmldate, which does, is asked for metadata alone.
    """
    chosen = f" {_words(extract(html, include_comments=False, favor_recall=True) or '')} "
    found = [f" {_words(line)} " in chosen for line, _ in lines]
    sure = [n for n, (line, _) in enumerate(lines) if found[n] and len(_words(line).split()) >= _TELLING]
    if not sure:
        return [line for line, home in lines if not home.find_parent(_AROUND) and home.name not in _AROUND]
    first, last = sure[0], sure[-1]
    while first and found[first - 1]:
        first -= 1
    while last + 1 < len(found) and found[last + 1]:
        last += 1
    kept = (
        n
        for n in range(len(lines))
        if (found[n] and first <= n <= last) or (n < first and _heads(lines[n][1]))
    )
    return [lines[n][0] for n in kept]


def _heads(home: Tag) -> bool:
    """Whether a line is the page's heading, which may stand apart from its text."""
    return home.name == "h1" or home.find_parent("h1") is not None


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))
