"""Time expressions: found, and resolved as far as the document allows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import cast

from readout.tense import direction
from readout.timegrammar import Found, Kind, find, value_of
from readout.timevalues import Unit, coarsest, day_range, is_day, shift, week
from readout.tokens import Sentence, Token

__all__ = ["Time", "coarsest", "day_range", "find_times", "shift"]

Span = tuple[int, int]
Parts = dict[str, tuple[Token, ...]]


@dataclass(frozen=True)
class Time:
    """A time expression; ``value`` is ISO 8601 as TIMEX3 extends it (see readout.timevalues), as partial
    as the text, empty if it cannot be placed. ``day_range(value)`` gives its first and last day.

    An interval "November 7-10" is one Time with value "2013-11-07/2013-11-10"; "5 and 8 March" are two.
    """

    start: int
    end: int
    value: str
    kind: Kind
    rule: str


def find_times(sentences: Sequence[Sentence], text: str, anchor: str) -> list[Time]:
    """The time expressions of a text in order, resolved from ``anchor``: the document's ISO date or ""."""
    clock = _Calendar(anchor)
    return [
        Time(start, end, value, found.rule.kind, found.rule.rule)
        for sentence in sentences
        for found in find(sentence.tokens)
        for start, end, value in clock.read(found, sentence.tokens, text)
    ]


