"""Where a time expression stands in its document: all that its meaning may depend on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from readout.dates.grammar import value_of
from readout.dates.tense import Leaning
from readout.text.tokens import Token

Parts = dict[str, tuple[Token, ...]]


class Standpoint(NamedTuple):
    """Where an expression stands in its document.

    ``anchor``: the document's own day; ``last``, ``last_day``: the time and the day spoken of last;
    ``day``: ``last_day`` if this paragraph told it, else the first day that was told by its weekday or as
    "today" and the like: what the document is about; ``scene``: the same, but for days still to come;
    ``dated``: the day named with its year before in the same sentence; ``listed``: that just before it in a
    list; ``apposed``: that of which it only says again when it was, "Saturday, a day earlier";
    ``story``: ``last`` if this paragraph told it; ``long_ago``: nothing near ``anchor`` was told so far;
    ``named``: the year of each day and month whose days the document has named ("08-21", "08" -> "1998");
    ``day_first`` and ``look`` tell, where they are asked, the order of dates in figures and the direction
    of the verb.
    """

    anchor: str
    last: str
    last_day: str
    day: str
    scene: str
    dated: str
    listed: str
    apposed: str
    story: str
    long_ago: bool
    named: Mapping[str, str]
    day_first: Callable[[], bool]
    look: Callable[[], Leaning]

    def day_told(self) -> str:
        """The day whose hours are told: one to come only of what is to come."""
        return self.day if self.look().direction == "future" else self.scene


def word(parts: Parts, name: str) -> str:
    """The value of the last token of a part; "" if the match has no such part."""
    return value_of(parts[name][-1]) if name in parts else ""
