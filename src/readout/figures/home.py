"""Whom a document is about: the country that it speaks of far more than of any other, and the armed group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from readout.actors import Actor
from readout.analysis import Analysis
from readout.text.letters import GRAMMAR

_TIMES, _ENOUGH, _EARLY = 1.7, 4, 2
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
    armies, groups = [], []
    for mention in analysis.actors:
        for actor in mention.actors:
            named = Side(_country(actor), mention.start, mention.end)
            if actor.kind != "group" and is_armed(analysis.reading.text, mention.start, mention.end):
                armies.append(named)
            if actor.kind == "group" and not actor.country:
                groups.append(Side(actor.name, mention.start, mention.end))
    spoken_of = list(_spoken_of(analysis))
    weights = _weights(analysis, spoken_of)
    country = _outstanding(spoken_of, weights)
    placed = [Side(p.country, p.start, p.end) for p in analysis.places if p.city or p.region]
    army = _only(armies) or country or _outstanding(placed, _weights(analysis, placed))
    people = country if country and weights[country.name] >= _ENOUGH else None
    return Home(army, people, _outstanding(groups, Counter(side.name for side in groups)))


def _country(actor: Actor) -> str:
    return actor.name if actor.kind == "country" else actor.country


def _spoken_of(analysis: Analysis) -> Iterator[Side]:
    """Each mention of a country, its people and places; people, offices and bodies of it count once."""
    told = set()
    for mention in analysis.actors:
        for actor in mention.actors:
            if actor.kind in ("country", "group") or actor.name not in told:
                told.add(actor.name)
                yield Side(_country(actor), mention.start, mention.end)
    for place in analysis.places:
        if place.city or place.region:
            yield Side(place.country, place.start, place.end)


def _weights(analysis: Analysis, sides: Collection[Side]) -> Counter[str]:
    """How often each side is told of; what stands in the headline or opens the text counts twice."""
    early = analysis.sentences[:_EARLY][-1].end if analysis.sentences else 0
    found: Counter[str] = Counter()
    for side in sides:
        if side.name:
            found[side.name] += 2 if side.start < early else 1
    return found


def is_armed(text: str, start: int, end: int) -> bool:
    """Whether a mention speaks of an army: "the U.S. military", "Georgian forces"."""
    words = text[start : end + _ARMED_WITHIN].lower().replace("’", " ").split()
    return any(word.strip(".,") in GRAMMAR.armed for word in words)


def _only(sides: Collection[Side]) -> Side | None:
    names = {side.name for side in sides if side.name}
    return next(side for side in sides if side.name) if len(names) == 1 else None


def _outstanding(sides: Collection[Side], weights: Counter[str]) -> Side | None:
    """The side that is told of far more often than the next, and more than once."""
    first = weights.most_common(2)
    rival = first[1][1] if len(first) > 1 else 1
    if not first or first[0][1] < 2 or first[0][1] < _TIMES * rival:
        return None
    return min((s for s in sides if s.name == first[0][0]), key=lambda s: s.start)
