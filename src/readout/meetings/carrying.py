"""Time and place that a meeting takes from sentences before: "A flew to Oslo on Monday. She met B." """

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from readout.analysis import Analysis
from readout.dates import Time, day_range
from readout.meetings.circumstances import LEXICON
from readout.meetings.journeys import travels
from readout.meetings.labels import LABEL
from readout.meetings.parties import known
from readout.meetings.telling import Telling
from readout.meetings.threads import Thread
from readout.meetings.words import NOUNS
from readout.places import Place

_LEADING = frozenset(["in", "at", "to", "visited", "reached"])
_LIMITS = frozenset(["since", "until", "till", "by", "before", "after", "from"])
_OPENING, _CLAUSE = 4, 10
_NEAR, _FAR = 2, 6
_LEAD, _BACK, _WEEK = 2, 5, timedelta(days=7)
_STAMP = 60
_BEFORE = 30
_YEAR, _MONTH, _FULL = 4, 7, 10
_MOST_AHEAD = timedelta(days=15)
_TRIP = timedelta(days=14)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def carry(threads: Sequence[Thread], analysis: Analysis) -> None:
    """Gives meetings that are told without a time or a place those of the sentence that leads to them."""
    for n, thread in enumerate(threads):
        told = thread.time or thread.deadline or thread.since
        if told is None and not thread.first.links.pluperfect:
            _lead(thread, threads[:n], analysis)


def _lead(thread: Thread, earlier: Sequence[Thread], analysis: Analysis) -> None:
    first = thread.first
    sibling = next((t for t in earlier if t.first.start == first.start and t.time), None)
    if sibling is not None:
        _give(thread, sibling.time, sibling.place)
        return
    if begun := _begun(thread, earlier):
        _give(thread, begun, None)
        return
    if label := _label(first, analysis):
        _give(thread, label, None)
        return
    held = thread.status.value == "held"
    reach = _reach(first, analysis) if held else 0
    before = _told_before(first, earlier, reach)
    if before is not None and before.status.value == "held":
        _give(thread, before.time, before.place)
        return
    for number in _sentences_before(first, analysis):
        times = _times(number, analysis)
        if times:
            time = _within(times)
            one = time is not None and _possible(time, thread, analysis)
            led = _speaks_of(thread, number, analysis) or _leads(number, first, times[0], analysis)
            if time and one and led:
                _give(thread, time, _place(number, analysis))
            return
    told_apart = first.links.perfect or (first.links.hinge and not _just_over(first, analysis))
    news = _of_news(thread, analysis) if held and not told_apart else None
    if thread.status.value == "planned" and first.links.hinge == "":
        news = _of_plans(thread, analysis)
    if news:
        _give(thread, news[0], _place(news[1], analysis))


def _begun(thread: Thread, earlier: Sequence[Thread]) -> Time | None:
    """The time of what one of the parties did before in the sentence: "A saw B on Monday and met C"."""
    first = thread.first
    if first.links.hinge or first.links.perfect or first.status.words:
        return None
    here = (t for other in earlier for t in other.tellings if other.status.value == thread.status.value)
    told = [t for t in here if t.sentence == first.sentence and t.end < first.start and not t.links.hinge]
    acting = (
        [t for t in told if t.time and known(next(iter(first.parties)), t.parties)] if first.parties else []
    )
    moved = bool(first.place and acting and acting[-1].place and first.place != acting[-1].place)
    return acting[-1].time if acting and told[-1] is acting[-1] and not moved else None


def _just_over(telling: Telling, analysis: Analysis) -> bool:
    """Whether something was after a meeting at once: "spoke after the talks", not "weeks after the talks"."""
    hinge = telling.links.hinge_start
    counted = any(t.kind == "duration" and t.end <= hinge <= t.end + 1 for t in analysis.times)
    return telling.links.hinge == "AFTER" and telling.part in NOUNS and not counted


def _label(telling: Telling, analysis: Analysis) -> Time | None:
    """The date that heads the paragraph of a telling, as in a chronology: "3 May: A met B"."""
    number = telling.sentence
    for before in _sentences_before(telling, analysis):
        number = before
    times = [t for t in analysis.times if t.start == analysis.sentences[number].start and day_range(t.value)]
    return next((t for t in times if LABEL.match(analysis.reading.text, t.end)), None)


