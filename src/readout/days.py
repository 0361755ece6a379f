"""Partial dates as days: the first and last day that a date, or a band around it, allows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from readout.records import Event, Meeting


class Days(NamedTuple):
    """The first and the last day allowed; None where the documents set no bound."""

    first: date | None
    last: date | None

    @property
    def known(self) -> bool:
        """Whether anything at all is known."""
        return self.first is not None or self.last is not None

    @property
    def closed(self) -> bool:
        """Whether there is both a first and a last day."""
        return self.first is not None and self.last is not None

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last


def days(iso: str) -> Days:
    """The days of an ISO date, as partial as it is: "2018-12-18", "2018-12", "2018" or ""."""
    parts = [int(part) for part in iso.split("-")] if iso else []
    match parts:
        case [year, month, day]:
            return Days(date(year, month, day), date(year, month, day))
        case [year, month]:
            following = date(year + month // 12, month % 12 + 1, 1)
            return Days(date(year, month, 1), following - timedelta(days=1))
        case [year]:
            return Days(date(year, 1, 1), date(year, 12, 31))
    return Days(None, None)


def days_of(encounter: Meeting | Event) -> Days:
    """The days that an encounter can have taken place on: its day, else its band, else its month or year."""
    stated = days(encounter.date)
    if stated.exact:
        return stated
    return Days(
        days(encounter.not_before).first or stated.first,
        days(encounter.not_after).last or stated.last,
    )
