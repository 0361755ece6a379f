"""The days that a document allows for each of its meetings: stated, or bounded by what else it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from readout.analysis import Analysis
from readout.dates import Time, coarsest, day_range
from readout.meetings.circumstances import LEXICON
from readout.meetings.counting import SAME_DAY
from readout.meetings.order import Order, orders_of
from readout.meetings.parties import shared
from readout.meetings.telling import Telling
from readout.meetings.threads import Thread
from readout.meetings.words import NOUNS

_YEAR, _MONTH_LENGTH, _MONTH = 4, 7, timedelta(days=31)
_WEEK = timedelta(days=7)
_UNDONE = frozenset(["did", "didn't", "stayed", "turned", "showed", "failed"])
_DAY_LENGTH = 10
_OPEN, _NEWS = frozenset(["proposed", "cancelled"]), 3
_TALKING = frozenset(["DISCUSS", "TALK"])
_LONG_PAST, _ANOTHER_CLAUSE = "PAST_REF", r"[.,;:?!\n]|\b(?:to|who|that|which|of|after|over|since|as|and)\b"
_COUNTED = re.compile(r"P(\d{1,3})([DWM])")
_UNITS = {"D": 1, "W": 7, "M": 30}
_NOW = frozenset(["comes", "come", "today"])
_WITHIN = frozenset(["end", "mid", "middle", "late", "early", "beginning", "start"])
_STAMP = 40
_LIMITS = frozenset(["since", "until", "till", "by"])


@dataclass(frozen=True)
class Band:
    """The first and last day (ISO) that the text allows; "" where it sets no bound."""

    first: str = ""
    last: str = ""
    stated: bool = False

    def within(self, first: str = "", last: str = "") -> Band:
        """This band, narrowed; a bound that would empty it is not believed."""
        a, b = max(self.first, first), min(self.last or last, last or self.last)
        return self if a and b and a > b else Band(a, b, self.stated)


@dataclass(frozen=True)
class When:
    """The day, month or year of a meeting, and its bounds where no day is stated.

    ``to_come``: the text dates it after the document's own day.
    """

    date: str = ""
    band: Band = Band()
    to_come: bool = False


def dates(threads: Sequence[Thread], analysis: Analysis) -> list[When]:
    """When each meeting took place, as far as the document says or bounds it."""
    bands = [_possible(thread, analysis) for thread in threads]
    orders = [
        *orders_of(threads, analysis.sentences),
        *(o for i in range(len(threads)) for o in _before_later(i, threads)),
    ]
    before: list[Band] = []
    while bands != before:
        before = list(bands)
        for order in orders:
            _narrow(bands, order)
    told = {t.time.start for thread in threads for t in thread.tellings if t.time and not t.bare}
    return [_when(thread, band, analysis, told) for thread, band in zip(threads, bands, strict=True)]


def _possible(thread: Thread, analysis: Analysis) -> Band:
    """What the text states; else what was held was held by the day of publication, plans come after it."""
    published = analysis.source.date
    days = _stated(thread, analysis)
    band = Band(*days, stated=True) if days else Band()
    known = day_range(published)
    if not known or (days and days[0] == days[1]):
        return band
    if thread.status.value == "held":
        since = day_range(thread.since.value) if thread.since else None
        return band.within(last=known[1]).within(first=since[0] if since else "")
    deadline = day_range(thread.deadline.value) if thread.deadline else None
    return band.within(first=known[0]).within(last=deadline[1] if deadline else "")


def _stated(thread: Thread, analysis: Analysis) -> tuple[str, str] | None:
    """The days that the text states: a weekday or month ahead of a plan, behind what did not come off.

    That a meeting is proposed or called off is news for some days: a weekday farther back is the next one.
    """
    time, published = thread.time, analysis.source.date
    days = day_range(time.value) if time else None
    if days and _is_of_topic(days[0], thread, published):
        return None
    if time is None or days is None or thread.status.words is None or thread.reported:
        return days
    words = analysis.reading.text[slice(*thread.status.words)].lower().split()
    to_come = (
        thread.status.value == "planned" and days[1] < published and not LEXICON.surely.isdisjoint(words)
    )
    if to_come and _is_month(time, analysis):
        return day_range(f"{int(time.value[:_YEAR]) + 1}{time.value[_YEAR:]}")
    if time.rule != "weekday":
        return days
    first = thread.first
    behind = first.part in NOUNS and not first.past and time.start > first.end
    behind = behind and "," not in analysis.reading.text[first.end : time.start]
    ahead = behind or (first.part not in NOUNS and LEXICON.once_planned.isdisjoint(words))
    if thread.status.value == "planned" and days[0] < published and ahead:
        return _moved(days[0], 7), _moved(days[1], 7)
    if days[0] > published and not _UNDONE.isdisjoint(words):
        return _moved(days[0], -7), _moved(days[1], -7)
    open_still = thread.status.value in _OPEN and _UNDONE.isdisjoint(words)
    if open_still and len(published) == _DAY_LENGTH and days[0] < _moved(published, -_NEWS):
        return _moved(days[0], 7), _moved(days[1], 7)
    return days


def _is_month(time: Time, analysis: Analysis) -> bool:
    """Whether a time is a month whose year the text leaves open."""
    return time.rule == "month" and analysis.reading.text[time.start : time.end].isalpha()


def _is_of_topic(day: str, thread: Thread, published: str) -> bool:
    """Whether a day to come is that of what was talked of: "discussed next month's conference"."""
    first = thread.first
    talked = first.past and (first.part in _TALKING or first.noun == "talked")
    return talked and thread.status.value == "held" and day > published > ""


def _narrow(bands: list[Band], order: Order) -> None:
    """Bounds two meetings by each other."""
    a, b = order.first, order.second
    if order.days is not None:
        bands[a] = _beside(bands[a], bands[b], -order.days)
        bands[b] = _beside(bands[b], bands[a], order.days)
    if order.within is not None and bands[b].first and bands[b].first == bands[b].last:
        bands[a] = _bounded(bands[a], _moved(bands[b].first, -order.within))
    if order.within is not None and bands[a].first and bands[a].first == bands[a].last:
        bands[b] = _bounded(bands[b], last=_moved(bands[a].first, order.within))
    bands[a] = _bounded(bands[a], last=bands[b].last)
    bands[b] = _bounded(bands[b], first=bands[a].first)


def _beside(band: Band, other: Band, days: int) -> Band:
    """A band that lies some days after (before, if negative) a day that the text states."""
    if not other.stated or other.first != other.last:
        return band
    day = _moved(other.first, days)
    return _bounded(band, day, day)


def _moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _bounded(band: Band, first: str = "", last: str = "") -> Band:
    """A band within bounds that others set; what the text states stands."""
    return band if band.stated else band.within(first, last)


def _before_later(i: int, threads: Sequence[Thread]) -> Iterator[Order]:
    """The meetings that all took part in whose first one meeting ``i`` is said to be: none was before it."""
    firsts = [t for t in threads[i].tellings if t.links.first and not t.bare]
    parties = [a for t in firsts for a in t.parties if a not in t.hosts]
    for k, thread in enumerate(threads if parties else ()):
        if k != i and shared(thread.parties, parties) == len(parties):
            yield Order(i, k, None)


def _when(thread: Thread, band: Band, analysis: Analysis, told: Set[int]) -> When:
    known = day_range(analysis.source.date)
    to_come = bool(band.stated and known and band.first > known[1])
    if band.stated and thread.time and "/" in thread.time.value:
        first = thread.time.value.partition("/")[0]
        return When(first if len(first) < _DAY_LENGTH else band.first, band, to_come)
    value = coarsest(band.first, band.last)
    if len(value) == _YEAR and band.stated and _days_between(band) < _MONTH:
        return When(band.first[:7], band, to_come)
    if len(value) == _YEAR and (month := _by_the_end_of(thread, analysis)):
        return When(month, band, to_come)
    if len(value) == 10 and _only_days_left(thread):
        return When(value[:7], band, to_come)
    if len(value) == 10:
        return When(value, to_come=to_come)
    if not band.stated and thread.time is None and (counted := _counted_back(thread.first, analysis)):
        return When(counted, band)
    if not band.stated and thread.since is None and _news_of_the_day(thread.first, analysis, told):
        return When(analysis.source.date, band)
    return When(value, band, to_come)


def _by_the_end_of(thread: Thread, analysis: Analysis) -> str:
    """The month within which a meeting is to be: "before the end of June", "by mid-June"; "" for none."""
    deadline = thread.deadline
    if deadline is None or len(deadline.value) != _MONTH_LENGTH or thread.status.value == "held":
        return ""
    words = re.split(r"[\s-]", analysis.reading.text[deadline.start : deadline.end].lower())
    return "" if _WITHIN.isdisjoint(words) else deadline.value


def _only_days_left(thread: Thread) -> bool:
    """Whether a plan is for a longer time of which one day is left: "this week", said on Sunday."""
    days = day_range(thread.time.value) if thread.time else None
    return thread.status.value != "held" and days is not None and days[0] != days[1]


def _days_between(band: Band) -> timedelta:
    return date.fromisoformat(band.last) - date.fromisoformat(band.first)


def _counted_back(telling: Telling, analysis: Analysis) -> str:
    """The day, or month, so long before the document's own: "the release comes three weeks after"; or ""."""
    start, end = analysis.sentences[telling.sentence].start, telling.links.hinge_start
    words = analysis.reading.text[start : max(start, end)].lower().split()
    lengths = [t for t in analysis.times if t.kind == "duration" and end - 2 <= t.end <= end]
    length = _COUNTED.fullmatch(lengths[-1].value) if lengths and _NOW.intersection(words) else None
    if telling.links.hinge != "AFTER" or length is None or len(analysis.source.date) != _DAY_LENGTH:
        return ""
    day = _moved(analysis.source.date, -int(length[1]) * _UNITS[length[2]])
    return day if length[2] == "D" else day[:_MONTH_LENGTH]


