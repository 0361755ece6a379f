"""dateparser.search: dates found in texts and resolved from the day of publication. Usage: RUNS < TEXTS"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime

from dateparser.search import search_dates

from bench.sides import timing
from bench.sides.timing import Text


def once(texts: Sequence[Text]) -> int:
    """One pass over the texts; how many dates it finds."""
    return sum(len(dates(text)) for text in texts)


def dates(text: Text) -> list[tuple[str, datetime]]:
    """The dates of a text, English being known and the past preferred, as news tell it."""
    base = datetime.fromisoformat(text["date"])
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    return list(search_dates(text["text"], languages=["en"], settings=settings) or [])


if __name__ == "__main__":
    timing.on_one_core()
    timing.tell(timing.timed(once, timing.given(), int(sys.argv[1])))
