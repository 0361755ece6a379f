"""Captions are sentences put together; alternative texts are what a reader sees of them."""

from __future__ import annotations

from markupsafe import Markup, escape


def sentences(*parts: str) -> Markup:
    """The parts that are not empty, with a space between them."""
    return Markup(" ").join(escape(part) for part in parts if part)


def words(markup: Markup) -> str:
    """What a reader sees of it."""
    return str(markup.striptags())