def _news_of_the_day(telling: Telling, analysis: Analysis, told: Set[int]) -> bool:
    """Whether a meeting without a time is what the document reports of its own day.

    That is so where the document is dated to the day, tells of the meeting as of something new, and speaks
    of no other day of the week before, nor in the same sentence of any time but a stamp. Behind it the days
    ``told`` of other meetings may stand.
    """
    if len(analysis.source.date) != 10 or telling.status.value != "held" or telling.links.pluperfect:
        return False
    if telling.links.hinge and telling.links.length not in ("", SAME_DAY):
        return False
    sentence = analysis.sentences[telling.sentence]
    here = (t for t in analysis.times if sentence.start <= t.start < telling.start and t.kind == "date")
    if any(t.value != analysis.source.date or t.start - sentence.start > _STAMP for t in here):
        return False
    if _some_time_ago(telling, analysis):
        return False
    later = {start for start in told if start > sentence.end}
    return telling.links.perfect or not any(_recent_days(analysis, later))


def _some_time_ago(telling: Telling, analysis: Analysis) -> bool:
    """Whether a telling is of a time past that no calendar has: "met B in Oslo several weeks ago"."""
    vague = (t.start for t in analysis.times if t.start > telling.end and t.value == _LONG_PAST)
    stop = min(vague, default=telling.end)
    between = analysis.reading.text[telling.end : stop]
    return stop > telling.end and not re.search(_ANOTHER_CLAUSE, between)


def _recent_days(analysis: Analysis, told: Set[int]) -> Iterator[str]:
    """The days of the week before its own that a text speaks of, other than as a limit ("since Monday").

    Those that begin at the offsets ``told`` are passed over.
    """
    published = date.fromisoformat(analysis.source.date)
    for time in [t for t in analysis.times if t.start not in told]:
        days = day_range(time.value) if time.kind in ("date", "time") else None
        before = analysis.reading.text[: time.start].rstrip().rpartition(" ")[2].lower()
        one_day = days is not None and days[0] == days[1] and before not in _LIMITS
        if days and one_day and (published - _WEEK).isoformat() <= days[0] < analysis.source.date:
            yield days[0]
