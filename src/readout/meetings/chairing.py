"""The two who met for two sides, told of together: "The delegations were headed by A and B"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from readout.actors import Actor, Mention
from readout.actors.vocabulary import discourse
from readout.analysis import Analysis
from readout.meetings.circumstances import Words
from readout.meetings.heads import LEXICON
from readout.meetings.threads import Thread
from readout.meetings.words import expand, telling_words

Pair = tuple[int, dict[Actor, Words]]
"""The sentence that tells of two heads, and their words."""

_NEAR = 2
_TWO = 2


def _any(lines: Sequence[str]) -> str:
    return "|".join(phrase for line in lines for phrase in expand(line))


_AND = re.compile(r",? and (?:the |his |her )?")
_DOING = "|".join(["and", "meets", "met", "receives", "received", *sorted(discourse().meeting)])
_MEETING = re.compile(rf",? (?:{_DOING})(?: with)? (?:the |his |her )?")
_DESCRIBED = re.compile(r"[a-z]s $")
_LED = rf"(?:{_any(LEXICON.chaired)})"
_WHAT = rf"(?:{_any(LEXICON.gatherings)})\b"
_TITLE = r"(?:[\w.’'-]+ ){0,6}"
_LED_BY = re.compile(rf"\b{_WHAT}[^;:]{{0,60}} {_LED} by {_TITLE}$", re.IGNORECASE)
_THEY_LED = re.compile(rf",?(?: jointly)? {_LED} (?:the |their )?(?:[\w’'-]+ ){{0,4}}{_WHAT}", re.IGNORECASE)
_WORDS = telling_words(p for line in LEXICON.chaired for p in expand(line))


def chaired(threads: Sequence[Thread], analysis: Analysis) -> None:
    """Names the two heads in the meeting of two nameless sides told just before, in the place of those."""
    for told in threads:
        holders = _holders(told, analysis) if len(told.parties) == _TWO else {}
        elsewhere = any(holders.keys() <= t.parties.keys() for t in threads if t is not told)
        told.parties = told.parties if elsewhere else holders or told.parties
    for number, people in _pairs(analysis):
        near = [t for t in threads if any(0 <= number - telling.sentence <= _NEAR for telling in t.tellings)]
        thread = next((t for t in reversed(near) if _is_of_two_sides(t, people)), None)
        if thread is not None:
            thread.parties = dict(people)


def _holders(thread: Thread, analysis: Analysis) -> dict[Actor, Words]:
    """The two named together just after as those whose offices met: "The presidents of P and C met"."""
    if any(actor.kind != "office" for actor in thread.parties) or len({a.roles for a in thread.parties}) > 1:
        return {}
    first = thread.first.sentence
    for sentence in analysis.sentences[first : first + _NEAR + 1]:
        told = sentence.words & LEXICON.occasions
        here = [m for m in analysis.actors if sentence.start <= m.start < sentence.end]
        people = [m for m in here if _is_person(m)][:_TWO]
        if (
            told
            and len(people) == _TWO
            and _AND.fullmatch(analysis.reading.text, people[0].end, people[1].start)
        ):
            held = zip(people, thread.parties, strict=True)
            if all(_may_hold(m.actor, office) for m, office in held):
                return {m.actor: (m.start, m.end) for m in people}
    return {}


def _may_hold(person: Actor, office: Actor) -> bool:
    """Whether nothing that is told of somebody says that he is another than the holder of an office."""
    held = set(person.roles) - LEXICON.besides
    return person.country in ("", office.country) and held <= set(office.roles)


def _is_of_two_sides(thread: Thread, people: dict[Actor, Words]) -> bool:
    """Whether nobody but the two is named in a meeting: else only their countries and ministries."""
    others = [actor for actor in thread.parties if actor not in people]
    nations = {actor.country or actor.name for actor in others}
    return len(nations) == _TWO and all(actor.kind in ("country", "body", "office") for actor in others)


def _pairs(analysis: Analysis) -> Iterator[Pair]:
    text = analysis.reading.text
    mentions = sorted(analysis.actors, key=lambda m: m.start) if analysis.actors else []
    starts = [m.start for m in mentions]
    for number, sentence in enumerate(analysis.sentences):
        if _WORDS.isdisjoint(sentence.words):
            continue
        here = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for one, other in pairwise(here):
            if not (_is_person(one) and _is_person(other) and _AND.fullmatch(text, one.end, other.start)):
                continue
            before = text[sentence.start : one.start]
            if _LED_BY.search(before) or _THEY_LED.match(text, other.end):
                yield number, {m.actor: (m.start, m.end) for m in (one, other)}


def _is_person(mention: Mention) -> bool:
    return len(mention.actors) == 1 and mention.actor.kind == "person"
