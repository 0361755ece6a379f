"""Tellings of no meeting told before: of one told later, of a commission that sits, of hosts and guests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from readout.meetings.circumstances import LEXICON
from readout.meetings.gathering import agree, of_another_name
from readout.meetings.ongoing import with_a_day
from readout.meetings.telling import Telling
from readout.meetings.threads import Thread
from readout.meetings.words import NOUNS, RECEIVING

_ATTENDED = NOUNS | {"ATTEND"}


def await_more(threads: Sequence[Thread], waiting: Sequence[Telling]) -> list[Thread]:
    """The meetings, with the tellings that none was told for yet: each with the first that it agrees with.

    What is left is a meeting where a commission is told to sit on a day.
    """
    left: list[Telling] = []
    for telling in waiting:
        agreeing = [t for t in threads if agree(t, telling) and _may_be(t, telling)][:1]
        left += [] if agreeing else [telling]
        for thread in agreeing:
            thread.add(telling)
    others = [Thread(telling) for telling in left if _is_of_one_body(telling) or _tells_of_hosts(telling)]
    others += [Thread(telling) for telling in _with_guests(left)]
    others += with_a_day(left)
    return sorted([*threads, *others], key=lambda thread: thread.first.start)


def _may_be(thread: Thread, telling: Telling) -> bool:
    """Whether a telling can speak of a meeting told elsewhere.

    A verb with a party of its own does not, and no "round" or "session" is a guest's visit to a host.
    """
    if telling.parties and telling.part not in NOUNS:
        return False
    if of_another_name(thread, telling):
        return False
    return telling.part != "OCCASION" or any(t.part not in RECEIVING for t in thread.tellings if not t.bare)


def _is_of_one_body(telling: Telling) -> bool:
    """Whether a commission or committee is told to sit on a day, and nobody is named who meets there."""
    body = next(iter(telling.parties)) if len(telling.parties) == 1 else None
    name = body.name.lower().replace("-", " ").partition(" on ")[0] if body and body.kind == "body" else ""
    word = name.rpartition(" ")[2]
    return word in LEXICON.formats and telling.part == "MEET" and bool(telling.time)


def _tells_of_hosts(telling: Telling) -> bool:
    """Whether nobody is named at a meeting of some day or place but those who hosted or joined it."""
    if telling.part == "ATTEND" and not telling.past:
        return False
    hosted = telling.attendance and telling.part in _ATTENDED and len(telling.parties) > 1
    return hosted and bool(telling.time or telling.place)


def _with_guests(left: Sequence[Telling]) -> Iterator[Telling]:
    """Meetings told by their host, or by their day, with those who are then told to be there too."""
    for host, guests in pairwise(left):
        near = guests.part == "ATTEND" and guests.sentence - host.sentence in (0, 1)
        hosted = "host" in host.rules or (len(guests.parties) > 1 and host.part in NOUNS)
        if near and guests.parties and hosted and (host.time or host.place):
            yield host._replace(parties={**host.parties, **guests.parties})
