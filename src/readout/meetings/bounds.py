"""The days that a document allows for each of its meetings: stated, or bounded by what else it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from readout.analysis import Analysis
from readout.dates import coarsest, day_range
from readout.meetings.tellings import Telling
from readout.meetings.threads import Thread, shared

_WEEK = 7


@dataclass(frozen=True)
class Band:
    """The first and last day (ISO) that the text allows; "" where it sets no bound."""

    first: str = ""
    last: str = ""

    def within(self, first: str = "", last: str = "") -> Band:
        """This band, narrowed; a bound that would empty it is not believed."""
        a, b = max(self.first, first), min(self.last or last, last or self.last)
        return self if a and b and a > b else Band(a, b)


@dataclass(frozen=True)
class When:
    """The day, month or year of a meeting, and its bounds where no day is stated."""

    date: str = ""
    band: Band = Band()
    news_of_the_day: bool = False


@dataclass(frozen=True)
class Order:
    """Two meetings of a document, by number, in the order or on the one day that a sentence gives them."""

    first: int
    second: int
    how: Literal["before", "same day"]


def dates(threads: Sequence[Thread], analysis: Analysis) -> list[When]:
    """When each meeting took place, as far as the document says or bounds it."""
    stated = [_stated(thread) for thread in threads]
    bands = [_possible(thread, s, analysis.source.date) for s, thread in zip(stated, threads, strict=True)]
    orders = list(_orders(threads))
    for _ in threads:
        bands = _narrowed(bands, stated, orders, threads)
    return [
        _when(thread, band, bool(s), analysis) for thread, band, s in zip(threads, bands, stated, strict=True)
    ]


def _stated(thread: Thread) -> Band | None:
    days = day_range(thread.time.value) if thread.time else None
    return Band(*days) if days else None


def _possible(thread: Thread, stated: Band | None, published: str) -> Band:
    """What is told as held was held by the day of publication; what is planned was not before it."""
    days = day_range(published)
    band = stated or Band()
    if not days or (stated and stated.first == stated.last):
        return band
    if thread.status.value == "held":
        return band.within(last=days[1])
    deadline = next((day_range(t.deadline.value) for t in thread.tellings if t.deadline), None)
    return band.within(first=days[0], last=deadline[1] if deadline else "")


def _narrowed(
    bands: Sequence[Band], stated: Sequence[Band | None], orders: Sequence[Order], threads: Sequence[Thread]
) -> list[Band]:
    found = list(bands)
    for order in orders:
        a, b = order.first, order.second
        if order.how == "same day":
            for one, other in ((a, b), (b, a)):
                if not stated[one] and stated[other]:
                    found[one] = found[one].within(found[other].first, found[other].last)
        else:
            if not stated[a]:
                found[a] = found[a].within(last=found[b].last)
            if not stated[b]:
                found[b] = found[b].within(first=found[a].first)
    for i, thread in enumerate(threads):
        if any(t.links.first for t in thread.tellings) and found[i].first:
            for k in _later_meetings(i, threads, stated):
                found[k] = found[k].within(first=found[i].first)
    return found


def _later_meetings(i: int, threads: Sequence[Thread], stated: Sequence[Band | None]) -> Iterator[int]:
    """The undated meetings that the parties of meeting ``i``, their first, all took part in."""
    parties = [
        a for t in threads[i].tellings if t.links.first and not t.bare for a in t.parties if a != t.host
    ]
    for k, thread in enumerate(threads):
        if k != i and not stated[k] and parties and shared(list(thread.parties), parties) == len(parties):
            yield k


def _orders(threads: Sequence[Thread]) -> Iterator[Order]:
    """The orders that sentences give: "hours before A met B", "after the talks, A met B"."""
    placed = sorted(
        ((t, n) for n, thread in enumerate(threads) for t in thread.tellings), key=lambda p: p[0].start
    )
    for (one, a), (other, b) in combinations(placed, 2):
        if a == b or one.sentence != other.sentence:
            continue
        hinged = other if other.links.hinge and other.links.hinge_start > one.end else one
        main, sub = (a, b) if hinged is other else (b, a)
        if not hinged.links.hinge:
            continue
        if hinged.links.within_hours:
            yield Order(main, sub, "same day")
        yield Order(main, sub, "before") if hinged.links.hinge == "BEFORE" else Order(sub, main, "before")


def _when(thread: Thread, band: Band, stated: bool, analysis: Analysis) -> When:
    if stated:
        interval = "/" in (thread.time.value if thread.time else "")
        day = band.first if interval else coarsest(band.first, band.last)
        return When(day) if len(day) == 10 and not interval else When(day, band)
    if band.first and band.first == band.last:
        return When(band.first)
    if not band.first and _news_of_the_day(thread.first, analysis):
        return When(analysis.source.date, band, news_of_the_day=True)
    return When(coarsest(band.first, band.last), band)


def _news_of_the_day(telling: Telling, analysis: Analysis) -> bool:
    """Whether a meeting without a time is what the document reports of its own day.

    That is so where the document is dated to the day, tells of the meeting as of something new, and speaks
    of no other day of the week before.
    """
    published = analysis.source.date
    if len(published) != 10 or telling.status.value != "held" or telling.links.pluperfect:
        return False
    return telling.links.perfect or not _other_recent_days(analysis)


def _other_recent_days(analysis: Analysis) -> bool:
    """Whether the text speaks of a day of the week before its own, other than as a limit ("since Monday")."""
    published = date.fromisoformat(analysis.source.date)
    earliest = (published - timedelta(days=_WEEK)).isoformat()
    for time in analysis.times:
        days = day_range(time.value) if time.kind in ("date", "time") else None
        before = analysis.reading.text[: time.start].rstrip().rpartition(" ")[2].lower()
        if days and days[0] == days[1] and before not in ("since", "until", "till", "by"):
            if earliest <= days[0] < analysis.source.date:
                return True
    return False
