"""Who led the delegations of a meeting: "The Fijian team was led by A and the Tongan by B"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readout.actors import Actor, Mention
from readout.analysis import Analysis
from readout.lexicon import Entry, load
from readout.meetings.circumstances import Words
from readout.meetings.parties import same_party
from readout.meetings.telling import Telling
from readout.meetings.threads import Thread
from readout.meetings.words import expand, telling_words
from readout.names.roles import titles

_NEAR = 2
_TWO = 2
_AND = re.compile(r",? and (?:the )?")


class _Heads(Entry):
    """The shape of meeting_heads.yml."""

    teams: tuple[str, ...]
    travelling: tuple[str, ...]
    led_by: tuple[str, ...]
    led: tuple[str, ...]
    stood: tuple[str, ...]
    opposite: tuple[str, ...]
    afterwards: tuple[str, ...]
    gatherings: tuple[str, ...]
    chaired: tuple[str, ...]
    examples: Mapping[str, tuple[str, ...]]
    counter_examples: tuple[str, ...]


def _any(lines: Sequence[str]) -> str:
    return "|".join(phrase for line in lines for phrase in expand(line))


LEXICON = load("meeting_heads", _Heads)
_TEAM = rf"(?:'s|’s)?(?: (?:[a-z-]+ ){{0,2}}(?:{_any(LEXICON.teams)}))?(?: of [a-z-]+)?"
_TITLE = r"(?:[\w.’'-]+ ){0,6}(?:\w+-)?"
_LED_BY = re.compile(rf"{_TEAM},?(?: [a-z]+){{0,2}} (?:{_any(LEXICON.led_by)}) {_TITLE}")
_THE_OTHER_BY = re.compile(rf"{_TEAM},? by {_TITLE}")
_LED = re.compile(rf"(?:,[^;.]{{1,80}},)?(?: [a-z]+){{0,2}} (?:{_any(LEXICON.led)}) (?:[a-z-]+ ){{0,3}}")
_OF_TEAM = re.compile(rf"(?:'s|’s)? (?:[a-z-]+ ){{0,2}}(?:{_any(LEXICON.teams)})\b")
_AT_HEAD = re.compile(r"\bat the head of\b", re.IGNORECASE)
_STOOD = re.compile(rf"{_TEAM} (?:{_any(LEXICON.stood)}) {_TITLE}")
_OPPOSITE = re.compile(rf"\b(?:{_any(LEXICON.opposite)}) {_TITLE}$")
_AFTERWARDS = re.compile(rf",? (?:[a-z]+ ){{1,5}}(?:{_any(LEXICON.afterwards)})\b")
_TELLING = (*LEXICON.led_by, *LEXICON.led, *LEXICON.opposite, *LEXICON.afterwards)
_LEADING = re.compile(rf"\b(?:{_any(_TELLING)})\b", re.IGNORECASE)
_LEADING_WORDS = telling_words(p for line in _TELLING for p in expand(line))
_TRAVELLING = re.compile(rf"\b(?:{_any(LEXICON.travelling)})\b")
_TRAVELLERS = re.compile(rf"(?:'s|’s)? (?:[a-z-]+ ){{0,2}}(?:{_any(LEXICON.travelling)})\b")
_BEFORE, _LED_FROM = 60, len("at the head of the ")
_SENT = re.compile(rf"(?:{_any(LEXICON.teams)})\b")


@dataclass(frozen=True)
class Head:
    """Somebody who led a side's delegation, told in a sentence; ``words`` name the person."""

    sentence: int
    side: Actor
    person: Actor
    words: Words


def heads_of(analysis: Analysis) -> list[Head]:
    """The heads of delegations that a document tells of, in order."""
    text = analysis.reading.text
    mentions = sorted(analysis.actors, key=lambda m: m.start)
    starts = [m.start for m in mentions]
    found: list[Head] = []
    for number, sentence in enumerate(analysis.sentences):
        told = not _LEADING_WORDS.isdisjoint(sentence.words)
        if told and _LEADING.search(text, sentence.start, sentence.end):
            here = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            found += _in_sentence(number, here, text)
    return found


def _in_sentence(number: int, mentions: Sequence[Mention], text: str) -> Iterator[Head]:
    yield from _by_country(number, mentions, text)
    led = False
    for n, (one, other) in enumerate(pairwise(mentions)):
        before = mentions[n - 1] if n else other
        if _is_side(before) and _is_side(one) and _AND.fullmatch(text, before.end, one.start):
            yield from _respectively(number, mentions[n - 1 :], text)
            continue
        pair = _pair(one, other, led, text)
        if pair:
            led = True
            side, person = pair
            yield Head(number, side.actor, person.actor, (person.start, person.end))