def _of_news(thread: Thread, analysis: Analysis) -> tuple[Time, int] | None:
    """The day of the week before its own that a document told last, of a party or in its lead, and where."""
    if len(analysis.source.date) != _FULL:
        return None
    published = date.fromisoformat(analysis.source.date)
    lead = _lead_of(analysis)
    here = thread.first.sentence
    for number in range(here - 1, max(-1, here - _BACK), -1):
        times = [t for t in _times(number, analysis) if not _stamp(t, number, analysis)]
        if times and _prose(number, analysis):
            times = [t for t in times if _day(t)] or times
            time, last = _within(times), _day(times[-1])
            if last is not None and last >= published and number not in lead:
                continue
            recent = time is not None and last is not None and timedelta() <= published - last < _WEEK
            told = number in lead or _speaks_of(thread, number, analysis)
            return (time, number) if time and recent and told else None
    return None


def _of_plans(thread: Thread, analysis: Analysis) -> tuple[Time, int] | None:
    """The day soon to come on which the lead has one of those who are to meet travel, and the sentence."""
    if len(analysis.source.date) != _FULL:
        return None
    published = date.fromisoformat(analysis.source.date)
    for number in _lead_of(analysis):
        times = [t for t in _times(number, analysis) if not _stamp(t, number, analysis)]
        day = _day(times[0]) if len(times) == 1 else None
        soon = day is not None and timedelta() < day - published < _MOST_AHEAD
        if soon and number < thread.first.sentence and _travels(thread, number, analysis):
            return times[0], number
    return None


def _prose(number: int, analysis: Analysis) -> bool:
    """Whether a sentence is none of a headline or a stamp: it ends in a mark."""
    return not analysis.sentences[number].tokens[-1].text[-1].isalnum()


def _lead_of(analysis: Analysis) -> Sequence[int]:
    """The first sentences of prose."""
    return [n for n in range(len(analysis.sentences)) if _prose(n, analysis)][:_LEAD]


def _stamp(time: Time, number: int, analysis: Analysis) -> bool:
    """Whether a time belongs to the line that a report is dated from: "OSLO, May 15 - "."""
    near = time.start - analysis.sentences[number].start < _STAMP
    return near and LABEL.match(analysis.reading.text, time.end) is not None


def _give(thread: Thread, time: Time | None, place: Place | None) -> None:
    """Sets time and place of a meeting that has none; a call has no place."""
    where = place if thread.place is None and thread.mode.value == "in_person" else thread.first.place
    told = thread.first._replace(time=time, place=where)
    thread.retell([told if t is thread.first else t for t in thread.tellings])


def _reach(telling: Telling, analysis: Analysis) -> int:
    """How many sentences before may tell the meeting that a sentence goes on from: "He also met"; else 0."""
    tokens = analysis.sentences[telling.sentence].tokens
    if _beside_event(telling, analysis):
        return _FAR
    opening = {t.lower for t in tokens[:_OPENING]}
    beside = {t.lower for t in tokens if t.end <= telling.start and telling.start - t.end < _OPENING}
    return _NEAR if not LEXICON.sequels.isdisjoint(opening) or "also" in beside else 0


def _beside_event(telling: Telling, analysis: Analysis) -> bool:
    """Whether a sentence opens "Before the talks, ..." or "After the delegations had left, ..."."""
    words = [t.lower for t in analysis.sentences[telling.sentence].tokens[:_CLAUSE]]
    hinged = words[:1] in (["before"], ["after"], ["following"]) or words[:2] in (
        ["ahead", "of"],
        ["prior", "to"],
    )
    clause = words[: words.index(",")] if hinged and "," in words else []
    return not LEXICON.sequel_events.isdisjoint(clause)


def _told_before(telling: Telling, earlier: Sequence[Thread], reach: int) -> Thread | None:
    """The meeting told last, so many sentences before; a look back is passed over: "They last met in May"."""
    last = _last_of(telling, earlier, reach)
    if last is None or not _looks_back(last, earlier):
        return last
    story = _last_of(telling, [thread for thread in earlier if not _looks_back(thread, earlier)], _FAR)
    return story or last


def _last_of(telling: Telling, earlier: Sequence[Thread], reach: int) -> Thread | None:
    told = [
        (t.start, n)
        for n, thread in enumerate(earlier)
        for t in thread.tellings
        if telling.sentence - reach <= t.sentence < telling.sentence
    ]
    return earlier[max(told)[1]] if told else None


