"""Time expressions: found, and resolved as far as the document allows.

The grammar is in readout.dates.grammar and lexicon/dates.yml, the mechanisms that give a value in
readout.dates.meaning, what a value means in readout.dates.values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property, partial
from itertools import groupby
from typing import NamedTuple

from babel import Locale

from readout.dates.grammar import Found, Kind, find
from readout.dates.meaning import READERS
from readout.dates.standpoint import Standpoint
from readout.dates.tense import leaning
from readout.dates.values import coarsest, day_range, is_day, shift
from readout.text.tokens import Sentence, Token

__all__ = ["Time", "coarsest", "day_range", "find_times", "shift"]

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PARTIAL_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_ISO_MONTH = re.compile(r"\d{4}-\d\d")
_WEEKDAYS = {name: number for number, name in Locale("en").days["format"]["abbreviated"].items()}
_IN_FIGURES = re.compile(rf"(?:\b({'|'.join(_WEEKDAYS)})[a-z]*\W{{1,3}})?\b(\d\d?)([/-])(\d\d?)\3(\d{{4}})\b")
_MONTH_FIRST = re.compile(r"\b(?:[ECMP][SD]T)\b")
_MONTHS = Locale("en").months["format"]["abbreviated"]
_NEAR = 24
_YEAR = re.compile(r"\d{4}")
_COUNTED = frozenset({"later", "day-before", "narrated-unit", "units-before", "units-from-that"})
_TOLD_FROM_THE_DESK = {"weekday", "part-of-weekday", "named-day", "part-of-day"}
_LISTED = {",", "and", "or", "&", ";"}


class Time(NamedTuple):
    """A time expression of a text.

    ``value`` is ISO 8601 as TIMEX3 extends it (see readout.dates.values), as partial as the text, empty if
    it cannot be placed; ``day_range(value)`` gives its first and last day. "June 4-9" is one Time
    with an interval as its value; "5 and 8 March" are two Times.
    """

    start: int
    end: int
    value: str
    kind: Kind
    rule: str


def find_times(sentences: Sequence[Sentence], text: str, anchor: str, document: str = "") -> list[Time]:
    """The time expressions of a text in order, resolved from ``anchor``: the document's ISO date or "".

    Weekdays and "yesterday" stay without a value where the anchor is no full day; a day without its year is
    "XXXX-08-21" where there is no anchor. ``document`` is what a part is of: how it writes 05/04 holds there.
    """
    calendar = _Calendar(anchor, document or text)
    return [time for sentence in sentences for time in calendar.times(sentence)]


class _Calendar:
    """What days words mean in one document: its own day, and the time that it spoke of last.

    It is ``adrift`` where it begins with a weekday that cannot be placed.
    """

    def __init__(self, anchor: str, text: str) -> None:
        self._anchor = anchor if _PARTIAL_DAY.fullmatch(anchor) else ""
        self._last = self._anchor
        self._last_day = self._anchor if len(self._anchor) == 10 else ""
        self._named: dict[str, str] = {}
        self._paragraph = self._day_paragraph = self._past_paragraph = -1
        self._past_day = ""
        self._lead = ""
        self._recent = self._adrift = False
        self._text = text

    @cached_property
    def _day_first(self) -> bool:
        return _day_first(self._text)

    def times(self, sentence: Sentence) -> list[Time]:
        """The times of one sentence."""
        found: list[Time] = []
        dated = ""
        for match in find(sentence):
            here = self._standpoint(sentence, match, dated, found)
            for time in _read(match, sentence.tokens, here):
                found.append(time)
                self._remember(time, sentence.paragraph, dated="month" in match.parts)
                dated = time.value[:10] if "year" in match.parts and _ISO_MONTH.match(time.value) else dated
        about = self._scene(sentence.paragraph) or self._anchor
        return [self._placed(found, i, about) for i in range(len(found))]

    def _about(self, paragraph: int) -> str:
        """The day that a paragraph is about: told in it last, else the first that the document told."""
        return self._last_day if paragraph == self._day_paragraph else self._lead

    def _scene(self, paragraph: int) -> str:
        """The day whose hours a paragraph tells: one still to come only where it has told of none before."""
        return self._past_day if paragraph == self._past_paragraph else self._about(paragraph)

    def _standpoint(self, sentence: Sentence, match: Found, dated: str, found: Sequence[Time]) -> Standpoint:
        tokens = sentence.tokens
        between = [t.lower for t in _between(tokens, found[-1].end, match.first)] if found else []
        listed = found and all(word in _LISTED for word in between)
        return Standpoint(
            anchor=self._anchor,
            last=self._last,
            last_day=self._last_day,
            day=self._about(sentence.paragraph) or ("" if self._adrift else self._last_day),
            scene=self._scene(sentence.paragraph) or ("" if self._adrift else self._last_day),
            dated=dated,
            listed=found[-1].value if listed and _ISO_DAY.fullmatch(found[-1].value) else "",
            apposed=_apposed(found[-1]) if between == [","] else "",
            story=self._last if sentence.paragraph == self._paragraph else "",
            long_ago=not self._recent,
            named=self._named,
            day_first=lambda: self._day_first,
            look=partial(leaning, tokens, match.first, match.last),
        )

    def _remember(self, time: Time, paragraph: int, dated: bool) -> None:
        if time.kind not in ("date", "time") or not day_range(time.value):
            self._adrift = self._adrift or (time.rule in _TOLD_FROM_THE_DESK and not self._last_day)
            return
        self._last, self._paragraph = time.value, paragraph
        self._recent = self._recent or self._is_recent(time.value)
        if _ISO_DAY.match(time.value):
            self._last_day = time.value[-10:] if "/" in time.value else time.value[:10]
            self._day_paragraph = paragraph
            if self._last_day <= self._anchor:
                self._past_day, self._past_paragraph = self._last_day, paragraph
            self._lead = self._lead or (self._last_day if time.rule in _TOLD_FROM_THE_DESK else "")
            if dated:
                self._named[time.value[5:7]] = self._named[time.value[5:10]] = time.value[:4]

    def _is_recent(self, value: str) -> bool:
        """Whether a time is of the document's own year or the one before; its own date, a stamp, is not."""
        years = value[:4], self._anchor[:4]
        return (
            value != self._anchor and all(map(_YEAR.fullmatch, years)) and int(years[0]) >= int(years[1]) - 1
        )

    def _placed(self, times: Sequence[Time], i: int, about: str) -> Time:
        """A time of day with its day: that of the expression beside it or before it, else ``about``."""
        time = times[i]
        if not time.value.startswith("T"):
            return time
        beside = sorted((t for t in times if _ISO_DAY.match(t.value)), key=lambda t: _gap(t, time))
        near = [t.value[:10] for t in beside if _gap(t, time) < _NEAR or t.end <= time.start]
        day = near[0] if near else about
        return time._replace(value=day + time.value) if len(day) == 10 else time


