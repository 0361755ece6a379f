"""Who is spoken of: people, countries, bodies and groups, and each mention's way back to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from readout.tokens import Sentence


@dataclass(frozen=True)
class Actor:
    """One person, country, body or group over the whole document.

    ``name`` is the fullest that the document gives, as it spells it; a country's short English name.
    ``country`` is the country that a person, body or group belongs to, where the document says so.
    """

    name: str
    kind: Literal["person", "country", "body", "group", "office"]
    country: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mention:
    """A place that speaks of an actor; offsets cover titles, names and appositions together.

    ``actors`` has several where one phrase speaks of several: "the Armenian and Azerbaijani leaders".
    ``how``: "name", "role" ("the head of state", "the Armenian premier"), "pronoun" ("he"),
    "demonym" ("Azerbaijani", "Armenians"), "capital" (a city that stands for its government).
    """

    start: int
    end: int
    actors: tuple[Actor, ...]
    how: Literal["name", "role", "pronoun", "demonym", "capital"]

    @property
    def actor(self) -> Actor:
        """The actor, or the first of several."""
        return self.actors[0]


def find_actors(sentences: Sequence[Sentence], text: str) -> list[Mention]:
    """Every mention of an actor, in order, none overlapping, each resolved within the document."""
    return []
