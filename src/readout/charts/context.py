"""Named periods behind a chronology: which rows they hold, and how that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from readout import wording
from readout.charts.lanes import Section
from readout.markup import counted
from readout.periods import Period


@dataclass(frozen=True)
class Stretch:
    """The rows of a section that lie in a period: the numbers of the first and the last of them."""

    period: Period
    first: int
    last: int


def stretches(section: Section, periods: Sequence[Period]) -> list[Stretch]:
    """The periods that hold rows of the section; a vague date counts by its middle."""
    found = []
    for period in periods:
        rows = [
            number for number, row in enumerate(section.rows) if row.days.known and _in(period, row.middle)
        ]
        if rows:
            found.append(Stretch(period, rows[0], rows[-1]))
    return found


def named(period: Period) -> str:
    """ "Winter truce (3 May to June 2031)"."""
    end = f"to {wording.day(period.last)}" if period.last else "and on"
    return f"{wording.plain(period.name, 100)} ({wording.day(period.first)} {end})"


def notes(periods: Sequence[Period], sections: Sequence[Section]) -> Iterator[str | Markup]:
    """The periods in words, with the number of rows that each holds."""
    if periods:
        rows = [row for section in sections for row in section.rows if row.days.known]
        held = (counted(wording.count(sum(_in(p, row.middle) for row in rows), "event")) for p in periods)
        told = (Markup("{}: {}").format(named(p), events) for p, events in zip(periods, held, strict=True))
        yield Markup("Marked as context, not from the documents: {}.").format(Markup("; ").join(told))
        if any(_in(p, row.middle) and not row.days.exact for p in periods for row in rows):
            yield "An event whose day is not stated stands where the middle of its days is."


def _in(period: Period, day: int) -> bool:
    first, last = period.days
    return (first is None or first.toordinal() <= day) and (last is None or day <= last.toordinal())
