"""Meetings that were due on a trip that was called off: "He cancelled his visit. He was to meet A"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.analysis import Analysis
from readout.lexicon import Entry, load
from readout.meetings.circumstances import Said, Words
from readout.meetings.telling import Telling
from readout.meetings.words import expand, telling_words


class Trips(Entry):
    """The shape of meeting_trips.yml."""

    called_off: tuple[str, ...]
    trips: tuple[str, ...]
    was_due: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


LEXICON = load("meeting_trips", Trips)
_BEFORE = 2
_NEAR = 40


def _any(lines: Sequence[str]) -> str:
    return "|".join(phrase for line in lines for phrase in expand(line))


_OFF, _TRIP = rf"\b(?:{_any(LEXICON.called_off)})\b", rf"\b(?:{_any(LEXICON.trips)})\b"
_CALLED_OFF = re.compile(
    rf"{_OFF}(?: [\w-]+){{0,6}}? {_TRIP}|{_TRIP}[^.;]{{0,80}}?(?:was|were|is|been) {_OFF}"
)
_DUE = re.compile(rf"\b(?:{_any(LEXICON.was_due)})\b[^,;:]*$")
_WORDS = telling_words(phrase for line in LEXICON.called_off for phrase in expand(line))


def on_trips(tellings: Sequence[Telling], analysis: Analysis) -> list[Telling]:
    """The tellings; what was due on a trip that is told to be off is cancelled with it."""
    return [_with_trip(t, analysis) if t.status.value == "planned" else t for t in tellings]


def _with_trip(telling: Telling, analysis: Analysis) -> Telling:
    text, sentence = analysis.reading.text, analysis.sentences[telling.sentence]
    due = _DUE.search(text, max(sentence.start, telling.start - _NEAR), telling.start)
    off = _off(telling.sentence, telling.start, analysis) if due else None
    return telling._replace(status=Said("cancelled", off)) if off else telling


def _off(number: int, before: int, analysis: Analysis) -> Words | None:
    """The words that call a trip off, last before an offset, in its sentence or one of those before."""
    for sentence in reversed(analysis.sentences[max(0, number - _BEFORE) : number + 1]):
        if not _WORDS.isdisjoint(sentence.words):
            end = min(sentence.end, before)
            found = list(_CALLED_OFF.finditer(analysis.reading.text, sentence.start, end))
            if found:
                return found[-1].span()
    return None