def _by_country(number: int, mentions: Sequence[Mention], text: str) -> Iterator[Head]:
    """Those who sat there for their country: "across from her was A", "A told reporters after the talks"."""
    for mention in mentions:
        person = mention.actor
        speaks = not titles().spokesmen.isdisjoint(person.roles)
        if not _is_person(mention) or not person.country or mention.how != "name" or speaks:
            continue
        faced = _OPPOSITE.search(text, max(0, mention.start - _BEFORE), mention.start)
        if faced or _AFTERWARDS.match(text, mention.end):
            side = Actor(person.country, "country", person.country)
            yield Head(number, side, person, (mention.start, mention.end))


def _respectively(number: int, mentions: Sequence[Mention], text: str) -> Iterator[Head]:
    """The heads of two teams told of together: "the Fijian and Tongan teams were led by A and B"."""
    sides, people = mentions[:_TWO], mentions[_TWO : _TWO + _TWO]
    led = len(people) == _TWO and all(map(_is_person, people))
    if led and _LED_BY.fullmatch(text, sides[1].end, people[0].start):
        for side, person in zip(sides, people, strict=True):
            yield Head(number, side.actor, person.actor, (person.start, person.end))


def _pair(one: Mention, other: Mention, led: bool, text: str) -> tuple[Mention, Mention] | None:
    """The side and its head, in whichever order two mentions tell of them."""
    if _is_side(one) and _is_person(other):
        stood = _AT_HEAD.search(text, max(0, one.start - _LED_FROM), one.end)
        named = (_STOOD if stood else _LED_BY).fullmatch(text, one.end, other.start)
        return (
            (one, other) if named or (led and _THE_OTHER_BY.fullmatch(text, one.end, other.start)) else None
        )
    if _is_person(one) and _is_side(other) and _LED.fullmatch(text, one.end, other.start):
        team = _SENT.search(text, other.start, other.end) or _OF_TEAM.match(text, other.end)
        return (other, one) if team else None
    return None


def _is_side(mention: Mention) -> bool:
    return len(mention.actors) == 1 and mention.actor.kind in ("country", "group", "body")


def _is_person(mention: Mention) -> bool:
    return len(mention.actors) == 1 and mention.actor.kind == "person"


def of_sides(tellings: Sequence[Telling], heads: Sequence[Head]) -> list[Telling]:
    """The tellings; those that name nobody are of the sides whose heads are told of right after."""
    return [_of_sides(telling, heads) if not telling.parties else telling for telling in tellings]


def _of_sides(telling: Telling, heads: Sequence[Head]) -> Telling:
    near = [h for h in heads if 0 <= h.sentence - telling.sentence <= _NEAR]
    sides = {head.side: head.words for head in near}
    told = telling.links.others or telling.links.teams or telling.links.role
    return telling._replace(parties=sides) if told and len(sides) >= _TWO else telling


def headed(threads: Sequence[Thread], heads: Sequence[Head], analysis: Analysis) -> None:
    """Names the heads of delegations in the meetings told just before, in the place of their sides.

    What "the delegation" does later is done by who was told to lead it.
    """
    for told in threads if heads else ():
        told.parties = dict(_led(told, party, heads, analysis) for party in told.parties.items())
    for head in heads:
        near = [t for t in threads if t.first.sentence <= head.sentence and _is_near(t, head)]
        sides = ((thread, side) for thread in reversed(near) for side in _sides(thread, head))
        thread, side = next(sides, (None, None))
        if thread is not None:
            named = {side: (head.person, head.words)}
            thread.parties = dict(named.get(a, (a, words)) for a, words in thread.parties.items())


def _led(
    thread: Thread, party: tuple[Actor, Words], heads: Sequence[Head], analysis: Analysis
) -> tuple[Actor, Words]:
    """A party of a meeting, by its head where it is called the delegation that somebody was told to lead."""
    side, (start, end) = party
    text = analysis.reading.text
    team = side.kind != "person" and (_TRAVELLING.search(text, start, end) or _TRAVELLERS.match(text, end))
    before = [h for h in heads if h.words[1] < start and same_party(side, h.side)] if team else []
    named = any(a.kind == "person" and same_party(a, h.person) for h in before for a in thread.parties)
    return (before[-1].person, before[-1].words) if before and not named else party


def _is_near(thread: Thread, head: Head) -> bool:
    """Whether a meeting is told in the sentence of a head or just before."""
    return any(0 <= head.sentence - telling.sentence <= _NEAR for telling in thread.tellings)


def _sides(thread: Thread, head: Head) -> Iterator[Actor]:
    """The party of a meeting that a head spoke for, if that person is not named there."""
    if not any(same_party(actor, head.person) and actor.kind == "person" for actor in thread.parties):
        yield from (
            actor for actor in thread.parties if actor.kind != "person" and same_party(actor, head.side)
        )
