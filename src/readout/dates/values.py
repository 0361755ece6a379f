"""Values of time expressions: ISO 8601 as TIMEX3 extends it, their days, and counting on from them.

A value is as partial as its text: "2019-02-08", "2019-02", "2019", "2010-W43" (a week), "2018-W51-WE" (its
weekend), "2011-Q2" (a quarter), "2011-H1" (a half), "2019-SP" (a season), "199" (a decade), "19" (a century),
"2012-06-04/2012-06-09" (an interval); a part of the day or a time follows a T: "2018-12-20TAF",
"2012-07-20T20:15". "XXXX-08-21" is a day whose year is not known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Unit = Literal["D", "W", "M", "Q", "Y"]

_YEARS = range(1000, 9999)  # before and behind stand the days that programs write for unknown ones
_LEAP = 2000
_KEPT = 4096  # values whose days are kept: more than most documents name
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_CALENDAR = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:T.*)?")
_DAY_OR_LONGER = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!-?[WQHSF\d])")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(?:(SP|SU|FA|WI)|([QH])(\d))")


@lru_cache(maxsize=_KEPT)
def day_range(value: str) -> tuple[str, str] | None:
    """First and last day (ISO) of a date, time or interval; None for what is no known stretch of days.

    Seasons are the northern meteorological ones: spring is March to May, winter runs into the next year.
    """
    if "/" in value:
        first, last = (day_range(end) for end in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    days = _days(value)
    return (days[0].isoformat(), days[1].isoformat()) if days else None


def coarsest(not_before: str, not_after: str) -> str:
    """The smallest day, month or year that holds all days from one ISO day to another; "" if none does.

    "2018-12-19", "2018-12-20" -> "2018-12"; across years, or with an end unknown, "".
    """
    if len(not_before) != 10 or len(not_after) != 10:
        return ""
    return next((not_before[:n] for n in (10, 7, 4) if not_before[:n] == not_after[:n]), "")


@lru_cache(maxsize=_KEPT)
def shift(value: str, count: int, unit: Unit) -> str:
    """``value`` moved by ``count`` units, at the unit's own grain: "2018-12-20", -1, "W" -> "2018-W50".

    "" where the value is coarser than the unit, so that the count leads nowhere.
    """
    match = _DAY_OR_LONGER.match(value)
    if not match:
        return ""
    year, month, day = (int(g) if g else 0 for g in match.groups())
    try:
        if unit == "Y":
            return f"{date(year + count, 1, 1).year:04}"
        if unit in "MQ" and month:
            months = year * 12 + month - 1 + count * (3 if unit == "Q" else 1)
            first = date(months // 12, months % 12 + 1, 1)
            iso = first.isoformat()
            return f"{iso[:4]}-Q{(first.month + 2) // 3}" if unit == "Q" else iso[:7]
        if unit in "DW" and day:
            moved = date(year, month, day) + timedelta(days=count * (7 if unit == "W" else 1))
            return week(moved) if unit == "W" else moved.isoformat()
    except (ValueError, OverflowError):
        return ""
    return ""


def week(day: date) -> str:
    """The ISO week of a day: "2021-W50"."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def is_day(year: str, month: int, day: int) -> bool:
    """Whether the calendar has such a day; a year that is not known has all its days."""
    number = int(year) if year.isdecimal() else _LEAP
    return number in _YEARS and 1 <= month <= 12 and 1 <= day <= monthrange(number, month)[1]


def _days(value: str) -> tuple[date, date] | None:
    try:
        if match := _CALENDAR.fullmatch(value):
            year, month = int(match[1]), int(match[2])
            if match[3]:
                return (date(year, month, int(match[3])),) * 2
            return _months(year, month, 1)
        if match := _WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6)
        if match := _PART.fullmatch(value):
            size = {"Q": 3, "H": 6}.get(match[3], 3)
            first = _SEASONS[match[2]] if match[2] else (int(match[4]) - 1) * size + 1
            return _months(int(match[1]), first, size)
        if value.isdigit() and 2 <= len(value) <= 4:
            years = 10 ** (4 - len(value))
            return _months(int(value) * years, 1, 12 * years)
    except (ValueError, OverflowError):
        return None
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of ``count`` months."""
    after = year * 12 + month - 1 + count
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
