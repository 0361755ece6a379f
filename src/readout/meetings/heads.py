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
    at_head: tuple[str, ...]
    took_part: tuple[str, ...]
    opposite: tuple[str, ...]
    afterwards: tuple[str, ...]
    called: tuple[str, ...]
    heading: tuple[str, ...]
    gatherings: tuple[str, ...]
    chaired: tuple[str, ...]
    occasions: frozenset[str]
    besides: frozenset[str]
    examples: Mapping[str, tuple[str, ...]]
    counter_examples: tuple[str, ...]


def _any(lines: Sequence[str]) -> str:
    return "|".join(phrase for line in lines for phrase in expand(line))


LEXICON = load("meeting_heads", _Heads)
_TITLE = r"(?:[\w.’'-]+ ){0,6}(?:\w+-)?"
_TEAM_WORDS = rf"(?:[a-z-]+ ){{0,2}}(?:{_any(LEXICON.teams)})\b"
_TEAM = re.compile(
    rf"(?:(?:'s|’s)? {_TEAM_WORDS}(?: of [a-z-]+)?|(?:'s|’s)(?=,? (?:by|{_any(LEXICON.stood)})\b))"
)
_NAMED_TEAM = re.compile(rf".*\b(?:{_any(LEXICON.teams)})", re.DOTALL)
_ITS_HEAD = re.compile(rf"(?:the )?(?:{_any(LEXICON.at_head)}) ", re.IGNORECASE)
_TEAM_OF = re.compile(rf"\b(?:that|those|{_TEAM_WORDS}) (?:of|for|from) (?:the )?$")
_LED_BY = re.compile(rf",?(?: [a-z]+,?){{0,6}} (?:{_any(LEXICON.led_by)}) {_TITLE}")
_THE_OTHER_BY = re.compile(rf",? by {_TITLE}")
_LED = re.compile(
    rf"(?:,[^;.]{{1,80}}(?=,))?,?(?: [a-z]+){{0,2}} (?:{_any(LEXICON.led)}) (?:[a-z-]+ ){{0,3}}"
)
_AT_HEAD = re.compile(rf"\b(?:{_any(LEXICON.at_head)}) (?:the )?(?:\w+ )?$", re.IGNORECASE)
_STOOD = re.compile(rf",? (?:{_any(LEXICON.stood)}) {_TITLE}")
_FOR = re.compile(r"\b(?:for|from) (?:the )?$", re.IGNORECASE)
_TOOK_PART = re.compile(rf"\b(?:{_any(LEXICON.took_part)})\b")
_THERE_WAS = re.compile(rf",(?: it was)? {_TITLE}")
_OPPOSITE = re.compile(rf"\b(?:{_any(LEXICON.opposite)}) {_TITLE}$")
_AFTERWARDS = re.compile(rf",? (?:[a-z]+ ){{1,5}}(?:{_any(LEXICON.afterwards)})\b")
_CALLED_HEAD = re.compile(
    rf"\b(?:{_any(LEXICON.called)}|(?:{_any(LEXICON.heading)}) [^,;.]{{0,40}}\b(?:{_any(LEXICON.teams)}))\b"
)
_TELLING = (
    *LEXICON.called,
    *LEXICON.heading,
    *LEXICON.led_by,
    *LEXICON.led,
    *LEXICON.at_head,
    *LEXICON.took_part,
    *LEXICON.opposite,
    *LEXICON.afterwards,
)
_LEADING = re.compile(rf"\b(?:{_any(_TELLING)})\b", re.IGNORECASE)
_LEADING_WORDS = telling_words(p for line in _TELLING for p in expand(line))
_TRAVELLING = re.compile(rf"\b(?:{_any(LEXICON.travelling)})\b")
_TRAVELLERS = re.compile(rf"(?:'s|’s)? (?:[a-z-]+ ){{0,2}}(?:{_any(LEXICON.travelling)})\b")
_WHO = re.compile(r"\bwho\b")
_BEFORE = 60


@dataclass(frozen=True)
class Head:
    """Somebody who led a side's delegation, told in a sentence; ``words`` name the person.

    ``aside``: it is told only beside what somebody says: "said A, who leads the team"; ``spoke``: it is only
    told that somebody of a country spoke after talks.
    """

    sentence: int
    side: Actor
    person: Actor
    words: Words
    aside: bool = False
    spoke: bool = False


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
    parts = [part for mention in mentions if (part := _part(mention, text))]
    led = False
    for n, (one, other) in enumerate(pairwise(parts)):
        before = parts[n - 1] if n else other
        if before.side and one.side and _AND.fullmatch(text, before.mention.end, one.start):
            yield from _respectively(number, parts[n - 1 :], text)
            continue
        pair = _pair(one, other, led, text)
        if pair:
            led = True
            side, person = (part.mention for part in pair)
            aside = _WHO.search(text, one.end, other.start) is not None
            yield Head(number, side.actor, person.actor, (person.start, person.end), aside=aside)


