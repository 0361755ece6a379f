"""Sentences whose numbers, names and dates lead to the places that they come from."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from readout.addresses import address


def link(text: str, record: str) -> Markup:
    """The text as a link to a record's sentence."""
    return Markup('<a href="{}">{}</a>').format(address(record), text)


def listing(items: Sequence[str], last: str = " and ") -> Markup:
    """ "a, b and c", each item escaped unless it is markup already."""
    parts = [escape(item) for item in items]
    if len(parts) < 2:
        return Markup("").join(parts)
    return Markup(", ").join(parts[:-1]) + last + parts[-1]


def sentences(*parts: str) -> Markup:
    """The parts that are not empty, with a space between them."""
    return Markup(" ").join(escape(part) for part in parts if part)


def text(markup: Markup) -> str:
    """What a reader sees of it."""
    return markup.striptags()
