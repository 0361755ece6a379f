"""dateparser.search: dates found in texts and resolved from the day of publication. Usage: RUNS < TEXTS"""

from __future__ import annotations

import sys
from datetime import datetime

from dateparser.search import search_dates

from bench.sides import timing
from bench.sides.timing import Pass, Text


def passing(languages: list[str] | None) -> Pass:
    """A pass over texts of which the languages are known, or not; it says how many dates it finds."""
    return lambda texts: sum(len(dates(text, languages)) for text in texts)


def dates(text: Text, languages: list[str] | None) -> list[tuple[str, datetime]]:
    """The dates of a text, the past preferred, as news tell it."""
    settings = {"RELATIVE_BASE": datetime.fromisoformat(text["date"]), "PREFER_DATES_FROM": "past"}
    return list(search_dates(text["text"], languages=languages, settings=settings) or [])


def main(runs: int) -> None:
    """Time it both ways on the same texts, by the names of the rows."""
    timing.on_one_core()
    given = timing.given()
    ways = {"dates-dateparser": ["en"], "dates-dateparser-alone": None}
    timing.tell({row: timing.timed(passing(known), given, runs) for row, known in ways.items()})


if __name__ == "__main__":
    main(int(sys.argv[1]))
