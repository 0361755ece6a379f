"""Threads as records: every value with the words that it rests on, in the original's offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.actors import Actor
from readout.addresses import record_id
from readout.analysis import Analysis
from readout.meetings.bounds import When
from readout.meetings.circumstances import Words
from readout.meetings.matters import Assigned
from readout.meetings.setting import named_in_full
from readout.meetings.threads import Thread
from readout.records import Cue, Meeting, Span
from readout.text.reading import Reading


def record(thread: Thread, when: When, matters: Assigned, number: int, analysis: Analysis) -> Meeting:
    """The record of one meeting, the ``number``th that its word names ("met A and B apart")."""
    agenda, agreed = matters
    reading, first = analysis.reading, thread.first
    span = reading.span(first.start, first.end)
    sentence = analysis.sentences[first.sentence]
    quoted = reading.span(sentence.start, sentence.end)
    place, host, length = thread.place, thread.host, thread.length
    occasion = thread.occasion and named_in_full(thread.occasion, sentence, analysis)
    return Meeting(
        id=record_id(analysis.source.id, "m", span.start, str(number) if number > 1 else ""),
        document=analysis.source.id,
        start=span.start,
        end=span.end,
        text=span.text,
        sentence=quoted.text,
        sentence_start=quoted.start,
        sentence_end=quoted.end,
        reading=quoted.reading,
        rule=f"{first.part.lower()}: {', '.join(dict.fromkeys(first.rules))}",
        cues=tuple(_cues(thread, when, reading)),
        date=when.date,
        not_before=when.band.first,
        not_after=when.band.last,
        status=_status(thread, when, analysis.source.date),
        mode=thread.mode.value,
        place=(place.city or place.country or place.region) if place else "",
        participants=tuple(_spelled(a, analysis) for a in thread.parties),
        host=_spelled(host[0], analysis) if host else "",
        event=occasion.value if occasion else "",
        duration=reading.span(*length).text if length else "",
        agenda=tuple(_spans(agenda, reading)),
        agreed=tuple(_spans(agreed, reading)),
    )


def _spelled(actor: Actor, analysis: Analysis) -> str:
    """An actor's name; a group's as the document spells it."""
    text = analysis.reading.text
    if actor.kind != "group" or actor.name in text:
        return actor.name
    named = (text[m.start : m.end] for m in analysis.actors if m.actor == actor and m.how == "name")
    return max(named, key=len, default=actor.name)


def _status(thread: Thread, when: When, published: str) -> str:
    """The status that the words give, where the date allows it.

    What is told as a matter of fact is planned where its day is to come, and held where it is past, whatever
    a later mention without its parties hopes for.
    """
    value, first = thread.status.value, thread.first
    if when.to_come and not (thread.status.words or first.past):
        return "planned"
    past = bool(thread.time) and bool(when.date) and when.date < published[: len(when.date)]
    if past and value in ("planned", "proposed") and not first.status.words:
        return "held"
    return value


def _spans(words: Sequence[Words], reading: Reading) -> Iterator[Span]:
    seen: set[tuple[int, int]] = set()
    for start, end in sorted(words):
        if (start, end) not in seen:
            seen.add((start, end))
            yield reading.span(start, end)


def _cues(thread: Thread, when: When, reading: Reading) -> Iterator[Cue]:
    """The places that the record rests on, by the field that rests on each."""
    first, time, place = thread.first, thread.time, thread.place
    told: list[tuple[str, Words | None]] = [("meeting", (first.start, first.end))]
    told += [("participant", words) for words in thread.parties.values()]
    told += [
        ("date", (time.start, time.end) if time else None),
        ("place", (place.start, place.end) if place else None),
        ("host", thread.host[1] if thread.host else None),
        ("mode", thread.mode.words),
        ("status", thread.status.words),
        ("duration", thread.length),
        ("event", thread.occasion.words if thread.occasion else None),
    ]
    for role, words in told:
        if words:
            span = reading.span(*words)
            yield Cue(role=role, start=span.start, end=span.end, text=span.text, reading=span.reading)
