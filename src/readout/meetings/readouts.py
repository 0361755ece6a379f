"""Readouts that never say whom they are of: "In the conversation Mr A set out ... Mr B replied ..."."""

from __future__ import annotations

from collections.abc import Sequence

from readout.actors import Actor
from readout.analysis import Analysis
from readout.meetings.circumstances import Words
from readout.meetings.telling import Telling
from readout.meetings.threads import Thread

_MOST = 4
_OPENING = 3


def headless(tellings: Sequence[Telling], analysis: Analysis) -> list[Thread]:
    """The meeting that a document's first sentence takes as known, of all the people that it names.

    None where the first sentence does not open with such a meeting, or where few or many people are named.
    """
    opening = (
        analysis.sentences[0].tokens[_OPENING].end if len(analysis.sentences[0].tokens) > _OPENING else 0
    )
    first = next((t for t in tellings if t.part == "MEETING" and t.definite and t.end <= opening), None)
    people: dict[Actor, Words] = {}
    for mention in analysis.actors:
        for actor in (a for a in mention.actors if a.kind == "person"):
            people.setdefault(actor, (mention.start, mention.end))
    if first is None or not 2 <= len(people) <= _MOST:
        return []
    return [Thread(first._replace(parties=people))]
