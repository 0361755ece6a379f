"""Which year a day, month or season belongs to that is named without one."""

from __future__ import annotations

import re

from readout.dates.grammar import value_of
from readout.dates.standpoint import Parts, Standpoint, word
from readout.dates.values import shift

_AGAINST, _CLOSELY_AGAINST = 3, 12
_RECENT, _VERY_RECENT = 45, 15
_LONG_AGO = 2
_SOON, _LONG = 90, 300
_YEAR, _MONTH = 4, 7
_STEPS = re.compile(r"-?\d")
_TO_THE_YEAR = re.compile(r"\d{4}(?:-\d\d|$)")


def stated_year(parts: Parts, here: Standpoint) -> str:
    """The year that the words give: "2019", "'19", "last year", "the same year"; "" if they give none."""
    if "year" in parts:
        return full_year(word(parts, "year"))
    if "year_beside" not in parts:
        return ""
    tokens = parts["year_beside"]
    told = any(t.lower in ("the", "that") for t in tokens)
    steps = next((int(v) for t in tokens if _STEPS.fullmatch(v := value_of(t))), 0)
    return shift((here.last if told else here.anchor)[:4], steps, "Y") or "XXXX"


def full_year(year: str) -> str:
    """A year of two digits in full; the window is POSIX's: 69 to 99 are of the twentieth century."""
    return ("19" if int(year) >= 69 else "20") + year if len(year) == 2 else year


def year_of(month: int, day: int, which: str, here: Standpoint) -> str:
    """The year of a day or month named without one; ``which`` is that of "last May" or "next May", or ""."""
    if which:
        return nearest_year(month, day, int(which), here)
    if day and here.listed:
        return _year_in_list(f"{month:02}-{day:02}", here)
    if day and here.dated:
        return _year_beside_dated(month, day, here.dated)
    if day and len(here.anchor) < _MONTH and (found := _year_of_that(month, here)):
        return found
    return _year_of_the_story(month, day, here) or nearest_year(month, day, None, here)


def _year_in_list(day: str, here: Standpoint) -> str:
    """The year of a day in a list: the days go on, or back where they would pass the document's own."""
    year = int(here.listed[:4]) + (day < here.listed[5:])
    passes = len(here.anchor) == 10 and here.listed <= here.anchor < f"{year:04}-{day}"
    return f"{year - passes:04}" if year - passes > 0 else here.listed[:4]


def _year_beside_dated(month: int, day: int, dated: str) -> str:
    """The year of a day after a dated one in its sentence: the same, but for a step over New Year."""
    year, ahead = int(dated[:4]), ((month - int(dated[5:7])) * 30 + day - int(dated[8:] or 1)) % 360
    later = f"{month:02}-{day:02}" >= dated[5:]
    if later and ahead > _LONG:
        year -= 1
    elif not later and ahead <= _SOON:
        year += 1
    return f"{year:04}" if 0 < year < 10000 else dated[:4]


def _year_of_that(month: int, here: Standpoint) -> str:
    """The year of a month that was told last, or whose days were: "Until July 1971 ... On 8 July"."""
    told = here.last[:4] if here.last[5:7] == f"{month:02}" else ""
    return told or here.named.get(f"{month:02}", "")


def _year_of_the_story(month: int, day: int, here: Standpoint) -> str:
    """The year that a story of long ago has reached; "" where the day of writing may be meant.

    A day of the year that was named before is that day again. Else, in a document that has told of nothing
    near its own day, a paragraph that has named a year or month at least ``_LONG_AGO`` years back goes on in
    its year, and so do the days of a month whose days were named, if the sentence does not look ahead.
    """
    if len(here.anchor) < _MONTH or here.look().direction == "future":
        return ""
    away = _days_away(month, day, here)
    again = here.named.get(f"{month:02}-{day:02}", "")
    if again and again < here.anchor[:4] and away > _VERY_RECENT:
        return again
    if not here.long_ago:
        return ""
    told = here.story[:4] if _TO_THE_YEAR.match(here.story) else ""
    named = here.named.get(f"{month:02}", "") if day else ""
    years = [year for year in ((named, told) if len(here.story) == _YEAR else (told, named)) if year]
    long_ago = (year for year in years if int(here.anchor[:4]) - int(year) >= _LONG_AGO)
    return next(long_ago, "") if away > _RECENT else ""


def _ahead(month: int, day: int, here: Standpoint) -> int:
    """How many days, of twelve months of thirty, the next such day lies after the day of writing."""
    at = int(here.anchor[5:7]), int(here.anchor[8:] or 0) if day else 0
    return ((month - at[0]) * 30 + (day - at[1] if at[1] else 0)) % 360


def _days_away(month: int, day: int, here: Standpoint) -> int:
    ahead = _ahead(month, day, here)
    return min(ahead, 360 - ahead)


def nearest_year(month: int, day: int, which: int | None, here: Standpoint) -> str:
    """The year of a day or month named without one: that of the nearest to the day of writing.

    "last" and "next" go before that, and so does the verb: what lies against it counts as further away
    by ``_AGAINST``, or ``_CLOSELY_AGAINST`` where the verb stands close.
    """
    anchor = here.anchor
    if len(anchor) < _MONTH:
        return anchor if anchor and which is None else "XXXX"
    year, at = int(anchor[:4]), (int(anchor[5:7]), int(anchor[8:] or 0) if day else 0)
    ahead = _ahead(month, day, here)
    if which is None and ahead:
        look = here.look()
        factor = _CLOSELY_AGAINST if look.close else _AGAINST
        past = (360 - ahead) * (factor if look.direction == "future" else 1)
        which = -1 if past <= ahead * (factor if look.direction == "past" else 1) else 1
    if not which:
        return str(year)
    return str(year - (at <= (month, day)) if which < 0 else year + (at >= (month, day)))
