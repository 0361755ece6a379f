"""Meetings of many documents -> events."""

from __future__ import annotations

from collections.abc import Sequence

from readout.chronology.event import build
from readout.chronology.names import renamed
from readout.chronology.pairing import Told, clusters
from readout.days import days_of
from readout.records import Document, Event, Meeting

__all__ = ["merge", "merged"]


def merge(documents: Sequence[Document]) -> list[Event]:
    """The events that the documents tell of, in the order of their dates; unknown dates last.

    A copy makes no event and bears out none: it is only named among an event's documents.
    The result does not depend on the order of ``documents``.
    """
    return merged([meeting for document in documents for meeting in document.meetings])


def merged(meetings: Sequence[Meeting]) -> list[Event]:
    """The events that meetings of some documents tell of, as ``merge`` makes them."""
    told = [Told.of(meeting) for meeting in meetings if not meeting.copy_of]
    copied = _copied(meetings)
    events: list[Event] = []
    taken: dict[str, int] = {}
    for event in sorted((build(group) for group in renamed(clusters(told))), key=_order):
        taken[event.id] = taken.get(event.id, 0) + 1
        suffix = f"-{taken[event.id]}" if taken[event.id] > 1 else ""
        tellers = {*event.documents, *(d for m in event.meetings for d in copied.get(m, ()))}
        update = {"id": event.id + suffix, "documents": tuple(sorted(tellers))}
        events.append(event.model_copy(update=update))
    return events


def _copied(meetings: Sequence[Meeting]) -> dict[str, list[str]]:
    """The documents that copy a meeting, by the meeting's id."""
    found: dict[str, list[str]] = {}
    for meeting in meetings:
        if meeting.copy_of:
            found.setdefault(meeting.copy_of, []).append(meeting.document)
    return found


def _order(event: Event) -> tuple[str, ...]:
    """First day, then last day, then the records; what has no day at all comes last."""
    first, last = ((day.isoformat() if day else "") for day in days_of(event))
    return (first or last or "~", last or "~", *event.meetings)
