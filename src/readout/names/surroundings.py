"""What the words around a name say of a place: the shape of ``place_words.yml``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from readout.lexicon import Entry, load
from readout.text.tokens import Token


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
    divisions: frozenset[str]
    behind_divisions: frozenset[str]
    local_offices: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """The lexicon of words that tell of places."""
    found: PlaceWords = load("place_words", PlaceWords)
    return found


def is_division(tokens: Sequence[Token], stop: int) -> bool:
    """Whether a country's name is that of a part of another: "in Peru state", not "Peru state radio"."""
    words = [t.lower for t in tokens[stop : stop + 2]]
    ended = len(words) < 2 or not words[1][0].isalpha() or words[1] in place_words().behind_divisions
    return bool(words) and words[0] in place_words().divisions and ended
