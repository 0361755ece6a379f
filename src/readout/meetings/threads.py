"""Threads: all that a document says of one meeting, from its first telling to its last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from readout.actors import Actor
from readout.dates import Time
from readout.meetings.circumstances import Said, Words
from readout.meetings.parties import shared, united, without_nations
from readout.meetings.telling import Telling
from readout.places import Place

T = TypeVar("T")


class Thread:
    """One meeting of a document. At least one of its ``tellings`` says who met whom."""

    def __init__(self, telling: Telling) -> None:
        self.tellings = [telling]
        self.parties = united([telling.parties])

    def add(self, telling: Telling) -> None:
        """Another telling of the meeting; nations give way to the people who stand for them."""
        common = shared(self.parties, list(telling.parties))
        told = [*self.tellings, telling]
        if not telling.bare and common < min(len(self.parties), len(telling.parties)):
            people = [a for a in (*self.parties, *telling.parties) if a.kind == "person"]
            told = [replace(t, parties=without_nations(t.parties, people)) for t in told]
        self.tellings = told
        self.parties = united(t.parties for t in told if not t.bare or t.attendance)

    @property
    def first(self) -> Telling:
        """The first telling that says who met whom."""
        return next((t for t in self.tellings if not t.bare), self.tellings[0])

    @property
    def status(self) -> Said:
        """The status that any telling's words give; held goes without saying."""
        return next((t.status for t in self.tellings if t.status.words), self.first.status)

    @property
    def mode(self) -> Said:
        """The mode that any telling's words give; in person goes without saying."""
        return next((t.mode for t in self.tellings if t.mode.words), self.first.mode)

    @property
    def time(self) -> Time | None:
        """The most exact time that any telling gives."""
        return max(self._all(lambda t: t.time), key=lambda time: len(time.value.split("/")[0]), default=None)

    @property
    def deadline(self) -> Time | None:
        """The time before which the meeting is to be."""
        return next(self._all(lambda t: t.deadline), None)

    @property
    def place(self) -> Place | None:
        """Where it was: a city before a country."""
        places = list(self._all(lambda t: t.place))
        return next((p for p in places if p.city), places[0] if places else None)

    @property
    def host(self) -> tuple[Actor, Words] | None:
        """Who hosted or mediated, and the words that say so."""
        return next(self._all(lambda t: t.host), None)

    @property
    def length(self) -> Words | None:
        """The words for how long it lasted."""
        return next(self._all(lambda t: t.length), None)

    @property
    def occasion(self) -> Said | None:
        """The named occasion that it belongs to."""
        return next(self._all(lambda t: t.occasion), None)

    def _all(self, field: Callable[[Telling], T | None]) -> Iterator[T]:
        """What the tellings say of one thing, where they do."""
        return (value for telling in self.tellings if (value := field(telling)) is not None)
