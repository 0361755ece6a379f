"""Who is on stage: the traveller, or who met others just before, whose meetings a text goes on to tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from readout.actors import Actor
from readout.analysis import Analysis
from readout.lexicon import load
from readout.meetings.backdrop import Backdrop
from readout.meetings.circumstances import Words
from readout.meetings.journeys import LEXICON, travels
from readout.meetings.parties import Parties, known
from readout.meetings.telling import Telling
from readout.meetings.threads import Thread
from readout.meetings.words import NOUNS, RECEIVING

_BACK = 3
_NEAR = 1
_LATEST = 8  # of the meetings told, those that the sentences just before can be of
_OPENING = LEXICON.openings | {
    w for words in load("function_words", dict[str, list[str]]).values() for w in words
}
_SUBJECT = frozenset({"subject", "infinitive"})
_START = attrgetter("start")
_WITH = frozenset({"with"})
_PLANNED = frozenset({"planned", "proposed", "cancelled"})


def with_guest(telling: Telling, threads: Sequence[Thread], analysis: Analysis, behind: Backdrop) -> Parties:
    """The parties of "a meeting with A" with the traveller, or who met others just before; else nobody."""
    if telling.part not in NOUNS or set(telling.rules) != _WITH or len(telling.parties) != 1:
        return {}
    if telling.status.value not in _PLANNED and not telling.time:
        return {}
    if not _opens(telling, analysis):
        return {}
    for actor, words in _on_stage(telling.sentence, threads, analysis, behind):
        if not known(actor, telling.parties):
            return {actor: words, **telling.parties}
    return {}


def _opens(telling: Telling, analysis: Analysis) -> bool:
    """Whether nobody acts before the noun in its sentence: "Also planned is a meeting with"."""
    sentence = analysis.sentences[telling.sentence]
    first, stop = (bisect_left(analysis.times, at, key=_START) for at in (sentence.start, telling.start))
    times = {i for t in analysis.times[first:stop] for i in range(t.start, t.end)}
    before = (t for t in sentence.tokens if t.end <= telling.start)
    return all(t.start in times or not t.text[0].isalpha() or t.lower in _OPENING for t in before)


def _on_stage(
    number: int, threads: Sequence[Thread], analysis: Analysis, behind: Backdrop
) -> Iterator[tuple[Actor, Words]]:
    """Who travels, is received or met somebody in the sentences before, the nearest first."""
    text = analysis.reading.text
    for k in range(number - 1, max(-1, number - _BACK - 1), -1):
        told = (
            t
            for thread in reversed(threads[-_LATEST:])
            for t in thread.tellings
            if t.sentence == k and not t.bare
        )
        for telling in told:
            if number - k <= _NEAR or telling.part in RECEIVING:
                yield from list(_acting(telling))[:1]
        sentence = analysis.sentences[k]
        here = behind.within(sentence.start, sentence.end)
        yield from ((m.actor, (m.start, m.end)) for m in here if travels(m, text, sentence.end))


def _acting(telling: Telling) -> Iterator[tuple[Actor, Words]]:
    """The people of a telling, the subject first, or the guest alone where somebody receives another."""
    received = telling.part in RECEIVING
    hosts = set(telling.hosts or list(telling.parties)[:1]) if received else set()
    if received or not _SUBJECT.isdisjoint(telling.rules):
        yield from ((a, w) for a, w in telling.parties.items() if a.kind == "person" and a not in hosts)