def _read(found: Found, tokens: Sequence[Token], here: Standpoint) -> list[Time]:
    """The times of a match: one, or as many as stand in a list; none where it is no time."""
    value = READERS[found.rule.reads](found.parts, here)
    if value is None:
        return []
    first, last = tokens[found.first], tokens[found.last - 1]
    end = last.end - (2 if last.lower.endswith("'s") else 0)
    rule = found.rule
    if isinstance(value, str):
        return [Time(first.start, end, value, rule.kind, rule.rule)]
    runs = groupby(tokens[found.first : found.last], key=lambda token: token.lower in _LISTED)
    words = [list(run) for separating, run in runs if not separating][: len(value)]
    ends = [run[-1].end for run in words[:-1]] + [end]
    return [
        Time(run[0].start, stop, one, rule.kind, rule.rule)
        for run, stop, one in zip(words, ends, value, strict=True)
    ]


def _between(tokens: Sequence[Token], end: int, first: int) -> Sequence[Token]:
    """The tokens behind offset ``end`` and before token ``first``."""
    return [token for token in tokens[max(0, first - 3) : first] if token.start >= end]


def _apposed(time: Time) -> str:
    """The day that a time gives by itself, and not counted from another."""
    return time.value if _ISO_DAY.fullmatch(time.value) and time.rule not in _COUNTED else ""


def _gap(a: Time, b: Time) -> int:
    return max(a.start - b.end, b.start - a.end)


def _fits(weekday: str, year: str, month: str, day: str) -> bool:
    """Whether there is such a day, and it falls on the weekday if one is given."""
    if not is_day(year, int(month), int(day)):
        return False
    return not weekday or date(int(year), int(month), int(day)).weekday() == _WEEKDAYS.get(weekday)


def _in_words(text: str, month: str, day: str) -> bool:
    """Whether a text names a day of the year by the name of its month: "Nov 6", "6 November"."""
    name, number = f"{_MONTHS[int(month)]}[a-z]*", f"0?{int(day)}"
    return re.search(rf"\b(?:{name}\W{{1,2}}{number}|{number}(?:st|nd|rd|th)? {name})\b", text) is not None


def _day_first(text: str) -> bool:
    """Whether "05/04/2003" is 5 April in this text.

    A date of it that allows one reading only decides, by its numbers, by the weekday before it or by the
    text's words, as where it names "May 4"; then a North American time zone; else the day comes first, as it
    does nearly everywhere.
    """
    for name, first, _, second, year in _IN_FIGURES.findall(text):
        as_day, as_month = _fits(name, year, second, first), _fits(name, year, first, second)
        if as_day and as_month:
            as_day, as_month = _in_words(text, second, first), _in_words(text, first, second)
        if as_day != as_month:
            return as_day
    return not _MONTH_FIRST.search(text)
