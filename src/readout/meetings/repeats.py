"""One telling of several meetings: "they met on 3 April and 2 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from readout.dates import Time, day_range
from readout.meetings.chunks import Chunk, Chunks
from readout.meetings.surroundings import timed
from readout.meetings.telling import Telling
from readout.meetings.words import parts_pattern
from readout.places import Place

_WHERE = "(?:(?:IN|COMMA) X{0,2} PLACE COMMA?)"
_WHEN = "(?:ABOUT|IN|FROM)? X? TIME(?:(?:TO|DASH) TIME)?"
_ITEM = f"(?:{_WHERE}?{_WHEN}|{_WHERE}?{_WHEN}(?:COMMA? IN PLACE))"
_ASIDE = "(?:COMMA (?:WHERE|BREAK)[^COMMA BREAK]*(?=COMMA))?"
_AND = "(?:COMMA? AND COMMA?|COMMA) (?:X|COMMA){0,2}"
_ROW = re.compile(parts_pattern(f"{_ITEM}(?:{_ASIDE}{_AND}{_ITEM})+"))
_ENDS = frozenset({"BREAK", "WHERE", "ABOUT", "WITH", "BETWEEN", "NOT", "DURING"})
_MARKS = frozenset(".;)")
_APART = timedelta(days=4)


def repeats(telling: Telling, clause: Chunks, cue: int, text: str) -> Iterator[Telling]:
    """The telling once for each date of the row that follows its cue; as it is where there is none."""
    row = next((m for m in _ROW.finditer(clause.letters, cue + 1) if _begins(m, telling, clause, text)), None)
    if row is None or not _closed(clause, row.end(), text):
        yield telling
        return
    items = list(_items(clause.chunks[row.start() : row.end()]))
    shared = None if any(place for _, place in items[1:]) else items[0][1] or telling.place
    last: Time | None = None
    for time, place in items:
        if last is None or place or _apart(last, time):
            yield replace(telling, time=time, place=place or shared)
        last = time


def _begins(row: re.Match[str], telling: Telling, clause: Chunks, text: str) -> bool:
    """Whether a row's first date is the telling's own, or the row follows a colon."""
    if telling.time is None:
        colon = clause.chunks[row.start() - 1]
        return text[colon.start : colon.end] == ":"
    first = next((c.time for c in clause.chunks[row.start() : row.end()] if c.time), None)
    return first is not None and first.start == telling.time.start


def _closed(clause: Chunks, end: int, text: str) -> bool:
    """Whether a clause ends after a row, so that its last date belongs to no other verb."""
    following = clause.chunks[end : end + 2]
    while following and following[0].part == "COMMA":
        following = following[1:]
    return not following or following[0].part in _ENDS or text[following[0].start] in _MARKS


def _items(chunks: tuple[Chunk, ...]) -> Iterator[tuple[Time, Place | None]]:
    """The dates of a row, each with its own place; the second end of "from ... to ..." is none."""
    place: Place | None = None
    found: list[tuple[Time, Place | None]] = []
    for n, chunk in enumerate(chunks):
        if chunk.part == "PLACE" and found and chunks[n - 1].part == "IN" and chunks[n - 2].time:
            found[-1] = (found[-1][0], chunk.place)
        elif chunk.part == "PLACE":
            place = chunk.place
        elif chunk.time and timed(chunk) and chunks[n - 1].part not in ("TO", "DASH"):
            found.append((chunk.time, place))
            place = None
    yield from found


def _apart(a: Time, b: Time) -> bool:
    """Whether two dates are of two meetings and not of one that went on for days."""
    first, second = day_range(a.value), day_range(b.value)
    if not first or not second:
        return False
    return date.fromisoformat(second[0]) - date.fromisoformat(first[1]) >= _APART
