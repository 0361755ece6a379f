"""Meetings told within the clause of another: "the summit in Oslo on Monday, at which A will meet B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.analysis import Analysis
from readout.meetings.circumstances import LEXICON
from readout.meetings.telling import Telling
from readout.meetings.words import NOUNS

_AT_WHICH = re.compile(
    r"\b(?:(?:at|in|during|on|for) which|where|whereupon|on whose (?:sidelines|margins))\b"
)
_OF = re.compile(r" of (?:[\w'’–-]+ ){0,6}")
_FOR = re.compile(r" (?:[\w'’–-]+,? ){0,8}for (?:[\w'’–-]+ ){0,6}")
_OTHER = re.compile(r"[;:.]|\b(?:who|while|because|although)\b")


def within(tellings: Sequence[Telling], analysis: Analysis) -> list[Telling]:
    """The tellings, those within the clause of another with what that says of both.

    Those without a time or a place are at those of the occasion that they are told to be at.
    """
    found: list[Telling] = []
    of: dict[int, list[int]] = {}
    for telling in tellings:
        here = of.setdefault(telling.sentence, [])
        if found and _what_it_is_of(telling, found[-1], analysis):
            round_ = found[-1]
            found[-1] = round_._replace(time=round_.time or telling.time, place=round_.place or telling.place)
            continue
        if found and _is_purpose(telling, found[-1], analysis):
            continue
        at = next((i for i in here if _is_met_for(telling, found[i], analysis)), None)
        if at is not None:
            met = found[at]
            found[at] = met._replace(time=met.time or telling.time, place=met.place or telling.place)
            continue
        if found and _goes_on(telling, found[-1]):
            telling = telling._replace(mode=found[-1].mode)
        head = next((found[i] for i in reversed(here) if _is_at(telling, found[i], analysis)), None)
        if head is not None:
            telling = telling._replace(time=telling.time or head.time, place=telling.place or head.place)
        here.append(len(found))
        found.append(telling)
    return found


def _is_purpose(telling: Telling, met: Telling, analysis: Analysis) -> bool:
    """Whether a verb says what for the same people met: "A met B in Oslo to discuss the border"."""
    if telling.part != "DISCUSS" or met.part != "MEET" or telling.sentence != met.sentence or met.bare:
        return False
    to = analysis.reading.text.endswith(" to ", met.end, telling.start)
    return to and telling.time in (None, met.time) and telling.parties.keys() <= met.parties.keys()


def _is_met_for(telling: Telling, met: Telling, analysis: Analysis) -> bool:
    """Whether a noun says what for those of its sentence met: "met in Oslo for the next round of talks"."""
    if telling.part not in NOUNS or met.part != "MEET" or met.bare:
        return False
    return _FOR.fullmatch(analysis.reading.text, met.end, telling.start) is not None


def _goes_on(telling: Telling, before: Telling) -> bool:
    """Whether somebody goes on with telephoning: "called A, and then spoke with B"."""
    shared = "shared-subject" in telling.rules and telling.sentence == before.sentence
    unsaid = not (telling.mode.words or telling.place)
    return shared and unsaid and telling.part == "TALK" and before.mode.value == "phone"


def _what_it_is_of(telling: Telling, occasion: Telling, analysis: Analysis) -> bool:
    """Whether a noun only says of what an occasion is: "a round of the dialogue"."""
    if not telling.bare or telling.part not in NOUNS or occasion.noun not in LEXICON.sittings:
        return False
    return bool(_OF.fullmatch(analysis.reading.text, occasion.end, telling.start))


def _is_at(telling: Telling, occasion: Telling, analysis: Analysis) -> bool:
    """Whether a telling stands in the clause of an occasion that its sentence names before it."""
    if occasion.part not in NOUNS:
        return False
    between = analysis.reading.text[occasion.end : telling.start]
    return bool(_AT_WHICH.search(between)) and not _OTHER.search(between)
