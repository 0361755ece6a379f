"""The sides of what a document is about: its government, its armed group, or the two nations at odds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from readout.actors import Actor, Mention
from readout.analysis import Analysis
from readout.meetings.datelines import DATELINE
from readout.meetings.parties import unnamed
from readout.names.bodies import bodies

T = TypeVar("T")
Told = tuple[int, int]
_JOINED = re.compile(r"(?:,? and|,? & |[-–]| with)(?: (?:of|from|by|for|between))?(?: the)? ?")
_LOCATED = re.compile(r"\b(?:in|at|to|from|near|across|inside|outside)(?: the)? $")
_GOVERNING = re.compile(r"\b(?:government|regime|junta|authorities)\b", re.IGNORECASE)
_AT_WAR = re.compile(r"(?:['’]s)?(?: [\w-]+){0,2} (?:war|conflict|insurgency|rebellion|uprising)\b")
_LONGEST_JOINT = 18
_CLEARLY = 1.5
_BEFORE, _NEXT = 16, len(" government")
_PLACED, _WARRING = 2, 4
_OFTEN, _SELDOM = 2, 0.5


@dataclass(frozen=True)
class Sides:
    """The government, the armed group and the two sides of a document, where they stand out."""

    government: Actor | None
    rebels: Actor | None
    two: tuple[Actor, ...]


def sides_of(analysis: Analysis, governments: Sequence[Told]) -> Sides:
    """The sides of a document; ``governments`` are the places that say "the government" and no more."""
    text = analysis.reading.text
    actors = [a for m in analysis.actors for a in m.actors]
    acting = _acting(analysis)
    acted = Counter([a.name for m in acting for a in m.actors if a.kind == "country"])
    nations = acted + Counter([a.country for a in actors if a.kind in ("body", "office") and a.country])
    starts = [sentence.start for sentence in analysis.sentences]
    capitals = {m.start for m in analysis.actors if m.how == "capital"}
    venues = {bisect_right(starts, start) for start, _ in governments}
    towns = [p for p in analysis.places if p.country and p.start not in capitals]
    towns = [p for p in towns if bisect_right(starts, p.start) not in venues]
    named = {(p.country, p.city or p.region) for p in towns if p.city or p.region}
    nations.update(_PLACED * [country for country, _ in named])
    nations.update(_PLACED * _dated_from(analysis))
    governing = [m.actor.country for m in analysis.actors if _GOVERNING.search(text, m.start, m.end + _NEXT)]
    at_war = [m.actor.country for m in analysis.actors if _AT_WAR.match(text, m.end - 2 * _owns(m, text))]
    nations.update(_PLACED * [country for country in governing if country])
    nations.update(_WARRING * [country for country in at_war if country])
    armed = [a for a in actors if a.kind == "group"]
    groups = Counter([a for a in armed if not unnamed(a)] or [a for a in armed if a.name[0].isupper()])
    groups.update(_opponents(analysis.actors, governments, text))
    rebels = _outstanding(groups, _CLEARLY)
    home = _homeland(rebels, analysis) or _outstanding(nations, 1 if rebels else _CLEARLY)
    government = Actor(home, "country", home) if home else None
    if government and rebels and groups[rebels] >= _OFTEN:
        return Sides(government, rebels, (government, rebels))
    return Sides(government, rebels, _pair(acting, acted, analysis))


def _homeland(rebels: Actor | None, analysis: Analysis) -> str:
    """The country that armed groups of old fight in, where the document speaks of it."""
    home = bodies().homelands.get(rebels.name, "") if rebels else ""
    told = any(a.country == home for m in analysis.actors for a in m.actors)
    return home if told or any(p.country == home for p in analysis.places) else ""


def _owns(mention: Mention, text: str) -> bool:
    """Whether a mention holds the mark of an owner: "Peru's"."""
    return text[mention.start : mention.end].endswith(("'s", "’s"))


def _dated_from(analysis: Analysis) -> list[str]:
    """The countries of the places that reports are dated from, where "the government" is at home."""
    starts = {m.start("place") for m in DATELINE.finditer(analysis.reading.text)}
    return [p.country for p in analysis.places if p.country and p.start in starts]


def _acting(analysis: Analysis) -> list[Mention]:
    """The mentions of a document but for those that only say where."""
    text = analysis.reading.text
    return [m for m in analysis.actors if not _LOCATED.search(text, max(0, m.start - _BEFORE), m.start)]


def _outstanding(counts: Counter[T], times: float) -> T | None:
    """What is counted more often than anything else, and so many times as often."""
    top = counts.most_common(2)
    if not top or (len(top) > 1 and not top[1][1] < top[0][1] >= times * top[1][1]):
        return None
    return top[0][0]


def _opponents(actors: Sequence[Mention], governments: Sequence[Told], text: str) -> Iterator[Actor]:
    """Whoever is told of beside "the government": "between the government and X"."""
    for mention in actors if governments else ():
        if mention.actor.kind not in ("group", "body") or unnamed(mention.actor):
            continue
        near = (end for _, end in governments if mention.start - _LONGEST_JOINT <= end < mention.start)
        if any(_JOINED.fullmatch(text, end, mention.start) for end in near):
            yield mention.actor


def _pair(acting: Sequence[Mention], nations: Counter[str], analysis: Analysis) -> tuple[Actor, ...]:
    """The two nations or groups that are told of together again and again, else the two told of most."""
    text = analysis.reading.text
    pairs: Counter[frozenset[Actor]] = Counter(frozenset(mention.actors) for mention in acting)
    for one, other in pairwise(acting):
        if _JOINED.fullmatch(text, one.end, other.start):
            pairs[frozenset(a for m in (one, other) for a in m.actors)] += 1
    sides = {p: n for p, n in pairs.items() if n >= _OFTEN and len(p) == 2 and all(_is_side(a) for a in p)}
    best = max(sides, key=lambda pair: (sides[pair], sum(nations[a.name] for a in pair)), default=None)
    if best is not None:
        return tuple(sorted(best, key=lambda a: a.name))
    top = nations.most_common(3)
    third = top[2][1] if len(top) > 2 else 0
    if len(top) < 2 or top[1][1] < _OFTEN or third > _SELDOM * top[1][1]:
        return ()
    two = tuple(Actor(name, "country", name) for name, _ in top[:2])
    return two if _meet_in_sentences(two, acting, analysis) else ()


def _meet_in_sentences(two: Sequence[Actor], acting: Sequence[Mention], analysis: Analysis) -> bool:
    """Whether two nations are told of in the same sentence more than once."""
    starts = [sentence.start for sentence in analysis.sentences]
    one, other = (
        {bisect_right(starts, m.start) for m in acting if nation.name in [a.country for a in m.actors]}
        for nation in two
    )
    return len(one & other) >= _OFTEN


def _is_side(actor: Actor) -> bool:
    return actor.kind in ("country", "group") and not unnamed(actor)
