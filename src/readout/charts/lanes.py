"""The order of a chronology: its sections, rows and lanes, before anything is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readout.days import Days, days_of
from readout.records import Event

OTHERS = "others"
_MOST, _MOST_LANES = 200, 12
_GAP = 60  # days without an event that are worth a word


@dataclass(frozen=True)
class Row:
    """One event: its days, and the lanes of its participants; ``unnamed`` are those gathered in "others"."""

    event: Event
    days: Days
    lanes: tuple[int, ...]
    unnamed: tuple[str, ...]

    @property
    def middle(self) -> int:
        """The day by which it is put in order: the middle of its band, or the only bound that is known."""
        return _middle(self.days)


@dataclass(frozen=True)
class Section:
    """Rows in the order of time under one heading."""

    heading: str
    rows: tuple[Row, ...]

    def reach(self, row: Row) -> tuple[int, int]:
        """The first and the last row beside which the row's band stands: its own where a bound is open."""
        own = self.rows.index(row)
        first, last = row.days
        if first is None or last is None:
            return own, own
        inside = [i for i, r in enumerate(self.rows) if first.toordinal() <= r.middle <= last.toordinal()]
        return min([*inside, own]), max([*inside, own])

    def gap(self, number: int) -> int:
        """Days that are empty for certain before row ``number``, 0 where they are not worth a word."""
        last = self.rows[number - 1].days.last if number else None
        first = self.rows[number].days.first
        empty = (first - last).days if first and last else 0
        return empty if empty >= _GAP else 0

    def year(self, number: int) -> str:
        """The year that begins with row ``number``, empty where it has begun before or is not known."""
        before = (year for row in reversed(self.rows[:number]) if (year := _year(row.days)))
        own = _year(self.rows[number].days)
        return own if own != next(before, "") else ""


def _year(days: Days) -> str:
    """The one year that all of the days are in."""
    one = days.first and days.last and days.first.year == days.last.year
    return str(days.first.year) if days.first and one else ""


def latest(events: Sequence[Event]) -> list[Event]:
    """As many events as can be looked through, the latest of them; those without a date go first."""
    return sorted(events, key=lambda event: (days_of(event).known, _middle(days_of(event)), event.id))[
        -_MOST:
    ]


def lanes(events: Sequence[Event]) -> list[str]:
    """The participants by number of events; where they are too many, the rarest share the lane "others"."""
    counts = Counter(name for event in events for name in dict.fromkeys(event.participants))
    names = sorted(counts, key=lambda name: (-counts[name], name))
    return names if len(names) <= _MOST_LANES else [*names[: _MOST_LANES - 1], OTHERS]


def sections(events: Sequence[Event], names: Sequence[str]) -> list[Section]:
    """Held and cancelled events with a date, then planned and proposed ones, then those without a date."""
    rows = sorted((_row(event, names) for event in events), key=lambda row: (row.middle, row.event.id))
    ahead = [row for row in rows if row.event.status in ("planned", "proposed")]
    behind = [row for row in rows if row.event.status in ("held", "cancelled")]
    found = (
        Section("Held or cancelled", tuple(row for row in behind if row.days.known)),
        Section("Planned or proposed", tuple(ahead)),
        Section("No date stated", tuple(row for row in behind if not row.days.known)),
    )
    return [section for section in found if section.rows]


def _middle(days: Days) -> int:
    known = [day.toordinal() for day in days if day]
    return sum(known) // len(known) if known else date.max.toordinal()


def _row(event: Event, names: Sequence[str]) -> Row:
    place = {name: number for number, name in enumerate(names)}
    unnamed = tuple(name for name in event.participants if name not in place)
    taken = {place.get(name, len(names) - 1) for name in event.participants}
    return Row(event, days_of(event), tuple(sorted(taken)), unnamed)
