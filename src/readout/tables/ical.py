"""Events as an iCalendar file (RFC 5545): whole days, months and bands as spans, nothing invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import icalendar

from readout import __version__
from readout.corpus import Corpus
from readout.days import days, days_of
from readout.records import Event
from readout.wording import mode, names, plain, when

_STATUS = {"held": "CONFIRMED", "planned": "TENTATIVE", "proposed": "TENTATIVE", "cancelled": "CANCELLED"}
_EPOCH = date(1970, 1, 1)


def calendar(corpus: Corpus) -> bytes:
    """The events that have a first and a last day; how many have not stands in the calendar's description."""
    found = icalendar.Calendar()
    found.add("prodid", f"-//readout//{__version__}//EN")
    found.add("version", "2.0")
    dated = [event for event in corpus.events if None not in days_of(event)]
    left = len(corpus.events) - len(dated)
    found.add("x-wr-calname", "Who met whom")
    found.add("x-wr-caldesc", f"Events with a date: {len(dated)}. Left out for want of one: {left}.")
    for event in dated:
        found.add_component(_entry(event, corpus))
    return bytes(found.to_ical())


def _entry(event: Event, corpus: Corpus) -> icalendar.Event:
    first, last = days_of(event)
    assert first and last
    entry = icalendar.Event()
    entry.add("uid", f"{event.id}@readout")
    entry.add("dtstamp", newest(corpus))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    entry.add("summary", _summary(event))
    entry.add("status", _STATUS[event.status])
    entry.add("transp", "TRANSPARENT")
    if event.place:
        entry.add("location", plain(event.place))
    entry.add("description", _description(event, corpus))
    return entry


def _summary(event: Event) -> str:
    occasion = f"{plain(event.event)}: " if event.event else ""
    return occasion + (names(event.participants) or "participants not stated")


def _description(event: Event, corpus: Corpus) -> str:
    """Date, mode and status in words, then each document's sentence."""
    told = [
        f"{plain(m.document)}: {plain(m.sentence, 1000)}" for m in corpus.meetings if m.id in event.meetings
    ]
    head = f"{when(event)}, {mode(event)}, {event.status}"
    return "\n".join([head, *told])


def newest(corpus: Corpus) -> datetime:
    """The newest date of publication: a time that depends on the documents alone."""
    known = [last for document in corpus.documents if (last := days(document.date).last)]
    return datetime.combine(max(known, default=_EPOCH), time(), UTC)
