"""People who are also told of under another name."""

from __future__ import annotations

from functools import cache

from readout.lexicon import load


@cache
def pseudonyms() -> dict[str, str]:
    """The name that a person is published under, by each other name."""
    rows = load("pseudonyms", list[tuple[str, ...]])
    return {other: first for first, *others in rows for other in others}


@cache
def _own() -> dict[str, tuple[str, ...]]:
    return {other.casefold(): tuple(name.split()) for other, name in pseudonyms().items()}


def own_name(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the name that a person is published under; the given ones if no list knows them."""
    return _own().get(" ".join(name).casefold(), name)
