"""Whom a text is about: the other party of "During the meeting with A, ..." where A alone is named."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from readout.actors import Actor, Mention
from readout.analysis import Analysis
from readout.meetings.circumstances import Words
from readout.meetings.parties import Parties, same_party
from readout.meetings.telling import Telling
from readout.meetings.threads import Thread

_PEOPLE = frozenset({"person", "office"})
_WITH = frozenset({"with"})
_SETTING = frozenset({"during", "at", "in", "within"})
_BEFORE_NOUN = 4


def with_protagonist(telling: Telling, threads: Sequence[Thread], analysis: Analysis) -> Telling:
    """The telling of a meeting with one who is named, and with whoever acts in its sentence or in the text.

    As it is where somebody is named before the meeting, for then the sentence itself says who was there.
    """
    if not _names_one(telling) or not _is_setting(telling, analysis):
        return telling
    (guest, words), sentence = next(iter(telling.parties.items())), analysis.sentences[telling.sentence]
    before = _people(analysis, sentence.start, words[0])
    if before:
        return telling
    after = _people(analysis, words[1], sentence.end)[:1]
    acting = [m for m in after if analysis.reading.text[words[1] : m.start].strip() in ("", ",")]
    others: Parties = {m.actor: (m.start, m.end) for m in acting if not same_party(m.actor, guest)}
    others = others or _told_of(guest, telling, threads, analysis)
    return telling._replace(parties={**others, **telling.parties}, rules=(*telling.rules, "protagonist"))


def _names_one(telling: Telling) -> bool:
    """Whether a noun is tied to one person or office alone, by "with"."""
    one = telling.part == "MEETING" and set(telling.rules) == _WITH and len(telling.parties) == 1
    held = telling.definite and not telling.plural and telling.status.value == "held"
    return one and held and next(iter(telling.parties)).kind in _PEOPLE


def _is_setting(telling: Telling, analysis: Analysis) -> bool:
    """Whether a noun says on what occasion something was said or done: "during the meeting"."""
    tokens = analysis.sentences[telling.sentence].tokens
    before = [t.lower for t in tokens if t.end <= telling.start][-_BEFORE_NOUN:]
    return not _SETTING.isdisjoint(before)


def _people(analysis: Analysis, start: int, end: int) -> list[Mention]:
    """The mentions of one person or office each, between two offsets."""
    starts = [m.start for m in analysis.actors]
    here = analysis.actors[bisect_left(starts, start) : bisect_left(starts, end)]
    return [m for m in here if len(m.actors) == 1 and m.actor.kind in _PEOPLE]


def _told_of(guest: Actor, telling: Telling, threads: Sequence[Thread], analysis: Analysis) -> Parties:
    """Who met others most often so far, else the first who is told of with an office or nation."""
    met: dict[Actor, Words] = {}
    often: Counter[Actor] = Counter()
    for thread in threads:
        for actor, words in thread.parties.items():
            if actor.kind in _PEOPLE and not same_party(actor, guest):
                met.setdefault(actor, words)
                often[actor] += 1
    if often:
        first = often.most_common(1)[0][0]
        return {first: met[first]}
    told = _people(analysis, 0, telling.start)
    known = (m for m in told if (m.actor.roles or m.actor.country) and not same_party(m.actor, guest))
    return {m.actor: (m.start, m.end) for m in list(known)[:1]}
