"""Whom a document is about: the country that it speaks of far more than of any other, and the armed group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from readout.actors import Actor
from readout.analysis import Analysis
from readout.figures.side_words import WORDS
from readout.names.gazetteer import cities
from readout.places import Place
from readout.text.letters import GRAMMAR

_TIMES, _ENOUGH, _EARLY, _APART = 1.7, 4, 2, 3
_ARMED_WITHIN = 16


class Side(NamedTuple):
    """A side by name, and the words that give it, in offsets of the text."""

    name: str
    start: int
    end: int


class Home(NamedTuple):
    """Whose people a document means where it does not say so, if anybody stands out.

    ``army``: the country of soldiers and police; ``people``: that of anybody, which takes more;
    ``rebels``: the group of rebels; ``pair``: the two countries that stand against each other.
    """

    army: Side | None
    people: Side | None
    rebels: Side | None
    pair: tuple[Side, ...] = ()

    def told(self, side: Side | None) -> Side | None:
        """A side, or the nation that the document tells of apart from that state."""
        apart = self.people and side and WORDS.apart.get(self.people.name) == side.name
        return side._replace(name=self.people.name) if side and self.people and apart else side


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
    homeland = _homeland(groups)
    army = _only(armies) or country or _outstanding(placed, _weights(analysis, placed)) or homeland
    acting = {_country(a) for m in analysis.actors for a in m.actors}
    people = country if country and weights[country.name] >= _ENOUGH else None
    acts = people and people.name in acting
    people = _apart(analysis, people) or (people if acts else None) or (homeland if country is None else None)
    rebels = _outstanding(groups, Counter(side.name for side in groups))
    return Home(army, people, rebels, () if rebels else _pair(spoken_of, weights))


def _homeland(groups: Collection[Side]) -> Side | None:
    """The country in which the armed groups fight of which a document tells, if it is one."""
    found = [(WORDS.homelands.get(group.name.replace("’", "'")), group) for group in groups]
    named = [group._replace(name=country) for country, group in found if country]
    return _only(named)


def _apart(analysis: Analysis, people: Side | None) -> Side | None:
    """The nation of which a document tells where it speaks of a state's land that is a nation's, too."""
    named = [Side(a.name, m.start, m.end) for m in analysis.actors for a in m.actors if a.name in WORDS.apart]
    named += [Side(region(p), p.start, p.end) for p in analysis.places if region(p) in WORDS.apart]
    named = list({side.start: side for side in named}.values())
    if people is None or not named:
        return None
    weights = _weights(analysis, [side for side in named if WORDS.apart[side.name] == people.name])
    first = weights.most_common(1)
    return next(s for s in named if s.name == first[0][0]) if first and first[0][1] >= _APART else None


def region(place: Place) -> str:
    """The nation apart in which a place lies, or its region as the document names it."""
    city = cities().get(place.city.casefold()) if place.city else None
    return place.region if city is None else WORDS.regions.get(city.region, place.region)


def _pair(sides: Collection[Side], weights: Counter[str]) -> tuple[Side, ...]:
    """The two countries that a document tells of far more often than of any third."""
    first = weights.most_common(3)
    third = first[2][1] if len(first) > 2 else 0
    if len(first) < 2 or first[1][1] < 2 or first[1][1] < _TIMES * third:
        return ()
    return tuple(next(side for side in sides if side.name == name) for name, _ in first[:2])


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
    return not GRAMMAR.armed.isdisjoint([word.strip(".,") for word in words])


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
