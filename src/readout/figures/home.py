"""Whom a document is about: the country that it speaks of far more than of any other, and the armed group."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import NamedTuple

from readout.actors import Actor
from readout.analysis import Analysis
from readout.figures.side_words import WORDS
from readout.figures.venues import Venues
from readout.names.bodies import bodies
from readout.names.gazetteer import cities
from readout.places import Place
from readout.text.letters import GRAMMAR

_TIMES, _ENOUGH, _EARLY, _APART = 1.7, 4, 2, 3
_ARMED_WITHIN, _SENT_WITHIN = 16, 4
_SENT = re.compile(r"\n?\([^()\n]+\) [-–—]", re.DOTALL)


class Side(NamedTuple):
    """A side by name, and the words that give it, in offsets of the text."""

    name: str
    start: int
    end: int


class Home:
    """Whose people a document means where it does not say so, if anybody stands out; read when asked for."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    def told(self, side: Side | None) -> Side | None:
        """A side, or the nation that the document tells of apart from that state."""
        apart = side and self.people and WORDS.apart.get(self.people.name) == side.name
        return side._replace(name=self.people.name) if side and self.people and apart else side

    @cached_property
    def army(self) -> Side | None:
        """The country of soldiers and police."""
        text = self._analysis.reading.text
        named = [m for m in self._analysis.actors if any(a.kind != "group" for a in m.actors)]
        armed = [m for m in named if is_armed(text, m.start, m.end)]
        armies = [Side(_country(a), m.start, m.end) for m in armed for a in m.actors if a.kind != "group"]
        return _only(armies) or self._country or self._placed() or self._homeland

    @cached_property
    def police(self) -> Side | None:
        """The country of police, who serve where it happened: armies go abroad."""
        return self._placed() or self.army

    @cached_property
    def people(self) -> Side | None:
        """The country of anybody, which takes more."""
        country = self._country
        people = country if country and self._weights[country.name] >= _ENOUGH else None
        acts = people and any(_country(a) == people.name for m in self._analysis.actors for a in m.actors)
        standing = people if acts else None
        return _apart(self._analysis, people) or standing or (self._homeland if country is None else None)

    @cached_property
    def rebels(self) -> Side | None:
        """The group of rebels."""
        return _outstanding(self._groups, Counter(side.name for side in self._groups))

    @cached_property
    def pair(self) -> tuple[Side, ...]:
        """The two countries that stand against each other, where no rebels do."""
        return () if self.rebels else _pair(self._spoken_of, self._weights)

    def _placed(self) -> Side | None:
        """The country whose cities and regions stand out."""
        return self._standing_out([Side(p.country, p.start, p.end) for p in placed(self._analysis)])

    @cached_property
    def _groups(self) -> list[Side]:
        groups = ((a, m) for m in self._analysis.actors for a in m.actors if a.kind == "group")
        return [Side(actor.name, m.start, m.end) for actor, m in groups if not actor.country]

    @cached_property
    def _homeland(self) -> Side | None:
        return _homeland(self._groups)

    @cached_property
    def _spoken_of(self) -> list[Side]:
        return list(_spoken_of(self._analysis))

    @cached_property
    def _weights(self) -> Counter[str]:
        return _weights(self._analysis, self._spoken_of)

    @cached_property
    def _country(self) -> Side | None:
        return self._standing_out(self._spoken_of)

    @cached_property
    def _venues(self) -> Venues:
        return Venues(self._analysis)

    def _standing_out(self, sides: Collection[Side]) -> Side | None:
        """The side that stands out, and does so as well where nobody counts as host of talks."""
        away = [side for side in sides if not self._venues.hosts(side.start, side.end)]
        first = _outstanding(sides, _weights(self._analysis, sides))
        again = _outstanding(away, _weights(self._analysis, away)) if first else None
        return first if first and again and first.name == again.name else None


def _homeland(groups: Collection[Side]) -> Side | None:
    """The country in which the armed groups fight of which a document tells, if it is one."""
    found = [(bodies().homelands.get(group.name.replace("’", "'")), group) for group in groups]
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
    for place in placed(analysis):
        yield Side(place.country, place.start, place.end)


def placed(analysis: Analysis) -> list[Place]:
    """The cities and regions of a document, without that from which it was sent out: "(Lima) – Two men"."""
    text = analysis.reading.text
    named = (p for p in analysis.places if p.city or p.region)
    return [p for p in named if not _SENT.fullmatch(text, max(0, p.start - 2), p.end + _SENT_WITHIN)]


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
