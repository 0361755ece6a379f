"""Guests told of together, then one by one: "A received the envoys of B and C. At the talks with B, ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.actors import Actor
from readout.meetings.parties import same_party
from readout.meetings.telling import WITH_WHOM, Telling
from readout.meetings.threads import Thread
from readout.meetings.words import RECEIVING

_HOSTING = RECEIVING | {"MEET"}
_AT_TALKS_WITH = frozenset({"meeting-with", "with"})
_TWO = 2


def one_by_one(threads: Sequence[Thread]) -> list[Thread]:
    """The meetings; one that is told again with each of several guests is a meeting with each."""
    return [one for thread in threads for one in _apart(thread)]


def _apart(thread: Thread) -> Iterator[Thread]:
    host = next(iter(thread.first.parties), None)
    told = dict(_with_guests(thread, host)) if host is not None else {}
    if host is None or len(told) < _TWO:
        yield thread
        return
    guests = [party for party in thread.parties if not same_party(party, host)]
    for party in guests:
        received = {a: w for a, w in thread.parties.items() if a in (host, party)}
        one = Thread(thread.first._replace(parties=received))
        for guest, telling in told.items():
            if same_party(guest, party):
                words = {host: received[host], guest: telling.parties[guest]}
                one.add(telling._replace(parties=words))
        yield one


def _with_guests(thread: Thread, host: Actor) -> Iterator[tuple[Actor, Telling]]:
    """The one guest of each telling that goes back to the first and names no other: "the meeting with B"."""
    first = thread.first
    if first.part not in _HOSTING or WITH_WHOM.isdisjoint(first.rules) or host.kind != "person":
        return
    for telling in thread.tellings:
        guests = [party for party in telling.parties if not same_party(party, host)]
        if telling is not first and len(guests) == 1 and not _AT_TALKS_WITH.isdisjoint(telling.rules):
            yield guests[0], telling
