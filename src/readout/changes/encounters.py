"""What became of the events: new, withdrawn, otherwise, merged of several or split into several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readout.changes import matching, types
from readout.changes.matching import Both, Pair
from readout.changes.reasons import Reasons
from readout.changes.types import Change, Kind
from readout.records import Document, Event, Meeting

_OF_BOTH = ("date", "not_before", "not_after", "status", "mode", "place", "participants", "host")
_OF_EVENTS = (*_OF_BOTH, "documents")
_OF_MEETINGS = (*_OF_BOTH, "event", "duration")


class _Telling(NamedTuple):
    """A meeting in either edition or both, and why it is otherwise; "" where it is not."""

    was: Meeting | None
    now: Meeting | None
    cause: str


def events(
    was: Sequence[Event],
    now: Sequence[Event],
    documents: Sequence[Pair[Document]],
    reasons: Reasons,
) -> Iterator[Change]:
    """The changes of events, in the order of the new edition; those withdrawn or split come last."""
    links = _Links(was, now, [t for pair in documents for t in _tellings(*pair, reasons)])
    links.alone = {d.id: reasons.of_its_document(*pair) for pair in documents for d in _renewed(*pair)}
    for event in now:
        before = links.before(event)
        if len(before) > 1:
            yield Change("merged", before, (event,), (), links.reason(before, (event,), reasons))
        elif not before:
            yield Change("new", (), (event,), (), links.reason((), (event,), reasons))
        elif len(links.after(before[0])) == 1:
            changed = types.differences(before[0], event, _OF_EVENTS)
            if changed:
                yield Change("revised", before, (event,), changed, links.reason(before, (event,), reasons))
    for event in was:
        after = links.after(event)
        if len(after) != 1:
            kind: Kind = "split" if after else "withdrawn"
            yield Change(kind, (event,), after, (), links.reason((event,), after, reasons))


def _tellings(was: Document | None, now: Document | None, reasons: Reasons) -> Iterator[_Telling]:
    if was and now:
        both = Both(was, now)
        for old, new in matching.meetings(both):
            same = old and new and not types.differences(old, new, _OF_MEETINGS)
            yield _Telling(old, new, "" if same else reasons.meeting(both, old, new))
        return
    cause = reasons.of_its_document(was, now)
    yield from (_Telling(meeting, None, cause) for meeting in matching.counted(was.meetings if was else ()))
    yield from (_Telling(None, meeting, cause) for meeting in matching.counted(now.meetings if now else ()))


def _renewed(was: Document | None, now: Document | None) -> list[Document]:
    """A document that stands in one edition alone, or under another name in each."""
    return [d for d in (was, now) if d and not (was and now and was.id == now.id)]


class _Links:
    """Which events of two editions tell of the same meetings."""

    def __init__(self, was: Sequence[Event], now: Sequence[Event], tellings: Sequence[_Telling]) -> None:
        self.was = {m: e for e in was for m in e.meetings}
        self.now = {m: e for e in now for m in e.meetings}
        self.older = {t.now.id: t.was.id for t in tellings if t.was and t.now}
        self.newer = {old: new for new, old in self.older.items()}
        self.alone: dict[str, str] = {}
        self.causes: dict[str, list[str]] = defaultdict(list)
        for telling in tellings:
            for meeting in (telling.was, telling.now):
                if meeting and telling.cause:
                    self.causes[meeting.id].append(telling.cause)

    def before(self, event: Event) -> tuple[Event, ...]:
        """The events of the last edition that told of the same meetings."""
        return self._across(event, self.older, self.was)

    def after(self, event: Event) -> tuple[Event, ...]:
        """The events of this edition that tell of the same meetings."""
        return self._across(event, self.newer, self.now)

    @staticmethod
    def _across(event: Event, over: dict[str, str], events: dict[str, Event]) -> tuple[Event, ...]:
        found = {events[over[m]].id: events[over[m]] for m in event.meetings if over.get(m) in events}
        return tuple(found.values())

    def reason(self, was: Sequence[Event], now: Sequence[Event], reasons: Reasons) -> str:
        """The causes of all that changed in the tellings of the events."""
        told = [cause for e in (*was, *now) for m in e.meetings for cause in self.causes[m]]
        changed = {d for e in was for d in e.documents} ^ {d for e in now for d in e.documents}
        told += [self.alone[d] for d in sorted(changed & self.alone.keys())]
        return reasons.event(was, now, told)