def _looks_back(thread: Thread, earlier: Sequence[Thread]) -> bool:
    """Whether a meeting was more than a week before one of its parties told of before it."""
    day = day_range(thread.time.value) if thread.time else None
    before = (
        t for t in earlier if t.first.start < thread.first.start and set(t.parties) & set(thread.parties)
    )
    days = (day_range(t.time.value) for t in before if t.time)
    return day is not None and any(
        other and date.fromisoformat(other[0]) - date.fromisoformat(day[1]) > _WEEK for other in days
    )


def _sentences_before(telling: Telling, analysis: Analysis) -> Iterator[int]:
    """The sentences of the paragraph before a telling, the nearest first."""
    paragraph = analysis.sentences[telling.sentence].paragraph
    for number in range(telling.sentence - 1, -1, -1):
        if analysis.sentences[number].paragraph != paragraph:
            return
        yield number


def _times(number: int, analysis: Analysis) -> list[Time]:
    """The days and months that a sentence tells, but for limits ("since May")."""
    sentence, text = analysis.sentences[number], analysis.reading.text
    return [
        t
        for t in analysis.times
        if sentence.start <= t.start < sentence.end
        and t.kind in ("date", "time")
        and len(t.value) > _YEAR
        and day_range(t.value)
        and ("/" in t.value or not _bounds(text[max(0, t.start - _BEFORE) : t.start].lower().split()))
    ]


def _within(times: Sequence[Time]) -> Time | None:
    """The day that times tell; of several that follow each other closely the month: "on 3 and 4 May"."""
    if len({t.value for t in times}) == 1 and "/" not in times[0].value:
        return times[0]
    days = sorted(day for t in times for day in day_range(t.value) or ())
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    if first == last:
        return times[0]
    if last - first > _TRIP or first.year != last.year:
        return None
    value = days[0][:_MONTH] if first.month == last.month else days[0][:_YEAR]
    return times[0]._replace(end=max(t.end for t in times), value=value, kind="date")


def _bounds(before: Sequence[str]) -> bool:
    """Whether the words before a time make of it a limit, or the day that something began."""
    began = before[-_LEAD:-1] if before[-1:] == ["on"] else before[-1:]
    return not _LIMITS.isdisjoint(before[-1:]) or not LEXICON.beginnings.isdisjoint(began)


def _day(time: Time) -> date | None:
    """The day of a time, or the first of several; None for weeks, weekends and what is longer."""
    day = _DAY.match(time.value)
    return date.fromisoformat(day[0]) if day else None


def _possible(time: Time, thread: Thread, analysis: Analysis) -> bool:
    """Whether what was held was then past, and what is planned to come."""
    days, published = day_range(time.value), day_range(analysis.source.date)
    if not days or not published or thread.status.value == "proposed":
        return bool(days) and thread.status.value != "proposed"
    return days[0] <= published[1] if thread.status.value == "held" else days[0] >= published[0]


def _speaks_of(thread: Thread, number: int, analysis: Analysis) -> bool:
    """Whether a sentence speaks of one of the parties."""
    sentence = analysis.sentences[number]
    told = (m for m in analysis.actors if sentence.start <= m.start < sentence.end)
    return any(known(actor, thread.parties) for mention in told for actor in mention.actors)


def _travels(thread: Thread, number: int, analysis: Analysis) -> bool:
    """Whether a sentence has one of the parties on a journey."""
    sentence, text = analysis.sentences[number], analysis.reading.text
    told = [m for m in analysis.actors if sentence.start <= m.start < sentence.end]
    return any(travels(m, text, sentence.end) and known(m.actor, thread.parties) for m in told)


def _leads(number: int, telling: Telling, time: Time, analysis: Analysis) -> bool:
    """Whether the sentence just before tells a recent day and of nobody: "Rain fell on Friday." """
    sentence, published = analysis.sentences[number], analysis.source.date
    told = _day(time)
    if number != telling.sentence - 1 or told is None or not _DAY.fullmatch(published):
        return False
    recent = date.fromisoformat(published) - told < _WEEK
    return recent and not any(sentence.start <= m.start < sentence.end for m in analysis.actors)


def _place(number: int, analysis: Analysis) -> Place | None:
    """The only city that a sentence is set in."""
    sentence, text = analysis.sentences[number], analysis.reading.text
    cities = [
        p
        for p in analysis.places
        if sentence.start <= p.start < sentence.end
        and p.city
        and text[: p.start].rstrip().rpartition(" ")[2].lower() in _LEADING
    ]
    return cities[0] if len({p.city for p in cities}) == 1 else None
