"""What the words around a name say of a place: the shape of ``place_words.yml``."""

from __future__ import annotations

from functools import cache

from readout.lexicon import Entry, load


class PlaceWords(Entry):
    """Shape of ``place_words.yml``."""

    region_after: frozenset[str]
    town_after: frozenset[str]
    before: frozenset[str]
    apposition: frozenset[str]
    locative: frozenset[str]
    strongly_locative: frozenset[str]
    not_places: frozenset[str]
    in_names: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """The lexicon of words that tell of places."""
    found: PlaceWords = load("place_words", PlaceWords)
    return found
