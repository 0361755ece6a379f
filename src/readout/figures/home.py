"""Whom a document is about: the country that it speaks of far more than of any other, and the armed group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from readout.analysis import Analysis
from readout.text.letters import GRAMMAR

_TIMES, _OFTEN, _MOST = 2, 4, 0.5
_ARMED_WITHIN = 16


@dataclass(frozen=True)
class Side:
    """A side by name, and the words that give it, in offsets of the text."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Home:
    """Whose people a document means where it does not say so, if anybody stands out.

    ``army``: the country of soldiers and police; ``people``: that of anybody, which takes more;
    ``rebels``: the group of rebels.
    """

    army: Side | None
    people: Side | None
    rebels: Side | None


def home(analysis: Analysis) -> Home:
    """The country and the armed group that stand out in a document."""
    spoken_of, armies, groups = [], [], []
    for mention in analysis.actors:
        for actor in mention.actors:
            named = Side(actor.name if actor.kind == "country" else actor.country, mention.start, mention.end)
            spoken_of.append(named)
            if actor.kind != "group" and is_armed(analysis.reading.text, mention.start, mention.end):
                armies.append(named)
            if actor.kind == "group" and not actor.country:
                groups.append(Side(actor.name, mention.start, mention.end))
    places = [Side(p.country, p.start, p.end) for p in analysis.places if p.city or p.region]
    country = _outstanding([*spoken_of, *places])
    army = _only(armies) or country or _outstanding(places)
    return Home(army, country if _most([*spoken_of, *places]) else None, _outstanding(groups))


def is_armed(text: str, start: int, end: int) -> bool:
    """Whether a mention speaks of an army: "the U.S. military", "Georgian forces"."""
    words = text[start : end + _ARMED_WITHIN].lower().replace("’", " ").split()
    return any(word.strip(".,") in GRAMMAR.armed for word in words)


def _only(sides: Collection[Side]) -> Side | None:
    names = {side.name for side in sides if side.name}
    return next(side for side in sides if side.name) if len(names) == 1 else None


def _outstanding(sides: Collection[Side]) -> Side | None:
    """The side that is named at least twice as often as the next, and more than once."""
    counts = Counter(side.name for side in sides if side.name).most_common(2)
    rival = counts[1][1] if len(counts) > 1 else 1
    if not counts or counts[0][1] < _TIMES * rival:
        return None
    return min((s for s in sides if s.name == counts[0][0]), key=lambda s: s.start)


def _most(sides: Collection[Side]) -> bool:
    """Whether the side that stands out is named often, and as often as all others together."""
    counts = Counter(side.name for side in sides if side.name)
    return bool(counts) and max(counts.values()) >= max(_OFTEN, _MOST * counts.total())
