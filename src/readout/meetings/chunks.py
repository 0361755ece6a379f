"""Chunks: the words of a clause that play one part together, and what they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.actors import Mention
from readout.dates import Time
from readout.meetings.words import parts_pattern
from readout.places import Place

_ASIDES = re.compile(parts_pattern("(?<=WHO)COMMA BREAK[^COMMA]*COMMA"))


@dataclass(frozen=True)
class Chunk:
    """Words that play one part; a WHO has its ``mentions``, all of one row ("A, B and the leaders of C")."""

    part: str
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()
    time: Time | None = None
    place: Place | None = None
    attributive: bool = False
    owner: bool = False


@dataclass(frozen=True)
class Chunks:
    """The chunks of a sentence, and their parts as one letter each."""

    chunks: tuple[Chunk, ...]
    letters: str

    def aside(self, cue: int) -> range:
        """The last relative clause between commas before a cue: "A, who arrived on Monday, met B"."""
        found = [m.span() for m in _ASIDES.finditer(self.letters) if m.end() <= cue]
        return range(*found[-1]) if found else range(0)
