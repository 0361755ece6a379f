"""The words of a sentence that can name a meeting: the record that each belongs to, or why it names none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.analysis import Analysis
from readout.explain.words import because, line, quoted, resting
from readout.meetings.chunking import chunked
from readout.meetings.chunks import Chunk
from readout.meetings.layers import layers_of
from readout.meetings.telling import Telling
from readout.meetings.tellings import find_tellings
from readout.meetings.words import CUES
from readout.records import Meeting

_OPEN = ("date", "place", "host", "event", "duration")


class Encounters:
    """What the grammar of meetings sees in a document's sentences."""

    def __init__(self, analysis: Analysis, meetings: Sequence[Meeting]) -> None:
        self._analysis = analysis
        self._layers = layers_of(analysis)
        self._tellings: dict[int, list[Telling]] = {}
        for telling in find_tellings(analysis, self._layers):
            self._tellings.setdefault(telling.start, []).append(telling)
        self._meetings: dict[int, list[Meeting]] = {}
        for meeting in meetings:
            self._meetings.setdefault(meeting.start, []).append(meeting)

    def lines(self, place: int) -> Iterator[str]:
        """The words of meeting of a sentence."""
        sentence = self._analysis.sentences[place]
        clause = chunked(sentence, self._analysis.reading.text, self._layers)
        named = any(chunk.part == "WHO" for chunk in clause.chunks)
        for chunk in (c for c in clause.chunks if c.part in CUES):
            yield from self._cue(chunk, named)

    def _cue(self, chunk: Chunk, named: bool) -> Iterator[str]:
        """A word of meeting with its records, or with the reason that there are none."""
        span = self._analysis.reading.span(chunk.start, chunk.end)
        told = self._tellings.get(chunk.start, [])
        yield line("meeting", f"{quoted(span.text)} ({chunk.part.lower()}), {_parties(told)}")
        meetings = self._meetings.get(span.start, [])
        for meeting in meetings:
            yield from _recorded(meeting)
        if not meetings:
            yield because(f"no record: {_reason(told, named)}")


def _parties(told: Sequence[Telling]) -> str:
    """The participants that rules tie to the word."""
    names = {actor.name or "nobody known": None for telling in told for actor in telling.parties}
    rules = {rule: None for telling in told for rule in telling.rules}
    return f"of {', '.join(names)} (as {', '.join(rules)})" if names else "of nobody that is tied to it"


def _reason(told: Sequence[Telling], named: bool) -> str:
    """Why a word of meeting begins no record; ``named``: whether its sentence names anybody."""
    if told and not all(telling.bare for telling in told):
        return "it tells of a meeting that this document records elsewhere, or of talks in general"
    if told:
        return "it can only add to a meeting that is told elsewhere: it does not say who met whom"
    if named:
        return "no rule makes those that the sentence names meet, or the words deny it"
    return "the sentence names nobody, and the word points to no meeting that is known"


def _recorded(meeting: Meeting) -> Iterator[str]:
    """A record with its values, what they rest on, and what is left open."""
    known = [f"{name} {getattr(meeting, name)}" for name in _OPEN if getattr(meeting, name)]
    manner = meeting.mode.replace("_", " ")
    who = ", ".join(meeting.participants) or "nobody named"
    yield because(", ".join([f"meeting {meeting.id}: {who}", meeting.status, manner, *known]))
    yield because(f"by rule {meeting.rule}; {resting(meeting.cues)}")
    unknown = [name for name in _OPEN if not getattr(meeting, name)]
    if unknown:
        yield because(f"not said: {', '.join(unknown)}")
