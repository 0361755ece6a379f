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
    for telling in tellings:
        if found and _what_it_is_of(telling, found[-1], analysis):
            continue
        if met := _met_for(telling, found, analysis):
            at = found.index(met)
            found[at] = met._replace(time=met.time or telling.time, place=met.place or telling.place)
            continue
        if found and _goes_on(telling, found[-1]):
            telling = telling._replace(mode=found[-1].mode)
        head = next((t for t in reversed(found) if _is_at(telling, t, analysis)), None)
        if head is not None:
            telling = telling._replace(time=telling.time or head.time, place=telling.place or head.place)
        found.append(telling)
    return found


def _met_for(telling: Telling, found: Sequence[Telling], analysis: Analysis) -> Telling | None:
    """The telling of a verb for which a noun says what for: "met in Oslo for the next round of talks"."""
    text = analysis.reading.text
    met = (t for t in found if t.sentence == telling.sentence and t.part == "MEET" and not t.bare)
    meant = telling.part in NOUNS
    return next((t for t in met if meant and _FOR.fullmatch(text, t.end, telling.start)), None)


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
    """Whether a telling stands in the clause of an occasion named before it."""
    if occasion.part not in NOUNS or occasion.sentence != telling.sentence:
        return False
    between = analysis.reading.text[occasion.end : telling.start]
    return bool(_AT_WHICH.search(between)) and not _OTHER.search(between)
