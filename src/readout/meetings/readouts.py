"""Readouts that never say whom they are of: "In the conversation Mr A set out ... Mr B replied ..."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.actors import Actor
from readout.analysis import Analysis
from readout.meetings.circumstances import Words
from readout.meetings.tellings import Telling
from readout.meetings.threads import Thread
from readout.tokens import Token

_MOST = 4
_OPENING = 3


def headless(tellings: Sequence[Telling], analysis: Analysis) -> list[Thread]:
    """The meeting that a document's first sentence takes as known, of all the people that it names.

    None where the first sentence does not open with such a meeting, or where few or many people are named.
    """
    first = next((t for t in tellings if t.sentence == 0 and t.part == "MEETING" and t.definite), None)
    if first is None or len(_before(first, analysis)) > _OPENING:
        return []
    people: dict[Actor, Words] = {}
    for mention in analysis.actors:
        for actor in mention.actors:
            if actor.kind == "person":
                people.setdefault(actor, (mention.start, mention.end))
    if not 2 <= len(people) <= _MOST:
        return []
    return [Thread([replace(first, parties=tuple(people), party_words=tuple(people.values()))])]


def _before(telling: Telling, analysis: Analysis) -> list[Token]:
    return [t for t in analysis.sentences[telling.sentence].tokens if t.end <= telling.start]