def _by_country(number: int, mentions: Sequence[Mention], text: str) -> Iterator[Head]:
    """Those who sat there for their country: "across from her was A", "A told reporters after the talks".

    So did who is called the head of its team: "A, head of the Fijian delegation", "chief delegate A".
    """
    for mention in mentions:
        person = mention.actor
        speaks = not titles().spokesmen.isdisjoint(person.roles)
        if not _is_person(mention) or not person.country or mention.how != "name" or speaks:
            continue
        side, words = Actor(person.country, "country", person.country), (mention.start, mention.end)
        faced = _OPPOSITE.search(text, max(0, mention.start - _BEFORE), mention.start)
        if faced or _AFTERWARDS.match(text, mention.end):
            yield Head(number, side, person, words, spoke=not faced)
        elif _CALLED_HEAD.search(text, *words):
            yield Head(number, side, person, words, aside=True)


def _respectively(number: int, parts: Sequence[_Part], text: str) -> Iterator[Head]:
    """The heads of two teams told of together: "the Fijian and Tongan teams were led by A and B"."""
    sides, people = parts[:_TWO], [part.mention for part in parts[_TWO : _TWO + _TWO]]
    led = len(people) == _TWO and not any(part.side for part in parts[_TWO : _TWO + _TWO])
    if led and _LED_BY.fullmatch(text, sides[1].end, people[0].start):
        for side, person in zip(sides, people, strict=True):
            yield Head(number, side.mention.actor, person.actor, (person.start, person.end))


def _pair(one: _Part, other: _Part, led: bool, text: str) -> tuple[_Part, _Part] | None:
    """The side and its head, in whichever order two parts of a sentence tell of them."""
    if one.side and not other.side:
        return (one, other) if _is_led_by(one, other, led, text) else None
    if other.team and not one.side:
        start = other.start
        its = _ITS_HEAD.match(text, start, other.end)
        return (other, one) if _LED.fullmatch(text, one.end, its.end() if its else start) else None
    return None


def _is_led_by(side: _Part, person: _Part, led: bool, text: str) -> bool:
    before = text[max(0, side.start - _BEFORE) : side.start]
    between = (side.end, person.start)
    if _AT_HEAD.search(before) or _ITS_HEAD.match(text, side.start, side.end):
        return _STOOD.fullmatch(text, *between) is not None
    if _LED_BY.fullmatch(text, *between) or (led and _THE_OTHER_BY.fullmatch(text, *between)):
        return True
    for_it = _FOR.search(before) and _THERE_WAS.fullmatch(text, *between)
    return bool(for_it and (led or _TOOK_PART.search(text, person.end, person.end + _BEFORE)))


@dataclass(frozen=True)
class _Part:
    """A person in a sentence, or a ``side``, with the words for the ``team`` that it sent."""

    mention: Mention
    start: int
    end: int
    side: bool
    team: bool


def _part(mention: Mention, text: str) -> _Part | None:
    """What a mention can be where heads are told of; bodies that sent no team are nothing there."""
    if len(mention.actors) > 1:
        return None
    if mention.actor.kind == "person":
        return _Part(mention, mention.start, mention.end, side=False, team=False)
    behind = _TEAM.match(text, mention.end)
    ahead = _TEAM_OF.search(text, max(0, mention.start - _BEFORE), mention.start)
    called = _NAMED_TEAM.fullmatch(text, mention.start, mention.end)
    start = ahead.start() if ahead else mention.start
    team = bool(behind or ahead or called)
    if mention.actor.kind not in ("country", "group", "body") or (mention.actor.kind == "body" and not team):
        return None
    return _Part(mention, start, behind.end() if behind else mention.end, side=True, team=team)


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
        met = ((t, side) for t in _meetings_of(head, threads, analysis) for side in _sides(t, head))
        thread, side = next(met, (None, None))
        if thread is not None:
            named = {side: (head.person, head.words)}
            thread.parties = dict(named.get(a, (a, words)) for a, words in thread.parties.items())


def _meetings_of(head: Head, threads: Sequence[Thread], analysis: Analysis) -> Iterator[Thread]:
    """Where a team may have been led: meetings told just before, or the document's first, on no other day."""
    near = [t for t in threads if t.first.sentence <= head.sentence and _is_near(t, head)]
    named = any(a.kind == "person" and same_party(a, head.person) for t in near for a in t.parties)
    if head.spoke and named:
        return
    yield from reversed(near)
    if head.aside or not threads:
        return
    first = min(threads, key=lambda t: t.first.start)
    here = analysis.sentences[head.sentence]
    days = {t.value[:10] for t in analysis.times if here.start <= t.start < here.end and t.kind == "date"}
    if first.first.sentence < head.sentence and first.time:
        yield from [first] if days <= {first.time.value[:10]} else []


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
    """Whether a meeting is told in the sentence of a head or just before; an aside goes with its parties."""
    tellings = [t for t in thread.tellings if not (head.aside and t.bare)]
    return any(0 <= head.sentence - telling.sentence <= _NEAR for telling in tellings)


def _sides(thread: Thread, head: Head) -> Iterator[Actor]:
    """The party of a meeting that a head spoke for, if that person is not named there."""
    if not any(same_party(actor, head.person) and actor.kind == "person" for actor in thread.parties):
        yield from (
            actor for actor in thread.parties if actor.kind != "person" and same_party(actor, head.side)
        )
