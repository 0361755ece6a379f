"""Meetings told within the clause of another: "the summit in Oslo on Monday, at which A will meet B"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.analysis import Analysis
from readout.meetings.telling import Telling
from readout.meetings.words import NOUNS

_AT_WHICH = re.compile(
    r"\b(?:(?:at|in|during|on|for) which|where|whereupon|on whose (?:sidelines|margins))\b"
)
_OTHER = re.compile(r"[;:.]|\b(?:who|while|because|although)\b")


def within(tellings: Sequence[Telling], analysis: Analysis) -> list[Telling]:
    """The tellings, those without a time or a place at those of the occasion that they are told to be at."""
    found: list[Telling] = []
    for telling in tellings:
        head = next((t for t in reversed(found) if _is_at(telling, t, analysis)), None)
        if head is not None:
            telling = replace(telling, time=telling.time or head.time, place=telling.place or head.place)
        found.append(telling)
    return found


def _is_at(telling: Telling, occasion: Telling, analysis: Analysis) -> bool:
    """Whether a telling stands in the clause of an occasion named before it."""
    if occasion.part not in NOUNS or occasion.sentence != telling.sentence:
        return False
    between = analysis.reading.text[occasion.end : telling.start]
    return bool(_AT_WHICH.search(between)) and not _OTHER.search(between)
