"""Time expressions: found, and resolved as far as the document allows.

The grammar is in readout.dates.grammar and lexicon/dates.yml, the mechanisms that give a value in
readout.dates.meaning, what a value means in readout.dates.values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial

from babel import Locale

from readout.dates.grammar import Found, Kind, find
from readout.dates.meaning import READERS
from readout.dates.standpoint import Standpoint
from readout.dates.tense import leaning
from readout.dates.values import coarsest, day_range, is_day, shift
from readout.text.tokens import Sentence, Token

__all__ = ["Time", "coarsest", "day_range", "find_times", "shift"]

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_IN_FIGURES = re.compile(r"(?:([A-Z][a-z]+day),? )?\b(\d\d?)([/-])(\d\d?)\3(\d{4})\b")
_MONTH_FIRST = re.compile(r"\b(?:[ECMP][SD]T)\b")
_WEEKDAYS = {name: number for number, name in Locale("en").days["format"]["wide"].items()}
_NEAR = 24


@dataclass(frozen=True)
class Time:
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


def find_times(sentences: Sequence[Sentence], text: str, anchor: str) -> list[Time]:
    """The time expressions of a text in order, resolved from ``anchor``: the document's ISO date or "".

    Weekdays and "yesterday" stay without a value where the anchor is no full day; a day without its year is
    "XXXX-08-21" where there is no anchor.
    """
    calendar = _Calendar(anchor, text)
    return [time for sentence in sentences for time in calendar.times(sentence)]


class _Calendar:
    """What days words mean in one document: its own day, and the time that it spoke of last."""

    def __init__(self, anchor: str, text: str) -> None:
        self._anchor = anchor if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", anchor) else ""
        self._last = self._anchor
        self._last_day = self._anchor if len(self._anchor) == 10 else ""
        self._named: dict[str, str] = {}
        self._paragraph = -1
        self._text = text

    @cached_property
    def _day_first(self) -> bool:
        return _day_first(self._text)

    def times(self, sentence: Sentence) -> list[Time]:
        """The times of one sentence."""
        found: list[Time] = []
        tokens = sentence.tokens
        year = ""
        for match in find(tokens):
            look = partial(leaning, tokens, match.first, match.last)
            here = Standpoint(
                anchor=self._anchor,
                last=self._last,
                last_day=self._last_day,
                year=year,
                story=self._last if sentence.paragraph == self._paragraph else "",
                named=self._named,
                day_first=lambda: self._day_first,
                look=look,
            )
            for time in _read(match, tokens, here):
                found.append(time)
                self._remember(time, sentence.paragraph, dated="month" in match.parts)
                year = time.value[:4] if "year" in match.parts and _ISO_DAY.match(time.value) else year
        return [self._placed(found, i) for i in range(len(found))]

    def _remember(self, time: Time, paragraph: int, dated: bool) -> None:
        if time.kind in ("date", "time") and day_range(time.value):
            self._last, self._paragraph = time.value, paragraph
            if _ISO_DAY.match(time.value):
                self._last_day = time.value[-10:] if "/" in time.value else time.value[:10]
                if dated:
                    self._named[time.value[5:7]] = self._named[time.value[5:10]] = time.value[:4]

    def _placed(self, times: Sequence[Time], i: int) -> Time:
        """A time of day with its day: that of the expression beside it, else the document's."""
        time = times[i]
        if not time.value.startswith("T"):
            return time
        beside = sorted((t for t in times if _ISO_DAY.match(t.value)), key=lambda t: _gap(t, time))
        near = [t.value[:10] for t in beside if _gap(t, time) < _NEAR]
        day = near[0] if near else self._anchor
        return replace(time, value=day + time.value if len(day) == 10 else time.value)


def _read(found: Found, tokens: Sequence[Token], here: Standpoint) -> list[Time]:
    """The times of a match: one, or two where they are joined by "and"; none where it is no time."""
    value = READERS[found.rule.reads](found.parts, here)
    first, last = tokens[found.first], tokens[found.last - 1]
    end = last.end - (2 if last.lower.endswith("'s") else 0)
    make = partial(Time, kind=found.rule.kind, rule=found.rule.rule)
    if value is None:
        return []
    if isinstance(value, str):
        return [make(first.start, end, value)]
    join = tokens.index(found.parts["join"][0])
    return [
        make(first.start, tokens[join - 1].end, value[0]),
        make(tokens[join + 1].start, end, value[1]),
    ]


def _gap(a: Time, b: Time) -> int:
    return max(a.start - b.end, b.start - a.end)


def _fits(weekday: str, year: str, month: str, day: str) -> bool:
    """Whether there is such a day, and it falls on the weekday if one is given."""
    if not is_day(year, int(month), int(day)):
        return False
    return not weekday or date(int(year), int(month), int(day)).weekday() == _WEEKDAYS.get(weekday)


def _day_first(text: str) -> bool:
    """Whether "05/04/2003" is 5 April in this text.

    A date of it that allows one reading only decides, by its numbers or by the weekday before it; then a
    North American time zone; else the day comes first, as it does nearly everywhere.
    """
    for name, first, _, second, year in _IN_FIGURES.findall(text):
        as_day, as_month = _fits(name, year, second, first), _fits(name, year, first, second)
        if as_day != as_month:
            return as_day
    return not _MONTH_FIRST.search(text)
