"""What a time expression means: the mechanisms that the rules of lexicon/dates.yml name.

Each takes the named parts of a match and the place in the document where it stands, and returns TIMEX3's
value: "" if it cannot be placed, None if it is no time after all. Several values stand for as
many expressions.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

from readout.dates.grammar import value_of
from readout.dates.lengths import count_of, period, unit_of
from readout.dates.standpoint import Parts, Standpoint, word
from readout.dates.tense import Leaning
from readout.dates.values import Unit, day_range, is_day, shift
from readout.dates.years import full_year, nearest_year, stated_year, year_of

_SATURDAY = 5
_MONTH, _DAY = 7, 10
Value = str | tuple[str, ...] | None


def calendar(parts: Parts, here: Standpoint) -> str | None:
    """A day, month or year: "8 February 2019", "Feb. 8", "last May", "the 8th".

    XXXX stands for a year that is not known.
    """
    year = stated_year(parts, here)
    if "month" not in parts:
        return _day_alone(_number(parts, "day"), here) if "day" in parts else year
    month, day = int(word(parts, "month")), _number(parts, "day")
    year = year or year_of(month, day, word(parts, "which"), here)
    if day and not is_day(year, month, day):
        return None
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "") + _part(parts)


def week_of(parts: Parts, here: Standpoint) -> str | None:
    """The week or weekend in which a day lies: "the week of March 15"; the day itself for other units."""
    day = calendar(parts, here)
    if not day or word(parts, "unit") not in ("", "W"):
        return day
    return (shift(day, 0, "W") or day) + ("-WE" if "weekend" in parts else "")


def numeric(parts: Parts, here: Standpoint) -> str | None:
    """A date in figures; where day and month could change places, in the order that the document shows."""
    if "dotted" in parts:
        day, month, year = (figure.strip() for figure in parts["dotted"][0].text.split("."))
        if len(day) > len(year):
            day, year = year, day
    elif "month" in parts:
        year, month, day = word(parts, "year"), word(parts, "month"), word(parts, "day")
    else:
        day, month, year = word(parts, "first"), word(parts, "second"), full_year(word(parts, "year"))
        if not is_day(year, int(month), int(day)) or (not here.day_first() and int(day) <= 12):
            day, month = month, day
    year = full_year(year)
    return f"{year}-{int(month):02}-{int(day):02}" if is_day(year, int(month), int(day)) else None


def interval(parts: Parts, here: Standpoint) -> str | None:
    """Days, months or years from one to another: "June 4-9" -> 2012-06-04/2012-06-09."""
    ends = pair(parts, here)
    return "/".join(ends) if ends and ends[0] < ends[1] else None


def pair(parts: Parts, here: Standpoint) -> tuple[str, str] | None:
    """Two days, months or years that share what only one of them says: "5 and 8 March 2019"."""
    if "till" in parts:
        first, last = word(parts, "year"), word(parts, "till")
        return first, first[: 4 - len(last)] + last
    closing = {**parts, "day": parts.get("end", ()), "month": parts.get("close", parts["month"])}
    last_value = calendar({k: v for k, v in closing.items() if v}, here)
    if last_value is None:
        return None
    first_value = calendar(parts, here)
    if first_value and "year" not in parts and first_value > last_value and last_value[:4].isdigit():
        first_value = f"{int(last_value[:4]) - 1}{first_value[4:]}"
    return (first_value, last_value) if first_value else None


def row(parts: Parts, here: Standpoint) -> tuple[str, ...] | None:
    """Three days or four of one month: "3, 4 and 5 March 2019"."""
    names = ("day", "second", "third", "end")
    values = [calendar({**parts, "day": parts[name]}, here) for name in names if name in parts]
    known = tuple(value for value in values if value)
    return known if len(known) == len(values) else None


def decade(parts: Parts, here: Standpoint) -> str | None:
    """ "the 1960s" -> 196; of "the '60s" and "the sixties", the century before 2000."""
    return word(parts, "named") or word(parts, "year")[:3] or f"19{word(parts, 'short')[0]}"


def century(parts: Parts, here: Standpoint) -> str | None:
    """ "the 18th century" -> 17."""
    return f"{int(word(parts, 'rank')) - 1:02}" if parts["unit"][-1].lower.startswith("centur") else None


def season(parts: Parts, here: Standpoint) -> str | None:
    """ "the autumn of 2003" -> 2003-FA; without a year, as for a month without one."""
    name, year = word(parts, "season"), stated_year(parts, here)
    if not year and len(here.anchor) == 4:
        year = here.anchor
    if not year:
        month = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}[name]
        which = word(parts, "which")
        year = (
            here.anchor[:4] if which == "0" else nearest_year(month, 0, int(which) if which else None, here)
        )
    return f"{year or 'XXXX'}-{name}"


def fraction(parts: Parts, here: Standpoint) -> str | None:
    """ "the third quarter of 2003" -> 2003-Q3; a half -> 2011-H1."""
    letter, count = ("Q", 4) if parts["fraction"][-1].lower == "quarter" else ("H", 2)
    number = int(word(parts, "rank"))
    year = stated_year(parts, here) or here.anchor[:4] or "XXXX"
    return f"{year}-{letter}{number}" if 1 <= number <= count else None


def weekday(parts: Parts, here: Standpoint) -> str | None:
    """A day of the week: the nearest past one, the day of writing included.

    The next one where the sentence speaks of what is to come.
    """
    if len(here.anchor) != 10:
        return ""
    day, number = date.fromisoformat(here.anchor), int(word(parts, "weekday"))
    which, week_of = word(parts, "which"), word(parts, "week")
    back = (day.weekday() - number) % 7
    if week_of:
        days = number - day.weekday() + 7 * int(week_of)
    elif which == "-1":
        days = -(back or 7)
    else:
        look = here.look()
        this_week = back > day.weekday() and look != Leaning("past", True)
        nearer = look.direction == "present" and 7 - back < back
        future = look.direction == "future" or nearer
        ahead = which == "1" or (back and (future or (which != "" and this_week)))
        days = 7 - back if ahead else -back
    return _moved(day, days) + _part(parts)


def weekday_of_month(parts: Parts, here: Standpoint) -> str | None:
    """ "the second Monday of March" -> 2021-03-08, "the last Friday in May"."""
    month = calendar(parts, here) or ""
    days = day_range(month)
    if not days:
        return month
    number = int(word(parts, "weekday"))
    first, last = map(date.fromisoformat, days)
    if "final" in parts:
        return _moved(last, -((last.weekday() - number) % 7))
    value = _moved(first, (number - first.weekday()) % 7 + 7 * (int(word(parts, "rank")) - 1))
    return value if value.startswith(month) else None


def weekday_told(parts: Parts, here: Standpoint) -> str | None:
    """A weekday counted from the day spoken of last: "the following Monday", "the previous Friday"."""
    if not here.last_day:
        return ""
    day = date.fromisoformat(here.last_day)
    gap = (int(word(parts, "weekday")) - day.weekday()) % 7
    days = (gap or 7) if word(parts, "which") == "1" else gap - 7
    return _moved(day, days) + _part(parts)


def named_day(parts: Parts, here: Standpoint) -> str | None:
    """ "yesterday", "tonight", "last night", "this morning", "the day after tomorrow"."""
    days = int(word(parts, "named_day") or word(parts, "which") or 0) + int(word(parts, "beyond") or 0)
    value = shift(here.anchor, days, "D")
    return value + (f"T{word(parts, 'tonight')}" if "tonight" in parts else _part(parts)) if value else ""


def near(parts: Parts, here: Standpoint) -> str | None:
    """A unit counted from the day of writing: "last week", "this year", "the end of the month"."""
    if "weekend" in parts:
        return _weekend(parts, here)
    return _unit_beside(here.anchor, parts)


def narrated(parts: Parts, here: Standpoint) -> str | None:
    """A unit counted from the time spoken of last: "the next day", "that year", "the week before".

    "The same day" is the day that the paragraph, or else the document, is about; of a day to come, what is
    told as past is not.
    """
    if here.apposed and "aside" in parts:
        return here.apposed
    if unit_of(word(parts, "unit")) == (1, "D") and not word(parts, "which"):
        told = "which" in parts and here.day
        ahead = len(here.anchor) == _DAY and (told or here.last or here.last_day) > here.anchor
        if told or ahead:
            return here.anchor if ahead and here.look().direction == "past" else told or here.last_day
    return _unit_beside(here.last, parts) or _unit_beside(here.last_day, parts)


def eve(parts: Parts, here: Standpoint) -> str | None:
    """The day before the one that the paragraph, or else the document, is about: "on the eve"."""
    return shift(here.day, -1, "D") if here.day else ""


def part_of_day_told(parts: Parts, here: Standpoint) -> str | None:
    """A part of the day spoken of last: "that evening", "the next morning", "the night before"."""
    value = shift(here.last_day, int(word(parts, "which") or word(parts, "aside") or 0), "D")
    return value + _part(parts) if value else ""


def part_of_day(parts: Parts, here: Standpoint) -> str | None:
    """A part of the day that the paragraph, or else the document, is about: "in the afternoon"."""
    return day + _part(parts) if (day := here.day_told()) else ""


def offset(parts: Parts, here: Standpoint) -> str | None:
    """Some units away: "two years ago" from the day of writing, "two days later" from the time told last."""
    ago, later = word(parts, "ago"), word(parts, "later") or word(parts, "aside")
    direction = int(ago or later or 1)
    count = count_of(parts["count"]) if "count" in parts else "X"
    factor, unit = unit_of(word(parts, "unit"))
    if not count.isdigit():
        return "" if later else "PAST_REF" if ago else "FUTURE_REF"
    if unit.startswith("T"):
        return ""
    steps = direction * int(count) * factor
    if later and here.apposed:
        return here.apposed
    if not later:
        return shift(here.anchor, steps, cast(Unit, unit))
    return shift(here.last, steps, cast(Unit, unit)) or _from_day_told(here, steps, cast(Unit, unit))


def _from_day_told(here: Standpoint, steps: int, unit: Unit) -> str:
    """Some units from the day told last; of another month told since, some days or weeks are of its year."""
    if len(here.last) == _MONTH and not here.last_day.startswith(here.last):
        return here.last[:4] if unit in ("D", "W") else ""
    return shift(here.last_day, steps, unit)


def duration(parts: Parts, here: Standpoint) -> str | None:
    """A length of time: "more than six hours" -> PT6H, "years" -> PXY, "two or three days" -> P2D/P3D."""
    counts = [count_of(parts[name]) for name in ("count", "most") if name in parts]
    plural = parts["unit"][-1].lower.endswith("s")
    single = "0.5" if "half" in parts else "X" if plural else "1"
    return "/".join(period(count, word(parts, "unit")) for count in counts or [single])


def every(parts: Parts, here: Standpoint) -> str | None:
    """What recurs: "every two weeks" -> P2W, "annually" -> P1Y, "every Tuesday" -> XXXX-WXX-2.

    "per hour" tells a speed and is no time, as TIMEX3's guidelines have it.
    """
    if "often" in parts:
        return word(parts, "often")
    if "part" in parts:
        return f"XXXX-XX-XX{_part(parts)}"
    if "weekday" in parts:
        return f"XXXX-WXX-{int(word(parts, 'weekday')) + 1}"
    if "per" in parts and word(parts, "unit").startswith("T"):
        return None
    return period(count_of(parts.get("count", ())), word(parts, "unit"))


def clock(parts: Parts, here: Standpoint) -> str | None:
    """A time of day; the day is put before it by whoever knows which day is meant."""
    if "noon" in parts:
        return f"T{word(parts, 'noon')}"
    if "clock" in parts:
        hour, minute = parts["clock"][0].text.split(".")
    elif "together" in parts:
        hour, minute = parts["together"][0].text[:2], parts["together"][0].text[2:]
    else:
        hour, minute = parts["hour"][0].text, word(parts, "minutes") or "00"
    hours = int(hour)
    if "half_day" in parts or "daytime" in parts:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if _after_noon(parts, hours) else 0)
    return f"T{hours:02}:{minute}" if hours <= 24 and int(minute) < 60 else None


def _after_noon(parts: Parts, hours: int) -> bool:
    """Whether an hour of twelve is one after noon: "8 p.m.", "8 in the evening", "8 at night"."""
    if "half_day" in parts:
        return parts["half_day"][0].lower[0] == "p"
    part = word(parts, "daytime")
    return part in ("AF", "EV") or (part == "NI" and 6 <= hours < 12)


def fixed(parts: Parts, here: Standpoint) -> str | None:
    """A word whose value the lexicon gives: "now" -> PRESENT_REF."""
    return next(filter(None, (word(parts, name) for name in parts)), "")


def gone(parts: Parts, here: Standpoint) -> str | None:
    """ "in recent weeks" -> PAST_REF."""
    return "PAST_REF"


def to_come(parts: Parts, here: Standpoint) -> str | None:
    """ "in the coming days" -> FUTURE_REF."""
    return "FUTURE_REF"


def present(parts: Parts, here: Standpoint) -> str | None:
    """ "these days" -> PRESENT_REF."""
    return "PRESENT_REF"


READERS: dict[str, Callable[[Parts, Standpoint], Value]] = {
    reader.__name__: reader
    for reader in (
        calendar,
        week_of,
        numeric,
        interval,
        pair,
        row,
        decade,
        century,
        season,
        fraction,
        weekday,
        weekday_of_month,
        weekday_told,
        named_day,
        near,
        narrated,
        eve,
        offset,
        duration,
        every,
        clock,
        fixed,
        gone,
        to_come,
        part_of_day,
        part_of_day_told,
        present,
    )
}
"""The mechanisms by the name under which a rule calls them."""


def _number(parts: Parts, name: str) -> int:
    """The number of a day, in figures or in words: "8th", "third", "twenty-first"; 0 if there is none."""
    return sum(int(value) for token in parts.get(name, ()) if (value := value_of(token)).isdigit())


def _moved(day: date, days: int) -> str:
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""


def _part(parts: Parts) -> str:
    return f"T{word(parts, 'part')}" if "part" in parts else ""


def _day_alone(day: int, here: Standpoint) -> str:
    """ "the 8th": of the month spoken of last, or the one after it; past unless the verb says otherwise.

    In a paragraph that has named a month since it is of that month: "In May they met on the 8th".
    """
    base = here.story if len(here.story) == _MONTH else here.last_day
    if not base:
        return ""
    month = base[:7] if day >= int(base[8:] or 0) else shift(base, 1, "M")
    ahead = here.anchor and f"{month}-{day:02}"[: len(here.anchor)] > here.anchor
    if ahead and here.look().direction != "future":
        month = shift(f"{month}-01", -1, "M")
    value = f"{month}-{day:02}"
    return value if is_day(month[:4], int(month[5:]), day) else ""


def _unit_beside(base: str, parts: Parts) -> str | None:
    """The unit ``which`` steps from that of ``base``."""
    steps = int(word(parts, "which") or 0) + int(word(parts, "aside") or 0)
    factor, unit = unit_of(word(parts, "unit"))
    if factor >= 10 and unit == "Y":
        digits = 3 if factor == 10 else 2
        return f"{int(base[:digits]) + steps:0{digits}}" if base else ""
    if unit not in ("D", "W", "M", "Y") or factor != 1:
        return None
    return shift(base[:10], steps, cast(Unit, unit))


def _weekend(parts: Parts, here: Standpoint) -> str:
    """The weekend of the week that is meant; "the weekend" is the nearest past one, as a weekday is."""
    steps = str(int(word(parts, "which")) + int(word(parts, "aside") or 0)) if "which" in parts else ""
    if not steps and len(here.anchor) == 10 and here.look().direction != "future":
        steps = "0" if date.fromisoformat(here.anchor).weekday() >= _SATURDAY else "-1"
    value = shift(here.anchor, int(steps or 0), "W")
    return f"{value}-WE" if value else ""
