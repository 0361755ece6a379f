"""Where a meeting was whose clause points to a place named before: "there", "in the same city", "here"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout.analysis import Analysis
from readout.meetings.circumstances import LEXICON
from readout.meetings.datelines import DATELINE
from readout.meetings.telling import Telling
from readout.names.gazetteer import by_name
from readout.places import Place

_NOUNS = "|".join(sorted(LEXICON.localities))
_BACK = re.compile(
    rf"(?<!\w)(?:(?P<here>here)|(?<!still )there|(?:in|at|to) (?:the same|that) (?:{_NOUNS}))(?!\w)",
    re.IGNORECASE,
)
_BACK_WORDS = frozenset(["here", "there", "same", "that"])
_EXISTS = re.compile(rf" (?:{'|'.join(sorted(LEXICON.existing))})\b|['’]s\b", re.IGNORECASE)
_NAME = r"[^\W\d_a-z][^\W\d_A-Z]+"
_AT = re.compile(
    rf"(?<= at )(?P<name>{_NAME}(?:[ -]{_NAME}){{0,2}})(?![\w'’-]| [^\W\d_a-z]) ?(?P<next>[a-z]*)"
)
_IN_WHICH = re.compile(rf"[,\"”]{{1,2}} (?:the|a) (?:[a-z]+ )?(?:{_NOUNS}) (?:in|at) which [^,.;]{{0,60}}$")
_OPENING = len("In ")
_REACH = 800
_NEAR = 90


def located(tellings: Sequence[Telling], analysis: Analysis) -> list[Telling]:
    """The tellings, those without a place at the one that words beside them point to."""
    known = {t.sentence for t in tellings if not t.place}
    pointers = {n: [*_pointers(n, analysis), *_unlisted(n, analysis)] for n in sorted(known)}
    found: list[Telling] = []
    for telling in tellings:
        told = telling if telling.place else _where(telling, analysis)
        told = told if told.place else _at(telling, pointers[telling.sentence], found, analysis)
        found.append(told if told.place else _where_begun(told, found, analysis))
    return found


def _where(telling: Telling, analysis: Analysis) -> Telling:
    """A telling at the place of which it is told: "Oslo, the city in which the two sides met"."""
    text, start = analysis.reading.text, analysis.sentences[telling.sentence].start
    if "which" not in analysis.sentences[telling.sentence].words:
        return telling
    told = _IN_WHICH.search(text, start, telling.start)
    place = next((p for p in analysis.places if told and p.end == told.start()), None)
    return telling._replace(place=place)


def _where_begun(telling: Telling, earlier: Sequence[Telling], analysis: Analysis) -> Telling:
    """A telling at the place that its sentence opens with: "In Oslo, A met B and held talks with C"."""
    start = analysis.sentences[telling.sentence].start
    here = (t for t in earlier if t.sentence == telling.sentence and _goes_on(telling, t))
    places = (t.place for t in here if t.place and t.place.start - start <= _OPENING)
    return telling._replace(place=next(places, None))


def _goes_on(telling: Telling, before: Telling) -> bool:
    """Whether a telling goes on with what one of the same parties did: "A met B and held talks with C"."""
    if telling.links.hinge or before.links.hinge or telling.links.pluperfect:
        return False
    same_day = telling.time in (None, before.time) and telling.status.value == before.status.value
    return same_day and not telling.parties.keys().isdisjoint(before.parties)


def _at(
    telling: Telling, pointers: Sequence[Place], earlier: Sequence[Telling], analysis: Analysis
) -> Telling:
    """A telling at the place that words beside it point to: "the same city" is that of the meeting before.

    To be "there" is to be at the meeting.
    """
    beside = [p for p in pointers if abs(p.start - telling.start) < _NEAR]
    beside = [p for p in beside if not telling.start <= p.start < telling.end]
    if not beside:
        return telling
    nearest = min(beside, key=lambda p: abs(p.start - telling.start))
    same = " same " in analysis.reading.text[nearest.start : nearest.end]
    before = next((t.place for t in reversed(earlier) if t.place), None) if same else None
    return telling._replace(place=before or nearest)


def _pointers(number: int, analysis: Analysis) -> Iterator[Place]:
    """A place for each word of a sentence that points to one, with what is known of that."""
    text, sentence = analysis.reading.text, analysis.sentences[number]
    if _BACK_WORDS.isdisjoint(sentence.words):
        return
    for found in _BACK.finditer(text, sentence.start, sentence.end):
        if found.group().lower() == "there" and _EXISTS.match(text, found.end()):
            continue
        people = {m.start for m in analysis.actors if m.actor.kind == "person"}
        told = [place for place in analysis.places if place.start not in people]
        places = sorted([*told, *_capitals(analysis)], key=lambda place: place.start)
        meant = _of_report(places, text) if found["here"] else _told_before(places, found.start())
        if meant:
            yield Place(found.start(), found.end(), meant.city, meant.country, meant.region)


def _capitals(analysis: Analysis) -> Iterator[Place]:
    """The cities that "the Norwegian capital" stands for."""
    for mention in analysis.actors:
        country = by_name().get(mention.actor.name) if mention.actor.kind == "country" else None
        if country and country.capital and analysis.reading.text.startswith(" capital", mention.end):
            yield Place(mention.start, mention.end, country.capital, country.name)


def _unlisted(number: int, analysis: Analysis) -> Iterator[Place]:
    """A name that no list has and no building bears after "at": "met at Karandash"."""
    text, sentence = analysis.reading.text, analysis.sentences[number]
    for found in _AT.finditer(text, sentence.start, sentence.end) if "at" in sentence.words else ():
        start, end = found.span("name")
        words = [*found["name"].lower().split(), found["next"]]
        named = (p for row in (analysis.actors, analysis.places) for p in row)
        taken = any(start <= i < end for p in named for i in (p.start, p.end - 1))
        if not taken and LEXICON.buildings.isdisjoint(words):
            yield Place(start, end, found["name"], "")


def _told_before(places: Sequence[Place], start: int) -> Place | None:
    """The place told last before an offset and not far from it, a city before a country."""
    near = [p for p in places if start - _REACH < p.end <= start]
    return next((p for p in reversed(near) if p.city), near[-1] if near else None)


def _of_report(places: Sequence[Place], text: str) -> Place | None:
    """The place that the report is dated from: "OSLO, May 15 - "."""
    starts = {match.start("place"): match.end() for match in DATELINE.finditer(text)}
    return next((p for p in places if p.city and p.start in starts and p.end <= starts[p.start]), None)
