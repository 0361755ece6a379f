"""Threads: all that a document says of one meeting, from its first telling to its last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar

from readout.actors import Actor
from readout.dates import Time, day_range
from readout.meetings.circumstances import Said, Words
from readout.meetings.parties import Parties, settled, shared, united
from readout.meetings.telling import Telling
from readout.places import Place

T = TypeVar("T")
_YEAR = 4


class Thread:
    """One meeting of a document. At least one of its ``tellings`` says who met whom."""

    def __init__(self, telling: Telling) -> None:
        self.tellings = [telling]
        self.parties = united([telling.parties])

    def retell(self, tellings: list[Telling]) -> None:
        """Tellings in place of those known so far; what follows from them is read anew."""
        parties = self.parties
        self.__dict__.clear()
        self.tellings, self.parties = tellings, parties

    def add(self, telling: Telling) -> None:
        """Another telling of the meeting; nations give way to the people who stand for them.

        They do not where one person would be left, who met nobody.
        """
        common = shared(self.parties, list(telling.parties))
        told = [*self.tellings, telling]
        if not telling.bare and common < min(len(self.parties), len(telling.parties)):
            rows = settled([t.parties for t in told])
            people = [t._replace(parties=row) for t, row in zip(told, rows, strict=True)]
            told = people if len(united(map(_took_part, people))) > 1 else told
        self.parties = united(map(_took_part, told))
        self.retell(told)

    @cached_property
    def first(self) -> Telling:
        """The first telling that says who met whom."""
        return next((t for t in self.tellings if not t.bare), self.tellings[0])

    @cached_property
    def status(self) -> Said:
        """The status that any telling's words give; held goes without saying.

        Of what is told as done, "the talks" can only say that it was cancelled after all; what is told as
        planned was cancelled where that is told of it last.
        """
        heard = [t for t in self.tellings if t.status.words]
        if heard and heard[-1].status.value == "cancelled" and not (heard[-1].bare and self.done):
            return heard[-1].status
        believed = (t.status for t in heard if not (t.bare and self.done) or t.status.value == "cancelled")
        return next(believed, self.first.status)

    @cached_property
    def done(self) -> bool:
        """Whether it is told as done: "A met B", "A held talks with B"."""
        return any(t.done and not t.status.words for t in self.tellings if not t.bare)

    @cached_property
    def mode(self) -> Said:
        """The mode that any telling's words give; in person goes without saying."""
        return next((t.mode for t in self.tellings if t.mode.words), self.first.mode)

    @cached_property
    def time(self) -> Time | None:
        """The most exact time that any telling gives; one at which it was told only where none does."""
        timed = [t for t in self.tellings if t.time and not _names_a_year(t)]
        told = [t.time for t in timed if not t.reported] or [t.time for t in timed]
        return max((time for time in told if time), key=_exactness, default=None)

    @cached_property
    def reported(self) -> bool:
        """Whether nothing but the day is known on which somebody told of it."""
        return all(t.reported for t in self.tellings if t.time)

    @cached_property
    def deadline(self) -> Time | None:
        """The time before which the meeting is to be."""
        return next(self._all(lambda t: t.deadline), None)

    @cached_property
    def since(self) -> Time | None:
        """The time since which it was, where it is told as one of several."""
        return next(self._all(lambda t: t.since), None)

    @cached_property
    def place(self) -> Place | None:
        """Where it was: a city before a country; a telephone call is at no place."""
        if self.mode.value == "phone":
            return None
        places = list(self._all(lambda t: t.place))
        return next((p for p in places if p.city), places[0] if places else None)

    @cached_property
    def host(self) -> tuple[Actor, Words] | None:
        """Who hosted or mediated, and the words that say so."""
        return next((host for t in self.tellings for host in t.hosts.items()), None)

    @cached_property
    def length(self) -> Words | None:
        """The words for how long it lasted."""
        return next(self._all(lambda t: t.length), None)

    @cached_property
    def occasion(self) -> Said | None:
        """The named occasion that it belongs to."""
        return next(self._all(lambda t: t.occasion), None)

    def _all(self, field: Callable[[Telling], T | None]) -> Iterator[T]:
        """What the tellings say of one thing, where they do."""
        return (value for telling in self.tellings if (value := field(telling)) is not None)


def _names_a_year(telling: Telling) -> bool:
    """Whether a telling without parties gives a year alone: "the fourth meeting in this circle in 2021"."""
    return telling.bare and telling.time is not None and len(telling.time.value) == _YEAR


def _exactness(time: Time) -> tuple[bool, int]:
    """A time that the calendar can place before one that it cannot, a day before a month."""
    return day_range(time.value) is not None, len(time.value.partition("/")[0])


def _took_part(telling: Telling) -> Parties:
    """Who took part by one telling: a bare one adds only who was there too, hosted or mediated."""
    if telling.bare and not (telling.attendance and telling.parties):
        return telling.hosts
    return telling.parties
