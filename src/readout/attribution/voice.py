"""What a source is: its name, where it stands, and whom it can mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from readout.actors import Mention


class Voice(NamedTuple):
    """A source: how it is called, where it stands, its country if it is a state's body.

    ``kind`` is "person", "state" or "body" for a name, else "". ``refers`` is "pronoun", "they",
    "it", or the noun of "the envoy", where an earlier name may be meant; ``known`` is where whom a pronoun
    means was named last.
    """

    name: str
    start: int
    end: int
    country: str = ""
    refers: str = ""
    kind: str = ""
    known: int = -1


Known = Callable[[Mention], int]
"""Where the one whom a mention means was named last before it; -1 if nowhere."""