class _Calendar:
    """What days words mean in one document: its own day, and the day that it spoke of last."""

    def __init__(self, anchor: str) -> None:
        self.anchor = anchor if re.fullmatch(r"\d{4}(-\d\d){0,2}", anchor) else ""
        self.last = self.anchor

    def read(self, found: Found, tokens: Sequence[Token], text: str) -> list[tuple[int, int, str]]:
        first, last = tokens[found.first], tokens[found.last - 1]
        start, end = first.start, last.end
        if last.lower.endswith("'s"):
            end -= 2
        look = direction(tokens, found.first, found.last)
        values = getattr(self, f"_{found.rule.reads}")(found.parts, look)
        if values is None:
            return []
        if isinstance(values, str):
            spans = [(start, end, values)]
        else:
            join = found.parts["join"][0]
            spans = [
                (start, tokens[_index(tokens, join) - 1].end, values[0]),
                (tokens[_index(tokens, join) + 1].start, end, values[1]),
            ]
        if found.rule.kind in ("date", "time") and day_range(spans[-1][2]):
            self.last = spans[-1][2]
        return spans

    def _date(self, parts: Parts, look: str) -> str | None:
        year = _text(parts, "year")
        which = int(_text(parts, "which") or 0)
        part = (
            f"T{value_of(parts['part'][-1])}"
            if "part" in parts
            and "weekday" in parts
            or "part" in parts
            and ("which" in parts or "named_day" in parts)
            else ""
        )
        if "month" in parts:
            month, day = int(_text(parts, "month")), int(_text(parts, "day") or 0)
            year = year or self._year(month, day, look, parts)
            if not year:
                year = "XXXX"
            if day and not is_day(year, month, day):
                return None
            return f"{year}-{month:02}" + (f"-{day:02}" if day else "") + part
        if "named_day" in parts:
            value = shift(self.anchor, int(_text(parts, "named_day")), "D")
            return value + part if value else ""
        if "tonight" in parts:
            return f"{self.anchor}TNI" if len(self.anchor) == 10 else ""
        if "weekday" in parts:
            value = self._weekday(int(_text(parts, "weekday")), parts, look)
            return value + part if value else ""
        if "season" in parts:
            season = _text(parts, "season")
            if not year and self.anchor:
                year = str(int(self.anchor[:4]) + which)
            return f"{year}-{season}" if year else ""
        if "nth" in parts:
            letter = "Q" if parts["part"][-1].lower == "quarter" else "H"
            return f"{year}-{letter}{_text(parts, 'nth')}"
        if "part" in parts:
            value = shift(self.anchor, which, "D")
            return value + part if value else ""
        return year

    def _year(self, month: int, day: int, look: str, parts: Parts) -> str:
        if not self.anchor:
            return ""
        year = int(self.anchor[:4])
        if len(self.anchor) == 4:
            return self.anchor
        here = (int(self.anchor[5:7]), int(self.anchor[8:10] or 0) if day else 0)
        there = (month, day)
        which = int(_text(parts, "which") or 0)
        if which < 0 or (not which and look == "past" and there > here):
            return str(year - 1) if there >= here or which < 0 and there == here else str(year)
        if which > 0:
            return str(year + 1) if there <= here else str(year)
        if look == "future" and there < here:
            return str(year + 1)
        if look == "past" or look == "future":
            return str(year)
        if self.anchor[8:]:
            a = date.fromisoformat(self.anchor)
            best = min(
                (abs((date(y, month, min(day or 15, 28)) - a).days), y) for y in (year - 1, year, year + 1)
            )
            return str(best[1])
        return str(year)

    def _weekday(self, number: int, parts: Parts, look: str) -> str:
        if len(self.anchor) != 10:
            return ""
        a = date.fromisoformat(self.anchor)
        if "week" in parts:
            monday = a - timedelta(days=a.weekday())
            return (monday + timedelta(days=number + 7 * int(_text(parts, "week") or 0))).isoformat()
        back = (a.weekday() - number) % 7
        which = _text(parts, "which")
        if which == "-1":
            return (a - timedelta(days=back or 7)).isoformat()
        if which == "1" or (which != "-1" and look == "future" and back):
            return (a + timedelta(days=(7 - back) if back else 7)).isoformat()
        return (a - timedelta(days=back)).isoformat()

    def _numeric(self, parts: Parts, look: str) -> str | None:
        if "dotted" in parts:
            d, m, y = parts["dotted"][0].text.split(".")
        elif "month" in parts:
            y, m, d = _text(parts, "year"), _text(parts, "month"), _text(parts, "day")
        else:
            d, m = _text(parts, "first"), _text(parts, "second")
            y = _text(parts, "year") or _text(parts, "short")
        if int(m) > 12:
            d, m = m, d
        if len(y) == 2:
            y = ("19" if int(y) > 50 else "20") + y
        return f"{y}-{int(m):02}-{int(d):02}" if is_day(y, int(m), int(d)) else None

    def _interval(self, parts: Parts, look: str) -> str | None:
        if "till" in parts:
            first, last = _text(parts, "year"), _text(parts, "till")
            return f"{first}/{last if len(last) == 4 else first[:2] + last}"
        ends = {k: v for k, v in parts.items() if k not in ("day", "end", "month", "close")}
        close = parts.get("close", parts["month"])
        last = self._date({**ends, "day": parts["end"], "month": close}, look)
        if last is None:
            return None
        first = self._date({**ends, "day": parts["day"], "month": parts["month"]}, look)
        if first is None or first > last:
            return None
        return f"{first}/{last}"

    def _pair(self, parts: Parts, look: str) -> tuple[str, str] | None:
        first = self._date(parts, look)
        last = self._date({**parts, "day": parts["end"]}, look)
        return (first, last) if first and last else None

    def _decade(self, parts: Parts, look: str) -> str | None:
        if "year" in parts:
            return _text(parts, "year")[:3]
        return "19" + _text(parts, "short")[0]

    def _century(self, parts: Parts, look: str) -> str | None:
        if parts["unit"][0].lower != "century":
            return None
        return f"{int(_text(parts, 'rank')) - 1:02}"

    def _near(self, parts: Parts, look: str) -> str | None:
        which = parts["which"][-1].lower
        unit = _text(parts, "unit") or "WE"
        count = int(_VALUE_WHICH.get(which, 0))
        base = self.anchor if which in ("last", "past", "this") or unit != "D" else self.last
        if unit == "WE":
            return (shift(base, count, "W") + "-WE") if shift(base, count, "W") else ""
        if unit not in ("D", "W", "M", "Y"):
            return None
        if unit == "D":
            base = base[:10]
        return shift(base, count, cast(Unit, unit))

    def _offset(self, parts: Parts, look: str) -> str | None:
        count = _count(parts["count"])
        unit = _text(parts, "unit")
        sign = 1
        base = self.anchor
        if "later" in parts:
            base = self.last
            sign = int(_text(parts, "later"))
        else:
            sign = -1
        if not count.isdigit():
            return ""
        n, u = int(count) * int(unit[:-1] or 1) if unit[:-1].isdigit() or not unit[:-1] else 0, unit[-1]
        if u not in "DWMY" or unit.startswith("T"):
            return ""
        return shift(base, sign * n, cast(Unit, u))

    def _duration(self, parts: Parts, look: str) -> str | None:
        unit = _text(parts, "unit")
        count = _count(parts["count"]) if "count" in parts else "0.5" if "half" in parts else "X"
        return _period(count, unit)

    def _every(self, parts: Parts, look: str) -> str | None:
        if "often" in parts:
            return _text(parts, "often")
        if "weekday" in parts:
            return f"XXXX-WXX-{int(_text(parts, 'weekday')) + 1}"
        return _period(_text(parts, "number") or "1", _text(parts, "unit"))

    def _clock(self, parts: Parts, look: str) -> str | None:
        if "noon" in parts:
            t = _text(parts, "noon")
        else:
            if "clock" in parts:
                h, m = parts["clock"][0].text.split(".")
            else:
                h, m = _text(parts, "hour"), _text(parts, "minutes") or "00"
            hour = int(h)
            if "noon_or_night" in parts:
                if hour > 12:
                    return None
                hour = hour % 12 + (12 if parts["noon_or_night"][0].lower.startswith("p") else 0)
            t = f"{hour:02}:{m}"
        base = self.last[:10] if len(self.last) >= 10 and self.last[4:5] == "-" else ""
        return f"{base}T{t}" if base else ""

    def _fixed(self, parts: Parts, look: str) -> str | None:
        return value_of(next(iter(parts.values()))[-1])


_VALUE_WHICH = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "subsequent": 1,
}


def _index(tokens: Sequence[Token], token: Token) -> int:
    return next(i for i, t in enumerate(tokens) if t.start == token.start)


def _text(parts: Parts, name: str) -> str:
    return value_of(parts[name][-1]) if name in parts else ""


def _count(tokens: Sequence[Token]) -> str:
    total = 0.0
    for token in tokens:
        value = value_of(token)
        if value == "X":
            return "X"
        if token.lower in ("dozen", "hundred"):
            total = (total or 1) * int(value)
        elif token.lower == "half":
            total += 0.5
        elif re.fullmatch(r"[\d.]+", value) and token.lower not in ("a", "an"):
            total += float(value)
    total = total or 1
    return f"{total:g}"


def _period(count: str, unit: str) -> str:
    time = unit.startswith("T")
    unit = unit.removeprefix("T")
    factor, letter = unit[:-1], unit[-1]
    if factor and count != "X":
        count = f"{float(count) * int(factor):g}"
    return f"P{'T' if time else ''}{count}{letter}"
